/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* `raise`, `try`, `finally` and `with`: what raise.c says, as statements.
 *
 * Each has a body, which is evaluated while the statement waits (Catch). Then
 * an exception was surely raised, or not, or only running knows: the two ways
 * on are then those of a branch. */
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

#include <string.h>

/* What came of a body. */
typedef struct Caught {
    enum {
        CAUGHT_NOTHING,
        CAUGHT_SURELY,
        CAUGHT_PERHAPS /* as running knows; or one is surely on its way, to
                          this statement or to one around it */
    } how;
    bool onward;     /* where it is not this one's, it is on its way further */
    Node *none;      /* PERHAPS: true where nothing came */
    Value exception; /* what came, or None */
    const Node *node;
    Value exit; /* of `with`: its manager's __exit__ */
} Caught;

void try_open(Spec *s, Catch *c, Object *frame, Sym cell)
{
    catch_begin(s, c, NULL);
    c->frame = frame;
    c->cell = cell;
    object_set(s, frame, cell, value_none());
}

static void try_begin(Spec *s, Catch *c, const Node *n)
{
    try_open(s, c, s->activation->frame, node_words(s, n)->name);
}

/* Ends to wait. Whatever came, it is no longer in the cell. */
static Caught try_close(Spec *s, Catch *c, const Node *n)
{
    bool surely = s->diverged && s->raised == c, more;
    Caught out = {.how = CAUGHT_NOTHING, .node = n};
    Node *none;
    int truth;

    s->catching = c->outer;
    s->unguarded = false;
    if (spec_unwinds(s) || (s->diverged && !surely))
        return out;
    s->diverged = false;
    out.exception =
        value_settle(s, *object_find(c->frame, c->cell), "what is raised here");
    more = surely && raise_none(s, &none) != 1;
    truth = spec_truth(
        s, value_compare(s, OPERATOR_IS, out.exception, value_none()),
        &out.none);
    if (truth != 1)
        object_set(s, c->frame, c->cell, value_none());
    if (truth == -1 && (!surely || more))
        out.how = CAUGHT_PERHAPS;
    else if (truth == 0 || (truth == -1 && surely))
        out.how = CAUGHT_SURELY;
    out.onward = more;
    return out;
}

/* What goes on after a body: where nothing came, and where something did. */
static void try_go_on(Spec *s, Caught *c, Way *otherwise, Way *handle)
{
    if (spec_ended(s))
        return;
    if (c->how == CAUGHT_PERHAPS)
        control_branch(s, c->none, otherwise, handle, c);
    else if (c->how == CAUGHT_SURELY)
        handle(s, c);
    else
        otherwise(s, c);
}

/* ---- try ---- */

/* What a name stands for, or an attribute of a module: no code runs. */
static Value plain_value(Spec *s, const Node *n)
{
    Value v = {.kind = VALUE_UNDEFINED};

    if (n->op == OP_load_name)
        return name_peek(s, n);
    if (n->op == OP_py_attribute)
        v = plain_value(s, n->input[0]);
    return value_is_object(v, OBJECT_MODULE)
               ? value_find_attribute(s, v, node_words(s, n)->name)
               : (Value){.kind = VALUE_UNDEFINED};
}

/* The types that an expression of handlers names, as far as that is plain;
 * false if it may be any. */
static bool add_types(Spec *s, const Node *n, bool inside, Catch *c,
                      int *capacity)
{
    Value v;

    if (n->op == OP_build_tuple && !inside && !node_attr(n, ATTR_starred)) {
        for (int i = 0; i < n->ninput; i++)
            if (!add_types(s, n->input[i], true, c, capacity))
                return false;
        return true;
    }
    v = plain_value(s, n);
    if (!exception_type(v) ||
        (v.kind == VALUE_OBJECT && v.object->kind != OBJECT_CLASS))
        return false;
    *ARENA_PUSH(s->arena, c->type, c->ntype, *capacity) = v;
    return true;
}

