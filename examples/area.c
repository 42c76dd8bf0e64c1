/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The smallest host: a function of a script, called from C.
 *
 *     cc area.c $(pkg-config --cflags --libs holo) -o area
 *
 * Errors need no goto: after a failure outputs are NULL, and NULL is fine
 * wherever a handle is given back. */
#include <holo.h>
#include <stdio.h>

static void to_stderr(void *self, const char *data, size_t size)
{
    (void)self;
    fwrite(data, 1, size, stderr);
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "examples/area.py";
    holo_diags *diags = holo_diags_create();
    holo_engine *engine = NULL;
    holo_program *program = NULL;
    holo_run *run = NULL;
    holo_value *area = NULL;

    holo_value *size[] = {holo_float(3.0), holo_float(4.5)};
    bool ok = !holo_engine_create(NULL, &engine, diags) &&
              !holo_compile_file(engine, path, NULL, &program, diags) &&
              !holo_run_create(program, NULL, &run, diags) &&
              !holo_call(run, "area", size, 2, &area, diags);
    if (ok)
        printf("%.1f\n", holo_value_float(area));

    for (size_t i = 0; i < holo_diags_count(diags); i++)
        holo_diags_render(diags, i, NULL, to_stderr, NULL);
    holo_value_release(area);
    holo_value_release(size[0]);
    holo_value_release(size[1]);
    holo_run_free(run);
    holo_program_release(program);
    holo_engine_release(engine);
    holo_diags_free(diags);
    return ok ? 0 : 1;
}
