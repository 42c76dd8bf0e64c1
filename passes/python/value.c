/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values: making and describing them; equal.c compares them. */
#include "passes/python/value.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

#include "base/format.h"

/* What is nested deeper has no text: Python raises RecursionError there. */
enum { REPR_DEPTH = 200 };

Value value_poison(void)
{
    return (Value){.kind = VALUE_POISON};
}

Value value_none(void)
{
    return (Value){.kind = VALUE_NONE};
}

Value value_bool(bool b)
{
    return (Value){.kind = VALUE_BOOL, .b = b};
}

Value value_int(int64_t i)
{
    return (Value){.kind = VALUE_INT, .i = i};
}

Value value_float(double f)
{
    return (Value){.kind = VALUE_FLOAT, .f = f};
}

Value value_new_float(Spec *s, Value v)
{
    uint64_t bits;

    if (v.kind != VALUE_FLOAT || !isnan(v.f))
        return v;
    bits = 0x7FF8000000000000u | ((++s->nnan + 1) & 0x7FFFFFFFFFFFFu);
    memcpy(&v.f, &bits, sizeof bits);
    return v;
}

Value value_str(Text t)
{
    return (Value){.kind = VALUE_STR, .s = t};
}

Value value_cstr(const char *t)
{
    return value_str(text_from(t));
}

Value value_object(Object *o)
{
    return (Value){.kind = VALUE_OBJECT, .object = o};
}

Value value_scalar(Node *n)
{
    if (!n || n->type.kind == TYPE_POISON)
        return value_poison();
    return (Value){.kind = VALUE_SCALAR, .node = n};
}

bool value_is_object(Value v, ObjectKind kind)
{
    return v.kind == VALUE_OBJECT && v.object->kind == kind;
}

bool value_is_number(Value v)
{
    return v.kind == VALUE_BOOL || v.kind == VALUE_INT || v.kind == VALUE_FLOAT;
}

bool value_is_python_number(Value v)
{
    return value_is_number(v) || v.kind == VALUE_SCALAR;
}

bool value_is_array(Value v)
{
    return value_is_object(v, OBJECT_ARRAY);
}

bool value_is_numpy_scalar(Value v)
{
    return value_is_array(v) && v.object->array.is_scalar;
}

bool value_is_ndarray(Value v)
{
    return value_is_array(v) && !v.object->array.is_scalar;
}

bool value_is_staged(Value v)
{
    return v.kind == VALUE_SCALAR || value_is_array(v);
}

bool value_is_integral(Value v)
{
    if (v.kind == VALUE_BOOL || v.kind == VALUE_INT || v.kind == VALUE_LONG)
        return true;
    if (v.kind == VALUE_SCALAR)
        return v.node->type.dtype != DTYPE_F64;
    return value_is_array(v) && !dtype_info[v.object->array.dtype].is_float;
}

/* NumPy's bools are none. */
bool value_counts(Value v)
{
    return value_is_integral(v) &&
           (!value_is_array(v) || (!v.object->array.shape.rank &&
                                   v.object->array.dtype != DTYPE_BOOL));
}

static bool choice_same(const Choice *a, const Choice *b)
{
    if (a == b)
        return true;
    if (a->tag != b->tag || a->n != b->n)
        return false;
    for (int i = 0; i < a->n; i++)
        if (!value_same(a->item[i], b->item[i]))
            return false;
    return true;
}

/* There is one. */
static bool is_empty_tuple(const Object *o)
{
    return o->kind == OBJECT_TUPLE && !object_body(o)->nitem;
}

bool value_same(Value a, Value b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_UNDEFINED:
    case VALUE_POISON:
    case VALUE_NONE:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
        return true;
    case VALUE_BOOL:
        return a.b == b.b;
    case VALUE_INT:
        return a.i == b.i;
    case VALUE_FLOAT:
        return !memcmp(&a.f, &b.f, sizeof a.f);
    case VALUE_LONG:
        return bigint_compare(a.big, b.big) == 0;
    case VALUE_STR:
        return text_equal(a.s, b.s);
    case VALUE_SCALAR:
        return node_bound(a.node) == node_bound(b.node);
    case VALUE_OBJECT:
        return a.object == b.object ||
               (is_empty_tuple(a.object) && is_empty_tuple(b.object));
    case VALUE_BUILTIN:
        return a.builtin == b.builtin;
    case VALUE_TYPE:
        return a.type == b.type;
    case VALUE_NUMBER_TYPE:
    case VALUE_DTYPE:
        return a.dtype == b.dtype;
    case VALUE_CHOICE:
        return choice_same(a.choice, b.choice);
    case VALUE_UNSETTLED:
        return a.unsettled == b.unsettled;
    }
    return false;
}

