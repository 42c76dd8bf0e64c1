/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A diagnostic as text for people: the message, the source lines that its
 * spans point at, notes, calls, help.
 *
 *     error[H0401]: `y` is set in one branch only, and used afterwards
 *       --> train.py:6:12
 *        |
 *      5 |         y = x + 1
 *        |         - set here
 *      6 |     return y
 *        |            ^
 *     help: give `y` a value before the `if`
 *        = more: holo explain H0401
 *
 * Each span gets a row of its own under its line; one of several lines is
 * shown by its first and its last. Messages wrap at words. Nothing of the
 * source or of a message reaches the terminal raw: what does not print is
 * written <U+202E>. */
#include "base/diag.h"

#include <string.h>

#include "base/utf8.h"

enum {
    DEFAULT_WIDTH = 100,
    LEAST_WIDTH = 40,
    TAB = 4,
    MOST_CALLS = 8,
    MOST_MARKS = 16,
    LARGEST_GAP = 2, /* lines between two marks that are shown, not `...` */
    CONTEXT = 12     /* columns kept before a mark in a long line */
};

typedef enum { PAINT_NONE, PAINT_ERROR, PAINT_BOLD, PAINT_GUTTER } Paint;

/* A stretch of one source line to be underlined, in bytes of that line. */
typedef struct Mark {
    int line;
    uint32_t begin, end;
    bool primary;
    const char *label; /* NULL: none */
} Mark;

/* What is shown of one source: marks in the order of lines. */
typedef struct Frame {
    const Source *source;
    Mark mark[MOST_MARKS];
    int nmark;
} Frame;

/* A line as a terminal shows it: its text, and for each of its bytes (and
 * their end) the column and the place in `text` where it begins. */
typedef struct ShownLine {
    TextBuffer text;
    int *column;
    size_t *place;
    size_t size; /* bytes of the source line */
} ShownLine;

typedef struct Renderer {
    TextBuffer *out;
    const Sources *sources;
    RenderOptions options;
    int gutter; /* columns of a line number */
} Renderer;

/* ---- pieces of text ---- */

static void paint(Renderer *r, Paint p)
{
    static const char *const code[] = {"\033[0m", "\033[1;31m", "\033[1m",
                                       "\033[1;34m"};

    if (r->options.colour)
        buffer_puts(r->out, code[p]);
}

static void put_painted(Renderer *r, Paint p, const char *s)
{
    paint(r, p);
    buffer_puts(r->out, s);
    paint(r, PAINT_NONE);
}

static void put_spaces(TextBuffer *out, int n)
{
    while (n-- > 0)
        buffer_putc(out, ' ');
}

/* One code point or bad byte, made visible; its bytes in `*used`, its width
 * as the result. */
static int put_visible(TextBuffer *out, Text s, size_t at, size_t *used)
{
    size_t before = out->size;
    uint32_t c;

    *used = utf8_decode(s, at, &c);
    if (!*used) {
        *used = 1;
        buffer_printf(out, "<%02X>", (unsigned char)s.data[at]);
        return 4;
    }
    if (c == '\t') {
        put_spaces(out, TAB);
        return TAB;
    }
    if (utf8_is_printable(c)) {
        buffer_put(out, s.data + at, *used);
        return utf8_width(c);
    }
    buffer_printf(out, "<U+%04X>", (unsigned)c);
    return (int)(out->size - before);
}

/* A text on one line: a name, a label. */
static void put_text(TextBuffer *out, const char *text)
{
    Text s = text_from(text);
    size_t used;

    for (size_t i = 0; i < s.size; i += used)
        put_visible(out, s, i, &used);
}

/* The bytes of the word at `at`: up to a space or a line end, which in
 * backquotes belong to it. */
static size_t word_size(Text s, size_t at)
{
    size_t end = at;

    while (end < s.size && s.data[end] != ' ' && s.data[end] != '\n') {
        const char *from = s.data + end + 1;
        size_t left = s.size - end - 1;
        const char *close = s.data[end] == '`' ? memchr(from, '`', left) : NULL;

        end = close ? (size_t)(close - s.data) + 1 : end + 1;
    }
    return end - at;
}

/* A message that starts in `column`. Lines are broken at its line ends and,
 * where they would grow too long, between words; the next ones are indented. */
