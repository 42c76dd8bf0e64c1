/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops and branches that must not lose a value by writing in place: each
 * compared with the reference interpreter. */
#include "codegen_run.h"

/* A function in the making, and a counted loop in it. */
typedef struct Maker {
    Test *t;
    Module *m;
    Graph *main;
    Build b;
} Maker;

typedef struct Turns {
    Maker *k;
    int ncarried; /* the counter is the first of them */
    Node **first;
    Graph *test, *body;
    Build b; /* of the body */
    Node *out[16];
} Turns;

static Type f32_of(int rank, int64_t a, int64_t b)
{
    return type_tensor(DTYPE_F32, (Shape){rank, {a, b}});
}

static Maker maker(Test *t)
{
    Maker k = {.t = t, .m = module_new(&t->ctx)};

    k.main = module_function(k.m, "main");
    k.b.graph = k.main;
    return k;
}

static Node *input(Maker *k, Type type)
{
    return graph_param(k->main, type);
}

/* Opens `for i in range(n)` over the carried values. */
static Turns turns(Maker *k, Build *b, int64_t n, int ncarried, Node **carried)
{
    Turns l = {.k = k, .ncarried = ncarried + 1};
    Build test;
    Node *more;

    l.first = ARENA_ARRAY(&k->t->arena, Node *, ncarried + 1);
    l.first[0] = build_i64(b, DTYPE_I64, 0);
    l.test = graph_region(k->m);
    l.body = graph_region(k->m);
    for (int i = 0; i < ncarried; i++)
        l.first[i + 1] = carried[i];
    for (int i = 0; i < l.ncarried; i++) {
        graph_param(l.test, l.first[i]->type);
        graph_param(l.body, l.first[i]->type);
    }
    test = (Build){.graph = l.test};
    more = build2(&test, OP_less, l.test->param[0],
                  build_i64(&test, DTYPE_I64, n));
    graph_set_outputs(l.test, 1, &more);
    l.b = (Build){.graph = l.body};
    return l;
}

static Node *carried(Turns *l, int i)
{
    return l->body->param[i + 1];
}

/* Closes it; the results are out[0] ... as the carried values. */
static void turns_end(Turns *l, Build *b, Node **next)
{
    Node *all[16], *out[16];

    all[0] = build2(&l->b, OP_add, l->body->param[0],
                    build_i64(&l->b, DTYPE_I64, 1));
    for (int i = 1; i < l->ncarried; i++)
        all[i] = next[i - 1];
    graph_set_outputs(l->body, l->ncarried, all);
    build_while(b, l->ncarried, l->first, l->test, l->body, out);
    for (int i = 1; i < l->ncarried; i++)
        l->out[i - 1] = out[i];
}

static void finish(Maker *k, const char *name, int n, Node **out)
{
    const char *bad;

    graph_set_outputs(k->main, n, out);
    bad = k->t->ctx.nerror ? test_message(k->t) : module_verify(k->m);
    if (bad) {
        k->t->failures++;
        printf("%s: %s\n", name, bad);
    } else {
        run_both(k->t, name, k->m, 3, NULL);
    }
    test_clear(k->t);
}

static Node *add(Build *b, Node *x, Node *y)
{
    return build2(b, OP_add, x, y);
}

/* x with `update` at row (or element) `i`. */
static Node *update(Build *b, Node *x, Node *piece, Node *i)
{
    Node *start[2] = {i, build_i64(b, DTYPE_I64, 0)};

    return build_dynamic_update_slice(b, x, piece, start);
}

static Node *element(Build *b, Node *x, Node *i)
{
    return build_dynamic_slice(b, x, &i, (int64_t[]){1});
}

/* ---- exchanges ---- */

typedef void Body(Turns *l, Node **next);

static void exchange(Turns *l, Node **next)
{
    next[0] = carried(l, 1);
    next[1] = carried(l, 0);
}

static void rotate_three(Turns *l, Node **next)
{
    next[0] = carried(l, 1);
    next[1] = carried(l, 2);
    next[2] = carried(l, 0);
}

static void fibonacci(Turns *l, Node **next)
{
    next[0] = carried(l, 1);
    next[1] = add(&l->b, carried(l, 0), carried(l, 1));
}

static void sum_and_difference(Turns *l, Node **next)
{
    next[0] = add(&l->b, carried(l, 0), carried(l, 1));
    next[1] = build2(&l->b, OP_subtract, carried(l, 0), carried(l, 1));
}

static void same_twice(Turns *l, Node **next)
{
    next[0] = next[1] = add(&l->b, carried(l, 0), carried(l, 1));
}

static void both_the_second(Turns *l, Node **next)
{
    next[0] = next[1] = carried(l, 1);
}

