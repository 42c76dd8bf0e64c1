"""`except module.Error` takes what it names, and nothing else."""
import json
import numpy as np

x = np.arange(3)
for i in range(5):
    try:
        try:
            print(x[i])
        except json.JSONDecodeError as e:
            print("no", e)
        except (KeyError, np.linalg.LinAlgError) as e:
            print("no", e)
    except IndexError:
        print("yes", i)
try:
    raise np.linalg.LinAlgError("a", 1)
except np.linalg.LinAlgError as e:
    print(repr(e), isinstance(e, ValueError), e.args)
try:
    np.linalg.inv(np.zeros((2, 2)))
except ValueError as e:
    print(repr(e), type(e))
