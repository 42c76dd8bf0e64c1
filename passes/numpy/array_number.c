/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where NumPy looks at the value of a number, not at its dtype alone: integers
 * compared with Python's ints and across signs, exponents, bounds of clip(). */
#include "passes/numpy/extent.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"

/* ---- comparisons ---- */

static bool is_comparison(Op op)
{
    return op == OP_equal || op == OP_not_equal || op == OP_less ||
           op == OP_less_equal || op == OP_greater || op == OP_greater_equal;
}

static Op mirrored(Op op)
{
    return op == OP_less            ? OP_greater
           : op == OP_less_equal    ? OP_greater_equal
           : op == OP_greater       ? OP_less
           : op == OP_greater_equal ? OP_less_equal
                                    : op;
}

/* What `a op b` is when a is less than b. */
static bool holds_below(Op op)
{
    return op == OP_less || op == OP_less_equal || op == OP_not_equal;
}

static bool is_python_int(Value v)
{
    return number_dtype(v) == DTYPE_I64 || v.kind == VALUE_LONG;
}

static bool is_negative(Value v)
{
    return v.kind == VALUE_LONG ? v.big->negative : v.i < 0;
}

static bool is_integer_array(Value v)
{
    return value_is_array(v) && dtype_info[v.object->array.dtype].is_integer;
}

static bool is_signed(DType d)
{
    return dtype_info[d].is_signed;
}

/* A signed x with an unsigned y of 64 bits: a negative one is below all. */
static Node *across_signs(Spec *s, Op op, Node *x, Node *y)
{
    Node *below, *same;
    Build b = spec_build(s);

    x = build_convert(&b, x, DTYPE_I64);
    if (!array_broadcast(s, &x, &y))
        return NULL;
    b = spec_build(s);
    below = build2(&b, OP_less, x,
                   build_zeros(&b, type_tensor(DTYPE_I64, x->type.shape)));
    same = build2(&b, op, build_convert(&b, x, DTYPE_U64), y);
    if (holds_below(op))
        return build2(&b, OP_or, below, same);
    return build2(&b, OP_and, build1(&b, OP_not, below), same);
}

/* The elements of x with one number: what came out of it. */
static Value compared(Spec *s, Node *n, Value x)
{
    return n ? array_sized(s, n, strides_of_rows(n->type.shape),
                           x.object->array.extents)
             : value_poison();
}

/* A Python int that is known and no value of x's dtype decides by its side. */
static Value compare_outside(Spec *s, Op op, Value x, Value y)
{
    bool holds = holds_below(is_negative(y) ? mirrored(op) : op);
    Build b = spec_build(s);
    Node *n = build_broadcast_to(&b, build_bool(&b, holds), value_shape(x));

    return x.object->array.is_scalar ? array_scalar(s, n) : compared(s, n, x);
}

static Value compare_with_int(Spec *s, Op op, Value x, Value y)
{
    DType d = x.object->array.dtype;
    Node *n[2];
    Build b;

    if (y.kind != VALUE_SCALAR) {
        if (number_in_range(s, y, d).b)
            return (Value){.kind = VALUE_UNDEFINED};
        return compare_outside(s, op, x, y);
    }
    if (d == DTYPE_I64)
        return (Value){.kind = VALUE_UNDEFINED};
    n[0] = array_padded(s, x.object);
    n[1] = spec_scalar_node(s, y);
    if (d == DTYPE_U64)
        return compared(s, across_signs(s, mirrored(op), n[1], n[0]), x);
    b = spec_build(s);
    n[0] = build_convert(&b, n[0], DTYPE_I64);
    if (!array_broadcast(s, &n[0], &n[1]))
        return value_poison();
    b = spec_build(s);
    return compared(s, build2(&b, op, n[0], n[1]), x);
}

Value array_compare_ints(Spec *s, Op op, Value x, Value y)
{
    Value none = {.kind = VALUE_UNDEFINED};
    DType dx, dy;

    if (!is_comparison(op))
        return none;
    if (is_integer_array(x) && is_python_int(y))
        return compare_with_int(s, op, x, y);
    if (is_integer_array(y) && is_python_int(x))
        return compare_with_int(s, mirrored(op), y, x);
    if (!is_integer_array(x) || !is_integer_array(y))
        return none;
    dx = x.object->array.dtype;
    dy = y.object->array.dtype;
    if (is_signed(dx) && dy == DTYPE_U64)
        return array_result(s, across_signs(s, op, array_node(s, x.object),
                                            array_node(s, y.object)));
    if (is_signed(dy) && dx == DTYPE_U64)
        return array_result(s, across_signs(s, mirrored(op),
                                            array_node(s, y.object),
                                            array_node(s, x.object)));
    return none;
}

