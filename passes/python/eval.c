/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The evaluator: one rule for each script-level op. */
#include "passes/numpy/numpy.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/staging/live.h"

#include <string.h>

/* ---- expressions ---- */

static void eval_py_literal(Spec *s, const Node *n)
{
    eval_set_temp(s, n, literal_value(s, node_text(n, ATTR_literal)));
}

static void eval_py_attribute(Spec *s, const Node *n)
{
    eval_set_temp(s, n,
                  value_get_attribute(s, eval_temp(s, n->input[0]),
                                      node_words(s, n)->name));
}

/* Is this the `x[y]` of an `x[y] op= z`? */
static bool is_augmented(const Node *n)
{
    for (const Node *m = n->next; m; m = m->next)
        if (m->op == OP_inplace && m->input[0] == n)
            return m->next && m->next->op == OP_store_subscript &&
                   m->next->input[0] == n->input[0] &&
                   m->next->input[1] == n->input[1];
    return false;
}

static void eval_subscript(Spec *s, const Node *n)
{
    Value x = eval_temp(s, n->input[0]), index = eval_temp(s, n->input[1]);

    if (value_is_array(x) && array_is_mask(index) && is_augmented(n)) {
        eval_set_temp(s, n, array_masked(s, x.object, index.object));
        return;
    }
    eval_set_temp(s, n,
                  value_get_item(s, eval_temp(s, n->input[0]),
                                 eval_temp(s, n->input[1])));
}

static void eval_build_slice(Spec *s, const Node *n)
{
    Value part[3];

    for (int i = 0; i < 3; i++)
        part[i] = mixed_shown(s, eval_temp(s, n->input[i]));
    eval_set_temp(s, n, value_object(object_items(s, OBJECT_SLICE, 3, part)));
}

static void eval_unary(Spec *s, const Node *n)
{
    eval_set_temp(
        s, n, value_unary(s, node_words(s, n)->op, eval_temp(s, n->input[0])));
}

static void eval_binary(Spec *s, const Node *n)
{
    eval_set_temp(s, n,
                  value_binary(s, node_words(s, n)->op,
                               eval_temp(s, n->input[0]),
                               eval_temp(s, n->input[1])));
}

static void eval_inplace(Spec *s, const Node *n)
{
    eval_set_temp(s, n,
                  value_inplace(s, node_words(s, n)->op,
                                eval_temp(s, n->input[0]),
                                eval_temp(s, n->input[1])));
}

static void eval_py_compare(Spec *s, const Node *n)
{
    eval_set_temp(s, n,
                  value_compare(s, node_words(s, n)->op,
                                eval_temp(s, n->input[0]),
                                eval_temp(s, n->input[1])));
}

static bool is_starred(const Node *n, int input)
{
    const Attr *a = node_attr(n, ATTR_starred);

    for (int i = 0; a && i < a->n; i++)
        if (a->ints[i] == input)
            return true;
    return false;
}

/* Inputs from `first` to before `last`, starred ones spread. */
static int spread_inputs(Spec *s, const Node *n, int first, int last,
                         Value **out)
{
    Object *all = object_items(s, OBJECT_LIST, 0, NULL);

    for (int i = first; i < last; i++) {
        Value v = eval_temp(s, n->input[i]), *item;
        int count;

        if (!is_starred(n, i)) {
            object_append(s, all, v);
            continue;
        }
        count = iterator_collect(s, v, &item);
        if (count < 0)
            spec_met(s, value_poison());
        for (int k = 0; k < count; k++)
            object_append(s, all, item[k]);
    }
    *out = object_body(all)->item;
    return object_body(all)->nitem;
}

static void eval_items(Spec *s, const Node *n, ObjectKind kind)
{
    Value *item;
    int count = spread_inputs(s, n, 0, n->ninput, &item);

    eval_set_temp(s, n, value_object(object_items(s, kind, count, item)));
}

static void eval_build_tuple(Spec *s, const Node *n)
{
    eval_items(s, n, OBJECT_TUPLE);
}

static void eval_build_list(Spec *s, const Node *n)
{
    eval_items(s, n, OBJECT_LIST);
}

/* CPython adds what stands before the first star, then goes on one by one. */
static Value set_with_stars(Spec *s, const Node *n)
{
    Object *set = set_new(s, false);

    for (int i = 0; i < n->ninput; i++) {
        Value v = eval_temp(s, n->input[i]);

        if (is_starred(n, i) ? !set_fill(s, set, v) : !set_put(s, set, v))
            return value_poison();
    }
    return value_object(set);
}

