/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The verifier: each invariant broken once, by hand. */
#include "ir_test.h"

/* A module to break: a loop that prints, behind a sum. */
static const char base_text[] =
    "func @main(%0: token, %1: f32[3], %2: bool[]) -> (token, f32[3]) {\n"
    "  %3 = add(%1, %1) : f32[3]\n"
    "  %4 = while(%2, %3, %0) {\n"
    "    region(%5: bool[], %6: f32[3], %7: token) {\n"
    "      yield(%5)\n"
    "    }\n"
    "    region(%8: bool[], %9: f32[3], %10: token) {\n"
    "      %11 = print(%10, %9) {pieces = [\"\", \"\"], formats = [\"\"], "
    "origins = [2]} : token\n"
    "      yield(%8, %9, %11)\n"
    "    }\n"
    "  } : (bool[], f32[3], token)\n"
    "  %12 = result(%4) {index = 2} : token\n"
    "  %13 = result(%4) {index = 1} : f32[3]\n"
    "  return(%12, %13)\n"
    "}\n";

/* The nodes of that module that the tests break. */
typedef struct Parts {
    Module *m;
    Graph *g;
    Node *add, *loop, *token, *value;
    Graph *body;
} Parts;

static Parts parts_of(Test *t)
{
    Parts p = {.m = test_parse(t, base_text)};

    p.g = p.m->first;
    p.add = p.g->param[2]->next;
    p.loop = p.add->next;
    p.token = p.loop->next;
    p.value = p.token->next;
    p.body = p.loop->region[1];
    return p;
}

static void wrong_type(Parts *p)
{
    p->add->type = type_scalar(DTYPE_F32);
}

static void wrong_arity(Parts *p)
{
    p->add->ninput = 1;
}

static void missing_attribute(Parts *p)
{
    p->value->nattr = 0;
}

static void foreign_attribute(Parts *p)
{
    node_set_int(p->add, ATTR_dimension, 0);
}

static void missing_region(Parts *p)
{
    p->loop->nregion = 1;
}

static void wrong_owner(Parts *p)
{
    p->body->owner = p->add;
}

static void use_before(Parts *p)
{
    node_move_before(p->add, p->value);
}

static void use_from_region(Parts *p)
{
    p->value->input[0] = p->body->last;
    p->value->type = p->body->last->type;
}

static void use_from_outside(Parts *p)
{
    p->body->last->input[1] = p->add;
}

static void output_of_region(Parts *p)
{
    p->g->output[1] = p->body->param[1];
}

static void token_twice(Parts *p)
{
    Build b = {.graph = p->g};
    Node *n = build_bare(&b, OP_print, 1, &p->token);

    node_set_texts(n, ATTR_pieces, 1, &(Text){"", 0});
    node_set_texts(n, ATTR_formats, 0, NULL);
    node_set_ints(n, ATTR_origins, 0, NULL);
    node_infer(n);
}

static void token_taken_twice(Parts *p)
{
    build_result(&(Build){.graph = p->g}, p->loop, 2);
}

static void broken_link(Parts *p)
{
    p->add->prev = NULL;
}

static void wrong_graph(Parts *p)
{
    p->add->graph = p->body;
}

static void param_out_of_place(Parts *p)
{
    Node *param = p->g->param[1];

    p->g->param[1] = p->g->param[2];
    p->g->param[2] = param;
}

static void wrong_index(Parts *p)
{
    node_set_int(p->g->param[1], ATTR_index, 2);
}

static void same_name(Parts *p)
{
    module_function(p->m, "main");
}

static void same_id(Parts *p)
{
    p->add->id = p->g->param[1]->id;
}

static void unknown_id(Parts *p)
{
    p->add->id = p->m->nnode;
}

static void unknown_callee(Parts *p)
{
    Node *n = node_new(p->g, OP_call, 0, NULL);

    node_set_text(n, ATTR_callee, text_from("nobody"));
    n->type = type_tuple(p->m->arena, NULL, 0);
}

static void untyped(Parts *p)
{
    node_new(p->g, OP_poison, 0, NULL);
}

static void body_of_other_type(Parts *p)
{
    p->body->output[1] = p->body->param[0];
}

typedef struct Case {
    void (*spoil)(Parts *p);
    const char *want;
} Case;

static const Case cases[] = {
    {wrong_type, "`add` is f32[] where inference finds f32[3]"},
    {wrong_arity, "takes 2 inputs, 1 given"},
    {missing_attribute, "has no attribute `index`"},
    {foreign_attribute, "takes no attribute `dimension`"},
    {missing_region, "owns 2 regions, 1 given"},
    {wrong_owner, "does not own its region 1"},
    {use_before, "used by `while` before it is there"},
    {use_from_region, "used by `result` where it is not seen"},
    {use_from_outside, "used by `print` where it is not seen"},
    {output_of_region, "used by `output` where it is not seen"},
    {token_twice, "used twice"},
    {token_taken_twice, "takes a token for the second time"},
    {broken_link, "list of nodes is broken"},
    {wrong_graph, "list of nodes is broken"},
    {param_out_of_place, "not where params are"},
    {wrong_index, "has index 2"},
    {same_name, "second function of that name"},
    {same_id, "id that another node has"},
    {unknown_id, "id that was not handed out"},
    {unknown_callee, "enters `nobody`, which is not there"},
    {untyped, "`poison` is none"},
    {body_of_other_type, "`while` is (bool[], f32[3], token) where inference "
                         "finds poison"},
};

static void test_case(Test *t, const Case *c)
{
    Parts p = parts_of(t);
    const char *found;

    CHECK(t, module_verify(p.m) == NULL);
    c->spoil(&p);
    found = module_verify(p.m);
    if (!found || !strstr(found, c->want)) {
        t->failures++;
        printf("found `%s`, wanted `%s`\n", found ? found : "nothing", c->want);
    }
    /* The verifier tells its caller, not the user. */
    CHECK(t, t->ctx.diag == NULL && t->ctx.nerror == 0);
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test_case(&t, &cases[i]);
        test_clear(&t);
    }
    return test_end(&t);
}
