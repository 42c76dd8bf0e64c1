# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The graph of a loop has the same nodes for 10 turns and for 10^6.

    graph_size_test.py HOLO
"""
import re

import command

LOOPS = {
    "while of numbers": """
import numpy as np

def run(x):
    i = 0
    while i < TURNS:
        x = 3.7 * x * (1.0 - x)
        i += 1
    return x

print(run(float(np.array([0.4])[0])))
""",
    "for over arrays": """
import numpy as np

a = np.ones((3, 3))
for i in range(TURNS):
    a = a @ a / (i + 1)
print(a)
""",
    "for in for, with a break": """
import numpy as np

total = np.zeros(4)
for i in range(TURNS):
    for j in range(TURNS):
        total = total + i * j
        if total[0] > 100:
            break
print(total)
""",
    "training": """
import numpy as np
from holo import autograd

w = np.zeros(3, np.float32)
x = np.ones((5, 3), np.float32)
gradient = autograd.grad(lambda w: ((x @ w - 1) ** 2).mean())
for step in range(TURNS):
    w -= 0.1 * gradient(w)
print(w)
""",
    "gradient of a loop": """
from holo import autograd

def power(x):
    y = 1.0
    for i in range(TURNS):
        y = y * x
    return y

print(autograd.grad(power)(1.5))
""",
}


class GraphSize(command.Case):
    def size(self, stage, text):
        self.write("loop.py", text)
        graph, _ = self.holo("dump", f"--stage={stage}", "loop.py")
        self.assertIn(" = while(", graph)
        return len(re.findall(r"(?m)^ *%\d+ = ", graph)), graph.count("region(")

    def test_loops(self):
        for name, text in LOOPS.items():
            for stage in "graph", "optimised":
                with self.subTest(loop=name, stage=stage):
                    few = self.size(stage, text.replace("TURNS", "10"))
                    many = self.size(stage, text.replace("TURNS", "1000000"))
                    self.assertEqual(few, many)


if __name__ == "__main__":
    command.main()
