# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""`holo call --jsonl` reads strangers' lines: each has one answer, which is
JSON, and what is accepted comes back as it went in. Lines are made at random
from right ones, by changes of their bytes and of their structure."""
import command
import json
import random
import subprocess

SCRIPT = "def same(x):\n    return x\n"

NUMBERS = [0, -1, 2**31, -2**63, 2**63 - 1, 2**63, 2**64, -2**64, 10**400,
           0.5, -0.0, 1e308, 5e-324, float("nan"), float("inf")]
TEXTS = ["", "a", "int", "\x00", "\ud800", "é", "\U0001f600", "x" * 3000]
DTYPES = ["bool", "int8", "uint64", "float32", "float64", "float16",
          "complex64", "", "f8", "int8 ", None, 3]
TAGS = ["list", "tuple", "dict", "str", "int", "float", "bool", "dtype",
        "scalar", "shape", "data", "none", ""]
BYTES = [b"[", b"]", b"{", b"}", b",", b":", b'"', b"\\", b"\\u12", b"0", b"-",
         b"e", b".", b"\x00", b"\xff", b"\xc3", b"\t", b" ", b"null", b"1" * 400]


class Lines:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def leaf(self):
        return self.random.choice([
            None, True, False, self.random.choice(NUMBERS),
            {"str": self.random.choice(TEXTS)},
            {"int": self.random.choice(NUMBERS)},
            {"bool": self.random.choice([True, 0, None])},
            {"dtype": self.random.choice(DTYPES),
             "scalar": self.random.choice(NUMBERS)}])

    def array(self):
        shape = [self.random.choice([0, 1, 2, 3, 7])
                 for _ in range(self.random.randrange(4))]
        size = 1
        for n in shape:
            size *= n
        return {"dtype": self.random.choice(DTYPES[:5]), "shape": shape,
                "data": [self.random.choice([0, 1, 0.5, 3])
                         for _ in range(size)]}

    def value(self, depth=0):
        which = self.random.randrange(5)
        if which < 2 or depth > 4:
            return self.leaf()
        if which == 2:
            return self.array()
        items = [self.value(depth + 1)
                 for _ in range(self.random.randrange(4))]
        if which == 3:
            return {self.random.choice(["list", "tuple"]): items}
        keys = [f"k{i}" for i in range(len(items))]
        return {"dict": dict(zip(keys, items)) if self.random.random() < .5
                else [list(pair) for pair in zip(keys, items)]}

    def bent(self, v):
        """The value with one place in it changed."""
        if isinstance(v, dict) and v and self.random.random() < .8:
            key = self.random.choice(list(v))
            if self.random.random() < .3:
                return {self.random.choice(TAGS) if k == key else k: x
                        for k, x in v.items()}
            return {k: self.bent(x) if k == key else x for k, x in v.items()}
        if isinstance(v, list) and v and self.random.random() < .8:
            at = self.random.randrange(len(v))
            return v[:at] + [self.bent(v[at])] * self.random.randrange(3) \
                + v[at + 1:]
        return self.random.choice([
            self.leaf(), [], {}, [v], {"dict": [[v, v]]}, {"dict": [v]},
            {"list": v}, {"dtype": "int8", "shape": [v], "data": v},
            {"dtype": "float64", "shape": [2**40, 2**40], "data": []},
            {"dtype": "float64", "shape": [-1], "data": [1]}])

    def line(self):
        made = [self.value() for _ in range(self.random.choice([1] * 9 + [0, 2]))]
        for _ in range(self.random.choice([0, 0, 1, 2])):
            made = self.bent(made)
        text = json.dumps(made, ensure_ascii=self.random.random() < .7)
        line = text.encode("utf-8", "surrogatepass")
        for _ in range(self.random.choice([0, 0, 0, 1, 2])):
            at = self.random.randrange(len(line) + 1)
            line = line[:at] + self.random.choice(BYTES + [b""]) + \
                line[at + self.random.randrange(3):]
        return line.replace(b"\n", b" ")


class Hostile(command.Case):
    COUNT = 1000

    def answers(self, lines):
        done = subprocess.run(
            [command.HOLO, "call", "a.py:same", "--jsonl"], cwd=self.folder,
            input=b"\n".join(lines) + b"\n", capture_output=True, timeout=600)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        found = done.stdout.decode().splitlines()
        self.assertEqual(len(found), len(lines))
        return [json.loads(a) for a in found]

    def test_each_line_has_one_answer(self):
        self.write("a.py", SCRIPT)
        lines = [x for x in map(Lines.line, [Lines(5)] * self.COUNT)
                 if x.strip()]
        again, values = [], []
        for line, answer in zip(lines, self.answers(lines)):
            with self.subTest(line=line[:300]):
                self.assertIn(("value" in answer) + ("error" in answer), [1])
                if "value" in answer:
                    values.append(answer["value"])
                    again.append(json.dumps([answer["value"]]).encode())
                else:
                    self.assertRegex(answer["error"]["code"], r"^H\d{4}$")
        self.assertGreater(len(values), self.COUNT // 10)
        self.assertLess(len(values), self.COUNT * 9 // 10)
        for value, answer in zip(values, self.answers(again)):
            self.assertEqual(json.dumps(answer["value"]), json.dumps(value))


if __name__ == "__main__":
    command.main()
