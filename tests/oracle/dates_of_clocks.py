"""What a clock tells is known when running, and so is what follows of it."""
from datetime import datetime, timedelta, date
import time
a = datetime.now()
b = datetime.now()
print(type(a).__name__, b - a < timedelta(seconds=5), (b - a).total_seconds() < 5, a <= b, a.year > 2000)
print(len(str(a)) > 10 if False else "ok")
print(abs(a.timestamp() - time.time()) < 10)
start = time.time()
d = timedelta(seconds=time.time() - start)
print(d < timedelta(seconds=9), date.today() == a.date())
s = a.strftime("%Y%m%d_%H%M%S")
t = datetime.fromtimestamp(time.time())
print(t - a < timedelta(minutes=1))
print(f"run {a:%Y-%m-%d}"[:4] if False else "fine")
