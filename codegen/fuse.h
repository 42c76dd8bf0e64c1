/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Fusion in progress: what fuse.c decides and fuse_write.c writes out. */
#ifndef HOLO_CODEGEN_FUSE_H
#define HOLO_CODEGEN_FUSE_H

#include "codegen/kernel.h"

/* Where a node of the graph is computed. */
enum { UNIT_NONE = -1, UNIT_INLINE = -2 /* in every kernel that reads it */ };

typedef struct UnitList {
    int n, capacity;
    int *item;
} UnitList;

/* One thing that the control function executes: a kernel or a node. */
typedef struct Unit {
    const Node *root; /* of a kernel; NULL: elementwise */
    bool kernel;
    bool walks; /* a product whose inputs may be expressions */
    Shape domain;
    int noutput, output_capacity;
    const Node **output; /* users before producers */
    int nmember;         /* nodes computed in it */
    int ncut;            /* dimensions along which it ends at extents */
    int64_t cut[MAX_RANK];
    const Node *extent[MAX_RANK];
    /* While it grows; see fuse_order.c. */
    int rank, stamp;
    UnitList before, after; /* units that it waits for, that wait for it */
    /* While the units are written. */
    int last;   /* position of its last node */
    int ninput; /* units it still waits for */
    UnitList user;
} Unit;

typedef struct Users {
    int n, capacity;
    const Node **item;
} Users;

/* At which indices of a node a kernel computes it, for one of its own: each a
 * path of indexing operations, as a number. */
enum { MOST_INDICES = 4 };
typedef struct Indices {
    int n; /* more than are listed: too many */
    uint32_t path[MOST_INDICES];
} Indices;

/* What is known of a node of the graph level. */
typedef struct Fact {
    int position; /* among the live nodes of its graph; -1: dead */
    int unit;     /* UNIT_x or an index into units */
    int cost;     /* of computing one element from what is stored */
    int height;   /* of the expression above it */
    int stamp;    /* of the search or kernel that saw it last */
    int purity;   /* 1: pure, -1: not; 0: not asked yet */
    Users users;
    const Node **end; /* where what is read of it ends along each dimension: an
                         extent, NULL: it is read as a whole; see demand.c */
    bool is_read;
    Indices indices; /* of one that is placed in a kernel of others */
    int ninto;       /* UNIT_INLINE: the units that compute it */
    const int *into;
    Node *local; /* its copy in the kernel being written */
    Node *map;   /* its value in the new graph */
} Fact;

/* Counters of the whole module. */
typedef struct Shared {
    int nstamp;
    int nkernel;
} Shared;

typedef struct Fuse {
    const Graph *from;
    Graph *to;
    Arena *arena;
    int depth;
    int nnode;         /* live nodes of the graph */
    const Node **node; /* in order */
    Fact *fact;        /* indexed by node id, of the whole module */
    Shared *shared;
    Unit *units;
    int nunit, unit_capacity;
} Fuse;

static inline Fact *fact(const Fuse *f, const Node *n)
{
    return &f->fact[n->id];
}

static inline bool is_scalar(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && n->type.shape.rank == 0;
}

/* Writes `from` into the empty graph `to`; false after a diagnostic. */
bool fuse_graph(const Fuse *outer, Graph *to, const Graph *from);

/* fuse_write.c: writes what has been decided about f->from into f->to. */
bool fuse_write(Fuse *f);

/* demand.c */

/* Finds where the nodes end, whose users are known. */
void demand_find(Fuse *f);
/* Is `e` one of the extents at which `n` ends? */
bool demand_ends_at(const Fuse *f, const Node *n, const Node *e);

/* fuse_order.c */

/* Makes `n`, all of whose users are placed, a part of each unit that reads it.
 */
void order_inline(Fuse *f, const Node *n);
/* Notes that `unit` stores `n`, whose users are placed. False if the unit would
 * then wait for itself: nothing has changed. */
bool order_output(Fuse *f, int unit, const Node *n);

#endif
