/* The modules that scripts import, and their attributes. */
#include "passes/specialise/module.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    const Builtin *table;
} modules[] = {
    {"numpy", numpy_module},
    {"numpy.random", numpy_random_module},
    {"numpy.linalg", numpy_linalg_module},
    {"math", math_module},
    {"holo", holo_module},
    {"holo.autograd", autograd_module},
};

static Value module_of_table(Spec *s, const char *name, const Builtin *table)
{
    Object *m = object_new(s, OBJECT_MODULE);

    m->module.name = spec_sym(s, name);
    m->module.builtin = table;
    return value_object(m);
}

Value module_import(Spec *s, const char *name)
{
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (!strcmp(modules[i].name, name))
            return module_of_table(s, name, modules[i].table);
    return script_module_import(s, name);
}

static Value constant_value(Spec *s, const char *c)
{
    DType d = dtype_from_numpy(c);

    if (!strncmp(c, "module:", 7))
        return module_import(s, c + 7);
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
    if (!strcmp(c, "ndarray"))
        return (Value){.kind = VALUE_TYPE,
                       .type = builtin_type_find("numpy.ndarray")};
    if (d)
        return (Value){.kind = VALUE_DTYPE, .dtype = d};
    return value_none();
}

Value module_attribute(Spec *s, Object *m, Sym name)
{
    const Value *own;
    const Builtin *b = builtin_find(m->module.builtin, name);

    if (b)
        return b->constant ? constant_value(s, b->constant)
                           : (Value){.kind = VALUE_BUILTIN, .builtin = b};
    own = object_find(m, name);
    if (own && own->kind != VALUE_UNDEFINED)
        return value_settle(s, *own, name);
    if (!strcmp(name, "__name__"))
        return value_cstr(m->module.name);
    return (Value){.kind = VALUE_UNDEFINED};
}

const Builtin holo_module[] = {
    {.name = "autograd", .constant = "module:holo.autograd"},
    {0},
};
