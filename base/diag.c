/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Diagnostics: building and keeping them. */
#include "base/diag.h"

#include <stdio.h>
#include <string.h>

enum { DEFAULT_ERROR_LIMIT = 20, LONGEST_NAME = 40 };

const DiagInfo diag_info[DIAG_COUNT] = {
#define DIAG(code, slug, severity, kind, summary)                              \
    [DIAG_##code] = {#code, slug, SEVERITY_##severity, KIND_##kind, summary},
#include "base/diag.def"
};

void context_init(Context *ctx, Arena *arena)
{
    memset(ctx, 0, sizeof *ctx);
    ctx->kept = ctx->arena = arena;
    ctx->names.arena = arena;
    ctx->last_diag = &ctx->diag;
#ifndef NDEBUG
    ctx->verify = true;
#endif
}

/* Where the user's text called the library, if the span lies in that. */
static Span users_span(const Context *ctx, Span span, const CallSite *calls)
{
    while (calls && span_is_library(&ctx->sources, span)) {
        span = calls->span;
        calls = calls->caller;
    }
    return span;
}

static bool spans_same(Span a, Span b)
{
    return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

/* A diagnostic that the user takes for this one. */
static Diag *diag_find(const Context *ctx, DiagCode code, Span span,
                       const CallSite *calls)
{
    for (Diag *d = ctx->diag; d; d = d->next)
        if (d->code == code && d->span.file && spans_same(d->span, span) &&
            spans_same(users_span(ctx, d->span, d->calls),
                       users_span(ctx, span, calls)))
            return d;
    return NULL;
}

static void diag_list(Context *ctx, Diag *d)
{
    int limit = ctx->error_limit ? ctx->error_limit : DEFAULT_ERROR_LIMIT;

    ctx->nerror += diag_info[d->code].severity == SEVERITY_ERROR;
    if (ctx->nerror > limit)
        return;
    *ctx->last_diag = d;
    ctx->last_diag = &d->next;
}

Diag *diag_unlisted(Context *ctx, DiagCode code, Span span, const char *message)
{
    Diag *d = ARENA_NEW(ctx->arena, Diag);

    d->code = code;
    d->span = span;
    d->message = message;
    d->last_part = &d->part;
    d->calls = ctx->calls;
    return d;
}

/* A diagnostic that is past the limit, or repeats one, still takes labels;
 * it is only not in the list. */
static Diag *diag_add(Context *ctx, DiagCode code, Span span,
                      const char *message)
{
    Diag *d = diag_unlisted(ctx, code, span, message);
    bool repeats = diag_find(ctx, code, span, d->calls) != NULL;

    ctx->nfound += diag_info[code].severity == SEVERITY_ERROR;
    if (!repeats)
        diag_list(ctx, d);
    return d;
}

const CallSite *calls_join(Arena *a, const CallSite *inner,
                           const CallSite *outer)
{
    const CallSite *first = outer, **last = &first;

    for (; inner; inner = inner->caller) {
        CallSite *copy = arena_copy(a, inner, sizeof *inner);

        copy->caller = outer;
        *last = copy;
        last = &copy->caller;
    }
    return first;
}

DiagMark diag_mark(const Context *ctx)
{
    return (DiagMark){ctx->last_diag, ctx->nerror, ctx->nfound};
}

void diag_take_back(Context *ctx, DiagMark m, Diag *kept)
{
    ctx->last_diag = m.last;
    *m.last = NULL;
    ctx->nerror = m.nerror;
    ctx->nfound = m.nfound;
    if (kept)
        ctx->nfound += diag_info[kept->code].severity == SEVERITY_ERROR;
    if (kept && !diag_find(ctx, kept->code, kept->span, kept->calls)) {
        kept->next = NULL;
        diag_list(ctx, kept);
    }
}

DiagsSince diag_since(Context *ctx, DiagMark m)
{
    DiagsSince d = {*m.last, ctx->last_diag, ctx->nerror, ctx->nfound};

    diag_take_back(ctx, m, NULL);
    return d;
}

void diag_put_back(Context *ctx, DiagMark m, const DiagsSince *d)
{
    *m.last = d->first;
    ctx->last_diag = d->first ? d->last : m.last;
    ctx->nerror = d->nerror;
    ctx->nfound = d->nfound;
}

Diag *diag_error(Context *ctx, DiagCode code, Span span, const char *format,
                 ...)
{
    va_list args;
    char *message;

    va_start(args, format);
    message = arena_vprintf(ctx->arena, format, args);
    va_end(args);
    return diag_add(ctx, code, span, message);
}

Diag *diag_error_at_run(Context *ctx, DiagCode code, Span span,
                        const CallSite *calls, const char *message)
{
    Diag *d = diag_add(ctx, code, span,
                       text_copy(ctx->arena, text_from(message)).data);

    d->phase = PHASE_RUN;
    d->calls = calls;
    return d;
}

static void diag_part(Context *ctx, Diag *d, DiagPartKind kind, Span span,
                      const char *format, va_list args)
{
    DiagPart *p = ARENA_NEW(ctx->arena, DiagPart);

    p->kind = kind;
    p->span = span;
    p->text = arena_vprintf(ctx->arena, format, args);
    *d->last_part = p;
    d->last_part = &p->next;
}

void diag_label(Context *ctx, Diag *d, Span span, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_part(ctx, d, PART_LABEL, span, format, args);
    va_end(args);
}

void diag_note(Context *ctx, Diag *d, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_part(ctx, d, PART_NOTE, SPAN_NONE, format, args);
    va_end(args);
}

void diag_help(Context *ctx, Diag *d, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_part(ctx, d, PART_HELP, SPAN_NONE, format, args);
    va_end(args);
}

/* ---- what lies in the library ---- */

static void keep_part(Arena *a, Diag *d, DiagPart part)
{
    DiagPart *copy = arena_copy(a, &part, sizeof part);

    copy->next = NULL;
    *d->last_part = copy;
    d->last_part = &copy->next;
}

/* The calls that stand in the script. */
static const CallSite *calls_of_script(Arena *a, const Sources *s,
                                       const CallSite *calls)
{
    const CallSite *first = NULL, **last = &first;

    for (; calls; calls = calls->caller) {
        CallSite *copy;

        if (span_is_library(s, calls->span))
            continue;
        copy = arena_copy(a, calls, sizeof *calls);
        copy->caller = NULL;
        *last = copy;
        last = &copy->caller;
    }
    return first;
}

/* The script's call that led into the library comes in place of what was found
 * there. */
static void move_to_call(Arena *a, const Sources *s, Diag *d)
{
    const CallSite *call = d->calls;
    const char *where = source_get(s, d->span.file)->name;

    if (!call)
        return;
    keep_part(
        a, d,
        (DiagPart){.kind = PART_NOTE,
                   .text = arena_printf(a, "this is in %s() of the library, %s",
                                        call->function, where)});
    d->span = call->span;
    d->calls = call->caller;
}

Diag *diag_for_user(Arena *a, const Sources *s, const Diag *d)
{
    Diag *shown = arena_copy(a, d, sizeof *d);

    shown->part = NULL;
    shown->last_part = &shown->part;
    for (const DiagPart *p = d->part; p; p = p->next) {
        DiagPart part = *p;

        if (p->kind == PART_LABEL && span_is_library(s, p->span)) {
            part.kind = PART_NOTE;
            part.text = arena_printf(a, "%s: %s", p->text,
                                     source_get(s, p->span.file)->name);
            part.span = SPAN_NONE;
        }
        keep_part(a, shown, part);
    }
    if (!span_is_library(s, d->span)) {
        shown->calls = calls_of_script(a, s, d->calls);
        return shown;
    }
    while (shown->calls && span_is_library(s, shown->calls->span))
        shown->calls = shown->calls->caller;
    move_to_call(a, s, shown);
    shown->calls = calls_of_script(a, s, shown->calls);
    return shown;
}

DiagCode diag_code_from(const char *name)
{
    for (int i = 1; i < DIAG_COUNT; i++)
        if (!strcmp(diag_info[i].code, name) ||
            !strcmp(diag_info[i].slug, name))
            return (DiagCode)i;
    return DIAG_NONE;
}

/* Edit distance with CPython's costs: 2 to insert, delete, substitute or swap
 * neighbours, 1 to change case. */
static int name_distance(const char *a, const char *b)
{
    int row[3][LONGEST_NAME + 1];
    int na = (int)strlen(a), nb = (int)strlen(b);

    if (na > LONGEST_NAME || nb > LONGEST_NAME)
        return INT32_MAX;
    for (int j = 0; j <= nb; j++)
        row[0][j] = 2 * j;
    for (int i = 1; i <= na; i++) {
        int *now = row[i % 3], *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];

        now[0] = 2 * i;
        for (int j = 1; j <= nb; j++) {
            bool same = a[i - 1] == b[j - 1];
            bool cased = (a[i - 1] ^ b[j - 1]) == 32;
            int best = up[j - 1] + (same ? 0 : cased ? 1 : 2);

            if (up[j] + 2 < best)
                best = up[j] + 2;
            if (now[j - 1] + 2 < best)
                best = now[j - 1] + 2;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && up2[j - 2] + 2 < best)
                best = up2[j - 2] + 2;
            now[j] = best;
        }
    }
    return row[na % 3][nb];
}

const char *diag_nearest(const char *name, const char *const *candidate, int n)
{
    const char *best = NULL;
    int best_distance = INT32_MAX;

    for (int i = 0; i < n; i++) {
        int d;
        int bound;

        if (!strcmp(candidate[i], name) ||
            (candidate[i][0] == '_' && name[0] != '_'))
            continue;
        d = name_distance(name, candidate[i]);
        bound = (int)(strlen(name) + strlen(candidate[i]) + 3) * 2 / 6;
        if (d <= bound && d < best_distance) {
            best = candidate[i];
            best_distance = d;
        }
    }
    return best;
}
