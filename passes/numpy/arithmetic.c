/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arithmetic of arrays: the dtype that operands have together, broadcasting,
 * Python's operators, matrix products. */
#include "passes/numpy/extent.h"
#include "passes/numpy/order.h"

/* ---- promotion ---- */

static DType int_of_size(int size, bool is_signed)
{
    switch (size) {
    case 1:
        return is_signed ? DTYPE_I8 : DTYPE_U8;
    case 2:
        return is_signed ? DTYPE_I16 : DTYPE_U16;
    case 4:
        return is_signed ? DTYPE_I32 : DTYPE_U32;
    default:
        return is_signed ? DTYPE_I64 : DTYPE_U64;
    }
}

static DType promote_ints(DType a, DType b)
{
    const DTypeInfo *x = &dtype_info[a], *y = &dtype_info[b];
    int larger = x->size > y->size ? x->size : y->size;
    int unsigned_size = x->is_signed ? y->size : x->size;
    int signed_size = x->is_signed ? x->size : y->size;

    if (x->is_signed == y->is_signed)
        return int_of_size(larger, x->is_signed);
    if (unsigned_size < signed_size)
        return int_of_size(signed_size, true);
    return unsigned_size == 8 ? DTYPE_F64
                              : int_of_size(unsigned_size * 2, true);
}

DType dtype_promote(DType a, DType b)
{
    if (a == b || b == DTYPE_NONE || b == DTYPE_BOOL)
        return a == DTYPE_NONE ? b : a;
    if (a == DTYPE_NONE || a == DTYPE_BOOL)
        return b;
    if (dtype_info[a].is_integer && dtype_info[b].is_integer)
        return promote_ints(a, b);
    if (dtype_info[a].is_float && dtype_info[b].is_float)
        return DTYPE_F64;
    if (dtype_info[a].is_integer)
        return dtype_promote(b, a);
    return a == DTYPE_F32 && dtype_info[b].size <= 2 ? DTYPE_F32 : DTYPE_F64;
}

static bool is_python_float(Value v)
{
    return v.kind == VALUE_FLOAT ||
           (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_F64);
}

static bool is_python_int(Value v)
{
    return v.kind == VALUE_INT || v.kind == VALUE_LONG ||
           (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_I64);
}

DType array_promote(Spec *s, int n, const Value *v)
{
    DType d = DTYPE_NONE;
    bool any_int = false, any_float = false;

    (void)s;
    for (int i = 0; i < n; i++) {
        if (value_is_array(v[i]))
            d = dtype_promote(d, v[i].object->array.dtype);
        any_float |= is_python_float(v[i]);
        any_int |= is_python_int(v[i]);
    }
    if (any_float && !dtype_info[d].is_float)
        return DTYPE_F64;
    if (any_int && (d == DTYPE_NONE || d == DTYPE_BOOL))
        return DTYPE_I64;
    return d == DTYPE_NONE ? DTYPE_BOOL : d;
}

DType value_dtype(Value v)
{
    if (value_is_array(v))
        return v.object->array.dtype;
    if (v.kind == VALUE_LONG)
        return v.big->negative ? DTYPE_I64 : DTYPE_U64; /* may not fit */
    return is_python_float(v) ? DTYPE_F64
           : is_python_int(v) ? DTYPE_I64
                              : DTYPE_BOOL;
}

Shape value_shape(Value v)
{
    return value_is_array(v) ? v.object->array.shape : (Shape){0};
}

/* ---- elementwise operations ---- */

bool array_broadcast(Spec *s, Node **x, Node **y)
{
    Shape a = (*x)->type.shape, c = (*y)->type.shape, out;
    Build b = spec_build(s);

    if (!shape_broadcast(a, c, &out)) {
        Diag *d =
            raise_found(s, DIAG_H0502, "shapes %s and %s do not broadcast",
                        shape_str(s->arena, a), shape_str(s->arena, c));

        diag_note(s->ctx, d,
                  "shapes are aligned at the last dimension, and only a size "
                  "of 1 stretches");
        return false;
    }
    *x = build_broadcast_to(&b, *x, out);
    *y = build_broadcast_to(&b, *y, out);
    return true;
}

DType array_float_dtype(Spec *s, DType d)
{
    if (dtype_info[d].is_float)
        return d;
    if (dtype_info[d].size == 1) {
        spec_not_yet(s, "NumPy gives float16 here, which is not there yet: "
                        "convert to float32 or float64 first");
        return DTYPE_NONE;
    }
    return dtype_info[d].size == 2 ? DTYPE_F32 : DTYPE_F64;
}

