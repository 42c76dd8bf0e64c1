/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Jump lowering, script level -> script level: afterwards no py_break,
 * py_continue and py_return is left, loops have no `else`, and the region of
 * each function yields the value that it returns.
 *
 * Structure comes first. What follows an `if` that never falls through on one
 * side moves to the end of the other side:
 *
 *     if c: return x                 if c: .value = x
 *     R                      ->      else: R'
 *
 * A jump that stands last in a function or in a turn of its loop then needs no
 * flag: control gets where it wants to by itself. Where either way may or may
 * not jump, hidden names hold flags, and what follows is guarded:
 *
 *     if c:                          .continue1 = False    (begin of the turn)
 *         if d: continue             if c:
 *         A                  ->          if d: .continue1 = True
 *     R                                  else: A'
 *                                    if not .continue1: R'
 *
 * A `break` always sets its loop's flag, since the loop must see it: `while
 * test` becomes `while not .break1 and test`, and `for` names the flag in its
 * attribute. A `return` in a loop sets `.value` and `.return`, and breaks all
 * loops on its way; a loop without a `break` of its own watches `.return`.
 *
 * What a `try` waits for is kept in a hidden name, too, which is numbered here.
 * Its regions are lists of statements like others; its `else` is not executed
 * if the body jumps, and an exception on the way of a jump takes that back.
 *
 * Names that begin with a dot clash with none of Python's. Each flag is False
 * before the code that may set it begins. */
#include "passes/passes.h"

#include "ir/script.h"

#include <assert.h>
#include <string.h>

/* How a statement may end. */
enum {
    FALL = 1 << 0, /* what follows is executed */
    BREAK = 1 << 1,
    CONTINUE = 1 << 2,
    RETURN = 1 << 3,
    JUMPS = BREAK | CONTINUE | RETURN
};

/* Structure nests by so many levels; what is left is guarded by flags, in
 * pieces that nest by as many again, but not below so many regions. */
enum { MOST_STRUCTURE = 40, DEEPEST_STRUCTURE = 500 };

/* The function, class or module whose statements are lowered. */
typedef struct Body {
    Module *m;
    Node *owner; /* make_function or make_class; NULL: the module */
    Graph *graph;
    bool sole_return;    /* its one return is the last of its statements */
    bool keeps_value;    /* `.value` is in use */
    bool watches_return; /* `.return` is in use */
    int nloop;           /* loops numbered so far */
    int ntry;            /* the same of `try`, `finally`, `with` */
    int nflag, flag_capacity;
    Text *flag; /* the names of the flags of loops */
} Body;

typedef struct Loop {
    Node *node;
    const struct Loop *outer;
    const char *stop; /* the flag that ends it; NULL: nothing does */
    bool breaks;      /* `stop` is its own */
    const char *skip; /* the flag that ends a turn; NULL: none needed yet */
    int number;       /* in the names of its flags */
} Loop;

/* Where a list of statements stands. */
typedef struct Place {
    Loop *loop; /* NULL: in none of this body */
    bool last;  /* nothing is executed behind it in the turn or function */
    int nest;   /* regions around it */
    int room;   /* by how many more structure may nest */
} Place;

static void lower_list(Body *b, Graph *g, Place at);
static void lower_body(Module *m, Node *owner, Graph *g, int nest);

/* In a region of a statement that stands at `at`. */
static Place place_inside(Place at, Loop *loop, bool last)
{
    return (Place){loop, last, at.nest + 1, at.room - 1};
}

/* ---- making and moving nodes ---- */

static Node *emit(Graph *g, Op op, Span span, int ninput, Node *const *input)
{
    Node *n = node_new(g, op, ninput, input);

    n->span = span;
    return n;
}

static Node *emit_literal(Graph *g, Span span, const char *repr)
{
    Node *n = emit(g, OP_py_literal, span, 0, NULL);

    node_set_text(n, ATTR_literal, text_from(repr));
    node_infer(n);
    return n;
}

static Node *emit_not(Graph *g, Span span, Node *x)
{
    Node *n = emit(g, OP_unary, span, 1, &x);

    node_set_text(n, ATTR_operator, text_from("not"));
    node_infer(n);
    return n;
}

/* A node of `op` with one input and regions. */
static Node *emit_regions(Graph *g, Op op, Span span, Node *x, int nregion,
                          Graph *const *region)
{
    Node *n = emit(g, op, span, 1, &x);

    node_set_regions(n, nregion, region);
    if (op == OP_py_and || op == OP_py_or) /* of flags and conditions */
        node_set_int(n, ATTR_truth, 1);
    node_infer(n);
    return n;
}

/* Moves the nodes from `first` to `last` to the end of another graph; `last`
 * NULL: all behind `first`. */
static void move_range(Graph *to, Node *first, const Node *last)
{
    Node *end = node_new(to, OP_poison, 0, NULL);

    for (Node *n = first, *next; n; n = next) {
        next = n == last ? NULL : n->next;
        node_move_before(n, end);
    }
    node_unlink(end);
}

static void move_rest(Graph *to, Node *first)
{
    move_range(to, first, NULL);
}

/* Moves all nodes of a graph before `at`, to the end of `to` if that is
 * NULL. */
static void move_all(Graph *to, Node *at, Graph *from)
{
    if (!at) {
        move_rest(to, from->first);
        return;
    }
    while (from->first)
        node_move_before(from->first, at);
}

/* Drops `first` and all behind it: it is never reached. */
static void drop_rest(Node *first)
{
    for (Node *n = first, *next; n; n = next) {
        next = n->next;
        node_unlink(n);
    }
}

/* The first node that is no param; NULL if there is none. */
static Node *first_statement(const Graph *g)
{
    Node *n = g->first;

    while (n && n->op == OP_param)
        n = n->next;
    return n;
}

/* ---- hidden names ---- */

static const char value_name[] = ".value", return_name[] = ".return";

static void set_hidden(Body *b, Node *n, const char *name)
{
    node_set_text(n, ATTR_name, text_from(name));
    node_set_text(
        n, ATTR_scope,
        text_from(name_place_text[b->owner ? PLACE_LOCAL : PLACE_GLOBAL]));
    node_infer(n);
}

static Node *load_hidden(Body *b, Graph *g, Span span, const char *name)
{
    Node *n = emit(g, OP_load_name, span, 0, NULL);

    set_hidden(b, n, name);
    return n;
}

static void store_hidden(Body *b, Graph *g, Span span, const char *name,
                         Node *value)
{
    set_hidden(b, emit(g, OP_store_name, span, 1, &value), name);
}

static void store_flag(Body *b, Graph *g, Span span, const char *name,
                       bool value)
{
    store_hidden(b, g, span, name,
                 emit_literal(g, span, value ? "True" : "False"));
}

/* Names the flag of a loop. */
static const char *new_flag(Body *b, const char *kind, int number)
{
    char *name = arena_printf(b->m->arena, ".%s%d", kind, number);

    *ARENA_PUSH(b->m->arena, b->flag, b->nflag, b->flag_capacity) =
        text_from(name);
    return name;
}

/* The owner's `locals` with the hidden names behind. */
static void add_locals(Body *b)
{
    const Attr *locals = b->owner ? node_attr(b->owner, ATTR_locals) : NULL;
    int n = locals ? locals->n : 0;
    Text *name = ARENA_ARRAY(b->m->arena, Text, n + b->nflag + 2);

    if (!locals)
        return;
    for (int i = 0; i < n; i++)
        name[i] = locals->texts[i];
    if (b->keeps_value)
        name[n++] = text_from(value_name);
    if (b->watches_return)
        name[n++] = text_from(return_name);
    for (int i = 0; i < b->nflag; i++)
        name[n++] = b->flag[i];
    if (n > locals->n)
        node_set_texts(b->owner, ATTR_locals, n, name);
}

/* ---- how a statement may end ---- */

static bool is_loop(const Node *n)
{
    return n->op == OP_py_while || n->op == OP_py_for;
}

static Graph *loop_body(const Node *n)
{
    return n->region[n->nregion - 2];
}

static Graph *loop_else(const Node *n)
{
    return n->region[n->nregion - 1];
}

static bool is_true_literal(const Node *n)
{
    Text t = node_text(n, ATTR_literal);

    return n->op == OP_py_literal &&
           (text_is(t, "True") ||
            (t.size && t.data[0] >= '1' && t.data[0] <= '9'));
}

/* `while True`: it is left by a jump only. */
static bool is_endless(const Node *n)
{
    const Graph *test = n->region[0];

    return n->op == OP_py_while && test->noutput == 1 &&
           test->first == test->output[0] && test->first == test->last &&
           is_true_literal(test->first);
}

static unsigned list_ends(const Node *first);

static unsigned loop_ends(const Node *n)
{
    unsigned body = list_ends(loop_body(n)->first);
    unsigned ends = body & RETURN;

    if (body & BREAK)
        ends |= FALL;
    if (!is_endless(n))
        ends |= list_ends(loop_else(n)->first);
    return ends;
}

static bool is_protected(const Node *n)
{
    return n->op == OP_py_try || n->op == OP_py_finally || n->op == OP_py_with;
}

static unsigned try_ends(const Node *n)
{
    unsigned ends = list_ends(n->region[0]->first);

    if (ends & FALL)
        ends = (ends & JUMPS) | list_ends(n->region[2]->first);
    return ends | list_ends(n->region[1]->first);
}

static unsigned node_ends(const Node *n)
{
    switch (n->op) {
    case OP_py_break:
        return BREAK;
    case OP_py_continue:
        return CONTINUE;
    case OP_py_return:
        return RETURN;
    case OP_py_raise:
        return 0;
    case OP_py_if:
        return list_ends(n->region[0]->first) | list_ends(n->region[1]->first);
    case OP_py_while:
    case OP_py_for:
        return loop_ends(n);
    case OP_py_try:
        return try_ends(n);
    case OP_py_finally:
        return list_ends(n->region[1]->first) & FALL
                   ? list_ends(n->region[0]->first)
                   : 0;
    case OP_py_with: /* which may swallow an exception */
        return list_ends(n->region[0]->first) | FALL;
    default:
        return FALL;
    }
}

static unsigned list_ends(const Node *first)
{
    unsigned ends = FALL;

    for (const Node *n = first; n && ends & FALL; n = n->next)
        ends = (ends & ~(unsigned)FALL) | node_ends(n);
    return ends;
}

/* ---- jumps ---- */

static void break_loops(Body *b, Graph *g, Span span, const Loop *loop)
{
    for (; loop; loop = loop->outer)
        if (loop->breaks)
            store_flag(b, g, span, loop->stop, true);
}

static void lower_return(Body *b, Node *n, Place at)
{
    Graph *g = n->graph;

    if (b->sole_return) {
        graph_set_outputs(g, 1, n->input);
        return;
    }
    b->keeps_value = true;
    store_hidden(b, g, n->span, value_name, n->input[0]);
    if (!at.loop && at.last)
        return;
    b->watches_return = true;
    store_flag(b, g, n->span, return_name, true);
    break_loops(b, g, n->span, at.loop);
}

/* Replaces a jump, which is the last of its list, by the flags it needs. */
static void lower_jump(Body *b, Node *n, Place at)
{
    if (n->op == OP_py_return)
        lower_return(b, n, at);
    else if (n->op == OP_py_break)
        store_flag(b, n->graph, n->span, at.loop->stop, true);
    else if (!at.last) {
        if (!at.loop->skip)
            at.loop->skip = new_flag(b, "continue", at.loop->number);
        store_flag(b, n->graph, n->span, at.loop->skip, true);
    }
    node_unlink(n);
}

/* ---- what follows a statement that may jump ---- */

/* The flags that a statement sets when it jumps in one of the ways `ends`. */
static int flags_of(unsigned ends, const Loop *loop, const char *flag[2])
{
    int n = 0;

    if (ends & (BREAK | RETURN))
        flag[n++] = loop ? loop->stop : return_name;
    assert(loop || !(ends & CONTINUE));
    if (ends & CONTINUE)
        flag[n++] = loop->skip;
    return n;
}

/* `not flag`, or `not (flag or flag)`. */
static Node *emit_go_on(Body *b, Graph *g, Span span, unsigned ends,
                        const Loop *loop)
{
    const char *flag[2] = {NULL};
    int n = flags_of(ends, loop, flag);
    Node *x = load_hidden(b, g, span, flag[0]);

    if (n == 2) {
        Graph *second = graph_region(b->m);
        Node *y = load_hidden(b, second, span, flag[1]);

        graph_set_outputs(second, 1, &y);
        x = emit_regions(g, OP_py_or, span, x, 1, &second);
    }
    return emit_not(g, span, x);
}

/* Appends `if not flag:` with the statements of `then`. */
static void emit_guard(Body *b, Graph *g, Span span, unsigned ends,
                       const Loop *loop, Graph *then)
{
    Node *test = emit_go_on(b, g, span, ends, loop);

    emit_regions(g, OP_py_if, span, test, 2,
                 (Graph *[]){then, graph_region(b->m)});
}

/* The last node of the piece of a list that holds so many statements that may
 * jump. */
static Node *piece_end(Node *n, int most)
{
    for (; n->next; n = n->next)
        if (node_ends(n) & JUMPS && --most == 0)
            break;
    return n;
}

/* Guards piece by piece, so that a long list of statements that may jump does
 * not nest: behind each piece the flags are asked again. */
static void guard_pieces(Body *b, Graph *g, Graph *rest, Span span,
                         unsigned ends, Place at)
{
    unsigned piece_ends = FALL;

    at = place_inside(at, at.loop, false);
    at.room = at.nest < DEEPEST_STRUCTURE ? MOST_STRUCTURE : 0;
    while (rest->first && piece_ends & FALL) {
        Graph *piece = graph_region(b->m);
        Node *end = piece_end(rest->first, at.room > 0 ? at.room : 1);

        move_range(piece, rest->first, end);
        piece_ends = list_ends(piece->first);
        emit_guard(b, g, span, ends, at.loop, piece);
        lower_list(b, piece, at);
        ends |= piece_ends;
    }
}

/* Guards what follows `n`, which may jump in one of the ways `ends`. */
static void guard_rest(Body *b, Node *n, unsigned ends, Place at)
{
    Graph *g = n->graph, *rest = graph_region(b->m);

    if (!n->next)
        return;
    move_rest(rest, n->next);
    if (at.room <= 0) {
        guard_pieces(b, g, rest, n->span, ends, at);
        return;
    }
    emit_guard(b, g, n->span, ends, at.loop, rest);
    lower_list(b, rest, place_inside(at, at.loop, at.last));
}

/* ---- if ---- */

/* Gives the statements behind an `if` to the one side that falls through to
 * them. */
static void move_rest_inside(Node *n, unsigned then_ends, unsigned else_ends)
{
    if (!(then_ends & FALL))
        move_rest(n->region[1], n->next);
    else if (!(else_ends & FALL))
        move_rest(n->region[0], n->next);
}

/* True when it has lowered what follows as well. */
static bool lower_if(Body *b, Node *n, Place at)
{
    unsigned then_ends = list_ends(n->region[0]->first);
    unsigned else_ends = list_ends(n->region[1]->first);
    unsigned ends = then_ends | else_ends;
    Place inside;

    if (!(ends & FALL))
        drop_rest(n->next);
    else if (ends & JUMPS && at.room > 0)
        move_rest_inside(n, then_ends, else_ends);
    inside = place_inside(at, at.loop, at.last && !n->next);
    lower_list(b, n->region[0], inside);
    lower_list(b, n->region[1], inside);
    if (!(ends & JUMPS))
        return false;
    guard_rest(b, n, ends, at);
    return true;
}

/* ---- loops ---- */

/* The flags that a loop will need, by how its body may end. */
static Loop loop_open(Body *b, Node *n, unsigned body, Loop *outer)
{
    Loop loop = {.node = n, .outer = outer, .breaks = body & BREAK};

    if (body & (BREAK | CONTINUE))
        loop.number = ++b->nloop;
    if (body & BREAK)
        loop.stop = new_flag(b, "break", loop.number);
    else if (body & RETURN)
        loop.stop = return_name;
    return loop;
}

/* `while test` becomes `while not flag and test`. */
static void stop_while(Body *b, Node *n, const char *flag)
{
    Graph *old = n->region[0], *test = graph_region(b->m);
    Span span = old->noutput ? old->output[0]->span : n->span;
    Node *go_on = emit_not(test, span, load_hidden(b, test, span, flag));

    if (!is_endless(n))
        go_on = emit_regions(test, OP_py_and, span, go_on, 1, &old);
    graph_set_outputs(test, 1, &go_on);
    node_set_regions(n, 3, (Graph *[]){test, n->region[1], n->region[2]});
}

static void stop_loop(Body *b, const Loop *loop)
{
    if (!loop->stop)
        return;
    if (loop->node->op == OP_py_while)
        stop_while(b, loop->node, loop->stop);
    else
        node_set_text(loop->node, ATTR_stop_flag, text_from(loop->stop));
}

/* The flags of a loop begin as False: its own before it, the turn's at the
 * begin of each turn. */
static void clear_flags(Body *b, const Loop *loop)
{
    Node *n = loop->node;
    Graph *body = loop_body(n), *clear = graph_region(b->m);

    if (loop->breaks) {
        store_flag(b, clear, n->span, loop->stop, false);
        move_all(n->graph, n, clear);
    }
    if (loop->skip) {
        store_flag(b, clear, n->span, loop->skip, false);
        move_all(body, first_statement(body), clear);
    }
}

/* Puts the `else` of a loop behind it: as it is if the loop has no `break`,
 * else guarded by the loop's flag. */
static void place_else(Body *b, const Loop *loop, bool endless)
{
    Node *n = loop->node;
    Graph *orelse = loop_else(n), *behind = graph_region(b->m);

    if (endless) {
        drop_rest(orelse->first);
    } else if (loop->breaks && orelse->first) {
        Graph *then = graph_region(b->m);

        move_rest(then, orelse->first);
        emit_guard(b, behind, n->span, BREAK, loop, then);
        move_all(n->graph, n->next, behind);
    } else {
        move_all(n->graph, n->next, orelse);
    }
}

/* True when it has lowered what follows as well. */
static bool lower_loop(Body *b, Node *n, Place at)
{
    unsigned body = list_ends(loop_body(n)->first);
    bool endless = is_endless(n);
    bool falls = loop_ends(n) & FALL;
    Loop loop = loop_open(b, n, body, at.loop);

    if (n->op == OP_py_while)
        lower_list(b, n->region[0], place_inside(at, NULL, false));
    lower_list(b, loop_body(n), place_inside(at, &loop, true));
    clear_flags(b, &loop);
    if (!falls && (endless || !loop_else(n)->first))
        drop_rest(n->next);
    place_else(b, &loop, endless);
    stop_loop(b, &loop);
    if (!(body & RETURN))
        return false;
    guard_rest(b, n, RETURN, at);
    return true;
}

/* ---- try, finally, with ---- */

/* An exception on the way of a jump takes it back: the flags that it sets are
 * False where a handler begins. */
static void clear_jumps(Body *b, Graph *handler, Span span, unsigned ends,
                        const Loop *loop)
{
    Graph *clear = graph_region(b->m);

    assert(loop || !(ends & CONTINUE));
    assert(loop || !(ends & BREAK));
    if (ends & CONTINUE && loop->skip)
        store_flag(b, clear, span, loop->skip, false);
    if (ends & BREAK)
        store_flag(b, clear, span, loop->stop, false);
    if (ends & RETURN && b->watches_return) {
        store_flag(b, clear, span, return_name, false);
        for (; loop; loop = loop->outer)
            if (loop->breaks)
                store_flag(b, clear, span, loop->stop, false);
    }
    move_all(handler, first_statement(handler), clear);
}

/* `else` of a `try`: where the body falls through. */
static void lower_try_else(Body *b, Node *n, unsigned body, Place inside)
{
    Graph *orelse = n->region[2], *then = graph_region(b->m);

    if (!(body & FALL)) {
        drop_rest(orelse->first);
    } else if (body & JUMPS && orelse->first) {
        move_rest(then, orelse->first);
        emit_guard(b, orelse, n->span, body, inside.loop, then);
        orelse = then;
    }
    lower_list(b, orelse, inside);
}

static void lower_try(Body *b, Node *n, Place inside)
{
    unsigned body = list_ends(n->region[0]->first);
    Place first = inside;

    first.last = inside.last && !n->region[2]->first;
    lower_list(b, n->region[0], first);
    lower_list(b, n->region[1], inside);
    clear_jumps(b, n->region[1], n->span, body, inside.loop);
    lower_try_else(b, n, body, inside);
}

static void lower_finally(Body *b, Node *n, Place inside)
{
    if (list_ends(n->region[1]->first) & JUMPS)
        diag_error(b->m->ctx, DIAG_H0990, n->span,
                   "a `finally` that is left by `return`, `break` or "
                   "`continue` is not there yet");
    inside.last = false;
    lower_list(b, n->region[0], inside);
    lower_list(b, n->region[1], inside);
}

static void lower_with(Body *b, Node *n, Place inside)
{
    unsigned body = list_ends(n->region[0]->first);

    lower_list(b, n->region[0], inside);
    clear_jumps(b, n->region[1], n->span, body, inside.loop);
}

/* True when it has lowered what follows as well. */
static bool lower_protected(Body *b, Node *n, Place at)
{
    unsigned ends = node_ends(n);
    Place inside;

    node_set_text(n, ATTR_name, text_from(new_flag(b, "raised", ++b->ntry)));
    if (!(ends & FALL))
        drop_rest(n->next);
    inside = place_inside(at, at.loop, at.last && !n->next);
    if (n->op == OP_py_try)
        lower_try(b, n, inside);
    else if (n->op == OP_py_finally)
        lower_finally(b, n, inside);
    else
        lower_with(b, n, inside);
    if (!(ends & JUMPS))
        return false;
    guard_rest(b, n, ends, at);
    return true;
}

/* ---- lists of statements ---- */

/* The regions of an expression: no jump leads out of them. */
static void lower_regions(Body *b, Node *n, Place at)
{
    for (int i = 0; i < n->nregion; i++)
        if (n->op == OP_make_function || n->op == OP_make_class)
            lower_body(b->m, n, n->region[i], at.nest + 1);
        else
            lower_list(b, n->region[i], place_inside(at, NULL, false));
}

static void lower_list(Body *b, Graph *g, Place at)
{
    for (Node *n = g->first; n; n = n->next) {
        unsigned ends = node_ends(n);

        if (!(ends & FALL) && n->op != OP_py_if && !is_loop(n))
            drop_rest(n->next);
        if (ends & JUMPS && n->nregion == 0) {
            lower_jump(b, n, at);
            return;
        }
        if (n->op == OP_py_if) {
            if (lower_if(b, n, at))
                return;
        } else if (is_loop(n)) {
            if (lower_loop(b, n, at))
                return;
        } else if (is_protected(n)) {
            if (lower_protected(b, n, at))
                return;
        } else {
            lower_regions(b, n, at);
        }
    }
}

/* ---- functions, classes, the module ---- */

/* Makes the end of a function a return: of what it yields already if it was
 * lowered before, else of None. */
static void return_at_end(Body *b)
{
    Graph *g = b->graph;
    Span span = b->owner->span;
    Node *value;

    if (!(list_ends(g->first) & FALL))
        return;
    value = g->noutput ? g->output[0] : emit_literal(g, span, "None");
    node_infer(
        emit(g, OP_py_return, g->noutput ? value->span : span, 1, &value));
}

/* Is there a return in what a statement does? One may stand where a `finally`
 * that raises never lets it. */
static bool has_return(const Node *n)
{
    if (n->op == OP_make_function || n->op == OP_make_class)
        return false;
    for (int i = 0; i < n->nregion; i++)
        for (const Node *k = n->region[i]->first; k; k = k->next)
            if (k->op == OP_py_return || has_return(k))
                return true;
    return false;
}

static bool has_sole_return(const Body *b)
{
    for (const Node *n = b->graph->first; n; n = n->next)
        if (has_return(n) || !(node_ends(n) & FALL))
            return n->op == OP_py_return;
    return false;
}

/* What a function yields that has more than one return, or none. */
static void yield_value(Body *b)
{
    Node *value;

    if (b->sole_return)
        return;
    if (b->keeps_value)
        value = load_hidden(b, b->graph, b->owner->span, value_name);
    else
        value = emit_literal(b->graph, b->owner->span, "None");
    graph_set_outputs(b->graph, 1, &value);
}

static void clear_return(Body *b)
{
    Graph *clear = graph_region(b->m);

    if (!b->watches_return)
        return;
    store_flag(b, clear, b->owner->span, return_name, false);
    move_all(b->graph, first_statement(b->graph), clear);
}

/* The statements of a function or class, or of the module (no owner). */
static void lower_body(Module *m, Node *owner, Graph *g, int nest)
{
    Body b = {.m = m, .owner = owner, .graph = g};
    bool function = owner && owner->op == OP_make_function;

    if (function) {
        return_at_end(&b);
        b.sole_return = has_sole_return(&b);
    }
    graph_set_outputs(g, 0, NULL);
    lower_list(&b, g, (Place){NULL, true, nest, MOST_STRUCTURE - nest});
    if (function) {
        clear_return(&b);
        yield_value(&b);
    }
    add_locals(&b);
}

/* ---- jumps in the wrong place: in text that no script was lowered to ---- */

typedef struct Around {
    bool loop, function;
} Around;

static Around around_region(const Node *n, int i, Around at)
{
    if (n->op == OP_make_function)
        return (Around){false, true};
    if (n->op == OP_py_if || is_protected(n) ||
        (is_loop(n) && i == n->nregion - 1))
        return at;
    if (is_loop(n) && i == n->nregion - 2)
        return (Around){true, at.function};
    return (Around){false, false};
}

static bool jump_stands_well(const Node *n, Around at)
{
    if (n->op == OP_py_return)
        return at.function;
    return at.loop || (n->op != OP_py_break && n->op != OP_py_continue);
}

static bool check_jumps(const Graph *g, Around at)
{
    bool good = true;

    for (const Node *n = g->first; n; n = n->next) {
        if (!jump_stands_well(n, at)) {
            diag_error(g->module->ctx, DIAG_H0117, n->span,
                       "`%s` has nothing around it to leave",
                       op_info[n->op].name);
            good = false;
        }
        for (int i = 0; i < n->nregion; i++)
            good &= check_jumps(n->region[i], around_region(n, i, at));
    }
    return good;
}

void pass_jumps(Module *m)
{
    for (Graph *g = m->first; g; g = g->next)
        if (check_jumps(g, (Around){false, false}))
            lower_body(m, NULL, g, 0);
}
