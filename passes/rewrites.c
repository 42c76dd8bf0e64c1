/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The rows of rewrites.def: what their words mean, and finding one.
 *
 * A pattern is ANY, SAME, ZERO, ONE, NOTHING or OF(op), one for each of the
 * first three inputs; a guard asks for more; a replacement builds the result.
 * All three see the inputs in the order in which they matched: of an operation
 * that commutes both are tried. */
#include "passes/rewrites.h"
#include "ir/regions.h"

#include <math.h>

enum { ANY, SAME, ZERO, ONE, NOTHING, PATTERN_COUNT };

#define OF(op) (PATTERN_COUNT + OP_##op)

typedef bool Guard(const Node *n, Node *const *in);
typedef Node *Replacement(Build *b, Node *n, Node *const *in);

typedef struct Law {
    Op op;
    uint16_t pattern[REWRITE_INPUTS];
    Guard *guard;
    Replacement *becomes;
    const char *law;
} Law;

/* ---- what is known of a value ---- */

/* The scalar constant that all elements of a value are, or NULL. */
static const Node *splat_of(const Node *n)
{
    while (n->op == OP_broadcast_in_dim || n->op == OP_reshape)
        n = n->input[0];
    return n->op == OP_constant && shape_size(n->type.shape) == 1 ? n : NULL;
}

bool splat_is(const Node *n, double value)
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

Graph *known_branch(const Node *n)
{
    if (splat_is(cond_predicate(n), 1.0))
        return cond_then(n);
    return splat_is(cond_predicate(n), 0.0) ? cond_else(n) : NULL;
}

bool never_runs(const Node *loop)
{
    return splat_is(while_condition(loop), 0.0);
}

bool pops_push(const Node *n)
{
    return n->input[0]->op == OP_tape_push &&
           n->input[0]->ninput == n->type.nelement;
}

/* ---- guards ---- */

static bool always(const Node *n, Node *const *in)
{
    (void)n, (void)in;
    return true;
}

static bool of_bools(const Node *n, Node *const *in)
{
    (void)in;
    return n->type.dtype == DTYPE_BOOL;
}

/* Of integers and bools: what is neither NaN nor -0.0. */
static bool exact(const Node *n, Node *const *in)
{
    (void)n;
    return !is_float(in[0]);
}

/* What has no sign wraps when it is negated. */
static bool has_sign(const Node *n, Node *const *in)
{
    (void)n;
    return dtype_info[in[0]->type.dtype].is_signed || is_float(in[0]);
}

static bool same_dtype(const Node *n, Node *const *in)
{
    return in[0]->type.dtype == n->type.dtype;
}

static bool same_shape(const Node *n, Node *const *in)
{
    return shape_equal(in[0]->type.shape, n->type.shape);
}

static bool whole_update(const Node *n, Node *const *in)
{
    return shape_equal(in[1]->type.shape, n->type.shape);
}

/* Does a matrix's row begin where `at` says: cut out of it by either slice? */
static bool is_row_at(const Node *row, const Node *matrix, const Node *at)
{
    if (row->input[0] != matrix || row->type.shape.rank != 2 ||
        row->type.shape.dim[0] != 1 ||
        row->type.shape.dim[1] != matrix->type.shape.dim[1])
        return false;
    if (row->op == OP_dynamic_slice)
        return row->input[1] == at;
    return row->op == OP_slice &&
           splat_is(at, (double)node_attr(row, ATTR_start)->ints[0]);
}

/* x with its row i, in which y was put at j: x[i] = put(x[i], y, j). */
static bool puts_row_back(const Node *n, Node *const *in)
{
    const Node *put = in[1]->input[0];

    return n->type.shape.rank == 2 && put->op == OP_dynamic_update_slice &&
           put->type.shape.rank == 1 && put->input[0]->op == OP_reshape &&
           is_row_at(put->input[0]->input[0], in[0], n->input[2]);
}

/* A scalar, broadcast to any shape. */
static bool splat(const Node *n, Node *const *in)
{
    (void)n;
    return in[0]->op == OP_broadcast_in_dim &&
           !in[0]->input[0]->type.shape.rank;
}

static bool one_input(const Node *n, Node *const *in)
{
    (void)in;
    return n->ninput == 1;
}

static bool counts_up(const int64_t *value, int n)
{
    for (int i = 0; i < n; i++)
        if (value[i] != i)
            return false;
    return true;
}

