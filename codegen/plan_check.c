/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A checker of the buffer plan, which knows nothing of how it was found.
 *
 * It walks a function as it will be executed and keeps which value lies in each
 * place of memory. Whoever reads must find the value that is meant; what is
 * written ends all that it lies over; scratch memory and the callee's arena
 * hold nothing afterwards. A kernel that writes over what it reads must do so
 * element by element, or be an update that reads no more than its first input.
 *
 * A value that is another's content has its name: a reshape, a branch's param,
 * an invariant of a loop. Copies that control flow makes hand names on, in the
 * order in which they are emitted; where all are made, each place must hold
 * what was to be handed over, and has its new name from there on.
 *
 * A loop is walked once. At its head nothing is known of a place that the loop
 * writes, but for the carried values: what held before it and is not written in
 * it holds in each turn, and at its end. After a `cond` nothing is known of
 * what either branch writes, but for the results. */
#include "codegen/plan_check.h"

#include "codegen/ties.h"

#include <assert.h>
#include <string.h>

typedef struct Place {
    int64_t begin, end;
} Place;

/* What lies in a place; `value` is the name of the content. */
typedef struct Content {
    Place at;
    const Node *value;
} Content;

/* What was done to the contents, so that it can be taken back. */
typedef struct Change {
    Content content;
    bool added;
} Change;

typedef struct Range {
    int begin, end;
} Range;

typedef struct Checker {
    const ModulePlan *plan;
    const Plan *function;
    Context *ctx;
    Arena *arena;
    /* Of the function: arena, params, constants and results are one space of
     * addresses. */
    int64_t size;
    Place *buffer; /* indexed as the plan's */
    Place *result; /* indexed as the outputs: where the caller wants them */
    int ncontent, content_capacity;
    Content *content; /* in order, none over another */
    int nchange, change_capacity;
    Change *change;
    int nwrite, write_capacity;
    Place *write; /* all that are written, loop by loop */
    /* Indexed by node id. */
    const Node **means; /* the name of a value's content */
    Range *loop;        /* of a `while`: its part of `write` */
    int *mark;
    bool failed;
} Checker;

static void fail(Checker *c, const Node *n, const char *what)
{
    if (!c->failed)
        diag_error(c->ctx, DIAG_H0999, n->span,
                   "the buffer plan of `%s`: `%s` %s",
                   c->function->function->name, op_info[n->op].name, what);
    c->failed = true;
}

/* ---- places ---- */

static bool overlap(Place a, Place b)
{
    return a.begin < b.end && b.begin < a.end;
}

static bool same_place(Place a, Place b)
{
    return a.begin == b.begin && a.end == b.end;
}

static bool has_place(const Node *n)
{
    return value_in_memory(n) && value_bytes(&n->type) > 0;
}

static int buffer_of(const Checker *c, const Node *n)
{
    return c->plan->value[n->id];
}

static Place place_of(const Checker *c, const Node *n)
{
    Place at = c->buffer[buffer_of(c, n)];

    at.end = at.begin + value_bytes(&n->type);
    return at;
}

static bool is_read_only(const Checker *c, const Node *n)
{
    BufferKind kind = c->function->buffer[buffer_of(c, n)].kind;

    return kind == BUFFER_PARAM || kind == BUFFER_CONSTANT;
}

/* The scratch memory of a kernel or call; empty if it has none. */
static Place scratch_of(const Checker *c, const Node *n)
{
    int buffer = c->plan->scratch[n->id];

    return buffer < 0 ? (Place){0, 0} : c->buffer[buffer];
}

/* ---- contents ---- */

