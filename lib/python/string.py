# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""string: sets of characters, and templates."""
import _python

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([x.capitalize() for x in s.split(sep)])


class Template:
    def __init__(self, template):
        self.template = template

    def _filled(self, mapping, safe):
        text = self.template
        out = []
        i = 0
        while i < len(text):
            at = text.find("$", i)
            if at < 0:
                break
            out.append(text[i:at])
            rest = text[at + 1:]
            size = 0
            while size < len(rest) and (
                    rest[size] in ascii_letters + "_"
                    or size and rest[size] in digits):
                size += 1
            name, length = rest[:size], size
            if rest[:1] == "{":
                end = rest.find("}")
                name = rest[1:end] if end > 0 else ""
                length = len(name) + 2
                if not name.isidentifier() or not name.isascii():
                    name = ""
            if rest[:1] == "$":
                out.append("$")
                length = 1
            elif name and (not safe or name in mapping):
                out.append(str(mapping[name]))
            elif not name and not safe:
                before = text[:at].split("\n")
                raise ValueError(f"Invalid placeholder in string: line "
                                 f"{len(before)}, col {len(before[-1]) + 1}")
            else:
                length = length if name else 0
                out.append("$" + rest[:length])
            i = at + 1 + length
        out.append(text[i:])
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, True)
