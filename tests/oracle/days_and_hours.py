# The module time, of days and hours.
import time
t = time.gmtime(1e9)
print(t, t.tm_year, t[0], t[:3], tuple(t), len(t), time.strftime("%Y-%m-%d %H:%M:%S %a %b %j %p", t), time.asctime(t))
print(time.strftime("%d/%m/%y", (2024, 2, 29, 1, 2, 3, 3, 60, -1)), time.gmtime(0).tm_wday, time.gmtime(86399).tm_hour)
a = time.localtime()
print(a.tm_year > 2000, time.strftime("%Y") > "2000" if False else "-", abs(time.mktime(a) - time.time()) < 10)
s = time.strftime("%Y%m%d-%H%M%S")
print(len("run-")); l = time.localtime(1e9); print(l.tm_hour, l.tm_min, time.strftime("%H:%M", l), time.mktime(l), time.ctime and 1)
print(time.strptime("2024-03-05 06:07", "%Y-%m-%d %H:%M"))
try: time.strftime("%Y", [1])
except TypeError as e: print(e)
try: time.strftime("%Y", (1, 2))
except TypeError as e: print(type(e).__name__)
