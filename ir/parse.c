/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The text form, read back. The text may come from a stranger: reading is
 * total, nesting is bounded, and nothing is allocated that the text's own size
 * does not pay for. What has been read is verified before it is handed out.
 *
 * As in ir/print.c, everything about an op comes from the tables. A type that
 * inference can find may be left out; one that is there must be right. */
#include "ir/places.h"

#include "ir/literal.h"

#include <string.h>

enum { DEEPEST_REGION = 1200, DEEPEST_TYPE = 8 };

/* A graph that is being read, and those around it. */
typedef struct Scope Scope;
struct Scope {
    Graph *graph;
    bool closed; /* nothing in it sees the graphs around it */
    Scope *outer;
    int depth;
};

/* The values of a function by number: an open-addressing table. */
typedef struct Values {
    struct {
        Node *node;
        uint64_t number;
    } *slot;
    size_t nslot, count;
} Values;

typedef struct Parser {
    Scan scan;
    Module *module;
    Values values;
    Places places;
    Span *where; /* of each node by id, in the text that is read */
    int nwhere, where_capacity;
} Parser;

/* ---- values ---- */

static size_t values_find(const Values *v, uint64_t number)
{
    size_t at = (number * 0x9E3779B97F4A7C15u) >> 32 & (v->nslot - 1);

    while (v->slot[at].node && v->slot[at].number != number)
        at = (at + 1) & (v->nslot - 1);
    return at;
}

static void values_grow(Values *v, Arena *a)
{
    Values old = *v;

    v->nslot = old.nslot ? old.nslot * 2 : 64;
    v->slot = arena_array_alloc(a, v->nslot, sizeof *v->slot);
    for (size_t i = 0; i < old.nslot; i++)
        if (old.slot[i].node)
            v->slot[values_find(v, old.slot[i].number)] = old.slot[i];
}

/* `%7` */
static bool scan_number(Scan *s, uint64_t *number)
{
    size_t begin = scan_space(s);
    int64_t value;

    if (!scan_expect(s, "%") || !scan_int(s, &value))
        return false;
    if (value < 0)
        return scan_fail(s, begin, "expected the number of a value");
    *number = (uint64_t)value;
    return true;
}

static bool define_value(Parser *p, size_t begin, uint64_t number, Node *n)
{
    Values *v = &p->values;
    size_t at;

    if (v->count * 2 >= v->nslot)
        values_grow(v, p->module->arena);
    at = values_find(v, number);
    if (v->slot[at].node)
        return scan_fail(&p->scan, begin, "value %%%llu is there already",
                         (unsigned long long)number);
    v->slot[at].node = n;
    v->slot[at].number = number;
    v->count++;
    return true;
}

/* Does code in a scope see the nodes of a graph? */
static bool is_visible(const Scope *scope, const Graph *g)
{
    for (; scope; scope = scope->outer) {
        if (scope->graph == g)
            return true;
        if (scope->closed)
            return false;
    }
    return false;
}

static bool parse_value(Parser *p, const Scope *scope, Node **n)
{
    Scan *s = &p->scan;
    size_t begin = scan_space(s);
    uint64_t number = 0;

    if (!scan_number(s, &number))
        return false;
    *n = p->values.nslot ? p->values.slot[values_find(&p->values, number)].node
                         : NULL;
    if (!*n)
        return scan_fail(s, begin, "there is no value %%%llu before this",
                         (unsigned long long)number);
    return is_visible(scope, (*n)->graph) ||
           scan_fail(s, begin, "value %%%llu is not seen here",
                     (unsigned long long)number);
}

/* `(%1, %2)` */
static bool parse_values(Parser *p, const Scope *scope, int *n, Node ***value)
{
    Scan *s = &p->scan;
    int capacity = 0;

    *n = 0;
    *value = NULL;
    if (!scan_expect(s, "("))
        return false;
    if (scan_accept(s, ")"))
        return true;
    do {
        Node *one;

        if (!parse_value(p, scope, &one))
            return false;
        *ARENA_PUSH(p->module->arena, *value, *n, capacity) = one;
    } while (scan_accept(s, ","));
    return scan_expect(s, ")");
}