/* The first content that ends behind `at`. */
static int content_find(const Checker *c, int64_t at)
{
    int low = 0, high = c->ncontent;

    while (low < high) {
        int middle = low + (high - low) / 2;

        if (c->content[middle].at.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void content_insert(Checker *c, int i, Content content)
{
    ARENA_PUSH(c->arena, c->content, c->ncontent, c->content_capacity);
    memmove(c->content + i + 1, c->content + i,
            (size_t)(c->ncontent - 1 - i) * sizeof *c->content);
    c->content[i] = content;
}

static void content_remove(Checker *c, int i, int n)
{
    if (n == 0)
        return;
    memmove(c->content + i, c->content + i + n,
            (size_t)(c->ncontent - i - n) * sizeof *c->content);
    c->ncontent -= n;
}

static void note_change(Checker *c, Content content, bool added)
{
    *ARENA_PUSH(c->arena, c->change, c->nchange, c->change_capacity) =
        (Change){content, added};
}

/* Nothing is known of a place any more. */
static void spoil(Checker *c, Place at)
{
    int first = content_find(c, at.begin), n = 0;

    assert(first >= 0 && (c->content || !c->ncontent));
    while (first + n < c->ncontent && c->content[first + n].at.begin < at.end)
        note_change(c, c->content[first + n++], false);
    content_remove(c, first, n);
}

static void put(Checker *c, Place at, const Node *value)
{
    Content content = {at, value};

    spoil(c, at);
    note_change(c, content, true);
    content_insert(c, content_find(c, at.begin), content);
}

/* Takes back what was done since there were `n` changes. */
static void take_back(Checker *c, int n)
{
    while (c->nchange > n) {
        Change last = c->change[--c->nchange];
        int i = content_find(c, last.content.at.begin);

        if (last.added)
            content_remove(c, i, 1);
        else
            content_insert(c, i, last.content);
    }
}

static bool holds(const Checker *c, Place at, const Node *value)
{
    int i = content_find(c, at.begin);

    return i < c->ncontent && same_place(c->content[i].at, at) &&
           c->content[i].value == value;
}

/* ---- reading and writing ---- */

static void expect(Checker *c, const Node *reader, const Node *value)
{
    if (has_place(value) && !holds(c, place_of(c, value), c->means[value->id]))
        fail(c, reader, "reads a value where it does not lie");
}

static void expect_inputs(Checker *c, const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        expect(c, n, n->input[i]);
}

/* A new value: its own name. */
static void put_new(Checker *c, const Node *n)
{
    c->means[n->id] = n;
    if (!has_place(n))
        return;
    if (is_read_only(c, n))
        fail(c, n, "is written to memory that is read only");
    put(c, place_of(c, n), n);
}

/* `n` is another name of `of`'s content. */
static void name_anew(Checker *c, const Node *n, const Node *of)
{
    c->means[n->id] = c->means[of->id];
}

/* What control flow does to make the place of `to` hold `from`. */
static void hand_over(Checker *c, const Node *n, const Node *to,
                      const Node *from)
{
    if (!has_place(to) || buffer_of(c, to) == buffer_of(c, from))
        return;
    expect(c, n, from);
    if (overlap(place_of(c, to), place_of(c, from)))
        fail(c, n, "copies a value over itself");
    if (is_read_only(c, to))
        fail(c, n, "copies a value to memory that is read only");
    put(c, place_of(c, to), c->means[from->id]);
}

static void expect_handed(Checker *c, const Node *n, const Node *to,
                          const Node *from)
{
    if (has_place(to) && !holds(c, place_of(c, to), c->means[from->id]))
        fail(c, n, "hands a value over that is lost on the way");
}

/* ---- kernels ---- */

/* Does all that depends on a param depend on it element by element? */
static bool is_read_elementwise(Checker *c, const Node *param)
{
    int mark = (int)param->id + 1;

    c->mark[param->id] = mark;
    for (const Node *n = param->next; n; n = n->next)
        for (int i = 0; i < n->ninput; i++)
            if (c->mark[n->input[i]->id] == mark) {
                if (!op_is(n->op, OP_MAP) ||
                    !shape_equal(n->type.shape, param->type.shape))
                    return false;
                c->mark[n->id] = mark;
            }
    return true;
}

static int count_reads(const Graph *region, const Node *param)
{
    int count = 0;

    for (const Node *n = region->first; n; n = n->next)
        for (int i = 0; i < n->ninput; i++)
            count += n->input[i] == param;
    return count;
}

/* May output `o` of a kernel be written where the value of a param lies? */
static bool may_write_over(Checker *c, const Node *kernel, const Node *param,
                           int o)
{
    const Graph *g = kernel->region[0];
    const Node *root = kernel_root(kernel), *out = g->output[o];

    if (root)
        return root_info(root)->updates && root->input[0] == param &&
               count_reads(g, param) == 1;
    return shape_equal(out->type.shape, param->type.shape) &&
           dtype_info[out->type.dtype].size ==
               dtype_info[param->type.dtype].size &&
           is_read_elementwise(c, param);
}

static void check_overwriting(Checker *c, const Node *kernel, const Node *out)
{
    for (int i = 0; i < kernel->ninput; i++) {
        const Node *in = kernel->input[i];

        if (!has_place(in) || !overlap(place_of(c, in), place_of(c, out)))
            continue;
        if (!same_place(place_of(c, in), place_of(c, out)) ||
            !may_write_over(c, kernel, kernel->region[0]->param[i],
                            (int)node_int(out, ATTR_index)))
            fail(c, kernel, "writes over what it still reads");
    }
}

/* Scratch memory and results of a kernel or call lie apart from each other, and
 * the scratch memory apart from the inputs. */
static void check_apart(Checker *c, const Node *n)
{
    Place scratch = scratch_of(c, n);

    for (int i = 0; i < n->ninput; i++)
        if (has_place(n->input[i]) &&
            overlap(place_of(c, n->input[i]), scratch))
            fail(c, n, "has scratch memory over what it reads");
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        if (!has_place(r))
            continue;
        if (overlap(place_of(c, r), scratch))
            fail(c, n, "has scratch memory over what it writes");
        for (const Node *s = r; (s = tuple_next_result(n, s));)
            if (has_place(s) && overlap(place_of(c, r), place_of(c, s)))
                fail(c, n, "writes two values to one place");
    }
    spoil(c, scratch);
}

static void check_kernel(Checker *c, const Node *n)
{
    expect_inputs(c, n);
    check_apart(c, n);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        if (has_place(r))
            check_overwriting(c, n, r);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        put_new(c, r);
}

/* What else takes and gives values. */
static void check_other(Checker *c, const Node *n)
{
    expect_inputs(c, n);
    check_apart(c, n);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        for (int i = 0; i < n->ninput && has_place(r); i++)
            if (has_place(n->input[i]) &&
                overlap(place_of(c, n->input[i]), place_of(c, r)))
                fail(c, n, "writes over what it still reads");
        put_new(c, r);
    }
}

/* What is tied lies where its result will: it was copied there, or the call
 * changes it where it is. All else a call writes while it reads. */
static void check_call(Checker *c, const Node *n)
{
    const Node *to;

    for (int i = 0; i < n->ninput; i++)
        if ((to = tied_result(c->plan, n, i)))
            hand_over(c, n, to, n->input[i]);
    for (int i = 0; i < n->ninput; i++)
        if ((to = tied_result(c->plan, n, i)))
            expect_handed(c, n, to, n->input[i]);
        else
            expect(c, n, n->input[i]);
    check_apart(c, n);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        for (int i = 0; i < n->ninput && has_place(r); i++)
            if (has_place(n->input[i]) && !tied_result(c->plan, n, i) &&
                overlap(place_of(c, n->input[i]), place_of(c, r)))
                fail(c, n, "writes over what it still reads");
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        put_new(c, r);
}

/* ---- control flow ---- */

static void check_graph(Checker *c, const Graph *g);

/* What control flow does on an edge that ends in places of its own. */
static void walk_edge(Checker *c, const Node *n, Edge e)
{
    for (int i = 0; i < e.n; i++)
        hand_over(c, n, e.to[i], e.from[i]);
    for (int i = 0; i < e.n; i++)
        expect_handed(c, n, e.to[i], e.from[i]);
}

/* At the end of an edge the values have new names. */
static void name_edge(Checker *c, Edge e)
{
    for (int i = 0; i < e.n; i++)
        name_anew(c, e.to[i], e.from[i]);
}

/* At the head nothing is known of what the loop writes. */
static void enter_loop(Checker *c, const Node *n)
{
    const Graph *body = while_body(n);

    for (int i = c->loop[n->id].begin; i < c->loop[n->id].end; i++)
        spoil(c, c->write[i]);
    for (int i = 0; i < body->nparam; i++)
        if (node_outside(body->param[i]))
            name_anew(c, body->param[i], node_outside(body->param[i]));
        else
            put_new(c, body->param[i]);
    name_edge(c, edge_test(n));
}

static void check_while(Checker *c, const Node *n)
{
    const Graph *body = while_body(n);
    int before;

    walk_edge(c, n, edge_in(n, body));
    enter_loop(c, n);
    check_graph(c, while_test(n));
    before = c->nchange;
    check_graph(c, body);
    walk_edge(c, n, edge_turn(n));
    take_back(c, before);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        name_anew(c, r, region_leaves(n, body, node_index(r)));
}

/* Walks a branch and takes it back; what it changed is noted in `spoilt`. */
static void check_branch(Checker *c, const Node *n, const Graph *g,
                         int *nspoilt, int *capacity, Place **spoilt)
{
    int before = c->nchange;

    name_edge(c, edge_in(n, g));
    check_graph(c, g);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        hand_over(c, n, r, region_leaves(n, g, node_index(r)));
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        expect_handed(c, n, r, region_leaves(n, g, node_index(r)));
    for (int i = before; i < c->nchange; i++)
        *ARENA_PUSH(c->arena, *spoilt, *nspoilt, *capacity) =
            c->change[i].content.at;
    take_back(c, before);
}

static void check_cond(Checker *c, const Node *n)
{
    int nspoilt = 0, capacity = 0;
    Place *spoilt = NULL;

    for (int i = 0; i < 2; i++)
        check_branch(c, n, n->region[i], &nspoilt, &capacity, &spoilt);
    for (int i = 0; i < nspoilt; i++)
        spoil(c, spoilt[i]);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        put_new(c, r);
}

static void check_node(Checker *c, const Node *n)
{
    switch (lower_kind[n->op]) {
    case LOWER_kernel:
        check_kernel(c, n);
        break;
    case LOWER_while:
        check_while(c, n);
        break;
    case LOWER_cond:
        check_cond(c, n);
        break;
    case LOWER_call:
        check_call(c, n);
        break;
    case LOWER_reshape:
        name_anew(c, n, n->input[0]);
        break;
    case LOWER_constant:
        c->means[n->id] = n;
        if (has_place(n))
            put(c, place_of(c, n), n);
        break;
    case LOWER_result:
        break;
    default:
        if (n->op != OP_param)
            check_other(c, n);
    }
}

static void check_graph(Checker *c, const Graph *g)
{
    for (const Node *n = g->first; n && !c->failed; n = n->next)
        check_node(c, n);
}

/* ---- what loops write ---- */

static void note_write(Checker *c, Place at)
{
    *ARENA_PUSH(c->arena, c->write, c->nwrite, c->write_capacity) = at;
}

/* The places at a loop's head, but for invariants that stay where they are. */
static void note_carried(Checker *c, Edge in)
{
    for (int i = 0; i < in.n; i++)
        if (has_place(in.to[i]) &&
            (!node_outside(in.to[i]) ||
             buffer_of(c, in.from[i]) != buffer_of(c, in.to[i])))
            note_write(c, place_of(c, in.to[i]));
}

static void find_writes(Checker *c, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        Range *loop = &c->loop[n->id];

        loop->begin = c->nwrite;
        if (n->op == OP_while)
            note_carried(c, edge_in(n, while_body(n)));
        for (int i = 0; i < n->nregion && n->op != OP_kernel; i++)
            find_writes(c, n->region[i]);
        for (const Node *r = NULL;
             n->op != OP_while && (r = tuple_next_result(n, r));)
            if (has_place(r))
                note_write(c, place_of(c, r));
        if (c->plan->scratch[n->id] >= 0)
            note_write(c, scratch_of(c, n));
        loop->end = c->nwrite;
    }
}

