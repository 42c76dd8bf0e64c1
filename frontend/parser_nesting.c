/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* How deep loops, `with` and `try` may lie in each other: CPython has room for
 * 20 such blocks in a function, and a syntax error for one more (CO_MAXBLOCKS;
 * compiler_push_fblock() in its compile.c says what takes how many). */
#include "frontend/parser.h"

enum { MOST_NESTED = 20 };

typedef struct Nesting {
    Parser *parser;
    bool reported;
} Nesting;

static void check_list(Nesting *n, const StmtList *list, int depth);

/* Of `s` that takes blocks up to `depth`. */
static void check_depth(Nesting *n, const Stmt *s, int depth)
{
    if (depth <= MOST_NESTED || n->reported)
        return;
    n->reported = true;
    parser_report(n->parser, DIAG_H0118, s->header,
                  "more than %d loops, `with` and `try` inside each other",
                  MOST_NESTED);
}

static void check_block(Nesting *n, const Stmt *s, const StmtList *body,
                        int depth)
{
    check_depth(n, s, depth);
    check_list(n, body, depth);
}

/* A handler lies in the block of all handlers and in one of its own; `finally`
 * encloses the rest, and lies in a block where an exception is under way. */
static void check_try(Nesting *n, const Stmt *s, int depth)
{
    int outer = depth + (s->try_.finalbody.n > 0);

    check_depth(n, s, outer);
    if (!s->try_.handlers.n) {
        check_list(n, &s->try_.body, outer);
    } else {
        check_block(n, s, &s->try_.body, outer + 1);
        check_list(n, &s->try_.orelse, outer);
        for (int i = 0; i < s->try_.handlers.n; i++)
            check_block(n, s, &s->try_.handlers.item[i].body, outer + 2);
    }
    if (s->try_.finalbody.n)
        check_block(n, s, &s->try_.finalbody, depth + 1);
}

static void check_statement(Nesting *n, const Stmt *s, int depth)
{
    switch (s->kind) {
    case STMT_IF:
        check_list(n, &s->if_.body, depth);
        check_list(n, &s->if_.orelse, depth);
        break;
    case STMT_FOR:
    case STMT_ASYNC_FOR:
        check_block(n, s, &s->for_.body, depth + 1);
        check_list(n, &s->for_.orelse, depth);
        break;
    case STMT_WHILE:
        check_block(n, s, &s->while_.body, depth + 1);
        check_list(n, &s->while_.orelse, depth);
        break;
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        check_block(n, s, &s->with.body, depth + s->with.items.n);
        break;
    case STMT_TRY:
    case STMT_TRY_STAR:
        check_try(n, s, depth);
        break;
    case STMT_MATCH:
        for (int i = 0; i < s->match.cases.n; i++)
            check_list(n, &s->match.cases.item[i].body, depth);
        break;
    default: /* a function or a class is a scope of its own */
        break;
    }
}

static void check_list(Nesting *n, const StmtList *list, int depth)
{
    for (int i = 0; i < list->n && !n->reported; i++)
        check_statement(n, list->item[i], depth);
}

void check_nesting(Parser *p, const StmtList *body)
{
    Nesting n = {p, false};

    check_list(&n, body, 0);
}
