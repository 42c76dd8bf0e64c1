# A dict that becomes a table while a loop's turns are tried: Collatz chains.
def longest(n):
    best, length = 1, 1
    counters = {1: 1}
    for first in range(2, n):
        count = 0
        number = first
        while True:
            if number in counters:
                count += counters[number]
                break
            if number % 2 == 0:
                number //= 2
                count += 1
            else:
                number = 3 * number + 1
                count += 1
        if first not in counters:
            counters[first] = count
        if count > length:
            best = first
            length = count
    return best


print(longest(100000), longest(200))
