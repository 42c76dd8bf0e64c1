/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Regular expressions: from the tree to instructions that know what follows
 * each. They are made from the last one to the first. */
#include "base/regex_tree.h"

#include "base/letters.h"
#include "base/utf8.h"

/* ---- widths ---- */

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static RegexWidth width_of_ways(const RegexItem *item,
                                const RegexGroupWidth *group)
{
    RegexWidth w = {REGEX_MAX_REPEAT - 1, 0};

    for (int i = 0; i < item->nway; i++) {
        RegexWidth way = regex_width(&item->way[i], group);

        w.low = least(w.low, way.low);
        if (way.high > w.high)
            w.high = way.high;
    }
    return w;
}

static RegexWidth width_of_condition(const RegexItem *item,
                                     const RegexGroupWidth *group)
{
    RegexWidth yes = regex_width(item->body, group), no = {0, 0};

    if (item->no)
        no = regex_width(item->no, group);
    return (RegexWidth){least(yes.low, no.low),
                        no.high > yes.high ? no.high : yes.high};
}

/* A product that is at most the greatest width. */
static int64_t times(int64_t a, int64_t b)
{
    return a && b > REGEX_MAX_REPEAT / a ? REGEX_MAX_REPEAT : a * b;
}

static RegexWidth item_width(const RegexItem *item,
                             const RegexGroupWidth *group)
{
    RegexWidth w = {1, 1};

    switch (item->kind) {
    case ITEM_LITERAL:
    case ITEM_NOT_LITERAL:
    case ITEM_ANY:
    case ITEM_IN:
        return w;
    case ITEM_AT:
    case ITEM_ASSERT:
    case ITEM_ASSERT_NOT:
        return (RegexWidth){0, 0};
    case ITEM_GROUPREF:
        return group[item->group].width;
    case ITEM_EXISTS:
        return width_of_condition(item, group);
    case ITEM_BRANCH:
        return width_of_ways(item, group);
    case ITEM_GROUP:
    case ITEM_ATOMIC:
        return regex_width(item->body, group);
    case ITEM_GREEDY:
    case ITEM_LAZY:
    case ITEM_POSSESSIVE:
        w = regex_width(item->body, group);
        return (RegexWidth){times(w.low, item->min), times(w.high, item->max)};
    }
    return w;
}

RegexWidth regex_width(RegexSequence *s, const RegexGroupWidth *group)
{
    RegexWidth w = {0, 0};

    for (int i = 0; i < s->n && !s->has_width; i++) {
        RegexWidth item = item_width(&s->item[i], group);

        w.low = least(w.low + item.low, REGEX_MAX_REPEAT - 1);
        w.high = least(w.high + item.high, REGEX_MAX_REPEAT);
    }
    if (!s->has_width)
        s->width = w;
    s->has_width = true;
    return s->width;
}

/* ---- instructions ---- */

static const RegexInst *make_sequence(RegexParse *p, const RegexSequence *s,
                                      int flags, const RegexInst *next);

static RegexInst *inst_new(RegexParse *p, RegexOp op, const RegexInst *next)
{
    RegexInst *i = ARENA_NEW(p->arena, RegexInst);

    i->op = op;
    i->next = next;
    return i;
}

/* The letter and its fellows, where case is ignored. */
static const RegexMembers *fellows_of(RegexParse *p, uint32_t low,
                                      bool is_negated)
{
    const uint32_t *fellow = letter_fellows(low);
    RegexMembers *m;
    RegexMember member = {MEMBER_LITERAL, low, 0};

    if (!fellow)
        return NULL;
    m = regex_members_of(p->arena, 1, &member);
    for (; *fellow; fellow++)
        regex_members_add(p, m, (RegexMember){MEMBER_LITERAL, *fellow, 0});
    m->is_negated = is_negated;
    return m;
}

