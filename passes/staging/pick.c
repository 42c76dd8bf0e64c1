/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Using what is one of several: settling, splitting, identity.
 *
 * What can be said without running code is picked: by selects and tags. The
 * rest is split: a tree of branches on the tag, in each way of which one
 * candidate is known. */
#include "passes/staging/alternative.h"
#include "passes/staging/join.h"
#include "passes/numpy/extent.h"
#include "passes/numpy/order.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"

/* Are all of them arrays of one dtype and rank, or NumPy scalars if `mixed`? */
static bool all_arrays(const Alternatives *a, bool mixed)
{
    for (int i = 0; i < a->n; i++) {
        Value v = a->item[i].value, first = a->item[0].value;

        if (!value_is_array(v) || (!mixed && v.object->array.is_scalar) ||
            v.object->array.dtype != first.object->array.dtype ||
            v.object->array.shape.rank != first.object->array.shape.rank)
            return false;
    }
    return true;
}

/* What stands for one of several arrays of one form: reading it selects,
 * changing it writes to each under the tag. */
static Value array_of_choice(Spec *s, const Choice *c)
{
    const Object *like = c->item[0].object;
    Object *o = object_new(s, OBJECT_ARRAY);
    Extents extents = extents_of_choice(s, c);

    o->array.dtype = like->array.dtype;
    o->array.shape = shape_of_choice(c);
    o->array.strides = like->array.strides;
    o->array.read_only = like->array.read_only;
    for (int i = 1; i < c->n; i++)
        if (!strides_equal(like->array.shape, like->array.strides,
                           c->item[i].object->array.strides))
            o->array.strides.open = strides_matter(like->array.shape);
    o->array.choice = c;
    return array_ragged(s, value_object(o), &extents);
}

static Value settle(Spec *s, Value v, bool mixed)
{
    Alternatives all = {0};
    const Choice *c = v.choice;

    if (v.kind != VALUE_CHOICE)
        return v;
    alternatives_of(s, v, NULL, &all);
    if (all.n == 1)
        return all.item[0].value;
    if (all.n < c->n) {
        v = join_pick(s, &all);
        if (v.kind != VALUE_CHOICE)
            return v;
        c = v.choice;
    }
    return all_arrays(&all, mixed) ? array_of_choice(s, c) : v;
}

Value choice_settle(Spec *s, Value v)
{
    return settle(s, v, false);
}

Value choice_settle_number(Spec *s, Value v)
{
    return settle(s, v, true);
}

int choice_settle_all(Spec *s, int n, Value *v)
{
    int first = -1;

    for (int i = n - 1; i >= 0; i--) {
        v[i] = choice_settle(s, v[i]);
        if (v[i].kind == VALUE_CHOICE)
            first = i;
    }
    return first;
}

/* ---- splitting ---- */

typedef struct Split {
    int n, which; /* arguments, and which of them is split */
    const Value *arg;
    Alternatives all;
    Value *out; /* what came of each */
    int at;     /* the alternative in hand */
    SplitOp *op;
    void *data;
} Split;

static Value split_rest(Spec *s, Split *split);

static Value way_this(Spec *s, void *data)
{
    const Split *split = data;
    const Alternative *a = &split->all.item[split->at];
    const Fact *facts = NULL, *before;
    Value *arg =
        arena_copy(s->arena, split->arg, (size_t)split->n * sizeof *split->arg);
    Value v;

    for (const Guard *g = a->when; g; g = g->more)
        facts = fact_add(s, facts, g->tag, g->k, true);
    before = facts_push(s, facts);
    arg[split->which] = a->value;
    v = split->op(s, arg, split->data);
    s->facts = before;
    split->out[split->at] = v;
    return v;
}

static Value way_others(Spec *s, void *data)
{
    Split split = *(Split *)data;
    const Guard *g = split.all.item[split.at].when;
    const Fact *before = s->facts;
    Value v;

    if (g && !g->more)
        s->facts = fact_add(s, s->facts, g->tag, g->k, false);
    split.at++;
    v = split_rest(s, &split);
    s->facts = before;
    return v;
}

