/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Queries and their answers: noted when a traced call ends, and asked again of
 * a later call's arguments.
 *
 * Both walk in one order: the arguments, then the queries as they were asked
 * first. Objects and nodes are numbered as the walk meets them, so equal
 * numbers say equal patterns of aliases: two numbers are two objects, in each
 * call. An object that a query is about was met before it, or is pinned; what
 * was reached in a way that is not noted has no number, and ends the use of
 * the trace. */
#include "passes/staging/alternative.h"
#include "passes/staging/reuse.h"

#include "passes/numpy/view.h"

#include <string.h>

bool object_is_pinned(const Object *o)
{
    return o->kind == OBJECT_FUNCTION || o->kind == OBJECT_CLASS ||
           o->kind == OBJECT_MODULE || o->kind == OBJECT_FRAME ||
           o->kind == OBJECT_PROPERTY;
}

/* ---- comparing what is static ---- */

static bool is_static(Value v)
{
    switch (v.kind) {
    case VALUE_NONE:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_STR:
    case VALUE_BUILTIN:
    case VALUE_TYPE:
    case VALUE_DTYPE:
        return true;
    case VALUE_OBJECT:
        return object_is_pinned(v.object);
    default:
        return false;
    }
}

static bool is_scalar_constant(const Node *n)
{
    return n->op == OP_constant && type_is_scalar(&n->type);
}

/* The constant that a node is where the region in hand uses it, or NULL. What
 * comes into a region is a param, but for scalar constants. */
static const void *constant_of(Spec *s, Node *n)
{
    Literal l;

    if (n->graph != s->region->graph && !is_scalar_constant(n))
        return NULL;
    return spec_static_literal(s, n, &l) ? l.data : NULL;
}

/* What an object is beside what it holds. */
static bool same_head(const Object *a, const Object *b)
{
    if (a->kind != b->kind || a->is_frozen != b->is_frozen ||
        a->is_immutable != b->is_immutable)
        return false;
    switch (a->kind) {
    case OBJECT_ARRAY:
        return a->array.dtype == b->array.dtype &&
               shape_equal(a->array.shape, b->array.shape) &&
               a->array.strides.open == b->array.strides.open &&
               !memcmp(a->array.strides.of, b->array.strides.of,
                       (size_t)a->array.shape.rank *
                           sizeof *a->array.strides.of) &&
               a->array.is_scalar == b->array.is_scalar &&
               a->array.read_only == b->array.read_only && !b->array.mask &&
               !b->array.choice && !a->array.view == !b->array.view &&
               (!a->array.view || view_alike(a->array.view, b->array.view));
    case OBJECT_INSTANCE:
        return a->instance.class == b->instance.class;
    case OBJECT_WRAPPER:
        return a->wrapper.call == b->wrapper.call;
    default:
        return true;
    }
}

static bool can_be_met(const Object *o)
{
    switch (o->kind) {
    case OBJECT_ARRAY:
        return !o->array.mask && !o->array.choice && !o->array.extents &&
               (!o->array.original ||
                !array_root(o->array.original)->array.choice);
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SLICE:
    case OBJECT_RANGE:
    case OBJECT_METHOD:
    case OBJECT_INSTANCE:
    case OBJECT_RNG:
    case OBJECT_TEXT:
    case OBJECT_SUPER:
    case OBJECT_WRAPPER:
        return true;
    default:
        return false;
    }
}

/* Are two arrays one to the script, as an argument of a gradient and what it
 * stands for? Then it counts which two. */
static bool is_other_name(const Object *a, const Object *b)
{
    return a->kind == OBJECT_ARRAY && b->kind == OBJECT_ARRAY && a != b &&
           a->array.twins && a->array.twins == b->array.twins;
}

static bool view_is_fresh(const Object *a, const Node *root)
{
    return a->array.view->seen && a->array.view->seen == root;
}

/* ---- what there was when the trace began ---- */

static const Body *body_before(const Recorder *k, const Object *o)
{
    const Noted *n = trace_noted(k->t, o, NULL);

    return n && n->is_written ? &n->body : object_peek(o);
}

static Value name_before(const Recorder *k, const Object *o, Sym name)
{
    const Noted *n = trace_noted(k->t, o, name);

    return n && n->is_written ? n->value : body_find(object_peek(o), name);
}

/* All names of what may have changed some of them; NULL if there are others
 * now, or were others. */
static const Body *names_before(const Recorder *k, const Object *o)
{
    const Trace *t = k->t;
    Body *before = NULL;

    for (int i = 0; i < t->nwritten; i++) {
        const Noted *n = &t->noted[t->written[i]];
        Value *slot;

        if (n->field.object != o || !n->field.name)
            continue;
        if (!before) {
            before = arena_copy(k->s->arena, object_peek(o), sizeof *before);
            before->item = arena_copy(k->s->arena, before->item,
                                      (size_t)before->nitem * sizeof(Value));
        }
        slot = body_slot(before, n->field.name);
        if (!slot || n->value.kind == VALUE_UNDEFINED)
            return NULL;
        *slot = n->value;
    }
    return before ? before : body_before(k, o);
}

