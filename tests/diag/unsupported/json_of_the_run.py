import json
import numpy as np
x = float(np.zeros(70000).sum())
print(json.dumps([x], allow_nan=False))
print(json.loads(json.dumps(x)))
print(json.dumps({"a": f"{x:.3f}"}))
print(json.loads('"\\ud800"'))
