# pathlib's paths: their parts, and what open() and os make of them.
import os
from pathlib import Path, PurePath, PurePosixPath

import numpy as np

k = int(np.zeros(70000).sum())
for text in ["", ".", "/", "//", "///a", "a", "a/", "a//b/./c", "/a/b.tar.gz",
             "..", "a/../b", ".x", "x.", "a.b.", "..a.b", "/a/.b", "a b/c.d"]:
    p = Path(text)
    print(repr(p), str(p), p.parts, repr(p.name), repr(p.stem), repr(p.suffix),
          p.suffixes, repr(p.parent), repr(p.root), p.anchor, p.is_absolute(),
          len(p.parents), repr(p / "y"), p == Path(text), p.as_posix())
p = Path("a", "b/c.py")
print(p, p / "d" / "e", "x" / p, p.joinpath("q", "/r", "s"), Path(p, p))
print(p.with_name("z"), p.with_stem("z"), p.with_suffix(".txt"),
      p.with_suffix(""), Path("q").with_suffix(".x"))
print([str(q) for q in p.parents], p.parent.parent, p < Path("b"),
      p > Path("a/b"), sorted([Path("b"), Path("a/c"), Path("a")]))
print({Path("x"): 1}[Path("x")], Path("x") in [Path("x/")], Path("x") == "x")
print(isinstance(p, Path), isinstance(p, PurePath), type(p).__name__,
      PurePath("a"), repr(PurePosixPath("a/b")))
print(f"{p}", "%s" % p, os.fspath(p), os.path.join(p, "x"),
      os.path.basename(p), os.path.exists(p))
here = Path("tests") / "oracle" / "paths_as_objects.py"
print(here.exists(), here.is_file(), here.parent.is_dir(), Path("no").exists())
print(here.read_text().splitlines()[0])
f = open(here)
print(f.readline(), f.name)
f.close()
f = here.open()
print(len(f.readlines()) > 20)
f.close()
print(here.parent / here.name in list(here.parent.iterdir()),
      Path.cwd() == Path(os.getcwd()), here.absolute() == Path.cwd() / here)
