# How many objects a collection finds is CPython's own.
import gc

gc.collect()
print(gc.collect())
