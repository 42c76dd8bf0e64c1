# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Imports: files beside the script, packages, and what is not there."""
import command
import os


class Modules(command.Case):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder, "pkg"))
        self.write("helper.py", "factor = 3\n\ndef triple(x):\n"
                                "    return x * factor\n")
        self.write("pkg/__init__.py", "name = 'pkg'\n")
        self.write("pkg/sub.py", "def f(x):\n    return x + 1\n")
        self.write("main.py", "import helper\nfrom helper import triple\n"
                              "import pkg\nfrom pkg.sub import f\n"
                              "print(helper.factor, triple(2.0), pkg.name, "
                              "f(1))\n")

    def test_from_anywhere(self):
        self.assertEqual(self.holo("main.py")[0], "3 6.0 pkg 2\n")
        path = os.path.join(self.folder, "main.py")
        self.folder = "/"
        self.assertEqual(self.holo("run", path)[0], "3 6.0 pkg 2\n")

    def test_each_knows_its_name(self):
        self.write("named.py", "class A:\n    pass\n\n\nname = __name__\n")
        self.write("m.py", "import named\n"
                           "print(__name__, named.name, named.A)\n")
        self.assertEqual(self.holo("m.py")[0],
                         "__main__ named <class 'named.A'>\n")

    def test_a_part_is_an_attribute(self):
        self.write("m.py", "import pkg.sub\nimport pkg.sub as s\n"
                           "print(pkg.sub.f(2), s.f(3), pkg.name)\n")
        self.assertEqual(self.holo("m.py")[0], "3 4 pkg\n")

    def test_relative_imports(self):
        for folder in ("app", "app/core", "both", "lone"):
            os.mkdir(os.path.join(self.folder, folder))
        self.write("app/__init__.py", "from . import helper\n"
                                      "from .core import base as b\n"
                                      "name = 'app' + str(b)\n"
                                      "print('app', __name__)\n")
        self.write("app/helper.py", "from .core.base import one\n"
                                    "from . import core\n"
                                    "def f(x):\n"
                                    "    return x + one + core.base\n")
        self.write("app/core/__init__.py", "print('core', __name__)\n"
                                           "from .base import one as first\n"
                                           "base = first + 1\n")
        self.write("app/core/base.py", "one = 1\n")
        self.write("app/core/deep.py", "from ..helper import f\n"
                                       "from .. import name as whole\n"
                                       "from . import first\n"
                                       "def deep(x):\n"
                                       "    return f(x) * 10 + first\n")
        self.write("app/late.py", "from .helper import f\n")
        self.write("app/bad.py", "from .. import x\n")
        self.write("both/__init__.py", "which = 'package'\n")
        self.write("both.py", "which = 'file'\n")
        self.write("lone/m.py", "q = 5\n")
        self.write("m.py", "from app.core.deep import deep, whole\n"
                           "import app\nfrom app import late\n"
                           "import app.core.deep as d\nimport both\n"
                           "from lone.m import q\n"
                           "print(deep(3), whole, late.f(1), d.deep(1), q)\n"
                           "print(app.late is late, app.core.base, both.which)\n"
                           "try:\n    from . import x\n"
                           "except ImportError as e:\n    print(e)\n")
        self.assertEqual(
            self.holo("m.py")[0],
            "core app.core\napp app\n61 app2 4 41 5\nTrue 2 package\n"
            "attempted relative import with no known parent package\n")
        self.write("n.py", "import app.bad\n")
        _, err = self.holo("run", "--diagnostics=short", "n.py", status=3)
        self.assertIn("attempted relative import beyond top-level package",
                      err)

    def test_a_script_comes_before_the_library(self):
        self.write("enum.py", "mine = 1\n")
        self.write("m.py", "import enum\nprint(enum.mine)\n")
        self.assertEqual(self.holo("m.py")[0], "1\n")

    def test_what_the_library_alone_sees(self):
        for name in ("_python", "_regex", "_attributes"):
            self.write("m.py", f"import {name}\n")
            _, err = self.holo("run", "--diagnostics=short", "m.py", status=1)
            self.assertIn("m.py:1:8: error[H0204]", err)

    def test_missing(self):
        self.write("m.py", "import nothing_here\n")
        _, err = self.holo("m.py", status=1)
        self.assertIn("error[H0204]", err)

    def test_errors_are_shown_where_they_are(self):
        self.write("bad.py", "x = = 1\n")
        self.write("m.py", "import bad\n")
        _, err = self.holo("run", "--diagnostics=short", "m.py", status=1)
        self.assertIn("bad.py:1:5: error[H0101]", err)
        self.assertIn("m.py:1:8: error[H0204]", err)

    def test_each_runs_once(self):
        self.write("loud.py", "print('loud')\n")
        self.write("m.py", "import loud\nimport loud\nprint('m')\n")
        self.assertEqual(self.holo("m.py")[0], "loud\nm\n")

    def test_errors_in_a_loop_are_not_lost(self):
        self.write("bad.py", "x = 1\ny = x.foo\n")
        self.write("m.py", "import numpy as np\nx = np.zeros(3)\n"
                           "for i in range(10):\n    import bad\n"
                           "    x = x + bad.x\nprint(x)\n")
        _, err = self.holo("run", "--diagnostics=short", "m.py", status=1)
        self.assertIn("bad.py:2:5: error[H0202]", err)

    def test_first_import_in_a_loop(self):
        self.write("loud.py", "import numpy as np\nprint('loud')\n"
                              "w = np.random.default_rng(0).random(3) * 0\n")
        self.write("m.py", "import numpy as np\nx = np.zeros(3)\n"
                           "for i in range(10):\n    import loud\n"
                           "    x = x + loud.w + 1\nprint(x, loud.w)\n")
        self.assertEqual(self.holo("m.py")[0],
                         "loud\n[10. 10. 10.] [0. 0. 0.]\n")

    def test_first_import_in_a_branch(self):
        self.write("loud.py", "print('loud')\n")
        self.write("m.py", "import numpy as np\n"
                           "x = np.random.default_rng(0).random(3)\n"
                           "if x[0] > 0:\n    import loud\n")
        _, err = self.holo("run", "--diagnostics=short", "m.py", status=1)
        self.assertIn("m.py:4:12: error[H0990]", err)

    def test_one_error_is_no_reason_for_another(self):
        self.write("m.py", "import nothing_here\nimport helper\n"
                           "print(helper.factor)\n")
        _, err = self.holo("run", "--diagnostics=short", "m.py", status=1)
        self.assertEqual(err.count("H0204"), 1)

    def test_cycle_ends(self):
        self.write("a.py", "import b\nprint('a')\n")
        self.write("b.py", "import a\nprint('b')\n")
        self.holo("a.py")


if __name__ == "__main__":
    command.main()