static void invariant_and_sum(Turns *l, Node **next)
{
    next[0] = carried(l, 0);
    next[1] = add(&l->b, carried(l, 0), carried(l, 1));
}

static void turned_round(Turns *l, Node **next)
{
    Node *x = carried(l, 0);
    next[0] = add(&l->b, x, build_transpose(&l->b, x, (int64_t[]){1, 0}));
    next[1] = build2(&l->b, OP_subtract, x, carried(l, 1));
}

static void old_kept(Turns *l, Node **next)
{
    Node *i = l->body->param[0], *x = carried(l, 0);
    Node *piece = build_zeros(&l->b, f32_of(2, 1, x->type.shape.dim[1]));

    next[0] = update(&l->b, x, piece, i);
    next[1] = x;
}

static void turned_alone(Turns *l, Node **next)
{
    Node *x = carried(l, 0);

    next[0] = add(&l->b, x, build_transpose(&l->b, x, (int64_t[]){1, 0}));
    next[1] = carried(l, 1);
}

/* Rows i and i + 1 from rows i - 1 and i. */
static void updated(Turns *l, Node **next)
{
    Node *i = l->body->param[0], *x = carried(l, 0);
    int64_t row[2] = {2, x->type.shape.dim[1]};
    Node *start[2] = {
        build2(&l->b, OP_subtract, i, build_i64(&l->b, DTYPE_I64, 1)),
        build_i64(&l->b, DTYPE_I64, 0)};
    Node *above = build_dynamic_slice(&l->b, x, start, row);

    next[0] = update(&l->b, x, add(&l->b, above, above), i);
    next[1] = carried(l, 1);
}

static void seen_by_a_name(Turns *l, Node **next)
{
    Node *i = l->body->param[0], *x = carried(l, 0);
    Shape flat = {1, {shape_size(x->type.shape)}};
    Node *name = build_reshape(&l->b, x, flat);
    Node *piece = build_zeros(&l->b, f32_of(2, 1, x->type.shape.dim[1]));
    Node *next_x = update(&l->b, x, piece, i);

    next[0] = next_x;
    next[1] =
        add(&l->b, carried(l, 1), build_reshape(&l->b, name, x->type.shape));
}

/* cond(i % 2, x, y) { x with row 0 zeroed, y } { x, x + y } */
static void branched(Turns *l, Node **next)
{
    Node *in[2] = {carried(l, 0), carried(l, 1)}, *out[2], *yield[2];
    Node *two = build_i64(&l->b, DTYPE_I64, 2);
    Node *odd = build_convert(
        &l->b, build2(&l->b, OP_floor_mod, l->body->param[0], two), DTYPE_BOOL);
    Graph *g[2];
    Build b;

    for (int i = 0; i < 2; i++) {
        g[i] = graph_region(l->k->m);
        for (int j = 0; j < 2; j++)
            graph_param(g[i], in[j]->type);
    }
    b = (Build){.graph = g[0]};
    yield[0] = update(&b, g[0]->param[0],
                      build_zeros(&b, f32_of(2, 1, in[0]->type.shape.dim[1])),
                      build_i64(&b, DTYPE_I64, 0));
    yield[1] = g[0]->param[1];
    graph_set_outputs(g[0], 2, yield);
    b = (Build){.graph = g[1]};
    yield[0] = g[1]->param[0];
    yield[1] = add(&b, g[1]->param[0], g[1]->param[1]);
    graph_set_outputs(g[1], 2, yield);
    build_cond(&l->b, odd, 2, in, g[0], g[1], out);
    next[0] = out[0];
    next[1] = out[1];
}

/* cond exchanging its inputs */
static void exchanged_by_branch(Turns *l, Node **next)
{
    Node *in[2] = {carried(l, 0), carried(l, 1)};
    Node *odd = build2(&l->b, OP_equal, l->body->param[0],
                       build_i64(&l->b, DTYPE_I64, 1));
    Graph *g[2];

    for (int i = 0; i < 2; i++) {
        g[i] = graph_region(l->k->m);
        for (int j = 0; j < 2; j++)
            graph_param(g[i], in[j]->type);
        graph_set_outputs(g[i], 2,
                          (Node *[]){g[i]->param[i], g[i]->param[1 - i]});
    }
    build_cond(&l->b, odd, 2, in, g[0], g[1], next);
}

/* An inner loop on the outer one's values, which keeps an old one. */
static void nested(Turns *l, Node **next)
{
    Node *in[2] = {carried(l, 0), carried(l, 1)}, *inner_next[2];
    Turns inner = turns(l->k, &l->b, 2, 2, in);

    sum_and_difference(&inner, inner_next);
    turns_end(&inner, &l->b, inner_next);
    next[0] = add(&l->b, inner.out[1], carried(l, 0));
    next[1] = inner.out[0];
}

