# What a loop sets that goes through no iterable is lost, without a second error
# (H0413).
for i in 5:
    y = i
print(y)
