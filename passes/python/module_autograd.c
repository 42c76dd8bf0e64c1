/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* holo.autograd: grad and value_and_grad.
 *
 * A differentiated function is called here and now, on arguments whose float
 * leaves are free params (spec.h), each its own, whatever else has the same
 * value; what it makes is then swept backwards from its result to those
 * params, and they are bound to the arguments. Lists, tuples and dicts of
 * leaves are taken apart and built again; an object is differentiated with
 * respect to all float arrays it holds, in place, so that what a method changes
 * persists, and its gradient is an object of the same class with gradients for
 * arrays (None for what the result does not depend on). The gradient of a view
 * is the same view of its base's. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"
#include "passes/numpy/view.h"

#include <string.h>

enum { TREE_DEPTH = 32, MOST_WANTED = 16 };

/* A differentiable leaf: what stands in for it, and what it was. */
typedef struct Leaf {
    Node *x;          /* the param */
    Object *array;    /* an array whose node was replaced; NULL: a scalar */
    Object *original; /* the caller's array that `array` stands for */
    Node *before;     /* its node before */
    int other;        /* how far behind it is the other part of what is complex;
                         0: it is no part */
} Leaf;

/* A container that the function gets in place of the caller's. */
typedef struct Copied {
    Object *copy, *original;
    const Value *given, *before; /* what they held: */
    int length;
} Copied;

/* What there is for an argument that no gradient comes to. */
typedef enum Unused { UNUSED_ERROR, UNUSED_ZERO, UNUSED_NONE } Unused;

typedef struct Gradient {
    Spec *s;
    Leaf *leaf;
    int n, capacity;
    Object **seen; /* objects already entered */
    int nseen, seen_capacity;
    Copied *copied;
    int ncopied, copied_capacity;
    int next;   /* when gradients are built: the next leaf */
    int nsweep; /* how many there were before the function was called */
    Unused unused;
    Node **cotangent;
} Gradient;

static bool is_float_array(Value v)
{
    return value_is_array(v) && dtype_info[v.object->array.dtype].is_float;
}

static bool seen_before(Gradient *g, Object *o)
{
    for (int i = 0; i < g->nseen; i++)
        if (g->seen[i] == o)
            return true;
    *ARENA_PUSH(g->s->arena, g->seen, g->nseen, g->seen_capacity) = o;
    return false;
}

/* Arrays inside an object are replaced where they stand. */
static void open_in_place(Gradient *g, Value v, int depth)
{
    Spec *s = g->s;
    const Choice *c = choice_of(v);

    for (int i = 0; c && i < c->n; i++)
        open_in_place(g, c->item[i], depth + 1);
    if (c)
        return;
    if (v.kind != VALUE_OBJECT || depth > TREE_DEPTH ||
        v.object->kind == OBJECT_FUNCTION || v.object->kind == OBJECT_CLASS ||
        v.object->kind == OBJECT_MODULE || v.object->kind == OBJECT_FRAME)
        return;
    if (is_float_array(v)) {
        Object *base = array_root(v.object);
        Node *before;
        Leaf *leaf;

        if (base->array.choice) {
            open_in_place(g, value_object(base), depth + 1);
            return;
        }
        if (seen_before(g, base))
            return;
        before = array_node(s, base);
        leaf = ARENA_PUSH(s->arena, g->leaf, g->n, g->capacity);
        *leaf = (Leaf){param_free(s, before), base, NULL, before, 0};
        heap_touch(s, base);
        object_edit(base)->node = leaf->x;
        return;
    }
    if (value_is_array(v) || seen_before(g, v.object))
        return;
    for (int i = 0; i < object_body(v.object)->nitem; i++)
        open_in_place(g, object_body(v.object)->item[i], depth + 1);
}

static Value not_differentiable(Spec *s, Value v)
{
    Diag *d;

    if (v.kind == VALUE_POISON)
        return v;
    d = spec_error(s, DIAG_H0602,
                   "gradients are of floating values; this argument is "
                   "%s",
                   value_describe(s, v));

    diag_help(s->ctx, d, "`argnums` says which arguments are meant");
    return value_poison();
}