static void put_message(Renderer *r, const char *message, int column,
                        int indent)
{
    Text s = text_from(message);

    for (size_t i = 0; i < s.size;) {
        size_t space = i, end, used;
        TextBuffer word = {.arena = r->out->arena};
        bool line_end = s.data[i] == '\n';
        int width = 0;

        while (space < s.size && s.data[space] == ' ')
            space++;
        end = line_end ? i + 1 : space + word_size(s, space);
        for (size_t k = i; k < end && !line_end; k += used)
            width += put_visible(&word, s, k, &used);
        if (line_end || (space > i && column > indent &&
                         column + width > r->options.width)) {
            buffer_putc(r->out, '\n');
            put_spaces(r->out, indent);
            column = indent;
            i = line_end ? end : space;
            continue;
        }
        buffer_put(r->out, word.data, word.size);
        column += width;
        i = end;
    }
}

static void put_place(TextBuffer *out, const Source *s, uint32_t offset)
{
    Position p = source_position(s, offset);

    put_text(out, s->name);
    buffer_printf(out, ":%d:%d", p.line, p.column);
}

/* ---- marks ---- */

static uint32_t clamp_offset(const Source *s, uint32_t offset)
{
    return offset < s->text.size ? offset : (uint32_t)s->text.size;
}

static void add_mark(Frame *f, Mark m)
{
    int at = f->nmark;

    if (f->nmark == MOST_MARKS)
        return;
    while (at > 0 && f->mark[at - 1].line > m.line) {
        f->mark[at] = f->mark[at - 1];
        at--;
    }
    f->mark[at] = m;
    f->nmark++;
}

/* How far the line is indented, in bytes. */
static uint32_t indentation(Text line)
{
    uint32_t n = 0;

    while (n < line.size && (line.data[n] == ' ' || line.data[n] == '\t'))
        n++;
    return n;
}

/* The stretches of a span: one, or its first and its last line. The label
 * goes to the last. */
static void add_span(Frame *f, Span span, bool primary, const char *label)
{
    const Source *s = f->source;
    uint32_t begin = clamp_offset(s, span.begin);
    uint32_t end = clamp_offset(s, span.end < begin ? begin : span.end);
    int first = source_position(s, begin).line;
    int last = source_position(s, end > begin ? end - 1 : end).line;
    Text line = source_line(s, first);
    uint32_t from = begin - s->line[first - 1];

    if (first == last) {
        uint32_t to = end - s->line[first - 1];

        add_mark(f, (Mark){first, from, to, primary, label});
        return;
    }
    add_mark(f, (Mark){first, from, (uint32_t)line.size, primary, NULL});
    line = source_line(s, last);
    add_mark(f, (Mark){last, indentation(line), end - s->line[last - 1],
                       primary, label});
}

