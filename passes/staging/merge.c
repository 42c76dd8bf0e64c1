/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joining values: join, flatten, make. See merge.h. */
#include "passes/staging/merge.h"
#include "passes/numpy/view.h"
#include "passes/numpy/order.h"

#include <string.h>

enum { MERGE_DEPTH = 64 };

static Node *placeholder(Spec *s, Type type)
{
    if (!s->scratch)
        s->scratch = graph_region(s->out);
    return graph_param(s->scratch, type);
}

static bool is_placeholder(const Spec *s, const Node *n)
{
    return n->graph == s->scratch;
}

static Value template_scalar(Spec *s, DType dtype)
{
    return value_scalar(placeholder(s, type_scalar(dtype)));
}

static Value template_array(Spec *s, DType dtype, Shape shape, bool is_scalar)
{
    Node *n = placeholder(s, type_tensor(dtype, shape));

    return is_scalar ? array_scalar(s, n) : array_value(s, n);
}

/* A container like `of`, to be filled with templates of its items. */
static Object *template_object(Spec *s, const Object *of, const Body *body)
{
    Object *o = object_new(s, of->kind);
    uint32_t id = o->id;
    uint64_t epoch = o->epoch;

    *o = *of;
    o->id = id;
    o->epoch = epoch;
    o->is_template = true;
    o->was_joined = false;
    o->hash = 0;
    o->joined[0] = o->joined[1] = NULL;
    o->body = *body;
    o->body.capacity = body->nitem;
    o->body.item = ARENA_ARRAY(s->arena, Value, body->nitem);
    return o;
}

static bool is_mutable(const Object *o)
{
    return o->kind == OBJECT_LIST || o->kind == OBJECT_DICT ||
           o->kind == OBJECT_SET || o->kind == OBJECT_INSTANCE ||
           o->kind == OBJECT_RNG;
}

/* ---- what has no join ---- */

static Value unsettled(Spec *s, Unsettled u)
{
    return (Value){.kind = VALUE_UNSETTLED,
                   .unsettled = arena_copy(s->arena, &u, sizeof u)};
}

/* What to write before a loop that changes a type. */
static const char *loop_help(Spec *s, bool shapes, Value before, Value after)
{
    if (shapes)
        return "write into an array of known size: `out = np.zeros(n)` before "
               "the loop, `out[i] = value` in it";
    if (before.kind == VALUE_NONE)
        return "give it a value of the same type before the loop";
    if (value_is_number(before) && value_dtype(after) == DTYPE_F64 &&
        before.kind == VALUE_INT)
        return arena_printf(s->arena, "begin with a float: `%lld.0`",
                            (long long)before.i);
    if (value_is_array(before) && value_is_array(after))
        return arena_printf(s->arena,
                            "convert it before the loop: `.astype(np.%s)`",
                            dtype_info[after.object->array.dtype].numpy);
    return "give it the same type and shape before the loop as after a turn";
}

static Value no_join(Spec *s, const JoinCause *cause, Value a, Value b)
{
    Unsettled u = {.code = cause->is_loop ? DIAG_H0404 : DIAG_H0402,
                   .span = cause->span};
    bool shapes = value_is_array(a) && value_is_array(b) &&
                  a.object->array.dtype == b.object->array.dtype;

    if (shapes && cause->is_loop)
        u.code = DIAG_H0405;
    u.message = arena_printf(
        s->arena,
        cause->is_loop ? "%s before the loop and %s after a turn"
                       : "%s on one way through the branch and %s on the other",
        value_describe(s, a), value_describe(s, b));
    if (cause->is_loop)
        u.help = loop_help(s, shapes, a, b);
    u.label = cause->is_loop ? "the loop is staged, so its type must not change"
                             : "a staged value decides this, so both ways are "
                               "compiled";
    return unsettled(s, u);
}

/* Two containers of unlike form. */
static Value no_join_form(Spec *s, const JoinCause *cause, Value a, Value b)
{
    Value v = no_join(s, cause, a, b);

    if (!cause->is_loop)
        v.unsettled->code = DIAG_H0403;
    return v;
}