static void products(Turns *l, Node **next)
{
    Node *x = carried(l, 0);
    int64_t k = 1, c = 0;

    next[0] =
        build_dot_general(&l->b, x, carried(l, 1), 0, NULL, NULL, 1, &k, &c);
    next[1] = build2(&l->b, OP_maximum, x, carried(l, 1));
}

typedef struct LoopCase {
    const char *name;
    Body *body;
    int ncarried;
    bool same_first; /* all begin as one value */
} LoopCase;

static const LoopCase loop_cases[] = {
    {"exchange", exchange, 2, false},
    {"exchange of one", exchange, 2, true},
    {"rotate three", rotate_three, 3, false},
    {"fibonacci", fibonacci, 2, false},
    {"fibonacci of one", fibonacci, 2, true},
    {"sum and difference", sum_and_difference, 2, false},
    {"same twice", same_twice, 2, false},
    {"both the second", both_the_second, 2, false},
    {"invariant and sum", invariant_and_sum, 2, false},
    {"invariant and sum of one", invariant_and_sum, 2, true},
    {"old kept", old_kept, 2, false},
    {"updated", updated, 2, false},
    {"seen by a name", seen_by_a_name, 2, false},
    {"branched", branched, 2, false},
    {"branched of one", branched, 2, true},
    {"exchanged by branch", exchanged_by_branch, 2, false},
    {"nested", nested, 2, false},
    {"nested of one", nested, 2, true},
    {"products", products, 2, false},
    {"turned", turned_round, 2, false},
    {"turned alone", turned_alone, 2, false},
};

/* The first values are params (which may not be written), or computed; after
 * the loop they are read once more, or not. */
static void run_loop_case(Test *t, const LoopCase *c, int64_t n, bool computed,
                          bool kept)
{
    Maker k = maker(t);
    Node *first[4], *next[4], *out[8];
    Turns l;
    int nout = 0;

    for (int i = 0; i < c->ncarried; i++) {
        first[i] =
            i > 0 && c->same_first ? first[0] : input(&k, f32_of(2, 5, 5));
        if (computed && !(i > 0 && c->same_first))
            first[i] = build1(&k.b, OP_negate, first[i]);
    }
    l = turns(&k, &k.b, n, c->ncarried, first);
    c->body(&l, next);
    turns_end(&l, &k.b, next);
    for (int i = 0; i < c->ncarried; i++)
        out[nout++] = l.out[i];
    for (int i = 0; i < c->ncarried && kept; i++)
        out[nout++] = first[i];
    out[nout++] = l.out[0];
    finish(&k, c->name, nout, out);
}

static void test_loops(Test *t)
{
    size_t n = sizeof loop_cases / sizeof *loop_cases;

    for (size_t i = 0; i < n; i++)
        for (int way = 0; way < 8; way++)
            run_loop_case(t, &loop_cases[i],
                          way & 4   ? 3
                          : way & 1 ? 0
                                    : 4,
                          way & 2, way & 1);
}

/* ---- scalars in loops over a vector: x[i] = x[i - 1] + x[i] ---- */

static void test_elements(Test *t)
{
    Maker k = maker(t);
    Node *x = input(&k, f32_of(1, 100, 0)), *next;
    Turns l = turns(&k, &k.b, 99, 1, &x);
    Node *one = build_i64(&l.b, DTYPE_I64, 1);
    Node *i = build2(&l.b, OP_add, l.body->param[0], one);
    Node *old = element(&l.b, carried(&l, 0), l.body->param[0]);
    Node *here = element(&l.b, carried(&l, 0), i);

    next = build_dynamic_update_slice(&l.b, carried(&l, 0),
                                      add(&l.b, old, here), &i);
    turns_end(&l, &k.b, &next);
    finish(&k, "elements", 2, (Node *[]){l.out[0], x});
}

/* ---- outputs that are params, constants, and each other ---- */

static void test_outputs(Test *t)
{
    Maker k = maker(t);
    Node *x = input(&k, f32_of(1, 7, 0)), *s = input(&k, f32_of(0, 0, 0));
    float data[3] = {1, 2, 3};
    Node *c = build_constant(&k.b, f32_of(1, 3, 0), data);
    Node *y = build1(&k.b, OP_negate, x);

    finish(&k, "outputs", 8,
           (Node *[]){x, x, s, c, y, y,
                      build_reshape(&k.b, y, (Shape){2, {7, 1}}), s});
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_loops(&t);
    test_elements(&t);
    test_outputs(&t);
    return test_end(&t);
}
