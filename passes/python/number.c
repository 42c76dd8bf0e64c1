/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's numbers, known or not, in one way.
 *
 * An operation on numbers is an elementwise op on bool, i64 or f64. Of static
 * numbers it is evaluated on the spot, by the reference interpreter's scalar
 * functions; of staged ones it is a scalar node. A rule that is written with
 * these functions, its conditions included, therefore means the same whether
 * its numbers are known or not: a condition that does not hold is a diagnostic
 * of the first, a check of the second. Math functions are the C library's, as
 * CPython's are. */
#include "passes/python/protocol.h"

#include <math.h>

/* ---- kinds ---- */

DType number_dtype(Value v)
{
    switch (v.kind) {
    case VALUE_BOOL:
        return DTYPE_BOOL;
    case VALUE_INT:
        return DTYPE_I64;
    case VALUE_FLOAT:
        return DTYPE_F64;
    case VALUE_SCALAR:
        return v.node->type.dtype;
    default:
        return DTYPE_NONE;
    }
}

int64_t number_int(Value v)
{
    return v.kind == VALUE_BOOL ? v.b : v.i;
}

double number_float(Value v)
{
    return v.kind == VALUE_FLOAT ? v.f : (double)number_int(v);
}

bool number_is_bool(Value v, bool b)
{
    return v.kind == VALUE_BOOL && v.b == b;
}

/* As OP_convert: truncated and saturated, NaN is 0. */
static int64_t saturated(double x)
{
    if (x >= 0x1p63)
        return INT64_MAX;
    return x > -0x1p63 ? (int64_t)x : x <= -0x1p63 ? INT64_MIN : 0;
}

Value number_as(Spec *s, Value v, DType dtype)
{
    Build b;
    Node *n;

    if (v.kind == VALUE_POISON || number_dtype(v) == dtype)
        return v;
    if (v.kind == VALUE_SCALAR) {
        n = spec_import(s, v.node);
        b = spec_build(s);
        return value_scalar(build_convert(&b, n, dtype));
    }
    if (v.kind == VALUE_LONG)
        return dtype == DTYPE_F64 ? long_to_float(s, v)
               : dtype == DTYPE_BOOL
                   ? value_bool(true)
                   : spec_not_yet(s, "%s here", value_describe(s, v));
    if (dtype == DTYPE_F64)
        return value_float(number_float(v));
    if (dtype == DTYPE_I64)
        return value_int(v.kind == VALUE_FLOAT ? saturated(v.f) : v.b);
    return value_bool(v.kind == VALUE_FLOAT ? v.f != 0 : v.i != 0);
}

/* ---- operations ---- */

enum { MOST_NUMBERS = 3 };

static Scalar scalar_of(Value v)
{
    return v.kind == VALUE_BOOL  ? (Scalar){.u = v.b}
           : v.kind == VALUE_INT ? (Scalar){.i = v.i}
                                 : (Scalar){.f64 = v.f};
}

static Value static_op(Op op, DType dtype, int n, const Value *x)
{
    Scalar in[MOST_NUMBERS] = {{.u = 0}, {.u = 0}, {.u = 0}}, result;

    for (int i = 0; i < n; i++)
        in[i] = scalar_of(x[i]);
    switch (eval_scalar(op, dtype, true, in, &result)) {
    case DTYPE_BOOL:
        return value_bool(result.u != 0);
    case DTYPE_I64:
        return value_int(result.i);
    default:
        return value_float(result.f64);
    }
}

static Value staged_op(Spec *s, Op op, int n, const Value *x)
{
    Node *in[MOST_NUMBERS];
    Build b;

    for (int i = 0; i < n; i++)
        in[i] = spec_scalar_node(s, x[i]);
    b = spec_build(s);
    return value_scalar(build_function(&b, op, n, in, true));
}

Value number_op(Spec *s, Op op, DType dtype, int n, const Value *x)
{
    Value in[MOST_NUMBERS];
    bool is_static = true;

    for (int i = 0; i < n; i++) {
        bool is_pred = op == OP_select && i == 0;

        in[i] = number_as(s, x[i], is_pred ? DTYPE_BOOL : dtype);
        if (in[i].kind == VALUE_POISON)
            return in[i];
        is_static &= in[i].kind != VALUE_SCALAR;
    }
    return is_static ? static_op(op, dtype, n, in) : staged_op(s, op, n, in);
}

