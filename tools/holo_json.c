/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* JSON <-> values.
 *
 *     null, true, 3, 0.5, "text"          static values
 *     {"bool": true}, {"int": 3}, {"float": 0.5}            staged ones
 *     {"dtype": "float32", "scalar": 0.5}                   a NumPy scalar
 *     {"dtype": "float32", "shape": [2], "data": [1, 2]}    an array
 *     {"list": [...]}, {"tuple": [...]}, {"dict": {...}}    structures
 *
 * What comes back has the same form, its numbers plain, but for strings, which
 * are {"str": "text"}. A dict whose keys are not all strings is
 * {"dict": [[key, value], ...]}. */
#include "tools/command.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *does_not_fit(const Json *json, JsonError *error,
                          const char *message)
{
    error->begin = json->begin;
    error->end = json->end;
    error->message = message;
    return NULL;
}

/* ---- arrays and scalars ---- */

static bool read_shape(const Json *json, int64_t *shape, JsonError *error)
{
    if (json->kind != JSON_ARRAY || json->items.n > HOLO_MAX_RANK)
        return does_not_fit(json, error,
                            "a shape is an array of at most 8 sizes");
    for (int i = 0; i < json->items.n; i++) {
        const Json *size = &json->items.item[i];

        if (size->kind != JSON_INT || size->i < 0)
            return does_not_fit(size, error, "a size is an integer, 0 or more");
        shape[i] = size->i;
    }
    return true;
}

static int64_t element_count(const int64_t *shape, int rank)
{
    int64_t count = 1;

    for (int i = 0; i < rank; i++)
        if (__builtin_mul_overflow(count, shape[i], &count))
            return -1;
    return count;
}

/* Does an integer fit `bits` bits, signed or not? */
static bool integer_fits(const Json *json, int bits, bool is_signed)
{
    if (json->kind == JSON_UINT)
        return !is_signed && bits == 64;
    if (!is_signed)
        return json->i >= 0 && (bits == 64 || json->i < (int64_t)1 << bits);
    return bits == 64 || (json->i >= -((int64_t)1 << (bits - 1)) &&
                          json->i < (int64_t)1 << (bits - 1));
}

static bool put_integer(const Json *json, holo_dtype dtype, void *out,
                        JsonError *error)
{
    bool is_signed = dtype <= HOLO_INT64;
    size_t size = holo_dtype_size(dtype);
    uint64_t u;

    if (json->kind != JSON_INT && json->kind != JSON_UINT)
        return does_not_fit(json, error,
                            json->kind == JSON_LONG
                                ? "an element does not fit the dtype"
                                : "an element is not an integer");
    if (!integer_fits(json, (int)size * 8, is_signed))
        return does_not_fit(json, error, "an element does not fit the dtype");
    u = json->kind == JSON_UINT ? json->u : (uint64_t)json->i;
    memcpy(out, &u, size); /* little endian: the low bytes come first */
    return true;
}

static double json_number(const Json *json)
{
    return json->kind == JSON_FLOAT  ? json->f
           : json->kind == JSON_INT  ? (double)json->i
           : json->kind == JSON_UINT ? (double)json->u
           : json->kind == JSON_LONG ? strtod(json->s.data, NULL)
                                     : 0;
}

static bool put_float(const Json *json, holo_dtype dtype, void *out,
                      JsonError *error)
{
    double x = json_number(json);
    float narrow = (float)x;

    if (json->kind < JSON_INT || json->kind > JSON_FLOAT)
        return does_not_fit(json, error, "an element is not a number");
    if (json->kind == JSON_LONG && isinf(x))
        return does_not_fit(json, error, "an element overflows a float64");
    if (dtype == HOLO_FLOAT32 && isinf(narrow) && !isinf(x))
        return does_not_fit(json, error, "an element overflows a float32");
    if (dtype == HOLO_FLOAT32)
        memcpy(out, &narrow, sizeof narrow);
    else
        memcpy(out, &x, sizeof x);
    return true;
}

