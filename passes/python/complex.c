/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Complex numbers: what the compiler knows of them. See complex.h. */
#include "passes/python/complex.h"
#include "passes/numpy/extent.h"
#include "passes/numpy/view.h"
#include "passes/python/protocol.h"

#include "base/format.h"

#include <string.h>

static const char *const part_name[] = {".real", ".imag"};

/* ---- what is complex ---- */

ComplexKind complex_kind(Value v)
{
    const Object *class = class_of(v);

    return class ? (ComplexKind) class->class.complex : COMPLEX_NONE;
}

bool value_is_complex_number(Value v)
{
    ComplexKind k = complex_kind(v);

    return k == COMPLEX_PYTHON || k == COMPLEX_SCALAR;
}

bool complex_is_data(Value v)
{
    return value_is_complex_number(v) || complex_kind(v) == COMPLEX_ARRAY;
}

Value complex_part(Spec *s, Value v, int i)
{
    const Value *part = object_find(v.object, spec_sym(s, part_name[i]));

    return part ? value_settle(s, *part, "this number") : value_poison();
}

Value complex_library(Spec *s, const char *name)
{
    Value v = complex_find(s, name);

    return v.kind == VALUE_UNDEFINED
               ? spec_not_yet(s, "%s of complex numbers is not there yet", name)
               : v;
}

static Value library_asked(Spec *s, const char *name, int n, const Value *arg)
{
    Value f = complex_library(s, name);

    return f.kind == VALUE_POISON ? f : call_function(s, f, n, arg);
}

/* ---- making them ---- */

/* A real number or array, of Python's or NumPy's. */
static bool is_real(Value v)
{
    return value_is_weak(v) || value_is_array(v);
}

static Value as_dtype(Spec *s, Value v, DType d)
{
    Value arg = {.kind = VALUE_DTYPE, .dtype = d};

    if (!value_is_array(v))
        return array_scalar(s, spec_node(s, v, d));
    if (v.object->array.dtype == d)
        return v;
    return builtin_call(s, builtin_find(array_methods, "astype"), v, 1, &arg, 0,
                        NULL);
}

static bool same_form(const Object *a, const Object *b)
{
    return shape_equal(a->array.shape, b->array.shape) && !a->array.extents &&
           !b->array.extents;
}

/* Two arrays of one dtype and shape. */
static bool meet_arrays(Spec *s, Value part[2])
{
    Value item[3] = {part[0], part[1], {.kind = VALUE_UNDEFINED}}, both;
    DType d = array_promote(s, 2, part);

    if (value_is_ndarray(part[0]) && value_is_ndarray(part[1]) &&
        part[0].object->array.dtype == d && part[1].object->array.dtype == d &&
        (same_form(part[0].object, part[1].object) ||
         part[0].object->array.extents))
        return true;
    item[2] = (Value){.kind = VALUE_DTYPE, .dtype = d};
    both = library_asked(s, "meet", 3, item);
    if (!value_is_object(both, OBJECT_TUPLE))
        return false;
    part[0] = object_body(both.object)->item[0];
    part[1] = object_body(both.object)->item[1];
    return value_is_ndarray(part[0]) && value_is_ndarray(part[1]);
}

static Value made(Spec *s, const char *class, const Value part[2])
{
    Value c = complex_library(s, class), v;

    if (c.kind == VALUE_POISON || part[0].kind == VALUE_POISON ||
        part[1].kind == VALUE_POISON)
        return value_poison();
    v = object_make(s, c.object, 0, NULL);
    for (int i = 0; i < 2; i++)
        object_set(s, v.object, spec_sym(s, part_name[i]), part[i]);
    return v;
}

static bool is_lost(const Value part[2])
{
    return part[0].kind == VALUE_POISON || part[1].kind == VALUE_POISON;
}

Value complex_new(Spec *s, Value real, Value imaginary)
{
    Value part[2] = {real, imaginary};
    DType d;

    if (is_lost(part))
        return value_poison();
    if (!is_real(real) || !is_real(imaginary))
        return spec_not_yet(s,
                            "complex numbers here: their parts would be %s "
                            "and %s",
                            value_describe(s, real),
                            value_describe(s, imaginary));
    if (value_is_ndarray(real) || value_is_ndarray(imaginary))
        return meet_arrays(s, part) ? made(s, "array", part) : value_poison();
    if (!value_is_array(real) && !value_is_array(imaginary)) {
        for (int i = 0; i < 2; i++)
            part[i] = scalar_to_float(s, part[i]);
        return made(s, "complex", part);
    }
    d = array_promote(s, 2, part);
    d = d == DTYPE_F32 ? d : DTYPE_F64;
    for (int i = 0; i < 2; i++)
        part[i] = as_dtype(s, part[i], d);
    return made(s, complex_name(d), part);
}

