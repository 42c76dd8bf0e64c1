/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The forms of items: see item_form.h. */
#include "passes/python/item_form.h"
#include "passes/numpy/numpy.h"
#include "passes/numpy/order.h"
#include "passes/staging/alternative.h"
#include "passes/staging/staging.h"

#include <ctype.h>

/* ---- strings ---- */

/* The number of a string that lists hold. */
static int number_of_text(Spec *s, Text t)
{
    for (int i = 0; i < s->nkept_text; i++)
        if (text_equal(s->kept_text[i], t))
            return i;
    *ARENA_PUSH(s->arena, s->kept_text, s->nkept_text, s->kept_text_capacity) =
        t;
    return s->nkept_text - 1;
}

static void add_text(Spec *s, ItemForm *f, int number)
{
    int *text, at = 0;

    while (at < f->ntext && f->text[at] < number)
        at++;
    if (at < f->ntext && f->text[at] == number)
        return;
    text = ARENA_ARRAY(s->arena, int, f->ntext + 1);
    for (int i = 0; i < f->ntext; i++)
        text[i + (i >= at)] = f->text[i];
    text[at] = number;
    f->text = text;
    f->ntext++;
}

/* The strings that a value is one of, which is a string or a choice. */
static void text_form(Spec *s, Value v, ItemForm *f)
{
    const Body *b = v.kind == VALUE_OBJECT ? object_body(v.object) : NULL;

    *f = (ItemForm){.kind = FORM_TEXT};
    if (!b)
        add_text(s, f, number_of_text(s, v.s));
    for (int i = 1; b && i < b->nitem; i++)
        add_text(s, f, number_of_text(s, b->item[i].s));
}

void form_add_texts(Spec *s, ItemForm *f, const ItemForm *other)
{
    for (int i = 0; i < other->ntext; i++)
        add_text(s, f, other->text[i]);
    assert(f->n == other->n);
    for (int i = 0; i < f->n; i++)
        form_add_texts(s, &f->part[i], &other->part[i]);
}

/* The number of a string, which only running may know. */
static Value text_number(Spec *s, Value v)
{
    const Body *b;
    Node *index, *number = NULL;

    if (v.kind == VALUE_STR)
        return value_int(number_of_text(s, v.s));
    b = object_body(v.object);
    index = spec_scalar_node(s, b->item[0]);
    for (int i = 1; i < b->nitem; i++) {
        Build make = spec_build(s);
        Node *own =
            build_i64(&make, DTYPE_I64, number_of_text(s, b->item[i].s));

        number = number ? build3(&make, OP_select,
                                 build2(&make, OP_equal, index,
                                        build_i64(&make, DTYPE_I64, i - 1)),
                                 own, number)
                        : own;
    }
    return value_scalar(number);
}

/* The string of a number. */
static Value text_again(Spec *s, const ItemForm *f, Value number)
{
    Value index;
    Object *choice;
    Node *n, *at;
    Build b;

    if (number.kind == VALUE_INT)
        return value_str(s->kept_text[number.i]);
    if (f->ntext == 1)
        return value_str(s->kept_text[f->text[0]]);
    n = spec_scalar_node(s, number);
    b = spec_build(s);
    at = build_i64(&b, DTYPE_I64, 0);
    for (int i = 1; i < f->ntext; i++)
        at = build3(
            &b, OP_select,
            build2(&b, OP_equal, n, build_i64(&b, DTYPE_I64, f->text[i])),
            build_i64(&b, DTYPE_I64, i), at);
    index = value_scalar(at);
    choice = object_items(s, OBJECT_CHOICE, 1, &index);
    for (int i = 0; i < f->ntext; i++)
        object_append(s, choice, value_str(s->kept_text[f->text[i]]));
    return value_object(choice);
}

Value form_ranks(Spec *s)
{
    Value list = value_list(s, 0, NULL);
    Node *n;

    for (int i = 0; i < s->nkept_text; i++) {
        int rank = 0;

        for (int k = 0; k < s->nkept_text; k++)
            rank += text_order(s->kept_text[k], s->kept_text[i]) < 0;
        object_append(s, list.object, value_int(rank));
    }
    n = array_from(s, list, DTYPE_I64);
    return n ? array_value(s, n) : value_poison();
}

