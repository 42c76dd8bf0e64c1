# An f-string formats its values one by one.
x = w = 1
s = f"a{x!r:>{w}}b"
