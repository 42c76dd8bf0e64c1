/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Types: making, comparing and naming them. */
#include "ir/type.h"

Type type_tensor(DType dtype, Shape shape)
{
    return (Type){.kind = TYPE_TENSOR, .dtype = dtype, .shape = shape};
}

Type type_scalar(DType dtype)
{
    return type_tensor(dtype, (Shape){0});
}

Type type_of_kind(TypeKind kind)
{
    return (Type){.kind = kind};
}

Type type_tuple(Arena *a, const Type *element, int nelement)
{
    size_t size = (size_t)nelement * sizeof *element;

    return (Type){.kind = TYPE_TUPLE,
                  .nelement = nelement,
                  .element = arena_copy(a, element, size)};
}

bool type_equal(const Type *a, const Type *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TYPE_TENSOR:
        return a->dtype == b->dtype && shape_equal(a->shape, b->shape);
    case TYPE_TUPLE:
        if (a->nelement != b->nelement)
            return false;
        for (int i = 0; i < a->nelement; i++)
            if (!type_equal(&a->element[i], &b->element[i]))
                return false;
        return true;
    case TYPE_NONE:
    case TYPE_POISON:
    case TYPE_OBJECT:
    case TYPE_TOKEN:
    case TYPE_TAPE:
        return true;
    }
    return false;
}

bool type_is_scalar(const Type *t)
{
    return t->kind == TYPE_TENSOR && t->shape.rank == 0;
}

bool type_is_float(const Type *t)
{
    return t->kind == TYPE_TENSOR && dtype_info[t->dtype].is_float;
}

static void put_tensor(TextBuffer *out, const Type *t)
{
    buffer_printf(out, "%s[", dtype_info[t->dtype].name);
    for (int i = 0; i < t->shape.rank; i++)
        buffer_printf(out, "%s%lld", i ? ", " : "", (long long)t->shape.dim[i]);
    buffer_putc(out, ']');
}

static void put_type(TextBuffer *out, const Type *t)
{
    static const char *const name[] = {
        [TYPE_NONE] = "none",     [TYPE_POISON] = "poison",
        [TYPE_OBJECT] = "object", [TYPE_TENSOR] = "tensor",
        [TYPE_TOKEN] = "token",   [TYPE_TAPE] = "tape",
        [TYPE_TUPLE] = "tuple",
    };

    if (t->kind == TYPE_TENSOR) {
        put_tensor(out, t);
    } else if (t->kind == TYPE_TUPLE) {
        buffer_putc(out, '(');
        for (int i = 0; i < t->nelement; i++) {
            if (i)
                buffer_puts(out, ", ");
            put_type(out, &t->element[i]);
        }
        buffer_putc(out, ')');
    } else {
        buffer_puts(out, name[t->kind]);
    }
}

const char *type_str(Arena *a, const Type *t)
{
    TextBuffer out = {.arena = a};

    put_type(&out, t);
    return out.data;
}
