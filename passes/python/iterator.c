/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Iterators: each gives its next item when it is asked for it, and once.
 *
 * What an iterator has taken is in its body (a position, the iterators that it
 * goes through), so the trail takes it back like any other change. A generator
 * expression is a function of one loop that is evaluated as far as the next
 * item: its region is a `for` whose last node is an `if`, another `for`, or
 * the item (generator_item), at any depth. */
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"
#include "passes/staging/iterate.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

Object *iterator_new(Spec *s, IteratorKind kind, int n, const Value *item)
{
    Object *o = object_items(s, OBJECT_ITERATOR, n, item);

    o->iterator.kind = kind;
    return o;
}

/* ---- iter() ---- */

static bool is_sequence(Value v)
{
    return value_is_object(v, OBJECT_LIST) ||
           value_is_object(v, OBJECT_TUPLE) ||
           value_is_object(v, OBJECT_DICT_VIEW);
}

static Value item_of(Spec *s, Value v, int64_t at)
{
    for (int i = 0; v.kind == VALUE_CHOICE && i < v.choice->n; i++)
        if (value_is_object(v.choice->item[i], OBJECT_DICT_VIEW))
            return spec_not_yet(s, "the items of one of several views of "
                                   "dicts, one by one");
    return value_is_object(v, OBJECT_DICT_VIEW)
               ? dict_view_item(s, v, at)
               : value_get_item(s, v, value_int(at));
}

bool iterator_is_plain(Value v)
{
    if (value_is_object(v, OBJECT_ITERATOR)) {
        if (object_body(v.object)->position)
            return false;
        if (v.object->iterator.kind == ITERATOR_ITEMS ||
            v.object->iterator.kind == ITERATOR_ENUMERATE)
            return iterator_is_plain(object_body(v.object)->item[0]);
        if (v.object->iterator.kind != ITERATOR_ZIP ||
            v.object->iterator.strict)
            return false;
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (!iterator_is_plain(object_body(v.object)->item[i]))
                return false;
        return true;
    }
    return value_is_object(v, OBJECT_RANGE) || value_is_grown(v) ||
           (value_is_object(v, OBJECT_LIST) && v.object->has_rows) ||
           (value_is_array(v) && v.object->array.shape.rank);
}

/* What an instance's `__iter__` gives, or an iterator by `__getitem__`. */
static Value instance_iterator(Spec *s, Value x)
{
    Value method = class_method(s, x, "__iter__"), it;

    if (method.kind == VALUE_UNDEFINED &&
        class_method(s, x, "__getitem__").kind != VALUE_UNDEFINED)
        return value_object(iterator_new(s, ITERATOR_GETITEM, 1, &x));
    if (method.kind == VALUE_UNDEFINED || method.kind == VALUE_NONE)
        return (Value){.kind = VALUE_UNDEFINED};
    it = call_function(s, method, 0, NULL);
    if (it.kind == VALUE_POISON || spec_ended(s) ||
        value_is_object(it, OBJECT_ITERATOR) ||
        class_method(s, it, "__next__").kind != VALUE_UNDEFINED)
        return it;
    return raise_certain(s, DIAG_H0516, "__iter__() gives an iterator, not %s",
                         value_describe(s, it));
}

/* The keys of a dict or set stand still while an iterator goes through them:
 * it knows how many there were, and how often one had come or gone. */
enum { PART_ALL, PART_KEYED, PART_SIZE, PART_CHANGES, KEYED_PARTS };

static Value keyed_iterator(Spec *s, IteratorKind kind, Value all,
                            Object *keyed)
{
    Value part[KEYED_PARTS] = {
        [PART_ALL] = all,
        [PART_KEYED] = value_object(keyed),
        [PART_SIZE] = value_int(object_body(keyed)->nitem),
        [PART_CHANGES] = value_int(object_body(keyed)->nchange)};

    return value_object(iterator_new(s, kind, KEYED_PARTS, part));
}

/* Of an OrderedDict; what two keys went from at once was surely cleared. */
static bool was_cleared(const Body *b, int64_t size, int64_t nchange)
{
    return !b->nitem && size > 1 && b->nchange == nchange + 1;
}

