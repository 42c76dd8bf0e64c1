/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Traced calls become functions of the module, and later calls `call` nodes.
 *
 * A call is evaluated in place, in the region in hand. If it can be used
 * again, the nodes that it made and that something comes back from are copied
 * into a graph of their own, whose params are the token and the leaves that
 * they use. With the first later call that is like it, the graph becomes a
 * function. So the text alone decides what is a call, and a function that is
 * called once stays where it is. */
#include "passes/staging/reuse.h"

#include <string.h>

enum {
    FEW_NODES = 8,    /* so many are not worth a call */
    MOST_KEPT = 4096, /* specialisations of a function */
    MOST_OF_ONE_KEY = 32,
    MOST_MISSES = 64, /* without a hit: its calls are never alike */
    MOST_NESTED = 100 /* call nodes: the plan and the stack bear more */
};

/* ---- copying what was made ---- */

typedef struct Copier {
    Spec *s;
    const Trace *t;
    Specialised *r;
    Graph *from;
    uint32_t low;
    bool *used;
    Node **copy;
    Node *token; /* the param */
    const CallSite *site, *short_site;
} Copier;

static bool is_own(const Copier *k, const Node *n)
{
    return n->graph == k->from && n->op != OP_param && n->id >= k->low;
}

static void mark(Copier *k, const Node *n)
{
    if (is_own(k, n))
        k->used[n->id - k->low] = true;
}

static int count_nodes(const Node *n)
{
    int count = n->op == OP_call ? FEW_NODES : 1;

    for (int i = 0; i < n->nregion; i++)
        for (const Node *m = n->region[i]->first; m; m = m->next)
            count += count_nodes(m);
    return count;
}

/* Marks what the outputs need; says how many nodes that are. */
static int mark_used(Copier *k)
{
    int count = 0;

    for (int i = 0; i < k->r->noutput; i++)
        mark(k, k->r->output[i]);
    if (k->r->has_token)
        mark(k, k->s->region->token);
    for (const Node *n = k->from->last; n && is_own(k, n); n = n->prev) {
        if (!k->used[n->id - k->low])
            continue;
        count += count_nodes(n);
        for (int i = 0; i < n->ninput; i++)
            mark(k, n->input[i]);
    }
    return count;
}

static Node *input_from_outside(Copier *k, Node *n)
{
    int at;

    if (n->type.kind == TYPE_TOKEN) {
        if (!k->token)
            k->r->why = "an effect has no place";
        return k->token ? k->token : n;
    }
    at = met_node(k->r, node_origin(k->s, n));
    if (at < 0 || n->type.kind != TYPE_TENSOR) {
        k->r->why = "it uses a node that it did not read";
        return n;
    }
    if (k->r->leaf[at].param < 0) {
        k->r->leaf[at].param = k->r->graph->nparam;
        graph_param(k->r->graph, n->type);
    }
    return k->r->graph->param[k->r->leaf[at].param];
}

static Node *copied(Copier *k, Node *n)
{
    return is_own(k, n) ? k->copy[n->id - k->low] : input_from_outside(k, n);
}

/* The calls that led to a node, from the traced one on: where that was called
 * from, the call node says. */
static const CallSite *calls_within(Copier *k, const CallSite *c)
{
    CallSite *first = NULL, **last = &first;
    const CallSite *at = c;

    if (!c)
        return NULL;
    if (k->site == c)
        return k->short_site;
    while (at && at->caller != k->s->ctx->calls)
        at = at->caller;
    for (; at && c != at; c = c->caller) {
        *last = arena_copy(k->s->arena, c, sizeof *c);
        last = (CallSite **)&(*last)->caller;
    }
    *last = NULL;
    return first;
}

static void shorten_calls(Copier *k, Node *n)
{
    const CallSite *calls = calls_within(k, n->calls);

    k->site = n->calls;
    k->short_site = n->calls = calls;
    for (int i = 0; i < n->nregion; i++)
        for (Node *m = n->region[i]->first; m; m = m->next)
            shorten_calls(k, m);
}

/* How the gradient of a loop counts the turns hangs on what the loop's values
 * start with: a constant where one was stays one. */
