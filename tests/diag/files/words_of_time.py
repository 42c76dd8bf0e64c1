# What is not there of the modules is said by name.
import os
import sys
import time

time.tzset()
os.getpid()
sys.path
time.sleep("1")
