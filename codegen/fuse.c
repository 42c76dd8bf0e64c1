/* Fusion: graph level -> kernel level.
 *
 * Each graph's nodes are visited users first. An elementwise or indexing node
 * that all its users read inside one kernel is computed there, in registers;
 * a cheap one is repeated in each kernel that reads it; any other gets a
 * buffer, as a further output of a kernel over the same domain where that
 * makes no cycle, else as the output of a kernel of its own. Reductions,
 * products and the like are roots of kernels and take the expressions in front
 * of them along. Then the kernels and what stands around them are written out
 * in the order of the dependences, by the place of their last node.
 *
 * Rank-0 values are the control function's: the scalars of a kernel come in as
 * params. A region of `cond` or `while` is a graph of its own. */
#include "codegen/kernel.h"

#include <assert.h>
#include <stdlib.h>

enum {
    CHEAP = 4,           /* cost up to which a value may be computed twice */
    KERNEL_SIZE = 120,   /* nodes in a kernel, which bounds all recursion */
    SEARCH_LIMIT = 4000, /* nodes visited in search of a cycle */
    REGION_DEPTH = 200   /* of cond and while in each other */
};

/* Where a node of the graph is computed. */
enum { UNIT_NONE = -1, UNIT_INLINE = -2 /* in every kernel that reads it */ };

/* One thing that the control function executes: a kernel or a node. */
typedef struct Unit {
    const Node *root; /* of a kernel; NULL: elementwise */
    bool kernel;
    Shape domain;
    int noutput, output_capacity;
    const Node **output; /* users before producers */
    int nmember;         /* nodes computed in it */
    int last;            /* position of its last node */
    int ninput;          /* units it still waits for, while ordering */
    int nuser, user_capacity;
    int *user; /* units that wait for it */
} Unit;

typedef struct Users {
    int n, capacity;
    const Node **item;
} Users;