Value number_op1(Spec *s, Op op, DType dtype, Value x)
{
    return number_op(s, op, dtype, 1, &x);
}

Value number_op2(Spec *s, Op op, DType dtype, Value x, Value y)
{
    return number_op(s, op, dtype, 2, (Value[]){x, y});
}

/* ---- conditions ---- */

Value number_not(Spec *s, Value x)
{
    return number_op1(s, OP_not, DTYPE_BOOL, x);
}

Value number_and(Spec *s, Value x, Value y)
{
    if (number_is_bool(x, true) || number_is_bool(y, false))
        return y;
    if (number_is_bool(y, true) || number_is_bool(x, false))
        return x;
    return number_op2(s, OP_and, DTYPE_BOOL, x, y);
}

Value number_or(Spec *s, Value x, Value y)
{
    if (number_is_bool(x, false) || number_is_bool(y, true))
        return y;
    if (number_is_bool(y, false) || number_is_bool(x, true))
        return x;
    return number_op2(s, OP_or, DTYPE_BOOL, x, y);
}

/* What is not there yet is no error of Python. */
static void need_failed(Spec *s, DiagCode code, const char *message)
{
    if (diag_info[code].kind != KIND_USER)
        spec_error(s, code, "%s", message);
    else
        raise_certain(s, code, "%s", message);
}

bool number_need(Spec *s, DiagCode code, Value ok, const char *message)
{
    if (ok.kind == VALUE_POISON)
        return false;
    if (ok.kind == VALUE_SCALAR)
        spec_check(s, code, spec_import(s, ok.node), message);
    else if (!ok.b)
        need_failed(s, code, message);
    s->words = (Value){.kind = VALUE_UNDEFINED};
    return ok.kind == VALUE_SCALAR || ok.b;
}

bool number_bound(Spec *s, DiagCode code, Value ok, const char *message)
{
    if (ok.kind == VALUE_POISON)
        return false;
    if (ok.kind == VALUE_SCALAR)
        spec_limit_values(s, code, spec_import(s, ok.node), 0, &message, NULL);
    else if (!ok.b)
        raise_limit(s, code, message);
    return ok.kind == VALUE_SCALAR || ok.b;
}

bool number_need_of(Spec *s, DiagCode code, Value ok, const char *before,
                    Value x, const char *after)
{
    const char *piece[] = {before, after};
    TextBuffer text = {.arena = s->arena};
    Node *n;

    if (ok.kind == VALUE_POISON)
        return false;
    if (number_is_bool(ok, true))
        return true;
    if (ok.kind == VALUE_SCALAR) {
        n = spec_scalar_node(s, x);
        spec_check_values(s, code, spec_import(s, ok.node), 1, piece, &n);
        return true;
    }
    if (x.kind == VALUE_LONG)
        buffer_puts(&text, value_describe(s, x));
    else
        value_repr_into(s, &text, x);
    need_failed(s, code,
                arena_printf(s->arena, "%s%.*s%s", before, (int)text.size,
                             text.data, after));
    return false;
}

/* What a longer int would be needed for, which is no error of Python's: staged
 * ones have 64 bits. */
bool number_need_room(Spec *s, Value overflows, const char *what)
{
    const char *message;

    if (overflows.kind == VALUE_POISON)
        return false;
    if (number_is_bool(overflows, false))
        return true;
    message = arena_printf(
        s->arena, "the result of `%s` does not fit a 64-bit int", what);
    if (overflows.kind != VALUE_SCALAR) {
        spec_error(s, DIAG_H0907, "%s", message);
        return false;
    }
    return number_need(s, DIAG_H0907, number_not(s, overflows), message);
}

/* ---- the dtypes that numbers meet ---- */

/* The values of an integer dtype as floats: from low to below high. */
static void dtype_range(DType dtype, double *low, double *high)
{
    const DTypeInfo *info = &dtype_info[dtype];

    *high = ldexp(1, 8 * info->size - info->is_signed);
    *low = info->is_signed ? -*high : 0;
}

