/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists of diagnostics.
 *
 * A list owns deep copies: diagnostics, labels, call stacks and the sources
 * that their spans point into. So it can be shown after everything that the
 * compilation made is gone. */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>

holo_diags *holo_diags_create(void)
{
    holo_diags *d = calloc(1, sizeof *d);

    if (d)
        context_init(&d->ctx, &d->arena);
    return d;
}

void holo_diags_free(holo_diags *diags)
{
    if (!diags)
        return;
    arena_free(&diags->arena);
    free(diags);
}

void holo_diags_clear(holo_diags *diags)
{
    if (!diags)
        return;
    arena_free(&diags->arena);
    context_init(&diags->ctx, &diags->arena);
}

static const Diag *diags_get(const holo_diags *diags, size_t i)
{
    const Diag *d = diags ? diags->ctx.diag : NULL;

    while (d && i--)
        d = d->next;
    return d;
}

size_t holo_diags_count(const holo_diags *diags)
{
    size_t n = 0;

    for (const Diag *d = diags ? diags->ctx.diag : NULL; d; d = d->next)
        n++;
    return n;
}

const char *holo_diags_code(const holo_diags *diags, size_t i)
{
    const Diag *d = diags_get(diags, i);

    return d ? diag_info[d->code].code : NULL;
}

/* ---- copying ---- */

typedef struct Copying {
    holo_diags *to;
    const Context *from;
    uint32_t *file; /* of `to`, by file of `from`; 0: not copied yet */
} Copying;

static Span copy_span(Copying *c, Span span)
{
    const Source *source = source_get(&c->from->sources, span.file);

    if (!source)
        return SPAN_NONE;
    if (!c->file[span.file])
        c->file[span.file] = source_add(&c->to->arena, &c->to->ctx.sources,
                                        source->name, source->text);
    span.file = c->file[span.file];
    return span;
}

static const char *copy_text(Copying *c, const char *text)
{
    return text ? text_copy(&c->to->arena, text_from(text)).data : NULL;
}

static const CallSite *copy_calls(Copying *c, const CallSite *calls)
{
    const CallSite *first = NULL, **at = &first;

    for (; calls; calls = calls->caller) {
        CallSite *copy = ARENA_NEW(&c->to->arena, CallSite);

        copy->function = copy_text(c, calls->function);
        copy->span = copy_span(c, calls->span);
        *at = copy;
        at = &copy->caller;
    }
    return first;
}

static void copy_parts(Copying *c, Diag *to, const DiagPart *part)
{
    for (; part; part = part->next) {
        DiagPart *copy = ARENA_NEW(&c->to->arena, DiagPart);

        copy->kind = part->kind;
        copy->span = copy_span(c, part->span);
        copy->text = copy_text(c, part->text);
        *to->last_part = copy;
        to->last_part = &copy->next;
    }
}

static void copy_diag(Copying *c, const Diag *d)
{
    Diag *copy = ARENA_NEW(&c->to->arena, Diag);

    copy->code = d->code;
    copy->phase = d->phase;
    copy->span = copy_span(c, d->span);
    copy->message = copy_text(c, d->message);
    copy->last_part = &copy->part;
    copy_parts(c, copy, d->part);
    copy->calls = copy_calls(c, d->calls);
    *c->to->ctx.last_diag = copy;
    c->to->ctx.last_diag = &copy->next;
}

static bool comes_before(Span a, Span b)
{
    return a.file != b.file ? a.file < b.file : a.begin < b.begin;
}

/* One call into the library may find the same in several places there. */
static bool is_there(int n, const Diag *const *item, const Diag *d)
{
    for (int i = 0; i < n && d->span.file; i++)
        if (item[i]->code == d->code && item[i]->span.file == d->span.file &&
            item[i]->span.begin == d->span.begin &&
            item[i]->span.end == d->span.end)
            return true;
    return false;
}

/* By file and place, which is the order of reading and not that of finding. */
static const Diag **sorted(Arena *arena, const Context *from, int *count)
{
    const Diag **item;
    int n = 0;

    for (const Diag *d = from->diag; d; d = d->next)
        n++;
    item = ARENA_ARRAY(arena, const Diag *, n);
    n = 0;
    for (const Diag *d = from->diag; d; d = d->next) {
        const Diag *shown = diag_for_user(arena, &from->sources, d);
        int at = n;

        if (is_there(n, item, shown))
            continue;
        for (n++; at && comes_before(shown->span, item[at - 1]->span); at--)
            item[at] = item[at - 1];
        item[at] = shown;
    }
    *count = n;
    return item;
}

static void copy_all(void *self)
{
    Copying *c = self;
    int n;
    const Diag **in_order = sorted(&c->to->arena, c->from, &n);

    c->file = ARENA_ARRAY(&c->to->arena, uint32_t, c->from->sources.count + 1);
    for (int i = 0; i < n; i++)
        copy_diag(c, in_order[i]);
}

