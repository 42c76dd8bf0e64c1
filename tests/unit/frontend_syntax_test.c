/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tree of small sources: its text, its constants, its spans. That it is
 * CPython's tree, over real files, is the business of ast_oracle.py. */
#include "frontend_test.h"

static int failures;

static void expect_text(const char *source, const char *got, const char *want)
{
    if (!strcmp(got, want))
        return;
    printf("for %s\n  got  %s\n  want %s\n", source, got, want);
    failures++;
}

/* ---- text ---- */

static void test_tree(jmp_buf *escape)
{
    const char *source = "def f(x, *, y=1):\n    return x + y\n";
    const char *want = "Module(\n"
                       " body=[\n"
                       "  FunctionDef(\n"
                       "   name='f',\n"
                       "   args=arguments(\n"
                       "    posonlyargs=[],\n"
                       "    args=[\n"
                       "     arg(arg='x')],\n"
                       "    kwonlyargs=[\n"
                       "     arg(arg='y')],\n"
                       "    kw_defaults=[\n"
                       "     Constant(value=1)],\n"
                       "    defaults=[]),\n"
                       "   body=[\n"
                       "    Return(\n"
                       "     value=BinOp(\n"
                       "      left=Name(id='x', ctx=Load()),\n"
                       "      op=Add(),\n"
                       "      right=Name(id='y', ctx=Load())))],\n"
                       "   decorator_list=[])],\n"
                       " type_ignores=[])\n";
    Parsed t;
    TextBuffer out;

    parse_source(&t, escape, text_from(source));
    out = (TextBuffer){.arena = &t.arena};
    frontend_print_ast(&out, t.ast);
    expect_text(source, out.data, want);
    expect_text(source, errors_text(&t), "");
    arena_free(&t.arena);
}

/* ---- constants ---- */

static const struct {
    const char *source, *repr;
} constants[] = {
    {"0x_ff", "255"},
    {"0b1_0", "2"},
    {"0o17", "15"},
    {"00_0", "0"},
    {"1_000_000_000_000_000_000_000", "1000000000000000000000"},
    {"0xffffffffffffffffffffffff", "79228162514264337593543950335"},
    {"1_0.5e-1_0", "1.05e-09"},
    {".5", "0.5"},
    {"1e400", "inf"},
    {"2j", "2j"},
    {"1.5e3J", "1500j"},
    {"'a' \"b\" r'\\c'", "'ab\\\\c'"},
    {"'\\x41\\101\\u00e9\\n\\q'", "'AAé\\n\\\\q'"},
    {"'\\ud800'", "'\\ud800'"},
    {"'''a\r\nb\rc'''", "'a\\nb\\nc'"},
    {"'a\\\nb'", "'ab'"},
    {"b'\\xff\\'\"' b'\\t'", "b'\\xff\\'\"\\t'"},
    {"b\"it's\"", "b\"it's\""},
    {"None", "None"},
    {"...", "Ellipsis"},
};

static void test_constants(jmp_buf *escape)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        Parsed t;
        TextBuffer out;
        const Expr *e;

        parse_source(&t, escape, text_from(constants[i].source));
        out = (TextBuffer){.arena = &t.arena};
        expect_text(constants[i].source, errors_text(&t), "");
        e = t.ast->body.item[0]->expr.value;
        if (e->kind == EXPR_CONSTANT)
            constant_repr(&out, &e->constant);
        else
            buffer_puts(&out, "not a constant");
        expect_text(constants[i].source, out.data, constants[i].repr);
        arena_free(&t.arena);
    }
}

/* ---- spans ---- */

static const struct {
    const char *source, *span;
} spans[] = {
    {"x = (a + b) * c", "(a + b) * c"},
    {"x = (a)", "a"},
    {"x = (a, b) ", "(a, b)"},
    {"x = a, b # c", "a, b"},
    {"x = f(a)[b].c", "f(a)[b].c"},
    {"x = (a).b", "(a).b"},
    {"x = -a ** b", "-a ** b"},
    {"x = (a) < (b)", "(a) < (b)"},
    {"x = [i for i in a]", "[i for i in a]"},
    {"x = 'a' 'b'", "'a' 'b'"},
    {"x = f'{a}' 'b'", "f'{a}' 'b'"},
    {"x = (i for i in a)", "(i for i in a)"},
    {"x = lambda: 1", "lambda: 1"},
    {"x = a if b else c", "a if b else c"},
    {"x = not a", "not a"},
    {"x = (yield_)", "yield_"},
    {"x = {1: 2}", "{1: 2}"},
    {"x = {*a, b}", "{*a, b}"},
    {"x = a and b", "a and b"},
    {"x = a @ b @ c", "a @ b @ c"},
};

static void test_spans(jmp_buf *escape)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        Parsed t;
        Text text;

        parse_source(&t, escape, text_from(spans[i].source));
        text =
            span_text(&t.ctx.sources, t.ast->body.item[0]->assign.value->span);
        expect_text(spans[i].source, text_copy(&t.arena, text).data,
                    spans[i].span);
        arena_free(&t.arena);
    }
}

/* A compound statement ends with its block, not with what follows. */
static void test_statement_spans(jmp_buf *escape)
{
    const char *source = "if a:\n    b\n\n\nelse:\n    c\n\n\nd\n";
    Parsed t;
    const Stmt *s;

    parse_source(&t, escape, text_from(source));
    s = t.ast->body.item[0];
    expect_text(source,
                text_copy(&t.arena, span_text(&t.ctx.sources, s->span)).data,
                "if a:\n    b\n\n\nelse:\n    c");
    expect_text(source,
                text_copy(&t.arena, span_text(&t.ctx.sources, s->header)).data,
                "if a:");
    arena_free(&t.arena);
}

int main(void)
{
    jmp_buf escape;

    if (setjmp(escape)) {
        puts("no memory is left");
        return 1;
    }
    test_tree(&escape);
    test_constants(&escape);
    test_spans(&escape);
    test_statement_spans(&escape);
    return failures != 0;
}
