/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What comes back from a traced call, so that each later one can make its own.
 *
 * Static values come back as they are, objects that were met as what stands in
 * their place, new objects anew. A node is an output of the graph, a leaf that
 * was handed in, or a constant of ints, which stays known to the caller. What a
 * caller may look through more deeply, sums of ints (affine.c), is refused: a
 * call node would hide it. */
#include "passes/staging/reuse.h"

#include "passes/numpy/numpy.h"

#include <math.h>

enum { MOST_SIZES = 8 };

/* ---- nodes ---- */

static bool is_sum_of_ints(const Node *n)
{
    return (n->op == OP_add || n->op == OP_subtract || n->op == OP_multiply) &&
           !n->type.shape.rank && !dtype_info[n->type.dtype].is_float;
}

/* A constant of ints may be a shape, an index or an axis. */
static bool may_be_a_size(const Type *t)
{
    return !dtype_info[t->dtype].is_float && t->shape.rank <= 1 &&
           shape_size(t->shape) <= MOST_SIZES;
}

static int output_of(Recorder *k, Node *n)
{
    Specialised *r = k->r;

    for (int i = 0; i < r->noutput && !r->is_recursive; i++)
        if (r->output[i] == n)
            return i;
    *ARENA_PUSH(k->s->arena, r->output, r->noutput, r->output_capacity) = n;
    return r->noutput - 1;
}

static bool source_of(Recorder *k, Node *n, bool is_counter, NodeSource *out)
{
    Literal l;
    int leaf;

    *out = (NodeSource){.kind = FROM_NONE};
    if (!n)
        return true;
    if (n->type.kind != TYPE_TENSOR)
        return record_refuse(k, "what comes back has no type");
    out->type = n->type;
    if (k->r->is_recursive) { /* what it is differs by rounds */
        out->kind = FROM_OUTPUT;
        out->index = output_of(k, spec_import(k->s, n));
        return true;
    }
    leaf = met_node(k->r, node_origin(k->s, n));
    if (leaf >= 0) {
        out->kind = FROM_LEAF;
        out->index = leaf;
        return true;
    }
    if (n->graph != k->s->region->graph || n->op == OP_param ||
        n->id < k->t->before.nnode)
        return record_refuse(k, "a node comes back that it did not read");
    if (!is_counter && may_be_a_size(&n->type) &&
        spec_static_literal(k->s, n, &l)) {
        out->kind = FROM_CONSTANT;
        out->data = l.data;
        return true;
    }
    if (!is_counter && is_sum_of_ints(n))
        return record_refuse(
            k, "its caller may need to know how an int is computed");
    out->kind = FROM_OUTPUT;
    out->index = output_of(k, n);
    return true;
}

/* ---- values ---- */

static bool made_of(Recorder *k, Value v, Made *out);

static bool is_made_anew(const Object *o)
{
    switch (o->kind) {
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SLICE:
    case OBJECT_RANGE:
    case OBJECT_METHOD:
    case OBJECT_INSTANCE:
    case OBJECT_RNG:
    case OBJECT_TEXT:
        return true;
    case OBJECT_ARRAY:
        return !o->array.mask && !o->array.choice && !o->array.extents;
    default:
        return false;
    }
}

static bool describe_view(Recorder *k, int at, const View *v)
{
    NodeSource *staged = ARENA_ARRAY(k->s->arena, NodeSource, v->nstaged);
    NodeSource seen = {.kind = FROM_NONE};
    Made base;

    if (!made_of(k, v->base, &base))
        return false;
    if (v->seen == object_peek(array_root(v->base.object))->node &&
        !source_of(k, v->seen, false, &seen))
        return false;
    for (int i = 0; i < v->nstaged; i++)
        if (!source_of(k, v->staged[i], false, &staged[i]))
            return false;
    k->r->made[at].base = base;
    k->r->made[at].seen = seen;
    k->r->made[at].staged = staged;
    return true;
}

