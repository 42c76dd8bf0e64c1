/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the items of a list are that is kept in columns (grown_columns.c): a
 * number, one of some strings, a list of so many numbers, an array of one
 * shape, or a tuple or a list of such.
 *
 * The *leaves* of a form are its numbers, strings, lists and arrays, from left
 * to right: each has a column of its own. What a list or an array holds is
 * copied there, so neither may be changed any more (by_value.c). */
#ifndef HOLO_PASSES_PYTHON_ITEM_FORM_H
#define HOLO_PASSES_PYTHON_ITEM_FORM_H

#include "passes/python/grown.h"

typedef enum FormKind {
    FORM_NONE, /* nothing is known yet */
    FORM_NUMBER,
    FORM_TEXT, /* one of some strings, by its number among all that are kept */
    FORM_LIST,
    FORM_ARRAY,
    FORM_TUPLE,
    FORM_PARTS /* a list whose items are not numbers of one kind */
} FormKind;

typedef struct ItemForm {
    FormKind kind;
    NumberKind number; /* its own, or what a list or an array holds */
    Shape shape;       /* of an array; of a list, {how many} */
    int ntext;         /* of a string: the numbers of those that it may be, */
    int *text;         /* ascending */
    int n;             /* parts, of a tuple or a list */
    struct ItemForm *part;
} ItemForm;

/* Has a value this form? One that is not known yet, in whole or in part,
 * becomes the value's; after `false` it is of no use. */
bool form_takes(Spec *s, ItemForm *f, Value v);
/* Are they alike, whichever strings those may be that they have in one place?
 */
bool form_same(const ItemForm *x, const ItemForm *y);
/* The strings of another form, which is alike, are its, too. */
void form_add_texts(Spec *s, ItemForm *f, const ItemForm *other);
/* Is all of it known? */
bool form_is_known(const ItemForm *f);
/* A tuple of n numbers. */
ItemForm form_of_numbers(Spec *s, int n, const NumberKind *kind);

/* The leaves, at most MOST_COLUMNS; how many they are, or 0: more. */
int form_leaves(ItemForm *f, ItemForm **leaf);
/* How many numbers an item has. */
int64_t form_size(const ItemForm *f);
/* What of an item, which has the form, goes into each column. False after an
 * error. */
bool form_split(Spec *s, const ItemForm *f, Value item, Value *leaf);
/* The item again, of what the columns give. */
Value form_join(Spec *s, const ItemForm *f, const Value *leaf);

/* A form's shape in letters, which says nothing of its leaves; and that form.
 */
const char *form_letters(Spec *s, const ItemForm *f);
ItemForm *form_of_letters(Spec *s, Text letters);
/* The place that each string has in their order, by its number. */
Value form_ranks(Spec *s);
/* How an item is shown: a letter for each of its numbers, which are of these
 * kinds, see text_columns(). */
const char *form_pattern(Spec *s, const ItemForm *f, const NumberKind *kind);

/* ---- grown_columns.c ---- */

/* The form of a list's items, and the columns that keep them; NULL after an
 * error. */
const ItemForm *columns_form(Spec *s, Value list, int *n, const Value **column);

/* ---- by_value.c ---- */

/* What is copied into a list that grows, which to the script is this very list
 * or array: nobody changes it from now on. False after an error: it was changed
 * in the turn of a loop that may have kept it in the one before. */
bool value_keep(Spec *s, Value v);

#endif
