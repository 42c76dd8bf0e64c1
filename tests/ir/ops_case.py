# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the op tests: a graph as text, its inputs, and what must come."""
import math
from dataclasses import dataclass, field

import numpy as np

NUMPY_TYPES = {
    "bool": np.bool_, "i8": np.int8, "i16": np.int16, "i32": np.int32,
    "i64": np.int64, "u8": np.uint8, "u16": np.uint16, "u32": np.uint32,
    "u64": np.uint64, "f32": np.float32, "f64": np.float64,
}
DTYPE_NAMES = {np.dtype(t): name for name, t in NUMPY_TYPES.items()}
INTEGERS = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"]
FLOATS = ["f32", "f64"]
SHAPES = [(), (0,), (1,), (7,), (65,), (2, 3), (3, 1, 5)]


@dataclass
class Case:
    name: str
    text: str
    inputs: list
    wants: list
    ulp: int = 0
    signless: bool = False  # -0 is as good as +0
    output: str = ""
    error: str = ""


def type_name(x):
    x = np.asarray(x)
    return DTYPE_NAMES[x.dtype] + str(list(x.shape))


def attributes(attrs):
    if not attrs:
        return ""
    return " {" + ", ".join(f"{k} = {json_like(v)}"
                            for k, v in attrs.items()) + "}"


def json_like(value):
    if isinstance(value, str):
        return '"' + value.replace("\n", "\\n") + '"'
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(json_like(v) for v in value) + "]"
    return str(value)


def op_case(op, inputs, want, attrs=None, **options):
    """One node on params, and its result."""
    inputs = [np.asarray(x) for x in inputs]
    want = np.asarray(want)
    params = ", ".join(f"%{i}: {type_name(x)}" for i, x in enumerate(inputs))
    names = ", ".join(f"%{i}" for i in range(len(inputs)))
    node = f"%{len(inputs)}"
    head = f"{op}({names})" if inputs else op
    text = (f"func @main({params}) -> ({type_name(want)}) {{\n"
            f"  {node} = {head}{attributes(attrs)} : {type_name(want)}\n"
            f"  return({node})\n}}\n")
    return Case(op, text, inputs, [want], **options)


def rng_for(name):
    return np.random.default_rng(sum(map(ord, name)))


def special_floats(dtype):
    info = np.finfo(dtype)
    return np.array([0.0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, np.inf, -np.inf,
                     np.nan, info.max, info.min, info.tiny,
                     info.smallest_subnormal, 1e-3, 7, -7, 3], dtype)


def special_integers(dtype):
    info = np.iinfo(dtype)
    small = [0, 1, 2, 3, 7, info.max, info.max - 1, info.min, info.min + 1]
    if info.min:
        small += [-1, -2, -3, -7]
    return np.array(small, dtype)


def draw(rng, name, shape, samples):
    """Random elements as the `samples` column of a row asks for."""
    dtype = np.dtype(NUMPY_TYPES[name])
    if name == "bool":
        return rng.integers(0, 2, shape).astype(bool)
    if dtype.kind == "f":
        if samples == "POSITIVE":
            x = rng.uniform(1e-3, 20, shape)
        elif samples == "UNIT":
            x = rng.uniform(-1, 1, shape)
        elif samples == "SMALL":
            x = rng.uniform(-5, 5, shape)
        else:
            x = rng.normal(0, 10, shape)
        return np.asarray(x).astype(dtype)
    info = np.iinfo(dtype)
    x = rng.integers(info.min, info.max, shape, dtype, endpoint=True)
    few = rng.integers(max(info.min, -9), 10, shape).astype(dtype)
    return np.asarray(np.where(rng.integers(0, 2, shape) > 0, x, few), dtype)


def wrap(value, dtype):
    """A Python int as an element of an integer dtype."""
    info = np.iinfo(dtype)
    span = int(info.max) - int(info.min) + 1
    return (int(value) - int(info.min)) % span + int(info.min)


def elementwise(function, dtype, *inputs):
    """`function` of Python numbers, element by element."""
    flat = [np.asarray(x).ravel().tolist() for x in inputs]
    values = [function(*row) for row in zip(*flat)]
    out = np.array(values, dtype) if values else np.zeros(0, dtype)
    return out.reshape(np.shape(inputs[0]))


def nan_safe(function):
    """A function of math with NumPy's nan and inf instead of errors."""
    def safe(x):
        try:
            return function(x)
        except (ValueError, OverflowError):
            return math.nan
    return safe