/* ---- types ---- */

static bool parse_shape(Scan *s, Shape *shape)
{
    size_t begin = scan_space(s);

    *shape = (Shape){0};
    if (!scan_expect(s, "["))
        return false;
    if (scan_accept(s, "]"))
        return true;
    do {
        int64_t dim;

        if (!scan_int(s, &dim))
            return false;
        if (dim < 0 || shape->rank == MAX_RANK)
            return scan_fail(s, begin, "a shape that cannot be");
        shape->dim[shape->rank++] = dim;
    } while (scan_accept(s, ","));
    return scan_expect(s, "]");
}

static bool parse_type(Scan *s, int depth, Type *type);

/* Types between `(` and `)`. */
static bool parse_tuple(Scan *s, int depth, Type *type)
{
    Type *element = NULL;
    int n = 0, capacity = 0;

    if (depth == DEEPEST_TYPE) {
        s->failed = true;
        diag_error(s->ctx, DIAG_H0908, scan_span(s, s->at),
                   "a tuple nested too deeply");
        return false;
    }
    if (!scan_expect(s, "("))
        return false;
    if (!scan_accept(s, ")")) {
        do {
            Type one;

            if (!parse_type(s, depth + 1, &one))
                return false;
            *ARENA_PUSH(s->ctx->arena, element, n, capacity) = one;
        } while (scan_accept(s, ","));
        if (!scan_expect(s, ")"))
            return false;
    }
    *type = (Type){.kind = TYPE_TUPLE, .nelement = n, .element = element};
    return true;
}

static bool parse_type(Scan *s, int depth, Type *type)
{
    static const TypeKind plain[] = {TYPE_POISON, TYPE_OBJECT, TYPE_TOKEN,
                                     TYPE_TAPE};
    size_t begin = scan_space(s);
    Text name;
    Shape shape;
    DType dtype;

    if (begin < s->text.size && s->text.data[begin] == '(')
        return parse_tuple(s, depth, type);
    if (!scan_name(s, &name))
        return false;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        *type = type_of_kind(plain[i]);
        if (text_is(name, type_str(s->ctx->arena, type)))
            return true;
    }
    dtype = dtype_from_name(name.data);
    if (dtype == DTYPE_NONE)
        return scan_fail(s, begin, "there is no type `%s`", name.data);
    if (!parse_shape(s, &shape))
        return false;
    *type = type_tensor(dtype, shape);
    return true;
}

/* ---- attributes ---- */

/* Where the elements of a constant begin: they are read once its type is. */
typedef struct Data {
    size_t begin, end;
} Data;

static bool skip_data(Scan *s, Data *data)
{
    if (!scan_expect(s, "["))
        return false;
    data->begin = s->at;
    while (s->at < s->text.size && s->text.data[s->at] != ']')
        s->at++;
    data->end = s->at;
    return scan_expect(s, "]");
}

static bool parse_ints(Parser *p, Node *n, AttrKey key)
{
    Scan *s = &p->scan;
    int64_t *value = NULL;
    int count = 0, capacity = 0;

    if (!scan_expect(s, "["))
        return false;
    if (!scan_accept(s, "]")) {
        do {
            int64_t one;

            if (!scan_int(s, &one))
                return false;
            *ARENA_PUSH(p->module->arena, value, count, capacity) = one;
        } while (scan_accept(s, ","));
        if (!scan_expect(s, "]"))
            return false;
    }
    node_set_ints(n, key, count, value);
    return true;
}

static bool parse_texts(Parser *p, Node *n, AttrKey key)
{
    Scan *s = &p->scan;
    Text *value = NULL;
    int count = 0, capacity = 0;

    if (!scan_expect(s, "["))
        return false;
    if (!scan_accept(s, "]")) {
        do {
            Text one;

            if (!scan_quoted(s, &one))
                return false;
            *ARENA_PUSH(p->module->arena, value, count, capacity) = one;
        } while (scan_accept(s, ","));
        if (!scan_expect(s, "]"))
            return false;
    }
    node_set_texts(n, key, count, value);
    return true;
}

