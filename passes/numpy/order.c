/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The order of an array's elements in memory. See order.h.
 *
 * The rules are NumPy's, by the functions of its C sources that they follow:
 * _attempt_nocopy_reshape, PyArray_NewLikeArray with
 * PyArray_CreateSortedStridePerm, npyiter_find_best_axis_ordering and
 * PyArray_CreateMultiSortedStridePerm. */
#include "passes/numpy/order.h"

static int64_t magnitude(int64_t x)
{
    return x < 0 ? -x : x;
}

/* Contiguous strides; order[0] is the dimension that moves fastest. */
static Strides contiguous(Shape shape, const int *order)
{
    Strides x = {0};
    int64_t step = 1;

    for (int i = 0; i < shape.rank; i++) {
        x.of[order[i]] = step;
        step *= shape.dim[order[i]];
    }
    return x;
}

Strides strides_of_rows(Shape shape)
{
    int order[MAX_RANK] = {0};

    for (int i = 0; i < shape.rank; i++)
        order[i] = shape.rank - 1 - i;
    return contiguous(shape, order);
}

Strides strides_of_columns(Shape shape)
{
    int order[MAX_RANK] = {0};

    for (int i = 0; i < shape.rank; i++)
        order[i] = i;
    return contiguous(shape, order);
}

bool strides_equal(Shape shape, Strides x, Strides y)
{
    if (x.open || y.open)
        return x.open && y.open;
    if (!shape_size(shape))
        return true;
    for (int i = 0; i < shape.rank; i++)
        if (shape.dim[i] != 1 && x.of[i] != y.of[i])
            return false;
    return true;
}

bool strides_are_rows(Shape shape, Strides x)
{
    return !x.open && strides_equal(shape, x, strides_of_rows(shape));
}

bool strides_are_columns(Shape shape, Strides x)
{
    return !x.open && strides_equal(shape, x, strides_of_columns(shape));
}

bool strides_matter(Shape shape)
{
    return shape_size(shape) > 1;
}

/* Is there more than one order for a new array of this shape? */
static bool has_orders(Shape shape)
{
    int n = 0;

    for (int i = 0; i < shape.rank; i++)
        n += shape.dim[i] != 1;
    return n > 1 && shape_size(shape);
}

static Strides open_strides(Shape shape)
{
    Strides x = strides_of_rows(shape);

    x.open = has_orders(shape);
    return x;
}

/* ---- order K ---- */