bool keys_stand_still(Spec *s, const Object *keyed, int64_t size,
                      int64_t nchange)
{
    const Body *b = object_body(keyed);

    if (value_is_table(value_object((Object *)keyed))) {
        spec_not_yet(s, "going on through a dict or set whose keys were known, "
                        "behind one that only running knows");
        return false;
    }
    if (keyed->is_ordered && (b->nitem != size || b->nchange != nchange))
        raise_error(s, "RuntimeError",
                    was_cleared(b, size, nchange)
                        ? "OrderedDict changed size during iteration"
                        : "OrderedDict mutated during iteration");
    else if (b->nitem != size)
        raise_error(s, "RuntimeError",
                    keyed->kind == OBJECT_LIST
                        ? "deque mutated during iteration"
                    : keyed->kind == OBJECT_DICT
                        ? "dictionary changed size during iteration"
                        : "Set changed size during iteration");
    else if (b->nchange != nchange)
        spec_not_yet(s, "going on through a dict or set after one key went and "
                        "another came: go through a list of it");
    return b->nitem == size && b->nchange == nchange;
}

/* Of a dict, a set or a view: what stands still; NULL of anything else, or
 * after an error. */
static Object *keyed_of(Spec *s, Value x)
{
    if (value_is_object(x, OBJECT_DICT) || value_is_object(x, OBJECT_SET))
        return x.object;
    return value_is_object(x, OBJECT_DICT_VIEW) ? dict_of_view(s, x) : NULL;
}

static Value items_iterator(Spec *s, IteratorKind kind, Value x, Value all)
{
    Object *keyed = keyed_of(s, x);

    return keyed ? keyed_iterator(s, kind, all, keyed)
                 : value_object(iterator_new(s, kind, 1, &all));
}

Value iterator_of_keyed(Spec *s, Object *list, bool is_reversed)
{
    int n = object_body(list)->nitem;
    Value it =
        keyed_iterator(s, is_reversed ? ITERATOR_REVERSED : ITERATOR_ITEMS,
                       value_object(list), list);

    if (is_reversed)
        object_edit(it.object)->position = n ? n : ITERATOR_AT_END;
    return it;
}

Value iterator_of(Spec *s, Value x)
{
    Value *item, all = x;
    int n;

    if (value_is_object(x, OBJECT_ITERATOR))
        return x;
    if (asked_class(x)) {
        all = instance_iterator(s, x);
        if (all.kind == VALUE_UNDEFINED) {
            raise_says(s, "'%s' object is not iterable", value_type_name(s, x));
            raise_found(s, DIAG_H0413, "%s cannot be iterated",
                        value_describe(s, x));
        }
        return all.kind == VALUE_UNDEFINED ? value_poison() : all;
    }
    if (!is_sequence(x) && !value_is_array(x) &&
        !value_is_object(x, OBJECT_RANGE)) {
        n = value_iterate(s, x, &item);
        if (n < 0)
            return value_poison();
        all = value_tuple(s, n, item);
    }
    return items_iterator(s, ITERATOR_ITEMS, x, all);
}

/* ---- next() ---- */

/* One through an OrderedDict has its next key in hand: without one it ends,
 * whatever became of the dict, and so it does after the error. */
static bool ordered_stands_still(Spec *s, Object *it, const Object *keyed,
                                 int64_t size, int64_t nchange)
{
    const Body *b = object_body(it);

    if (it->iterator.kind == ITERATOR_ITEMS && b->position >= size)
        return true;
    if (keys_stand_still(s, keyed, size, nchange))
        return true;
    if (!was_cleared(object_body(keyed), size, nchange)) {
        heap_touch(s, it);
        object_edit(it)->position = ITERATOR_AT_END;
    }
    return false;
}

static bool parts_stand_still(Spec *s, Object *it)
{
    const Value *part = object_body(it)->item;
    const Object *keyed = part[PART_KEYED].object;

    if (part[PART_KEYED].kind == VALUE_OBJECT &&
        part[PART_SIZE].kind == VALUE_INT &&
        part[PART_CHANGES].kind == VALUE_INT)
        return keyed->is_ordered
                   ? ordered_stands_still(s, it, keyed, part[PART_SIZE].i,
                                          part[PART_CHANGES].i)
                   : keys_stand_still(s, keyed, part[PART_SIZE].i,
                                      part[PART_CHANGES].i);
    spec_not_yet(s, "going on through one of several dicts or sets");
    return false;
}