static bool parse_attr_value(Parser *p, Node *n, AttrKey key, Data *data)
{
    int64_t number;
    Text text;

    switch (attr_info[key].kind) {
    case ATTR_INT:
        if (!scan_int(&p->scan, &number))
            return false;
        node_set_int(n, key, number);
        return true;
    case ATTR_INTS:
        return parse_ints(p, n, key);
    case ATTR_TEXT:
        if (!scan_quoted(&p->scan, &text))
            return false;
        node_set_text(n, key, text);
        return true;
    case ATTR_TEXTS:
        return parse_texts(p, n, key);
    case ATTR_DATA:
        node_set_data(n, key, NULL, 0);
        return skip_data(&p->scan, data);
    }
    return false;
}

static bool attr_from_name(Text name, AttrKey *key)
{
    for (int i = 0; i < ATTR_COUNT; i++)
        if (text_is(name, attr_info[i].name)) {
            *key = (AttrKey)i;
            return true;
        }
    return false;
}

/* `name = value, ...}` */
static bool parse_attrs(Parser *p, Node *n, Data *data)
{
    Scan *s = &p->scan;

    do {
        size_t begin = scan_space(s);
        AttrKey key;
        Text name;

        if (!scan_name(s, &name))
            return false;
        if (!attr_from_name(name, &key))
            return scan_fail(s, begin, "there is no attribute `%s`", name.data);
        if (node_attr(n, key))
            return scan_fail(s, begin, "attribute `%s` is there already",
                             name.data);
        if (!scan_expect(s, "=") || !parse_attr_value(p, n, key, data))
            return false;
    } while (scan_accept(s, ","));
    return scan_expect(s, "}");
}

/* Reads what skip_data() left, now that the type says how many there are. */
static bool parse_data(Parser *p, Node *n, Data data)
{
    Scan s = p->scan;
    size_t element = (size_t)dtype_info[n->type.dtype].size;
    int64_t size = shape_size(n->type.shape);
    char *bytes;

    s.at = data.begin;
    s.text.size = data.end;
    /* Each element takes a character at least, and a comma. */
    if (n->type.kind != TYPE_TENSOR || size < 0 ||
        (uint64_t)size > (data.end - data.begin + 1) / 2)
        size = -1;
    bytes = size > 0 ? arena_array_alloc(s.ctx->arena, (size_t)size, element)
                     : NULL;
    for (int64_t i = 0; i < size; i++)
        if ((i && !scan_expect(&s, ",")) ||
            !scan_element(&s, n->type.dtype, bytes + (size_t)i * element))
            break;
    if (!s.failed && (size < 0 || !scan_at_end(&s)))
        scan_fail(&s, data.begin, "the data are not the elements of %s",
                  type_str(s.ctx->arena, &n->type));
    p->scan.failed = s.failed;
    node_set_data(n, ATTR_data, bytes, size > 0 ? (size_t)size * element : 0);
    return !s.failed;
}

/* ---- nodes ---- */

static void note_where(Parser *p, Span span)
{
    while ((uint32_t)p->nwhere < p->module->nnode)
        *ARENA_PUSH(p->module->arena, p->where, p->nwhere, p->where_capacity) =
            span;
}

static bool parse_graph(Parser *p, Graph *g, Scope *scope, const char *end);

/* `region(...) {...}` as often as there are regions, and `}`. */
static bool parse_regions(Parser *p, Node *n, Scope *outer)
{
    Scan *s = &p->scan;
    bool open = op_is(n->op, OP_SCRIPT) && n->op != OP_make_function;
    Graph **region = NULL;
    int count = 0, capacity = 0;

    if (outer->depth == DEEPEST_REGION) {
        s->failed = true;
        diag_error(s->ctx, DIAG_H0908, scan_span(s, s->at),
                   "regions nested too deeply");
        return false;
    }
    while (scan_accept_name(s, "region")) {
        Graph *g = graph_region(p->module);
        Scope inner = {g, !open, outer, outer->depth + 1};

        if (!parse_graph(p, g, &inner, "yield"))
            return false;
        *ARENA_PUSH(p->module->arena, region, count, capacity) = g;
    }
    node_set_regions(n, count, region);
    return scan_expect(s, "}");
}