static bool describe_new(Recorder *k, int at, const Object *o)
{
    const Body *b = object_peek(o);
    Made *item = ARENA_ARRAY(k->s->arena, Made, b->nitem);
    Made *key = b->key ? ARENA_ARRAY(k->s->arena, Made, b->nitem) : NULL;
    NodeSource node;

    if (b->hash || b->table)
        return record_refuse(k,
                             "keys that have an order of their own come back");
    for (int i = 0; i < b->nitem; i++)
        if ((key && !made_of(k, b->key[i], &key[i])) ||
            !made_of(k, b->item[i], &item[i]))
            return false;
    if (!source_of(k, b->node, o->kind == OBJECT_RNG, &node))
        return false;
    k->r->made[at].nitem = b->nitem;
    k->r->made[at].item = item;
    k->r->made[at].key = key;
    k->r->made[at].node = node;
    k->r->made[at].position = b->position;
    if (b->name)
        k->r->made[at].name = arena_copy(k->s->arena, b->name,
                                         (size_t)b->nitem * sizeof *b->name);
    return o->kind != OBJECT_ARRAY || !o->array.view ||
           describe_view(k, at, o->array.view);
}

static bool made_object(Recorder *k, Object *o, Made *out)
{
    int at;

    if (o->id < k->t->before.nobject) {
        out->index = met_object(k->r, o);
        out->kind = object_is_pinned(o) ? MADE_VALUE : MADE_MET;
        return out->kind == MADE_VALUE || out->index >= 0 ||
               record_refuse(k, "an object comes back that it did not read");
    }
    out->kind = MADE_NEW;
    for (at = 0; at < k->r->nmade; at++)
        if (k->r->made[at].object == o) {
            out->index = at;
            return true;
        }
    if (!is_made_anew(o))
        return record_refuse(
            k, "an object of its own comes back that cannot be made "
               "again");
    *ARENA_PUSH(k->s->arena, k->r->made, k->r->nmade, k->r->made_capacity) =
        (MadeObject){.object = o, .head = *o};
    out->index = at;
    return describe_new(k, at, o);
}

static bool made_choice(Recorder *k, const Choice *c, Made *out)
{
    out->kind = MADE_CHOICE;
    out->nitem = c->n;
    out->item = ARENA_ARRAY(k->s->arena, Made, c->n);
    for (int i = 0; i < c->n; i++)
        if (!made_of(k, c->item[i], &out->item[i]))
            return false;
    return source_of(k, c->tag, false, &out->source);
}

static bool made_of(Recorder *k, Value v, Made *out)
{
    *out = (Made){.kind = MADE_VALUE, .value = v};
    switch (v.kind) {
    case VALUE_POISON:
    case VALUE_UNSETTLED:
        return record_refuse(k, "what comes back has no value on some way");
    case VALUE_CHOICE:
        return made_choice(k, v.choice, out);
    case VALUE_FLOAT: /* each NaN is one of its own */
        return !isnan(v.f) || record_refuse(k, "a NaN comes back");
    case VALUE_SCALAR:
        out->kind = MADE_SCALAR;
        return source_of(k, v.node, false, &out->source);
    case VALUE_OBJECT:
        if (value_is_array(v) && v.object->array.choice) {
            out->is_array = true;
            return made_choice(k, v.object->array.choice, out);
        }
        return made_object(k, v.object, out);
    default:
        return true;
    }
}

/* ---- what changed ---- */

static bool body_written(Recorder *k, Object *o, Written *w)
{
    Specialised *r = k->r;

    if (w->subject < 0 || (o->kind == OBJECT_ARRAY && o->array.view))
        return record_refuse(k, "it changes what is not made again");
    *ARENA_PUSH(k->s->arena, r->made, r->nmade, r->made_capacity) =
        (MadeObject){
            .object = o, .head = *o, .is_there = true, .met = w->subject};
    w->made = r->nmade - 1;
    return describe_new(k, w->made, o);
}

static bool record_written(Recorder *k, Field f, Written *w)
{
    Object *o = (Object *)f.object;
    const Value *v;

    *w = (Written){.subject = met_object(k->r, o), .object = o, .name = f.name};
    if (w->subject < 0 && !object_is_pinned(o))
        return record_refuse(k, "it changes an object that it did not read");
    if (!f.name)
        return body_written(k, o, w);
    v = body_slot(object_peek(o), f.name);
    return v ? made_of(k, *v, &w->value)
             : record_refuse(k, "a name that it changes is gone");
}

bool result_record(Spec *s, const Trace *t, Specialised *r, Value v)
{
    Recorder k = {s, t, r};

    if (!made_of(&k, v, &r->result))
        return false;
    r->written = ARENA_ARRAY(s->arena, Written, t->nwritten);
    for (r->nwritten = 0; r->nwritten < t->nwritten; r->nwritten++)
        if (!record_written(&k, t->noted[t->written[r->nwritten]].field,
                            &r->written[r->nwritten]))
            return false;
    return true;
}

