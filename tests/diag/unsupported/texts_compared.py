# A string that running chose, and one that it makes: which they are only it knows.
import numpy as np

s0 = int(np.zeros(70000).sum())
word = ["5", "zz"][s0]
print(word == str(s0 + 5), word in [word + ""], [word] == [str(s0 + 5)])
many = [[i] for i in range(70)]
many[s0].append("a")
