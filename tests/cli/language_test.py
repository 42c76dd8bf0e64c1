# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""docs/language.md lists the names that the specialiser's tables hold."""
import command
import glob
import os
import re

TABLES = {
    "Builtins": "builtins", "Lists": "list_methods",
    "Tuples": "tuple_methods", "Dicts": "dict_methods",
    "Sets": "set_methods", "Strings": "str_methods",
    "`math`": "math_module", "`os`": "os_module",
    "`os.path`": "os_path_module", "`sys`": "sys_module",
    "`time`": "time_module", "Files": "file_methods", "`numpy`": "numpy_module",
    "`numpy.linalg`": "numpy_linalg_module",
    "`numpy.random`": "numpy_random_module", "Generators": "rng_methods",
    "Arrays": "array_methods",
}


def sources():
    pattern = os.path.join(command.ROOT, "passes", "*", "*.c")
    texts = []
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8") as f:
            texts.append(f.read())
    return "".join(texts)


def names_of_table(source, table):
    """The rows' names, but of those that only say that they are not there."""
    body = re.search(r"const Builtin %s\[\] = \{(.*?)\n\};" % table, source,
                     re.S).group(1)
    rows = re.split(r"\n    (?=[A-Z{])", body)[1:]
    return {re.search(r'"([^"]+)"', row).group(1)
            for row in rows if '"' in row and "not_yet" not in row}


def names_on_page(page, title):
    entry = re.search(r"^- %s: (.*?)\n(?=\S|\n)" % re.escape(title), page,
                      re.S | re.MULTILINE).group(1)
    return set(re.findall(r"`([^`]+)`", entry))


class Language(command.Case):
    def test_names(self):
        source = sources()
        with open(os.path.join(command.ROOT, "docs", "language.md"),
                  encoding="utf-8") as f:
            page = f.read()
        for title, table in TABLES.items():
            with self.subTest(title):
                listed = names_on_page(page, title)
                there = names_of_table(source, table)
                self.assertFalse(there - listed, "docs/language.md, entry "
                                 f"{title}: add these rows of {table}[]")
                self.assertFalse(listed - there, "docs/language.md, entry "
                                 f"{title}: {table}[] has no such rows")

    def test_modules(self):
        folder = os.path.join(command.ROOT, "lib", "python")
        there = {os.path.relpath(path, folder)[:-3].replace(os.sep, ".")
                 for path in glob.glob(os.path.join(folder, "**", "*.py"),
                                       recursive=True)
                 if os.path.basename(path)[0] != "_"}  # the library's own
        with open(os.path.join(command.ROOT, "docs", "language.md"),
                  encoding="utf-8") as f:
            section = f.read().split("\n## Modules\n")[1]
        self.assertEqual(
            there, set(re.findall(r"^- `([^`]+)`:", section, re.MULTILINE)),
            "docs/language.md, Modules: the entries and lib/python/ differ")


if __name__ == "__main__":
    command.main()
