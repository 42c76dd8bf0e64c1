/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Numbers: where they end, and what is wrong with one.
 *
 * The digits stay text; constant.c finds the value. A number that is not
 * written as Python writes it is one repaired token up to its last letter or
 * digit, so that it is reported once. */
#include "frontend/lexer_internal.h"

#include <string.h>

static bool is_digit_of(int base, char c)
{
    if (base == 16)
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c < '0' + base;
}

/* Skips digits with single underscores between them. False when an underscore
 * has no digit behind it; `at` is then on the underscore. */
static bool skip_digits(Lexer *l, int base)
{
    while (is_digit_of(base, lexer_peek(l, 0))) {
        l->at++;
        if (lexer_peek(l, 0) == '_') {
            if (!is_digit_of(base, lexer_peek(l, 1)))
                return false;
            l->at++;
        }
    }
    return true;
}

/* Skips the rest of the letters and digits and reports the whole. */
static Diag *bad_number(Lexer *l, uint32_t begin, const char *why)
{
    while (is_name_byte(lexer_peek(l, 0)))
        l->at++;
    lexer_push(l, TOKEN_NUMBER, begin, l->at, true);
    return lexer_error(l, DIAG_H0110, begin, l->at, "%s", why);
}

static Diag *bad_underscore(Lexer *l, uint32_t begin)
{
    Diag *d = bad_number(l, begin,
                         "an underscore in a number stands between two digits");

    diag_help(l->ctx, d, "write single underscores, as in `1_000`");
    return d;
}

/* Python lets a keyword follow a number at once: `1if x else y`. */
static bool keyword_follows(const Lexer *l)
{
    static const char *const word[] = {"and", "else", "for", "if",
                                       "in",  "is",   "or",  "not"};

    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        size_t n = strlen(word[i]);

        if (n <= l->end - l->at && !memcmp(l->text + l->at, word[i], n))
            return true;
    }
    return false;
}

static void end_number(Lexer *l, uint32_t begin)
{
    char c = lexer_peek(l, 0);
    Diag *d;

    if (!is_name_byte(c) || keyword_follows(l)) {
        lexer_push(l, TOKEN_NUMBER, begin, l->at, false);
        return;
    }
    if ((unsigned char)c >= 0x80) {
        lexer_push(l, TOKEN_NUMBER, begin, l->at, false);
        return; /* the character itself is reported next */
    }
    d = bad_number(
        l, begin,
        arena_printf(l->ctx->arena, "`%c` cannot stand in a number", c));
    diag_help(l->ctx, d,
              "a name cannot begin with a digit; a product needs "
              "`*` between its factors");
}

static void lex_based(Lexer *l, int base, const char *kind)
{
    Arena *a = l->ctx->arena;
    uint32_t begin = l->at;
    char c;

    l->at += 2;
    if (lexer_peek(l, 0) == '_')
        l->at++;
    c = lexer_peek(l, 0);
    if (is_digit(c) && !is_digit_of(base, c)) {
        bad_number(l, begin, arena_printf(a, "`%c` is not %s digit", c, kind));
        return;
    }
    if (!is_digit_of(base, c)) {
        bad_number(l, begin,
                   arena_printf(a, "%s digit must follow `%.2s`", kind,
                                l->text + begin));
        return;
    }
    if (!skip_digits(l, base)) {
        bad_underscore(l, begin);
        return;
    }
    c = lexer_peek(l, 0);
    if (is_digit(c)) {
        bad_number(l, begin, arena_printf(a, "`%c` is not %s digit", c, kind));
        return;
    }
    end_number(l, begin);
}

static void leading_zeros(Lexer *l, uint32_t begin)
{
    uint32_t digits = begin;
    Diag *d = bad_number(l, begin, "a decimal number cannot begin with zeros");

    while (l->text[digits] == '0' || l->text[digits] == '_')
        digits++;
    diag_help(l->ctx, d, "write `%.*s`, or `0o%.*s` in base 8",
              (int)(l->at - digits), l->text + digits, (int)(l->at - digits),
              l->text + digits);
}

static bool exponent_follows(const Lexer *l)
{
    char c = lexer_peek(l, 0), d = lexer_peek(l, 1);

    return (c == 'e' || c == 'E') &&
           (is_digit(d) ||
            ((d == '+' || d == '-') && is_digit(lexer_peek(l, 2))));
}

/* Is the integer [begin, at) zeros and then something else? */
static bool has_leading_zeros(const Lexer *l, uint32_t begin)
{
    if (l->text[begin] != '0')
        return false;
    for (uint32_t i = begin; i < l->at; i++)
        if (l->text[i] != '0' && l->text[i] != '_')
            return true;
    return false;
}

static void lex_decimal(Lexer *l)
{
    uint32_t begin = l->at;
    bool integer = true;

    if (!skip_digits(l, 10)) {
        bad_underscore(l, begin);
        return;
    }
    if (lexer_peek(l, 0) == '.') {
        integer = false;
        l->at++;
        if (!skip_digits(l, 10)) {
            bad_underscore(l, begin);
            return;
        }
    }
    if (exponent_follows(l)) {
        integer = false;
        l->at += is_digit(lexer_peek(l, 1)) ? 1 : 2;
        if (!skip_digits(l, 10)) {
            bad_underscore(l, begin);
            return;
        }
    }
    if (lexer_peek(l, 0) == 'j' || lexer_peek(l, 0) == 'J') {
        l->at++;
        integer = false;
    }
    if (integer && has_leading_zeros(l, begin))
        leading_zeros(l, begin);
    else
        end_number(l, begin);
}

void lex_number(Lexer *l)
{
    char c = lexer_peek(l, 1);

    if (lexer_peek(l, 0) != '0')
        lex_decimal(l);
    else if (c == 'x' || c == 'X')
        lex_based(l, 16, "a hexadecimal");
    else if (c == 'o' || c == 'O')
        lex_based(l, 8, "an octal");
    else if (c == 'b' || c == 'B')
        lex_based(l, 2, "a binary");
    else
        lex_decimal(l);
}
