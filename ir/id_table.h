/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Facts about the nodes of one function, by their ids.
 *
 * Ids are a module's, and a module may have thousands of functions: an array of
 * all ids for each of them is the square of its size. Here it is pages, which
 * are there once one of their nodes is written to. */
#ifndef HOLO_IR_ID_TABLE_H
#define HOLO_IR_ID_TABLE_H

#include "ir/graph.h"

enum { ID_PAGE = 64 }; /* ids of a page */

typedef struct IdTable {
    Arena *arena;
    size_t size; /* of what is known of a node; zeroed where nothing is */
    uint32_t npage;
    char **page;
} IdTable;

IdTable id_table(Arena *a, const Module *m, size_t size);
/* Makes its page; also of a node that was made after the table. */
void *id_table_make(IdTable *t, uint32_t id);

/* NULL if its page is not there. */
static inline void *id_table_find(const IdTable *t, const Node *n)
{
    uint32_t at = n->id / ID_PAGE;

    return at < t->npage && t->page[at]
               ? t->page[at] + n->id % ID_PAGE * t->size
               : NULL;
}

static inline void *id_table_at(IdTable *t, const Node *n)
{
    void *found = id_table_find(t, n);

    return found ? found : id_table_make(t, n->id);
}

/* ---- of nodes ---- */

static inline Node *node_table_find(const IdTable *t, const Node *n)
{
    Node *const *found = (Node *const *)id_table_find(t, n);

    return found ? *found : NULL;
}

static inline void node_table_put(IdTable *t, const Node *n, Node *to)
{
    *(Node **)id_table_at(t, n) = to;
}

/* Replaces inputs and outputs everywhere in a function and its regions by what
 * a table of nodes has for them, following chains. */
void graph_rewrite(Graph *g, const IdTable *replacement);

#endif
