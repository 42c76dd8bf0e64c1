/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Between values and nodes; static values on the spot; truth; checks. */
#include "passes/staging/trace.h"
#include "passes/python/protocol.h"
#include "passes/numpy/extent.h"
#include "passes/staging/alternative.h"

#include <math.h>
#include <string.h>

enum {
    STATIC_DEPTH = 500,
    STATIC_NODES = 4096,
    STATIC_ELEMENTS = 1 << 16,
    /* where it is not needed, but would be of use */
    CHEAP_NODES = 256,
    CHEAP_ELEMENTS = 1 << 12
};

Node *spec_scalar_node(Spec *s, Value v)
{
    Build b = spec_build(s);

    switch (v.kind) {
    case VALUE_BOOL:
        return build_bool(&b, v.b);
    case VALUE_INT:
        return build_i64(&b, DTYPE_I64, v.i);
    case VALUE_FLOAT:
        return build_f64(&b, DTYPE_F64, v.f);
    case VALUE_SCALAR:
        return spec_import(s, v.node);
    default:
        return NULL;
    }
}

Node *spec_node(Spec *s, Value v, DType weak)
{
    v = derived_for_numpy(s, v);
    if (v.kind == VALUE_POISON)
        return NULL;
    v = mixed_as(s, v, weak);
    if (value_is_array(v))
        return array_node(s, v.object);
    if (value_is_number(v) || v.kind == VALUE_SCALAR)
        return weak ? number_node(s, v, weak) : spec_scalar_node(s, v);
    if (v.kind == VALUE_LONG)
        return number_node(s, v, weak ? weak : value_dtype(v));
    if (value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE))
        return array_from(s, v, DTYPE_NONE);
    spec_error(s, DIAG_H0516, "a number or an array is needed here, not %s",
               value_describe(s, v));
    return NULL;
}

/* ---- values of constant nodes ---- */

typedef struct Budget {
    int node; /* one that is used twice is computed twice */
    int64_t element;
} Budget;

static bool literal_of(Spec *s, Trace *t, Node *n, Literal *out, int depth,
                       Budget *left);

/* Of a node older than a trace, which notes that it was asked for: the answer
 * is the node's own, however it was come by. */
static bool older_literal(Spec *s, Trace *t, Node *n, Literal *out)
{
    Budget left = {STATIC_NODES, STATIC_ELEMENTS};
    Constant *c = trace_constant(s, t, n);

    if (!c->is_known) {
        c->is_known = true;
        if (!literal_of(s, t->outer, n, &c->literal, 0, &left))
            c->literal.data = NULL;
    }
    *out = c->literal;
    return out->data != NULL;
}

/* `t` is the innermost trace that what led here is not older than. */
static bool literal_of(Spec *s, Trace *t, Node *n, Literal *out, int depth,
                       Budget *left)
{
    enum { FEW = 3 }; /* inputs, which take no memory that stays */
    Literal few[FEW], *input = few;
    const Attr *data;
    Node *argument;

    if (n->type.kind != TYPE_TENSOR || depth > STATIC_DEPTH ||
        --left->node < 0 || shape_size(n->type.shape) > left->element)
        return false;
    if (t && n->id < t->before.nnode)
        return older_literal(s, t, n, out);
    if (n->op == OP_constant) {
        data = node_attr(n, ATTR_data);
        out->type = n->type;
        out->data = (void *)data->data;
        return true;
    }
    argument = n->op == OP_param ? param_argument(s, n) : NULL;
    if (argument)
        return literal_of(s, t, argument, out, depth, left);
    if (n->op == OP_param)
        trace_param(s, t, n);
    if (n->op == OP_param || n->nregion || op_is(n->op, OP_EFFECT | OP_LINEAR))
        return false;
    if (n->ninput > FEW)
        input = ARENA_ARRAY(s->arena, Literal, n->ninput);
    for (int i = 0; i < n->ninput; i++)
        if (!literal_of(s, t, n->input[i], &input[i], depth + 1, left))
            return false;
    return eval_node(s->ctx, n, input, out);
}

bool spec_static_literal(Spec *s, Node *n, Literal *out)
{
    Budget left = {STATIC_NODES, STATIC_ELEMENTS};

    return literal_of(s, s->heap.trace, n, out, 0, &left);
}