static Value split_rest(Spec *s, Split *split)
{
    Node *is_it = NULL;

    if (split->at < split->all.n - 1)
        is_it = guard_node(s, split->all.item[split->at].when);
    if (!is_it)
        return way_this(s, split);
    /* what must be known before it is for all of them, once */
    return (split->at ? control_branch_part
                      : control_branch)(s, is_it, way_this, way_others, split);
}

/* Where True comes of some and False of the others, as of isinstance(), the
 * truth says which it is not. */
static void note_split(Spec *s, const Split *split, Node *pred)
{
    const Fact *facts[2] = {NULL, NULL};

    for (int i = 0; i < split->all.n; i++)
        if (split->out[i].kind != VALUE_BOOL)
            return;
    for (int i = 0; i < split->all.n; i++) {
        const Guard *g = split->all.item[i].when;
        int other = !split->out[i].b;

        if (g && !g->more)
            facts[other] = fact_add(s, facts[other], g->tag, g->k, false);
    }
    facts_note(s, pred, facts[1], facts[0]);
}

/* Are they numbers of one kind, or None both? */
static bool same_kind(Value a, Value b)
{
    if (a.kind == VALUE_NONE || b.kind == VALUE_NONE)
        return a.kind == b.kind;
    return (value_is_python_number(a) || value_is_numpy_scalar(a)) &&
           (value_is_python_number(b) || value_is_numpy_scalar(b)) &&
           value_is_array(a) == value_is_array(b) &&
           value_dtype(a) == value_dtype(b);
}

/* Where each way gives a number of one kind, the result's kind hangs on the
 * tag that was split: it is a choice by that tag. So what is computed of one
 * number of several kinds is of several kinds by one tag, and who asks for the
 * one knows the other. */
static Value by_the_same_tag(Spec *s, const Split *split, Value v)
{
    enum { MOST_KINDS = 8 };
    const Alternatives *all = &split->all;
    Node *tag = all->item[0].when ? all->item[0].when->tag : NULL;
    Choice *c;

    if (v.kind != VALUE_CHOICE || !tag || all->n > MOST_KINDS ||
        all->item[0].when->n != all->n)
        return v;
    c = ARENA_NEW(s->arena, Choice);
    *c = (Choice){tag, all->n, ARENA_ARRAY(s->arena, Value, all->n)};
    for (int i = 0; i < all->n; i++) {
        const Guard *g = all->item[i].when;
        int k = 0;

        if (!g || g->more || g->tag != tag || g->k != i)
            return v;
        while (k < v.choice->n && !same_kind(split->out[i], v.choice->item[k]))
            k++;
        if (k == v.choice->n)
            return v;
        c->item[i] = v.choice->item[k];
    }
    return (Value){.kind = VALUE_CHOICE, .choice = c};
}

Value choice_split(Spec *s, int which, int n, const Value *arg, SplitOp *op,
                   void *data)
{
    Split split = {.n = n, .which = which, .arg = arg, .op = op, .data = data};
    const struct Alternatives *outer = s->split;
    Value v;

    alternatives_of(s, arg[which], NULL, &split.all);
    split.out = ARENA_ARRAY(s->arena, Value, split.all.n);
    s->split = &split.all;
    v = split_rest(s, &split);
    s->split = outer;
    if (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_BOOL)
        note_split(s, &split, v.node);
    return by_the_same_tag(s, &split, v);
}

/* ---- None among the candidates ---- */

