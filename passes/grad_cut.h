/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Cutting a sweep in two, and tapes that go through functions: what
 * grad_cut.c, grad_call.c and grad_taped.c share.
 *
 * The *work* is a copy of a function, or of a branch of one, with a sweep
 * behind it. Its own params and outputs come first; behind them stand, as
 * params, the cotangents that come and, as outputs, those that go. The cut
 * moves what the sweep made to a graph of its own, `back`. */
#ifndef HOLO_PASSES_GRAD_CUT_H
#define HOLO_PASSES_GRAD_CUT_H

#include "passes/grad.h"

typedef struct Cut {
    Graph *work, *back;
    Arena *scratch;
    uint32_t low, high;  /* ids of the work are in [low, high) */
    int nparam, noutput; /* its own */
    const Node *last;    /* of the forward part */
    bool *is_forward;    /* by id - low */
    bool *crosses;       /* by id - low: the backward part uses it */
    bool *again;         /* by id - low: ... and computes it again */
    Node **there;        /* by id - low: what stands for it in `back` */
    Node *front;         /* of `back`: what is made again goes before it */
} Cut;

/* Before the sweep, when the work has its own params alone. */
Cut cut_begin(Graph *work, uint32_t low, Arena *scratch);
/* Behind the sweep: says which nodes are whose. */
void cut_mark(Cut *c);
/* When all outputs are set: drops what none needs, and finds what crosses. */
void cut_find(Cut *c);
/* What `n`, which crosses, is in `back`: a new param, or another node. */
Node *cut_hand(Cut *c, const Node *n);
void cut_becomes(Cut *c, const Node *n, Node *there);
static inline bool cut_crosses(const Cut *c, const Node *n)
{
    return c->crosses[n->id - c->low];
}
/* When that is said of all that crosses: makes the cut. */
void cut_end(Cut *c);

/* ---- functions (grad_call.c) ---- */

/* What is wanted of a param's cotangent, and what there is of an output's. */
enum { UNWANTED, WANTED, ADDED };
enum { NOT_GIVEN, GIVEN, GIVEN_MASKED };

/* What the backward function takes of the forward one's: an input, or a result.
 */
typedef struct Crossing {
    bool is_input;
    int index;
} Crossing;

struct Vjp {
    Vjp *next;
    uint8_t *wants, *given; /* by param, by output */
    Graph *forward, *backward;
    int ncross;
    Crossing *cross;
    int *out;     /* by param: which output is its cotangent; -1: none */
    bool *masked; /* by param: may that be zero behind a `select`? */
    bool is_taped;
    bool *handed; /* by param, of a taped one: the caller hands it over */
};

/* The functions for a pattern; NULL after an error. */
Vjp *grad_vjp_of(Grad *gr, Graph *function, bool is_taped, const uint8_t *wants,
                 const uint8_t *given);

/* ---- tapes (grad_taped.c) ---- */

/* The same of functions that take a tape: what the way back needs is kept on
 * it. They are declared before they are filled. */
bool grad_make_taped(Grad *gr, Graph *function, Vjp *v);
/* The rule of a call of one. */
void grad_call_taped(Grad *gr, Node *n, Graph *callee, uint8_t *wants,
                     uint8_t *given);

/* A node of the forward part that takes a tape, its last input, and gives it
 * back. */
typedef struct Taped {
    Node *node, *out;
} Taped;

/* The tape that goes through all that a function calls, and back. */
struct Thread {
    Arena *arena;          /* outlives the sweep */
    const Graph *function; /* what is swept is of it */
    Node *unset;           /* stands for the tape of the way there until it is
                              known from where it comes */
    Node *tape;            /* of the way back, so far */
    int n, capacity;
    Taped *item;
};

/* May a function call itself? */
bool grad_is_recursive(Graph *function, Arena *scratch);
/* Is what it keeps on a tape, or does it call what is? */
bool grad_is_taped(Graph *function, Arena *scratch);

#endif
