/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What runs: versions, how it was built, and for which CPU code is made. */
#include "api/api.h"

#ifdef __clang__
#define COMPILER "Clang " __clang_version__
#else
#define COMPILER "GCC " __VERSION__
#endif

#define TEXT_OF(number) #number
#define VERSION(major, minor, patch)                                           \
    TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *holo_version(void)
{
    return VERSION(HOLO_VERSION_MAJOR, HOLO_VERSION_MINOR, HOLO_VERSION_PATCH);
}

int holo_version_number(void)
{
    return HOLO_VERSION_NUMBER;
}

typedef struct Description {
    holo_engine *engine;
    Arena arena;
    Context ctx;
    TextBuffer out;
    bool done;
} Description;

static void describe(void *self)
{
    Description *d = self;
    const CodegenApi *api = engine_codegen(d->engine, &d->ctx);
    CodegenOptions options = engine_codegen_options(d->engine);

    d->out.arena = &d->arena;
    buffer_printf(&d->out, "library: libholo %s\n", holo_version());
    d->done = api && api->describe(&d->ctx, &options, &d->out);
    buffer_printf(&d->out, "compiler: %s\nbuild: %s\n", COMPILER,
                  HOLO_BUILD_TYPE);
}

holo_status holo_engine_describe(holo_engine *engine, holo_write_fn write,
                                 void *self, holo_diags *diags)
{
    Description d = {.engine = engine};
    holo_status status = HOLO_OK;

    if (!engine || !write)
        return HOLO_E_USAGE;
    d.arena.limit = engine->memory_limit;
    context_init(&d.ctx, &d.arena);
    if (!guard_deep(&d.arena, describe, &d))
        status = diags_no_memory(diags);
    else if (!d.done)
        status = diags_take(diags, &d.ctx);
    write_buffer(&d.out, write, self);
    arena_free(&d.arena);
    return status;
}
