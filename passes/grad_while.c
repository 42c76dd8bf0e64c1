/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The gradient of `while`.
 *
 * The forward loop is grown by a tape and a count of its turns. Each turn
 * pushes those of its carried values that a backward turn needs and that
 * change. The backward loop counts the turns down: it pops a record,
 * re-executes the turn from it, and sweeps what it re-executed.
 *
 *     forward                          backward
 *     while test(v):                   while count > 0:
 *         tape = push(tape, v)             tape, v = pop(tape)
 *         count += 1                       ct = sweep(body, v, ct)
 *         v = body(v)                      count -= 1
 *
 * What is computed backwards in a turn is called the *step*. It is made first,
 * as if every value were at hand; only then is known which ones it reads. Of
 * those, invariant values go round the backward loop as they are, the others
 * are pushed. The test decides only how often the body runs: nothing
 * differentiable leaves it, so no cotangent enters it.
 *
 * A loop that is differentiated may itself carry tapes: it is the forward or
 * the backward loop of an earlier gradient. Its tapes are not re-executed. The
 * record that a turn pops is a value to start from, like a carried one; the
 * record that it pushes is a result, like a carried one's next value. Their
 * cotangents travel on cotangent tapes (grad_tape.c), which the backward loop
 * carries. */
#include "passes/grad_cut.h"

#include "ir/id_table.h"
#include "ir/regions.h"
#include "passes/optimise.h"

/* A tape that the forward loop carries. */
typedef struct LoopTape {
    int index;       /* among the carried values */
    Node *op;        /* the body's one tape_push or tape_pop; NULL: neither */
    Node *cotangent; /* the tape that comes to it, or NULL */
    int nfloat;      /* how many values of a record have cotangents */
    Type *type;      /* their types */
} LoopTape;

typedef struct Reversal {
    Grad *gr;
    Arena *scratch;
    Node *loop;
    Graph *body;
    bool masked;
    int ntape;
    LoopTape *tape;
    int nflow;
    int *flow; /* carried tensors that have cotangents */

    /* What a turn can start from: the body's tensor params, and the tensors
     * that it pops. */
    int nread;
    Node **read;
    bool *used;  /* by the step */
    int counter; /* the carried value that counts turns, or -1 */

    /* Params: the reads; the cotangents of the flow; of what was pushed.
     * Outputs: the cotangents of the flow; of what was popped. */
    Graph *step;
    int ncarry; /* of the backward loop, while it is made */
} Reversal;

/* ---- the forward loop's parts ---- */

static bool is_invariant_tape(const Reversal *r, int i)
{
    return while_is_invariant(r->loop, i);
}

/* The body's operation on carried tape `i`, if that is its only one: then what
 * it yields is that operation's tape. */
static Node *tape_op(const Reversal *r, int i)
{
    Node *next = while_next(r->loop, i);

    if (next->op == OP_tape_push && next->input[0] == while_head(r->loop, i))
        return next;
    if (next->op != OP_result || next->input[0]->op != OP_tape_pop)
        return NULL;
    next = next->input[0];
    return next->input[0] == while_head(r->loop, i) ? next : NULL;
}

/* The types of a record's values, with the tape before them. */
static int record_size(const Node *op)
{
    return op->op == OP_tape_push ? op->ninput : op->type.nelement;
}

static const Type *record_type(const Node *op, int i)
{
    return op->op == OP_tape_push ? &op->input[i]->type : &op->type.element[i];
}

static void tape_floats(const Reversal *r, LoopTape *t)
{
    int n = record_size(t->op);

    t->type = ARENA_ARRAY(r->scratch, Type, n);
    for (int i = 1; i < n; i++)
        if (type_is_float(record_type(t->op, i)))
            t->type[t->nfloat++] = *record_type(t->op, i);
}

/* A loop that pushes gets the cotangent tape that the sweep of the loop that
 * pops has filled; a loop that pops begins one. */
