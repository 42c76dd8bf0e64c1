# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""textwrap: texts that are known while compiling, in lines of a width."""
import re

_SPACE = r"[\t\n\x0b\x0c\r ]"
_OTHER = r"[^\t\n\x0b\x0c\r ]"
_MARK = r"[\w!\"'&.,?]"
_LETTER = r"[^\d\W]"
# space; a dash between words; a word, up to a hyphen in it, its end, or a dash
_PARTS = re.compile(
    f"({_SPACE}+|(?<={_MARK})-{{2,}}(?=\\w)|{_OTHER}+?(?:"
    f"-(?:(?<={_LETTER}{{2}}-)|(?<={_LETTER}-{_LETTER}-))"
    f"(?={_LETTER}-?{_LETTER})|(?={_SPACE}|\\Z)|(?<={_MARK})(?=-{{2,}}\\w)))")
_SPACES = re.compile(f"({_SPACE}+)")
_ENDS = re.compile(r"[a-z][.!?][\"']?\Z")


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """What a line is made of: words and space, in their order."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in "\t\n\x0b\x0c\r":
                text = text.replace(c, " ")
        parts = _PARTS if self.break_on_hyphens is True else _SPACES
        chunks = [c for c in parts.split(text) if c]
        if self.fix_sentence_endings:
            i = 0
            while i < len(chunks) - 1:
                if chunks[i + 1] == " " and _ENDS.search(chunks[i]):
                    chunks[i + 1] = "  "
                    i += 1
                i += 1
        return chunks

    def _indent(self, lines):
        return self.subsequent_indent if lines else self.initial_indent

    def _break_word(self, chunks, line, size, width):
        """A word that is longer than any line."""
        room = width - size if width >= 1 else 1
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and word[:hyphen].strip("-"):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _take_line(self, chunks, lines, width):
        """The chunks of the next line; they are taken from the end."""
        line = []
        size = 0
        if self.drop_whitespace and lines and not chunks[-1].strip():
            del chunks[-1]
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._break_word(chunks, line, size, width)
        if self.drop_whitespace and line and not line[-1].strip():
            del line[-1]
        return line

    def _is_rest(self, chunks):
        return not chunks or (self.drop_whitespace and len(chunks) == 1
                              and not chunks[0].strip())

    def _cut(self, line, lines, indent, width):
        """The last line that may be there, with what says that more follows."""
        size = len("".join(line))
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            size -= len(line[-1])
            del line[-1]
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self._indent(self.max_lines > 1)
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        lines = []
        while chunks:
            indent = self._indent(lines)
            width = self.width - len(indent)
            line = self._take_line(chunks, lines, width)
            if not line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or self._is_rest(chunks)
                    and len("".join(line)) <= width):
                lines.append(indent + "".join(line))
            else:
                self._cut(line, lines, indent, width)
                break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(
        " ".join(text.strip().split()))


def dedent(text):
    lines = re.sub("(?m)^[ \t]+$", "", text)
    margin = None
    for indent in re.findall("(?m)(^[ \t]*)(?:[^ \t\n])", lines):
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            n = 0
            while margin[n] == indent[n]:
                n += 1
            margin = margin[:n]
    if margin:
        lines = re.sub("(?m)^" + margin, "", lines)
    return lines


def indent(text, prefix, predicate=None):
    if predicate is None:
        return "".join([prefix + line if line.strip() else line
                        for line in text.splitlines(True)])
    return "".join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
