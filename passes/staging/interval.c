/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Between which numbers a staged int lies, whatever the running values are.
 *
 * The counters of rolled loops are noted with their regions; sums, products
 * with known factors, extremes and remainders of such numbers follow. An
 * interval is `exact` if both of its ends are taken: those of a counted loop's
 * numbers are, if the loop is not left earlier. */
#include "passes/python/python.h"
#include "passes/staging/trace.h"

enum { INTERVAL_DEPTH = 16, MOST_LOOKS = 64 };

struct IntervalNote {
    const Node *node;
    uint32_t id;   /* the node's: another one may take its memory */
    uint32_t made; /* nodes from this id on are newer than the note */
    Interval is;
    const IntervalNote *outer;
};

static const Interval anything = {INT64_MIN, INT64_MAX, false};

/* Nodes below an id are not looked at, nor what was noted before that. */
typedef struct Reader {
    Spec *s;
    uint32_t first;
    int looks;
} Reader;

static Interval interval_read(Reader *r, Node *n, int depth);

void interval_note(Spec *s, Node *n, Interval is)
{
    IntervalNote *note = arena_alloc(s->arena, sizeof *note);

    *note = (IntervalNote){n, n->id, s->out->nnode, is, s->region->intervals};
    s->region->intervals = note;
}

static bool is_known(Interval x)
{
    return x.low != INT64_MIN || x.high != INT64_MAX;
}

/* ---- of what is noted, and of what a region captured ---- */

static const Region *region_of(const Reader *r, const Node *n)
{
    const Region *at = r->s->region;

    while (at && at->graph != n->graph)
        at = at->outer;
    return at;
}

static bool noted(const Reader *r, const Region *at, const Node *n,
                  Interval *out)
{
    for (const IntervalNote *i = at ? at->intervals : NULL; i; i = i->outer)
        if (i->node == n && i->id == n->id && i->made >= r->first) {
            *out = i->is;
            return true;
        }
    return false;
}

static Interval read_captured(Reader *r, const Region *at, Node *n, int depth)
{
    Interval is;

    for (int i = 0; at && i < at->ncapture; i++)
        if (at->param[i] == n) {
            is = interval_read(r, at->captured[i], depth + 1);
            is.exact &= at->certain; /* or a condition may keep some out */
            return is;
        }
    return anything;
}

/* ---- of arithmetic: what does not fit 64 bits is not known ---- */

static bool is_one(Interval x)
{
    return x.low == x.high;
}

static Interval add(Interval x, Interval y)
{
    Interval out = {.exact = (x.exact && is_one(y)) || (y.exact && is_one(x))};

    if (__builtin_add_overflow(x.low, y.low, &out.low) ||
        __builtin_add_overflow(x.high, y.high, &out.high))
        return anything;
    return out;
}

