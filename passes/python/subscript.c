/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Subscripts of containers: x[i], x[i] = v, del x[i]. An index that only
 * running knows: see item_staged.c. */
#include "passes/python/protocol.h"
#include "base/utf8.h"
#include "passes/numpy/numpy.h"
#include "passes/python/table.h"
#include "passes/staging/alternative.h"

#include <string.h>

/* None, which elsewhere may say that there is no index, is one of another type
 * here. */
bool index_position(Spec *s, Value x, Value index, int64_t *out)
{
    if (x.kind == VALUE_STR)
        raise_says(s, "string indices must be integers, not '%s'",
                   value_type_name(s, index));
    else
        raise_says(s, "%s indices must be integers or slices, not %s",
                   value_type_name(s, x), value_type_name(s, index));
    if (index.kind == VALUE_NONE)
        raise_found(s, DIAG_H0516,
                    "the index of a container must be an int, not None");
    return index.kind != VALUE_NONE &&
           spec_need_index(s, index, "the index of a container", out);
}

void raise_says_out_of_range(Spec *s, Value x)
{
    const Node *n = s->activation->node;
    bool stores =
        n && (n->op == OP_store_subscript || n->op == OP_delete_subscript);

    raise_says(s, "%s%s index out of range",
               x.kind == VALUE_STR ? "string" : value_type_name(s, x),
               stores ? " assignment" : "");
}

static bool sequence_index(Spec *s, Value x, Value index, int64_t n,
                           int64_t *out)
{
    if (!index_position(s, x, index, out))
        return false;
    s->words = (Value){.kind = VALUE_UNDEFINED};
    if (*out < -n || *out >= n) {
        raise_says_out_of_range(s, x);
        raise_certain(s, DIAG_H0506, "index %lld is out of range for %s",
                      (long long)*out, value_describe(s, x));
        return false;
    }
    *out += *out < 0 ? n : 0;
    return true;
}

static bool slice_is_staged(Spec *s, Value v)
{
    int64_t known;

    for (int i = 0; value_is_object(v, OBJECT_SLICE) && i < 3; i++)
        if (value_is_staged(object_body(v.object)->item[i]) &&
            !spec_static_int(s, object_body(v.object)->item[i], &known))
            return true;
    return false;
}

static Value sequence_slice(Spec *s, Value x, Value slice, Value *item, int n)
{
    int64_t r[4];
    Value *part;

    if (!slice_resolve(s, slice, n, r))
        return value_poison();
    if (value_is_object(x, OBJECT_TUPLE) && r[2] == 1 && r[3] == n)
        return x;
    part = ARENA_ARRAY(s->arena, Value, r[3]);
    for (int64_t i = 0; i < r[3]; i++)
        part[i] = item[r[0] + i * r[2]];
    if (x.kind == VALUE_STR) {
        TextBuffer text = {.arena = s->arena};

        for (int64_t i = 0; i < r[3]; i++)
            buffer_put(&text, part[i].s.data, part[i].s.size);
        return value_str(buffer_text(&text));
    }
    if (value_is_object(x, OBJECT_TUPLE))
        return value_tuple(s, (int)r[3], part);
    return value_list(s, (int)r[3], part);
}

/* Of a string whose characters are bytes, without a value for each. */
static Value ascii_get(Spec *s, Value x, Value index)
{
    int n = (int)x.s.size;
    int64_t i, r[4];
    char *part;

    if (!value_is_object(index, OBJECT_SLICE))
        return sequence_index(s, x, index, n, &i)
                   ? value_str((Text){x.s.data + i, 1})
                   : value_poison();
    if (!slice_resolve(s, index, n, r))
        return value_poison();
    part = arena_alloc(s->arena, (size_t)r[3] + 1);
    for (i = 0; i < r[3]; i++)
        part[i] = x.s.data[r[0] + i * r[2]];
    s->steps += r[3] / SPEC_STEP_BYTES;
    return value_str((Text){part, (size_t)r[3]});
}

