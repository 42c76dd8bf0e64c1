/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Diagnostics for other programs: one line that editors and grep read, and a
 * JSON object. Fields are added to it, never changed. */
#include "base/diag.h"

#include "base/utf8.h"

static const char *severity_name(const Diag *d)
{
    return diag_info[d->code].severity == SEVERITY_ERROR ? "error" : "warning";
}

static const char *kind_name(const Diag *d)
{
    static const char *const name[] = {
        [KIND_USER] = "user",   [KIND_NOT_YET] = "not-yet",
        [KIND_NEVER] = "never", [KIND_SYSTEM] = "system",
        [KIND_BUG] = "bug",
    };

    return name[diag_info[d->code].kind];
}

/* ---- short ---- */

/* Control characters become spaces: it is one line for a terminal. */
static void put_line_text(TextBuffer *out, const char *s)
{
    for (; *s; s++)
        buffer_putc(out, (unsigned char)*s < ' ' || *s == 127 ? ' ' : *s);
}

void diag_render_short(TextBuffer *out, const Sources *s, const Diag *d)
{
    const Source *source = source_get(s, d->span.file);

    if (source) {
        Position p = source_position(source, d->span.begin);

        put_line_text(out, source->name);
        buffer_printf(out, ":%d:%d: ", p.line, p.column);
    }
    buffer_printf(out, "%s[%s]: ", severity_name(d), diag_info[d->code].code);
    put_line_text(out, d->message);
    buffer_putc(out, '\n');
}

/* ---- JSON ---- */

static void put_json_character(TextBuffer *out, uint32_t c)
{
    if (c == '"' || c == '\\')
        buffer_printf(out, "\\%c", (char)c);
    else if (c == '\n')
        buffer_puts(out, "\\n");
    else if (c < ' ' || c == 127)
        buffer_printf(out, "\\u%04x", (unsigned)c);
    else
        utf8_put(out, c);
}

/* A string; what is not UTF-8 becomes U+FFFD. */
static void put_json(TextBuffer *out, const char *string)
{
    Text s = text_from(string);

    buffer_putc(out, '"');
    for (size_t i = 0; i < s.size;) {
        uint32_t c;
        size_t n = utf8_decode(s, i, &c);
        bool surrogate = n && c >= 0xD800 && c < 0xE000;

        put_json_character(out, n && !surrogate ? c : 0xFFFD);
        i += n ? n : 1;
    }
    buffer_putc(out, '"');
}

static void put_place(TextBuffer *out, const Source *source, uint32_t offset,
                      const char *line, const char *column)
{
    Position p = source_position(source, offset);

    buffer_printf(out, ",\"%s\":%d,\"%s\":%d", line, p.line, column, p.column);
}

/* One element of "spans"; nothing for a span that is nowhere. */
static void put_span(TextBuffer *out, const Sources *s, Span span,
                     const char *label, bool primary, int *count)
{
    const Source *source = source_get(s, span.file);

    if (!source)
        return;
    buffer_puts(out, (*count)++ ? ",{\"file\":" : "{\"file\":");
    put_json(out, source->name);
    put_place(out, source, span.begin, "line", "column");
    put_place(out, source, span.end < span.begin ? span.begin : span.end,
              "end_line", "end_column");
    buffer_puts(out, ",\"label\":");
    if (label)
        put_json(out, label);
    else
        buffer_puts(out, "null");
    buffer_printf(out, ",\"primary\":%s}", primary ? "true" : "false");
}

static void put_spans(TextBuffer *out, const Sources *s, const Diag *d)
{
    int count = 0;

    put_span(out, s, d->span, NULL, true, &count);
    for (const DiagPart *p = d->part; p; p = p->next)
        if (p->kind == PART_LABEL)
            put_span(out, s, p->span, p->text, false, &count);
}

static void put_parts(TextBuffer *out, const Diag *d, DiagPartKind kind)
{
    int count = 0;

    for (const DiagPart *p = d->part; p; p = p->next) {
        if (p->kind != kind)
            continue;
        if (count++)
            buffer_putc(out, ',');
        put_json(out, p->text);
    }
}

static void put_stack(TextBuffer *out, const Sources *s, const CallSite *call)
{
    int count = 0;

    for (const CallSite *c = call; c; c = c->caller) {
        const Source *source = source_get(s, c->span.file);

        if (!source)
            continue;
        buffer_puts(out, count++ ? ",{\"function\":" : "{\"function\":");
        put_json(out, c->function ? c->function : "");
        buffer_puts(out, ",\"file\":");
        put_json(out, source->name);
        put_place(out, source, c->span.begin, "line", "column");
        buffer_putc(out, '}');
    }
}

void diag_render_json(TextBuffer *out, const Sources *s, const Diag *d)
{
    const DiagInfo *info = &diag_info[d->code];

    buffer_printf(out,
                  "{\"version\":1,\"code\":\"%s\",\"slug\":\"%s\","
                  "\"severity\":\"%s\",\"kind\":\"%s\",\"message\":",
                  info->code, info->slug, severity_name(d), kind_name(d));
    put_json(out, d->message);
    buffer_printf(out, ",\"phase\":\"%s\",\"spans\":[",
                  d->phase == PHASE_RUN ? "run" : "compile");
    put_spans(out, s, d);
    buffer_puts(out, "],\"notes\":[");
    put_parts(out, d, PART_NOTE);
    buffer_puts(out, "],\"help\":[");
    put_parts(out, d, PART_HELP);
    buffer_puts(out, "],\"stack\":[");
    put_stack(out, s, d->calls);
    buffer_puts(out, "]}\n");
}
