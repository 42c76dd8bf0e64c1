/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The graph as a picture: one digraph in Graphviz's language. Functions and
 * regions are clusters, values are arrows, and attributes are shortened. */
#include "ir/text_form.h"

enum { MOST_ELEMENTS = 6, MOST_CHARACTERS = 40 };

typedef struct Dot {
    TextBuffer *out;
    Arena *arena;
    int indent;
    int ncluster;
    uint32_t *number; /* of each node by id, from 1; 0: none yet */
    uint32_t next;
} Dot;

/* Numbers follow the order of printing, so that pictures are stable. */
static uint32_t number_of(Dot *d, const Node *n)
{
    if (!d->number[n->id])
        d->number[n->id] = ++d->next;
    return d->number[n->id] - 1;
}

static void put_line_start(Dot *d)
{
    for (int i = 0; i < d->indent; i++)
        buffer_puts(d->out, "  ");
}

/* Text inside a quoted label. */
static void put_escaped(Dot *d, Text t)
{
    for (size_t i = 0; i < t.size; i++) {
        if (t.data[i] == '"' || t.data[i] == '\\')
            buffer_putc(d->out, '\\');
        buffer_putc(d->out, t.data[i]);
    }
}

/* The first characters of an attribute's value; cut between code points. */
static Text short_value(Dot *d, const Node *n, const Attr *a)
{
    TextBuffer value = {.arena = d->arena};
    Text t;

    put_attr_value(&value, n, a, MOST_ELEMENTS);
    t = buffer_text(&value);
    if (t.size <= MOST_CHARACTERS)
        return t;
    t.size = MOST_CHARACTERS;
    while (t.size && ((unsigned char)t.data[t.size] & 0xC0) == 0x80)
        t.size--;
    return text_from(arena_printf(d->arena, "%.*s...", (int)t.size, t.data));
}

static void put_label(Dot *d, const Node *n)
{
    buffer_puts(d->out, op_info[n->op].name);
    for (int i = 0; i < n->nattr; i++) {
        buffer_printf(d->out, "\\n%s = ", attr_info[n->attr[i].key].name);
        put_escaped(d, short_value(d, n, &n->attr[i]));
    }
    if (n->type.kind != TYPE_NONE && n->type.kind != TYPE_OBJECT)
        buffer_printf(d->out, "\\n%s", type_str(d->arena, &n->type));
}

static void put_graph(Dot *d, const Graph *g, const char *name);

static void put_arrows(Dot *d, const Node *n)
{
    for (int i = 0; i < n->ninput; i++) {
        put_line_start(d);
        buffer_printf(d->out, "n%u -> n%u", number_of(d, n->input[i]),
                      number_of(d, n));
        if (n->ninput > 1)
            buffer_printf(d->out, " [taillabel=\"%d\"]", i);
        buffer_puts(d->out, ";\n");
    }
}

static void put_node(Dot *d, const Node *n)
{
    put_line_start(d);
    buffer_printf(d->out, "n%u [label=\"", number_of(d, n));
    put_label(d, n);
    buffer_puts(d->out, "\"];\n");
    put_arrows(d, n);
    for (int i = 0; i < n->nregion; i++)
        put_graph(
            d, n->region[i],
            arena_printf(d->arena, "%s, region %d", op_info[n->op].name, i));
}

/* The outputs are one more box, which has no id: the cluster's number serves.
 */
static void put_outputs(Dot *d, const Graph *g, int cluster)
{
    put_line_start(d);
    buffer_printf(d->out, "out%d [label=\"%s\", shape=plaintext];\n", cluster,
                  g->name ? "return" : "yield");
    for (int i = 0; i < g->noutput; i++) {
        put_line_start(d);
        buffer_printf(d->out, "n%u -> out%d;\n", number_of(d, g->output[i]),
                      cluster);
    }
}

static void put_graph(Dot *d, const Graph *g, const char *name)
{
    int cluster = d->ncluster++;

    put_line_start(d);
    buffer_printf(d->out, "subgraph cluster%d {\n", cluster);
    d->indent++;
    put_line_start(d);
    buffer_puts(d->out, "label=\"");
    put_escaped(d, text_from(name));
    buffer_puts(d->out, "\";\n");
    for (const Node *n = g->first; n; n = n->next)
        put_node(d, n);
    put_outputs(d, g, cluster);
    d->indent--;
    put_line_start(d);
    buffer_puts(d->out, "}\n");
}

void module_print_dot(TextBuffer *out, const Module *m)
{
    Dot d = {.out = out,
             .arena = m->arena,
             .indent = 1,
             .number = ARENA_ARRAY(m->arena, uint32_t, m->nnode)};

    buffer_puts(out, "digraph holo {\n"
                     "  node [shape=box, fontname=\"monospace\"];\n");
    for (const Graph *g = m->first; g; g = g->next)
        put_graph(&d, g, g->name);
    buffer_puts(out, "}\n");
}
