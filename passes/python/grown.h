/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists whose length is known only when running: lists of numbers of one kind,
 * kept in an array.
 *
 * A list begins as what it holds, value by value. Where a staged branch or loop
 * appends to it or takes from it, it is *grown*: from then on its items are the
 * first `length` elements of an array that has room for more, and the list is
 * an instance of a class of ours, under hidden names: so whatever joins,
 * carries and compares objects needs to know nothing of it, and no code that
 * takes lists apart meets one by accident. Whether it is grown is a part of its
 * body, and the trail takes it back like any change (heap.c).
 *
 * The array has a room that is known while compiling. A join finds that a list
 * needs to be grown, or more room, for the sake of what is joined (asked for in
 * Spec.growth); whoever began the ways or turns does that before them, and runs
 * them again (staging/control.c, loop.c). Meanwhile the room is *fixed*: the
 * run checks that nobody appends beyond it. */
#ifndef HOLO_PASSES_PYTHON_GROWN_H
#define HOLO_PASSES_PYTHON_GROWN_H

#include "base/format.h" /* MOST_COLUMNS */
#include "passes/python/protocol.h"

bool value_is_grown(Value v);

/* Is how many numbers it gives, one of these lists, a range or an array, known
 * only when running? */
bool length_is_staged(Value v);

/* Its length, an int, perhaps staged; its items as a fresh array; item k, which
 * is known to be there. */
Value grown_length(Spec *s, Value list);
int64_t grown_length_known(Spec *s, Value list); /* -1 after an error */
Value grown_array(Spec *s, Value list);
Value grown_item(Spec *s, Value list, Value k);
/* The same of a plain list of numbers, too, as a column is of which nothing is
 * staged. */
Value list_array(Spec *s, Value list);
/* Its first n items, which are there, stay. */
void grown_cut(Spec *s, Value list, Value n);
/* Sets its items to those of an array of as many. */
void grown_fill(Spec *s, Value list, Value items);
/* Its items, or those of several lists of one length, as a container shows
 * them; a digit of the pattern is one of the lists: see text_columns(). */
Value grown_text(Spec *s, int n, const Value *list, const char *pattern);
/* The array that holds its items; NULL: it is lost, after an error. */
Object *grown_data(Spec *s, Value list);
/* How many items there is room for, of a body that is grown; and the name under
 * which stands how many it may have at most. */
int64_t grown_room(Spec *s, const Body *b);
/* How many items a list may have at most, as far as that is known. */
int64_t grown_at_most(Spec *s, const Body *b);
int64_t grown_length_of(Spec *s, const Body *b); /* -1: only running knows */
Sym grown_most(Spec *s);
Sym grown_data_name(Spec *s); /* of the array that holds the items */
/* Does a list, dict or set that grew say by this name how much it holds, and
 * not of which form it is? */
bool grown_counts(Sym name);

/* The kind of the numbers of a list (grown or not): false if they are not of
 * one kind, or there are none. */
typedef struct NumberKind {
    DType dtype;   /* NONE: there are none */
    bool is_numpy; /* NumPy's scalars, or Python's */
} NumberKind;

NumberKind grown_kind(Spec *s, Value list); /* of one that is grown */
bool number_kind_of(Spec *s, const Body *b, NumberKind *kind);

/* Makes a list grown, with this room for numbers of a kind, or gives it more
 * room; and perhaps fixes that. False if that cannot be. */
bool list_grow(Spec *s, Object *list, NumberKind kind, int64_t room, bool fix);
/* The room of a list that had this one and needs more. */
static inline int64_t room_for_more(int64_t room)
{
    enum { MOST_MORE = 1 << 16 };

    return room < 8 ? 16 : room < MOST_MORE ? 2 * room : room + MOST_MORE;
}

/* Gives a list that is grown this very room; where it has more items than that,
 * the run ends. */
bool list_set_room(Spec *s, Object *list, int64_t room);
/* Its room is fixed; it is no longer. */
void list_fix(Spec *s, Object *list);
void list_unfix(Spec *s, Object *list);

/* Long lists begin grown: a number n times, the numbers of a range. What such a
 * list cannot do is an error, and the script is evaluated once more without
 * (Spec.grows_early). UNDEFINED: it is none of these. */
Value list_of_many(Spec *s, Value number, int64_t n);
/* The same of a staged n, of which is known how large it may be; and the number
 * that such a list holds alone, or None. */
Value list_of_some(Spec *s, Value number, Value n);
Value grown_same(Spec *s, Value list);
Value list_of_range(Spec *s, Value range);

/* An array of this shape that begins with the items, or with none if they are
 * NULL; what is behind them has no meaning. */
Node *grown_in_room(Spec *s, Node *items, DType dtype, Shape shape);

/* ---- grown_rows.c: lists of lists ---- */

/* Makes the items of a list the rows of a matrix. False if they are none. */
bool rows_grow(Spec *s, Object *outer);
/* The row at a staged index, checked; UNDEFINED if they are no rows. */
Value rows_at(Spec *s, Object *outer, Value index);
/* Are its items rows, or could they be? */
bool rows_are(Spec *s, const Object *outer);
bool rows_may_be(Spec *s, const Object *outer);
/* The matrix whose rows all items are, in their order; NULL: there is none. */
Object *rows_matrix(Spec *s, const Object *outer);
/* Makes a list of lists of so many numbers one that gets more of them, up to a
 * number that is known. False if that cannot be. */
