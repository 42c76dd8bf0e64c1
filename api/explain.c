/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statuses, and the catalogue of diagnostics. */
#include "api/api.h"

#include <string.h>

const char *holo_status_name(holo_status status)
{
    static const char *const name[] = {
        [HOLO_OK] = "ok",     [HOLO_E_SCRIPT] = "script",
        [HOLO_E_RUN] = "run", [HOLO_E_USAGE] = "usage",
        [HOLO_E_IO] = "io",   [HOLO_E_MEMORY] = "memory",
        [HOLO_E_BUG] = "bug", [HOLO_E_EXIT] = "exit",
    };

    return status < sizeof name / sizeof *name ? name[status] : "unknown";
}

const char *holo_explain_code(size_t i)
{
    return i < DIAG_COUNT - 1 ? diag_info[i + 1].code : NULL;
}

/* More about a code, if there is more. */
typedef struct Lesson {
    const char *why, *fails, *works;
} Lesson;

static const Lesson lesson[DIAG_COUNT] = {
#define EXPLAIN(code, why, fails, works) [DIAG_##code] = {why, fails, works},
#include "api/explain.def"
};

typedef struct Explanation {
    TextBuffer out;
    DiagCode code;
} Explanation;

static const char *kind_words(DiagKind kind)
{
    static const char *const words[] = {
        [KIND_USER] = "An error of the script.",
        [KIND_NOT_YET] = "Something that holo could convert and does not yet.",
        [KIND_NEVER] = "Something that holo does not convert by design.",
        [KIND_SYSTEM] = "A file or a resource.",
        [KIND_BUG] = "A bug in holo. Please report it.",
    };

    return words[kind];
}

/* A script, each line set off by four blanks. */
static void put_script(TextBuffer *out, const char *title, const char *text)
{
    buffer_printf(out, "\n%s\n\n", title);
    while (*text) {
        int n = (int)strcspn(text, "\n");

        buffer_printf(out, n ? "    %.*s\n" : "%.*s\n", n, text);
        text += n + (text[n] == '\n');
    }
}

static void explain(void *self)
{
    Explanation *e = self;
    const DiagInfo *info = &diag_info[e->code];
    const Lesson *l = &lesson[e->code];

    buffer_printf(&e->out, "%s %s: %s\n\n%s\n", info->code, info->slug,
                  info->summary, kind_words(info->kind));
    if (!l->why)
        return;
    buffer_printf(&e->out, "\n%s\n", l->why);
    put_script(&e->out, "This fails:", l->fails);
    put_script(&e->out, "This works:", l->works);
}

holo_status holo_explain(const char *code, holo_write_fn write, void *self)
{
    Arena scratch = {0};
    Explanation e = {.out = {.arena = &scratch}};
    DiagCode found = code ? diag_code_from(code) : DIAG_NONE;
    holo_status status = HOLO_OK;

    if (found == DIAG_NONE || !write)
        return HOLO_E_USAGE;
    e.code = found;
    if (guard(&scratch, explain, &e))
        write_buffer(&e.out, write, self);
    else
        status = HOLO_E_MEMORY;
    arena_free(&scratch);
    return status;
}
