/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is still read: temporaries and names of a function under way.
 *
 * A join asks which objects are held by something else than the places that
 * it joins (anchor.c). A temporary that no later node reads, and a name that
 * is set again before it is read, hold nothing.
 *
 * Nodes of a function are numbered in order, a node before its regions. A
 * temporary is live at a node from its own number to that of its last use; a
 * use inside a loop, of a value from outside, lasts to the loop's end. Names
 * have liveness in the usual sense over the structured script graph: what a
 * region reads before it sets it, and what it surely sets, is found bottom up;
 * what is live behind each node, top down. For a loop's node it is what is
 * live at its head. A name that a nested function or class mentions, and a
 * hidden name, is always live. What an exception would lead to, the handler of
 * a `try` and what is behind it, is live throughout the body. */
#include "passes/staging/live.h"
#include "passes/python/python.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 1 << 21 }; /* of all sets of a function */

typedef uint64_t Word;

/* What a region-bearing node does to names: what it may read first, and what
 * it surely sets. */
typedef struct Effect {
    Word *gen, *kill;
} Effect;

struct LiveFunction {
    const Graph *body;
    uint32_t count;        /* of nodes */
    const uint32_t *local; /* their numbers, by id */
    NamePlace place;       /* of its names */
    bool known;            /* what follows: found when it is first asked for */
    uint32_t *end;         /* the last number of each node's regions */
    uint32_t *last;        /* the number of each node's last use */
    Effect *effect;        /* of nodes with regions */
    const Word **live;     /* behind each node; NULL: all names are live */
    const Word *caught;    /* live where an exception leads; NULL: nothing */
    int nname, name_capacity;
    Sym *name;       /* in the order of their addresses */
    bool *mentioned; /* by a function or class inside */
    int nword;
    int64_t nalloc; /* words taken so far */
};

static bool has_own_frame(const Node *n)
{
    return n->op == OP_make_function || n->op == OP_make_class;
}

static bool is_loop(const Node *n)
{
    return n->op == OP_py_while || n->op == OP_py_for;
}

static bool names_something(const Node *n)
{
    return n->op == OP_load_name || n->op == OP_store_name ||
           n->op == OP_delete_name;
}

/* Notes where each node's regions end; gives the number behind the last. */
static uint32_t note_ends(LiveFunction *f, const Graph *g, uint32_t next)
{
    for (const Node *n = g->first; n; n = n->next) {
        uint32_t mine = next++;

        for (int i = 0; i < n->nregion && !has_own_frame(n); i++)
            next = note_ends(f, n->region[i], next);
        f->end[mine] = next - 1;
    }
    return next;
}

/* ---- temporaries ---- */

typedef struct LoopAround {
    const struct LoopAround *outer;
    uint32_t first, last;
} LoopAround;

static void note_use(LiveFunction *f, const Node *used, uint32_t at,
                     const LoopAround *loops)
{
    uint32_t mine = f->local[used->id];

    for (; loops; loops = loops->outer)
        if (loops->first > mine && loops->last > at)
            at = loops->last;
    if (f->last[mine] < at)
        f->last[mine] = at;
}

static void note_uses(LiveFunction *f, const Graph *g, uint32_t end,
                      const LoopAround *loops)
{
    for (const Node *n = g->first; n; n = n->next) {
        LoopAround inner = {loops, f->local[n->id], f->end[f->local[n->id]]};

        for (int i = 0; i < n->ninput; i++)
            note_use(f, n->input[i], f->local[n->id], loops);
        for (int i = 0; i < n->nregion && !has_own_frame(n); i++)
            note_uses(f, n->region[i], f->end[f->local[n->id]],
                      is_loop(n) ? &inner : loops);
    }
    for (int i = 0; i < g->noutput; i++)
        note_use(f, g->output[i], end, loops);
}

/* ---- names ---- */

/* The index of a name whose liveness is known, or -1. */
static int name_index(const LiveFunction *f, Sym name)
{
    int low = 0, high = f->nname;

    while (low < high) {
        int middle = (low + high) / 2;

        if (f->name[middle] < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->nname && f->name[low] == name && !f->mentioned[low] ? low
                                                                        : -1;
}

static int by_address(const void *a, const void *b)
{
    Sym x = *(const Sym *)a, y = *(const Sym *)b;

    return (x > y) - (x < y);
}

static void sort_names(Spec *s, LiveFunction *f)
{
    int n = 0;

    if (f->nname)
        qsort(f->name, (size_t)f->nname, sizeof *f->name, by_address);
    for (int i = 0; i < f->nname; i++)
        if (!n || f->name[n - 1] != f->name[i])
            f->name[n++] = f->name[i];
    f->nname = n;
    f->mentioned = ARENA_ARRAY(s->arena, bool, n);
}

/* Collects the names that the body stores, but for hidden ones. */
static void collect_names(Spec *s, LiveFunction *f, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_store_name && node_words(s, n)->place == f->place) {
            Sym name = node_words(s, n)->name;

            if (name[0] != '.')
                *ARENA_PUSH(s->arena, f->name, f->nname, f->name_capacity) =
                    name;
        }
        for (int i = 0; i < n->nregion && !has_own_frame(n); i++)
            collect_names(s, f, n->region[i]);
    }
}

