/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Nodes in graphs: the list, params, attributes, rewriting and copying. */
#include "ir/id_table.h"
#include "ir_test.h"

/* The ops of a graph's nodes in order, and that the list holds both ways. */
static const char *ops_of(Test *t, const Graph *g)
{
    TextBuffer out = {.arena = &t->arena};
    const Node *prev = NULL;

    buffer_puts(&out, "");
    for (const Node *n = g->first; n; prev = n, n = n->next) {
        CHECK(t, n->prev == prev && n->graph == g);
        buffer_printf(&out, "%s%s", prev ? " " : "", op_info[n->op].name);
    }
    CHECK(t, g->last == prev);
    return out.data;
}

static void test_list(Test *t)
{
    Module *m = module_new(&t->ctx);
    Graph *f = module_function(m, "f"), *g = module_function(m, "g");
    Build b = {.graph = f};
    Node *x = graph_param(f, type_scalar(DTYPE_F32));
    Node *neg = build1(&b, OP_negate, x);
    Node *exp = build1(&b, OP_exp, neg);
    Node *y;

    b.before = neg;
    build1(&b, OP_sin, x);
    test_same(t, ops_of(t, f), "param sin negate exp", "insert before");
    y = graph_param(f, type_scalar(DTYPE_F64));
    CHECK(t, node_int(y, ATTR_index) == 1 && f->param[1] == y);
    test_same(t, ops_of(t, f), "param param sin negate exp", "late param");
    node_move_before(exp, f->param[1]->next);
    test_same(t, ops_of(t, f), "param param exp sin negate", "move up");
    node_move_before(exp, exp);
    node_unlink(neg);
    test_same(t, ops_of(t, f), "param param exp sin", "unlink the last");
    node_unlink(x);
    test_same(t, ops_of(t, f), "param exp sin", "unlink the first");
    build1(&(Build){.graph = g}, OP_identity, exp);
    node_move_before(exp, g->first);
    test_same(t, ops_of(t, f), "param sin", "moved out");
    test_same(t, ops_of(t, g), "exp identity", "moved in");
    CHECK(t, module_find(m, "g") == g && !module_find(m, "h"));
}

static void test_attrs(Test *t)
{
    Module *m = module_new(&t->ctx);
    Graph *g = module_function(m, "f");
    Node *a = node_new(g, OP_poison, 0, NULL);
    Node *b = node_new(g, OP_poison, 0, NULL);
    int64_t dims[] = {1, 2};

    node_set_text(a, ATTR_name, text_from("x"));
    node_set_ints(a, ATTR_dimensions, 2, dims);
    node_set_int(a, ATTR_index, 7);
    dims[0] = 9;
    CHECK(t, a->nattr == 3 && a->attr[0].key == ATTR_index);
    CHECK(t, a->attr[1].key == ATTR_dimensions && a->attr[1].ints[0] == 1);
    CHECK(t, node_int(a, ATTR_index) == 7 && node_int(a, ATTR_level) == 0);
    CHECK(t, text_is(node_text(a, ATTR_name), "x"));
    CHECK(t, !node_attr(a, ATTR_doc) && !node_text(a, ATTR_doc).size);
    CHECK(t, !attrs_equal(a, b));
    node_set_int(b, ATTR_index, 7);
    node_set_ints(b, ATTR_dimensions, 2, (int64_t[]){1, 2});
    node_set_text(b, ATTR_name, text_from("y"));
    CHECK(t, !attrs_equal(a, b));
    node_set_text(b, ATTR_name, text_from("x"));
    CHECK(t, attrs_equal(a, b) && b->nattr == 3);
}

static void test_constants_differ(Test *t)
{
    Module *m = module_new(&t->ctx);
    Build b = {.graph = module_function(m, "f")};

    CHECK(t, attrs_equal(build_f64(&b, DTYPE_F32, 1),
                         build_f64(&b, DTYPE_F32, 1)));
    CHECK(t, !attrs_equal(build_f64(&b, DTYPE_F32, 0),
                          build_f64(&b, DTYPE_F32, -0.0)));
    CHECK(t, !attrs_equal(build_f64(&b, DTYPE_F32, 0),
                          build_i64(&b, DTYPE_I32, 0)));
}

