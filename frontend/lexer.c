/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The lexer: source text to tokens.
 *
 * The whole source becomes an array of tokens before parsing begins, so the
 * parser can look ahead as far as it likes. The lexer never stops at an error:
 * it reports, and hands on the most likely token as repaired. */
#include "frontend/lexer_internal.h"

#include <string.h>

#include "base/utf8.h"
#include "frontend/characters.h"

enum { LARGEST_SOURCE = 16 << 20, TAB_WIDTH = 8 };

const char *const token_text[TOKEN_KIND_COUNT] = {
#define TOKEN(kind, text) [TOKEN_##kind] = text,
#define PUNCT(kind, text) [TOKEN_##kind] = text,
#define KEYWORD(kind, text) [TOKEN_##kind] = text,
#include "frontend/token.def"
};

bool token_is_keyword(TokenKind kind)
{
    return kind >= TOKEN_FALSE;
}

Span lexer_span(const Lexer *l, uint32_t begin, uint32_t end)
{
    return (Span){l->file, begin, end};
}

Diag *lexer_error(Lexer *l, DiagCode code, uint32_t begin, uint32_t end,
                  const char *format, ...)
{
    va_list args;
    char *message;
    Diag *unseen;

    if (l->quiet) {
        unseen = ARENA_NEW(l->ctx->arena, Diag);
        unseen->last_part = &unseen->part;
        return unseen;
    }
    va_start(args, format);
    message = arena_vprintf(l->ctx->arena, format, args);
    va_end(args);
    return diag_error(l->ctx, code, lexer_span(l, begin, end), "%s", message);
}

void lexer_push(Lexer *l, TokenKind kind, uint32_t begin, uint32_t end,
                bool repaired)
{
    *ARENA_PUSH(l->ctx->arena, l->tokens.item, l->tokens.n,
                l->tokens.capacity) = (Token){kind, repaired, begin, end};
}

void lexer_doubt_last(Lexer *l, uint32_t end)
{
    Token *last;

    if (l->tokens.n <= l->statement)
        return;
    last = &l->tokens.item[l->tokens.n - 1];
    if (last->end == end || l->nopen == 0)
        last->repaired = true;
}

/* ---- characters outside ASCII ---- */

/* The character at an offset; a source was checked to be UTF-8. */
static uint32_t character_at(const Lexer *l, uint32_t at, uint32_t *size)
{
    uint32_t c = 0;

    *size = (uint32_t)utf8_decode((Text){l->text, l->end}, at, &c);
    if (!*size)
        *size = 1;
    return c;
}

/* A curly quote: the text up to the next one on the line is the string that
 * was meant. */
static void lex_curly_string(Lexer *l, uint32_t begin, uint32_t size)
{
    uint32_t i = begin + size;

    l->at = i;
    while (i < l->end && l->text[i] != '\n' && l->text[i] != '\r') {
        uint32_t n, c = character_at(l, i, &n);

        i += n;
        if ((c == '"' || c == '\'' || c >= 0x80) &&
            (c < 0x80 || character_info(c).class_ == CHARACTER_QUOTE)) {
            l->at = i;
            lexer_push(l, TOKEN_STRING, begin, i, true);
            return;
        }
    }
}

/* The token that a look-alike stands for. */
static void lex_lookalike(Lexer *l, const char *ascii, uint32_t end)
{
    uint32_t begin = l->at;

    for (TokenKind k = TOKEN_LPAREN; k < TOKEN_KIND_COUNT; k++) {
        if (strcmp(token_text[k], ascii) != 0)
            continue;
        if (k == TOKEN_LPAREN || k == TOKEN_LBRACKET || k == TOKEN_LBRACE)
            lex_open(l, k);
        else if (k == TOKEN_RPAREN || k == TOKEN_RBRACKET || k == TOKEN_RBRACE)
            lex_close(l, k);
        else
            lexer_push(l, k, begin, end, false);
        break;
    }
    if (!l->stopped)
        l->at = end;
}