Value complex_imaginary(Spec *s, double x)
{
    return complex_new(s, value_float(0), value_float(x));
}

Value complex_snapshot(Spec *s, Value v)
{
    Value part[2];

    if (complex_kind(v) != COMPLEX_ARRAY)
        return v;
    for (int i = 0; i < 2; i++) {
        part[i] = complex_part(s, v, i);
        if (part[i].kind == VALUE_POISON)
            return part[i];
        part[i] =
            array_ragged(s, array_value(s, array_padded(s, part[i].object)),
                         part[i].object->array.extents);
    }
    return made(s, "array", part);
}

/* ---- operands ---- */

static bool is_list(Value v)
{
    return value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE);
}

/* Would an operator of NumPy make an array of it? */
static bool meets_list(Value x, Value y)
{
    return (complex_kind(x) == COMPLEX_SCALAR ||
            complex_kind(x) == COMPLEX_ARRAY) &&
           is_list(y);
}

bool complex_meets(Value x, Value y)
{
    return (complex_is_data(x) && (complex_is_data(y) || is_real(y))) ||
           (complex_is_data(y) && is_real(x)) || meets_list(x, y) ||
           meets_list(y, x);
}

/* The parts of an operand; false if it is none. */
static bool parts_of(Spec *s, Value v, Value part[2])
{
    if (is_list(v))
        v = builtin_call(s, builtin_find(numpy_module, "asarray"), value_none(),
                         1, &v, 0, NULL);
    if (complex_is_data(v)) {
        part[0] = complex_part(s, v, 0);
        part[1] = complex_part(s, v, 1);
        return true;
    }
    part[0] = value_is_weak(v) ? scalar_to_float(s, v) : v;
    part[1] = value_float(0);
    return is_real(v);
}

/* The parts of both, of one dtype where they are NumPy's. */
static bool parts_of_both(Spec *s, Value x, Value y, bool strong, Value part[4])
{
    DType d;

    if (!parts_of(s, x, part) || !parts_of(s, y, part + 2) || is_lost(part) ||
        is_lost(part + 2))
        return false;
    d = array_promote(s, 4, part);
    d = d == DTYPE_F32 ? d : DTYPE_F64;
    for (int i = 0; i < 4; i++)
        if (strong || value_is_array(part[i]))
            part[i] = as_dtype(s, part[i], d);
    return !is_lost(part) && !is_lost(part + 2);
}

static Value refused(Spec *s, Operator op, Value x, Value y)
{
    return spec_not_yet(s, "`%s` of %s and %s is not there yet",
                        operator_info[op].text, value_describe(s, x),
                        value_describe(s, y));
}

/* What computes an operator in the library; NULL: nothing. */
static const char *function_of(Operator op)
{
    switch (op) {
    case OPERATOR_ADD:
        return "add";
    case OPERATOR_SUB:
        return "subtract";
    case OPERATOR_MUL:
        return "multiply";
    case OPERATOR_DIV:
        return "divide";
    case OPERATOR_POW:
        return "power";
    case OPERATOR_MATMUL:
        return "matmul";
    case OPERATOR_EQ:
        return "equal";
    case OPERATOR_NE:
        return "not_equal";
    case OPERATOR_LT:
        return "np_less";
    case OPERATOR_LE:
        return "np_less_equal";
    case OPERATOR_GT:
        return "np_greater";
    case OPERATOR_GE:
        return "np_greater_equal";
    default:
        return NULL;
    }
}

static bool is_python(Value v)
{
    return complex_kind(v) == COMPLEX_PYTHON || value_is_weak(v);
}

/* np.float64 is a float: on the right of a Python number it is taken for one.
 */
static Value beside_python(Spec *s, Value x, Value y)
{
    return complex_kind(x) == COMPLEX_PYTHON && value_is_numpy_scalar(y) &&
                   value_dtype(y) == DTYPE_F64
               ? scalar_to_float(s, y)
               : y;
}

Value complex_binary(Spec *s, Operator op, Value x, Value y)
{
    Value pair[2] = {x, beside_python(s, x, y)};
    const char *name = function_of(op);

    if (!name || (op == OPERATOR_MATMUL && is_python(x) && is_python(y)))
        return operand_error(s, op, x, y);
    return library_asked(s, name, 2, pair);
}

Value complex_inplace(Spec *s, Operator op, Value x, Value y)
{
    Value triple[3] = {x, value_none(), value_none()};

    if (value_is_ndarray(x))
        return raise_other(s, NULL, DIAG_H0507,
                           arena_printf(s->arena,
                                        "`%s=` would put complex values into "
                                        "an array of %s",
                                        operator_info[op].text,
                                        dtype_info[value_dtype(x)].numpy));
    triple[1] = complex_binary(s, op, x, y);
    if (triple[1].kind == VALUE_POISON || complex_kind(x) != COMPLEX_ARRAY)
        return triple[1];
    return library_asked(s, "store", 2, triple);
}