bool spec_cheap_literal(Spec *s, Node *n, Literal *out)
{
    Budget left = {CHEAP_NODES, CHEAP_ELEMENTS};

    return literal_of(s, s->heap.trace, n, out, 0, &left);
}

bool spec_static_int(Spec *s, Value v, int64_t *out)
{
    Node *n = NULL;
    Literal l;

    if (class_of(v))
        v = value_indexed(s, v);
    if (v.kind == VALUE_INT || v.kind == VALUE_BOOL) {
        *out = v.kind == VALUE_INT ? v.i : v.b;
        return true;
    }
    if (v.kind == VALUE_SCALAR)
        n = v.node;
    else if (value_is_array(v) && !v.object->array.extents &&
             shape_size(v.object->array.shape) == 1)
        n = array_node(s, v.object);
    if (!n || n->type.kind != TYPE_TENSOR ||
        dtype_info[n->type.dtype].is_float || !spec_static_literal(s, n, &l))
        return false;
    *out = literal_i64(&l, 0);
    return n->type.dtype != DTYPE_U64 || *out >= 0;
}

static bool is_numpy_bool(Value v)
{
    return value_is_array(v) && v.object->array.dtype == DTYPE_BOOL;
}

bool spec_static_index(Spec *s, Value v, int64_t *out)
{
    return !is_numpy_bool(v) && !(value_is_array(v) && value_shape(v).rank) &&
           spec_static_int(s, v, out);
}

bool spec_is_flag(Spec *s, Value v, const char *what)
{
    v = derived_scalar(s, v);
    if (v.kind == VALUE_POISON)
        return false;
    if (v.kind == VALUE_LONG || (v.kind == VALUE_INT && v.i != (int)v.i)) {
        raise_found(s, DIAG_H0510, "%s: %s does not fit an int of C", what,
                    value_describe(s, v));
        return false;
    }
    if (value_is_integral(v) && !is_numpy_bool(v)) {
        if (!value_is_array(v) || !value_shape(v).rank)
            return true;
        raise_found(s, DIAG_H0516, "%s must be an int, not an array: %s", what,
                    value_describe(s, v));
        return false;
    }
    spec_error(s, DIAG_H0516, "%s must be True or False, not %s", what,
               value_describe(s, v));
    return false;
}

/* Reports that a staged value stands where a static one is needed, and points
 * at where it is computed. */
static void need_static(Spec *s, Value v, const char *what)
{
    Diag *d =
        spec_error(s, DIAG_H0301, "%s must be known when compiling; this is %s",
                   what, value_describe(s, v));
    const Node *n =
        v.kind == VALUE_SCALAR ? v.node : object_body(v.object)->node;

    if (n && n->span.file && n->span.begin != s->span.begin)
        diag_label(s->ctx, d, n->span,
                   "this is computed when the program runs");
    diag_help(s->ctx, d,
              "use a number that does not depend on what arrays hold or on "
              "the turn of a loop, such as a literal or `x.shape[0]`");
}

/* What is no int is an error that Python raises for sure, if `raises` says so;
 * otherwise it is refused, as NumPy may take it. */
static bool need_int(Spec *s, Value v, const char *what, bool raises,
                     int64_t *out)
{
    if (class_of(v))
        v = value_indexed(s, v);
    if (v.kind == VALUE_POISON)
        return false;
    if (value_is_array(v) && v.object->array.shape.rank) {
        spec_error(s, DIAG_H0516, "%s must be an int, not an array: %s", what,
                   value_describe(s, v));
        return false;
    }
    if (spec_static_index(s, v, out))
        return true;
    if (value_is_staged(v) && !is_numpy_bool(v) &&
        (!raises || value_counts(v))) {
        need_static(s, v, what);
        return false;
    }
    if (v.kind == VALUE_LONG) {
        spec_error(s, DIAG_H0515, "%s: %s does not fit 64 bits", what,
                   value_describe(s, v));
        return false;
    }
    if (raises && v.kind != VALUE_NONE && v.kind != VALUE_CHOICE &&
        !is_numpy_bool(v)) {
        if (s->words.kind == VALUE_UNDEFINED)
            raise_says(s, "'%s' object cannot be interpreted as an integer",
                       value_type_name(s, v));
        raise_found(s, DIAG_H0516, "%s must be an int, not %s", what,
                    value_describe(s, v));
        return false;
    }
    spec_error(s, DIAG_H0516, "%s must be an int, not %s", what,
               v.kind == VALUE_NONE ? "None" : value_describe(s, v));
    return false;
}