static void note_starts(Copier *k, const Node *loop)
{
    for (int i = 0; i < loop->ninput; i++) {
        Node *origin = node_origin(k->s, loop->input[i]);
        int at = is_own(k, loop->input[i]) ? -1 : met_node(k->r, origin);

        if (at < 0 || origin->op != OP_constant ||
            !type_is_scalar(&origin->type))
            continue;
        k->r->leaf[at].is_asked = true;
        k->r->leaf[at].constant = node_attr(origin, ATTR_data)->data;
    }
}

static void copy_node(Copier *k, Node *n)
{
    Graph *g = k->r->graph;
    Node *copy = node_copy(n, g, NULL);
    Graph **region = ARENA_ARRAY(k->s->arena, Graph *, n->nregion);

    for (int i = 0; i < n->ninput; i++)
        copy->input[i] = copied(k, n->input[i]);
    for (int i = 0; i < n->nregion; i++)
        region[i] = graph_copy(g->module, n->region[i]);
    if (n->nregion)
        node_set_regions(copy, n->nregion, region);
    if (k->r->nsweep && n->op == OP_while)
        note_starts(k, n);
    shorten_calls(k, copy);
    k->copy[n->id - k->low] = copy;
}

/* The params of a recursive function, which calls itself before it is known
 * what it uses. */
static void take_all_leaves(Specialised *r)
{
    for (int i = 0; i < r->nleaf; i++) {
        r->leaf[i].param = r->graph->nparam;
        graph_param(r->graph, r->leaf[i].type);
    }
}

/* The node that an object held before the call; -1: it was not asked. */
static int leaf_held_by(const Specialised *r, int met)
{
    for (int i = 0; i < r->nasked; i++)
        if (r->asked[i].subject == met && !r->asked[i].name)
            return r->asked[i].leaf;
    return -1;
}

/* Of arrays that are changed in place: which outputs are what params become. */
static const int *outputs_over(Copier *k, int noutput)
{
    const Specialised *r = k->r;
    int *over = NULL;

    for (int i = 0; i < r->nwritten; i++) {
        const Written *w = &r->written[i];
        const MadeObject *o = w->name ? NULL : &r->made[w->made];
        int leaf = o ? leaf_held_by(r, w->subject) : -1;

        if (leaf < 0 || o->node.kind != FROM_OUTPUT || r->leaf[leaf].param < 0)
            continue;
        if (!over) {
            over = ARENA_ARRAY(k->s->out->arena, int, noutput);
            for (int n = 0; n < noutput; n++)
                over[n] = -1;
        }
        over[o->node.index + r->has_token] = r->leaf[leaf].param;
    }
    return over;
}

static void copy_all(Copier *k)
{
    Specialised *r = k->r;
    Node *first = k->from->last, **output;
    int n = 0;

    if (r->has_token)
        k->token = graph_param(r->graph, type_of_kind(TYPE_TOKEN));
    if (r->is_recursive)
        take_all_leaves(r);
    while (first && first->prev && is_own(k, first->prev))
        first = first->prev;
    for (; first && !r->why; first = first->next)
        if (is_own(k, first) && k->used[first->id - k->low])
            copy_node(k, first);
    if (r->why)
        return;
    output = ARENA_ARRAY(k->s->arena, Node *, r->noutput + 1);
    if (r->has_token)
        output[n++] = copied(k, k->s->region->token);
    for (int i = 0; i < r->noutput; i++)
        output[n++] = copied(k, r->output[i]);
    graph_set_outputs(r->graph, n, output);
    r->graph->over = outputs_over(k, n);
}

static void make_graph(Spec *s, const Trace *t, Specialised *r)
{
    uint32_t n = s->out->nnode - t->before.nnode;
    Copier k = {.s = s,
                .t = t,
                .r = r,
                .from = s->region->graph,
                .low = t->before.nnode,
                .used = ARENA_ARRAY(s->arena, bool, n),
                .copy = ARENA_ARRAY(s->arena, Node *, n)};

    if (mark_used(&k) < FEW_NODES && !r->is_recursive) {
        r->why = "it is small";
        return;
    }
    r->graph = graph_region(s->out);
    copy_all(&k);
}

