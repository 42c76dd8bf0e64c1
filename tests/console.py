# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the console sessions in documents and compares what they show.

    console.py HOLO [--update] [DOCUMENT ...]

A session is a fenced block marked `console`: after each line `$ holo ...`
stands what the command prints, standard error behind standard output. --update
writes what was found. Commands run from the root of the tree. A script shown
under a line that ends in `PATH`: is the file PATH, word for word; C code
under `PATH`: is a part of it.
"""
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SESSION = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)

SCRIPT = re.compile(r"`([\w/]+\.py)`:\n\n```python\n(.*?)^```$", re.M | re.S)
PART = re.compile(r"`([\w/]+\.c)`:\n\n```c\n(.*?)^```$", re.M | re.S)


def documents():
    yield os.path.join(ROOT, "README.md")
    folder = os.path.join(ROOT, "docs")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".md"):
            yield os.path.join(folder, name)


def printed(holo, line):
    """What a command shows."""
    words = shlex.split(line)
    if words[0] != "holo":
        sys.exit(f"not a command of holo: {line}")
    env = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80", NO_COLOR="1")
    done = subprocess.run([holo] + words[1:], cwd=ROOT, env=env, text=True,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=300)
    return done.stdout + done.stderr


def rerun(holo, session):
    """The session with what its commands print now."""
    lines = [l for l in session.splitlines() if l.startswith("$ ")]
    return "".join(f"{line}\n{printed(holo, line[2:])}" for line in lines)


def content(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def shows_files(path, text):
    """Are the sources that a document shows those of the files it names?"""
    wrong = [name for name, shown in SCRIPT.findall(text)
             if content(name) != shown]
    wrong += [name for name, shown in PART.findall(text)
              if shown not in content(name)]
    for name in wrong:
        print(f"{path} shows another text than {name}")
    return not wrong


def check(holo, path, update):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if not shows_files(path, text):
        return False
    found = SESSION.sub(
        lambda m: f"```console\n{rerun(holo, m.group(1))}```", text)
    if found == text:
        return True
    if update:
        with open(path, "w", encoding="utf-8") as f:
            f.write(found)
        return True
    for old, new in zip(SESSION.findall(text), SESSION.findall(found)):
        if old != new:
            print(f"{path} shows\n{old}but it is\n{new}")
    return False


def main(arguments):
    update = "--update" in arguments
    words = [a for a in arguments if a != "--update"]
    if not words:
        sys.exit(__doc__)
    holo = os.path.abspath(words[0])
    paths = words[1:] or list(documents())
    return 0 if all([check(holo, p, update) for p in paths]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
