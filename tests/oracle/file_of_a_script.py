"""__file__, and what programs make of it."""
import os
from pathlib import Path

print(os.path.basename(__file__), Path(__file__).name, Path(__file__).parent.name)
print(os.path.isabs(__file__), os.path.exists(__file__),
      os.path.dirname(os.path.abspath(__file__)) == str(Path(__file__).parent))


def of_function():
    return os.path.splitext(os.path.basename(__file__))[0]


print(of_function())