/* Chains of replacements are followed, in regions and outputs too. */
static void test_rewrite(Test *t)
{
    Module *m = test_parse(
        t, "func @f(%0: object) -> (object) {\n"
           "  %1 = unary(%0) {operator = \"-\"}\n"
           "  %2 = unary(%1) {operator = \"+\"}\n"
           "  py_if(%2) {\n"
           "    region() { store_name(%2) {name = \"x\", scope = \"local\"}\n"
           "      yield() }\n"
           "    region() { yield() }\n"
           "  }\n"
           "  return(%2)\n"
           "}\n");
    Graph *g = m->first;
    Node *x = g->param[0], *minus = x->next, *plus = minus->next;
    IdTable replacement = id_table(&t->arena, m, sizeof(Node *));

    node_table_put(&replacement, plus, minus);
    node_table_put(&replacement, minus, x);
    graph_rewrite(g, &replacement);
    CHECK(t, g->output[0] == x && plus->next->input[0] == x);
    CHECK(t, plus->next->region[0]->first->input[0] == x);
}

/* A table of one function of many takes what that function's nodes do, and
 * grows with the nodes that are made. */
static void test_id_table(Test *t)
{
    Module *m = test_parse(t, "func @f(%0: object) -> (object) {\n"
                              "  return(%0)\n"
                              "}\n");
    Node *first = m->first->param[0], *last = first;
    Arena scratch = {.escape = t->arena.escape};
    IdTable numbers;

    for (int i = 0; i < 100000; i++)
        last = graph_param(m->first, first->type);
    numbers = id_table(&scratch, m, sizeof(int));
    CHECK(t, !id_table_find(&numbers, last));
    *(int *)id_table_at(&numbers, last) = 7;
    CHECK(t, *(int *)id_table_find(&numbers, last) == 7);
    CHECK(t, !id_table_find(&numbers, first));
    CHECK(t, scratch.used < 20000);
    for (int i = 0; i < 1000; i++)
        last = graph_param(m->first, first->type);
    CHECK(t, !id_table_find(&numbers, last));
    *(int *)id_table_at(&numbers, last) = 8;
    CHECK(t, *(int *)id_table_at(&numbers, last) == 8);
    CHECK(t, *(int *)id_table_at(&numbers, first) == 0);
    arena_free(&scratch);
}

/* What `f` looks like when `text` is its function's text. */
static const char *copied(Test *t, const char *text)
{
    Module *m = test_parse(t, text);
    Module *other = module_new(&t->ctx);
    Graph *g = module_function(other, "copy"), *from = m->first;
    Copies copies = copies_of_graph(&t->arena, from);
    const char *wrong;

    for (int i = 0; i < from->nparam; i++)
        copies_put(&copies, from->param[i],
                   graph_param(g, from->param[i]->type));
    graph_copy_body(g, from, &copies);
    graph_set_outputs(g, from->noutput, from->output);
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = copies_find(&copies, g->output[i]);
    wrong = module_verify(other);
    return wrong ? wrong : test_print(t, other, false);
}

static void test_copy(Test *t)
{
    static const char text[] =
        "func @copy(%0: bool[], %1: f32[3]) -> (f32[3]) {\n"
        "  %2 = cond(%0, %1) {\n"
        "    region(%3: f32[3]) {\n"
        "      %4 = while(%3) {\n"
        "        region(%5: f32[3]) {\n"
        "          %6 = constant {data = [false]} : bool[]\n"
        "          yield(%6)\n"
        "        }\n"
        "        region(%7: f32[3]) {\n"
        "          %8 = negate(%7) : f32[3]\n"
        "          yield(%8)\n"
        "        }\n"
        "      } : (f32[3])\n"
        "      %9 = result(%4) {index = 0} : f32[3]\n"
        "      yield(%9)\n"
        "    }\n"
        "    region(%10: f32[3]) {\n"
        "      yield(%10)\n"
        "    }\n"
        "  } : (f32[3])\n"
        "  %11 = result(%2) {index = 0} : f32[3]\n"
        "  return(%11)\n"
        "}\n";

    test_same(t, copied(t, text), text, "copy to another module");
}