static Node *tape_cotangent(const Reversal *r, const LoopTape *t)
{
    Node *ct = grad_elements(r->gr, r->loop)[t->index];

    if (ct || t->op->op == OP_tape_push)
        return ct;
    if (!grad_wants(r->gr, while_head(r->loop, t->index)))
        return NULL;
    return build_op(&r->gr->b, OP_tape_create, 0, NULL);
}

static void find_tapes(Reversal *r)
{
    r->tape = ARENA_ARRAY(r->scratch, LoopTape, while_ncarried(r->loop));
    for (int i = 0; i < while_ncarried(r->loop); i++) {
        LoopTape *t = &r->tape[r->ntape];

        if (region_input(r->loop, i)->type.kind != TYPE_TAPE ||
            is_invariant_tape(r, i))
            continue;
        *t = (LoopTape){.index = i, .op = tape_op(r, i)};
        if (!t->op) {
            grad_not_yet(r->gr, "a loop that does more with a tape than to "
                                "push or to pop one record a turn");
            return;
        }
        tape_floats(r, t);
        t->cotangent = tape_cotangent(r, t);
        r->ntape++;
    }
}

static void find_flow(Reversal *r)
{
    r->flow = ARENA_ARRAY(r->scratch, int, while_ncarried(r->loop));
    for (int i = 0; i < while_ncarried(r->loop); i++)
        if (region_input(r->loop, i)->type.kind == TYPE_TENSOR &&
            grad_wants(r->gr, while_head(r->loop, i)))
            r->flow[r->nflow++] = i;
}

/* Is `n` a value of a record that the body pops off a carried tape? */
static bool is_popped(const Reversal *r, const Node *n)
{
    if (n->op != OP_result || n->type.kind != TYPE_TENSOR)
        return false;
    for (int i = 0; i < r->ntape; i++)
        if (r->tape[i].op == n->input[0])
            return true;
    return false;
}

static void find_reads(Reversal *r)
{
    int capacity = 0;

    for (Node *n = r->body->first; n; n = n->next)
        if ((n->op == OP_param && n->type.kind == TYPE_TENSOR) ||
            is_popped(r, n))
            *ARENA_PUSH(r->scratch, r->read, r->nread, capacity) = n;
    r->used = ARENA_ARRAY(r->scratch, bool, r->nread);
}

static bool is_constant_i64(const Node *n, int64_t value)
{
    return n->op == OP_constant && n->type.dtype == DTYPE_I64 &&
           n->type.shape.rank == 0 &&
           *(const int64_t *)node_attr(n, ATTR_data)->data == value;
}

/* A carried value that starts at 0 and grows by 1 counts the turns. */
static int find_counter(const Reversal *r)
{
    for (int i = 0; i < while_ncarried(r->loop); i++) {
        const Node *next = while_next(r->loop, i),
                   *self = while_head(r->loop, i);

        if (next->op != OP_add || !is_constant_i64(region_input(r->loop, i), 0))
            continue;
        if ((next->input[0] == self && is_constant_i64(next->input[1], 1)) ||
            (next->input[1] == self && is_constant_i64(next->input[0], 1)))
            return i;
    }
    return -1;
}

static bool read_is_invariant(const Reversal *r, int i)
{
    const Node *n = r->read[i];

    return n->op == OP_param && while_is_invariant(r->loop, node_index(n));
}

/* Does a backward turn have the value without a record? It has the count of
 * the turns before it, and what no turn changes. */
static bool read_is_at_hand(const Reversal *r, int i)
{
    return read_is_invariant(r, i) ||
           (r->counter >= 0 && r->read[i] == while_head(r->loop, r->counter));
}

/* Which read is carried value `i`? */
static int read_of_carried(const Reversal *r, int i)
{
    int at = 0;

    while (r->read[at] != while_head(r->loop, i))
        at++;
    return at;
}

/* ---- the step ---- */

static bool pushes(const LoopTape *t)
{
    return t->op->op == OP_tape_push && t->cotangent;
}

static bool pops(const LoopTape *t)
{
    return t->op->op == OP_tape_pop && t->cotangent;
}

