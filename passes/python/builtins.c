/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's builtin functions. */
#include "passes/python/complex.h"
#include "passes/python/ask.h"
#include "passes/numpy/extent.h"
#include "passes/python/file.h"
#include "passes/python/table.h"
#include "passes/staging/many.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"
#include "passes/staging/iterate.h"

#include <string.h>

/* ---- print, len, range and their kin ---- */

enum { SHOWN_DEPTH = 3 };

/* Is code of the script perhaps run for its text? What lies deeper than is
 * looked may run some: then what stands before it is written for itself, which
 * is the same text. */
static bool shows_by_code(Value v, int depth)
{
    static const bool shows_items[OBJECT_WRAPPER + 1] = {
        [OBJECT_TUPLE] = true, [OBJECT_LIST] = true,
        [OBJECT_DICT] = true,  [OBJECT_SET] = true,
        [OBJECT_SLICE] = true, [OBJECT_DICT_VIEW] = true};
    const Body *b;

    if (value_is_perhaps(v))
        return shows_by_code(v.unsettled->value, depth);
    for (int i = 0; v.kind == VALUE_CHOICE && i < v.choice->n; i++)
        if (shows_by_code(v.choice->item[i], depth))
            return true;
    if (v.kind != VALUE_OBJECT || !shows_items[v.object->kind])
        return class_of(v) != NULL;
    b = object_body(v.object);
    if (depth == SHOWN_DEPTH)
        return b->nitem > 0;
    for (int i = 0; i < b->nitem; i++)
        if ((b->key && shows_by_code(b->key[i], depth + 1)) ||
            (b->item && shows_by_code(b->item[i], depth + 1)))
            return true;
    return false;
}

/* `flush` is asked for its truth first of all: negative after an error. */
static int print_flushes(Spec *s, Args *a)
{
    Node *node;
    int flush = arg_given(a->arg[3]) ? spec_truth(s, a->arg[3], &node) : 0;

    if (flush == -1)
        spec_not_yet(s, "`flush` that only running knows");
    return spec_ended(s) ? -1 : flush;
}

/* What stands before an argument is written before that is asked for its
 * text, which may write something, or fail. */
static Value do_print(Spec *s, Args *a)
{
    Value sep =
        arg_given(a->arg[0]) ? derived_scalar(s, a->arg[0]) : value_cstr(" ");
    Value end =
        arg_given(a->arg[1]) ? derived_scalar(s, a->arg[1]) : value_cstr("\n");
    Value *part = ARENA_ARRAY(s->arena, Value, 2 * a->nrest + 1);
    int n = 0, flush = print_flushes(s, a);
    Text ignored;

    if (flush < 0 ||
        (!value_is_text(sep) && !spec_need_str(s, sep, "`sep`", &ignored)) ||
        (!value_is_text(end) && !spec_need_str(s, end, "`end`", &ignored)))
        return value_poison();
    for (int i = 0; i < a->nrest; i++) {
        if (i)
            part[n++] = sep;
        if (n && shows_by_code(a->rest[i], 0)) {
            file_print(s, a->arg[2], n, part);
            n = 0;
        }
        part[n++] = a->rest[i];
    }
    part[n++] = end;
    if (!spec_ended(s))
        file_print(s, a->arg[2], n, part);
    return flush && !spec_ended(s) ? file_flush(s, a->arg[2]) : value_none();
}

static Value do_len(Spec *s, Args *a)
{
    int64_t n, part[3];

    if (class_method(s, a->arg[0], "__len__").kind != VALUE_UNDEFINED)
        return instance_length(s, a->arg[0]);
    if (value_is_array(a->arg[0]) && a->arg[0].object->array.extents)
        return array_count(s, a->arg[0].object, 0);
    if (value_is_object(a->arg[0], OBJECT_RANGE) &&
        !range_static(s, a->arg[0].object, part))
        return range_turns(s, a->arg[0].object);
    n = value_length(s, a->arg[0]);
    return n < 0 ? value_poison() : value_int(n);
}