/* How diagnostics name item i of a container. */
static const char *item_name(Spec *s, const Body *b, int i)
{
    TextBuffer text = {.arena = s->arena};

    if (!b->key)
        return arena_printf(s->arena, "item %d", i);
    value_repr_into(s, &text, b->key[i]);
    return arena_printf(s->arena, "item %s", text.data);
}

/* Two containers whose item i has no join: items are always settled, so that
 * the container as a whole is not. */
static Value no_join_item(Spec *s, const JoinCause *cause, Value container,
                          const Body *b, int i, Value item)
{
    Unsettled u = *item.unsettled;

    if (!cause->is_loop)
        u.code = DIAG_H0403;
    u.message = arena_printf(s->arena, "a %s whose %s is %s",
                             value_type_name(s, container), item_name(s, b, i),
                             u.message);
    return unsettled(s, u);
}

static Value too_deep(Spec *s)
{
    return spec_fail(s, DIAG_H0908,
                     "a container nested more than %d deep cannot pass "
                     "through a staged loop or branch",
                     MERGE_DEPTH);
}

/* ---- join ---- */

typedef struct Join {
    Spec *s;
    const JoinCause *cause;
    const Side *sa, *sb;
    int depth;
} Join;

static Value join(Join *j, Value a, Value b);

/* The template of one value alone: its staged parts become leaves. */
static Value join_alone(Join *j, const Side *side, Value v);

/* Two texts differ in nothing but what is staged: their strings and the
 * formats of their holes are the same. */
static bool texts_alike(const Body *x, const Body *y)
{
    for (int i = 0; i < x->nitem; i++) {
        Value p = x->item[i], q = y->item[i];

        if (p.kind == VALUE_OBJECT && q.kind == VALUE_OBJECT) {
            p = p.object->body.item[1];
            q = q.object->body.item[1];
        }
        if (p.kind != VALUE_STR || !value_same(p, q))
            return false;
    }
    return true;
}

static Value join_items(Join *j, Value a, Value b)
{
    const Body *x = changes_body(j->sa->changes, a.object);
    const Body *y = changes_body(j->sb->changes, b.object);
    Object *o;

    if (x->nitem != y->nitem || x->position != y->position)
        return no_join_form(j->s, j->cause, a, b);
    for (int i = 0; x->key && i < x->nitem; i++)
        if (!value_static_equal(x->key[i], y->key[i]))
            return no_join_form(j->s, j->cause, a, b);
    for (int i = 0; x->name && i < x->nitem; i++)
        if (x->name[i] != y->name[i])
            return no_join_form(j->s, j->cause, a, b);
    if (a.object->kind == OBJECT_TEXT && !texts_alike(x, y))
        return no_join(j->s, j->cause, a, b);
    o = template_object(j->s, a.object, x);
    if (is_mutable(o)) {
        o->joined[0] = a.object;
        o->joined[1] = b.object;
    }
    for (int i = 0; i < x->nitem; i++) {
        Value item = join(j, x->item[i], y->item[i]);

        if (item.kind == VALUE_UNSETTLED && !x->name)
            return no_join_item(j->s, j->cause, a, x, i, item);
        o->body.item[i] = item;
    }
    if (x->node && x->node != y->node)
        o->body.node = placeholder(j->s, x->node->type);
    return value_object(o);
}

static Value join_arrays(Join *j, Value a, Value b)
{
    Object *x = a.object, *y = b.object;
    Value v;

    if (x->array.dtype != y->array.dtype ||
        !shape_equal(x->array.shape, y->array.shape) ||
        x->array.read_only != y->array.read_only)
        return no_join(j->s, j->cause, a, b);
    v = template_array(j->s, x->array.dtype, x->array.shape,
                       x->array.is_scalar && y->array.is_scalar);
    array_like(v, x);
    if (!strides_equal(x->array.shape, x->array.strides, y->array.strides))
        v.object->array.strides.open = strides_matter(x->array.shape);
    if (!v.object->array.is_scalar) {
        v.object->joined[0] = x;
        v.object->joined[1] = y;
    }
    return v;
}

