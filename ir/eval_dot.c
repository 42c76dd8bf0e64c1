/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Products, each element accumulated by fma from 0 in the order of K; and
 * random numbers, each word found by its counter. */
#include "ir/eval_rules.h"

#include <math.h>

#include "base/philox.h"

/* ---- products ---- */

/* One input of a product: its shape, and which of its dimensions the batch,
 * the free and the contracting ones are. */
typedef struct Side {
    const Literal *x;
    int64_t stride[MAX_RANK];
    const Attr *batching, *contracting;
    int nfree;
    int free[MAX_RANK];
} Side;

static Side side_of(const Node *n, const Literal *x, AttrKey batching,
                    AttrKey contracting)
{
    Side s = {.x = x,
              .batching = node_attr(n, batching),
              .contracting = node_attr(n, contracting)};

    shape_strides(x->type.shape, s.stride);
    for (int d = 0; d < x->type.shape.rank; d++)
        if (!attr_contains(s.batching, d) && !attr_contains(s.contracting, d))
            s.free[s.nfree++] = d;
    return s;
}

/* Where the elements of the result at `at` start: its coordinates are the
 * batch's, then free ones, of which this side's begin at `first`. */
static int64_t side_base(const Side *s, const int64_t *at, int first)
{
    int64_t base = 0;

    for (int i = 0; i < s->batching->n; i++)
        base += at[i] * s->stride[s->batching->ints[i]];
    for (int i = 0; i < s->nfree; i++)
        base += at[first + i] * s->stride[s->free[i]];
    return base;
}

static int64_t side_offset(const Side *s, const int64_t *k)
{
    int64_t offset = 0;

    for (int i = 0; i < s->contracting->n; i++)
        offset += k[i] * s->stride[s->contracting->ints[i]];
    return offset;
}

/* a * b + c, rounded once; of integers, wrapped. */
static Scalar multiply_add(const ScalarType *t, Scalar a, Scalar b, Scalar c)
{
    if (t->class == SCALAR_F32)
        return (Scalar){.f32 = fmaf(a.f32, b.f32, c.f32)};
    if (t->class == SCALAR_F64)
        return (Scalar){.f64 = fma(a.f64, b.f64, c.f64)};
    return (Scalar){.u = a.u * b.u + c.u};
}

/* The contracting dimensions, in the order in which they are listed. */
static Shape contracted(const Side *s)
{
    Shape k = {.rank = s->contracting->n};

    for (int i = 0; i < k.rank; i++)
        k.dim[i] = s->x->type.shape.dim[s->contracting->ints[i]];
    return k;
}

Value *eval_dot_general(Eval *e, const Node *n, Value *const *x)
{
    Side lhs =
        side_of(n, &x[0]->tensor, ATTR_lhs_batching, ATTR_lhs_contracting);
    Side rhs =
        side_of(n, &x[1]->tensor, ATTR_rhs_batching, ATTR_rhs_contracting);
    ScalarType t = scalar_type(n->type.dtype, false);
    int nbatch = lhs.batching->n;
    Shape inner = contracted(&lhs);
    int64_t size = shape_size(n->type.shape), depth = shape_size(inner);
    Value *out = value_tensor(e, n->type);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK], k[MAX_RANK];
        int64_t a, b;
        Scalar total = {.u = 0};

        shape_coordinates(&n->type.shape, i, at);
        a = side_base(&lhs, at, nbatch);
        b = side_base(&rhs, at, nbatch + lhs.nfree);
        for (int64_t r = 0; r < depth; r++) {
            shape_coordinates(&inner, r, k);
            total = multiply_add(
                &t, scalar_load(lhs.x, a + side_offset(&lhs, k)),
                scalar_load(rhs.x, b + side_offset(&rhs, k)), total);
        }
        scalar_store(&out->tensor, i, total);
    }
    return out;
}

/* ---- random numbers ---- */

Value *eval_random_bits(Eval *e, const Node *n, Value *const *x)
{
    uint64_t key = scalar_load(&x[0]->tensor, 0).u;
    uint64_t counter = scalar_load(&x[1]->tensor, 0).u;
    Value *out = value_tensor(e, n->type);
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        uint32_t word[4];

        philox_block(key, counter + (uint64_t)i / 4, word);
        scalar_store(&out->tensor, i, (Scalar){.u = word[i % 4]});
    }
    return out;
}