static const char *const object_type_name[] = {
    [OBJECT_TUPLE] = "tuple",
    [OBJECT_LIST] = "list",
    [OBJECT_DICT] = "dict",
    [OBJECT_SET] = "set",
    [OBJECT_DICT_VIEW] = "dict_keys",
    [OBJECT_SLICE] = "slice",
    [OBJECT_RANGE] = "range",
    [OBJECT_ITERATOR] = "iterator",
    [OBJECT_ARRAY] = "numpy.ndarray",
    [OBJECT_FUNCTION] = "function",
    [OBJECT_METHOD] = "method",
    [OBJECT_CLASS] = "type",
    [OBJECT_INSTANCE] = "object",
    [OBJECT_MODULE] = "module",
    [OBJECT_FRAME] = "frame",
    [OBJECT_RNG] = "numpy.random.Generator",
    [OBJECT_TEXT] = "str",
    [OBJECT_CHOICE] = "str",
    [OBJECT_SUPER] = "super",
    [OBJECT_PROPERTY] = "property",
    [OBJECT_WRAPPER] = "function",
};

static const char *scalar_type_name(DType d)
{
    return d == DTYPE_BOOL ? "bool" : d == DTYPE_I64 ? "int" : "float";
}

static const char *choice_type_name(Spec *s, const Choice *c)
{
    const char *name = value_type_name(s, c->item[0]);

    for (int i = 1; i < c->n; i++)
        if (strcmp(name, value_type_name(s, c->item[i])))
            return "object";
    return name;
}

/* What is a type of C's in CPython has its module before its name there. */
static const char *instance_type_name(Spec *s, const Object *class)
{
    const Value *v = object_find(class, spec_sym(s, ".type_name"));

    return v && v->kind == VALUE_STR ? text_copy(s->arena, v->s).data
                                     : class->class.name;
}

const char *value_type_name(Spec *s, Value v)
{
    switch (v.kind) {
    case VALUE_UNDEFINED:
    case VALUE_POISON:
        return "nothing";
    case VALUE_NONE:
        return "NoneType";
    case VALUE_ELLIPSIS:
        return "ellipsis";
    case VALUE_NOT_IMPLEMENTED:
        return "NotImplementedType";
    case VALUE_BOOL:
        return "bool";
    case VALUE_INT:
    case VALUE_LONG:
        return "int";
    case VALUE_FLOAT:
        return "float";
    case VALUE_STR:
        return "str";
    case VALUE_SCALAR:
        return scalar_type_name(v.node->type.dtype);
    case VALUE_BUILTIN:
        return "builtin_function_or_method";
    case VALUE_TYPE:
    case VALUE_NUMBER_TYPE:
        return "type";
    case VALUE_DTYPE:
        return "numpy.dtype";
    case VALUE_CHOICE:
        return choice_type_name(s, v.choice);
    case VALUE_UNSETTLED:
        return value_type_name(s, v.unsettled->value);
    case VALUE_OBJECT:
        break;
    }
    if (v.object->kind == OBJECT_INSTANCE)
        return instance_type_name(s, v.object->instance.class);
    if (v.object->kind == OBJECT_DICT_VIEW)
        return dict_view_name(v);
    if (v.object->kind == OBJECT_ARRAY && v.object->array.is_scalar)
        return arena_printf(s->arena, "numpy.%s",
                            dtype_info[v.object->array.dtype].numpy);
    if (v.object->is_frozen)
        return "frozenset";
    return object_type_name[v.object->kind];
}

/* As XLA writes bounds: f64[<=5, 4]. */
static const char *bounded_str(Spec *s, const Object *a)
{
    TextBuffer out = {.arena = s->arena};

    buffer_printf(&out, "%s[", dtype_info[a->array.dtype].name);
    for (int d = 0; d < a->array.shape.rank; d++)
        buffer_printf(&out, "%s%s%lld", d ? ", " : "",
                      a->array.extents->of[d] ? "<=" : "",
                      (long long)a->array.shape.dim[d]);
    buffer_putc(&out, ']');
    return out.data;
}

