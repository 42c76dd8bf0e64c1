/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The modules that scripts import, and their attributes. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <math.h>
#include <string.h>

/* What a module holds itself, of what its table calls `own`, is set as the
 * script begins: it changes as the script's own objects do. */
static const struct {
    const char *name;
    const Builtin *table;
    void (*open)(Spec *s, Object *m);
} modules[] = {
    {"numpy", numpy_module, NULL},
    {"numpy.random", numpy_random_module, random_state_open},
    {"numpy.linalg", numpy_linalg_module, NULL},
    {"numpy.fft", numpy_fft_module, NULL},
    {"math", math_module, NULL},
    {"os", os_module, os_module_open},
    {"os.path", os_path_module, NULL},
    {"sys", sys_module, sys_module_open},
    {"time", time_module, NULL},
    {"_collections", collections_module, NULL},
    {"holo", holo_module, NULL},
    {"holo.autograd", autograd_module, NULL},
};

/* Those that only texts of the library find. */
static const struct {
    const char *name;
    const Builtin *table;
} of_library[] = {
    {"_python", python_module},      {"_mersenne", mersenne_module},
    {"_regex", regex_module},        {"_csv", csv_module},
    {"_time", time_of_library},      {"_parts", complex_module},
    {"_state", random_state_module},
};

/* A module of ours is one object, made at its first import. */
static Value module_of_table(Spec *s, const char *name, const Builtin *table)
{
    Object *m;

    for (int i = 0; i < s->nmodule; i++)
        if (s->module[i]->module.builtin == table)
            return value_object(s->module[i]);
    m = object_new(s, OBJECT_MODULE);
    m->module.name = spec_sym(s, name);
    m->module.builtin = table;
    m->module.by_library = span_is_library(&s->ctx->sources, s->span);
    *ARENA_PUSH(s->arena, s->module, s->nmodule, s->module_capacity) = m;
    return value_object(m);
}

Value module_import(Spec *s, const char *name)
{
    bool by_library = span_is_library(&s->ctx->sources, s->span);

    for (size_t i = 0; i < sizeof of_library / sizeof *of_library; i++)
        if (!strcmp(name, of_library[i].name) && by_library)
            return module_of_table(s, name, of_library[i].table);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (!strcmp(modules[i].name, name))
            return module_of_table(s, name, modules[i].table);
    if (*name == '_' && !by_library && s->host && s->host->module_place &&
        s->host->module_place(s->host->self, name) == MODULE_ELSEWHERE)
        return (Value){.kind = VALUE_UNDEFINED};
    return script_module_import(s, name);
}

Value library_call(Spec *s, const char *module, const char *name, int n,
                   const Value *arg)
{
    bool is_there = !s->region->outer;
    Value m;

    for (int i = 0; i < s->nmodule; i++)
        is_there |= s->module[i]->module.name == spec_sym(s, module);
    if (!is_there)
        return spec_not_yet(s, "the first use of this is in a staged loop or "
                               "branch: use it before, at the top of the "
                               "script");
    m = script_module_import(s, module);
    if (m.kind != VALUE_OBJECT)
        return value_poison();
    return call_function(s, value_get_attribute(s, m, spec_sym(s, name)), n,
                         arg);
}

void modules_open(Spec *s)
{
    s->file_class = file_class_new(s);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (modules[i].open) {
            Value m = module_of_table(s, modules[i].name, modules[i].table);

            modules[i].open(s, m.object);
        }
}

/* What scripts of other frameworks import, and what there is instead. */
static const struct {
    const char *name, *instead;
} elsewhere[] = {
    {"torch", "arrays are NumPy's, and `from holo import autograd` has `grad`"},
    {"tensorflow",
     "arrays are NumPy's, and `from holo import autograd` has `grad`"},
    {"keras", "arrays are NumPy's, and `from holo import autograd` has `grad`"},
    {"jax", "arrays are NumPy's, and `from holo import autograd` has `grad`"},
    {"pandas", "`np.loadtxt(path, delimiter=\",\")` reads a table of numbers"},
};

/* The part of a dotted name before the first dot. */
static Sym first_word(Spec *s, const char *name)
{
    return sym_intern(&s->ctx->names, name, strcspn(name, "."));
}

Value module_missing(Spec *s, const char *name, const char *why)
{
    const char *candidate[sizeof modules / sizeof *modules], *near;
    Sym first = first_word(s, name);
    Diag *d;
    int n = 0;

    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (!strcmp(elsewhere[i].name, first)) {
            d = spec_error(s, DIAG_H0205, "there is no `%s` here", name);
            diag_help(s->ctx, d, "%s", elsewhere[i].instead);
            return value_poison();
        }
    if (module_is_missing(first)) {
        spec_error(s, DIAG_H0204, "Python's module `%s` is not there yet",
                   name);
        return value_poison();
    }
    d = spec_error(s, DIAG_H0204, "there is no module `%s`", name);
    if (why)
        diag_note(s->ctx, d, "%s", why);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        candidate[n++] = modules[i].name;
    near = diag_nearest(name, candidate, n);
    if (near)
        diag_help(s->ctx, d, "did you mean `%s`?", near);
    else
        diag_help(s->ctx, d,
                  "a script imports numpy, holo, some of Python's modules, "
                  "and .py files beside "
                  "it");
    return value_poison();
}

