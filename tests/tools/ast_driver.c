/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ast_driver [options] FILE: prints the syntax tree of a source file, or the
 * errors in it; what `holo dump --stage=ast FILE` does. */
#include "frontend/frontend.h"

#include <stdio.h>

static Text read_file(Arena *a, const char *path)
{
    TextBuffer text = {.arena = a};
    char part[4096];
    FILE *f = fopen(path, "rb");
    size_t n;

    while (f && (n = fread(part, 1, sizeof part, f)) > 0)
        buffer_put(&text, part, n);
    if (f)
        fclose(f);
    return buffer_text(&text);
}

static int dump_file(Arena *a, const char *path)
{
    TextBuffer tree = {.arena = a}, errors = {.arena = a};
    Context ctx;
    AstModule *ast;

    context_init(&ctx, a);
    ast = frontend_parse(&ctx,
                         source_add(a, &ctx.sources, path, read_file(a, path)));
    for (const Diag *d = ctx.diag; d; d = d->next)
        diag_render_short(&errors, &ctx.sources, d);
    if (errors.size) {
        fwrite(errors.data, 1, errors.size, stderr);
        return 1;
    }
    frontend_print_ast(&tree, ast);
    fwrite(tree.data, 1, tree.size, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    Arena a = {0};
    jmp_buf escape;
    int status;

    a.escape = &escape;
    if (setjmp(escape)) {
        fputs("no memory is left\n", stderr);
        arena_free(&a);
        return 4;
    }
    status = argc > 1 ? dump_file(&a, argv[argc - 1]) : 2;
    arena_free(&a);
    return status;
}
