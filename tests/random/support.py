# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What several generators use."""
import ast


def tidy(text):
    """The program without needless brackets, laid out as CPython does it."""
    return ast.unparse(ast.parse(text)) + "\n"
