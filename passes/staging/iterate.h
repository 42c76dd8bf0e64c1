/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a `for` goes through: how many items there are, and which is the k-th,
 * also when k is known only while running. */
#ifndef HOLO_PASSES_STAGING_ITERATE_H
#define HOLO_PASSES_STAGING_ITERATE_H

#include "passes/python/ask.h"
#include "passes/staging/staging.h"

typedef enum SourceKind {
    SOURCE_RANGE,
    SOURCE_ROWS,      /* an array's first dimension */
    SOURCE_ENUMERATE, /* of another source */
    SOURCE_ZIP,       /* of several */
    SOURCE_GROWN,     /* a list whose length is known only when running */
    SOURCE_ITEMS,     /* things that may be unlike: never rolled */
    SOURCE_NEXT,      /* what an iterator gives turn by turn: never rolled */
    SOURCE_YIELDED    /* of a generator, which runs the loop's body itself */
} SourceKind;

typedef struct Iterated {
    SourceKind kind;
    Value start, step;   /* RANGE; ENUMERATE's start */
    Value stop;          /* RANGE */
    Object *array;       /* ROWS */
    Value *item;         /* ITEMS */
    Object *list;        /* ITEMS or GROWN: what it holds at each turn */
    const Object *keyed; /* ITEMS of a dict or set, which keeps its size */
    int nchange;         /* of `keyed`, when the loop began */
    Value view;          /* ITEMS of a view of a dict; or None */
    Value iterator; /* NEXT; of others, what is at its end after the loop */
    Value next;     /* NEXT: its item for the turn `ntaken - 1` */
    int64_t ntaken;
    bool ended;
    Asking asking; /* NEXT: while a `break` may have left the loop; */
    bool in_vain;  /* then an item left something behind, and was refused */
    Value choice;  /* ITEMS of one of several lists; or None */
    int npart;
    struct Iterated *part; /* ENUMERATE, ZIP */
    bool rolls;
    Value count; /* of turns: static, or a staged int */
} Iterated;

/* How many numbers a range has: a static int or a staged one. */
Value range_turns(Spec *s, Object *range);
/* False after an error. */
bool source_open(Spec *s, Value v, Iterated *out);
/* Are all candidates lists or tuples of one length? */
bool source_has_length(const Choice *c);
/* How many turns there are, as far as is known now. */
Value source_count(Spec *s, Iterated *src);
/* Does it go through this list, as it is at each turn? */
bool source_goes_through(const Iterated *src, const Object *list);
/* Item k, a static int or a staged one, which is known to be there. */
Value source_item(Spec *s, const Iterated *src, Value k);
/* Before each turn: takes its item from an iterator. `maybe`: a staged flag may
 * have ended the loop already. False after an error. */
bool source_take(Spec *s, Iterated *src, bool maybe);
/* The loop is over: it has taken `position` items, or all of them, or it is not
 * known how many. */
void source_close(Spec *s, const Iterated *src, int position);

#endif