static const Value *items_of(Spec *s, const Object *o)
{
    const Body *b = object_body(o);

    return b->nitem ? arena_copy(s->arena, b->item,
                                 (size_t)b->nitem * sizeof *b->item)
                    : NULL;
}

static void copied_note(Gradient *g, Object *copy, Object *original)
{
    *ARENA_PUSH(g->s->arena, g->copied, g->ncopied, g->copied_capacity) =
        (Copied){copy, original, items_of(g->s, copy), items_of(g->s, original),
                 object_body(copy)->nitem};
}

static bool holds_still(const Object *o, int n, const Value *item)
{
    const Body *b = object_body(o);

    for (int i = 0; b->nitem == n && i < n; i++)
        if (!value_same(b->item[i], item[i]))
            return false;
    return b->nitem == n;
}

/* What a function does to the copy of a list is not done to the list. */
static void check_copies(Gradient *g)
{
    for (int i = 0; i < g->ncopied; i++) {
        const Copied *c = &g->copied[i];

        if (!holds_still(c->copy, c->length, c->given) ||
            !holds_still(c->original, c->length, c->before))
            spec_not_yet(g->s,
                         "a %s whose items change while a gradient is taken "
                         "by them is not there yet",
                         c->copy->kind == OBJECT_LIST ? "list" : "dict");
    }
}

static Value open_argument(Gradient *g, Value v, int depth);

/* A complex number or array of two parts that are leaves. */
static Value open_complex(Gradient *g, Value v, int depth)
{
    Value part[2];
    int first = g->n;

    for (int i = 0; i < 2; i++)
        part[i] = open_argument(g, complex_part(g->s, v, i), depth + 1);
    if (g->n == first + 2) {
        g->leaf[first].other = 1;
        g->leaf[first + 1].other = -1;
    }
    return complex_new(g->s, part[0], part[1]);
}

/* The argument with its leaves replaced. */
static Value open_argument(Gradient *g, Value v, int depth)
{
    Spec *s = g->s;
    Object *o;

    v = choice_settle(s, v);
    if (complex_is_data(v))
        return open_complex(g, v, depth);
    if (v.kind == VALUE_FLOAT ||
        (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_F64)) {
        Node *before = spec_scalar_node(s, v);
        Leaf *leaf = ARENA_PUSH(s->arena, g->leaf, g->n, g->capacity);

        *leaf = (Leaf){param_free(s, before), NULL, NULL, before, 0};
        return value_scalar(leaf->x);
    }
    if (is_float_array(v)) {
        Node *before = array_node(s, v.object);
        Leaf *leaf = ARENA_PUSH(s->arena, g->leaf, g->n, g->capacity);
        Value fresh;

        *leaf = (Leaf){param_free(s, before), NULL, v.object, before, 0};
        fresh = v.object->array.is_scalar
                    ? array_scalar(s, leaf->x)
                    : array_like(array_value(s, leaf->x), v.object);
        leaf->array = fresh.kind == VALUE_OBJECT ? fresh.object : NULL;
        if (leaf->array && !v.object->array.is_scalar)
            array_twin(s, leaf->array, v.object);
        return fresh;
    }
    if (value_is_object(v, OBJECT_INSTANCE)) {
        open_in_place(g, v, 0);
        return v;
    }
    if ((!value_is_object(v, OBJECT_LIST) &&
         !value_is_object(v, OBJECT_TUPLE) &&
         !value_is_object(v, OBJECT_DICT)) ||
        depth > TREE_DEPTH)
        return not_differentiable(s, v);
    o = object_items(s, v.object->kind, object_body(v.object)->nitem,
                     object_body(v.object)->item);
    object_edit(o)->key = object_body(v.object)->key;
    for (int i = 0; i < object_body(o)->nitem; i++) {
        object_edit(o)->item[i] =
            open_argument(g, object_body(o)->item[i], depth + 1);
        if (object_body(o)->item[i].kind == VALUE_POISON)
            return value_poison();
    }
    if (o->kind != OBJECT_TUPLE)
        copied_note(g, o, v.object);
    return value_object(o);
}

