/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Dicts and sets that get keys known only when running: hash tables of the
 * program.
 *
 * A dict or set begins as what it holds, key by key, all of them known. Where a
 * key comes to it that is not, it becomes a *table*: an instance of a class of
 * the library (lib/_table.py), under hidden names, so that whatever joins,
 * carries and compares objects needs to know nothing of it, as with lists that
 * grow (grown.h), which it is made of:
 *
 *   " entries"  a list of tuples, in the order in which the keys came: the
 *               parts of the key, those of the value, and the entry before it
 *               in its chain (-1: none; GONE: this one was deleted)
 *   " head"     an array of the last entry of each chain; in which one a key
 *               is, table_slot() says
 *   " keys"     how many parts a key has, a tuple; 0: it is a number
 *   " values"   the same of a value; -1: none, it is a set
 *   " gone"     how many entries were deleted
 *   " came"     how many entries ever came behind the first ones
 *   " order"    of a set: its elements came one by one, and none went, so
 *               that it is known how CPython's table has them
 *
 * Keys are numbers of one kind, or tuples of so many, and so are values. A join
 * that finds a plain dict on one side and a table on the other asks for a table
 * before the branch or the loop (staging/growth.c). */
#ifndef HOLO_PASSES_PYTHON_TABLE_H
#define HOLO_PASSES_PYTHON_TABLE_H

#include "passes/python/grown.h"

typedef struct TableKind {
    int nkey, nvalue, n; /* n: columns, but for that of the chains */
    NumberKind column[MOST_COLUMNS];
} TableKind;

bool value_is_table(Value v);
/* Is it a dict or set that may become one? */
bool table_may_be(const Object *o);
/* Makes a plain dict or set a table, for what it holds and for this key and
 * value (UNDEFINED: of a set). False if it cannot be one. */
bool table_begin(Spec *s, Object *o, Value key, Value v);
/* The same of what another way has made of it, with room for so many. */
bool table_begin_like(Spec *s, Object *o, const TableKind *kind, int64_t room,
                      bool fix);
/* Gives a table room for so many entries: see list_set_room(). */
bool table_set_room(Spec *s, Object *o, int64_t room);
Value table_entries(Spec *s, const Body *b); /* of the body of a table */
/* How many entries there may be is fixed no longer: see list_unfix(). */
void table_unfix(Spec *s, Object *o);
/* Of the body of a table: its kind, and how many entries there are at most. */
bool table_kind(Spec *s, const Body *b, TableKind *kind);
int64_t table_at_most(Spec *s, const Body *b);
/* What a plain dict or set holds becomes part of a kind; false if it cannot. */
bool table_kind_takes(TableKind *k, const Body *b, ObjectKind kind);
/* A plain set with a table at its right, as a table of that kind: itself where
 * it is to be changed, else a copy. */
typedef enum Beside { BESIDE_ASKS, BESIDE_MAKES, BESIDE_CHANGES } Beside;
Value table_beside(Spec *s, Value set, Value table, Beside what);
bool value_is_table_set(Value v); /* a set that is a table */
/* Makes a plain dict or set of many keys a table, where one is looked for that
 * only running knows; false if it is none of these. */
bool table_reads(Spec *s, Object *o, Value key);
/* `dict[key] = v` and `set.add(key)`, whatever the key; false after an error.
 */
bool dict_put(Spec *s, Object *dict, Value key, Value v);
bool set_put(Spec *s, Object *set, Value key);
/* `set.update(other)`, of a plain set or one that became a table. */
bool set_fill(Spec *s, Object *set, Value other);
/* Does a set, or a dict, become a table by what comes of an iterable? Then it
 * gets all of that; *done is false after an error. */
bool table_fills(Spec *s, Object *o, Value iterable, bool *done);
/* A method that takes a staged key, of a plain dict or set: as one of a table.
 * Poison after an error: it cannot be one. */
Value table_instead(Spec *s, Object *o, Value key, Value v, const char *method,
                    int n, const Value *arg);
/* A method of a table, or of a plain dict or set that became one. */
Value table_call(Spec *s, Value table, const char *method, int n,
                 const Value *arg);
/* A table, a view of one, a zip() or enumerate() of what has a staged length,
 * or a vector that has one, as a list of what it gives; else as it is. In which
 * order a set gives its elements is not known: who asks for that is refused. */
Value table_listed(Spec *s, Value v, bool in_order);

/* ---- for lib/_table.py ---- */

/* A key as the table's are, a number of another kind made one of theirs; None:
 * none of them equals it. */
Value table_key(Spec *s, Args *a);
/* In which chain a key is, an int. */
Value table_slot(Spec *s, Args *a);
Value table_copy(Spec *s, Args *a);
/* How many entries there may be at most, a known int. */
Value table_most(Spec *s, Args *a);
/* What of an entry key and value make, as a tuple. */
Value table_row(Spec *s, Args *a);
/* A copy of a set, as a table like another. */
Value table_of(Spec *s, Args *a);

#endif
