# At its end there is no line; the prompt is printed before.
x = input("name: ")
