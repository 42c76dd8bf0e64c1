/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values of the host: immutable, counted trees with arrays as leaves. */
#include "api/api.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/utf8.h"

static holo_value *value_new(holo_kind kind)
{
    holo_value *v = calloc(1, sizeof *v);

    if (!v)
        return NULL;
    atomic_init(&v->references, 1);
    v->kind = kind;
    return v;
}

holo_value *holo_none(void)
{
    return value_new(HOLO_NONE);
}

holo_value *holo_bool(bool value)
{
    holo_value *v = value_new(HOLO_BOOL);

    if (v)
        v->b = value;
    return v;
}

holo_value *holo_int(int64_t value)
{
    holo_value *v = value_new(HOLO_INT);

    if (v)
        v->i = value;
    return v;
}

holo_value *holo_float(double value)
{
    holo_value *v = value_new(HOLO_FLOAT);

    if (v)
        v->f = value;
    return v;
}

static holo_value *text_new(holo_kind kind, const char *data, size_t size)
{
    holo_value *v;

    if ((!data && size) || size == SIZE_MAX || !(v = value_new(kind)))
        return NULL;
    v->s.data = malloc(size + 1);
    if (!v->s.data) {
        free(v);
        return NULL;
    }
    if (size)
        memcpy(v->s.data, data, size);
    v->s.data[size] = 0;
    v->s.size = size;
    return v;
}

/* Half of a surrogate pair is no character. */
static bool is_utf8(Text text)
{
    uint32_t c;
    size_t n;

    for (size_t at = 0; at < text.size; at += n) {
        n = utf8_decode(text, at, &c);
        if (!n || (c >= 0xD800 && c < 0xE000))
            return false;
    }
    return true;
}

holo_value *holo_str(const char *data, size_t size)
{
    if (data && !is_utf8((Text){data, size}))
        return NULL;
    return text_new(HOLO_STR, data, size);
}

holo_value *holo_long(const char *digits, size_t size)
{
    bool negative = digits && size && digits[0] == '-';
    size_t first = negative;
    holo_value *v;
    int64_t i = 0;

    if (!digits || first == size || size - first > FORMAT_DIGITS)
        return NULL;
    for (size_t k = first; k < size; k++)
        if (digits[k] < '0' || digits[k] > '9')
            return NULL;
    while (first + 1 < size && digits[first] == '0')
        first++;
    for (size_t k = first; k < size; k++) {
        int digit = digits[k] - '0';

        if (__builtin_mul_overflow(i, 10, &i) ||
            __builtin_add_overflow(i, negative ? -digit : digit, &i)) {
            v = text_new(HOLO_LONG, digits + first - negative,
                         size - first + negative);
            if (v && negative)
                v->s.data[0] = '-';
            return v;
        }
    }
    return holo_int(i);
}

holo_value *holo_staged(const holo_value *value)
{
    holo_kind kind = holo_value_kind(value);
    holo_value *v;

    if (kind != HOLO_BOOL && kind != HOLO_INT && kind != HOLO_FLOAT)
        return NULL;
    v = value_new(kind);
    if (!v)
        return NULL;
    v->staged = true;
    if (kind == HOLO_BOOL)
        v->b = value->b;
    else if (kind == HOLO_INT)
        v->i = value->i;
    else
        v->f = value->f;
    return v;
}

/* ---- arrays ---- */

static_assert(+HOLO_FLOAT64 == +DTYPE_F64, "one order of dtypes");
static_assert(+HOLO_MAX_RANK == +MAX_RANK, "one greatest rank");

const char *holo_dtype_name(holo_dtype dtype)
{
    if (dtype <= HOLO_NO_DTYPE || dtype > HOLO_FLOAT64)
        return NULL;
    return dtype_info[dtype].numpy;
}

holo_dtype holo_dtype_from_name(const char *name)
{
    return name ? (holo_dtype)dtype_from_numpy(name) : HOLO_NO_DTYPE;
}

size_t holo_dtype_size(holo_dtype dtype)
{
    return holo_dtype_name(dtype) ? (size_t)dtype_info[dtype].size : 0;
}

