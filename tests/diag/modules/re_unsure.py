"""Where releases of CPython 3.11 do not agree nothing is guessed."""
import re

print(re.match(r"(?:a+a+){,2}+", "ababca"))
