/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Fusion: graph level -> kernel level.
 *
 * Each graph's nodes are visited users first. An elementwise or indexing node
 * that all its users read inside one kernel is computed there, in registers;
 * a cheap one is repeated in each kernel that reads it; any other gets a
 * buffer, as a further output of a kernel over the same domain where that
 * makes no cycle, else as the output of a kernel of its own. Reductions,
 * products and the like are roots of kernels and take the expressions in front
 * of them along. fuse_write.c writes out what is decided here.
 *
 * Rank-0 values are the control function's: the scalars of a kernel come in as
 * params. A region of `cond` or `while` is a graph of its own. */
#include "codegen/fuse.h"

#include <assert.h>

enum {
    CHEAP = 4,          /* cost up to which a value may be computed twice */
    CHAIN_COST = 10,    /* and in a chain of sums, which leaves time for it */
    KERNEL_SIZE = 120,  /* nodes in a kernel, which bounds all recursion */
    REGION_DEPTH = 1200 /* of cond and while in each other */
};

/* A scalar whose inputs are scalars: an instruction of the control function. */
static bool is_control_scalar(const Node *n)
{
    if (!is_scalar(n))
        return false;
    for (int i = 0; i < n->ninput; i++)
        if (!is_scalar(n->input[i]))
            return false;
    return node_is_fusable(n);
}

/* ---- what is live, and who reads whom ---- */

/* As node_is_pure(), which is asked of each node in a nest only once. */
static bool is_pure(Fuse *f, const Node *n)
{
    int *purity = &fact(f, n)->purity;

    if (*purity)
        return *purity > 0;
    if (!n->nregion) {
        *purity = node_is_pure(n) ? 1 : -1;
        return *purity > 0;
    }
    *purity = 1;
    for (int i = 0; i < n->nregion; i++)
        for (const Node *in = n->region[i]->first; in; in = in->next)
            if (!is_pure(f, in))
                *purity = -1;
    return *purity > 0;
}

static bool starts_alive(Fuse *f, const Node *n)
{
    return n->op == OP_param || !is_pure(f, n);
}

static void find_live(Fuse *f)
{
    int count = 0, total = 0;

    for (int i = 0; i < f->from->noutput; i++)
        fact(f, f->from->output[i])->position = 0;
    for (const Node *n = f->from->last; n; n = n->prev) {
        if (starts_alive(f, n))
            fact(f, n)->position = 0;
        if (fact(f, n)->position < 0)
            continue;
        count++;
        for (int i = 0; i < n->ninput; i++)
            fact(f, n->input[i])->position = 0;
    }
    f->nnode = count;
    f->node = ARENA_ARRAY(f->arena, const Node *, count + 1);
    for (const Node *n = f->from->first; n; n = n->next)
        if (fact(f, n)->position >= 0) {
            fact(f, n)->position = total;
            f->node[total++] = n;
        }
}

static void find_users(Fuse *f)
{
    for (int p = 0; p < f->nnode; p++) {
        const Node *n = f->node[p];

        for (int i = 0; i < n->ninput; i++) {
            Users *u = &fact(f, n->input[i])->users;

            *ARENA_PUSH(f->arena, u->item, u->n, u->capacity) = n;
        }
    }
}

/* ---- costs ---- */

/* The cost of an element if nothing on the way had a buffer. */
static void find_costs(Fuse *f)
{
    for (int p = 0; p < f->nnode; p++) {
        const Node *n = f->node[p];
        int sum = 0, height = 0;

        if (!node_is_fusable(n) || is_scalar(n))
            continue;
        sum = op_cost[n->op];
        for (int i = 0; i < n->ninput; i++) {
            const Fact *in = fact(f, n->input[i]);

            sum += sum < 1000 ? in->cost : 0;
            if (height <= in->height)
                height = in->height + 1;
        }
        fact(f, n)->cost = sum < 1000 ? sum : 1000;
        fact(f, n)->height = height;
    }
}

