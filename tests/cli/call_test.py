# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions from the shell: arguments and values as JSON, and --jsonl."""
import command
import json

SCRIPT = """
count = 0

def twice(x):
    return x * 2

def tell(x, name):
    global count
    count += 1
    print(name, count)
    return x, [name, None, True], {"n": 3, "x": x}

def positive(x):
    assert x > 0.0, "x is not positive"
    return x

def keys(x):
    return {1: x, (2, "a"): 0.5}

def broken(x):
    return x.no_such_attribute

def ignore(x):
    pass

def same(x):
    return x

def parts(x, k):
    if k > 2:
        r = x[:k, 1:k]
    elif k > 1:
        r = [x[k:]]
    else:
        r = None
    return x[x > 4], r, {"some": x[:k], "n": k}

def again(n):
    l = [1]
    for i in range(n):
        l = [l, (l, {"l": l})] if i == 3 else [l, l]
    return l
"""


def scalar(dtype, element):
    return {"dtype": dtype, "scalar": element}


def array(dtype, shape, data):
    return {"dtype": dtype, "shape": shape, "data": data}


class Call(command.Case):
    def setUp(self):
        super().setUp()
        self.write("a.py", SCRIPT)

    def call(self, function, *args, status=0):
        words = [a if isinstance(a, str) else json.dumps(a) for a in args]
        return self.holo("call", f"a.py:{function}", *words, status=status)

    def value(self, function, *args):
        return json.loads(self.call(function, *args)[0].splitlines()[-1])

    def test_static_values(self):
        self.assertEqual(self.value("twice", 3), 6)
        self.assertEqual(self.value("twice", -3), -6)
        self.assertEqual(self.value("twice", 0.1), 0.2)
        self.assertEqual(self.value("twice", '"ab"'), {"str": "abab"})
        self.assertEqual(self.value("twice", '{"str": "ab"}'), {"str": "abab"})
        self.assertEqual(self.value("twice", "true"), 2)
        self.assertEqual(self.value("twice", {"tuple": [1, None]}),
                         {"tuple": [1, None] * 2})

    def test_dtypes(self):
        for dtype in ("int8", "int16", "int32", "int64", "uint8", "uint16",
                      "uint32", "uint64", "float32", "float64"):
            x = array(dtype, [], [3])
            self.assertEqual(self.value("twice", x), scalar(dtype, 6))
            self.assertEqual(self.value("twice", scalar(dtype, 3)),
                             scalar(dtype, 6))

    def test_a_number_keeps_its_kind(self):
        for word, out in (("5", "5"), ("-0.0", "-0.0"), ("0.5e1", "5.0"),
                          ("true", "true"), ("NaN", "NaN"),
                          ("-Infinity", "-Infinity"), ("1e22", "1e+22"),
                          ('{"int": 5}', "5"), ('{"float": 5}', "5.0"),
                          ('{"float": -0.0}', "-0.0"),
                          ('{"bool": false}', "false"),
                          ('{"float": NaN}', "NaN"),
                          ('{"int": -9223372036854775808}',
                           "-9223372036854775808"),
                          ('{"dtype": "float32", "scalar": 1}',
                           '{"dtype": "float32", "scalar": 1.0}'),
                          ('{"dtype": "uint64", "scalar": 18446744073709551615}',
                           '{"dtype": "uint64", "scalar": 18446744073709551615}'),
                          ('{"dtype": "bool", "scalar": true}',
                           '{"dtype": "bool", "scalar": true}'),
                          ('{"dtype": "int8", "shape": [], "data": [1]}',
                           '{"dtype": "int8", "shape": [], "data": [1]}')):
            self.assertEqual(self.call("same", word)[0], out + "\n")
            inside = self.value("same", f'{{"dict": {{"k": {{"list": [{word}]'
                                        '}}}')
            self.assertEqual(json.dumps(inside["dict"]["k"]["list"][0]), out)

    def test_a_staged_number_is_an_input(self):
        for word in '{"int": 5}', '{"float": 0.5}', '{"bool": true}':
            dump, _ = self.holo("dump", "a.py:same", word)
            self.assertIn("%1: ", dump)
            dump, _ = self.holo("dump", "a.py:same", word.split()[1][:-1])
            self.assertNotIn("%1: ", dump)

    def test_extremes_go_through(self):
        for dtype, data in (("int64", [-2**63, 2**63 - 1]),
                            ("uint64", [0, 2**64 - 1]), ("int8", [-128, 127]),
                            ("float32", [0.1, 1e-45, 3.4028235e38]),
                            ("float64", [0.1, 5e-324, 1.7976931348623157e308]),
                            ("bool", [True, False])):
            x = {"list": [array(dtype, [len(data)], data)]}
            value = self.value("tell", x, '"a"')["tuple"][0]
            self.assertEqual(value["list"][0]["dtype"], dtype)
            self.assertEqual(value["list"][0]["data"], data)

    def test_ints_of_any_size(self):
        for x in (2**63, 2**64 - 1, -2**63 - 1, 10**100, -(10**4299)):
            self.assertEqual(self.value("same", str(x)), x)
        out, _ = self.call("same", "-000000000000000000000000000", status=2)
        x = {"dict": [[10**30, 10**20]]}
        self.assertEqual(self.value("same", x), x)
        self.assertEqual(self.value("same", {"float": 10**30}), 1e30)
        self.call("twice", str(10**4299 * 6), status=1)

    def test_not_finite(self):
        x = '{"dtype":"float32","shape":[3],"data":[NaN,Infinity,-Infinity]}'
        out, _ = self.call("tell", x, '"a"')
        self.assertIn('"data": [NaN, Infinity, -Infinity]', out)

    def test_empty_array(self):
        x = array("float32", [0, 3], [])
        self.assertEqual(self.value("tell", x, '"a"')["tuple"][0], x)

    def test_structures_and_output(self):
        out, _ = self.call("tell", 1.5, '"a"')
        first, last = out.splitlines()
        self.assertEqual(first, "a 1")
        x = 1.5
        self.assertEqual(json.loads(last), {"tuple": [
            x, {"list": [{"str": "a"}, None, True]},
            {"dict": {"n": 3, "x": x}}]})

    def test_sizes_known_when_running(self):
        rows = list(map(float, range(1, 10)))
        x = array("float64", [3, 3], rows)
        for k, shape in ((0, None), (1, None), (2, [1, 3]), (3, [3, 2]),
                         (9, [3, 2])):
            many, part, rest = self.value("parts", x, {"int": k})["tuple"]
            self.assertEqual(many, array("float64", [5], rows[4:]))
            found = part["list"][0] if k == 2 else part
            self.assertEqual(found and found["shape"], shape)
            self.assertEqual(rest["dict"]["some"]["shape"], [min(k, 3), 3])
            self.assertEqual(rest["dict"]["some"]["data"], rows[:3 * k])
            self.assertEqual(rest["dict"]["n"], k)
        self.assertEqual(found["data"], [2.0, 3.0, 5.0, 6.0, 8.0, 9.0])

    def test_nothing(self):
        self.assertIsNone(self.value("ignore", 1))

    def test_keys_that_are_no_strings(self):
        self.assertEqual(self.value("keys", 2), {"dict": [
            [1, 2],
            [{"tuple": [2, "a"]}, 0.5]]})

    def test_a_list_held_twice_is_given_twice(self):
        one = {"list": [1]}
        two = {"list": [one, one]}
        self.assertEqual(self.value("again", 2), {"list": [two, two]})
        self.assertEqual(json.dumps(self.value("again", 10)).count("[1]"),
                         1536)
        _, err = self.call("again", 30, status=1)
        self.assertIn("H0908", err)
        self.assertLess(len(err), 500)

    def test_failure_while_running(self):
        out, err = self.call("positive", {"float": -1}, status=3)
        self.assertEqual(out, "")
        self.assertIn("x is not positive", err)
        self.assertIn("a.py:14:", err)

    def test_mistakes_in_the_script(self):
        self.assertIn("H0202", self.call("broken", 1, status=1)[1])
        self.call("nothing_here", 1, status=1)
        self.assertIn("a.py:4:1", self.call("twice", status=1)[1])
        self.assertIn("a.py:4:1", self.call("twice", 1, 2, status=1)[1])

    def test_mistakes_in_arguments(self):
        for word in ("", "{", "[1]", "01", "1 2", "nul", "{}", '{"list": 1}',
                     '{"tuple": {}}', '{"dict": [1]}', '{"dict": [[1]]}',
                     '{"dtype": "float32"}', '{"a": 1}', "9" * 4301,
                     '{"dtype": "float31", "shape": [], "data": [1]}',
                     '{"dtype": "float32", "shape": [2], "data": [1]}',
                     '{"dtype": "float32", "shape": [-1], "data": []}',
                     '{"dtype": "float32", "shape": [1.0], "data": [1]}',
                     '{"dtype": "float32", "shape": [0,0,0,0,0,0,0,0,0], "data": []}',
                     '{"dtype": "int8", "shape": [1], "data": [128]}',
                     '{"dtype": "uint8", "shape": [1], "data": [-1]}',
                     '{"dtype": "int64", "shape": [1], "data": [1.0]}',
                     '{"dtype": "bool", "shape": [1], "data": [1]}',
                     '{"dtype": "float32", "shape": [1], "data": [1e39]}',
                     '{"dtype": "float32", "shape": [1], "data": ["a"]}',
                     '{"dtype": "float32", "shape": [9223372036854775807, '
                     '9223372036854775807], "data": []}',
                     '{"int": 5.0}', '{"int": 9223372036854775808}',
                     '{"int": true}', '{"float": true}', '{"float": "1"}',
                     '{"bool": 1}', '{"int": {"int": 1}}', '{"int": null}',
                     '{"int": 1, "float": 1}', '{"str": 1}',
                     '{"dtype": "int8", "scalar": 128}',
                     '{"dtype": "int8", "scalar": 1.0}',
                     '{"dtype": "int8", "scalar": [1]}',
                     '{"dtype": "int8", "scalar": 1, "shape": []}',
                     '{"dtype": 8, "scalar": 1}', '{"scalar": 1}',
                     '{"dict": [[{"int": 1}, 2]]}',
                     '{"dict": [[{"list": []}, 2]]}',
                     '{"dict": [[{"tuple": [1, {"float": 1}]}, 2]]}',
                     '{"dict": [[{"dtype": "int8", "scalar": 1}, 2]]}',
                     '{"dict": [[{"dtype": "int8", "shape": [], "data": [1]}, '
                     '2]]}',
                     '{"dict": {"a": 1, "a": 2}}', "[" * 100000,
                     '{"list": [' * 200 + "1" + "]}" * 200):
            _, err = self.call("twice", word, status=2)
            self.assertIn("error[H0950]", err)

    def test_target(self):
        for word in ("a.py", "a.py:", ":twice", "a.py:1x", "a.py:a b"):
            self.holo("call", word, "1", status=2)
        self.holo("call", "missing.py:f", status=4)