Value complex_compare(Spec *s, Operator op, Value x, Value y)
{
    Value pair[2] = {beside_python(s, y, x), beside_python(s, x, y)};

    if (op == OPERATOR_EQ || op == OPERATOR_NE)
        return library_asked(s, function_of(op), 2, pair);
    pair[0] = x;
    pair[1] = y;
    return is_python(x) && is_python(y) ? operand_error(s, op, x, y)
           : function_of(op) ? library_asked(s, function_of(op), 2, pair)
                             : refused(s, op, x, y);
}

Value complex_unlike(Spec *s, Operator op, Value x, Value y)
{
    if (complex_kind(x) != COMPLEX_ARRAY && complex_kind(y) != COMPLEX_ARRAY)
        return (Value){.kind = VALUE_UNDEFINED};
    return refused(s, op, x, y);
}

/* ---- calls of NumPy ---- */

enum { NEST_DEPTH = 10 };

/* One of the dtypes, by a name. A letter is such a name where a dtype stands
 * alone: it may be an `order`, too. */
static bool names_complex(Text t, bool is_dtype)
{
    static const char *const name[] = {
        "complex", "complex64", "complex128", "c8", "c16", "<c8", "<c16"};

    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (text_is(t, name[i]))
            return true;
    return is_dtype && (text_is(t, "F") || text_is(t, "D"));
}

/* Is it complex, a type or dtype of what is, or a list with such in it? */
static bool has_complex(Value v, int depth)
{
    if (v.kind == VALUE_STR)
        return !depth && names_complex(v.s, false);
    if (value_is_object(v, OBJECT_CLASS))
        return v.object->class.complex;
    if (v.kind == VALUE_CHOICE && v.choice->n)
        return has_complex(v.choice->item[0], depth) ||
               has_complex(v.choice->item[v.choice->n - 1], depth);
    if (!is_list(v) || depth == NEST_DEPTH)
        return complex_kind(v);
    for (int i = 0; i < object_body(v.object)->nitem; i++)
        if (has_complex(object_body(v.object)->item[i], depth + 1))
            return true;
    return false;
}

/* The name that a function of NumPy has in the library. */
static const char *name_of(Spec *s, const Builtin *b)
{
    bool is_linalg = builtin_find(numpy_linalg_module, b->name) == b;

    if (builtin_find(numpy_fft_module, b->name) == b)
        return arena_printf(s->arena, "fft:%s", b->name);
    return arena_printf(s->arena, "np_%s%s", is_linalg ? "linalg_" : "",
                        b->name);
}

/* The function of the library; UNDEFINED if it is not there for these
 * arguments. */
static Value function_for(Spec *s, const Builtin *b, Value self, int narg,
                          int nname, const Text *name)
{
    bool is_method = value_is_array(self);
    Value f = complex_find(s, name_of(s, b));

    if (f.kind == VALUE_POISON ||
        (f.kind == VALUE_OBJECT && (is_method || self.kind != VALUE_OBJECT) &&
         function_takes(s, f, narg - nname + is_method, nname, name)))
        return f;
    return (Value){.kind = VALUE_UNDEFINED};
}

/* Is an argument a dtype, by its name or as that of astype()? */
static bool is_dtype(const Builtin *b, int i, int nplace, const Text *name)
{
    return i < nplace ? !strcmp(b->name, "astype")
                      : text_is(name[i - nplace], "dtype");
}

bool complex_call(Spec *s, const Builtin *b, Value self, int narg,
                  const Value *arg, int nname, const Text *name, Value *out)
{
    Value *all, f;
    bool any = b->call == complex_only, is_method = value_is_array(self);

    for (int i = 0; i < narg; i++)
        if (arg[i].kind == VALUE_POISON)
            return false;
    for (int i = 0; i < narg && !any; i++)
        any = has_complex(arg[i], 0) ||
              (arg[i].kind == VALUE_STR &&
               names_complex(arg[i].s, is_dtype(b, i, narg - nname, name)));
    if (!any)
        return false;
    f = function_for(s, b, self, narg, nname, name);
    if (f.kind != VALUE_OBJECT) {
        *out = f.kind == VALUE_POISON
                   ? f
                   : spec_not_yet(s,
                                  "%s() of complex numbers, with these "
                                  "arguments, is not there yet",
                                  b->name);
        return true;
    }
    all = ARENA_ARRAY(s->arena, Value, narg + 1);
    all[0] = self;
    if (narg)
        memcpy(all + 1, arg, (size_t)narg * sizeof *all);
    *out = value_call(s, f, narg + is_method, all + !is_method, nname, name);
    return true;
}

