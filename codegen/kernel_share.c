/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which kernels are one function.
 *
 * Kernels whose regions agree are, and so are those that agree but for gaps:
 * scalar constants, and where slices begin. A group of kernels that agree but
 * for gaps is *open* when enough of them differ there: then its one function
 * takes a table of what stands in the gaps, and computes the same bits. Until
 * then each kernel keeps its constants, which code is a little better for.
 *
 * A constant by which integers are divided, or a power taken, is no gap: code
 * for a known one is much better. Nor is what a window is filled with: it may
 * be what lets a loop end at the window's extent. */
#include "codegen/kernel_share.h"

#include <string.h>

#include "codegen/emit.h"

enum { ENOUGH = 3 /* kernels that differ from the first of an open group */ };

struct KernelGroup {
    KernelGroup *next; /* of the same hash slot */
    uint64_t hash;
    const Node *first;
    int ndifferent;
    KernelFunction *functions;
};

/* ---- gaps ---- */

/* Is code for a known second input much better? */
static bool wants_constants(const Node *n)
{
    switch (n->op) {
    case OP_power:
    case OP_power_overflows:
    case OP_multiply_overflows:
    case OP_shift_left:
    case OP_shift_right:
        return true;
    case OP_divide:
    case OP_floor_divide:
    case OP_floor_mod:
    case OP_remainder:
        return !dtype_info[n->type.dtype].is_float;
    default:
        return false;
    }
}

static bool is_scalar_constant(const Node *n)
{
    return n->op == OP_constant && n->type.shape.rank == 0 &&
           n->type.dtype != DTYPE_BOOL;
}

static void add_gap(Emit *e, KernelUse *use, const Node *n, int d)
{
    if (!e->gap[n->id])
        e->gap[n->id] = use->ngap + 1;
    *ARENA_PUSH(e->arena, use->gap, use->ngap, use->capacity) = (Gap){n, d};
}

/* Lists the gaps of a region; a constant is one unless somebody wants it. */
static void find_gaps(Emit *e, KernelUse *use, const Graph *region)
{
    int wanted = ++e->nstamp;

    for (const Node *n = region->last; n; n = n->prev) {
        if (n->op == OP_window)
            e->stamp[n->input[1]->id] = wanted;
        if (wants_constants(n) || e->stamp[n->id] == wanted)
            for (int i = 0; i < n->ninput; i++)
                e->stamp[n->input[i]->id] = wanted;
    }
    for (const Node *n = region->first; n; n = n->next) {
        if (is_scalar_constant(n) && e->stamp[n->id] != wanted)
            add_gap(e, use, n, -1);
        for (int d = 0; n->op == OP_slice && d < n->type.shape.rank; d++)
            if (n->type.shape.dim[d] != n->input[0]->type.shape.dim[d])
                add_gap(e, use, n, d);
    }
}

static uint64_t constant_bits(const Node *n)
{
    uint64_t bits = 0;

    memcpy(&bits, node_attr(n, ATTR_data)->data,
           (size_t)dtype_info[n->type.dtype].size);
    return bits;
}

uint64_t gap_bits(const Gap *h)
{
    return h->dim < 0 ? constant_bits(h->node)
                      : (uint64_t)node_attr(h->node, ATTR_start)->ints[h->dim];
}

static bool same_gaps(const KernelUse *a, const KernelUse *b)
{
    for (int i = 0; i < a->ngap; i++)
        if (gap_bits(&a->gap[i]) != gap_bits(&b->gap[i]))
            return false;
    return true;
}

/* ---- regions that agree but for gaps ---- */

static bool same_attributes(const Emit *e, const Node *a, const Node *b)
{
    if (e->gap[a->id] && a->op == OP_constant)
        return true;
    if (a->op == OP_slice) {
        const Attr *x = node_attr(a, ATTR_stride);
        const Attr *y = node_attr(b, ATTR_stride);

        return memcmp(x->ints, y->ints, (size_t)x->n * sizeof *x->ints) == 0;
    }
    return attrs_equal(a, b);
}

static bool same_node(const Emit *e, const Node *a, const Node *b)
{
    if (a->op != b->op || a->ninput != b->ninput ||
        !type_equal(&a->type, &b->type) || !e->gap[a->id] != !e->gap[b->id])
        return false;
    for (int i = 0; i < a->ninput; i++)
        if (e->place[a->input[i]->id] != e->place[b->input[i]->id])
            return false;
    return same_attributes(e, a, b);
}