static void step_params(Reversal *r)
{
    for (int i = 0; i < r->nread; i++)
        graph_param(r->step, r->read[i]->type);
    for (int i = 0; i < r->nflow; i++)
        graph_param(r->step, while_head(r->loop, r->flow[i])->type);
    for (int t = 0; t < r->ntape; t++)
        for (int i = 0; pushes(&r->tape[t]) && i < r->tape[t].nfloat; i++)
            graph_param(r->step, r->tape[t].type[i]);
}

/* The results of a turn whose cotangents are the step's params from number
 * `nread` on: `y[i]` belongs to param `nread + i`. */
static int turn_results(const Reversal *r, Node **y)
{
    int n = 0;

    for (int i = 0; i < r->nflow; i++)
        y[n++] = while_next(r->loop, r->flow[i]);
    for (int t = 0; t < r->ntape; t++) {
        const Node *op = r->tape[t].op;

        for (int i = 1; pushes(&r->tape[t]) && i < op->ninput; i++)
            if (type_is_float(&op->input[i]->type))
                y[n++] = op->input[i];
    }
    return n;
}

/* Copies the body into the step, with the turn's results as outputs. What is
 * popped in the copy is the step's param instead; the copied operations on
 * tapes are left without users. */
static void step_copy_body(Reversal *r)
{
    Module *m = r->body->module;
    int ny = r->step->nparam - r->nread;
    Node **y = ARENA_ARRAY(r->scratch, Node *, ny);
    Node **start = ARENA_ARRAY(r->scratch, Node *, while_ncarried(r->loop));
    IdTable replacement;
    Copies copies = copies_of_graph(r->scratch, r->body);

    for (int i = 0; i < while_ncarried(r->loop); i++)
        if (while_head(r->loop, i)->type.kind != TYPE_TENSOR)
            start[i] = grad_start(r->step, &while_head(r->loop, i)->type);
    for (int i = 0; i < while_ncarried(r->loop); i++)
        copies_put(&copies, while_head(r->loop, i), start[i]);
    for (int i = 0; i < r->nread; i++)
        copies_put(&copies, r->read[i], r->step->param[i]);
    graph_copy_body(r->step, r->body, &copies);
    turn_results(r, y);
    for (int i = 0; i < ny; i++)
        y[i] = copies_find(&copies, y[i]);
    graph_set_outputs(r->step, ny, y);

    replacement = id_table(r->scratch, m, sizeof(Node *));
    for (int i = 0; i < r->nread; i++)
        if (r->read[i]->op == OP_result)
            node_table_put(&replacement, copies_find(&copies, r->read[i]),
                           r->step->param[i]);
    graph_rewrite(r->step, &replacement);
}

static Node *sum(Build *b, Node *x, Node *y)
{
    return x && y ? build2(b, OP_add, x, y) : x ? x : y;
}

/* Behind the sweep: the cotangents of what the turn started from. */
static void step_outputs(Reversal *r, Node *const *read_ct)
{
    Build b = {
        .graph = r->step, .span = r->loop->span, .calls = r->loop->calls};
    Node **out = NULL;
    int n = 0, capacity = 0;

    for (int i = 0; i < r->nflow; i++) {
        Node *ct = read_ct[read_of_carried(r, r->flow[i])];

        *ARENA_PUSH(r->scratch, out, n, capacity) =
            ct ? ct : build_zeros(&b, while_head(r->loop, r->flow[i])->type);
    }
    for (int t = 0; t < r->ntape; t++) {
        const Node *op = r->tape[t].op;

        for (int e = 1; pops(&r->tape[t]) && e < op->type.nelement; e++) {
            Node *ct = NULL;

            if (!type_is_float(&op->type.element[e]))
                continue;
            for (int i = 0; i < r->nread; i++)
                if (r->read[i]->op == OP_result && r->read[i]->input[0] == op &&
                    node_index(r->read[i]) == e)
                    ct = sum(&b, ct, read_ct[i]);
            *ARENA_PUSH(r->scratch, out, n, capacity) =
                ct ? ct : build_zeros(&b, op->type.element[e]);
        }
    }
    graph_set_outputs(r->step, n, out);
}