/* ---- noting answers ---- */

bool record_refuse(Recorder *k, const char *why)
{
    if (!k->r->why)
        k->r->why = why;
    return false;
}

int met_object(const Specialised *r, const Object *o)
{
    for (int i = 0; i < r->nmet; i++)
        if (r->met[i].object == o)
            return i;
    return -1;
}

int met_node(const Specialised *r, const Node *origin)
{
    for (int i = 0; i < r->nleaf; i++)
        if (r->leaf[i].node == origin)
            return i;
    return -1;
}

/* A constant that came into the region as a param is no constant there. */
static bool is_opaque(const Node *n, const Node *origin)
{
    return n->op == OP_param && is_scalar_constant(origin);
}

static int record_leaf(Recorder *k, Node *n, bool is_counter)
{
    Node *origin = node_origin(k->s, n);
    int at = met_node(k->r, origin);
    bool is_constant = is_scalar_constant(origin);
    MetNode *leaf;

    if (at >= 0)
        return at;
    leaf =
        ARENA_PUSH(k->s->arena, k->r->leaf, k->r->nleaf, k->r->leaf_capacity);
    *leaf = (MetNode){.node = origin,
                      .type = origin->type,
                      .is_counter = is_counter || is_opaque(n, origin),
                      .param = -1};
    if (is_constant && !leaf->is_counter) {
        leaf->is_asked = true;
        leaf->constant = constant_of(k->s, origin);
    }
    return k->r->nleaf - 1;
}

static int record_node(Recorder *k, Node *n)
{
    return record_leaf(k, n, false);
}

static bool record_value(Recorder *k, Value v, Answer *out);

static bool record_view(Recorder *k, int at)
{
    Specialised *r = k->r;
    Object *o = r->met[at].object;
    const View *v = o->array.view;
    Answer base;
    int *staged;
    bool fresh;

    if (!v)
        return true;
    if (!record_value(k, v->base, &base))
        return false;
    staged = ARENA_ARRAY(k->s->arena, int, v->nstaged);
    for (int i = 0; i < v->nstaged; i++)
        staged[i] = record_node(k, v->staged[i]);
    fresh = view_is_fresh(o, body_before(k, array_root(o))->node);
    r->met[at].base = base;
    r->met[at].nstaged = v->nstaged;
    r->met[at].staged = staged;
    r->met[at].is_fresh = fresh;
    return true;
}

static bool record_object(Recorder *k, Object *o, int *index)
{
    int at = met_object(k->r, o);
    Met *m;

    *index = at;
    if (at >= 0)
        return true;
    if (!can_be_met(o))
        return record_refuse(
            k, "it reads an object of a kind that is not compared");
    for (int i = 0; i < k->r->nmet; i++)
        if (is_other_name(k->r->met[i].object, o))
            return record_refuse(k, "it reads an array under two names");
    m = ARENA_PUSH(k->s->arena, k->r->met, k->r->nmet, k->r->met_capacity);
    *m = (Met){.head = *o, .object = o};
    *index = k->r->nmet - 1;
    return o->kind != OBJECT_ARRAY || record_view(k, *index);
}

/* Is it, for all that is known, any of some numbers? They never change, so who
 * else has them does not matter. */
static bool is_of_numbers(Spec *s, const Choice *c)
{
    for (int i = 0; i < c->n; i++) {
        Value v = c->item[i];

        if (!value_is_python_number(v) && !value_is_numpy_scalar(v))
            return false;
    }
    return tag_is_unknown(s, c->tag);
}

static bool record_choice(Recorder *k, const Choice *c, Answer *out)
{
    if (!is_of_numbers(k->s, c))
        return record_refuse(k, "it reads what is one of several objects");
    *out = (Answer){.kind = ANSWER_CHOICE,
                    .index = record_node(k, c->tag),
                    .nitem = c->n,
                    .item = ARENA_ARRAY(k->s->arena, Answer, c->n)};
    for (int i = 0; i < c->n; i++)
        if (!record_value(k, c->item[i], &out->item[i]))
            return false;
    return true;
}

