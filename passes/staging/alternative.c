/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Guards, alternatives, facts. See alternative.h. */
#include "passes/staging/alternative.h"
#include "passes/python/python.h"

/* ---- guards ---- */

bool guard_and(Arena *m, const Guard *g, Node *tag, int k, int n,
               const Guard **out)
{
    Guard *more;

    for (const Guard *p = g; p; p = p->more)
        if (p->tag == tag) {
            *out = g;
            return p->k == k;
        }
    more = ARENA_NEW(m, Guard);
    *more = (Guard){g, tag, k, n};
    *out = more;
    return true;
}

bool guard_meets(const Guard *a, const Guard *b)
{
    for (; b; b = b->more)
        for (const Guard *p = a; p; p = p->more)
            if (p->tag == b->tag && p->k != b->k)
                return false;
    return true;
}

bool guard_both(Arena *m, const Guard *a, const Guard *b, const Guard **out)
{
    if (!guard_meets(a, b))
        return false;
    *out = a;
    for (; b; b = b->more)
        guard_and(m, *out, b->tag, b->k, b->n, out);
    return true;
}

bool guard_implies(const Guard *g, const Guard *what)
{
    for (; what; what = what->more) {
        const Guard *p = g;

        while (p && p->tag != what->tag)
            p = p->more;
        if (!p || p->k != what->k)
            return false;
    }
    return true;
}

/* ---- guards as nodes ---- */

/* `node` says `tag == k` and `more`. */
typedef struct GuardNote {
    uint64_t serial;
    const Node *tag, *more;
    int k;
    Node *node;
} GuardNote;

static GuardNote *note_slot(const GuardNotes *t, const GuardNote *like)
{
    enum { PRIME = 0x01000193 };
    uint32_t hash = (like->tag->id * PRIME) ^ (uint32_t)like->k, at;

    hash = (hash * PRIME) ^ (like->more ? like->more->id : 0);
    hash *= 2654435761u;
    at = (hash ^ hash >> 16) & (uint32_t)(t->size - 1);
    while (t->note[at].serial == t->serial &&
           !(t->note[at].tag == like->tag && t->note[at].k == like->k &&
             t->note[at].more == like->more))
        at = (at + 1) & (uint32_t)(t->size - 1);
    return &t->note[at];
}

static void notes_grow(Spec *s)
{
    GuardNotes *t = &s->notes, before = *t;

    t->size = before.size ? 2 * before.size : 64;
    t->note = ARENA_ARRAY(s->arena, GuardNote, t->size);
    for (int i = 0; i < before.size; i++)
        if (before.note[i].serial == t->serial)
            *note_slot(t, &before.note[i]) = before.note[i];
}

/* The note of a guard; of a new one the node is to be made. */
static GuardNote *guard_note(Spec *s, const Guard *g, const Node *more)
{
    GuardNotes *t = &s->notes;
    GuardNote like = {t->serial, g->tag, more, g->k, NULL}, *note;

    if (2 * t->n >= t->size)
        notes_grow(s);
    note = note_slot(t, &like);
    if (note->serial != t->serial) {
        *note = like;
        t->n++;
    }
    return note;
}

GuardNotes guards_begin(Spec *s)
{
    GuardNotes outer = s->notes;

    s->notes.serial = ++s->notes.last_serial;
    s->notes.n = 0;
    return outer;
}

/* What was noted inside has taken the place of some of what was before. */
void guards_end(Spec *s, GuardNotes outer)
{
    s->notes.serial = outer.serial;
    s->notes.n = outer.n;
}

Node *guard_node(Spec *s, const Guard *g)
{
    GuardNote *note = NULL;
    Node *more, *tag, *is_it;
    Build b;

    if (!g)
        return NULL;
    more = guard_node(s, g->more);
    if (s->notes.serial)
        note = guard_note(s, g, more);
    if (note && note->node && note->node->graph == s->region->graph)
        return note->node;
    tag = spec_import(s, g->tag);
    b = spec_build(s);
    is_it = build2(&b, OP_equal, tag, build_i64(&b, DTYPE_I64, g->k));
    if (more)
        is_it = build2(&b, OP_and, is_it, more);
    if (note)
        note->node = is_it;
    return is_it;
}

/* ---- facts ---- */

/* 1: it is known that `tag == k`; 0: that it is not; -1: neither. */
static int fact_of(const Spec *s, const Node *tag, int k)
{
    for (const Fact *f = s->facts; f; f = f->outer)
        if (f->tag == tag && (f->is || f->k == k))
            return f->is ? f->k == k : 0;
    return -1;
}

bool tag_is_unknown(const Spec *s, const Node *tag)
{
    for (const Fact *f = s->facts; f; f = f->outer)
        if (f->tag == tag)
            return false;
    return true;
}