/* ---- what has which form ---- */

static bool is_of_kind(const NumberKind *x, const NumberKind *y)
{
    return x->dtype == y->dtype && x->is_numpy == y->is_numpy;
}

/* A list of numbers of one kind, of which is known how many they are. */
static bool list_form(Spec *s, Value v, ItemForm *f)
{
    const Body *b = object_body(v.object);
    int64_t n = b->is_grown ? grown_length_of(s, b) : b->nitem;

    *f = (ItemForm){.kind = FORM_LIST, .shape = {.rank = 1, .dim = {n}}};
    return n > 0 && !v.object->is_held && number_kind_of(s, b, &f->number) &&
           f->number.dtype;
}

/* An array that owns its elements, or a view of one that does. */
static bool array_form(Value v, ItemForm *f)
{
    const Object *a = v.object, *root = array_root(v.object);

    *f = (ItemForm){.kind = FORM_ARRAY,
                    .number = {a->array.dtype, true},
                    .shape = a->array.shape};
    return a->array.shape.rank > 0 && a->array.shape.rank < MAX_RANK &&
           !a->array.extents && !a->array.mask && !a->array.original &&
           !root->array.twins && !root->array.original &&
           strides_equal(a->array.shape, a->array.strides,
                         strides_of_rows(a->array.shape)) &&
           shape_size(a->array.shape) > 0;
}

static bool takes(Spec *s, ItemForm *f, Value v, int depth);

static bool takes_parts(Spec *s, ItemForm *f, FormKind kind, const Body *b,
                        int depth)
{
    if (f->kind == FORM_NONE) {
        f->kind = kind;
        f->n = b->nitem;
        f->part = ARENA_ARRAY(s->arena, ItemForm, b->nitem);
        for (int i = 0; i < b->nitem; i++)
            f->part[i] = (ItemForm){.kind = FORM_NONE};
    }
    if (f->kind != kind || f->n != b->nitem || !f->n || depth >= MOST_COLUMNS)
        return false;
    for (int i = 0; i < f->n; i++)
        if (!takes(s, &f->part[i], b->item[i], depth + 1))
            return false;
    return true;
}

static bool takes(Spec *s, ItemForm *f, Value v, int depth)
{
    ItemForm own = {.kind = FORM_NONE};
    bool has;

    if (choice_is_text(v)) {
        text_form(s, v, &own);
        has = own.ntext <= MOST_CANDIDATES;
    } else if (value_is_python_number(v) || value_is_numpy_scalar(v)) {
        own.kind = FORM_NUMBER;
        has = number_is_of_kind(v, &own.number);
    } else if (value_is_array(v)) {
        has = array_form(v, &own);
    } else if (value_is_object(v, OBJECT_LIST) ||
               (value_is_grown(v) && !grown_has_columns(s, v))) {
        has = list_form(s, v, &own);
        if (!has && !object_body(v.object)->is_grown && !v.object->is_held)
            return takes_parts(s, f, FORM_PARTS, object_body(v.object), depth);
    } else {
        return value_is_object(v, OBJECT_TUPLE) && !v.object->tuple.field &&
               takes_parts(s, f, FORM_TUPLE, object_body(v.object), depth);
    }
    if (f->kind == FORM_NONE)
        *f = own;
    if (!has || !form_same(f, &own))
        return false;
    form_add_texts(s, f, &own);
    return f->ntext <= MOST_CANDIDATES;
}

bool form_takes(Spec *s, ItemForm *f, Value v)
{
    return takes(s, f, v, 0);
}

bool form_same(const ItemForm *x, const ItemForm *y)
{
    if (x->kind != y->kind || x->n != y->n ||
        !is_of_kind(&x->number, &y->number) || !shape_equal(x->shape, y->shape))
        return false;
    for (int i = 0; i < x->n; i++)
        if (!form_same(&x->part[i], &y->part[i]))
            return false;
    return true;
}

bool form_is_known(const ItemForm *f)
{
    for (int i = 0; i < f->n; i++)
        if (!form_is_known(&f->part[i]))
            return false;
    return f->kind == FORM_TEXT || f->n || f->number.dtype;
}

