/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Regular expressions that mean harm: all end, by an answer or by a limit, and
 * none deep in C. What patterns mean is compared with CPython by
 * tests/base/regex_oracle.py. */
#include "base/regex.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static int failures;

static void expect(bool condition, const char *what)
{
    if (condition)
        return;
    printf("%.60s\n", what);
    failures++;
}

static Text repeated(Arena *a, const char *begin, const char *part, int n,
                     const char *end)
{
    TextBuffer b = {.arena = a};

    buffer_puts(&b, begin);
    for (int i = 0; i < n; i++)
        buffer_puts(&b, part);
    buffer_puts(&b, end);
    return buffer_text(&b);
}

static RegexStatus status_of(Arena *a, Text pattern, int flags)
{
    RegexError e;
    int64_t steps = 20000000;

    regex_new(a, pattern, flags, &steps, &e);
    return e.status;
}

static RegexAnswer answer_of(Arena *a, Text pattern, Text text)
{
    RegexError e;
    int64_t steps = 2000000, size;
    Regex *r = regex_new(a, pattern, 0, &steps, &e);
    const uint32_t *chars = regex_decode(a, text, &size);
    RegexMatcher m;

    if (!r)
        return REGEX_UNSURE;
    regex_matcher_open(&m, a, r, chars, size);
    m.steps = steps;
    return regex_search(&m);
}

static void nested(Arena *a)
{
    static const char *const part[] = {"(",   "(?:",    "(?=", "(?<=",
                                       "(?>", "(?i:",   "((",  "(?P<a",
                                       "()(", "(a|(?:", "(?!"};

    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        Text open = repeated(a, "", part[i], 300000, "");
        RegexStatus s = status_of(a, open, 0);

        expect(s == REGEX_LIMIT || s == REGEX_BAD, part[i]);
    }
    expect(status_of(a, repeated(a, "()", "(?(1)a|", 5000, ""), 0) ==
               REGEX_LIMIT,
           "conditions in conditions");
    expect(status_of(a, repeated(a, "", "(a", 150, ""), 0) == REGEX_BAD,
           "150 open groups");
}

static void large(Arena *a)
{
    expect(status_of(a, repeated(a, "", "a|", 100000, "b"), 0) == REGEX_GOOD,
           "many ways");
    expect(status_of(a, repeated(a, "", "[\\0-\\U0000ffff]", 10000, ""),
                     REGEX_IGNORECASE) == REGEX_LIMIT,
           "many sets without case");
    expect(status_of(a, repeated(a, "[", "ab\\d", 100000, "]"), 0) ==
               REGEX_GOOD,
           "a set that says the same");
    expect(status_of(a, repeated(a, "", "(?P<n>a)", 2000, ""), 0) == REGEX_BAD,
           "names");
    expect(status_of(a, repeated(a, "x", "{2}{3}", 2, ""), 0) == REGEX_BAD,
           "repeated repetitions");
    expect(answer_of(a, text_from("(?:(?:(?:a{0,60000}){0,60000}){0,60000})b"),
                     repeated(a, "", "a", 100, "")) != REGEX_YES,
           "numbers of turns");
    expect(status_of(a, text_from("(?<=(?:a{65536}){65536})b"), 0) !=
               REGEX_NOT_YET,
           "a width that overflows");
}

static void backtracking(Arena *a)
{
    static const char *const pattern[] = {
        "(a*)*b",           "(a+)+b",          "(a|a)*b",
        "(a|aa)+$b",        "((a*)*)*b",       "(?:a*?)*?b",
        "(a?){50}a{50}b",   "(?:a?a?)*b",      "(.*)(.*)(.*)(.*)(.*)b",
        "(?=(a+)+b)a",      "(?>(?:a|a)*b)|b", "(?:(?:a*)+)+b",
        "(a)?(?:a?)*?\\1?b"};

    for (size_t i = 0; i < sizeof pattern / sizeof *pattern; i++) {
        Text t = repeated(a, "", "a", 2000, "");
        RegexAnswer r = answer_of(a, text_from(pattern[i]), t);

        expect(r != REGEX_UNSURE, pattern[i]);
    }
    expect(answer_of(a, text_from("(a*)*b"), repeated(a, "", "a", 64, "")) ==
               REGEX_UNENDING,
           "(a*)*b of 64");
    expect(answer_of(a, text_from("(?:ab)*c"),
                     repeated(a, "", "ab", 200000, "c")) == REGEX_YES,
           "a long way");
    expect(answer_of(a, text_from("(?:(a)|(b))*c"),
                     repeated(a, "", "ab", 1000000, "")) == REGEX_UNENDING,
           "too long a way");
    expect(answer_of(a, repeated(a, "(?:", "()", 2000, "a)*b"),
                     repeated(a, "", "a", 20000, "")) == REGEX_UNENDING,
           "marks that are kept");
}

int main(void)
{
    static void (*const test[])(Arena *a) = {nested, large, backtracking};
    Arena a = {0};
    jmp_buf escape;

    a.escape = &escape;
    if (setjmp(escape))
        return 1;
    for (size_t i = 0; i < sizeof test / sizeof *test; i++) {
        test[i](&a);
        arena_free(&a);
    }
    return failures != 0;
}
