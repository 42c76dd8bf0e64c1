/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of reverse-mode autodiff share; passes/passes.h has the way
 * in.
 *
 *   grad.c            the sweep, paths of errors
 *   grad_activity.c   what depends on what, also through functions
 *   grad_path.c       paths from a loss to a variable; what cuts them
 *   grad_map.c        rules of elementwise operations
 *   grad_shape.c      rules of what moves elements by constants
 *   grad_index.c      rules of what moves elements by data: slices, gather
 *   grad_reduce.c     rules of reductions, running ones, sorting, products
 *   grad_control.c    the rule of `cond`; copies without effects
 *   grad_call.c       the rule of `call`: functions for both ways
 *   grad_cut.c        which nodes the way back needs of the way there
 *   grad_taped.c      functions that keep those on a tape: recursion
 *   grad_tape.c       rules of tapes
 *   grad_while.c      the rule of `while`
 *
 * A rule grad_<column>(gr, n, ct) turns the cotangent `ct` of node `n` into
 * cotangents of its inputs by grad_flow(). Its comment is the formula. Rules
 * may compute what does not flow: dead code costs nothing later. The cotangent
 * of a tuple is its elements' (grad_elements); `ct` is NULL then. */
#ifndef HOLO_PASSES_GRAD_H
#define HOLO_PASSES_GRAD_H

#include "passes/passes.h"

typedef struct Grad Grad;
typedef struct Thread Thread;

/* What a sweep knows of a forward node. */
typedef struct Swept {
    Node *cotangent;
    Node **element;       /* of a tuple: its elements' cotangents */
    bool *element_masked; /* and whether they are masked */
    Node *user;           /* whose rule made the first cotangent */
    bool masked;          /* see grad_scale() */
} Swept;

/* One sweep: forward nodes from `begin` to the end of `b.graph`, cotangents
 * behind them. */
struct Grad {
    Context *ctx;
    Arena *scratch;
    Build b;           /* at the graph's end; blamed on `node` */
    Thread *thread;    /* the tape that goes through calls, or NULL */
    const Grad *outer; /* the sweep whose rule started this one, or NULL */
    int depth;         /* how many of those there are */
    uint32_t low, nid; /* forward nodes have ids in [low, nid) */
    uint64_t *varied;  /* by id - low: depends on some x */
    uint64_t *picked;  /* an integer that x decides, by argmax say */
    bool *active;      /* varied, and some y depends on it, smoothly */
    Swept *swept;      /* by id - low */
    Node *node;        /* whose rule runs now */
    bool mask;         /* swept[node].masked */
    bool failed;
};

typedef void GradRule(Grad *gr, Node *n, Node *ct);

#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    GradRule grad_##grad;
#include "ir/ops.def"

extern GradRule *const grad_rule[OP_COUNT];

/* ---- activity (grad_activity.c) ---- */

void grad_activity_open(Grad *gr, uint32_t low, uint32_t high);
/* Marks what depends on x, from `begin` on; then what y depends on. */
void grad_vary(Grad *gr, int nx, Node *const *x, Node *begin);
void grad_activate(Grad *gr, int ny, Node *const *y, Node *const *y_cotangent,
                   Node *begin, Node *last);

static inline bool grad_is_forward(const Grad *gr, const Node *n)
{
    return n->id >= gr->low && n->id < gr->nid;
}
bool grad_is_varied(const Grad *gr, const Node *n);
bool grad_is_picked(const Grad *gr, const Node *n);
/* Does it make a float of a picked integer? */
bool grad_floats_picked(const Grad *gr, const Node *n);

/* How an output of a function hangs on a param: smoothly, or as an integer that
 * is picked by it. An integer param stands for one that was picked. */
enum { REACH_SMOOTH = 1, REACH_PICKS = 2 };
int grad_reach(const Node *call, int output, int param);
/* Finds that of all functions that a graph calls from a node on; false if calls
 * nest too deep. */
bool grad_find_reach(Context *ctx, const Node *begin);

/* ---- functions (grad_call.c) ---- */

typedef struct Vjp Vjp;

/* What was made of a function, for all its calls. */
typedef struct Derived {
    uint8_t *reach; /* output * nparam + param; NULL: not looked for yet */
    Graph *silent;  /* without effects */
    Vjp *vjp;       /* its forward and backward functions */
    int8_t recursive, taped; /* is it? 0: not asked yet, -1: no */
} Derived;

