/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random modules of the graph level: every op that the builder can be given,
 * nested `cond` and `while`, dimensions of 0, 1, 7 and 65. The same seed gives
 * the same module. Loops end: each counts its turns. */
#ifndef HOLO_TESTS_UNIT_IR_RANDOM_H
#define HOLO_TESTS_UNIT_IR_RANDOM_H

#include "ir/ir.h"

enum {
    POOL = 64,
    MOST_ELEMENTS_OF_VALUE = 20000,
    DEEPEST_RANDOM_REGION = 3,
    RANDOM_RESULTS = 12
};

typedef struct Random {
    uint64_t state;
} Random;

/* A graph that is being filled, and values in it to go on with. */
typedef struct Filling {
    Random *random;
    Build b;
    Node *pool[POOL];
    int npool;
    Node *token;
    int depth;
} Filling;

/* splitmix64 */
static inline uint64_t random_next(Random *r)
{
    uint64_t x = r->state += 0x9E3779B97F4A7C15u;

    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static inline int64_t random_below(Random *r, int64_t n)
{
    return (int64_t)(random_next(r) % (uint64_t)n);
}

/* ---- values to go on with ---- */

static inline Shape random_shape(Random *r)
{
    static const int64_t dim[] = {0, 1, 1, 7, 7, 65};
    Shape s = {.rank = (int)random_below(r, 4)};

    for (int i = 0; i < s.rank; i++)
        s.dim[i] = dim[random_below(r, 6)];
    return s;
}

static inline DType random_dtype(Random *r)
{
    return (DType)(DTYPE_BOOL + random_below(r, DTYPE_COUNT - DTYPE_BOOL));
}

/* Takes a value into the pool if it is a tensor of moderate size. */
static inline Node *keep(Filling *f, Node *n)
{
    int64_t size = n->type.kind == TYPE_TENSOR ? shape_size(n->type.shape) : -1;

    if (size < 0 || size > MOST_ELEMENTS_OF_VALUE)
        return n;
    if (f->npool < POOL)
        f->pool[f->npool++] = n;
    else
        f->pool[random_below(f->random, POOL)] = n;
    return n;
}

static inline Node *random_value(Filling *f)
{
    return f->pool[random_below(f->random, f->npool)];
}

/* `x` as a value of a dtype. */
static inline Node *value_of(Filling *f, DType dtype)
{
    return build_convert(&f->b, random_value(f), dtype);
}

/* Another value of a type: from the pool if one is there, else made. */
static inline Node *value_like(Filling *f, Type type)
{
    int from = (int)random_below(f->random, f->npool);

    for (int i = 0; i < f->npool; i++) {
        Node *n = f->pool[(from + i) % f->npool];

        if (type_equal(&n->type, &type))
            return n;
    }
    return build_splat(&f->b, type, (double)random_below(f->random, 100) - 50);
}

static inline Node *scalar_like(Filling *f, DType dtype)
{
    return value_like(f, type_scalar(dtype));
}

static inline Node *random_constant(Filling *f)
{
    Type type = type_tensor(random_dtype(f->random), random_shape(f->random));
    Arena *a = f->b.graph->module->arena;
    Literal l;
    uint8_t *bytes;

    if (shape_size(type.shape) > 500)
        type.shape.rank = 0;
    l = literal_new(a, type);
    bytes = l.data;
    for (size_t i = 0; i < literal_size(&type); i++)
        bytes[i] =
            (uint8_t)(type.dtype == DTYPE_BOOL ? random_below(f->random, 2)
                                               : random_below(f->random, 256));
    return build_constant(&f->b, type, l.data);
}

/* ---- elementwise ---- */

static inline bool is_random_map(Op op)
{
    return op_is(op, OP_MAP) && op != OP_convert && op != OP_select;
}

/* The dtypes that a MAP row may take are tried in turn. */
static inline DType other_dtype(DType dtype)
{
    switch (dtype) {
    case DTYPE_F32:
        return DTYPE_I32;
    case DTYPE_I32:
        return DTYPE_I64;
    case DTYPE_I64:
        return DTYPE_F64;
    default:
        return DTYPE_F32;
    }
}

/* The dtypes that a MAP row takes, as inference sees it: tried out. */
static inline Node *random_map(Filling *f)
{
    Op op;
    Node *x = random_value(f), *n;
    Context *ctx = f->b.graph->module->ctx, saved = *ctx;

    do
        op = (Op)random_below(f->random, OP_COUNT);
    while (!is_random_map(op));
    for (;;) {
        Node *y = value_like(f, x->type);

        n = build_op(&f->b, op, op_info[op].ninput, (Node *[]){x, y});
        if (n->type.kind != TYPE_POISON)
            return n;
        node_unlink(n);
        *ctx = saved;
        *ctx->last_diag = NULL;
        x = build_convert(&f->b, x, other_dtype(x->type.dtype));
    }
}

static inline Node *random_convert(Filling *f)
{
    return build_convert(&f->b, random_value(f), random_dtype(f->random));
}

static inline Node *random_select(Filling *f)
{
    Node *x = random_value(f);
    Node *mask = value_like(f, type_tensor(DTYPE_BOOL, x->type.shape));

    return build3(&f->b, OP_select, mask, x, value_like(f, x->type));
}

/* ---- shapes ---- */

/* A permutation of 0 ... n - 1. */
static inline void random_order(Random *r, int n, int64_t *order)
{
    for (int i = 0; i < n; i++) {
        int64_t j = random_below(r, i + 1);

        order[i] = order[j];
        order[j] = i;
    }
}

static inline Node *random_reshape(Filling *f)
{
    Node *x = random_value(f);
    Shape s = x->type.shape;

    if (s.rank >= 2 && random_below(f->random, 2)) {
        s.dim[s.rank - 2] *= s.dim[s.rank - 1];
        s.rank--;
    } else if (s.rank < MAX_RANK) {
        s.dim[s.rank++] = 1;
    }
    return build_reshape(&f->b, x, s);
}

static inline Node *random_broadcast(Filling *f)
{
    Node *x = random_value(f);
    Shape s = x->type.shape;

    for (int i = 0; i < s.rank; i++)
        if (s.dim[i] == 1 && random_below(f->random, 2))
            s.dim[i] = 7;
    if (s.rank < 4) {
        for (int i = s.rank++; i > 0; i--)
            s.dim[i] = s.dim[i - 1];
        s.dim[0] = random_below(f->random, 4);
    }
    return build_broadcast_to(&f->b, x, s);
}

static inline Node *random_transpose(Filling *f)
{
    Node *x = random_value(f);
    int64_t order[MAX_RANK];

    random_order(f->random, x->type.shape.rank, order);
    return build_transpose(&f->b, x, order);
}

static inline Node *random_reverse(Filling *f)
{
    Node *x = random_value(f), *n = build_bare(&f->b, OP_reverse, 1, &x);
    int64_t order[MAX_RANK];
    int rank = x->type.shape.rank;

    random_order(f->random, rank, order);
    node_set_ints(n, ATTR_dimensions, (int)random_below(f->random, rank + 1),
                  order);
    node_infer(n);
    return n;
}

static inline Node *random_slice(Filling *f)
{
    Node *x = random_value(f);
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];

    for (int i = 0; i < x->type.shape.rank; i++) {
        int64_t dim = x->type.shape.dim[i];

        start[i] = random_below(f->random, dim + 1);
        limit[i] = start[i] + random_below(f->random, dim - start[i] + 1);
        stride[i] = 1 + random_below(f->random, 3);
    }
    return build_slice(&f->b, x, start, limit, stride);
}