static int next_of_items(Spec *s, Object *it, Value *out)
{
    const Value *part = object_body(it)->item;
    Value all = part[PART_ALL];
    int64_t n = value_length(s, all), at = object_body(it)->position;

    if (object_body(it)->nitem == KEYED_PARTS) {
        if (n < 0 || !parts_stand_still(s, it))
            return -1;
        if (part[PART_SIZE].i < n) /* of an OrderedDict that has grown */
            n = part[PART_SIZE].i;
    }
    if (n < 0)
        return -1;
    heap_touch(s, it);
    if (it->iterator.kind == ITERATOR_REVERSED) {
        object_edit(it)->position =
            at > 1 && at <= n ? (int)at - 1 : ITERATOR_AT_END;
        if (at > n)
            return 0;
        *out = item_of(s, all, at - 1);
        return 1;
    }
    if (at >= n) {
        object_edit(it)->position = ITERATOR_AT_END;
        return 0;
    }
    object_edit(it)->position++;
    *out = item_of(s, all, at);
    return out->kind == VALUE_POISON ? -1 : 1;
}

/* Makes iterators of what an iterator goes through, when it begins; most were
 * made with it (part_of). */
static bool parts_open(Spec *s, Object *it, int first, int last)
{
    if (object_body(it)->position)
        return true;
    heap_touch(s, it);
    for (int i = first; i < last; i++) {
        Value part = object_body(it)->item[i];

        if (iterator_is_plain(part) || part.kind == VALUE_CHOICE)
            part = iterator_of(s, part);
        if (part.kind == VALUE_POISON || spec_ended(s))
            return false;
        object_edit(it)->item[i] = part;
    }
    object_edit(it)->position = 1;
    return true;
}

/* The number is that of the last item, once there was one. */
static int next_of_enumerate(Spec *s, Object *it, Value *out)
{
    enum { COUNTING = 2 };
    Value pair[2];
    int more;

    if (!parts_open(s, it, 0, 1))
        return -1;
    more = iterator_next(s, object_body(it)->item[0], &pair[1]);
    if (more != 1)
        return more;
    heap_touch(s, it);
    pair[0] = object_body(it)->item[1];
    if (object_body(it)->position == COUNTING)
        pair[0] = value_binary(s, OPERATOR_ADD, pair[0], value_int(1));
    object_edit(it)->position = COUNTING;
    object_edit(it)->item[1] = pair[0];
    *out = value_tuple(s, 2, pair);
    return 1;
}

/* zip() with `strict`: all end together. */
static int zip_ends(Spec *s, Object *it, int at)
{
    Value ignored;

    if (!it->iterator.strict)
        return 0;
    for (int i = at ? 0 : 1; i < object_body(it)->nitem; i++) {
        int more =
            at ? 1 : iterator_next(s, object_body(it)->item[i], &ignored);

        if (more < 0)
            return -1;
        if (more) {
            raise_error(s, "ValueError",
                        "the arguments of zip() differ in length");
            return -1;
        }
    }
    return 0;
}

/* One item of each part; map() calls its function, which is item 0, on them.
 * That a part was at its end is not kept: it is asked again, as by CPython. */
static int next_of_zip(Spec *s, Object *it, Value *out)
{
    int first = it->iterator.kind == ITERATOR_MAP,
        n = object_body(it)->nitem - first;
    Value *item = ARENA_ARRAY(s->arena, Value, n + 1);

    if (!n)
        return 0;
    if (!parts_open(s, it, first, object_body(it)->nitem))
        return -1;
    for (int i = 0; i < n; i++) {
        int more = iterator_next(s, object_body(it)->item[first + i], &item[i]);

        if (more < 0)
            return more;
        if (!more)
            return zip_ends(s, it, i);
    }
    *out = first ? call_function(s, object_body(it)->item[0], n, item)
                 : value_tuple(s, n, item);
    return spec_ended(s) ? -1 : 1;
}

static int next_of_filter(Spec *s, Object *it, Value *out)
{
    Value keep = object_body(it)->item[0];

    if (!parts_open(s, it, 1, 2))
        return -1;
    for (;;) {
        int more = iterator_next(s, object_body(it)->item[1], out), truth;
        Node *node;

        if (more != 1)
            return more;
        truth = spec_truth(
            s, keep.kind == VALUE_NONE ? *out : call_function(s, keep, 1, out),
            &node);
        if (truth == -1)
            spec_fail(s, DIAG_H0302,
                      "how many elements filter() keeps depends on data");
        if (truth < 0 || spec_ended(s))
            return -1;
        if (truth)
            return 1;
    }
}