/* A slice of a range is a range. */
static Value range_slice(Spec *s, const int64_t part[3], Value slice)
{
    int64_t r[4], start, stop, step;
    Value of[3];

    if (!slice_resolve(s, slice, range_length(part), r))
        return value_poison();
    if (__builtin_mul_overflow(r[0], part[2], &start) ||
        __builtin_add_overflow(part[0], start, &start) ||
        __builtin_mul_overflow(r[1], part[2], &stop) ||
        __builtin_add_overflow(part[0], stop, &stop) ||
        __builtin_mul_overflow(r[2], part[2], &step))
        return spec_not_yet(s, "a range beyond 64 bits is not there yet");
    of[0] = value_int(start);
    of[1] = value_int(stop);
    of[2] = value_int(step);
    return value_object(object_items(s, OBJECT_RANGE, 3, of));
}

static Value sequence_get(Spec *s, Value x, Value index)
{
    Value *item;
    int64_t i, part[3];
    int n;

    if (value_is_staged(index) && !spec_static_int(s, index, &i) &&
        (x.kind == VALUE_STR || value_is_object(x, OBJECT_LIST) ||
         value_is_object(x, OBJECT_TUPLE) || value_is_object(x, OBJECT_RANGE)))
        return item_get_staged(s, x, index);
    if (value_is_object(x, OBJECT_RANGE) &&
        !value_is_object(index, OBJECT_SLICE) &&
        range_static(s, x.object, part)) {
        if (!sequence_index(s, x, index, range_length(part), &i))
            return value_poison();
        return value_int(range_number(part, i));
    }
    if (value_is_object(x, OBJECT_RANGE) && range_static(s, x.object, part))
        return range_slice(s, part, index);
    if (!value_is_object(index, OBJECT_SLICE) &&
        (value_is_object(x, OBJECT_LIST) || value_is_object(x, OBJECT_TUPLE)))
        return sequence_index(s, x, index, object_body(x.object)->nitem, &i)
                   ? object_body(x.object)->item[i]
                   : value_poison();
    if (x.kind == VALUE_STR && utf8_is_ascii(x.s))
        return ascii_get(s, x, index);
    if (value_is_object(x, OBJECT_LIST) && slice_is_staged(s, index)) {
        Value copy = grown_copy(s, x);

        if (copy.kind != VALUE_UNDEFINED)
            return value_get_item(s, copy, index);
    }
    n = value_iterate(s, x, &item);
    if (n < 0)
        return value_poison();
    if (value_is_object(index, OBJECT_SLICE))
        return sequence_slice(s, x, index, item, n);
    return sequence_index(s, x, index, n, &i) ? item[i] : value_poison();
}

/* Does a key show what it is without a class being asked, in so many parts? */
static bool shows_itself(Value key, int *left)
{
    if ((*left)-- <= 0)
        return false;
    if (key.kind != VALUE_OBJECT)
        return true;
    if (!value_is_object(key, OBJECT_TUPLE) || key.object->tuple.field)
        return false;
    for (int i = 0; i < object_body(key.object)->nitem; i++)
        if (!shows_itself(object_body(key.object)->item[i], left))
            return false;
    return true;
}

Value key_error(Spec *s, Value index)
{
    TextBuffer text = {.arena = s->arena};
    int parts = 100;

    buffer_puts(&text, "the dict has no key ");
    if (!value_has_staged(index) && shows_itself(index, &parts))
        value_repr_into(s, &text, index);
    else
        buffer_puts(&text, value_describe(s, index));
    s->words = index;
    return raise_other(s, "KeyError", DIAG_H0506, text.data);
}

/* The place of an item of a list, tuple or dict that is known to be there; or
 * -1. */
static int item_place(Spec *s, Value x, Value index)
{
    int64_t i;

    if (value_is_object(x, OBJECT_DICT))
        return value_has_staged(index) || !value_is_hashable(index) ||
                       value_asks_for_key(index)
                   ? -1
                   : object_key(s, x.object, index);
    if ((!value_is_object(x, OBJECT_LIST) &&
         !value_is_object(x, OBJECT_TUPLE)) ||
        value_is_object(index, OBJECT_SLICE) || !spec_static_int(s, index, &i))
        return -1;
    i += i < 0 ? object_body(x.object)->nitem : 0;
    return i >= 0 && i < object_body(x.object)->nitem ? (int)i : -1;
}