static bool put_element(const Json *json, holo_dtype dtype, void *out,
                        JsonError *error)
{
    if (dtype == HOLO_FLOAT32 || dtype == HOLO_FLOAT64)
        return put_float(json, dtype, out, error);
    if (dtype != HOLO_BOOL8)
        return put_integer(json, dtype, out, error);
    if (json->kind != JSON_BOOL)
        return does_not_fit(json, error, "an element is not true or false");
    memcpy(out, &json->b, 1);
    return true;
}

static bool put_elements(const Json *data, holo_dtype dtype, char *out,
                         JsonError *error)
{
    size_t size = holo_dtype_size(dtype);

    for (int i = 0; i < data->items.n; i++)
        if (!put_element(&data->items.item[i], dtype, out + (size_t)i * size,
                         error))
            return false;
    return true;
}

static holo_dtype dtype_from(const Json *json, JsonError *error)
{
    holo_dtype type = json->kind == JSON_STRING
                          ? holo_dtype_from_name(json->s.data)
                          : HOLO_NO_DTYPE;

    if (type == HOLO_NO_DTYPE)
        does_not_fit(json, error, "there is no such dtype; one is \"float32\"");
    return type;
}

static holo_value *scalar_from(const Json *json, JsonError *error)
{
    holo_dtype dtype = dtype_from(json_get(json, "dtype"), error);
    uint64_t element;
    holo_value *out;

    if (json->items.n != 2)
        return does_not_fit(json, error,
                            "a scalar has `dtype` and `scalar`, no more");
    if (dtype == HOLO_NO_DTYPE ||
        !put_element(json_get(json, "scalar"), dtype, &element, error))
        return NULL;
    out = holo_scalar(dtype, &element);
    return out ? out : does_not_fit(json, error, "no memory is left");
}

static holo_value *array_from(const Json *json, JsonError *error)
{
    const Json *shape = json_get(json, "shape");
    const Json *data = json_get(json, "data");
    int64_t dim[HOLO_MAX_RANK];
    holo_dtype type;
    holo_value *out = NULL;
    char *element;
    size_t size;

    if (!shape || !data || json->items.n != 3)
        return does_not_fit(json, error,
                            "an array has `dtype`, `shape` and `data`, a "
                            "scalar `dtype` and `scalar`");
    type = dtype_from(json_get(json, "dtype"), error);
    if (type == HOLO_NO_DTYPE || !read_shape(shape, dim, error))
        return NULL;
    if (data->kind != JSON_ARRAY ||
        data->items.n != element_count(dim, shape->items.n))
        return does_not_fit(data, error,
                            "`data` does not hold the elements of the shape, "
                            "row-major in one array");
    size = holo_dtype_size(type);
    assert(size > 0);
    element = calloc(data->items.n ? data->items.n : 1, size);
    if (element && put_elements(data, type, element, error))
        out = holo_array_copy(type, shape->items.n, dim, element);
    free(element);
    return out || error->message
               ? out
               : does_not_fit(json, error, "no memory is left");
}

/* ---- structures ---- */

static void release_all(holo_value **value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        holo_value_release(value[i]);
    free(value);
}

typedef holo_value *Make(size_t n, holo_value *const *item);

static holo_value *sequence_from(const Json *json, Make *make, JsonError *error)
{
    size_t n = json->kind == JSON_ARRAY ? (size_t)json->items.n : 0;
    holo_value **item = calloc(n + 1, sizeof *item), *out = NULL;
    bool whole = item != NULL;

    if (json->kind != JSON_ARRAY)
        whole = does_not_fit(json, error, "the items go in an array");
    for (size_t i = 0; whole && i < n; i++) {
        item[i] = value_from_json(&json->items.item[i], error);
        whole = item[i] != NULL;
    }
    if (whole)
        out = make(n, item);
    if (item)
        release_all(item, n);
    return out || error->message
               ? out
               : does_not_fit(json, error, "no memory is left");
}