/* ---- powers ---- */

static bool none_negative(Spec *s, Node *n)
{
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    const char *message = "integers cannot be raised to a negative integer "
                          "power: make one side a float";
    Literal known;
    Node *ok;
    Build b = spec_build(s);

    ok = build2(&b, OP_greater_equal, n,
                build_zeros(&b, type_tensor(n->type.dtype, n->type.shape)));
    if (n->type.shape.rank)
        ok = build_reduce(&b, OP_reduce_and, ok, n->type.shape.rank, all);
    if (spec_static_literal(s, ok, &known))
        return number_need(s, DIAG_H0515,
                           value_bool(literal_i64(&known, 0) != 0), message);
    spec_check(s, DIAG_H0515, ok, message);
    return true;
}

bool array_need_exponent(Spec *s, DType d, Value y)
{
    DType dy = value_dtype(y);
    Node *n;

    if (dtype_info[d].is_float || dtype_info[dy].is_float || dy == DTYPE_BOOL ||
        !is_signed(dy))
        return true;
    if (d != DTYPE_BOOL && !value_is_array(y) &&
        (!is_signed(d) || number_is_bool(number_in_range(s, y, d), false)))
        return true; /* a Python int must fit, which is asked for first */
    n = value_is_array(y) ? array_settled(s, y.object)
                          : spec_node(s, y, DTYPE_NONE);
    return n && none_negative(s, n);
}

/* ---- bounds ---- */

/* NumPy leaves out a Python int that no element can be beyond. */
Value array_clip_bound(Spec *s, Value x, Value bound, bool is_low)
{
    DType d = x.object->array.dtype;
    Value limit, beyond;
    Node *n;

    if (!is_python_int(bound) || !dtype_info[d].is_integer)
        return bound;
    if (bound.kind != VALUE_SCALAR) {
        if (!number_in_range(s, bound, d).b && is_negative(bound) == is_low)
            return value_none();
        return bound;
    }
    if (d == DTYPE_I64 || (!is_low && d == DTYPE_U64))
        return bound;
    limit = number_limit(d, is_low);
    beyond =
        number_op2(s, is_low ? OP_less : OP_greater, DTYPE_I64, bound, limit);
    bound =
        number_op(s, OP_select, DTYPE_I64, 3, (Value[]){beyond, limit, bound});
    n = number_node(s, bound, d);
    return n ? array_scalar(s, n) : value_poison();
}

/* Does NumPy take it for one element, which equals no number? */
static bool is_other_element(Spec *s, const Object *a, Value v)
{
    switch (v.kind) {
    case VALUE_NUMBER_TYPE: /* of an array it is an error of NumPy's */
        return a->array.is_scalar;
    case VALUE_NONE:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
    case VALUE_STR:
    case VALUE_BUILTIN:
    case VALUE_TYPE:
        return true;
    case VALUE_OBJECT:
        break;
    default:
        return false;
    }
    switch (v.object->kind) {
    case OBJECT_ARRAY:
    case OBJECT_LIST:
    case OBJECT_TUPLE:
    case OBJECT_RANGE:
        return false;
    case OBJECT_INSTANCE: /* it may be asked, or be a sequence */
        return !value_has_equal(v) &&
               class_method(s, v, "__len__").kind == VALUE_UNDEFINED &&
               class_method(s, v, "__getitem__").kind == VALUE_UNDEFINED;
    default:
        return true;
    }
}

Value array_equals_object(Spec *s, Value array, Value other, bool differs)
{
    const Object *a = array.object;
    bool is_text = choice_is_text(other) || value_is_object(other, OBJECT_TEXT);
    Build b = spec_build(s);
    Node *n;

    if (!is_other_element(s, a, other))
        return (Value){.kind = VALUE_UNDEFINED};
    if (a->array.is_scalar && !is_text)
        return value_bool(differs);
    if (!array_need_shape(s, a))
        return value_poison();
    n = build_zeros(&b, type_tensor(DTYPE_BOOL, a->array.shape));
    return array_result(s, differs ? build1(&b, OP_not, n) : n);
}
