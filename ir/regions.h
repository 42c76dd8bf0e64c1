/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Nodes with regions: which values flow along which edge of control flow, and
 * surgery on carried values of a `while`, inputs and outputs of a `cond`. */
#ifndef HOLO_IR_REGIONS_H
#define HOLO_IR_REGIONS_H

#include "ir/graph.h"

/* The regions of a `while` and of a `cond`. */
static inline Graph *while_test(const Node *loop)
{
    return loop->region[0];
}
static inline Graph *while_body(const Node *loop)
{
    return loop->region[1];
}
static inline Graph *cond_then(const Node *n)
{
    return n->region[0];
}
static inline Graph *cond_else(const Node *n)
{
    return n->region[1];
}

/* The inputs of a `cond`: the predicate, then those that enter the branches. */
enum { COND_PREDICATE, COND_FIRST };

/* What decides which way is taken: which branch, and whether there is another
 * turn. */
static inline Node *cond_predicate(const Node *n)
{
    return n->input[COND_PREDICATE];
}
static inline Graph *cond_branch(const Node *n, bool predicate)
{
    return predicate ? cond_then(n) : cond_else(n);
}
static inline Node *while_condition(const Node *loop)
{
    return while_test(loop)->output[0];
}

/* The input of a `cond` or `while` that enters its regions as param `i`: a
 * `cond` keeps its predicate to itself. */
static inline int region_input_index(const Node *owner, int i)
{
    return owner->op == OP_cond ? i + COND_FIRST : i;
}
static inline Node *region_input(const Node *owner, int i)
{
    return owner->input[region_input_index(owner, i)];
}

/* An edge of control flow: value `i` of those that flow along it is `from[i]`
 * where it begins and `to[i]` where it ends. */
typedef struct Edge {
    int n;
    Node *const *from, *const *to;
} Edge;

/* From the inputs of a `cond`, `while`, kernel or call into a graph. A loop's
 * body begins at the loop's head, for which its params stand: there both this
 * edge and the next end. */
static inline Edge edge_in(const Node *owner, const Graph *region)
{
    int first = region_input_index(owner, 0);

    return (Edge){owner->ninput - first, owner->input + first, region->param};
}
/* From the end of a loop's body to the head. */
static inline Edge edge_turn(const Node *loop)
{
    return (Edge){loop->ninput, while_body(loop)->output,
                  while_body(loop)->param};
}
/* From the head to the test. */
static inline Edge edge_test(const Node *loop)
{
    return (Edge){loop->ninput, while_body(loop)->param,
                  while_test(loop)->param};
}
/* On the edges that lead out: what a result of a `cond` or `while` is if it is
 * left from `region`, a branch or the loop's body. */
static inline Node *region_leaves(const Node *owner, const Graph *region,
                                  int result)
{
    return owner->op == OP_while ? region->param[result]
                                 : region->output[result];
}

/* Carried value `i` of a loop: what it is at the head, and what a turn makes of
 * it; region_input() is what it begins as, and result `i` what it is in the
 * end. */
static inline int while_ncarried(const Node *loop)
{
    return edge_turn(loop).n;
}
static inline Node *while_head(const Node *loop, int i)
{
    return edge_turn(loop).to[i];
}
static inline Node *while_next(const Node *loop, int i)
{
    return edge_turn(loop).from[i];
}
static inline void while_set_next(Node *loop, int i, Node *next)
{
    while_body(loop)->output[i] = next;
}

enum { MOST_SOURCES = 2 };

/* The values of which `n`, a region's param or a result of a `cond` or `while`,
 * is one, by the edge on which control comes there. The body's param of a loop
 * stands for the place at the loop's head, where the first value and what each
 * turn yields arrive: the test's param and the result are that one. Gives their
 * number, 0 for all other nodes: those are computed. */
int node_sources(const Node *n, Node **source);

/* The value outside that a region's param, or a result of a `cond` or `while`,
 * is on whichever edge control came: what a branch takes in, an invariant of a
 * loop, a result that all branches take from one input. NULL if it may be
 * several, or is made inside. */
Node *node_outside(const Node *n);

/* Is the graph at graph level all through, with no error in it? */
bool graph_is_staged(const Graph *g);

/* Adds a carried value that starts as `initial` and is invariant until
 * while_set_next() says something else. */
int while_add_carried(Node *loop, Node *initial);

/* Does the body hand carried value `i` on as it came? */
bool while_is_invariant(const Node *loop, int i);

/* Does the loop surely end? Proven of a counter that moves by an odd constant
 * towards a bound that stays: it comes by every number on its way, or past the
 * end of its type. A loop that may not end keeps its token, as an effect does,
 * so that nothing after it is reached. */
bool while_ends(const Node *loop);

/* Drop what is not kept; a dropped param must be without users. Whoever calls
 * these infers the owner's type afresh. `keep[i]` is for value `i` of those
 * that flow along edge_in(). */
void region_keep_params(Graph *g, const bool *keep);
void region_keep_outputs(Graph *g, const bool *keep);
void node_keep_inputs(Node *n, const bool *keep);
/* The same of whole edges: the carried values of a loop; what flows into a
 * `cond`, and its results. The type is inferred afresh. */
void while_keep(Node *loop, const bool *keep);
void cond_keep(Node *n, const bool *input, const bool *result);

/* Moves the nodes of a region to before `at`. Its params stay behind; their
 * users are for the caller to rewrite. */
void region_move_nodes(Graph *region, Node *at);

/* The first node that is no param; NULL if there is none. */
Node *region_begin(const Graph *g);

/* Is a value made again wherever it is needed, rather than kept and handed
 * in? Small constants, their broadcasts, and iotas are. */
bool node_is_remade(const Node *n);
/* Makes one again, as node_copy() does. */
Node *node_remake(const Node *n, Graph *g, Node *at);

/* Replacements that are collected while nodes are still being made. */
typedef struct Rewrites {
    Arena *arena;
    struct Rewrite {
        const Node *old;
        Node *by;
    } *item;
    int n, capacity;
} Rewrites;

void rewrites_add(Rewrites *r, const Node *old, Node *by);
/* See graph_rewrite(). */
void rewrites_apply(Rewrites *r, Graph *g);

/* The function that a call enters; NULL if the module has none of that name. */
Graph *call_target(const Node *call);
/* Marks the functions, by index, that a graph calls itself. */
void graph_mark_called(const Graph *g, bool *called);

/* Puts a copy of the callee's nodes before a call; gives the node before
 * them, and what the outputs are there. */
Node *call_insert(Node *call, const Graph *callee, Node **output);
/* Puts a copy of the callee's nodes in the place of a call, which has inputs;
 * the users of its results get the copies. Returns the node in front of the
 * first copied one. */
Node *inline_call(Node *call, Arena *scratch);

/* Which result of its tuple a `result` node takes, which param a param is. */
static inline int node_index(const Node *n)
{
    return (int)node_int(n, ATTR_index);
}

#endif
