/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The log of a traced call: what it asks of what is older than itself, and what
 * it changes there.
 *
 * The log is a set in the order of asking. Traces nest; a read or a change is
 * noted by the innermost one, and handed to the one around it at the end: what
 * a field was when the inner trace asked, it was when the outer one began,
 * unless the outer one had changed it, and then it is no question of its.
 *
 * A change that is taken back, with a way of a branch or an attempt at a loop,
 * is none. What was asked in it stays asked: it decided what came next. */
#include "passes/staging/trace.h"

#include <assert.h>

/* ---- the set of what is noted ---- */

static int *noted_slot(const Trace *t, const Object *o, Sym name)
{
    uint64_t hash = (o->id * 0x9e3779b97f4a7c15u) ^ ((uintptr_t)name >> 3);
    uint64_t at = (hash * 0x9e3779b97f4a7c15u) >> 32;

    for (;; at++) {
        int *slot = &t->slot[at & (uint64_t)(t->nslot - 1)];
        const Field *f = *slot ? &t->noted[*slot - 1].field : NULL;

        if (!f || (f->object == o && f->name == name))
            return slot;
    }
}

static void noted_grow(Arena *a, Trace *t)
{
    t->nslot = t->nslot ? t->nslot * 2 : 32;
    t->slot = ARENA_ARRAY(a, int, t->nslot);
    for (int i = 0; i < t->nnoted; i++)
        *noted_slot(t, t->noted[i].field.object, t->noted[i].field.name) =
            i + 1;
}

static Noted *note(Arena *a, Trace *t, Field f)
{
    int *slot;

    if (t->nnoted * 2 >= t->nslot)
        noted_grow(a, t);
    slot = noted_slot(t, f.object, f.name);
    if (!*slot) {
        *ARENA_PUSH(a, t->noted, t->nnoted, t->noted_capacity) =
            (Noted){.field = f};
        *slot = t->nnoted;
    }
    return &t->noted[*slot - 1];
}

const Noted *trace_noted(const Trace *t, const Object *o, Sym name)
{
    int at = t->nslot ? *noted_slot(t, o, name) : 0;

    return at ? &t->noted[at - 1] : NULL;
}

static void note_asked(Arena *a, Trace *t, Field f)
{
    Noted *n = note(a, t, f);

    if (n->is_asked || n->is_written)
        return;
    n->is_asked = true;
    t->version++;
}

void trace_again(Spec *s, Trace *t, Field f)
{
    note_asked(s->arena, t, f);
}

/* Nobody asks for what a trace that cannot be used notes, but those around, and
 * who puts it back. */
static bool is_noting(const Trace *t)
{
    return !t->unknown || t->outer || t->is_undone;
}

void trace_read(const Object *o, Sym name)
{
    Trace *t = o->heap->trace;

    if (is_noting(t))
        note_asked(o->heap->arena, t, (Field){o, name});
}

/* ---- what it changes ---- */

static bool is_namespace(const Object *o)
{
    return o->kind == OBJECT_CLASS || o->kind == OBJECT_INSTANCE ||
           o->kind == OBJECT_MODULE || o->kind == OBJECT_FRAME ||
           o->kind == OBJECT_FUNCTION;
}

static Noted *note_written(Arena *a, Trace *t, Field f)
{
    Noted *n = note(a, t, f);

    if (n->is_written)
        return NULL;
    n->is_written = true;
    t->version++;
    *ARENA_PUSH(a, t->written, t->nwritten, t->written_capacity) =
        (int)(n - t->noted);
    return n;
}

/* What is no namespace is written as a whole, and asked about as a whole: of
 * what is in it then, the most is what was in it before. */
void trace_write(Spec *s, const Object *o, Sym name)
{
    Trace *t = s->heap.trace;
    const Body *b = object_peek(o);
    Noted *n;

    if (!is_noting(t))
        return;
    if (!name && is_namespace(o))
        trace_unknown(s, "it changes all names of an object");
    if (!name)
        note_asked(s->arena, t, (Field){o, NULL});
    n = note_written(s->arena, t, (Field){o, name});
    if (!n)
        return;
    if (!name) {
        n->body = body_copy(s, b);
        return;
    }
    n->value = body_find(b, name);
}

int trace_nwritten(const Trace *t)
{
    return t ? t->nwritten : 0;
}

void trace_take_back(Spec *s, int n, Changes *changes)
{
    Trace *t = s->heap.trace;
    Field *written = NULL;

    if (!t)
        return;
    assert(n <= t->nwritten); /* the mark was made under the same trace */
    if (n == t->nwritten)
        return;
    if (changes) {
        changes->nwritten = t->nwritten - n;
        changes->written = written =
            ARENA_ARRAY(s->arena, Field, changes->nwritten);
    }
    for (int i = n; i < t->nwritten; i++) {
        t->noted[t->written[i]].is_written = false;
        if (written)
            written[i - n] = t->noted[t->written[i]].field;
    }
    t->nwritten = n;
    t->version++;
}

