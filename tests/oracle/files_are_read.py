# What is read of a file, by all ways there are.
import os

NAME = os.path.join("tests", "oracle", "files_are_read.py")
print(os.path.exists(NAME), os.path.isfile(NAME), os.path.isdir(NAME),
      os.path.isdir("tests/oracle"), os.path.exists("no/such/file"),
      os.path.isfile("tests"), os.path.getsize(NAME) > 100)
print("files_are_read.py" in os.listdir("tests/oracle"),
      sorted(os.listdir("tests/digits")) == sorted(os.listdir("./tests/digits/")))
f = open(NAME)
print(f.name, f.mode, f.closed, f.readable(), f.writable(), f)
print(repr(f.readline()), repr(f.read(10)), repr(f.read(0)), next(f))
for i, line in enumerate(f):
    print(i, line.rstrip())
    if i == 3:
        break
rest = f.readlines()
print(len(rest), f.read() == "", f.readline() == "", f.readlines())
print(f.seek(0), repr(f.readline(4)), repr(f.readline()))
f.close()
f.close()
print(f.closed)
text = open(NAME, encoding="utf-8").read()
print(len(text), text.count("\n"), text == "".join(open(NAME, "rt")))
words = {}
for line in open(NAME):
    for word in line.split():
        words[word] = words.get(word, 0) + 1
print(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:5])
first, *more = open(NAME, newline="")
print(first, len(more), len(list(open(NAME))), "import os\n" in open(NAME))
print([len(a) for a, b in zip(open(NAME), range(3))])


def lines(path):
    h = open(path)
    n = 0
    while h.readline():
        n += 1
    h.close()
    return n


print(lines(NAME), lines(NAME) == text.count("\n"))
e = OSError(2, "no such", "f.txt")
print(type(e).__name__, e, repr(e), e.args, e.errno, e.strerror, e.filename)
e = OSError("just words")
print(e, repr(e), e.errno, e.args, e.filename)
e = OSError(99, "what")
print(e, repr(e), e.errno, type(e).__name__)
print(isinstance(FileNotFoundError(), OSError), IOError is OSError)


class Mine(OSError):
    pass


m = Mine(13, "nope", "q'")
print(m, repr(m), m.args, m.filename, EOFError("x"), repr(PermissionError()))
