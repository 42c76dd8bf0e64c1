# os.path's functions of texts, and os's words.
import os
import os.path
from os.path import join, splitext

import numpy as np

PATHS = ["", "/", "//", "///", "a", "a/", "/a", "a/b", "a//b/", "a/b.c", ".x",
         "a/.x", "..x", "...", "a.b/c", "a.b/c.d.e", "//a/b", "///a", ".", "..",
         "a/../b", "../a", "/../a", "a/./b/", "./a", "a/b/../../..", "x.tar.gz",
         "a/..b", "~x/../y", "ä/ö.ü"]
for p in PATHS:
    print(repr(p), repr(os.path.basename(p)), repr(os.path.dirname(p)),
          os.path.split(p), splitext(p), os.path.isabs(p),
          repr(os.path.normpath(p)))
    for q in PATHS:
        print(repr(join(p, q)), repr(join(p, q, "z")))
for p in PATHS[1:]:
    print(os.path.abspath(p) == os.path.normpath(join(os.getcwd(), p)),
          repr(os.path.relpath("/" + p, "/a/b")),
          repr(os.path.relpath(p or ".", "a")))
print(os.sep, repr(os.linesep), os.name, os.pathsep, os.curdir, os.pardir,
      os.path.sep)
print(os.path.expanduser("a/~"), os.path.expanduser("~") == os.environ["HOME"],
      os.path.expanduser("~/x") == os.environ["HOME"] + "/x")
print(os.environ.get("NO_SUCH_NAME"), os.environ.get("NO_SUCH_NAME", 3),
      os.getenv("NO_SUCH_NAME"), os.getenv("NO_SUCH_NAME", "x"),
      "NO_SUCH_NAME" in os.environ, os.getenv("HOME") == os.environ["HOME"])
os.environ["NO_SUCH_NAME"] = "now"
print(os.getenv("NO_SUCH_NAME"), os.environ["NO_SUCH_NAME"])
k = int(np.zeros(70000).sum())
print(join("out", f"part{k}.txt"), join("out/", f"{'x'}{k}"))
