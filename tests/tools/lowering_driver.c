/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lowers programs for tests/passes/lowering_oracle.py.
 *
 * Standard input holds Python programs, each ended by a byte 0x1E. Of each are
 * written the script level's text, a 0x1E, the text after jump lowering, and a
 * 0x1E; or, in place of both texts, the diagnostics as short lines. */
#include "frontend/frontend.h"
#include "passes/passes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { END = 0x1E };

static Text read_all(FILE *file)
{
    char *data = NULL;
    size_t size = 0, capacity = 1 << 16, got;

    do {
        capacity *= 2;
        data = realloc(data, capacity);
        if (!data)
            abort();
        got = fread(data + size, 1, capacity - size, file);
        size += got;
    } while (got);
    return (Text){data, size};
}

static void put_stage(const Module *m, Arena *a)
{
    TextBuffer out = {.arena = a};
    const char *wrong = module_verify(m);

    if (wrong)
        buffer_printf(&out, "not valid: %s\n", wrong);
    module_print(&out, m, &(PrintOptions){0});
    fwrite(out.data, 1, out.size, stdout);
    putchar(END);
}

static void put_diagnostics(const Context *ctx)
{
    TextBuffer out = {.arena = ctx->arena};

    for (const Diag *d = ctx->diag; d; d = d->next)
        diag_render_short(&out, &ctx->sources, d);
    for (int i = 0; i < 2; i++) {
        fwrite(out.data, 1, out.size, stdout);
        putchar(END);
    }
}

static void run_program(Text program)
{
    Arena arena = {0};
    jmp_buf escape;
    Context ctx;
    Module *m;
    uint32_t file;

    arena.escape = &escape;
    if (setjmp(escape))
        abort();
    context_init(&ctx, &arena);
    file = source_add(&arena, &ctx.sources, "program.py", program);
    m = frontend_lower(&ctx, frontend_parse(&ctx, file));
    if (m) {
        put_stage(m, &arena);
        pass_jumps(m);
        put_stage(m, &arena);
    } else {
        put_diagnostics(&ctx);
    }
    arena_free(&arena);
}

int main(void)
{
    Text all = read_all(stdin), rest = all;
    const char *end;

    while (rest.size && (end = memchr(rest.data, END, rest.size))) {
        size_t size = (size_t)(end - rest.data);

        run_program((Text){rest.data, size});
        rest.data += size + 1;
        rest.size -= size + 1;
    }
    free((void *)all.data);
    return 0;
}