/* ---- kernels ---- */

static int unit_new(Fuse *f, bool kernel, const Node *n)
{
    Unit *u = ARENA_PUSH(f->arena, f->units, f->nunit, f->unit_capacity);

    *u = (Unit){
        .kernel = kernel, .last = fact(f, n)->position, .rank = -f->nunit};
    if (n->type.kind == TYPE_TENSOR)
        u->domain = n->type.shape;
    return f->nunit - 1;
}

/* Computes `n` in a unit. */
static void unit_add(Fuse *f, int unit, const Node *n)
{
    fact(f, n)->unit = unit;
    f->units[unit].nmember++;
}

/* Computes and stores it there; false if the unit would wait for itself. */
static bool unit_add_output(Fuse *f, int unit, const Node *n)
{
    Unit *u = &f->units[unit];

    if (!order_output(f, unit, n))
        return false;
    unit_add(f, unit, n);
    *ARENA_PUSH(f->arena, u->output, u->noutput, u->output_capacity) = n;
    return true;
}

/* A unit that begins with `n`: it waits for nothing yet. */
static int unit_begin(Fuse *f, bool kernel, const Node *n)
{
    int unit = unit_new(f, kernel, n);
    bool first = unit_add_output(f, unit, n);

    assert(first);
    (void)first;
    return unit;
}

static void indices_add(Indices *x, uint32_t path)
{
    for (int i = 0; i < x->n && i < MOST_INDICES; i++)
        if (x->path[i] == path)
            return;
    if (x->n < MOST_INDICES)
        x->path[x->n] = path;
    if (x->n <= MOST_INDICES)
        x->n++;
}

/* A user that picks elements reads its inputs at an index of its own for each
 * at which it is computed. */
static void indices_read(const Fuse *f, Indices *x, const Node *user)
{
    const Indices *at = &fact(f, user)->indices;
    bool picks = lower_kind[user->op] == LOWER_index;

    if (!at->n)
        indices_add(x, picks ? user->id + 1 : 0);
    for (int i = 0; i < at->n && i < MOST_INDICES; i++)
        indices_add(x, picks ? at->path[i] * 31 + user->id + 1 : at->path[i]);
    if (at->n > MOST_INDICES)
        x->n = at->n;
}

/* How the users of a node read it. */
typedef struct Reading {
    bool stored; /* somebody needs it in memory */
    int unit;    /* the only unit that reads it; UNIT_INLINE: several */
    int nindex;  /* users that pick elements by an index of their own */
    Indices indices;
    bool expands; /* an element is read many times */
} Reading;

static bool user_expands(const Node *user, const Node *n)
{
    return lower_kind[user->op] == LOWER_index &&
           shape_size(user->type.shape) > shape_size(n->type.shape);
}

static bool is_output(const Fuse *f, const Node *n)
{
    for (int i = 0; i < f->from->noutput; i++)
        if (f->from->output[i] == n)
            return true;
    return false;
}

static bool is_product(const Node *root)
{
    return root && root->op == OP_dot_general;
}

/* Is one of the inputs of a product a vector, of each of a batch? */
static bool has_vector(const Node *root)
{
    int64_t to[2][MAX_RANK], nbatch = node_attr(root, ATTR_lhs_batching)->n;

    product_dimensions(root, to);
    for (int i = 0; i < 2; i++) {
        int64_t size = 1;

        for (int d = 0; d < root->input[i]->type.shape.rank; d++)
            if (to[i][d] >= nbatch)
                size *= root->input[i]->type.shape.dim[d];
        if (size == 1)
            return true;
    }
    return false;
}

/* Is a product walked, with its inputs as expressions? Those of one element
 * are, and those with a vector that end somewhere: at the extent of a window.
 */
