/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The state of a run: where its output goes, and why it ended early. */
#include "runtime/runtime.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64 };

void run_state_init(RunState *run)
{
    memset(run, 0, sizeof *run);
    run->failed_site = RUN_NOT_FAILED;
}

void run_state_free(RunState *run)
{
    rt_tapes_free(run);
    run_files_free(run);
    run_frames_free(run);
    free(run->failure);
    run->failure = NULL;
}

/* Keeps the first failure; what a run does after it counts no more. */
void run_fail(RunState *run, int site, const char *text, size_t size)
{
    if (run->failed_site != RUN_NOT_FAILED)
        return;
    run->failed_site = site;
    run->failure = malloc(size + 1);
    if (!run->failure) {
        run->failed_site = RUN_OUT_OF_MEMORY;
        return;
    }
    memcpy(run->failure, text, size);
    run->failure[size] = '\0';
}

void rt_out_of_memory(RunState *run)
{
    run_fail(run, RUN_OUT_OF_MEMORY, "out of memory", strlen("out of memory"));
}

typedef void UseMessage(RunState *run, int32_t site, Text text, void *data);

/* Formats into the arena; memory that ends leads back here. */
static void format_guarded(RunState *run, int32_t site,
                           const void *const *value, UseMessage *use,
                           void *data, Arena *arena)
{
    TextBuffer out = {.arena = arena};
    const char *why = "";
    jmp_buf escape;

    arena->escape = &escape;
    if (setjmp(escape))
        rt_out_of_memory(run);
    else if (format_message(&out, &run->message[site], value, &why))
        use(run, site, buffer_text(&out), data);
    else
        run_fail(run, site, why, strlen(why));
    arena->escape = NULL;
}

/* Hands the formatted message of a site to `use`. */
static void with_message(RunState *run, int32_t site, const void *const *value,
                         UseMessage *use, void *data)
{
    Arena arena = {0};

    format_guarded(run, site, value, use, data, &arena);
    arena_free(&arena);
}

static void use_print(RunState *run, int32_t site, Text text, void *data)
{
    (void)site;
    (void)data;
    if (run->write)
        run->write(run->self, text.data, text.size);
}

int32_t rt_print(RunState *run, int32_t site, const void *const *value)
{
    with_message(run, site, value, use_print, NULL);
    return run->failed_site != RUN_NOT_FAILED;
}

static void use_fail(RunState *run, int32_t site, Text text, void *data)
{
    (void)data;
    run_fail(run, site, text.data, text.size);
}

void rt_fail(RunState *run, int32_t site, const void *const *value)
{
    if (run->failed_site == RUN_NOT_FAILED)
        with_message(run, site, value, use_fail, NULL);
}

/* A call of the system, until its text is known. */
typedef struct Asking {
    SystemCall call;
    int64_t number[SYSTEM_ARGUMENTS];
    int64_t *answer;
} Asking;

static void use_ask(RunState *run, int32_t site, Text text, void *data)
{
    Asking *a = data;

    system_call(run, site, a->call, a->number, text, a->answer);
}

int32_t rt_system(RunState *run, int32_t site, int32_t call,
                  const void *const *value, int64_t *answer)
{
    Asking a = {.call = (SystemCall)call, .answer = answer};
    int numbers = system_numbers(a.call);

    *answer = 0;
    for (int i = 0; i < numbers; i++)
        memcpy(&a.number[i], value[i], sizeof a.number[i]);
    if (system_takes_text(a.call))
        with_message(run, site, value + numbers, use_ask, &a);
    else
        use_ask(run, site, (Text){0}, &a);
    return run->failed_site != RUN_NOT_FAILED;
}

void rt_called(RunState *run, int32_t site)
{
    int at = run->ncalled++;

    if (at >= 2 * RUN_CALLS) /* the outermost ones take turns */
        at = RUN_CALLS + at % RUN_CALLS;
    run->called[at] = site;
}

void *rt_alloc(RunState *run, int64_t size)
{
    size_t whole;

    (void)run;
    if (size < 0 || size > PTRDIFF_MAX - ALIGNMENT)
        return NULL;
    whole = ((size_t)size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return aligned_alloc(ALIGNMENT, whole ? whole : ALIGNMENT);
}

void rt_free(RunState *run, void *memory)
{
    (void)run;
    free(memory);
}