/* An item of what is one of several containers, without a branch; UNDEFINED
 * if there is none. */
static Value pick_item(Spec *s, Value x, Value index)
{
    Alternatives all = {0}, item = {0};
    Value none = {.kind = VALUE_UNDEFINED}, v;

    alternatives_of(s, x, NULL, &all);
    for (int i = 0; i < all.n; i++) {
        int at = item_place(s, all.item[i].value, index);

        if (at < 0)
            return none;
        v = object_body(all.item[i].value.object)->item[at];
        if (v.kind == VALUE_UNSETTLED)
            return none;
        alternatives_of(s, v, all.item[i].when, &item);
    }
    v = join_pick(s, &item);
    return v.kind == VALUE_UNSETTLED ? none : v;
}

static Value get_item_settled(Spec *s, const Value *pair, void *data)
{
    (void)data;
    return value_get_item(s, pair[0], pair[1]);
}

static Value choice_get_item(Spec *s, Value x, Value index)
{
    Value pair[2], v;
    int which;

    pair[0] = choice_require(
        s, x, "TypeError: 'NoneType' object is not subscriptable");
    pair[1] = index;
    which = choice_settle_all(s, 2, pair);
    if (which < 0)
        return value_get_item(s, pair[0], pair[1]);
    if (!which) {
        v = pick_item(s, pair[0], pair[1]);
        if (v.kind != VALUE_UNDEFINED)
            return v;
    }
    return choice_split(s, which, 2, pair, get_item_settled, NULL);
}

/* Are its items found by ints? */
static bool is_indexed(Value x)
{
    return value_is_array(x) || x.kind == VALUE_STR ||
           value_is_object(x, OBJECT_TUPLE) ||
           value_is_object(x, OBJECT_LIST) || value_is_object(x, OBJECT_RANGE);
}

static Value get_item(Spec *s, Value x, Value index)
{
    Value method;
    int at;

    if (x.kind == VALUE_CHOICE || index.kind == VALUE_CHOICE)
        return choice_get_item(s, x, index);
    if (x.kind == VALUE_POISON || index.kind == VALUE_POISON)
        return value_poison();
    if (value_is_object(x, OBJECT_CHOICE))
        return choice_split(s, 0, 2, (Value[]){choice_opened(s, x), index},
                            get_item_settled, NULL);
    if (is_indexed(x))
        index = value_indexed(s, index);
    if (value_is_array(x))
        return array_get(s, x.object,
                         mixed_index(s, derived_nest(s, index, 0)));
    if (is_indexed(x))
        return sequence_get(s, x, index);
    if (value_is_object(x, OBJECT_DICT) && key_is_staged(index))
        return table_reads(s, x.object, index)
                   ? table_call(s, x, "__getitem__", 1, &index)
                   : keyed_get(s, x.object, index);
    if (value_is_object(x, OBJECT_DICT)) {
        at = object_key(s, x.object, index);
        if (at == -2)
            return value_poison();
        return at >= 0 ? object_body(x.object)->item[at] : key_error(s, index);
    }
    method = class_method(s, x, "__getitem__");
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, 1, &index);
    if (value_is_object(x, OBJECT_CLASS)) {
        method = value_find_attribute(s, x, spec_sym(s, "__class_getitem__"));
        if (method.kind != VALUE_UNDEFINED)
            return call_function(s, method, 1, &index);
    }
    if (refuse_text(s, x))
        return value_poison();
    if (!value_is_type(x))
        raise_says(s, "'%s' object is not subscriptable",
                   value_type_name(s, x));
    return raise_certain(s, DIAG_H0511, "%s has no elements to subscript",
                         value_describe(s, x));
}

/* list[int], which may have a name and stand in annotations. */
static Value generic_alias(Spec *s)
{
    Unsettled *u = ARENA_NEW(s->arena, Unsettled);

    u->is_alias = true;
    u->code = DIAG_H0990;
    u->message = "a generic alias, which only annotations may be so far";
    u->span = s->span;
    u->label = "made here";
    u->help = "call the type itself, or compare with it";
    return (Value){.kind = VALUE_UNSETTLED, .unsettled = u};
}

