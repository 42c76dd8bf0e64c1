/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The graph: nodes, regions, functions. One structure for all three levels.
 *
 * A Module holds functions; a function is a Graph. A Graph is a list of nodes
 * in an order that puts inputs before their users, with params and outputs. A
 * node of `while`, `cond` and of the script level's structured statements owns
 * regions, which are Graphs too. At graph level a region sees only its own
 * params (inputs are explicit); at script level names are looked up when the
 * program is evaluated, and a region may use nodes of the graphs around it.
 *
 * A node has one value. `while`, `cond`, `call`, `tape_pop` and `unpack` yield
 * a tuple, taken apart by `result` nodes. */
#ifndef HOLO_IR_GRAPH_H
#define HOLO_IR_GRAPH_H

#include "base/diag.h"
#include "ir/type.h"

typedef enum Op {
#define OP(name, ...) OP_##name,
#include "ir/ops.def"
    OP_COUNT
} Op;

typedef enum AttrKey {
#define ATTR(name, kind, doc) ATTR_##name,
#include "ir/attrs.def"
    ATTR_COUNT
} AttrKey;

typedef enum { ATTR_INT, ATTR_INTS, ATTR_TEXT, ATTR_TEXTS, ATTR_DATA } AttrKind;

typedef struct AttrInfo {
    const char *name;
    AttrKind kind;
    const char *doc;
} AttrInfo;

typedef struct Attr {
    AttrKey key;
    int n; /* INTS, TEXTS: how many */
    union {
        int64_t i;
        const int64_t *ints;
        Text text;
        const Text *texts;
        const void *data;
    };
} Attr;

typedef struct Node Node;
typedef struct Graph Graph;
typedef struct Module Module;

/* What every walk reads comes first, within one line of the cache. */
struct Node {
    Op op;
    uint32_t id; /* dense in the module: the index of every side table */
    int ninput, nregion;
    Node *next, *prev;
    Node **input;
    Graph **region;
    Graph *graph; /* the one it is in */
    Attr *attr;   /* in the order of AttrKey */
    int nattr, attr_capacity;
    Span span;             /* where the user wrote it */
    const CallSite *calls; /* the user's calls that led there */
    Type type;
};

struct Graph {
    Module *module;
    Sym name;       /* of a function; NULL for a region */
    size_t index;   /* of a function: which of the module's it is */
    Node *owner;    /* of a region; NULL for a function */
    bool is_staged; /* of a function: known to be at graph level all through */
    Node *first, *last;
    int nparam, param_capacity;
    Node **param; /* nodes of op `param`, also in the list, first of all */
    int noutput;
    Node **output;
    const int *over; /* of a function: output i is what param over[i] becomes,
                        -1: of none; NULL: there are no such */
    Graph *next;     /* the module's next function */
    struct Derived *derived; /* of a function: what autodiff made of it */
};

struct Module {
    Context *ctx;
    Arena *arena;
    uint32_t nnode; /* ids handed out so far */
    Graph *first, *last;
    Graph **slot; /* functions by name: an open-addressing table */
    size_t nslot, nfunction;
};

/* What the op table says of an op that every layer may ask. */
enum {
    OP_SCRIPT = 1 << 0,   /* a row of the script level */
    OP_KERNEL = 1 << 1,   /* a row of the kernel level */
    OP_MAP = 1 << 2,      /* elementwise: inputs and result of one shape */
    OP_EFFECT = 1 << 3,   /* takes a token first and yields one */
    OP_COMMUTES = 1 << 4, /* two inputs, in either order */
    OP_DECLARED = 1 << 5, /* its type is stated, not inferred */
    OP_LINEAR = 1 << 6    /* works on a tape: never merged or repeated */
};
enum { VARIADIC = -1 };

typedef struct OpInfo {
    const char *name;
    int ninput;  /* or VARIADIC */
    int nregion; /* or VARIADIC */
    unsigned traits;
    uint64_t required; /* mask of attributes: 1 << ATTR_x */
    uint64_t optional;
    const char *doc;
} OpInfo;

extern const OpInfo op_info[OP_COUNT];
extern const AttrInfo attr_info[ATTR_COUNT];

static inline bool op_is(Op op, unsigned trait)
{
    return (op_info[op].traits & trait) != 0;
}
bool op_from_name(const char *name, Op *op);
/* What a node has that its table row does not say: inputs, regions and
 * attributes by number and kind. NULL if nothing, or a description. */
const char *node_row_error(const Node *n);
/* May equal nodes be merged and unused ones dropped? Looks into regions:
 * a `while` that never touches a token or a tape is pure. */
bool node_is_pure(const Node *n);