static bool moves_nothing(const Node *n, Node *const *in)
{
    (void)in;
    return counts_up(node_attr(n, ATTR_permutation)->ints, n->type.shape.rank);
}

static bool spreads_nothing(const Node *n, Node *const *in)
{
    return same_shape(n, in) &&
           counts_up(node_attr(n, ATTR_dimensions)->ints, n->type.shape.rank);
}

static bool turns_nothing(const Node *n, Node *const *in)
{
    (void)in;
    return node_attr(n, ATTR_dimensions)->n == 0;
}

static bool same_attrs(const Node *n, Node *const *in)
{
    return attrs_equal(n, in[0]);
}

static bool all_zero(const Attr *a)
{
    for (int i = 0; i < a->n; i++)
        if (a->ints[i])
            return false;
    return true;
}

static bool pads_nothing(const Node *n, Node *const *in)
{
    (void)in;
    return all_zero(node_attr(n, ATTR_low)) &&
           all_zero(node_attr(n, ATTR_high)) &&
           all_zero(node_attr(n, ATTR_interior));
}

/* Inner permutation after outer one, for the transpose of a transpose. */
static void both_permutations(const Node *n, const Node *x, int64_t *both)
{
    const int64_t *outer = node_attr(n, ATTR_permutation)->ints;
    const int64_t *inner = node_attr(x, ATTR_permutation)->ints;

    for (int i = 0; i < n->type.shape.rank; i++)
        both[i] = inner[outer[i]];
}

static bool moves_back(const Node *n, Node *const *in)
{
    int64_t both[MAX_RANK];

    both_permutations(n, in[0], both);
    return counts_up(both, n->type.shape.rank);
}

static bool loop_never_runs(const Node *n, Node *const *in)
{
    (void)n;
    return never_runs(in[0]);
}

static bool branch_is_known(const Node *n, Node *const *in)
{
    (void)n;
    return known_branch(in[0]) != NULL;
}

/* Is it `x == 0`, of floats? */
static bool asks_for_zero(const Node *n, const Node *x)
{
    return n->op == OP_equal && n->input[0] == x && splat_is(n->input[1], 0.0);
}

/* Is it `not is_finite(y)`? */
static bool asks_for_infinite(const Node *n, const Node *y)
{
    return n->op == OP_not && n->input[0]->op == OP_is_finite &&
           n->input[0]->input[0] == y;
}

/* What a gradient makes of a cotangent x and a partial y (`grad_scale`):
 * 0 if x == 0 and not is_finite(y) else x * y + 0. */
static bool masks_product(const Node *n, Node *const *in)
{
    const Node *both = in[0], *product = in[2]->input[0];

    (void)n;
    return product->op == OP_multiply && splat_is(in[2]->input[1], 0.0) &&
           asks_for_zero(both->input[0], product->input[0]) &&
           asks_for_infinite(both->input[1], product->input[1]);
}

static bool pop_is_of_push(const Node *n, Node *const *in)
{
    (void)n;
    return pops_push(in[0]);
}

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

static bool stop_is_harmless(const Node *n, Node *const *in)
{
    return may_skip(in[0]->input[0]->type.dtype, in[0]->type.dtype,
                    n->type.dtype);
}

/* ---- replacements ---- */

static Node *first(Build *b, Node *n, Node *const *in)
{
    (void)b, (void)n;
    return in[0];
}

static Node *second(Build *b, Node *n, Node *const *in)
{
    (void)b, (void)n;
    return in[1];
}

static Node *third(Build *b, Node *n, Node *const *in)
{
    (void)b, (void)n;
    return in[2];
}

/* The x of f(x). */
static Node *inside(Build *b, Node *n, Node *const *in)
{
    (void)b, (void)n;
    return in[0]->input[0];
}

static Node *zeros(Build *b, Node *n, Node *const *in)
{
    (void)in;
    return build_zeros(b, n->type);
}

static Node *ones(Build *b, Node *n, Node *const *in)
{
    (void)in;
    return build_splat(b, n->type, 1.0);
}

static Node *unequal(Build *b, Node *n, Node *const *in)
{
    (void)n;
    return build2(b, OP_not_equal, in[0]->input[0], in[0]->input[1]);
}

static Node *equal(Build *b, Node *n, Node *const *in)
{
    (void)n;
    return build2(b, OP_equal, in[0]->input[0], in[0]->input[1]);
}

static Node *abs_of_inner(Build *b, Node *n, Node *const *in)
{
    (void)n;
    return build1(b, OP_abs, in[0]->input[0]);
}

