# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""optparse: options of the command line, read while compiling. Help and errors
are CPython 3.11's texts, for a terminal as wide as COLUMNS says, or 80.
"""
import os
import sys
import textwrap

import _python
from _python import refuse

SUPPRESS_HELP = "SUPPRESSHELP"
SUPPRESS_USAGE = "SUPPRESSUSAGE"
NO_DEFAULT = ("NO", "DEFAULT")

_ACTIONS = ("store", "store_const", "store_true", "store_false", "append",
            "append_const", "count", "callback", "help", "version")
_VALUED = ("store", "append")
_CONSTANT = ("store_const", "append_const")
_WITHOUT_PLACE = ("callback", "help", "version")
_WORDS = {"int": "integer", "long": "integer", "float": "floating-point",
          "complex": "complex"}
_NAMES = ("action", "type", "dest", "default", "nargs", "const", "choices",
          "callback", "callback_args", "callback_kwargs", "help", "metavar")


class OptParseError(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    def __init__(self, msg, option):
        self.msg = msg
        self.option_id = str(option)

    def __str__(self):
        if self.option_id:
            return f"option {self.option_id}: {self.msg}"
        return self.msg


class OptionConflictError(OptionError):
    pass


class OptionValueError(OptParseError):
    pass


class BadOptionError(OptParseError):
    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return f"no such option: {self.opt_str}"


class AmbiguousOptionError(BadOptionError):
    def __init__(self, opt_str, possibilities):
        self.opt_str = opt_str
        self.possibilities = possibilities

    def __str__(self):
        return (f"ambiguous option: {self.opt_str} "
                f"({', '.join(self.possibilities)}?)")


class Values:
    def __init__(self, defaults=None):
        if defaults:
            for name, value in defaults.items():
                setattr(self, name, value)

    def __str__(self):
        return str(_attributes(self))

    def __repr__(self):
        return refuse("the text of optparse.Values: it has an address")

    def __eq__(self, other):
        if isinstance(other, Values):
            return _attributes(self) == _attributes(other)
        if isinstance(other, dict):
            return _attributes(self) == other
        return NotImplemented

    def ensure_value(self, attr, value):
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


def _attributes(x):
    return {name: getattr(x, name) for name in _python.names(x)}


def _whole(text):
    if text[:2].lower() == "0x":
        return int(text, 16)
    if text[:2].lower() == "0b":
        return int(text[2:] or "0", 2)
    if text[:1] == "0":
        return int(text, 8)
    return int(text, 10)


# ---- options ----

class Option:
    def __init__(self, *opts, **attrs):
        self._short_opts = []
        self._long_opts = []
        self._take_names([x for x in opts if x])
        for name in _NAMES:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == "default"
                                          else None))
        if attrs:
            raise OptionError("invalid keyword arguments: "
                              + ", ".join(sorted(attrs)), self)
        self._check_action()
        self._check_type()
        self._check_rest()

    def __init_subclass__(cls):
        refuse("a class derived from optparse.Option")

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    def __repr__(self):
        return refuse("the text of an optparse.Option: it has an address")

    def _take_names(self, opts):
        if not opts:
            raise TypeError("at least one option string must be supplied")
        for opt in opts:
            if len(opt) < 2:
                raise OptionError(f"invalid option string {opt!r}: must be at "
                                  "least two characters long", self)
            if len(opt) == 2:
                if opt[0] != "-" or opt[1] == "-":
                    raise OptionError(
                        f"invalid short option string {opt!r}: must be of the "
                        "form -x, (x any non-dash char)", self)
                self._short_opts.append(opt)
            else:
                if opt[:2] != "--" or opt[2] == "-":
                    raise OptionError(
                        f"invalid long option string {opt!r}: must start with "
                        "--, followed by non-dash", self)
                self._long_opts.append(opt)

    def _check_action(self):
        if self.action is None:
            self.action = "store"
        elif self.action not in _ACTIONS:
            raise OptionError(f"invalid action: {self.action!r}", self)

    def _check_type(self):
        if self.type is None:
            if self.action in _VALUED:
                self.type = "string" if self.choices is None else "choice"
            return
        if isinstance(self.type, type):
            self.type = self.type.__name__
        if self.type == "str":
            self.type = "string"
        if self.type not in ("string", "int", "long", "float", "complex",
                             "choice"):
            raise OptionError(f"invalid option type: {self.type!r}", self)
        if self.action not in _VALUED and self.action != "callback":
            raise OptionError(f"must not supply a type for action "
                              f"{self.action!r}", self)

    def _check_choices(self):
        if self.type == "choice":
            if self.choices is None:
                raise OptionError("must supply a list of choices for type "
                                  "'choice'", self)
            if not isinstance(self.choices, (tuple, list)):
                name = str(type(self.choices)).split("'")[1]
                raise OptionError("choices must be a list of strings "
                                  f"('{name}' supplied)", self)
        elif self.choices is not None:
            raise OptionError(f"must not supply choices for type {self.type!r}",
                              self)

    def _check_rest(self):
        self._check_choices()
        takes = self.action not in _WITHOUT_PLACE or self.type is not None
        if self.dest is None and takes:
            names = self._long_opts or self._short_opts
            self.dest = names[0].lstrip("-").replace("-", "_") \
                if self._long_opts else names[0][1]
        if self.action not in _CONSTANT and self.const is not None:
            raise OptionError(f"'const' must not be supplied for action "
                              f"{self.action!r}", self)
        if self.action in _VALUED:
            if self.nargs is None:
                self.nargs = 1
        elif self.nargs is not None and self.action != "callback":
            raise OptionError(f"'nargs' must not be supplied for action "
                              f"{self.action!r}", self)
        self._check_callback()

    def _check_callback(self):
        if self.action != "callback":
            if self.callback is not None:
                raise OptionError(f"callback supplied ({self.callback!r}) for "
                                  "non-callback option", self)
            return
        if not callable(self.callback):
            raise OptionError(f"callback not callable: {self.callback!r}", self)
        if self.type is not None and self.nargs is None:
            self.nargs = 1

    def takes_value(self):
        return self.type is not None

    def get_opt_string(self):
        return (self._long_opts or self._short_opts)[0]

    def check_value(self, opt, value):
        if self.type == "choice":
            if value in self.choices:
                return value
            among = ", ".join([repr(x) for x in self.choices])
            raise OptionValueError(f"option {opt}: invalid choice: {value!r} "
                                   f"(choose from {among})")
        if self.type not in _WORDS:
            return value
        try:
            if self.type == "float":
                return float(value)
            if self.type == "complex":
                return complex(value)
            return _whole(value)
        except ValueError:
            raise OptionValueError(f"option {opt}: invalid {_WORDS[self.type]} "
                                   f"value: {value!r}")

    def convert_value(self, opt, value):
        if value is None:
            return None
        if self.nargs == 1:
            return self.check_value(opt, value)
        return tuple([self.check_value(opt, x) for x in value])

    def process(self, opt, value, values, parser):
        value = self.convert_value(opt, value)
        return self.take_action(self.action, self.dest, opt, value, values,
                                parser)

    def take_action(self, action, dest, opt, value, values, parser):
        if action == "store":
            setattr(values, dest, value)
        elif action == "store_const":
            setattr(values, dest, self.const)
        elif action == "store_true":
            setattr(values, dest, True)
        elif action == "store_false":
            setattr(values, dest, False)
        elif action == "append":
            values.ensure_value(dest, []).append(value)
        elif action == "append_const":
            values.ensure_value(dest, []).append(self.const)
        elif action == "count":
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == "callback":
            self.callback(self, opt, value, parser, *(self.callback_args or ()),
                          **(self.callback_kwargs or {}))
        elif action == "help":
            parser.print_help()
            parser.exit()
        else:
            parser.print_version()
            parser.exit()
        return 1


make_option = Option


# ---- what is shown ----

class HelpFormatter:
    def __init__(self, indent_increment, max_help_position, width, short_first):
        if width is None:
            columns = os.environ.get("COLUMNS", "")
            width = (int(columns) if columns.isdigit() else 80) - 2
        self.indent_increment = indent_increment
        self.width = width
        self.help_position = self.max_help_position = min(
            max_help_position, max(width - 20, indent_increment * 2))
        self.current_indent = 0
        self.level = 0
        self.short_first = short_first

    def indent(self):
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self):
        self.current_indent -= self.indent_increment
        self.level -= 1

    def _text(self, text):
        indent = " " * self.current_indent
        return textwrap.fill(text, max(self.width - self.current_indent, 11),
                             initial_indent=indent, subsequent_indent=indent)

    def format_description(self, description):
        return self._text(description) + "\n" if description else ""

    def format_epilog(self, epilog):
        return "\n" + self._text(epilog) + "\n" if epilog else ""

    def _names(self, option):
        """`-x FILE, --file=FILE`."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short = [f"{x} {metavar}" for x in short]
            long = [f"{x}={metavar}" for x in long]
        return ", ".join(short + long if self.short_first else long + short)

    def measure(self, parser):
        """How far to the right the help of options stands."""
        most = max([len(self._names(x)) + self.indent_increment
                    for x in parser.option_list], default=0)
        for group in parser.option_groups:
            most = max([most] + [len(self._names(x)) + 2 * self.indent_increment
                                 for x in group.option_list])
        self.help_position = min(most + 2, self.max_help_position)

    def format_option(self, option, defaults):
        names = self._names(option)
        room = self.help_position - self.current_indent - 2
        indent = " " * self.current_indent
        if len(names) > room:
            head, first = f"{indent}{names}\n", self.help_position
        else:
            head, first = indent + names + " " * (room - len(names)) + "  ", 0
        if not option.help:
            return head if head[-1] == "\n" else head + "\n"
        default = defaults.get(option.dest)
        shown = "none" if default is NO_DEFAULT or default is None else default
        text = option.help.replace("%default", str(shown))
        lines = textwrap.wrap(text, max(self.width - self.help_position, 11))
        head += " " * first + lines[0] + "\n"
        for line in lines[1:]:
            head += " " * self.help_position + line + "\n"
        return head


