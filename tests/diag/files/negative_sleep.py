# Python does not wait for what was.
import time
import numpy as np

time.sleep(int(np.zeros(70000).sum()) - 1)