/* Which dtype the op computes in, given the promoted one. */
static DType map_dtype(Spec *s, Op op, DType d)
{
    static const Op floating[] = {
        OP_floor,    OP_ceil,  OP_trunc, OP_round_nearest_even,
        OP_sqrt,     OP_rsqrt, OP_cbrt,  OP_exp,
        OP_exp2,     OP_expm1, OP_log,   OP_log2,
        OP_log10,    OP_log1p, OP_sin,   OP_cos,
        OP_tan,      OP_asin,  OP_acos,  OP_atan,
        OP_sinh,     OP_cosh,  OP_tanh,  OP_erf,
        OP_logistic, OP_atan2, OP_hypot, OP_divide};

    if (dtype_info[d].is_float)
        return d;
    if (op == OP_divide)
        return DTYPE_F64;
    if (op == OP_remainder && d == DTYPE_BOOL)
        return DTYPE_I8;
    for (size_t i = 0; i < sizeof floating / sizeof *floating; i++)
        if (floating[i] == op)
            return array_float_dtype(s, d);
    return d;
}

/* Of ints of two dtypes the wider one says which floats: NumPy takes the first
 * loop that both fit, and no ints come between. */
static DType floats_of(Spec *s, Op op, DType promoted, int n, const Value *v)
{
    DType d = DTYPE_NONE;

    if ((op != OP_atan2 && op != OP_hypot) || dtype_info[promoted].is_float)
        return map_dtype(s, op, promoted);
    for (int i = 0; i < n; i++)
        if (value_is_array(v[i]) &&
            (!d || dtype_info[value_dtype(v[i])].size > dtype_info[d].size))
            d = value_dtype(v[i]);
    return map_dtype(s, op, d ? d : promoted);
}

/* The order in memory of a result whose shape is perhaps not known. */
static Strides strides_of_any(Shape shape, int n, const Value *v)
{
    for (int i = 0; i < n; i++)
        if (value_is_ragged(v[i]))
            return (Strides){.open = strides_matter(shape)};
    return strides_of_map(shape, n, v);
}

static Value map_nodes(Spec *s, Op op, DType d, int n, const Value *v)
{
    Node *x[3];
    Extents extents;
    Build b;

    for (int i = 0; i < n; i++) {
        x[i] = operand_padded(s, v[i], d);
        if (!x[i])
            return value_poison();
        b = spec_build(s);
        x[i] = build_convert(&b, x[i], d);
    }
    if (!extents_meet(s, n, v, x, &extents))
        return value_poison();
    for (int i = 1; i < n; i++)
        if (!array_broadcast(s, &x[0], &x[i]))
            return value_poison();
    if (n == 3 && !array_broadcast(s, &x[1], &x[0]))
        return value_poison();
    b = spec_build(s);
    return array_sized(s, build_op(&b, op, n, x),
                       strides_of_any(x[0]->type.shape, n, v), &extents);
}

/* An operand as it takes part: lists and tuples as arrays. All else that is no
 * number NumPy takes for an object: what it then raises, if it does, is not
 * known here. */
static Value operand(Spec *s, Value v)
{
    if (value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE))
        return array_value(s, array_from(s, v, DTYPE_NONE));
    if (value_is_array(v) || value_is_weak(v) || v.kind == VALUE_POISON)
        return v;
    return spec_fail(s, DIAG_H0516,
                     "a number or an array is needed here, not %s",
                     value_describe(s, v));
}

Value array_map(Spec *s, Op op, int n, const Value *v)
{
    Value as_array[3];
    DType d;

    for (int i = 0; i < n; i++) {
        as_array[i] = operand(s, v[i]);
        if (as_array[i].kind == VALUE_POISON)
            return as_array[i];
    }
    if (n == 2) {
        Value r = array_compare_ints(s, op, as_array[0], as_array[1]);

        if (r.kind != VALUE_UNDEFINED)
            return r;
    }
    d = floats_of(s, op, array_promote(s, n, as_array), n, as_array);
    if (op == OP_abs && d == DTYPE_BOOL)
        op = OP_identity;
    return d ? map_nodes(s, op, d, n, as_array) : value_poison();
}