/* Gives arrays their own nodes back, or what the function made of them. */
static void close_leaves(Gradient *g)
{
    check_copies(g);
    for (int i = 0; i < g->n; i++) {
        Leaf *leaf = &g->leaf[i];

        if (!leaf->array)
            continue;
        if (leaf->original) {
            if (object_body(leaf->array)->node == leaf->x)
                continue;
            array_twin_agrees(leaf->original);
            array_store(g->s, leaf->original,
                        spec_import(g->s, object_body(leaf->array)->node));
            array_twin_agrees(leaf->array);
        } else if (object_body(leaf->array)->node == leaf->x) {
            heap_touch(g->s, leaf->array);
            object_edit(leaf->array)->node = leaf->before;
        }
    }
}

/* ---- gradients in the form of the argument ---- */

static Value next_gradient(Gradient *g, Value like)
{
    Node *n = g->cotangent[g->next++];

    if (!n)
        return value_none();
    return like.kind == VALUE_OBJECT
               ? (like.object->array.is_scalar ? array_scalar(g->s, n)
                                               : array_value(g->s, n))
               : value_scalar(n);
}

static int leaf_of_array(const Gradient *g, const Object *o)
{
    for (int i = 0; i < g->n; i++)
        if (g->leaf[i].array == o && !g->leaf[i].original)
            return i;
    return -1;
}

/* What array `a` shows of its base's cotangent. */
static Node *cotangent_of(Spec *s, const Object *a, Node *base)
{
    const View *v = a->array.view;

    return v ? view_read(s, v, cotangent_of(s, v->base.object, base)) : base;
}

/* The cotangent of an array that owns its elements; NULL: it has none. */
static Node *cotangent_of_leaf(Gradient *g, const Object *root)
{
    int i = leaf_of_array(g, root);

    if (i >= g->next)
        g->next = i + 1;
    return i < 0 ? NULL : g->cotangent[i];
}

/* The same of one that is one of several: of that which it is. */
static Node *cotangent_of_choice(Gradient *g, Object *root)
{
    Alternatives all = {0};
    Build b = spec_build(g->s);
    Node **node;
    bool any = false;

    alternatives_of(g->s, value_object(root), NULL, &all);
    node = ARENA_ARRAY(g->s->arena, Node *, all.n);
    for (int i = 0; i < all.n; i++) {
        Object *one = all.item[i].value.object;
        Node *n = cotangent_of_leaf(g, array_root(one));

        any |= n != NULL;
        node[i] = n ? cotangent_of(g->s, one, n)
                    : build_zeros(
                          &b, type_tensor(one->array.dtype, one->array.shape));
    }
    return any ? alternatives_select(g->s, &all, node) : NULL;
}

static Value gradient_of_array(Gradient *g, Object *a)
{
    Object *root = array_root(a);
    Node *n = root->array.choice ? cotangent_of_choice(g, root)
                                 : cotangent_of_leaf(g, root);

    return n ? array_value(g->s, cotangent_of(g->s, a, n)) : value_none();
}

/* Of what may be an array or an object, or something else, the gradient is one
 * of several, too. */
static Value gradient_of_several(Gradient *g, Value v)
{
    for (int i = 0; i < v.choice->n; i++)
        if (is_float_array(v.choice->item[i]) ||
            value_is_object(v.choice->item[i], OBJECT_INSTANCE) ||
            value_is_object(v.choice->item[i], OBJECT_LIST) ||
            value_is_object(v.choice->item[i], OBJECT_TUPLE) ||
            value_is_object(v.choice->item[i], OBJECT_DICT))
            return spec_not_yet(g->s,
                                "a gradient by an object that holds %s is not "
                                "there yet",
                                value_describe(g->s, v));
    return value_none();
}

/* The gradient by x + iy of the gradients by x and y: that by x less i times
 * that by y, and None if both are. */