/* ---- making it ---- */

typedef struct Maker {
    Match *m;
    Node *const *output;
    Object **object;
} Maker;

static Node *node_from(Maker *k, const NodeSource *f)
{
    Build b;

    switch (f->kind) {
    case FROM_NONE:
        return NULL;
    case FROM_OUTPUT:
        return k->output[f->index];
    case FROM_LEAF:
        return k->m->node[f->index];
    case FROM_CONSTANT:
        b = spec_build(k->m->s);
        return build_constant(&b, f->type, f->data);
    }
    return NULL;
}

static Value value_from(Maker *k, const Made *made);

static Value choice_from(Maker *k, const Made *made)
{
    Arena *a = k->m->s->arena;
    Choice *c = ARENA_NEW(a, Choice);
    Value v = {.kind = VALUE_CHOICE, .choice = c};

    *c = (Choice){node_from(k, &made->source), made->nitem,
                  ARENA_ARRAY(a, Value, made->nitem)};
    for (int i = 0; i < made->nitem; i++)
        c->item[i] = value_from(k, &made->item[i]);
    return made->is_array ? choice_settle(k->m->s, v) : v;
}

static Value value_from(Maker *k, const Made *made)
{
    switch (made->kind) {
    case MADE_VALUE:
        return made->value;
    case MADE_SCALAR:
        return value_scalar(node_from(k, &made->source));
    case MADE_MET:
        return value_object(k->m->object[made->index]);
    case MADE_NEW:
        return value_object(k->object[made->index]);
    case MADE_CHOICE:
        return choice_from(k, made);
    }
    return value_poison();
}

static const View *view_from(Maker *k, const MadeObject *made)
{
    const View *old = made->head.array.view;
    View *v = arena_copy(k->m->s->arena, old, sizeof *old);

    v->base = value_from(k, &made->base);
    v->seen = node_from(k, &made->seen);
    v->staged = ARENA_ARRAY(k->m->s->arena, Node *, old->nstaged);
    for (int i = 0; i < old->nstaged; i++)
        v->staged[i] = node_from(k, &made->staged[i]);
    return v;
}

static void fill(Maker *k, int at)
{
    const MadeObject *made = &k->m->r->made[at];
    Object *o = k->object[at];
    Body *b = object_edit(o);
    Value *key;

    b->index = NULL;
    b->nitem = b->capacity = made->nitem;
    b->position = made->position;
    b->node = node_from(k, &made->node);
    b->item = ARENA_ARRAY(k->m->s->arena, Value, made->nitem);
    for (int i = 0; i < made->nitem; i++)
        b->item[i] = value_from(k, &made->item[i]);
    if (made->key) {
        b->key = key = ARENA_ARRAY(k->m->s->arena, Value, made->nitem);
        for (int i = 0; i < made->nitem; i++)
            key[i] = value_from(k, &made->key[i]);
    }
    if (made->name)
        b->name = arena_copy(k->m->s->arena, made->name,
                             (size_t)made->nitem * sizeof *made->name);
    if (o->kind == OBJECT_ARRAY && made->head.array.view)
        o->array.view = (View *)view_from(k, made);
}

/* Through the accessors: a trace around it notes the change. */
static void change(Maker *k, const Written *w)
{
    Spec *s = k->m->s;
    Object *o = w->subject < 0 ? w->object : k->m->object[w->subject];

    if (w->name) {
        object_set(s, o, w->name, value_from(k, &w->value));
        return;
    }
    if (o->kind == OBJECT_ARRAY) {
        array_store(s, o, node_from(k, &k->m->r->made[w->made].node));
        return;
    }
    heap_touch(s, o);
    fill(k, w->made);
    o->resized = s->span;
}

/* What a join made is younger than what it is of, and may be of what was there
 * before the call. */
static void make_shells(Maker *k, bool joined)
{
    const Specialised *r = k->m->r;
    Object *o;

    for (int i = 0; i < r->nmade; i++)
        if (!r->made[i].is_there && r->made[i].head.is_joined == joined) {
            o = object_like(
                k->m->s, &r->made[i].head,
                &(Body){.is_grown = r->made[i].head.may_grow &&
                                    r->made[i].head.kind == OBJECT_INSTANCE});
            o->joined_from = 0;
            k->object[i] = o;
        }
}