/* What the handlers take: without `except:` alone, and where all types are
 * plain, others are errors where they arise, with all their words. */
static void note_types(Spec *s, const Graph *handlers, Catch *c)
{
    const Node *n;
    int capacity = 0;

    for (const Graph *g = handlers; g; g = n->region[1]) {
        const Node *test = NULL;

        n = g->last;
        if (!n || n->op == OP_py_raise)
            return;
        if (n->op == OP_py_if)
            test = n->input[0];
        if (!test || test->op != OP_exception_matches ||
            !add_types(s, test->input[1], false, c, &capacity))
            break;
    }
    c->type = NULL;
    c->ntype = 0;
}

static Value way_orelse(Spec *s, void *data)
{
    eval_nodes(s, ((Caught *)data)->node->region[2]);
    return value_none();
}

/* Nothing came to this one; to one around it, perhaps. */
static Value way_else(Spec *s, void *data)
{
    if (((Caught *)data)->onward)
        raise_onward(s);
    else
        raise_then(s, way_orelse, data);
    return value_none();
}

/* Is it of a type, or may it be? */
static bool may_be(Value x, const char *type)
{
    if (x.kind != VALUE_CHOICE)
        return exception_type(x) && exception_is(exception_type(x), type);
    for (int i = 0; i < x.choice->n; i++)
        if (may_be(x.choice->item[i], type))
            return true;
    return false;
}

/* Does the one who waits wait for that? NULL: the run ends. */
static bool exits(const Catch *c)
{
    return !c || (c->ntype == 1 && c->type[0].kind == VALUE_TYPE &&
                  !strcmp(c->type[0].type->name, "GeneratorExit"));
}

/* Is it GeneratorExit that came? A bool, without a branch: what is live where
 * handlers and `finally` begin, no node says. */
static Value is_exit(Spec *s, Value x)
{
    Alternatives all = {0};
    Node **is;

    if (x.kind != VALUE_CHOICE)
        return value_bool(may_be(x, "GeneratorExit"));
    alternatives_of(s, x, NULL, &all);
    is = ARENA_ARRAY(s->arena, Node *, all.n);
    for (int i = 0; i < all.n; i++) {
        Build b = spec_build(s);

        is[i] = build_bool(&b, may_be(all.item[i].value, "GeneratorExit"));
    }
    return value_scalar(alternatives_select(s, &all, is));
}

/* The generator under way is closed where that came. */
static void note_closing(Spec *s, const Handling *h)
{
    Value v;

    if (!may_be(h->exception, "GeneratorExit") ||
        generator_closing(s).kind == VALUE_UNDEFINED)
        return;
    v = is_exit(s, h->exception);
    if (h->none)
        v = number_and(s, number_not(s, value_scalar(h->none)), v);
    generator_set_closing(s, v);
}

/* Evaluates code in which the exception is the one in hand; of a `finally`,
 * perhaps none. */
static void handle_in(Spec *s, Value x, bool is_final,
                      void (*run)(Spec *s, Caught *c), Caught *c)
{
    Handling h = {s->handling, x,
                  is_final && c->how == CAUGHT_PERHAPS ? c->none : NULL};
    Value closing = generator_closing(s);

    spec_pin(s, 1, &x);
    s->handling = &h;
    note_closing(s, &h);
    run(s, c);
    s->handling = h.outer;
    if (is_final && !spec_ended(s)) /* what came goes on its way */
        generator_set_closing(s, closing);
    if (may_be(x, "GeneratorExit") && ((s->diverged && !exits(s->raised)) ||
                                       (s->unguarded && !spec_ended(s))))
        spec_not_yet(s, "an exception that is raised while a generator is "
                        "closed is not there yet");
}

static void run_handlers(Spec *s, Caught *c)
{
    const Graph *g = c->node->region[1];

    eval_set_temp(s, g->param[0], s->handling->exception);
    eval_nodes(s, g);
}