static void eval_build_set(Spec *s, const Node *n)
{
    Value *item;
    int count;

    if (node_attr(n, ATTR_starred)) {
        eval_set_temp(s, n, set_with_stars(s, n));
        return;
    }
    count = spread_inputs(s, n, 0, n->ninput, &item);
    eval_set_temp(s, n, set_display(s, n, count, item));
}

/* What `**` spreads; NULL, after an error, if it is no dict. */
static const Body *spread_dict(Spec *s, Value v)
{
    v = derived_iterable(s, value_settle(s, v, "what `**` spreads"));
    if (value_is_object(v, OBJECT_DICT))
        return object_body(v.object);
    if (class_of(v) && value_find_attribute(s, v, spec_sym(s, "keys")).kind !=
                           VALUE_UNDEFINED) {
        Object *all = object_new(s, OBJECT_DICT);

        if (!dict_update(s, all, v) || value_is_table(value_object(all))) {
            if (!spec_ended(s))
                spec_not_yet(s, "`**` of a dict whose keys are known only when "
                                "running");
            return NULL;
        }
        return object_body(all);
    }
    if (v.kind == VALUE_CHOICE)
        spec_not_yet(s, "`**` of %s is not there yet", value_describe(s, v));
    else if (class_of(v))
        spec_error(s, DIAG_H0516, "`**` spreads a dict, not %s",
                   value_describe(s, v));
    else if (v.kind != VALUE_POISON)
        raise_found(s, DIAG_H0516, "`**` spreads a dict, not %s",
                    value_describe(s, v));
    return NULL;
}

static void eval_build_dict(Spec *s, const Node *n)
{
    Object *dict = object_new(s, OBJECT_DICT);

    for (int i = 0; i + 1 < n->ninput; i += 2) {
        Value key = eval_temp(s, n->input[i]);
        const Body *all;

        if (!is_starred(n, i)) {
            dict_put(s, dict, key, eval_temp(s, n->input[i + 1]));
            continue;
        }
        all = spread_dict(s, key);
        if (all && dict->kind != OBJECT_DICT) {
            spec_not_yet(s, "`**` behind a key that only running knows");
            all = NULL;
        }
        for (int k = 0; all && k < all->nitem; k++)
            object_set_hashed(s, dict, all->key[k],
                              all->hash ? all->hash[k]
                                        : value_hash(all->key[k]),
                              all->item[k]);
    }
    eval_set_temp(s, n, value_object(dict));
}

/* Keyword arguments: names beside values; `**` spread. */
static int spread_keywords(Spec *s, const Node *n, Object *value, Text **out)
{
    const Attr *names = node_attr(n, ATTR_names);
    int count = names ? names->n : 0, nname = 0, capacity = 0;
    Text *name = NULL;

    for (int i = 0; i < count; i++) {
        Value v = eval_temp(s, n->input[n->ninput - count + i]);
        const Body *all;

        if (names->texts[i].size) {
            *ARENA_PUSH(s->arena, name, nname, capacity) = names->texts[i];
            object_append(s, value, v);
            continue;
        }
        all = spread_dict(s, v);
        for (int k = 0; all && k < all->nitem; k++) {
            Value key = derived_scalar(s, all->key[k]);

            if (key.kind != VALUE_STR) {
                raise_found(s, DIAG_H0516, "keywords must be strings");
                continue;
            }
            *ARENA_PUSH(s->arena, name, nname, capacity) = key.s;
            object_append(s, value, all->item[k]);
        }
    }
    *out = name;
    return nname;
}

/* A call without keywords and stars: the arguments are as they stand. */
static void eval_plain_call(Spec *s, const Node *n)
{
    TempMark mark = temps_mark(s);
    Value *arg = temps_push(s, n->ninput - 1), v;

    for (int i = 1; i < n->ninput; i++) {
        arg[i - 1] = eval_temp(s, n->input[i]);
        if (arg[i - 1].kind == VALUE_UNDEFINED)
            arg[i - 1] = value_poison();
    }
    v = value_call(s, eval_temp(s, n->input[0]), n->ninput - 1, arg, 0, NULL);
    temps_release(s, mark);
    eval_set_temp(s, n, v);
}

