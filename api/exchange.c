/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values of the host <-> what the compiler takes and gives.
 *
 * The compiler sees structures whose staged parts are types; the elements go
 * beside them, in the order in which a walk of the structure meets them. The
 * keys of dicts are never staged. */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>

bool arguments_fit(const char *function, holo_value *const *arg, size_t narg)
{
    if (!function || (narg && !arg) || narg > INT32_MAX)
        return false;
    for (size_t i = 0; i < narg; i++)
        if (!arg[i])
            return false;
    return true;
}

static void items_from(HostValue *out, Arena *a, const holo_value *value)
{
    size_t n = value->items.n;

    out->items.n = (int)n;
    out->items.item = ARENA_ARRAY(a, HostValue, n);
    for (size_t i = 0; i < n; i++)
        out->items.item[i] = host_value_from(a, value->items.item[i]);
    if (value->kind != HOLO_DICT)
        return;
    out->items.key = ARENA_ARRAY(a, HostValue, n);
    for (size_t i = 0; i < n; i++)
        out->items.key[i] = host_value_from(a, value->items.key[i]);
}

static_assert(+HOLO_LONG == +HOST_LONG, "one order of kinds");

/* A number as what it is to compiled code, or as what is known of it. */
static HostValue number_from(const holo_value *value, DType dtype,
                             const void *data)
{
    HostValue out = {.kind = (HostKind)value->kind, .staged = value->staged};

    if (value->staged)
        out.array = (TensorView){.dtype = dtype, .data = data};
    else if (value->kind == HOLO_BOOL)
        out.b = value->b;
    else if (value->kind == HOLO_INT)
        out.i = value->i;
    else
        out.f = value->f;
    return out;
}

HostValue host_value_from(Arena *a, const holo_value *value)
{
    HostValue out = {.kind = (HostKind)value->kind};

    switch (value->kind) {
    case HOLO_NONE:
        break;
    case HOLO_BOOL:
        return number_from(value, DTYPE_BOOL, &value->b);
    case HOLO_INT:
        return number_from(value, DTYPE_I64, &value->i);
    case HOLO_FLOAT:
        return number_from(value, DTYPE_F64, &value->f);
    case HOLO_STR:
    case HOLO_LONG:
        out.s = text_copy(a, (Text){value->s.data, value->s.size});
        break;
    case HOLO_ARRAY:
    case HOLO_SCALAR:
        out.staged = true;
        out.array.dtype = (DType)value->array.dtype;
        out.array.shape = shape_of(value->array.rank, value->array.shape);
        out.array.data = value->array.data;
        break;
    case HOLO_LIST:
    case HOLO_TUPLE:
    case HOLO_DICT:
        items_from(&out, a, value);
        break;
    }
    return out;
}

void value_key(TextBuffer *out, const holo_value *value)
{
    buffer_putc(out, (char)((value->staged ? 'A' : 'a') + value->kind));
    if (value->staged)
        return;
    switch (value->kind) {
    case HOLO_NONE:
        break;
    case HOLO_BOOL:
        buffer_putc(out, value->b ? '1' : '0');
        break;
    case HOLO_INT:
        buffer_put(out, (const char *)&value->i, sizeof value->i);
        break;
    case HOLO_FLOAT:
        buffer_put(out, (const char *)&value->f, sizeof value->f);
        break;
    case HOLO_STR:
    case HOLO_LONG:
        buffer_put(out, (const char *)&value->s.size, sizeof value->s.size);
        buffer_put(out, value->s.data, value->s.size);
        break;
    case HOLO_ARRAY:
    case HOLO_SCALAR:
        buffer_putc(out, (char)value->array.dtype);
        buffer_putc(out, (char)value->array.rank);
        buffer_put(out, (const char *)value->array.shape,
                   (size_t)value->array.rank * sizeof(int64_t));
        break;
    case HOLO_LIST:
    case HOLO_TUPLE:
    case HOLO_DICT:
        buffer_put(out, (const char *)&value->items.n, sizeof(size_t));
        for (size_t i = 0; i < value->items.n; i++) {
            if (value->kind == HOLO_DICT)
                value_key(out, value->items.key[i]);
            value_key(out, value->items.item[i]);
        }
        break;
    }
}

void host_value_arrays(ArrayList *list, const HostValue *value)
{
    if (value->staged)
        *ARENA_PUSH(list->arena, list->item, list->n, list->capacity) =
            value->array;
    else if (value->kind == HOST_LIST || value->kind == HOST_TUPLE ||
             value->kind == HOST_DICT || value->kind == HOST_ONE_OF)
        for (int i = 0; i < value->items.n; i++)
            host_value_arrays(list, &value->items.item[i]);
}

/* A container: its keys, if it is a dict, and its items, made and dropped
 * again once the container holds them. */
static holo_value *items_to(const HostValue *structure, holo_value ***array)
{
    int n = structure->items.n;
    bool is_dict = structure->kind == HOST_DICT;
    size_t count = (size_t)n * (is_dict ? 2 : 1);
    holo_value **part = calloc(count ? count : 1, sizeof *part);
    holo_value *out = NULL;

    if (!part)
        return NULL;
    for (int i = 0; is_dict && i < n; i++)
        part[i] = host_value_to(&structure->items.key[i], array);
    for (int i = 0; i < n; i++)
        part[count - (size_t)(n - i)] =
            host_value_to(&structure->items.item[i], array);
    if (is_dict)
        out = holo_dict((size_t)n, part, part + n);
    else if (structure->kind == HOST_LIST)
        out = holo_list((size_t)n, part);
    else
        out = holo_tuple((size_t)n, part);
    for (size_t i = 0; i < count; i++)
        holo_value_release(part[i]);
    free(part);
    return out;
}