static Value way_handlers(Spec *s, void *data)
{
    Caught *c = data;

    handle_in(s, choice_settle(s, c->exception), false, run_handlers, c);
    return value_none();
}

void eval_py_try(Spec *s, const Node *n)
{
    Caught caught;
    Catch c;

    try_begin(s, &c, n);
    note_types(s, n->region[1], &c);
    eval_nodes(s, n->region[0]);
    caught = try_close(s, &c, n);
    try_go_on(s, &caught, way_else, way_handlers);
    raise_note(s);
}

static bool is_class_of_exceptions(Value v)
{
    return exception_type(v) &&
           (v.kind == VALUE_TYPE || value_is_object(v, OBJECT_CLASS));
}

/* Are all that `except` takes classes of exceptions? */
static bool need_classes(Spec *s, int n, const Value *type)
{
    for (int i = 0; i < n; i++)
        if (!is_class_of_exceptions(type[i])) {
            raise_says(s, "catching classes that do not inherit from "
                          "BaseException is not allowed");
            raise_certain(s, DIAG_H0516,
                          "`except` takes classes of exceptions, not %s",
                          value_describe(s, type[i]));
            return false;
        }
    return true;
}

/* 1 or 0; -1 after an error. */
static int matches(Spec *s, Value x, Value type)
{
    if (value_is_object(type, OBJECT_TUPLE)) {
        const Body *b = object_body(type.object);

        if (!need_classes(s, b->nitem, b->item))
            return -1;
        for (int i = 0; i < b->nitem; i++)
            if (matches(s, x, b->item[i]))
                return 1;
        return 0;
    }
    if (!need_classes(s, 1, &type))
        return -1;
    if (!exception_type(x)) /* None: no run gets here with it */
        return 0;
    return type.kind == VALUE_TYPE
               ? exception_is(exception_type(x), type.type->name)
               : class_is(class_of(x), type.object);
}

static Value matches_one(Spec *s, const Value *all, void *data)
{
    int found = matches(s, all[0], all[1]);

    (void)data;
    return found < 0 ? value_poison() : value_bool(found);
}

void eval_exception_matches(Spec *s, const Node *n)
{
    Value all[2] = {choice_settle(s, eval_temp(s, n->input[0])),
                    choice_settle(s, eval_temp(s, n->input[1]))};

    if (all[0].kind == VALUE_POISON || all[1].kind == VALUE_POISON)
        eval_set_temp(s, n, value_poison());
    else
        eval_set_temp(s, n,
                      all[0].kind == VALUE_CHOICE
                          ? choice_split(s, 0, 2, all, matches_one, NULL)
                          : matches_one(s, all, NULL));
}

/* ---- finally ---- */

static Value way_again(Spec *s, void *data)
{
    raise_value(s, ((Caught *)data)->exception);
    return value_none();
}

static Value raise_again(Spec *s, void *data)
{
    Caught *c = data;

    if (c->how == CAUGHT_NOTHING)
        return value_none();
    if (c->how == CAUGHT_SURELY)
        return way_again(s, c);
    return control_branch(s, c->none, control_nothing, way_again, c);
}

static void run_final(Spec *s, Caught *c)
{
    eval_nodes(s, c->node->region[1]);
}

void eval_py_finally(Spec *s, const Node *n)
{
    Caught caught;
    Catch c;

    try_begin(s, &c, n);
    eval_nodes(s, n->region[0]);
    caught = try_close(s, &c, n);
    if (spec_ended(s))
        return;
    spec_pin(s, 1, &caught.exception);
    if (caught.how == CAUGHT_NOTHING)
        run_final(s, &caught);
    else
        handle_in(s, caught.exception, true, run_final, &caught);
    raise_note(s);
    raise_then(s, raise_again, &caught);
    raise_note(s);
}

/* ---- with ---- */