Value choice_require(Spec *s, Value v, const char *message)
{
    Alternatives all = {0}, rest = {0};

    if (v.kind != VALUE_CHOICE)
        return v;
    alternatives_of(s, v, NULL, &all);
    for (int i = 0; i < all.n; i++)
        if (all.item[i].value.kind != VALUE_NONE)
            alternatives_add(s->arena, &rest, all.item[i].value,
                             all.item[i].when);
    if (!rest.n || rest.n == all.n)
        return v;
    for (int i = 0; i < all.n; i++) {
        Node *is_none;
        Build b;

        if (all.item[i].value.kind != VALUE_NONE)
            continue;
        is_none = guard_node(s, all.item[i].when);
        b = spec_build(s);
        if (is_none)
            spec_check(s, DIAG_H0906, build1(&b, OP_not, is_none), message);
    }
    return choice_settle(s, join_pick(s, &rest));
}

/* ---- identity ---- */

/* Of two values, are they one object? */
typedef enum Identity {
    IDENTITY_NO,
    IDENTITY_YES,
    IDENTITY_IF_EQUAL, /* bools: there is one object of each truth */
    IDENTITY_UNKNOWN
} Identity;

static bool is_bool_of_numpy(Value v)
{
    return value_is_numpy_scalar(v) && v.object->array.dtype == DTYPE_BOOL;
}

/* May a value that a join made be the other? It is one of older ones. */
static bool joined_may_be(Value x, Value y)
{
    uint32_t oldest;

    if (x.kind != VALUE_OBJECT || !x.object->is_joined)
        return false;
    if (y.kind != VALUE_OBJECT)
        return true;
    oldest = y.object->is_joined ? y.object->joined_from : y.object->id;
    return oldest < x.object->id && y.object->id >= x.object->joined_from;
}

static bool is_text(Value v)
{
    return choice_is_text(v) || value_is_object(v, OBJECT_TEXT);
}

/* Have they what an object keeps while it lives? */
static bool may_be_alike(Value x, Value y)
{
    if (is_text(x) || is_text(y))
        return is_text(x) && is_text(y);
    if (x.kind != VALUE_OBJECT || y.kind != VALUE_OBJECT ||
        x.object->kind != y.object->kind)
        return false;
    if (value_is_array(x))
        return value_is_numpy_scalar(x) && value_is_numpy_scalar(y) &&
               x.object->array.dtype == y.object->array.dtype;
    return object_body(x.object)->nitem == object_body(y.object)->nitem;
}

/* Which row of a list of lists is the one at a staged index? */
static bool may_be_one_row(Spec *s, Value x, Value y)
{
    return value_is_grown(x) && value_is_grown(y) && !value_same(x, y) &&
           grown_is_row(s, x) && grown_is_row(s, y) &&
           (grown_row(s, x) < 0 || grown_row(s, y) < 0);
}

static bool is_list(Value v)
{
    return value_is_object(v, OBJECT_LIST) || value_is_grown(v);
}

/* Of two lists, or two arrays, is one kept by its value? */
static bool one_is_kept(Value x, Value y)
{
    return ((is_list(x) && is_list(y)) ||
            (value_is_array(x) && value_is_array(y))) &&
           (x.object->is_immutable || y.object->is_immutable);
}

static Identity identity_of(Spec *s, Value x, Value y)
{
    bool staged = x.kind == VALUE_SCALAR || y.kind == VALUE_SCALAR;

    if (value_same(x, y))
        return IDENTITY_YES;
    if (may_be_one_row(s, x, y) || one_is_kept(x, y))
        return IDENTITY_UNKNOWN;
    if (is_bool_of_numpy(x) && is_bool_of_numpy(y))
        return IDENTITY_IF_EQUAL;
    if (staged && value_is_python_number(x) && value_is_python_number(y) &&
        value_dtype(x) == value_dtype(y))
        return value_is_bool(x) ? IDENTITY_IF_EQUAL : IDENTITY_UNKNOWN;
    return may_be_alike(x, y) && (joined_may_be(x, y) || joined_may_be(y, x))
               ? IDENTITY_UNKNOWN
               : IDENTITY_NO;
}

