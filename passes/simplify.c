/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Algebraic simplification.
 *
 * Only rewrites that keep every bit of every value, NaN and -0.0 among them:
 * x * 1 is x, but x + 0.0 is not, since -0.0 + 0.0 is 0.0. A rule looks at one
 * node, whose inputs are simple already, and returns what the node's users
 * shall use instead; NULL if it knows nothing better. What a rule makes stands
 * before the node, and is itself looked at in the next round.
 *
 * A `cond` whose predicate is known becomes the nodes of one branch, a `while`
 * whose test is false from the start becomes its inputs. */
#include "passes/optimise.h"
#include "passes/regions.h"

#include <math.h>
#include <string.h>

typedef Node *Rule(Build *b, Node *n);

/* ---- what is known of a value ---- */

/* The scalar constant that all elements of a value are, or NULL. */
static const Node *splat_of(const Node *n)
{
    while (n->op == OP_broadcast_in_dim || n->op == OP_reshape)
        n = n->input[0];
    return n->op == OP_constant && shape_size(n->type.shape) == 1 ? n : NULL;
}

/* Is every element `value`, with its sign if that is zero? */
static bool splat_is(const Node *n, double value)
{
    const Node *s = splat_of(n);
    Literal l;
    double x;

    if (!s)
        return false;
    l = (Literal){s->type, (void *)node_attr(s, ATTR_data)->data};
    x = dtype_info[s->type.dtype].is_float ? literal_f64(&l, 0)
                                           : (double)literal_i64(&l, 0);
    return x == value && signbit(x) == signbit(value);
}

static bool is_float(const Node *n)
{
    return type_is_float(&n->type);
}

static bool is_bool(const Node *n)
{
    return n->type.dtype == DTYPE_BOOL;
}

/* The value that adding leaves everything as it is: -0.0 for floats. */
static bool is_nothing_to_add(const Node *n)
{
    return splat_is(n, is_float(n) ? -0.0 : 0.0);
}

/* ---- arithmetic ---- */

static Node *simplify_add(Build *b, Node *n)
{
    (void)b;
    if (is_nothing_to_add(n->input[1]))
        return n->input[0];
    return is_nothing_to_add(n->input[0]) ? n->input[1] : NULL;
}

static Node *simplify_subtract(Build *b, Node *n)
{
    Node *x = n->input[0], *y = n->input[1];

    if (splat_is(y, 0.0))
        return x;
    return x == y && !is_float(n) ? build_zeros(b, n->type) : NULL;
}

static Node *simplify_multiply(Build *b, Node *n)
{
    (void)b;
    for (int i = 0; i < 2; i++) {
        Node *x = n->input[i], *y = n->input[1 - i];

        if (splat_is(y, 1.0))
            return x;
        if (!is_float(n) && splat_is(y, 0.0))
            return y;
    }
    return NULL;
}

/* x / 1, x // 1 of integers, x ** 1 */
static Node *simplify_by_one(Build *b, Node *n)
{
    (void)b;
    return splat_is(n->input[1], 1.0) ? n->input[0] : NULL;
}

static Node *simplify_floor_divide(Build *b, Node *n)
{
    return is_float(n) ? NULL : simplify_by_one(b, n);
}

/* f(f(x)) = x */
static Node *simplify_involution(Build *b, Node *n)
{
    Node *x = n->input[0];

    (void)b;
    return x->op == n->op ? x->input[0] : NULL;
}

static Node *simplify_not(Build *b, Node *n)
{
    const Node *x = n->input[0];

    if (is_bool(n) && x->op == OP_equal)
        return build2(b, OP_not_equal, x->input[0], x->input[1]);
    if (is_bool(n) && x->op == OP_not_equal)
        return build2(b, OP_equal, x->input[0], x->input[1]);
    return simplify_involution(b, n);
}