bool spec_need_int(Spec *s, Value v, const char *what, int64_t *out)
{
    return need_int(s, v, what, false, out);
}

bool spec_need_index(Spec *s, Value v, const char *what, int64_t *out)
{
    return need_int(s, v, what, true, out);
}

bool spec_need_c_int(Spec *s, Value v, const char *what, int64_t *out)
{
    if (class_of(v))
        v = value_indexed(s, v);
    if (v.kind == VALUE_LONG) {
        raise_found(s, DIAG_H0510, "%s: %s does not fit an int of C", what,
                    value_describe(s, v));
        return false;
    }
    if (!spec_need_index(s, v, what, out))
        return false;
    if (*out == (int)*out)
        return true;
    raise_found(s, DIAG_H0510, "%s: %lld does not fit an int of C", what,
                (long long)*out);
    return false;
}

bool spec_need_float(Spec *s, Value v, const char *what, double *out)
{
    Literal l;

    v = derived_scalar(s, v);
    if (v.kind == VALUE_POISON)
        return false;
    if (value_is_number(v)) {
        *out = v.kind == VALUE_FLOAT ? v.f
               : v.kind == VALUE_INT ? (double)v.i
                                     : v.b;
        return true;
    }
    if (v.kind == VALUE_LONG && !number_in_range(s, v, DTYPE_U64).b) {
        spec_error(s, DIAG_H0515, "%s: NumPy has no dtype for %s", what,
                   value_describe(s, v));
        return false;
    }
    if (v.kind == VALUE_LONG) {
        v = long_to_float(s, v);
        *out = v.f;
        return v.kind != VALUE_POISON;
    }
    if (v.kind == VALUE_SCALAR && spec_static_literal(s, v.node, &l)) {
        *out = literal_f64(&l, 0);
        return true;
    }
    if (value_is_staged(v))
        need_static(s, v, what);
    else
        spec_error(s, DIAG_H0516, "%s must be a number, not %s", what,
                   value_describe(s, v));
    return false;
}

bool refuse_text(Spec *s, Value v)
{
    bool is_staged = v.kind != VALUE_STR && value_is_text(v);

    if (is_staged)
        spec_not_yet(s, "a text that is known only when running is not there "
                        "yet here");
    return is_staged;
}

bool spec_need_str(Spec *s, Value v, const char *what, Text *out)
{
    v = derived_scalar(s, v);
    if (v.kind == VALUE_STR) {
        *out = v.s;
        return true;
    }
    if (v.kind == VALUE_NONE) /* NumPy may take it */
        spec_error(s, DIAG_H0516, "%s must be a str, not None", what);
    else if (v.kind != VALUE_POISON && !refuse_text(s, v))
        raise_found(s, DIAG_H0516, "%s must be a str, not %s", what,
                    value_describe(s, v));
    return false;
}

/* A size or an axis of NumPy's, which is no bool. It surely raises of a float;
 * of other things not everywhere. */
static bool need_whole(Spec *s, Value v, const char *what, int64_t *out)
{
    bool raises;

    v = derived_scalar(s, v);
    raises = v.kind == VALUE_FLOAT;
    if (v.kind == VALUE_BOOL) {
        spec_error(s, DIAG_H0516, "%s must be an int, not a bool", what);
        return false;
    }
    return need_int(s, v, what, raises, out);
}

bool spec_need_shape(Spec *s, Value v, const char *what, Shape *out)
{
    Value *item;
    int n;

    *out = (Shape){0};
    if (!value_is_object(v, OBJECT_TUPLE) && !value_is_object(v, OBJECT_LIST)) {
        out->rank = 1;
        return need_whole(s, v, what, &out->dim[0]);
    }
    n = value_iterate(s, v, &item);
    if (n > MAX_RANK) {
        spec_error(s, DIAG_H0515, "%s has %d dimensions; there can be %d", what,
                   n, MAX_RANK);
        return false;
    }
    for (int i = 0; i < n; i++)
        if (!need_whole(s, item[i], what, &out->dim[i]))
            return false;
    out->rank = n < 0 ? 0 : n;
    return n >= 0;
}