static inline Node *random_pad(Filling *f)
{
    Node *x = random_value(f);
    int64_t low[MAX_RANK], high[MAX_RANK], interior[MAX_RANK];

    for (int i = 0; i < x->type.shape.rank; i++) {
        int64_t dim = x->type.shape.dim[i];

        low[i] = random_below(f->random, 4) - (dim > 1);
        high[i] = random_below(f->random, 4);
        interior[i] = random_below(f->random, 3);
    }
    return build_pad(&f->b, x, scalar_like(f, x->type.dtype), low, high,
                     interior);
}

static inline Node *random_concatenate(Filling *f)
{
    Node *x = random_value(f);

    if (x->type.shape.rank == 0)
        x = build_reshape(&f->b, x, shape_of(1, (int64_t[]){1}));
    return build_concatenate(&f->b, 3, (Node *[]){x, value_like(f, x->type), x},
                             random_below(f->random, x->type.shape.rank));
}

/* ---- reductions and products ---- */

static inline Node *random_reduce(Filling *f)
{
    static const Op numeric[] = {OP_reduce_sum, OP_reduce_prod, OP_reduce_max,
                                 OP_reduce_min};
    static const Op boolean[] = {OP_reduce_and, OP_reduce_or};
    Node *x = random_value(f);
    int64_t order[MAX_RANK];
    int n = (int)random_below(f->random, x->type.shape.rank + 1);

    random_order(f->random, x->type.shape.rank, order);
    return build_reduce(&f->b,
                        x->type.dtype == DTYPE_BOOL
                            ? boolean[random_below(f->random, 2)]
                            : numeric[random_below(f->random, 4)],
                        x, n, order);
}