static Value gradient_of_parts(Spec *s, Value like, Value x, Value y)
{
    Value part[2] = {x, y};

    if (x.kind == VALUE_NONE && y.kind == VALUE_NONE)
        return x;
    for (int i = 0; i < 2; i++)
        if (part[i].kind == VALUE_NONE) {
            Value zero = complex_part(s, like, i);

            part[i] = value_binary(s, OPERATOR_MUL, value_float(0),
                                   value_binary(s, OPERATOR_NE, zero, zero));
        }
    return complex_new(s, part[0], value_unary(s, OPERATOR_NEG, part[1]));
}

/* An object's gradient: the same structure, None where nothing is. */
static Value gradient_in_place(Gradient *g, Value v, int depth)
{
    Object *o;

    v = choice_settle(g->s, v);
    if (is_float_array(v))
        return gradient_of_array(g, v.object);
    if (v.kind == VALUE_CHOICE)
        return gradient_of_several(g, v);
    if (v.kind != VALUE_OBJECT || depth > TREE_DEPTH)
        return value_none();
    if (complex_is_data(v))
        return gradient_of_parts(
            g->s, v, gradient_in_place(g, complex_part(g->s, v, 0), depth + 1),
            gradient_in_place(g, complex_part(g->s, v, 1), depth + 1));
    switch (v.object->kind) {
    case OBJECT_INSTANCE:
    case OBJECT_LIST:
    case OBJECT_TUPLE:
    case OBJECT_DICT:
        break;
    default:
        return value_none();
    }
    o = object_items(g->s, v.object->kind, object_body(v.object)->nitem,
                     object_body(v.object)->item);
    object_edit(o)->key = object_body(v.object)->key;
    if (object_body(v.object)->name)
        object_edit(o)->name =
            arena_copy(g->s->arena, object_body(v.object)->name,
                       (size_t)object_body(o)->nitem * sizeof(Sym));
    if (v.object->kind == OBJECT_INSTANCE)
        o->instance.class = v.object->instance.class;
    for (int i = 0; i < object_body(o)->nitem; i++)
        object_edit(o)->item[i] =
            gradient_in_place(g, object_body(v.object)->item[i], depth + 1);
    return value_object(o);
}

static Value gradient_value(Gradient *g, Value v)
{
    Object *o;

    v = choice_settle(g->s, v);
    if (v.kind != VALUE_OBJECT || value_is_array(v))
        return next_gradient(g, v);
    if (complex_is_data(v)) {
        Value x = gradient_value(g, complex_part(g->s, v, 0));

        return gradient_of_parts(g->s, v, x,
                                 gradient_value(g, complex_part(g->s, v, 1)));
    }
    if (v.object->kind == OBJECT_INSTANCE)
        return gradient_in_place(g, v, 0);
    o = object_items(g->s, v.object->kind, object_body(v.object)->nitem,
                     object_body(v.object)->item);
    object_edit(o)->key = object_body(v.object)->key;
    for (int i = 0; i < object_body(o)->nitem; i++)
        object_edit(o)->item[i] =
            gradient_value(g, object_body(v.object)->item[i]);
    return value_object(o);
}

/* ---- the sweep ---- */

/* The result as a float scalar node; NULL after H0604 or H0602. */
static Node *loss_node(Spec *s, Value v)
{
    Node *n;

    v = mixed_promoted(s, choice_settle_number(s, v));
    if (v.kind == VALUE_POISON || s->diverged)
        return NULL;
    if (!value_is_number(v) && !value_is_staged(v)) {
        spec_error(s, DIAG_H0604,
                   "the function to differentiate gives %s; it must give one "
                   "float",
                   value_describe(s, v));
        return NULL;
    }
    n = spec_node(s, v, DTYPE_NONE);
    if (!n)
        return NULL;
    if (n->type.shape.rank) {
        Diag *d =
            spec_error(s, DIAG_H0604, "a loss must be one value; this is %s",
                       value_describe(s, v));

        diag_help(s->ctx, d, "`.mean()` or `.sum()` makes one of it");
        return NULL;
    }
    if (!dtype_info[n->type.dtype].is_float) {
        spec_error(s, DIAG_H0602,
                   "the loss is %s, and gradients are of "
                   "floating values",
                   value_describe(s, v));
        return NULL;
    }
    return n;
}

