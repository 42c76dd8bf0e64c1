# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""pathlib: paths of POSIX, as far as os.path and open() are there."""
import os
import os.path

from _collections import refuse

__all__ = ["Path", "PosixPath", "PurePath", "PurePosixPath"]


_missing = ["as_uri", "chmod", "glob", "group", "hardlink_to", "is_block_device",
            "is_char_device", "is_fifo", "is_mount", "is_relative_to",
            "is_reserved", "is_socket", "is_symlink", "lchmod", "link_to",
            "lstat", "match", "owner", "read_bytes", "readlink", "relative_to",
            "rename", "replace", "resolve", "rglob", "rmdir", "samefile",
            "stat", "symlink_to", "touch", "write_bytes"]


def _text(path):
    if isinstance(path, PurePath):
        return str(path)
    if isinstance(path, str):
        return path
    raise TypeError("expected str, bytes or os.PathLike object, not "
                    + type(path).__name__)


def _parse(args):
    """The root, and the names behind it."""
    path = ""
    for arg in args:
        path = os.path.join(path, _text(arg))
    root = ""
    if path.startswith("/"):
        root = "//" if path.startswith("//") and path[:3] != "///" else "/"
    return root, [name for name in path.split("/") if name and name != "."]


class PurePath:
    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._root, self._names = _parse(args)

    def _of(self, root, names):
        new = object.__new__(type(self))
        new._root = root
        new._names = names
        return new

    def __str__(self):
        return self._root + "/".join(self._names) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def _key(self):
        return [self._root] * (self._root != "") + self._names

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() < other._key()

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() <= other._key()

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() > other._key()

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() >= other._key()

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return self.joinpath(other)

    def __rtruediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        root, names = _parse((other, self))
        return self._of(root, names)

    def joinpath(self, *others):
        root, names = _parse((self, *others))
        return self._of(root, names)

    @property
    def root(self):
        return self._root

    @property
    def drive(self):
        return ""

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(self._key())

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        return self._of(self._root, self._names[:-1])

    @property
    def parents(self):
        n = len(self._names)
        return tuple([self._of(self._root, self._names[:n - i - 1])
                      for i in range(n)])

    def is_absolute(self):
        return self._root != ""

    def with_name(self, name):
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._of(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") \
                or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        return self._of(self._root, self._names[:-1] + [self.stem + suffix])


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def expanduser(self):
        if self._root or not self._names or self._names[0][:1] != "~":
            return self
        return type(self)(os.path.expanduser(str(self)))

    def absolute(self):
        return self if self._root else type(self)(os.getcwd(), self)

    def exists(self):
        return os.path.exists(str(self))

    def is_file(self):
        return os.path.isfile(str(self))

    def is_dir(self):
        return os.path.isdir(str(self))

    def iterdir(self):
        return iter([self / name for name in os.listdir(str(self))])

    def open(self, mode="r", buffering=-1, encoding=None, errors=None,
             newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        f = self.open("r", -1, encoding, errors)
        text = f.read()
        f.close()
        return text

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not " + type(data).__name__)
        f = self.open("w", -1, encoding, errors, newline)
        n = f.write(data)
        f.close()
        return n

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if mode != 0o777 or exist_ok and not parents:
            refuse("mkdir() with a mode, or with exist_ok and without parents")
        if parents:
            os.makedirs(str(self), exist_ok=exist_ok)
        else:
            os.mkdir(str(self))

    def unlink(self, missing_ok=False):
        if missing_ok:
            refuse("unlink() with missing_ok")
        os.remove(str(self))

    def __getattr__(self, name):
        if name in _missing:
            refuse(f"`{name}` of a path")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute "
                             f"{name!r}")


class PosixPath(Path, PurePosixPath):
    pass