static Value join_choices(Join *j, Value a, Value b)
{
    Value v = choice_join(j->s, template_scalar(j->s, DTYPE_I64), a, b);

    if (v.kind == VALUE_UNDEFINED)
        return no_join(j->s, j->cause, a, b);
    v.object->is_template = true;
    return v;
}

/* A Python number that meets an array of rank 0 takes its dtype. */
static Value join_number_array(Join *j, Value number, Value array, Value a,
                               Value b)
{
    DType d = array.object->array.dtype;
    bool fits = dtype_info[d].is_float || value_dtype(number) == DTYPE_BOOL ||
                (value_dtype(number) == DTYPE_I64 && dtype_info[d].is_integer);

    if (array.object->array.shape.rank || !fits)
        return no_join(j->s, j->cause, a, b);
    return template_array(j->s, d, (Shape){0}, true);
}

static bool same_class_of_objects(Value a, Value b)
{
    const Object *x = a.object, *y = b.object;

    if (x->kind != y->kind)
        return false;
    switch (x->kind) {
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SET:
    case OBJECT_SLICE:
    case OBJECT_RANGE:
    case OBJECT_RNG:
    case OBJECT_METHOD:
    case OBJECT_TEXT:
    case OBJECT_CHOICE:
        return true;
    case OBJECT_ITERATOR:
        return x->iterator.kind == y->iterator.kind;
    case OBJECT_INSTANCE:
        return x->instance.class == y->instance.class;
    default:
        return false;
    }
}

/* Two functions of one `def` that see the same names. */
static bool same_function(Value a, Value b)
{
    return value_is_object(a, OBJECT_FUNCTION) &&
           value_is_object(b, OBJECT_FUNCTION) &&
           a.object->function.node == b.object->function.node &&
           a.object->function.frame == b.object->function.frame &&
           a.object->function.owner == b.object->function.owner &&
           !a.object->function.node->ninput;
}

/* May the program go on with `o` outside of the region that made it? It may if
 * no staged values of the region can hide in it. */
static bool outlives(const Side *side, const Object *o)
{
    const Object *frame = o->function.frame, *owner = o->function.owner;

    return o->kind == OBJECT_FUNCTION && !o->function.node->ninput &&
           (!frame || frame->id < side->first_new) &&
           (!owner || owner->id < side->first_new);
}

static Value no_way_out(Join *j, Value v)
{
    Unsettled u = {.code = j->cause->is_loop ? DIAG_H0404 : DIAG_H0402,
                   .span = j->cause->span};

    u.message = arena_printf(j->s->arena, "a %s that a staged %s made",
                             value_type_name(j->s, v),
                             j->cause->is_loop ? "loop" : "branch");
    u.label = "what is made in here may hold staged values of it";
    u.help = "use it in there, or make it outside";
    return unsettled(j->s, u);
}

/* One side is undefined, or perhaps undefined. */
static Value join_perhaps(Join *j, Value a, Value b)
{
    Unsettled u = {.code = j->cause->is_loop ? DIAG_H0406 : DIAG_H0401,
                   .by_loop = j->cause->is_loop,
                   .span = j->cause->span};
    Value x = a, y = b;

    if (a.kind == VALUE_UNSETTLED) {
        u = *a.unsettled;
        if (!u.defined)
            return a;
        x = u.value;
    }
    if (b.kind == VALUE_UNSETTLED) {
        u = *b.unsettled;
        if (!u.defined)
            return b;
        y = u.value;
    }
    if (x.kind == VALUE_UNDEFINED)
        u.value = join_alone(j, j->sb, y);
    else if (y.kind == VALUE_UNDEFINED)
        u.value = join_alone(j, j->sa, x);
    else
        u.value = join(j, x, y);
    if (u.value.kind == VALUE_UNSETTLED)
        return u.value;
    u.defined = placeholder(j->s, type_scalar(DTYPE_BOOL));
    return unsettled(j->s, u);
}

