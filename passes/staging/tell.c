/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a truth that comes out of a branch tells of the tags beside it.
 *
 * A flag is set on one way and not on the other: who finds it false behind the
 * branch knows which way was taken, and so what the names hold that this way
 * set. That is noted of the flag's node (facts_note), and a test of it has it
 * in hand: `found = True; at = x` is followed by an `if found` in which `at`
 * is no None, and what follows a turn with a `break` knows what the turns
 * without one leave. */
#include "passes/python/protocol.h"
#include "passes/staging/join_cell.h"

enum { MOST_TAGS = 32 }; /* that are told of, of one branch */

typedef struct Telling {
    Spec *s;
    const Join *j;
    Node *pred;
    const Leaves *in; /* of the ways */
    Node *const *out; /* what comes of them */
    int ntag;
    int tag[MOST_TAGS]; /* leaves */
} Telling;

static bool is_truth(const Leaf *leaf)
{
    return leaf->kind == LEAF_NUMBER && leaf->type.dtype == DTYPE_BOOL &&
           type_is_scalar(&leaf->type);
}

/* In the region of a way, whatever region is in hand. */
static Node *origin_in(const Telling *t, int way, Node *n)
{
    Region *before = t->s->region;
    Node *origin;

    if (n->op != OP_param)
        return n;
    t->s->region = t->j->side[way].region;
    origin = node_origin(t->s, n);
    t->s->region = before;
    return origin;
}

/* Of a constant, the condition or its opposite: 0 or 1; else -1. */
static int truth_on(const Telling *t, int way, int leaf)
{
    Node *n = t->in[way].node[leaf];
    const Node *pred = node_origin(t->s, t->pred);
    Literal known;

    if (n->op == OP_constant && spec_cheap_literal(t->s, n, &known))
        return literal_i64(&known, 0) != 0;
    n = origin_in(t, way, n);
    if (n == pred)
        return !way;
    if (pred->op == OP_not && node_origin(t->s, pred->input[0]) == n)
        return way;
    return -1;
}

/* What is known of a tag on a way, on which the truth is as it is. */
static const Fact *tag_told(const Telling *t, const Fact *all, int way, int tag,
                            const Fact *known)
{
    Spec *s = t->s;
    Node *n = t->in[way].node[tag];
    Literal k;

    if (n->op == OP_constant && spec_cheap_literal(s, n, &k))
        return fact_add(s, all, t->out[tag], (int)literal_i64(&k, 0), true);
    if (!known)
        return all;
    n = origin_in(t, way, n);
    for (; known; known = known->outer)
        if (origin_in(t, way, known->tag) == n)
            all = fact_add(s, all, t->out[tag], known->k, known->is);
    return all;
}

static const Fact *truth_tells(const Telling *t, int leaf, bool truth)
{
    const Node *n;
    const Fact *known, *all = NULL;
    int way = -1;

    for (int z = 0; z < 2; z++) {
        if (!t->j->leaf[leaf].from[z].n)
            return NULL; /* nobody reads it there, and it may be anything */
        if (truth_on(t, z, leaf) == !truth)
            continue;
        if (way >= 0)
            return NULL;
        way = z;
    }
    if (way < 0)
        return NULL;
    n = t->in[way].node[leaf];
    known = facts_of(t->s, n, truth);
    if (!known)
        known = facts_of(t->s, origin_in(t, way, (Node *)n), truth);
    for (int i = 0; i < t->ntag; i++)
        if (t->j->leaf[t->tag[i]].from[way].n)
            all = tag_told(t, all, way, t->tag[i], known);
    return all;
}

void join_tell(const Join *j, Node *pred, const Leaves in[2], Node *const *out)
{
    Telling t = {.s = j->s, .j = j, .pred = pred, .in = in, .out = out};

    for (int i = 0; i < j->nleaf && t.ntag < MOST_TAGS; i++)
        if (j->leaf[i].kind == LEAF_TAG)
            t.tag[t.ntag++] = i;
    for (int i = 0; t.ntag && i < j->nleaf; i++)
        if (is_truth(&j->leaf[i]))
            facts_note(j->s, out[i], truth_tells(&t, i, true),
                       truth_tells(&t, i, false));
}
