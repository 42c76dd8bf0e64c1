/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Common-subexpression elimination.
 *
 * Two nodes compute the same value when operation, type, attributes and inputs
 * are equal and the operation is pure. Nodes are visited inputs first: by the
 * time a node is looked up its inputs are the survivors already, and one sweep
 * finds every duplicate. The duplicates are unlinked.
 *
 * A region is a world of its own, with a table of its own: what it shares with
 * the graph around it comes in by its inputs. Nodes with regions are not
 * merged. */
#include "passes/optimise.h"

#include "ir/regions.h"

#include <string.h>

typedef struct NodeTable {
    Node **slot;
    size_t nslot; /* a power of two */
    size_t count;
} NodeTable;

typedef struct Cse {
    Arena *scratch;
    IdTable replacement;
} Cse;

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 29;
}

/* How much of a literal is hashed: data sets are literals, too. */
enum { HASHED_BYTES = 256 };

/* Attributes that are cheap to hash; the others are compared alone. */
static uint64_t attr_hash(uint64_t hash, const Node *n, const Attr *a)
{
    if (attr_info[a->key].kind == ATTR_INT)
        return mix(hash, (uint64_t)a->i);
    if (attr_info[a->key].kind == ATTR_INTS)
        for (int i = 0; i < a->n; i++)
            hash = mix(hash, (uint64_t)a->ints[i]);
    if (attr_info[a->key].kind == ATTR_DATA) {
        size_t size = literal_size(&n->type);

        hash = mix(hash, text_hash(a->data,
                                   size < HASHED_BYTES ? size : HASHED_BYTES));
    }
    return hash;
}

static bool swaps(const Node *n)
{
    return op_is(n->op, OP_COMMUTES) && n->input[0]->id > n->input[1]->id;
}

/* Input `i` in an order that equal nodes agree on. */
static Node *ordered_input(const Node *n, int i)
{
    return n->input[swaps(n) ? 1 - i : i];
}

static uint64_t node_hash(const Node *n)
{
    uint64_t hash = mix(n->op, (uint64_t)n->ninput);

    for (int i = 0; i < n->ninput; i++)
        hash = mix(hash, ordered_input(n, i)->id);
    for (int i = 0; i < n->nattr; i++)
        hash = attr_hash(hash, n, &n->attr[i]);
    return hash;
}

static bool nodes_equal(const Node *a, const Node *b)
{
    if (a->op != b->op || a->ninput != b->ninput)
        return false;
    for (int i = 0; i < a->ninput; i++)
        if (ordered_input(a, i) != ordered_input(b, i))
            return false;
    return type_equal(&a->type, &b->type) && attrs_equal(a, b);
}

static Node **table_slot(const NodeTable *t, Node *n)
{
    size_t at = node_hash(n) & (t->nslot - 1);

    while (t->slot[at] && !nodes_equal(t->slot[at], n))
        at = (at + 1) & (t->nslot - 1);
    return &t->slot[at];
}

static void table_grow(NodeTable *t, Arena *scratch)
{
    NodeTable old = *t;

    t->nslot = old.nslot ? old.nslot * 2 : 64;
    t->slot = ARENA_ARRAY(scratch, Node *, t->nslot);
    for (size_t i = 0; i < old.nslot; i++)
        if (old.slot[i])
            *table_slot(t, old.slot[i]) = old.slot[i];
}

/* The first node that computes what `n` does: maybe `n` itself. */
static Node *table_intern(NodeTable *t, Node *n, Arena *scratch)
{
    Node **slot;

    if (2 * t->count >= t->nslot)
        table_grow(t, scratch);
    slot = table_slot(t, n);
    if (*slot)
        return *slot;
    t->count++;
    return *slot = n;
}

static bool is_mergeable(const Node *n)
{
    /* each room of no meaning is written to on its own */
    return n->op != OP_param && n->op != OP_undefined && !n->nregion &&
           !op_is(n->op, OP_EFFECT | OP_LINEAR) && n->type.kind != TYPE_TAPE &&
           node_is_pure(n);
}

static Node *survivor(const Cse *c, Node *n)
{
    Node *twin = node_table_find(&c->replacement, n);

    return twin ? twin : n;
}

static void cse_region(Cse *c, Graph *g)
{
    NodeTable seen = {0};

    for (Node *n = g->first, *next; n; n = next) {
        Node *twin;

        next = n->next;
        for (int i = 0; i < n->ninput; i++)
            n->input[i] = survivor(c, n->input[i]);
        for (int i = 0; i < n->nregion; i++)
            cse_region(c, n->region[i]);
        if (!is_mergeable(n))
            continue;
        twin = table_intern(&seen, n, c->scratch);
        if (twin == n)
            continue;
        node_table_put(&c->replacement, n, twin);
        node_unlink(n);
    }
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = survivor(c, g->output[i]);
}

void cse_graph(Graph *g, Arena *scratch)
{
    Cse c = {scratch, id_table(scratch, g->module, sizeof(Node *))};

    cse_region(&c, g);
}

void pass_cse(Module *m)
{
    pass_each_function(m, cse_graph);
}