/* Takes away what functions and classes inside mention. */
static void forget_mentioned(Spec *s, LiveFunction *f, const Graph *g,
                             bool inside)
{
    for (const Node *n = g->first; n; n = n->next) {
        int at = inside && names_something(n)
                     ? name_index(f, node_words(s, n)->name)
                     : -1;

        if (at >= 0)
            f->mentioned[at] = true;
        for (int i = 0; i < n->nregion; i++)
            forget_mentioned(s, f, n->region[i], inside || has_own_frame(n));
    }
}

static Word *words(Spec *s, LiveFunction *f)
{
    f->nalloc += f->nword;
    return ARENA_ARRAY(s->arena, Word, f->nword);
}

static void word_set(Word *w, int i)
{
    w[i / 64] |= (Word)1 << (i % 64);
}

static bool word_has(const Word *w, int i)
{
    return w[i / 64] >> (i % 64) & 1;
}

static Effect effect_of_graph(Spec *s, LiveFunction *f, const Graph *g);

/* What happens in either region, and in none for sure but in both. */
static Effect effect_of_regions(Spec *s, LiveFunction *f, const Node *n)
{
    Effect e = {words(s, f), words(s, f)};
    bool both = n->op == OP_py_if || n->op == OP_if_expression;

    for (int i = 0; i < n->nregion; i++) {
        Effect r = effect_of_graph(s, f, n->region[i]);

        for (int w = 0; w < f->nword; w++) {
            e.gen[w] |= r.gen[w];
            if (both)
                e.kill[w] = i ? e.kill[w] & r.kill[w] : r.kill[w];
        }
    }
    return e;
}

static Effect effect_of_while(Spec *s, LiveFunction *f, const Node *n)
{
    Effect test = effect_of_graph(s, f, n->region[0]);
    Effect e = {words(s, f), test.kill};

    for (int w = 0; w < f->nword; w++)
        e.gen[w] = test.gen[w];
    for (int i = 1; i < n->nregion; i++) {
        Effect r = effect_of_graph(s, f, n->region[i]);

        for (int w = 0; w < f->nword; w++)
            e.gen[w] |= r.gen[w] & ~test.kill[w];
    }
    return e;
}

/* Backward over one node: `e` is what comes behind it. */
static void effect_before(Spec *s, LiveFunction *f, const Node *n, Effect *e)
{
    Effect mine;
    int i;

    if (names_something(n)) {
        i = name_index(f, node_words(s, n)->name);
        if (i < 0)
            return;
        if (n->op == OP_store_name) {
            e->gen[i / 64] &= ~((Word)1 << (i % 64));
            word_set(e->kill, i);
        } else {
            word_set(e->gen, i);
        }
        return;
    }
    if (!n->nregion || has_own_frame(n))
        return;
    mine = n->op == OP_py_while ? effect_of_while(s, f, n)
                                : effect_of_regions(s, f, n);
    f->effect[f->local[n->id]] = mine;
    for (int w = 0; w < f->nword; w++) {
        e->gen[w] = mine.gen[w] | (e->gen[w] & ~mine.kill[w]);
        e->kill[w] |= mine.kill[w];
    }
}

static Effect effect_of_graph(Spec *s, LiveFunction *f, const Graph *g)
{
    Effect e = {words(s, f), words(s, f)};

    for (const Node *n = g->last; n && f->nalloc < MOST_WORDS; n = n->prev)
        effect_before(s, f, n, &e);
    return e;
}

static void word_or(const LiveFunction *f, Word *w, const Word *more)
{
    for (int i = 0; more && i < f->nword; i++)
        w[i] |= more[i];
}

static Word *words_copy(Spec *s, LiveFunction *f, const Word *from)
{
    Word *w = words(s, f);

    if (f->nword)
        memcpy(w, from, (size_t)f->nword * sizeof *w);
    return w;
}

static const Word *live_graph(Spec *s, LiveFunction *f, const Graph *g,
                              const Word *out);

/* A loop: what is live at its head is live at the end of its turns. Its states
 * are joined there, or, where the test does more than ask, behind the test. */
static const Word *live_loop(Spec *s, LiveFunction *f, const Node *n,
                             const Word *out)
{
    const Effect *e = &f->effect[f->local[n->id]];
    Word *head = words(s, f), *tested = words_copy(s, f, out), *joined;
    int body = n->op == OP_py_while;

    for (int w = 0; w < f->nword; w++)
        head[w] = e->gen[w] | (out[w] & ~e->kill[w]);
    word_or(f, head, f->caught);
    f->live[f->local[n->id]] = head;
    for (int i = body; i < n->nregion; i++) {
        const Word *before =
            live_graph(s, f, n->region[i], i == body ? head : out);

        for (int w = 0; w < f->nword; w++)
            tested[w] |= before[w];
    }
    if (!body)
        return head;
    live_graph(s, f, n->region[0], tested);
    joined = words_copy(s, f, head);
    for (int w = 0; w < f->nword; w++)
        joined[w] |= tested[w];
    f->live[f->local[n->id]] = joined;
    return head;
}