static bool product_walks(const Fuse *f, const Node *root)
{
    bool ends = fact(f, root)->end != NULL;

    if (shape_size(root->type.shape) == 1)
        return true;
    for (int k = 0; k < node_attr(root, ATTR_lhs_contracting)->n; k++)
        ends |= product_end(root, k) != NULL;
    return ends && has_vector(root) &&
           (root->input[0]->op == OP_window || root->input[1]->op == OP_window);
}

/* Does the expression that is `n` read `x`, or another name of it? Says yes
 * when the search becomes long. */
static bool expression_reads(Fuse *f, const Node *n, const Node *x)
{
    int stamp = ++f->shared->nstamp, ntodo = 0, capacity = 0;
    const Node **todo = NULL;

    *ARENA_PUSH(f->arena, todo, ntodo, capacity) = n;
    for (int visited = 0; ntodo > 0; visited++) {
        const Node *at = todo[--ntodo];

        if (at == x || visited > 2 * KERNEL_SIZE)
            return true;
        if (fact(f, at)->stamp == stamp ||
            (!node_is_fusable(at) && lower_kind[at->op] != LOWER_reshape))
            continue;
        fact(f, at)->stamp = stamp;
        for (int i = 0; i < at->ninput; i++)
            *ARENA_PUSH(f->arena, todo, ntodo, capacity) = at->input[i];
    }
    return false;
}

enum { MOST_UPDATES = 8 };

/* What an update changes, or a loop, or a branch on one of its ways; NULL: it
 * is none of these. */
static const Node *before_update(const Node *n, int depth)
{
    const Node *of = n->op == OP_result ? n->input[0] : NULL;
    const Node *at = NULL;
    int64_t i;

    if (root_info(n)->updates)
        return n->input[0];
    if (!of || depth > MOST_UPDATES)
        return NULL;
    i = node_int(n, ATTR_index);
    if (of->op == OP_while)
        return of->input[i];
    for (int way = 0; of->op == OP_cond && !at && way < of->nregion; way++) {
        at = of->region[way]->output[i];
        for (int k = 0; at && at->op != OP_param && k < MOST_UPDATES; k++)
            at = before_update(at, depth + 1);
        if (at && at->op != OP_param)
            at = NULL;
        if (at)
            at = of->input[1 + node_int(at, ATTR_index)];
    }
    return at;
}

/* An update computed from what it changes, or from what that was a few updates
 * before (`a[i], a[j] = a[j], a[i]`), is computed first, so that the changes
 * can be made in place. */
static bool changes_what_it_reads(Fuse *f, const Node *root, const Node *n)
{
    if (!root_info(root)->updates)
        return false;
    for (int i = 0; i < MOST_UPDATES && root; i++) {
        root = before_update(root, 0);
        if (root && expression_reads(f, n, root))
            return true;
    }
    return false;
}

static bool reads_in_memory(Fuse *f, const Node *user, const Node *n)
{
    int unit = fact(f, user)->unit;

    if (demand_ends_at(f, user, n))
        return true;
    if (unit == UNIT_INLINE)
        return false;
    if (unit == UNIT_NONE || !f->units[unit].kernel)
        return true;
    if (f->units[unit].walks)
        return fact(f, n)->cost > CHAIN_COST &&
               lower_kind[n->op] != LOWER_index;
    /* A product takes a transpose of what is in memory along, no more. */
    if (is_product(f->units[unit].root))
        return user != f->units[unit].root || n->op != OP_transpose ||
               fact(f, n)->users.n > 1;
    if (node_is_fusable(user))
        return false;
    for (int i = 0; i < user->ninput; i++)
        if (user->input[i] == n && !root_fuses_input(user, i))
            return true;
    return changes_what_it_reads(f, user, n);
}