/* |-x| = ||x|| = |x|; what has no sign wraps when it is negated. */
static Node *simplify_abs(Build *b, Node *n)
{
    const Node *x = n->input[0];
    bool is_signed =
        dtype_info[x->type.dtype].is_signed || type_is_float(&x->type);

    if (x->op == OP_abs || (x->op == OP_negate && is_signed))
        return build1(b, OP_abs, x->input[0]);
    return NULL;
}

static Node *simplify_identity(Build *b, Node *n)
{
    (void)b;
    return n->input[0];
}

/* max(x, x) = min(x, x) = x */
static Node *simplify_idempotent(Build *b, Node *n)
{
    (void)b;
    return n->input[0] == n->input[1] ? n->input[0] : NULL;
}

static Node *simplify_and(Build *b, Node *n)
{
    for (int i = 0; i < 2; i++) {
        if (is_bool(n) && splat_is(n->input[i], 1.0))
            return n->input[1 - i];
        if (splat_is(n->input[i], 0.0))
            return n->input[i];
    }
    return simplify_idempotent(b, n);
}

static Node *simplify_or(Build *b, Node *n)
{
    for (int i = 0; i < 2; i++) {
        if (splat_is(n->input[i], 0.0))
            return n->input[1 - i];
        if (is_bool(n) && splat_is(n->input[i], 1.0))
            return n->input[i];
    }
    return simplify_idempotent(b, n);
}

static Node *simplify_xor(Build *b, Node *n)
{
    if (splat_is(n->input[1], 0.0))
        return n->input[0];
    if (splat_is(n->input[0], 0.0))
        return n->input[1];
    return n->input[0] == n->input[1] ? build_zeros(b, n->type) : NULL;
}

/* x + 0 and x - 0 do not overflow. */
static Node *simplify_overflows(Build *b, Node *n)
{
    bool fits = splat_is(n->input[1], 0.0) ||
                (op_is(n->op, OP_COMMUTES) && splat_is(n->input[0], 0.0));

    return fits ? build_zeros(b, n->type) : NULL;
}

/* x * 0 and x * 1 do not overflow. */
static Node *simplify_multiply_overflows(Build *b, Node *n)
{
    for (int i = 0; i < 2; i++)
        if (splat_is(n->input[i], 0.0) || splat_is(n->input[i], 1.0))
            return build_zeros(b, n->type);
    return NULL;
}

/* x == x, x <= x, x >= x of what cannot be NaN */
static Node *simplify_reflexive(Build *b, Node *n)
{
    if (n->input[0] != n->input[1] || is_float(n->input[0]))
        return NULL;
    return build_splat(b, n->type, 1.0);
}

/* x != x, x < x, x > x of what cannot be NaN */
static Node *simplify_irreflexive(Build *b, Node *n)
{
    if (n->input[0] != n->input[1] || is_float(n->input[0]))
        return NULL;
    return build_zeros(b, n->type);
}

static Node *simplify_select(Build *b, Node *n)
{
    Node *pred = n->input[0], *x = n->input[1], *y = n->input[2];

    if (x == y || splat_is(pred, 1.0))
        return x;
    if (splat_is(pred, 0.0))
        return y;
    if (pred->op == OP_not)
        return build3(b, OP_select, pred->input[0], y, x);
    if (is_bool(n) && splat_is(x, 1.0) && splat_is(y, 0.0))
        return pred;
    return NULL;
}

/* ---- convert ---- */

/* How many bits an integer of that dtype needs, or a float holds exactly. */
static int precision(DType d)
{
    switch (d) {
    case DTYPE_F32:
        return 24;
    case DTYPE_F64:
        return 53;
    case DTYPE_BOOL:
        return 1;
    default:
        return 8 * dtype_info[d].size - dtype_info[d].is_signed;
    }
}

/* Does each value of `from` have its own in `to`? */
static bool loses_nothing(DType from, DType to)
{
    const DTypeInfo *f = &dtype_info[from], *t = &dtype_info[to];

    if (from == to)
        return true;
    if (to == DTYPE_BOOL || (f->is_float && !t->is_float))
        return false;
    if (f->is_signed && !t->is_signed && !t->is_float)
        return false;
    return precision(from) <= precision(to);
}

