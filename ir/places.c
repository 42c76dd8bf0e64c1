/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Places in the text form, read back. Lines and columns become the offsets of
 * the sources that stand at the beginning of the text. */
#include "ir/places.h"

/* ---- sources ---- */

/* The file of a source with that name and text, added if it is new. */
static uint32_t source_file(Context *ctx, Text name, Text text)
{
    for (int i = 0; i < ctx->sources.count; i++) {
        const Source *s = &ctx->sources.item[i];

        if (text_is(name, s->name) && text_equal(text, s->text))
            return (uint32_t)i + 1;
    }
    return source_add(ctx->kept, &ctx->sources, name.data, text);
}

/* `1 "step.py" { "line\n" ... }` */
static bool parse_source(Places *p, Scan *s)
{
    Arena *a = s->ctx->arena;
    TextBuffer text = {.arena = a};
    size_t begin = scan_space(s);
    int64_t label;
    Text name;

    if (!scan_int(s, &label))
        return false;
    if (label != p->nsource + 1)
        return scan_fail(s, begin, "sources are numbered from 1");
    if (!scan_quoted(s, &name) || !scan_expect(s, "{"))
        return false;
    while (!scan_accept(s, "}")) {
        Text line;

        if (!scan_quoted(s, &line))
            return false;
        buffer_put(&text, line.data, line.size);
    }
    *ARENA_PUSH(a, p->source, p->nsource, p->capacity) =
        source_file(s->ctx, name, buffer_text(&text));
    return true;
}

bool places_parse_sources(Places *p, Scan *s)
{
    if (!scan_accept_name(s, "sources"))
        return true;
    p->has_sources = true;
    if (!scan_expect(s, "{"))
        return false;
    while (!scan_accept(s, "}"))
        if (!parse_source(p, s))
            return false;
    return true;
}

/* ---- spans ---- */

/* The offset of `line:column` in a source. */
static bool parse_position(Scan *s, const Source *source, uint32_t *offset)
{
    size_t begin = scan_space(s);
    int64_t line, column;
    size_t at;

    if (!scan_int(s, &line) || !scan_expect(s, ":") || !scan_int(s, &column))
        return false;
    if (line < 1 || line > source->nline || column < 1)
        return scan_fail(s, begin, "a place that the source does not have");
    at = source->line[line - 1];
    while (column > 1 && at < source->text.size) {
        at++;
        while (at < source->text.size &&
               ((unsigned char)source->text.data[at] & 0xC0) == 0x80)
            at++;
        column--;
    }
    if (column > 1)
        return scan_fail(s, begin, "a place that the source does not have");
    *offset = (uint32_t)at;
    return true;
}

/* `1:3:5-3:14` */
static bool parse_span(const Places *p, Scan *s, Span *span)
{
    size_t begin = scan_space(s);
    const Source *source;
    int64_t label;

    if (!scan_int(s, &label))
        return false;
    if (label < 1 || label > p->nsource)
        return scan_fail(s, begin, "there is no source %lld", (long long)label);
    span->file = p->source[label - 1];
    source = source_get(&s->ctx->sources, span->file);
    return scan_expect(s, ":") && parse_position(s, source, &span->begin) &&
           scan_expect(s, "-") && parse_position(s, source, &span->end);
}

/* ` in f @ span` for each call, innermost first. */
static bool parse_calls(const Places *p, Scan *s, const CallSite **calls)
{
    const CallSite **next = calls;

    *calls = NULL;
    while (scan_accept_name(s, "in")) {
        CallSite *c = ARENA_NEW(s->ctx->arena, CallSite);
        Text function;

        if (!scan_any_name(s, &function))
            return false;
        c->function = sym_intern(&s->ctx->names, function.data, function.size);
        if (scan_accept(s, "@") && !parse_span(p, s, &c->span))
            return false;
        *next = c;
        next = &c->caller;
    }
    return !s->failed;
}

bool places_parse(const Places *p, Scan *s, size_t begin, Node *n)
{
    n->span = p->has_sources ? SPAN_NONE : scan_span(s, begin);
    if (scan_accept(s, "@") && !parse_span(p, s, &n->span))
        return false;
    return parse_calls(p, s, &n->calls);
}