class IndentedHelpFormatter(HelpFormatter):
    def __init__(self, indent_increment=2, max_help_position=24, width=None,
                 short_first=1):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width,
                               short_first)

    def format_usage(self, usage):
        return f"Usage: {usage}\n"

    def format_heading(self, heading):
        return " " * self.current_indent + heading + ":\n"


class TitledHelpFormatter(HelpFormatter):
    def __init__(self, indent_increment=0, max_help_position=24, width=None,
                 short_first=0):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width,
                               short_first)

    def format_usage(self, usage):
        return f"{self.format_heading('Usage')}  {usage}\n"

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level] * len(heading)}\n"


# ---- parsers ----

class OptionContainer:
    def add_option(self, *args, **kwargs):
        if isinstance(args[0], str):
            option = Option(*args, **kwargs)
        elif len(args) == 1 and not kwargs:
            option = args[0]
            if not isinstance(option, Option):
                raise TypeError(f"not an Option instance: {option!r}")
        else:
            raise TypeError("invalid arguments")
        self._need_free(option)
        self.option_list.append(option)
        option.container = self
        for name in option._short_opts + option._long_opts:
            self._known[name] = option
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            elif option.dest not in self.defaults:
                self.defaults[option.dest] = None
        return option

    def _need_free(self, option):
        taken = [x for x in option._short_opts + option._long_opts
                 if x in self._known]
        if taken:
            raise OptionConflictError("conflicting option string(s): "
                                      + ", ".join(taken), option)

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._known.get(opt_str)

    def has_option(self, opt_str):
        return opt_str in self._known

    def remove_option(self, opt_str):
        refuse("remove_option() is not there yet")

    def _help_of_options(self, formatter):
        return "".join([formatter.format_option(x, self.defaults)
                        for x in self.option_list
                        if x.help is not SUPPRESS_HELP])


