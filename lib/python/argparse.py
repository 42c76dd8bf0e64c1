# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""argparse: arguments and options of the command line, read while compiling.
Usage, help and errors are CPython 3.11's texts, for a terminal as wide as
COLUMNS says, or 80.
"""
import os
import sys

import _python

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class BooleanOptionalAction:
    """Stands for `--x` and `--no-x`."""


class Action:
    def __init_subclass__(cls, **keywords):
        _python.refuse("a class of one's own as an action is not there yet")


def FileType(mode="r", bufsize=-1, encoding=None, errors=None):
    return _python.refuse("FileType of `argparse` is not there yet: open() the "
                          "file that is named")


def MetavarTypeHelpFormatter(prog):
    return _python.refuse("MetavarTypeHelpFormatter is not there yet")


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument.title()
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return _attributes(self) == _attributes(other)

    def __contains__(self, key):
        return key in _python.names(self)

    def __repr__(self):
        pairs = _attributes(self)
        shown = [f"{name}={x!r}" for name, x in pairs.items()
                 if name.isidentifier()]
        odd = {name: x for name, x in pairs.items() if not name.isidentifier()}
        if odd:
            shown.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _attributes(x):
    return {name: getattr(x, name) for name in _python.names(x)}


# ---- texts in lines ----

def _is_letter(c):
    return c.isalpha() or c == "_" or c > "~"


def _is_word(c):
    return _is_letter(c) or c.isdigit() or c in "!\"'&.,?"


def _breaks_behind(word, i):
    """May a line end behind the hyphen word[i]?"""
    before, after = word[max(0, i - 3):i], word[i + 1:i + 4]
    if len(before) < 2 or not after or not _is_letter(after[0]):
        return False
    after = after[1:].removeprefix("-")
    if not after or not _is_letter(after[0]):
        return False
    if _is_letter(before[-1]) and _is_letter(before[-2]):
        return True
    return (len(before) == 3 and _is_letter(before[0]) and before[1] == "-"
            and _is_word(before[2]))


def _chunks(text):
    chunks = []
    for word in text.split():
        if chunks:
            chunks.append(" ")
        begin = 0
        if "-" in word:
            dashes = word.find("--", 1)
            if dashes > 0 and _is_word(word[dashes - 1]) and (
                    word[dashes:].strip("-")):
                _python.refuse("a dash of two hyphens between words in a text "
                               "of `argparse` is not there yet")
            for i in range(len(word)):
                if word[i] == "-" and _breaks_behind(word, i):
                    chunks.append(word[begin:i + 1])
                    begin = i + 1
        chunks.append(word[begin:])
    return chunks


def _wrap(text, width, indent=""):
    """The lines of a text, as textwrap makes them."""
    width -= len(indent)
    chunks = _chunks(text)
    lines = []
    at = 0
    while at < len(chunks):
        if chunks[at] == " " and lines:
            at += 1
        line = ""
        while at < len(chunks) and len(line) + len(chunks[at]) <= width:
            line += chunks[at]
            at += 1
        if at < len(chunks) and len(chunks[at]) > width:
            end = max(1, width - len(line)) if width > 0 else 1
            hyphen = chunks[at].rfind("-", 0, end)
            if hyphen > 0 and chunks[at][:hyphen].strip("-"):
                end = hyphen + 1
            if len(line) < width:
                line += chunks[at][:end]
                chunks[at] = chunks[at][end:]
        line = line.rstrip(" ")
        if line:
            lines.append(indent + line)
    return lines


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24,
                 width=None):
        if width is None:
            columns = os.environ.get("COLUMNS", "")
            width = (int(columns) if columns.isdigit() and int(columns)
                     else 80) - 2
        self._prog = prog
        self._step = indent_increment
        self._width = width
        self._position = min(max_help_position,
                             max(width - 20, indent_increment * 2))

    def _lines_of_help(self, text, width):
        return _wrap(text, width)

    def _fill(self, text, width, indent):
        return "\n".join(_wrap(text, width, indent))

    def _help_of(self, action):
        return action.help

    def _text(self, text, indent=0):
        if text is None or text is SUPPRESS or text == "":
            return "" if text != "" else "\n\n"
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill(text, max(self._width - indent, 11),
                          " " * indent) + "\n\n"

    def _usage_lines(self, prog, options, positionals, prefix):
        limit = self._width
        deep = len(prefix) + len(prog) > 0.75 * limit
        indent = " " * (len(prefix) + (0 if deep else len(prog) + 1))
        if not deep:
            if options:
                lines = self._filled([prog] + options, indent, prefix)
                return lines + self._filled(positionals, indent, None)
            if positionals:
                return self._filled([prog] + positionals, indent, prefix)
            return [prog]
        lines = self._filled(options + positionals, indent, None)
        if len(lines) > 1:
            lines = (self._filled(options, indent, None)
                     + self._filled(positionals, indent, None))
        return [prog] + lines

    def _filled(self, parts, indent, prefix):
        lines, line = [], []
        size = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if size + 1 + len(part) > self._width and line:
                lines.append(indent + " ".join(line))
                line = []
                size = len(indent) - 1
            line.append(part)
            size += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def usage(self, usage, actions):
        prefix = "usage: "
        if usage is SUPPRESS:
            return ""
        if usage is not None:
            return prefix + usage % {"prog": self._prog} + "\n\n"
        shown = [a for a in actions if a.help is not SUPPRESS]
        options = [a.usage() for a in shown if a.option_strings]
        positionals = [a.usage() for a in shown if not a.option_strings]
        for part in options + positionals:
            if any([x in part for x in ("(", ")", "[ ", " ]", "[]")]):
                _python.refuse("brackets in the usage of an argument are not "
                               "there yet")
        text = " ".join([part for part in [self._prog] + options + positionals
                         if part])
        if len(prefix) + len(text) > self._width:
            text = "\n".join(self._usage_lines(
                self._prog, _words_of(options), _words_of(positionals),
                prefix))
        return f"{prefix}{text}\n\n"

    def action(self, action, longest):
        position = min(longest + 2, self._position)
        width = max(self._width - position, 11)
        room = position - self._step - 2
        head = action.invocation()
        indent = " " * self._step
        if not action.help:
            return f"{indent}{head}\n"
        if len(head) <= room:
            text = indent + head + " " * (room - len(head) + 2)
            first = 0
        else:
            text = f"{indent}{head}\n"
            first = position
        if not action.help.strip():
            return text if text.endswith("\n") else text + "\n"
        words = self._help_of(action) % action.params(self._prog)
        lines = self._lines_of_help(words, width)
        if not lines:
            return text
        text += " " * first + lines[0] + "\n"
        for line in lines[1:]:
            text += " " * position + line + "\n"
        return text

    def section(self, title, description, actions, longest):
        body = "" if description is None else self._text(description,
                                                         self._step)
        for a in actions:
            if a.help is not SUPPRESS:
                body += self.action(a, longest)
        if not body:
            return ""
        head = "" if title is None or title is SUPPRESS else f"{title}:\n"
        return f"\n{head}{body}\n"


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _lines_of_help(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _help_of(self, action):
        text = "" if action.help is None else action.help
        if "%(default)" not in text and action.default is not SUPPRESS and (
                action.option_strings or action.nargs in ("?", "*")):
            text += " (default: %(default)s)"
        return text


def _words_of(parts):
    words = []
    for part in parts:
        inner = part.find(" [")
        if part[:1] == "[":
            words.append(part)
        elif inner < 0:
            words += part.split()
        else:
            words += part[:inner].split() + [part[inner + 1:]]
    return words


def _end_of_blank_lines(text):
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    text = text.strip("\n")
    return text + "\n" if text else ""


# ---- arguments ----

_VALUED = ["nargs", "const", "default", "type", "choices", "required", "help",
           "metavar"]
_FLAG = ["default", "required", "help"]
_KEYWORDS = {
    "store": _VALUED, "append": _VALUED, "extend": _VALUED,
    "store_const": ["const", "default", "required", "help", "metavar"],
    "append_const": ["const", "default", "required", "help", "metavar"],
    "store_true": _FLAG, "store_false": _FLAG, "count": _FLAG,
    "help": ["default", "help"], "version": ["version", "default", "help"],
    "boolean": ["default", "type", "choices", "required", "help", "metavar"],
}
_DEFAULTS = {"store_true": False, "store_false": True, "help": SUPPRESS,
             "version": SUPPRESS}
_CONSTS = {"store_true": True, "store_false": False}


def _name_of(type):
    return type.__name__ if hasattr(type, "__name__") else repr(type)


class _Argument:
    def __init__(self, kind, option_strings, dest, keywords):
        for name in keywords:
            if name not in _KEYWORDS[kind]:
                raise TypeError(f"an argument of the action {kind!r} takes no "
                                f"{name!r}")
        get = keywords.get
        self.kind = kind
        self.option_strings = option_strings
        self.dest = dest
        self.default = get("default", _DEFAULTS.get(kind))
        self.nargs = get("nargs") if "nargs" in _KEYWORDS[kind] else 0
        self.const = get("const", _CONSTS.get(kind))
        self.type = get("type")
        self.choices = get("choices")
        self.required = get("required", False)
        self.help = get("help")
        self.metavar = get("metavar")
        self.version = get("version")
        if kind == "version" and "help" not in keywords:
            self.help = "show program's version number and exit"
        if kind == "boolean":
            self._add_negations()
        if self.nargs == 0 and kind in ("store", "append", "extend"):
            raise ValueError(f"nargs for {kind} actions must be != 0")

    def _add_negations(self):
        strings = []
        for option in self.option_strings:
            strings.append(option)
            if option.startswith("--"):
                strings.append("--no-" + option[2:])
        self.option_strings = strings

    def title(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar is not None and self.metavar is not SUPPRESS:
            return self.metavar
        return self.dest

    def params(self, prog):
        params = {"option_strings": self.option_strings, "dest": self.dest,
                  "nargs": self.nargs, "const": self.const,
                  "default": self.default, "required": self.required,
                  "help": self.help, "metavar": self.metavar, "prog": prog,
                  "type": None if self.type is None else _name_of(self.type),
                  "choices": None}
        if self.default is SUPPRESS:
            del params["default"]
        if self.choices is not None:
            params["choices"] = ", ".join([str(c) for c in self.choices])
        return params

    def _metavars(self, n):
        if self.metavar is not None:
            name = self.metavar
        elif self.choices is not None:
            name = "{" + ",".join([str(c) for c in self.choices]) + "}"
        else:
            name = self.dest.upper() if self.option_strings else self.dest
        return name if isinstance(name, tuple) else (name,) * n

    def values_text(self):
        if self.nargs is None:
            return "%s" % self._metavars(1)
        if self.nargs == "?":
            return "[%s]" % self._metavars(1)
        if self.nargs == "*":
            names = self._metavars(1)
            return ("[%s [%s ...]]" if len(names) == 2 else "[%s ...]") % names
        if self.nargs == "+":
            return "%s [%s ...]" % self._metavars(2)
        if self.nargs == REMAINDER:
            return "..."
        if not isinstance(self.nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * self.nargs) % self._metavars(self.nargs)

    def usage(self):
        if not self.option_strings:
            return self.values_text()
        text = self.option_strings[0]
        if self.kind == "boolean":
            text = " | ".join(self.option_strings)
        elif self.nargs != 0:
            text += " " + self.values_text()
        return text if self.required else f"[{text}]"

    def invocation(self):
        if not self.option_strings:
            return self._metavars(1)[0]
        if self.nargs == 0:
            return ", ".join(self.option_strings)
        return ", ".join([f"{option} {self.values_text()}"
                          for option in self.option_strings])

    def counts(self):
        """How many values it takes, at least and at most."""
        if self.nargs is None:
            return 1, 1
        if self.nargs == "?":
            return 0, 1
        if self.nargs == "*":
            return 0, 2**40
        if self.nargs == "+":
            return 1, 2**40
        return self.nargs, self.nargs

    def takes(self, pattern, n):
        """May the n arguments of a pattern's begin be its values?"""
        if self.nargs == REMAINDER:
            return not (self.option_strings and "-" in pattern[:n])
        least, most = self.counts()
        other = pattern[:n].replace("A", "")
        if not self.option_strings:
            other = other.replace("-", "")
        return not other and least <= pattern[:n].count("A") <= most


