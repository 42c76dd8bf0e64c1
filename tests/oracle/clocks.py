# Clocks are read, and sleep() waits, where the run comes to them.
import time
from time import perf_counter, sleep
import numpy as np

k = int(np.zeros(70000).sum())
begin = perf_counter()
sleep(0.02)
end = perf_counter()
print(end - begin >= 0.02, end - begin < 20, type(end).__name__)
print(time.time() > 1.7e9, abs(time.time() - time.time_ns() / 1e9) < 10)
a, b = time.monotonic(), time.monotonic_ns()
print(a >= end, 0 <= b / 1e9 - a < 10, type(b).__name__)
print(0 <= time.process_time() < 1000, time.process_time_ns() >= 0,
      time.thread_time() >= 0, time.perf_counter_ns() > 0)
times = []
for i in range(3):
    times.append(time.perf_counter())
print(times[0] <= times[1] <= times[2], len(times))
last = begin
steps = 0
while steps < 5 + k:
    now = time.perf_counter()
    if now >= last:
        steps += 1
    last = now
print(steps)
x = np.ones((50, 50))
begin = time.perf_counter()
for i in range(20):
    x = x @ x / 50
end = time.perf_counter()
print(end > begin, x[0, 0])
time.sleep(0)
time.sleep(k)
time.sleep(np.float64(0.0))
if k:
    time.sleep(1000)


def timed(f, *args):
    begin = time.perf_counter()
    value = f(*args)
    return value, time.perf_counter() - begin


value, seconds = timed(lambda n: n * 2, 100 + k)
print(value, seconds >= 0)
