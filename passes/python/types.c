/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's builtin types: what calling them does, and the exceptions. */
#include "passes/numpy/numpy.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Digits and white space of other scripts are some to Python. `base`: of an
 * int; 0: it is a float. */
static Value not_converted(Spec *s, Text t, int base)
{
    TextBuffer repr = {0};

    for (size_t i = 0; i < t.size; i++)
        if (t.data[i] & 0x80)
            return spec_not_yet(s, "the characters of '%.*s' as %s",
                                (int)t.size, t.data,
                                base ? "an int" : "a float");
    repr.arena = s->arena;
    value_repr_into(s, &repr, value_str(t));
    buffer_puts(&repr, "");
    if (base)
        raise_says(s, "invalid literal for int() with base %d: %s", base,
                   repr.data);
    else
        raise_says(s, "could not convert string to float: %s", repr.data);
    return raise_certain(s, DIAG_H0515,
                         "could not convert the string '%.*s' to %s",
                         (int)t.size, t.data, base ? "an int" : "a float");
}

/* The text without white space around it, and without the underscores between
 * digits; NULL if one stands elsewhere. */
static char *plain_number(Spec *s, Text t)
{
    TextBuffer out = {.arena = s->arena};

    t = text_strip(t);
    for (size_t i = 0; i < t.size; i++) {
        int before = i ? (unsigned char)t.data[i - 1] : 0,
            after = i + 1 < t.size ? (unsigned char)t.data[i + 1] : 0;

        if (!t.data[i])
            return NULL;
        if (t.data[i] != '_')
            buffer_putc(&out, t.data[i]);
        else if (!isdigit(before) || !isdigit(after))
            return NULL;
    }
    return t.size ? (char *)text_copy(s->arena, buffer_text(&out)).data : NULL;
}

/* Is it a float as Python writes them, or inf, infinity or nan? */
static bool is_float_text(const char *p)
{
    size_t whole, part = 0;

    p += *p == '+' || *p == '-';
    if (!strcasecmp(p, "inf") || !strcasecmp(p, "infinity") ||
        !strcasecmp(p, "nan"))
        return true;
    whole = strspn(p, "0123456789");
    p += whole;
    if (*p == '.') {
        part = strspn(p + 1, "0123456789");
        p += 1 + part;
    }
    if (!whole && !part)
        return false;
    if (*p == 'e' || *p == 'E') {
        p += 1 + (p[1] == '+' || p[1] == '-');
        whole = strspn(p, "0123456789");
        p += whole;
        if (!whole)
            return false;
    }
    return !*p;
}

static Value parse_float(Spec *s, Text t)
{
    char *text = plain_number(s, t);

    if (!text || !is_float_text(text))
        return not_converted(s, t, 0);
    return value_new_float(s, value_float(strtod(text, NULL)));
}

Value convert_by(Spec *s, Value x, const char *method, const char *type)
{
    Value v = call_function(s, class_method(s, x, method), 0, NULL);

    if (v.kind == VALUE_POISON || spec_ended(s) ||
        (value_is_python_number(v) && !strcmp(value_type_name(s, v), type)))
        return v;
    if (!strcmp(type, "int") && value_is_bool(v)) /* a bool is an int */
        return scalar_to_int(s, v);
    if (!strcmp(type, "float") && value_is_array(v) &&
        v.object->array.is_scalar && v.object->array.dtype == DTYPE_F64)
        return scalar_to_float(s, v); /* np.float64 is a float */
    return raise_certain(s, DIAG_H0516,
                         "%s() gives a number of type %s, not %s", method, type,
                         value_describe(s, v));
}

/* Ints of classes of their own are what they hold: of those CPython does not
 * ask for an `__index__`. */
