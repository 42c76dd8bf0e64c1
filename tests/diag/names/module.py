# A module that is nowhere (H0204).
import nump as np
from holo import autogrd

print(np.ones(3))
