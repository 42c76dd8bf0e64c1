/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The text form, written. Everything about an op comes from the tables: a row
 * more needs no code here. ir/parse.c reads what this file writes.
 *
 *   func @main(%0: token, %1: f32[3]) -> (token) {
 *     %2 = negate(%1) : f32[3]
 *     %3 = print(%0, %2) {pieces = ["", "\n"], ...} : token
 *     return(%3)
 *   }
 *
 * Values are numbered in printing order, in each function from 0. */
#include "ir/text_form.h"

#include "base/format.h"
#include "base/utf8.h"
#include "ir/literal.h"

#include <math.h>
#include <string.h>

/* ---- texts ---- */

static void put_byte(TextBuffer *out, unsigned char c)
{
    switch (c) {
    case '"':
    case '\\':
        buffer_printf(out, "\\%c", c);
        break;
    case '\n':
        buffer_puts(out, "\\n");
        break;
    case '\t':
        buffer_puts(out, "\\t");
        break;
    case '\r':
        buffer_puts(out, "\\r");
        break;
    default:
        if (c < ' ' || c >= 0x7F)
            buffer_printf(out, "\\x%02x", c);
        else
            buffer_putc(out, (char)c);
    }
}

void put_quoted(TextBuffer *out, Text t)
{
    buffer_putc(out, '"');
    for (size_t i = 0; i < t.size;) {
        uint32_t c;
        size_t size = utf8_decode(t, i, &c);

        if (size > 1)
            buffer_put(out, t.data + i, size);
        else
            put_byte(out, (unsigned char)t.data[i]);
        i += size ? size : 1;
    }
    buffer_putc(out, '"');
}

static bool is_plain_name(const char *s)
{
    static const char letters[] =
        "_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t first = strspn(s, letters);

    return first && !s[first + strspn(s + first, ".0123456789_"
                                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                 "abcdefghijklmnopqrstuvwxyz")];
}

/* A name, quoted if it would not be read back as one. */
static void put_name(TextBuffer *out, const char *name)
{
    if (is_plain_name(name))
        buffer_puts(out, name);
    else
        put_quoted(out, text_from(name));
}

/* ---- elements ---- */

static void put_f32(TextBuffer *out, float x)
{
    uint32_t bits;

    memcpy(&bits, &x, sizeof bits);
    if (isnan(x) && bits != 0x7FC00000)
        buffer_printf(out, "0x%08x", (unsigned)bits);
    else
        format_f32_repr(out, x);
}

static void put_f64(TextBuffer *out, double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    if (isnan(x) && bits != 0x7FF8000000000000)
        buffer_printf(out, "0x%016llx", (unsigned long long)bits);
    else
        format_f64_repr(out, x);
}