/* ---- making graphs (ir/graph.c) ---- */

Module *module_new(Context *ctx); /* in the context's arena */
/* The same functions in the context's arena, which is another one than that of
 * `from`: nothing in the copy points into that but data of LARGE_DATA bytes and
 * more, which is kept. Ids are dense. Working memory is taken from the arena of
 * `from`, which is to end soon. (ir/module_copy.c) */
Module *module_copy(Context *ctx, const Module *from);
Graph *module_function(Module *m, const char *name); /* adds a function */
/* Drops functions that nothing calls, by `index`. */
void module_drop(Module *m, const bool *drop);
Graph *module_find(const Module *m, const char *name);
Graph *graph_region(Module *m); /* a region without an owner yet */

/* A copy of a node without regions, of the same inputs, in `g` before `at`
 * (NULL: at the end). */
Node *node_copy(const Node *n, Graph *g, Node *at);
/* Appends a node; its type is NONE, its span SPAN_NONE. `input` is copied. */
Node *node_new(Graph *g, Op op, int ninput, Node *const *input);
void node_move_before(Node *n, Node *at); /* within or across graphs */
void node_unlink(Node *n);

Node *graph_param(Graph *g, Type type); /* appends a param */
void graph_set_outputs(Graph *g, int n, Node *const *output);
/* Gives a new function what a region without an owner has. */
void graph_take(Graph *function, Graph *region);
void node_set_regions(Node *n, int nregion, Graph *const *region);
void node_add_input(Node *n, Node *input); /* the last */

/* The copies of the nodes of a graph, whose ids are in [low, high). */
typedef struct Copies {
    Node **map;
    uint32_t low, high;
} Copies;

Copies copies_of_graph(Arena *a, const Graph *from); /* of none yet */
void copies_put(Copies *c, const Node *n, Node *copy);
/* The copy of a node; the node itself when it lies outside what is copied. */
Node *copies_find(const Copies *c, Node *n);

/* Copies the nodes of `from` (not its params and outputs) to the end of `to`;
 * `c` gets the copy of each, and has those of its params. Regions are copied
 * whole. */
void graph_copy_body(Graph *to, const Graph *from, Copies *c);
/* Copies the nodes of `from` before `at`, with `input` in the places of its
 * params; `output` is what its outputs are there. */
void graph_insert(Node *at, const Graph *from, Node *const *input,
                  Node **output);
/* The ids of a graph's nodes and its regions' are in [low, high). */
void graph_id_range(const Graph *g, uint32_t *low, uint32_t *high);
/* A copy of a region with its params and outputs, without an owner. */
Graph *graph_copy(Module *to, const Graph *from);

/* ---- attributes ---- */

const Attr *node_attr(const Node *n, AttrKey key); /* NULL if absent */
int64_t node_int(const Node *n, AttrKey key);      /* 0 if absent */
Text node_text(const Node *n, AttrKey key);        /* empty if absent */
void node_set_int(Node *n, AttrKey key, int64_t value);
void node_set_ints(Node *n, AttrKey key, int count, const int64_t *value);
void node_set_text(Node *n, AttrKey key, Text value);
void node_set_texts(Node *n, AttrKey key, int count, const Text *value);
/* Data of this size and more lies in what the context keeps (Context.kept).
 * The size is literal_size() of the node's type, by which module_copy() asks
 * where it lies. */
enum { LARGE_DATA = 1 << 12 };
void node_set_data(Node *n, AttrKey key, const void *data, size_t size);
bool attrs_equal(const Node *a, const Node *b);

/* ---- inference and verification ---- */

/* Finds n->type from inputs and attributes, reporting what does not fit as a
 * diagnostic at n->span; poison in, poison out, silently. (ir/infer.c) */
void node_infer(Node *n);

/* Checks every invariant: table rows, types, order, owners, regions, linear
 * tapes. Returns NULL, or says what is violated first. (ir/verify.c) */
const char *module_verify(const Module *m);
/* The same, with the node it is about in `*at` (NULL if it is about none). */
const char *module_violation(const Module *m, const Node **at);

/* ---- text form (ir/print.c, ir/parse.c) ---- */

typedef struct PrintOptions {
    bool spans; /* sources first; places and calls behind each node */
} PrintOptions;
void module_print(TextBuffer *out, const Module *m, const PrintOptions *o);
void graph_print(TextBuffer *out, const Graph *g, const PrintOptions *o);
void module_print_dot(TextBuffer *out, const Module *m);
/* Reads what module_print wrote; NULL after diagnostics (H0951) with spans in
 * the source `file` of ctx->sources. The text of a stranger is hostile. */
Module *module_parse(Context *ctx, uint32_t file);

#endif