/* ---- functions ---- */

/* Lays out all memory that a function sees, one piece behind the other. */
static void find_places(Checker *c, const Plan *plan)
{
    const Graph *g = plan->function;

    c->size = plan->arena_size;
    c->buffer = ARENA_ARRAY(c->arena, Place, plan->nbuffer + 1);
    c->result = ARENA_ARRAY(c->arena, Place, g->noutput + 1);
    for (int i = 0; i < g->noutput; i++)
        if (has_place(g->output[i])) {
            int64_t bytes = value_bytes(&g->output[i]->type);

            c->result[i] = (Place){c->size, c->size + bytes};
            c->size += bytes;
        }
    for (int i = 0; i < plan->nbuffer; i++) {
        const Buffer *b = &plan->buffer[i];
        int64_t begin = b->kind == BUFFER_ARENA    ? b->offset
                        : b->kind == BUFFER_RESULT ? c->result[b->index].begin
                                                   : c->size;

        c->buffer[i] = (Place){begin, begin + b->size};
        if (b->kind == BUFFER_PARAM || b->kind == BUFFER_CONSTANT)
            c->size += b->size;
    }
}

static void check_outputs(Checker *c, const Graph *g)
{
    for (int i = 0; i < g->noutput; i++) {
        const Node *out = g->output[i];

        expect(c, out, out);
        if (has_place(out) && !same_place(place_of(c, out), c->result[i]))
            put(c, c->result[i], c->means[out->id]);
    }
    for (int i = 0; i < g->noutput; i++)
        if (has_place(g->output[i]) &&
            !holds(c, c->result[i], c->means[g->output[i]->id]))
            fail(c, g->output[i], "is returned and lost on the way");
}

static void check_function(Checker *c, const Plan *plan)
{
    const Graph *g = plan->function;

    c->function = plan;
    c->ncontent = c->nchange = c->nwrite = 0;
    find_places(c, plan);
    find_writes(c, g);
    for (int i = 0; i < g->nparam; i++) {
        c->means[g->param[i]->id] = g->param[i];
        if (has_place(g->param[i]))
            put(c, place_of(c, g->param[i]), g->param[i]);
    }
    check_graph(c, g);
    if (!c->failed)
        check_outputs(c, g);
}

bool plan_check(const Module *m, const ModulePlan *p)
{
    Checker c = {.plan = p, .ctx = m->ctx, .arena = m->arena};

    c.means = ARENA_ARRAY(c.arena, const Node *, m->nnode + 1);
    c.loop = ARENA_ARRAY(c.arena, Range, m->nnode + 1);
    c.mark = ARENA_ARRAY(c.arena, int, m->nnode + 1);
    for (int i = 0; i < p->nplan && !c.failed; i++)
        check_function(&c, &p->plan[i]);
    return !c.failed;
}
