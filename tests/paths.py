# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the documents name is in the tree.

    paths.py

In ARCHITECTURE.md and CONTRIBUTING.md each word in backquotes that looks like
a path (a `/` in it, or a source's ending) must be a file or folder, whole or
as the end of its path; `*` stands for anything. Words with a part in capitals
(tests/diag/FOLDER/NAME.py) stand for names yet to be chosen, and what is below
build/ for what is made. In all documents a link must lead to a file.
"""
import fnmatch
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?")
ENDING = re.compile(r"\.(c|h|def|py|md|sh|patch|in|json|txt)$")
UNNAMED = re.compile(r"(^|[/_])[A-Z]{2,}([/_.]|$)")
DOCUMENTS = re.compile(r"[A-Z]+\.md$")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


def tree():
    """Each file, and each folder with a `/` behind it, after a `/`."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in ("build", ".git")]
        start = "/" + os.path.relpath(folder, ROOT).replace(os.sep, "/")
        start = "" if start == "/." else start
        yield from (f"{start}/{name}/" for name in folders)
        yield from (f"{start}/{name}" for name in names)


def is_path(word):
    return (PATH.fullmatch(word) and ("/" in word or ENDING.search(word)) and
            not word.startswith("build/") and
            (DOCUMENTS.match(word) or not UNNAMED.search(word)))


def words(text):
    for quoted in re.findall(r"`([^`\n]+)`", FENCE.sub("", text)):
        yield from (w.rstrip(".,:") for w in quoted.split())


def exists(word, paths):
    ends = ["*/" + word, "*/" + word + "/"]
    return any(fnmatch.filter(paths, end) for end in ends)


def missing(document, paths, quoted):
    with open(os.path.join(ROOT, document), encoding="utf-8") as f:
        text = f.read()
    if quoted:
        for word in sorted(set(filter(is_path, words(text)))):
            if not exists(word, paths):
                yield f"{document} names `{word}`, which is not in the tree"
    for target in sorted(set(LINK.findall(FENCE.sub("", text)))):
        path = os.path.join(ROOT, os.path.dirname(document), target)
        if not os.path.exists(path):
            yield f"{document} links to {target}, which is not there"


def main():
    paths = list(tree())
    documents = [n for n in os.listdir(ROOT) if n.endswith(".md")]
    documents += [f"docs/{n}" for n in os.listdir(os.path.join(ROOT, "docs"))
                  if n.endswith(".md")]
    wrong = [line for name in sorted(documents) for line in
             missing(name, paths, name in ("ARCHITECTURE.md",
                                           "CONTRIBUTING.md"))]
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
