# argparse: command lines, and what is wrong with them.
import argparse


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise SystemExit(message)


def parse(p, *lines):
    for line in lines:
        args = line if isinstance(line, list) else line.split()
        try:
            print(line, p.parse_args(args))
        except SystemExit as e:
            print(line, "error:", e)


def known(p, *lines):
    for line in lines:
        try:
            print(line, p.parse_known_args(line.split()))
        except SystemExit as e:
            print(line, "error:", e)


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return n


p = Parser(prog="train")
p.add_argument("data", help="the data")
p.add_argument("--lr", "-l", type=float, default=0.1)
p.add_argument("--epochs", "-e", type=int, default="10")
p.add_argument("--batch-size", type=positive, metavar="N")
p.add_argument("--model", choices=["mlp", "cnn"], default="mlp")
p.add_argument("--verbose", "-v", action="count", default=0)
p.add_argument("--quiet", "-q", action="store_true")
p.add_argument("--no-cuda", action="store_false", dest="cuda")
p.add_argument("--tag", action="append", default=["base"])
p.add_argument("--sizes", type=int, nargs="+", default=[8])
p.add_argument("--pair", nargs=2, type=float)
p.add_argument("--maybe", nargs="?", const="yes", default="no")
p.add_argument("--many", nargs="*")
p.add_argument("--mode", action="store_const", const=7)
p.add_argument("--both", action=argparse.BooleanOptionalAction, default=None)
parse(p, "d", "d --lr 0.5", "--lr=0.5 d", "-l0.5 d", "-l=0.5 d", "-l 1e-3 d", "d -vvq",
      "d -vql2", "d --verb --verb", "d --epo 3", "d --epochs=3 --e 5", "d --no-cuda --no-c",
      "d --tag a --tag b", "d --sizes 1 2 3", "--sizes 1 2 3 -- d", "d --pair 1 -2.5",
      "d --maybe", "d --maybe x", "d --many", "d --many a b", "d --mode", "d --both",
      "d --no-both", "-- -d", "-5", "-5.5 --lr -1", "-- --lr", "d --model cnn", "d --batch-size 4",
      "d --batch 4", ["a b"], ["-a b"], [""], ["d", "--tag", ""], ["d", "--tag="],
      # what is wrong
      "", "d e", "d --lr", "d --lr x", "d --epochs 1.5", "d --model x", "d --batch-size 0",
      "d --batch-size x", "d --m mlp", "d --nothing", "d -x", "d --sizes", "d --pair 1",
      "d --pair 1 x", "d --quiet=1", "d -q1", "d -qx", "d --mode=3", "d --maybe=a --lr -x",
      "-l", "--sizes 1 2 d", "d --no-both=1", "d e f --nothing --x=1", "--lr --quiet", "d -v=1")
known(p, "d --nothing 1 -x --lr 2", "d e -- f", "--x d", "d --model y", "-z1 -l 3 d rest")

q = Parser(prog="files")
q.add_argument("first", nargs="?", default="one", type=str.upper if False else str)
q.add_argument("rest", nargs="*", type=int)
q.add_argument("-n", type=int, default=3, required=True)
q.add_argument("-x", "--extra", action="extend", nargs="+")
q.add_argument("--add", action="append_const", const=1, dest="ones")
q.set_defaults(n=9, other="set")
parse(q, "-n 1", "a -n 2", "a 1 2 -n 3", "-n 1 a 5 6 7", "a", "-n 1 a b", "-n1 --add --add -x 1 2 -x 3",
      "a -n 1 5", "-n 1 -- -a -3", "-n 1 a -3", "-n -3")
print(q.get_default("n"), q.get_default("other"), q.get_default("none"))

r = Parser(prog="copy", allow_abbrev=False)
r.add_argument("sources", nargs="+")
r.add_argument("target")
r.add_argument("--force", action="store_true")
r.add_argument("-1", dest="one", action="store_true")
parse(r, "a b", "a b c", "a", "a b --force", "a b --for", "a --force b", "a b -1", "a b -2", "-1 a -- -b c")

s = Parser(prog="run", argument_default=argparse.SUPPRESS)
s.add_argument("--a", type=int)
s.add_argument("--b", default=4)
s.add_argument("three", nargs=3, type=int, choices=range(5))
s.add_argument("command", nargs="...")
parse(s, "1 2 3", "1 2 3 x --a 5", "--a 5 1 2 3 -q y", "1 2", "1 2 9", "0 1 2 --b 3 --", "--a=1 --b=2 0 0 0")

ns = argparse.Namespace(a=1, b="x", c=[1])
print(ns, ns.a, ns == argparse.Namespace(a=1, b="x", c=[1]), ns != argparse.Namespace(a=1),
      "a" in ns, "z" in ns, ns == 3, getattr(ns, "z", None))
ns.d = 2.5
setattr(ns, "a-b", 1)
print(ns, hasattr(ns, "d"), argparse.Namespace())
t = argparse.ArgumentParser(exit_on_error=False)
t.add_argument("--n", type=int)
for line in [["--n", "x"], ["--n"]]:
    try:
        t.parse_args(line)
    except argparse.ArgumentError as e:
        print(e, e.argument_name, e.message)
given = argparse.Namespace(n=5, k=1)
print(t.parse_args([], given) is given, given, t.parse_args(["--n", "3"], given))
for flags, keywords in [(["x"], {"dest": "y"}), (["--x"], {"action": "none"}), (["x"], {"required": True}),
                        (["--x"], {"action": "store_true", "type": int}), (["--n"], {}),
                        (["--x"], {"type": 5}), (["--x", "y"], {}), (["--"], {}), (["--x"], {"nargs": 0})]:
    try:
        t.add_argument(*flags, **keywords)
    except (ValueError, TypeError, argparse.ArgumentError) as e:
        print(type(e).__name__)
print(argparse.ArgumentParser().parse_args([]), argparse.ArgumentParser().parse_args())
