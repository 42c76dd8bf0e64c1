# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The examples of `holo explain`: what fails does, what works does."""
import command
import subprocess


def script_behind(title, text):
    """The script, set off by four blanks, that follows a title."""
    lines = []
    for line in text.split(f"\n{title}\n\n", 1)[1].splitlines():
        if line and not line.startswith("    "):
            break
        lines.append(line[4:])
    return "\n".join(lines).rstrip("\n") + "\n"


class Examples(command.Case):
    def run_script(self, text):
        self.write("a.py", text)
        done = subprocess.run([command.HOLO, "run", "--diagnostics=short",
                               "a.py"], cwd=self.folder, text=True,
                              capture_output=True, timeout=60)
        return done.returncode, done.stderr

    def test_examples(self):
        for code in self.holo("explain")[0].split():
            text = self.holo("explain", code)[0]
            if "\nThis fails:\n" not in text:
                continue
            with self.subTest(code):
                status, err = self.run_script(script_behind("This fails:",
                                                            text))
                self.assertIn(f"[{code}]", err)
                self.assertIn(status, (1, 3))
                self.assertEqual(self.run_script(script_behind("This works:",
                                                               text)),
                                 (0, ""))


if __name__ == "__main__":
    command.main()
