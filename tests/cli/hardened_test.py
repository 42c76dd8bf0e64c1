# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is built for users is hardened: position independent, relocations read
only after the start, no executable stack, stacks and buffers checked. Other
builds are not looked at."""
import command
import os
import shutil
import subprocess
import unittest


def readelf(path, *options):
    return subprocess.run(["readelf", "-W", *options, path], check=True,
                          capture_output=True, text=True).stdout


FOLDER = os.path.dirname(command.HOLO)
FILES = [command.HOLO] + [
    os.path.join(FOLDER, name) for name in ("libholo.so", "holo-codegen.so")]


def is_release():
    """Does the folder say so? What the files lack must not hide that."""
    cache = os.path.join(FOLDER, "CMakeCache.txt")
    if not os.path.exists(cache) or not shutil.which("readelf"):
        return False
    with open(cache) as f:
        return "CMAKE_BUILD_TYPE:STRING=Release\n" in f


@unittest.skipUnless(is_release(), "no release build")
class Hardened(unittest.TestCase):
    def test_position_independent(self):
        self.assertIn("DYN", readelf(command.HOLO, "-h"))
        self.assertIn("PIE", readelf(command.HOLO, "-d"))

    def test_relocations(self):
        for path in FILES:
            self.assertIn("GNU_RELRO", readelf(path, "-l"))
            self.assertIn("NOW", readelf(path, "-d"))

    def test_stack(self):
        for path in FILES:
            stack, = [line for line in readelf(path, "-l").splitlines()
                      if "GNU_STACK" in line]
            self.assertNotIn("E", stack.split()[-2])

    def test_checked_buffers(self):
        for path in FILES:
            symbols = readelf(path, "--dyn-syms")
            self.assertIn("__stack_chk_fail", symbols, path)
            self.assertIn("_chk@", symbols, path)


if __name__ == "__main__":
    command.main()