const char *value_describe(Spec *s, Value v)
{
    TextBuffer text = {.arena = s->arena};

    switch (v.kind) {
    case VALUE_LONG:
        if (bigint_bits(v.big) > 256)
            return arena_printf(s->arena, "int of %d bits", bigint_bits(v.big));
        value_repr_into(s, &text, v);
        return arena_printf(s->arena, "int = %s", text.data);
    case VALUE_NONE:
        return "None";
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
        value_repr_into(s, &text, v);
        return arena_printf(s->arena, "%s = %s", value_type_name(s, v),
                            text.data);
    case VALUE_SCALAR:
        return arena_printf(s->arena, "a staged %s", value_type_name(s, v));
    case VALUE_TYPE:
        return v.type->name;
    case VALUE_NUMBER_TYPE:
        return arena_printf(s->arena, "np.%s", dtype_info[v.dtype].numpy);
    case VALUE_DTYPE:
        return dtype_info[v.dtype].numpy;
    case VALUE_BUILTIN:
        return v.builtin->name;
    case VALUE_UNSETTLED:
        if (v.unsettled->is_alias)
            return "a generic alias";
        break;
    case VALUE_CHOICE:
        s->described_choice = true;
        return arena_printf(s->arena, "one of %d: %s or %s", v.choice->n,
                            value_describe(s, v.choice->item[0]),
                            value_describe(s, v.choice->item[1]));
    default:
        break;
    }
    if (value_is_array(v)) {
        Type t = type_tensor(v.object->array.dtype, v.object->array.shape);

        if (v.object->array.extents) {
            s->described_ragged = true;
            return bounded_str(s, v.object);
        }
        return type_str(s->arena, &t);
    }
    if (value_is_object(v, OBJECT_TUPLE) || value_is_object(v, OBJECT_LIST))
        return arena_printf(s->arena, "%s of %d", value_type_name(s, v),
                            object_body(v.object)->nitem);
    if (value_is_object(v, OBJECT_CLASS))
        return v.object->class.name;
    if (value_is_object(v, OBJECT_TEXT) || value_is_object(v, OBJECT_CHOICE))
        return "a staged str";
    return value_type_name(s, v);
}

static bool repr_at(Spec *s, TextBuffer *out, Value v, int depth);

static bool repr_items(Spec *s, TextBuffer *out, const Object *o, int depth)
{
    const Value *key = object_body(o)->key;

    if (o->kind == OBJECT_SET) {
        Value *element;

        set_items(s, o, &element);
        key = element;
    }
    for (int i = 0; i < object_body(o)->nitem; i++) {
        if (i)
            buffer_puts(out, ", ");
        if (key && !repr_at(s, out, key[i], depth))
            return false;
        if (o->kind == OBJECT_DICT)
            buffer_puts(out, ": ");
        if (o->kind != OBJECT_SET &&
            !repr_at(s, out, object_body(o)->item[i], depth))
            return false;
    }
    return true;
}

static bool repr_view(Spec *s, TextBuffer *out, Value v, int depth)
{
    Value *item, list;
    int n = dict_view_items(s, v, &item);

    if (n < 0)
        return false;
    list = value_list(s, n, item);
    buffer_puts(out, dict_view_name(v));
    buffer_puts(out, "(");
    if (!repr_at(s, out, list, depth))
        return false;
    buffer_puts(out, ")");
    return true;
}

static bool repr_range(Spec *s, TextBuffer *out, const Object *o, int depth)
{
    bool step = o->kind == OBJECT_SLICE ||
                !value_static_equal(object_body(o)->item[2], value_int(1));

    buffer_puts(out, o->kind == OBJECT_RANGE ? "range(" : "slice(");
    for (int i = 0; i < 2 + step; i++) {
        if (i)
            buffer_puts(out, ", ");
        if (!repr_at(s, out, object_body(o)->item[i], depth))
            return false;
    }
    buffer_puts(out, ")");
    return true;
}

