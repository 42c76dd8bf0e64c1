# H0108: a line indented with a tab among lines indented with spaces.
if True:
        x = 1
	y = 2
z = 3