/* Is `from` to `to` the same with and without a stop at `between`? An integer
 * that is too large for `to` wraps, but as a float it saturates. */
static bool may_skip(DType from, DType between, DType to)
{
    bool to_integer = !dtype_info[to].is_float && to != DTYPE_BOOL;

    if (!loses_nothing(from, between))
        return false;
    if (dtype_info[from].is_float || !dtype_info[between].is_float)
        return true;
    return !to_integer || loses_nothing(from, to);
}

static Node *simplify_convert(Build *b, Node *n)
{
    Node *x = n->input[0];

    if (x->type.dtype == n->type.dtype)
        return x;
    if (x->op == OP_convert &&
        may_skip(x->input[0]->type.dtype, x->type.dtype, n->type.dtype))
        return build_convert(b, x->input[0], n->type.dtype);
    return NULL;
}

/* ---- shapes ---- */

/* A splat in another shape is the splat of that shape. */
static Node *reshaped_splat(Build *b, Node *n)
{
    Node *x = n->input[0];

    if (x->op != OP_broadcast_in_dim || x->input[0]->type.shape.rank)
        return NULL;
    return build_broadcast_to(b, x->input[0], n->type.shape);
}

static Node *simplify_reshape(Build *b, Node *n)
{
    Node *x = n->input[0];

    if (shape_equal(x->type.shape, n->type.shape))
        return x;
    if (x->op == OP_reshape)
        return build_reshape(b, x->input[0], n->type.shape);
    return reshaped_splat(b, n);
}

static bool counts_up(const int64_t *value, int n)
{
    for (int i = 0; i < n; i++)
        if (value[i] != i)
            return false;
    return true;
}

static Node *simplify_transpose(Build *b, Node *n)
{
    Node *x = n->input[0];
    const int64_t *outer = node_attr(n, ATTR_permutation)->ints;
    const int64_t *inner;
    int64_t both[MAX_RANK];

    if (counts_up(outer, n->type.shape.rank))
        return x;
    if (x->op != OP_transpose)
        return reshaped_splat(b, n);
    inner = node_attr(x, ATTR_permutation)->ints;
    for (int i = 0; i < n->type.shape.rank; i++)
        both[i] = inner[outer[i]];
    if (counts_up(both, n->type.shape.rank))
        return x->input[0];
    return build_transpose(b, x->input[0], both);
}

static Node *simplify_broadcast_in_dim(Build *b, Node *n)
{
    Node *x = n->input[0];
    const int64_t *outer = node_attr(n, ATTR_dimensions)->ints;
    const int64_t *inner;
    int64_t both[MAX_RANK];

    if (shape_equal(x->type.shape, n->type.shape) &&
        counts_up(outer, n->type.shape.rank))
        return x;
    if (x->op != OP_broadcast_in_dim)
        return NULL;
    inner = node_attr(x, ATTR_dimensions)->ints;
    for (int i = 0; i < x->input[0]->type.shape.rank; i++)
        both[i] = outer[inner[i]];
    return build_broadcast_in_dim(b, x->input[0], n->type.shape, both);
}

static Node *simplify_reverse(Build *b, Node *n)
{
    const Node *x = n->input[0];

    if (node_attr(n, ATTR_dimensions)->n == 0)
        return n->input[0];
    if (x->op == OP_reverse && attrs_equal(x, n))
        return x->input[0];
    return reshaped_splat(b, n);
}

static Node *simplify_slice(Build *b, Node *n)
{
    if (shape_equal(n->input[0]->type.shape, n->type.shape))
        return n->input[0];
    return reshaped_splat(b, n);
}

static bool all_zero(const Attr *a)
{
    for (int i = 0; i < a->n; i++)
        if (a->ints[i])
            return false;
    return true;
}

