/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What Python's compiler refuses of patterns: names that are captured twice or
 * by some alternatives only, and what nothing can come behind. */
#include "frontend/lower.h"

#include <string.h>

typedef struct Captured {
    int n, capacity;
    Sym *name;
} Captured;

static bool has(const Captured *c, Sym name)
{
    for (int i = 0; i < c->n; i++)
        if (c->name[i] == name)
            return true;
    return false;
}

static void collect(Lower *l, const Pattern *p, Captured *c);

static void collect_all(Lower *l, const PatternList *list, Captured *c)
{
    for (int i = 0; i < list->n; i++)
        collect(l, list->item[i], c);
}

static void collect_name(Lower *l, const Pattern *p, Sym name, Captured *c)
{
    if (!name)
        return;
    if (has(c, name))
        diag_error(l->ctx, DIAG_H0115, p->span,
                   "`%s` is captured twice in one pattern", name);
    else
        *ARENA_PUSH(l->ctx->arena, c->name, c->n, c->capacity) = name;
}

/* The names of alternatives are those of each of them. */
static void collect_or(Lower *l, const Pattern *p, Captured *c)
{
    const PatternList *list = &p->sequence.patterns;
    Captured first = {0};

    collect(l, list->item[0], &first);
    for (int i = 1; i < list->n; i++) {
        Captured other = {0};
        bool same;

        collect(l, list->item[i], &other);
        same = other.n == first.n;
        for (int k = 0; k < other.n; k++)
            same &= has(&first, other.name[k]);
        if (!same)
            diag_error(l->ctx, DIAG_H0115, list->item[i]->span,
                       "alternative patterns capture different names");
    }
    for (int i = 0; i < first.n; i++)
        collect_name(l, p, first.name[i], c);
}

static void collect(Lower *l, const Pattern *p, Captured *c)
{
    switch (p->kind) {
    case PATTERN_POISON:
    case PATTERN_VALUE:
    case PATTERN_SINGLETON:
    case PATTERN_KIND_COUNT:
        break;
    case PATTERN_SEQUENCE:
        collect_all(l, &p->sequence.patterns, c);
        break;
    case PATTERN_OR:
        collect_or(l, p, c);
        break;
    case PATTERN_MAPPING:
        collect_all(l, &p->mapping.patterns, c);
        collect_name(l, p, p->mapping.rest, c);
        break;
    case PATTERN_CLASS:
        collect_all(l, &p->class_.patterns, c);
        collect_all(l, &p->class_.kwd_patterns, c);
        break;
    case PATTERN_STAR:
        collect_name(l, p, p->star.name, c);
        break;
    case PATTERN_AS:
        if (p->as.pattern)
            collect(l, p->as.pattern, c);
        collect_name(l, p, p->as.name, c);
        break;
    }
}

/* What matches anything may stand last alone. */
static void check_reach(Lower *l, const Pattern *p, bool is_last)
{
    const PatternList *list = &p->sequence.patterns;

    if (p->kind == PATTERN_OR)
        for (int i = 0; i < list->n; i++)
            check_reach(l, list->item[i], is_last && i == list->n - 1);
    else if (p->kind == PATTERN_AS && p->as.pattern)
        check_reach(l, p->as.pattern, is_last);
    else if (p->kind == PATTERN_AS && !is_last && p->as.name)
        diag_error(l->ctx, DIAG_H0117, p->span,
                   "the capture `%s` matches anything: nothing comes to the "
                   "patterns behind it",
                   p->as.name);
    else if (p->kind == PATTERN_AS && !is_last)
        diag_error(l->ctx, DIAG_H0117, p->span,
                   "`_` matches anything: nothing comes to the patterns "
                   "behind it");
}

void lower_check_case(Lower *l, const MatchCase *c, bool is_last)
{
    Captured captured = {0};

    collect(l, c->pattern, &captured);
    check_reach(l, c->pattern, is_last || c->guard);
}