/* The attributes and the regions, each in braces and each possibly absent. */
static bool parse_braces(Parser *p, Node *n, Scope *scope, Data *data)
{
    Scan *s = &p->scan;
    size_t begin;

    if (!scan_accept(s, "{"))
        return !s->failed;
    begin = scan_space(s);
    if (!scan_accept_name(s, "region")) {
        if (!parse_attrs(p, n, data))
            return false;
        if (!scan_accept(s, "{"))
            return !s->failed;
    } else {
        s->at = begin;
    }
    return parse_regions(p, n, scope);
}

/* Infers the node's type and compares it with what was stated. */
static bool settle_type(Parser *p, Node *n, size_t begin, const Type *stated)
{
    Scan *s = &p->scan;
    Arena *a = p->module->arena;
    const char *wrong = node_row_error(n);
    int nerror = s->ctx->nerror;

    if (wrong)
        return scan_fail(s, begin, "%s", wrong);
    node_infer(n);
    if (s->ctx->nerror > nerror) {
        s->failed = true; /* inference has said why */
        return false;
    }
    if (stated && !type_equal(stated, &n->type))
        return scan_fail(s, begin, "this is %s, not %s", type_str(a, &n->type),
                         type_str(a, stated));
    if (n->type.kind == TYPE_NONE && !op_is(n->op, OP_SCRIPT))
        return scan_fail(s, begin, "the type of `%s` must be stated",
                         op_info[n->op].name);
    return true;
}

/* `name(inputs) {attributes} {regions} : type @ span`; the value's number has
 * been read. */
static bool parse_operation(Parser *p, Scope *scope, size_t begin, Node **out)
{
    Scan *s = &p->scan;
    size_t name_begin = scan_space(s);
    Data data = {0, 0};
    int ninput = 0;
    Node **input = NULL;
    bool stated;
    Type type;
    Text name;
    Node *n;
    Op op;

    if (!scan_name(s, &name))
        return false;
    if (!op_from_name(name.data, &op) || op == OP_param)
        return scan_fail(s, name_begin, "there is no operation `%s`",
                         name.data);
    if (scan_space(s) < s->text.size && s->text.data[s->at] == '(' &&
        !parse_values(p, scope, &ninput, &input))
        return false;
    n = node_new(scope->graph, op, ninput, input);
    note_where(p, scan_span(s, begin));
    n->span = scan_span(s, begin);
    if (!parse_braces(p, n, scope, &data))
        return false;
    stated = scan_accept(s, ":");
    if (stated && !parse_type(s, 0, &type))
        return false;
    if (stated && op_is(op, OP_DECLARED))
        n->type = type;
    if (node_attr(n, ATTR_data) && !parse_data(p, n, data))
        return false;
    *out = n;
    return settle_type(p, n, begin, stated ? &type : NULL) &&
           places_parse(&p->places, s, begin, n);
}

/* `%7 = operation`, or an operation without a value. */
static bool parse_node(Parser *p, Scope *scope)
{
    Scan *s = &p->scan;
    size_t begin = scan_space(s);
    bool has_value = begin < s->text.size && s->text.data[begin] == '%';
    uint64_t number = 0;
    Node *n = NULL;

    if (has_value && (!scan_number(s, &number) || !scan_expect(s, "=")))
        return false;
    if (!parse_operation(p, scope, begin, &n))
        return false;
    if (has_value != (n->type.kind != TYPE_NONE))
        return scan_fail(s, begin,
                         has_value ? "`%s` has no value"
                                   : "the value of `%s` has no number",
                         op_info[n->op].name);
    return !has_value || define_value(p, begin, number, n);
}