Specialised *specialised_new(Spec *s, Trace *t, const CallArgs *args, Value v,
                             bool is_recursive, Graph *callee)
{
    Specialised *r = ARENA_NEW(s->arena, Specialised);

    r->is_recursive = is_recursive;
    r->has_token = s->region->token != t->before.token;
    r->why = t->unknown;
    r->is_loose = t->is_loose;
    r->deepest = t->deepest;
    r->height = t->call_height + 1;
    r->nsweep = s->nsweep - t->before.nsweep;
    if (r->height > MOST_NESTED && !r->why)
        r->why = "its calls are nested too deep";
    if (is_recursive && r->nsweep && !r->why)
        r->why = "it takes a gradient";
    if (r->why || s->region != t->before.region ||
        !queries_record(s, t, args, r))
        return r;
    s->heap.trace = t; /* the result's constants are asked for, too */
    result_record(s, t, r, v);
    s->heap.trace = t->outer;
    if (!r->why && constants_record(s, t, r) && (callee || !is_recursive))
        make_graph(s, t, r);
    return r;
}

/* ---- using it ---- */

static bool match(Spec *s, Match *m, const Specialised *r, const CallArgs *args)
{
    *m = (Match){.s = s,
                 .r = r,
                 .object = ARENA_ARRAY(s->arena, Object *, r->nmet),
                 .node = ARENA_ARRAY(s->arena, Node *, r->nleaf)};
    return queries_match(m, args);
}

Graph *new_function(Spec *s, const char *name)
{
    const char *unique = name;

    for (int i = 1; module_find(s->out, unique); i++)
        unique = arena_printf(s->arena, "%s_%d", name, i);
    return module_function(s->out, unique);
}

/* ---- those that are kept ---- */

/* Of what a call hands over without a query: alike calls have one key. */
static uint64_t key_of(const CallArgs *args)
{
    uint64_t key = (uint64_t)args->narg ^ args->function->id * 31u;

    for (int i = 0; i < args->narg; i++) {
        Value v = args->arg[i];

        key = (key ^ v.kind) * 0x9e3779b97f4a7c15u;
        if (v.kind == VALUE_INT || v.kind == VALUE_FLOAT)
            key ^= (uint64_t)v.i;
        else if (v.kind == VALUE_BOOL)
            key ^= v.b;
        else if (v.kind == VALUE_STR)
            key ^= text_hash(v.s.data, v.s.size);
        else if (v.kind == VALUE_OBJECT)
            key ^= v.object->kind;
        key = (key ^ key >> 29) * 0x9e3779b97f4a7c15u;
    }
    return key ^ key >> 32;
}

static Specialised *kept_at(const CallMemory *m, uint64_t key)
{
    return m->nslot ? m->slot[key & (uint64_t)(m->nslot - 1)] : NULL;
}

static void put(CallMemory *m, Specialised *r)
{
    Specialised **slot = &m->slot[r->key & (uint64_t)(m->nslot - 1)];

    r->next = *slot;
    *slot = r;
}

static void keep(Spec *s, CallMemory *m, const CallArgs *args, Specialised *r)
{
    m->nkept++;
    if (r->is_recursive) {
        r->next = m->first;
        m->first = r;
        return;
    }
    r->key = key_of(args);
    if (m->nkept > m->nslot) {
        int nslot = m->nslot;
        Specialised **old = m->slot;

        m->nslot = nslot ? nslot * 4 : 4;
        m->slot = ARENA_ARRAY(s->arena, Specialised *, m->nslot);
        for (int i = 0; i < nslot; i++)
            for (Specialised *k = old[i], *next; k; k = next) {
                next = k->next;
                put(m, k);
            }
    }
    put(m, r);
}

/* Calls with one key that differ in what they read are few, or not alike. */
static bool has_room(const CallMemory *m, const CallArgs *args)
{
    uint64_t key = key_of(args);
    int n = 0;

    for (const Specialised *r = kept_at(m, key); r; r = r->next)
        n += r->key == key;
    return n < MOST_OF_ONE_KEY && m->nkept < MOST_KEPT;
}

