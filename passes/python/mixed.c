/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Numbers that are of one kind on some ways and of others on the others.
 *
 * `total = 0`, and in a loop `total += x[i]`: a choice of Python's types and
 * NumPy's dtypes, one candidate for each; Python's and NumPy's of one dtype
 * share a node, as whose they are does not change the value (staging/cell.c).
 * Most uses split on the kind, as of any choice. Those here need no branch:
 * beside a number of NumPy's what comes out is NumPy's in any case, and of
 * floats the value is the same in both worlds. */
#include "passes/numpy/numpy.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

/* What v may be, if it is a number of either world. */
static bool worlds_of(Spec *s, Value v, Alternatives *all)
{
    alternatives_of(s, v, NULL, all);
    for (int i = 0; i < all->n; i++)
        if (!value_is_python_number(all->item[i].value) &&
            !value_is_numpy_scalar(all->item[i].value))
            return false;
    return true;
}

bool mixed_is_number(Spec *s, Value v)
{
    Alternatives all = {0};

    return worlds_of(s, v, &all);
}

/* Its value, in a dtype. */
static Node *value_of(Spec *s, const Alternatives *all, DType dtype)
{
    Node **node = ARENA_ARRAY(s->arena, Node *, all->n);

    for (int i = 0; i < all->n; i++) {
        Node *n = spec_node(s, all->item[i].value, dtype);
        Build b = spec_build(s);

        node[i] = build_convert(&b, n, dtype);
    }
    return alternatives_select(s, all, node);
}

/* The one dtype that a number of either world has; NONE: there is none, or a
 * truth, which shows whose it is. */
static DType dtype_of_worlds(Spec *s, Value v, Alternatives *all)
{
    DType dtype;

    if (v.kind != VALUE_CHOICE || !worlds_of(s, v, all))
        return DTYPE_NONE;
    dtype = value_dtype(all->item[0].value);
    for (int i = 1; i < all->n; i++)
        if (value_dtype(all->item[i].value) != dtype)
            return DTYPE_NONE;
    return dtype == DTYPE_BOOL ? DTYPE_NONE : dtype;
}

Value mixed_settle(Spec *s, Value v)
{
    Alternatives all = {0};
    DType dtype = dtype_of_worlds(s, v, &all);

    return dtype ? array_scalar(s, value_of(s, &all, dtype)) : v;
}

Value mixed_promoted(Spec *s, Value v)
{
    Alternatives all = {0};
    DType dtype = DTYPE_NONE;

    if (v.kind != VALUE_CHOICE || !worlds_of(s, v, &all))
        return v;
    for (int i = 0; i < all.n; i++) {
        DType mine = value_dtype(all.item[i].value);

        if (dtype_info[mine].is_float)
            dtype = dtype ? dtype_promote(dtype, mine) : mine;
    }
    return dtype ? array_scalar(s, value_of(s, &all, dtype)) : v;
}

Value mixed_shown(Spec *s, Value v)
{
    Alternatives all = {0};
    Value settled = mixed_settle(s, v);

    if (settled.kind != VALUE_CHOICE || !worlds_of(s, v, &all))
        return settled;
    for (int i = 0; i < all.n; i++) {
        DType dtype = value_dtype(all.item[i].value);

        if (!dtype_info[dtype].is_integer || dtype == DTYPE_U64)
            return v;
    }
    return value_scalar(value_of(s, &all, DTYPE_I64));
}

Value mixed_index(Spec *s, Value index)
{
    const Body *b;
    Value *item = NULL;

    if (index.kind == VALUE_CHOICE)
        return mixed_shown(s, index);
    if (!value_is_object(index, OBJECT_TUPLE))
        return index;
    b = object_body(index.object);
    for (int i = 0; i < b->nitem; i++)
        if (b->item[i].kind == VALUE_CHOICE) {
            if (!item)
                item = arena_copy(s->arena, b->item,
                                  (size_t)b->nitem * sizeof *item);
            item[i] = mixed_shown(s, item[i]);
        }
    return item ? value_tuple(s, b->nitem, item) : index;
}