static void lex_odd_character(Lexer *l)
{
    uint32_t begin = l->at, size, end;
    uint32_t c = character_at(l, begin, &size);
    CharacterInfo info = character_info(c);
    Diag *d;

    end = begin + size;
    if (info.class_ == CHARACTER_QUOTE)
        d = lexer_error(l, DIAG_H0111, begin, end, "U+%04X (%s) is not a quote",
                        c, info.name);
    else
        d = lexer_error(l, DIAG_H0111, begin, end,
                        "U+%04X%s%s%s cannot stand outside a string", c,
                        info.name ? " (" : "", info.name ? info.name : "",
                        info.name ? ")" : "");
    if (info.ascii)
        diag_help(l->ctx, d, "write `%s`", info.ascii);
    else
        diag_help(l->ctx, d, "remove it%s",
                  info.class_ == CHARACTER_SPACE ? ", or write a space" : "");
    if (info.class_ == CHARACTER_SPACE)
        lexer_doubt_last(l, begin);
    if (info.class_ == CHARACTER_QUOTE)
        lex_curly_string(l, begin, size);
    else if (info.class_ == CHARACTER_LOOKALIKE && info.ascii)
        lex_lookalike(l, info.ascii, end);
    else
        l->at = end;
}

/* May the character at `i` be within a name, known letter or not? */
static bool name_continues(const Lexer *l, uint32_t i, uint32_t *size,
                           bool *known)
{
    uint32_t c;

    *size = 1;
    *known = true;
    if (i >= l->end || !is_name_byte(l->text[i]))
        return false;
    if ((unsigned char)l->text[i] < 0x80)
        return true;
    c = character_at(l, i, size);
    *known = character_in_name(c);
    return *known || character_info(c).class_ == CHARACTER_OTHER;
}

/* ---- names and strings ---- */

static TokenKind keyword_kind(const char *s, uint32_t size)
{
    for (TokenKind k = TOKEN_FALSE; k < TOKEN_KIND_COUNT; k++)
        if (*token_text[k] == *s && strlen(token_text[k]) == size &&
            !memcmp(token_text[k], s, size))
            return k;
    return TOKEN_NAME;
}

static void lex_name(Lexer *l)
{
    uint32_t begin = l->at, size;
    bool known;

    while (name_continues(l, l->at, &size, &known)) {
        if (!known)
            lexer_error(l, DIAG_H0990, l->at, l->at + size,
                        "names with the character U+%04X are not read yet",
                        character_at(l, l->at, &size));
        l->at += size;
    }
    lexer_push(l, keyword_kind(l->text + begin, l->at - begin), begin, l->at,
               false);
}

/* The bytes of a string's prefix at `at`, if a quote follows; else -1. */
static int string_prefix(const Lexer *l)
{
    static const char *const prefix[] = {"",   "r",  "u",  "b", "f",
                                         "br", "rb", "fr", "rf"};
    char low[3] = "";
    int n = 0;

    while (n < 2 && lexer_peek(l, (uint32_t)n) != '"' &&
           lexer_peek(l, (uint32_t)n) != '\'') {
        low[n] = (char)(lexer_peek(l, (uint32_t)n) | 0x20);
        n++;
    }
    if (lexer_peek(l, (uint32_t)n) != '"' && lexer_peek(l, (uint32_t)n) != '\'')
        return -1;
    for (size_t i = 0; i < sizeof prefix / sizeof *prefix; i++)
        if (!strcmp(low, prefix[i]))
            return n;
    return -1;
}

/* A string that its line does not end. What was opened on this line is closed
 * too: its end is in the string most likely. */
static void open_string(Lexer *l, uint32_t begin, uint32_t quote)
{
    char q = l->text[quote];
    int keep = l->nopen;
    uint32_t line = begin;
    Diag *d = lexer_error(l, DIAG_H0109, begin, l->at,
                          "this string is not ended on its line");

    diag_help(l->ctx, d,
              "end it with `%c`; a string of several lines is written in "
              "`%c%c%c`",
              q, q, q, q);
    lexer_push(l, TOKEN_STRING, begin, l->at, true);
    while (line > 0 && l->text[line - 1] != '\n' && l->text[line - 1] != '\r')
        line--;
    while (keep > 0 && l->open[keep - 1].begin >= line)
        keep--;
    close_rest(l, keep, true);
}