static bool is_generic(Spec *s, Value x)
{
    static const char *const name[] = {
        "list", "tuple", "dict", "set", "frozenset", "collections.deque"};
    const BuiltinType *t = x.kind == VALUE_TYPE ? x.type
                           : value_is_object(x, OBJECT_CLASS)
                               ? x.object->class.type
                               : NULL;

    for (size_t i = 0; t && i < sizeof name / sizeof *name; i++)
        if (!strcmp(t->name, name[i]))
            return x.kind == VALUE_TYPE ||
                   (!class_find(x.object, spec_sym(s, "__class_getitem__"),
                                0) &&
                    !type_find(s, x, "__getitem__"));
    return x.kind == VALUE_BUILTIN &&
           (x.builtin == builtin_find(builtins, "type") ||
            x.builtin == builtin_find(builtins, "enumerate"));
}

/* A form of the library's, as `List`, does not look at what it is given. */
static bool is_form(Spec *s, Value x)
{
    bool is_class = value_is_object(x, OBJECT_CLASS);
    const Object *class = is_class ? x.object : class_of(x);
    const Value *v;

    v = class ? class_find(
                    class,
                    spec_sym(s, is_class ? "__class_getitem__" : "__getitem__"),
                    0)
              : NULL;
    if (v && value_is_object(*v, OBJECT_PROPERTY))
        v = &object_body(v->object)->item[1];
    return v && value_is_object(*v, OBJECT_FUNCTION) &&
           span_is_library(&s->ctx->sources, v->object->function.node->span);
}

bool generic_takes(Spec *s, const Node *n)
{
    bool taken = false;

    for (const Node *m = n->next; m; m = m->next)
        for (int i = 0; i < m->ninput; i++) {
            if (m->input[i] != n)
                continue;
            taken = m->op == OP_subscript
                        ? i == 1 && (is_generic(s, eval_temp(s, m->input[0])) ||
                                     is_form(s, eval_temp(s, m->input[0])))
                        : (m->op == OP_build_tuple || m->op == OP_build_list) &&
                              generic_takes(s, m);
            if (!taken)
                return false;
        }
    return taken;
}

Value value_get_item(Spec *s, Value x, Value index)
{
    if (is_generic(s, x))
        return generic_alias(s);
    return value_settle(s, get_item(s, x, index), "this element");
}

/* Puts n items in the places of `count` from `at` on. */
static void list_splice(Spec *s, Object *list, int64_t at, int64_t count,
                        int64_t n, const Value *item)
{
    const Body *old = object_body(list);
    int64_t rest = old->nitem - at - count, total = at + n + rest;
    Value *all = ARENA_ARRAY(s->arena, Value, total);
    Body *b;

    if (at)
        memcpy(all, old->item, (size_t)at * sizeof *all);
    if (n)
        memcpy(all + at, item, (size_t)n * sizeof *all);
    if (rest)
        memcpy(all + at + n, old->item + at + count,
               (size_t)rest * sizeof *all);
    heap_touch(s, list);
    b = object_edit(list);
    b->item = all;
    b->nitem = b->capacity = (int)total;
    if (n == count)
        return;
    b->nchange++;
    list->resized = s->span;
}

/* All of a slice whose step is 1 is replaced, however long it is; with another
 * step each of its places gets an item. */
static void list_set_slice(Spec *s, Object *list, Value slice, Value v)
{
    int before = object_body(list)->nitem;
    Value *item;
    int64_t r[4];
    int n = -1;

    if (slice_resolve(s, slice, before, r)) {
        if (class_of(v)) /* its iterator is asked for a length, not itself */
            v = iterator_of(s, v);
        n = iterator_collect(s, v, &item);
    }

    if (n < 0 || spec_ended(s)) {
        spec_met(s, value_poison());
        return;
    }
    if (object_body(list)->nitem != before)
        spec_not_yet(s, "a list that changes while what its slice gets is "
                        "gone through is not there yet");
    else if (r[2] == 1)
        list_splice(s, list, r[0], r[3], n, item);
    else if (n != r[3])
        raise_certain(s, DIAG_H0515,
                      "attempt to assign sequence of size %d to extended slice "
                      "of size %lld",
                      n, (long long)r[3]);
    else {
        item = arena_copy(s->arena, item, (size_t)n * sizeof *item);
        heap_touch(s, list);
        for (int i = 0; i < n; i++)
            object_edit(list)->item[r[0] + i * r[2]] = item[i];
    }
}