static void mark_used(Reversal *r, const Node *n)
{
    if (n->op == OP_param && n->graph == r->step && node_index(n) < r->nread)
        r->used[node_index(n)] = true;
}

static void find_used(Reversal *r)
{
    for (const Node *n = r->step->first; n; n = n->next)
        for (int i = 0; i < n->ninput; i++)
            mark_used(r, n->input[i]);
    for (int i = 0; i < r->step->noutput; i++)
        mark_used(r, r->step->output[i]);
}

static bool make_step(Reversal *r)
{
    Node **read_ct = ARENA_ARRAY(r->scratch, Node *, r->nread);
    uint32_t low = r->body->module->nnode;

    r->step = graph_region(r->body->module);
    step_params(r);
    step_copy_body(r);
    grad_strip_effects(r->gr, r->step, NULL);
    if (r->gr->failed ||
        !grad_sweep(r->gr, &(Sweep){.graph = r->step,
                                    .low = low,
                                    .masked = r->masked,
                                    .ny = r->step->noutput,
                                    .y = r->step->output,
                                    .y_cotangent = r->step->param + r->nread,
                                    .nx = r->nread,
                                    .x = r->step->param,
                                    .x_cotangent = read_ct}))
        return false;
    step_outputs(r, read_ct);
    dce_graph(r->step, r->scratch);
    find_used(r);
    return true;
}

/* ---- the forward loop, grown ---- */

static int add_counter(Reversal *r)
{
    Build outside = r->gr->b;
    Build inside = {
        .graph = r->body, .span = r->loop->span, .calls = r->loop->calls};
    int index;

    outside.before = r->loop;
    index = while_add_carried(r->loop, build_i64(&outside, DTYPE_I64, 0));
    while_set_next(r->loop, index,
                   build2(&inside, OP_add, while_head(r->loop, index),
                          build_i64(&inside, DTYPE_I64, 1)));
    return index;
}

static int add_tape(Reversal *r, int n, Node *const *value)
{
    Build outside = r->gr->b;
    Build inside = {
        .graph = r->body, .span = r->loop->span, .calls = r->loop->calls};
    int index;

    outside.before = r->loop;
    index = while_add_carried(
        r->loop, r->gr->thread ? r->gr->thread->unset
                               : build_op(&outside, OP_tape_create, 0, NULL));
    while_set_next(
        r->loop, index,
        tape_push_record(&inside, while_head(r->loop, index), n, value));
    return index;
}

/* What the forward loop hands to the backward one. */
typedef struct Kept {
    Node *count;
    Node *tape; /* NULL if no value has to be kept */
    int nvalue;
    Type *type; /* of the record's values */
} Kept;

static Kept grow_forward(Reversal *r)
{
    Kept k = {.type = ARENA_ARRAY(r->scratch, Type, r->nread)};
    Node **value = ARENA_ARRAY(r->scratch, Node *, r->nread);
    int tape = -1;

    for (int i = 0; i < r->nread; i++)
        if (r->used[i] && !read_is_at_hand(r, i)) {
            k.type[k.nvalue] = r->read[i]->type;
            value[k.nvalue++] = r->read[i];
        }
    if (r->counter < 0)
        r->counter = add_counter(r);
    if (k.nvalue)
        tape = add_tape(r, k.nvalue, value);
    node_infer(r->loop);
    k.count = build_result(&r->gr->b, r->loop, r->counter);
    if (k.nvalue && r->gr->thread) {
        thread_add(r->gr, r->loop, tape);
        k.tape = r->gr->thread->tape;
    } else if (k.nvalue) {
        k.tape = build_result(&r->gr->b, r->loop, tape);
    }
    return k;
}

/* ---- the backward loop ---- */

