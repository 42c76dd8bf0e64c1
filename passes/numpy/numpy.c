/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module numpy: which name is which function; an array's attributes. */
#include "passes/python/complex.h"
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/python/protocol.h"

#include <string.h>

/* What all of NumPy's element-wise functions take; `?` is not there yet. */
#define KEYWORDS "casting?, order?, dtype?, subok?, signature?"
#define UFUNC "/, out=, *, where=, " KEYWORDS
#define UNARY(name, op) {name, "x, " UFUNC, numpy_unary, op, NULL}
#define BINARY(name, op) {name, "x1, x2, " UFUNC, numpy_binary, op, NULL}
/* What is in the library alone: lib/_complex.py. */
#define LIBRARY(name) {name, "*args, **names", complex_only, 0, NULL}
#define CONSTANT(title, what) {.name = title, .constant = what}
/* Written in the language: of lib/_numpy.py and its kin. */
#define TEXT(title) CONSTANT(title, "text:numpy:" title)
#define STATISTICS(title) CONSTANT(title, "text:numpy_statistics:" title)
#define ELEMENTS(title) CONSTANT(title, "text:numpy_elements:" title)
#define PRODUCTS(title) CONSTANT(title, "text:numpy_products:" title)
#define EIGEN(title) CONSTANT(title, "text:linalg_eigen:" title)
#define GENERAL(title) CONSTANT(title, "text:linalg_general:" title)
#define LINALG(title) CONSTANT(title, "text:linalg:" title)
#define SUM "axis=, dtype=, out?, keepdims=, initial?, where?"
#define MOST "axis=, out?, keepdims=, initial?, where?"
#define TRUTH "axis=, out?, keepdims=, *, where?"
#define MEAN "axis=, dtype?, out?, keepdims=, *, where?"
#define VAR                                                                    \
    "axis=, dtype?, out?, ddof=, keepdims=, *, where?, mean?, correction?"
#define REDUCE(name, parameters, op)                                           \
    {name, "a, " parameters, numpy_reduce, op, NULL}
#define PLACE "order?, *, device?, like?"
#define LIKE "dtype=, order?, subok?, shape?, *, device?"
#define JOIN "*, dtype?, casting?"