/* An argument of range(): an int, perhaps staged. */
static bool range_part(Spec *s, Value v, Value *out)
{
    bool integral;

    if (class_of(v))
        v = value_indexed(s, v);
    integral = v.kind == VALUE_INT || v.kind == VALUE_BOOL ||
               (v.kind == VALUE_SCALAR && (v.node->type.dtype == DTYPE_I64 ||
                                           v.node->type.dtype == DTYPE_BOOL)) ||
               (value_is_array(v) && !v.object->array.shape.rank &&
                dtype_info[v.object->array.dtype].is_integer);

    if (!integral && v.kind != VALUE_LONG) {
        raise_found(s, DIAG_H0516, "range() goes through ints, not %s",
                    value_describe(s, v));
        return false;
    }
    *out = scalar_to_int(s, v);
    if (out->kind == VALUE_LONG)
        spec_not_yet(s, "a range() of ints of more than 64 bits");
    return out->kind != VALUE_POISON && out->kind != VALUE_LONG;
}

/* Is the length beyond 64 bits? Where stop - start fits, it fits as well. */
static bool is_too_long(Spec *s, const Value *part)
{
    int64_t of[3], distance;

    for (int i = 0; i < 3; i++)
        if (!spec_static_int(s, part[i], &of[i]))
            return false;
    return __builtin_sub_overflow(of[1], of[0], &distance) &&
           range_length(of) == INT64_MAX;
}

static Value do_range(Spec *s, Args *a)
{
    Value part[3] = {value_int(0), value_int(0), value_int(1)};
    int64_t step;

    if (a->arg[1].kind == VALUE_UNDEFINED) {
        if (!range_part(s, a->arg[0], &part[1]))
            return value_poison();
    } else {
        for (int i = 0; i < 3; i++)
            if (a->arg[i].kind != VALUE_UNDEFINED &&
                !range_part(s, a->arg[i], &part[i]))
                return value_poison();
    }
    if (!range_need_step(s, spec_static_int(s, part[2], &step) ? value_int(step)
                                                               : part[2]))
        return value_poison();
    if (is_too_long(s, part))
        return range_too_long(s);
    return value_object(object_items(s, OBJECT_RANGE, 3, part));
}

/* ---- numbers ---- */

/* The one or the other. */
static Value choose(Spec *s, Node *pred, Value x, Value y)
{
    Alternatives both = {0};
    const Guard *second;
    Build b;

    b = spec_build(s);
    guard_and(s->arena, NULL, build_convert(&b, pred, DTYPE_I64), 1, 2,
              &second);
    alternatives_of(s, x, second, &both);
    alternatives_of(s, y, NULL, &both);
    return join_pick(s, &both);
}

/* Of what is an int, which of two equal ones it is does not show. */
static bool is_int(Value v)
{
    return v.kind == VALUE_INT ||
           (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_I64);
}

/* Of two, the one that max() or min() keeps: the first unless the second is
 * beyond it. */
static Value keep_extreme(Spec *s, Operator beyond, Value kept, Value key,
                          Value v, Value vkey, Value *key_out)
{
    Value more = value_compare(s, beyond, vkey, key);
    Node *node;
    int truth = spec_truth(s, more, &node);

    *key_out = key;
    if (truth == -2)
        return value_poison();
    if (truth >= 0) {
        *key_out = truth ? vkey : key;
        return truth ? v : kept;
    }
    if (!value_same(kept, key) || !value_same(v, vkey)) {
        *key_out = choose(s, node, vkey, key);
        return choose(s, node, v, kept);
    }
    *key_out =
        is_int(kept) && is_int(v)
            ? number_op2(s, beyond == OPERATOR_LT ? OP_minimum : OP_maximum,
                         DTYPE_I64, kept, v)
            : choose(s, node, v, kept);
    return *key_out;
}

/* What an iterator gave is nobody's but ours. */
static void hold(Spec *s, Value v)
{
    if (v.kind == VALUE_OBJECT || v.kind == VALUE_CHOICE)
        spec_pin(s, 1, &v);
}