DType dtype_of_type(const char *name)
{
    return !strcmp(name, "float")  ? DTYPE_F64
           : !strcmp(name, "int")  ? DTYPE_I64
           : !strcmp(name, "bool") ? DTYPE_BOOL
                                   : DTYPE_NONE;
}

DType dtype_named(Spec *s, Text name)
{
    static const char *const other[DTYPE_COUNT] = {
        [DTYPE_BOOL] = "b1 ? bool_",
        [DTYPE_I8] = "i1 b byte",
        [DTYPE_I16] = "i2 h short",
        [DTYPE_I32] = "i4 i intc",
        [DTYPE_I64] = "i8 l q p n int int_ long intp longlong",
        [DTYPE_U8] = "u1 B ubyte",
        [DTYPE_U16] = "u2 H ushort",
        [DTYPE_U32] = "u4 I uintc",
        [DTYPE_U64] = "u8 L Q P N uint ulong uintp ulonglong",
        [DTYPE_F32] = "f4 f single",
        [DTYPE_F64] = "f8 d float double",
    };

    bool ordered = name.size > 1 && strchr("<=|", name.data[0]);

    if (ordered) /* the machine's order of bytes, before a short name */
        name = (Text){name.data + 1, name.size - 1};
    for (int d = 0; d < DTYPE_COUNT && !(ordered && name.size > 2); d++)
        for (const char *at = other[d]; at && *at; at += *at == ' ') {
            size_t size = strcspn(at, " ");

            if (text_equal(name, (Text){at, size}))
                return (DType)d;
            at += size;
        }
    return ordered ? DTYPE_NONE
                   : dtype_from_numpy(text_copy(s->arena, name).data);
}

bool spec_need_dtype(Spec *s, Value v, DType *out)
{
    v = derived_scalar(s, v);
    if (v.kind == VALUE_POISON || refuse_text(s, v))
        return false;
    if (v.kind == VALUE_DTYPE || v.kind == VALUE_NUMBER_TYPE) {
        *out = v.dtype;
        return true;
    }
    if (v.kind == VALUE_STR) {
        *out = dtype_named(s, v.s);
        if (*out)
            return true;
    }
    if (v.kind == VALUE_TYPE) {
        *out = dtype_of_type(v.type->name);
        if (*out)
            return true;
    }
    if (v.kind == VALUE_STR)
        spec_error(s, DIAG_H0507, "`%.*s` is no dtype", (int)v.s.size,
                   v.s.data);
    else
        spec_error(s, DIAG_H0507, "%s is no dtype", value_describe(s, v));
    return false;
}

bool axis_of_scalar(Spec *s, Value axis, int rank)
{
    int64_t at;

    return !rank && axis.kind != VALUE_BOOL &&
           spec_static_index(s, axis, &at) && (at == 0 || at == -1);
}

bool spec_need_axis(Spec *s, Value v, int rank, int *out)
{
    int64_t axis;

    if (!need_whole(s, v, "the axis", &axis))
        return false;
    if (axis < -rank || axis >= rank) {
        Diag *d = raise_found(s, DIAG_H0505,
                              "axis %lld of a value with %d dimension%s",
                              (long long)axis, rank, rank == 1 ? "" : "s");

        if (rank)
            diag_help(s->ctx, d,
                      "its axes are 0 to %d, or %d to -1 from the "
                      "end",
                      rank - 1, -rank);
        return false;
    }
    *out = (int)(axis < 0 ? axis + rank : axis);
    return true;
}

bool spec_need_axes(Spec *s, Value v, int rank, int64_t *axis, int *n)
{
    bool named[MAX_RANK] = {0};
    Value *item = &v;
    int count = 1;

    *n = 0;
    if (!arg_given(v)) {
        for (int i = 0; i < rank; i++)
            axis[(*n)++] = i;
        return true;
    }
    if (value_is_object(v, OBJECT_TUPLE))
        count = value_iterate(s, v, &item);
    for (int i = 0; i < count; i++) {
        int a;

        if (!spec_need_axis(s, item[i], rank, &a))
            return false;
        if (named[a]) {
            raise_found(s, DIAG_H0505, "axis %d is named twice", a);
            return false;
        }
        named[a] = true;
    }
    for (int i = 0; i < rank; i++)
        if (named[i])
            axis[(*n)++] = i;
    return true;
}

