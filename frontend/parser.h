/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of the parser share.
 *
 *   parser.c          a whole source
 *   parser_token.c    reading on, and the errors that every rule reports
 *   parser_recover.c  misspelt keywords, other languages' words
 *   parser_statement.c, parser_compound.c, parser_match.c
 *   parser_nesting.c  blocks inside each other
 *   parser_expression.c, parser_atom.c, parser_call.c
 *   parser_parameter.c, parser_pattern.c, parser_target.c
 *   parser_string.c, parser_fstring.c
 *
 * Recovery: the first error in a construct sets `panic`, and nothing further
 * is reported until a place is reached from where reading is sure again: the
 * next comma or the end of the bracket around, else the next line. Rules never
 * fail; they return poison and let the one that can recover do so. */
#ifndef HOLO_FRONTEND_PARSER_H
#define HOLO_FRONTEND_PARSER_H

#include "frontend/ast.h"
#include "frontend/lexer.h"

/* Longest path in one expression; `a + b + ...` has a node for each `+`. */
enum { MAX_EXPRESSION_HEIGHT = 1000 };
/* Most blocks inside each other, each `elif` being in the one before; fewer
 * than lowering takes, so that only one of the two speaks. */
enum { MAX_BLOCKS = 1050 };

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_ASYNC
} ScopeKind;

/* The function or class being read: what may stand in it. */
typedef struct ParseScope {
    const struct ParseScope *outer;
    ScopeKind kind;
    int nloop;
} ParseScope;

/* Names that are constants in other languages, reported at the end of the
 * source where nothing binds them. */
typedef struct Suspects {
    ExprList use;
    NameList bound;
    bool all_bound; /* from x import * */
} Suspects;

typedef struct Parser {
    Context *ctx;
    uint32_t file;
    const char *text;
    Token *token;       /* the next one */
    const Token *first; /* of the list */
    uint32_t prev_end;  /* the end of the token before */
    bool panic;
    bool orphan; /* in a block whose header could not be read */
    int depth;   /* of expressions and patterns */
    int nblock;
    ParseScope *scope;
    Suspects *suspects;
} Parser;

/* ---- parser_token.c ---- */

static inline bool at_token(const Parser *p, TokenKind kind)
{
    return p->token->kind == kind;
}
/* The token `k` ahead, or END. */
const Token *token_ahead(const Parser *p, int k);
const Token *next_token(Parser *p);
bool accept_token(Parser *p, TokenKind kind);
bool at_word(const Parser *p, const char *word); /* a soft keyword */
Text token_source(const Parser *p, const Token *t);
Sym token_name(Parser *p, const Token *t);
Span span_here(const Parser *p);   /* of the next token */
Span span_before(const Parser *p); /* the place behind the token before */
Span span_from(const Parser *p, uint32_t begin); /* up to the token before */
/* How a diagnostic calls the next token: "`if`", "the end of the line". */
const char *token_called(const Parser *p);
bool starts_expression(const Token *t);

/* Reports, unless in panic; what was read so far stays good. */
Diag *parser_report(Parser *p, DiagCode code, Span span, const char *format,
                    ...) __attribute__((format(printf, 4, 5)));
