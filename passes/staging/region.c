/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The graph under construction: regions, captured nodes, tokens.
 *
 * The evaluator runs a branch or a loop body with a region open; a value from
 * outside that is used inside becomes a param of the region, and later an
 * input of the `cond` or an invariant carried value of the `while`.
 *
 * A function that is differentiated is evaluated on params too, though in the
 * region in hand: they are free, and bound to the arguments when its gradient
 * has been taken. A bound param is in no graph; its input is the argument. */
#include "passes/staging/trace.h"

#include <assert.h>
#include <string.h>

Diag *spec_error(Spec *s, DiagCode code, const char *format, ...)
{
    va_list args;
    char *message;

    s->described_choice = s->described_ragged = false;
    va_start(args, format);
    message = arena_vprintf(s->arena, format, args);
    va_end(args);
    return diag_error(s->ctx, code, s->span, "%s", message);
}

Value spec_fail(Spec *s, DiagCode code, const char *format, ...)
{
    va_list args;
    char *message;

    s->described_choice = s->described_ragged = false;
    va_start(args, format);
    message = arena_vprintf(s->arena, format, args);
    va_end(args);
    diag_error(s->ctx, code, s->span, "%s", message);
    return value_poison();
}

Value spec_not_yet(Spec *s, const char *format, ...)
{
    va_list args;
    char *message;

    s->described_choice = s->described_ragged = false;
    va_start(args, format);
    message = arena_vprintf(s->arena, format, args);
    va_end(args);
    diag_error(s->ctx, DIAG_H0990, s->span, "%s", message);
    return value_poison();
}

void spec_unguarded(Spec *s)
{
    s->unguarded = false;
    spec_not_yet(s, "an exception that only some runs raise, in the midst of "
                    "what goes on here, is not there yet");
}

Value spec_too_long(Spec *s)
{
    return spec_fail(s, DIAG_H0901, "a text of more than %d MiB",
                     SPEC_TEXT >> 20);
}

Value spec_give_up(Spec *s, Diag *d)
{
    if (!s->gave_up)
        s->gave_up = d;
    return value_poison();
}

bool spec_steps_left(Spec *s)
{
    Diag *d;

    if (!spec_is_spent(s))
        return true;
    if (s->steps >= s->most_steps && s->steps < SPEC_STEPS) {
        s->abandoned = true; /* an attempt's budget */
        return false;
    }
    if (s->gave_up)
        return false;
    d = s->steps >= SPEC_STEPS
            ? spec_error(s, DIAG_H0306,
                         "too much of the script runs while compiling: more "
                         "than %d million steps",
                         SPEC_STEPS / 1000000)
            : spec_error(s, DIAG_H0306,
                         "too much of the script runs while compiling: what it "
                         "makes takes more than %d MiB",
                         SPEC_MEMORY);
    diag_note(s->ctx, d,
              "calls with static arguments run while compiling, and so do "
              "loops that are unrolled");
    diag_help(s->ctx, d,
              "begin with a value that is known when running, such as "
              "`np.array(0)`, or make fewer turns");
    spec_give_up(s, d);
    return false;
}

void spec_pin(Spec *s, int n, const Value *v)
{
    for (int i = 0; i < n; i++)
        *ARENA_PUSH(s->arena, s->pin, s->npin, s->pin_capacity) = v[i];
}

Region *region_open(Spec *s)
{
    Region *r = ARENA_NEW(s->arena, Region);

    r->outer = s->region;
    r->graph = graph_region(s->out);
    s->region = r;
    return r;
}

bool region_is_certain(Spec *s)
{
    trace_unknown(s, "it needs to know whether it surely runs");
    for (const Region *r = s->region; r->outer; r = r->outer)
        if (!r->certain)
            return false;
    return true;
}

void region_close(Spec *s)
{
    s->region = s->region->outer;
}

/* Something is made that is there when the program runs. */
static void count_emit(Spec *s)
{
    s->nemit++;
    s->abandoned |= s->only_static || s->nemit > s->most_emits;
}

Build spec_build(Spec *s)
{
    count_emit(s);
    return (Build){
        .graph = s->region->graph, .span = s->span, .calls = s->ctx->calls};
}

static int *capture_slot(Region *r, const Node *n)
{
    int at = (int)((n->id * 2654435761u) & (uint32_t)(r->nslot - 1));

    while (r->slot[at] && r->captured[r->slot[at] - 1] != n)
        at = (at + 1) & (r->nslot - 1);
    return &r->slot[at];
}

static void capture_table_grow(Spec *s, Region *r)
{
    r->nslot = r->nslot ? r->nslot * 2 : 16;
    r->slot = ARENA_ARRAY(s->arena, int, r->nslot);
    for (int i = 0; i < r->ncapture; i++)
        *capture_slot(r, r->captured[i]) = i + 1;
}

