/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Differences of staged ints that are the same in every run.
 *
 * `x[i : i + 64]` has 64 elements whatever i is: both bounds are sums of
 * multiples of other nodes, and those are equal but for a constant. */
#include "passes/staging/trace.h"
#include "passes/python/python.h"

enum { AFFINE_TERMS = 8, AFFINE_DEPTH = 16 };

/* A staged int as a constant plus multiples of other nodes. */
typedef struct Affine {
    uint32_t first; /* nodes below this id are not looked through */
    int64_t constant;
    int nterm;
    Node *term[AFFINE_TERMS];
    int64_t factor[AFFINE_TERMS];
} Affine;

static bool affine_add(Affine *a, Node *term, int64_t factor)
{
    for (int i = 0; i < a->nterm; i++)
        if (a->term[i] == term)
            return !__builtin_add_overflow(a->factor[i], factor, &a->factor[i]);
    if (a->nterm == AFFINE_TERMS)
        return false;
    a->term[a->nterm] = term;
    a->factor[a->nterm++] = factor;
    return true;
}

static bool affine_read(Spec *s, Affine *a, Node *n, int64_t factor, int depth)
{
    Literal l;
    int64_t k;

    if (spec_static_literal(s, n, &l))
        return !__builtin_mul_overflow(literal_i64(&l, 0), factor, &k) &&
               !__builtin_add_overflow(a->constant, k, &a->constant);
    if (n->id < a->first)
        return affine_add(a, n, factor);
    if (depth < AFFINE_DEPTH && n->op == OP_add)
        return affine_read(s, a, n->input[0], factor, depth + 1) &&
               affine_read(s, a, n->input[1], factor, depth + 1);
    if (depth < AFFINE_DEPTH && n->op == OP_subtract)
        return !__builtin_sub_overflow(0, factor, &k) &&
               affine_read(s, a, n->input[0], factor, depth + 1) &&
               affine_read(s, a, n->input[1], k, depth + 1);
    for (int i = 0; n->op == OP_multiply && i < 2; i++)
        if (depth < AFFINE_DEPTH && spec_static_literal(s, n->input[i], &l) &&
            !__builtin_mul_overflow(literal_i64(&l, 0), factor, &k))
            return affine_read(s, a, n->input[1 - i], k, depth + 1);
    return affine_add(a, n, factor);
}

static bool difference(Spec *s, uint32_t first, Node *stop, Node *start,
                       int64_t *out)
{
    Affine a = {.first = first};

    if (!affine_read(s, &a, stop, 1, 0) || !affine_read(s, &a, start, -1, 0))
        return false;
    for (int i = 0; i < a.nterm; i++)
        if (a.factor[i])
            return false;
    *out = a.constant;
    return true;
}

/* What is known only by looking at how older nodes were computed, no other
 * call of the function in hand may know. */
bool affine_difference(Spec *s, Node *stop, Node *start, int64_t *out)
{
    if (s->heap.trace) {
        if (difference(s, s->heap.trace->before.nnode, stop, start, out))
            return true;
        if (!difference(s, 0, stop, start, out))
            return false;
        trace_unknown(s, "it needs to know how a number was computed");
        return true;
    }
    return difference(s, 0, stop, start, out);
}