Derived *grad_derived(Graph *function);
/* A new function, named after one that it is made of. */
Graph *grad_function(const Graph *of, const char *what);

/* ---- for rules (grad.c) ---- */

/* Does anything come of a cotangent of x? */
bool grad_wants(const Grad *gr, const Node *x);

/* Adds `ct` to the cotangent of `x`, whose type it has. */
void grad_flow(Grad *gr, Node *x, Node *ct);

/* The cotangent of x so far, or NULL; grad_replace() puts another in its
 * place, which contains it. */
Node *grad_total(const Grad *gr, const Node *x);
void grad_replace(Grad *gr, Node *x, Node *total);

/* The cotangents of a tuple's elements, NULL where nothing flows; NULL if
 * nothing flows to any. */
Node **grad_elements(const Grad *gr, const Node *tuple);
/* Of elements that have one: is it masked? */
const bool *grad_elements_masked(const Grad *gr, const Node *tuple);

/* ct * partial. Behind a `select` cotangents are zero on the side that was not
 * taken, where the partial may be infinite or NaN: there 0 wins, and not where
 * it is finite, so that the gradient of the gradient, by ct, is the partial. A
 * zero has no sign. */
Node *grad_scale(Grad *gr, Node *ct, Node *partial);

/* Reports that no cotangent passes `node`: H0601 with the path. */
void grad_broken(Grad *gr, const char *reason);
/* Reports H0990 at `node`. */
void grad_not_yet(Grad *gr, const char *what);

/* `value` in each element of a tensor like x. */
Node *grad_like(Grad *gr, const Node *x, double value);
Node *grad_zeros(Grad *gr, const Node *x);

/* Does a value of that type have a cotangent? Floats and tapes do. */
bool grad_has_cotangent(const Type *t);

/* ---- sweeps inside sweeps ---- */

typedef struct Sweep {
    Graph *graph;
    Node *begin;  /* the first forward node; NULL: the graph's first */
    uint32_t low; /* no forward node has a lower id */
    bool masked;  /* may the cotangents of y be zero behind a `select`? */
    int ny, nx;
    Node *const *y, *const *y_cotangent; /* NULL where nothing flows */
    const bool *y_masked;                /* or NULL; for each, as `masked` */
    Node *const *x;
    Node *const *x_total; /* what they have already, or NULL */
    Node **x_cotangent;   /* the results */
    bool *x_masked;       /* and whether they are, or NULL */
    Thread *thread;       /* of what is cut in two: see grad_taped.c */
} Sweep;

/* Runs a sweep; on failure also `outer` has failed. */
bool grad_sweep(Grad *outer, const Sweep *s);

/* Takes the effects out of a copied forward computation, which ran once: from
 * `begin` (NULL: the first node) on, tokens pass effects by. */
void grad_strip_effects(Grad *gr, Graph *g, Node *begin);

/* What a copied forward computation gets for the value it started from: a
 * param, or what stands in for a token or a tape. */
Node *grad_start(Graph *g, const Type *t);

/* The cotangents that come to a `cond`, and those that leave it. */
typedef struct Branches {
    Node **element;
    int nct, *ct; /* outputs that have cotangents */
    int nx, *x;   /* inputs that want them */
} Branches;

/* The rule of a `cond` that has calls on the thread in it; false if this one
 * has none (grad_taped.c). */
bool grad_cond_taped(Grad *gr, Node *n, const Branches *s);
/* Tells a node of the forward part to keep what it does on the thread's tape:
 * that is its last input, and its result `index`. */
Node *thread_add(Grad *gr, Node *n, int index);

/* ---- paths (grad_path.c) ---- */

/* Nodes from a loss to a variable, each an input of the one before. */
typedef struct GradPath {
    Arena *arena;
    const Node **node;
    int n, capacity;
} GradPath;

void grad_path_push(GradPath *p, const Node *n);
/* Labels a diagnostic with the places of a path, `keep` among them. */
void grad_path_label(Context *ctx, Diag *d, GradPath *p, const Node *keep);

/* ---- records of tapes (grad_tape.c) ---- */

/* The tape with a record of `n` values; their types are stated when it is
 * popped: result 0 is the tape, result 1 + i is value i. */
Node *tape_push_record(Build *b, Node *tape, int n, Node *const *value);
Node *tape_pop_record(Build *b, Node *tape, int n, const Type *type);

#endif