const Builtin numpy_module[] = {
    UNARY("abs", OP_abs),
    UNARY("absolute", OP_abs),
    UNARY("arccos", OP_acos),
    UNARY("arcsin", OP_asin),
    UNARY("arctan", OP_atan),
    UNARY("cbrt", OP_cbrt),
    UNARY("ceil", OP_ceil),
    UNARY("cos", OP_cos),
    UNARY("cosh", OP_cosh),
    UNARY("exp", OP_exp),
    UNARY("exp2", OP_exp2),
    UNARY("expm1", OP_expm1),
    {"fabs", "x, " UFUNC, numpy_fabs, 0, NULL},
    UNARY("floor", OP_floor),
    UNARY("isfinite", OP_is_finite),
    UNARY("isnan", OP_is_nan),
    UNARY("log", OP_log),
    UNARY("log10", OP_log10),
    UNARY("log1p", OP_log1p),
    UNARY("log2", OP_log2),
    UNARY("logical_not", OP_not),
    UNARY("negative", OP_negate),
    UNARY("rint", OP_round_nearest_even),
    UNARY("sign", OP_sign),
    UNARY("sin", OP_sin),
    UNARY("sinh", OP_sinh),
    UNARY("sqrt", OP_sqrt),
    UNARY("tan", OP_tan),
    UNARY("tanh", OP_tanh),
    UNARY("trunc", OP_trunc),
    {"square", "x, " UFUNC, numpy_square, 0, NULL},
    {"reciprocal", "x, " UFUNC, numpy_square, 1, NULL},
    BINARY("add", OP_add),
    BINARY("arctan2", OP_atan2),
    BINARY("bitwise_and", OP_and),
    BINARY("bitwise_or", OP_or),
    BINARY("bitwise_xor", OP_xor),
    BINARY("divide", OP_divide),
    BINARY("equal", OP_equal),
    BINARY("floor_divide", OP_floor_divide),
    BINARY("fmod", OP_remainder),
    BINARY("greater", OP_greater),
    BINARY("greater_equal", OP_greater_equal),
    BINARY("hypot", OP_hypot),
    BINARY("less", OP_less),
    BINARY("less_equal", OP_less_equal),
    BINARY("logical_and", OP_and),
    BINARY("logical_or", OP_or),
    BINARY("logical_xor", OP_xor),
    BINARY("maximum", OP_maximum),
    BINARY("minimum", OP_minimum),
    BINARY("mod", OP_floor_mod),
    BINARY("multiply", OP_multiply),
    BINARY("not_equal", OP_not_equal),
    BINARY("power", OP_power),
    BINARY("remainder", OP_floor_mod),
    BINARY("subtract", OP_subtract),
    BINARY("true_divide", OP_divide),
    {"where", "condition, x=, y=, /", numpy_where, 0, NULL},
    {"nonzero", "a", numpy_nonzero, 0, NULL},
    {"flatnonzero", "a", numpy_flatnonzero, 0, NULL},
    {"argwhere", "a", numpy_argwhere, 0, NULL},
    {"extract", "condition, arr", numpy_extract, 0, NULL},
    {"compress", "condition, a, axis=, out?", numpy_compress, 0, NULL},
    {"unique",
     "ar, return_index=, return_inverse=, return_counts=, axis?, *, "
     "equal_nan?, sorted?",
     numpy_unique, 0, NULL},
    {"clip", "a, a_min=, a_max=, out=, *, min=, max=, where?, " KEYWORDS,
     numpy_clip, 0, NULL},
    {"around", "a, decimals=, out?", numpy_round, 0, NULL},
    {"round", "a, decimals=, out?", numpy_round, 0, NULL},
    {"isclose", "a, b, rtol=, atol=, equal_nan?", numpy_isclose, 0, NULL},
    {"allclose", "a, b, rtol=, atol=, equal_nan?", numpy_allclose, 0, NULL},
    {"array_equal", "a1, a2, equal_nan?", numpy_array_equal, 0, NULL},
    {"matmul",
     "x1, x2, /, out?, *, axes?, axis?, keepdims?, casting?, order?, dtype?, "
     "subok?, signature?",
     numpy_matmul, 0, NULL},
    {"dot", "a, b, out?", numpy_matmul, 1, NULL},
    {"outer", "a, b, out?", numpy_outer, 0, NULL},
    REDUCE("sum", SUM, OP_reduce_sum),
    REDUCE("prod", SUM, OP_reduce_prod),
    REDUCE("max", MOST, OP_reduce_max),
    REDUCE("amax", MOST, OP_reduce_max),
    REDUCE("min", MOST, OP_reduce_min),
    REDUCE("amin", MOST, OP_reduce_min),
    REDUCE("any", TRUTH, OP_reduce_or),
    REDUCE("all", TRUTH, OP_reduce_and),
    {"mean", "a, " MEAN, numpy_mean, 0, NULL},
    {"var", "a, " VAR, numpy_var, 0, NULL},
    {"std", "a, " VAR, numpy_var, 1, NULL},
    {"ptp", "a, axis=, out?, keepdims=", numpy_ptp, 0, NULL},
    {"argmax", "a, axis=, out?, *, keepdims?", numpy_arg_reduce, OP_argmax,
     NULL},
    {"argmin", "a, axis=, out?, *, keepdims?", numpy_arg_reduce, OP_argmin,
     NULL},
    {"cumsum", "a, axis=, dtype?, out?", numpy_cumulative, OP_cumsum, NULL},
    {"cumprod", "a, axis=, dtype?, out?", numpy_cumulative, OP_cumprod, NULL},
    {"sort", "a, axis=, kind=, order?, *, stable?", numpy_sort, OP_sort, NULL},
    {"argsort", "a, axis=, kind=, order?, *, stable?", numpy_sort, OP_argsort,
     NULL},
    {"count_nonzero", "a, axis=, *, keepdims=", numpy_count_nonzero, 0, NULL},
    {"ndim", "a", numpy_attribute, 0, NULL},
    {"reshape", "a, /, shape, order?, *, copy?", numpy_reshape, 0, NULL},
    {"shape", "a", numpy_attribute, 0, NULL},
    {"size", "a, axis?", numpy_attribute, 0, NULL},
    {"ravel", "a, order?", numpy_ravel, 0, NULL},
    {"transpose", "a, axes=", numpy_transpose, 0, NULL},
    {"swapaxes", "a, axis1, axis2", numpy_swapaxes, 0, NULL},
    {"moveaxis", "a, source, destination", numpy_moveaxis, 0, NULL},
    {"atleast_1d", "*arys", numpy_atleast, 1, NULL},
    {"atleast_2d", "*arys", numpy_atleast, 2, NULL},
    {"atleast_3d", "*arys", numpy_atleast, 3, NULL},
    {"isfortran", "a", numpy_isfortran, 0, NULL},
    {"expand_dims", "a, axis", numpy_expand_dims, 0, NULL},
    {"squeeze", "a, axis=", numpy_squeeze, 0, NULL},
    {"broadcast_to", "array, shape, subok?", numpy_broadcast_to, 0, NULL},
    {"concatenate", "arrays, /, axis=, out?, " JOIN, numpy_concatenate, 0,
     NULL},
    {"stack", "arrays, axis=, out?, " JOIN, numpy_stack, 0, NULL},
    {"vstack", "tup, " JOIN, numpy_vstack, 0, NULL},
    {"hstack", "tup, " JOIN, numpy_vstack, 1, NULL},
    {"repeat", "a, repeats, axis=", numpy_repeat, 0, NULL},
    {"tile", "A, reps", numpy_tile, 0, NULL},
    {"flip", "m, axis=", numpy_flip, 0, NULL},
    {"flipud", "m", numpy_flip_axis, 0, NULL},
    {"fliplr", "m", numpy_flip_axis, 1, NULL},
    {"rot90", "m, k=, axes=", numpy_rot90, 0, NULL},
    {"diagonal", "a, offset=, axis1=, axis2=", numpy_diagonal, 0, NULL},
    {"roll", "a, shift, axis=", numpy_roll, 0, NULL},
    {"take", "a, indices, axis=, out?, mode?", numpy_take, 0, NULL},
    {"diag", "v, k=", numpy_diag, 0, NULL},
    {"trace", "a, offset=, axis1=, axis2=, dtype?, out?", numpy_trace, 0, NULL},
    {"split", "ary, indices_or_sections, axis=", numpy_split, 0, NULL},
    {"pad",
     "array, pad_width, mode=, *, constant_values=, stat_length?, end_values?, "
     "reflect_type?",
     numpy_pad, 0, NULL},
    {"array", "object, dtype=, *, copy=, order?, subok?, ndmin=, ndmax?, like?",
     numpy_array, 0, NULL},
    {"asarray", "a, dtype=, order?, *, device?, copy=, like?", numpy_array, 1,
     NULL},
    {"zeros", "shape, dtype=, " PLACE, numpy_full, 0, NULL},
    {"empty", "shape, dtype=, " PLACE, numpy_full, 0, NULL},
    {"ones", "shape, dtype=, " PLACE, numpy_full, 1, NULL},
    {"full", "shape, fill_value, dtype=, " PLACE, numpy_full, 2, NULL},
    {"zeros_like", "a, " LIKE, numpy_like, 0, NULL},
    {"empty_like", "prototype, " LIKE, numpy_like, 0, NULL},
    {"ones_like", "a, " LIKE, numpy_like, 1, NULL},
    {"full_like", "a, fill_value, " LIKE, numpy_like, 2, NULL},
    {"arange",
     "start_or_stop=, /, stop=, step=, dtype=, *, start=, device?, like?",
     numpy_arange, 0, NULL},
    {"linspace",
     "start, stop, num=, endpoint=, retstep=, dtype=, axis?, *, device?",
     numpy_linspace, 0, NULL},
    {"eye", "N, M=, k=, dtype=, " PLACE, numpy_eye, 0, NULL},
    {"identity", "n, dtype=, *, like?", numpy_identity, 0, NULL},
    {"copy", "a, order?, subok?", numpy_copy, 0, NULL},
    {"loadtxt",
     "fname, dtype=, comments=, delimiter=, converters=, skiprows=, usecols=, "
     "unpack=, ndmin=, encoding=, max_rows=, *, quotechar?, like?",
     numpy_loadtxt, 0, NULL},
    {"result_type", "*arrays_and_dtypes", numpy_result_type, 0, NULL},
    TEXT("append"),
    TEXT("array_split"),
    TEXT("broadcast_shapes"),
    TEXT("c_"),
    TEXT("column_stack"),
    TEXT("delete"),
    TEXT("diag_indices"),
    TEXT("diagflat"),
    TEXT("dstack"),
    CONSTANT("einsum", "text:numpy_einsum:einsum"),
    TEXT("fill_diagonal"),
    TEXT("finfo"),
    TEXT("fromfunction"),
    TEXT("hsplit"),
    TEXT("iinfo"),
    TEXT("indices"),
    TEXT("insert"),
    TEXT("meshgrid"),
    TEXT("mgrid"),
    TEXT("nan_to_num"),
    TEXT("ogrid"),
    TEXT("r_"),
    TEXT("tri"),
    TEXT("tril"),
    TEXT("tril_indices"),
    TEXT("tril_indices_from"),
    TEXT("triu"),
    TEXT("triu_indices"),
    TEXT("triu_indices_from"),
    TEXT("vander"),
    TEXT("vectorize"),
    TEXT("vsplit"),
    STATISTICS("average"),
    STATISTICS("bincount"),
    STATISTICS("corrcoef"),
    STATISTICS("cov"),
    STATISTICS("diff"),
    STATISTICS("histogram"),
    STATISTICS("median"),
    STATISTICS("percentile"),
    STATISTICS("quantile"),
    ELEMENTS("apply_along_axis"),
    ELEMENTS("deg2rad"),
    ELEMENTS("degrees"),
    ELEMENTS("digitize"),
    ELEMENTS("heaviside"),
    ELEMENTS("interp"),
    ELEMENTS("isin"),
    ELEMENTS("isinf"),
    ELEMENTS("isneginf"),
    ELEMENTS("isposinf"),
    ELEMENTS("isscalar"),
    ELEMENTS("ix_"),
    ELEMENTS("logaddexp"),
    ELEMENTS("nanargmax"),
    ELEMENTS("nanargmin"),
    ELEMENTS("nancumsum"),
    ELEMENTS("nanmax"),
    ELEMENTS("nanmean"),
    ELEMENTS("nanmin"),
    ELEMENTS("nanprod"),
    ELEMENTS("nanstd"),
    ELEMENTS("nansum"),
    ELEMENTS("nanvar"),
    ELEMENTS("positive"),
    ELEMENTS("rad2deg"),
    ELEMENTS("radians"),
    ELEMENTS("searchsorted"),
    ELEMENTS("select"),
    ELEMENTS("sinc"),
    ELEMENTS("take_along_axis"),
    PRODUCTS("convolve"),
    PRODUCTS("cross"),
    PRODUCTS("geomspace"),
    PRODUCTS("gradient"),
    PRODUCTS("inner"),
    PRODUCTS("kron"),
    PRODUCTS("logspace"),
    PRODUCTS("polyder"),
    PRODUCTS("polyfit"),
    PRODUCTS("polyval"),
    PRODUCTS("roots"),
    PRODUCTS("tensordot"),
    PRODUCTS("trapezoid"),
    LIBRARY("angle"),
    LIBRARY("conj"),
    LIBRARY("conjugate"),
    LIBRARY("imag"),
    LIBRARY("iscomplex"),
    LIBRARY("iscomplexobj"),
    LIBRARY("isreal"),
    LIBRARY("isrealobj"),
    LIBRARY("real"),
    LIBRARY("vdot"),
    CONSTANT("bool_", "bool"),
    CONSTANT("complex64", "complex:complex64"),
    CONSTANT("complex128", "complex:complex128"),
    CONSTANT("e", "e"),
    CONSTANT("float32", "float32"),
    CONSTANT("float64", "float64"),
    CONSTANT("inf", "inf"),
    CONSTANT("int8", "int8"),
    CONSTANT("int16", "int16"),
    CONSTANT("int32", "int32"),
    CONSTANT("int64", "int64"),
    CONSTANT("fft", "module:numpy.fft"),
    CONSTANT("linalg", "module:numpy.linalg"),
    CONSTANT("nan", "numpy.nan"),
    CONSTANT("ndarray", "ndarray"),
    CONSTANT("newaxis", "None"),
    CONSTANT("pi", "pi"),
    CONSTANT("random", "module:numpy.random"),
    CONSTANT("testing", "module:numpy.testing"),
    CONSTANT("typing", "module:numpy.typing"),
    CONSTANT("uint8", "uint8"),
    CONSTANT("uint16", "uint16"),
    CONSTANT("uint32", "uint32"),
    CONSTANT("uint64", "uint64"),
    {0},
};

