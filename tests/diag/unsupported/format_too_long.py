"""A width that needs more memory than we give a text is no ValueError."""
try:
    print(f"{5:99999999}")
except ValueError:
    print("wrong")
