/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets of instants at which a buffer's content is needed. */
#include "codegen/live.h"

static Interval join(Interval x, Interval y)
{
    Interval out = x;

    if (y.begin < out.begin)
        out.begin = y.begin;
    if (y.end > x.end) {
        out.end = y.end;
        out.safe = y.safe;
    } else if (y.end == x.end) {
        out.safe = x.safe && y.safe;
    }
    return out;
}

Live live_union(Arena *a, Live x, Live y)
{
    Live out = {0, ARENA_ARRAY(a, Interval, x.n + y.n)};
    int i = 0, j = 0;

    while (i < x.n || j < y.n) {
        bool take_x =
            j == y.n || (i < x.n && x.item[i].begin <= y.item[j].begin);
        Interval next = take_x ? x.item[i++] : y.item[j++];

        if (out.n > 0 && next.begin <= out.item[out.n - 1].end)
            out.item[out.n - 1] = join(out.item[out.n - 1], next);
        else
            out.item[out.n++] = next;
    }
    return out;
}

Live live_add(Arena *a, Live x, Interval i)
{
    return live_union(a, x, (Live){1, &i});
}

/* May y begin at the instant at which x ends? */
static bool hands_over(Interval x, Interval y)
{
    return x.safe && x.end == y.begin && x.begin < x.end;
}

bool live_meet(Live x, Live y)
{
    int i = 0, j = 0;

    while (i < x.n && j < y.n) {
        if (x.item[i].begin <= y.item[j].end &&
            y.item[j].begin <= x.item[i].end)
            return true;
        if (x.item[i].end < y.item[j].end)
            i++;
        else
            j++;
    }
    return false;
}

/* Ends an interval that ends with a handing over just before it. */
static void before_joint(Interval *i, const Joints *joints)
{
    for (int k = 0; k < joints->n; k++)
        if (joints->at[k] == i->end) {
            i->end -= 2;
            return;
        }
}

bool live_conflict(Live x, Live y, const Joints *from_x, const Joints *from_y)
{
    int i = 0, j = 0;

    while (i < x.n && j < y.n) {
        Interval p = x.item[i], q = y.item[j];

        before_joint(&p, from_x);
        before_joint(&q, from_y);
        if (p.begin <= q.end && q.begin <= p.end && !hands_over(p, q) &&
            !hands_over(q, p))
            return true;
        if (p.end < q.end)
            i++;
        else
            j++;
    }
    return false;
}