bool mixed_repr(Spec *s, Value v, Value part[3])
{
    Alternatives all = {0}, before = {0}, after = {0};
    DType dtype = dtype_of_worlds(s, v, &all);
    const char *type;

    if (!dtype)
        return false;
    type = arena_printf(s->arena, "np.%s(", dtype_info[dtype].numpy);
    for (int i = 0; i < all.n; i++) {
        bool numpy = value_is_numpy_scalar(all.item[i].value);
        const Guard *when = all.item[i].when;

        alternatives_add(s->arena, &before, value_cstr(numpy ? type : ""),
                         when);
        alternatives_add(s->arena, &after, value_cstr(numpy ? ")" : ""), when);
    }
    part[0] = join_pick(s, &before);
    part[1] = array_scalar(s, value_of(s, &all, dtype));
    part[2] = join_pick(s, &after);
    return true;
}

bool mixed_shows(Spec *s, Value v)
{
    Alternatives all = {0};

    return dtype_of_worlds(s, v, &all) != DTYPE_NONE;
}

Value mixed_as(Spec *s, Value v, DType dtype)
{
    Value x = mixed_settle(s, v);

    return !dtype || dtype_info[dtype].is_float || value_dtype(x) == dtype ? x
                                                                           : v;
}

Value mixed_beside(Spec *s, Operator op, Value v, Value other)
{
    Alternatives all = {0};
    DType dtype = DTYPE_NONE, first;
    bool same = true;

    if (op == OPERATOR_POW || v.kind != VALUE_CHOICE ||
        !value_is_array(other) || !worlds_of(s, v, &all))
        return v;
    first = value_dtype(all.item[0].value);
    for (int i = 0; i < all.n; i++) {
        Value pair[2] = {all.item[i].value, other};
        DType d = array_promote(s, 2, pair);

        if (i && d != dtype)
            return v;
        dtype = d;
        same &= value_dtype(pair[0]) == first;
    }
    if (!same && !dtype_info[dtype].is_float)
        return v;
    return array_scalar(s, value_of(s, &all, same ? first : dtype));
}

/* Of floats, is the value the same in both worlds, with no error in either? */
static bool is_total(Operator op, Value y)
{
    switch (op) {
    case OPERATOR_ADD:
    case OPERATOR_SUB:
    case OPERATOR_MUL:
    case OPERATOR_LT:
    case OPERATOR_LE:
    case OPERATOR_GT:
    case OPERATOR_GE:
    case OPERATOR_EQ:
    case OPERATOR_NE:
        return true;
    case OPERATOR_DIV:
        return value_is_number(y) && number_float(y) != 0;
    default:
        return false;
    }
}

/* Are they floats, or, if they are beside such, ints that are exact as floats?
 */
static bool are_floats(const Alternatives *all, bool beside)
{
    for (int i = 0; i < all->n; i++) {
        Value v = all->item[i].value;

        if (value_dtype(v) != DTYPE_F64 &&
            !(beside && v.kind == VALUE_INT && number_float(v) < 0x1p53 &&
              number_float(v) > -0x1p53))
            return false;
    }
    return true;
}

bool mixed_binary(Spec *s, Operator op, BinaryOperation *operation, Value x,
                  Value y, Value *out)
{
    Alternatives a = {0}, c = {0}, result = {0};
    Value pair[2];
    Node *n;

    if (!is_total(op, y) || !worlds_of(s, x, &a) || !worlds_of(s, y, &c) ||
        (!are_floats(&a, false) && !are_floats(&c, false)) ||
        !are_floats(&a, true) || !are_floats(&c, true))
        return false;
    pair[0] = array_scalar(s, value_of(s, &a, DTYPE_F64));
    pair[1] = array_scalar(s, value_of(s, &c, DTYPE_F64));
    *out = operation(s, op, pair[0], pair[1]);
    if (!value_is_numpy_scalar(*out))
        return true;
    n = array_node(s, out->object);
    for (int i = 0; i < a.n; i++)
        for (int k = 0; k < c.n; k++) {
            const Guard *both;

            if (guard_both(s->arena, a.item[i].when, c.item[k].when, &both))
                alternatives_add(s->arena, &result,
                                 value_is_numpy_scalar(a.item[i].value) ||
                                         value_is_numpy_scalar(c.item[k].value)
                                     ? *out
                                     : value_scalar(n),
                                 both);
        }
    *out = join_pick(s, &result);
    return true;
}