static bool is_protected(const Node *n)
{
    return n->op == OP_py_try || n->op == OP_py_finally || n->op == OP_py_with;
}

/* The body of a `try`: at each place of it is live what is before the `try`,
 * which is what all its regions read and what is live behind it. */
static void live_protected(Spec *s, LiveFunction *f, const Node *n,
                           const Word *all)
{
    const Word *outer = f->caught;

    f->caught = all;
    live_graph(s, f, n->region[0], all);
    f->caught = outer;
}

static const Word *live_node(Spec *s, LiveFunction *f, const Node *n,
                             const Word *live)
{
    const Effect *e = &f->effect[f->local[n->id]];
    Word *before;
    int i;

    f->live[f->local[n->id]] = live;
    if (names_something(n)) {
        i = name_index(f, node_words(s, n)->name);
        if (i < 0 || word_has(live, i) == (n->op != OP_store_name))
            return live;
        before = words_copy(s, f, live);
        before[i / 64] ^= (Word)1 << (i % 64);
        word_or(f, before, f->caught);
        return before;
    }
    if (!n->nregion || has_own_frame(n) || !e->gen)
        return live;
    if (is_loop(n))
        return live_loop(s, f, n, live);
    before = words(s, f);
    for (int w = 0; w < f->nword; w++)
        before[w] = e->gen[w] | (live[w] & ~e->kill[w]);
    word_or(f, before, f->caught);
    if (n->op == OP_py_with) /* __enter__ may raise before the body */
        f->live[f->local[n->id]] = before;
    if (is_protected(n))
        live_protected(s, f, n, before);
    for (i = is_protected(n); i < n->nregion; i++)
        live_graph(s, f, n->region[i], live);
    return before;
}

static const Word *live_graph(Spec *s, LiveFunction *f, const Graph *g,
                              const Word *out)
{
    for (const Node *n = g->last; n && f->nalloc < MOST_WORDS; n = n->prev)
        out = live_node(s, f, n, out);
    return out;
}

/* Most functions have no join, and are never asked. */
static void find_live(Spec *s, LiveFunction *f)
{
    if (f->known)
        return;
    f->known = true;
    f->end = ARENA_ARRAY(s->arena, uint32_t, f->count);
    note_ends(f, f->body, 0);
    f->last = ARENA_ARRAY(s->arena, uint32_t, f->count);
    note_uses(f, f->body, f->count, NULL);
    collect_names(s, f, f->body);
    sort_names(s, f);
    forget_mentioned(s, f, f->body, false);
    f->nword = (f->nname + 63) / 64;
    f->effect = ARENA_ARRAY(s->arena, Effect, f->count);
    f->live = ARENA_ARRAY(s->arena, const Word *, f->count);
    effect_of_graph(s, f, f->body);
    live_graph(s, f, f->body, words(s, f));
    if (f->nalloc >= MOST_WORDS)
        f->live = NULL;
}

/* ---- what the evaluator asks ---- */

void live_open(Spec *s, Activation *a, const Graph *body, uint32_t count,
               LiveFunction **known)
{
    LiveFunction *f = *known;

    if (!f || f->body != body) {
        f = *known = ARENA_NEW(s->arena, LiveFunction);
        f->body = body;
        f->count = count;
        f->local = a->local;
        f->place = a->frame == a->module ? PLACE_GLOBAL : PLACE_LOCAL;
    }
    a->live = f;
}

/* What was live when it was last asked for, but for what has ended since, and
 * what has begun: so a function costs what its nodes are, not as much for each
 * join. Where a loop goes back, it is found anew. */
int live_temps(Spec *s, Activation *a, const uint32_t **live)
{
    const LiveFunction *f = a->live;
    HeldTemps *h = &a->held;
    int n = 0;

    find_live(s, a->live);
    if (a->at < h->at) {
        h->n = 0;
        h->next = 0;
    }
    h->at = a->at;
    for (int i = 0; i < h->n; i++)
        if (f->last[h->temp[i]] >= a->at)
            h->temp[n++] = h->temp[i];
    h->n = n;
    for (; h->next < f->count && h->next <= a->at; h->next++)
        if (f->last[h->next] >= a->at)
            *ARENA_PUSH(s->arena, h->temp, h->n, h->capacity) = h->next;
    *live = h->temp;
    return h->n;
}

uint32_t live_end(Spec *s, const Activation *a, const Node *n)
{
    find_live(s, a->live);
    return a->live->end[a->local[n->id]];
}

bool live_temp(Spec *s, const Activation *a, int i)
{
    find_live(s, a->live);
    return (uint32_t)i < a->live->count && (uint32_t)i <= a->at &&
           a->live->last[i] >= a->at;
}

bool live_name(Spec *s, const Activation *a, Sym name)
{
    const LiveFunction *f = a->live;
    const Word *live;
    int i;

    find_live(s, a->live);
    if (!f->live || a->class || !a->node ||
        (a->frame == a->module && a->module != s->script))
        return true;
    live = f->live[a->local[a->node->id]];
    i = live ? name_index(f, name) : -1;
    return i < 0 || word_has(live, i);
}
