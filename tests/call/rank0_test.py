# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What gives an array of rank 0 and what a NumPy scalar: as NumPy says.

    rank0_test.py HOLO

repr() of methods, functions, operators and indexing of scalars and of arrays
of rank 0, and of what makes such of larger arrays. What NumPy refuses, and
what holo says it does not have, is left out; of the rest each line is the
same, but for the last digits of a float, which in NumPy are the machine's."""
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings

import numpy as np

NAMES = {
    "t": "np.arange(4.0).sum()", "a": "np.array(6.0)",
    "i": "np.arange(4).sum()", "k": "np.array(6)",
    "c": "np.array(True)", "h": "np.float32(1.5)",
    "v": "np.arange(4.0)", "o": "np.array([2.5])",
    "z": "np.arange(6.0).reshape(2, 3)",
}
OF_RANK_0 = "taikh"
METHODS = """copy() reshape(()) reshape(1) flatten() ravel() T astype(float)
    astype(np.int32) sum() squeeze() transpose() max() min() item() tolist()
    all() any() repeat(2) clip(0,1) round() argmax() cumsum() mean() prod()
    std() var() dot(2.0) dot(v) argsort() take(0) ndim shape dtype size
    argmin()""".split()
FUNCTIONS = """copy array asarray squeeze ravel transpose round flip zeros_like
    ones_like abs sqrt exp sin floor ceil trunc sign negative square
    reciprocal isnan isfinite logical_not sum prod max min mean std var any
    all argmax argmin cumsum cumprod atleast_1d atleast_2d expand_dims(0) size
    shape ndim float64 float32 int64 sort argsort count_nonzero fabs cbrt
    log1p tile(2) repeat(2) roll(1) broadcast_to(()) reshape(()) reshape(1)
    full_like(1) clip(0,1) outer(2) dot(2.0) dot(2) take(0) power(2)
    maximum(1) minimum(1) add(1) subtract(1) multiply(2) divide(2)
    floor_divide(2) mod(2) fmod(2) equal(1) less(1) logical_and(1)
    array_equal(1) allclose(1) isclose(1) linalg.norm""".split()
OPERATORS = """X[()] X[...] X[None] X[None,...] X[...,None] -X +X abs(X) X+X
    X+1 X-1.5 X*2 2*X X/2 X//2 X%2 X**2 2**X X==1 X<2 float(X) int(X) bool(X)
    round(X) divmod(X,2) str(X) f'{X!r}' [X] (X,) X+v v+X X*z np.where(c,X,X)
    np.where(X>0,X,1.0) np.where(True,X,X) X.reshape(1)[0] X[()]+1
    X.copy().copy() X.T.T isinstance(X,np.ndarray) isinstance(X,float)
    isinstance(X,int) X.astype(int)+1 np.stack([X,X]) np.vstack([X,X])
    np.hstack([X,X]) type(X) type(X+X) type(X.copy())""".split()
OTHERS = """v[0] v[-1] v[i-5] v[k-5] v[np.array(2)] v[0:1] v[0,...] v[...,0]
    z[1,2] z[1][2] z[1,k-5] z[np.array(1),np.array(2)] z[...,1,2] z[1,2,...]
    z[(1,2)] v[[1]] v.sum() v.max() v.mean() v.prod() v.std() v.argmax()
    v.any() v@v v.dot(v) np.dot(v,v) np.sum(z) np.sum(z,axis=0)[0]
    np.sum(z,axis=(0,1)) np.max(z) np.trace(z) z.trace() np.linalg.norm(v)
    np.count_nonzero(v) np.argmax(z) np.sum(z,keepdims=True) v.sum(axis=0)
    np.squeeze(o) o.squeeze() o.reshape(()) o.item() np.squeeze(z[:1,:1])
    np.reshape(o,()) np.take(v,1) v.take(1) np.take(v,k-5)
    np.where(v[0]>0,v[0],v[1]) np.clip(v[0],0,1) np.maximum(v[0],v[1])
    np.maximum(a,v[0]) np.zeros(()) np.ones(()) np.full((),2.0) np.array(2)
    np.zeros(())+1 a+a a*t t*a np.dot(2.0,3.0) np.dot(a,2) np.isclose(1.0,1.0)
    np.isclose(a,1.0) np.sqrt(2) np.abs(-2) np.maximum(1,2) np.sum(3)
    np.sum([1,2]) np.floor(2.5) np.clip(5,0,3) np.where(True,1,2)
    np.reshape(2.5,()) np.transpose(2.5) np.flip(2.5) np.copy(2.5)
    np.squeeze(2.5) np.ravel(3) np.asarray(3) np.broadcast_to(3,())
    np.round(2.5,1) np.atleast_1d(2) max(v) min(v) sum(v) list(v)[0]
    np.copy(v)[0] np.broadcast_to(t,()) np.split(v,2)[0][0]""".split()


def expressions():
    for x in OF_RANK_0:
        yield from (f"{x}.{m}" for m in METHODS)
        for f in FUNCTIONS:
            name, _, rest = f.partition("(")
            yield f"np.{name}({x}, {rest}" if rest else f"np.{name}({x})"
        yield from (e.replace("X", x) for e in OPERATORS)
    yield from OTHERS


def numpy_says(names, expression):
    try:
        with np.errstate(all="ignore"):
            return repr(eval(expression, dict(names)))
    except Exception:  # there is nothing to compare with
        return None


def holo_says(holo, head, asked):
    """What is printed for each, or the code of the error."""
    first = head.count("\n") + 1
    said = {}
    with tempfile.TemporaryDirectory(prefix="holo-rank0-") as folder:
        path = os.path.join(folder, "rank0.py")
        while True:
            left = [e for e in asked if e not in said]
            with open(path, "w") as out:
                out.write(head + "".join(f"print(repr({e}), end='~')\n"
                                         for e in left))
            done = subprocess.run(
                [holo, "run", "--diagnostics=json", "--error-limit=10000",
                 path], capture_output=True, text=True)
            if done.returncode != 1:
                assert not done.returncode, done.stderr
                return said | dict(zip(left, done.stdout.split("~")))
            for line in done.stderr.splitlines():
                d = json.loads(line)
                said[left[d["spans"][0]["line"] - first]] = d["code"]


def shortened(said):
    """With floats of at most 14 digits."""
    return re.sub(r"\d+\.\d{13,}", lambda m: f"{float(m[0]):.14g}", said)


def main(holo):
    head = "import numpy as np\n" + "".join(
        f"{name} = {text}\n" for name, text in NAMES.items())
    names = {}
    exec(head, names)
    warnings.simplefilter("ignore")
    right = {e: numpy_says(names, e) for e in expressions()}
    right = {e: r for e, r in right.items() if r is not None}
    said = holo_says(holo, head, right)
    wrong = [e for e in right
             if shortened(said[e]) != shortened(right[e])
             and not said[e].startswith("H0")]
    for e in wrong:
        print(f"{e}: NumPy {right[e]}, holo {said[e]}")
    refused = sum(s.startswith("H0") for s in said.values())
    print(f"{len(right)} expressions, {refused} refused, {len(wrong)} wrong")
    return bool(wrong) or refused > len(right) / 10


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
