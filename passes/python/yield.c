/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions with `yield`.
 *
 * A call binds its arguments and makes a generator, which holds the frame. A
 * `for` that goes through a new one is turned inside out: the function's body
 * is evaluated, and where it yields, the loop's body is, in the frame of the
 * loop. So the loops and branches of the generator are those of the program,
 * with what the loop does in them: nothing is unrolled for the generator's
 * sake, and what either frame changes is carried and joined as always.
 *
 * A loop that ends early (its flag is set, by `break` or `return`) closes the
 * generator: GeneratorExit is raised where it yields, and caught by the one who
 * went through it, past the generator's own `finally`s. What the loop's body
 * raises is no exception of the generator's: its `try`s do not see it.
 *
 * A `with` of what @contextmanager made (contextlib.py) goes through its
 * generator in the same way: the body of the `with` is evaluated where it
 * yields, and what the body raises is raised there. */
#include "passes/python/protocol.h"
#include "passes/staging/live.h"

/* Who goes through a generator. */
typedef struct Consumer {
    const Node *loop;       /* a `for`, or a `with` */
    bool is_with;           /* then all but the first three is not used */
    Activation *activation; /* the loop's */
    Object *generator;
    Catch *catching;          /* who waits outside of the generator */
    Catch *exit;              /* for GeneratorExit */
    const Handling *handling; /* what the loop has in hand */
    const CallSite *calls;    /* that led to the loop */
    Sym stop_flag;            /* of the loop; NULL: it has no jump */
} Consumer;

/* A name of the generator's frame: has it caught GeneratorExit? */
static const char closing[] = ".closing";

Value generator_of_call(Spec *s, Object *function, Object *frame)
{
    Object *it = iterator_new(s, ITERATOR_FUNCTION, 0, NULL);

    it->iterator.function = function;
    it->iterator.frame = frame_hold(frame);
    return value_object(it);
}

bool generator_is_new(Value v)
{
    return (value_is_object(v, OBJECT_ITERATOR) &&
            v.object->iterator.kind == ITERATOR_FUNCTION &&
            !object_body(v.object)->position) ||
           expression_is_new(v);
}

/* ---- a loop through it ---- */

static Value run_body(Spec *s, void *data)
{
    s->activation->consumer = data;
    eval_nodes(s, s->activation->function->function.node->region[0]);
    return value_none();
}

/* Of a generator expression: its first loop goes through what was asked for its
 * iterator when it was made. */
static Value run_expression(Spec *s, void *data)
{
    Consumer *c = data;

    s->activation->consumer = c;
    expression_run(s, c->generator);
    return value_none();
}

/* What the loop was handed of GeneratorExit is no longer on its way. */
static void close_exit(Spec *s, Catch *exit)
{
    s->catching = exit->outer;
    if (s->diverged && s->raised == exit)
        s->diverged = false;
    s->unguarded = false;
    object_set(s, exit->frame, exit->cell, (Value){.kind = VALUE_UNDEFINED});
}

static bool has_try(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_py_try || n->op == OP_py_finally || n->op == OP_py_with)
            return true;
        for (int i = 0; i < n->nregion; i++)
            if (n->op != OP_make_function && has_try(n->region[i]))
                return true;
    }
    return false;
}

/* Is it what the call in the loop's head has made, which nothing else holds? */
static bool is_fresh(Spec *s, const Object *it, const Node *loop)
{
    const Node *call = loop->input[0];
    Value f;

    if (call->op != OP_py_call)
        return false;
    f = eval_temp(s, call->input[0]);
    if (value_is_object(f, OBJECT_METHOD))
        f = object_body(f.object)->item[0];
    return value_is_object(f, OBJECT_FUNCTION) &&
           f.object == it->iterator.function;
}