static bool repr_object(Spec *s, TextBuffer *out, Value v, int depth)
{
    const Object *o = v.object;

    switch (o->kind) {
    case OBJECT_TUPLE:
        buffer_puts(out, "(");
        if (!repr_items(s, out, o, depth))
            return false;
        buffer_puts(out, object_body(o)->nitem == 1 ? ",)" : ")");
        return true;
    case OBJECT_LIST:
        buffer_puts(out, "[");
        if (!repr_items(s, out, o, depth))
            return false;
        buffer_puts(out, "]");
        return true;
    case OBJECT_DICT:
    case OBJECT_SET:
        if (o->kind == OBJECT_SET && !object_body(o)->nitem) {
            buffer_puts(out, o->is_frozen ? "frozenset()" : "set()");
            return true;
        }
        buffer_puts(out, o->is_frozen ? "frozenset({" : "{");
        if (!repr_items(s, out, o, depth))
            return false;
        buffer_puts(out, o->is_frozen ? "})" : "}");
        return true;
    case OBJECT_DICT_VIEW:
        return repr_view(s, out, v, depth);
    case OBJECT_RANGE:
    case OBJECT_SLICE:
        return repr_range(s, out, o, depth);
    case OBJECT_CLASS:
        buffer_printf(out, "<class '%s'>", class_full_name(s, o));
        return true;
    case OBJECT_FUNCTION:
        if (has_default_text(s, o)) {
            buffer_puts(out, function_default_text(s, o));
            return true;
        }
        __attribute__((fallthrough));
    default:
        spec_not_yet(s, "the text of a %s is not there yet",
                     value_type_name(s, v));
        return false;
    }
}

static void repr_builtin(TextBuffer *out, Value v)
{
    buffer_printf(out,
                  value_is_type(v) ? "<class '%s'>" : "<built-in function %s>",
                  v.builtin->name);
}

static bool repr_at(Spec *s, TextBuffer *out, Value v, int depth)
{
    if (depth > REPR_DEPTH) {
        spec_error(s, DIAG_H0908,
                   "the text of what is nested more than %d deep, or holds "
                   "itself",
                   REPR_DEPTH);
        return false;
    }
    if (out->size > SPEC_TEXT) {
        spec_too_long(s);
        return false;
    }
    switch (v.kind) {
    case VALUE_NONE:
        buffer_puts(out, "None");
        return true;
    case VALUE_ELLIPSIS:
        buffer_puts(out, "Ellipsis");
        return true;
    case VALUE_NOT_IMPLEMENTED:
        buffer_puts(out, "NotImplemented");
        return true;
    case VALUE_BOOL:
        buffer_puts(out, v.b ? "True" : "False");
        return true;
    case VALUE_INT:
        buffer_printf(out, "%lld", (long long)v.i);
        return true;
    case VALUE_FLOAT:
        format_f64_repr(out, v.f);
        return true;
    case VALUE_LONG: {
        Text t = bigint_text(s->arena, v.big, 10);

        buffer_put(out, t.data, t.size);
        return true;
    }
    case VALUE_STR:
        format_str_repr(out, v.s);
        return true;
    case VALUE_TYPE:
        buffer_printf(out, "<class '%s'>", v.type->name);
        return true;
    case VALUE_NUMBER_TYPE:
        buffer_printf(out, "<class 'numpy.%s'>", dtype_info[v.dtype].numpy);
        return true;
    case VALUE_DTYPE:
        buffer_printf(out, "dtype('%s')", dtype_info[v.dtype].numpy);
        return true;
    case VALUE_BUILTIN:
        repr_builtin(out, v);
        return true;
    case VALUE_OBJECT:
        return repr_object(s, out, v, depth + 1);
    case VALUE_SCALAR:
    case VALUE_CHOICE:
        spec_not_yet(s, "the text of %s in here is not there yet",
                     value_describe(s, v));
        return false;
    default:
        return false;
    }
}

bool value_repr_into(Spec *s, TextBuffer *out, Value v)
{
    return repr_at(s, out, v, 0);
}

bool value_str_into(Spec *s, TextBuffer *out, Value v)
{
    if (v.kind == VALUE_STR) {
        buffer_put(out, v.s.data, v.s.size);
        return true;
    }
    if (v.kind == VALUE_DTYPE) {
        buffer_puts(out, dtype_info[v.dtype].numpy);
        return true;
    }
    return value_repr_into(s, out, v);
}