static Node *region_capture(Spec *s, Region *r, Node *n)
{
    int *slot;
    int unused = r->capture_capacity;

    if (r->ncapture * 2 >= r->nslot)
        capture_table_grow(s, r);
    slot = capture_slot(r, n);
    if (*slot)
        return r->param[*slot - 1];
    r->param = arena_grow(s->arena, r->param, (size_t)r->ncapture, &unused,
                          sizeof(Node *));
    *ARENA_PUSH(s->arena, r->captured, r->ncapture, r->capture_capacity) = n;
    r->param[r->ncapture - 1] = graph_param(r->graph, n->type);
    *slot = r->ncapture;
    return r->param[r->ncapture - 1];
}

/* A copy of a constant is what the code around it hangs on. */
static Node *copy_constant(Spec *s, Region *r, Node *n)
{
    Build b = {.graph = r->graph, .span = n->span, .calls = n->calls};
    const void *data = node_attr(n, ATTR_data)->data;

    trace_copied(s, n);
    return build_constant(&b, n->type, data);
}

/* Was it taken out of its graph, with the attempt that made it? */
static bool is_dropped(const Node *n)
{
    return !n->prev && !n->next && n->graph->first != n;
}

static Node *import_into(Spec *s, Region *r, Node *n, bool is_counter)
{
    if (n->graph == r->graph && !is_dropped(n))
        return n;
    if (!r->outer || n->graph == r->graph) {
        Build b = {.graph = r->graph, .span = n->span, .calls = n->calls};

        spec_error(s, DIAG_H0999, "a value outlived the region it is of");
        return build_poison(&b);
    }
    if (n->op == OP_constant && type_is_scalar(&n->type) && !is_counter)
        return copy_constant(s, r, n);
    return region_capture(s, r, import_into(s, r->outer, n, is_counter));
}

Node *spec_import(Spec *s, Node *n)
{
    return import_into(s, s->region, node_bound(n), false);
}

Node *spec_import_counter(Spec *s, Node *n)
{
    return import_into(s, s->region, node_bound(n), true);
}

Node *param_free(Spec *s, Node *argument)
{
    Build b = spec_build(s);
    Node *n = build_bare(&b, OP_param, 0, NULL);

    n->type = argument->type;
    node_set_int(n, ATTR_index, s->nfree);
    *ARENA_PUSH(s->arena, s->free, s->nfree, s->free_capacity) =
        (FreeParam){n, argument};
    return n;
}

Node *param_argument(const Spec *s, const Node *param)
{
    int64_t i = node_int(param, ATTR_index);

    if (param->ninput)
        return param->input[0];
    return i < s->nfree && s->free[i].param == param ? s->free[i].argument
                                                     : NULL;
}

Node *node_bound(const Node *n)
{
    while (n->op == OP_param && n->ninput)
        n = n->input[0];
    return (Node *)n;
}

/* A region inside has params of its own, so only nodes behind the first of the
 * params, in the region in hand, can use one. */
void params_bind(Spec *s, int n)
{
    if (n == s->nfree)
        return;
    for (int i = n; i < s->nfree; i++)
        node_add_input(s->free[i].param, s->free[i].argument);
    for (Node *at = s->free[n].param; at; at = at->next)
        for (int i = 0; i < at->ninput; i++)
            at->input[i] = node_bound(at->input[i]);
    for (; s->nfree > n; s->nfree--) {
        assert(s->free[s->nfree - 1].param->graph == s->region->graph);
        node_unlink(s->free[s->nfree - 1].param);
    }
}

Node *spec_token(Spec *s)
{
    Region *r = s->region;
    Region *inner = r;

    if (s->unguarded)
        spec_unguarded(s);
    count_emit(s);
    while (!r->token)
        r = r->outer;
    if (r == inner)
        return r->token;
    inner->token = spec_import(s, r->token);
    return inner->token;
}

void spec_set_token(Spec *s, Node *token)
{
    s->region->token = token;
}

void region_set_params(Graph *g, int n, Node *const *param)
{
    Node **copy = arena_copy(g->module->arena, param, (size_t)n * sizeof *copy);

    g->nparam = g->param_capacity = n;
    g->param = copy;
    for (int i = n - 1; i >= 0; i--) {
        node_set_int(copy[i], ATTR_index, i);
        if (copy[i] != g->first)
            node_move_before(copy[i], g->first);
    }
}

int region_align(Spec *s, Region *a, Region *b, Node ***captured)
{
    int n;
    Node **param;

    for (int i = 0; i < b->ncapture; i++)
        region_capture(s, a, b->captured[i]);
    n = a->ncapture;
    param = ARENA_ARRAY(s->arena, Node *, n);
    for (int i = 0; i < n; i++)
        param[i] = region_capture(s, b, a->captured[i]);
    *captured = arena_copy(s->arena, a->captured, (size_t)n * sizeof(Node *));
    if (n)
        memcpy(b->captured, a->captured, (size_t)n * sizeof(Node *));
    b->param = param;
    b->nslot = 0; /* the table would be out of order, and is not used again */
    return n;
}