static Interval negate(Interval x)
{
    if (x.low == INT64_MIN)
        return anything;
    return (Interval){-x.high, -x.low, x.exact};
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t greatest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Of two of which neither is one number. */
static Interval product(Interval x, Interval y)
{
    int64_t end[4];
    Interval out;

    if (!is_known(x) || !is_known(y) ||
        __builtin_mul_overflow(x.low, y.low, &end[0]) ||
        __builtin_mul_overflow(x.low, y.high, &end[1]) ||
        __builtin_mul_overflow(x.high, y.low, &end[2]) ||
        __builtin_mul_overflow(x.high, y.high, &end[3]))
        return anything;
    out = (Interval){end[0], end[0], false};
    for (int i = 1; i < 4; i++) {
        out.low = least(out.low, end[i]);
        out.high = greatest(out.high, end[i]);
    }
    return out;
}

static Interval multiply(Interval x, Interval y)
{
    Interval out = {.exact = x.exact};

    if (is_one(x) && !is_one(y))
        return multiply(y, x);
    if (!is_one(y))
        return product(x, y);
    if (y.low < 0) {
        x = negate(x);
        y = negate(y);
    }
    if (!is_known(x) || y.low < 0 ||
        __builtin_mul_overflow(x.low, y.low, &out.low) ||
        __builtin_mul_overflow(x.high, y.low, &out.high))
        return anything;
    return out;
}

/* x modulo a known number above 0. */
static Interval modulo(Interval x, Interval y)
{
    if (!is_one(y) || y.low <= 0)
        return anything;
    if (x.low >= 0 && x.high < y.low)
        return x;
    return (Interval){0, y.low - 1, false};
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static Interval divide(Interval x, Interval y)
{
    if (!is_one(y) || y.low <= 0)
        return anything;
    return (Interval){floor_divide(x.low, y.low), floor_divide(x.high, y.low),
                      false};
}

static Interval of_two(Op op, Interval x, Interval y)
{
    switch (op) {
    case OP_add:
        return add(x, y);
    case OP_subtract:
        return add(x, negate(y));
    case OP_multiply:
        return multiply(x, y);
    case OP_minimum:
        return (Interval){least(x.low, y.low), least(x.high, y.high), false};
    case OP_maximum:
        return (Interval){greatest(x.low, y.low), greatest(x.high, y.high),
                          false};
    case OP_floor_mod:
        return modulo(x, y);
    case OP_floor_divide:
        return divide(x, y);
    default:
        return anything;
    }
}

/* ---- of a node ---- */

/* Of arithmetic in 64 bits; where an end is not known, nothing is. */
static Interval read_op(Reader *r, Node *n, int depth)
{
    Interval x, y;

    if (n->op == OP_select) {
        x = interval_read(r, n->input[1], depth);
        y = interval_read(r, n->input[2], depth);
        return (Interval){least(x.low, y.low), greatest(x.high, y.high), false};
    }
    if (n->ninput != 2 || n->input[0]->type.kind != TYPE_TENSOR ||
        n->input[0]->type.dtype != DTYPE_I64)
        return anything;
    x = interval_read(r, n->input[0], depth);
    y = interval_read(r, n->input[1], depth);
    return of_two(n->op, x, y);
}

static Interval interval_read(Reader *r, Node *n, int depth)
{
    const Region *at;
    Interval out;
    Literal l;

    if (!type_is_scalar(&n->type) || n->type.dtype != DTYPE_I64 ||
        depth > INTERVAL_DEPTH || r->looks++ > MOST_LOOKS)
        return anything;
    at = region_of(r, n);
    if (noted(r, at, n, &out))
        return out;
    if (n->id < r->first) /* also if it is known: another call's may not be */
        return anything;
    if (spec_static_literal(r->s, n, &l))
        return (Interval){literal_i64(&l, 0), literal_i64(&l, 0), true};
    return n->op == OP_param ? read_captured(r, at, n, depth)
                             : read_op(r, n, depth + 1);
}

/* Nothing from before the call in hand is looked at, which may be evaluated
 * once for many. Who looks there all the same owes a trace_unknown(), whatever
 * was found, where another call may find something else. */
static Reader in_call(Spec *s)
{
    return (Reader){s, s->heap.trace ? s->heap.trace->before.nnode : 0, 0};
}

Interval interval_of(Spec *s, Value v)
{
    Reader r = in_call(s);

    if (v.kind == VALUE_INT)
        return (Interval){v.i, v.i, true};
    return v.kind == VALUE_SCALAR ? interval_read(&r, v.node, 0) : anything;
}

Interval interval_needed(Spec *s, Value v)
{
    Reader r = {s, 0, 0};
    Interval is = interval_of(s, v), all;

    if (v.kind != VALUE_SCALAR || !s->heap.trace || is.high != INT64_MAX)
        return is;
    all = interval_read(&r, v.node, 0);
    if (all.high != INT64_MAX)
        trace_unknown(s, "it needs to know between which numbers one lies");
    return all;
}

static bool is_within(Interval x, int64_t low, int64_t high)
{
    return x.low >= low && x.high <= high;
}

static bool leaves(Interval x, int64_t low, int64_t high)
{
    return x.exact && !is_within(x, low, high);
}

bool interval_within(Spec *s, Node *n, int64_t low, int64_t high)
{
    Reader r = in_call(s);

    return is_within(interval_read(&r, n, 0), low, high);
}

bool interval_leaves(Spec *s, Node *n, int64_t low, int64_t high)
{
    Reader r = in_call(s);
    Interval is;

    if (leaves(interval_read(&r, n, 0), low, high))
        return true;
    if (!s->heap.trace)
        return false;
    r = (Reader){s, 0, 0};
    is = interval_read(&r, n, 0);
    if (is.exact) /* those of another call may lie elsewhere */
        trace_unknown(s, "it needs to know between which numbers one lies");
    return leaves(is, low, high);
}