const Fact *fact_add(Spec *s, const Fact *outer, Node *tag, int k, bool is)
{
    Fact *f = ARENA_NEW(s->arena, Fact);

    *f = (Fact){outer, tag, k, is};
    return f;
}

void facts_note(Spec *s, Node *pred, const Fact *if_true, const Fact *if_false)
{
    if (if_true || if_false)
        *ARENA_PUSH(s->arena, s->known, s->nknown, s->known_capacity) =
            (Known){pred, if_true, if_false};
}

const Fact *facts_of(const Spec *s, const Node *pred, bool truth)
{
    for (int i = s->nknown - 1; i >= 0; i--)
        if (s->known[i].pred == pred)
            return truth ? s->known[i].if_true : s->known[i].if_false;
    return NULL;
}

Node *condition_not(Spec *s, Node *pred)
{
    Build b = spec_build(s);
    Node *n = build1(&b, OP_not, pred);

    facts_note(s, n, facts_of(s, pred, false), facts_of(s, pred, true));
    return n;
}

const Fact *facts_push(Spec *s, const Fact *more)
{
    const Fact *before = s->facts;

    for (; more; more = more->outer)
        s->facts = fact_add(s, s->facts, more->tag, more->k, more->is);
    return before;
}

/* ---- alternatives ---- */

/* Most values are one thing: room for that is what they get first. */
void alternatives_add(Arena *m, Alternatives *a, Value v, const Guard *when)
{
    if (!a->capacity) {
        a->item = ARENA_NEW(m, Alternative);
        a->capacity = 1;
    }
    *ARENA_PUSH(m, a->item, a->n, a->capacity) = (Alternative){v, when};
}

const Choice *choice_of(Value v)
{
    if (v.kind == VALUE_CHOICE)
        return v.choice;
    return value_is_array(v) ? v.object->array.choice : NULL;
}

void alternatives_in(Spec *s, Arena *m, Value v, const Guard *when,
                     Alternatives *out)
{
    const Choice *c = choice_of(v);
    int possible = 0, last = 0;

    if (!c) {
        alternatives_add(m, out, v, when);
        return;
    }
    for (int k = 0; k < c->n; k++)
        if (fact_of(s, c->tag, k)) {
            possible++;
            last = k;
        }
    if (!out->capacity && possible) {
        out->item = ARENA_ARRAY(m, Alternative, possible);
        out->capacity = possible;
    }
    for (int k = 0; k < c->n; k++) {
        const Guard *g;

        if (!fact_of(s, c->tag, k))
            continue;
        if (possible == 1 && k == last)
            alternatives_add(m, out, c->item[k], when);
        else if (guard_and(m, when, c->tag, k, c->n, &g))
            alternatives_add(m, out, c->item[k], g);
    }
}

void alternatives_of(Spec *s, Value v, const Guard *when, Alternatives *out)
{
    alternatives_in(s, s->arena, v, when, out);
}

/* Is alternative i `tag == i` of one tag, so that the tag says it all? */
static Node *one_tag(const Alternatives *a, const int *index)
{
    Node *tag = a->item[0].when ? a->item[0].when->tag : NULL;

    for (int i = 0; tag && i < a->n; i++) {
        const Guard *g = a->item[i].when;

        if (!g || g->more || g->tag != tag || g->k != index[i])
            return NULL;
    }
    return tag;
}

Node *alternatives_select(Spec *s, const Alternatives *a, Node *const *node)
{
    Node *n = node[a->n - 1];

    for (int i = a->n - 2; i >= 0; i--) {
        Node *is_it;
        Build b;

        if (node[i] == n)
            continue;
        is_it = guard_node(s, a->item[i].when);
        b = spec_build(s);
        n = is_it ? build3(&b, OP_select,
                           n->type.shape.rank
                               ? build_broadcast_to(&b, is_it, n->type.shape)
                               : is_it,
                           node[i], n)
                  : node[i];
    }
    return n;
}

Node *alternatives_tag(Spec *s, const Alternatives *a, const int *index)
{
    Node **node, *tag = one_tag(a, index);

    if (tag)
        return spec_import(s, tag);
    node = ARENA_ARRAY(s->arena, Node *, a->n);
    for (int i = 0; i < a->n; i++) {
        Build b = spec_build(s);

        /* equal constants are one node: no select stands between them */
        for (int k = 0; k < i && !node[i]; k++)
            if (index[k] == index[i])
                node[i] = node[k];
        if (!node[i])
            node[i] = build_i64(&b, DTYPE_I64, index[i]);
    }
    return alternatives_select(s, a, node);
}