typedef struct Extreme {
    Operator beyond;
    Value key, best, best_key; /* UNDEFINED before the first item */
} Extreme;

static bool take_extreme(Spec *s, Value item, void *data)
{
    Extreme *e = data;
    Value key;

    hold(s, item);
    key = arg_given(e->key) ? call_function(s, e->key, 1, &item) : item;
    if (e->best.kind == VALUE_UNDEFINED) {
        e->best = item;
        e->best_key = key;
    } else {
        e->best = keep_extreme(s, e->beyond, e->best, e->best_key, item, key,
                               &e->best_key);
    }
    hold(s, e->best);
    hold(s, e->best_key);
    return !spec_ended(s);
}

/* What a function of the library does with the items of an expression that goes
 * through many, where to take them one by one makes nodes. */
typedef struct ByLibrary {
    Value (*each)(Spec *s, Args *a);
    Args *args;
    const char *name;
    int n;
    const Value *arg;
    Value out;
} ByLibrary;

static void library_each(Spec *s, void *data)
{
    ByLibrary *b = data;

    b->out = b->each(s, b->args);
}

static bool library_rolled(Spec *s, void *data)
{
    ByLibrary *b = data;

    b->out = grown_builtin(s, b->name, b->n, b->arg);
    return b->out.kind != VALUE_POISON;
}

/* Tries that; `each` takes the items one by one. */
static Value by_library(Spec *s, Args *a, Value iterable,
                        Value (*each)(Spec *s, Args *a), const char *name,
                        int n, const Value *arg)
{
    ByLibrary b = {each, a, name, n, arg, value_poison()};
    Many m = {library_each, library_rolled, &b, true};
    int64_t nitem = many_in_expression(s, iterable);

    if (nitem && many_tried(s, nitem, iterable, &m))
        return b.out;
    return each(s, a);
}

static Value extreme_of_grown(Spec *s, const Args *a, Value list)
{
    bool has_default = a->arg[1].kind != VALUE_UNDEFINED;
    Value arg[] = {list, value_bool(!a->builtin->op),
                   arg_given(a->arg[0]) ? a->arg[0] : value_none(),
                   value_bool(has_default),
                   has_default ? a->arg[1] : value_none()};

    return grown_builtin(s, "extreme_of", 5, arg);
}

static Value do_extreme(Spec *s, Args *a)
{
    Value none = {.kind = VALUE_UNDEFINED}, only = none;
    Extreme e = {a->builtin->op ? OPERATOR_GT : OPERATOR_LT, a->arg[0], none,
                 none};
    bool good = true;

    if (!a->nrest)
        return raise_certain(s, DIAG_H0207, "%s() needs an argument",
                             a->builtin->name);
    if (a->nrest > 1 && a->arg[1].kind != VALUE_UNDEFINED)
        return raise_certain(s, DIAG_H0207,
                             "`default` of %s() is for one iterable, not for "
                             "%d arguments",
                             a->builtin->name, a->nrest);
    if (a->nrest == 1)
        only = table_listed(s, a->rest[0], arg_given(a->arg[0]));
    if (value_is_grown(only) || expression_is_new(only))
        return extreme_of_grown(s, a, only);
    if (a->nrest == 1)
        good = value_each(s, only, take_extreme, &e);
    for (int i = 0; a->nrest > 1 && i < a->nrest && good; i++)
        good = take_extreme(s, a->rest[i], &e);
    if (!good)
        return value_poison();
    if (e.best.kind != VALUE_UNDEFINED)
        return e.best;
    raise_says(s, "%s() arg is an empty sequence", a->builtin->name);
    return a->arg[1].kind != VALUE_UNDEFINED
               ? a->arg[1]
               : raise_certain(s, DIAG_H0512, "%s() of nothing",
                               a->builtin->name);
}

static bool take_sum(Spec *s, Value item, void *total)
{
    *(Value *)total = value_binary(s, OPERATOR_ADD, *(Value *)total, item);
    hold(s, *(Value *)total);
    return !spec_ended(s);
}

