/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Strings: prefixes, escapes, and literals next to each other. */
#include "frontend/parser.h"

#include <string.h>

#include "base/utf8.h"

/* ---- text between quotes ---- */

/* Line ends are `\n` in a string, whatever the file has. Copies one, and
 * returns the place behind it. */
static uint32_t copy_line_end(Parser *p, TextBuffer *out, uint32_t at)
{
    if (out)
        buffer_putc(out, '\n');
    return at + (p->text[at] == '\r' && p->text[at + 1] == '\n' ? 2 : 1);
}

void copy_raw(Parser *p, TextBuffer *out, uint32_t begin, uint32_t end)
{
    uint32_t from = begin;

    while (begin < end) {
        if (p->text[begin] != '\r') {
            begin++;
            continue;
        }
        buffer_put(out, p->text + from, begin - from);
        begin = from = copy_line_end(p, out, begin);
    }
    if (end > from)
        buffer_put(out, p->text + from, end - from);
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static void put_character(TextBuffer *out, uint32_t c, bool bytes)
{
    if (bytes)
        buffer_putc(out, (char)c);
    else
        utf8_put(out, c);
}

/* \xhh, \uhhhh, \Uhhhhhhhh: `at` is behind the letter. */
static uint32_t decode_hex(Parser *p, TextBuffer *out, uint32_t at,
                           uint32_t end, int ndigit, bool bytes)
{
    uint32_t begin = at - 2, c = 0;
    int n = 0;
    Diag *d;

    while (n < ndigit && at < end && hex_value(p->text[at]) >= 0) {
        c = c << 4 | (uint32_t)hex_value(p->text[at++]);
        n++;
    }
    if (n < ndigit) {
        d = parser_report(p, DIAG_H0111, (Span){p->file, begin, at},
                          "`\\%c` in a string takes %d hexadecimal digits",
                          p->text[begin + 1], ndigit);
        diag_help(p->ctx, d,
                  "write `\\\\` for a backslash, or a raw string "
                  "r\"...\"");
        return at;
    }
    if (c > 0x10FFFF) {
        parser_report(p, DIAG_H0111, (Span){p->file, begin, at},
                      "there is no character U+%X", c);
        return at;
    }
    put_character(out, c, bytes);
    return at;
}

static uint32_t decode_octal(Parser *p, TextBuffer *out, uint32_t at,
                             uint32_t end, bool bytes)
{
    uint32_t c = 0;

    for (int n = 0;
         n < 3 && at < end && p->text[at] >= '0' && p->text[at] <= '7'; n++)
        c = c * 8 + (uint32_t)(p->text[at++] - '0');
    put_character(out, c, bytes);
    return at;
}

/* \N{name} needs the names of all characters, which are not here yet. */
static uint32_t decode_named(Parser *p, uint32_t at, uint32_t end)
{
    uint32_t begin = at - 2;
    Diag *d;

    while (at < end && p->text[at] != '}')
        at++;
    at += at < end;
    d = parser_report(p, DIAG_H0990, (Span){p->file, begin, at},
                      "characters by name (`\\N{...}`) are not read yet");
    diag_help(p->ctx, d, "write the character itself, or `\\u` and its code");
    return at;
}

/* One escape; `at` is on the backslash. */
static uint32_t decode_escape(Parser *p, TextBuffer *out, uint32_t at,
                              uint32_t end, bool bytes)
{
    static const char letter[] = "\\'\"abfnrtv";
    static const char value[] = "\\'\"\a\b\f\n\r\t\v";
    char c = at + 1 < end ? p->text[at + 1] : 0;
    const char *known = c ? strchr(letter, c) : NULL;

    at += 2;
    if (known)
        buffer_putc(out, value[known - letter]);
    else if (c == '\n' || c == '\r')
        return copy_line_end(p, NULL, at - 1);
    else if (c >= '0' && c <= '7')
        return decode_octal(p, out, at - 1, end, bytes);
    else if (c == 'x')
        return decode_hex(p, out, at, end, 2, bytes);
    else if (c == 'u' && !bytes)
        return decode_hex(p, out, at, end, 4, bytes);
    else if (c == 'U' && !bytes)
        return decode_hex(p, out, at, end, 8, bytes);
    else if (c == 'N' && !bytes)
        return decode_named(p, at, end);
    else {
        buffer_putc(out, '\\'); /* Python keeps what it does not know */
        return at - 1;
    }
    return at;
}

void decode_escapes(Parser *p, TextBuffer *out, uint32_t begin, uint32_t end,
                    bool bytes)
{
    while (begin < end) {
        const char *slash = memchr(p->text + begin, '\\', end - begin);
        uint32_t at = slash ? (uint32_t)(slash - p->text) : end;

        copy_raw(p, out, begin, at);
        begin = at < end ? decode_escape(p, out, at, end, bytes) : end;
    }
}

/* ---- parts ---- */

static Expr *literal_new(Parser *p, const StringParts *s, uint32_t end)
{
    Expr *e = ARENA_NEW(p->ctx->arena, Expr);

    e->kind = EXPR_CONSTANT;
    e->span = (Span){p->file, s->begin, end};
    e->constant.kind = CONSTANT_STR;
    e->constant.u_prefix = s->u_prefix;
    e->constant.text = buffer_text(&s->literal);
    return e;
}

void string_flush(Parser *p, StringParts *s)
{
    if (!s->literal.size)
        return;
    expr_push(p, &s->values, literal_new(p, s, p->prev_end));
    s->literal = (TextBuffer){.arena = p->ctx->arena};
}

Expr *string_joined(Parser *p, StringParts *s, uint32_t end)
{
    Expr *e = expr_new(p, EXPR_JOINED_STR, s->begin);

    string_flush(p, s);
    e->span = (Span){p->file, s->begin, end};
    expr_adopt_all(p, e, &s->values);
    e->joined_str.values = s->values;
    return e;
}

/* ---- literals ---- */

typedef struct StringShape {
    bool raw, bytes, format, unicode;
    uint32_t begin, end; /* between the quotes */
} StringShape;

static StringShape string_shape(const Parser *p, const Token *t)
{
    StringShape s = {.begin = t->begin, .end = t->end};
    uint32_t quotes;
    char q;

    for (; p->text[s.begin] != '"' && p->text[s.begin] != '\''; s.begin++) {
        char c = (char)(p->text[s.begin] | 0x20);

        s.raw |= c == 'r';
        s.bytes |= c == 'b';
        s.format |= c == 'f';
        s.unicode |= p->text[s.begin] == 'u';
    }
    q = p->text[s.begin];
    quotes = s.end - s.begin >= 6 && p->text[s.begin + 1] == q &&
                     p->text[s.begin + 2] == q
                 ? 3
                 : 1;
    s.begin += quotes;
    s.end -= quotes;
    return s;
}

static void check_ascii(Parser *p, const StringShape *s)
{
    for (uint32_t i = s->begin; i < s->end; i++) {
        Diag *d;

        if ((unsigned char)p->text[i] < 0x80)
            continue;
        d = parser_report(p, DIAG_H0111, (Span){p->file, i, i + 1},
                          "a bytes literal holds ASCII characters only");
        diag_help(p->ctx, d, "write `\\x%02x`", (unsigned char)p->text[i]);
        return;
    }
}

static void parse_string(Parser *p, StringParts *parts)
{
    const Token *t = next_token(p);
    StringShape s;

    if (t->repaired)
        return;
    s = string_shape(p, t);
    if (s.bytes)
        check_ascii(p, &s);
    if (s.format) {
        parts->formatted = true;
        parse_fstring(p, parts, s.begin, s.end, s.raw);
    } else if (s.raw) {
        copy_raw(p, &parts->literal, s.begin, s.end);
    } else {
        decode_escapes(p, &parts->literal, s.begin, s.end, s.bytes);
    }
}

Expr *parse_strings(Parser *p)
{
    const Token *first = p->token;
    bool repaired = first->repaired;
    StringShape shape = repaired ? (StringShape){0} : string_shape(p, first);
    StringParts parts = {.literal.arena = p->ctx->arena,
                         .u_prefix = shape.unicode,
                         .begin = first->begin};
    Expr *e;

    while (at_token(p, TOKEN_STRING)) {
        const Token *t = p->token;

        if (!repaired && !t->repaired &&
            string_shape(p, t).bytes != shape.bytes) {
            Diag *d = parser_report(p, DIAG_H0101, span_here(p),
                                    "bytes and text cannot be joined");

            diag_label(p->ctx, d, (Span){p->file, first->begin, first->end},
                       "joined with this");
            diag_help(p->ctx, d, "write both with `b`, or none");
        }
        parse_string(p, &parts);
    }
    if (parts.formatted)
        return string_joined(p, &parts, p->prev_end);
    e = literal_new(p, &parts, p->prev_end);
    if (shape.bytes)
        e->constant.kind = CONSTANT_BYTES;
    return e;
}