static bool same_regions(const Emit *e, const Graph *a, const Graph *b)
{
    const Node *n = a->first, *k = b->first;

    if (a->nparam != b->nparam || a->noutput != b->noutput)
        return false;
    for (; n && k; n = n->next, k = k->next)
        if (!same_node(e, n, k))
            return false;
    for (int i = 0; i < a->noutput; i++)
        if (e->place[a->output[i]->id] != e->place[b->output[i]->id])
            return false;
    return !n && !k;
}

/* Do two kernels end along the same dimensions? */
static bool same_cut(const Node *a, const Node *b)
{
    const Attr *x = node_attr(a, ATTR_cut), *y = node_attr(b, ATTR_cut);

    return (!x && !y) ||
           (x && y && x->n == y->n &&
            memcmp(x->ints, y->ints, (size_t)x->n * sizeof *x->ints) == 0);
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* Numbers the nodes of a region and sums up what same_regions() compares. */
static uint64_t region_hash(Emit *e, const Graph *region)
{
    uint64_t h = (uint64_t)region->nparam;
    int place = 0;

    for (const Node *n = region->first; n; n = n->next) {
        e->place[n->id] = place++;
        h = mix(h, (uint64_t)n->op << 8 | (uint64_t)n->type.dtype);
        for (int d = 0; d < n->type.shape.rank; d++)
            h = mix(h, (uint64_t)n->type.shape.dim[d]);
        for (int i = 0; i < n->ninput; i++)
            h = mix(h, (uint64_t)e->place[n->input[i]->id]);
        if (n->op == OP_constant && !e->gap[n->id] && n->type.shape.rank == 0)
            h = mix(h, constant_bits(n));
    }
    return h;
}

/* ---- groups ---- */

static void groups_grow(Emit *e)
{
    int nslot = e->nslot ? 2 * e->nslot : 64;
    KernelGroup **slot = ARENA_ARRAY(e->arena, KernelGroup *, nslot);

    for (int i = 0; i < e->nslot; i++)
        for (KernelGroup *g = e->slot[i], *next; g; g = next) {
            KernelGroup **at = &slot[g->hash & (uint64_t)(nslot - 1)];

            next = g->next;
            g->next = *at;
            *at = g;
        }
    e->slot = slot;
    e->nslot = nslot;
}

static KernelGroup *find_group(Emit *e, const Node *kernel, uint64_t hash)
{
    KernelGroup *g;

    if (e->ngroup >= e->nslot)
        groups_grow(e);
    for (g = e->slot[hash & (uint64_t)(e->nslot - 1)]; g; g = g->next)
        if (g->hash == hash && same_cut(g->first, kernel) &&
            same_regions(e, g->first->region[0], kernel->region[0]))
            return g;
    g = ARENA_NEW(e->arena, KernelGroup);
    *g = (KernelGroup){.next = e->slot[hash & (uint64_t)(e->nslot - 1)],
                       .hash = hash,
                       .first = kernel};
    e->slot[hash & (uint64_t)(e->nslot - 1)] = g;
    e->ngroup++;
    return g;
}

static void group_kernel(Emit *e, const Node *kernel)
{
    KernelUse *use = &e->use[kernel->id];

    find_gaps(e, use, kernel->region[0]);
    use->group = find_group(e, kernel, region_hash(e, kernel->region[0]));
    if (!same_gaps(use, &e->use[use->group->first->id]))
        use->group->ndifferent++;
}

static void group_kernels(Emit *e, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_kernel)
            group_kernel(e, n);
        for (int i = 0; n->op != OP_kernel && i < n->nregion; i++)
            group_kernels(e, n->region[i]);
    }
}

void share_kernels(Emit *e)
{
    e->gap = ARENA_ARRAY(e->arena, int, e->m->nnode + 1);
    e->place = ARENA_ARRAY(e->arena, int, e->m->nnode + 1);
    e->use = ARENA_ARRAY(e->arena, KernelUse, e->m->nnode + 1);
    for (const Graph *g = e->m->first; g; g = g->next)
        group_kernels(e, g);
}

bool kernel_is_open(const KernelUse *use)
{
    return use->group->ndifferent >= ENOUGH;
}

KernelFunction *shared_function(Emit *e, const Node *kernel, bool in_place)
{
    const KernelUse *use = &e->use[kernel->id];
    KernelFunction *f;

    for (f = use->group->functions; f; f = f->next)
        if (f->in_place == in_place &&
            (kernel_is_open(use) || same_gaps(use, &e->use[f->kernel->id])))
            return f;
    f = ARENA_NEW(e->arena, KernelFunction);
    *f = (KernelFunction){
        .next = use->group->functions, .kernel = kernel, .in_place = in_place};
    use->group->functions = f;
    return f;
}