/* Reports and panics; silent where the lexer has repaired the next token. */
Diag *parser_error(Parser *p, DiagCode code, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "expected WHAT after X, found Y", where WHAT stands in `what`. */
Diag *expected(Parser *p, const char *what);
bool expect_token(Parser *p, TokenKind kind, const char *what);
/* A name; NULL after an error. */
Sym expect_name(Parser *p, const char *what, Span *span);

/* Between elements: true if another one follows. `between` names them. */
bool list_goes_on(Parser *p, TokenKind close, const char *between);
/* The end of a bracket: skips what is left, and ends a panic. */
void close_list(Parser *p, TokenKind close);
/* Skips to the end of the line, which becomes the next token. */
void skip_line(Parser *p);

/* ---- parser_recover.c ---- */

/* A misspelt keyword, or another language's, at the start of a statement is
 * reported and becomes what was meant; false if there is none. */
bool repair_keyword(Parser *p);
/* `else` and others without what they belong to: reported and read over. */
bool skip_orphan(Parser *p, StmtList *out);
/* What stands where the statement should end: reported. */
void report_rest_of_line(Parser *p, const Token *first);
void suspect_name(Parser *p, Expr *name);
void bind_name(Parser *p, Sym name);
void report_suspects(Parser *p);
/* `x++` behind x: reported and read over. */
bool skip_increment(Parser *p, const Expr *operand);

/* ---- parser_nesting.c ---- */

/* Of all that a scope holds; reports. */
void check_nesting(Parser *p, const StmtList *body);

/* ---- parser_expression.c ---- */

Expr *expr_new(Parser *p, ExprKind kind, uint32_t begin);
Expr *expr_poison(Parser *p);
/* Makes `child` (or NULL) a part of `parent`; keeps the height in bounds. */
Expr *expr_adopt(Parser *p, Expr *parent, Expr *child);
void expr_adopt_all(Parser *p, Expr *parent, ExprList *children);
void expr_push(Parser *p, ExprList *list, Expr *e);
/* parse(p), one level deeper; poison when that is too deep. */
Expr *parse_deeper(Parser *p, Expr *(*parse)(Parser *p));

Expr *parse_expression(Parser *p);       /* no `:=`, no `*`, no comma */
Expr *parse_named_expression(Parser *p); /* perhaps name := value */
Expr *parse_star_named(Parser *p);       /* perhaps *x */
Expr *parse_star_expressions(Parser *p); /* perhaps a tuple */
Expr *parse_value(Parser *p);            /* perhaps a yield, or a tuple */
Expr *parse_disjunction(Parser *p);
Expr *parse_bit_or(Parser *p); /* what `*` applies to, and targets */
Expr *parse_yield(Parser *p);
/* A condition; `=` in it is reported and means `==`. */
Expr *parse_condition(Parser *p);

/* ---- parser_atom.c, parser_call.c ---- */

Expr *parse_atom(Parser *p);
/* What may stand in parentheses, up to `close`, which stays. */
Expr *parse_in_parentheses(Parser *p, uint32_t begin, TokenKind close);
Expr *parse_primary(Parser *p);
void parse_arguments(Parser *p, ExprList *args, KeywordList *keywords);
ComprehensionList parse_comprehension_for(Parser *p);
void adopt_comprehensions(Parser *p, Expr *e, ComprehensionList list);
bool at_comprehension(const Parser *p);

/* ---- parser_string.c, parser_fstring.c ---- */

/* One or more string literals next to each other. */
Expr *parse_strings(Parser *p);

/* A string under construction: what is literal so far, and for f-strings the
 * parts before it. */
typedef struct StringParts {
    TextBuffer literal;
    ExprList values;
    bool formatted; /* some part is an f-string */
    bool u_prefix;
    uint32_t begin;
} StringParts;
void string_flush(Parser *p, StringParts *s);
Expr *string_joined(Parser *p, StringParts *s, uint32_t end);
void decode_escapes(Parser *p, TextBuffer *out, uint32_t begin, uint32_t end,
                    bool bytes);
void copy_raw(Parser *p, TextBuffer *out, uint32_t begin, uint32_t end);
/* The text [begin, end) of an f-string, quotes excluded. */
void parse_fstring(Parser *p, StringParts *s, uint32_t begin, uint32_t end,
                   bool raw);

/* ---- parser_target.c ---- */

/* Turns an expression into what is assigned to or deleted. */
void make_target(Parser *p, Expr *e, ExprContext ctx);
/* Of `x: int`, `x += 1`: a name, an attribute or a subscript. */
void make_single_target(Parser *p, Expr *e, const char *by);
/* The targets of `for`, up to the `in`. */
Expr *parse_for_targets(Parser *p);
const char *expr_called(const Expr *e); /* "a call" */

/* ---- parser_parameter.c ---- */

/* The parameters up to `close`, which stays: `)`, or `:` of a lambda. */
Arguments *parse_parameters(Parser *p, TokenKind close);

/* ---- parser_pattern.c ---- */

Pattern *parse_case_pattern(Parser *p);

/* ---- parser_statement.c, parser_compound.c, parser_match.c ---- */

typedef struct Header {
    uint32_t begin;
    const char *word; /* "if" */
    const char *what; /* what the colon follows: "the condition" */
} Header;

Stmt *stmt_new(Parser *p, StmtKind kind, uint32_t begin);
void stmt_push(Parser *p, StmtList *list, Stmt *s);
/* One line of simple statements, with its NEWLINE. */
void parse_simple_line(Parser *p, StmtList *out);
/* The block of a line that could not be read as a header: its statements are
 * read, and what would be misplaced in it is not reported. */
void skip_orphan_block(Parser *p, StmtList *out);

bool begins_compound(const Parser *p);
/* Reads a compound statement, if one begins here. */
bool parse_compound(Parser *p, StmtList *out);
/* Statements up to a DEDENT or END, which stays. */
void parse_statements(Parser *p, StmtList *out);

/* The colon of a header; when it is missing, it is as if it were there. */
void expect_colon(Parser *p, const Header *h);
/* The colon, and a statement on the line or an indented block. */
StmtList parse_block(Parser *p, const Header *h);
/* The header of `s` ends with the next token, if that is a colon. */
void end_header(Parser *p, Stmt *s, uint32_t begin);

bool at_match(const Parser *p);
Stmt *parse_match(Parser *p);

#endif