ItemForm form_of_numbers(Spec *s, int n, const NumberKind *kind)
{
    ItemForm f = {
        .kind = FORM_TUPLE, .n = n, .part = ARENA_ARRAY(s->arena, ItemForm, n)};

    for (int i = 0; i < n; i++)
        f.part[i] = (ItemForm){.kind = FORM_NUMBER, .number = kind[i]};
    return f;
}

/* ---- leaves ---- */

static bool has_parts(const ItemForm *f)
{
    return f->kind == FORM_TUPLE || f->kind == FORM_PARTS;
}

static void add_leaves(ItemForm *f, ItemForm **leaf, int *n)
{
    if (!has_parts(f)) {
        if (*n < MOST_COLUMNS)
            leaf[*n] = f;
        ++*n;
        return;
    }
    for (int i = 0; i < f->n; i++)
        add_leaves(&f->part[i], leaf, n);
}

int form_leaves(ItemForm *f, ItemForm **leaf)
{
    int n = 0;

    add_leaves(f, leaf, &n);
    return n <= MOST_COLUMNS ? n : 0;
}

int64_t form_size(const ItemForm *f)
{
    int64_t n = 0;

    if (!has_parts(f))
        return f->kind == FORM_LIST || f->kind == FORM_ARRAY
                   ? shape_size(f->shape)
                   : 1;
    for (int i = 0; i < f->n; i++)
        n += form_size(&f->part[i]);
    return n;
}

static bool split(Spec *s, const ItemForm *f, Value v, Value **leaf)
{
    Node *n;

    if (f->kind == FORM_PARTS && !value_keep(s, v))
        return false;
    if (has_parts(f)) {
        for (int i = 0; i < f->n; i++)
            if (!split(s, &f->part[i], object_body(v.object)->item[i], leaf))
                return false;
        return true;
    }
    *(*leaf)++ = v;
    if (f->kind == FORM_TEXT)
        (*leaf)[-1] = text_number(s, v);
    if (f->kind == FORM_NUMBER || f->kind == FORM_TEXT)
        return true;
    if (!value_keep(s, v))
        return false;
    if (f->kind == FORM_ARRAY)
        return true;
    n = value_is_grown(v) ? NULL : array_from(s, v, f->number.dtype);
    (*leaf)[-1] = n ? array_value(s, n) : grown_array(s, v);
    return (*leaf)[-1].kind != VALUE_POISON;
}

bool form_split(Spec *s, const ItemForm *f, Value item, Value *leaf)
{
    return split(s, f, item, &leaf);
}

/* A list of the numbers of an array: of few each by itself. */
static Value list_of(Spec *s, const ItemForm *f, Value array)
{
    enum { FEW = 16 };
    int64_t n = f->shape.dim[0];
    Value list = value_list(s, 0, NULL);

    if (n > FEW) {
        grown_keep_in(s, list.object, f->number, array, value_int(n));
        return list;
    }
    for (int64_t i = 0; i < n; i++) {
        Value x = array_get(s, array.object, value_int(i));

        if (x.kind == VALUE_POISON)
            return x;
        if (!f->number.is_numpy)
            x = value_scalar(array_node(s, x.object));
        object_append(s, list.object, x);
    }
    return list;
}

static Value join(Spec *s, const ItemForm *f, const Value **leaf)
{
    Value v, *item;

    if (!has_parts(f)) {
        v = *(*leaf)++;
        if (f->kind == FORM_LIST && v.kind != VALUE_POISON)
            v = list_of(s, f, v);
        if (f->kind == FORM_TEXT && v.kind != VALUE_POISON)
            return text_again(s, f, v);
        if (f->kind != FORM_NUMBER && v.kind != VALUE_POISON)
            value_keep(s, v);
        return v;
    }
    item = ARENA_ARRAY(s->arena, Value, f->n);
    for (int i = 0; i < f->n; i++) {
        item[i] = join(s, &f->part[i], leaf);
        if (item[i].kind == VALUE_POISON)
            return item[i];
    }
    if (f->kind == FORM_PARTS) {
        v = value_list(s, f->n, item);
        value_keep(s, v);
        return v;
    }
    v = value_tuple(s, f->n, item);
    v.object->is_joined = true;
    return v;
}

Value form_join(Spec *s, const ItemForm *f, const Value *leaf)
{
    return join(s, f, &leaf);
}