static int next_of_getitem(Spec *s, Object *it, Value *out)
{
    bool back = it->iterator.kind == ITERATOR_BACKWARDS;
    int position = object_body(it)->position;
    bool none_left = back && !position;
    Value at = value_int(position - back);
    Catch c;

    heap_touch(s, it);
    object_edit(it)->position = none_left ? ITERATOR_AT_END
                                : back    ? position - 1
                                          : position + 1;
    if (none_left)
        return 0;
    catch_begin(s, &c, "IndexError");
    *out = value_get_item(s, object_body(it)->item[0], at);
    if (catch_end(s, &c)) {
        object_edit(it)->position = ITERATOR_AT_END;
        return 0;
    }
    return spec_ended(s) || out->kind == VALUE_POISON ? -1 : 1;
}

/* Those that run code of the script: a StopIteration that it raises ends them,
 * those by `__getitem__` for good. */
static int next_by_script(Spec *s, Object *it, Value *out)
{
    IteratorKind kind = it->iterator.kind;
    Catch c;
    int more;

    catch_begin(s, &c, "StopIteration");
    more = kind == ITERATOR_MAP      ? next_of_zip(s, it, out)
           : kind == ITERATOR_FILTER ? next_of_filter(s, it, out)
                                     : next_of_getitem(s, it, out);
    if (!catch_end(s, &c))
        return more;
    if (kind == ITERATOR_GETITEM || kind == ITERATOR_BACKWARDS) {
        heap_touch(s, it);
        object_edit(it)->position = ITERATOR_AT_END;
    }
    return 0;
}

/* ---- generator expressions ---- */

typedef struct Generator {
    const Graph *body;
    int depth;         /* of its loops */
    bool chooses;      /* it has conditions */
    const Node **loop; /* each loop's py_for */
} Generator;

/* What a region of its loops and conditions ends with. */
static const Node *region_last(const Graph *g)
{
    const Node *last = NULL;

    for (const Node *n = g->first; n; n = n->next)
        if (n->op == OP_py_for || n->op == OP_py_if ||
            n->op == OP_generator_item)
            last = n;
    assert(last);
    return last;
}

static int loops_of(const Graph *body, const Node **loop)
{
    int n = 0;

    for (const Node *last = region_last(body); last->op != OP_generator_item;
         last = region_last(last->region[0])) {
        if (last->op == OP_py_for && loop)
            loop[n] = last;
        n += last->op == OP_py_for;
    }
    return n;
}

static bool has_condition(const Graph *body)
{
    const Node *last = region_last(body);

    while (last->op == OP_py_for)
        last = region_last(last->region[0]);
    return last->op == OP_py_if;
}