static Value join(Join *j, Value a, Value b)
{
    Value v;

    if (j->sa->absent)
        return join_alone(j, j->sb, b);
    if (j->sb->absent)
        return join_alone(j, j->sa, a);
    if (value_same(a, b))
        return a;
    if (a.kind == VALUE_POISON || b.kind == VALUE_POISON)
        return value_poison();
    if (a.kind == VALUE_UNDEFINED || b.kind == VALUE_UNDEFINED ||
        a.kind == VALUE_UNSETTLED || b.kind == VALUE_UNSETTLED)
        return join_perhaps(j, a, b);
    if (value_is_python_number(a) && value_is_python_number(b)) {
        DType d = value_dtype(a);

        return d == value_dtype(b) ? template_scalar(j->s, d)
                                   : no_join(j->s, j->cause, a, b);
    }
    if (value_is_array(a) && value_is_array(b))
        return join_arrays(j, a, b);
    if (value_is_python_number(a) && value_is_array(b))
        return join_number_array(j, a, b, a, b);
    if (value_is_python_number(b) && value_is_array(a))
        return join_number_array(j, b, a, a, b);
    if (choice_is_text(a) && choice_is_text(b))
        return join_choices(j, a, b);
    if (same_function(a, b))
        return a;
    if (a.kind != VALUE_OBJECT || b.kind != VALUE_OBJECT ||
        !same_class_of_objects(a, b))
        return no_join(j->s, j->cause, a, b);
    if (j->depth > MERGE_DEPTH)
        return too_deep(j->s);
    j->depth++;
    v = join_items(j, a, b);
    j->depth--;
    return v;
}

static Value join_items_alone(Join *j, const Side *side, Value v)
{
    const Body *b = changes_body(side->changes, v.object);
    Object *o = template_object(j->s, v.object, b);

    if (is_mutable(o))
        o->joined[0] = v.object;
    j->depth++;
    for (int i = 0; i < b->nitem; i++) {
        Value item = join_alone(j, side, b->item[i]);

        if (item.kind == VALUE_UNSETTLED && !b->name) {
            j->depth--;
            return no_join_item(j->s, j->cause, v, b, i, item);
        }
        o->body.item[i] = item;
    }
    j->depth--;
    if (b->node)
        o->body.node = placeholder(j->s, b->node->type);
    return value_object(o);
}

static Value join_alone(Join *j, const Side *side, Value v)
{
    if (v.kind == VALUE_UNSETTLED) {
        Unsettled u = *v.unsettled;

        if (!u.defined)
            return v;
        u.value = join_alone(j, side, u.value);
        u.defined = placeholder(j->s, type_scalar(DTYPE_BOOL));
        return unsettled(j->s, u);
    }
    if (v.kind == VALUE_SCALAR)
        return template_scalar(j->s, v.node->type.dtype);
    if (v.kind != VALUE_OBJECT || v.object->id < side->first_new)
        return v;
    if (j->depth > MERGE_DEPTH)
        return too_deep(j->s);
    if (value_is_array(v)) {
        Value t =
            template_array(j->s, v.object->array.dtype, v.object->array.shape,
                           v.object->array.is_scalar);

        array_like(t, v.object);
        if (!t.object->array.is_scalar)
            t.object->joined[0] = v.object;
        return t;
    }
    if (outlives(side, v.object))
        return v;
    if (!same_class_of_objects(v, v) ||
        (v.object->kind == OBJECT_INSTANCE &&
         v.object->instance.class->id >= side->first_new))
        return no_way_out(j, v);
    return join_items_alone(j, side, v);
}

Value merge_join(Spec *s, const JoinCause *cause, const Side *sa, Value a,
                 const Side *sb, Value b)
{
    Join j = {s, cause, sa, sb, 0};

    return join(&j, a, b);
}

/* ---- the contents of one object ---- */

static Value body_value(const Body *b, Sym name)
{
    for (int i = 0; i < b->nitem; i++)
        if (b->name[i] == name)
            return b->item[i];
    return (Value){.kind = VALUE_UNDEFINED};
}