/* The number of elements; -1 if there is no such array. */
static int64_t array_size(holo_dtype dtype, int rank, const int64_t *shape)
{
    int64_t size;

    if (!holo_dtype_name(dtype) || rank < 0 || rank > HOLO_MAX_RANK ||
        (rank && !shape))
        return -1;
    for (int i = 0; i < rank; i++)
        if (shape[i] < 0)
            return -1;
    size = shape_size(shape_of(rank, shape));
    return size > PTRDIFF_MAX / 8 ? -1 : size;
}

void *array_memory(size_t bytes)
{
    return aligned_alloc(ARRAY_ALIGNMENT,
                         (bytes / ARRAY_ALIGNMENT + 1) * ARRAY_ALIGNMENT);
}

holo_value *holo_array_borrow(holo_dtype dtype, int rank, const int64_t *shape,
                              const void *data, void (*release)(void *self),
                              void *self)
{
    int64_t size = array_size(dtype, rank, shape);
    holo_value *v;

    if (size < 0 || (size && !data) || !(v = value_new(HOLO_ARRAY)))
        return NULL;
    v->array.dtype = dtype;
    v->array.rank = rank;
    v->array.size = size;
    if (rank)
        memcpy(v->array.shape, shape, (size_t)rank * sizeof *shape);
    v->array.data = data;
    v->array.release = release;
    v->array.self = self;
    return v;
}

holo_value *holo_array_copy(holo_dtype dtype, int rank, const int64_t *shape,
                            const void *data)
{
    int64_t size = array_size(dtype, rank, shape);
    size_t bytes = (size_t)size * holo_dtype_size(dtype);
    holo_value *v;
    void *copy;

    if (size < 0 || (size && !data))
        return NULL;
    copy = array_memory(bytes);
    if (!copy)
        return NULL;
    if (bytes)
        memcpy(copy, data, bytes);
    v = holo_array_borrow(dtype, rank, shape, copy, free, copy);
    if (!v)
        free(copy);
    return v;
}

holo_value *holo_scalar(holo_dtype dtype, const void *element)
{
    holo_value *v;

    if (!holo_dtype_name(dtype) || !element || !(v = value_new(HOLO_SCALAR)))
        return NULL;
    memcpy(&v->array.element, element, holo_dtype_size(dtype));
    v->array.dtype = dtype;
    v->array.size = 1;
    v->array.data = &v->array.element;
    return v;
}

/* ---- containers ---- */

/* Can it be a dict's key? That is known while compiling, and hashable. */
static bool is_key(const holo_value *value)
{
    switch (value->kind) {
    case HOLO_NONE:
    case HOLO_STR:
    case HOLO_LONG:
        return true;
    case HOLO_BOOL:
    case HOLO_INT:
    case HOLO_FLOAT:
        return !value->staged;
    case HOLO_ARRAY:
    case HOLO_SCALAR:
    case HOLO_LIST:
    case HOLO_DICT:
        return false;
    case HOLO_TUPLE:
        for (size_t i = 0; i < value->items.n; i++)
            if (!is_key(value->items.item[i]))
                return false;
        return true;
    }
    return false;
}

/* Copies and retains an array of values; false if one is NULL or too deep, or
 * memory ends. */
static bool items_take(holo_value *v, holo_value ***out, size_t n,
                       holo_value *const *item)
{
    if (n && !item)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!item[i] || item[i]->depth + 1 > HOLO_MAX_DEPTH)
            return false;
        if (item[i]->depth + 1 > v->depth)
            v->depth = item[i]->depth + 1;
    }
    *out = calloc(n ? n : 1, sizeof **out);
    if (!*out)
        return false;
    for (size_t i = 0; i < n; i++) {
        holo_value_retain(item[i]);
        (*out)[i] = item[i];
    }
    return true;
}

static holo_value *container(holo_kind kind, size_t n, holo_value *const *key,
                             holo_value *const *item)
{
    holo_value *v = n <= INT32_MAX ? value_new(kind) : NULL;

    if (!v)
        return NULL;
    v->depth = 1;
    if (!items_take(v, &v->items.item, n, item) ||
        (kind == HOLO_DICT && n && !key) ||
        (kind == HOLO_DICT && !items_take(v, &v->items.key, n, key))) {
        v->items.n = v->items.item ? n : 0;
        holo_value_release(v);
        return NULL;
    }
    v->items.n = n;
    return v;
}