Value generator_new(Spec *s, Object *function, Value iterable)
{
    Generator *g = ARENA_NEW(s->arena, Generator);
    Value first = iterator_of(s, iterable);
    Object *it;

    if (first.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    g->body = function->function.node->region[0];
    g->depth = loops_of(g->body, NULL);
    g->loop = ARENA_ARRAY(s->arena, const Node *, g->depth);
    loops_of(g->body, g->loop);
    g->chooses = has_condition(g->body);
    it = iterator_new(s, ITERATOR_GENERATOR, 1, &first);
    for (int i = 1; i < g->depth; i++)
        object_append(s, it, (Value){.kind = VALUE_UNDEFINED});
    it->iterator.generator = g;
    it->iterator.function = function;
    it->iterator.frame = call_frame(s, function);
    return value_object(it);
}

static int generator_level(Spec *s, Object *it, int level, Value *out);

/* Evaluates a region to its end: 1 if it yields an item. */
static int generator_region(Spec *s, Object *it, const Graph *region, int level,
                            Value *out)
{
    const Node *last = region_last(region);
    Node *node;
    int truth;

    eval_nodes_before(s, region, last);
    if (spec_ended(s))
        return -1;
    s->span = last->span;
    if (last->op == OP_py_for) {
        Value inner = iterator_of(s, eval_temp(s, last->input[0]));

        if (inner.kind == VALUE_POISON || spec_ended(s))
            return -1;
        heap_touch(s, it);
        object_edit(it)->item[level] = inner;
        return generator_level(s, it, level, out);
    }
    if (last->op == OP_generator_item) {
        *out = eval_temp(s, last->input[0]);
        return 1;
    }
    truth = spec_truth(s, eval_temp(s, last->input[0]), &node);
    if (truth == -1) {
        s->unknown_choice = it;
        spec_error(s, DIAG_H0302,
                   "which items a generator expression gives depends on data");
    }
    if (truth < 0)
        return -1;
    return truth ? generator_region(s, it, last->region[0], level, out) : 0;
}

/* The next item that the loop at a level gives. One that has come to its end
 * asks its iterator no more. */
static int generator_level(Spec *s, Object *it, int level, Value *out)
{
    const Graph *body = it->iterator.generator->loop[level]->region[0];
    Value item;

    for (;;) {
        int more = iterator_next(s, object_body(it)->item[level], &item);

        if (!more) {
            heap_touch(s, it);
            object_edit(it)->item[level] = (Value){.kind = VALUE_UNDEFINED};
        }
        if (more != 1)
            return more;
        eval_set_temp(s, body->param[0], item);
        more = generator_region(s, it, body, level + 1, out);
        if (more)
            return more;
    }
}

static Value generator_run(Spec *s, void *data)
{
    Object *it = ((void **)data)[0];
    Value *out = ((void **)data)[1];
    int *more = ((void **)data)[2];

    *more = 0;
    for (int level = it->iterator.generator->depth - 1; level >= 0; level--) {
        if (object_body(it)->item[level].kind == VALUE_UNDEFINED)
            continue;
        *more = generator_level(s, it, level, out);
        if (*more)
            break;
    }
    return value_none();
}

/* What goes wrong in a generator function is told as of a call, from where it
 * is gone through; it has been called, so that its name was read. A
 * StopIteration that its own code raises would end it silently: Python makes a
 * RuntimeError of it. */
bool generator_eval(Spec *s, Object *it, const Graph *body, Way *run,
                    void *data)
{
    bool is_function = it->iterator.kind == ITERATOR_FUNCTION;
    CallMark site;
    Catch c;

    if (s->depth >= SPEC_CALL_DEPTH) {
        spec_give_up(s, spec_error(s, DIAG_H0308,
                                   "generators that go through each other "
                                   "more than %d deep",
                                   SPEC_CALL_DEPTH));
        return false;
    }
    s->depth++;
    catch_begin(s, &c, "StopIteration");
    if (is_function)
        site = site_enter(
            s, function_info(s, it->iterator.function->function.node)->name);
    eval_with(s, body, it->iterator.frame, it->iterator.function, run, data);
    if (is_function)
        site_leave(s, &site);
    s->depth--;
    if (!catch_end(s, &c))
        return true;
    raise_error(s, "RuntimeError", "generator raised StopIteration");
    return false;
}

/* Does an iterator that can be gone through by index, or a part of it, have a
 * length that only running knows? */
bool iterator_is_staged(Value v)
{
    const Body *b;

    if (!value_is_object(v, OBJECT_ITERATOR))
        return length_is_staged(v);
    b = object_body(v.object);
    for (int i = 0; i < b->nitem; i++)
        if (iterator_is_staged(b->item[i]))
            return true;
    return false;
}

bool expression_is_between(Value v)
{
    const Body *b;

    if (!value_is_object(v, OBJECT_ITERATOR) ||
        v.object->iterator.kind != ITERATOR_GENERATOR)
        return false;
    b = object_body(v.object);
    for (int i = 1; i < b->nitem; i++)
        if (b->item[i].kind != VALUE_UNDEFINED)
            return false;
    return !b->position && value_is_object(b->item[0], OBJECT_ITERATOR);
}

/* A call of a function that yields, which nobody has asked for an item. */
static bool is_new_function(Value v)
{
    return value_is_object(v, OBJECT_ITERATOR) &&
           v.object->iterator.kind == ITERATOR_FUNCTION &&
           !object_body(v.object)->position;
}

bool expression_is_new(Value v)
{
    Value first;

    if (is_new_function(v))
        return v.object->iterator.rolls;
    if (!expression_is_between(v))
        return false;
    first = object_body(v.object)->item[0];
    return v.object->iterator.rolls ||
           (iterator_is_plain(first) && iterator_is_staged(first));
}

bool expression_chooses(Value v)
{
    return expression_is_between(v) &&
           (v.object->iterator.generator->chooses ||
            expression_chooses(object_body(v.object)->item[0]));
}

bool generator_may_choose(Value v)
{
    return is_new_function(v) || expression_chooses(v);
}

bool expression_met_unknown(const Spec *s, const Object *expression)
{
    Value first = value_object((Object *)expression);

    if (expression->iterator.kind == ITERATOR_FUNCTION) /* or what it asks */
        return s->unknown_choice != NULL;
    while (value_is_object(first, OBJECT_ITERATOR) &&
           first.object->iterator.kind == ITERATOR_GENERATOR) {
        if (first.object == s->unknown_choice)
            return true;
        first = object_body(first.object)->item[0];
    }
    return false;
}

void expression_run(Spec *s, Object *it)
{
    const Generator *g = it->iterator.generator;
    Value first = object_body(it)->item[0];

    heap_touch(s, it);
    object_edit(it)->item[0] = (Value){.kind = VALUE_UNDEFINED};
    control_for_through(s, g->loop[0], first);
}

static int next_of_generator(Spec *s, Object *it, Value *out)
{
    int more;
    void *data[3] = {it, out, &more};

    if (!generator_eval(s, it, it->iterator.generator->body, generator_run,
                        data))
        return -1;
    return spec_ended(s) ? -1 : more;
}

static int next_of_instance(Spec *s, Value it, Value *out)
{
    Value method = class_method(s, it, "__next__");
    Catch c;

    if (method.kind == VALUE_UNDEFINED) {
        raise_found(s, DIAG_H0413, "%s is no iterator", value_describe(s, it));
        return -1;
    }
    catch_begin(s, &c, "StopIteration");
    *out = call_function(s, method, 0, NULL);
    if (catch_end(s, &c))
        return 0;
    return spec_ended(s) || out->kind == VALUE_POISON ? -1 : 1;
}

int iterator_next(Spec *s, Value v, Value *out)
{
    Object *it = v.object;

    *out = value_poison();
    if (!value_is_object(v, OBJECT_ITERATOR))
        return next_of_instance(s, v, out);
    if (object_body(it)->position == ITERATOR_AT_END)
        return 0;
    if (object_body(it)->position == ITERATOR_LOST) {
        spec_not_yet(s, "using an iterator on after a loop over it that a "
                        "`break` may have left");
        return -1;
    }
    switch (it->iterator.kind) {
    case ITERATOR_ITEMS:
    case ITERATOR_REVERSED:
        return next_of_items(s, it, out);
    case ITERATOR_ENUMERATE:
        return next_of_enumerate(s, it, out);
    case ITERATOR_ZIP:
        return next_of_zip(s, it, out);
    case ITERATOR_MAP:
    case ITERATOR_FILTER:
    case ITERATOR_GETITEM:
    case ITERATOR_BACKWARDS:
        return next_by_script(s, it, out);
    case ITERATOR_GENERATOR:
        return next_of_generator(s, it, out);
    case ITERATOR_FUNCTION:
        return generator_next(s, it, out);
    }
    return -1;
}

void iterator_leave(Spec *s, Value v, int position)
{
    Object *it = v.object;

    if (!value_is_object(v, OBJECT_ITERATOR))
        return;
    if (position >= 0 && it->iterator.kind != ITERATOR_ITEMS)
        position = ITERATOR_LOST;
    heap_touch(s, it);
    object_edit(it)->position = position;
}

/* An item may be a function that looks into the frame later. */
static bool makes_functions(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_make_function)
            return true;
        for (int i = 0; i < n->nregion; i++)
            if (makes_functions(n->region[i]))
                return true;
    }
    return false;
}