static Value unknown_identity(Spec *s, Value x)
{
    if (value_is_python_number(x))
        return spec_not_yet(s, "whether two numbers that are known only when "
                               "running are one object: compare them by `==`");
    return spec_not_yet(s,
                        "a staged branch or loop keeps what a %s holds, not "
                        "which one it is: compare by `==`, not by `is`",
                        value_type_name(s, x));
}

/* The answer to `x is y` of two choices, so far. */
typedef struct Identities {
    bool always;
    bool by_value;        /* that hangs on what bools are, not on tags alone */
    Node *any;            /* it is where this holds, too; or NULL */
    const Value *unknown; /* one that may be the other, or not; or NULL */
} Identities;

static Node *equal_node(Spec *s, Value x, Value y)
{
    Node *a = spec_node(s, x, DTYPE_BOOL), *c = spec_node(s, y, DTYPE_BOOL);
    Build b = spec_build(s);

    return build2(&b, OP_equal, a, c);
}

/* Adds `x is y` of two alternatives. */
static void same_when(Spec *s, const Alternative *x, const Alternative *y,
                      Identities *r)
{
    Identity is = identity_of(s, x->value, y->value);
    const Guard *both;
    Node *n, *equal;
    Build b;

    if (is == IDENTITY_NO || !guard_both(s->arena, x->when, y->when, &both))
        return;
    if (is == IDENTITY_UNKNOWN) {
        r->unknown = &x->value;
        return;
    }
    n = guard_node(s, both);
    if (is == IDENTITY_IF_EQUAL) {
        r->by_value = true;
        equal = equal_node(s, x->value, y->value);
        b = spec_build(s);
        n = n ? build2(&b, OP_and, n, equal) : equal;
    }
    if (!n) {
        r->always = true;
        return;
    }
    b = spec_build(s);
    r->any = r->any ? build2(&b, OP_or, r->any, n) : n;
}

/* `x is y` where y is a plain value: what its truth says of x's tag. */
static void note_identity(Spec *s, const Alternatives *x, Value y, Node *pred)
{
    const Guard *g = NULL;

    for (int i = 0; i < x->n; i++)
        if (value_same(x->item[i].value, y)) {
            if (g)
                return;
            g = x->item[i].when;
        }
    if (g && !g->more)
        facts_note(s, pred, fact_add(s, NULL, g->tag, g->k, true),
                   fact_add(s, NULL, g->tag, g->k, false));
}

/* Is it one choice, whichever of its items it is? */
static bool is_one_choice(Value x, Value y)
{
    const Choice *c = choice_of(x), *d = choice_of(y);

    if (!c || !d || c->n != d->n || c->tag != d->tag)
        return c && c == d;
    for (int i = 0; i < c->n; i++)
        if (!value_same(c->item[i], d->item[i]))
            return false;
    return true;
}

/* True, False and NumPy's are one object each, so `is` of staged bools is
 * equality; whether two other staged numbers are one object is not known, nor
 * which one a join took. */
Value choice_identical(Spec *s, Value x, Value y)
{
    Alternatives a = {0}, c = {0};
    Identities r = {0};

    if (is_one_choice(x, y))
        return value_bool(true);
    alternatives_of(s, x, NULL, &a);
    alternatives_of(s, y, NULL, &c);
    for (int i = 0; i < a.n; i++)
        a.item[i].value = array_original(a.item[i].value);
    for (int k = 0; k < c.n; k++)
        c.item[k].value = array_original(c.item[k].value);
    for (int i = 0; i < a.n && !r.always; i++)
        for (int k = 0; k < c.n && !r.always; k++)
            same_when(s, &a.item[i], &c.item[k], &r);
    if (r.always)
        return value_bool(true);
    if (r.unknown)
        return unknown_identity(s, *r.unknown);
    if (!r.any)
        return value_bool(false);
    if (r.by_value)
        return value_scalar(r.any);
    if (c.n == 1)
        note_identity(s, &a, c.item[0].value, r.any);
    else if (a.n == 1)
        note_identity(s, &c, a.item[0].value, r.any);
    return value_scalar(r.any);
}
