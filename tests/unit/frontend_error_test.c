/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Syntax errors: what is reported, where, and that nothing follows from it. */
#include "frontend_test.h"

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static int failures;

static const struct {
    const char *source, *errors;
} cases[] = {
    {"", ""},
    {"\xEF\xBB\xBFx = 1\n", ""},
    {"x = 1 +\n", "1:8 H0101 expected an expression after `+`\n"},
    {"x = * 2\n", "1:5 H0101 `*` spreads values into a tuple, list, set or "
                  "call\n"},
    {"if x\n    y\n", "1:5 H0102 expected `:` after the condition\n"},
    {"if x = 1:\n    y\n",
     "1:6 H0103 `=` assigns; a condition compares with `==`\n"},
    {"x = (1, 2\ny = 3\n", "1:5 H0104 `(` was never closed\n"},
    {"x = f(\n    1,\n    2\ny = 3 +\n",
     "1:6 H0104 `(` was never closed\n"
     "4:8 H0101 expected an expression after `+`\n"},
    {"def f(a, b:\n    return a\n", "1:6 H0104 `(` was never closed\n"},
    {"x = [1, 2)\n", "1:10 H0105 `)` does not close `[`\n"},
    {"x = 1)\n", "1:6 H0105 `)` closes no bracket\n"},
    {"f(a b, c d)\n", "1:4 H0106 expected `,` between arguments\n"
                      "1:9 H0106 expected `,` between arguments\n"},
    {"if x:\ny = 1\n",
     "2:1 H0107 expected an indented block after `if` on line 1\n"},
    {"def f():\n",
     "2:1 H0107 expected an indented block after `def` on line 1\n"},
    {"x = 1\n  y = 2\n",
     "2:3 H0107 this line is indented more than its block\n"},
    {"if x:\n    y\n  z\n", "3:1 H0107 this indentation matches no block\n"},
    {"if x:\n        y\n\tz\n",
     "3:1 H0108 tabs and spaces are mixed in this indentation\n"},
    {"x = 'a\ny = 1\n", "1:5 H0109 this string is not ended on its line\n"},
    {"f('a)\ny = 1\n", "1:3 H0109 this string is not ended on its line\n"},
    {"x = '''a\n", "1:5 H0109 this string is never ended\n"},
    {"x = 0777\n", "1:5 H0110 a decimal number cannot begin with zeros\n"},
    {"x = 1__0\n",
     "1:5 H0110 an underscore in a number stands between two digits\n"},
    {"x = 0xg\n", "1:5 H0110 a hexadecimal digit must follow `0x`\n"},
    {"x = 1 $ 2\n", "1:7 H0111 `$` has no meaning in Python\n"
                    "1:9 H0101 expected an operator or the end of the line, "
                    "found `2`\n"},
    {"x = \xE2\x80\x9C"
     "a\xE2\x80\x9D\n",
     "1:5 H0111 U+201C (left double quotation mark) is not a quote\n"},
    {"x = a && !b\n", "1:7 H0112 `&&` is written `and` in Python\n"
                      "1:10 H0112 `!` is written `not` in Python\n"},
    {"x++\n", "1:2 H0112 Python has no `++`\n"},
    {"if a:\n    b\nelse if c:\n    d\n",
     "3:1 H0112 `else if` is written `elif` in Python\n"},
    {"x = null\n", "1:5 H0112 `null` is written `None` in Python\n"},
    {"null = 1\nx = null\n", ""},
    {"whlie x:\n    y\n",
     "1:1 H0113 `whlie` is not a keyword: did you mean `while`?\n"},
    {"if x:\n    y\nesle:\n    z\n",
     "3:1 H0113 `esle` is not a keyword: did you mean `else`?\n"},
    {"f() = 1\n", "1:1 H0115 cannot assign to a call\n"},
    {"for 1 in x:\n    y\n", "1:5 H0115 cannot assign to a number\n"},
    {"(x.y := 1)\n",
     "1:2 H0115 `:=` assigns to a name only, not to an attribute\n"},
    {"del f()\n", "1:5 H0115 cannot delete a call\n"},
    {"a, b += 1\n",
     "1:1 H0115 an augmented assignment takes one target, not a tuple\n"},
    {"f(a=1, 2)\n", "1:8 H0116 a positional argument follows a named one\n"},
    {"def f(a=1, b): pass\n",
     "1:12 H0116 `b` has no default but follows a parameter that has one\n"},
    {"def f(a, a): pass\n", "1:10 H0116 two parameters are named `a`\n"},
    {"return\n", "1:1 H0117 `return` is not in a function\n"},
    {"for x in y:\n    def f():\n        break\n",
     "3:9 H0117 `break` is not in a loop\n"},
    {"else:\n    x\n", "1:1 H0117 `else` does not follow an `if`, a loop or a "
                       "`try` of this indentation\n"},
    {"# coding: latin-1\n",
     "1:11 H0118 scripts are read as UTF-8, not as `latin-1`\n"},
    {"x = '\xE9'\n", "1:6 H0118 byte 0xE9 at offset 5 is not UTF-8\n"},
    {"x = f'{a'\n", "1:7 H0104 `{` was never closed in this f-string\n"},
    {"x = f'{}'\n", "1:7 H0101 expected an expression in the braces\n"},
    {"x = f'{a b}'\n", "1:9 H0106 expected `,` between elements\n"},
    {"x = f'}'\n", "1:7 H0105 a single `}` in an f-string\n"},
    {"print x\n", "1:7 H0101 `print` is a function: its arguments stand in "
                  "parentheses\n"},
    {"x = '\\N{DEGREE SIGN}'\n",
     "1:6 H0990 characters by name (`\\N{...}`) are not read yet\n"},
};

