"""A pattern that would be looked for without end stops at the limit of steps."""
import re

print(re.match(r"(a*)*b", "a" * 64))
