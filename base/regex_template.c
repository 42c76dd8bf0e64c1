/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What sub() and expand() put in place of a match: `\1`, `\g<name>` and escapes
 * of characters. */
#include "base/regex_tree.h"

#include "base/utf8.h"

typedef struct Making {
    RegexTemplate *out;
    TextBuffer text; /* what stands behind the last group */
} Making;

static void text_end(RegexParse *p, Making *m)
{
    if (m->text.size)
        *ARENA_PUSH(p->arena, m->out->part, m->out->n, m->out->capacity) =
            (RegexPart){-1, buffer_text(&m->text)};
    m->text = (TextBuffer){.arena = p->arena};
}

static void add_group(RegexParse *p, Making *m, const Regex *regex,
                      int64_t group, int64_t offset)
{
    if (group > regex->ngroup)
        regex_fail(p, offset, "invalid group reference %lld", (long long)group);
    if (p->error->status)
        return;
    text_end(p, m);
    *ARENA_PUSH(p->arena, m->out->part, m->out->n, m->out->capacity) =
        (RegexPart){(int)group, {0}};
}

/* The group of a name; false if there is none. */
static bool find_name(const Regex *regex, Text name, int64_t *group)
{
    for (int i = 0; i < regex->nname; i++)
        if (text_equal(regex->name[i].name, name)) {
            *group = regex->name[i].group;
            return true;
        }
    return false;
}

/* `\g<...>`, behind the `g`. */
static void take_named(RegexParse *p, Making *m, const Regex *regex)
{
    int64_t begin, size, group = 0;
    Text name;

    if (!regex_token_match(p, '<')) {
        regex_fail(p, 0, "missing <");
        return;
    }
    if (!regex_token_name(p, '>', "group name", &begin, &size))
        return;
    name = regex_token_text(p, begin, begin + size);
    if (!regex_token_is_identifier(p, begin, size)) {
        group = regex_group_number(p, begin, size);
    } else if (!find_name(regex, name, &group)) {
        m->out->unknown = name;
        p->next = p->index = p->size;
        return;
    }
    add_group(p, m, regex, group, size + 1);
}

static bool digit_at(const RegexParse *p, int64_t at, uint32_t base)
{
    return p->text[at] >= '0' && p->text[at] < '0' + base;
}

static bool digit_next(const RegexParse *p, uint32_t base)
{
    return regex_token_size(p) == 1 && digit_at(p, p->next, base);
}

static int64_t number(const RegexParse *p, int64_t at, uint32_t base)
{
    int64_t n = 0;

    for (; at < p->next; at++)
        n = n * base + (p->text[at] - '0');
    return n;
}

/* The escape at `at` begins with a digit. */
static void take_digit(RegexParse *p, Making *m, const Regex *regex, int64_t at)
{
    int64_t n;
    bool is_octal = p->text[at + 1] == '0';

    if (is_octal) {
        for (int i = 0; i < 2 && digit_next(p, 8); i++)
            regex_token_next(p);
    } else if (digit_next(p, 10)) {
        regex_token_next(p);
        if (digit_at(p, at + 1, 8) && digit_at(p, at + 2, 8) &&
            digit_next(p, 8)) {
            regex_token_next(p);
            is_octal = true;
        }
    }
    if (p->error->status)
        return;
    n = number(p, at + 1, is_octal ? 8 : 10);
    if (!is_octal)
        add_group(p, m, regex, n, p->next - at - 1);
    else if (n > 0377)
        regex_fail(p, p->next - at,
                   "octal escape value \\%c%c%c outside of range 0-0o377",
                   (int)p->text[at + 1], (int)p->text[at + 2],
                   (int)p->text[at + 3]);
    else
        utf8_put(&m->text, (uint32_t)n);
}

static void take_escape(RegexParse *p, Making *m, const Regex *regex,
                        int64_t at)
{
    static const char name[] = "abfnrtv\\", means[] = "\a\b\f\n\r\t\v\\";
    uint32_t c = p->text[at + 1], low = c | 0x20;
    const char *known = c < 0x80 && c ? strchr(name, (int)c) : NULL;

    if (c == 'g')
        take_named(p, m, regex);
    else if (c >= '0' && c <= '9')
        take_digit(p, m, regex, at);
    else if (known)
        buffer_putc(&m->text, means[known - name]);
    else if (c < 0x80 && low >= 'a' && low <= 'z')
        regex_fail(p, p->next - at, "bad escape \\%c", (int)c);
    else {
        buffer_putc(&m->text, '\\');
        utf8_put(&m->text, c);
    }
}

RegexTemplate *regex_template_new(Arena *a, const Regex *regex, Text t,
                                  int64_t *steps, RegexError *error)
{
    RegexParse p = {.arena = a, .steps = steps, .error = error};
    Making m = {.out = ARENA_NEW(a, RegexTemplate), .text = {.arena = a}};

    *error = (RegexError){0};
    p.text = regex_decode(a, t, &p.size);
    regex_token_next(&p);
    while (regex_token_size(&p) && regex_spend(&p, 1)) {
        int64_t at = p.next;

        regex_token_next(&p);
        if (error->status)
            break;
        if (p.text[at] == '\\')
            take_escape(&p, &m, regex, at);
        else
            utf8_put(&m.text, p.text[at]);
    }
    text_end(&p, &m);
    return error->status ? NULL : m.out;
}