static void join_names(Join *j, const Body *a, const Body *b, Body *out)
{
    int n = a->nitem;

    *out = *a;
    out->item = ARENA_ARRAY(j->s->arena, Value, a->nitem + b->nitem);
    out->name = ARENA_ARRAY(j->s->arena, Sym, a->nitem + b->nitem);
    for (int i = 0; i < a->nitem; i++) {
        out->name[i] = a->name[i];
        out->item[i] = join(j, a->item[i], body_value(b, a->name[i]));
    }
    for (int i = 0; i < b->nitem; i++) {
        Value mine = {.kind = VALUE_UNDEFINED};
        bool known = false;

        for (int k = 0; k < a->nitem; k++)
            known |= a->name[k] == b->name[i];
        if (known)
            continue;
        out->name[n] = b->name[i];
        out->item[n++] = join(j, mine, b->item[i]);
    }
    out->nitem = out->capacity = n;
}

static bool changes_length(Spec *s, const JoinCause *cause, const Object *o)
{
    Diag *d =
        diag_error(s->ctx, o->kind == OBJECT_LIST ? DIAG_H0407 : DIAG_H0305,
                   o->resized.file ? o->resized : cause->span,
                   "a %s changes its %s in a staged %s",
                   value_type_name(s, value_object((Object *)o)),
                   o->kind == OBJECT_LIST ? "length" : "keys",
                   cause->is_loop ? "loop" : "branch");

    if (o->resized.file)
        diag_label(s->ctx, d, cause->span,
                   "how this %s goes is known only when the program runs",
                   cause->is_loop ? "loop" : "branch");
    diag_help(s->ctx, d,
              "write into an array of known size: `out = np.zeros(n)`, then "
              "`out[i] = value`");
    return false;
}

static bool unlike_item(Spec *s, const JoinCause *cause, const Object *o,
                        const Body *b, int i, Value item)
{
    const Unsettled *u = item.unsettled;
    Diag *d =
        diag_error(s->ctx, cause->is_loop ? u->code : DIAG_H0403, cause->span,
                   "%s of a %s is %s", item_name(s, b, i),
                   value_type_name(s, value_object((Object *)o)), u->message);

    diag_help(s->ctx, d, "make both of one type and shape");
    return false;
}

bool merge_join_body(Spec *s, const JoinCause *cause, const Object *o,
                     const Side *sa, const Body *a, const Side *sb,
                     const Body *b, Body *out)
{
    Join j = {s, cause, sa, sb, 0};

    if (sa->absent)
        a = b;
    if (sb->absent)
        b = a;
    if (a->name || b->name) {
        join_names(&j, a, b, out);
        return true;
    }
    *out = *a;
    if (a->nitem != b->nitem || a->position != b->position)
        return changes_length(s, cause, o);
    for (int i = 0; a->key && i < a->nitem; i++)
        if (!value_static_equal(a->key[i], b->key[i]))
            return changes_length(s, cause, o);
    out->item = ARENA_ARRAY(s->arena, Value, a->nitem);
    for (int i = 0; i < a->nitem; i++) {
        out->item[i] = join(&j, a->item[i], b->item[i]);
        if (out->item[i].kind == VALUE_UNSETTLED)
            return unlike_item(s, cause, o, a, i, out->item[i]);
    }
    if (a->node && (a->node != b->node || sa->absent || sb->absent))
        out->node = placeholder(s, a->node->type);
    return true;
}

/* ---- are two templates alike? ---- */

/* Placeholders of one type, or values from one graph: a value that all turns
 * share is not like a placeholder, which becomes a param. */
static bool nodes_alike(const Node *a, const Node *b)
{
    return type_equal(&a->type, &b->type) && a->graph == b->graph;
}

bool merge_body_alike(const Body *a, const Body *b)
{
    if (a->nitem != b->nitem || (!a->node != !b->node) ||
        (a->node && a->node != b->node && !nodes_alike(a->node, b->node)))
        return false;
    for (int i = 0; i < a->nitem; i++)
        if (!merge_alike(a->item[i], b->item[i]))
            return false;
    return true;
}