void generator_run_loop(Spec *s, Value generator, const Node *loop)
{
    Object *it = generator.object, *f = it->iterator.function;
    Text flag = node_text(loop, ATTR_stop_flag);
    Consumer c = {.loop = loop,
                  .activation = s->activation,
                  .generator = it,
                  .catching = s->catching,
                  .handling = s->handling,
                  .calls = s->ctx->calls};
    Catch exit;
    Value type = {.kind = VALUE_TYPE,
                  .type = builtin_type_find("GeneratorExit")};

    if (flag.size && has_try(f->function.node->region[0]) &&
        !is_fresh(s, it, loop)) {
        spec_not_yet(s, "a loop that may end early, through a generator that "
                        "has a `try` or `with` and may be held by a name, is "
                        "not there yet: write the call in the `for`");
        return;
    }
    if (flag.size)
        c.stop_flag = sym_intern(&s->ctx->names, flag.data, flag.size);
    heap_touch(s, it);
    object_edit(it)->position = ITERATOR_LOST; /* while the loop runs */
    try_open(
        s, &exit, s->activation->frame,
        spec_sym(s, arena_printf(s->arena, ".exit%u", (unsigned)loop->id)));
    exit.type = &type;
    exit.ntype = 1;
    c.exit = &exit;
    if (flag.size && has_try(f->function.node->region[0]))
        object_set(s, it->iterator.frame, spec_sym(s, closing),
                   value_bool(false));
    generator_eval(
        s, it, f->function.node->region[0],
        it->iterator.kind == ITERATOR_FUNCTION ? run_body : run_expression, &c);
    close_exit(s, &exit);
    raise_note(s);
    if (c.stop_flag || spec_ended(s) || s->unguarded)
        return;
    heap_touch(s, it);
    object_edit(it)->position = ITERATOR_AT_END;
}

/* ---- yield ---- */

static Value way_exit(Spec *s, void *data)
{
    (void)data;
    raise_error(s, "GeneratorExit", "");
    return value_none();
}

static Value exit_if(Spec *s, const Value *flag)
{
    Node *node;
    int truth = 0;

    if (flag && flag->kind != VALUE_UNDEFINED)
        truth = spec_truth(s, *flag, &node);
    if (truth == 1)
        return way_exit(s, NULL);
    return truth == -1
               ? control_branch(s, node, way_exit, control_nothing, NULL)
               : value_none();
}

/* Where the loop has ended, the generator is closed. */
static Value ask_flag(Spec *s, void *data)
{
    const Consumer *c = data;

    return exit_if(s, c->stop_flag
                          ? object_find(c->activation->frame, c->stop_flag)
                          : NULL);
}

Value generator_closing(Spec *s)
{
    const Value *v = s->activation->consumer ? object_find(s->activation->frame,
                                                           spec_sym(s, closing))
                                             : NULL;

    return v ? *v : (Value){.kind = VALUE_UNDEFINED};
}

void generator_set_closing(Spec *s, Value v)
{
    if (v.kind != VALUE_UNDEFINED &&
        generator_closing(s).kind != VALUE_UNDEFINED)
        object_set(s, s->activation->frame, spec_sym(s, closing), v);
}

static Value ask_closing(Spec *s, void *frame)
{
    return exit_if(s, object_find(frame, spec_sym(s, closing)));
}

/* A generator that yields while it is closed is given up there: nobody hears
 * of the RuntimeError. False: it does not go on for sure. */
static bool yield_goes_on(Spec *s, bool in_try)
{
    Object *frame = s->activation->frame;
    const Value *v = object_find(frame, spec_sym(s, closing));

    if (!v || number_is_bool(*v, false))
        return true;
    if (!in_try)
        raise_then(s, ask_closing, frame);
    if (in_try || (s->unguarded && !spec_ended(s)))
        spec_not_yet(s, "a generator that may yield while it is closed is not "
                        "there yet");
    return !in_try && !s->unguarded && !spec_ended(s);
}

/* Does the generator have a `try` around this `yield`? */
static bool is_in_try(const Spec *s, const Consumer *c)
{
    for (const Catch *at = s->catching; at && at != c->exit; at = at->outer)
        if (at->cell)
            return true;
    return false;
}

/* Runs in the frame of the loop: whoever looks at the activations finds the
 * generator's below, which is under way as well. */