Strides strides_of_copy(Shape shape, Strides x)
{
    int order[MAX_RANK] = {0};

    if (x.open)
        return open_strides(shape);
    if (strides_are_rows(shape, x))
        return strides_of_rows(shape);
    if (strides_are_columns(shape, x))
        return strides_of_columns(shape);
    for (int i = 0; i < shape.rank; i++) { /* the last of equals is fastest */
        int at = i;

        while (at > 0 && magnitude(x.of[order[at - 1]]) >= magnitude(x.of[i])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return contiguous(shape, order);
}

Strides strides_of_block(Shape shape, Value x)
{
    Shape from = value_shape(x);
    Strides strides = x.object->array.strides;

    if (strides.open)
        return open_strides(shape);
    return strides_are_columns(from, strides) &&
                   !strides_are_rows(from, strides)
               ? strides_of_columns(shape)
               : strides_of_rows(shape);
}

/* An input's part in the choice of an order: a stride of 0 has no say. */
typedef struct Vote {
    int64_t stride[MAX_RANK];
} Vote;

/* Does dimension x move faster than y, which is faster so far? Where inputs
 * disagree, they stay as they are. False with *silent if nobody has a say. */
static bool votes_swap(int n, const Vote *vote, int x, int y, bool *silent)
{
    bool swap = false;

    *silent = true;
    for (int i = 0; i < n; i++) {
        int64_t a = magnitude(vote[i].stride[x]);
        int64_t b = magnitude(vote[i].stride[y]);

        if (!a || !b)
            continue;
        if (b <= a)
            swap = false;
        else if (*silent)
            swap = true;
        *silent = false;
    }
    return swap;
}

/* The order of NumPy's iterator: sorted by insertion, beginning with rows,
 * the fastest dimension first. */
static void iteration_order(int rank, int n, const Vote *vote, int *order)
{
    for (int i = 0; i < rank; i++) {
        int x = rank - 1 - i, to = i;

        for (int k = i - 1; k >= 0; k--) {
            bool silent;
            bool swap = votes_swap(n, vote, x, order[k], &silent);

            if (!silent && !swap)
                break;
            if (!silent)
                to = k;
        }
        for (int k = i; k > to; k--)
            order[k] = order[k - 1];
        order[to] = x;
    }
}

/* How an input of this shape is walked in a result of `rank` dimensions. */
static Vote vote_of(Shape shape, Strides x, int rank)
{
    Vote v = {0};

    for (int i = 0; i < shape.rank; i++)
        if (shape.dim[i] != 1)
            v.stride[rank - shape.rank + i] = x.of[i];
    return v;
}

/* The votes of those that are arrays; -1: an order is open. */
static int votes_of(Shape shape, int n, const Value *input, Vote *vote)
{
    int count = 0;

    for (int i = 0; i < n; i++) {
        if (!value_is_array(input[i]))
            continue;
        if (input[i].object->array.strides.open)
            return -1;
        vote[count++] = vote_of(input[i].object->array.shape,
                                input[i].object->array.strides, shape.rank);
    }
    return count;
}

Strides strides_of_map(Shape shape, int n, const Value *input)
{
    Vote vote[MAX_RANK];
    int order[MAX_RANK] = {0};
    int nvote = votes_of(shape, n, input, vote);

    if (nvote < 0)
        return open_strides(shape);
    iteration_order(shape.rank, nvote, vote, order);
    return contiguous(shape, order);
}

Strides strides_of_reduction(Shape shape, Strides x, int naxis,
                             const int64_t *axis, bool keepdims)
{
    Vote vote = vote_of(shape, x, shape.rank);
    bool reduced[MAX_RANK] = {0};
    int order[MAX_RANK] = {0}, place[MAX_RANK], n = 0;
    Shape left = {0};

    for (int i = 0; i < naxis; i++)
        reduced[axis[i]] = true;
    for (int i = 0; i < shape.rank; i++) {
        place[i] = left.rank;
        if (!reduced[i] || keepdims)
            left.dim[left.rank++] = reduced[i] ? 1 : shape.dim[i];
    }
    if (x.open)
        return open_strides(left);
    iteration_order(shape.rank, 1, &vote, order);
    for (int i = 0; i < shape.rank; i++)
        if (!reduced[order[i]] || keepdims)
            order[n++] = place[order[i]];
    return contiguous(left, order);
}

Strides strides_of_join(Shape shape, int n, const Shape *part,
                        const Strides *strides)
{
    int order[MAX_RANK] = {0}; /* the slowest dimension first */

    for (int i = 0; i < n; i++)
        if (strides[i].open)
            return open_strides(shape);
    for (int i = 0; i < shape.rank; i++) {
        int to = i;

        for (int k = i - 1; k >= 0; k--) {
            bool swap = false, silent = true;

            for (int j = 0; j < n; j++) {
                const int64_t *of = strides[j].of;

                if (part[j].dim[i] == 1 || part[j].dim[order[k]] == 1)
                    continue;
                if (magnitude(of[i]) <= magnitude(of[order[k]]))
                    swap = false;
                else if (silent)
                    swap = true;
                silent = false;
            }
            if (!silent && !swap)
                break;
            if (!silent)
                to = k;
        }
        for (int k = i; k > to; k--)
            order[k] = order[k - 1];
        order[to] = i;
    }
    for (int i = 0; i < shape.rank / 2; i++) {
        int other = order[shape.rank - 1 - i];

        order[shape.rank - 1 - i] = order[i];
        order[i] = other;
    }
    return contiguous(shape, order);
}

Strides strides_of_matmul(Shape shape, Value x, Value y)
{
    Value input[2] = {x, y};
    Vote vote[2];
    int order[MAX_RANK] = {0}, n = 0;

    if (shape.rank < 3)
        return strides_of_rows(shape);
    for (int i = 0; i < 2; i++) {
        Shape batch = value_shape(input[i]);

        batch.rank -= 2;
        if (batch.rank <= 0 || !value_is_array(input[i]))
            continue;
        if (input[i].object->array.strides.open)
            return open_strides(shape);
        vote[n++] =
            vote_of(batch, input[i].object->array.strides, shape.rank - 2);
    }
    iteration_order(shape.rank - 2, n, vote, order + 2);
    order[0] = shape.rank - 1;
    order[1] = shape.rank - 2;
    return contiguous(shape, order);
}

Strides strides_of_gather(Shape shape, int at, int nbatch, const int64_t *from,
                          Shape x_shape, Strides x)
{
    Vote all = vote_of(x_shape, x, x_shape.rank), vote = {0};
    int order[MAX_RANK] = {0}, rest = 0, n = shape.rank - nbatch;

    if (x.open)
        return open_strides(shape);
    for (int i = 0; i < n; i++)
        vote.stride[i] = all.stride[from[i]];
    iteration_order(n, 1, &vote, order);
    for (rest = 0; rest < n; rest++)
        order[rest] += order[rest] >= at ? nbatch : 0;
    for (int i = 0; i < nbatch; i++)
        order[n + i] = at + nbatch - 1 - i;
    return contiguous(shape, order);
}

/* ---- reshape ---- */

/* May dimensions `from` to `to` of x be one? */
static bool joins(Shape shape, Strides x, int from, int to)
{
    for (int i = from; i < to - 1; i++)
        if (x.of[i] != shape.dim[i + 1] * x.of[i + 1])
            return false;
    return true;
}

/* Both shapes are cut into the shortest stretches of equal size; each stretch
 * of the old one has to be one run of elements. */
bool strides_reshape(Shape shape, Strides x, Shape to, Strides *out)
{
    Shape old = {0};
    Strides strides = {0};
    int first = 0, last = 1, i = 0, end = 1;
    int64_t step;

    if (strides_are_rows(shape, x)) {
        *out = strides_of_rows(to);
        return true;
    }
    for (int d = 0; d < shape.rank; d++) {
        if (shape.dim[d] == 1)
            continue;
        strides.of[old.rank] = x.of[d];
        old.dim[old.rank++] = shape.dim[d];
    }
    *out = (Strides){0};
    for (; i < to.rank && first < old.rank; i = end++, first = last++) {
        int64_t want = to.dim[i], have = old.dim[first];

        while (want != have) {
            if (want < have)
                want *= to.dim[end++];
            else
                have *= old.dim[last++];
        }
        if (!joins(old, strides, first, last))
            return false;
        out->of[end - 1] = strides.of[last - 1];
        for (int k = end - 1; k > i; k--)
            out->of[k - 1] = out->of[k] * to.dim[k];
    }
    step = i ? out->of[i - 1] : 1;
    for (; i < to.rank; i++)
        out->of[i] = step;
    return true;
}