static void make_literal(RegexParse *p, RegexInst *i, uint32_t c, int flags)
{
    RegexFold fold = regex_fold_of(flags);
    const RegexMembers *m = NULL;
    bool is_cased = fold == FOLD_UNICODE
                        ? letter_is_cased(c)
                        : c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

    i->c = c;
    if (!fold || !is_cased)
        return;
    i->c = letter_lower(c);
    i->fold = fold;
    if (fold == FOLD_UNICODE)
        m = fellows_of(p, i->c, i->op == REGEX_NOT_LITERAL);
    if (m) {
        RegexSet *set = regex_set_new(p, m, REGEX_UNICODE);

        set->fold = fold;
        i->set = set;
        i->op = REGEX_IN;
    }
}

/* Each way ends before what follows all of them. */
static void make_ways(RegexParse *p, RegexInst *i, const RegexItem *item,
                      int flags)
{
    i->nway = item->nway;
    i->way = ARENA_ARRAY(p->arena, const RegexInst *, item->nway);
    for (int k = 0; k < item->nway; k++)
        i->way[k] = make_sequence(p, &item->way[k], flags, i->next);
}

/* Is it one character, whatever it is? */
static bool is_simple(const RegexSequence *s)
{
    const RegexItem *item = s->item;

    return s->n == 1 && (item->kind <= ITEM_IN ||
                         (item->kind == ITEM_GROUP && item->group < 0 &&
                          is_simple(item->body)));
}

static RegexInst *make_repeat(RegexParse *p, const RegexItem *item, int flags,
                              const RegexInst *next)
{
    static const RegexOp one[] = {REGEX_GREEDY_ONE, REGEX_LAZY_ONE,
                                  REGEX_POSSESSIVE_ONE};
    static const RegexOp until[] = {REGEX_GREEDY_UNTIL, REGEX_LAZY_UNTIL};
    int which = (int)item->kind - ITEM_GREEDY;
    bool simple = is_simple(item->body);
    RegexInst *end = inst_new(p, REGEX_SUCCESS, NULL), *i;

    i = inst_new(p,
                 simple                          ? one[which]
                 : item->kind == ITEM_POSSESSIVE ? REGEX_POSSESSIVE
                                                 : REGEX_REPEAT,
                 next);
    if (i->op == REGEX_REPEAT) {
        *end = (RegexInst){.op = until[which], .next = next};
        i->no = end;
    }
    i->min = item->min;
    i->max = item->max;
    i->body = make_sequence(p, item->body, flags, end);
    return i;
}

static RegexInst *make_assertion(RegexParse *p, const RegexItem *item,
                                 int flags, const RegexInst *next)
{
    RegexInst *i = inst_new(
        p, item->kind == ITEM_ASSERT ? REGEX_ASSERT : REGEX_ASSERT_NOT, next);
    RegexWidth w = {0, 0};

    if (item->is_behind)
        w = regex_width(item->body, p->group);
    if (w.low != w.high && !p->error->status)
        *p->error = (RegexError){
            REGEX_BAD, "look-behind requires fixed-width pattern", -1};
    i->back = w.low;
    i->body =
        make_sequence(p, item->body, flags, inst_new(p, REGEX_SUCCESS, NULL));
    return i;
}

static RegexInst *make_group(RegexParse *p, const RegexItem *item, int flags,
                             const RegexInst *next)
{
    RegexInst *begin, *end;

    /* CPython's search() looks for the first character by the flags around */
    if (item->add & REGEX_ASCII ||
        (item->add & REGEX_UNICODE && flags & REGEX_ASCII))
        regex_refuse(p, "the flags `a` and `u` of a group of a regular "
                        "expression are not there yet");
    flags = (flags | item->add) & ~item->del;
    if (item->group < 0)
        return (RegexInst *)make_sequence(p, item->body, flags, next);
    end = inst_new(p, REGEX_MARK, next);
    end->mark = 2 * item->group - 1;
    begin = inst_new(p, REGEX_MARK, make_sequence(p, item->body, flags, end));
    begin->mark = 2 * item->group - 2;
    return begin;
}

static RegexAt at_of(RegexAt at, int flags)
{
    if (flags & REGEX_MULTILINE && at == AT_BEGINNING)
        return AT_BEGINNING_LINE;
    return flags & REGEX_MULTILINE && at == AT_END ? AT_END_LINE : at;
}

