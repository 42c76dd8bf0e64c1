/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Facts about the nodes of one function, by their ids; replacing nodes. */
#include "ir/id_table.h"

#include <string.h>

IdTable id_table(Arena *a, const Module *m, size_t size)
{
    IdTable t = {.arena = a, .size = size, .npage = m->nnode / ID_PAGE + 1};

    t.page = ARENA_ARRAY(a, char *, t.npage);
    return t;
}

void *id_table_make(IdTable *t, uint32_t id)
{
    uint32_t at = id / ID_PAGE;

    if (at >= t->npage) {
        char **old = t->page;

        t->page = ARENA_ARRAY(t->arena, char *, 2 * at + 1);
        memcpy(t->page, old, t->npage * sizeof *old);
        t->npage = 2 * at + 1;
    }
    if (!t->page[at])
        t->page[at] = arena_array_alloc(t->arena, ID_PAGE, t->size);
    return t->page[at] + id % ID_PAGE * t->size;
}

static Node *follow(Node *n, const IdTable *replacement)
{
    for (Node *next = n; next; next = node_table_find(replacement, n))
        n = next;
    return n;
}

void graph_rewrite(Graph *g, const IdTable *replacement)
{
    for (Node *n = g->first; n; n = n->next) {
        for (int i = 0; i < n->ninput; i++)
            n->input[i] = follow(n->input[i], replacement);
        for (int i = 0; i < n->nregion; i++)
            graph_rewrite(n->region[i], replacement);
    }
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = follow(g->output[i], replacement);
}
