"""To NumPy an object of a class derived from a number is no weak scalar."""
import numpy as np
class F(float): pass
class I(int): pass
a32=np.ones(2,np.float32); z32=np.array(1,np.float32); s32=np.float32(1); i8=np.int8(3); a8=np.ones(2,np.int8)
for n,e in list(dict(a=lambda:a32+F(1), b=lambda:F(1)+a32, c=lambda:s32+F(1), d=lambda:F(1)+s32, e=lambda:s32*I(2), f=lambda:I(2)*s32, g=lambda:i8+I(2), h=lambda:a8+I(2), i=lambda:I(2)+i8, j=lambda:a8*F(1), k=lambda:np.add(a32,F(1)), l=lambda:np.add(s32,F(1)), m=lambda:np.maximum(a8,I(3)), n=lambda:np.where(a8>0,a8,I(3)), o=lambda:np.float32(1)+1.0, p=lambda:np.add(a8,I(300)), q=lambda:np.bool_(True)+I(1), r=lambda:a32**I(2), s=lambda:s32**I(2), t=lambda:np.clip(a8,I(0),I(3)), u=lambda:i8<I(300), v=lambda:z32+F(1), w=lambda:-s32//F(2), x=lambda:np.full(2,I(3)), y=lambda: np.float32(3)%F(2), z=lambda:np.int8(3)//I(2)).items()):
    r=e(); print(n, type(r).__name__, r.dtype, r)