/* ---- in letters ---- */

static void put_letters(TextBuffer *out, const ItemForm *f)
{
    static const char letter[] = {
        [FORM_NONE] = '?', [FORM_NUMBER] = '.', [FORM_TEXT] = 's',
        [FORM_LIST] = 'l', [FORM_ARRAY] = 'a',  [FORM_TUPLE] = '(',
        [FORM_PARTS] = '['};

    buffer_putc(out, letter[f->kind]);
    for (int i = 0; i < f->ntext; i++)
        buffer_printf(out, "%d,", f->text[i]);
    for (int i = 0; i < f->n; i++)
        put_letters(out, &f->part[i]);
    if (has_parts(f))
        buffer_putc(out, ')');
}

const char *form_letters(Spec *s, const ItemForm *f)
{
    TextBuffer out = {.arena = s->arena};

    put_letters(&out, f);
    return buffer_text(&out).data;
}

/* A number, and the comma behind it. */
static int read_number(const char **at, const char *end)
{
    int n = 0;

    while (*at < end && isdigit((unsigned char)**at))
        n = n * 10 + (*(*at)++ - '0');
    ++*at;
    return n;
}

static ItemForm read_letters(Spec *s, const char **at, const char *end)
{
    ItemForm f = {.kind = FORM_NONE};
    ItemForm part[MOST_COLUMNS];
    char c = *at < end ? *(*at)++ : ')';

    switch (c) {
    case '.':
        f.kind = FORM_NUMBER;
        break;
    case 's':
        f.kind = FORM_TEXT;
        while (*at < end && isdigit((unsigned char)**at))
            add_text(s, &f, read_number(at, end));
        break;
    case 'l':
        f.kind = FORM_LIST;
        break;
    case 'a':
        f.kind = FORM_ARRAY;
        break;
    case '(':
    case '[':
        f.kind = c == '(' ? FORM_TUPLE : FORM_PARTS;
        while (*at < end && **at != ')' && f.n < MOST_COLUMNS)
            part[f.n++] = read_letters(s, at, end);
        ++*at;
        f.part = arena_copy(s->arena, part, (size_t)f.n * sizeof *part);
        break;
    default:
        break;
    }
    return f;
}

ItemForm *form_of_letters(Spec *s, Text letters)
{
    const char *at = letters.data;
    ItemForm f = read_letters(s, &at, at + letters.size);

    return arena_copy(s->arena, &f, sizeof f);
}

/* The strings, by their numbers, each as it is shown. */
static void put_texts(Spec *s, TextBuffer *out)
{
    for (int i = 0; i < s->nkept_text; i++) {
        TextBuffer text = {.arena = s->arena};

        value_repr_into(s, &text, value_str(s->kept_text[i]));
        buffer_printf(out, "?%zu:", text.size);
        buffer_put(out, text.data, text.size);
    }
}

static void put_pattern(Spec *s, TextBuffer *out, const ItemForm *f,
                        const NumberKind *kind, int *at)
{
    bool is_tuple = f->kind == FORM_TUPLE;
    int64_t n = has_parts(f) ? f->n : shape_size(f->shape);

    if (f->kind == FORM_NUMBER || f->kind == FORM_TEXT) {
        buffer_putc(out, (char)((kind[*at].is_numpy ? 'A' : '0') + *at));
        if (f->kind == FORM_TEXT)
            put_texts(s, out);
        ++*at;
        return;
    }
    buffer_putc(out, is_tuple ? '(' : '[');
    for (int64_t i = 0; i < n; i++) {
        if (i)
            buffer_puts(out, ", ");
        put_pattern(s, out,
                    has_parts(f) ? &f->part[i]
                                 : &(ItemForm){.kind = FORM_NUMBER},
                    kind, at);
    }
    buffer_puts(out, !is_tuple ? "]" : n == 1 ? ",)" : ")");
}

const char *form_pattern(Spec *s, const ItemForm *f, const NumberKind *kind)
{
    TextBuffer out = {.arena = s->arena};
    int at = 0;

    buffer_putc(&out, '[');
    put_pattern(s, &out, f, kind, &at);
    buffer_putc(&out, ']');
    return buffer_text(&out).data;
}
