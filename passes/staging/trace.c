/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The log of a traced call: what it asks of what is older than itself.
 *
 * The log is a set in the order of asking. Traces nest; a read is noted by the
 * innermost one, and handed to the one around it at the end. That is enough,
 * for a trace that can be used again changes nothing older than itself: what a
 * name was when the inner trace read it, it was when the outer one began. A
 * change ends the use of each trace that the object is older than. */
#include "passes/staging/trace.h"

/* ---- the set of queries ---- */

static int *query_slot(const Trace *t, const Object *o, Sym name)
{
    uint64_t hash = (o->id * 0x9e3779b97f4a7c15u) ^ ((uintptr_t)name >> 3);
    uint64_t at = (hash * 0x9e3779b97f4a7c15u) >> 32;

    for (;; at++) {
        int *slot = &t->slot[at & (uint64_t)(t->nslot - 1)];

        if (!*slot || (t->query[*slot - 1].object == o &&
                       t->query[*slot - 1].name == name))
            return slot;
    }
}

static void queries_grow(Arena *a, Trace *t)
{
    t->nslot = t->nslot ? t->nslot * 2 : 32;
    t->slot = ARENA_ARRAY(a, int, t->nslot);
    for (int i = 0; i < t->nquery; i++)
        *query_slot(t, t->query[i].object, t->query[i].name) = i + 1;
}

static void note(Arena *a, Trace *t, const Object *o, Sym name)
{
    int *slot;

    if (t->nquery * 2 >= t->nslot)
        queries_grow(a, t);
    slot = query_slot(t, o, name);
    if (*slot)
        return;
    *ARENA_PUSH(a, t->query, t->nquery, t->query_capacity) = (Query){o, name};
    *slot = t->nquery;
}

void trace_again(Spec *s, Trace *t, const Object *o, Sym name)
{
    note(s->arena, t, o, name);
}

void trace_read(const Object *o, Sym name)
{
    Trace *t = o->heap->trace;

    if (!t->unknown || t->outer)
        note(o->heap->arena, t, o, name);
}

void trace_change(const Object *o)
{
    for (Trace *t = o->heap->trace; t && o->id < t->first; t = t->outer)
        if (!t->unknown)
            t->unknown = "it changes something that was there before";
}

void trace_loose(Spec *s, const Object *o)
{
    for (Trace *t = s->heap.trace; t && o->id < t->first; t = t->outer)
        if (!t->unknown)
            t->unknown = "it joins an object that nothing else may hold";
}

void trace_unknown(Spec *s, const char *why)
{
    for (Trace *t = s->heap.trace; t; t = t->outer)
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

Node *node_origin(const Spec *s, Node *n)
{
    for (const Region *r = s->region; r; r = r->outer) {
        if (n->graph != r->graph || n->op != OP_param)
            continue;
        for (int i = 0; i < r->ncapture; i++)
            if (r->param[i] == n) {
                n = r->captured[i];
                break;
            }
    }
    return n;
}

void trace_param(Spec *s, Trace *t, Node *param)
{
    Node *origin = node_origin(s, param);

    for (; t; t = t->outer)
        if (param->graph == t->region->graph && origin->id < t->first_node)
            trace_constant(s, t, origin)->is_known = true;
}

/* ---- its life ---- */

void trace_open(Spec *s, Trace *t)
{
    *t = (Trace){.outer = s->heap.trace,
                 .first = s->heap.nobject,
                 .first_node = s->out->nnode,
                 .region = s->region,
                 .token = s->region->token,
                 .last_diag = s->ctx->last_diag,
                 .nmodule = s->nmodule,
                 .nsweep = s->nsweep,
                 .deepest = s->deepest,
                 .call_height = s->call_height,
                 .nemit = s->nemit};
    s->heap.trace = t;
    s->heap.trace_first = t->first;
    s->deepest = s->depth;
    s->call_height = 0;
}

static const char *why_unknown(const Spec *s, const Trace *t)
{
    if (t->unknown)
        return t->unknown;
    if (spec_ended(s) || s->ctx->last_diag != t->last_diag)
        return "it reports something, or does not come back";
    if (s->nmodule != t->nmodule)
        return "it imports a module";
    if (s->nsweep != t->nsweep)
        return "it takes a gradient";
    return NULL;
}

void trace_close(Spec *s, Trace *t)
{
    Trace *outer = t->outer;
    int deepest = s->deepest, height = s->call_height;

    t->unknown = why_unknown(s, t);
    for (int i = 0; outer && !outer->unknown && i < t->nquery; i++)
        if (t->query[i].object->id < outer->first)
            note(s->arena, outer, t->query[i].object, t->query[i].name);
    s->deepest = deepest > t->deepest ? deepest : t->deepest;
    t->deepest = deepest - s->depth;
    s->call_height = height > t->call_height ? height : t->call_height;
    t->call_height = height;
    s->heap.trace = outer;
    s->heap.trace_first = outer ? outer->first : 0;
}
