# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the text form of the script level and writes it back as Python.

Every node becomes a statement, in the order of the text, so that running the
result under python3 shows what the graph means: break, continue and return are
written as they are where the graph still has them, and the hidden names of
jump lowering (`.break1`) become names that a script cannot have (`dot_break1`).
"""
import re

TOKEN = re.compile(r"""\s*(?:
    (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<value>%\d+)
  | (?P<number>-?\d+)
  | (?P<name>[A-Za-z_][A-Za-z_0-9.]*)
  | (?P<mark>->|[(){}\[\]=,:@])
)""", re.X)


class Node:
    def __init__(self, value, op, inputs, attrs, regions):
        self.value, self.op, self.inputs = value, op, inputs
        self.attrs, self.regions = attrs, regions


class Region:
    def __init__(self, params, nodes, outputs):
        self.params, self.nodes, self.outputs = params, nodes, outputs


def unquote(s):
    out, i, s = bytearray(), 0, s[1:-1].encode("utf-8", "surrogatepass")
    while i < len(s):
        if s[i:i + 2] == b"\\x":
            out.append(int(s[i + 2:i + 4], 16))
            i += 4
        elif s[i] == ord("\\"):
            c = s[i + 1:i + 2]
            out += {b"n": b"\n", b"t": b"\t", b"r": b"\r"}.get(c, c)
            i += 2
        else:
            out.append(s[i])
            i += 1
    return out.decode("utf-8", "surrogatepass")


class Reader:
    def __init__(self, text):
        self.tokens = [(m.lastgroup, m.group(m.lastgroup))
                       for m in TOKEN.finditer(text)]
        self.at = 0

    def peek(self):
        return self.tokens[self.at]

    def take(self, text=None):
        kind, word = self.tokens[self.at]
        if text is not None and word != text:
            raise ValueError(f"{text!r} expected, {word!r} found")
        self.at += 1
        return word

    def accept(self, text):
        if self.peek()[1] == text:
            self.at += 1
            return True
        return False

    def values(self):
        found = []
        self.take("(")
        while not self.accept(")"):
            found.append(self.take())
            self.accept(",")
        return found

    def params(self):
        found = []
        self.take("(")
        while not self.accept(")"):
            found.append(self.take())
            self.take(":")
            self.take("object")
            self.accept(",")
        return found

    def attr_value(self):
        kind, word = self.peek()
        self.at += 1
        if kind == "string":
            return unquote(word)
        if kind == "number":
            return int(word)
        found = []
        while not self.accept("]"):
            found.append(self.attr_value())
            self.accept(",")
        return found

    def attrs(self):
        found = {}
        while not self.accept("}"):
            name = self.take()
            self.take("=")
            found[name] = self.attr_value()
            self.accept(",")
        return found

    def regions(self):
        found = []
        while self.accept("region"):
            params = self.params()
            self.take("{")
            found.append(self.body(params, "yield"))
        self.take("}")
        return found

    def node(self):
        value = None
        if self.peek()[0] == "value":
            value = self.take()
            self.take("=")
        op, inputs, attrs, regions = self.take(), [], {}, []
        if self.peek()[1] == "(":
            inputs = self.values()
        while self.accept("{"):
            if self.peek()[1] == "region":
                regions = self.regions()
            else:
                attrs = self.attrs()
        return Node(value, op, inputs, attrs, regions)

    def body(self, params, end):
        nodes = []
        while not self.accept(end):
            nodes.append(self.node())
        outputs = self.values()
        self.take("}")
        return Region(params, nodes, outputs)

    def function(self):
        for word in ("func", "@main", "(", ")", "->", "(", ")", "{"):
            if word == "@main":
                self.take("@")
                self.take("main")
            else:
                self.take(word)
        return self.body([], "return")


def temp(value):
    return "v" + value[1:]


def name_of(name):
    return "dot_" + name[1:] if name.startswith(".") else name


def name_in(node):
    return name_of(node.attrs["name"])


class Writer:
    """`lines` is the Python of what was written so far."""

    def __init__(self):
        self.lines = []
        self.indent = 0

    def put(self, line):
        self.lines.append("    " * self.indent + line)

    def block(self, header, region, target=None):
        """A header, a region's statements, and what it yields to `target`."""
        self.put(header)
        self.indent += 1
        self.statements(region)
        if target:
            self.put(f"{target} = {temp(region.outputs[0])}")
        self.put("pass")
        self.indent -= 1

    def statements(self, region):
        for node in region.nodes:
            self.node(node)

    def node(self, node):
        rule = getattr(self, "put_" + node.op, None)
        if rule:
            rule(node)
            return
        text = getattr(self, "text_" + node.op)(node, *map(temp, node.inputs))
        self.put(f"{temp(node.value)} = {text}" if node.value else text)

    # ---- expressions ----

    def text_py_literal(self, n):
        return n.attrs["literal"]

    def text_load_name(self, n):
        return name_in(n)

    def text_py_attribute(self, n, x):
        return f"{x}.{n.attrs['name']}"

    def text_subscript(self, n, x, y):
        return f"{x}[{y}]"

    def text_build_slice(self, n, x, y, z):
        return f"slice({x}, {y}, {z})"

    def text_unary(self, n, x):
        return f"{n.attrs['operator']} {x}"

    def text_binary(self, n, x, y):
        return f"{x} {n.attrs['operator']} {y}"

    text_py_compare = text_binary

    def put_inplace(self, n):
        x, y = map(temp, n.inputs)
        self.put(f"{temp(n.value)} = {x}")
        self.put(f"{temp(n.value)} {n.attrs['operator']}= {y}")

    def put_py_and(self, n, test="if {}:"):
        v = temp(n.value)
        self.put(f"{v} = {temp(n.inputs[0])}")
        self.block(test.format(v), n.regions[0], v)

    def put_py_or(self, n):
        self.put_py_and(n, "if not {}:")

    def put_if_expression(self, n):
        v = temp(n.value)
        self.block(f"if {temp(n.inputs[0])}:", n.regions[0], v)
        self.block("else:", n.regions[1], v)

    def spread(self, n, inputs):
        starred = n.attrs.get("starred", [])
        return [("*" if i in starred else "") + x
                for i, x in enumerate(inputs)]

    def text_build_tuple(self, n, *x):
        return "(" + "".join(s + ", " for s in self.spread(n, x)) + ")"

    def text_build_list(self, n, *x):
        return "[" + ", ".join(self.spread(n, x)) + "]"

    def text_build_set(self, n, *x):
        return "{" + ", ".join(self.spread(n, x)) + "}" if x else "set()"

    def text_build_dict(self, n, *x):
        starred = n.attrs.get("starred", [])
        pairs = [f"**{x[i]}" if i in starred else f"{x[i]}: {x[i + 1]}"
                 for i in range(0, len(x), 2)]
        return "{" + ", ".join(pairs) + "}"

    def arguments(self, n, inputs):
        names = n.attrs.get("names", [])
        args = self.spread(n, inputs)
        first = len(args) - len(names)
        for i, name in enumerate(names):
            args[first + i] = (f"{name}=" if name else "**") + inputs[first + i]
        return args

    def text_build_generator(self, n, f, x):
        return f"{f}(iter({x}))"

    def text_generator_item(self, n, x):
        return f"yield {x}"

    def text_py_call(self, n, *x):
        f, *args = self.arguments(n, x)
        return f"{f}({', '.join(args)})"

    def text_format_value(self, n, x, spec):
        convert = {"": "", "r": "repr", "s": "str", "a": "ascii"}
        return f"format({convert[n.attrs['conversion']]}({x}), {spec})"

    def text_build_string(self, n, *x):
        return f"''.join([{', '.join(x)}])"

    def text_import(self, n):
        return f"__import__({n.attrs['name']!r})"

    def text_import_from(self, n):
        return (f"getattr(__import__({n.attrs['name']!r}, None, None, "
                f"{n.attrs['names']!r}), {n.attrs['names'][0]!r})")

    def put_unpack(self, n):
        before, after = n.attrs["before"], n.attrs["after"]
        v = temp(n.value)
        parts = [f"{v}_{i}" for i in range(before)]
        if after >= 0:
            parts.append(f"*{v}_rest")
            parts += [f"{v}_{before + 1 + i}" for i in range(after)]
        self.put(f"[{', '.join(parts)}] = {temp(n.inputs[0])}")
        self.put(f"{v} = ({', '.join(p.strip('*') for p in parts)}"
                 f"{',' if parts else ''})")

    def text_result(self, n, x):
        return f"{x}[{n.attrs['index']}]"

    # ---- functions and classes ----

    def declarations(self, region):
        """global and nonlocal, for the names that the body itself stores."""
        found = {"global": set(), "enclosing": set()}

        def walk(r):
            for n in r.nodes:
                if n.op in ("store_name", "delete_name"):
                    found.get(n.attrs["scope"], set()).add(name_in(n))
                if n.op not in ("make_function", "make_class"):
                    for inner in n.regions:
                        walk(inner)
        walk(region)
        for keyword, scope in ("global", "global"), ("nonlocal", "enclosing"):
            for name in sorted(found[scope]):
                self.put(f"{keyword} {name}")

    def params(self, n):
        defaults = [temp(v) for v in n.inputs]
        slash, star, out = False, False, []
        for p in n.attrs["params"]:
            mark = re.match(r"\*\*|[*/+]|", p).group()
            name = name_of(p[len(mark):].rstrip("="))
            value = "=" + defaults.pop(0) if p.endswith("=") else ""
            if slash and mark != "/":
                out.append("/")
            slash = mark == "/"
            if mark == "+" and not star:
                out.append("*")
            star = star or mark in ("*", "+")
            out.append((mark if "*" in mark else "") + name + value)
        return ", ".join(out + ["/"] * slash)

    def attributes(self, n):
        name = n.attrs["name"]
        self.put(f"{temp(n.value)}.__name__ = {name!r}")
        self.put(f"{temp(n.value)}.__qualname__ = {name!r}")
        self.put(f"{temp(n.value)}.__doc__ = {n.attrs.get('doc')!r}")

    def put_make_function(self, n):
        region = n.regions[0]
        f = temp(n.value)
        self.put(f"def {f}({self.params(n)}):")
        self.indent += 1
        self.declarations(region)
        for name in n.attrs["locals"]:  # also those that nothing sets any more
            if name.isidentifier() and name != "__class__":
                self.put(f"if 0: {name} = None")
        self.statements(region)
        self.put(f"return {temp(region.outputs[0])}" if region.outputs
                 else "pass")
        self.indent -= 1
        self.attributes(n)

    def put_make_class(self, n):
        args = ", ".join(self.arguments(n, [temp(v) for v in n.inputs]))
        self.put(f"class {temp(n.value)}({args}):")
        self.indent += 1
        self.declarations(n.regions[0])
        self.statements(n.regions[0])
        self.put("pass")
        self.indent -= 1
        self.attributes(n)

    # ---- statements ----

    def text_store_name(self, n, x):
        return f"{name_in(n)} = {x}"

    def text_delete_name(self, n):
        return f"del {name_in(n)}"

    def text_store_attribute(self, n, x, y):
        return f"{x}.{n.attrs['name']} = {y}"

    def text_delete_attribute(self, n, x):
        return f"del {x}.{n.attrs['name']}"

    def text_store_subscript(self, n, x, y, z):
        return f"{x}[{y}] = {z}"

    def text_delete_subscript(self, n, x, y):
        return f"del {x}[{y}]"

    def put_py_if(self, n):
        self.block(f"if {temp(n.inputs[0])}:", n.regions[0])
        if n.regions[1].nodes:
            self.block("else:", n.regions[1])

    def put_py_while(self, n):
        """The test has statements of its own, so it moves into the body; a
        flag says whether the loop ended by its test."""
        test, body, orelse = n.regions
        self.put("while True:")
        self.indent += 1
        self.statements(test)
        self.put(f"ended = not {temp(test.outputs[0])}")
        self.put("if ended: break")
        self.statements(body)
        self.indent -= 1
        if orelse.nodes:
            self.block("if ended:", orelse)

    def put_py_for(self, n):
        body, orelse = n.regions
        self.put(f"for {temp(body.params[0])} in {temp(n.inputs[0])}:")
        self.indent += 1
        self.statements(body)
        if "stop_flag" in n.attrs:
            self.put(f"if {name_of(n.attrs['stop_flag'])}: break")
        self.put("pass")
        self.indent -= 1
        if orelse.nodes:
            self.block("else:", orelse)

    def put_py_break(self, n):
        self.put("ended = False")
        self.put("break")

    def text_py_continue(self, n):
        return "continue"

    def text_py_return(self, n, x):
        return f"return {x}"

    def put_py_assert(self, n):
        self.put(f"if not {temp(n.inputs[0])}:")
        self.indent += 1
        self.statements(n.regions[0])
        message = temp(n.regions[0].outputs[0])
        self.put(f"raise AssertionError(*[{message}][{message} is None:])")
        self.indent -= 1

    def text_py_raise(self, n, x):
        return f"raise {x}"


def to_python(text):
    writer = Writer()
    writer.statements(Reader(text).function())
    return "\n".join(writer.lines) + "\n"


def ops_in(text):
    """The set of ops that a text form uses."""
    found = set()

    def walk(region):
        for n in region.nodes:
            found.add(n.op)
            for inner in n.regions:
                walk(inner)
    walk(Reader(text).function())
    return found