static const RegexInst *make_item(RegexParse *p, const RegexItem *item,
                                  int flags, const RegexInst *next)
{
    RegexInst *i = inst_new(p, REGEX_SUCCESS, next);

    switch (item->kind) {
    case ITEM_LITERAL:
    case ITEM_NOT_LITERAL:
        i->op = item->kind == ITEM_LITERAL ? REGEX_LITERAL : REGEX_NOT_LITERAL;
        make_literal(p, i, item->c, flags);
        break;
    case ITEM_ANY:
        i->op = flags & REGEX_DOTALL ? REGEX_ANY_ALL : REGEX_ANY;
        break;
    case ITEM_IN:
        i->op = REGEX_IN;
        i->set = regex_set_new(p, item->set, flags);
        break;
    case ITEM_AT:
        i->op = REGEX_AT;
        i->at = at_of(item->at, flags);
        i->is_ascii = !(flags & REGEX_UNICODE);
        break;
    case ITEM_GROUPREF:
        i->op = REGEX_GROUPREF;
        i->mark = 2 * item->group - 2;
        i->fold = regex_fold_of(flags);
        break;
    case ITEM_EXISTS:
        i->op = REGEX_EXISTS;
        i->mark = 2 * item->group - 2;
        i->body = make_sequence(p, item->body, flags, next);
        i->no = item->no ? make_sequence(p, item->no, flags, next) : next;
        break;
    case ITEM_BRANCH:
        i->op = REGEX_BRANCH;
        make_ways(p, i, item, flags);
        break;
    case ITEM_GREEDY:
    case ITEM_LAZY:
    case ITEM_POSSESSIVE:
        return make_repeat(p, item, flags, next);
    case ITEM_ASSERT:
    case ITEM_ASSERT_NOT:
        return make_assertion(p, item, flags, next);
    case ITEM_ATOMIC:
        i->op = REGEX_ATOMIC;
        i->body = make_sequence(p, item->body, flags,
                                inst_new(p, REGEX_SUCCESS, NULL));
        break;
    case ITEM_GROUP:
        return make_group(p, item, flags, next);
    }
    return i;
}

static const RegexInst *make_sequence(RegexParse *p, const RegexSequence *s,
                                      int flags, const RegexInst *next)
{
    for (int k = s->n - 1; k >= 0; k--)
        next = make_item(p, &s->item[k], flags, next);
    return next;
}

/* ---- patterns ---- */

uint32_t *regex_decode(Arena *a, Text t, int64_t *size)
{
    uint32_t *out = ARENA_ARRAY(a, uint32_t, t.size + 1);
    size_t n = 0, step;

    for (size_t at = 0; at < t.size; at += step) {
        step = utf8_decode(t, at, &out[n++]);
        if (!step)
            step = 1;
    }
    *size = (int64_t)n;
    return out;
}

Regex *regex_new(Arena *a, Text pattern, int flags, int64_t *steps,
                 RegexError *error)
{
    RegexParse p = {.arena = a, .flags = flags, .steps = steps, .error = error};
    Regex *r = ARENA_NEW(a, Regex);
    const RegexSequence *s;

    *error = (RegexError){0};
    if (flags & (REGEX_DEBUG | REGEX_TEMPLATE)) {
        regex_refuse(&p, "the flags DEBUG and TEMPLATE of regular expressions "
                         "are not there");
        return NULL;
    }
    p.text = regex_decode(a, pattern, &p.size);
    s = regex_parse(&p);
    if (!s)
        return NULL;
    *r = (Regex){.flags = p.flags,
                 .ngroup = p.ngroup - 1,
                 .nname = p.nname,
                 .name = p.name};
    r->first = make_sequence(&p, s, p.flags, inst_new(&p, REGEX_SUCCESS, NULL));
    r->is_anchored =
        r->first->op == REGEX_AT &&
        (r->first->at == AT_BEGINNING || r->first->at == AT_BEGINNING_STRING);
    return error->status ? NULL : r;
}