/* What is gone through is asked for its iterator before. */
static Value sum_of_texts(Spec *s, Value iterable)
{
    Value it = iterator_of(s, iterable);

    return it.kind == VALUE_POISON || spec_ended(s)
               ? value_poison()
               : raise_certain(s, DIAG_H0516,
                               "sum() adds no strings: use \"\".join()");
}

static Value sum_each(Spec *s, Args *a)
{
    Value total = a->arg[1].kind == VALUE_UNDEFINED ? value_int(0) : a->arg[1];

    return value_each(s, a->arg[0], take_sum, &total) ? total : value_poison();
}

static Value do_sum(Spec *s, Args *a)
{
    Value total = a->arg[1].kind == VALUE_UNDEFINED ? value_int(0) : a->arg[1];
    Value of_array;

    if (value_is_text(derived_scalar(s, total)))
        return sum_of_texts(s, a->arg[0]);
    of_array = sum_of_array(s, a->arg[0], total);
    if (of_array.kind != VALUE_UNDEFINED)
        return of_array;
    a->arg[0] = table_listed(s, a->arg[0], true);
    if (value_is_grown(a->arg[0]) || expression_is_new(a->arg[0]))
        return grown_builtin(
            s, generator_may_choose(a->arg[0]) ? "sum_some" : "sum_of", 2,
            (Value[]){a->arg[0], total});
    return by_library(s, a, a->arg[0], sum_each, "sum_of", 2,
                      (Value[]){a->arg[0], total});
}

static Value item_itself(Spec *s, Value item, void *data)
{
    (void)s;
    (void)data;
    return item;
}

/* any() and all(): they ask for items until one decides. */
static Value answers_each(Spec *s, Args *a)
{
    bool is_any = a->builtin->op;
    Answers answers =
        answers_of(is_any ? OP_or : OP_and, is_any ? "any() of" : "all() of");
    AskedLoop loop = {is_any ? "any_of" : "all_of", 1, a->arg};

    return answers_or_loop(s, &answers, &loop, item_itself, NULL);
}

static Value do_any_all(Spec *s, Args *a)
{
    a->arg[0] = table_listed(s, a->arg[0], false);
    if (value_is_grown(a->arg[0]) || expression_is_new(a->arg[0]))
        return grown_builtin(s, a->builtin->op ? "any_of" : "all_of", 1,
                             a->arg);
    return by_library(s, a, a->arg[0], answers_each,
                      a->builtin->op ? "any_of" : "all_of", 1, a->arg);
}

/* ---- texts ---- */

static Value do_repr(Spec *s, Args *a)
{
    return text_format(s, a->arg[0], 'r', value_none());
}

static Value do_format(Spec *s, Args *a)
{
    return text_format(s, a->arg[0], 0, a->arg[1]);
}

/* ---- objects ---- */

static bool scalar_is(Value v, const char *name)
{
    DType d = v.kind == VALUE_SCALAR  ? v.node->type.dtype
              : v.kind == VALUE_BOOL  ? DTYPE_BOOL
              : v.kind == VALUE_INT   ? DTYPE_I64
              : v.kind == VALUE_LONG  ? DTYPE_I64
              : v.kind == VALUE_FLOAT ? DTYPE_F64
                                      : DTYPE_NONE;

    if (!strcmp(name, "int"))
        return d == DTYPE_I64 || d == DTYPE_BOOL;
    if (!strcmp(name, "float"))
        return d == DTYPE_F64 ||
               (value_is_numpy_scalar(v) && v.object->array.dtype == DTYPE_F64);
    return !strcmp(name, "bool") && d == DTYPE_BOOL;
}

/* Builtins of ours that are types in Python, and whose values know it. */
static bool is_type_builtin(Value type)
{
    static const char *const name[] = {
        "range",       "enumerate", "zip",      "map",
        "filter",      "reversed",  "property", "staticmethod",
        "classmethod", "super",     "type",     "slice"};

    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (type.kind == VALUE_BUILTIN && !strcmp(type.builtin->name, name[i]))
            return true;
    return false;
}