static void run_outside(Spec *s, const Consumer *c,
                        void (*run)(Spec *s, const Consumer *c, Value item),
                        Value item)
{
    Activation *generator = s->activation, loop = *c->activation;
    const Handling *handling = s->handling;
    const CallSite *calls = s->ctx->calls;
    Span span = s->span;

    loop.caller = generator;
    loop.held = (HeldTemps){0};
    s->activation = &loop;
    s->handling = c->handling;
    s->ctx->calls = c->calls;
    run(s, c, item);
    s->ctx->calls = calls;
    s->handling = handling;
    s->activation = generator;
    s->span = span;
    s->unguarded = false;
}

/* A turn of the loop. */
static void run_turn(Spec *s, const Consumer *c, Value item)
{
    const Graph *body = c->loop->region[0];
    Catch *catching = s->catching;

    s->catching = c->catching;
    eval_set_temp(s, body->param[0], item);
    eval_nodes(s, body);
    s->catching = catching;
}

/* ---- a `with` around it ---- */

/* Whether the generator has yielded is a name of its frame. */
static const char entered[] = ".entered";

static void run_with_body(Spec *s, const Consumer *c, Value item)
{
    with_body(s, c->loop, item);
}

static Value way_not_entered(Spec *s, void *data)
{
    (void)data;
    raise_error(s, "RuntimeError", "generator didn't yield");
    return value_none();
}

static Value need_entered(Spec *s, void *frame)
{
    const Value *v = object_find(frame, spec_sym(s, entered));
    Node *node;
    int truth = spec_truth(s, *v, &node);

    if (truth == 0)
        way_not_entered(s, NULL);
    else if (truth == -1)
        control_branch(s, node, control_nothing, way_not_entered, NULL);
    return value_none();
}

void generator_run_with(Spec *s, Value generator, const Node *with)
{
    Object *it = generator.object, *f = it->iterator.function;
    Consumer c = {.loop = with,
                  .is_with = true,
                  .activation = s->activation,
                  .handling = s->handling,
                  .calls = s->ctx->calls};

    heap_touch(s, it);
    object_edit(it)->position = ITERATOR_LOST;
    object_set(s, it->iterator.frame, spec_sym(s, entered), value_bool(false));
    generator_eval(s, it, f->function.node->region[0], run_body, &c);
    raise_note(s);
    raise_then(s, need_entered, it->iterator.frame);
    raise_note(s);
    if (spec_ended(s) || s->unguarded)
        return;
    heap_touch(s, it);
    object_edit(it)->position = ITERATOR_AT_END;
}

static void yield_to_with(Spec *s, const Consumer *c, const Node *n)
{
    Object *frame = s->activation->frame;
    const Value *v = object_find(frame, spec_sym(s, entered));
    Node *node;

    if (spec_truth(s, *v, &node) != 0) {
        spec_not_yet(s, "a context manager that may yield twice is not there "
                        "yet");
        return;
    }
    object_set(s, frame, spec_sym(s, entered), value_bool(true));
    run_outside(s, c, run_with_body, eval_temp(s, n->input[0]));
    eval_set_temp(s, n, value_none());
    raise_note(s);
}

/* ---- the node ---- */

void eval_py_yield(Spec *s, const Node *n)
{
    Consumer *c = s->activation->consumer;
    bool in_try;

    if (!c) {
        spec_fail(s, DIAG_H0999, "nobody goes through this generator");
        return;
    }
    if (c->is_with) {
        yield_to_with(s, c, n);
        return;
    }
    in_try = is_in_try(s, c);
    if (!yield_goes_on(s, in_try))
        return;
    run_outside(s, c, run_turn, eval_temp(s, n->input[0]));
    if (n->op == OP_py_yield)
        eval_set_temp(s, n, value_none());
    if (in_try && s->diverged && s->raised) {
        spec_not_yet(s, "an exception of a loop through a generator that has "
                        "a `try` around its `yield` is not there yet");
        return;
    }
    if (spec_ended(s))
        return;
    raise_note(s);
    if (in_try && s->unguarded) {
        spec_not_yet(s, "an exception of a loop through a generator that has "
                        "a `try` around its `yield` is not there yet");
        return;
    }
    raise_then(s, ask_flag, c);
    raise_note(s);
}
