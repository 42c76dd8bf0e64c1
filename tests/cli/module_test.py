# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A code generator that is cut short, foreign or of another version is an
error of a file, and never ends the process by a signal."""
import command
import os
import re
import struct
import unittest

FOLDER = os.path.dirname(command.HOLO)
MODULE = os.path.join(FOLDER, "holo-codegen.so")
LIBRARY = "libholo.so.0"


def loaded_bytes(data):
    """How much of an ELF file its program headers speak of."""
    at, = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    parts = [struct.unpack_from("<QQQQ", data, at + i * size + 8)
             for i in range(count)]
    return max(offset + filled for offset, _, _, filled in parts)


@unittest.skipUnless(os.path.exists(MODULE), "no build folder")
class Module(command.Case):
    """The command finds the module beside libholo: here, beside a link."""

    def setUp(self):
        super().setUp()
        os.symlink(os.path.join(FOLDER, LIBRARY),
                   os.path.join(self.folder, LIBRARY))
        self.write("a.py", "print('hello')\n")
        with open(MODULE, "rb") as f:
            self.module = f.read()

    def run_with(self, data, status=4):
        self.write("holo-codegen.so", data)
        return self.holo("run", "--diagnostics=short", "a.py", status=status,
                         LD_LIBRARY_PATH=self.folder)

    def refused(self, data):
        out, err = self.run_with(data)
        self.assertEqual(out, "")
        found = re.search(r"error\[H0701\]: the code generator cannot be "
                          r"loaded: (.*)", err)
        self.assertTrue(found, err)
        return found[1]

    def test_whole(self):
        self.assertEqual(self.run_with(self.module, status=0)[0], "hello\n")

    def test_cut_short(self):
        size = loaded_bytes(self.module)
        for end in (0, 1, 63, 64, 100, 4096, 4097, size // 4, size // 2,
                    size * 3 // 4, size - 4096, size - 1):
            with self.subTest(end=end):
                self.assertIn("no whole module", self.refused(
                    self.module[:end]))

    def test_cut_after_what_is_loaded(self):
        """The tables of sections come last, and nobody reads them."""
        size = loaded_bytes(self.module)
        self.assertEqual(self.run_with(self.module[:size], status=0)[0],
                         "hello\n")

    def test_text(self):
        self.assertIn("no whole module", self.refused("print(1)\n" * 100))

    def test_other_header(self):
        """The class, the byte order, the kind, the place of the headers."""
        for at, byte in ((4, 1), (5, 2), (16, 2), (39, 0x7f), (39, 0xff),
                         (54, 1)):
            with self.subTest(at=at):
                data = bytearray(self.module)
                data[at] = byte
                self.refused(bytes(data))

    def test_headers_that_speak_of_more(self):
        at, = struct.unpack_from("<Q", self.module, 32)
        for field in (at + 8, at + 32):
            data = bytearray(self.module)
            struct.pack_into("<Q", data, field, 2 ** 64 - 4096)
            self.assertIn("no whole module", self.refused(bytes(data)))

    def test_another_library(self):
        with open(os.path.join(FOLDER, LIBRARY), "rb") as f:
            self.assertIn("holo_codegen_api", self.refused(f.read()))

    def test_another_version(self):
        with open(os.path.join(FOLDER, "foreign-codegen.so"), "rb") as f:
            self.assertIn("of another version", self.refused(f.read()))

    def test_version_without_module(self):
        self.write("holo-codegen.so", b"")
        out, err = self.holo("--version", "-v", status=4,
                             LD_LIBRARY_PATH=self.folder)
        self.assertIn("library: libholo ", out)
        self.assertIn("build: ", out)
        self.assertIn("H0701", err)

    def test_no_file(self):
        for make in (os.mkdir, os.mkfifo):
            path = os.path.join(self.folder, "holo-codegen.so")
            make(path)
            _, err = self.holo("run", "a.py", status=4,
                               LD_LIBRARY_PATH=self.folder)
            self.assertIn("no whole module", err)
            (os.rmdir if os.path.isdir(path) else os.remove)(path)


if __name__ == "__main__":
    command.main()