Value array_unary(Spec *s, Operator op, Value x)
{
    DType d = x.object->array.dtype;

    if (op == OPERATOR_INVERT && dtype_info[d].is_float)
        return raise_certain(s, DIAG_H0511, "`~` is not defined for %s",
                             value_describe(s, x));
    if (op == OPERATOR_NEG && d == DTYPE_BOOL)
        return raise_certain(s, DIAG_H0511,
                             "`-` is not defined for bool arrays; use `~`");
    if (op == OPERATOR_POS && d == DTYPE_BOOL)
        return raise_certain(s, DIAG_H0511,
                             "`+` is not defined for bool arrays");
    return array_map(s, operator_info[op].op, 1, &x);
}

static bool static_number(Value v, double *out)
{
    if (!value_is_number(v))
        return false;
    *out = v.kind == VALUE_FLOAT ? v.f
           : v.kind == VALUE_INT ? (double)v.i
                                 : v.b;
    return true;
}

Value array_square(Spec *s, Value x)
{
    Value pair[2] = {x, x};

    return value_dtype(x) == DTYPE_BOOL
               ? map_nodes(s, OP_multiply, DTYPE_I8, 2, pair)
               : array_map(s, OP_multiply, 2, pair);
}

/* NumPy's shortcuts for a Python exponent: x ** 2 is x * x, and so on; not of
 * ints to the power of a float. */
static Value power_by_number(Spec *s, Value x, double y, bool is_float)
{
    Value one = value_int(1);
    const DTypeInfo *info = &dtype_info[x.object->array.dtype];

    if (y == 2 && (info->is_float || !is_float))
        return array_square(s, x);
    if (!info->is_float)
        return (Value){.kind = VALUE_UNDEFINED};
    if (y == 1)
        return array_map(s, OP_identity, 1, &x);
    if (y == 0.5)
        return array_map(s, OP_sqrt, 1, &x);
    if (y == -1) {
        Value quotient[2] = {one, x};

        return array_map(s, OP_divide, 2, quotient);
    }
    return (Value){.kind = VALUE_UNDEFINED};
}

static bool is_number(Value v)
{
    return value_is_weak(v) || value_is_numpy_scalar(v);
}

/* NumPy's scalars are raised by the C library's function, as Python's are. */
Value array_power(Spec *s, Value x, Value y, bool is_operator)
{
    Value pair[2] = {operand(s, x), operand(s, y)}, r;
    DType d = array_promote(s, 2, pair);
    double exponent;

    x = pair[0];
    y = pair[1];
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (value_is_array(x) && !x.object->array.is_scalar &&
        (is_operator || x.object->array.dtype != DTYPE_BOOL) &&
        static_number(y, &exponent)) {
        r = power_by_number(s, x, exponent, y.kind == VALUE_FLOAT);
        if (r.kind != VALUE_UNDEFINED)
            return r;
    }
    if (!array_need_exponent(s, d, y))
        return value_poison();
    if (d == DTYPE_BOOL)
        return map_nodes(s, OP_power, DTYPE_I8, 2, pair);
    r = array_map(s, OP_power, 2, pair);
    if (r.kind == VALUE_OBJECT && is_number(x) && is_number(y) &&
        d == DTYPE_F64)
        node_set_int(object_body(r.object)->node, ATTR_libm, 1);
    return r;
}

static bool is_bitwise(Operator op)
{
    return op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_XOR ||
           op == OPERATOR_LSHIFT || op == OPERATOR_RSHIFT;
}

Value array_binary(Spec *s, Operator op, Value x, Value y)
{
    Value pair[2] = {operand(s, x), operand(s, y)};
    DType d;

    x = pair[0];
    y = pair[1];
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (op == OPERATOR_MATMUL)
        return array_matmul(s, x, y);
    if (op == OPERATOR_POW)
        return array_power(s, x, y, true);
    d = array_promote(s, 2, pair);
    if (is_bitwise(op) && dtype_info[d].is_float)
        return raise_certain(s, DIAG_H0511, "`%s` is not defined for %s and %s",
                             operator_info[op].text, value_describe(s, x),
                             value_describe(s, y));
    if (d == DTYPE_BOOL && op == OPERATOR_SUB)
        return raise_certain(s, DIAG_H0511,
                             "`-` is not defined for bool arrays; use `^`");
    if (d == DTYPE_BOOL && (op == OPERATOR_ADD || op == OPERATOR_MUL))
        return array_map(s, op == OPERATOR_ADD ? OP_or : OP_and, 2, pair);
    if (d == DTYPE_BOOL && (op == OPERATOR_FLOORDIV || op == OPERATOR_MOD ||
                            op == OPERATOR_LSHIFT || op == OPERATOR_RSHIFT))
        return map_nodes(s, operator_info[op].op, DTYPE_I8, 2, pair);
    return array_map(s, operator_info[op].op, 2, pair);
}

