# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Each mutant can be made of the sources as they are.

    apply_test.py [HOLO]

A patch that fails here belongs to code that has changed: write it anew, so
that it makes the new code wrong in the same way. See mutants.py.
"""
import sys

from mutants import ROOT, Patch, patch_names


def wrong_with(name):
    patch = Patch(name)
    if not patch.says or patch.says.startswith(("---", "diff")):
        return "its first line does not say what is wrong with the mutant"
    if not patch.path or not patch.edits:
        return "is no unified diff of one file"
    if patch.path.split("/")[0] not in ("passes", "ir", "codegen", "runtime",
                                        "frontend"):
        return f"changes {patch.path}"
    if patch.applied_to(ROOT) is None:
        return f"its lines are not found once in {patch.path}"
    return None


def main():
    names = patch_names()
    wrong = {n: why for n in names if (why := wrong_with(n))}
    for name, why in wrong.items():
        print(f"{name}.patch: {why}")
    print(f"{len(names)} mutants, {len(wrong)} cannot be made")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main())
