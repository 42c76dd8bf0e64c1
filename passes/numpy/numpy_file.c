/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* np.loadtxt: a table of numbers. The file is read while compiling, since its
 * shape is part of the graph's types; so it is read only where the script is
 * certain to read it. */
#include "passes/numpy/functions.h"

#include <string.h>

/* Of the arguments of loadtxt(). */
enum {
    ARG_FNAME,
    ARG_DTYPE,
    ARG_COMMENTS,
    ARG_DELIMITER,
    ARG_CONVERTERS,
    ARG_SKIPROWS,
    ARG_USECOLS,
    ARG_UNPACK,
    ARG_NDMIN,
    ARG_ENCODING,
    ARG_MAX_ROWS
};

/* A control character: "," or, for None, 0. */
static bool need_character(Spec *s, Value v, const char *what, char *out)
{
    Text text;

    *out = 0;
    if (!arg_given(v))
        return true;
    if (!spec_need_str(s, v, what, &text))
        return false;
    if (text.size != 1) {
        spec_not_yet(s, "%s of %s", what,
                     text.size ? "more than one character" : "no character");
        return false;
    }
    *out = text.data[0];
    return true;
}

static bool need_count(Spec *s, Value v, const char *what, int64_t least,
                       int64_t *out)
{
    if (!arg_given(v))
        return true;
    if (!spec_need_int(s, v, what, out))
        return false;
    if (*out < least) {
        spec_error(s, DIAG_H0515, "%s cannot be %lld", what, (long long)*out);
        return false;
    }
    return true;
}

/* usecols: an int, or a list or tuple of ints. */
static bool need_columns(Spec *s, Value v, TableOptions *o)
{
    int64_t *column;
    int n = 1;
    bool many =
        value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE);

    if (!arg_given(v))
        return true;
    if (many)
        n = object_body(v.object)->nitem;
    column = ARENA_ARRAY(s->arena, int64_t, n + 1);
    for (int i = 0; i < n; i++)
        if (!spec_need_int(s, many ? object_body(v.object)->item[i] : v,
                           "a column", &column[i]))
            return false;
    o->usecols = column;
    o->nusecols = n;
    return true;
}

static bool read_options(Spec *s, Args *a, TableOptions *o)
{
    const Value *arg = a->arg;

    *o = (TableOptions){.dtype = DTYPE_F64, .comment = '#'};
    if (arg_given(arg[ARG_CONVERTERS]) || arg_given(arg[ARG_ENCODING]) ||
        (arg_given(arg[ARG_UNPACK]) &&
         !(arg[ARG_UNPACK].kind == VALUE_BOOL && !arg[ARG_UNPACK].b))) {
        spec_not_yet(s, "converters, encoding or unpack of loadtxt()");
        return false;
    }
    if (arg_given(arg[ARG_DTYPE]) &&
        !spec_need_dtype(s, arg[ARG_DTYPE], &o->dtype))
        return false;
    if (arg[ARG_COMMENTS].kind != VALUE_UNDEFINED &&
        !need_character(s, arg[ARG_COMMENTS], "the mark of comments",
                        &o->comment))
        return false;
    if (!need_character(s, arg[ARG_DELIMITER], "a delimiter", &o->delimiter) ||
        !need_count(s, arg[ARG_SKIPROWS], "the rows to skip", 0,
                    &o->skiprows) ||
        !need_columns(s, arg[ARG_USECOLS], o) ||
        !need_count(s, arg[ARG_MAX_ROWS], "the rows to read", 1, &o->max_rows))
        return false;
    if (o->delimiter && o->delimiter == o->comment) {
        spec_error(s, DIAG_H0515,
                   "the delimiter is the mark of comments as well");
        return false;
    }
    return true;
}

/* NumPy's shape: dimensions of 1 are left out as far as `ndmin` allows. */
static Shape table_shape(const Table *t, const TableOptions *o, int64_t ndmin)
{
    int64_t dim[2] = {t->rows, t->columns};
    int rank = t->rows || o->usecols ? 2 : 1;
    Shape shape = {.rank = 0};

    for (int i = 0; i < rank; i++)
        if (dim[i] != 1 || rank <= ndmin)
            shape.dim[shape.rank++] = dim[i];
    while (shape.rank < ndmin)
        shape.dim[shape.rank++] = 1;
    return shape;
}

/* What the fields are read as, and the elements of the table have. */
static DType element_dtype(DType d)
{
    if (dtype_info[d].is_float)
        return DTYPE_F64;
    return dtype_info[d].is_integer && !dtype_info[d].is_signed ? DTYPE_U64
                                                                : DTYPE_I64;
}

Value numpy_loadtxt(Spec *s, Args *a)
{
    const char *why = "there is no way to read files here";
    int64_t ndmin = 0;
    TableOptions o;
    Text path;
    Table t;
    Type type;
    Build b;

    if (!spec_need_str(s, a->arg[ARG_FNAME], "the file's name", &path) ||
        !read_options(s, a, &o) ||
        !need_count(s, a->arg[ARG_NDMIN], "ndmin", 0, &ndmin))
        return value_poison();
    if (ndmin > 2)
        return spec_fail(s, DIAG_H0515, "ndmin is 0, 1 or 2");
    if (path.size && memchr(path.data, 0, path.size))
        return spec_fail(s, DIAG_H0701,
                         "the file's name has a NUL character in it");
    if (!region_is_certain(s))
        return spec_not_yet(s, "a file is read while compiling, and this may "
                               "never run: read it before the branch or the "
                               "loop");
    if (!s->host || !s->host->read_table ||
        !s->host->read_table(s->host->self, s->arena,
                             text_copy(s->arena, path).data, &o, &t, &why))
        return spec_fail(s, DIAG_H0701, "cannot read `%.*s`: %s",
                         (int)path.size, path.data, why);
    type = type_tensor(element_dtype(o.dtype), table_shape(&t, &o, ndmin));
    b = spec_build(s);
    return array_value(
        s, build_convert(&b, build_constant(&b, type, t.data), o.dtype));
}
