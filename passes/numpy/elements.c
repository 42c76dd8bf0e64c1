/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an array shows, read and written: through views and choices.
 *
 * A view reads and writes its base; what is one of several arrays selects among
 * them. A candidate may be a view of what is one of several in turn, and so on:
 * the paths down to the arrays that own elements double with each step, the
 * objects do not. So one read notes what each of them shows, and one write
 * comes to each of them once, from the holders down. */
#include "passes/numpy/extent.h"
#include "passes/numpy/view.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"
#include "passes/staging/trace.h"

#include <assert.h>

Object *array_root(Object *a)
{
    while (a->array.view)
        a = a->array.view->base.object;
    return a;
}

/* Before its elements are read or changed: are they what they should be? */
static void twin_asked(Spec *s, Object *a)
{
    const Object *root = array_root(a);
    Diag *d;

    if (root->array.choice || array_is_current(root))
        return;
    d = spec_error(s, DIAG_H0990,
                   "an array that a gradient is taken by, and that is changed "
                   "under another name, is not there yet");
    diag_help(s->ctx, d,
              "change it, and read it, as the function's argument alone");
}

/* ---- reading ---- */

/* What objects that have a choice below them show, in one read. */
typedef struct Shown {
    const Object *array;
    Node *node;
} Shown;

typedef struct Read {
    int n, capacity;
    Shown *shown;
} Read;

static Node *read_array(Spec *s, Read *r, Object *a);

/* The elements of what is one of several arrays. */
static Node *read_choice(Spec *s, Read *r, Object *a)
{
    Alternatives all = {0};
    Node **node;

    alternatives_of(s, value_object(a), NULL, &all);
    node = ARENA_ARRAY(s->arena, Node *, all.n);
    for (int i = 0; i < all.n; i++)
        node[i] = extents_bound(s, read_array(s, r, all.item[i].value.object),
                                a->array.shape);
    return alternatives_select(s, &all, node);
}

/* What is computed of padded arrays may be infinite behind its extents, where
 * the cotangent of what is read is 0: a window drops that, times 0. */
static Node *settled(Spec *s, const Object *a, Node *n)
{
    return a->array.view ? n
                         : extent_fill_all(s, n, a->array.extents, FILL_ZERO);
}

static Node *read_array(Spec *s, Read *r, Object *a)
{
    const View *v = a->array.view;
    Object *root = array_root(a);
    Node *n;

    twin_asked(s, a);
    if (!root->array.choice &&
        (!v || (v->seen && v->seen == object_body(root)->node)))
        return spec_import(s, object_body(a)->node);
    for (int i = 0; i < r->n; i++)
        if (r->shown[i].array == a)
            return r->shown[i].node;
    if (a->array.choice) {
        n = read_choice(s, r, a);
    } else {
        n = read_array(s, r, v->base.object);
        n = view_read(s, v, settled(s, v->base.object, n));
    }
    if (root->array.choice)
        *ARENA_PUSH(s->arena, r->shown, r->n, r->capacity) = (Shown){a, n};
    return n;
}

Node *array_padded(Spec *s, Object *a)
{
    Read r = {0};

    return read_array(s, &r, a);
}

Node *array_settled(Spec *s, Object *a)
{
    return settled(s, a, array_padded(s, a));
}

/* ---- writing ---- */

/* What a view of `root` shows of it, and its node with that replaced. */
static Node *read_through(Spec *s, const Object *a, Node *root)
{
    const View *v = a->array.view;

    return v ? view_read(s, v, read_through(s, v->base.object, root)) : root;
}

/* From the root up to what `a` is a view of each is read, from there down each
 * is written: once, however long the chain is. */
static Node *write_through(Spec *s, const Object *a, Node *root, Node *value)
{
    const View **view = NULL;
    Node **node;
    int n = 0, capacity = 0;

    for (const View *v = a->array.view; v; v = v->base.object->array.view)
        *ARENA_PUSH(s->arena, view, n, capacity) = v;
    node = ARENA_ARRAY(s->arena, Node *, n + 1);
    for (int i = n - 1; i >= 0; i--)
        node[i] = i == n - 1 ? root : view_read(s, view[i + 1], node[i + 1]);
    for (int i = 0; i < n; i++)
        value = view_write(s, view[i], node[i], value);
    return value;
}

bool array_need_writable(Spec *s, const Object *a)
{
    Diag *d;

    if (!a->array.read_only)
        return true;
    d = raise_found(s, DIAG_H0519,
                    "this array cannot be changed: it is a read-only view, as "
                    "NumPy makes it");
    diag_help(s->ctx, d, "change a copy of it: `.copy()`");
    return false;
}

static bool may_change(Spec *s, const Object *a)
{
    if (!a->array.is_scalar)
        return array_need_writable(s, a);
    spec_error(s, DIAG_H0511, "a NumPy scalar cannot be changed in place");
    return false;
}