/* Does y meet each of the elements of x that a mask selects alike, however many
 * they are? */
static bool masked_fits(const Object *x, Operator op, Value y)
{
    int each = x->array.shape.rank - x->array.mask->array.shape.rank;

    return !value_is_object(y, OBJECT_LIST) &&
           !value_is_object(y, OBJECT_TUPLE) && op != OPERATOR_MATMUL &&
           value_shape(y).rank <= each && !value_is_ragged(y);
}

Diag *array_other_kind(Spec *s, const char *what, DType from, DType to)
{
    const DTypeInfo *f = &dtype_info[from], *t = &dtype_info[to];

    if ((f->is_float && !t->is_float) ||
        (f->is_integer && !t->is_float && !t->is_integer) ||
        (f->is_signed && !t->is_signed && f->is_integer && t->is_integer))
        return raise_found(s, DIAG_H0507,
                           "`%s` would put %s values into an array of %s", what,
                           f->numpy, t->numpy);
    return NULL;
}

/* Of which dtype `x op y` is, of operands that are promoted to `d`. */
static DType result_dtype(Operator op, DType d)
{
    if (op == OPERATOR_DIV && !dtype_info[d].is_float)
        return DTYPE_F64;
    if (d == DTYPE_BOOL &&
        (op == OPERATOR_FLOORDIV || op == OPERATOR_MOD || op == OPERATOR_POW ||
         op == OPERATOR_LSHIFT || op == OPERATOR_RSHIFT))
        return DTYPE_I8;
    return d;
}

/* May what `x op= y` computes be cast back, to the same kind? */
static bool cast_back(Spec *s, Operator op, Value x, DType computed)
{
    Diag *d = array_other_kind(
        s, arena_printf(s->arena, "%s=", operator_info[op].text), computed,
        x.object->array.dtype);

    if (d)
        diag_help(s->ctx, d, "`x = x %s ...` makes a new array of %s",
                  operator_info[op].text, dtype_info[computed].numpy);
    return !d;
}

/* x op= y on an array: computed, cast back (same kind), stored. NumPy asks for
 * the kind before it asks for the shapes. */
Value array_inplace(Spec *s, Operator op, Value x, Value y)
{
    Value pair[2] = {x, operand(s, y)}, r;
    Node *n;
    Build b;

    if (x.object->array.mask && !masked_fits(x.object, op, y))
        x = array_packed(s, x);
    if (!value_is_array(x))
        return x;
    if (value_is_array(pair[1]) && !x.object->array.is_scalar &&
        !cast_back(s, op, x, result_dtype(op, array_promote(s, 2, pair))))
        return value_poison();
    r = array_binary(s, op, x, y);
    if (r.kind == VALUE_POISON || x.object->array.is_scalar)
        return r;
    if (!cast_back(s, op, x, r.object->array.dtype))
        return value_poison();
    if (r.object->array.shape.rank == x.object->array.shape.rank &&
        (array_is_ragged(r.object) || array_is_ragged(x.object))) {
        array_set(s, x.object, (Value){.kind = VALUE_ELLIPSIS}, r);
        return x;
    }
    if (!shape_equal(r.object->array.shape, x.object->array.shape))
        return raise_certain(
            s, DIAG_H0502, "`%s=` cannot change the shape from %s to %s",
            operator_info[op].text, shape_str(s->arena, x.object->array.shape),
            shape_str(s->arena, r.object->array.shape));
    n = array_node(s, r.object);
    b = spec_build(s);
    array_store(s, x.object, build_convert(&b, n, x.object->array.dtype));
    return x;
}

/* ---- matrix products ---- */

static Value matmul_mismatch(Spec *s, Value x, Value y, int64_t a, int64_t c)
{
    Diag *d = raise_found(
        s, DIAG_H0501, "inner sizes differ: %s @ %s has %lld and %lld",
        value_describe(s, x), value_describe(s, y), (long long)a, (long long)c);
    Shape ys = value_shape(y);

    if (ys.rank == 2 && ys.dim[1] == a)
        diag_help(s->ctx, d, "the right side transposed fits: `.T`");
    return value_poison();
}