/* A number of a kind, from an element of an array. */
static holo_value *number_to(HostKind kind, holo_dtype dtype, const void *data)
{
    int64_t i;
    double f;

    switch (kind) {
    case HOST_BOOL:
        return holo_bool(*(const uint8_t *)data != 0);
    case HOST_INT:
        memcpy(&i, data, sizeof i);
        return holo_int(i);
    case HOST_FLOAT:
        memcpy(&f, data, sizeof f);
        return holo_float(f);
    case HOST_SCALAR:
        return holo_scalar(dtype, data);
    default:
        return NULL;
    }
}

/* A staged part, of the kind that it has, from the array that holds it. */
static holo_value *staged_to(HostKind kind, holo_value *array)
{
    if (kind != HOST_ARRAY)
        return number_to(kind, array->array.dtype, array->array.data);
    holo_value_retain(array);
    return array;
}

/* The one of several that it is. All are made: each takes its arrays. */
static holo_value *one_of_to(const HostValue *structure, holo_value ***array)
{
    holo_value *which = host_value_to(&structure->items.item[0], array);
    holo_value *out = NULL;

    for (int i = 1; i < structure->items.n; i++) {
        holo_value *v = host_value_to(&structure->items.item[i], array);

        if (which && which->i == i - 1)
            out = v;
        else
            holo_value_release(v);
    }
    holo_value_release(which);
    return out;
}

/* The first elements of an array along each dimension, side by side. */
static void pack(const holo_value *from, const int64_t *size, char *out)
{
    int rank = from->array.rank;
    size_t width = (size_t)dtype_info[from->array.dtype].size;
    int64_t at[MAX_RANK] = {0}, n = 1;

    for (int d = 0; d < rank; d++)
        n *= size[d]; /* NOLINT(clang-analyzer-core.*): each of `rank` is set */
    for (int64_t i = 0; i < n; i++) {
        int64_t offset = 0;

        for (int d = 0; d < rank; d++)
            offset = offset * from->array.shape[d] + at[d];
        memcpy(out + (size_t)i * width,
               (const char *)from->array.data + (size_t)offset * width, width);
        for (int d = rank - 1; d >= 0 && ++at[d] == size[d]; d--)
            at[d] = 0;
    }
}

/* An array of the sizes that it has, within its bound. */
static holo_value *sized_to(const HostValue *structure, holo_value ***array)
{
    holo_value *all = host_value_to(&structure->items.item[0], array);
    holo_value *out = NULL;
    int64_t size[MAX_RANK] = {0}, n = 1;
    bool whole = all != NULL;
    char *data;

    for (int d = 0; d < structure->items.n - 1; d++) {
        holo_value *v = host_value_to(&structure->items.item[d + 1], array);

        whole &= v != NULL;
        if (whole) { /* one of several that it is not may be of any size */
            size[d] = v->i < 0 ? 0 : v->i;
            if (size[d] > all->array.shape[d])
                size[d] = all->array.shape[d];
            n *= size[d];
        }
        holo_value_release(v);
    }
    data =
        whole
            ? malloc((size_t)n * (size_t)dtype_info[all->array.dtype].size + 1)
            : NULL;
    if (data) {
        pack(all, size, data);
        out = holo_array_borrow(all->array.dtype, all->array.rank, size, data,
                                free, data);
        if (!out)
            free(data);
    }
    holo_value_release(all);
    return out;
}

/* A list of as many numbers as it has, within its room. */
static holo_value *numbers_to(const HostValue *structure, holo_value ***array)
{
    holo_value *all = host_value_to(&structure->items.item[0], array);
    holo_value *count = host_value_to(&structure->items.item[1], array);
    holo_value **part = NULL, *out = NULL;
    int64_t n = 0;

    if (all && count && count->i > 0)
        n = count->i < all->array.shape[0] ? count->i : all->array.shape[0];
    if (all && count)
        part = calloc(n ? (size_t)n : 1, sizeof *part);
    for (int64_t i = 0; part && i < n; i++)
        part[i] = number_to(structure->items.item[2].kind, all->array.dtype,
                            (const char *)all->array.data +
                                i * dtype_info[all->array.dtype].size);
    if (part)
        out = holo_list((size_t)n, part);
    for (int64_t i = 0; part && i < n; i++)
        holo_value_release(part[i]);
    free(part);
    holo_value_release(count);
    holo_value_release(all);
    return out;
}

holo_value *host_value_to(const HostValue *structure, holo_value ***array)
{
    if (structure->staged)
        return staged_to(structure->kind, *(*array)++);
    switch (structure->kind) {
    case HOST_NONE:
        return holo_none();
    case HOST_BOOL:
        return holo_bool(structure->b);
    case HOST_INT:
        return holo_int(structure->i);
    case HOST_FLOAT:
        return holo_float(structure->f);
    case HOST_STR:
        return holo_str(structure->s.data, structure->s.size);
    case HOST_LONG:
        return holo_long(structure->s.data, structure->s.size);
    case HOST_ARRAY:
    case HOST_SCALAR:
        break; /* always staged */
    case HOST_LIST:
    case HOST_TUPLE:
    case HOST_DICT:
        return items_to(structure, array);
    case HOST_ONE_OF:
        return one_of_to(structure, array);
    case HOST_SIZED:
        return sized_to(structure, array);
    case HOST_NUMBERS:
        return numbers_to(structure, array);
    }
    return NULL;
}
