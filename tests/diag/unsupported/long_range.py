# Lengths have 64 bits.
print(len(range(2**63 - 1)), len(range(-2**62, 2**62 - 1)), len(range(5, -2**63, 2**62)))
print(len(range(-2**63, 2**63 - 1)))