void trace_loose(Spec *s, const Object *o)
{
    for (Trace *t = s->heap.trace; t && o->id < t->before.nobject; t = t->outer)
        if (!t->unknown) {
            t->unknown = "it joins an object that nothing else may hold";
            t->is_loose = true;
        }
}

void trace_unknown(Spec *s, const char *why)
{
    for (Trace *t = s->heap.trace; t; t = t->outer)
        if (!t->unknown)
            t->unknown = why;
}

void trace_unknown_since(Spec *s, uint32_t first, const char *why)
{
    for (Trace *t = s->heap.trace; t && t->before.nobject >= first;
         t = t->outer)
        if (!t->unknown)
            t->unknown = why;
}

Constant *trace_constant(Spec *s, Trace *t, Node *n)
{
    Constant *c;

    for (int i = 0; i < t->nasked; i++)
        if (t->asked[i].node == n)
            return &t->asked[i];
    c = ARENA_PUSH(s->arena, t->asked, t->nasked, t->asked_capacity);
    *c = (Constant){.node = n};
    return c;
}

void trace_copied(Spec *s, Node *n)
{
    for (Trace *t = s->heap.trace; t && n->id < t->before.nnode; t = t->outer) {
        Constant *c = trace_constant(s, t, n);

        if (c->is_known)
            return;
        c->is_known = true;
        c->literal = (Literal){n->type, (void *)node_attr(n, ATTR_data)->data};
    }
}

Node *node_origin(const Spec *s, Node *n)
{
    n = node_bound(n);
    for (const Region *r = s->region; r; r = r->outer) {
        if (n->graph != r->graph || n->op != OP_param)
            continue;
        for (int i = 0; i < r->ncapture; i++)
            if (r->param[i] == n) {
                n = node_bound(r->captured[i]);
                break;
            }
    }
    return n;
}

void trace_param(Spec *s, Trace *t, Node *param)
{
    Node *origin = node_origin(s, param);

    for (; t; t = t->outer)
        if (param->graph == t->before.region->graph &&
            origin->id < t->before.nnode)
            trace_constant(s, t, origin)->is_known = true;
}

/* ---- its life ---- */

void trace_open(Spec *s, Trace *t)
{
    *t = (Trace){.outer = s->heap.trace,
                 .before = progress_of(s),
                 .deepest = s->deepest,
                 .call_height = s->call_height};
    s->heap.trace = t;
    s->heap.trace_first = t->before.nobject;
    s->deepest = s->depth;
    s->call_height = 0;
}

/* A text of the library is opened where it is first needed, with the modules of
 * ours that it needs: nobody can tell. */
static bool has_imported(const Spec *s, const Trace *t)
{
    for (int i = t->before.nmodule; i < s->nmodule; i++)
        if (!s->module[i]->module.by_library)
            return true;
    return false;
}

static const char *why_unknown(const Spec *s, const Trace *t)
{
    if (t->unknown)
        return t->unknown;
    if (spec_ended(s) || progress_failed(s, &t->before))
        return "it reports something, or does not come back";
    if (has_imported(s, t))
        return "it imports a module";
    return NULL;
}

/* What the outer trace has changed itself it does not ask for. */
static void hand_over(Spec *s, const Trace *t, Trace *outer)
{
    for (int i = 0; i < t->nnoted; i++)
        if (t->noted[i].is_asked &&
            t->noted[i].field.object->id < outer->before.nobject)
            note_asked(s->arena, outer, t->noted[i].field);
    for (int i = 0; i < t->nwritten; i++) {
        const Noted *from = &t->noted[t->written[i]];
        Noted *to = NULL;

        if (from->field.object->id < outer->before.nobject)
            to = note_written(s->arena, outer, from->field);
        if (to) {
            to->value = from->value;
            to->body = from->body;
        }
    }
}

void trace_close(Spec *s, Trace *t)
{
    Trace *outer = t->outer;
    int deepest = s->deepest, height = s->call_height;

    t->unknown = why_unknown(s, t);
    if (outer && is_noting(outer))
        hand_over(s, t, outer);
    s->deepest = deepest > t->deepest ? deepest : t->deepest;
    t->deepest = deepest - s->depth;
    s->call_height = height > t->call_height ? height : t->call_height;
    t->call_height = height;
    s->heap.trace = outer;
    s->heap.trace_first = outer ? outer->before.nobject : 0;
}

void trace_undo(Spec *s, const Trace *t)
{
    for (int i = t->nwritten - 1; i >= 0; i--) {
        const Noted *n = &t->noted[t->written[i]];
        Object *o = (Object *)n->field.object;
        Body before;

        if (n->field.name) {
            object_set(s, o, n->field.name, n->value);
            continue;
        }
        before = body_copy(s, &n->body);
        o->is_immutable = false; /* it became that behind the change */
        heap_touch(s, o);
        heap_put(s, o, &before);
    }
}