static bool disconnected(Spec *s, const Node *x)
{
    Diag *d = spec_error(s, DIAG_H0603,
                         "the result does not depend on an argument (%s) that "
                         "it is differentiated by",
                         type_str(s->arena, &x->type));

    diag_help(s->ctx, d,
              "leave it out of `argnums`, or use it; `unused=\"zero\"` gives "
              "zeros");
    return false;
}

static bool cut(Spec *s, const Node *loss, const Node *x)
{
    Diag *d = NULL;

    grad_link(s->ctx, loss, x, &d);
    diag_help(s->ctx, d,
              "`unused=\"zero\"` says that zeros are meant; otherwise compute "
              "with floats on the way");
    return false;
}

/* Nothing flows to a leaf. Zeros are right where all is flat, as of floor(x),
 * and, in a gradient of a gradient, of 3 x. What the function has no use for,
 * or cuts, is what `unused` says; of what an object holds beside its weights
 * it is None, or zeros if it is cut. */
static bool settle_unreached(Gradient *g, int i, Node *loss, bool nested)
{
    const Leaf *leaf = &g->leaf[i];
    bool in_object = leaf->array && !leaf->original;
    GradLink link = grad_link(g->s->ctx, loss, leaf->x, NULL);
    Build b;

    if (nested)
        link = GRAD_LINKED;
    if (link == GRAD_APART && (in_object || g->unused == UNUSED_NONE))
        return true;
    if (link == GRAD_CUT && !in_object && g->unused == UNUSED_NONE)
        return true;
    if (g->unused == UNUSED_ERROR && link == GRAD_APART)
        return disconnected(g->s, leaf->x);
    if (g->unused == UNUSED_ERROR && link == GRAD_CUT && !in_object)
        return cut(g->s, loss, leaf->x);
    b = spec_build(g->s);
    g->cotangent[i] = build_zeros(&b, leaf->x->type);
    return true;
}

/* An object of which nothing gets a gradient, and something is cut, is as
 * much a mistake as an array. */
static bool objects_are_reached(Gradient *g, const bool *flows, Node *loss)
{
    int cut_leaf = -1;

    for (int i = 0; i < g->n; i++) {
        const Leaf *leaf = &g->leaf[i];

        if (!leaf->array || leaf->original)
            continue;
        if (flows[i])
            return true;
        if (cut_leaf < 0 &&
            grad_link(g->s->ctx, loss, leaf->x, NULL) == GRAD_CUT)
            cut_leaf = i;
    }
    return cut_leaf < 0 || cut(g->s, loss, g->leaf[cut_leaf].x);
}

static bool sweep(Gradient *g, Node *loss)
{
    Spec *s = g->s;
    Node **x = ARENA_ARRAY(s->arena, Node *, g->n), *one;
    bool *flows = ARENA_ARRAY(s->arena, bool, g->n);
    bool nested = s->nsweep != g->nsweep;
    Build b = spec_build(s);

    g->cotangent = ARENA_ARRAY(s->arena, Node *, g->n);
    for (int i = 0; i < g->n; i++)
        x[i] = g->leaf[i].x;
    one = build_f64(&b, loss->type.dtype, 1);
    if (!grad_vjp(s->ctx, &b, x[0], 1, &loss, &one, g->n, x, g->cotangent))
        return false;
    for (int i = 0; i < g->n; i++)
        flows[i] = g->cotangent[i] != NULL;
    for (int i = 0; i < g->n; i++)
        if (!flows[i] && flows[i + g->leaf[i].other])
            g->cotangent[i] = build_zeros(&b, g->leaf[i].x->type);
        else if (!flows[i] && !settle_unreached(g, i, loss, nested))
            return false;
    if (g->unused == UNUSED_ERROR && !nested &&
        !objects_are_reached(g, flows, loss))
        return false;
    s->nsweep++;
    return true;
}

/* ---- grad and value_and_grad ---- */

typedef struct Wanted {
    int n;
    int arg[MOST_WANTED];
    bool is_tuple;
} Wanted;