/* Ops with the one attribute `dimension`. */
static inline Node *random_along(Filling *f)
{
    static const Op op[] = {OP_argmax,  OP_argmin, OP_cumsum,
                            OP_cumprod, OP_sort,   OP_argsort};
    Node *x = value_of(f, random_below(f->random, 2) ? DTYPE_F32 : DTYPE_I64);
    Node *n;
    int i = (int)random_below(f->random, 6);
    int64_t dim;

    if (x->type.shape.rank == 0)
        return x;
    dim = random_below(f->random, x->type.shape.rank);
    if (x->type.shape.dim[dim] == 0)
        i = 2;
    n = build_bare(&f->b, op[i], 1, &x);
    node_set_int(n, ATTR_dimension, dim);
    node_infer(n);
    return n;
}

static inline Node *random_iota(Filling *f)
{
    Type type = type_tensor(DTYPE_F32, random_shape(f->random));

    if (type.shape.rank == 0)
        return build_f64(&f->b, DTYPE_F32, 1);
    return build_iota(&f->b, type, random_below(f->random, type.shape.rank));
}

/* x times its own transpose, over a dimension of it and maybe a batch. */
static inline Node *random_dot(Filling *f)
{
    Node *x = value_of(f, DTYPE_F32);
    int64_t order[MAX_RANK];
    int rank = x->type.shape.rank;

    if (rank == 0 || rank > 3)
        return x;
    random_order(f->random, rank, order);
    return build_dot_general(&f->b, x, x, rank > 2, order + 1, order + 1, 1,
                             order, order);
}

/* ---- places from data ---- */

static inline void random_starts(Filling *f, const Node *x,
                                 Node *start[MAX_RANK])
{
    for (int i = 0; i < x->type.shape.rank; i++)
        start[i] = scalar_like(f, DTYPE_I64);
}

static inline Node *random_dynamic_slice(Filling *f)
{
    Node *x = random_value(f), *start[MAX_RANK], *part;
    int64_t sizes[MAX_RANK];

    random_starts(f, x, start);
    for (int i = 0; i < x->type.shape.rank; i++)
        sizes[i] = random_below(f->random, x->type.shape.dim[i] + 1);
    part = keep(f, build_dynamic_slice(&f->b, x, start, sizes));
    random_starts(f, x, start);
    return build_dynamic_update_slice(&f->b, x, part, start);
}

/* An i64 scalar of any size, or one that is mostly in 0..size, which only
 * running knows. */
static inline Node *random_bound(Filling *f, int64_t size)
{
    Node *any = scalar_like(f, DTYPE_I64);

    if (random_below(f->random, 4) == 0)
        return any;
    return build2(&f->b, OP_floor_mod, any,
                  build_i64(&f->b, DTYPE_I64, size + 1));
}

static inline void random_place(Filling *f, const Node *x, WindowPlace *at,
                                Node **start)
{
    for (int i = 0; i < 2 * at->n; i++)
        start[i] =
            random_bound(f, x->type.shape.dim[at->dimensions[i % at->n]]);
    at->start = start;
}

/* A window along some dimensions, perhaps larger than what it is of, and that,
 * changed or not, put into another one. */
static inline Node *random_window(Filling *f)
{
    Node *x = random_value(f), *start[2 * MAX_RANK], *part;
    int64_t dims[MAX_RANK], sizes[MAX_RANK];
    WindowPlace at = {.dimensions = dims};

    for (int i = x->type.shape.rank - 1; i >= 0; i--)
        if (random_below(f->random, 3)) {
            sizes[at.n] = random_below(f->random, x->type.shape.dim[i] + 3);
            dims[at.n++] = i;
        }
    random_place(f, x, &at, start);
    part = keep(
        f, build_window(&f->b, x, scalar_like(f, x->type.dtype), &at, sizes));
    if (random_below(f->random, 2))
        part = value_like(f, part->type);
    random_place(f, x, &at, start);
    return build_update_window(&f->b, x, part, &at);
}