static Node *select_turned(Build *b, Node *n, Node *const *in)
{
    (void)n;
    return build3(b, OP_select, in[0]->input[0], in[2], in[1]);
}

/* With the first of the two questions alone. */
static Node *select_by_first(Build *b, Node *n, Node *const *in)
{
    (void)n;
    return build3(b, OP_select, in[0]->input[0], in[1], in[2]);
}

static Node *convert_of_inner(Build *b, Node *n, Node *const *in)
{
    return build_convert(b, in[0]->input[0], n->type.dtype);
}

static Node *reshape_of_inner(Build *b, Node *n, Node *const *in)
{
    return build_reshape(b, in[0]->input[0], n->type.shape);
}

static Node *splat_in_shape(Build *b, Node *n, Node *const *in)
{
    return build_broadcast_to(b, in[0]->input[0], n->type.shape);
}

static Node *update_in_row(Build *b, Node *n, Node *const *in)
{
    Node *put = in[1]->input[0], *y = put->input[1];
    Node *at[2] = {n->input[2], put->input[2]};

    y = build_reshape(b, y,
                      (Shape){.rank = 2, .dim = {1, y->type.shape.dim[0]}});
    return build_dynamic_update_slice(b, in[0], y, at);
}

static Node *transpose_of_inner(Build *b, Node *n, Node *const *in)
{
    int64_t both[MAX_RANK];

    both_permutations(n, in[0], both);
    return build_transpose(b, in[0]->input[0], both);
}

static Node *broadcast_of_inner(Build *b, Node *n, Node *const *in)
{
    const Node *x = in[0];
    const int64_t *outer = node_attr(n, ATTR_dimensions)->ints;
    const int64_t *inner = node_attr(x, ATTR_dimensions)->ints;
    int64_t both[MAX_RANK];

    for (int i = 0; i < x->input[0]->type.shape.rank; i++)
        both[i] = outer[inner[i]];
    return build_broadcast_in_dim(b, x->input[0], n->type.shape, both);
}

static Node *loop_input(Build *b, Node *n, Node *const *in)
{
    (void)b;
    return in[0]->input[node_index(n)];
}

static Node *branch_output(Build *b, Node *n, Node *const *in)
{
    (void)b;
    return known_branch(in[0])->output[node_index(n)];
}

static Node *pushed(Build *b, Node *n, Node *const *in)
{
    (void)b;
    return in[0]->input[0]->input[node_index(n)];
}

/* ---- finding one ---- */

static const Law rewrites[] = {
#define REWRITE(op, in0, in1, in2, guard, becomes, law)                        \
    {OP_##op, {in0, in1, in2}, guard, becomes, law},
#include "passes/rewrites.def"
};

enum { REWRITE_COUNT = sizeof rewrites / sizeof *rewrites };

/* Does input `i` fit? SAME is the same value as the input before it. */
static bool fits(uint16_t pattern, Node *const *in, int i)
{
    switch (pattern) {
    case ANY:
        return true;
    case SAME:
        return in[i] == in[i - 1];
    case ZERO:
        return splat_is(in[i], 0.0);
    case ONE:
        return splat_is(in[i], 1.0);
    case NOTHING:
        return splat_is(in[i], is_float(in[i]) ? -0.0 : 0.0);
    default:
        return in[i]->op == (Op)(pattern - PATTERN_COUNT);
    }
}

static bool matches(const Law *r, const Node *n, Node *const *in)
{
    for (int i = 0; i < n->ninput && i < REWRITE_INPUTS; i++)
        if (!fits(r->pattern[i], in, i))
            return false;
    return r->guard(n, in);
}

int rewrite_find(const Node *n, Node **in)
{
    bool commutes = op_is(n->op, OP_COMMUTES);

    for (int i = 0; i < REWRITE_COUNT; i++) {
        const Law *r = &rewrites[i];

        if (r->op != n->op)
            continue;
        for (int k = 0; k < n->ninput && k < REWRITE_INPUTS; k++)
            in[k] = n->input[k];
        if (matches(r, n, in))
            return i;
        if (!commutes)
            continue;
        in[0] = n->input[1];
        in[1] = n->input[0];
        if (matches(r, n, in))
            return i;
    }
    return -1;
}

Node *rewrite_apply(int rewrite, Build *b, Node *n, Node *const *in)
{
    return rewrites[rewrite].becomes(b, n, in);
}

const char *rewrite_law(int rewrite)
{
    return rewrite < REWRITE_COUNT ? rewrites[rewrite].law : NULL;
}