Object *iterator_frame(const Object *it)
{
    if (it->iterator.kind == ITERATOR_FUNCTION)
        return it->iterator.frame;
    if (it->iterator.kind != ITERATOR_GENERATOR ||
        makes_functions(it->iterator.generator->body))
        return NULL;
    return it->iterator.frame;
}

/* ---- builtins ---- */

static Value make(Spec *s, IteratorKind kind, int n, const Value *item)
{
    for (int i = 0; i < n; i++)
        if (item[i].kind == VALUE_POISON)
            return value_poison();
    if (spec_ended(s))
        return value_poison();
    return value_object(iterator_new(s, kind, n, item));
}

/* iter() of what an iterator goes through is taken when it is made, except
 * where that makes no difference, and a loop over it may be rolled. */
static Value part_of(Spec *s, Value v)
{
    return iterator_is_plain(v) ? v : iterator_of(s, v);
}

Value do_iter(Spec *s, Args *a)
{
    return iterator_of(s, a->arg[0]);
}

Value do_next(Spec *s, Args *a)
{
    Value v;
    int more;

    if (!value_is_object(a->arg[0], OBJECT_ITERATOR) && !class_of(a->arg[0]))
        return raise_certain(s, DIAG_H0413, "%s is no iterator",
                             value_describe(s, a->arg[0]));
    more = iterator_next(s, a->arg[0], &v);
    if (more)
        return v;
    if (a->arg[1].kind != VALUE_UNDEFINED)
        return a->arg[1];
    return raise_error(s, "StopIteration", "");
}

