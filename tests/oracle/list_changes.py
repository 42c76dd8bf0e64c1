"""A loop goes through a list as it is at each turn, not as it was."""
import numpy as np

x = int(np.arange(5)[3])
numbers = [x, 1, 2]
for n in numbers:
    numbers[1] += 10 * n
    if len(numbers) < 6:
        numbers.append(n)
print(numbers)

queue = ["a"]
for i, word in enumerate(queue):
    if i < 3:
        queue.append(word + str(i))
print(queue)
for n in numbers:
    numbers.pop()
print(len(numbers))