static Node *simplify_pad(Build *b, Node *n)
{
    (void)b;
    if (all_zero(node_attr(n, ATTR_low)) && all_zero(node_attr(n, ATTR_high)) &&
        all_zero(node_attr(n, ATTR_interior)))
        return n->input[0];
    return NULL;
}

static Node *simplify_concatenate(Build *b, Node *n)
{
    (void)b;
    return n->ninput == 1 ? n->input[0] : NULL;
}

static Node *simplify_dynamic_slice(Build *b, Node *n)
{
    return simplify_slice(b, n);
}

static Node *simplify_dynamic_update_slice(Build *b, Node *n)
{
    Node *update = n->input[1];

    (void)b;
    return shape_equal(update->type.shape, n->type.shape) ? update : NULL;
}

/* ---- control flow, effects, tapes ---- */

/* The branch that is taken, if that is known. */
static Graph *known_branch(const Node *n)
{
    if (splat_is(n->input[0], 1.0))
        return cond_then(n);
    return splat_is(n->input[0], 0.0) ? cond_else(n) : NULL;
}

static bool never_runs(const Node *loop)
{
    return splat_is(while_test(loop)->output[0], 0.0);
}

/* What is popped right behind its push. */
static bool pops_push(const Node *n)
{
    return n->input[0]->op == OP_tape_push &&
           n->input[0]->ninput == n->type.nelement;
}

static Node *simplify_result(Build *b, Node *n)
{
    Node *tuple = n->input[0];
    int i = node_index(n);

    (void)b;
    if (tuple->op == OP_while && never_runs(tuple))
        return tuple->input[i];
    if (tuple->op == OP_cond && known_branch(tuple))
        return known_branch(tuple)->output[i];
    if (tuple->op == OP_tape_pop && pops_push(tuple))
        return tuple->input[0]->input[i];
    return NULL;
}

/* A check that holds. */
static Node *simplify_check(Build *b, Node *n)
{
    (void)b;
    return splat_is(n->input[1], 1.0) ? n->input[0] : NULL;
}

static Rule *const rule[OP_COUNT] = {
    [OP_identity] = simplify_identity,
    [OP_negate] = simplify_involution,
    [OP_abs] = simplify_abs,
    [OP_not] = simplify_not,
    [OP_convert] = simplify_convert,
    [OP_add] = simplify_add,
    [OP_subtract] = simplify_subtract,
    [OP_multiply] = simplify_multiply,
    [OP_divide] = simplify_by_one,
    [OP_floor_divide] = simplify_floor_divide,
    [OP_power] = simplify_by_one,
    [OP_maximum] = simplify_idempotent,
    [OP_minimum] = simplify_idempotent,
    [OP_and] = simplify_and,
    [OP_or] = simplify_or,
    [OP_xor] = simplify_xor,
    [OP_equal] = simplify_reflexive,
    [OP_less_equal] = simplify_reflexive,
    [OP_greater_equal] = simplify_reflexive,
    [OP_not_equal] = simplify_irreflexive,
    [OP_less] = simplify_irreflexive,
    [OP_greater] = simplify_irreflexive,
    [OP_add_overflows] = simplify_overflows,
    [OP_subtract_overflows] = simplify_overflows,
    [OP_multiply_overflows] = simplify_multiply_overflows,
    [OP_select] = simplify_select,
    [OP_reshape] = simplify_reshape,
    [OP_broadcast_in_dim] = simplify_broadcast_in_dim,
    [OP_transpose] = simplify_transpose,
    [OP_reverse] = simplify_reverse,
    [OP_slice] = simplify_slice,
    [OP_pad] = simplify_pad,
    [OP_concatenate] = simplify_concatenate,
    [OP_dynamic_slice] = simplify_dynamic_slice,
    [OP_dynamic_update_slice] = simplify_dynamic_update_slice,
    [OP_result] = simplify_result,
    [OP_check] = simplify_check,
};

/* ---- splats ---- */

/* Elementwise operations whose result is the same bits on a scalar and in an
 * array; the functions of the math library are not among them. */