Value module_absent(Spec *s, const char *name)
{
    if (module_may_be_there(name) || !catch_waits(s, "ModuleNotFoundError"))
        return module_missing(
            s, name, "it is neither beside the script nor in the library");
    raise_says(s, "No module named '%s'", name);
    return raise_other(s, "ModuleNotFoundError", DIAG_H0204,
                       arena_printf(s->arena, "there is no module `%s`", name));
}

static Value constant_value(Spec *s, const char *c)
{
    DType d = dtype_from_numpy(c);

    if (!strcmp(c, "deque"))
        return value_object(deque_type(s));
    if (!strncmp(c, "module:", 7))
        return module_import(s, c + 7);
    if (!strncmp(c, "twister:", 8))
        return twister_function(s, c + 8);
    if (!strncmp(c, "state:", 6))
        return random_state_attribute(s, c + 6);
    if (!strncmp(c, "complex:", 8))
        return complex_library(s, c + 8);
    if (!strncmp(c, "text:", 5))
        return numpy_text(s, c + 5);
    if (!strncmp(c, "str:", 4))
        return value_cstr(c + 4);
    if (!strcmp(c, "pi"))
        return value_float(3.14159265358979323846);
    if (!strcmp(c, "e"))
        return value_float(2.71828182845904523536);
    if (!strcmp(c, "tau"))
        return value_float(6.28318530717958647692);
    if (!strcmp(c, "inf"))
        return value_float(INFINITY);
    if (!strcmp(c, "nan"))
        return value_float(NAN);
    if (!strcmp(c, "numpy.nan")) /* another object */
        return value_float(nan("1"));
    if (!strcmp(c, "ndarray"))
        return (Value){.kind = VALUE_TYPE,
                       .type = builtin_type_find("numpy.ndarray")};
    if (d)
        return (Value){.kind = VALUE_NUMBER_TYPE, .dtype = d};
    return value_none();
}

Value module_attribute(Spec *s, Object *m, Sym name)
{
    const Value *own;
    const Builtin *b = builtin_find(m->module.builtin, name);

    if (b && !(b->constant && !strcmp(b->constant, "own")))
        return b->constant ? constant_value(s, b->constant)
                           : (Value){.kind = VALUE_BUILTIN, .builtin = b};
    own = object_find(m, name);
    if (own && own->kind != VALUE_UNDEFINED)
        return *own;
    if (!strcmp(name, "__name__"))
        return value_cstr(m->module.name);
    if (b && m->module.builtin == os_module)
        return os_module_own(s, name);
    return (Value){.kind = VALUE_UNDEFINED};
}

/* Sums of numbers from here on do not wrap. */
static const int64_t FAR = (int64_t)1 << 62;

/* n, of which from here on it is known that it is no more than that. */
static Value do_at_most(Spec *s, Args *a)
{
    Value n = a->arg[0], fits;
    Interval is;
    int64_t most;

    if (n.kind != VALUE_POISON &&
        (!value_counts(n) || number_dtype(n) == DTYPE_BOOL))
        return raise_certain(s, DIAG_H0516, "at_most() of %s: it takes an int",
                             value_describe(s, n));
    n = scalar_to_int(s, n);
    if (!spec_need_int(s, a->arg[1], "the bound of at_most()", &most))
        return value_poison();
    if (n.kind == VALUE_POISON)
        return n;
    fits = scalar_compare(s, OPERATOR_LE, n, value_int(most));
    if (!number_need_of(s, DIAG_H0515, fits, "", n,
                        arena_printf(s->arena,
                                     " is more than the %lld of at_most()",
                                     (long long)most)))
        return value_poison();
    if (n.kind != VALUE_SCALAR)
        return n;
    is = interval_of(s, n);
    if (is.low < -FAR)
        number_need(s, DIAG_H0907,
                    scalar_compare(s, OPERATOR_GE, n, value_int(-FAR)),
                    "at_most() of less than -(2**62)");
    n.node = spec_import(s, n.node);
    interval_note(s, n.node,
                  (Interval){is.low < -FAR ? -FAR : is.low,
                             most < is.high ? most : is.high, false});
    return value_is_array(a->arg[0]) && value_dtype(a->arg[0]) == DTYPE_I64
               ? array_scalar(s, n.node)
               : n;
}

const Builtin holo_module[] = {
    {"at_most", "n, most, /", do_at_most, 0, NULL},
    {.name = "autograd", .constant = "module:holo.autograd"},
    {0},
};

/* ---- the statements ---- */

static Value import_module(Spec *s, const char *name)
{
    Value v = module_import(s, name);

    if (v.kind == VALUE_UNDEFINED)
        return module_missing(s, name, NULL);
    return v;
}