static void open_long_string(Lexer *l, uint32_t begin, uint32_t quote)
{
    Diag *d = lexer_error(l, DIAG_H0109, begin, quote + 3,
                          "this string is never ended");

    diag_help(l->ctx, d, "end it with `%.3s`", l->text + quote);
    lexer_push(l, TOKEN_STRING, begin, l->at, true);
    close_rest(l, 0, true);
}

static void lex_string(Lexer *l, uint32_t prefix)
{
    uint32_t begin = l->at, quote = begin + prefix;
    char q = l->text[quote];
    bool triple;

    l->at = quote;
    triple = lexer_peek(l, 1) == q && lexer_peek(l, 2) == q;
    l->at += triple ? 3 : 1;
    while (l->at < l->end) {
        char c = lexer_peek(l, 0);

        if (c == '\\') {
            l->at++;
            l->at += lexer_line_end(l) ? lexer_line_end(l) : 1;
            continue;
        }
        if (!triple && lexer_line_end(l))
            break;
        l->at++;
        if (c != q)
            continue;
        if (triple && (lexer_peek(l, 0) != q || lexer_peek(l, 1) != q))
            continue;
        l->at += triple ? 2 : 0;
        lexer_push(l, TOKEN_STRING, begin, l->at, false);
        return;
    }
    if (l->at > l->end)
        l->at = l->end;
    if (triple)
        open_long_string(l, begin, quote);
    else
        open_string(l, begin, quote);
}

/* ---- operators ---- */

/* What other languages write differently, longest first. */
static const struct {
    const char *text;
    const char *python;
    TokenKind kind;
} foreign[] = {
    {"===", "==", TOKEN_EQ},    {"!==", "!=", TOKEN_NOT_EQ},
    {"&&", "and", TOKEN_AND},   {"||", "or", TOKEN_OR},
    {"<>", "!=", TOKEN_NOT_EQ}, {"!=", NULL, TOKEN_NOT_EQ},
    {"!", "not", TOKEN_NOT},
};

static bool text_ahead(const Lexer *l, const char *s)
{
    size_t n;

    if (l->at >= l->end || l->text[l->at] != *s) /* most are told by this */
        return false;
    n = strlen(s);
    return n <= l->end - l->at && !memcmp(l->text + l->at, s, n);
}

static bool lex_foreign(Lexer *l)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        uint32_t size = (uint32_t)strlen(foreign[i].text);
        Diag *d;

        if (!text_ahead(l, foreign[i].text))
            continue;
        if (foreign[i].python) {
            d = lexer_error(l, DIAG_H0112, l->at, l->at + size,
                            "`%s` is written `%s` in Python", foreign[i].text,
                            foreign[i].python);
            diag_help(l->ctx, d, "write `%s`", foreign[i].python);
        }
        lexer_push(l, foreign[i].kind, l->at, l->at + size, false);
        l->at += size;
        return true;
    }
    return false;
}

static void lex_punctuation(Lexer *l)
{
    Diag *d;

    for (TokenKind k = TOKEN_LPAREN; k < TOKEN_FALSE; k++) {
        if (!text_ahead(l, token_text[k]))
            continue;
        if (k == TOKEN_LPAREN || k == TOKEN_LBRACKET || k == TOKEN_LBRACE) {
            lex_open(l, k);
        } else if (k == TOKEN_RPAREN || k == TOKEN_RBRACKET ||
                   k == TOKEN_RBRACE) {
            lex_close(l, k);
        } else {
            uint32_t size = (uint32_t)strlen(token_text[k]);

            lexer_push(l, k, l->at, l->at + size, false);
            l->at += size;
        }
        return;
    }
    if (lexer_peek(l, 0) == '?') {
        lexer_push(l, TOKEN_QUESTION, l->at, l->at + 1, false);
        l->at++;
        return;
    }
    l->at++;
    if (l->text[l->at - 1] > ' ' && l->text[l->at - 1] != 0x7F)
        d = lexer_error(l, DIAG_H0111, l->at - 1, l->at,
                        "`%c` has no meaning in Python", l->text[l->at - 1]);
    else
        d = lexer_error(l, DIAG_H0111, l->at - 1, l->at,
                        "the control character U+%04X cannot stand here",
                        (unsigned char)l->text[l->at - 1]);
    diag_help(l->ctx, d, "remove it");
}