static bool wanted_read(Spec *s, Value argnums, int narg, Wanted *w)
{
    Value *item = &argnums;
    int64_t k;

    *w = (Wanted){.n = 1};
    if (value_is_object(argnums, OBJECT_TUPLE) ||
        value_is_object(argnums, OBJECT_LIST)) {
        w->n = value_iterate(s, argnums, &item);
        w->is_tuple = true;
    }
    if (w->n > MOST_WANTED || w->n < 1) {
        spec_error(s, DIAG_H0515, "`argnums` names %d arguments", w->n);
        return false;
    }
    for (int i = 0; i < w->n; i++) {
        if (!spec_need_int(s, item[i], "argnums", &k))
            return false;
        if (k < -narg || k >= narg) {
            spec_error(s, DIAG_H0207,
                       "`argnums` names argument %lld, and %d %s given",
                       (long long)k, narg, narg == 1 ? "is" : "are");
            return false;
        }
        w->arg[i] = (int)(k < 0 ? k + narg : k);
        for (int j = 0; j < i; j++)
            if (w->arg[j] == w->arg[i]) {
                spec_error(s, DIAG_H0515, "`argnums` names argument %d twice",
                           w->arg[i]);
                return false;
            }
    }
    return true;
}

static bool open_wanted(Gradient *g, const Wanted *w, const Value *arg,
                        Value *passed)
{
    for (int i = 0; i < w->n; i++) {
        passed[w->arg[i]] = open_argument(g, arg[w->arg[i]], 0);
        if (passed[w->arg[i]].kind == VALUE_POISON)
            return false;
    }
    if (g->n)
        return true;
    spec_error(g->s, DIAG_H0602,
               "there is no float to differentiate by in the arguments");
    return false;
}

/* Splits the pair that a function with has_aux gives. */
static bool split_aux(Spec *s, Value *result, Value *aux)
{
    Value pair = *result;

    if (pair.kind == VALUE_POISON || s->diverged)
        return false;
    if (!value_is_object(pair, OBJECT_TUPLE) ||
        object_body(pair.object)->nitem != 2) {
        spec_error(s, DIAG_H0604,
                   "with `has_aux` the function gives a loss and one thing "
                   "more, and this one gives %s",
                   value_describe(s, pair));
        return false;
    }
    *result = object_body(pair.object)->item[0];
    *aux = object_body(pair.object)->item[1];
    return true;
}

static Value pair_of(Spec *s, Value first, Value second)
{
    Value item[2] = {first, second};

    return value_tuple(s, 2, item);
}

/* items: function, argnums, has_aux, whether the value is wanted too, and what
 * is for what is unused. */
static Value call_differentiated(Spec *s, Object *self, int narg,
                                 const Value *arg, int nname, const Text *name)
{
    const Value *item = object_body(self)->item;
    bool has_aux = item[2].b, with_value = item[3].b;
    Gradient g = {.s = s, .nsweep = s->nsweep, .unused = (Unused)item[4].i};
    Value *passed = arena_copy(s->arena, arg, (size_t)narg * sizeof *arg);
    Value result, aux = value_none(), part[MOST_WANTED], gradient;
    int nfree = s->nfree;
    Wanted w;
    Node *loss = NULL;

    if (!wanted_read(s, item[1], narg - nname, &w))
        return value_poison();
    if (open_wanted(&g, &w, arg, passed)) {
        result = value_call(s, item[0], narg, passed, nname, name);
        if (!has_aux || split_aux(s, &result, &aux))
            loss = loss_node(s, result);
    }
    if (!loss || !sweep(&g, loss)) {
        close_leaves(&g);
        params_bind(s, nfree);
        return value_poison();
    }
    for (int i = 0; i < w.n; i++)
        part[i] = gradient_value(&g, arg[w.arg[i]]);
    close_leaves(&g);
    params_bind(s, nfree);
    gradient = w.is_tuple ? value_tuple(s, w.n, part) : part[0];
    if (with_value)
        return pair_of(s, has_aux ? pair_of(s, result, aux) : result, gradient);
    return has_aux ? pair_of(s, gradient, aux) : gradient;
}