const Builtin numpy_fft_module[] = {
    LIBRARY("fft"),
    LIBRARY("fft2"),
    LIBRARY("fftfreq"),
    LIBRARY("fftn"),
    LIBRARY("fftshift"),
    LIBRARY("ifft"),
    LIBRARY("ifft2"),
    LIBRARY("ifftn"),
    LIBRARY("ifftshift"),
    LIBRARY("irfft"),
    LIBRARY("irfft2"),
    LIBRARY("irfftn"),
    LIBRARY("rfft"),
    LIBRARY("rfft2"),
    LIBRARY("rfftfreq"),
    LIBRARY("rfftn"),
    {0},
};

const Builtin numpy_linalg_module[] = {
    {"norm", "x, ord=, axis=, keepdims=", numpy_norm, 0, NULL},
    LINALG("LinAlgError"),
    LINALG("cholesky"),
    LINALG("cond"),
    LINALG("det"),
    GENERAL("eig"),
    EIGEN("eigh"),
    GENERAL("eigvals"),
    EIGEN("eigvalsh"),
    LINALG("inv"),
    LINALG("lstsq"),
    LINALG("matrix_power"),
    LINALG("matrix_rank"),
    LINALG("pinv"),
    LINALG("qr"),
    LINALG("slogdet"),
    LINALG("solve"),
    CONSTANT("svd", "text:linalg_svd:svd"),
    LINALG("svdvals"),
    {0},
};

