/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tokens of a regular expression: characters, and escapes with the one
 * behind the backslash. After an error there are no more. */
#include "base/regex_tree.h"

#include "base/utf8.h"

void regex_token_next(RegexParse *p)
{
    p->next = p->index;
    if (p->next == p->size)
        return;
    p->index++;
    if (p->text[p->next] != '\\')
        return;
    if (p->index == p->size) {
        p->next = p->size - 1;
        regex_fail(p, 0, "bad escape (end of pattern)");
        return;
    }
    p->index++;
}

int64_t regex_token_size(const RegexParse *p)
{
    return p->index - p->next;
}

bool regex_token_is(const RegexParse *p, char c)
{
    return regex_token_size(p) == 1 && p->text[p->next] == (unsigned char)c;
}

bool regex_token_match(RegexParse *p, char c)
{
    if (!regex_token_is(p, c))
        return false;
    regex_token_next(p);
    return true;
}

void regex_token_seek(RegexParse *p, int64_t index)
{
    if (p->error->status)
        return;
    p->index = index;
    regex_token_next(p);
}

uint32_t regex_token_char(const RegexParse *p, int64_t at)
{
    return p->text[at] == '\\' ? p->text[at + 1] : p->text[at];
}

Text regex_token_text(RegexParse *p, int64_t begin, int64_t end)
{
    TextBuffer out = {.arena = p->arena};

    for (int64_t i = begin; i < end; i++)
        utf8_put(&out, p->text[i]);
    return buffer_text(&out);
}

bool regex_token_is_identifier(const RegexParse *p, int64_t begin, int64_t size)
{
    for (int64_t i = 0; i < size; i++) {
        uint32_t c = p->text[begin + i], low = c | 0x20;

        if (!(low >= 'a' && low <= 'z' && c < 0x80) && c != '_' &&
            !(i && c >= '0' && c <= '9'))
            return false;
    }
    return size > 0;
}

bool regex_token_name(RegexParse *p, char end, const char *what, int64_t *begin,
                      int64_t *size)
{
    *begin = p->next;
    for (;;) {
        bool is_end = regex_token_is(p, end);

        *size = p->next - *begin;
        if (!regex_token_size(p)) {
            if (!*size)
                regex_fail(p, 0, "missing %s", what);
            else
                regex_fail(p, *size, "missing %c, unterminated name", end);
            return false;
        }
        regex_token_next(p);
        if (p->error->status)
            return false;
        if (!is_end)
            continue;
        if (!*size)
            regex_fail(p, 1, "missing %s", what);
        for (int64_t i = 0; i < *size; i++)
            if (p->text[*begin + i] >= 0x80)
                regex_refuse(p, "a name of a group that is not ASCII is not "
                                "there yet");
        return !p->error->status;
    }
}

/* ---- escapes ---- */

static bool is_digit_of(uint32_t c, uint32_t base)
{
    uint32_t low = c | 0x20;

    if (c >= '0' && c <= '9')
        return c - '0' < base;
    return base == 16 && c < 0x80 && low >= 'a' && low <= 'f';
}

/* Digits as tokens, at most `most`. */
static void take_digits(RegexParse *p, uint32_t base, int most)
{
    while (most-- > 0 && regex_token_size(p) == 1 &&
           is_digit_of(p->text[p->next], base))
        regex_token_next(p);
}