static bool is_function(Spec *s, Value v)
{
    if (v.kind == VALUE_BUILTIN || v.kind == VALUE_TYPE)
        return true;
    if (v.kind != VALUE_OBJECT)
        return false;
    return v.object->kind == OBJECT_FUNCTION ||
           v.object->kind == OBJECT_METHOD || v.object->kind == OBJECT_CLASS ||
           v.object->kind == OBJECT_WRAPPER ||
           class_method(s, v, "__call__").kind != VALUE_UNDEFINED;
}

static Value no_function(Spec *s, const Args *a)
{
    Diag *d;

    if (a->arg[0].kind == VALUE_POISON)
        return value_poison();
    d = spec_error(s, DIAG_H0511,
                   "autograd.%s() takes a function, and this is %s",
                   a->builtin->name, value_describe(s, a->arg[0]));
    diag_help(s->ctx, d,
              "write what was computed as a function of what it is "
              "differentiated by, `def loss(w): ...`, and call what comes "
              "back: `autograd.%s(loss)(w)`",
              a->builtin->name);
    return value_poison();
}

static bool unused_read(Spec *s, Value v, Unused *out)
{
    static const char *const word[] = {"error", "zero", "none"};

    *out = UNUSED_ERROR;
    for (int i = 0; arg_given(v) && i < 3; i++)
        if (v.kind == VALUE_STR && text_is(v.s, word[i])) {
            *out = (Unused)i;
            return true;
        }
    if (!arg_given(v))
        return true;
    if (refuse_text(s, v))
        return false;
    spec_error(s, DIAG_H0515, "`unused` is \"error\", \"zero\" or \"none\"");
    return false;
}

static Value do_grad(Spec *s, Args *a)
{
    Node *node;
    Unused unused;
    Value item[5] = {a->arg[0], arg_given(a->arg[1]) ? a->arg[1] : value_int(0),
                     value_bool(arg_given(a->arg[2]) &&
                                spec_truth(s, a->arg[2], &node) == 1),
                     value_bool(a->builtin->op)};
    Object *o;

    if (!is_function(s, a->arg[0]))
        return no_function(s, a);
    if (!unused_read(s, a->arg[3], &unused))
        return value_poison();
    item[4] = value_int(unused);
    o = object_items(s, OBJECT_WRAPPER, 5, item);
    o->wrapper.call = call_differentiated;
    return value_object(o);
}

static Value do_stop_gradient(Spec *s, Args *a)
{
    Value v = a->arg[0], part[2];
    Node *n;
    Build b;

    if (complex_is_data(v)) {
        for (int i = 0; i < 2; i++) {
            Args one = {.arg = {complex_part(s, v, i)}};

            part[i] = do_stop_gradient(s, &one);
        }
        return complex_new(s, part[0], part[1]);
    }
    n = spec_node(s, v, DTYPE_NONE);
    if (!n)
        return value_poison();
    b = spec_build(s);
    n = build1(&b, OP_stop_gradient, n);
    return value_is_array(v) ? array_value(s, n) : value_scalar(n);
}

static Value do_not_yet(Spec *s, Args *a)
{
    return spec_not_yet(s, "autograd.%s is not there yet", a->builtin->name);
}

const Builtin autograd_module[] = {
    {"grad", "fun, argnums=, has_aux=, unused=", do_grad, 0, NULL},
    {"value_and_grad", "fun, argnums=, has_aux=, unused=", do_grad, 1, NULL},
    {"stop_gradient", "x", do_stop_gradient, 0, NULL},
    {"checkpoint", "*args", do_not_yet, 0, NULL},
    {"custom_gradient", "*args", do_not_yet, 0, NULL},
    {"gradient", "*args", do_not_yet, 0, NULL},
    {"hessian", "*args", do_not_yet, 0, NULL},
    {"jacobian", "*args", do_not_yet, 0, NULL},
    {"jvp", "*args", do_not_yet, 0, NULL},
    {"vjp", "*args", do_not_yet, 0, NULL},
    {"vmap", "*args", do_not_yet, 0, NULL},
    {0},
};