static bool record_value(Recorder *k, Value v, Answer *out)
{
    *out = (Answer){.kind = ANSWER_VALUE, .value = v};
    if (is_static(v))
        return true;
    switch (v.kind) {
    case VALUE_UNDEFINED:
        out->kind = ANSWER_ABSENT;
        return true;
    case VALUE_SCALAR:
        out->kind = ANSWER_LEAF;
        out->index = record_node(k, v.node);
        return true;
    case VALUE_OBJECT:
        out->kind = ANSWER_OBJECT;
        return record_object(k, v.object, &out->index);
    case VALUE_CHOICE:
        return record_choice(k, v.choice, out);
    default:
        return record_refuse(k, "it reads what has no value on some way");
    }
}

static bool record_body(Recorder *k, const Body *b, Asked *q)
{
    if (b->hash || b->table)
        return record_refuse(k,
                             "it reads keys that have an order of their own");
    q->body = (Body){.nitem = b->nitem, .position = b->position};
    q->item = ARENA_ARRAY(k->s->arena, Answer, b->nitem);
    if (b->name)
        q->body.name = arena_copy(k->s->arena, b->name,
                                  (size_t)b->nitem * sizeof *b->name);
    if (b->key)
        q->key = ARENA_ARRAY(k->s->arena, Answer, b->nitem);
    for (int i = 0; i < b->nitem; i++) {
        if (b->key && !record_value(k, b->key[i], &q->key[i]))
            return false;
        if (b->item && !record_value(k, b->item[i], &q->item[i]))
            return false;
    }
    q->leaf =
        b->node ? record_leaf(k, b->node, q->object->kind == OBJECT_RNG) : -1;
    return true;
}

static bool record_query(Recorder *k, Field query)
{
    const Object *o = query.object;
    Asked *q = ARENA_PUSH(k->s->arena, k->r->asked, k->r->nasked,
                          k->r->asked_capacity);
    const Body *before;

    *q = (Asked){.subject = met_object(k->r, o),
                 .object = o,
                 .name = query.name,
                 .leaf = -1};
    if (q->subject < 0 && !object_is_pinned(o))
        return record_refuse(k,
                             "it reaches an object in a way that is not noted");
    if (q->name)
        return record_value(k, name_before(k, o, q->name), &q->answer);
    before = names_before(k, o);
    if (!before)
        return record_refuse(k, "it reads all names of what it adds some to");
    return record_body(k, before, q);
}

/* What the constant value was asked of: nodes that were met, or the others
 * have no way to be compared. */
bool constants_record(Spec *s, const Trace *t, Specialised *r)
{
    Recorder recorder = {s, t, r}, *k = &recorder;

    for (int i = 0; i < k->t->nasked; i++) {
        Node *origin = node_origin(k->s, k->t->asked[i].node);
        int at = met_node(k->r, origin);

        if (at < 0)
            return record_refuse(
                k, "it asks for the value of what it did not read");
        k->r->leaf[at].is_asked = true;
        k->r->leaf[at].constant = k->t->asked[i].literal.data;
    }
    return true;
}

/* What no argument can be has no number. */
static bool default_counts(Value v)
{
    return v.kind != VALUE_OBJECT || is_static(v) || can_be_met(v.object);
}

/* A call meets the defaults as it meets its arguments, without a query. */
static bool record_defaults(Recorder *k)
{
    Specialised *r = k->r;
    const Value *v = r->function->function.defaults;
    int n = r->function->function.node->ninput;

    r->default_arg = ARENA_ARRAY(k->s->arena, Answer, n);
    for (int i = 0; i < n; i++)
        if (default_counts(v[i]) && !record_value(k, v[i], &r->default_arg[i]))
            return false;
    return true;
}

bool queries_record(Spec *s, const Trace *t, const CallArgs *args,
                    Specialised *r)
{
    Recorder k = {s, t, r};

    r->function = args->function;
    r->narg = args->narg;
    r->nname = args->nname;
    r->keyword = ARENA_ARRAY(s->arena, Text, args->nname);
    for (int i = 0; i < args->nname; i++)
        r->keyword[i] = text_copy(s->arena, args->name[i]);
    r->arg = ARENA_ARRAY(s->arena, Answer, args->narg);
    for (int i = 0; i < args->narg; i++)
        if (!record_value(&k, args->arg[i], &r->arg[i]))
            return false;
    if (!record_defaults(&k))
        return false;
    for (int i = 0; i < t->nnoted; i++)
        if (t->noted[i].is_asked && !record_query(&k, t->noted[i].field))
            return false;
    return true;
}

/* ---- asking again ---- */

