/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Embedding holo: compiles a script from memory, calls one of its functions
 * with arrays of this program, and reads the results.
 *
 *     cc embed.c $(pkg-config --cflags --libs holo) -o embed */
#include <holo.h>
#include <stdio.h>
#include <string.h>

static const char script[] =
    "from holo import autograd\n"
    "\n"
    "def loss(w, x, y):\n"
    "    error = (x * w).sum(axis=1) - y\n"
    "    return (error * error).mean()\n"
    "\n"
    "def step(w, x, y):\n"
    "    value, gradient = autograd.value_and_grad(loss)(w, x, y)\n"
    "    return value, w - 0.1 * gradient\n";

/* Data of the host: y = 2 * x[0] - 3 * x[1]. */
static const double x[4][2] = {{1, 0}, {0, 1}, {1, 1}, {2, -1}};
static const double y[4] = {2, -3, -1, 7};

static void write_stderr(void *self, const char *data, size_t size)
{
    (void)self;
    fwrite(data, 1, size, stderr);
}

static int fail(const char *what, holo_status status, const holo_diags *diags)
{
    fprintf(stderr, "%s: %s\n", what, holo_status_name(status));
    for (size_t i = 0; i < holo_diags_count(diags); i++)
        holo_diags_render(diags, i, NULL, write_stderr, NULL);
    return 1;
}

/* One step: replaces *w by the better weights, and gives the loss. The arrays
 * x and y are not copied: they are borrowed for as long as the values live. */
static holo_status step(holo_run *run, holo_value **w, double *loss,
                        holo_diags *diags)
{
    static const int64_t x_shape[] = {4, 2}, y_shape[] = {4};
    holo_value *arg[] = {
        *w, holo_array_borrow(HOLO_FLOAT64, 2, x_shape, x, NULL, NULL),
        holo_array_borrow(HOLO_FLOAT64, 1, y_shape, y, NULL, NULL)};
    holo_value *result;
    holo_status status = holo_call(run, "step", arg, 3, &result, diags);

    if (status == HOLO_OK) {
        memcpy(loss, holo_array_data(holo_value_item(result, 0)), sizeof *loss);
        holo_value_release(*w);
        *w = holo_value_item(result, 1);
        holo_value_retain(*w);
    }
    holo_value_release(result);
    holo_value_release(arg[1]);
    holo_value_release(arg[2]);
    return status;
}

static int train(holo_run *run, holo_diags *diags)
{
    static const int64_t shape[] = {2};
    static const double zero[2] = {0, 0};
    holo_value *w = holo_array_copy(HOLO_FLOAT64, 1, shape, zero);
    holo_status status = HOLO_OK;
    double loss = 0, found[2];

    for (int i = 0; i < 10 && status == HOLO_OK; i++) {
        status = step(run, &w, &loss, diags);
        if (status == HOLO_OK)
            printf("step %d: loss %.4f\n", i, loss);
    }
    if (status == HOLO_OK) {
        memcpy(found, holo_array_data(w), sizeof found);
        printf("w = [%.3f, %.3f]\n", found[0], found[1]);
    }
    holo_value_release(w);
    return status == HOLO_OK ? 0 : fail("step", status, diags);
}

int main(void)
{
    holo_diags *diags = holo_diags_create();
    holo_engine *engine;
    holo_program *program = NULL;
    holo_run *run = NULL;
    holo_status status = holo_engine_create(NULL, &engine, diags);
    int end;

    if (status == HOLO_OK)
        status = holo_compile(engine, "embed.py", script, strlen(script), NULL,
                              &program, diags);
    if (status == HOLO_OK)
        status = holo_run_create(program, NULL, &run, diags);
    end =
        status == HOLO_OK ? train(run, diags) : fail("compile", status, diags);
    holo_run_free(run);
    holo_program_release(program);
    holo_engine_release(engine);
    holo_diags_free(diags);
    return end;
}
