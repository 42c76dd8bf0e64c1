/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attributes: a node keeps its few in a sorted array. Payloads are copied to
 * the module's arena once and never written again, so copies of a node share
 * them. */
#include "ir/graph.h"

#include "ir/literal.h"

#include <string.h>

const Attr *node_attr(const Node *n, AttrKey key)
{
    for (int i = 0; i < n->nattr; i++)
        if (n->attr[i].key == key)
            return &n->attr[i];
    return NULL;
}

int64_t node_int(const Node *n, AttrKey key)
{
    const Attr *a = node_attr(n, key);

    return a ? a->i : 0;
}

Text node_text(const Node *n, AttrKey key)
{
    const Attr *a = node_attr(n, key);

    return a ? a->text : (Text){"", 0};
}

static Arena *arena_of(const Node *n)
{
    return n->graph->module->arena;
}

/* Room for one more attribute, and at once for all that the op must have. */
static void attr_room(Node *n)
{
    int most = __builtin_popcountll(op_info[n->op].required);
    Attr *more;

    if (n->nattr < n->attr_capacity)
        return;
    n->attr_capacity = most > n->nattr ? most : n->nattr + 1;
    more = ARENA_ARRAY(arena_of(n), Attr, n->attr_capacity);
    for (int i = 0; i < n->nattr; i++)
        more[i] = n->attr[i];
    n->attr = more;
}

/* The place of attribute `key`, made if it is not there yet. */
static Attr *attr_slot(Node *n, AttrKey key)
{
    int at = 0;

    while (at < n->nattr && n->attr[at].key < key)
        at++;
    if (at < n->nattr && n->attr[at].key == key)
        return &n->attr[at];
    attr_room(n);
    for (int i = n->nattr++; i > at; i--)
        n->attr[i] = n->attr[i - 1];
    n->attr[at] = (Attr){.key = key};
    return &n->attr[at];
}

void node_set_int(Node *n, AttrKey key, int64_t value)
{
    attr_slot(n, key)->i = value;
}

void node_set_ints(Node *n, AttrKey key, int count, const int64_t *value)
{
    Attr *a = attr_slot(n, key);

    a->n = count;
    a->ints = arena_copy(arena_of(n), value, (size_t)count * sizeof *value);
}

void node_set_text(Node *n, AttrKey key, Text value)
{
    attr_slot(n, key)->text = text_copy(arena_of(n), value);
}

void node_set_texts(Node *n, AttrKey key, int count, const Text *value)
{
    Attr *a = attr_slot(n, key);
    Text *copy = ARENA_ARRAY(arena_of(n), Text, count);

    for (int i = 0; i < count; i++)
        copy[i] = text_copy(arena_of(n), value[i]);
    a->n = count;
    a->texts = copy;
}

void node_set_data(Node *n, AttrKey key, const void *data, size_t size)
{
    Module *m = n->graph->module;

    attr_slot(n, key)->data =
        arena_copy(size < LARGE_DATA ? m->arena : m->ctx->kept, data, size);
}

static bool texts_equal(const Attr *a, const Attr *b)
{
    if (a->n != b->n)
        return false;
    for (int i = 0; i < a->n; i++)
        if (!text_equal(a->texts[i], b->texts[i]))
            return false;
    return true;
}

/* The bytes that DATA has follow from the node's type. */
static bool data_equal(const Attr *a, const Attr *b, const Type *type)
{
    size_t size = type->kind == TYPE_TENSOR ? literal_size(type) : 0;

    return a->data == b->data || !size || !memcmp(a->data, b->data, size);
}

static bool attr_equal(const Attr *a, const Attr *b, const Type *type)
{
    if (a->key != b->key)
        return false;
    switch (attr_info[a->key].kind) {
    case ATTR_INT:
        return a->i == b->i;
    case ATTR_INTS:
        return a->n == b->n &&
               (!a->n ||
                !memcmp(a->ints, b->ints, (size_t)a->n * sizeof *a->ints));
    case ATTR_TEXT:
        return text_equal(a->text, b->text);
    case ATTR_TEXTS:
        return texts_equal(a, b);
    case ATTR_DATA:
        return data_equal(a, b, type);
    }
    return false;
}

bool attrs_equal(const Node *a, const Node *b)
{
    if (a->nattr != b->nattr || !type_equal(&a->type, &b->type))
        return false;
    for (int i = 0; i < a->nattr; i++)
        if (!attr_equal(&a->attr[i], &b->attr[i], &a->type))
            return false;
    return true;
}
