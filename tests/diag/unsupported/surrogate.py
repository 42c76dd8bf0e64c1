# Half of a surrogate pair has no UTF-8: Python cannot print it either.
print("\ud800")
print(f"{1} \udfff")
print("\ud7ff \ue000" == "")