Value result_make(Match *m, Node *const *output)
{
    Spec *s = m->s;
    const Specialised *r = m->r;
    Maker k = {m, output, ARENA_ARRAY(s->arena, Object *, r->nmade)};

    for (int i = 0; i < r->nmade; i++)
        if (r->made[i].is_there)
            k.object[i] = m->object[r->made[i].met];
    make_shells(&k, false);
    make_shells(&k, true);
    for (int i = 0; i < r->nmade; i++)
        if (!r->made[i].is_there)
            fill(&k, i);
    for (int i = 0; i < r->nwritten; i++)
        change(&k, &r->written[i]);
    return value_from(&k, &r->result);
}

/* ---- as text, to be compared ---- */

static void print_source(TextBuffer *out, const Match *m, const NodeSource *f)
{
    static const char *const name[] = {"none", "output", "leaf", "constant"};

    buffer_printf(out, "%s %u", name[f->kind],
                  f->kind == FROM_LEAF
                      ? node_origin(m->s, m->node[f->index])->id
                      : (unsigned)f->index);
    if (f->kind == FROM_CONSTANT)
        for (int64_t i = 0;
             i < shape_size(f->type.shape) * dtype_info[f->type.dtype].size;
             i++)
            buffer_printf(out, " %02x", ((const unsigned char *)f->data)[i]);
}

static void print_made(TextBuffer *out, const Match *m, const Made *made)
{
    switch (made->kind) {
    case MADE_VALUE:
        buffer_printf(out, "value %d", made->value.kind);
        if (made->value.kind == VALUE_STR)
            buffer_put(out, made->value.s.data, made->value.s.size);
        else if (made->value.kind > VALUE_NOT_IMPLEMENTED)
            buffer_printf(out, " %llx",
                          made->value.kind == VALUE_BOOL
                              ? (unsigned long long)made->value.b
                          : made->value.kind == VALUE_DTYPE
                              ? (unsigned long long)made->value.dtype
                              : (unsigned long long)made->value.i);
        break;
    case MADE_SCALAR:
        buffer_puts(out, "scalar ");
        print_source(out, m, &made->source);
        break;
    case MADE_MET:
        buffer_printf(out, "met %u", m->object[made->index]->id);
        break;
    case MADE_NEW:
        buffer_printf(out, "new %d", made->index);
        break;
    case MADE_CHOICE:
        print_source(out, m, &made->source);
        for (int i = 0; i < made->nitem; i++)
            print_made(out, m, &made->item[i]);
        break;
    }
    buffer_puts(out, ";");
}

void result_print(TextBuffer *out, const Match *m)
{
    const Specialised *r = m->r;

    print_made(out, m, &r->result);
    for (int i = 0; i < r->nwritten; i++) {
        const Written *w = &r->written[i];

        buffer_printf(out, "\n%u.%s := ",
                      w->subject < 0 ? w->object->id
                                     : m->object[w->subject]->id,
                      w->name ? w->name : "");
        if (w->name)
            print_made(out, m, &w->value);
        else
            buffer_printf(out, "new %d", w->made);
    }
    for (int i = 0; i < r->nmade; i++) {
        const MadeObject *o = &r->made[i];

        buffer_printf(out, "\nnew %d kind %d position %d: ", i, o->head.kind,
                      o->position);
        print_source(out, m, &o->node);
        for (int k = 0; k < o->nitem; k++) {
            buffer_printf(out, " %s ", o->name ? o->name[k] : "");
            if (o->key)
                print_made(out, m, &o->key[k]);
            print_made(out, m, &o->item[k]);
        }
        if (o->head.kind != OBJECT_ARRAY)
            continue;
        buffer_printf(out, " scalar %d fixed %d", o->head.array.is_scalar,
                      o->head.array.read_only);
        for (int k = 0; k < o->head.array.shape.rank; k++)
            buffer_printf(out, " %lld", (long long)o->head.array.strides.of[k]);
        if (o->head.array.view) {
            print_made(out, m, &o->base);
            print_source(out, m, &o->seen);
            for (int k = 0; k < o->head.array.view->nstaged; k++)
                print_source(out, m, &o->staged[k]);
        }
    }
}