/* The backward loop carries, in this order: the count; the tape, if there is
 * one; the cotangents of the flow; the cotangent tapes; the invariant values
 * that the step reads. */
typedef struct Backward {
    Graph *test, *body;
    Build b; /* in the body */
    int n;
    Node **initial, **next;
} Backward;

/* Adds a carried value; its param in the body. */
static Node *carry(Backward *w, Node *initial)
{
    w->initial[w->n++] = initial;
    graph_param(w->test, initial->type);
    return graph_param(w->body, initial->type);
}

/* One turn less to go: as many as the forward loop's counter said when it began
 * this one. */
static void backward_count(Backward *w, const Reversal *r, const Kept *k,
                           Node **start)
{
    Build test = w->b;
    Node *left = carry(w, k->count);
    Node *more;

    test.graph = w->test;
    more = build2(&test, OP_greater, w->test->param[0],
                  build_i64(&test, DTYPE_I64, 0));
    graph_set_outputs(w->test, 1, &more);
    w->next[0] =
        build2(&w->b, OP_subtract, left, build_i64(&w->b, DTYPE_I64, 1));
    for (int i = 0; i < r->nread; i++)
        if (r->read[i] == while_head(r->loop, r->counter))
            start[i] = w->next[0];
}

/* Pops the forward turn's record: `start` gets what the step reads of it. */
static void backward_pop(Backward *w, const Reversal *r, const Kept *k,
                         Node **start)
{
    int at = w->n, next = 1;
    Node *pop;

    if (!k->tape)
        return;
    pop = tape_pop_record(&w->b, carry(w, k->tape), k->nvalue, k->type);
    w->next[at] = build_result(&w->b, pop, 0);
    for (int i = 0; i < r->nread; i++)
        if (r->used[i] && !read_is_at_hand(r, i))
            start[i] = build_result(&w->b, pop, next++);
}

/* The params of the cotangent tapes; of those that the forward loop pushed,
 * the records are popped into `ct`. */
static void backward_tapes(Backward *w, const Reversal *r, Node **param,
                           Node **ct)
{
    for (int t = 0; t < r->ntape; t++) {
        const LoopTape *tape = &r->tape[t];
        int at = w->n;
        Node *pop;

        if (!tape->cotangent)
            continue;
        param[t] = carry(w, tape->cotangent);
        if (!pushes(tape))
            continue;
        pop = tape_pop_record(&w->b, param[t], tape->nfloat, tape->type);
        w->next[at] = build_result(&w->b, pop, 0);
        for (int i = 0; i < tape->nfloat; i++)
            *ct++ = build_result(&w->b, pop, 1 + i);
    }
}

static void backward_invariants(Backward *w, const Reversal *r, Node **start)
{
    for (int i = 0; i < r->nread; i++) {
        int at = w->n;

        if (!r->used[i] || !read_is_invariant(r, i))
            continue;
        start[i] = carry(w, region_input(r->loop, node_index(r->read[i])));
        w->next[at] = start[i];
    }
}

/* The step's nodes, copied to the backward body: `start[i]` is what param i of
 * the step has become. Returns what its outputs have become. */
static Node **copy_step(const Backward *w, const Reversal *r,
                        Node *const *start)
{
    Copies copies = copies_of_graph(r->scratch, r->step);
    Node **out = ARENA_ARRAY(r->scratch, Node *, r->step->noutput);

    for (int i = 0; i < r->step->nparam; i++)
        copies_put(&copies, r->step->param[i], start[i]);
    graph_copy_body(w->body, r->step, &copies);
    for (int i = 0; i < r->step->noutput; i++)
        out[i] = copies_find(&copies, r->step->output[i]);
    return out;
}

/* The cotangents of what the turn popped are pushed. */
static void backward_push(Backward *w, const Reversal *r, int at,
                          Node *const *param, Node *const *out)
{
    for (int t = 0; t < r->ntape; t++) {
        const LoopTape *tape = &r->tape[t];

        if (!tape->cotangent)
            continue;
        if (pops(tape)) {
            w->next[at] = tape_push_record(&w->b, param[t], tape->nfloat, out);
            out += tape->nfloat;
        }
        at++;
    }
}