class OptionGroup(OptionContainer):
    def __init__(self, parser, title, description=None):
        self.parser = parser
        self.title = title
        self.description = description
        self.option_list = []
        self._known = parser._known
        self.defaults = parser.defaults

    def format_help(self, formatter):
        text = formatter.format_heading(self.title)
        formatter.indent()
        parts = [self.description and formatter.format_description(
            self.description), self._help_of_options(formatter)]
        text += "\n".join([part for part in parts if part])
        formatter.dedent()
        return text


class OptionParser(OptionContainer):
    def __init__(self, usage=None, option_list=None, option_class=Option,
                 version=None, conflict_handler="error", description=None,
                 formatter=None, add_help_option=True, prog=None, epilog=None):
        if option_class is not Option or conflict_handler != "error":
            refuse("option_class and conflict_handler of OptionParser are not "
                   "there yet")
        self.prog = prog
        self.version = version
        self.description = description
        self.epilog = epilog
        self.formatter = IndentedHelpFormatter() if formatter is None \
            else formatter
        self.allow_interspersed_args = True
        self.option_list = []
        self.option_groups = []
        self._known = {}
        self.defaults = {}
        self.set_usage(usage)
        if option_list:
            self.add_options(option_list)
        if version:
            self.add_option("--version", action="version",
                            help="show program's version number and exit")
        if add_help_option:
            self.add_option("-h", "--help", action="help",
                            help="show this help message and exit")

    def set_usage(self, usage):
        if usage is None:
            self.usage = "%prog [options]"
        elif usage is SUPPRESS_USAGE:
            self.usage = None
        elif usage.lower().startswith("usage: "):
            self.usage = usage[7:]
        else:
            self.usage = usage

    def set_description(self, description):
        self.description = description

    def enable_interspersed_args(self):
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        self.allow_interspersed_args = False

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def add_option_group(self, *args, **kwargs):
        group = OptionGroup(self, *args, **kwargs) \
            if isinstance(args[0], str) else args[0]
        if not isinstance(group, OptionGroup):
            raise TypeError(f"not an OptionGroup instance: {group!r}")
        if group.parser is not self:
            raise ValueError("invalid OptionGroup (wrong parser)")
        self.option_groups.append(group)
        return group

    def get_default_values(self):
        defaults = dict(self.defaults)
        options = list(self.option_list)
        for group in self.option_groups:
            options.extend(group.option_list)
        for option in options:
            default = defaults.get(option.dest)
            if isinstance(default, str):
                defaults[option.dest] = option.check_value(
                    option.get_opt_string(), default)
        return Values(defaults)

    def parse_args(self, args=None, values=None):
        self.rargs = sys.argv[1:] if args is None else args[:]
        self.largs = []
        self.values = self.get_default_values() if values is None else values
        try:
            self._process_args()
        except (BadOptionError, OptionValueError) as e:
            self.error(str(e))
        return self.check_values(self.values, self.largs + self.rargs)

    def check_values(self, values, args):
        return values, args

    def _process_args(self):
        while self.rargs:
            arg = self.rargs[0]
            if arg == "--":
                self.rargs.pop(0)
                return
            if arg[:2] == "--":
                self._take_long()
            elif arg[:1] == "-" and len(arg) > 1:
                self._take_short()
            elif self.allow_interspersed_args:
                self.largs.append(self.rargs.pop(0))
            else:
                return

    def _values_of(self, option, opt):
        n = option.nargs
        if len(self.rargs) < n:
            self.error(f"{opt} option requires {n} argument"
                       f"{'' if n == 1 else 's'}")
        if n == 1:
            return self.rargs.pop(0)
        value = tuple(self.rargs[:n])
        for i in range(n):
            self.rargs.pop(0)
        return value

    def _take_long(self):
        opt, equals, value = self.rargs.pop(0).partition("=")
        if equals:
            self.rargs.insert(0, value)
        opt = self._whole_name(opt)
        option = self._known[opt]
        value = None
        if option.takes_value():
            value = self._values_of(option, opt)
        elif equals:
            self.error(f"{opt} option does not take a value")
        option.process(opt, value, self.values, self)

    def _whole_name(self, opt):
        if opt in self._known:
            return opt
        found = [x for x in self._known if x[:2] == "--" and x.startswith(opt)]
        if not found:
            raise BadOptionError(opt)
        if len(found) > 1:
            raise AmbiguousOptionError(opt, sorted(found))
        return found[0]

    def _take_short(self):
        arg = self.rargs.pop(0)
        for i in range(1, len(arg)):
            opt = "-" + arg[i]
            option = self._known.get(opt)
            if option is None:
                raise BadOptionError(opt)
            if not option.takes_value():
                option.process(opt, None, self.values, self)
                continue
            if i + 1 < len(arg):
                self.rargs.insert(0, arg[i + 1:])
            option.process(opt, self._values_of(option, opt), self.values, self)
            break

    # ---- what is shown ----

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s):
        return s.replace("%prog", self.get_prog_name())

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def get_usage(self):
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) \
            if self.usage else ""

    def print_usage(self, file=None):
        if self.usage:
            (sys.stdout if file is None else file).write(self.get_usage()
                                                         + "\n")

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        if self.version:
            (sys.stdout if file is None else file).write(self.get_version()
                                                         + "\n")

    def format_option_help(self, formatter=None):
        f = self.formatter if formatter is None else formatter
        f.measure(self)
        parts = [f.format_heading("Options")]
        f.indent()
        if self.option_list:
            parts += [self._help_of_options(f), "\n"]
        for group in self.option_groups:
            parts += [group.format_help(f), "\n"]
        f.dedent()
        return "".join(parts[:-1])

    def format_help(self, formatter=None):
        f = self.formatter if formatter is None else formatter
        text = self.get_usage() + "\n" if self.usage else ""
        if self.description:
            text += f.format_description(
                self.expand_prog_name(self.description)) + "\n"
        return text + self.format_option_help(f) + f.format_epilog(self.epilog)

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())