static Reading find_reading(Fuse *f, const Node *n)
{
    Reading r = {.unit = UNIT_NONE};
    const Users *users = &fact(f, n)->users;

    /* Recursion over expressions ends at every so many of them. */
    r.stored =
        is_output(f, n) || fact(f, n)->height % KERNEL_SIZE == KERNEL_SIZE - 1;
    for (int i = 0; i < users->n; i++) {
        const Node *user = users->item[i];
        int unit = fact(f, user)->unit;

        if (reads_in_memory(f, user, n)) {
            r.stored = true;
            continue;
        }
        if (lower_kind[user->op] == LOWER_index)
            r.nindex++;
        indices_read(f, &r.indices, user);
        r.expands |= user_expands(user, n);
        r.unit = r.unit == UNIT_NONE || r.unit == unit ? unit : UNIT_INLINE;
    }
    return r;
}

/* Stores `n` in a kernel that reads it, over its domain. False if there is
 * none. */
static bool join_reader(Fuse *f, const Node *n)
{
    const Users *users = &fact(f, n)->users;

    for (int i = 0; i < users->n && i < 8; i++) {
        int unit = fact(f, users->item[i])->unit;
        const Unit *u = unit >= 0 ? &f->units[unit] : NULL;

        if (u && u->kernel && !u->root && u->nmember < KERNEL_SIZE &&
            u->noutput < 16 && shape_equal(u->domain, n->type.shape) &&
            node_is_fusable(users->item[i]) && unit_add_output(f, unit, n))
            return true;
    }
    return false;
}

static void place_fusable(Fuse *f, const Node *n)
{
    Reading r = find_reading(f, n);
    int cost = fact(f, n)->cost;
    bool dear = cost > CHEAP;
    bool many = dear && r.indices.n > MOST_INDICES;
    bool repeats = many || (dear && (r.expands || r.nindex > 1));

    if (!r.stored && r.unit >= 0 && !repeats &&
        f->units[r.unit].nmember < KERNEL_SIZE) {
        fact(f, n)->indices = r.indices;
        unit_add(f, r.unit, n);
    } else if (!r.stored && !dear)
        order_inline(f, n);
    else if (many || !join_reader(f, n)) /* a reader computes it again */
        unit_begin(f, true, n);
}

static void place_node(Fuse *f, const Node *n)
{
    if (n->op == OP_param || is_control_scalar(n) ||
        (n->op == OP_constant && !constant_is_splat(n))) {
        unit_begin(f, false, n);
    } else if (node_is_fusable(n)) {
        place_fusable(f, n);
    } else {
        bool root = root_info(n)->is_root;
        int unit = unit_begin(f, root, n);

        f->units[unit].root = root ? n : NULL;
        f->units[unit].walks = is_product(n) && product_walks(f, n);
    }
}

/* ---- graphs ---- */

bool fuse_graph(const Fuse *outer, Graph *to, const Graph *from)
{
    Fuse f = {.from = from,
              .to = to,
              .arena = outer->arena,
              .depth = outer->depth + 1,
              .fact = outer->fact,
              .shared = outer->shared};

    if (f.depth > REGION_DEPTH) {
        diag_error(to->module->ctx, DIAG_H0908, SPAN_NONE,
                   "branches and loops are nested more than %d deep",
                   REGION_DEPTH);
        return false;
    }
    find_live(&f);
    find_users(&f);
    demand_find(&f);
    find_costs(&f);
    for (int p = f.nnode - 1; p >= 0; p--)
        place_node(&f, f.node[p]);
    return fuse_write(&f);
}

Module *kernel_fuse(const Module *m)
{
    Module *out = module_new(m->ctx);
    Shared shared = {0};
    Fuse f = {.arena = out->arena, .shared = &shared};

    f.fact = ARENA_ARRAY(f.arena, Fact, m->nnode + 1);
    for (uint32_t i = 0; i < m->nnode; i++)
        f.fact[i] = (Fact){.position = -1, .unit = UNIT_NONE};
    for (const Graph *g = m->first; g; g = g->next)
        if (!fuse_graph(&f, module_function(out, g->name), g))
            return NULL;
    return out;
}