bool numpy_truth(Spec *s, Value v, const char *what, bool *out)
{
    Node *node;
    int truth;

    if (v.kind == VALUE_UNDEFINED)
        return true;
    truth = spec_truth(s, v, &node);
    if (truth == -1)
        spec_error(s, DIAG_H0301, "%s must be known when compiling", what);
    if (truth >= 0)
        *out = truth;
    return truth >= 0;
}

bool numpy_flag(Spec *s, Value v, const char *what, bool *out)
{
    return v.kind == VALUE_UNDEFINED ||
           (spec_is_flag(s, v, what) && numpy_truth(s, v, what, out));
}

/* ---- methods and attributes of arrays ---- */

/* Methods that share a function with numpy_module have its signature without
 * the first argument. */
#define REDUCE_METHOD(name, parameters, op)                                    \
    {name, parameters, numpy_reduce, op, NULL}

Value numpy_item(Spec *s, Args *a)
{
    Value x = a->self;
    DType d = x.object->array.dtype;
    Node *n;
    Build b;

    if (a->nrest)
        return spec_not_yet(s, "item() by an index: index the array");
    if (!array_need_shape(s, x.object))
        return value_poison();
    if (shape_size(x.object->array.shape) != 1)
        return raise_other(s, "ValueError", DIAG_H0516,
                           arena_printf(s->arena,
                                        "item() of %s: it has not one element",
                                        value_describe(s, x)));
    n = array_node(s, x.object);
    b = spec_build(s);
    n = build_reshape(&b, n, (Shape){0});
    if (dtype_info[d].is_float)
        return scalar_to_float(s, array_scalar(s, n));
    return d == DTYPE_BOOL ? value_scalar(n)
                           : scalar_to_int(s, array_scalar(s, n));
}

