# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Some of the calls of arguments.py: a random choice that is the same each
time, and one of each kind that was once not the same.

    arguments_test.py HOLO"""
import os
import random
import sys

import arguments

COUNT = 250
ONCE_WRONG = """np.fabs(i)|np.fabs(3)|np.reciprocal(i)|np.reciprocal(True)
    |np.ptp(z, axis=0, keepdims=False)|np.isclose(a, n, 0.1, 0.1)
    |np.isclose(a, a, None, 0.1)|np.rot90(a, None, (0, 1))|np.take(v, None)
    |np.split([1, 2], 2, 0)|np.split(v, 2, None)|np.arange(None)
    |np.arange(float('inf'), 3, 1)|np.isfortran([1, 2])
    |np.linalg.norm(a, axis=(), keepdims=False)|a[True]|a[0, True]
    |np.random.default_rng(np.array(2)).random(2).shape
    |np.random.default_rng(1).uniform(v[0], 1, 2).shape
    |np.random.default_rng(1).normal(0, -v, 4).shape
    |np.isclose(np.int8(-128), np.array([127], np.int8), 0.0, 2.0)
    |np.random.default_rng(1).uniform(v, v + 1, 4).shape"""

if __name__ == "__main__":
    texts = random.Random(4).sample(arguments.chosen([]), COUNT)
    texts += [t.strip() for t in ONCE_WRONG.split("|")]
    found = arguments.verdicts(os.path.abspath(sys.argv[1]), texts)
    wrong = sum(said != "same" for said in found.values())
    print(f"{len(found)} calls, {wrong} not the same")
    sys.exit(wrong > 0)