Value number_limit(DType dtype, bool is_low)
{
    double low, high;

    dtype_range(dtype, &low, &high);
    if (is_low)
        return value_int((int64_t)low);
    return value_int(high >= 0x1p63 ? INT64_MAX : (int64_t)high - 1);
}

static Value int_in_range(Spec *s, Value v, DType dtype)
{
    double low, high;
    Value ok;

    dtype_range(dtype, &low, &high);
    ok = low <= -0x1p63 ? value_bool(true)
                        : number_op2(s, OP_greater_equal, DTYPE_I64, v,
                                     value_int((int64_t)low));
    if (high >= 0x1p63)
        return ok;
    return number_and(
        s, ok, number_op2(s, OP_less, DTYPE_I64, v, value_int((int64_t)high)));
}

static Value float_in_range(Spec *s, Value v, DType dtype)
{
    double low, high;

    dtype_range(dtype, &low, &high);
    v = number_op1(s, OP_trunc, DTYPE_F64, v);
    return number_and(
        s, number_op2(s, OP_greater_equal, DTYPE_F64, v, value_float(low)),
        number_op2(s, OP_less, DTYPE_F64, v, value_float(high)));
}

Value number_in_range(Spec *s, Value v, DType dtype)
{
    DType from = number_dtype(v);
    uint64_t whole;

    if (!dtype_info[dtype].is_integer || from == DTYPE_BOOL)
        return value_bool(true);
    if (v.kind == VALUE_LONG)
        return value_bool(dtype == DTYPE_U64 && bigint_to_u64(v.big, &whole));
    return from == DTYPE_F64 ? float_in_range(s, v, dtype)
                             : int_in_range(s, v, dtype);
}

bool number_need_fit(Spec *s, Value v, DType dtype)
{
    const char *piece[] = {"", arena_printf(s->arena, " does not fit %s",
                                            dtype_info[dtype].numpy)};
    Value fits;
    Node *n;

    if (number_dtype(v) == DTYPE_F64 && dtype_info[dtype].is_integer &&
        !number_need(s, DIAG_H0515,
                     number_not(s, number_op1(s, OP_is_nan, DTYPE_F64, v)),
                     "NaN cannot be converted to an int"))
        return false;
    fits = number_in_range(s, v, dtype);
    if (fits.kind != VALUE_SCALAR)
        return number_need_of(s,
                              v.kind == VALUE_SCALAR ? DIAG_H0907 : DIAG_H0510,
                              fits, piece[0], v, piece[1]);
    n = spec_scalar_node(s, v);
    spec_check_as(s, "OverflowError", DIAG_H0907, spec_import(s, fits.node), 1,
                  piece, &n);
    return true;
}

static Node *long_node(Spec *s, Value v, DType dtype)
{
    Build b = spec_build(s);
    uint64_t whole = 0;

    if (dtype == DTYPE_BOOL)
        return build_bool(&b, true);
    if (dtype_info[dtype].is_float) {
        v = long_to_float(s, v);
        return v.kind == VALUE_FLOAT ? build_f64(&b, dtype, v.f) : NULL;
    }
    bigint_to_u64(v.big, &whole);
    return build_i64(&b, dtype, (int64_t)whole);
}

Node *number_node(Spec *s, Value v, DType dtype)
{
    DType from = number_dtype(v);
    Build b;

    if (!number_need_fit(s, v, dtype))
        return NULL;
    if (v.kind == VALUE_LONG)
        return long_node(s, v, dtype);
    if (dtype == DTYPE_F32)
        v = number_as(s, v, DTYPE_F64); /* rounded twice, as NumPy does */
    b = spec_build(s);
    if (v.kind == VALUE_SCALAR)
        return build_convert(&b, spec_import(s, v.node), dtype);
    if (dtype == DTYPE_BOOL)
        return build_bool(&b, number_as(s, v, DTYPE_BOOL).b);
    if (dtype_info[dtype].is_float)
        return build_f64(&b, dtype, number_float(v));
    if (from == DTYPE_F64 && v.f >= 0x1p63)
        return build_i64(&b, dtype, (int64_t)(uint64_t)v.f);
    return build_i64(&b, dtype, number_as(s, v, DTYPE_I64).i);
}