/* A NumPy scalar has it, and stays what it is. */
static Value do_fill(Spec *s, Args *a)
{
    if (!a->self.object->array.is_scalar &&
        array_fits_element(s, a->self.object, a->arg[0]))
        array_set(s, a->self.object, (Value){.kind = VALUE_ELLIPSIS},
                  a->arg[0]);
    return value_none();
}

/* Methods of functions that work element by element: ufunc_outer() and its kin
 * of lib/_numpy.py. */
Value numpy_ufunc_attribute(Spec *s, const Builtin *b, Sym name)
{
    static const char *const method[] = {"accumulate", "at", "outer", "reduce"};
    Value self = {.kind = VALUE_BUILTIN, .builtin = b};

    for (size_t i = 0; b->call == numpy_binary && i < 4; i++)
        if (!strcmp(method[i], name))
            return method_bind(
                s,
                numpy_text(s, arena_printf(s->arena, "numpy:ufunc_%s", name)),
                self);
    return (Value){.kind = VALUE_UNDEFINED};
}

const Builtin call_ndarray = {
    "ndarray", "shape, dtype=, buffer?, offset?, strides?, order?", numpy_full,
    0, NULL};

const Builtin array_methods[] = {
    REDUCE_METHOD("sum", SUM, OP_reduce_sum),
    REDUCE_METHOD("prod", SUM, OP_reduce_prod),
    REDUCE_METHOD("max", MOST, OP_reduce_max),
    REDUCE_METHOD("min", MOST, OP_reduce_min),
    REDUCE_METHOD("any", TRUTH, OP_reduce_or),
    REDUCE_METHOD("all", TRUTH, OP_reduce_and),
    {"mean", MEAN, numpy_mean, 0, NULL},
    {"var", VAR, numpy_var, 0, NULL},
    {"std", VAR, numpy_var, 1, NULL},
    {"argmax", "axis=, out?, *, keepdims?", numpy_arg_reduce, OP_argmax, NULL},
    {"argmin", "axis=, out?, *, keepdims?", numpy_arg_reduce, OP_argmin, NULL},
    {"argsort", "axis=, kind=, order?, *, stable?", numpy_sort, OP_argsort,
     NULL},
    {"sort", "axis=, kind=, order?, *, stable?", numpy_sort, OP_sort, NULL},
    {"cumsum", "axis=, dtype?, out?", numpy_cumulative, OP_cumsum, NULL},
    {"cumprod", "axis=, dtype?, out?", numpy_cumulative, OP_cumprod, NULL},
    {"clip", "min=, max=, out=, *, where?, " KEYWORDS, numpy_clip, 0, NULL},
    {"round", "decimals=, out?", numpy_round, 0, NULL},
    {"dot", "b, out?", numpy_matmul, 1, NULL},
    {"reshape", "*shape, order?, copy?", numpy_reshape, 0, NULL},
    {"ravel", "order?", numpy_ravel, 0, NULL},
    {"flatten", "order?", numpy_ravel, 1, NULL},
    {"transpose", "*axes", numpy_transpose, 0, NULL},
    {"swapaxes", "axis1, axis2, /", numpy_swapaxes, 0, NULL},
    {"squeeze", "axis=", numpy_squeeze, 0, NULL},
    {"repeat", "repeats, axis=", numpy_repeat, 0, NULL},
    {"take", "indices, axis=, out?, mode?", numpy_take, 0, NULL},
    {"nonzero", "", numpy_nonzero, 0, NULL},
    {"compress", "condition, axis=, out?", numpy_compress, 0, NULL},
    {"trace", "offset=, axis1=, axis2=, dtype?, out?", numpy_trace, 0, NULL},
    {"diagonal", "offset=, axis1=, axis2=", numpy_diagonal, 0, NULL},
    {"astype", "dtype, order?, casting?, subok?, copy?", numpy_astype, 0, NULL},
    {"copy", "order?", numpy_copy, 0, NULL},
    {"fill", "value, /", do_fill, 0, NULL},
    {"item", "*args", numpy_item, 0, NULL},
    {"tolist", "", numpy_tolist, 0, NULL},
    {0},
};