/* What one diagnostic means for the caller. */
static holo_status diag_status(const Diag *d)
{
    if (diag_info[d->code].severity == SEVERITY_WARNING)
        return HOLO_OK;
    if (d->code == DIAG_H0901)
        return HOLO_E_MEMORY;
    if (d->code == DIAG_H0950)
        return HOLO_E_USAGE;
    if (d->phase == PHASE_RUN)
        return HOLO_E_RUN;
    switch (diag_info[d->code].kind) {
    case KIND_SYSTEM:
        return HOLO_E_IO;
    case KIND_BUG:
        return HOLO_E_BUG;
    case KIND_USER:
    case KIND_NOT_YET:
    case KIND_NEVER:
        break;
    }
    return HOLO_E_SCRIPT;
}

holo_status diags_take(holo_diags *to, const Context *from)
{
    Copying c = {.to = to, .from = from};
    holo_status status = HOLO_OK;

    for (const Diag *d = from->diag; d; d = d->next) {
        holo_status one = diag_status(d);

        if (one > status)
            status = one;
    }
    if (status == HOLO_OK)
        return diags_say(to, HOLO_E_BUG, DIAG_H0999,
                         "a step failed without saying why");
    if (to && !guard(&to->arena, copy_all, &c))
        return HOLO_E_MEMORY;
    return status;
}

holo_status diags_warn(holo_diags *to, Context *from)
{
    Copying c = {.to = to, .from = from};

    if (!from->diag)
        return HOLO_OK;
    if (to && !guard(&to->arena, copy_all, &c))
        return HOLO_E_MEMORY;
    from->diag = NULL;
    from->last_diag = &from->diag;
    return HOLO_OK;
}

typedef struct Saying {
    holo_diags *to;
    DiagCode code;
    const char *format;
    va_list args;
} Saying;

static void say(void *self)
{
    Saying *s = self;
    char *message = arena_vprintf(&s->to->arena, s->format, s->args);

    diag_error(&s->to->ctx, s->code, SPAN_NONE, "%s", message);
}

holo_status diags_say(holo_diags *to, holo_status status, DiagCode code,
                      const char *format, ...)
{
    Saying s = {.to = to, .code = code, .format = format};

    if (!to)
        return status;
    va_start(s.args, format);
    if (!guard(&to->arena, say, &s))
        status = HOLO_E_MEMORY;
    va_end(s.args);
    return status;
}

holo_status diags_no_memory(holo_diags *to)
{
    return diags_say(to, HOLO_E_MEMORY, DIAG_H0901,
                     "no memory is left for this, or its limit is reached");
}

/* ---- the host's own ---- */

typedef struct Report {
    holo_diags *to;
    DiagCode code;
    const char *message, *name;
    Text text;
    size_t begin, end;
} Report;

static void report(void *self)
{
    Report *r = self;
    Context *ctx = &r->to->ctx;
    Span span = SPAN_NONE;

    if (r->name) {
        span.file = source_add(&r->to->arena, &ctx->sources, r->name, r->text);
        span.begin = (uint32_t)r->begin;
        span.end = (uint32_t)r->end;
    }
    diag_error(ctx, r->code, span, "%s", r->message);
}

holo_status holo_diags_report(holo_diags *diags, const char *code,
                              const char *message, const char *name,
                              const char *text, size_t size, size_t begin,
                              size_t end)
{
    Report r = {.to = diags,
                .message = message,
                .name = name,
                .text = {text, size},
                .begin = begin,
                .end = end};

    if (!diags || !code || !message || (name && !text) || begin > end ||
        end > size || size > UINT32_MAX)
        return HOLO_E_USAGE;
    r.code = diag_code_from(code);
    if (r.code == DIAG_NONE)
        return HOLO_E_USAGE;
    return guard(&diags->arena, report, &r) ? HOLO_OK : HOLO_E_MEMORY;
}

/* ---- rendering ---- */

void write_buffer(const TextBuffer *b, holo_write_fn write, void *self)
{
    if (b->size)
        write(self, b->data, b->size);
}

typedef struct Rendering {
    TextBuffer out;
    const Sources *sources;
    const Diag *diag;
    const holo_render_options *options;
} Rendering;

static void render(void *self)
{
    Rendering *r = self;
    RenderOptions text = {.width = r->options->width,
                          .colour = r->options->colour,
                          .unicode = r->options->unicode};

    switch (r->options->format) {
    case HOLO_TEXT:
        diag_render_text(&r->out, r->sources, r->diag, &text);
        break;
    case HOLO_SHORT:
        diag_render_short(&r->out, r->sources, r->diag);
        break;
    case HOLO_JSON:
        diag_render_json(&r->out, r->sources, r->diag);
        break;
    }
    if (!r->out.size || r->out.data[r->out.size - 1] != '\n')
        buffer_putc(&r->out, '\n');
}

void holo_diags_render(const holo_diags *diags, size_t i,
                       const holo_render_options *options, holo_write_fn write,
                       void *self)
{
    static const holo_render_options plain = {.struct_size = sizeof plain};
    Arena scratch = {0};
    Rendering r = {.out = {.arena = &scratch},
                   .diag = diags_get(diags, i),
                   .options = options ? options : &plain};

    if (!r.diag || !write)
        return;
    r.sources = &diags->ctx.sources;
    if (guard(&scratch, render, &r))
        write_buffer(&r.out, write, self);
    arena_free(&scratch);
}
