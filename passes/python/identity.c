/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What tells classes, functions and objects apart in texts: qualified names,
 * and addresses.
 *
 * Python shows where an object lies. Here its number takes that place: no other
 * object has it, and it is the same as long as the program runs. */
#include "passes/python/protocol.h"
#include "passes/staging/trace.h"

#include <inttypes.h>
#include <string.h>

static const uint64_t FIRST_ADDRESS = 0x7f0000000000u;
enum { OBJECT_BYTES = 16 };

const char *object_address(Spec *s, const Object *o)
{
    trace_unknown(s, "it shows where an object lies");
    return arena_printf(s->arena, "0x%" PRIx64,
                        FIRST_ADDRESS + ((uint64_t)o->id + 1) * OBJECT_BYTES);
}

/* The node that makes the function or class that a node stands in; NULL: it
 * stands at the top. */
static const Node *maker_around(const Node *n)
{
    const Node *owner = n->graph->owner;

    while (owner && owner->op != OP_make_function && owner->op != OP_make_class)
        owner = owner->graph->owner;
    return owner;
}

/* Is what a node makes bound to a name that is declared `global`? */
static bool is_made_global(const Node *n)
{
    for (const Node *user = n->next; user; user = user->next)
        if (user->op == OP_store_name && user->input[0] == n)
            return node_place(user) == PLACE_GLOBAL;
    return false;
}

const char *made_qualname(Spec *s, const Node *n)
{
    Text name = node_text(n, ATTR_name);
    const Node *around = is_made_global(n) ? NULL : maker_around(n);

    if (!around)
        return text_copy(s->arena, name).data;
    return arena_printf(s->arena, "%s%s.%.*s", made_qualname(s, around),
                        around->op == OP_make_function ? ".<locals>" : "",
                        (int)name.size, name.data);
}

const char *module_dunder_name(const Spec *s, Sym module)
{
    return s->called && !strcmp(module, "__main__") ? "module" : module;
}

/* "__main__.f.<locals>.A" */
const char *class_full_name(Spec *s, const Object *class)
{
    if (class->class.is_type)
        return class->class.type->name;
    if (!class->class.module)
        return class->class.name;
    return arena_printf(s->arena, "%s.%s",
                        module_dunder_name(s, class->class.module),
                        class->class.qualname);
}

const char *instance_default_text(Spec *s, Value v)
{
    return arena_printf(s->arena, "<%s object at %s>",
                        class_full_name(s, class_of(v)),
                        object_address(s, v.object));
}

/* Those of classes that the library has are written in C in CPython. */
bool has_default_text(Spec *s, const Object *f)
{
    const Node *node = f->function.node;

    return !strchr(made_qualname(s, node), '.') ||
           !span_is_library(&s->ctx->sources, node->span);
}

const char *function_default_text(Spec *s, const Object *f)
{
    return arena_printf(s->arena, "<function %s at %s>",
                        made_qualname(s, f->function.node),
                        object_address(s, f));
}
