/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The layout of a function's arena: the largest class first, each at the lowest
 * offset that is free while it lives.
 *
 * What lies in a class's way is found by time: the execution is cut into
 * slices, and a class that lives shortly is listed in each slice that its life
 * touches. Those that live long are few, or else every class is looked at in
 * the order of offsets, which is kept sorted. */
#include "codegen/layout.h"

#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = 64,
    NSLICE = 1024,
    SHORT = 4,     /* slices that a short life spans at most */
    MANY_LONG = 32 /* long lives from which on slices no longer help */
};

typedef struct ClassList {
    int n, capacity;
    Class **item;
} ClassList;

typedef struct Layout {
    Arena *arena;
    Plan *plan;
    int width;        /* instants of a slice */
    ClassList *slice; /* the short lives that touch it */
    ClassList all;    /* in ascending order of offsets */
    ClassList live_long;
    ClassList in_way; /* of the class in hand */
} Layout;

static void list_add(Arena *a, ClassList *list, Class *c)
{
    *ARENA_PUSH(a, list->item, list->n, list->capacity) = c;
}

static int by_size(const void *a, const void *b)
{
    const Class *x = *(Class *const *)a, *y = *(Class *const *)b;

    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    return x->buffer < y->buffer ? -1 : x->buffer > y->buffer;
}

static int by_offset(const void *a, const void *b)
{
    const Class *x = *(Class *const *)a, *y = *(Class *const *)b;
    int64_t p = x->pin.offset, q = y->pin.offset;

    return p < q ? -1 : p > q;
}

/* ---- slices of time ---- */

static int slice_of(const Layout *l, int instant)
{
    int s = instant < 0 ? 0 : instant / l->width;

    return s < NSLICE ? s : NSLICE - 1;
}

static int first_slice(const Layout *l, const Class *c)
{
    return slice_of(l, c->live.item[0].begin);
}

static int last_slice(const Layout *l, const Class *c)
{
    return slice_of(l, c->live.item[c->live.n - 1].end);
}

static bool lives_long(const Layout *l, const Class *c)
{
    return last_slice(l, c) - first_slice(l, c) >= SHORT;
}

/* ---- one class ---- */

static void add_in_way(Layout *l, const ClassList *from, const Class *c)
{
    for (int i = 0; i < from->n; i++)
        if (live_meet(from->item[i]->live, c->live))
            list_add(l->arena, &l->in_way, from->item[i]);
}

/* Some classes, in the order of offsets, among them all that are in the way. */
static const ClassList *find_in_way(Layout *l, const Class *c)
{
    if (lives_long(l, c) || l->live_long.n >= MANY_LONG)
        return &l->all;
    l->in_way.n = 0;
    add_in_way(l, &l->live_long, c);
    for (int s = first_slice(l, c); s <= last_slice(l, c); s++)
        add_in_way(l, &l->slice[s], c);
    if (l->in_way.n)
        qsort(l->in_way.item, (size_t)l->in_way.n, sizeof *l->in_way.item,
              by_offset);
    return &l->in_way;
}

/* The lowest offset with room for `c` between what is in its way. */
static int64_t free_offset(const ClassList *placed, const Class *c)
{
    int64_t at = 0;

    for (int i = 0; i < placed->n; i++) {
        const Class *other = placed->item[i];
        int64_t begin = other->pin.offset, end = begin + other->size;

        if (begin >= at + c->size)
            break;
        if (end <= at || !live_meet(other->live, c->live))
            continue;
        at = (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return at;
}

/* Lists a class that has its place. */
static void list_placed(Layout *l, Class *c)
{
    int low = 0, high = l->all.n;

    while (low < high) {
        int middle = low + (high - low) / 2;

        if (l->all.item[middle]->pin.offset <= c->pin.offset)
            low = middle + 1;
        else
            high = middle;
    }
    list_add(l->arena, &l->all, c);
    memmove(l->all.item + low + 1, l->all.item + low,
            (size_t)(l->all.n - 1 - low) * sizeof *l->all.item);
    l->all.item[low] = c;
    if (lives_long(l, c)) {
        list_add(l->arena, &l->live_long, c);
        return;
    }
    for (int s = first_slice(l, c); s <= last_slice(l, c); s++)
        list_add(l->arena, &l->slice[s], c);
}

static void place(Layout *l, Class *c)
{
    int64_t end;

    c->pin.offset = free_offset(find_in_way(l, c), c);
    list_placed(l, c);
    end = c->pin.offset + c->size;
    if (end > l->plan->arena_size)
        l->plan->arena_size = end;
}

void lay_out(Arena *a, int n, Class **classes, int nplace, Plan *plan)
{
    Class **order = arena_copy(a, classes, (size_t)n * sizeof *classes);
    Layout l = {.arena = a, .plan = plan, .width = 2 * nplace / NSLICE + 1};

    l.slice = ARENA_ARRAY(a, ClassList, NSLICE);
    plan->nbuffer = n;
    plan->buffer = ARENA_ARRAY(a, Buffer, n + 1);
    for (int i = 0; i < n; i++)
        classes[i]->buffer = i;
    qsort(order, (size_t)n, sizeof *order, by_size);
    for (int i = 0; i < n && plan->arena_size <= MAX_ARENA; i++)
        if (!order[i]->pinned)
            place(&l, order[i]);
    for (int i = 0; i < n; i++) {
        plan->buffer[i] = classes[i]->pin;
        plan->buffer[i].size = classes[i]->size;
    }
}