static void put_element(TextBuffer *out, const Literal *l, int64_t i)
{
    switch (l->type.dtype) {
    case DTYPE_BOOL:
        buffer_puts(out, literal_i64(l, i) ? "true" : "false");
        break;
    case DTYPE_F32:
        put_f32(out, ((const float *)l->data)[i]);
        break;
    case DTYPE_F64:
        put_f64(out, ((const double *)l->data)[i]);
        break;
    case DTYPE_U64:
        buffer_printf(out, "%llu", (unsigned long long)literal_i64(l, i));
        break;
    case DTYPE_I8:
    case DTYPE_I16:
    case DTYPE_I32:
    case DTYPE_I64:
    case DTYPE_U8:
    case DTYPE_U16:
    case DTYPE_U32:
        buffer_printf(out, "%lld", (long long)literal_i64(l, i));
        break;
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}

/* ---- attributes ---- */

/* What comes before element `i` of a list; false when the rest is left out. */
static bool put_separator(TextBuffer *out, int64_t i, int64_t limit)
{
    if (i)
        buffer_puts(out, ", ");
    if (i < limit)
        return true;
    buffer_puts(out, "...");
    return false;
}

static void put_data(TextBuffer *out, const Node *n, const Attr *a,
                     int64_t limit)
{
    Literal l = {n->type, (void *)a->data};
    bool tensor = n->type.kind == TYPE_TENSOR;
    int64_t size = tensor ? shape_size(n->type.shape) : 0;

    for (int64_t i = 0; i < size && put_separator(out, i, limit); i++)
        put_element(out, &l, i);
}

void put_attr_value(TextBuffer *out, const Node *n, const Attr *a,
                    int64_t limit)
{
    AttrKind kind = attr_info[a->key].kind;

    if (kind == ATTR_INT) {
        buffer_printf(out, "%lld", (long long)a->i);
        return;
    }
    if (kind == ATTR_TEXT) {
        put_quoted(out, a->text);
        return;
    }
    buffer_putc(out, '[');
    if (kind == ATTR_DATA)
        put_data(out, n, a, limit);
    for (int i = 0; i < a->n && kind != ATTR_DATA; i++) {
        if (!put_separator(out, i, limit))
            break;
        if (kind == ATTR_INTS)
            buffer_printf(out, "%lld", (long long)a->ints[i]);
        else
            put_quoted(out, a->texts[i]);
    }
    buffer_putc(out, ']');
}

/* ---- nodes and graphs ---- */

typedef struct Printer {
    TextBuffer *out;
    Arena *arena;
    const Sources *sources;
    bool spans;
    uint32_t *number; /* of each node by id, 1 + what is printed; 0: none */
    uint32_t next;
    int indent;
    uint32_t *label; /* of each source file, from 1 in order of use; 0: none */
    uint32_t nlabel;
} Printer;

static void put_line_start(Printer *p)
{
    for (int i = 0; i < p->indent; i++)
        buffer_puts(p->out, "  ");
}

static void put_value(Printer *p, const Node *n)
{
    uint32_t number = p->number[n->id];

    if (number)
        buffer_printf(p->out, "%%%u", number - 1);
    else
        buffer_puts(p->out, "%?");
}

/* Gives the value of `n` its number and writes it. */
static void put_definition(Printer *p, const Node *n)
{
    p->number[n->id] = ++p->next;
    put_value(p, n);
}

static void put_values(Printer *p, int n, Node *const *value)
{
    buffer_putc(p->out, '(');
    for (int i = 0; i < n; i++) {
        if (i)
            buffer_puts(p->out, ", ");
        put_value(p, value[i]);
    }
    buffer_putc(p->out, ')');
}

static void put_span(Printer *p, Span span)
{
    const Source *s = source_get(p->sources, span.file);
    Position begin, end;

    if (!p->spans || !s)
        return;
    begin = source_position(s, span.begin);
    end = source_position(s, span.end);
    buffer_printf(p->out, " @ %u:%d:%d-%d:%d", p->label[span.file - 1],
                  begin.line, begin.column, end.line, end.column);
}

/* Where a node was written, and the calls that led there. */
static void put_place(Printer *p, const Node *n)
{
    put_span(p, n->span);
    for (const CallSite *c = n->calls; c && p->spans; c = c->caller) {
        buffer_puts(p->out, " in ");
        put_name(p->out, c->function ? c->function : "");
        put_span(p, c->span);
    }
}

static void put_params(Printer *p, const Graph *g)
{
    buffer_putc(p->out, '(');
    for (int i = 0; i < g->nparam; i++) {
        const Node *param = g->param[i];

        if (i)
            buffer_puts(p->out, ", ");
        put_definition(p, param);
        buffer_printf(p->out, ": %s", type_str(p->arena, &param->type));
        put_place(p, param);
    }
    buffer_putc(p->out, ')');
}

static void put_attrs(Printer *p, const Node *n)
{
    for (int i = 0; i < n->nattr; i++) {
        const Attr *a = &n->attr[i];

        buffer_printf(p->out, "%s%s = ", i ? ", " : " {",
                      attr_info[a->key].name);
        put_attr_value(p->out, n, a, INT64_MAX);
    }
    if (n->nattr)
        buffer_putc(p->out, '}');
}

static void put_body(Printer *p, const Graph *g, const char *end);

static void put_regions(Printer *p, const Node *n)
{
    if (!n->nregion)
        return;
    buffer_puts(p->out, " {\n");
    p->indent++;
    for (int i = 0; i < n->nregion; i++) {
        put_line_start(p);
        buffer_puts(p->out, "region");
        put_params(p, n->region[i]);
        put_body(p, n->region[i], "yield");
    }
    p->indent--;
    put_line_start(p);
    buffer_putc(p->out, '}');
}

static void put_node(Printer *p, const Node *n)
{
    put_line_start(p);
    if (n->type.kind != TYPE_NONE) {
        put_definition(p, n);
        buffer_puts(p->out, " = ");
    }
    buffer_puts(p->out, op_info[n->op].name);
    if (n->ninput)
        put_values(p, n->ninput, n->input);
    put_attrs(p, n);
    put_regions(p, n);
    if (n->type.kind != TYPE_NONE && n->type.kind != TYPE_OBJECT)
        buffer_printf(p->out, " : %s", type_str(p->arena, &n->type));
    put_place(p, n);
    buffer_putc(p->out, '\n');
}

/* " {", the nodes, and `end` with the outputs. */
static void put_body(Printer *p, const Graph *g, const char *end)
{
    buffer_puts(p->out, " {\n");
    p->indent++;
    for (const Node *n = g->first; n; n = n->next)
        if (n->op != OP_param)
            put_node(p, n);
    put_line_start(p);
    buffer_puts(p->out, end);
    put_values(p, g->noutput, g->output);
    buffer_putc(p->out, '\n');
    p->indent--;
    put_line_start(p);
    buffer_puts(p->out, "}\n");
}

static void put_function(Printer *p, const Graph *g)
{
    p->next = 0;
    buffer_puts(p->out, "func @");
    put_name(p->out, g->name);
    put_params(p, g);
    buffer_puts(p->out, " -> (");
    for (int i = 0; i < g->noutput; i++)
        buffer_printf(p->out, "%s%s", i ? ", " : "",
                      type_str(p->arena, &g->output[i]->type));
    buffer_putc(p->out, ')');
    put_body(p, g, "return");
}

/* ---- sources, so that spans read back ---- */

static void label_source(Printer *p, Span span, const Source **used)
{
    const Source *s = source_get(p->sources, span.file);

    if (s && !p->label[span.file - 1]) {
        used[p->nlabel] = s;
        p->label[span.file - 1] = ++p->nlabel;
    }
}

static void label_sources(Printer *p, const Graph *g, const Source **used)
{
    for (const Node *n = g->first; n; n = n->next) {
        label_source(p, n->span, used);
        for (const CallSite *c = n->calls; c; c = c->caller)
            label_source(p, c->span, used);
        for (int i = 0; i < n->nregion; i++)
            label_sources(p, n->region[i], used);
    }
}

/* A source's text as it was, cut into its lines. */
static void put_source(Printer *p, const Source *s, int label)
{
    buffer_printf(p->out, "  %d ", label);
    put_quoted(p->out, text_from(s->name));
    buffer_puts(p->out, " {\n");
    for (int i = 0; i < s->nline; i++) {
        size_t begin = s->line[i];
        size_t end = i + 1 < s->nline ? s->line[i + 1] : s->text.size;

        if (begin == end)
            continue;
        buffer_puts(p->out, "    ");
        put_quoted(p->out, (Text){s->text.data + begin, end - begin});
        buffer_putc(p->out, '\n');
    }
    buffer_puts(p->out, "  }\n");
}

static void put_sources(Printer *p, const Graph *const *graph, int ngraph)
{
    int count = p->sources->count;
    const Source **used = ARENA_ARRAY(p->arena, const Source *, count);

    p->label = ARENA_ARRAY(p->arena, uint32_t, count);
    for (int i = 0; i < ngraph; i++)
        label_sources(p, graph[i], used);
    buffer_puts(p->out, "sources {\n");
    for (uint32_t i = 0; i < p->nlabel; i++)
        put_source(p, used[i], (int)i + 1);
    buffer_puts(p->out, "}\n\n");
}

/* ---- the ways in ---- */

static Printer printer_new(TextBuffer *out, const Module *m,
                           const PrintOptions *o)
{
    return (Printer){.out = out,
                     .arena = m->arena,
                     .sources = &m->ctx->sources,
                     .spans = o && o->spans,
                     .number = ARENA_ARRAY(m->arena, uint32_t, m->nnode)};
}

void module_print(TextBuffer *out, const Module *m, const PrintOptions *o)
{
    Printer p = printer_new(out, m, o);
    const Graph **graph = NULL;
    int n = 0, capacity = 0;

    for (const Graph *g = m->first; g; g = g->next)
        *ARENA_PUSH(m->arena, graph, n, capacity) = g;
    if (p.spans)
        put_sources(&p, graph, n);
    for (int i = 0; i < n; i++) {
        if (i)
            buffer_putc(out, '\n');
        put_function(&p, graph[i]);
    }
}

void graph_print(TextBuffer *out, const Graph *g, const PrintOptions *o)
{
    Printer p = printer_new(out, g->module, o);

    if (p.spans)
        put_sources(&p, &g, 1);
    if (g->name) {
        put_function(&p, g);
        return;
    }
    buffer_puts(out, "region");
    put_params(&p, g);
    put_body(&p, g, "yield");
}