/* Rows of a matrix by index, and put back. */
static inline Node *random_gather(Filling *f)
{
    Shape matrix = shape_of(2, (int64_t[]){7, 5});
    Shape indices = shape_of(1, (int64_t[]){7});
    Node *x = value_like(f, type_tensor(random_dtype(f->random), matrix));
    Node *index = value_like(f, type_tensor(DTYPE_I64, indices));
    Node *rows, *n;

    rows = build_bare(&f->b, OP_gather, 2, (Node *[]){x, index});
    node_set_ints(rows, ATTR_offset_dims, 1, (int64_t[]){1});
    node_set_ints(rows, ATTR_collapsed_slice_dims, 1, (int64_t[]){0});
    node_set_ints(rows, ATTR_start_index_map, 1, (int64_t[]){0});
    node_set_int(rows, ATTR_index_vector_dim, 1);
    node_set_ints(rows, ATTR_sizes, 2, (int64_t[]){1, 5});
    node_infer(rows);
    keep(f, rows);
    n = build_bare(&f->b, OP_scatter, 3, (Node *[]){x, index, rows});
    node_set_ints(n, ATTR_update_window_dims, 1, (int64_t[]){1});
    node_set_ints(n, ATTR_inserted_window_dims, 1, (int64_t[]){0});
    node_set_ints(n, ATTR_scatter_dims_to_operand_dims, 1, (int64_t[]){0});
    node_set_int(n, ATTR_index_vector_dim, 1);
    node_set_text(n, ATTR_combiner,
                  text_from(x->type.dtype == DTYPE_BOOL ? "max" : "add"));
    node_infer(n);
    return n;
}

static inline Node *random_bits_node(Filling *f)
{
    Shape s = random_shape(f->random);
    Node *n = build_bare(
        &f->b, OP_random_bits, 2,
        (Node *[]){scalar_like(f, DTYPE_U64), scalar_like(f, DTYPE_U64)});

    node_set_ints(n, ATTR_shape, s.rank, s.dim);
    node_infer(n);
    return n;
}

/* ---- effects and tapes ---- */

static inline Node *random_print(Filling *f)
{
    Node *x = random_value(f);
    Node *n = build_bare(&f->b, OP_print, 2, (Node *[]){f->token, x});
    char bytes[8];
    Text piece[2] = {{bytes, sizeof bytes}, {"\n", 1}};

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)random_below(f->random, 256);
    node_set_texts(n, ATTR_pieces, 2, piece);
    node_set_texts(n, ATTR_formats, 1, &(Text){"", 0});
    node_set_ints(n, ATTR_origins, 1, &(int64_t){2});
    node_infer(n);
    return f->token = n;
}

static inline Node *random_check(Filling *f)
{
    Node *n = build_bare(&f->b, OP_check, 2,
                         (Node *[]){f->token, build_bool(&f->b, true)});

    node_set_texts(n, ATTR_pieces, 1, &(Text){"never", 5});
    node_set_texts(n, ATTR_formats, 0, NULL);
    node_set_ints(n, ATTR_origins, 0, NULL);
    node_set_text(n, ATTR_code, text_from("H0906"));
    node_infer(n);
    return f->token = n;
}

static inline Node *random_system(Filling *f)
{
    Node *one = build_i64(&f->b, DTYPE_I64, STREAM_OUT);
    Node *n = build_bare(&f->b, OP_system, 2, (Node *[]){f->token, one});

    node_set_text(n, ATTR_call, text_from("write"));
    node_set_texts(n, ATTR_pieces, 1, &(Text){"said\n", 5});
    node_set_texts(n, ATTR_formats, 0, NULL);
    node_set_ints(n, ATTR_origins, 0, NULL);
    node_infer(n);
    f->token = build_result(&f->b, n, 0);
    return build_result(&f->b, n, 1);
}

static inline Node *random_tape(Filling *f)
{
    Node *x = random_value(f);
    Node *tape = build_op(&f->b, OP_tape_create, 0, NULL);
    Node *pushed = build2(&f->b, OP_tape_push, tape, x);
    Node *popped = build_bare(&f->b, OP_tape_pop, 1, &pushed);

    popped->type =
        type_tuple(f->b.graph->module->arena, (Type[]){tape->type, x->type}, 2);
    node_infer(popped);
    return build_result(&f->b, popped, 1);
}