/* Is it, read as a value, one that can be a dict's key? */
static bool key_fits(const Json *json, JsonError *error)
{
    const Json *tuple =
        json->kind == JSON_OBJECT ? json_get(json, "tuple") : NULL;

    if (json->kind == JSON_OBJECT && !json_get(json, "str") && !tuple)
        return does_not_fit(json, error,
                            "a key is known while compiling and hashable: "
                            "null, a plain number or boolean, a string, or a "
                            "tuple of such");
    for (int i = 0; tuple && tuple->kind == JSON_ARRAY && i < tuple->items.n;
         i++)
        if (!key_fits(&tuple->items.item[i], error))
            return false;
    return true;
}

/* The keys of a dict come first, then its items. */
static holo_value *make_dict(size_t n, holo_value *const *part)
{
    return holo_dict(n / 2, part, part + n / 2);
}

/* One of the two forms of a dict, as the parts of make_dict(). */
static bool dict_part(const Json *json, size_t i, bool is_key, holo_value **out,
                      JsonError *error)
{
    const Json *item = &json->items.item[i];

    if (json->kind == JSON_OBJECT) {
        Text name = json->items.name[i];

        *out = is_key ? holo_str(name.data, name.size)
                      : value_from_json(item, error);
    } else if (item->kind == JSON_ARRAY && item->items.n == 2) {
        if (!is_key || key_fits(&item->items.item[0], error))
            *out = value_from_json(&item->items.item[!is_key], error);
    } else {
        does_not_fit(item, error, "a pair is [key, value]");
    }
    return *out != NULL;
}

static holo_value *dict_from(const Json *json, JsonError *error)
{
    size_t n = json->kind >= JSON_ARRAY ? (size_t)json->items.n : 0;
    holo_value **part = calloc(2 * n + 1, sizeof *part), *out = NULL;
    bool whole = part != NULL;

    if (json->kind < JSON_ARRAY)
        whole = does_not_fit(json, error,
                             "a dict is an object, or an array of pairs");
    for (size_t i = 0; whole && i < 2 * n; i++)
        whole = dict_part(json, i % n, i < n, &part[i], error);
    if (whole)
        out = make_dict(2 * n, part);
    if (part)
        release_all(part, 2 * n);
    return out || error->message
               ? out
               : does_not_fit(json, error, "no memory is left");
}

/* A number that is not known while compiling: {"int": 3}. NULL, without an
 * error, if the name says no kind of number. */
static holo_value *staged_from(Text name, const Json *number, JsonError *error)
{
    holo_value *plain, *out;

    if (!text_is(name, "bool") && !text_is(name, "int") &&
        !text_is(name, "float"))
        return NULL;
    if (text_is(name, "bool") && number->kind != JSON_BOOL)
        return does_not_fit(number, error, "a bool is true or false");
    if (text_is(name, "int") && number->kind != JSON_INT)
        return does_not_fit(number, error,
                            "an int is an integer of 64 bits with its sign");
    if (text_is(name, "float") &&
        (number->kind < JSON_INT || number->kind > JSON_FLOAT))
        return does_not_fit(number, error, "a float is a number");
    if (text_is(name, "float") && isinf(json_number(number)) &&
        number->kind == JSON_LONG)
        return does_not_fit(number, error, "the int is too large for a float");
    if (text_is(name, "float"))
        plain = holo_float(json_number(number));
    else
        plain = value_from_json(number, error);
    out = holo_staged(plain);
    holo_value_release(plain);
    return out ? out : does_not_fit(number, error, "no memory is left");
}

static holo_value *structure_from(const Json *json, JsonError *error)
{
    const Json *only = &json->items.item[0];
    holo_value *staged;
    Text name;

    if (json_get(json, "dtype"))
        return json_get(json, "scalar") ? scalar_from(json, error)
                                        : array_from(json, error);
    name = json->items.n == 1 ? json->items.name[0] : (Text){"", 0};
    if (text_is(name, "list"))
        return sequence_from(only, holo_list, error);
    if (text_is(name, "tuple"))
        return sequence_from(only, holo_tuple, error);
    if (text_is(name, "dict"))
        return dict_from(only, error);
    if (text_is(name, "str") && only->kind == JSON_STRING)
        return holo_str(only->s.data, only->s.size);
    staged = staged_from(name, only, error);
    if (staged || error->message)
        return staged;
    return does_not_fit(json, error,
                        "an object is an array with `dtype`, `shape` and "
                        "`data`, a scalar with `dtype` and `scalar`, or one "
                        "of {\"list\": ...}, {\"tuple\": ...}, "
                        "{\"dict\": ...}, {\"str\": ...}, {\"int\": ...}, "
                        "{\"float\": ...}, {\"bool\": ...}");
}