bool value_is_type(Value v)
{
    return v.kind == VALUE_TYPE || v.kind == VALUE_NUMBER_TYPE ||
           value_is_object(v, OBJECT_CLASS) || is_type_builtin(v);
}

/* Has the type a say in what is of it? */
static bool type_says(Spec *s, Value v, Value type, bool *answer)
{
    Value method = class_method(s, type, "__instancecheck__"), says;

    *answer = false;
    if (method.kind == VALUE_UNDEFINED)
        return false;
    says = value_truth(s, call_function(s, method, 1, &v));
    if (says.kind == VALUE_BOOL)
        *answer = says.b;
    else if (says.kind != VALUE_POISON)
        spec_not_yet(s, "an `__instancecheck__` that only running answers");
    return true;
}

bool value_is_of(Spec *s, Value v, Value type)
{
    bool answer;

    type = derived_tuple(s, type);
    if (value_is_object(type, OBJECT_TUPLE)) {
        for (int i = 0; i < object_body(type.object)->nitem; i++)
            if (value_is_of(s, v, object_body(type.object)->item[i]))
                return true;
        return false;
    }
    if (value_is_object(type, OBJECT_CLASS) && class_of(v) &&
        class_is(class_of(v), type.object))
        return true;
    if (type_says(s, v, type, &answer))
        return answer;
    if (value_is_object(type, OBJECT_CLASS))
        return false;
    if (type.kind == VALUE_NUMBER_TYPE)
        return value_is_numpy_scalar(v) && v.object->array.dtype == type.dtype;
    if (is_type_builtin(type) && !strcmp(type.builtin->name, "type"))
        return value_is_type(v);
    if (is_type_builtin(type))
        return !strcmp(value_type_name(s, v), type.builtin->name);
    if (type.kind != VALUE_TYPE) {
        if (type.kind == VALUE_CHOICE)
            spec_not_yet(s, "a type of several in a tuple of types");
        else if (type.kind != VALUE_POISON && v.kind != VALUE_POISON)
            raise_found(s, DIAG_H0516,
                        "isinstance() takes a type or a tuple of types, not %s",
                        value_describe(s, type));
        return false;
    }
    if (!strcmp(type.type->name, "object"))
        return true;
    if (class_of(v) && class_of(v)->class.like == type.type)
        return true;
    if (type.type->is_exception)
        return class_of(v) && exception_is(exception_type(v), type.type->name);
    if (!strcmp(type.type->name, "numpy.ndarray"))
        return value_is_ndarray(v) || complex_kind(v) == COMPLEX_ARRAY;
    if (class_of(v) && class_of(v)->class.type)
        return type_class(s, type.type) &&
               class_is(class_of(v), type_class(s, type.type));
    return scalar_is(v, type.type->name) ||
           (v.kind != VALUE_SCALAR && !value_is_number(v) && !class_of(v) &&
            !strcmp(value_type_name(s, v), type.type->name));
}

static Value do_isinstance(Spec *s, Args *a)
{
    return value_bool(value_is_of(s, a->arg[0], a->arg[1]));
}

static bool is_subclass(Spec *s, Value class, Value of)
{
    of = derived_tuple(s, of);
    if (value_is_object(of, OBJECT_TUPLE)) {
        for (int i = 0; i < object_body(of.object)->nitem; i++)
            if (is_subclass(s, class, object_body(of.object)->item[i]))
                return true;
        return false;
    }
    if (of.kind == VALUE_CHOICE) {
        spec_not_yet(s, "a type of several in a tuple of types");
        return false;
    }
    if (!value_is_type(class) || !value_is_type(of)) {
        raise_found(s, DIAG_H0516, "issubclass() takes types, not %s",
                    value_describe(s, value_is_type(class) ? of : class));
        return false;
    }
    if (value_same(class, of) ||
        (of.kind == VALUE_TYPE && !strcmp(of.type->name, "object")))
        return true;
    if (of.kind == VALUE_TYPE && of.type->is_exception)
        return exception_is(exception_type(class), of.type->name);
    if (class.kind == VALUE_NUMBER_TYPE && of.kind == VALUE_TYPE)
        return class.dtype == DTYPE_F64 && !strcmp(of.type->name, "float");
    if (class.kind == VALUE_TYPE && of.kind == VALUE_TYPE)
        return !strcmp(class.type->name, "bool") &&
               !strcmp(of.type->name, "int");
    if (value_is_object(class, OBJECT_CLASS) && of.kind == VALUE_TYPE)
        return class.object->class.like == of.type ||
               (type_class(s, of.type) &&
                class_is(class.object, type_class(s, of.type)));
    if (value_is_object(class, OBJECT_CLASS) &&
        value_is_object(of, OBJECT_CLASS) && class_is(class.object, of.object))
        return true;
    if (class_method(s, of, "__instancecheck__").kind != VALUE_UNDEFINED)
        spec_not_yet(s,
                     "issubclass() of %s, for what does not derive from it, "
                     "is not there yet",
                     value_describe(s, of));
    return false;
}

