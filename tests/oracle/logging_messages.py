"""Messages of logging: levels, names, formats, handlers, filters."""
import logging
import sys
import numpy as np
k = int(np.zeros(70000).sum())
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
logging.info("hello %s %d", "x", 3)
logging.warning("k is %d and %.3f", k, k + 0.5)
log = logging.getLogger("app.sub")
log.info("sub")
log.setLevel(logging.DEBUG)
log.debug("now %r", [1, "a"])
logging.getLogger("app").setLevel(logging.ERROR)
logging.getLogger("app.other").warning("hidden")
logging.getLogger("app.other").error("shown %(a)s", {"a": 5})
for i in range(3):
    log.info(f"step {i + k}")
    if i + k == 1:
        log.warning("one")
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("[{levelname}] {message}", style="{"))
mine = logging.getLogger("mine")
mine.addHandler(h)
mine.propagate = False
mine.setLevel("INFO")
mine.info("mine")
mine.debug("not")
mine.critical("c")
print(mine, logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(35), mine.isEnabledFor(10), mine.getEffectiveLevel(), mine.name, h.level)
logging.disable(logging.WARNING)
mine.warning("off")
mine.error("on")
logging.disable(logging.NOTSET)
mine.addFilter(lambda r: "skip" not in r.getMessage())
mine.info("skip this")
mine.info("keep this")
mine.log(25, "level 25")
class L(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []
    def emit(self, record):
        self.seen.append((record.levelname, record.getMessage(), record.name))
l = L()
logging.getLogger("q").addHandler(l)
logging.getLogger("q").warning("a %s", 1)
print(l.seen)
try: mine.setLevel("NOPE")
except ValueError as e: print(e)