def _longest(actions, pattern):
    """How many arguments each takes, the first as many as it can; None: the
    pattern is not theirs.
    """
    if not actions:
        return []
    for n in range(len(pattern), -1, -1):
        if actions[0].takes(pattern, n):
            rest = _longest(actions[1:], pattern[n:])
            if rest is not None:
                return [n] + rest
    return None


def _is_negative_number(text):
    whole, dot, part = text[1:].partition(".")
    if text[:1] != "-":
        return False
    if not dot:
        return whole.isdigit()
    return part.isdigit() and (whole.isdigit() or not whole)


class _Group:
    def __init__(self, parser, title=None, description=None):
        self.title = title
        self.description = description
        self._parser = parser
        self._members = []

    def add_argument(self, *flags, **keywords):
        return self._parser._add(self, flags, keywords)

    def set_defaults(self, **keywords):
        self._parser.set_defaults(**keywords)

    def add_mutually_exclusive_group(self, **keywords):
        return _python.refuse("add_mutually_exclusive_group() is not there yet")


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None,
                 parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        if (parents or prefix_chars != "-" or conflict_handler != "error"
                or fromfile_prefix_chars is not None):
            _python.refuse("parents, prefix_chars, fromfile_prefix_chars and "
                           "conflict_handler of ArgumentParser are not there "
                           "yet")
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._defaults = {}
        self._positionals = _Group(self, "positional arguments")
        self._optionals = _Group(self, "options")
        self._groups = [self._positionals, self._optionals]
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")

    # ---- what there is ----

    def add_argument(self, *flags, **keywords):
        return self._add(None, flags, keywords)

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **keywords):
        return _python.refuse("add_mutually_exclusive_group() is not there yet")

    def add_subparsers(self, **keywords):
        return _python.refuse("add_subparsers() is not there yet")

    def set_defaults(self, **keywords):
        self._defaults.update(keywords)
        for action in self._actions:
            if action.dest in keywords:
                action.default = keywords[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def _kind(self, keywords):
        kind = keywords.pop("action", "store")
        if kind is BooleanOptionalAction:
            return "boolean"
        if kind is None:
            return "store"
        if not isinstance(kind, str):
            return _python.refuse("a class of one's own as an action is not "
                                  "there yet")
        if kind not in _KEYWORDS or kind == "boolean":
            raise ValueError(f'unknown action "{kind}"')
        return kind

    def _names(self, flags, keywords):
        """The option strings, and the attribute."""
        if not flags or (len(flags) == 1 and flags[0][0] != "-"):
            if flags and "dest" in keywords:
                raise ValueError("dest supplied twice for positional argument")
            dest = flags[0] if flags else keywords.pop("dest")
            if "required" in keywords:
                raise TypeError("'required' is an invalid argument for "
                                "positionals")
            nargs = keywords.get("nargs")
            if nargs not in ("?", "*") or (nargs == "*"
                                           and "default" not in keywords):
                keywords["required"] = True
            return [], dest
        for flag in flags:
            if flag[0] != "-":
                raise ValueError(f"invalid option string {flag!r}: must start "
                                 "with a character '-'")
        dest = keywords.pop("dest", None)
        if dest is None:
            long = [flag for flag in flags if flag[:2] == "--"]
            dest = (long or flags)[0].lstrip("-")
            if not dest:
                raise ValueError("dest= is required for options like "
                                 f"{flags[-1]!r}")
            dest = dest.replace("-", "_")
        return list(flags), dest

    def _add(self, group, flags, keywords):
        strings, dest = self._names(flags, keywords)
        if "default" not in keywords:
            if dest in self._defaults:
                keywords["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                keywords["default"] = self.argument_default
        kind = self._kind(keywords)
        if not strings and kind not in ("store", "append", "extend"):
            _python.refuse("a positional argument of this action is not there "
                           "yet")
        action = _Argument(kind, strings, dest, keywords)
        if action.type is not None and not callable(action.type):
            raise ValueError(f"{action.type!r} is not callable")
        taken = [name for name in action.option_strings
                 if name in self._options]
        if taken:
            s = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{s}: "
                                + ", ".join(taken))
        self._actions.append(action)
        for name in action.option_strings:
            self._options[name] = action
        if group is None:
            group = self._optionals if strings else self._positionals
        group._members.append(action)
        return action

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: " + " ".join(extras))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS:
                if not hasattr(namespace, action.dest):
                    setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if not self.exit_on_error:
            return namespace, _Parsing(self, args, namespace).run()
        try:
            return namespace, _Parsing(self, args, namespace).run()
        except ArgumentError as e:
            self.error(str(e))

    def _option_of(self, text):
        """None: an argument; else the action (None: unknown), the option and
        the value that is written in it."""
        if text[:1] != "-":
            return None
        if text in self._options:
            return self._options[text], text, None
        if len(text) == 1:
            return None
        name, equals, value = text.partition("=")
        if equals and name in self._options:
            return self._options[name], name, value
        found = self._abbreviated(text)
        if len(found) > 1:
            self.error(f"ambiguous option: {text} could match "
                       + ", ".join([name for action, name, value in found]))
        if found:
            return found[0]
        if _is_negative_number(text) and not any(
                [_is_negative_number(name) for name in self._options]):
            return None
        return None if " " in text else (None, text, None)

    def _abbreviated(self, text):
        if text[:2] == "--":
            if not self.allow_abbrev:
                return []
            name, equals, value = text.partition("=")
            return [(self._options[x], x, value if equals else None)
                    for x in self._options if x.startswith(name)]
        found = []
        for x in self._options:
            if x == text[:2]:
                found.append((self._options[x], x, text[2:]))
            elif x.startswith(text):
                found.append((self._options[x], x, None))
        return found

    # ---- what is shown ----

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        return _end_of_blank_lines(
            self._formatter().usage(self.usage, self._actions))

    def format_help(self):
        f = self._formatter()
        longest = max([len(a.invocation()) + f._step for a in self._actions
                       if a.help is not SUPPRESS], default=0)
        text = f.usage(self.usage, self._actions) + f._text(self.description)
        for group in self._groups:
            text += f.section(group.title, group.description, group._members,
                              longest)
        return _end_of_blank_lines(text + f._text(self.epilog))

    def print_usage(self, file=None):
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Parsing:
    """One command line on its way."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.extras = []
        self.seen = []
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.options = {}
        self.pattern = ""
        for i in range(len(args)):
            if "-" in self.pattern:
                self.pattern += "A"
            elif args[i] == "--":
                self.pattern += "-"
            else:
                option = parser._option_of(args[i])
                if option is not None:
                    self.options[i] = option
                self.pattern += "A" if option is None else "O"

    def run(self):
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            following = min([i for i in self.options if i >= at])
            if at != following:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras += self.args[at:following]
                at = following
            at = self._take_option(at)
        at = self._take_positionals(at)
        self.extras += self.args[at:]
        self._check_required()
        return self.extras

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action.title())
            elif (isinstance(action.default, str)
                  and hasattr(self.namespace, action.dest)
                  and getattr(self.namespace, action.dest) == action.default):
                setattr(self.namespace, action.dest,
                        self._value(action, action.default))
        if missing:
            self.parser.error("the following arguments are required: "
                              + ", ".join(missing))

    def _take_positionals(self, at):
        pattern = self.pattern[at:]
        for n in range(len(self.positionals), 0, -1):
            counts = _longest(self.positionals[:n], pattern)
            if counts is not None:
                taken = self.positionals[:n]
                for k in range(n):
                    self._take(taken[k], self.args[at:at + counts[k]], None)
                    at += counts[k]
                self.positionals = self.positionals[n:]
                return at
        return at

    def _count(self, action, pattern):
        counts = _longest([action], pattern)
        if counts is not None:
            return counts[0]
        n = action.nargs
        words = {None: "expected one argument",
                 "?": "expected at most one argument",
                 "+": "expected at least one argument"}
        s = "" if n == 1 else "s"
        raise ArgumentError(action, words.get(n, f"expected {n} argument{s}"))

    def _take_option(self, at):
        action, name, value = self.options[at]
        taken = []
        while value is not None and action is not None:
            count = self._count(action, "A")
            if count == 1:
                taken.append((action, [value], name))
                break
            if count or name[1] == "-" or value == "":
                raise ArgumentError(action,
                                    f"ignored explicit argument {value!r}")
            taken.append((action, [], name))
            name = "-" + value[0]
            if name not in self.parser._options:
                raise ArgumentError(action,
                                    f"ignored explicit argument {value!r}")
            action = self.parser._options[name]
            value = value[1:] or None
        if action is None:
            self.extras.append(self.args[at])
            return at + 1
        end = at + 1
        if value is None:
            end += self._count(action, self.pattern[at + 1:])
            taken.append((action, self.args[at + 1:end], name))
        for action, values, name in taken:
            self._take(action, values, name)
        return end

    def _value(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as e:
            message = str(e)
        except (TypeError, ValueError):
            message = f"invalid {_name_of(action.type)} value: {text!r}"
        raise ArgumentError(action, message)

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            among = ", ".join([repr(c) for c in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose "
                                f"from {among})")

    def _values(self, action, texts):
        if action.nargs == REMAINDER:
            return [self._value(action, t) for t in texts]
        if "--" in texts:
            texts.remove("--")
        if not texts and action.nargs == "?":
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not texts and action.nargs == "*" and not action.option_strings:
            value = texts if action.default is None else action.default
            self._check(action, value)
            return value
        if len(texts) == 1 and action.nargs in (None, "?"):
            value = self._value(action, texts[0])
            self._check(action, value)
            return value
        values = [self._value(action, t) for t in texts]
        for value in values:
            self._check(action, value)
        return values

    def _take(self, action, texts, name):
        self.seen.append(action)
        values = self._values(action, texts)
        if action.kind == "store":
            if values is not SUPPRESS:
                setattr(self.namespace, action.dest, values)
        elif action.kind in ("store_true", "store_false", "store_const"):
            setattr(self.namespace, action.dest, action.const)
        elif action.kind == "boolean":
            setattr(self.namespace, action.dest, not name.startswith("--no-"))
        elif action.kind == "help":
            self.parser.print_help()
            self.parser.exit()
        elif action.kind == "version":
            f = self.parser._formatter()
            sys.stdout.write(_end_of_blank_lines(f._text(action.version)))
            self.parser.exit()
        else:
            self._collect(action, values)

    def _collect(self, action, values):
        old = getattr(self.namespace, action.dest, None)
        if action.kind == "count":
            new = (0 if old is None else old) + 1
        elif action.kind == "extend":
            new = list(old or []) + list(values)
        else:
            new = list(old or []) + [action.const if action.kind
                                     == "append_const" else values]
        setattr(self.namespace, action.dest, new)
