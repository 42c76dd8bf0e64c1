/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The statement `match`: an `if` for each case, the next one in its `else`. The
 * condition is what a pattern asks, in CPython's order, as the rest of a
 * condition is in `x and y`; the subject is evaluated once.
 *
 * What a pattern captures is kept in hidden names, `.x` for `x`, as soon as it
 * is at hand, and bound when the whole pattern has matched: in front of the
 * guard, or of the body. What types of Python answer is passes/python/match.c.
 */
#include "frontend/lower.h"

#include "frontend/constant.h"

/* A pattern that is still to be matched with a value. */
typedef struct Task {
    const Pattern *pattern;
    Node *value;
} Task;

typedef struct TaskList {
    int n, capacity;
    Task *item;
} TaskList;

/* Emits what asks whether it matches: what it yields, a truth; NULL: it does,
 * whatever the value is. */
static Node *pattern_test(Lower *l, const Pattern *p, Node *value);

/* ---- hidden names ---- */

static Sym hidden_of(Lower *l, Sym name)
{
    return sym_from(&l->ctx->names, arena_printf(l->ctx->arena, ".%s", name));
}

static void capture(Lower *l, Span span, Sym name, Node *value)
{
    if (name)
        lower_store_name(l, span, hidden_of(l, name), value);
}

/* ---- calls of match.c ---- */

static Node *ask(Lower *l, Span span, const char *function, int narg,
                 Node *const *arg)
{
    Node *input[5];

    input[0] = lower_emit(l, OP_load_name, span, 0, NULL);
    lower_set_name(input[0], ATTR_name, function);
    lower_set_name(input[0], ATTR_scope, name_place_text[PLACE_BUILTIN]);
    for (int i = 0; i < narg; i++)
        input[i + 1] = arg[i];
    return lower_emit(l, OP_py_call, span, narg + 1, input);
}

static Node *number(Lower *l, Span span, int i)
{
    return lower_literal(l, span, arena_printf(l->ctx->arena, "%d", i));
}

static Node *compare(Lower *l, Span span, Node *x, const char *operator,
                     Node * y)
{
    Node *n = lower_emit2(l, OP_py_compare, span, x, y);

    node_set_text(n, ATTR_operator, text_from(operator));
    return n;
}

static Node *is_there(Lower *l, Span span, Node *x)
{
    return compare(l, span, x, "is not", lower_literal(l, span, "None"));
}

/* ---- one condition behind the other ---- */

/* `x and y`, y being what the region that is open yields; NULL is true. */
static Node *and_region(Lower *l, Span span, Node *x, const OpenRegion *r,
                        Node *y)
{
    Node *n;

    region_yield(l, r, y ? y : lower_literal(l, span, "True"));
    n = lower_emit1(l, OP_py_and, span, x);
    node_set_int(n, ATTR_truth, 1);
    node_set_regions(n, 1, (Graph *[]){r->graph});
    return n;
}

static void add_task(Lower *l, TaskList *list, const Pattern *p, Node *value)
{
    if (p->kind == PATTERN_STAR)
        capture(l, p->span, p->star.name, value);
    else if (p->kind == PATTERN_AS && !p->as.pattern)
        capture(l, p->span, p->as.name, value);
    else
        *ARENA_PUSH(l->ctx->arena, list->item, list->n, list->capacity) =
            (Task){p, value};
}

static Node *tasks_test(Lower *l, const TaskList *list, int i)
{
    const Pattern *p;
    OpenRegion r;
    Node *test = NULL;

    while (i < list->n && !test) {
        p = list->item[i].pattern;
        test = pattern_test(l, p, list->item[i++].value);
    }
    if (!test || i == list->n || !lower_region_open(l, p->span, &r))
        return test;
    return and_region(l, p->span, test, &r, tasks_test(l, list, i));
}

/* The parts of a subject, a tuple or None, matched with patterns. */
static Node *parts_test(Lower *l, const Pattern *p, Node *parts, int n,
                        const Pattern *const *pattern, Sym rest)
{
    Node *there = is_there(l, p->span, parts), *unpack;
    TaskList list = {0};
    OpenRegion r;

    if (!lower_region_open(l, p->span, &r))
        return there;
    unpack = lower_emit1(l, OP_unpack, p->span, parts);
    node_set_int(unpack, ATTR_before, n + (rest != NULL));
    node_set_int(unpack, ATTR_after, -1);
    for (int i = 0; i < n + (rest != NULL); i++) {
        Span span = i < n ? pattern[i]->span : p->span;
        Node *item = lower_emit1(l, OP_result, span, unpack);

        node_set_int(item, ATTR_index, i);
        if (i < n)
            add_task(l, &list, pattern[i], item);
        else
            capture(l, span, rest, item);
    }
    return and_region(l, p->span, there, &r, tasks_test(l, &list, 0));
}