Value next_of_lost(Spec *s, int narg, const Value *arg)
{
    if (narg > 1)
        return arg[1];
    if (s->catching && s->catching->region == s->region)
        raise_caught(s, builtin_type_find("StopIteration"));
    return value_poison();
}

/* The int that it counts from: of a bool or a NumPy scalar, the one it is. */
static bool count_start(Spec *s, Value v, Value *out)
{
    v = derived_scalar(s, v);
    if (!value_counts(v)) {
        raise_found(s, DIAG_H0516, "enumerate() counts from an int, not %s",
                    value_describe(s, v));
        return false;
    }
    *out = v.kind == VALUE_INT ? v : scalar_to_int(s, v);
    return out->kind != VALUE_POISON;
}

Value do_enumerate(Spec *s, Args *a)
{
    Value part[2] = {part_of(s, a->arg[0]), value_int(0)};

    if (a->arg[1].kind != VALUE_UNDEFINED &&
        !count_start(s, a->arg[1], &part[1]))
        return value_poison();
    return make(s, ITERATOR_ENUMERATE, 2, part);
}

static Value make_parts(Spec *s, IteratorKind kind, const Value *first, int n,
                        const Value *v)
{
    Value *part = ARENA_ARRAY(s->arena, Value, n + 1);
    int k = 0;

    assert(v || !n);
    if (first)
        part[k++] = *first;
    for (int i = 0; i < n; i++)
        part[k++] = part_of(s, v[i]);
    return make(s, kind, k, part);
}

/* Beside what has a length that only running knows, lists of numbers are kept
 * as such, and tuples as lists: then the loop through all of them is one. */
static const Value *zip_alike(Spec *s, int n, const Value *part)
{
    NumberKind kind = {DTYPE_NONE, false};
    Value *v = n ? arena_copy(s->arena, part, (size_t)n * sizeof *v) : NULL;
    bool is_staged = false;

    for (int i = 0; i < n; i++) {
        is_staged |= length_is_staged(v[i]);
        if (value_is_grown(v[i]) && !kind.dtype)
            number_kind_of(s, object_body(v[i].object), &kind);
    }
    for (int i = 0; is_staged && s->grows_early && i < n; i++) {
        NumberKind own = {DTYPE_NONE, false};
        bool is_tuple = value_is_object(v[i], OBJECT_TUPLE);
        const Body *b;

        if (!is_tuple && (!value_is_object(v[i], OBJECT_LIST) ||
                          v[i].object->is_held || v[i].object->has_rows))
            continue;
        b = object_body(v[i].object);
        if (!number_kind_of(s, b, &own))
            continue;
        if (is_tuple)
            v[i] = value_list(s, b->nitem, b->item);
        s->grew_early = true;
        list_grow(s, v[i].object, own.dtype ? own : kind,
                  b->nitem ? b->nitem : room_for_more(0), false);
    }
    return v;
}

Value do_zip(Spec *s, Args *a)
{
    Value zip = make_parts(s, ITERATOR_ZIP, NULL, a->nrest,
                           zip_alike(s, a->nrest, a->rest));
    Node *node;
    int strict = arg_given(a->arg[0]) ? spec_truth(s, a->arg[0], &node) : 0;

    if (strict == -1)
        return spec_not_yet(s, "zip() that only running knows to be strict");
    if (strict == -2 || zip.kind == VALUE_POISON)
        return value_poison();
    zip.object->iterator.strict = strict;
    return zip;
}