static Value do_issubclass(Spec *s, Args *a)
{
    return value_bool(is_subclass(s, a->arg[0], a->arg[1]));
}

Value value_class(Spec *s, Value v)
{
    Value type = {.kind = VALUE_BUILTIN};
    const BuiltinType *t;

    if (class_of(v) && class_of(v)->class.exception &&
        class_of(v)->class.is_type)
        return (Value){.kind = VALUE_TYPE, .type = exception_type(v)};
    if (value_is_grown(v))
        return (Value){.kind = VALUE_TYPE, .type = builtin_type_find("list")};
    if (value_is_table(v))
        return (Value){.kind = VALUE_TYPE, .type = class_of(v)->class.like};
    if (complex_kind(v) == COMPLEX_ARRAY)
        return (Value){.kind = VALUE_TYPE,
                       .type = builtin_type_find("numpy.ndarray")};
    if (asked_class(v))
        return value_object(asked_class(v));
    if (value_is_numpy_scalar(v))
        return (Value){.kind = VALUE_NUMBER_TYPE,
                       .dtype = v.object->array.dtype};
    t = builtin_type_find(value_type_name(s, v));
    type.builtin = builtin_find(
        builtins, value_is_type(v) ? "type" : value_type_name(s, v));
    if (!t && type.builtin && is_type_builtin(type))
        return type;
    return t ? (Value){.kind = VALUE_TYPE, .type = t}
             : spec_not_yet(s, "type() of %s", value_describe(s, v));
}

static Value do_type(Spec *s, Args *a)
{
    return value_class(s, a->arg[0]);
}

static Value way_default(Spec *s, void *data)
{
    (void)s;
    return *(Value *)data;
}

/* getattr() with a default, and hasattr(): they catch AttributeError. */
static Value do_getattr(Spec *s, Args *a)
{
    Text name;
    Sym sym;
    Value v;
    Catch c;

    if (!spec_need_str(s, a->arg[1], "the attribute's name", &name))
        return value_poison();
    sym = sym_intern(&s->ctx->names, name.data, name.size);
    if (a->arg[2].kind == VALUE_UNDEFINED && a->builtin->op == 0)
        return value_get_attribute(s, a->arg[0], sym);
    catch_begin(s, &c, "AttributeError");
    v = value_find_attribute(s, a->arg[0], sym);
    if (catch_end(s, &c))
        v = (Value){.kind = VALUE_UNDEFINED};
    if (v.kind == VALUE_POISON)
        return v;
    if (a->builtin->op && value_is_perhaps(v)) /* hasattr */
        return value_scalar(v.unsettled->defined);
    if (v.kind == VALUE_UNDEFINED && !spec_ended(s) &&
        attribute_absence(s, a->arg[0], sym) != ABSENCE_SURE)
        return spec_not_yet(s, "whether %s has `%s`",
                            value_describe(s, a->arg[0]), sym);
    if (a->builtin->op)
        return value_bool(v.kind != VALUE_UNDEFINED);
    if (value_is_perhaps(v))
        v = control_perhaps(s, v, way_default, &a->arg[2]);
    return v.kind == VALUE_UNDEFINED ? a->arg[2] : value_settle(s, v, sym);
}