static uint32_t number_of(const RegexParse *p, int64_t begin, uint32_t base)
{
    uint32_t n = 0;

    for (int64_t i = begin; i < p->next; i++) {
        uint32_t c = p->text[i];

        n = n * base + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return n;
}

/* Reports what stands between the escape and here. */
static void bad_escape(RegexParse *p, int64_t at, const char *before,
                       const char *behind)
{
    Text t = regex_token_text(p, at, p->next);

    regex_fail(p, p->next - at, "%s%.*s%s", before, (int)t.size, t.data,
               behind);
}

static const char octal_before[] = "octal escape value ";
static const char octal_behind[] = " outside of range 0-0o377";

static void take_hex(RegexParse *p, int64_t at, int digits, RegexItem *out)
{
    take_digits(p, 16, digits);
    if (p->error->status)
        return;
    if (p->next - at != digits + 2) {
        bad_escape(p, at, "incomplete escape ", "");
        return;
    }
    out->c = number_of(p, at + 2, 16);
    if (out->c > 0x10FFFF)
        bad_escape(p, at, "bad escape ", "");
}

static bool has_digit(const RegexParse *p, uint32_t base)
{
    return regex_token_size(p) == 1 && is_digit_of(p->text[p->next], base);
}

/* Three octal digits, or the number of a group. */
static void take_reference(RegexParse *p, int64_t at, RegexItem *out)
{
    int group;

    if (has_digit(p, 10)) {
        regex_token_next(p);
        if (is_digit_of(p->text[at + 1], 8) &&
            is_digit_of(p->text[at + 2], 8) && has_digit(p, 8)) {
            regex_token_next(p);
            out->c = number_of(p, at + 1, 8);
            if (out->c > 0377)
                bad_escape(p, at, octal_before, octal_behind);
            return;
        }
    }
    if (p->error->status)
        return;
    group = (int)number_of(p, at + 1, 10);
    *out = (RegexItem){.kind = ITEM_GROUPREF, .group = group};
    if (group >= p->ngroup)
        regex_fail(p, p->next - at - 1, "invalid group reference %d", group);
    else if (!p->group[group].is_closed)
        regex_fail(p, p->next - at, "cannot refer to an open group");
    else if (p->lookbehind && group >= p->lookbehind)
        regex_fail(p, 0,
                   "cannot refer to group defined in the same lookbehind "
                   "subpattern");
}

static void take_octal(RegexParse *p, int64_t at, RegexItem *out)
{
    take_digits(p, 8, 2);
    out->c = number_of(p, at + 1, 8);
    if (out->c > 0377)
        bad_escape(p, at, octal_before, octal_behind);
}

/* `\d` and its kin. */
static bool is_category(RegexParse *p, uint32_t c, RegexItem *out)
{
    static const char name[] = "dDsSwW";
    const char *at = c < 0x80 && c ? strchr(name, (int)c) : NULL;
    RegexMember m = {.kind = MEMBER_CATEGORY};

    if (!at)
        return false;
    m.low = (uint32_t)(at - name);
    *out =
        (RegexItem){.kind = ITEM_IN, .set = regex_members_of(p->arena, 1, &m)};
    return true;
}

static bool is_place(uint32_t c, RegexItem *out)
{
    static const struct {
        char c;
        RegexAt at;
    } places[] = {{'A', AT_BEGINNING_STRING},
                  {'b', AT_BOUNDARY},
                  {'B', AT_NON_BOUNDARY},
                  {'Z', AT_END_STRING}};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (c == (unsigned char)places[i].c) {
            *out = (RegexItem){.kind = ITEM_AT, .at = places[i].at};
            return true;
        }
    return false;
}

static bool is_letter_escape(uint32_t c, RegexItem *out)
{
    static const char name[] = "abfnrtv\\", means[] = "\a\b\f\n\r\t\v\\";
    const char *at = c < 0x80 && c ? strchr(name, (int)c) : NULL;

    if (at)
        out->c = (unsigned char)means[at - name];
    return at != NULL;
}

void regex_token_escape(RegexParse *p, int64_t at, bool in_class,
                        RegexItem *out)
{
    uint32_t c = p->text[at + 1], low = c | 0x20;

    *out = (RegexItem){.kind = ITEM_LITERAL, .c = c};
    if (!in_class && is_place(c, out))
        return;
    if (is_category(p, c, out) || is_letter_escape(c, out))
        return;
    if (c == 'x')
        take_hex(p, at, 2, out);
    else if (c == 'u')
        take_hex(p, at, 4, out);
    else if (c == 'U')
        take_hex(p, at, 8, out);
    else if (c == 'N')
        regex_refuse(p, "\\N{...} in a regular expression is not there yet");
    else if (c == '0' || (in_class && c >= '0' && c <= '7'))
        take_octal(p, at, out);
    else if (c >= '1' && c <= '9' && !in_class)
        take_reference(p, at, out);
    else if ((c >= '0' && c <= '9') || (c < 0x80 && low >= 'a' && low <= 'z'))
        bad_escape(p, at, "bad escape ", "");
}