Value value_indexed(Spec *s, Value x)
{
    Value *item;
    bool any = false;

    if (derived_is_scalar(x))
        return derived_scalar(s, x);
    if (class_method(s, x, "__index__").kind != VALUE_UNDEFINED)
        return convert_by(s, x, "__index__", "int");
    if (!value_is_object(x, OBJECT_TUPLE) && !value_is_object(x, OBJECT_SLICE))
        return x;
    item = arena_copy(s->arena, object_body(x.object)->item,
                      (size_t)object_body(x.object)->nitem * sizeof *item);
    for (int i = 0; i < object_body(x.object)->nitem; i++) {
        if (class_of(item[i]) || value_is_object(item[i], OBJECT_SLICE))
            item[i] = value_indexed(s, item[i]);
        any |= !value_same(item[i], object_body(x.object)->item[i]);
    }
    return any ? value_object(object_items(s, x.object->kind,
                                           object_body(x.object)->nitem, item))
               : x;
}

static Value do_float(Spec *s, Args *a)
{
    Value x = a->arg[0];

    if (x.kind == VALUE_UNDEFINED)
        return value_float(0);
    if (class_method(s, x, "__float__").kind == VALUE_UNDEFINED &&
        class_method(s, x, "__index__").kind == VALUE_UNDEFINED)
        x = derived_scalar(s, x);
    if (x.kind == VALUE_STR)
        return parse_float(s, x.s);
    if (value_is_weak(x) || value_is_array(x))
        return scalar_to_float(s, x);
    if (class_method(s, x, "__float__").kind != VALUE_UNDEFINED)
        return convert_by(s, x, "__float__", "float");
    if (class_method(s, x, "__index__").kind != VALUE_UNDEFINED)
        return scalar_to_float(s, value_indexed(s, x));
    if (refuse_text(s, x))
        return value_poison();
    return raise_certain(s, DIAG_H0516, "float() of %s", value_describe(s, x));
}

static Value do_int(Spec *s, Args *a)
{
    Value x = a->arg[0];
    int64_t base = 10;

    if (x.kind == VALUE_UNDEFINED && a->arg[1].kind != VALUE_UNDEFINED)
        return raise_certain(s, DIAG_H0207, "int() of a base needs a string");
    if (x.kind == VALUE_UNDEFINED)
        return value_int(0);
    if (a->arg[1].kind != VALUE_UNDEFINED &&
        !spec_need_index(s, a->arg[1], "the base", &base))
        return value_poison();
    if (base && (base < 2 || base > 36))
        return raise_certain(s, DIAG_H0515, "the base is 0, or from 2 to 36");
    if (a->arg[1].kind != VALUE_UNDEFINED ||
        (class_method(s, x, "__int__").kind == VALUE_UNDEFINED &&
         class_method(s, x, "__index__").kind == VALUE_UNDEFINED))
        x = derived_scalar(s, x);
    if (x.kind == VALUE_STR) {
        Value v = int_from_text(s, x.s, (int)base);

        return v.kind == VALUE_UNDEFINED ? not_converted(s, x.s, (int)base) : v;
    }
    if (a->arg[1].kind != VALUE_UNDEFINED)
        return refuse_text(s, x)
                   ? value_poison()
                   : raise_certain(s, DIAG_H0516,
                                   "int() of a base takes a string");
    if (value_is_weak(x) || value_is_array(x))
        return scalar_to_int(s, x);
    if (class_method(s, x, "__int__").kind != VALUE_UNDEFINED)
        return convert_by(s, x, "__int__", "int");
    if (class_method(s, x, "__index__").kind != VALUE_UNDEFINED)
        return value_indexed(s, x);
    if (refuse_text(s, x))
        return value_poison();
    return raise_certain(s, DIAG_H0516, "int() of %s", value_describe(s, x));
}

static Value do_bool(Spec *s, Args *a)
{
    Node *node;
    int truth;

    if (a->arg[0].kind == VALUE_UNDEFINED)
        return value_bool(false);
    truth = spec_truth(s, a->arg[0], &node);
    return truth == -2   ? value_poison()
           : truth == -1 ? value_scalar(node)
                         : value_bool(truth);
}

static Value do_str(Spec *s, Args *a)
{
    if (a->arg[0].kind == VALUE_UNDEFINED)
        return value_cstr("");
    return text_format(s, a->arg[0], 's', value_none());
}

