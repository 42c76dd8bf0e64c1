/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Modules copied to another arena: what was made on the way to a module goes
 * when its arena does, and the copy stays.
 *
 * Copies of nodes share what they point to (attr.c); here that is copied, too:
 * attributes, types of tuples, the user's calls. */
#include "ir/graph.h"
#include "ir/literal.h"

#include <assert.h>

/* Calls by the address of the one that was copied: an open-addressing table. */
typedef struct CallCopies {
    struct CallCopy {
        const CallSite *from;
        CallSite *to;
    } *slot;
    size_t nslot, n;
} CallCopies;

typedef struct ModuleCopy {
    Module *to;
    Arena *working; /* memory that the copy does not point to */
    Copies copies;  /* of the module's nodes */
    CallCopies calls;
} ModuleCopy;

/* ---- the user's calls ---- */

static struct CallCopy *call_slot(const CallCopies *c, const CallSite *from)
{
    uintptr_t address = (uintptr_t)from;
    size_t at = text_hash(&address, sizeof address) & (c->nslot - 1);

    while (c->slot[at].from && c->slot[at].from != from)
        at = (at + 1) & (c->nslot - 1);
    return &c->slot[at];
}

static void calls_grow(ModuleCopy *m)
{
    CallCopies old = m->calls;

    m->calls.nslot = old.nslot ? old.nslot * 2 : 64;
    m->calls.slot = ARENA_ARRAY(m->working, struct CallCopy, m->calls.nslot);
    for (size_t i = 0; i < old.nslot; i++)
        if (old.slot[i].from)
            *call_slot(&m->calls, old.slot[i].from) = old.slot[i];
}

/* A copy whose caller is set by the caller; `*is_new` says that it must be. */
static CallSite *call_copy(ModuleCopy *m, const CallSite *from, bool *is_new)
{
    struct CallCopy *slot;

    if (m->calls.n * 2 >= m->calls.nslot)
        calls_grow(m);
    slot = call_slot(&m->calls, from);
    *is_new = !slot->from;
    if (*is_new) {
        slot->from = from;
        slot->to = arena_copy(m->to->arena, from, sizeof *from);
        m->calls.n++;
    }
    return slot->to;
}

static const CallSite *calls_copy(ModuleCopy *m, const CallSite *from)
{
    const CallSite *first = NULL, **last = &first;

    for (bool is_new = true; from && is_new; from = from->caller) {
        CallSite *copy = call_copy(m, from, &is_new);

        *last = copy;
        last = &copy->caller;
    }
    return first;
}

/* ---- what nodes point to ---- */

static void attr_own(Arena *a, Attr *attr, const Type *type)
{
    Text *text;

    switch (attr_info[attr->key].kind) {
    case ATTR_INT:
        break;
    case ATTR_INTS:
        attr->ints =
            arena_copy(a, attr->ints, (size_t)attr->n * sizeof *attr->ints);
        break;
    case ATTR_TEXT:
        attr->text = text_copy(a, attr->text);
        break;
    case ATTR_TEXTS:
        text = ARENA_ARRAY(a, Text, attr->n);
        for (int i = 0; i < attr->n; i++)
            text[i] = text_copy(a, attr->texts[i]);
        attr->texts = text;
        break;
    case ATTR_DATA:
        if (literal_size(type) < LARGE_DATA)
            attr->data = arena_copy(a, attr->data, literal_size(type));
        break;
    }
}

static void type_own(Arena *a, Type *type)
{
    if (type->kind != TYPE_TUPLE)
        return;
    for (int i = 0; i < type->nelement; i++)
        assert(type->element[i].kind != TYPE_TUPLE);
    *type = type_tuple(a, type->element, type->nelement);
}

static void graph_own(ModuleCopy *m, Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        type_own(m->to->arena, &n->type);
        n->calls = calls_copy(m, n->calls);
        for (int i = 0; i < n->nattr; i++)
            attr_own(m->to->arena, &n->attr[i], &n->type);
        for (int i = 0; i < n->nregion; i++)
            graph_own(m, n->region[i]);
    }
}

/* ---- functions ---- */

static void function_copy(ModuleCopy *m, const Graph *from)
{
    Graph *g = module_function(m->to, from->name);

    for (int i = 0; i < from->nparam; i++) {
        const Node *param = from->param[i];
        Node *copy = graph_param(g, param->type);

        copy->span = param->span;
        copy->calls = param->calls;
        copies_put(&m->copies, param, copy);
    }
    graph_copy_body(g, from, &m->copies);
    graph_set_outputs(g, from->noutput, from->output);
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = copies_find(&m->copies, g->output[i]);
    g->is_staged = from->is_staged;
    if (from->over)
        g->over = arena_copy(m->to->arena, from->over,
                             (size_t)from->noutput * sizeof *from->over);
    graph_own(m, g);
}

Module *module_copy(Context *ctx, const Module *from)
{
    ModuleCopy m = {.to = module_new(ctx), .working = from->arena};

    assert(ctx->arena != from->arena);
    m.copies =
        (Copies){ARENA_ARRAY(m.working, Node *, from->nnode), 0, from->nnode};
    for (const Graph *g = from->first; g; g = g->next)
        function_copy(&m, g);
    return m.to;
}