/* Of poison alone. */
Value complex_only(Spec *s, Args *a)
{
    for (int i = 0; i < a->nrest; i++)
        if (a->rest[i].kind == VALUE_POISON)
            return value_poison();
    return spec_not_yet(s, "%s() is not there yet", a->builtin->name);
}

/* `real`, `imag`, `conj` and `conjugate` of a real array. */
Value complex_of_real(Spec *s, Object *a, Sym name)
{
    Value self = value_object(a), pair[2] = {{.kind = VALUE_BUILTIN}, self};
    bool is_method = !strcmp(name, "conj") || !strcmp(name, "conjugate");

    if (strcmp(name, "real") && strcmp(name, "imag") && !is_method)
        return (Value){.kind = VALUE_UNDEFINED};
    pair[0].builtin = builtin_find(numpy_module, name);
    return is_method
               ? method_bind(s, pair[0], self)
               : library_asked(s, arena_printf(s->arena, "np_%s_part", name), 1,
                               &self);
}

/* ---- what the library asks ---- */

/* A class of which the instances are complex, of a kind, and its name to the
 * script: `complex`, or one of NumPy's. Kind 0: another one of Python's. */
static Value do_register(Spec *s, Args *a)
{
    Object *class = a->arg[0].object;
    int64_t kind;
    Text name;

    if (!value_is_object(a->arg[0], OBJECT_CLASS) ||
        !spec_need_int(s, a->arg[1], "the kind", &kind) ||
        !spec_need_str(s, a->arg[2], "the name", &name))
        return value_poison();
    class->class.complex = (uint8_t)kind;
    class->class.module = kind <= COMPLEX_PYTHON ? NULL : spec_sym(s, "numpy");
    if (class->class.module)
        object_set(s, class, spec_sym(s, ".type_name"), a->arg[2]);
    return value_none();
}

static Value do_new(Spec *s, Args *a)
{
    return complex_new(s, a->arg[0], a->arg[1]);
}

/* A dtype of complex numbers, whose parts are of this one. */
static Value do_parts(Spec *s, Args *a)
{
    Value part[2];

    if (!parts_of(s, a->arg[0], part) || is_lost(part))
        return value_none();
    return value_tuple(s, 2, part);
}

static Value do_both(Spec *s, Args *a)
{
    Value part[4];

    return parts_of_both(s, a->arg[0], a->arg[1], a->builtin->op, part)
               ? value_tuple(s, 4, part)
               : value_poison();
}

static Value do_kind(Spec *s, Args *a)
{
    (void)s;
    return value_int(complex_kind(a->arg[0]));
}

/* `z.real`: all of a part, as far apart as NumPy keeps its elements. */
static Value do_view(Spec *s, Args *a)
{
    Value all = {.kind = VALUE_ELLIPSIS}, v;

    if (!value_is_ndarray(a->arg[0]))
        return a->arg[0];
    v = array_get(s, a->arg[0].object, all);
    for (int i = 0; value_is_ndarray(v) && i < v.object->array.shape.rank; i++)
        v.object->array.strides.of[i] *= 2;
    return v;
}

/* hypot() of the C library, of Python's floats. */
static Value do_hypot(Spec *s, Args *a)
{
    return number_op2(s, OP_hypot, DTYPE_F64, scalar_to_float(s, a->arg[0]),
                      scalar_to_float(s, a->arg[1]));
}

/* Its text, by repr() or str(). */
static Value do_text(Spec *s, Args *a)
{
    return text_complex(s, a->arg[0], number_is_bool(a->arg[1], true));
}

/* A name of lib/_complex.py; with the text it is of, as in "linalg:inv", of
 * another one. */
static Value do_library(Spec *s, Args *a)
{
    const char *name;
    Text t;

    if (!spec_need_str(s, a->arg[0], "the name", &t))
        return value_poison();
    name = text_copy(s->arena, t).data;
    return strchr(name, ':') ? numpy_text(s, name) : complex_library(s, name);
}

static Value do_is_scalar(Spec *s, Args *a)
{
    (void)s;
    return value_bool(value_is_numpy_scalar(a->arg[0]));
}

const Builtin complex_module[] = {
    {"both", "x, y, /", do_both, 0, NULL},
    {"hypot", "x, y, /", do_hypot, 0, NULL},
    {"is_scalar", "x, /", do_is_scalar, 0, NULL},
    {"kind", "x, /", do_kind, 0, NULL},
    {"library", "name, /", do_library, 0, NULL},
    {"new", "real, imag, /", do_new, 0, NULL},
    {"parts", "x, /", do_parts, 0, NULL},
    {"register", "cls, kind, name, /", do_register, 0, NULL},
    {"strong", "x, y, /", do_both, 1, NULL},
    {"text", "x, repr, /", do_text, 0, NULL},
    {"view", "x, /", do_view, 0, NULL},
    {0},
};