/* ---- patterns ---- */

static Node *test_value(Lower *l, const Pattern *p, Node *value)
{
    return compare(l, p->span, value, "==", lower_expr(l, p->value.value));
}

static Node *test_singleton(Lower *l, const Pattern *p, Node *value)
{
    TextBuffer repr = {.arena = l->ctx->arena};

    constant_repr(&repr, &p->singleton.value);
    return compare(l, p->span, value, "is",
                   lower_literal(l, p->span, repr.data));
}

static Node *test_sequence(Lower *l, const Pattern *p, Node *value)
{
    const PatternList *list = &p->sequence.patterns;
    int star = 0;
    Node *arg[3] = {value};

    while (star < list->n && list->item[star]->kind != PATTERN_STAR)
        star++;
    arg[1] = number(l, p->span, star);
    arg[2] = number(l, p->span, star < list->n ? list->n - star - 1 : -1);
    return parts_test(l, p, ask(l, p->span, ".sequence", 3, arg), list->n,
                      (const Pattern *const *)list->item, NULL);
}

static Node *test_mapping(Lower *l, const Pattern *p, Node *value)
{
    Node *is = ask(l, p->span, ".mapping", 1, &value), *arg[3] = {value};
    Node **key;
    OpenRegion r;
    int n = p->mapping.keys.n;

    if (!lower_region_open(l, p->span, &r))
        return is;
    key = ARENA_ARRAY(l->ctx->arena, Node *, n);
    for (int i = 0; i < n; i++)
        key[i] = lower_expr(l, p->mapping.keys.item[i]);
    arg[1] = lower_emit(l, OP_build_tuple, p->span, n, key);
    arg[2] = lower_literal(l, p->span, p->mapping.rest ? "True" : "False");
    return and_region(
        l, p->span, is, &r,
        parts_test(l, p, ask(l, p->span, ".keys", 3, arg), n,
                   (const Pattern *const *)p->mapping.patterns.item,
                   p->mapping.rest));
}

static Node *test_class(Lower *l, const Pattern *p, Node *value)
{
    int npositional = p->class_.patterns.n, nkeyword = p->class_.kwd_attrs.n;
    const Pattern **all =
        ARENA_ARRAY(l->ctx->arena, const Pattern *, npositional + nkeyword);
    Node **name = ARENA_ARRAY(l->ctx->arena, Node *, nkeyword);
    Node *arg[4] = {value, lower_expr(l, p->class_.cls),
                    number(l, p->span, npositional)};

    for (int i = 0; i < npositional; i++)
        all[i] = p->class_.patterns.item[i];
    for (int i = 0; i < nkeyword; i++) {
        TextBuffer repr = {.arena = l->ctx->arena};
        Sym attribute =
            scope_mangle(l->ctx, l->scope, p->class_.kwd_attrs.item[i]);

        buffer_printf(&repr, "'%s'", attribute);
        name[i] = lower_literal(l, p->span, repr.data);
        all[npositional + i] = p->class_.kwd_patterns.item[i];
    }
    arg[3] = lower_emit(l, OP_build_tuple, p->span, nkeyword, name);
    return parts_test(l, p, ask(l, p->span, ".class", 4, arg),
                      npositional + nkeyword, all, NULL);
}

static Node *or_from(Lower *l, const Pattern *p, Node *value, int i)
{
    Node *test = pattern_test(l, p->sequence.patterns.item[i], value), *rest;
    Node *n;
    OpenRegion r;

    if (!test || i == p->sequence.patterns.n - 1 ||
        !lower_region_open(l, p->span, &r))
        return test;
    rest = or_from(l, p, value, i + 1);
    region_yield(l, &r, rest ? rest : lower_literal(l, p->span, "True"));
    n = lower_emit1(l, OP_py_or, p->span, test);
    node_set_int(n, ATTR_truth, 1);
    node_set_regions(n, 1, &r.graph);
    return n;
}

static Node *test_or(Lower *l, const Pattern *p, Node *value)
{
    return or_from(l, p, value, 0);
}

static Node *test_as(Lower *l, const Pattern *p, Node *value)
{
    capture(l, p->span, p->as.name, value);
    return p->as.pattern ? pattern_test(l, p->as.pattern, value) : NULL;
}

