# H0112: words of other languages.
x = 3
if x == null:
    y = true
else if x == 4:
    y = false
function f(a):
    return a
// a comment