/* ---- lines ---- */

static void skip_comment(Lexer *l)
{
    while (l->at < l->end && !lexer_line_end(l)) {
        uint32_t size, c = character_at(l, l->at, &size);

        if (c >= 0x80 && character_info(c).class_ == CHARACTER_BIDI)
            lex_odd_character(l);
        else
            l->at += size;
    }
}

/* `// ...` at the start of a line is another language's comment. */
static void skip_foreign_comment(Lexer *l)
{
    uint32_t begin = l->at;
    Diag *d;

    if (!text_ahead(l, "//") && !text_ahead(l, "/*"))
        return;
    while (l->at < l->end && !lexer_line_end(l))
        l->at++;
    d = lexer_error(l, DIAG_H0112, begin, begin + 2,
                    "a comment begins with `#` in Python");
    diag_help(l->ctx, d, "write `#`");
}

static Indent read_indent(Lexer *l)
{
    Indent in = {0, 0, l->at, l->at};

    for (;; l->at++) {
        char c = lexer_peek(l, 0);

        if (c == ' ') {
            in.column++;
            in.tabs_as_one++;
        } else if (c == '\t') {
            in.column = (in.column / TAB_WIDTH + 1) * TAB_WIDTH;
            in.tabs_as_one++;
        } else if (c == '\f') {
            in.column = in.tabs_as_one = 0;
        } else {
            break;
        }
    }
    in.end = l->at;
    return in;
}

/* Whether two indents compare alike whatever a tab's width is. */
static void check_tabs(Lexer *l, const Indent *in, const Indent *other)
{
    int by_eight = (in->column > other->column) - (in->column < other->column);
    int by_one = (in->tabs_as_one > other->tabs_as_one) -
                 (in->tabs_as_one < other->tabs_as_one);
    Diag *d;

    if (by_eight == by_one)
        return;
    d = lexer_error(l, DIAG_H0108, in->begin, in->end,
                    "tabs and spaces are mixed in this indentation");
    if (other->end > other->begin)
        diag_label(l->ctx, d, lexer_span(l, other->begin, other->end),
                   "the indentation it is compared with");
    diag_help(l->ctx, d, "indent with spaces only, four for each level");
}

static void report_no_level(Lexer *l, const Indent *in)
{
    TextBuffer levels = {.arena = l->ctx->arena};
    Diag *d = lexer_error(l, DIAG_H0107, in->begin, in->end,
                          "this indentation matches no block");

    for (int i = 0; i < l->nindent; i++)
        buffer_printf(&levels, "%s%d", i == 0 ? "" : ", ", l->indent[i].column);
    diag_note(l->ctx, d, "it is %d columns deep; the open blocks are at %s",
              in->column, levels.data);
    diag_help(l->ctx, d, "indent it like the block it belongs to");
}

/* An indent between two levels belongs to the inner block most likely: that
 * block's level moves here. */
static void set_indent(Lexer *l, Indent in)
{
    const Indent *top = &l->indent[l->nindent - 1];

    check_tabs(l, &in, top);
    if (in.column > top->column) {
        if (l->nindent > MAX_INDENT) {
            lexer_error(l, DIAG_H0118, in.begin, in.end,
                        "more than %d blocks inside each other", MAX_INDENT);
            l->stopped = true;
            return;
        }
        l->indent[l->nindent++] = in;
        lexer_push(l, TOKEN_INDENT, l->at, l->at, false);
        return;
    }
    while (l->nindent > 1 && l->indent[l->nindent - 1].column > in.column) {
        if (l->indent[l->nindent - 2].column < in.column) {
            report_no_level(l, &in);
            l->indent[l->nindent - 1] = in;
            return;
        }
        l->nindent--;
        lexer_push(l, TOKEN_DEDENT, l->at, l->at, false);
        check_tabs(l, &in, &l->indent[l->nindent - 1]);
    }
}