/* What is known of a node of the graph level. */
typedef struct Fact {
    int position; /* among the live nodes of its graph; -1: dead */
    int unit;     /* UNIT_x or an index into units */
    int cost;     /* of computing one element from what is stored */
    int height;   /* of the expression above it */
    int stamp;    /* of the search or kernel that saw it last */
    Users users;
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

static Fact *fact(const Fuse *f, const Node *n)
{
    return &f->fact[n->id];
}

static bool is_scalar(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && n->type.shape.rank == 0;
}

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

static bool starts_alive(const Node *n)
{
    return n->op == OP_param || !node_is_pure(n);
}

static void find_live(Fuse *f)
{
    int count = 0, total = 0;

    for (int i = 0; i < f->from->noutput; i++)
        fact(f, f->from->output[i])->position = 0;
    for (const Node *n = f->from->last; n; n = n->prev) {
        if (starts_alive(n))
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

/* A rough count of cycles an element; exactness does not matter. */
static int own_cost(const Node *n)
{
    switch (n->op) {
    case OP_random_bits:
        return 20;
    case OP_divide:
    case OP_sqrt:
        return 4;
    case OP_floor_divide:
    case OP_floor_mod:
    case OP_remainder:
    case OP_power:
    case OP_atan2:
        return 12;
    case OP_gather:
    case OP_pad:
        return 3;
    default:
        break;
    }
    if (lower_kind[n->op] != LOWER_map)
        return n->op == OP_convert ? 1 : 0;
    /* The rows from rsqrt to logistic are the math functions. */
    return n->op >= OP_rsqrt && n->op <= OP_logistic ? 10 : 1;
}

/* The cost of an element if nothing on the way had a buffer. */
static void find_costs(Fuse *f)
{
    for (int p = 0; p < f->nnode; p++) {
        const Node *n = f->node[p];
        int sum = 0, height = 0;

        if (!node_is_fusable(n) || is_scalar(n))
            continue;
        sum = own_cost(n);
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

    *u = (Unit){.kernel = kernel, .last = fact(f, n)->position};
    if (n->type.kind == TYPE_TENSOR)
        u->domain = n->type.shape;
    return f->nunit - 1;
}

static void unit_add(Fuse *f, int unit, const Node *n, bool output)
{
    Unit *u = &f->units[unit];

    fact(f, n)->unit = unit;
    u->nmember++;
    if (output) {
        *ARENA_PUSH(f->arena, u->output, u->noutput, u->output_capacity) = n;
    }
}

/* Does a path lead from what users of `n` outside of `unit` compute into
 * `unit`? Then `n` cannot be an output of it. Says yes when the search becomes
 * long. */
static bool leads_into(Fuse *f, const Node *n, int unit)
{
    int stamp = ++f->shared->nstamp, ntodo = 0, capacity = 0, visited = 0;
    const Node **todo = NULL;
    const Users *first = &fact(f, n)->users;

    for (int i = 0; i < first->n; i++)
        if (fact(f, first->item[i])->unit != unit)
            *ARENA_PUSH(f->arena, todo, ntodo, capacity) = first->item[i];
    while (ntodo > 0) {
        const Node *at = todo[--ntodo];
        int own = fact(f, at)->unit;

        if (own == unit || ++visited > SEARCH_LIMIT)
            return true;
        if (fact(f, at)->stamp == stamp ||
            fact(f, at)->position > f->units[unit].last)
            continue;
        fact(f, at)->stamp = stamp;
        if (own >= 0)
            for (int i = 0; i < f->units[own].noutput; i++)
                *ARENA_PUSH(f->arena, todo, ntodo, capacity) =
                    f->units[own].output[i];

        const Users *users = &fact(f, at)->users;

        for (int i = 0; i < users->n; i++)
            *ARENA_PUSH(f->arena, todo, ntodo, capacity) = users->item[i];
    }
    return false;
}

/* How the users of a node read it. */
typedef struct Reading {
    bool stored;  /* somebody needs it in memory */
    int unit;     /* the only unit that reads it; UNIT_INLINE: several */
    int nindex;   /* users that pick elements by an index of their own */
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

/* An update computed from what it changes is computed first, so that the
 * change can be made in place. */
static bool changes_what_it_reads(Fuse *f, const Node *root, const Node *n)
{
    return (lower_kind[root->op] == LOWER_update ||
            lower_kind[root->op] == LOWER_scatter) &&
           expression_reads(f, n, root->input[0]);
}

static bool reads_in_memory(Fuse *f, const Node *user, const Node *n)
{
    int unit = fact(f, user)->unit;

    if (unit == UNIT_INLINE)
        return false;
    if (unit == UNIT_NONE || !f->units[unit].kernel)
        return true;
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
        r.expands |= user_expands(user, n);
        r.unit = r.unit == UNIT_NONE || r.unit == unit ? unit : UNIT_INLINE;
    }
    return r;
}

/* A kernel that reads `n`, over its domain, that may compute and store it. */
static int unit_to_join(Fuse *f, const Node *n)
{
    const Users *users = &fact(f, n)->users;

    for (int i = 0; i < users->n && i < 8; i++) {
        int unit = fact(f, users->item[i])->unit;
        const Unit *u = unit >= 0 ? &f->units[unit] : NULL;

        if (u && u->kernel && !u->root && u->nmember < KERNEL_SIZE &&
            u->noutput < 16 && shape_equal(u->domain, n->type.shape) &&
            node_is_fusable(users->item[i]) && !leads_into(f, n, unit))
            return unit;
    }
    return UNIT_NONE;
}

static void place_fusable(Fuse *f, const Node *n)
{
    Reading r = find_reading(f, n);
    int cost = fact(f, n)->cost;
    bool dear = cost > CHEAP;

    if (!r.stored && r.unit >= 0 && !(dear && (r.expands || r.nindex > 1)) &&
        f->units[r.unit].nmember < KERNEL_SIZE) {
        unit_add(f, r.unit, n, false);
        return;
    }
    if (!r.stored && !dear) {
        fact(f, n)->unit = UNIT_INLINE;
        return;
    }
    int unit = unit_to_join(f, n);

    unit_add(f, unit >= 0 ? unit : unit_new(f, true, n), n, true);
}

static bool is_kernel_root(const Node *n)
{
    switch (lower_kind[n->op]) {
    case LOWER_concatenate:
    case LOWER_update:
    case LOWER_scatter:
    case LOWER_reduce:
    case LOWER_arg_reduce:
    case LOWER_cumulative:
    case LOWER_sort:
    case LOWER_dot_general:
        return true;
    default:
        return false;
    }
}

static void place_node(Fuse *f, const Node *n)
{
    if (n->op == OP_param || is_control_scalar(n) ||
        (n->op == OP_constant && !constant_is_splat(n))) {
        fact(f, n)->unit = unit_new(f, false, n);
    } else if (node_is_fusable(n)) {
        place_fusable(f, n);
    } else {
        bool root = is_kernel_root(n);
        int unit = unit_new(f, root, n);

        f->units[unit].root = root ? n : NULL;
        unit_add(f, unit, n, true);
    }
}

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
    qsort(member, (size_t)*count, sizeof *member, by_position);
    return member;
}

static void copy_attributes(Node *to, const Node *from)
{
    Arena *a = from->graph->module->arena;

    to->nattr = from->nattr;
    to->attr =
        arena_copy(a, from->attr, (size_t)from->nattr * sizeof *from->attr);
    to->type = from->type;
    to->span = from->span;
    to->calls = from->calls;
}

static Node *copy_node(Graph *g, const Node *n, Node *const *input)
{
    Node *copy = node_new(g, n->op, n->ninput, input);

    copy_attributes(copy, n);
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

/* A node's value inside the kernel: computed there, or a param for it. Scalar
 * constants are repeated inside. */
static Node *kernel_value(Fuse *f, KernelText *k, const Node *n)
{
    Fact *of = fact(f, n);

    if (of->stamp == k->stamp)
        return of->local;
    of->stamp = k->stamp;
    if (n->op == OP_constant && is_scalar(n))
        return of->local = copy_splat(k->region, n);
    assert(of->map);
    of->local = graph_param(k->region, n->type);
    *ARENA_PUSH(f->arena, k->input, k->ninput, k->capacity) = of->map;
    return of->local;
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
                                             : copy_node(k->region, n, in);
}

static void name_kernel(Fuse *f, Node *kernel, const Unit *u)
{
    const Node *n = u->root ? u->root : u->output[0];
    const char *name = arena_printf(f->arena, "%s_%d", op_info[n->op].name,
                                    f->shared->nkernel++);

    node_set_text(kernel, ATTR_name, text_from(name));
    node_set_ints(kernel, ATTR_domain, u->domain.rank, u->domain.dim);
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

static Graph *fuse_graph(const Fuse *outer, Graph *to, const Graph *from);

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
            fact(f, user)->map = copy_node(f->to, user, &fact(f, n)->map);
    }
    write_unused_results(f, n);
}

static void write_control(Fuse *f, const Node *n)
{
    if (n->op == OP_result)
        return;

    Node **in = ARENA_ARRAY(f->arena, Node *, n->ninput);
    Node *copy;

    for (int i = 0; i < n->ninput; i++)
        in[i] = fact(f, n->input[i])->map;
    copy = copy_node(f->to, n, in);
    if (n->nregion > 0) {
        Module *m = f->to->module;
        Graph **region = ARENA_ARRAY(f->arena, Graph *, n->nregion);

        for (int i = 0; i < n->nregion; i++)
            region[i] = fuse_graph(f, graph_region(m), n->region[i]);
        node_set_regions(copy, n->nregion, region);
    }
    fact(f, n)->map = copy;
    write_results(f, n);
}

/* ---- the order of the units ---- */

static void wait_for(Fuse *f, int unit, const Node *input)
{
    int from = fact(f, input)->unit;

    if (from == unit || from < 0)
        return;

    Unit *u = &f->units[from];

    *ARENA_PUSH(f->arena, u->user, u->nuser, u->user_capacity) = unit;
    f->units[unit].ninput++;
}

static void find_waits(Fuse *f)
{
    for (int unit = 0; unit < f->nunit; unit++) {
        int count;

        if (!f->units[unit].kernel)
            continue;

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

static void write_units(Fuse *f)
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
        else if (f->node[u->last]->op != OP_param)
            write_control(f, f->node[u->last]);
        for (int i = 0; i < u->nuser; i++)
            if (--f->units[u->user[i]].ninput == 0)
                ready_put(&ready, u->user[i]);
    }
    assert(written == f->nunit);
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
        const Node *tuple = n->op == OP_result ? n->input[0] : NULL;

        if (lower_kind[n->op] == LOWER_reshape && !node_is_fusable(n))
            n = n->input[0];
        else if (tuple && tuple->op == OP_while &&
                 while_keeps(tuple, node_int(n, ATTR_index)))
            n = tuple->input[node_int(n, ATTR_index)];
        else
            return n;
    }
}

/* Is output `i` of a loop's body another carried tensor as it came in? It is
 * copied, so that values may change places without a thought of order. */
static bool is_exchanged(const Fuse *f, int i)
{
    const Node *owner = f->from->owner, *out = f->from->output[i];
    const Node *origin = named(out);

    return owner && owner->op == OP_while && f->from == owner->region[1] &&
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

/* Writes `from` into the empty graph `to`. */
static Graph *fuse_graph(const Fuse *outer, Graph *to, const Graph *from)
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
        return to;
    }
    find_live(&f);
    find_users(&f);
    find_costs(&f);
    for (int p = f.nnode - 1; p >= 0; p--)
        place_node(&f, f.node[p]);
    find_waits(&f);
    write_params(&f);
    write_units(&f);
    write_outputs(&f);
    return to;
}

Module *kernel_fuse(const Module *m)
{
    Module *out = module_new(m->ctx);
    int errors = m->ctx->nerror;
    Shared shared = {0};
    Fuse f = {.arena = out->arena, .shared = &shared};

    f.fact = ARENA_ARRAY(f.arena, Fact, m->nnode + 1);
    for (uint32_t i = 0; i < m->nnode; i++)
        f.fact[i] = (Fact){.position = -1, .unit = UNIT_NONE};
    for (const Graph *g = m->first; g; g = g->next)
        fuse_graph(&f, module_function(out, g->name), g);
    return m->ctx->nerror == errors ? out : NULL;
}