/* `a.b` is an attribute of `a`, from its first import on. */
static void bind_submodule(Spec *s, Text name, Value outer, Value inner,
                           bool is_first)
{
    size_t dot = name.size;
    Sym sym;

    while (dot && name.data[dot - 1] != '.')
        dot--;
    if (!value_is_object(outer, OBJECT_MODULE) || outer.object->module.builtin)
        return;
    sym = sym_intern(&s->ctx->names, name.data + dot, name.size - dot);
    if (is_first || !object_find(outer.object, sym))
        object_set(s, outer.object, sym, inner);
}

/* Imports a part of a dotted name, which is in another one. */
static Value import_part(Spec *s, Text name, Value outer)
{
    const char *word = text_copy(s->arena, name).data;
    Sym sym = spec_sym(s, word);
    bool is_first = true;
    Value v;

    for (int i = 0; i < s->nmodule; i++)
        is_first &= s->module[i]->module.name != sym;
    v = import_module(s, word);
    if (v.kind == VALUE_OBJECT && outer.kind == VALUE_OBJECT)
        bind_submodule(s, name, outer, v, is_first);
    return v;
}

/* Of `a.b.c` beside the script first `a` and `a.b` are imported, if they are
 * packages with a text of their own. */
static Value import_dotted(Spec *s, Text name)
{
    Value outer = {.kind = VALUE_UNDEFINED}, v = outer;

    for (size_t i = 0; i <= name.size && v.kind != VALUE_POISON; i++) {
        Text part = {name.data, i};
        const char *word;

        if (i < name.size && name.data[i] != '.')
            continue;
        word = text_copy(s->arena, part).data;
        if (i < name.size &&
            (!s->host || !s->host->module_place ||
             s->host->module_place(s->host->self, word) != MODULE_PACKAGE))
            continue;
        v = outer = import_part(s, part, outer);
    }
    return v;
}

/* The package that `level` dots stand for in the module in hand; false after
 * an error. */
static bool relative_package(Spec *s, int64_t level, Text *out)
{
    const Object *m = s->activation->module;
    Text name = text_from(m->module.name);

    if (m == s->script) {
        raise_error(s, "ImportError",
                    "attempted relative import with no known parent package");
        return false;
    }
    for (int64_t i = m->module.is_package; i < level; i++) {
        while (name.size && name.data[name.size - 1] != '.')
            name.size--;
        if (!name.size) {
            raise_error(s, "ImportError",
                        i ? "attempted relative import beyond top-level "
                            "package"
                          : "attempted relative import with no known parent "
                            "package");
            return false;
        }
        name.size--;
    }
    *out = text_copy(s->arena, name);
    return true;
}

/* The module that `from` names, by its whole name; false after an error. */
static bool imported_name(Spec *s, const Node *n, Text *out)
{
    int64_t level = node_int(n, ATTR_level);
    Text package;

    *out = text_copy(s->arena, node_text(n, ATTR_name));
    if (!level)
        return true;
    if (!relative_package(s, level, &package))
        return false;
    if (out->size)
        package =
            text_from(arena_printf(s->arena, "%s.%s", package.data, out->data));
    *out = package;
    return true;
}

/* Of `a.b.c` first `a` is imported; that is the value. */
void eval_import(Spec *s, const Node *n)
{
    Text name = text_copy(s->arena, node_text(n, ATTR_name)), part = name;
    Value first = {.kind = VALUE_UNDEFINED}, outer = first, v = first;

    for (size_t i = 0; i <= name.size && v.kind != VALUE_POISON; i++) {
        if (i < name.size && name.data[i] != '.')
            continue;
        part.size = i;
        v = import_part(s, part, outer);
        if (outer.kind == VALUE_UNDEFINED)
            first = v;
        outer = v;
    }
    eval_set_temp(s, n, v.kind == VALUE_POISON ? v : first);
}

/* Of `a.b` the `a`, where someone waits for what is raised if there is none. */
static Value import_first(Spec *s, const char *name)
{
    return strchr(name, '.') && catch_waits(s, "ModuleNotFoundError")
               ? import_module(s, first_word(s, name))
               : value_none();
}

void eval_import_from(Spec *s, const Node *n)
{
    const Attr *wanted = node_attr(n, ATTR_names);
    Text name;
    Sym sym;
    Value module, v;

    if (!imported_name(s, n, &name)) {
        eval_set_temp(s, n, value_poison());
        return;
    }
    module = import_first(s, name.data);
    if (module.kind != VALUE_POISON)
        module = import_dotted(s, name);
    if (module.kind == VALUE_POISON || !wanted || wanted->n != 1) {
        eval_set_temp(s, n, value_poison());
        return;
    }
    sym = sym_intern(&s->ctx->names, wanted->texts[0].data,
                     wanted->texts[0].size);
    v = value_find_attribute(s, module, sym);
    if (v.kind == VALUE_UNDEFINED &&
        (!module.object->module.builtin ||
         module.object->module.builtin == holo_module)) {
        v = module_import(s, arena_printf(s->arena, "%s.%s", name.data, sym));
        if (v.kind == VALUE_OBJECT && !module.object->module.builtin)
            object_set(s, module.object, sym, v);
    }
    if (v.kind == VALUE_UNDEFINED)
        v = value_get_attribute(s, module, sym);
    eval_set_temp(s, n, value_settle(s, v, sym));
}