/* Reads the indent of a line; an empty one has none. */
static void lex_line_start(Lexer *l)
{
    Indent in = read_indent(l);
    uint32_t n;

    if (lexer_peek(l, 0) == '#')
        skip_comment(l);
    else
        skip_foreign_comment(l);
    n = lexer_line_end(l);
    if (n || l->at >= l->end) {
        l->at += n;
        return;
    }
    l->line_start = false;
    set_indent(l, in);
    l->statement = l->tokens.n;
}

static void end_line(Lexer *l)
{
    uint32_t n = lexer_line_end(l);

    if (l->expression) {
        l->at += n;
        return;
    }
    if (!l->nopen) {
        if (l->tokens.n > l->statement)
            lexer_push(l, TOKEN_NEWLINE, l->at, l->at + n, false);
        l->at += n;
        l->line_start = true;
        return;
    }
    l->at += n;
    if (l->recovering && statement_ended(l)) {
        lexer_push(l, TOKEN_NEWLINE, l->at - n, l->at, true);
        l->line_start = true;
    }
}

static void join_lines(Lexer *l)
{
    uint32_t begin = l->at++;
    uint32_t n = lexer_line_end(l);
    Diag *d;

    if (n) {
        l->at += n;
        if (l->at < l->end)
            return;
        d = lexer_error(l, DIAG_H0101, begin, begin + 1,
                        "the file ends behind a line that goes on");
        diag_help(l->ctx, d, "remove the backslash");
        return;
    }
    d = lexer_error(
        l, DIAG_H0111, begin, begin + 1,
        "a backslash stands only at the end of a line that goes on");
    diag_help(l->ctx, d, "remove it, or what follows on the line");
}

static void lex_token(Lexer *l)
{
    char c = lexer_peek(l, 0);
    int prefix = string_prefix(l);
    uint32_t size;
    bool known;

    if (c == ' ' || c == '\t' || c == '\f')
        l->at++;
    else if (lexer_line_end(l))
        end_line(l);
    else if (c == '#')
        skip_comment(l);
    else if (c == '\\')
        join_lines(l);
    else if (prefix >= 0)
        lex_string(l, (uint32_t)prefix);
    else if (is_digit(c) || (c == '.' && is_digit(lexer_peek(l, 1))))
        lex_number(l);
    else if (name_continues(l, l->at, &size, &known))
        lex_name(l);
    else if ((unsigned char)c >= 0x80)
        lex_odd_character(l);
    else if (!lex_foreign(l))
        lex_punctuation(l);
}

static void lex_end(Lexer *l)
{
    if (l->nopen)
        close_rest(l, 0, l->stopped);
    if (!l->expression) {
        if (l->tokens.n > l->statement && !l->line_start)
            lexer_push(l, TOKEN_NEWLINE, l->end, l->end, l->stopped);
        while (l->nindent > 1) {
            l->nindent--;
            lexer_push(l, TOKEN_DEDENT, l->end, l->end, l->stopped);
        }
    }
    lexer_push(l, TOKEN_END, l->end, l->end, l->stopped);
}

static void lex_all(Lexer *l)
{
    while (l->at < l->end && !l->stopped) {
        if (l->line_start)
            lex_line_start(l);
        else
            lex_token(l);
    }
    lex_end(l);
}

/* ---- sources ---- */

static bool is_latin1_letter(unsigned char c)
{
    return c >= 0xC0 && c != 0xD7 && c != 0xF7;
}

static bool check_bytes(Context *ctx, uint32_t file, Text text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c;
        size_t size = utf8_decode(text, i, &c);
        Span at = {file, (uint32_t)i, (uint32_t)i + 1};
        unsigned char byte = (unsigned char)text.data[i];
        Diag *d;

        if (byte == 0) {
            d = diag_error(ctx, DIAG_H0118, at,
                           "a zero byte at offset %zu: this is not text", i);
            diag_help(ctx, d, "save the script as UTF-8 text");
            return false;
        }
        if (!size || (c >= 0xD800 && c <= 0xDFFF)) {
            d = diag_error(ctx, DIAG_H0118, at,
                           "byte 0x%02X at offset %zu is not UTF-8", byte, i);
            if (is_latin1_letter(byte))
                diag_note(ctx, d, "in Latin-1 it is the letter U+%04X", byte);
            diag_help(ctx, d, "save the script as UTF-8 text");
            return false;
        }
        i += size;
    }
    return true;
}