Value do_map(Spec *s, Args *a)
{
    if (!a->nrest)
        return raise_certain(s, DIAG_H0207, "map() needs an iterable");
    return make_parts(s, ITERATOR_MAP, &a->arg[0], a->nrest, a->rest);
}

Value do_filter(Spec *s, Args *a)
{
    return make_parts(s, ITERATOR_FILTER, &a->arg[0], 1, &a->arg[1]);
}

/* Of a range that only running knows: from start + (turns - 1) * step down to
 * start, or in ones from stop - step, which says more of how large that is. */
static Value reversed_staged(Spec *s, Object *range)
{
    const Value *of = object_body(range)->item;
    Value start = of[0], stop = of[1], step = of[2], n, part[3];
    int64_t by;

    part[1] = value_binary(s, OPERATOR_SUB, start, step);
    part[2] = value_binary(s, OPERATOR_SUB, value_int(0), step);
    if (spec_static_int(s, step, &by) && (by == 1 || by == -1)) {
        part[0] = value_binary(s, OPERATOR_SUB, stop, step);
    } else {
        n = range_turns(s, range);
        part[0] = value_binary(s, OPERATOR_ADD, part[1],
                               value_binary(s, OPERATOR_MUL, n, step));
    }
    if (part[0].kind == VALUE_POISON || part[1].kind == VALUE_POISON)
        return value_poison();
    return value_object(object_items(s, OBJECT_RANGE, 3, part));
}

static Value reversed_range(Spec *s, Value range)
{
    int64_t length, p[3], before, step;
    Value part[3];

    if (!range_static(s, range.object, p))
        return reversed_staged(s, range.object);
    length = value_length(s, range);
    if (length < 0)
        return value_poison();
    if (__builtin_sub_overflow(p[0], p[2], &before) ||
        __builtin_sub_overflow(0, p[2], &step))
        return spec_not_yet(s, "reversed() of a range to the limits of 64 bits "
                               "is not there yet");
    part[0] = value_int(length ? range_number(p, length - 1) : before);
    part[1] = value_int(before);
    part[2] = value_int(step);
    return value_object(object_items(s, OBJECT_RANGE, 3, part));
}

/* It begins at the end that there is now, whatever is appended later. */
static Value reversed_items(Spec *s, Value x, Value all)
{
    int64_t n = value_length(s, all);
    Value it;

    if (n < 0)
        return value_poison();
    it = items_iterator(s, ITERATOR_REVERSED, x, all);
    object_edit(it.object)->position = n ? (int)n : ITERATOR_AT_END;
    return it;
}

static Value reversed_instance(Spec *s, Value x)
{
    Value n, it;

    if (class_method(s, x, "__len__").kind == VALUE_UNDEFINED ||
        class_method(s, x, "__getitem__").kind == VALUE_UNDEFINED)
        return raise_certain(s, DIAG_H0516, "%s cannot be reversed",
                             value_describe(s, x));
    n = instance_length(s, x);
    if (n.kind == VALUE_POISON)
        return n;
    if (n.kind != VALUE_INT || n.i > INT_MAX)
        return spec_not_yet(s, "reversed() of what has a staged or huge "
                               "length");
    it = value_object(iterator_new(s, ITERATOR_BACKWARDS, 1, &x));
    object_edit(it.object)->position = (int)n.i;
    return it;
}

Value do_reversed(Spec *s, Args *a)
{
    Value x = a->arg[0], method = class_method(s, x, "__reversed__"), *item;
    Value all = x;
    int n;

    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, 0, NULL);
    if (value_is_object(x, OBJECT_RANGE)) {
        x = reversed_range(s, x);
        return x.kind == VALUE_POISON ? x : make(s, ITERATOR_ITEMS, 1, &x);
    }
    if (class_of(x))
        return reversed_instance(s, x);
    if (value_is_object(x, OBJECT_ITERATOR) || value_is_object(x, OBJECT_SET))
        return raise_certain(s, DIAG_H0516, "%s cannot be reversed",
                             value_describe(s, x));
    if (!is_sequence(x) && !value_is_array(x)) {
        n = value_iterate(s, x, &item);
        if (n < 0)
            return value_poison();
        all = value_tuple(s, n, item);
    }
    return x.kind == VALUE_POISON || spec_ended(s) ? value_poison()
                                                   : reversed_items(s, x, all);
}