static void eval_py_call(Spec *s, const Node *n)
{
    const Attr *names = node_attr(n, ATTR_names);
    int nkeyword = names ? names->n : 0, narg, nname;
    Value *arg, f = eval_temp(s, n->input[0]);
    Object *all;
    Text *name;

    if (!nkeyword && !node_attr(n, ATTR_starred)) {
        eval_plain_call(s, n);
        return;
    }
    narg = spread_inputs(s, n, 1, n->ninput - nkeyword, &arg);
    all = object_items(s, OBJECT_LIST, narg, arg);
    nname = spread_keywords(s, n, all, &name);

    for (int i = 0; i < object_body(all)->nitem; i++)
        if (object_body(all)->item[i].kind == VALUE_UNDEFINED)
            object_edit(all)->item[i] = value_poison();
    s->direct_call = true;
    eval_set_temp(s, n,
                  value_call(s, f, object_body(all)->nitem,
                             object_body(all)->item, nname, name));
}

static void eval_format_value(Spec *s, const Node *n)
{
    Text c = node_text(n, ATTR_conversion);

    eval_set_temp(s, n,
                  text_format(s, eval_temp(s, n->input[0]),
                              c.size ? c.data[0] : 0,
                              eval_temp(s, n->input[1])));
}

static void eval_build_string(Spec *s, const Node *n)
{
    Value *part = ARENA_ARRAY(s->arena, Value, n->ninput);

    for (int i = 0; i < n->ninput; i++)
        part[i] = eval_temp(s, n->input[i]);
    eval_set_temp(s, n, text_join(s, n->ninput, part));
}

static void eval_make_function(Spec *s, const Node *n)
{
    Object *f = object_new(s, OBJECT_FUNCTION);
    Object *frame = s->activation->frame;

    f->function.node = n;
    f->function.module = s->activation->module;
    f->function.owner = s->activation->class;
    f->function.frame = frame_hold(frame);
    f->function.defaults = ARENA_ARRAY(s->arena, Value, n->ninput);
    for (int i = 0; i < n->ninput; i++)
        f->function.defaults[i] = eval_temp(s, n->input[i]);
    eval_set_temp(s, n, value_object(f));
}

static void eval_build_generator(Spec *s, const Node *n)
{
    Value f = eval_temp(s, n->input[0]), x = eval_temp(s, n->input[1]);

    eval_set_temp(s, n,
                  x.kind == VALUE_POISON || f.kind == VALUE_POISON
                      ? value_poison()
                      : generator_new(s, f.object, x));
}

/* What is no class says by `__mro_entries__` which classes come in its place.
 * The bases, then what is behind them. */
static Value *bases_replaced(Spec *s, int *nbase, Value *all, int count)
{
    Value given = value_tuple(s, *nbase, all), *out = NULL, *entry;
    int n = 0, capacity = 0, more = 1;

    for (int i = 0; i < count; i++) {
        Value method = class_of(all[i]) && i < *nbase
                           ? class_method(s, all[i], "__mro_entries__")
                           : (Value){.kind = VALUE_UNDEFINED};

        more = 1;
        entry = &all[i];
        if (method.kind != VALUE_UNDEFINED)
            more =
                value_iterate(s, call_function(s, method, 1, &given), &entry);
        for (int k = 0; k < more; k++)
            *ARENA_PUSH(s->arena, out, n, capacity) = entry[k];
    }
    *nbase += n - count;
    return out;
}

static void eval_make_class(Spec *s, const Node *n)
{
    const Attr *names = node_attr(n, ATTR_names);
    int nbase = n->ninput - (names ? names->n : 0);
    Value *base = ARENA_ARRAY(s->arena, Value, n->ninput);

    for (int i = 0; i < n->ninput; i++)
        base[i] = eval_temp(s, n->input[i]);
    base = bases_replaced(s, &nbase, base, n->ninput);
    for (int i = 0; names && i < names->n; i++)
        if (!names->texts[i].size || text_is(names->texts[i], "metaclass")) {
            eval_set_temp(s, n,
                          spec_not_yet(s, "metaclasses, and `**` in a class's "
                                          "head, are not there yet"));
            return;
        }
    eval_set_temp(s, n,
                  class_new(s, n, nbase, base, names ? names->n : 0,
                            names ? names->texts : NULL, base + nbase));
}

/* ---- statements ---- */

static void eval_store_attribute(Spec *s, const Node *n)
{
    value_set_attribute(s, eval_temp(s, n->input[0]), node_words(s, n)->name,
                        eval_temp(s, n->input[1]));
}

static void eval_delete_attribute(Spec *s, const Node *n)
{
    value_delete_attribute(s, eval_temp(s, n->input[0]),
                           node_words(s, n)->name);
}

static Value way_store(Spec *s, void *data)
{
    const Node *n = data;

    value_set_item(s, eval_temp(s, n->input[0]), eval_temp(s, n->input[1]),
                   eval_temp(s, n->input[2]));
    return value_none();
}