static Value shape_value(Spec *s, const Object *a)
{
    Value dim[MAX_RANK];

    for (int i = 0; i < a->array.shape.rank; i++)
        dim[i] = array_count(s, a, i);
    return value_tuple(s, a->array.shape.rank, dim);
}

static Value size_value(Spec *s, const Object *a)
{
    Value size = value_int(1);

    if (!array_is_ragged(a))
        return value_int(shape_size(a->array.shape));
    for (int i = 0; i < a->array.shape.rank; i++)
        size = value_binary(s, OPERATOR_MUL, size, array_count(s, a, i));
    return size;
}

Value array_attribute(Spec *s, Object *a, Sym name)
{
    const Builtin *b;
    Value pair[2];

    if (!strcmp(name, "shape"))
        return shape_value(s, a);
    if (!strcmp(name, "ndim"))
        return value_int(a->array.shape.rank);
    if (!strcmp(name, "size"))
        return size_value(s, a);
    if (!strcmp(name, "dtype"))
        return (Value){.kind = VALUE_DTYPE, .dtype = a->array.dtype};
    if (!strcmp(name, "T")) {
        Args args = {.self = value_object(a),
                     .builtin = builtin_find(array_methods, "transpose")};

        return numpy_transpose(s, &args);
    }
    b = builtin_find(array_methods, name);
    if (!b)
        return complex_of_real(s, a, name);
    pair[0] = (Value){.kind = VALUE_BUILTIN, .builtin = b};
    pair[1] = value_object(a);
    return value_object(object_items(s, OBJECT_METHOD, 2, pair));
}