bool merge_alike(Value a, Value b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind == VALUE_SCALAR)
        return nodes_alike(a.node, b.node);
    if (a.kind == VALUE_UNSETTLED) {
        if (!a.unsettled->defined || !b.unsettled->defined)
            return !a.unsettled->defined == !b.unsettled->defined;
        return merge_alike(a.unsettled->value, b.unsettled->value);
    }
    if (a.kind != VALUE_OBJECT || a.object == b.object)
        return value_same(a, b);
    if (same_function(a, b))
        return true;
    if (value_is_array(a) && value_is_array(b))
        return nodes_alike(a.object->body.node, b.object->body.node) &&
               a.object->array.is_scalar == b.object->array.is_scalar;
    return same_class_of_objects(a, b) &&
           merge_body_alike(&a.object->body, &b.object->body);
}

/* ---- flatten ---- */

static void leaf_push(Spec *s, Leaves *out, Node *n)
{
    *ARENA_PUSH(s->arena, out->node, out->n, out->capacity) = n;
}

static Node *side_array_node(Spec *s, const Side *side, Object *a)
{
    const View *v = a->array.view;

    if (!v)
        return spec_import(s, changes_body(side->changes, a)->node);
    if (v->seen == changes_body(side->changes, array_root(a))->node)
        return spec_import(s, a->body.node);
    return view_read(s, v, side_array_node(s, side, v->base.object));
}

static Node *filler(Spec *s, const Node *like)
{
    Build b = spec_build(s);

    return build_zeros(&b, like->type);
}

static Node *flatten_array(Spec *s, const Side *side, const Object *template,
                           Value v)
{
    Build b;
    Node *n;

    if (value_is_array(v))
        return side_array_node(s, side, v.object);
    n = spec_node(s, v, template->array.dtype);
    b = spec_build(s);
    return n ? build_convert(&b, n, template->array.dtype) : build_poison(&b);
}

static void flatten(Spec *s, const Side *side, Value t, Value v, Leaves *out);

static void flatten_unsettled(Spec *s, const Side *side, const Unsettled *t,
                              Value v, Leaves *out)
{
    Build b = spec_build(s);

    if (!t->defined)
        return;
    if (v.kind == VALUE_UNSETTLED) {
        flatten(s, side, t->value, v.unsettled->value, out);
        leaf_push(s, out, spec_import(s, v.unsettled->defined));
        return;
    }
    flatten(s, side, t->value, v, out);
    leaf_push(s, out, build_bool(&b, v.kind != VALUE_UNDEFINED));
}

static void flatten_body(Spec *s, const Side *side, const Body *t,
                         const Body *b, Leaves *out)
{
    Value nothing = {.kind = VALUE_UNDEFINED};

    for (int i = 0; i < t->nitem; i++) {
        Value v = nothing;

        if (b && t->name)
            v = body_value(b, t->name[i]);
        else if (b)
            v = b->item[i];
        flatten(s, side, t->item[i], v, out);
    }
    if (t->node && is_placeholder(s, t->node))
        leaf_push(s, out,
                  b && !side->absent ? spec_import(s, b->node)
                                     : filler(s, t->node));
}

static void flatten(Spec *s, const Side *side, Value t, Value v, Leaves *out)
{
    bool missing = v.kind == VALUE_UNDEFINED || side->absent;

    switch (t.kind) {
    case VALUE_SCALAR:
        if (!is_placeholder(s, t.node))
            return;
        leaf_push(s, out, missing ? filler(s, t.node) : spec_scalar_node(s, v));
        return;
    case VALUE_UNSETTLED:
        if (side->absent)
            v = (Value){.kind = VALUE_UNDEFINED};
        flatten_unsettled(s, side, t.unsettled, v, out);
        return;
    case VALUE_OBJECT:
        break;
    default:
        return;
    }
    if (!missing && value_same(t, v))
        return;
    if (value_is_array(t)) {
        if (is_placeholder(s, t.object->body.node))
            leaf_push(s, out,
                      missing ? filler(s, t.object->body.node)
                              : flatten_array(s, side, t.object, v));
        return;
    }
    if (!t.object->is_template)
        return;
    if (t.object->kind == OBJECT_CHOICE && !missing) {
        leaf_push(s, out, choice_index(s, t.object, v));
        return;
    }
    flatten_body(s, side, &t.object->body,
                 missing ? NULL : changes_body(side->changes, v.object), out);
}

