# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the tests of the command share: running it, and files to run it on.

    SUBJECT_test.py HOLO [unittest's arguments]
"""
import os
import subprocess
import sys
import tempfile
import unittest

HOLO = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "holo"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


class Case(unittest.TestCase):
    """A test with a folder of its own, in which the command runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="holo-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        mode = "wb" if isinstance(text, bytes) else "w"
        with open(os.path.join(self.folder, name), mode) as f:
            f.write(text)
        return name

    def holo(self, *words, text="", status=0, seconds=60, **extra):
        """Runs the command; checks its exit status; (stdout, stderr)."""
        env = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="100", NO_COLOR="1")
        env.pop("FORCE_COLOR", None)
        env.update(extra)
        data = text if isinstance(text, bytes) else text.encode()
        done = subprocess.run([HOLO, *words], input=data, cwd=self.folder,
                              env=env, capture_output=True, timeout=seconds)
        out = done.stdout.decode("utf-8", "replace")
        err = done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, status, f"{words}\n{out}\n{err}")
        return out, err


def main():
    unittest.main(module="__main__", argv=sys.argv[:1] + sys.argv[2:])