/* ---- truth ---- */

static int truth_of_node(Spec *s, Node *n, Node **node)
{
    Build b = spec_build(s);
    Shape scalar = {0};

    n = spec_import(s, n);
    if (n->type.shape.rank)
        n = build_reshape(&b, n, scalar);
    if (n->type.dtype != DTYPE_BOOL)
        n = build2(&b, OP_not_equal, n, build_i64(&b, n->type.dtype, 0));
    *node = n;
    return n->type.kind == TYPE_POISON ? -2 : -1;
}

static int truth_of_array(Spec *s, Value v, Node **node)
{
    if (!array_need_shape(s, v.object))
        return -2;
    if (shape_size(v.object->array.shape) != 1) {
        Diag *d = raise_found(s, DIAG_H0303,
                              "a condition must be one value; this is %s",
                              value_describe(s, v));

        diag_help(s->ctx, d, "`np.any(...)` or `np.all(...)` makes one of it");
        return -2;
    }
    return truth_of_node(s, array_node(s, v.object), node);
}

static int truth_of_instance(Spec *s, Value v, Node **node)
{
    Value method = class_method(s, v, "__bool__"), truth;

    if (method.kind == VALUE_UNDEFINED) {
        method = class_method(s, v, "__len__");
        if (method.kind == VALUE_UNDEFINED)
            return 1;
        return spec_truth(s, instance_length(s, v), node);
    }
    truth = call_function(s, method, 0, NULL);
    if (truth.kind == VALUE_POISON || spec_ended(s))
        return -2;
    if (!value_is_bool(truth)) {
        raise_found(s, DIAG_H0516, "__bool__() gives a bool, not %s",
                    value_describe(s, truth));
        return -2;
    }
    return spec_truth(s, truth, node);
}

static Value truth_settled(Spec *s, const Value *v, void *data)
{
    Node *node;
    int truth = spec_truth(s, *v, &node);

    (void)data;
    return truth == -2   ? value_poison()
           : truth == -1 ? value_scalar(node)
                         : value_bool(truth);
}

/* If one candidate alone is false (None beside objects), the truth says
 * whether it is that one. */
static void note_truth(Spec *s, const Alternatives *all, const Value *truth,
                       Node *pred)
{
    const Guard *g = NULL;

    for (int i = 0; i < all->n; i++) {
        if (truth[i].kind != VALUE_BOOL || (!truth[i].b && g))
            return;
        if (!truth[i].b)
            g = all->item[i].when;
    }
    if (g && !g->more)
        facts_note(s, pred, fact_add(s, NULL, g->tag, g->k, false),
                   fact_add(s, NULL, g->tag, g->k, true));
}

/* Is code of the script run, or an error found, where it is asked for its
 * truth? */
static bool truth_takes_a_branch(Spec *s, Value v)
{
    if (value_is_array(v))
        return v.object->array.extents ||
               shape_size(v.object->array.shape) != 1;
    return v.kind == VALUE_NOT_IMPLEMENTED ||
           (value_is_object(v, OBJECT_INSTANCE) &&
            (class_method(s, v, "__bool__").kind != VALUE_UNDEFINED ||
             class_method(s, v, "__len__").kind != VALUE_UNDEFINED));
}

static int truth_of_choice(Spec *s, Value v, Node **node)
{
    Alternatives all = {0}, truths = {0};
    Value *truth;
    int result;

    v = choice_settle_number(s, v);
    if (v.kind != VALUE_CHOICE)
        return spec_truth(s, v, node);
    alternatives_of(s, v, NULL, &all);
    truth = ARENA_ARRAY(s->arena, Value, all.n);
    for (int i = 0; i < all.n; i++) {
        if (truth_takes_a_branch(s, all.item[i].value))
            return spec_truth(s, choice_split(s, 0, 1, &v, truth_settled, NULL),
                              node);
        truth[i] = truth_settled(s, &all.item[i].value, NULL);
        alternatives_add(s->arena, &truths, truth[i], all.item[i].when);
    }
    result = spec_truth(s, join_pick(s, &truths), node);
    if (result == -1)
        note_truth(s, &all, truth, *node);
    return result;
}