static Value do_list(Spec *s, Args *a)
{
    ObjectKind kind = a->builtin->op ? OBJECT_TUPLE : OBJECT_LIST;
    Value *item = NULL;
    int n = 0;

    if (a->builtin->op && value_is_object(a->arg[0], OBJECT_TUPLE))
        return a->arg[0];
    a->arg[0] = table_listed(s, a->arg[0], true);
    if (!a->builtin->op && value_is_grown(a->arg[0]))
        return grown_copy(s, a->arg[0]);
    if (!a->builtin->op && length_is_staged(a->arg[0]))
        return grown_builtin(s, "copy", 1, a->arg);
    if (!a->builtin->op && value_is_object(a->arg[0], OBJECT_RANGE)) {
        Value all = list_of_range(s, a->arg[0]);

        if (all.kind != VALUE_UNDEFINED)
            return all;
    }
    if (a->arg[0].kind != VALUE_UNDEFINED)
        n = iterator_collect(s, a->arg[0], &item);
    return n < 0 ? value_poison()
                 : value_object(object_items(s, kind, n, item));
}

static Value do_set(Spec *s, Args *a)
{
    Object *set;

    if (a->builtin->op && value_is_object(a->arg[0], OBJECT_SET) &&
        a->arg[0].object->is_frozen)
        return a->arg[0];
    set = set_new(s, a->builtin->op);
    return a->arg[0].kind == VALUE_UNDEFINED || set_fill(s, set, a->arg[0])
               ? value_object(set)
               : value_poison();
}

/* Of a mapping or pairs, and of keywords. */
static Value do_dict(Spec *s, Args *a)
{
    Object *d = object_new(s, OBJECT_DICT);

    return (a->arg[0].kind == VALUE_UNDEFINED ||
            dict_update(s, d, a->arg[0])) &&
                   dict_update_names(s, d, a)
               ? value_object(d)
               : value_poison();
}

/* object(): an instance of a class of its own, without attributes. */
static Value do_object(Spec *s, Args *a)
{
    Object *class = object_new(s, OBJECT_CLASS);

    (void)a;
    class->class.name = spec_sym(s, "object");
    class->class.slots_only = true;
    return object_make(s, class, 0, NULL);
}

static const Builtin call_int = {"int", "x=, /, base=", do_int, 0, NULL};
static const Builtin call_float = {"float", "x=, /", do_float, 0, NULL};
static const Builtin call_bool = {"bool", "x=, /", do_bool, 0, NULL};
static const Builtin call_str = {"str", "object=, encoding?, errors?", do_str,
                                 0, NULL};
static const Builtin call_list = {"list", "iterable=, /", do_list, 0, NULL};
static const Builtin call_tuple = {"tuple", "iterable=, /", do_list, 1, NULL};
static const Builtin call_set = {"set", "iterable=, /", do_set, 0, NULL};
static const Builtin call_frozenset = {"frozenset", "iterable=, /", do_set, 1,
                                       NULL};
static const Builtin call_dict = {"dict", "mapping=, /, **names", do_dict, 0,
                                  NULL};
static const Builtin call_object = {"object", "", do_object, 0, NULL};