bool rows_begin(Spec *s, Object *outer, NumberKind kind, int64_t width,
                int64_t room, bool fix);
/* Such a list; its item k, which is there; what is appended to it, as item k.
 */
bool grown_has_rows(Spec *s, Value list);
Value rows_item(Spec *s, Value list, Value k);
bool rows_append(Spec *s, Value list, Value item, Value k);
/* A list of such rows as are all there is room for is a plain one again. What a
 * branch or a turn leaves is joined as one matrix, not row by row: at its end
 * those are grown again that were settled since there were `first`. */
void rows_settle(Spec *s, Object *outer);
void rows_unsettle(Spec *s, int first);
/* Of grown.c: makes a list row number `at` (-1: a staged one) of `outer`, whose
 * items are the elements of a view; and what of a row is known. */
void grown_make_row(Spec *s, Object *list, NumberKind kind, Value view, int at,
                    Value outer);
/* The same: makes a list grown, of which nothing is said yet; one whose items
 * are the first n elements, or rows, of an array; back to a plain one. */
void grown_begin(Spec *s, Object *list);
void grown_keep_in(Spec *s, Object *list, NumberKind kind, Value data, Value n);
void grown_leave(Spec *s, Object *list, int n, const Value *item);
bool grown_is_row(Spec *s, Value list);
int64_t grown_row(Spec *s, Value list);
Object *grown_outer(Spec *s, const Body *b); /* NULL: it is no row */

/* A list of arrays of one shape, each kept by its value: a column of a list's,
 * which no script reaches. What is appended and stored are arrays, and its
 * items fresh ones. `data` has one dimension more. */
void grown_keep_by_value(Spec *s, Object *list, NumberKind kind, Value data,
                         Value n);
bool grown_is_by_value(Spec *s, Value list);
bool by_value_kind_of(Spec *s, const Body *b, NumberKind *kind);

/* ---- grown_columns.c: lists of tuples, of arrays and of lists ---- */

typedef struct ItemForm ItemForm; /* item_form.h */

bool grown_has_columns(Spec *s, Value list);
/* Of a list that has: its length; item k, which is there, or an index of the
 * script's; what is appended, taken from its end, and stored. */
Value columns_length(Spec *s, Value list);
Value columns_item(Spec *s, Value list, Value k);
Value columns_append(Spec *s, Value list, Value item);
Value columns_set_item(Spec *s, Value list, Value k, Value item);
Value columns_pop(Spec *s, Value list);
Value columns_clear(Spec *s, Value list);
Value columns_text(Spec *s, Value list); /* of rows, too */
Value columns_copy(Spec *s, Value list);
/* A list of tuples, of copies of n lists of numbers. */
Value columns_of_copies(Spec *s, int n, const Value *column);
void columns_cut(Spec *s, Value list, Value n);
/* The columns, in a tuple; of a list that has none, itself. */
Value columns_each(Spec *s, Value list);
/* The numbers at each place of the items, as arrays in a tuple, to sort by. */
Value columns_places(Spec *s, Value list);
/* The one column of a list of arrays, or of lists; UNDEFINED: it has others. */
Value columns_only(Spec *s, Value list);
/* An array with a row for each item: columns_array.c. */
Value columns_array(Spec *s, Value list);
/* What NumPy makes of a list. */
Value grown_for_numpy(Spec *s, Value list);
/* May the items be kept in columns, all of one form? It is set where it is not
 * known yet. */
bool columns_may_be(Spec *s, const Body *b, ItemForm *form);
/* Are they those; in a loop also: may the items be the same? */
bool columns_same(Spec *s, const Body *a, const Body *b, bool in_loop);
/* The name under which stands what the items may be is joined as what they may
 * be on either side. */
bool columns_join_form(Spec *s, const Body *a, const Body *b, Sym name,
                       Value *form);
bool columns_are_in(Spec *s, const Body *b); /* has a body columns? */
/* Of a body that has columns: the first (UNDEFINED: it has none); how many
 * items there are at most. */
Value columns_first(Spec *s, const Body *b);
int64_t columns_at_most(Spec *s, const Body *b);
/* As list_grow(), of a plain list, and of one that has columns. */
bool columns_begin(Spec *s, Object *list, const ItemForm *form, int64_t room,
                   bool fix);
bool columns_grow(Spec *s, Object *list, int64_t room, bool fix);
bool columns_set_room(Spec *s, Object *list, int64_t room);
/* A list of tuples of numbers and of lists, all of one form, gets columns of
 * what it has, for those who go through it. False if it cannot. */
bool columns_are_known(const Object *list);
bool columns_keep(Spec *s, Object *list);
/* After a loop: a list whose length is known is a plain one again. */
void columns_settle(Spec *s, Object *list);
/* Of grown.c: is a number of this kind, if one is said yet? */
bool number_is_of_kind(Value v, NumberKind *kind);

#endif
