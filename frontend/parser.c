/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The parser: a whole source, statement by statement. */
#include "frontend/parser.h"

#include <stdlib.h>

static void parse_stray_indent(Parser *p, StmtList *out)
{
    Diag *d = parser_report(p, DIAG_H0107,
                            (Span){p->file, p->token[1].begin, p->token[1].end},
                            "this line is indented more than its block");

    diag_help(p->ctx, d, "indent it like the lines before");
    next_token(p);
    parse_statements(p, out);
    accept_token(p, TOKEN_DEDENT);
}

static void parse_statement(Parser *p, StmtList *out)
{
    if (accept_token(p, TOKEN_NEWLINE))
        return;
    if (at_token(p, TOKEN_INDENT))
        parse_stray_indent(p, out);
    else if (!parse_compound(p, out) && !skip_orphan(p, out) &&
             !repair_keyword(p))
        parse_simple_line(p, out);
}

void parse_statements(Parser *p, StmtList *out)
{
    while (!at_token(p, TOKEN_DEDENT) && !at_token(p, TOKEN_END))
        parse_statement(p, out);
}

/* ---- the order of diagnostics ---- */

typedef struct OrderedDiag {
    Diag *d;
    int index;
} OrderedDiag;

static int compare_diags(const void *a, const void *b)
{
    const OrderedDiag *x = a, *y = b;

    if (x->d->span.begin != y->d->span.begin)
        return x->d->span.begin < y->d->span.begin ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* The lexer reports before the parser does; the user reads from top to
 * bottom. Sorts what was reported from `from` on. */
static void sort_diags(Context *ctx, Diag **from)
{
    OrderedDiag *list;
    int n = 0;

    for (const Diag *d = *from; d; d = d->next)
        n++;
    list = ARENA_ARRAY(ctx->arena, OrderedDiag, n);
    n = 0;
    for (Diag *d = *from; d; d = d->next, n++)
        list[n] = (OrderedDiag){d, n};
    qsort(list, (size_t)n, sizeof *list, compare_diags);
    for (int i = 0; i < n; i++) {
        *from = list[i].d;
        from = &list[i].d->next;
    }
    *from = NULL;
    ctx->last_diag = from;
}

AstModule *frontend_parse(Context *ctx, uint32_t file)
{
    const Source *source = source_get(&ctx->sources, file);
    AstModule *ast = ARENA_NEW(ctx->arena, AstModule);
    Diag **before = ctx->last_diag;
    int nerror = ctx->nerror;
    TokenList tokens = lex_source(ctx, file);
    Suspects suspects = {0};
    ParseScope scope = {NULL, SCOPE_MODULE, 0};
    Parser p = {.ctx = ctx,
                .file = file,
                .text = source ? source->text.data : "",
                .token = tokens.item,
                .first = tokens.item,
                .scope = &scope,
                .suspects = &suspects};

    ast->file = file;
    ast->ctx = ctx;
    parse_statements(&p, &ast->body);
    check_nesting(&p, &ast->body);
    report_suspects(&p);
    sort_diags(ctx, before);
    ast->complete = ctx->nerror == nerror;
    return ast;
}
