/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tapes give back what was pushed, last first, in aligned places that stay
 * valid until the next push; a run keeps its first failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/runtime.h"

static int failures;

#define CHECK(condition)                                                       \
    do {                                                                       \
        if (!(condition)) {                                                    \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);             \
            failures++;                                                        \
        }                                                                      \
    } while (0)

/* The size of record i, sometimes larger than a chunk. */
static int64_t size_of(int i)
{
    return i % 50 == 7 ? 10000 : i % 9 * 24;
}

static void push(Tape *tape, int i)
{
    char *record = rt_tape_push(tape, size_of(i));

    CHECK(record && (uintptr_t)record % 64 == 0);
    memset(record, i, (size_t)size_of(i));
}

static void pop(Tape *tape, int i)
{
    const char *record = rt_tape_pop(tape, size_of(i));

    for (int64_t k = 0; k < size_of(i); k++)
        CHECK(record[k] == (char)i);
}

static void stack(RunState *run)
{
    Tape *tape = rt_tape_create(run);

    for (int turn = 0; turn < 3; turn++) {
        for (int i = 0; i < 1000; i++)
            push(tape, i);
        for (int i = 999; i >= 300; i--)
            pop(tape, i);
        for (int i = 300; i < 500; i++)
            push(tape, i);
        for (int i = 499; i >= 0; i--)
            pop(tape, i);
    }
    rt_tape_free(run, tape);
}

/* Records popped one after the other, over chunks, are all still there. */
static void popped_records_stay(RunState *run)
{
    Tape *tape = rt_tape_create(run);
    const char *record[200];

    for (int i = 0; i < 200; i++)
        memset(rt_tape_push(tape, 256), i, 256);
    for (int i = 199; i >= 0; i--)
        record[i] = rt_tape_pop(tape, 256);
    for (int i = 0; i < 200; i++)
        CHECK(record[i][0] == (char)i && record[i][255] == (char)i);
    CHECK(!rt_tape_push(tape, -1) && !rt_tape_push(tape, INT64_MAX));
    rt_tape_free(run, tape);
}

/* A freed tape's memory serves the next, which is empty; what is kept is
 * little, however many and large the tapes were. */
static void freed_tapes_are_used_again(RunState *run)
{
    Tape *tape = rt_tape_create(run), *many[20];
    void *first = rt_tape_push(tape, 64);

    rt_tape_free(run, tape);
    tape = rt_tape_create(run);
    CHECK(rt_tape_push(tape, 64) == first);
    rt_tape_free(run, tape);
    for (int i = 0; i < 20; i++) {
        many[i] = rt_tape_create(run);
        for (int k = 0; k < 40; k++)
            push(many[i], k);
        memset(rt_tape_push(many[i], 1 << 20), i, 1 << 20);
    }
    for (int i = 0; i < 20; i++)
        rt_tape_free(run, many[i]);
    CHECK(!run->tapes && run->nspare <= 8);
    stack(run);
}

static void write_text(void *self, const char *data, size_t size)
{
    strncat(self, data, size);
}

static void messages(RunState *run)
{
    const Text piece[2] = {text_from("x = "), text_from("!\n")};
    const Hole hole = {.dtype = DTYPE_I64, .origin = ORIGIN_PYTHON};
    const Message message[2] = {{1, piece, &hole}, {0, piece, NULL}};
    const int64_t x = 42;
    const void *const value[1] = {&x};
    char out[100] = "";

    run->message = message;
    run->nmessage = 2;
    run->write = write_text;
    run->self = out;
    rt_print(run, 0, value);
    CHECK(strcmp(out, "x = 42!\n") == 0);
    CHECK(run->failed_site == RUN_NOT_FAILED);
    rt_fail(run, 1, value);
    rt_fail(run, 0, value);
    rt_out_of_memory(run);
    CHECK(run->failed_site == 1 && strcmp(run->failure, "x = ") == 0);
}

static void memory(RunState *run)
{
    for (int64_t size = 0; size < 300; size += 37) {
        char *p = rt_alloc(run, size);

        CHECK(p && (uintptr_t)p % 64 == 0);
        memset(p, 1, (size_t)size);
        rt_free(run, p);
    }
    CHECK(!rt_alloc(run, -1) && !rt_alloc(run, INT64_MAX));
}

int main(void)
{
    RunState run;

    run_state_init(&run);
    stack(&run);
    popped_records_stay(&run);
    freed_tapes_are_used_again(&run);
    memory(&run);
    messages(&run);
    /* What a failed run leaves behind. */
    push(rt_tape_create(&run), 7);
    rt_tape_create(&run);
    run_state_free(&run);
    return failures != 0;
}