/* ---- control flow ---- */

static inline void fill(Filling *f, int nstep);

/* A region that takes `n` values, and the Filling for it. */
static inline Graph *open_region(Filling *in, const Filling *f, int n,
                                 Node *const *input)
{
    Graph *g = graph_region(f->b.graph->module);

    *in = (Filling){.random = f->random, .depth = f->depth + 1};
    in->b = f->b;
    in->b.graph = g;
    in->b.before = NULL;
    for (int i = 0; i < n; i++) {
        Node *param = graph_param(g, input[i]->type);

        if (param->type.kind == TYPE_TOKEN)
            in->token = param;
        else
            keep(in, param);
    }
    return g;
}

/* Fills a region; it yields a token and a value of x's type. */
static inline Graph *random_branch(Filling *f, int n, Node *const *input,
                                   Type type)
{
    Filling in;
    Graph *g = open_region(&in, f, n, input);

    fill(&in, 6);
    graph_set_outputs(g, 2, (Node *[]){in.token, value_like(&in, type)});
    return g;
}

static inline Node *random_cond(Filling *f)
{
    Node *x = random_value(f), *y = random_value(f);
    Node *input[] = {f->token, x, y}, *out[2];
    Graph *yes = random_branch(f, 3, input, x->type);
    Graph *no = random_branch(f, 3, input, x->type);

    build_cond(&f->b, scalar_like(f, DTYPE_BOOL), 3, input, yes, no, out);
    f->token = out[0];
    return out[1];
}

/* for i in range(3): carries the counter, a token and a value. */
static inline Node *random_while(Filling *f)
{
    Node *x = random_value(f);
    Node *carried[] = {build_i64(&f->b, DTYPE_I64, 0), f->token, x};
    Node *out[3], *turn;
    Filling in;
    Graph *test = open_region(&in, f, 3, carried);
    Graph *body;

    turn =
        build2(&in.b, OP_less, test->param[0], build_i64(&in.b, DTYPE_I64, 3));
    graph_set_outputs(test, 1, &turn);
    body = open_region(&in, f, 3, carried);
    fill(&in, 6);
    turn =
        build2(&in.b, OP_add, body->param[0], build_i64(&in.b, DTYPE_I64, 1));
    graph_set_outputs(body, 3,
                      (Node *[]){turn, in.token, value_like(&in, x->type)});
    build_while(&f->b, 3, carried, test, body, out);
    f->token = out[1];
    return out[2];
}

/* ---- graphs and modules ---- */

static inline void fill(Filling *f, int nstep)
{
    static Node *(*const step[])(Filling *) = {
        random_constant,      random_map,         random_map,
        random_map,           random_map,         random_convert,
        random_select,        random_reshape,     random_broadcast,
        random_transpose,     random_reverse,     random_slice,
        random_pad,           random_concatenate, random_reduce,
        random_along,         random_iota,        random_dot,
        random_dynamic_slice, random_window,      random_gather,
        random_bits_node,     random_print,       random_check,
        random_system,        random_tape,        random_cond,
        random_while,
    };
    int64_t count = sizeof step / sizeof *step;

    if (f->depth >= DEEPEST_RANDOM_REGION)
        count -= 2;
    if (!f->npool)
        keep(f, random_constant(f));
    for (int i = 0; i < nstep; i++)
        keep(f, step[random_below(f->random, count)](f));
}

/* A module whose "main" takes a token and an f32 tensor, and returns a token
 * and RANDOM_RESULTS tensors. */
static inline Module *random_module(Context *ctx, uint64_t seed)
{
    Random random = {seed};
    Module *m = module_new(ctx);
    Filling f = {.random = &random, .b.graph = module_function(m, "main")};
    Node *output[1 + RANDOM_RESULTS];

    f.token = graph_param(f.b.graph, type_of_kind(TYPE_TOKEN));
    keep(&f,
         graph_param(f.b.graph, type_tensor(DTYPE_F32, random_shape(&random))));
    keep(&f, random_constant(&f));
    fill(&f, 30);
    output[0] = f.token;
    for (int i = 0; i < RANDOM_RESULTS; i++)
        output[1 + i] = random_value(&f);
    graph_set_outputs(f.b.graph, 1 + RANDOM_RESULTS, output);
    return m;
}

#endif