/* Of a star the sequence around it has seen to; poison was reported. */
static Node *test_nothing(Lower *l, const Pattern *p, Node *value)
{
    (void)l, (void)p, (void)value;
    return NULL;
}

typedef Node *PatternRule(Lower *l, const Pattern *p, Node *value);

static PatternRule *const pattern_rule[PATTERN_KIND_COUNT] = {
    [PATTERN_POISON] = test_nothing,
    [PATTERN_VALUE] = test_value,
    [PATTERN_SINGLETON] = test_singleton,
    [PATTERN_SEQUENCE] = test_sequence,
    [PATTERN_MAPPING] = test_mapping,
    [PATTERN_CLASS] = test_class,
    [PATTERN_STAR] = test_nothing,
    [PATTERN_AS] = test_as,
    [PATTERN_OR] = test_or,
};

static Node *pattern_test(Lower *l, const Pattern *p, Node *value)
{
    return pattern_rule[p->kind](l, p, value);
}

/* ---- what was captured ---- */

static void bind_name(Lower *l, Span span, Sym name)
{
    if (name)
        lower_store_name(l, span, name,
                         lower_load(l, span, hidden_of(l, name)));
}

static void bind_captured(Lower *l, const Pattern *p);

static void bind_all(Lower *l, const PatternList *list)
{
    for (int i = 0; i < list->n; i++)
        bind_captured(l, list->item[i]);
}

/* The names in the order in which they are captured. */
static void bind_captured(Lower *l, const Pattern *p)
{
    switch (p->kind) {
    case PATTERN_POISON:
    case PATTERN_VALUE:
    case PATTERN_SINGLETON:
    case PATTERN_KIND_COUNT:
        break;
    case PATTERN_SEQUENCE:
        bind_all(l, &p->sequence.patterns);
        break;
    case PATTERN_OR: /* all bind the same names */
        bind_captured(l, p->sequence.patterns.item[0]);
        break;
    case PATTERN_MAPPING:
        bind_all(l, &p->mapping.patterns);
        bind_name(l, p->span, p->mapping.rest);
        break;
    case PATTERN_CLASS:
        bind_all(l, &p->class_.patterns);
        bind_all(l, &p->class_.kwd_patterns);
        break;
    case PATTERN_STAR:
        bind_name(l, p->span, p->star.name);
        break;
    case PATTERN_AS:
        if (p->as.pattern)
            bind_captured(l, p->as.pattern);
        bind_name(l, p->span, p->as.name);
        break;
    }
}

/* ---- cases ---- */

/* The pattern, and its guard behind it, where names are bound already. */
static Node *case_test(Lower *l, const MatchCase *c, Node *subject)
{
    Node *test = pattern_test(l, c->pattern, subject), *guard;
    OpenRegion r;

    if (!c->guard)
        return test;
    if (!test) {
        bind_captured(l, c->pattern);
        return lower_condition(l, c->guard);
    }
    if (!lower_region_open(l, c->guard->span, &r))
        return test;
    bind_captured(l, c->pattern);
    guard = lower_condition(l, c->guard);
    return and_region(l, c->guard->span, test, &r, guard);
}

static void lower_body(Lower *l, const MatchCase *c)
{
    if (!c->guard)
        bind_captured(l, c->pattern);
    lower_stmts(l, &c->body);
}

static void lower_cases(Lower *l, const Stmt *s, Node *subject, int i)
{
    const MatchCase *c = &s->match.cases.item[i];
    OpenRegion body, orelse;
    Node *test, *n;

    if (i == s->match.cases.n)
        return;
    test = case_test(l, c, subject);
    if (!test) { /* the last one, or that was reported */
        lower_body(l, c);
        return;
    }
    if (!lower_region_open(l, c->span, &body))
        return;
    lower_body(l, c);
    lower_region_close(l, &body);
    if (!lower_region_open(l, c->span, &orelse))
        return;
    lower_cases(l, s, subject, i + 1);
    lower_region_close(l, &orelse);
    n = lower_emit1(l, OP_py_if, c->span, test);
    node_set_regions(n, 2, (Graph *[]){body.graph, orelse.graph});
}

void lower_match(Lower *l, const Stmt *s)
{
    const MatchCaseList *cases = &s->match.cases;

    for (int i = 0; i < cases->n; i++)
        lower_check_case(l, &cases->item[i], i == cases->n - 1);
    lower_cases(l, s, lower_expr(l, s->match.subject), 0);
}