/* Batch dimensions, broadcast against each other as NumPy's matmul does. */
static bool matmul_batches(Spec *s, Node **x, Node **y, int *nbatch)
{
    Shape a = (*x)->type.shape, c = (*y)->type.shape, out;
    Shape ab = a, cb = c;
    Build b = spec_build(s);

    ab.rank = a.rank - 2;
    cb.rank = c.rank - 2;
    if (!shape_broadcast(ab, cb, &out)) {
        raise_found(s, DIAG_H0502, "batch dimensions of %s and %s differ",
                    shape_str(s->arena, a), shape_str(s->arena, c));
        return false;
    }
    *nbatch = out.rank;
    ab = cb = out;
    for (int i = 0; i < 2; i++) {
        ab.dim[ab.rank++] = a.dim[a.rank - 2 + i];
        cb.dim[cb.rank++] = c.dim[c.rank - 2 + i];
    }
    *x = build_broadcast_to(&b, *x, ab);
    *y = build_broadcast_to(&b, *y, cb);
    return true;
}

/* Sums go to the end of the shorter of ragged inner sizes, which are checked to
 * agree; -0.0 by 0.0 behind it adds nothing to any sum. The result has the
 * extents of the outer ones. */
static bool matmul_extents(Spec *s, const Value *v, Node **x, Node **y,
                           Extents *out)
{
    Node *node[2] = {*x, *y};
    int64_t last = node[0]->type.shape.rank - 1;
    int64_t first =
        node[1]->type.shape.rank == 1 ? 0 : node[1]->type.shape.rank - 2;
    Extents along[2] = {0};

    *out = (Extents){0};
    if (!value_is_ragged(v[0]) && !value_is_ragged(v[1]))
        return true;
    if (last > 1 || node[1]->type.shape.rank > 2) {
        spec_not_yet(s, "a product of stacks of matrices whose size depends on "
                        "values of the running program");
        return false;
    }
    for (int i = 0; i < 2; i++)
        if (value_is_ragged(v[i]))
            along[i] = *v[i].object->array.extents;
    out->made = along[value_is_ragged(v[0]) ? 0 : 1].made;
    extents_equal(s, v, node, (int)last, (int)first);
    /* of outer dimensions, too: 0 times infinity is no 0 in a cotangent */
    *x = extent_fill_all(s, node[0], &along[0], FILL_NEGATIVE_ZERO);
    *y = extent_fill_all(s, node[1], &along[1], FILL_ZERO);
    if (last == 1)
        out->of[0] = along[0].of[0];
    if (first == 0 && node[1]->type.shape.rank == 2)
        out->of[last == 1] = along[1].of[1];
    return true;
}

static Strides matmul_strides(Shape shape, Value x, Value y)
{
    return value_is_ragged(x) || value_is_ragged(y)
               ? (Strides){.open = strides_matter(shape)}
               : strides_of_matmul(shape, x, y);
}

Value array_matmul(Spec *s, Value x, Value y)
{
    Value pair[2] = {x, y};
    DType d = array_promote(s, 2, pair);
    Node *a = operand_padded(s, x, d), *c = operand_padded(s, y, d);
    int64_t batch[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    int64_t lhs, rhs;
    int nbatch = 0, ra, rc;
    Extents extents;
    Build b;

    if (!a || !c)
        return value_poison();
    ra = a->type.shape.rank;
    rc = c->type.shape.rank;
    if (!ra || !rc)
        return raise_certain(s, DIAG_H0501,
                             "a matrix product needs at least one dimension on "
                             "both sides: %s and %s",
                             value_describe(s, x), value_describe(s, y));
    b = spec_build(s);
    a = build_convert(&b, a, d);
    c = build_convert(&b, c, d);
    if (!matmul_extents(s, pair, &a, &c, &extents))
        return value_poison();
    lhs = a->type.shape.dim[ra - 1];
    rhs = c->type.shape.dim[rc == 1 ? 0 : rc - 2];
    if (lhs != rhs)
        return matmul_mismatch(s, x, y, lhs, rhs);
    if (rc > 2 && ra > 1 && !matmul_batches(s, &a, &c, &nbatch))
        return value_poison();
    if (d == DTYPE_BOOL) {
        b = spec_build(s);
        a = build_convert(&b, a, DTYPE_I32);
        c = build_convert(&b, c, DTYPE_I32);
    }
    lhs = a->type.shape.rank - 1;
    rhs = c->type.shape.rank == 1 ? 0 : c->type.shape.rank - 2;
    b = spec_build(s);
    a = build_dot_general(&b, a, c, nbatch, batch, batch, 1, &lhs, &rhs);
    a = build_convert(&b, a, d);
    return array_sized(s, a, matmul_strides(a->type.shape, x, y), &extents);
}