static void list_delete_slice(Spec *s, Object *list, Value slice)
{
    int64_t r[4], low;
    Value *rest;
    int n = 0;

    if (!slice_resolve(s, slice, object_body(list)->nitem, r)) {
        spec_met(s, value_poison());
        return;
    }
    if (!r[3])
        return;
    if (r[2] < 0) { /* from its other end */
        r[0] += (r[3] - 1) * r[2];
        r[2] = -r[2];
    }
    low = r[0];
    rest = ARENA_ARRAY(s->arena, Value, object_body(list)->nitem);
    for (int64_t i = low; i < object_body(list)->nitem; i++)
        if ((i - low) % r[2] || (i - low) / r[2] >= r[3])
            rest[n++] = object_body(list)->item[i];
    list_splice(s, list, low, object_body(list)->nitem - low, n, rest);
}

static void list_set(Spec *s, Value x, Value index, Value v)
{
    Object *list = x.object;
    Value grown;
    int64_t i;

    if (slice_is_staged(s, index) ||
        (value_is_object(index, OBJECT_SLICE) && length_is_staged(v))) {
        grown = grown_instead(s, x, "__setitem__", 2, (Value[]){index, v});
        if (grown.kind != VALUE_UNDEFINED) {
            spec_met(s, grown);
            return;
        }
    }
    if (value_is_object(index, OBJECT_SLICE)) {
        list_set_slice(s, list, index, v);
        return;
    }
    if (value_is_staged(index) && !spec_static_int(s, index, &i)) {
        item_set_staged(s, x, index, v);
        return;
    }
    if (!sequence_index(s, x, index, object_body(list)->nitem, &i)) {
        spec_met(s, value_poison());
        return;
    }
    heap_touch(s, list);
    object_edit(list)->item[i] = v;
}

static Value set_item_settled(Spec *s, const Value *part, void *data)
{
    (void)data;
    value_set_item(s, part[0], part[1], part[2]);
    return value_none();
}

/* Is there a place for it whose item is one value, or one of several? */
static bool can_put(Spec *s, Value x, Value index)
{
    int at = value_is_object(x, OBJECT_TUPLE) ? -1 : item_place(s, x, index);

    return at >= 0 && object_body(x.object)->item[at].kind != VALUE_UNSETTLED;
}

/* Each of the containers gets the value where it is the one; false if that
 * takes a branch. */
static bool put_item(Spec *s, Value x, Value index, Value v)
{
    Alternatives all = {0};

    alternatives_of(s, x, NULL, &all);
    for (int i = 0; i < all.n; i++)
        if (!can_put(s, all.item[i].value, index))
            return false;
    for (int i = 0; i < all.n; i++) {
        Object *o = all.item[i].value.object;
        int at = item_place(s, all.item[i].value, index);
        Alternatives both = {0};
        Value old = object_body(o)->item[at];

        alternatives_of(s, v, all.item[i].when, &both);
        alternatives_of(s, old, NULL, &both);
        old = join_pick(s, &both);
        heap_touch(s, o);
        object_edit(o)->item[at] = old;
    }
    return true;
}

static void choice_set_item(Spec *s, Value x, Value index, Value v)
{
    Value part[3];
    int which;

    part[0] = choice_require(
        s, x, "TypeError: 'NoneType' object does not support item assignment");
    part[1] = index;
    part[2] = v;
    which = choice_settle_all(s, 2, part);
    if (which < 0)
        value_set_item(s, part[0], part[1], part[2]);
    else if (which || !put_item(s, part[0], part[1], v))
        spec_met(s, choice_split(s, which, 3, part, set_item_settled, NULL));
}