static bool is_utf8_name(Text name)
{
    static const char *const same[] = {"utf-8", "utf8", "ascii", "us-ascii"};
    char low[16] = "";

    if (name.size >= sizeof low)
        return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];

        low[i] = (char)(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (!strcmp(low, same[i]))
            return true;
    return false;
}

/* `coding: name` or `coding=name` in a comment (PEP 263). */
static Text declared_encoding(Text line)
{
    size_t i = 0;

    while (i < line.size && (line.data[i] == ' ' || line.data[i] == '\t' ||
                             line.data[i] == '\f'))
        i++;
    if (i == line.size || line.data[i] != '#')
        return (Text){"", 0};
    for (; i + 7 < line.size; i++) {
        size_t begin = i + 7, end;

        if (memcmp(line.data + i, "coding", 6) != 0 ||
            (line.data[i + 6] != ':' && line.data[i + 6] != '='))
            continue;
        while (begin < line.size &&
               (line.data[begin] == ' ' || line.data[begin] == '\t'))
            begin++;
        end = begin;
        while (end < line.size &&
               (is_name_byte(line.data[end]) || line.data[end] == '-' ||
                line.data[end] == '.'))
            end++;
        if (end > begin)
            return (Text){line.data + begin, end - begin};
    }
    return (Text){"", 0};
}

/* A second line declares an encoding only behind an empty one or a comment. */
static bool is_comment(Text line)
{
    for (size_t i = 0; i < line.size; i++)
        if (!strchr(" \t\f", line.data[i]))
            return line.data[i] == '#';
    return true;
}

static bool check_encoding(Context *ctx, uint32_t file, const Source *source)
{
    for (int i = 1; i == 1 || (i == 2 && is_comment(source_line(source, 1)));
         i++) {
        Text name = declared_encoding(source_line(source, i));
        uint32_t begin = (uint32_t)(name.data - source->text.data);
        Diag *d;

        if (!name.size)
            continue;
        if (is_utf8_name(name))
            return true;
        d = diag_error(ctx, DIAG_H0118,
                       (Span){file, begin, begin + (uint32_t)name.size},
                       "scripts are read as UTF-8, not as `%.*s`",
                       (int)name.size, name.data);
        diag_help(ctx, d, "save the script as UTF-8 and remove this line");
        return false;
    }
    return true;
}

static bool check_source(Context *ctx, uint32_t file, const Source *source)
{
    if (source->text.size > LARGEST_SOURCE) {
        diag_error(ctx, DIAG_H0118, (Span){file, 0, 0},
                   "the script is larger than %d MiB", LARGEST_SOURCE >> 20);
        return false;
    }
    return check_encoding(ctx, file, source) &&
           check_bytes(ctx, file, source->text);
}

static Lexer *lexer_new(Context *ctx, uint32_t file, Text text)
{
    Lexer *l = ARENA_NEW(ctx->arena, Lexer);

    l->ctx = ctx;
    l->file = file;
    l->text = text.data;
    l->end = (uint32_t)text.size;
    l->nindent = 1;
    l->line_start = true;
    if (text.size >= 3 && !memcmp(text.data, "\xEF\xBB\xBF", 3))
        l->at = 3;
    return l;
}

TokenList lex_source(Context *ctx, uint32_t file)
{
    const Source *source = source_get(&ctx->sources, file);
    Lexer *l;
    bool unclosed;

    if (!source || !check_source(ctx, file, source)) {
        l = lexer_new(ctx, file, (Text){"", 0});
        lex_end(l);
        return l->tokens;
    }
    l = lexer_new(ctx, file, source->text);
    l->quiet = true;
    lex_all(l);
    unclosed = l->unclosed;
    l = lexer_new(ctx, file, source->text);
    l->recovering = unclosed;
    lex_all(l);
    return l->tokens;
}

TokenList lex_expression(Context *ctx, uint32_t file, uint32_t begin,
                         uint32_t end)
{
    const Source *source = source_get(&ctx->sources, file);
    Lexer *l = lexer_new(ctx, file, source->text);

    l->expression = true;
    l->line_start = false;
    l->at = begin;
    l->end = end;
    lex_all(l);
    return l->tokens;
}
