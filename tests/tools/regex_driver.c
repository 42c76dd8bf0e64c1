/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs base/regex.h on patterns from a test: one request a line on stdin, one
 * answer a line on stdout, for tests/base/regex_oracle.py. Texts are UTF-8 in
 * hexadecimal.
 *
 *   HOW FLAGS PATTERN TEXT POS ENDPOS
 *
 * HOW is `m`, `f` or `s` for match(), fullmatch() and search(), `a` for
 * finditer(). An answer is, for each match, the spans of all groups and
 * lastindex; or `!`, the kind of the error, its position, and its message in
 * hexadecimal; `?` and why nothing is known. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/regex.h"
#include "base/utf8.h"

static char *word(char **line)
{
    char *begin = *line;
    size_t n = strcspn(begin, " \n");

    *line = begin + n + (begin[n] != 0);
    begin[n] = 0;
    return begin;
}

static int nibble(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

static Text bytes(Arena *a, char **line)
{
    const char *hex = word(line);
    size_t n = *hex == '-' ? 0 : strlen(hex) / 2;
    char *data = arena_alloc(a, n + 1);

    for (size_t i = 0; i < n; i++)
        data[i] = (char)(nibble(hex[2 * i]) * 16 + nibble(hex[2 * i + 1]));
    return (Text){data, n};
}

static void show(const RegexMatcher *m)
{
    int64_t begin, end;

    for (int i = 0; i <= m->regex->ngroup; i++) {
        regex_group(m, i, &begin, &end);
        printf("%lld,%lld ", (long long)begin, (long long)end);
    }
    printf("%d;", m->lastindex);
}

static RegexAnswer look(RegexMatcher *m, char how)
{
    return how == 'm'   ? regex_match(m)
           : how == 'f' ? regex_full_match(m)
                        : regex_search(m);
}

static void answer(Arena *a, char *line)
{
    char how = *word(&line);
    int flags = atoi(word(&line));
    Text pattern = bytes(a, &line), text = bytes(a, &line);
    int64_t pos = atoll(word(&line)), end = atoll(word(&line));
    int64_t steps = 2000000, n = 0;
    uint32_t *chars = ARENA_ARRAY(a, uint32_t, text.size + 1);
    RegexAnswer found;
    RegexError error;
    RegexMatcher m;
    Regex *r = regex_new(a, pattern, flags, &steps, &error);

    if (!r) {
        printf("!%d %lld ", error.status, (long long)error.pos);
        for (const char *c = error.message; c && *c; c++)
            printf("%02x", (unsigned char)*c);
        return;
    }
    for (size_t at = 0; at < text.size; n++)
        at += utf8_decode(text, at, &chars[n]);
    regex_matcher_open(&m, a, r, chars, end < n ? end : n);
    m.start = pos < n ? pos : n;
    m.steps = steps;
    while ((found = look(&m, how)) == REGEX_YES) {
        show(&m);
        if (how != 'a')
            break;
        m.must_advance = m.ptr == m.start;
        m.start = m.ptr;
    }
    if (found > REGEX_YES)
        printf("?%d", found);
}

int main(void)
{
    Arena a = {0};
    jmp_buf escape;
    static char line[1 << 20];

    a.escape = &escape;
    if (setjmp(escape))
        return 1;
    while (fgets(line, sizeof line, stdin)) {
        answer(&a, line);
        printf("\n");
        arena_free(&a);
    }
    return 0;
}