holo_value *value_from_json(const Json *json, JsonError *error)
{
    holo_value *out = NULL;
    char digits[24];

    switch (json->kind) {
    case JSON_NULL:
        out = holo_none();
        break;
    case JSON_BOOL:
        out = holo_bool(json->b);
        break;
    case JSON_INT:
        out = holo_int(json->i);
        break;
    case JSON_UINT:
        snprintf(digits, sizeof digits, "%llu", (unsigned long long)json->u);
        out = holo_long(digits, strlen(digits));
        break;
    case JSON_LONG:
        out = holo_long(json->s.data, json->s.size);
        if (!out)
            return does_not_fit(json, error, "an int has at most 4300 digits");
        break;
    case JSON_FLOAT:
        out = holo_float(json->f);
        break;
    case JSON_STRING:
        out = holo_str(json->s.data, json->s.size);
        break;
    case JSON_ARRAY:
        return does_not_fit(json, error,
                            "write {\"list\": [...]} or {\"tuple\": [...]}");
    case JSON_OBJECT:
        return structure_from(json, error);
    }
    return out ? out : does_not_fit(json, error, "no memory is left");
}

holo_value *value_from_text(Command *c, const char *name, Text text)
{
    JsonError error = {0};
    const Json *json = json_parse(&c->arena, text, JSON_NONFINITE, &error);
    holo_value *out = json ? value_from_json(json, &error) : NULL;

    if (!out)
        holo_diags_report(c->diags, "H0950", error.message, name, text.data,
                          text.size, error.begin, error.end);
    return out;
}

/* ---- writing ---- */

static void put_number(TextBuffer *out, holo_dtype dtype, const char *data,
                       int64_t i)
{
    switch (dtype) {
    case HOLO_NO_DTYPE:
        break;
    case HOLO_BOOL8:
        buffer_puts(out, data[i] ? "true" : "false");
        break;
    case HOLO_INT8:
        buffer_printf(out, "%d", ((const int8_t *)data)[i]);
        break;
    case HOLO_INT16:
        buffer_printf(out, "%d", ((const int16_t *)data)[i]);
        break;
    case HOLO_INT32:
        buffer_printf(out, "%d", ((const int32_t *)data)[i]);
        break;
    case HOLO_INT64:
        buffer_printf(out, "%lld", (long long)((const int64_t *)data)[i]);
        break;
    case HOLO_UINT8:
        buffer_printf(out, "%u", ((const uint8_t *)data)[i]);
        break;
    case HOLO_UINT16:
        buffer_printf(out, "%u", ((const uint16_t *)data)[i]);
        break;
    case HOLO_UINT32:
        buffer_printf(out, "%u", ((const uint32_t *)data)[i]);
        break;
    case HOLO_UINT64:
        buffer_printf(out, "%llu",
                      (unsigned long long)((const uint64_t *)data)[i]);
        break;
    case HOLO_FLOAT32:
        json_put_f32(out, ((const float *)data)[i]);
        break;
    case HOLO_FLOAT64:
        json_put_f64(out, ((const double *)data)[i]);
        break;
    }
}

static void put_scalar(TextBuffer *out, const holo_value *value)
{
    holo_dtype dtype = holo_array_dtype(value);

    buffer_printf(out,
                  "{\"dtype\": \"%s\", \"scalar\": ", holo_dtype_name(dtype));
    put_number(out, dtype, holo_array_data(value), 0);
    buffer_putc(out, '}');
}

