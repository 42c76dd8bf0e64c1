/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Imports. */
#include "frontend/lower.h"

#include <string.h>

/* `import a.b.c as x` binds the last of them. */
static Node *last_component(Lower *l, Span span, Node *x, const char *name)
{
    const char *dot;

    while ((dot = strchr(name, '.'))) {
        size_t size = strcspn(dot + 1, ".");

        x = lower_emit1(l, OP_py_attribute, span, x);
        node_set_text(x, ATTR_name, (Text){dot + 1, size});
        name = dot + 1;
    }
    return x;
}

void lower_import(Lower *l, const Stmt *s)
{
    for (int i = 0; i < s->import.names.n; i++) {
        const Alias *alias = &s->import.names.item[i];
        Node *x = lower_emit(l, OP_import, alias->span, 0, NULL);
        Sym name = alias->asname;

        lower_set_name(x, ATTR_name, alias->name);
        if (name)
            x = last_component(l, alias->span, x, alias->name);
        else
            name = sym_intern(&l->ctx->names, alias->name,
                              strcspn(alias->name, "."));
        lower_store_name(l, alias->span, name, x);
    }
}

/* `from __future__ import ...` asks for what Python 3.11 does anyway, but for
 * `annotations`: those are not evaluated here in any case. */
static void lower_future(Lower *l, const Stmt *s)
{
    static const char *const features[] = {
        "annotations",      "division",       "absolute_import",
        "generators",       "with_statement", "print_function",
        "unicode_literals", "nested_scopes",  "generator_stop"};

    for (int i = 0; i < s->import_from.names.n; i++) {
        const Alias *alias = &s->import_from.names.item[i];
        size_t k = 0, n = sizeof features / sizeof *features;

        while (k < n && strcmp(features[k], alias->name))
            k++;
        if (k == n)
            diag_error(l->ctx, DIAG_H0204, alias->span,
                       "Python has no future feature `%s`", alias->name);
    }
}

void lower_import_from(Lower *l, const Stmt *s)
{
    Sym module = s->import_from.module;

    if (module && !s->import_from.level && !strcmp(module, "__future__")) {
        lower_future(l, s);
        return;
    }
    for (int i = 0; i < s->import_from.names.n; i++) {
        const Alias *alias = &s->import_from.names.item[i];
        Text name = text_from(alias->name);
        Node *x;

        if (text_is(name, "*")) {
            /* Elsewhere the parser has reported it. */
            if (l->scope->kind == SCOPE_MODULE)
                lower_unsupported(l, UNSUPPORTED_IMPORT_STAR, s->span);
            continue;
        }
        x = lower_emit(l, OP_import_from, alias->span, 0, NULL);
        node_set_text(x, ATTR_name, text_from(module));
        node_set_int(x, ATTR_level, s->import_from.level);
        node_set_texts(x, ATTR_names, 1, &name);
        lower_store_name(l, alias->span,
                         alias->asname ? alias->asname : alias->name, x);
    }
}
