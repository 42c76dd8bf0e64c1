# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.einsum(), and diagonals and traces by any axes.

Operands are multiplied from left to right; what neither the result nor a later
operand names is summed where it is met, by matmul() where both have it. Labels
are letters; those of an ellipsis are -1, -2, ... from the right."""
import math

import numpy as np
from _parts import is_scalar, kind
from _python import refuse


# ---- subscripts ----

def _labels_of(part, ndim):
    """The labels of an operand."""
    before, dots, behind = part.partition("...")
    if "." in before + behind:
        raise ValueError("einstein sum subscripts string contains a '.' that is "
                         "not part of an ellipsis ('...')")
    for c in before + behind:
        if not ("a" <= c <= "z" or "A" <= c <= "Z"):
            raise ValueError(f"invalid subscript '{c}' in einstein sum "
                             "subscripts string, subscripts must be letters")
    more = ndim - len(before) - len(behind)
    if more < 0:
        raise ValueError("einstein sum subscripts string contains too many "
                         "subscripts for an operand")
    if more and not dots:
        raise ValueError("operand has more dimensions than subscripts given in "
                         "einstein sum, but no '...' ellipsis provided to "
                         "broadcast the extra dimensions.")
    return list(before) + [i - more for i in range(more)] + list(behind)


def _implicit(all):
    """What is named once, in order, behind what stands for an ellipsis."""
    names = [x for labels in all for x in labels]
    dots = sorted({x for x in names if isinstance(x, int)})
    return dots + sorted([x for x in names if isinstance(x, str)
                          and names.count(x) == 1])


def _result_labels(part, all):
    if part is None:
        return _implicit(all)
    dots = sorted({x for labels in all for x in labels if isinstance(x, int)})
    labels = _labels_of(part, len(part.replace("...", "")) + (
        len(dots) if "..." in part else 0))
    if dots and "..." not in part:
        raise ValueError("output has no '...' for the dimensions of an ellipsis")
    for x in labels:
        if labels.count(x) > 1:
            raise ValueError("einstein sum subscripts string includes output "
                             f"subscript '{x}' multiple times")
        if not any([x in other for other in all]):
            raise ValueError("einstein sum subscripts string included output "
                             f"subscript '{x}' which never appeared in an input")
    return labels


# ---- one operand ----

def _diagonals(x, labels):
    """Each label once."""
    pairs = [(i, j) for j in range(len(labels)) for i in range(j)
             if labels[i] == labels[j]]
    if not pairs:
        return x, labels
    i, j = pairs[0]
    n, m = x.shape[i], x.shape[j]
    if n != m:
        raise ValueError("dimensions in single operand for collapsing index "
                         f"'{labels[i]}' don't match ({n} != {m})")
    rest = [k for k in range(len(labels)) if k not in (i, j)]
    x = np.transpose(x, [i, j] + rest)[np.arange(n), np.arange(n)]
    return _diagonals(x, [labels[i]] + [labels[k] for k in rest])


def _without_ones(x, labels, size):
    """An axis of size 1 where others have more says nothing."""
    kept = [i for i in range(len(labels))
            if x.shape[i] == size[labels[i]]]
    for i in range(len(labels)):
        if i not in kept and x.shape[i] != 1:
            raise ValueError("operands could not be broadcast together with "
                             "remapped shapes")
    if len(kept) == len(labels):
        return x, labels
    return (x.reshape([x.shape[i] for i in kept]), [labels[i] for i in kept])


def _summed(x, labels, keep):
    gone = tuple([i for i in range(len(labels)) if labels[i] not in keep])
    if not gone:
        return x, labels
    return x.sum(axis=gone, dtype=None if kind(x) else x.dtype), \
        [l for l in labels if l in keep]


def _axes(x, labels, wanted):
    order = [labels.index(l) for l in wanted]
    return x if order == list(range(len(order))) else np.transpose(x, order)


# ---- two operands ----

def _product(a, la, b, lb, keep):
    a, la = _summed(a, la, list(lb) + keep)
    b, lb = _summed(b, lb, list(la) + keep)
    both = [l for l in la if l in lb and l in keep]
    inner = [l for l in la if l in lb and l not in keep]
    left = [l for l in la if l not in lb]
    right = [l for l in lb if l not in la]
    size = dict(zip(la, a.shape)) | dict(zip(lb, b.shape))
    shared, rows, columns = [[size[l] for l in labels]
                             for labels in (both, left, right)]
    if not inner:
        a = _axes(a, la, both + left).reshape(shared + rows + [1] * len(right))
        b = _axes(b, lb, both + right).reshape(shared + [1] * len(left) + columns)
        return a * b, both + left + right
    count = [math.prod(shared)] if both else []
    k = math.prod([size[l] for l in inner])
    a = _axes(a, la, both + left + inner).reshape(count + [math.prod(rows), k])
    b = _axes(b, lb, both + inner + right).reshape(
        count + [k, math.prod(columns)])
    return (a @ b).reshape(shared + rows + columns), both + left + right


def _operands(subscripts, operands):
    if not isinstance(subscripts, str):
        return refuse("einsum() with lists of numbers as subscripts"), []
    text = subscripts.replace(" ", "")
    given, arrow, result = text.partition("->")
    parts = given.split(",")
    if len(parts) != len(operands):
        raise ValueError("more operands provided to einstein sum function than "
                         "specified in the subscripts string"
                         if len(parts) < len(operands) else
                         "fewer operands provided to einstein sum function than "
                         "specified in the subscripts string")
    arrays = [np.asarray(x) for x in operands]
    for x in arrays:
        if not kind(x) and x.dtype == np.bool_:
            refuse("einsum() of bools")
    all = [_labels_of(p, x.ndim) for p, x in zip(parts, arrays)]
    return arrays, all, _result_labels(result if arrow else None, all)


def einsum(subscripts, *operands, out=None, dtype=None, order="K",
           casting="safe", optimize=False):
    if out is not None or dtype is not None:
        return refuse("`out` and `dtype` of einsum()")
    arrays, all, result = _operands(subscripts, operands)
    terms, size = [], {}
    for x, labels in zip(arrays, all):
        x, labels = _diagonals(x, labels)
        terms.append((x, labels))
        for l, n in zip(labels, x.shape):
            size[l] = n if size.get(l, 1) == 1 else size[l]
    terms = [_without_ones(x, labels, size) for x, labels in terms]
    x, labels = terms[0]
    for i in range(1, len(terms)):
        later = [l for y, other in terms[i + 1:] for l in other] + result
        x, labels = _product(x, labels, terms[i][0], terms[i][1], later)
    x, labels = _summed(x, labels, result)
    x = _axes(x, labels, result)
    return x[()] if isinstance(x, np.ndarray) and x.ndim == 0 else x
