# What logging does not say, by levels and handlers.
import logging
logging.basicConfig(level=logging.WARNING, format="%(message)s")
log = logging.getLogger(__name__)
log.debug("x %d", 3); log.info("y"); logging.info("z")
print(log, log.level, logging.getLogger("a.b").parent, logging.getLogger() is logging.root, log.isEnabledFor(logging.ERROR), logging.getLevelName(20))
log.setLevel("ERROR"); log.warning("no")
q = logging.getLogger("q"); q.addHandler(logging.NullHandler()); q.propagate = False; q.error("quiet")
logging.disable(logging.CRITICAL); log.critical("no"); logging.error("no")
print("done", log.getEffectiveLevel())