/* The cotangents that come out of the backward loop flow to the inputs of the
 * forward one. */
static void flow_out(const Reversal *r, int at, Node *const *result)
{
    Grad *gr = r->gr;

    gr->mask = r->masked;
    for (int i = 0; i < r->nflow; i++)
        grad_flow(gr, region_input(r->loop, r->flow[i]), result[at++]);
    for (int t = 0; t < r->ntape; t++)
        if (r->tape[t].cotangent)
            grad_flow(gr, region_input(r->loop, r->tape[t].index),
                      result[at++]);
}

static void make_backward(Reversal *r, const Kept *k)
{
    Module *m = r->body->module;
    int most = 2 + r->nflow + r->ntape + r->nread, first_flow, first_tape;
    Backward w = {.test = graph_region(m),
                  .body = graph_region(m),
                  .initial = ARENA_ARRAY(r->scratch, Node *, most),
                  .next = ARENA_ARRAY(r->scratch, Node *, most)};
    Node **start = ARENA_ARRAY(r->scratch, Node *, r->step->nparam);
    Node **tape = ARENA_ARRAY(r->scratch, Node *, r->ntape);
    Node **element = grad_elements(r->gr, r->loop);
    Node **result, **out;

    w.b = r->gr->b;
    w.b.graph = w.body;
    backward_count(&w, r, k, start);
    backward_pop(&w, r, k, start);
    first_flow = w.n;
    for (int i = 0; i < r->nflow; i++) {
        Node *ct = element[r->flow[i]];

        if (!ct)
            ct = grad_zeros(r->gr, region_input(r->loop, r->flow[i]));
        start[r->nread + i] = carry(&w, ct);
    }
    first_tape = w.n;
    backward_tapes(&w, r, tape, start + r->nread + r->nflow);
    backward_invariants(&w, r, start);
    out = copy_step(&w, r, start);
    for (int i = 0; i < r->nflow; i++)
        w.next[first_flow + i] = out[i];
    backward_push(&w, r, first_tape, tape, out + r->nflow);
    graph_set_outputs(w.body, w.n, w.next);
    result = ARENA_ARRAY(r->scratch, Node *, w.n);
    build_while(&r->gr->b, w.n, w.initial, w.test, w.body, result);
    if (k->tape && r->gr->thread)
        r->gr->thread->tape = result[1];
    flow_out(r, first_flow, result);
}

/* ---- the rule ---- */

/* Is there something in the body that makes cotangents zero? */
static bool has_mask(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_select || n->op == OP_maximum || n->op == OP_minimum ||
            n->op == OP_cond || n->op == OP_window || n->op == OP_update_window)
            return true;
        for (int i = 0; i < n->nregion; i++)
            if (has_mask(n->region[i]))
                return true;
    }
    return false;
}

/* An invariant tape hands its cotangent on as it came. */
static void pass_invariant_tapes(Reversal *r)
{
    Node **element = grad_elements(r->gr, r->loop);

    for (int i = 0; i < while_ncarried(r->loop); i++)
        if (region_input(r->loop, i)->type.kind == TYPE_TAPE && element[i] &&
            is_invariant_tape(r, i))
            grad_flow(r->gr, region_input(r->loop, i), element[i]);
}

void grad_while(Grad *gr, Node *n, Node *ct)
{
    Reversal r = {.gr = gr,
                  .scratch = gr->scratch,
                  .loop = n,
                  .body = while_body(n),
                  .masked = gr->mask || has_mask(while_body(n))};
    Kept kept;

    (void)ct;
    pass_invariant_tapes(&r);
    find_tapes(&r);
    if (gr->failed)
        return;
    find_flow(&r);
    find_reads(&r);
    r.counter = find_counter(&r);
    if (!make_step(&r))
        return;
    kept = grow_forward(&r);
    make_backward(&r, &kept);
}