/* A method of a manager's class; UNDEFINED after an error. */
static Value manager_method(Spec *s, Value manager, const char *name)
{
    Value v = {.kind = VALUE_UNDEFINED};

    if (class_of(manager))
        v = class_method(s, manager, name);
    else if (manager.kind != VALUE_POISON)
        v = value_find_attribute(s, manager, spec_sym(s, name));
    if (v.kind == VALUE_UNDEFINED && manager.kind == VALUE_CHOICE)
        spec_not_yet(s, "`with` of one of several is not there yet");
    else if (v.kind == VALUE_UNDEFINED && manager.kind != VALUE_POISON)
        raise_certain(s, DIAG_H0516, "%s is no context manager: it has no %s()",
                      value_describe(s, manager), name);
    return v;
}

static Value way_exit(Spec *s, void *data)
{
    Value none[3] = {value_none(), value_none(), value_none()};

    spec_met(s, call_function(s, ((Caught *)data)->exit, 3, none));
    return value_none();
}

/* What jumps the body was about to make is taken back. */
static Value way_swallowed(Spec *s, void *data)
{
    eval_nodes(s, ((Caught *)data)->node->region[1]);
    return value_none();
}

static Value swallowed_or_raised(Spec *s, void *data)
{
    Caught *c = data;
    Node *node;

    if (c->exit.kind == VALUE_POISON)
        return value_none();
    switch (spec_truth(s, c->exit, &node)) {
    case 0:
        return way_again(s, c);
    case -1:
        return control_branch(s, node, way_swallowed, way_again, c);
    case 1:
        return way_swallowed(s, c);
    default:
        return value_none();
    }
}

/* Tracebacks are not there: what asks for one is refused. */
static Value no_traceback(Spec *s)
{
    Unsettled *u = ARENA_NEW(s->arena, Unsettled);

    u->code = DIAG_H0990;
    u->message = "a traceback, which is not there yet";
    u->span = s->span;
    u->label = "handed on here";
    u->help = "the exception and its type are there";
    return (Value){.kind = VALUE_UNSETTLED, .unsettled = u};
}

static Value exit_of(Spec *s, const Value *of, void *data)
{
    Value arg[3] = {value_class(s, *of), *of, no_traceback(s)};
    Caught c = *(Caught *)data;

    c.exception = *of;
    c.exit = call_function(s, c.exit, 3, arg);
    raise_note(s);
    return raise_then(s, swallowed_or_raised, &c);
}

static void run_exit(Spec *s, Caught *c)
{
    Value x = s->handling->exception;

    if (x.kind == VALUE_CHOICE)
        choice_split(s, 0, 1, &x, exit_of, c);
    else
        exit_of(s, &x, c);
}

static Value way_exit_raised(Spec *s, void *data)
{
    Caught *c = data;

    handle_in(s, choice_settle(s, c->exception), false, run_exit, c);
    return value_none();
}

/* Where the body raises, what jumps it was about to make is taken back: they
 * are made after all only where nobody catches it. */
static Value way_raised_inside(Spec *s, void *data)
{
    Caught *c = data;

    if (may_be(c->exception, "StopIteration"))
        return spec_not_yet(s, "StopIteration in a `with` of a generator is "
                               "not there yet");
    eval_nodes(s, c->node->region[1]);
    return way_again(s, c);
}

void with_body(Spec *s, const Node *n, Value item)
{
    Caught caught;
    Catch c;

    try_begin(s, &c, n);
    eval_set_temp(s, n->region[0]->param[0], item);
    eval_nodes(s, n->region[0]);
    caught = try_close(s, &c, n);
    try_go_on(s, &caught, control_nothing, way_raised_inside);
}

/* The generator of what @contextmanager made, which nobody has asked for an
 * item; UNDEFINED of all else. */
static Value manager_generator(Spec *s, Value manager)
{
    const Value *v = NULL;

    if (value_is_object(manager, OBJECT_INSTANCE) &&
        class_find(class_of(manager), spec_sym(s, ".inside_out"), 0))
        v = object_find(manager.object, spec_sym(s, "gen"));
    return v && generator_is_new(*v) ? *v : (Value){.kind = VALUE_UNDEFINED};
}

