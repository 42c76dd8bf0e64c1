# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The command line: verbs, options, help, and what it says of mistakes."""
import command
import os
import unittest


class Help(command.Case):
    verbs = ["run", "call", "check", "dump", "opt", "explain", "help"]

    def test_overview_names_every_verb(self):
        out, err = self.holo("--help")
        self.assertEqual(err, "")
        for verb in self.verbs:
            self.assertIn(f"\n  {verb} ", out)

    def test_help_of_a_verb_in_three_ways(self):
        for verb in self.verbs:
            out = self.holo("help", verb)
            self.assertEqual(out, self.holo(verb, "--help"))
            self.assertEqual(out, self.holo(verb, "-h"))
            self.assertTrue(out[0].startswith(f"usage: holo {verb} "))

    def test_no_words_is_a_mistake(self):
        out, _ = self.holo(status=2)
        self.assertIn("usage: holo", out)

    def test_version(self):
        self.assertRegex(self.holo("--version")[0], r"^holo \d+\.\d+\.\d+\n$")

    def test_version_with_all_that_matters(self):
        version = self.holo("--version")[0]
        lines = self.holo("--version", "-v")[0].splitlines()
        self.assertEqual(lines[0] + "\n", version)
        found = dict(line.split(": ") for line in lines[1:])
        self.assertEqual(list(found), ["library", "LLVM", "CPU", "vectors",
                                       "compiler", "build"])
        self.assertEqual(found["library"], "lib" + lines[0])
        self.assertRegex(found["LLVM"], r"^19\.\d+\.\d+$")
        self.assertRegex(found["CPU"], r"^[\w-]+$")
        self.assertIn(found["vectors"], [
            "AVX2 and FMA, 16 registers of 32 bytes",
            "AVX-512 F, BW, DQ and VL, 32 registers of 64 bytes"])
        self.assertRegex(found["compiler"], r"^(GCC|Clang) \d+\.\d+")

    def test_version_agrees_with_the_machine(self):
        with open("/proc/cpuinfo") as f:
            flags = next((line.split() for line in f
                          if line.startswith("flags")), [])
        wide = {"avx512f", "avx512bw", "avx512dq", "avx512vl"} <= set(flags)
        self.assertEqual("AVX-512" in self.holo("--version", "-v")[0], wide)

    def test_version_agrees_with_the_build(self):
        cache = os.path.join(os.path.dirname(command.HOLO), "CMakeCache.txt")
        if not os.path.exists(cache):
            self.skipTest("no build folder")
        with open(cache) as f:
            options = dict(line.rstrip("\n").split("=", 1) for line in f
                           if "=" in line and line[0].isalpha())
        build = options["CMAKE_BUILD_TYPE:STRING"]
        if options["HOLO_SANITIZE:STRING"]:
            build += ", -fsanitize=" + options["HOLO_SANITIZE:STRING"]
        self.assertIn(f"\nbuild: {build}\n",
                      self.holo("--version", "-v")[0])

    def test_version_takes_nothing_else(self):
        for words in (["-x"], ["-v", "-v"], ["a.py"]):
            out, err = self.holo("--version", *words, status=2)
            self.assertEqual(out, "")
            self.assertIn("error[H0950]", err)

    def test_stages_and_passes_are_listed(self):
        self.assertIn("\n  optimised ", self.holo("dump", "--help")[0])
        self.assertIn("\n  cse ", self.holo("opt", "--help")[0])


class Mistakes(command.Case):
    def error(self, *words):
        out, err = self.holo(*words, status=2)
        self.assertEqual(out, "")
        self.assertIn("error[H0950]", err)
        return err

    def test_misspelt_verb(self):
        self.assertIn("did you mean `check`", self.error("chekc"))

    def test_unknown_verb(self):
        self.assertIn("no verb `zzzzzz`", self.error("zzzzzz"))

    def test_misspelt_option(self):
        self.assertIn("did you mean `--time`", self.error("run", "--tiem", "x"))

    def test_option_of_another_verb(self):
        self.assertIn("no option `--stage`",
                      self.error("run", "--stage=ast", "x"))

    def test_value_missing(self):
        self.assertIn("needs a value", self.error("dump", "x", "--stage"))

    def test_value_not_taken(self):
        self.assertIn("takes no value", self.error("run", "--time=1", "x"))

    def test_value_of_a_choice(self):
        self.assertIn("is one of", self.error("run", "--color=tex", "x"))

    def test_number(self):
        self.assertIn("is a number", self.error("run", "--width=wide", "x"))

    def test_too_few_and_too_many(self):
        self.assertIn("usage: holo run", self.error("run"))
        self.assertIn("usage: holo opt", self.error("opt", "a", "b"))

    def test_unknown_stage_and_pass(self):
        self.write("a.py", "x = 1\n")
        self.assertIn("no stage `asst`",
                      self.error("dump", "a.py", "--stage=asst"))

    def test_long_words(self):
        self.error("run", "--" + "x" * 100000)
        self.error("y" * 100000)