static bool match_node(Match *m, int index, Node *n)
{
    const MetNode *leaf = &m->r->leaf[index];
    Node *origin = node_origin(m->s, n);
    const void *constant;

    if (index < m->nnode)
        return node_origin(m->s, m->node[index]) == origin;
    for (int i = 0; i < m->nnode && !m->is_loose; i++)
        if (node_origin(m->s, m->node[i]) == origin)
            return false;
    if (!type_equal(&leaf->type, &origin->type))
        return false;
    if (leaf->is_asked ||
        (is_scalar_constant(origin) && !m->is_loose && !leaf->is_counter)) {
        constant = is_opaque(n, origin) ? NULL : constant_of(m->s, origin);
        if (!leaf->is_asked || !constant != !leaf->constant ||
            (constant && memcmp(constant, leaf->constant,
                                (size_t)(shape_size(leaf->type.shape) *
                                         dtype_info[leaf->type.dtype].size))))
            return false;
    }
    m->node[m->nnode++] = is_opaque(n, origin) ? n : origin;
    return true;
}

static bool match_value(Match *m, const Answer *a, Value v);

static bool match_object(Match *m, int index, Object *o)
{
    const Met *met = &m->r->met[index];

    if (index < m->nobject)
        return m->object[index] == o;
    for (int i = 0; i < m->nobject; i++)
        if (m->object[i] == o || is_other_name(m->object[i], o))
            return false;
    if (!can_be_met(o) || !same_head(&met->head, o) || !array_is_current(o))
        return false;
    m->object[m->nobject++] = o;
    if (o->kind != OBJECT_ARRAY || !o->array.view)
        return true;
    if (!match_value(m, &met->base, o->array.view->base))
        return false;
    for (int i = 0; i < met->nstaged; i++)
        if (!match_node(m, met->staged[i], o->array.view->staged[i]))
            return false;
    return view_is_fresh(o, object_body(array_root(o))->node) == met->is_fresh;
}

static bool match_choice(Match *m, const Answer *a, const Choice *c)
{
    if (c->n != a->nitem || !is_of_numbers(m->s, c) ||
        !match_node(m, a->index, c->tag))
        return false;
    for (int i = 0; i < c->n; i++)
        if (!match_value(m, &a->item[i], c->item[i]))
            return false;
    return true;
}

static bool match_value(Match *m, const Answer *a, Value v)
{
    switch (a->kind) {
    case ANSWER_ABSENT:
        return v.kind == VALUE_UNDEFINED;
    case ANSWER_VALUE:
        return is_static(v) && value_same(a->value, v);
    case ANSWER_LEAF:
        if (m->is_loose && value_is_number(v) &&
            number_dtype(v) == m->r->leaf[a->index].type.dtype)
            v = value_scalar(spec_scalar_node(m->s, v));
        return v.kind == VALUE_SCALAR && match_node(m, a->index, v.node);
    case ANSWER_OBJECT:
        return v.kind == VALUE_OBJECT && !object_is_pinned(v.object) &&
               match_object(m, a->index, v.object);
    case ANSWER_CHOICE:
        return v.kind == VALUE_CHOICE && match_choice(m, a, v.choice);
    }
    return false;
}

static bool match_body(Match *m, const Asked *q, const Body *b)
{
    if (b->hash || b->table || b->nitem != q->body.nitem ||
        b->position != q->body.position || !b->node != (q->leaf < 0) ||
        !b->key != !q->key || !b->name != !q->body.name)
        return false;
    for (int i = 0; i < b->nitem; i++) {
        if (b->name && b->name[i] != q->body.name[i])
            return false;
        if (b->key && !match_value(m, &q->key[i], b->key[i]))
            return false;
        if (b->item && !match_value(m, &q->item[i], b->item[i]))
            return false;
    }
    return !b->node || match_node(m, q->leaf, b->node);
}

static bool match_query(Match *m, const Asked *q)
{
    const Object *o = q->subject >= 0 ? m->object[q->subject] : q->object;
    const Value *v;

    if (!q->name)
        return match_body(m, q, object_body(o));
    v = object_find(o, q->name);
    return (v && m->widens && recursion_widens(m, q, *v)) ||
           match_value(m, &q->answer,
                       v ? *v : (Value){.kind = VALUE_UNDEFINED});
}

static bool match_defaults(Match *m)
{
    const Object *f = m->r->function;
    const Value *v = f->function.defaults;

    for (int i = 0; i < f->function.node->ninput; i++)
        if (default_counts(v[i]) &&
            !match_value(m, &m->r->default_arg[i], v[i]))
            return false;
    return true;
}

bool queries_match(Match *m, const CallArgs *args)
{
    const Specialised *r = m->r;

    if (args->function != r->function || args->narg != r->narg ||
        args->nname != r->nname)
        return false;
    for (int i = 0; i < args->nname; i++)
        if (!text_equal(args->name[i], r->keyword[i]))
            return false;
    for (int i = 0; i < args->narg; i++)
        if (!match_value(m, &r->arg[i], args->arg[i]))
            return false;
    if (!match_defaults(m))
        return false;
    for (int i = 0; i < r->nasked; i++)
        if (!match_query(m, &r->asked[i]))
            return false;
    return true;
}