void value_set_item(Spec *s, Value x, Value index, Value v)
{
    Value method, pair[2] = {index, v};

    if (value_is_grown(x))
        v = pair[1] = grown_fit(s, x, v);
    if (x.kind == VALUE_CHOICE || index.kind == VALUE_CHOICE) {
        choice_set_item(s, x, index, v);
        return;
    }
    if (index.kind == VALUE_POISON && x.kind == VALUE_OBJECT)
        object_lose(s, x.object);
    if (x.kind == VALUE_POISON || index.kind == VALUE_POISON) {
        spec_met(s, value_poison());
        return;
    }
    if (is_indexed(x))
        index = pair[0] = value_indexed(s, index);
    if (value_is_array(x)) {
        v = mixed_as(s, v, x.object->array.dtype);
        if (v.kind == VALUE_CHOICE)
            spec_met(s, choice_split(s, 2, 3, (Value[]){x, index, v},
                                     set_item_settled, NULL));
        else
            array_set(s, x.object, mixed_index(s, derived_nest(s, index, 0)),
                      derived_nest(s, v, 0));
        return;
    }
    if (value_is_object(x, OBJECT_LIST)) {
        list_set(s, x, index, v);
        return;
    }
    if (value_is_object(x, OBJECT_DICT)) {
        if (!key_is_staged(index))
            object_set_key(s, x.object, index, v);
        else if (!keyed_set(s, x.object, index, v) && !s->diverged)
            object_lose(s, x.object);
        return;
    }
    method = class_method(s, x, "__setitem__");
    if (method.kind != VALUE_UNDEFINED)
        spec_met(s, call_function(s, method, 2, pair));
    else
        raise_found(s, DIAG_H0511, "elements of %s cannot be assigned",
                    value_describe(s, x));
}

static void list_delete(Spec *s, Value x, Value index)
{
    int64_t i;

    if (slice_is_staged(s, index) ||
        (value_is_staged(index) && !spec_static_int(s, index, &i))) {
        Value grown = grown_instead(s, x, "__delitem__", 1, &index);

        if (grown.kind != VALUE_UNDEFINED) {
            spec_met(s, grown);
            return;
        }
    }
    if (value_is_object(index, OBJECT_SLICE))
        list_delete_slice(s, x.object, index);
    else if (sequence_index(s, x, index, object_body(x.object)->nitem, &i))
        object_remove_at(s, x.object, (int)i);
}

static Value delete_item_settled(Spec *s, const Value *pair, void *data)
{
    (void)data;
    value_delete_item(s, pair[0], pair[1]);
    return value_none();
}

void value_delete_item(Spec *s, Value x, Value index)
{
    Value pair[2] = {x, index};
    int at = choice_settle_all(s, 2, pair);

    if (at >= 0) {
        spec_met(s, choice_split(s, at, 2, pair, delete_item_settled, NULL));
        return;
    }
    x = pair[0];
    index = pair[1];

    if (x.kind == VALUE_POISON || index.kind == VALUE_POISON) {
        spec_met(s, value_poison());
        return;
    }
    if (is_indexed(x))
        index = value_indexed(s, index);
    if (value_is_object(x, OBJECT_LIST)) {
        list_delete(s, x, index);
        return;
    }
    if (value_is_object(x, OBJECT_DICT)) {
        const Body *b = object_body(x.object);

        if (b->nitem && key_is_staged(index)) {
            table_instead(s, x.object, index, b->item[0], "__delitem__", 1,
                          &index);
            return;
        }
        at = key_is_staged(index) ? -1 : object_key(s, x.object, index);
        if (at >= 0)
            object_remove_at(s, x.object, at);
        else if (at == -1)
            key_error(s, index);
        return;
    }
    if (class_method(s, x, "__delitem__").kind != VALUE_UNDEFINED)
        spec_met(
            s, call_function(s, class_method(s, x, "__delitem__"), 1, &index));
    else
        spec_not_yet(s, "deleting from %s is not there yet",
                     value_describe(s, x));
}