const BuiltinType builtin_types[] = {
    {"int", &call_int, int_methods, false, NULL},
    {"float", &call_float, float_methods, false, NULL},
    {"bool", &call_bool, NULL, false, NULL},
    {"str", &call_str, str_methods, false, NULL},
    {"list", &call_list, list_methods, false, NULL},
    {"tuple", &call_tuple, tuple_methods, false, NULL},
    {"set", &call_set, set_methods, false, NULL},
    {"frozenset", &call_frozenset, NULL, false, NULL},
    {"dict", &call_dict, dict_methods, false, NULL},
    {"object", &call_object, object_methods, false, NULL},
    {"numpy.ndarray", &call_ndarray, NULL, false, NULL},
    {"function", NULL, NULL, false, NULL},
    {"NoneType", NULL, NULL, false, NULL},
    {"BaseException", NULL, NULL, true, NULL},
    {"SystemExit", NULL, NULL, true, "BaseException"},
    {"Exception", NULL, NULL, true, "BaseException"},
    {"GeneratorExit", NULL, NULL, true, "BaseException"},
    {"ValueError", NULL, NULL, true, "Exception"},
    {"TypeError", NULL, NULL, true, "Exception"},
    {"RuntimeError", NULL, NULL, true, "Exception"},
    {"IndexError", NULL, NULL, true, "LookupError"},
    {"KeyError", NULL, NULL, true, "LookupError"},
    {"AssertionError", NULL, NULL, true, "Exception"},
    {"ArithmeticError", NULL, NULL, true, "Exception"},
    {"ZeroDivisionError", NULL, NULL, true, "ArithmeticError"},
    {"OverflowError", NULL, NULL, true, "ArithmeticError"},
    {"NotImplementedError", NULL, NULL, true, "RuntimeError"},
    {"StopIteration", NULL, NULL, true, "Exception"},
    {"AttributeError", NULL, NULL, true, "Exception"},
    {"NameError", NULL, NULL, true, "Exception"},
    {"UnboundLocalError", NULL, NULL, true, "NameError"},
    {"LookupError", NULL, NULL, true, "Exception"},
    {"ImportError", NULL, NULL, true, "Exception"},
    {"ModuleNotFoundError", NULL, NULL, true, "ImportError"},
    {"EOFError", NULL, NULL, true, "Exception"},
    {"OSError", NULL, NULL, true, "Exception"},
    {"BlockingIOError", NULL, NULL, true, "OSError"},
    {"FileExistsError", NULL, NULL, true, "OSError"},
    {"FileNotFoundError", NULL, NULL, true, "OSError"},
    {"IsADirectoryError", NULL, NULL, true, "OSError"},
    {"NotADirectoryError", NULL, NULL, true, "OSError"},
    {"PermissionError", NULL, NULL, true, "OSError"},
    {"UnsupportedOperation", NULL, NULL, true, "OSError"},
    {"ChildProcessError", NULL, NULL, true, "OSError"},
    {"ConnectionError", NULL, NULL, true, "OSError"},
    {"BrokenPipeError", NULL, NULL, true, "ConnectionError"},
    {"ConnectionAbortedError", NULL, NULL, true, "ConnectionError"},
    {"ConnectionRefusedError", NULL, NULL, true, "ConnectionError"},
    {"ConnectionResetError", NULL, NULL, true, "ConnectionError"},
    {"InterruptedError", NULL, NULL, true, "OSError"},
    {"ProcessLookupError", NULL, NULL, true, "OSError"},
    {"TimeoutError", NULL, NULL, true, "OSError"},
    {"BufferError", NULL, NULL, true, "Exception"},
    {"FloatingPointError", NULL, NULL, true, "ArithmeticError"},
    {"KeyboardInterrupt", NULL, NULL, true, "BaseException"},
    {"MemoryError", NULL, NULL, true, "Exception"},
    {"ReferenceError", NULL, NULL, true, "Exception"},
    {"SystemError", NULL, NULL, true, "Exception"},
    {"UnicodeError", NULL, NULL, true, "ValueError"},
    {"Warning", NULL, NULL, true, "Exception"},
    {"BytesWarning", NULL, NULL, true, "Warning"},
    {"DeprecationWarning", NULL, NULL, true, "Warning"},
    {"EncodingWarning", NULL, NULL, true, "Warning"},
    {"FutureWarning", NULL, NULL, true, "Warning"},
    {"ImportWarning", NULL, NULL, true, "Warning"},
    {"PendingDeprecationWarning", NULL, NULL, true, "Warning"},
    {"ResourceWarning", NULL, NULL, true, "Warning"},
    {"RuntimeWarning", NULL, NULL, true, "Warning"},
    {"SyntaxWarning", NULL, NULL, true, "Warning"},
    {"UnicodeWarning", NULL, NULL, true, "Warning"},
    {"UserWarning", NULL, NULL, true, "Warning"},
    {0},
};

const BuiltinType *builtin_type_find(const char *name)
{
    if (!strcmp(name, "IOError") || !strcmp(name, "EnvironmentError"))
        name = "OSError";
    for (const BuiltinType *t = builtin_types; t->name; t++)
        if (!strcmp(t->name, name))
            return t;
    return NULL;
}