static Value do_hasattr(Spec *s, Args *a)
{
    a->arg[2] = (Value){.kind = VALUE_UNDEFINED};
    return do_getattr(s, a);
}

static Value do_delattr(Spec *s, Args *a)
{
    Text name;

    if (!spec_need_str(s, a->arg[1], "the attribute's name", &name))
        return value_poison();
    value_delete_attribute(s, a->arg[0],
                           sym_intern(&s->ctx->names, name.data, name.size));
    return value_none();
}

static Value do_setattr(Spec *s, Args *a)
{
    Text name;

    if (!spec_need_str(s, a->arg[1], "the attribute's name", &name))
        return value_poison();
    value_set_attribute(s, a->arg[0],
                        sym_intern(&s->ctx->names, name.data, name.size),
                        a->arg[2]);
    return value_none();
}

static Value do_callable(Spec *s, Args *a)
{
    Value v = a->arg[0];

    return value_bool(
        v.kind == VALUE_BUILTIN || v.kind == VALUE_TYPE ||
        v.kind == VALUE_NUMBER_TYPE || value_is_object(v, OBJECT_FUNCTION) ||
        value_is_object(v, OBJECT_METHOD) || value_is_object(v, OBJECT_CLASS) ||
        value_is_object(v, OBJECT_WRAPPER) ||
        class_method(s, v, "__call__").kind != VALUE_UNDEFINED);
}

static Value do_super(Spec *s, Args *a)
{
    Object *f = s->activation->function;
    Value part[2];

    if (a->arg[0].kind != VALUE_UNDEFINED) {
        part[0] = a->arg[0];
        part[1] = a->arg[1];
    } else {
        if (!f || !f->function.owner ||
            !object_body(s->activation->frame)->nitem)
            return raise_certain(
                s, DIAG_H0207, "super() without arguments stands in a method");
        part[0] = value_object(f->function.owner);
        part[1] = object_body(s->activation->frame)->item[0];
    }
    if (!value_is_object(part[0], OBJECT_CLASS) ||
        (!class_of(part[1]) && !value_is_object(part[1], OBJECT_CLASS)))
        return spec_fail(s, DIAG_H0207, "super() takes a class and an object");
    return value_object(object_items(s, OBJECT_SUPER, 2, part));
}

static Value do_property(Spec *s, Args *a)
{
    Value item[3];

    for (int i = 0; i < 3; i++)
        item[i] = arg_given(a->arg[i]) ? a->arg[i] : value_none();
    return value_object(object_items(s, OBJECT_PROPERTY, 3, item));
}

/* staticmethod and classmethod: a property whose getter is a mark. */
static Value do_staticmethod(Spec *s, Args *a)
{
    Value item[3] = {value_bool(a->builtin->op), a->arg[0], value_none()};

    return value_object(object_items(s, OBJECT_PROPERTY, 3, item));
}

/* getter(), setter(), deleter(): a property that is another in this. */
static Value do_setter(Spec *s, Args *a)
{
    Value item[3];

    memcpy(item, object_body(a->self.object)->item, sizeof item);
    item[a->builtin->op] = a->arg[0];
    return value_object(object_items(s, OBJECT_PROPERTY, 3, item));
}

static Value do_slice(Spec *s, Args *a)
{
    bool one = a->arg[1].kind == VALUE_UNDEFINED;
    Value part[3] = {one ? value_none() : a->arg[0], a->arg[!one],
                     a->arg[2].kind == VALUE_UNDEFINED ? value_none()
                                                       : a->arg[2]};

    return value_object(object_items(s, OBJECT_SLICE, 3, part));
}

/* The start, stop and step that a slice has in what is so long. */
static Value do_indices(Spec *s, Args *a)
{
    int64_t n, r[4];
    Value part[3];

    if (!spec_need_index(s, a->arg[0], "the length", &n))
        return value_poison();
    if (n < 0)
        return raise_certain(s, DIAG_H0515, "length should not be negative");
    if (!slice_resolve(s, a->self, n, r))
        return value_poison();
    for (int i = 0; i < 3; i++)
        part[i] = value_int(r[i]);
    return value_tuple(s, 3, part);
}

