/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is asked in order until an answer decides.
 *
 * any(), `in`, == of lists and a loop with a `break` ask no further than they
 * must. Where an answer is known only when running, whether the next question
 * comes is, too. It is asked all the same while compiling, which nobody can
 * tell from Python as long as it leaves nothing behind: it prints nothing,
 * checks nothing, and changes nothing but the iterators that items are taken
 * from. Those are lost then: to use them on is refused. What leaves more behind
 * is asked in a loop of the library, which the answer ends. */
#include "passes/python/ask.h"
#include "passes/staging/attempt.h"

static bool is_part_of(const Asking *a, const Object *o)
{
    for (int i = 0; i < a->npart; i++)
        if (a->part[i] == o)
            return true;
    return false;
}

static void note_part(Spec *s, Asking *a, Object *o)
{
    if (o && !is_part_of(a, o))
        *ARENA_PUSH(s->arena, a->part, a->npart, a->part_capacity) = o;
}

/* What an iterator consists of: nobody knows of changes to that but who uses
 * the iterator on. Noted each time before: one that ends lets go of its
 * parts. */
static void note_parts(Spec *s, Asking *a, Value it)
{
    if (!value_is_object(it, OBJECT_ITERATOR))
        return;
    note_part(s, a, it.object);
    note_part(s, a, iterator_frame(it.object));
    for (int i = 0; i < object_peek(it.object)->nitem; i++)
        note_parts(s, a, object_peek(it.object)->item[i]);
}

void asking_begin(Spec *s, Asking *a, Value it)
{
    note_parts(s, a, it);
    a->mark = heap_mark(s);
    a->token = s->region->token;
}

bool asking_end(Spec *s, const Asking *a, const char *what)
{
    bool shows = s->region->token != a->token;
    const TrailEntry *e;

    for (int at = 0; !shows && (e = heap_next_change(s, a->mark, &at)) != NULL;)
        shows = !is_part_of(a, e->object);
    heap_keep(s, a->mark);
    if ((!shows && !s->diverged) || spec_unwinds(s))
        return true;
    s->diverged = false; /* it is refused, raise and all */
    spec_not_yet(
        s,
        "%s what prints, checks, raises or changes something, behind a value "
        "that is known only when running: write a loop",
        what);
    return false;
}

void asking_lose(Spec *s, const Asking *a)
{
    for (int i = 0; i < a->npart; i++)
        iterator_leave(s, value_object(a->part[i]), ITERATOR_LOST);
}

/* ---- answers that are folded ---- */

void answers_ask(Spec *s, Answers *a)
{
    a->is_behind = a->sofar.kind != VALUE_BOOL;
    if (a->is_behind)
        asking_begin(s, &a->asking, a->iterator);
}

static bool answers_fail(Answers *a)
{
    a->sofar = value_poison();
    return true;
}

static bool answers_decide(Spec *s, Answers *a, Value v)
{
    asking_lose(s, &a->asking);
    a->sofar = v;
    return true;
}

bool answers_take(Spec *s, Answers *a, Value next)
{
    bool decides = a->op == OP_or;
    Node *node, *before;
    Build b;
    int truth = spec_truth(s, next, &node);

    if (a->is_behind && !asking_end(s, &a->asking, a->what))
        return answers_fail(a);
    if (truth == -2)
        return answers_fail(a);
    if (truth == decides)
        return answers_decide(s, a, value_bool(decides));
    if (truth >= 0)
        return false;
    if (!a->is_behind) {
        a->sofar = value_scalar(node);
        return false;
    }
    before = spec_scalar_node(s, a->sofar);
    b = spec_build(s);
    a->sofar = value_scalar(build2(&b, a->op, before, node));
    return false;
}

Value answers_end(Spec *s, Answers *a, bool failed)
{
    bool good = !a->is_behind || asking_end(s, &a->asking, a->what);

    if (failed || !good)
        a->sofar = value_poison();
    else
        answers_decide(s, a, a->sofar);
    return a->sofar;
}

static Value answers_of_items(Spec *s, Answers *a, Value iterable,
                              AnswerTo *answer, void *data)
{
    Value item;
    int more;

    a->iterator = iterator_of(s, iterable);
    if (a->iterator.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    for (;;) {
        answers_ask(s, a);
        more = iterator_next(s, a->iterator, &item);
        if (more != 1)
            return answers_end(s, a, more < 0);
        if (answers_take(s, a, answer(s, item, data)))
            return a->sofar;
    }
}

/* An iterator's own code stands in the loop, too. */
static Value answers_in_loop(Spec *s, const AskedLoop *loop)
{
    Value iterable = loop->arg[0];
    Object *it =
        value_is_object(iterable, OBJECT_ITERATOR) ? iterable.object : NULL;
    bool rolls = it && it->iterator.rolls;
    Value v;

    if (it)
        it->iterator.rolls = true;
    v = grown_builtin(s, loop->name, loop->n, loop->arg);
    if (it)
        it->iterator.rolls = rolls;
    return v;
}

Value answers_or_loop(Spec *s, Answers *a, const AskedLoop *loop,
                      AnswerTo *answer, void *data)
{
    Attempt attempt;
    Value v;

    attempt_open(s, &attempt);
    v = answers_of_items(s, a, loop->arg[0], answer, data);
    if (!a->is_behind || !progress_failed(s, &attempt.before) ||
        spec_unwinds(s)) {
        attempt_keep(s, &attempt);
        return v;
    }
    attempt_drop(s, &attempt);
    return answers_in_loop(s, loop);
}