static void put_array(TextBuffer *out, const holo_value *value)
{
    holo_dtype dtype = holo_array_dtype(value);
    const int64_t *shape = holo_array_shape(value);
    int64_t size = holo_array_size(value);

    buffer_printf(out, "{\"dtype\": \"%s\", \"shape\": [",
                  holo_dtype_name(dtype));
    for (int i = 0; i < holo_array_rank(value); i++)
        buffer_printf(out, "%s%lld", i ? ", " : "", (long long)shape[i]);
    buffer_puts(out, "], \"data\": [");
    for (int64_t i = 0; i < size; i++) {
        if (i)
            buffer_puts(out, ", ");
        put_number(out, dtype, holo_array_data(value), i);
    }
    buffer_puts(out, "]}");
}

static void put_string(TextBuffer *out, const holo_value *value)
{
    Text s;

    s.data = holo_value_str(value, &s.size);
    json_put_string(out, s);
}

static void put_sequence(TextBuffer *out, const holo_value *value,
                         const char *name)
{
    buffer_printf(out, "{\"%s\": [", name);
    for (size_t i = 0; i < holo_value_count(value); i++) {
        if (i)
            buffer_puts(out, ", ");
        value_to_json(out, holo_value_item(value, i));
    }
    buffer_puts(out, "]}");
}

/* A key is known while compiling: its strings are written plainly. */
static void put_key(TextBuffer *out, const holo_value *key)
{
    if (holo_value_kind(key) == HOLO_STR) {
        put_string(out, key);
        return;
    }
    if (holo_value_kind(key) != HOLO_TUPLE) {
        value_to_json(out, key);
        return;
    }
    buffer_puts(out, "{\"tuple\": [");
    for (size_t i = 0; i < holo_value_count(key); i++) {
        buffer_puts(out, i ? ", " : "");
        put_key(out, holo_value_item(key, i));
    }
    buffer_puts(out, "]}");
}

static bool keys_are_strings(const holo_value *dict)
{
    for (size_t i = 0; i < holo_value_count(dict); i++)
        if (holo_value_kind(holo_value_key(dict, i)) != HOLO_STR)
            return false;
    return true;
}

static void put_dict(TextBuffer *out, const holo_value *value)
{
    bool named = keys_are_strings(value);

    buffer_puts(out, named ? "{\"dict\": {" : "{\"dict\": [");
    for (size_t i = 0; i < holo_value_count(value); i++) {
        buffer_puts(out, i ? ", " : "");
        if (named) {
            put_string(out, holo_value_key(value, i));
            buffer_puts(out, ": ");
            value_to_json(out, holo_value_item(value, i));
        } else {
            buffer_putc(out, '[');
            put_key(out, holo_value_key(value, i));
            buffer_puts(out, ", ");
            value_to_json(out, holo_value_item(value, i));
            buffer_putc(out, ']');
        }
    }
    buffer_puts(out, named ? "}}" : "]}");
}

void value_to_json(TextBuffer *out, const holo_value *value)
{
    switch (holo_value_kind(value)) {
    case HOLO_NONE:
        buffer_puts(out, "null");
        break;
    case HOLO_BOOL:
        buffer_puts(out, holo_value_bool(value) ? "true" : "false");
        break;
    case HOLO_INT:
        buffer_printf(out, "%lld", (long long)holo_value_int(value));
        break;
    case HOLO_FLOAT:
        json_put_f64(out, holo_value_float(value));
        break;
    case HOLO_LONG:
        buffer_puts(out, holo_value_str(value, NULL));
        break;
    case HOLO_STR:
        buffer_puts(out, "{\"str\": ");
        put_string(out, value);
        buffer_putc(out, '}');
        break;
    case HOLO_SCALAR:
        put_scalar(out, value);
        break;
    case HOLO_ARRAY:
        put_array(out, value);
        break;
    case HOLO_LIST:
        put_sequence(out, value, "list");
        break;
    case HOLO_TUPLE:
        put_sequence(out, value, "tuple");
        break;
    case HOLO_DICT:
        put_dict(out, value);
        break;
    }
}
