"""A pattern that is wrong is re.error, at the script's line."""
import re

word = re.compile(r"(\w+")
print(word.findall("a b"))
