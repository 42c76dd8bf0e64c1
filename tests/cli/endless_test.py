# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Loops that never end do not end here either, though nothing in them shows;
those that surely end cost nothing when nobody needs what they compute."""
import command
import subprocess
import time


ENDLESS = {
    "plain": "while True:\n    pass\n",
    "of_an_array": "import numpy as np\n"
                   "x = np.random.default_rng(0).random(2) + 1\n"
                   "while x[0] > 0:\n    x[0] = 3.0 - x[0]\n",
    "in_a_function": "def f(x):\n    while x != 0:\n        x = -x\n"
                     "print('first')\nf(2)\n",
    "in_a_loop": "import numpy as np\n"
                 "n = int(np.random.default_rng(0).integers(5, 6))\n"
                 "for i in range(n):\n    k = n\n"
                 "    while k != 0:\n        k = 2 * n - k + i * 0\n",
}

ENDS = """import numpy as np
x = np.random.default_rng(0).random(2)
s = 0.0
i = np.int64(0)
k = np.int64(x[0] * 10)
for j in range(10 ** 15):
    s += x[1]
while i < 10 ** 15:
    i += 1
    s -= x[0]
while k > -10 ** 15:
    k -= 1
print("ends")
"""


class Endless(command.Case):
    def test_never_ends(self):
        running = []
        for name, text in ENDLESS.items():
            path = self.write(name + ".py", text + "print('after')\n")
            for words in (["run"], ["run", "--interpret"]):
                running.append((name, words, subprocess.Popen(
                    [command.HOLO, *words, path], cwd=self.folder,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)))
        time.sleep(3)
        for name, words, process in running:
            ended = process.poll()
            process.kill()
            out, err = process.communicate()
            self.assertIsNone(ended, f"{name} {words} ends: {out} {err}")
            self.assertNotIn(b"after", out)

    def test_what_surely_ends_is_dropped(self):
        path = self.write("ends.py", ENDS)
        self.assertEqual(self.holo("run", path)[0], "ends\n")


if __name__ == "__main__":
    command.main()