void merge_flatten(Spec *s, const Side *side, Value template, Value v,
                   Leaves *out)
{
    Region *before = s->region;

    s->region = side->region;
    flatten(s, side, template, v, out);
    s->region = before;
}

void merge_flatten_body(Spec *s, const Side *side, const Body *template,
                        const Body *b, Leaves *out)
{
    Region *before = s->region;

    s->region = side->region;
    flatten_body(s, side, template, b, out);
    s->region = before;
}

/* ---- params and values of leaves ---- */

/* Goes through a template's leaves in the order of flatten(): with `g`, a
 * param is made of each; without, the value of them. */
static Value rebuild(Spec *s, Graph *g, Value t, Leaves *l);

static Node *rebuild_leaf(Spec *s, Graph *g, Node *like, Leaves *l)
{
    if (g)
        leaf_push(s, l, graph_param(g, like->type));
    return g ? like : l->node[l->next++];
}

static Body rebuild_body(Spec *s, Graph *g, const Body *t, Leaves *l)
{
    Body b = *t;

    b.capacity = t->nitem;
    b.item = ARENA_ARRAY(s->arena, Value, t->nitem);
    if (t->name)
        b.name =
            arena_copy(s->arena, t->name, (size_t)t->nitem * sizeof *t->name);
    if (t->key)
        b.key = arena_copy(s->arena, t->key, (size_t)t->nitem * sizeof *t->key);
    for (int i = 0; i < t->nitem; i++)
        b.item[i] = rebuild(s, g, t->item[i], l);
    if (t->node && is_placeholder(s, t->node))
        b.node = rebuild_leaf(s, g, t->node, l);
    return b;
}

/* `o`, made of a template, stands for what the template joined. */
static void take_identity(Object *o, const Object *template)
{
    for (int i = 0; i < 2; i++) {
        Object *from = template->joined[i];

        o->joined[i] = from;
        if (from && from->kind == OBJECT_ARRAY)
            from = array_root(from);
        if (from)
            from->was_joined = true;
    }
}

static Value rebuild_array(Spec *s, Graph *g, Object *t, Leaves *l)
{
    Node *n = rebuild_leaf(s, g, t->body.node, l);
    Value v;

    if (g)
        return value_object(t);
    v = array_like(t->array.is_scalar ? array_scalar(s, n) : array_value(s, n),
                   t);
    if (v.kind == VALUE_OBJECT)
        take_identity(v.object, t);
    return v;
}

static Value rebuild(Spec *s, Graph *g, Value t, Leaves *l)
{
    Object *o;

    if (t.kind == VALUE_SCALAR && is_placeholder(s, t.node))
        return value_scalar(rebuild_leaf(s, g, t.node, l));
    if (t.kind == VALUE_UNSETTLED && t.unsettled->defined) {
        Unsettled u = *t.unsettled;

        u.value = rebuild(s, g, u.value, l);
        u.defined = rebuild_leaf(s, g, u.defined, l);
        return unsettled(s, u);
    }
    if (t.kind != VALUE_OBJECT)
        return t;
    if (value_is_array(t))
        return is_placeholder(s, t.object->body.node)
                   ? rebuild_array(s, g, t.object, l)
                   : t;
    if (!t.object->is_template)
        return t;
    o = template_object(s, t.object, &t.object->body);
    o->is_template = false;
    take_identity(o, t.object);
    o->body = rebuild_body(s, g, &t.object->body, l);
    return value_object(o);
}

void merge_params(Spec *s, Graph *g, Value template, Leaves *out)
{
    rebuild(s, g, template, out);
}

void merge_params_body(Spec *s, Graph *g, const Body *template, Leaves *out)
{
    rebuild_body(s, g, template, out);
}

Value merge_make(Spec *s, Value template, Leaves *in)
{
    return rebuild(s, NULL, template, in);
}

Body merge_make_body(Spec *s, const Body *template, Leaves *in)
{
    return rebuild_body(s, NULL, template, in);
}