static bool span_equal(Span a, Span b)
{
    return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

/* Labels the primary span's last mark; false if that has a label. */
static bool label_primary(Frame *f, const char *label)
{
    Mark *last = NULL;

    for (int i = 0; i < f->nmark; i++)
        if (f->mark[i].primary)
            last = &f->mark[i];
    if (!last || last->label)
        return false;
    last->label = label;
    return true;
}

static void frame_collect(Frame *f, const Diag *d, uint32_t file)
{
    if (d->span.file == file)
        add_span(f, d->span, true, NULL);
    for (const DiagPart *p = d->part; p; p = p->next) {
        if (p->kind != PART_LABEL || p->span.file != file)
            continue;
        if (!span_equal(p->span, d->span) || !label_primary(f, p->text))
            add_span(f, p->span, false, p->text);
    }
}

/* ---- lines ---- */

static void line_show(Arena *a, ShownLine *l, Text line)
{
    int column = 0;
    size_t used;

    *l = (ShownLine){.text = {.arena = a}, .size = line.size};
    buffer_put(&l->text, "", 0);
    l->column = ARENA_ARRAY(a, int, line.size + 1);
    l->place = ARENA_ARRAY(a, size_t, line.size + 1);
    for (size_t i = 0; i < line.size; i += used) {
        size_t place = l->text.size;
        int width = put_visible(&l->text, line, i, &used);

        for (size_t k = 0; k < used; k++) {
            l->column[i + k] = column;
            l->place[i + k] = place;
        }
        column += width;
    }
    l->column[line.size] = column;
    l->place[line.size] = l->text.size;
}

static void put_gutter(Renderer *r, int line)
{
    const char *bar = r->options.unicode ? "\u2502" : "|";

    paint(r, PAINT_GUTTER);
    if (line)
        buffer_printf(r->out, "%*d ", r->gutter, line);
    else
        put_spaces(r->out, r->gutter + 1);
    buffer_puts(r->out, bar);
    paint(r, PAINT_NONE);
}

/* The bytes [*from, *to) of a line that fit into `width` columns, with the
 * byte `focus` among them. */
static void window(const ShownLine *l, size_t focus, int width, size_t *from,
                   size_t *to)
{
    *from = 0;
    *to = l->size;
    if (l->column[l->size] <= width)
        return;
    while (*from < focus &&
           l->column[focus] - l->column[*from] > width - CONTEXT)
        ++*from;
    while (*to > *from && l->column[*to] - l->column[*from] > width)
        --*to;
}

/* The carets or dashes of one mark, and its label. */
static void put_mark(Renderer *r, const ShownLine *l, const Mark *m,
                     size_t from, size_t to, int shift)
{
    size_t begin = m->begin < l->size ? m->begin : l->size;
    size_t end = m->end < l->size ? m->end : l->size;
    int columns;

    begin = begin < from ? from : begin > to ? to : begin;
    end = end < begin ? begin : end > to ? to : end;
    columns = l->column[end] - l->column[begin];
    put_gutter(r, 0);
    put_spaces(r->out, 1 + shift + l->column[begin] - l->column[from]);
    paint(r, m->primary ? PAINT_ERROR : PAINT_GUTTER);
    for (int i = 0; i < (columns ? columns : 1); i++)
        buffer_putc(r->out, m->primary ? '^' : '-');
    if (m->label) {
        buffer_putc(r->out, ' ');
        put_text(r->out, m->label);
    }
    paint(r, PAINT_NONE);
    buffer_putc(r->out, '\n');
}

/* A source line and the marks [mark, mark + n) under it, the primary first.
 * A line without marks is context. */
static void put_line(Renderer *r, const Source *s, int line, const Mark *mark,
                     int n)
{
    int width = r->options.width - r->gutter - 10;
    ShownLine l;
    size_t from, to;
    int shift;

    line_show(r->out->arena, &l, source_line(s, line));
    window(&l, n && mark[0].begin < l.size ? mark[0].begin : 0, width, &from,
           &to);
    shift = from ? 3 : 0;
    put_gutter(r, line);
    if (l.size)
        buffer_puts(r->out, from ? " ..." : " ");
    buffer_put(r->out, l.text.data + l.place[from],
               l.place[to] - l.place[from]);
    buffer_puts(r->out, to < l.size ? "...\n" : "\n");
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < n; i++)
            if (mark[i].primary == (pass == 0))
                put_mark(r, &l, &mark[i], from, to, shift);
}

/* What lies between two marked lines: nothing, a few lines, or dots. */
static void put_gap(Renderer *r, const Source *s, int from, int to)
{
    if (to - from - 1 > LARGEST_GAP) {
        put_painted(r, PAINT_GUTTER, "...");
        buffer_putc(r->out, '\n');
        return;
    }
    for (int line = from + 1; line < to; line++)
        put_line(r, s, line, NULL, 0);
}

static void put_frame(Renderer *r, const Frame *f, const char *arrow,
                      uint32_t offset)
{
    put_spaces(r->out, r->gutter);
    put_painted(r, PAINT_GUTTER, arrow);
    buffer_putc(r->out, ' ');
    put_place(r->out, f->source, offset);
    buffer_putc(r->out, '\n');
    put_gutter(r, 0);
    buffer_putc(r->out, '\n');
    for (int i = 0, n; i < f->nmark; i += n) {
        n = 1;
        while (i + n < f->nmark && f->mark[i + n].line == f->mark[i].line)
            n++;
        if (i)
            put_gap(r, f->source, f->mark[i - 1].line, f->mark[i].line);
        put_line(r, f->source, f->mark[i].line, &f->mark[i], n);
    }
}

/* ---- the whole ---- */

static int digits(int n)
{
    int count = 1;

    while (n >= 10) {
        n /= 10;
        count++;
    }
    return count;
}

static void widen_gutter(Renderer *r, const Diag *d, uint32_t file)
{
    Frame f = {.source = source_get(r->sources, file)};
    int needed;

    if (!f.source)
        return;
    frame_collect(&f, d, file);
    needed = f.nmark ? digits(f.mark[f.nmark - 1].line) : 0;
    if (needed > r->gutter)
        r->gutter = needed;
}

/* Has an earlier label, or the primary span, shown this file already? */
static bool file_is_shown(const Diag *d, const DiagPart *until)
{
    if (until->span.file == d->span.file)
        return true;
    for (const DiagPart *p = d->part; p != until; p = p->next)
        if (p->kind == PART_LABEL && p->span.file == until->span.file)
            return true;
    return false;
}

