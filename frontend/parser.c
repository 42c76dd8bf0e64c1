/* The parser: a whole source, statement by statement. */
#include "frontend/parser.h"

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

AstModule *frontend_parse(Context *ctx, uint32_t file)
{
    const Source *source = source_get(&ctx->sources, file);
    AstModule *ast = ARENA_NEW(ctx->arena, AstModule);
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
    report_suspects(&p);
    return ast;
}