/* The function that the graph becomes when it is first called. */
static const Graph *callee_of(Spec *s, Specialised *r, const char *name)
{
    if (r->callee)
        return r->callee;
    r->callee = new_function(s, name);
    graph_take(r->callee, r->graph);
    return r->callee;
}

/* Of a function that is not finished the types are stated. */
static void state_type(Spec *s, Node *call, const Specialised *r)
{
    int n = 0, count = r->noutput + r->has_token;
    Type *element = ARENA_ARRAY(s->out->arena, Type, count);

    if (r->has_token)
        element[n++] = type_of_kind(TYPE_TOKEN);
    for (int i = 0; i < r->noutput; i++)
        element[n++] = r->output[i]->type;
    call->type = type_of_kind(TYPE_TUPLE);
    call->type.nelement = count;
    call->type.element = element;
}

Value specialised_call(Match *m, const Specialised *r, const Graph *callee,
                       Sym name)
{
    Spec *s = m->s;
    Node **input = ARENA_ARRAY(s->arena, Node *, r->nleaf + 1), *call;
    Node **output = ARENA_ARRAY(s->arena, Node *, r->noutput + 1);
    CallSite *site = ARENA_NEW(s->arena, CallSite);
    int ninput = r->has_token;
    Build b;

    if (r->has_token)
        input[0] = spec_token(s);
    for (int i = 0; i < r->nleaf; i++)
        if (r->is_recursive || r->leaf[i].param >= 0) {
            int at = r->is_recursive ? i + r->has_token : r->leaf[i].param;

            input[at] = r->is_recursive || r->leaf[i].is_counter
                            ? spec_import_counter(s, m->node[i])
                            : spec_import(s, m->node[i]);
            ninput++;
        }
    *site = (CallSite){s->ctx->calls, name, s->span};
    b = spec_build(s);
    b.calls = site;
    call = build_bare(&b, OP_call, ninput, input);
    node_set_text(call, ATTR_callee, text_from(callee->name));
    if (callee->output)
        node_infer(call);
    else
        state_type(s, call, r);
    for (int i = 0; i < r->noutput + r->has_token; i++)
        output[i] = build_result(&b, call, i);
    if (r->has_token)
        spec_set_token(s, output[0]);
    return result_make(m, output + r->has_token);
}

static bool use_one(Spec *s, CallMemory *m, Specialised *r,
                    const CallArgs *args, Value *out)
{
    Match found;

    if (r->why || (!r->is_recursive && s->ctx->tracing != TRACING_ON) ||
        s->depth + r->deepest >= SPEC_CALL_DEPTH || !match(s, &found, r, args))
        return false;
    m->nhit++;
    if (r->height > s->call_height)
        s->call_height = r->height;
    s->nsweep += r->nsweep;
    *out = specialised_call(&found, r, callee_of(s, r, m->name), m->name);
    return true;
}

static bool specialised_use(Spec *s, CallMemory *m, const CallArgs *args,
                            Value *out)
{
    uint64_t key = key_of(args);

    for (Specialised *r = kept_at(m, key); r; r = r->next)
        if (r->key == key && use_one(s, m, r, args, out))
            return true;
    for (Specialised *r = m->first; r; r = r->next)
        if (use_one(s, m, r, args, out))
            return true;
    return false;
}

/* ---- the check of all this ---- */

/* A specialisation as it is used where objects and nodes stand. */
static const char *text_of(Spec *s, const Match *m)
{
    const Specialised *r = m->r;
    TextBuffer text = {.arena = s->arena};
    const Node **param = ARENA_ARRAY(s->arena, const Node *, r->nleaf + 1);

    graph_print(&text, r->graph, NULL);
    result_print(&text, m);
    for (int i = 0; i < r->nleaf; i++)
        if (r->leaf[i].param >= 0)
            param[r->leaf[i].param] = m->node[i];
    for (int i = r->has_token; i < r->graph->nparam; i++)
        buffer_printf(&text, " %u", node_origin(s, (Node *)param[i])->id);
    return buffer_text(&text).data;
}