/* A copy behind what is copied, and of a region with values from outside. */
static void test_copy_within(Test *t)
{
    Module *m = test_parse(
        t, "func @f(%0: object) -> () {\n"
           "  py_if(%0) {\n"
           "    region() { %1 = unary(%0) {operator = \"-\"}\n"
           "      store_name(%1) {name = \"x\", scope = \"local\"} yield() }\n"
           "    region() { yield() }\n"
           "  }\n"
           "  return()\n"
           "}\n");
    Graph *g = m->first;
    Node *branch = g->last;
    Graph *copy = graph_copy(m, branch->region[0]);
    Copies copies = copies_of_graph(&t->arena, g);

    CHECK(t, copy->owner == NULL && copy->first->input[0] == g->param[0]);
    CHECK(t, copy->last->input[0] == copy->first);
    graph_copy_body(g, g, &copies);
    test_same(t, ops_of(t, g), "param py_if py_if", "copy behind itself");
    CHECK(t, g->last->region[0]->owner == g->last);
    CHECK(t, g->last->input[0] == g->param[0]);
    CHECK(t, module_verify(m) == NULL);
}

static void test_pure(Test *t)
{
    Module *m =
        test_parse(t, "func @f(%0: token, %1: bool[]) -> (token, bool[]) {\n"
                      "  %2 = while(%1, %0) {\n"
                      "    region(%3: bool[], %4: token) { yield(%3) }\n"
                      "    region(%5: bool[], %6: token) {\n"
                      "      %7 = print(%6) {pieces = [\"\"], formats = [],"
                      " origins = []}\n"
                      "      yield(%5, %7) }\n"
                      "  }\n"
                      "  %8 = result(%2) {index = 1}\n"
                      "  %9 = while(%1) {\n"
                      "    region(%10: bool[]) { yield(%10) }\n"
                      "    region(%11: bool[]) { yield(%11) }\n"
                      "  }\n"
                      "  %12 = call(%8) {callee = \"g\"} : (token)\n"
                      "  %13 = result(%12) {index = 0}\n"
                      "  %14 = call(%1) {callee = \"h\"} : (bool[])\n"
                      "  return(%13, %1)\n"
                      "}\n"
                      "func @g(%0: token) -> (token) { return(%0) }\n"
                      "func @h(%0: bool[]) -> (bool[]) { return(%0) }\n");
    Node *n = m->first->param[1]->next;

    CHECK(t, !node_is_pure(n)); /* prints */
    n = n->next;
    CHECK(t, node_is_pure(n)); /* result */
    n = n->next;
    CHECK(t, node_is_pure(n)); /* a quiet loop */
    n = n->next;
    CHECK(t, !node_is_pure(n)); /* a call with a token */
    n = n->next->next;
    CHECK(t, node_is_pure(n)); /* a call without */
}

static void test_literals(Test *t)
{
    Type u8 = type_tensor(DTYPE_U8, shape_of(1, (int64_t[]){4}));
    Literal l = literal_new(&t->arena, u8);
    int64_t big;

    literal_set_f64(&l, 0, 300);
    literal_set_f64(&l, 1, -3);
    literal_set_f64(&l, 2, 0.0 / 0.0);
    literal_set_i64(&l, 3, 257);
    CHECK(t, literal_i64(&l, 0) == 255 && literal_i64(&l, 1) == 0);
    CHECK(t, literal_i64(&l, 2) == 0 && literal_i64(&l, 3) == 1);
    l = literal_new(&t->arena, type_scalar(DTYPE_I64));
    literal_set_f64(&l, 0, 1e300);
    CHECK(t, literal_i64(&l, 0) == INT64_MAX);
    literal_set_f64(&l, 0, -1e300);
    CHECK(t, literal_i64(&l, 0) == INT64_MIN);
    l = literal_new(&t->arena, type_scalar(DTYPE_U64));
    literal_set_f64(&l, 0, 1e300);
    big = literal_i64(&l, 0);
    CHECK(t, big == -1 && literal_f64(&l, 0) == 0x1p64);
    l = literal_new(&t->arena, type_scalar(DTYPE_I8));
    literal_set_f64(&l, 0, -128.9);
    CHECK(t, literal_i64(&l, 0) == -128);
    literal_set_f64(&l, 0, 127.9);
    CHECK(t, literal_i64(&l, 0) == 127);
}

int main(void)
{
    static void (*const test[])(Test *) = {
        test_list,    test_attrs,    test_constants_differ,
        test_rewrite, test_copy,     test_copy_within,
        test_pure,    test_literals, test_id_table,
    };
    Test t = {0};

    TEST_BEGIN(&t);
    for (size_t i = 0; i < sizeof test / sizeof *test; i++) {
        test[i](&t);
        test_clear(&t);
    }
    return test_end(&t);
}