holo_value *holo_list(size_t n, holo_value *const *item)
{
    return container(HOLO_LIST, n, NULL, item);
}

holo_value *holo_tuple(size_t n, holo_value *const *item)
{
    return container(HOLO_TUPLE, n, NULL, item);
}

holo_value *holo_dict(size_t n, holo_value *const *key, holo_value *const *item)
{
    for (size_t i = 0; key && i < n; i++)
        if (key[i] && !is_key(key[i]))
            return NULL;
    return container(HOLO_DICT, n, key, item);
}

/* ---- references ---- */

void holo_value_retain(holo_value *value)
{
    if (value)
        atomic_fetch_add(&value->references, 1);
}

static void items_release(holo_value **item, size_t n)
{
    for (size_t i = 0; item && i < n; i++)
        holo_value_release(item[i]);
    free(item);
}

void holo_value_release(holo_value *value)
{
    if (!value || atomic_fetch_sub(&value->references, 1) != 1)
        return;
    switch (value->kind) {
    case HOLO_NONE:
    case HOLO_BOOL:
    case HOLO_INT:
    case HOLO_FLOAT:
    case HOLO_SCALAR:
        break;
    case HOLO_STR:
    case HOLO_LONG:
        free(value->s.data);
        break;
    case HOLO_ARRAY:
        if (value->array.release)
            value->array.release(value->array.self);
        break;
    case HOLO_LIST:
    case HOLO_TUPLE:
    case HOLO_DICT:
        items_release(value->items.item, value->items.n);
        items_release(value->items.key, value->items.n);
        break;
    }
    free(value);
}

/* ---- reading ---- */

holo_kind holo_value_kind(const holo_value *value)
{
    return value ? value->kind : HOLO_NONE;
}

bool holo_value_bool(const holo_value *value)
{
    return holo_value_kind(value) == HOLO_BOOL && value->b;
}

int64_t holo_value_int(const holo_value *value)
{
    return holo_value_kind(value) == HOLO_INT ? value->i : 0;
}

double holo_value_float(const holo_value *value)
{
    return holo_value_kind(value) == HOLO_FLOAT ? value->f : 0;
}

const char *holo_value_str(const holo_value *value, size_t *size)
{
    bool is_str = holo_value_kind(value) == HOLO_STR ||
                  holo_value_kind(value) == HOLO_LONG;

    if (size)
        *size = is_str ? value->s.size : 0;
    return is_str ? value->s.data : NULL;
}

bool holo_value_is_staged(const holo_value *value)
{
    return value && value->staged;
}

static bool is_array(const holo_value *value)
{
    holo_kind kind = holo_value_kind(value);

    return kind == HOLO_ARRAY || kind == HOLO_SCALAR;
}

holo_dtype holo_array_dtype(const holo_value *value)
{
    return is_array(value) ? value->array.dtype : HOLO_NO_DTYPE;
}

int holo_array_rank(const holo_value *value)
{
    return is_array(value) ? value->array.rank : 0;
}

const int64_t *holo_array_shape(const holo_value *value)
{
    return is_array(value) ? value->array.shape : NULL;
}

int64_t holo_array_size(const holo_value *value)
{
    return is_array(value) ? value->array.size : 0;
}

const void *holo_array_data(const holo_value *value)
{
    return is_array(value) ? value->array.data : NULL;
}

size_t holo_value_count(const holo_value *value)
{
    holo_kind kind = holo_value_kind(value);

    return kind >= HOLO_LIST && kind <= HOLO_DICT ? value->items.n : 0;
}

holo_value *holo_value_item(const holo_value *value, size_t i)
{
    return i < holo_value_count(value) ? value->items.item[i] : NULL;
}

holo_value *holo_value_key(const holo_value *value, size_t i)
{
    return i < holo_value_count(value) && value->kind == HOLO_DICT
               ? value->items.key[i]
               : NULL;
}