/* ---- graphs ---- */

static bool parse_param(Parser *p, Graph *g)
{
    Scan *s = &p->scan;
    size_t begin = scan_space(s);
    uint64_t number = 0;
    Type type;
    Node *n;

    if (!scan_number(s, &number) || !scan_expect(s, ":") ||
        !parse_type(s, 0, &type))
        return false;
    n = graph_param(g, type);
    note_where(p, scan_span(s, begin));
    n->span = scan_span(s, begin);
    return settle_type(p, n, begin, &type) &&
           places_parse(&p->places, s, begin, n) &&
           define_value(p, begin, number, n);
}

static bool parse_params(Parser *p, Graph *g)
{
    if (!scan_expect(&p->scan, "("))
        return false;
    if (scan_accept(&p->scan, ")"))
        return true;
    do {
        if (!parse_param(p, g))
            return false;
    } while (scan_accept(&p->scan, ","));
    return scan_expect(&p->scan, ")");
}

/* What stands between the braces, up to `end` with the outputs. */
static bool parse_body(Parser *p, Graph *g, Scope *scope, const char *end)
{
    int noutput;
    Node **output;

    if (!scan_expect(&p->scan, "{"))
        return false;
    while (!scan_accept_name(&p->scan, end))
        if (!parse_node(p, scope))
            return false;
    if (!parse_values(p, scope, &noutput, &output))
        return false;
    graph_set_outputs(g, noutput, output);
    return scan_expect(&p->scan, "}");
}

static bool parse_graph(Parser *p, Graph *g, Scope *scope, const char *end)
{
    return parse_params(p, g) && parse_body(p, g, scope, end);
}

static bool outputs_are(const Graph *g, const Type *stated)
{
    if (g->noutput != stated->nelement)
        return false;
    for (int i = 0; i < g->noutput; i++)
        if (!type_equal(&g->output[i]->type, &stated->element[i]))
            return false;
    return true;
}

static bool parse_function(Parser *p)
{
    Scan *s = &p->scan;
    size_t begin = scan_space(s);
    Scope scope = {0};
    Graph *g;
    Type outputs;
    Text name;

    if (!scan_accept_name(s, "func"))
        return scan_fail(s, begin, "expected `func`");
    if (!scan_expect(s, "@") || !scan_any_name(s, &name))
        return false;
    if (module_find(p->module, name.data))
        return scan_fail(s, begin, "function `%s` is there already", name.data);
    g = module_function(p->module, name.data);
    scope.graph = g;
    p->values = (Values){0};
    if (!parse_params(p, g) || !scan_expect(s, "->") ||
        !parse_tuple(s, 0, &outputs) || !parse_body(p, g, &scope, "return"))
        return false;
    return outputs_are(g, &outputs) ||
           scan_fail(s, begin, "the outputs of `%s` are of other types",
                     g->name);
}

/* ---- the way in ---- */

static bool parse_module(Parser *p)
{
    if (!places_parse_sources(&p->places, &p->scan))
        return false;
    while (!scan_at_end(&p->scan))
        if (!parse_function(p))
            return false;
    return true;
}

/* Reports a violation that only a look at the whole can find. */
static bool verified(Parser *p)
{
    const Node *at = NULL;
    const char *wrong = module_violation(p->module, &at);

    if (!wrong)
        return true;
    diag_error(p->scan.ctx, DIAG_H0951,
               at && at->id < (uint32_t)p->nwhere ? p->where[at->id]
                                                  : scan_span(&p->scan, 0),
               "%s", wrong);
    return false;
}

Module *module_parse(Context *ctx, uint32_t file)
{
    const Source *source = source_get(&ctx->sources, file);
    Parser p = {.module = module_new(ctx)};

    if (!source) {
        diag_error(ctx, DIAG_H0951, SPAN_NONE, "there is no such source");
        return NULL;
    }
    p.scan = (Scan){.ctx = ctx, .text = source->text, .file = file};
    return parse_module(&p) && verified(&p) ? p.module : NULL;
}