class Lines(command.Case):
    def setUp(self):
        super().setUp()
        self.write("a.py", SCRIPT)

    def answers(self, function, lines, status=0):
        text = "".join((x if isinstance(x, str) else json.dumps(x)) + "\n"
                       for x in lines)
        out, _ = self.holo("call", "--jsonl", f"a.py:{function}", text=text,
                           status=status)
        return [json.loads(line) for line in out.splitlines()]

    def test_an_answer_for_each_line(self):
        lines = [[array("float32", [2], [i, i + 0.5])] for i in range(20)]
        for i, answer in enumerate(self.answers("twice", lines)):
            self.assertEqual(answer, {
                "value": array("float32", [2], [2.0 * i, 2.0 * i + 1]),
                "stdout": ""})

    def test_module_state_is_fresh(self):
        for answer in self.answers("tell", [[1, "a"], [1, "a"], [2, "b"]]):
            self.assertTrue(answer["stdout"].endswith(" 1\n"))

    def test_errors_are_answers(self):
        x = {"float": 1}
        minus = {"float": -1}
        good, run, bad, blank, many, again = self.answers(
            "positive", [[x], [minus], "[1", "", [x, x], [x]])
        self.assertIn("value", good)
        self.assertEqual(run["error"]["phase"], "run")
        self.assertEqual(run["error"]["code"], "H0906")
        self.assertEqual(run["error"]["spans"][0]["line"], 14)
        self.assertEqual(bad["error"]["code"], "H0950")
        self.assertEqual(blank["error"]["code"], "H0950")
        self.assertEqual(many["error"]["phase"], "compile")
        self.assertEqual(again, good)
        for key in ("code", "severity", "message", "phase", "spans", "notes",
                    "help"):
            self.assertIn(key, run["error"])

    def test_script_with_errors(self):
        self.write("a.py", "x = = 1\n")
        for answer in self.answers("f", [[1], [2]], status=1):
            self.assertEqual(answer["error"]["phase"], "compile")

    def test_last_line_without_a_newline(self):
        out, _ = self.holo("call", "--jsonl", "a.py:twice", text="[1]")
        self.assertEqual(len(out.splitlines()), 1)

    def test_no_lines(self):
        self.assertEqual(self.answers("twice", []), [])

    def test_arguments_twice(self):
        self.holo("call", "--jsonl", "a.py:twice", "1", status=2)

    def test_an_answer_before_the_next_question(self):
        import subprocess
        with subprocess.Popen([command.HOLO, "call", "--jsonl", "a.py:twice"],
                              cwd=self.folder, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as p:
            for i in range(3):
                p.stdin.write(f"[{i}]\n")
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["value"],
                                 2 * i)
            p.stdin.close()
            self.assertEqual(p.wait(60), 0)


if __name__ == "__main__":
    command.main()