/* The body, once `__enter__` has given its value. */
static Value way_body(Spec *s, void *data)
{
    const Caught *with = data;
    Caught caught;
    Catch c;

    try_begin(s, &c, with->node);
    eval_set_temp(s, with->node->region[0]->param[0], with->exception);
    eval_nodes(s, with->node->region[0]);
    caught = try_close(s, &c, with->node);
    caught.exit = with->exit;
    try_go_on(s, &caught, way_exit, way_exit_raised);
    return value_none();
}

void eval_py_with(Spec *s, const Node *n)
{
    Value manager = choice_settle(s, eval_temp(s, n->input[0])), enter;
    Value generator = manager_generator(s, manager);
    Caught with = {.node = n};

    if (generator.kind != VALUE_UNDEFINED) {
        generator_run_with(s, generator, n);
        return;
    }
    enter = manager_method(s, manager, "__enter__");
    if (enter.kind != VALUE_UNDEFINED)
        with.exit = manager_method(s, manager, "__exit__");
    if (enter.kind == VALUE_UNDEFINED || with.exit.kind == VALUE_UNDEFINED) {
        eval_set_temp(s, n->region[0]->param[0], value_poison());
        if (!spec_ended(s))
            eval_nodes(s, n->region[0]); /* for its own errors */
        return;
    }
    spec_pin(s, 1, &with.exit);
    with.exception = call_function(s, enter, 0, NULL);
    raise_note(s);
    raise_then(s, way_body, &with);
    raise_note(s);
}

/* ---- raise ---- */

/* `from y`: what it may be is all that is asked. */
static bool cause_is_good(Spec *s, Value y)
{
    if (y.kind == VALUE_POISON)
        return false;
    if (y.kind == VALUE_NONE || exception_type(y) || y.kind == VALUE_CHOICE)
        return true;
    raise_certain(s, DIAG_H0516, "the cause of an exception is one, not %s",
                  value_describe(s, y));
    return false;
}

/* An exception, or a class of them: an instance of that. `data`: the cause, or
 * NULL. */
static Value raise_settled(Spec *s, const Value *of, void *data)
{
    const Value *cause = data;
    Value x = *of;

    if (!exception_type(x)) {
        raise_found(s, DIAG_H0516, "`raise` takes an exception, not %s",
                    value_describe(s, x));
        return value_none();
    }
    if (is_class_of_exceptions(x))
        x = call_function(s, x, 0, NULL);
    spec_met(s, x);
    if (x.kind != VALUE_POISON && !spec_ended(s) &&
        (!cause || cause_is_good(s, *cause)))
        raise_value(s, x);
    return value_none();
}

static Value way_handled(Spec *s, void *handling)
{
    raise_value(s, ((const Handling *)handling)->exception);
    return value_none();
}

static Value way_handled_outside(Spec *s, void *handling);

/* What is in hand is raised again. */
static void raise_handled(Spec *s, const Handling *h)
{
    if (!h)
        raise_error(s, "RuntimeError", "No active exception to reraise");
    else if (h->none)
        control_branch(s, h->none, way_handled_outside, way_handled, (void *)h);
    else
        way_handled(s, (void *)h);
}

static Value way_handled_outside(Spec *s, void *handling)
{
    raise_handled(s, ((const Handling *)handling)->outer);
    return value_none();
}

void eval_py_raise(Spec *s, const Node *n)
{
    Value x, cause;

    if (!n->ninput) {
        raise_handled(s, s->handling);
        return;
    }
    x = choice_settle(s, eval_temp(s, n->input[0]));
    if (x.kind == VALUE_POISON)
        return;
    if (n->ninput > 1)
        cause = eval_temp(s, n->input[1]);
    if (x.kind == VALUE_CHOICE)
        choice_split(s, 0, 1, &x, raise_settled, n->ninput > 1 ? &cause : NULL);
    else
        raise_settled(s, &x, n->ninput > 1 ? &cause : NULL);
}