static Value way_store_inside(Spec *s, void *data)
{
    bool outer = s->in_bounds;

    s->in_bounds = true;
    way_store(s, data);
    s->in_bounds = outer;
    return value_none();
}

/* `x[i] += v`: what is stored in x[i] is made of what was there? */
static bool stores_what_was_read(const Node *n)
{
    const Node *made = n->input[2];
    const Node *read = made->op == OP_inplace ? made->input[0] : NULL;

    return read && read->op == OP_subscript && read->input[0] == n->input[0] &&
           read->input[1] == n->input[1];
}

/* Where a `try` waits for an index out of range, it is checked first: nothing
 * is stored then. (Arrays see to that: array_store().) */
static void eval_store_subscript(Spec *s, const Node *n)
{
    Value x = eval_temp(s, n->input[0]);
    bool outer = s->key_read;

    if (s->catching && catch_waits(s, "IndexError") &&
        (value_is_object(x, OBJECT_LIST) || value_is_grown(x)))
        value_get_item(s, x, eval_temp(s, n->input[1]));
    if (spec_ended(s))
        return;
    s->key_read = !class_of(x) && stores_what_was_read(n);
    if (s->unguarded)
        raise_then(s, way_store_inside, (void *)n);
    else
        way_store(s, (void *)n);
    s->key_read = outer;
}

static void eval_delete_subscript(Spec *s, const Node *n)
{
    value_delete_item(s, eval_temp(s, n->input[0]), eval_temp(s, n->input[1]));
}

/* An AssertionError, with the message if there is one: the last part. */
static void assertion_fails(Spec *s, const Value *part)
{
    bool message = part[2].kind != VALUE_NONE;

    if (catch_waits(s, "AssertionError")) {
        const BuiltinType *type = builtin_type_find("AssertionError");

        raise_value(
            s, object_make(s, exception_class(s, type), message, part + 2));
        return;
    }
    print_failure(s, DIAG_H0906, message ? 3 : 1, part);
    s->raised = NULL;
    s->diverged = true;
}

/* `data` is the node: its message is made only where it is needed. */
static Value way_assertion_fails(Spec *s, void *data)
{
    const Node *n = data;
    const Graph *g = n->region[0];
    Value part[3] = {value_cstr("the assertion failed"), value_cstr(": ")};

    part[2] = value_none();
    if (g->noutput) {
        eval_nodes(s, g);
        part[2] = eval_temp(s, g->output[0]);
    }
    s->span = n->span;
    if (!spec_ended(s))
        assertion_fails(s, part);
    return value_none();
}

static Value way_assertion_holds(Spec *s, void *data)
{
    (void)s;
    (void)data;
    return value_none();
}

static void eval_py_assert(Spec *s, const Node *n)
{
    Node *node;
    int truth;

    s->span = n->input[0]->span; /* errors are at the condition */
    truth = spec_truth(s, eval_temp(s, n->input[0]), &node);
    s->span = n->span;
    if (truth == 0)
        way_assertion_fails(s, (void *)n);
    else if (truth == -1)
        control_branch(s, node, way_assertion_holds, way_assertion_fails,
                       (void *)n);
}

static void eval_not_yet(Spec *s, const Node *n)
{
    Text name = node_text(n, ATTR_name);

    eval_set_temp(
        s, n,
        spec_not_yet(s, "`%.*s` is not there yet", (int)name.size, name.data));
}

/* ---- the table ---- */

typedef void EvalRule(Spec *s, const Node *n);

