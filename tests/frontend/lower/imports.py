# Imports; a dotted one binds its first name, or its last one `as`.
import a.b
import a.b.c as d
from . import e
from ..f.g import h as i, j
