# A list is empty while it is sorted, and is to stay so.
x = [3, 1, 2]
x.sort(key=lambda v: x.append(v) or v)