static EvalRule *const eval_rule[OP_COUNT] = {
    [OP_py_literal] = eval_py_literal,
    [OP_load_name] = eval_load_name,
    [OP_py_attribute] = eval_py_attribute,
    [OP_subscript] = eval_subscript,
    [OP_build_slice] = eval_build_slice,
    [OP_unary] = eval_unary,
    [OP_binary] = eval_binary,
    [OP_inplace] = eval_inplace,
    [OP_py_compare] = eval_py_compare,
    [OP_py_and] = control_short_circuit,
    [OP_py_or] = control_short_circuit,
    [OP_if_expression] = control_if,
    [OP_build_tuple] = eval_build_tuple,
    [OP_build_list] = eval_build_list,
    [OP_build_set] = eval_build_set,
    [OP_build_dict] = eval_build_dict,
    [OP_py_call] = eval_py_call,
    [OP_format_value] = eval_format_value,
    [OP_build_string] = eval_build_string,
    [OP_make_function] = eval_make_function,
    [OP_make_class] = eval_make_class,
    [OP_build_generator] = eval_build_generator,
    [OP_import] = eval_import,
    [OP_import_from] = eval_import_from,
    [OP_unpack] = eval_unpack,
    [OP_result] = eval_unpacked,
    [OP_store_name] = eval_store_name,
    [OP_delete_name] = eval_delete_name,
    [OP_store_attribute] = eval_store_attribute,
    [OP_delete_attribute] = eval_delete_attribute,
    [OP_store_subscript] = eval_store_subscript,
    [OP_delete_subscript] = eval_delete_subscript,
    [OP_py_if] = control_if,
    [OP_py_while] = control_while,
    [OP_py_for] = control_for,
    [OP_py_assert] = eval_py_assert,
    [OP_py_raise] = eval_py_raise,
    [OP_py_try] = eval_py_try,
    [OP_py_finally] = eval_py_finally,
    [OP_py_with] = eval_py_with,
    [OP_generator_item] = eval_py_yield,
    [OP_py_yield] = eval_py_yield,
    [OP_exception_matches] = eval_exception_matches,
    [OP_not_yet] = eval_not_yet,
};

typedef struct Rest {
    const Graph *graph;
    const Node *from, *end;
} Rest;

static void eval_range(Spec *s, const Graph *g, const Node *from,
                       const Node *end);

/* The node whose value is asked for behind the nodes of a region, or those
 * before `end`, which is a loop's, a branch's or an item's; NULL: there is
 * none. */
static const Node *asked_behind(const Graph *g, const Node *end)
{
    return end ? end->input[0] : g->noutput ? g->output[0] : NULL;
}

/* That is the way's value: no temporary holds it, that is live where the ways
 * are joined. */
static Value way_rest(Spec *s, void *data)
{
    const Rest *r = data;
    const Node *asked = asked_behind(r->graph, r->end);
    Value v = value_none(), *yielded;

    eval_range(s, r->graph, r->from, r->end);
    if (!asked)
        return v;
    yielded = &s->activation->temp[s->activation->local[asked->id]];
    if (!spec_ended(s))
        v = *yielded;
    *yielded = (Value){.kind = VALUE_UNDEFINED};
    return v;
}

/* The nodes behind `n`, if no exception is on its way. The joins that follow
 * are at the end of the region. */
static void eval_rest(Spec *s, const Graph *g, const Node *n, const Node *end)
{
    Rest rest = {g, n->next, end};
    const Node *asked = asked_behind(g, end);
    Activation *a = s->activation;
    Value v;

    if (n->next == end)
        return;
    if (!end) {
        a->node = g->last;
        a->at = live_end(s, a, g->last) + 1;
    }
    v = raise_then(s, way_rest, &rest);
    if (asked && !spec_ended(s))
        a->temp[a->local[asked->id]] = v;
}

static void eval_range(Spec *s, const Graph *g, const Node *from,
                       const Node *end)
{
    Activation *a = s->activation;
    int npin = s->npin;

    for (const Node *n = from; n != end; n = n->next) {
        if (s->only_static && s->ctx->nfound != s->static_errors)
            s->abandoned = true;
        if (s->diverged || spec_unwinds(s) ||
            (spec_is_spent(s) && !spec_steps_left(s)))
            break;
        if (n->op == OP_param)
            continue;
        s->span = n->span;
        s->described_choice = s->described_ragged = false;
        s->words = (Value){.kind = VALUE_UNDEFINED};
        s->steps++;
        a->node = n;
        a->at = a->local[n->id];
        /* what it was in another turn, which may be taken back, is no more */
        a->temp[a->at] = (Value){.kind = VALUE_UNDEFINED};
        if (eval_rule[n->op])
            eval_rule[n->op](s, n);
        else
            spec_fail(s, DIAG_H0999, "no evaluation of `%s`",
                      op_info[n->op].name);
        s->npin = npin;
        if (s->unguarded && !spec_ended(s)) {
            eval_rest(s, g, n, end);
            break;
        }
    }
}

void eval_statement(Spec *s, const Node *n)
{
    eval_range(s, n->graph, n, n->next);
}

void eval_nodes(Spec *s, const Graph *g)
{
    eval_nodes_before(s, g, NULL);
}

void eval_nodes_before(Spec *s, const Graph *g, const Node *last)
{
    Activation *a = s->activation;
    const Node *node = a->node;
    uint32_t at = a->at;

    if (s->unguarded)
        spec_unguarded(s);
    eval_range(s, g, g->first, last);
    a->node = node;
    a->at = at;
}