/* `a` owns its elements. */
static void store_own(Spec *s, Object *a, Node *value)
{
    if (!may_change(s, a))
        return;
    twin_asked(s, a);
    if (a->array.twins) {
        trace_unknown(s, "it changes an argument of a gradient");
        a->array.version = ++a->array.twins->version;
    }
    heap_touch(s, a);
    object_edit(a)->node = value;
}

/* Where `when` holds, `array` is to show `value`; NULL: always. What `value` is
 * elsewhere, nobody asks. */
typedef struct Write {
    Object *array;
    Node *value, *when;
} Write;

/* The writes of one store, each array before those that it may be, or is a view
 * of. Those that own their elements are none of them. */
typedef struct Writes {
    int n, capacity;
    Write *item;
} Writes;

static Write *write_of(const Writes *w, const Object *a)
{
    for (int i = 0; i < w->n; i++)
        if (w->item[i].array == a)
            return &w->item[i];
    return NULL;
}

static bool owns_elements(const Object *a)
{
    return !a->array.view && !a->array.choice;
}

/* From below up: backwards it is the order of Writes. */
static void list_writes(Spec *s, Writes *w, Object *a)
{
    const Choice *c = array_root(a)->array.choice;

    if (write_of(w, a))
        return;
    for (int i = 0; c && i < c->n; i++)
        if (!owns_elements(c->item[i].object))
            list_writes(s, w, c->item[i].object);
    *ARENA_PUSH(s->arena, w->item, w->n, w->capacity) = (Write){.array = a};
}

static Node *where(Spec *s, Node *when, Node *x, Node *y)
{
    Build b = spec_build(s);

    if (!when || x == y)
        return x;
    return build3(
        &b, OP_select,
        x->type.shape.rank ? build_broadcast_to(&b, when, x->type.shape) : when,
        x, y);
}

static Node *both(Spec *s, Node *x, Node *y)
{
    Build b = spec_build(s);

    return !x || !y ? x ? x : y : build2(&b, OP_and, x, y);
}

/* Of two writes at most one is the one. */
static void write_add(Spec *s, Write *w, Node *value, Node *when)
{
    Build b = spec_build(s);

    if (!w->value) {
        w->value = value;
        w->when = when;
        return;
    }
    w->value = where(s, when, value, w->value);
    w->when = when && w->when ? build2(&b, OP_or, when, w->when) : NULL;
}

/* Writes the array `root`, which owns its elements, through `w`, whose root it
 * is when `when` holds: only the elements that the view shows are selected. */
static void write_own(Spec *s, const Write *w, Object *root, Node *when)
{
    Shape shape = array_root(w->array)->array.shape;
    Node *n = extents_bound(s, array_padded(s, root), shape);
    Node *value = when ? where(s, when, w->value, read_through(s, w->array, n))
                       : w->value;

    n = write_through(s, w->array, n, value);
    store_own(s, root, extents_bound(s, n, root->array.shape));
}

static void write_below(Spec *s, Writes *all, const Write *w)
{
    Object *root = array_root(w->array);
    Alternatives one = {0};
    Node *whole = NULL;

    if (!w->value || !may_change(s, w->array))
        return;
    if (!root->array.choice) {
        write_own(s, w, root, w->when);
        return;
    }
    alternatives_of(s, value_object(root), NULL, &one);
    for (int i = 0; i < one.n; i++) {
        Object *a = one.item[i].value.object;
        Node *when = both(s, w->when, guard_node(s, one.item[i].when));

        if (owns_elements(a)) {
            write_own(s, w, a, when);
            continue;
        }
        if (!whole)
            whole = write_through(s, w->array, array_padded(s, root), w->value);
        write_add(s, write_of(all, a), extents_bound(s, whole, a->array.shape),
                  when);
    }
}

typedef struct Store {
    Object *array;
    Node *value;
} Store;

static Value way_stores(Spec *s, void *data)
{
    const Store *store = data;

    array_store(s, store->array, spec_import(s, store->value));
    return value_none();
}

/* Nothing is stored where what was checked on the way here has raised. */
static void store_unless_raised(Spec *s, Object *a, Node *value)
{
    Store store = {a, value};
    Value held = value_object(a);

    spec_pin(s, 1, &held);
    raise_then(s, way_stores, &store);
}

void array_store(Spec *s, Object *a, Node *value)
{
    Writes w = {0};

    if (!value || value->type.kind != TYPE_TENSOR) {
        spec_met(s, value_poison());
        return;
    }
    if (s->unguarded) {
        store_unless_raised(s, a, value);
        return;
    }
    if (owns_elements(a)) {
        store_own(s, a, value);
        return;
    }
    list_writes(s, &w, a);
    assert(w.n > 0); /* the last one is of the array itself */
    w.item[w.n - 1].value = value;
    for (int i = w.n - 1; i >= 0; i--)
        write_below(s, &w, &w.item[i]);
}
