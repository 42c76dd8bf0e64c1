# -*- coding: latin-1 -*-
# H0118: a source in another encoding than UTF-8.
x = 1
