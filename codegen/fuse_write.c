/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Fusion: the kernels and what stands around them, written out in the order of
 * the dependences, by the place of their last node. */
#include "codegen/fuse.h"

#include <assert.h>
#include <stdlib.h>

/* ---- writing kernels ---- */

static int by_position(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

static bool computed_in(const Fuse *f, const Node *n, int unit)
{
    int own = fact(f, n)->unit;

    return own == unit || own == UNIT_INLINE;
}

/* The positions of the nodes that a kernel computes, in order. */
static int *kernel_members(Fuse *f, int unit, int *count)
{
    const Unit *u = &f->units[unit];
    int stamp = ++f->shared->nstamp, capacity = 0, *member = NULL;

    *count = 0;
    for (int i = 0; i < u->noutput; i++)
        if (fact(f, u->output[i])->stamp != stamp) {
            fact(f, u->output[i])->stamp = stamp;
            *ARENA_PUSH(f->arena, member, *count, capacity) =
                fact(f, u->output[i])->position;
        }
    for (int k = 0; k < *count; k++) {
        const Node *n = f->node[member[k]];

        for (int i = 0; i < n->ninput; i++) {
            const Node *in = n->input[i];

            if (fact(f, in)->stamp == stamp || !computed_in(f, in, unit))
                continue;
            fact(f, in)->stamp = stamp;
            *ARENA_PUSH(f->arena, member, *count, capacity) =
                fact(f, in)->position;
        }
    }
    if (*count > 1)
        qsort(member, (size_t)*count, sizeof *member, by_position);
    return member;
}

/* A copy at the end of `g` with other inputs. */
static Node *copy_with(Graph *g, const Node *n, Node *const *input)
{
    Node *copy = node_copy(n, g, NULL);

    for (int i = 0; i < n->ninput; i++)
        copy->input[i] = input[i];
    return copy;
}

/* A splat in a kernel: its one element, broadcast. */
static Node *copy_splat(Graph *g, const Node *n)
{
    Node *one = node_new(g, OP_constant, 0, NULL);

    one->type = type_scalar(n->type.dtype);
    one->span = n->span;
    node_set_data(one, ATTR_data, node_attr(n, ATTR_data)->data,
                  (size_t)dtype_info[n->type.dtype].size);
    if (n->type.shape.rank == 0)
        return one;

    Node *wide = node_new(g, OP_broadcast_in_dim, 1, &one);

    wide->type = n->type;
    wide->span = n->span;
    node_set_ints(wide, ATTR_shape, n->type.shape.rank, n->type.shape.dim);
    node_set_ints(wide, ATTR_dimensions, 0, NULL);
    return wide;
}

/* What a kernel is being written into. */
typedef struct KernelText {
    int unit, stamp;
    Graph *region;
    int ninput, capacity;
    Node **input;
} KernelText;

static Node *kernel_param(Fuse *f, KernelText *k, const Node *n)
{
    Fact *of = fact(f, n);

    assert(of->map);
    of->stamp = k->stamp;
    of->local = graph_param(k->region, n->type);
    *ARENA_PUSH(f->arena, k->input, k->ninput, k->capacity) = of->map;
    return of->local;
}

/* A node's value inside the kernel: computed there, or a param for it. Scalar
 * constants are repeated inside. */
static Node *kernel_value(Fuse *f, KernelText *k, const Node *n)
{
    Fact *of = fact(f, n);

    if (of->stamp == k->stamp)
        return of->local;
    if (n->op != OP_constant || !is_scalar(n))
        return kernel_param(f, k, n);
    of->stamp = k->stamp;
    return of->local = copy_splat(k->region, n);
}

static void write_member(Fuse *f, KernelText *k, const Node *n)
{
    Node *input[64];
    Node **in =
        n->ninput <= 64 ? input : ARENA_ARRAY(f->arena, Node *, n->ninput);

    for (int i = 0; i < n->ninput; i++)
        in[i] = kernel_value(f, k, n->input[i]);
    fact(f, n)->stamp = k->stamp;
    fact(f, n)->local = n->op == OP_constant ? copy_splat(k->region, n)
                                             : copy_with(k->region, n, in);
}

/* Along which dimensions all that a kernel stores ends, at one extent. */
static void find_cut(Fuse *f, Unit *u)
{
    for (int d = 0; d < u->domain.rank; d++) {
        const Node *e = NULL;

        for (int i = 0; i < u->noutput; i++) {
            const Node **end = fact(f, u->output[i])->end;

            if (!end || (i > 0 && end[d] != e)) {
                e = NULL;
                break;
            }
            e = end[d];
        }
        if (!e)
            continue;
        u->cut[u->ncut] = d;
        u->extent[u->ncut++] = e;
    }
}

static void name_kernel(Fuse *f, Node *kernel, const Unit *u)
{
    const Node *n = u->root ? u->root : u->output[0];
    const char *name = arena_printf(f->arena, "%s_%d", op_info[n->op].name,
                                    f->shared->nkernel++);

    node_set_text(kernel, ATTR_name, text_from(name));
    node_set_ints(kernel, ATTR_domain, u->domain.rank, u->domain.dim);
    if (u->ncut)
        node_set_ints(kernel, ATTR_cut, u->ncut, u->cut);
    kernel->span = n->span;
    kernel->calls = n->calls;
}

static void write_kernel(Fuse *f, int unit)
{
    const Unit *u = &f->units[unit];
    int count;
    int *member = kernel_members(f, unit, &count);
    KernelText k = {.unit = unit, .region = graph_region(f->to->module)};
    Node **out = ARENA_ARRAY(f->arena, Node *, u->noutput);
    Type *element = ARENA_ARRAY(f->arena, Type, u->noutput);

    k.stamp = ++f->shared->nstamp;
    for (int i = 0; i < u->ncut; i++)
        kernel_param(f, &k, u->extent[i]);
    for (int i = 0; i < count; i++)
        write_member(f, &k, f->node[member[i]]);
    for (int i = 0; i < u->noutput; i++) {
        out[i] = fact(f, u->output[i])->local;
        element[i] = out[i]->type;
    }
    graph_set_outputs(k.region, u->noutput, out);

    Node *kernel = node_new(f->to, OP_kernel, k.ninput, k.input);

    kernel->type = type_tuple(f->arena, element, u->noutput);
    node_set_regions(kernel, 1, &k.region);
    name_kernel(f, kernel, u);
    for (int i = 0; i < u->noutput; i++) {
        Node *r = node_new(f->to, OP_result, 1, &kernel);

        node_set_int(r, ATTR_index, i);
        r->type = element[i];
        r->span = u->output[i]->span;
        r->calls = u->output[i]->calls;
        fact(f, u->output[i])->map = r;
    }
}

/* ---- writing the rest ---- */

static bool has_result(const Fuse *f, const Node *n, int index)
{
    const Users *users = &fact(f, n)->users;

    for (int i = 0; i < users->n; i++)
        if (users->item[i]->op == OP_result &&
            node_int(users->item[i], ATTR_index) == index)
            return true;
    return false;
}

/* Does a result need a place though nobody reads it? A tape, which is freed
 * there; and a tensor that a function writes. */
static bool needs_name(const Node *n, int i)
{
    const Type *type = &n->type.element[i];

    return type->kind == TYPE_TAPE ||
           (n->op == OP_call && type->kind == TYPE_TENSOR &&
            type->shape.rank > 0);
}

static void write_unused_results(Fuse *f, const Node *n)
{
    Node *copy = fact(f, n)->map;

    if (n->type.kind != TYPE_TUPLE)
        return;
    for (int i = 0; i < n->type.nelement; i++) {
        Node *r;

        if (!needs_name(n, i) || has_result(f, n, i))
            continue;
        r = node_new(f->to, OP_result, 1, &copy);
        node_set_int(r, ATTR_index, i);
        r->type = n->type.element[i];
        r->span = n->span;
    }
}

/* The results of a tuple stand right behind it. */
static void write_results(Fuse *f, const Node *n)
{
    const Users *users = &fact(f, n)->users;

    for (int i = 0; i < users->n; i++) {
        const Node *user = users->item[i];

        if (user->op == OP_result)
            fact(f, user)->map = copy_with(f->to, user, &fact(f, n)->map);
    }
    write_unused_results(f, n);
}

static bool write_control(Fuse *f, const Node *n)
{
    if (n->op == OP_param || n->op == OP_result)
        return true;

    Node **in = ARENA_ARRAY(f->arena, Node *, n->ninput);
    Node *copy;

    for (int i = 0; i < n->ninput; i++)
        in[i] = fact(f, n->input[i])->map;
    copy = copy_with(f->to, n, in);
    if (n->nregion > 0) {
        Module *m = f->to->module;
        Graph **region = ARENA_ARRAY(f->arena, Graph *, n->nregion);

        for (int i = 0; i < n->nregion; i++) {
            region[i] = graph_region(m);
            if (!fuse_graph(f, region[i], n->region[i]))
                return false;
        }
        node_set_regions(copy, n->nregion, region);
    }
    fact(f, n)->map = copy;
    write_results(f, n);
    return true;
}

/* ---- the order of the units ---- */

static void wait_for(Fuse *f, int unit, const Node *input)
{
    int from = fact(f, input)->unit;

    if (from == unit || from < 0)
        return;

    UnitList *user = &f->units[from].user;

    *ARENA_PUSH(f->arena, user->item, user->n, user->capacity) = unit;
    f->units[unit].ninput++;
}

static void find_waits(Fuse *f)
{
    for (int unit = 0; unit < f->nunit; unit++) {
        Unit *u = &f->units[unit];
        int count;

        if (!u->kernel)
            continue;
        find_cut(f, u);
        for (int i = 0; i < u->ncut; i++)
            wait_for(f, unit, u->extent[i]);

        int *member = kernel_members(f, unit, &count);

        for (int k = 0; k < count; k++) {
            const Node *n = f->node[member[k]];

            if (member[k] > f->units[unit].last)
                f->units[unit].last = member[k];
            for (int i = 0; i < n->ninput; i++)
                wait_for(f, unit, n->input[i]);
        }
    }
    for (int p = 0; p < f->nnode; p++) {
        const Node *n = f->node[p];
        int unit = fact(f, n)->unit;

        if (unit >= 0 && !f->units[unit].kernel)
            for (int i = 0; i < n->ninput; i++)
                wait_for(f, unit, n->input[i]);
    }
}

/* A heap of units that wait for nothing, the one that ends first on top. */
typedef struct Ready {
    const Unit *units;
    int *item;
    int n;
} Ready;

static void swap_items(Ready *r, int i, int j)
{
    int t = r->item[i];

    r->item[i] = r->item[j];
    r->item[j] = t;
}

static bool ends_before(const Ready *r, int i, int j)
{
    return r->units[r->item[i]].last < r->units[r->item[j]].last;
}

static void ready_put(Ready *r, int unit)
{
    int i = r->n++;

    r->item[i] = unit;
    for (; i > 0 && ends_before(r, i, (i - 1) / 2); i = (i - 1) / 2)
        swap_items(r, i, (i - 1) / 2);
}

static int ready_take(Ready *r)
{
    int top = r->item[0];

    r->item[0] = r->item[--r->n];
    for (int i = 0;;) {
        int child = 2 * i + 1;

        if (child + 1 < r->n && ends_before(r, child + 1, child))
            child++;
        if (child >= r->n || !ends_before(r, child, i))
            return top;
        swap_items(r, i, child);
        i = child;
    }
}

/* Reports that some units were not written, for they wait for each other. */
static bool report_circle(Fuse *f)
{
    for (int i = 0; i < f->nunit; i++)
        if (f->units[i].ninput > 0) {
            const Node *n = f->node[f->units[i].last];

            diag_error(f->to->module->ctx, DIAG_H0999, n->span,
                       "the kernel of this `%s` waits for itself",
                       op_info[n->op].name);
            break;
        }
    return false;
}

static bool write_units(Fuse *f)
{
    Ready ready = {.units = f->units,
                   .item = ARENA_ARRAY(f->arena, int, f->nunit + 1)};
    int written = 0;

    for (int i = 0; i < f->nunit; i++)
        if (f->units[i].ninput == 0)
            ready_put(&ready, i);
    while (ready.n > 0) {
        int unit = ready_take(&ready);
        const Unit *u = &f->units[unit];

        written++;
        if (u->kernel)
            write_kernel(f, unit);
        else if (!write_control(f, f->node[u->last]))
            return false;
        for (int i = 0; i < u->user.n; i++)
            if (--f->units[u->user.item[i]].ninput == 0)
                ready_put(&ready, u->user.item[i]);
    }
    return written == f->nunit || report_circle(f);
}

/* ---- graphs ---- */

static void write_params(Fuse *f)
{
    for (int i = 0; i < f->from->nparam; i++)
        fact(f, f->from->param[i])->map =
            graph_param(f->to, f->from->param[i]->type);
}

/* A kernel that copies a value. */
static Node *write_copy(Fuse *f, Node *x)
{
    Graph *region = graph_region(f->to->module);
    Node *in = graph_param(region, x->type);
    Node *out = node_new(region, OP_identity, 1, &in);
    Node *kernel = node_new(f->to, OP_kernel, 1, &x), *result;

    out->type = x->type;
    graph_set_outputs(region, 1, &out);
    kernel->type = type_tuple(f->arena, &x->type, 1);
    node_set_regions(kernel, 1, &region);
    node_set_text(
        kernel, ATTR_name,
        text_from(arena_printf(f->arena, "copy_%d", f->shared->nkernel++)));
    node_set_ints(kernel, ATTR_domain, x->type.shape.rank, x->type.shape.dim);
    result = node_new(f->to, OP_result, 1, &kernel);
    node_set_int(result, ATTR_index, 0);
    result->type = x->type;
    return result;
}

/* The value that `n` is but another name of. */
static const Node *named(const Node *n)
{
    for (;;) {
        const Node *of = NULL;

        if (lower_kind[n->op] == LOWER_reshape && !node_is_fusable(n))
            of = n->input[0];
        else if (n->op == OP_result && n->input[0]->op == OP_while)
            of = node_outside(n);
        if (!of)
            return n;
        n = of;
    }
}

/* Is output `i` of a loop's body another carried tensor as it came in? It is
 * copied, so that values may change places without a thought of order. */
static bool is_exchanged(const Fuse *f, int i)
{
    const Node *owner = f->from->owner, *out = f->from->output[i];
    const Node *origin = named(out);

    return owner && owner->op == OP_while && f->from == while_body(owner) &&
           origin->op == OP_param && origin != f->from->param[i] &&
           out->type.kind == TYPE_TENSOR && out->type.shape.rank > 0;
}

static void write_outputs(Fuse *f)
{
    Node **out = ARENA_ARRAY(f->arena, Node *, f->from->noutput);

    for (int i = 0; i < f->from->noutput; i++) {
        out[i] = fact(f, f->from->output[i])->map;
        if (is_exchanged(f, i))
            out[i] = write_copy(f, out[i]);
    }
    graph_set_outputs(f->to, f->from->noutput, out);
}

bool fuse_write(Fuse *f)
{
    find_waits(f);
    write_params(f);
    if (!write_units(f))
        return false;
    write_outputs(f);
    return true;
}
