/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Parameters of functions and lambdas, and the order that Python wants. */
#include "frontend/parser.h"

/* Repeated names are looked for among this many. */
enum { MOST_COMPARED = 500 };

typedef struct ParameterState {
    Arguments *args;
    TokenKind close;
    Span defaulted; /* the first parameter with a default; file 0: none */
    Span star;      /* `*` or `*name` */
    bool bare_star; /* `*` alone, with no parameter behind it yet */
} ParameterState;

static Arg parse_arg(Parser *p, bool annotated, bool starred)
{
    uint32_t begin = p->token->begin;
    Arg a = {0};

    a.arg = expect_name(p, "a parameter's name", &a.name_span);
    if (a.arg)
        bind_name(p, a.arg);
    if (!p->panic && annotated && accept_token(p, TOKEN_COLON))
        a.annotation = starred && at_token(p, TOKEN_MULT) ? parse_star_named(p)
                                                          : parse_expression(p);
    a.span = span_from(p, begin);
    return a;
}

static void push_arg(Parser *p, ArgList *list, Arg a)
{
    *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = a;
}

/* Reports `a` if it repeats a name of the list; true if it does. */
static bool repeats_name(Parser *p, const ArgList *list, const Arg *a)
{
    for (int i = 0; i < list->n && i < MOST_COMPARED; i++) {
        Diag *d;

        if (list->item[i].arg != a->arg)
            continue;
        d = parser_report(p, DIAG_H0116, a->name_span,
                          "two parameters are named `%s`", a->arg);
        diag_label(p->ctx, d, list->item[i].name_span, "the first one");
        diag_help(p->ctx, d, "rename one of them");
        return true;
    }
    return false;
}

static void check_name(Parser *p, const Arguments *args, const Arg *a)
{
    ArgList star = {args->vararg != NULL, 0, args->vararg};
    ArgList double_star = {args->kwarg != NULL, 0, args->kwarg};
    const ArgList *const before[] = {&args->posonlyargs, &args->args, &star,
                                     &args->kwonlyargs, &double_star};

    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (repeats_name(p, before[i], a))
            return;
}

/* name, name: annotation, name=default */
static void parse_plain(Parser *p, ParameterState *s)
{
    Arguments *args = s->args;
    bool only = s->star.file != 0;
    Arg a = parse_arg(p, s->close == TOKEN_RPAREN, false);
    Expr *value = NULL;
    Diag *d;

    if (!a.arg)
        return;
    if (!p->panic && accept_token(p, TOKEN_ASSIGN))
        value = parse_expression(p);
    check_name(p, args, &a);
    s->bare_star = false;
    if (only) {
        push_arg(p, &args->kwonlyargs, a);
        expr_push(p, &args->kw_defaults, value);
        return;
    }
    push_arg(p, &args->args, a);
    if (value) {
        expr_push(p, &args->defaults, value);
        if (!s->defaulted.file)
            s->defaulted = a.name_span;
    } else if (s->defaulted.file) {
        d = parser_report(p, DIAG_H0116, a.name_span,
                          "`%s` has no default but follows a parameter "
                          "that has one",
                          a.arg);
        diag_label(p->ctx, d, s->defaulted, "has a default");
        diag_help(p->ctx, d, "give `%s` a default, or put it before", a.arg);
        expr_push(p, &args->defaults, expr_poison(p));
    }
}

/* * or *name */
static void parse_star(Parser *p, ParameterState *s)
{
    Span star = span_here(p);
    Diag *d;

    next_token(p);
    if (s->star.file) {
        d = parser_report(p, DIAG_H0116, star, "a second `*` parameter");
        diag_label(p->ctx, d, s->star, "the first one");
        diag_help(p->ctx, d, "a function has at most one");
    }
    s->star = star;
    if (at_token(p, TOKEN_COMMA) || at_token(p, s->close)) {
        s->bare_star = true;
        return;
    }
    s->bare_star = false;
    {
        Arg a = parse_arg(p, s->close == TOKEN_RPAREN, true);

        if (!a.arg)
            return;
        check_name(p, s->args, &a);
        s->args->vararg = arena_copy(p->ctx->arena, &a, sizeof a);
    }
    if (at_token(p, TOKEN_ASSIGN)) {
        parser_report(p, DIAG_H0116, span_here(p),
                      "a `*` parameter cannot have a default");
        next_token(p);
        parse_expression(p);
    }
}

/* **name */
static void parse_double_star(Parser *p, ParameterState *s)
{
    Arg a;

    next_token(p);
    a = parse_arg(p, s->close == TOKEN_RPAREN, false);
    if (!a.arg)
        return;
    check_name(p, s->args, &a);
    s->args->kwarg = arena_copy(p->ctx->arena, &a, sizeof a);
    if (at_token(p, TOKEN_ASSIGN)) {
        parser_report(p, DIAG_H0116, span_here(p),
                      "a `**` parameter cannot have a default");
        next_token(p);
        parse_expression(p);
    }
}

/* The parameters so far are positional only. */
static void parse_slash(Parser *p, ParameterState *s)
{
    Arguments *args = s->args;
    Span here = span_here(p);

    next_token(p);
    if (args->posonlyargs.n)
        parser_report(p, DIAG_H0116, here, "a second `/` among parameters");
    else if (s->star.file)
        parser_report(p, DIAG_H0116, here, "`/` must come before `*`");
    else if (!args->args.n)
        parser_report(p, DIAG_H0116, here, "a parameter must come before `/`");
    else {
        args->posonlyargs = args->args;
        args->args = (ArgList){0};
    }
}

static void parse_parameter(Parser *p, ParameterState *s)
{
    Diag *d;

    if (s->args->kwarg) {
        d = parser_report(p, DIAG_H0116, span_here(p),
                          "no parameter can follow `**%s`",
                          s->args->kwarg->arg);
        diag_label(p->ctx, d, s->args->kwarg->name_span, "must be the last");
        diag_help(p->ctx, d, "put it before");
    }
    if (at_token(p, TOKEN_MULT))
        parse_star(p, s);
    else if (at_token(p, TOKEN_POW))
        parse_double_star(p, s);
    else if (at_token(p, TOKEN_DIV))
        parse_slash(p, s);
    else
        parse_plain(p, s);
}

Arguments *parse_parameters(Parser *p, TokenKind close)
{
    Arguments *args = ARENA_NEW(p->ctx->arena, Arguments);
    ParameterState s = {.args = args, .close = close};
    bool more = !at_token(p, close);
    Diag *d;

    while (more) {
        const Token *before = p->token;

        if (s.bare_star && at_token(p, TOKEN_POW))
            break;
        parse_parameter(p, &s);
        more = list_goes_on(p, close, "parameters") && p->token > before;
    }
    if (s.bare_star) {
        d = parser_report(p, DIAG_H0116, s.star,
                          "a parameter must follow the `*`");
        diag_help(p->ctx, d, "name one, or remove the `*`");
        while (at_token(p, TOKEN_POW)) {
            parse_double_star(p, &s);
            list_goes_on(p, close, "parameters");
        }
    }
    return args;
}