class Formats(command.Case):
    def test_short(self):
        self.write("a.py", "x = = 1\n")
        _, err = self.holo("check", "--diagnostics=short", "a.py", status=1)
        self.assertRegex(err, r"^a\.py:1:\d+: error\[H01\d\d\]: ")

    def test_json(self):
        import json
        self.write("a.py", "x = = 1\n")
        _, err = self.holo("check", "--diagnostics=json", "a.py", status=1)
        found = json.loads(err.splitlines()[0])
        self.assertEqual(found["severity"], "error")
        self.assertEqual(found["phase"], "compile")
        self.assertEqual(found["spans"][0]["line"], 1)

    def test_colour(self):
        self.write("a.py", "x = = 1\n")
        _, plain = self.holo("check", "a.py", status=1)
        _, colour = self.holo("check", "--color=always", "a.py", status=1)
        self.assertNotIn("\x1b", plain)
        self.assertIn("\x1b[", colour)

    def test_error_limit(self):
        self.write("a.py", "".join(f"print(name{i})\n" for i in range(30)))
        _, err = self.holo("check", "--diagnostics=short", "--error-limit=3",
                           "a.py", status=1)
        self.assertEqual(err.count("error["), 3)


class Explain(command.Case):
    def test_every_code(self):
        codes = self.holo("explain")[0].split()
        self.assertGreater(len(codes), 60)
        for code in codes[::7]:
            self.assertTrue(self.holo("explain", code)[0].startswith(code))

    def test_by_slug(self):
        self.assertTrue(self.holo("explain", "no-gradient")[0]
                        .startswith("H0601"))

    def test_unknown(self):
        self.holo("explain", "H9999", status=2)


class Running(command.Case):
    def test_forms_of_run(self):
        self.write("a.py", "print('hello')\n")
        for words in (["run", "a.py"], ["a.py"], ["./a.py"],
                      ["run", "--", "a.py"], ["run", "a.py", "--unchecked"]):
            self.assertEqual(self.holo(*words), ("hello\n", ""))

    def test_standard_input(self):
        for words in (["run", "-"], ["-"]):
            self.assertEqual(self.holo(*words, text="print(1)\n")[0], "1\n")

    def test_times(self):
        self.write("a.py", "print(1)\n")
        _, err = self.holo("run", "--time", "a.py")
        self.assertRegex(err, r"^time: start-up [\d.]+ ms, .*compile .*run ")

    def test_output_before_a_failure_is_kept(self):
        self.write("a.py", "print('before')\nassert False, 'no'\n")
        out, err = self.holo("run", "a.py", status=3)
        self.assertEqual(out, "before\n")
        self.assertIn("a.py:2:", err)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        import subprocess
        self.write("a.py", "print('hello')\n")
        with open("/dev/full", "w") as full:
            done = subprocess.run([command.HOLO, "run", "a.py"], stdout=full,
                                  stderr=subprocess.PIPE, cwd=self.folder)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b"cannot write", done.stderr)

    def test_reader_that_goes_away(self):
        import subprocess
        self.write("a.py", "i = 0\nwhile i < 100000:\n    print(i)\n"
                           "    i += 1\n")
        done = subprocess.run(f"'{command.HOLO}' run a.py | head -n 1",
                              shell=True, cwd=self.folder,
                              capture_output=True)
        self.assertEqual((done.stdout, done.stderr), (b"0\n", b""))


if __name__ == "__main__":
    command.main()