static const bool is_exact[OP_COUNT] = {
    [OP_negate] = true,     [OP_abs] = true,          [OP_not] = true,
    [OP_convert] = true,    [OP_add] = true,          [OP_subtract] = true,
    [OP_multiply] = true,   [OP_divide] = true,       [OP_maximum] = true,
    [OP_minimum] = true,    [OP_and] = true,          [OP_or] = true,
    [OP_equal] = true,      [OP_not_equal] = true,    [OP_less] = true,
    [OP_less_equal] = true, [OP_greater] = true,      [OP_greater_equal] = true,
    [OP_select] = true,     [OP_floor_divide] = true,
};

/* An operation on broadcast scalars is done on the scalars. */
static Node *simplify_splats(Build *b, Node *n)
{
    Node *scalar[3], *done;

    if (!is_exact[n->op] || !n->type.shape.rank)
        return NULL;
    for (int i = 0; i < n->ninput; i++) {
        const Node *x = n->input[i];

        if (x->op != OP_broadcast_in_dim || x->input[0]->type.shape.rank ||
            x->input[0]->op != OP_constant)
            return NULL;
        scalar[i] = x->input[0];
    }
    done = node_copy(n, n->graph, n);
    for (int i = 0; i < n->ninput; i++)
        done->input[i] = scalar[i];
    node_infer(done);
    return build_broadcast_to(b, done, n->type.shape);
}

/* ---- the walk ---- */

typedef struct Simplify {
    Node **instead; /* by id, of the nodes that were there at the start */
    uint32_t nid;
} Simplify;

static Node *resolve(const Simplify *s, Node *n)
{
    while (n->id < s->nid && s->instead[n->id])
        n = s->instead[n->id];
    return n;
}

static void simplify_region(Simplify *s, Graph *g);

/* Puts the nodes of a branch in the place of its `cond`; the first of them is
 * where the walk goes on. The results find the branch's outputs by themselves:
 * the `cond` is unlinked, but still there for them to look at. */
static Node *open_branch(Simplify *s, Node *n, Graph *branch)
{
    Node *next = region_begin(branch);

    for (int i = 0; i < branch->nparam; i++)
        s->instead[branch->param[i]->id] = n->input[i + 1];
    region_move_nodes(branch, n);
    if (!next)
        next = n->next;
    node_unlink(n);
    return next;
}

/* Unlinks a pop and the push before it. */
static Node *drop_pop(Node *n)
{
    Node *next = n->next;

    node_unlink(n->input[0]);
    node_unlink(n);
    return next;
}

static Node *simplify_node(Simplify *s, Node *n)
{
    Build b = {
        .graph = n->graph, .before = n, .span = n->span, .calls = n->calls};
    Node *next = n->next, *better = NULL;

    for (int i = 0; i < n->ninput; i++)
        n->input[i] = resolve(s, n->input[i]);
    if (n->op == OP_cond && known_branch(n))
        return open_branch(s, n, known_branch(n));
    for (int i = 0; i < n->nregion; i++)
        simplify_region(s, n->region[i]);
    if (n->op == OP_tape_pop && pops_push(n))
        return drop_pop(n);
    if (n->op == OP_while && never_runs(n))
        node_unlink(n);
    else if (rule[n->op])
        better = rule[n->op](&b, n);
    if (!better)
        better = simplify_splats(&b, n);
    if (better && n->id < s->nid) {
        s->instead[n->id] = resolve(s, better);
        node_unlink(n);
    }
    return next;
}

static void simplify_region(Simplify *s, Graph *g)
{
    for (Node *n = g->first; n;)
        n = simplify_node(s, n);
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = resolve(s, g->output[i]);
}

void simplify_graph(Graph *g, Arena *scratch)
{
    Simplify s = {.nid = g->module->nnode};

    s.instead = ARENA_ARRAY(scratch, Node *, s.nid);
    simplify_region(&s, g);
}

void pass_simplify(Module *m)
{
    pass_each_function(m, simplify_graph);
}