const Builtin slice_methods[] = {
    {"indices", "length, /", do_indices, 0, NULL},
    {0},
};

const Builtin property_methods[] = {
    {"deleter", "function, /", do_setter, 2, NULL},
    {"getter", "function, /", do_setter, 0, NULL},
    {"setter", "function, /", do_setter, 1, NULL},
    {0},
};

const Builtin builtins[] = {
    {"abs", "x, /", builtin_abs, 0, NULL},
    {"all", "iterable, /", do_any_all, 0, NULL},
    {"any", "iterable, /", do_any_all, 1, NULL},
    {"ascii", "x, /", do_ascii, 0, NULL},
    {"bin", "x, /", builtin_in_base, 2, NULL},
    {"callable", "x, /", do_callable, 0, NULL},
    {"chr", "i, /", do_chr, 0, NULL},
    {"classmethod", "function, /", do_staticmethod, 1, NULL},
    {"divmod", "x, y, /", builtin_divmod, 0, NULL},
    {"enumerate", "iterable, start=", do_enumerate, 0, NULL},
    {"exit", "code=", do_exit, 0, NULL},
    {"filter", "function, iterable, /", do_filter, 0, NULL},
    {"format", "value, format_spec=, /", do_format, 0, NULL},
    {"delattr", "object, name, /", do_delattr, 0, NULL},
    {"getattr", "object, name, default=, /", do_getattr, 0, NULL},
    {"hasattr", "object, name, /", do_hasattr, 1, NULL},
    {"hash", "x, /", builtin_hash, 0, NULL},
    {"hex", "x, /", builtin_in_base, 16, NULL},
    {"input", "prompt=, /", do_input, 0, NULL},
    {"isinstance", "object, type, /", do_isinstance, 0, NULL},
    {"issubclass", "class, type, /", do_issubclass, 0, NULL},
    {"iter", "iterable, sentinel?, /", do_iter, 0, NULL},
    {"len", "x, /", do_len, 0, NULL},
    {"map", "function, /, *iterables", do_map, 0, NULL},
    {"max", "*args, key=, default=", do_extreme, 1, NULL},
    {"min", "*args, key=, default=", do_extreme, 0, NULL},
    {"next", "iterator, default=, /", do_next, 0, NULL},
    {"oct", "x, /", builtin_in_base, 8, NULL},
    {"open",
     "file, mode=, buffering=, encoding=, errors=, newline=, closefd?, opener?",
     do_open, 0, NULL},
    {"ord", "c, /", do_ord, 0, NULL},
    {"pow", "base, exp, mod=", builtin_pow, 0, NULL},
    {"print", "*args, sep=, end=, file=, flush=", do_print, 0, NULL},
    {"property", "fget=, fset=, fdel=, doc=", do_property, 0, NULL},
    {"quit", "code=", do_exit, 0, NULL},
    {"range", "start, stop=, step=, /", do_range, 0, NULL},
    {"repr", "x, /", do_repr, 0, NULL},
    {"reversed", "sequence, /", do_reversed, 0, NULL},
    {"round", "number, ndigits=", builtin_round, 0, NULL},
    {"setattr", "object, name, value, /", do_setattr, 0, NULL},
    {"slice", "start, stop=, step=, /", do_slice, 0, NULL},
    {"sorted", "iterable, /, *, key=, reverse=", do_sorted, 0, NULL},
    {"staticmethod", "function, /", do_staticmethod, 0, NULL},
    {"sum", "iterable, /, start=", do_sum, 0, NULL},
    {"super", "type=, object=, /", do_super, 0, NULL},
    {"type", "object, bases?, dict?, /", do_type, 0, NULL},
    {"vars", "object", do_vars, 0, NULL},
    {"zip", "*iterables, strict=", do_zip, 0, NULL},
    {0},
};