static void put_file(Renderer *r, const Diag *d, Span span, const char *arrow)
{
    Frame f = {.source = source_get(r->sources, span.file)};

    if (!f.source)
        return;
    frame_collect(&f, d, span.file);
    put_frame(r, &f, arrow, clamp_offset(f.source, span.begin));
}

static void put_frames(Renderer *r, const Diag *d)
{
    const char *arrow = r->options.unicode ? "\u2500\u2500\u25b6" : "-->";

    widen_gutter(r, d, d->span.file);
    for (const DiagPart *p = d->part; p; p = p->next)
        if (p->kind == PART_LABEL)
            widen_gutter(r, d, p->span.file);
    put_file(r, d, d->span, arrow);
    for (const DiagPart *p = d->part; p; p = p->next)
        if (p->kind == PART_LABEL && !file_is_shown(d, p))
            put_file(r, d, p->span, ":::");
}

/* `   = title: message` */
static void put_equals(Renderer *r, const char *title, const char *message)
{
    put_spaces(r->out, r->gutter + 1);
    put_painted(r, PAINT_GUTTER, "= ");
    put_painted(r, PAINT_BOLD, title);
    put_message(r, message, r->gutter + 3 + (int)strlen(title), r->gutter + 3);
    buffer_putc(r->out, '\n');
}

/* Recursion from one place shows once. */
static bool same_place(const CallSite *a, const CallSite *b)
{
    return a->span.file == b->span.file && a->span.begin == b->span.begin &&
           a->span.end == b->span.end;
}

static void put_calls(Renderer *r, const CallSite *c)
{
    const CallSite *last = NULL;
    int shown = 0, hidden = 0;

    for (; c; last = c, c = c->caller) {
        const Source *s = source_get(r->sources, c->span.file);

        if (!s)
            continue;
        if (last && same_place(last, c)) {
            hidden++;
            continue;
        }
        if (shown == MOST_CALLS) {
            hidden++;
            continue;
        }
        shown++;
        put_spaces(r->out, r->gutter + 1);
        put_painted(r, PAINT_GUTTER, "= ");
        if (c->function) {
            buffer_puts(r->out, "in ");
            put_text(r->out, c->function);
            buffer_puts(r->out, ", ");
        }
        buffer_puts(r->out, "called at ");
        put_place(r->out, s, clamp_offset(s, c->span.begin));
        buffer_putc(r->out, '\n');
    }
    if (hidden)
        buffer_printf(r->out, "%*s= ... and %d more calls\n", r->gutter + 1, "",
                      hidden);
}

static void put_header(Renderer *r, const Diag *d)
{
    const DiagInfo *info = &diag_info[d->code];
    bool error = info->severity == SEVERITY_ERROR;
    const char *severity = error ? "error" : "warning";
    int column = (int)(strlen(severity) + strlen(info->code) + strlen("[]: "));

    paint(r, error ? PAINT_ERROR : PAINT_GUTTER);
    buffer_printf(r->out, "%s[%s]", severity, info->code);
    paint(r, PAINT_BOLD);
    buffer_puts(r->out, ": ");
    put_message(r, d->message, column, 2);
    paint(r, PAINT_NONE);
    buffer_putc(r->out, '\n');
}

void diag_render_text(TextBuffer *out, const Sources *s, const Diag *d,
                      const RenderOptions *options)
{
    Renderer r = {out, s, options ? *options : (RenderOptions){0}, 2};

    if (r.options.width <= 0)
        r.options.width = DEFAULT_WIDTH;
    if (r.options.width < LEAST_WIDTH)
        r.options.width = LEAST_WIDTH;
    put_header(&r, d);
    put_frames(&r, d);
    for (const DiagPart *p = d->part; p; p = p->next)
        if (p->kind == PART_NOTE)
            put_equals(&r, "note: ", p->text);
    put_calls(&r, d->calls);
    for (const DiagPart *p = d->part; p; p = p->next)
        if (p->kind == PART_HELP) {
            put_painted(&r, PAINT_BOLD, "help: ");
            put_message(&r, p->text, (int)strlen("help: "),
                        (int)strlen("help: "));
            buffer_putc(out, '\n');
        }
    put_spaces(out, r.gutter + 1);
    put_painted(&r, PAINT_GUTTER, "= ");
    buffer_printf(out, "more: holo explain %s\n", diag_info[d->code].code);
}
