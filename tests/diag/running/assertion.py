# A failed assertion whose message has values of the run in it (H0906).
import numpy as np

x = np.ones(3).sum()
assert x > 2, f"{6 // int(x - 3)} is not computed, since x is large"
for step in range(100000):
    x = x - 0.25
    assert x >= 0, f"x is {x:.2f} at step {step}"