static void test_cases(jmp_buf *escape)
{
    for (int i = 0; i < COUNT(cases); i++) {
        Parsed t;
        const char *got;

        parse_source(&t, escape, text_from(cases[i].source));
        got = errors_text(&t);
        if (strcmp(got, cases[i].errors) != 0) {
            printf("for %s  got\n%s  want\n%s", cases[i].source, got,
                   cases[i].errors);
            failures++;
        }
        arena_free(&t.arena);
    }
}

/* ---- limits ---- */

/* What is repeated, and what stands before it. */
static const struct {
    const char *before, *part;
    DiagCode code; /* DIAG_NONE: no error */
} deep[] = {
    {"", "(", DIAG_H0118},
    {"x = ", "[", DIAG_H0118},
    {"x = ", "-", DIAG_H0118},
    {"x = ", "not ", DIAG_H0118},
    {"x = ", "lambda: ", DIAG_H0118},
    {"x = a", "+a", DIAG_H0118},
    {"x = a", ".b", DIAG_H0118},
    {"x = f", "()", DIAG_H0118},
    {"x = a", "**a", DIAG_H0118},
    {"x = ", "a if b else ", DIAG_H0118},
    {"if a: b\n", "elif c: d\n", DIAG_H0118},
    {"x = a", "<a", DIAG_NONE},
    {"x = a", " and a", DIAG_NONE},
    {"x = a", ", a", DIAG_NONE},
    {"", "pass;", DIAG_NONE},
};

static void test_depth(jmp_buf *escape)
{
    for (int i = 0; i < COUNT(deep); i++) {
        Parsed t;
        TextBuffer source;
        Arena a = {.escape = escape};
        DiagCode got;

        source = (TextBuffer){.arena = &a};
        buffer_puts(&source, deep[i].before);
        for (int k = 0; k < 5000; k++)
            buffer_puts(&source, deep[i].part);
        parse_source(&t, escape, buffer_text(&source));
        got = t.ctx.diag ? t.ctx.diag->code : DIAG_NONE;
        if (got != deep[i].code) {
            printf("5000 times `%s`: %s, not %s\n", deep[i].part,
                   diag_info[got].code, diag_info[deep[i].code].code);
            failures++;
        }
        arena_free(&t.arena);
        arena_free(&a);
    }
}

int main(void)
{
    jmp_buf escape;

    if (setjmp(escape)) {
        puts("no memory is left");
        return 1;
    }
    test_cases(&escape);
    test_depth(&escape);
    return failures != 0;
}