Match own_match(Spec *s, const Specialised *r)
{
    Match m = {.s = s,
               .r = r,
               .nobject = r->nmet,
               .nnode = r->nleaf,
               .object = ARENA_ARRAY(s->arena, Object *, r->nmet),
               .node = ARENA_ARRAY(s->arena, Node *, r->nleaf)};

    for (int i = 0; i < r->nmet; i++)
        m.object[i] = r->met[i].object;
    for (int i = 0; i < r->nleaf; i++)
        m.node[i] = r->leaf[i].node;
    return m;
}

/* A call that is like an earlier one must have made what that made. */
static void compare(Spec *s, const CallMemory *m, const Match *old,
                    const Specialised *now)
{
    Match own;
    const char *a, *b;

    if (now->is_loose) /* where it is held it is joined as it was then */
        return;
    if (now->why) {
        spec_error(s, DIAG_H0999, "a call of %s() was used again, and: %s",
                   m->name, now->why);
        return;
    }
    own = own_match(s, now);
    a = text_of(s, old);
    b = text_of(s, &own);
    if (strcmp(a, b))
        spec_error(s, DIAG_H0999,
                   "a call of %s() was used again, and is another:\n%s\n%s",
                   m->name, a, b);
}

static bool find_like(Spec *s, const CallMemory *m, const CallArgs *args,
                      Match *found)
{
    uint64_t key = key_of(args);

    for (Specialised *r = kept_at(m, key); r; r = r->next)
        if (r->key == key && !r->why && match(s, found, r, args))
            return true;
    return false;
}

/* ---- a call ---- */

/* Where an exception is waited for, or nothing may be made, calls are
 * evaluated in place. */
static bool is_plain(const Spec *s)
{
    return !s->catching && !s->only_static;
}

/* Are a function's calls worth noting what they read? */
static bool is_traced(const Spec *s, const CallMemory *m, const CallArgs *args)
{
    return s->ctx->tracing != TRACING_OFF && !m->is_small &&
           has_room(m, args) && (m->nhit || m->nmiss < MOST_MISSES) &&
           (m->ncall > 1 || s->ctx->tracing == TRACING_CHECK);
}

/* A call in a staged branch or loop of one of the same function may meet it
 * again. */
static bool may_recur(const Spec *s, const OpenCall *open)
{
    return open && open->region != s->region;
}

static Value call_noted(Spec *s, CallMemory *m, OpenCall *open, CallRun *run,
                        void *data)
{
    Specialised *r = NULL;
    Match like;
    bool is_like;
    const CallArgs *args = open->args;
    Trace t;
    Value v;

    is_like =
        s->ctx->tracing == TRACING_CHECK && find_like(s, m, open->args, &like);
    trace_open(s, &t);
    open->trace = &t;
    v = run(s, open->args, data);
    trace_close(s, &t);
    if (open->is_entered) {
        v = recursion_close(s, m, open, v, run, data, &r);
        open->trace = NULL;
        if (r)
            keep(s, m, args, r);
        return v;
    }
    open->trace = NULL;
    m->nmiss++;
    if (t.is_unstable || t.is_provisional)
        return v;
    if ((t.unknown || !progress_emitted(s, &t.before)) && !is_like)
        return v;
    r = specialised_new(s, &t, open->args, v, false, NULL);
    if (is_like)
        compare(s, m, &like, r);
    else if (!r->why)
        keep(s, m, args, r);
    return v;
}

Value call_traced(Spec *s, CallMemory *m, const CallArgs *args, CallRun *run,
                  void *data)
{
    OpenCall open = {
        .outer = m->open, .args = args, .region = s->region, .ncall = m->ncall};
    Value v;

    m->ncall++;
    if (is_plain(s) && m->nkept && specialised_use(s, m, args, &v))
        return v;
    if (is_plain(s) && may_recur(s, m->open)) {
        for (Trace *t = s->heap.trace; t; t = t->outer)
            t->is_unstable = true;
        if (recursion_meets(s, m, args, &v) || recursion_use(s, m, args, &v))
            return v;
    }
    m->open = &open;
    v = is_plain(s) && (may_recur(s, open.outer) || is_traced(s, m, args))
            ? call_noted(s, m, &open, run, data)
            : run(s, open.args, data);
    m->open = open.outer;
    recursion_leave(s, &open);
    return v;
}
