# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every diagnostic of the catalogue is shown by a test, and explained."""
import command
import os
import re

# Codes that no script can cause, and where they are tested instead.
ELSEWHERE = {
    "H0950": "a command line: tests/cli",
    "H0951": "the text form: tests/unit/ir_text_test.c",
    "H0999": "a bug of ours",
}
# Codes that no script of a few lines can show, failing and mended.
UNEXPLAINED = set(ELSEWHERE) | {"H0118", "H0701", "H0901", "H0990"}


def codes_in_golden_tests():
    found = set()
    top = os.path.join(command.ROOT, "tests", "diag")
    for folder, _, names in os.walk(top):
        for name in names:
            if name.endswith(".err"):
                with open(os.path.join(folder, name),
                          encoding="utf-8") as f:
                    found |= set(re.findall(
                        r"^(?:error|warning)\[(H\d+)\]", f.read(),
                        re.MULTILINE))
    return found


class Catalogue(command.Case):
    def codes(self):
        return [word for word in self.holo("explain")[0].split()
                if re.fullmatch(r"H\d{4}", word)]

    def test_golden(self):
        shown = codes_in_golden_tests()
        for code in self.codes():
            with self.subTest(code):
                if code in ELSEWHERE:
                    self.assertNotIn(code, shown, f"tests/diag shows {code}: "
                                     "take it out of ELSEWHERE here")
                else:
                    self.assertIn(code, shown, "no golden test shows this "
                                  f"code: write tests/diag/FOLDER/NAME.py that "
                                  f"causes {code}, and let tests/golden.py "
                                  "--update write NAME.err")

    def test_explained(self):
        for code in self.codes():
            with self.subTest(code):
                found = "This fails:" in self.holo("explain", code)[0]
                if code in UNEXPLAINED:
                    self.assertFalse(found, f"{code} is explained: take it "
                                     "out of UNEXPLAINED here")
                else:
                    self.assertTrue(found, "write an EXPLAIN row for "
                                    f"{code} in api/explain.def: why, a "
                                    "script that fails, one that works")


if __name__ == "__main__":
    command.main()