int spec_truth(Spec *s, Value v, Node **node)
{
    *node = NULL;
    switch (v.kind) {
    case VALUE_CHOICE:
        return truth_of_choice(s, v, node);
    case VALUE_POISON:
    case VALUE_UNDEFINED:
    case VALUE_UNSETTLED:
        spec_met(s, value_poison());
        return -2;
    case VALUE_NONE:
        return 0;
    case VALUE_BOOL:
        return v.b;
    case VALUE_INT:
        return v.i != 0;
    case VALUE_FLOAT:
        return v.f != 0;
    case VALUE_LONG:
        return 1;
    case VALUE_STR:
        return v.s.size != 0;
    case VALUE_SCALAR:
        return truth_of_node(s, v.node, node);
    case VALUE_NOT_IMPLEMENTED:
        spec_error(s, DIAG_H0516, "NotImplemented has no truth");
        return -2;
    case VALUE_ELLIPSIS:
    case VALUE_BUILTIN:
    case VALUE_TYPE:
    case VALUE_NUMBER_TYPE:
    case VALUE_DTYPE:
        return 1;
    case VALUE_OBJECT:
        break;
    }
    switch (v.object->kind) {
    case OBJECT_ARRAY:
        return truth_of_array(s, v, node);
    case OBJECT_INSTANCE:
        return truth_of_instance(s, v, node);
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SET:
        return object_body(v.object)->nitem != 0;
    case OBJECT_DICT_VIEW:
    case OBJECT_RANGE: {
        int64_t n = value_length(s, v);

        return n < 0 ? -2 : n != 0;
    }
    case OBJECT_CHOICE:
    case OBJECT_TEXT:
        spec_fail(s, DIAG_H0310,
                  "a text with values of the running program in it cannot "
                  "decide a condition");
        return -2;
    default:
        return 1;
    }
}

Value value_truth(Spec *s, Value v)
{
    Node *node;
    int truth = spec_truth(s, v, &node);

    return truth == -2   ? value_poison()
           : truth == -1 ? value_scalar(node)
                         : value_bool(truth);
}

/* ---- checks ---- */

void spec_check_as(Spec *s, const char *exception, DiagCode code, Node *ok,
                   int n, const char *const *piece, Node *const *value)
{
    TextBuffer message = {.arena = s->arena};

    for (int i = 0; s->catching && i <= n; i++)
        buffer_printf(&message, "%s%s", i ? "?" : "", piece[i]);
    if (!s->catching ||
        !(exception ? raise_unless_as(s, exception, code, ok, message.data)
                    : raise_unless(s, code, ok, message.data)))
        spec_limit_values(s, code, ok, n, piece, value);
}

void spec_check_values(Spec *s, DiagCode code, Node *ok, int n,
                       const char *const *piece, Node *const *value)
{
    spec_check_as(s, NULL, code, ok, n, piece, value);
}

void spec_limit_values(Spec *s, DiagCode code, Node *ok, int n,
                       const char *const *piece, Node *const *value)
{
    bool unguarded = s->unguarded;
    Node **input = ARENA_ARRAY(s->arena, Node *, n + 2);
    Text *text = ARENA_ARRAY(s->arena, Text, n + 1);
    Text *format = ARENA_ARRAY(s->arena, Text, n);
    int64_t *origin = ARENA_ARRAY(s->arena, int64_t, n);
    Node *check;
    Build b;

    if (s->ctx->unchecked && code != DIAG_H0906)
        return;
    if (unguarded)
        ok = raise_excused(s, ok);
    b = spec_build(s);
    input[0] = spec_token(s);
    input[1] = spec_import(s, ok);
    text[0] = text_from(piece[0]);
    for (int i = 0; i < n; i++) {
        input[i + 2] = spec_import(s, value[i]);
        text[i + 1] = text_from(piece[i + 1]);
        format[i] = text_from("");
    }
    check = node_new(b.graph, OP_check, n + 2, input);
    check->span = b.span;
    check->calls = b.calls;
    node_set_text(check, ATTR_code, text_from(diag_info[code].code));
    node_set_texts(check, ATTR_pieces, n + 1, text);
    node_set_texts(check, ATTR_formats, n, format);
    node_set_ints(check, ATTR_origins, n, origin);
    node_infer(check);
    spec_set_token(s, check);
    s->unguarded = unguarded;
}

void spec_check(Spec *s, DiagCode code, Node *ok, const char *message)
{
    spec_check_values(s, code, ok, 0, &message, NULL);
}
