/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The insides of a join: for join.c, cell.c, slot.c, alike.c, again.c,
 * anchor.c, form.c and flatten.c alone. */
#ifndef HOLO_PASSES_STAGING_JOIN_CELL_H
#define HOLO_PASSES_STAGING_JOIN_CELL_H

#include "passes/numpy/extent.h"
#include "passes/numpy/order.h"
#include "passes/numpy/view.h"
#include "passes/staging/join.h"

typedef struct Cell Cell;

/* Has a walk along the bases of views been here? */
typedef enum Trail { TRAIL_NEW, TRAIL_OPEN, TRAIL_DONE } Trail;

/* Where loose objects of one form live that a place holds first. */
typedef struct Slot {
    int index;
    int side;          /* whose `like` is */
    Object *like;      /* one of them, for the form */
    bool is_immutable; /* one of them is */
    Body form;         /* its body */
    Alternatives from[2];
    Object *kept;      /* it is this older one on both sides: no slot */
    Unsettled *broken; /* an item of a container has no join */
    int content;       /* the leaf of an array's or generator's node, or -1 */
    Strides strides;   /* of arrays */
    Cell *base;        /* of a view */
    Trail trail;       /* of slots_end() */
    int staged;        /* the first leaf of its offsets */
    int extent[MAX_RANK]; /* the leaf of an array's extent, or -1 */
    Cell **item;
    Object *made;
} Slot;

typedef enum TargetKind { TARGET_VALUE, TARGET_SLOT, TARGET_CELL } TargetKind;

typedef struct Target {
    TargetKind kind;
    Value value;
    Slot *slot;
    Cell *cell;
} Target;

typedef enum CellKind {
    CELL_FIXED,  /* `value`, whatever way was taken */
    CELL_NUMBER, /* a leaf; `value` is like it */
    CELL_TEXT,   /* one of several strings: the leaf is its index */
    CELL_PARTS,  /* like `value`, a tuple or the like; `part` */
    CELL_ONE_OF, /* targets, and a tag if there are several */
    CELL_PERHAPS /* part[0], if the leaf says so */
} CellKind;

struct Cell {
    CellKind kind;
    Value value;
    Unsettled *unsettled; /* of PERHAPS */
    uint32_t oldest;      /* Object.joined_from of what is made of it */
    int leaf;
    int only; /* after the loop it is this target for sure, or -1; of PERHAPS:
                 0 if it is set for sure */
    int npart;
    Cell **part;
    int ntarget, target_capacity;
    Target *target;
    int nslot, slot_capacity;
    Slot **slot; /* what this place holds first, by form */
};

typedef enum LeafKind {
    LEAF_TAG,     /* the alternatives' values are indices of targets */
    LEAF_NUMBER,  /* numbers, NumPy scalars */
    LEAF_TEXT,    /* strings, among those of `among` */
    LEAF_DEFINED, /* bools */
    LEAF_CONTENT, /* the elements of arrays, the counters of generators */
    LEAF_STAGED,  /* the offset `part` of views */
    LEAF_EXTENT   /* how many elements arrays have along dimension `part` */
} LeafKind;

typedef struct Leaf {
    LeafKind kind;
    Type type;
    int part;
    const Object *among;
    Alternatives from[2];
} Leaf;

/* An anchored object that either way changed. */
typedef struct Holder {
    Object *object;
    Body form; /* its body on the first side */
    int nitem;
    Sym *name;
    Cell **item;
    bool *is_written; /* each item, by either way; NULL: it is not noted */
    int content;
    bool counted; /* by anchor_walk */
    bool kept;    /* a slot is this object: slots_keep_same() */
    bool done;    /* its items are joined */
    int only; /* 1 + the side that it is joined of: on the other one it is gone;
                 0: of both */
} Holder;

struct Join {
    Spec *s;
    Arena arena; /* what it is made of; values, and words, are not */
    JoinCause cause;
    uint32_t first_new;
    Side side[2];
    uint64_t serial; /* of the notes in objects: Object.visit */
    bool walked;
    bool has_values;
    Value value[2];
    Cell *cell; /* of the values */
    int nholder, holder_capacity;
    Holder *holder;
    int nslot, slot_capacity;
    Slot **slot;
    int nleaf, leaf_capacity;
    Leaf *leaf;
    int64_t nstep;            /* of finding where loose objects live */
    int ntodo, todo_capacity; /* the walk's */
    Object **todo;
    int nheld, held_capacity; /* older ones that hold others, as found */
    Object **held;
};

/* What of a join is bounded: what a place may be, what loose objects need, and
 * the search for where they live. */
typedef enum Bound { BOUND_CANDIDATES, BOUND_SLOTS, BOUND_STEPS } Bound;
enum {
    MOST_SLOTS = 4096,
    MOST_STEPS = 50000,
    MOST_FORMS = 16,    /* of containers of one kind in one place, */
    MOST_LOOP_FORMS = 4 /* and in a loop, where what grows has ever more */
};

/* One who had a loose object before: where it lives when `when` holds. */
typedef struct Owner {
    struct Owner *next;
    Slot *slot;
    const Guard *when;
} Owner;

/* ---- join.c ---- */

const Body *join_body(const Join *j, const Object *o, int side);
void join_touch(Join *j, Object *o);

/* ---- cell.c ---- */

/* What alternatives of one kind become: numbers, say. */
typedef struct Kind {
    Value like;
    Target target;
} Kind;

typedef struct OneOf {
    Join *j;
    Cell *cell;
    const Alternatives *all;
    Alternatives tag[2]; /* indices of targets, in the order of `all` */
    int nkind, kind_capacity;
    Kind *kind;
    Value failure; /* UNDEFINED: none yet */
} OneOf;

int leaf_new(Join *j, LeafKind kind, Type type);
Cell *cell_fixed(Join *j, Value v);
/* What may be in a place, by the alternatives of each side; of one value on
 * each side. */
Cell *cell_place(Join *j, const Alternatives in[2]);
Cell *cell_two(Join *j, Value a, Value b);
/* The same of what is there on one side alone. */
Cell *cell_one(Join *j, int side, Value v);
/* The same of what the ways yield: one that raises yields nothing. */
Cell *cell_yielded(Join *j, Value a, Value b);
/* Is what is in it not there, or not always? */
bool cell_unsettled(const Cell *c);
/* The first value on a side, for messages; of the other if there is none. */
Value first_of(const Alternatives all[2], int side);
bool target_is(const Join *j, const Target *t, const Target *u);
/* On a side it may be this target. */
void target_add(OneOf *o, int side, Target t, const Guard *when);

/* ---- slot.c ---- */

/* It may be an object that is loose. */
void slot_add(OneOf *o, int side, Object *object, const Guard *when);
/* A slot that holds one older object whatever way was taken is no slot. */
void slots_keep_same(OneOf *o);
/* Makes places of what is in a slot. */
void slot_join(Join *j, Slot *slot);
/* A slot that holds a broken one has no join either. */
void slots_break_outward(Join *j);
/* Does each view have an array at its end? */
bool slots_end(const Join *j);

/* ---- gone.c ---- */

/* Which holders are on one side alone, as the other one raises. */
void join_find_gone(Join *j);

/* ---- anchor.c ---- */

/* Finds what is anchored. */
void anchor_walk(Join *j);
/* Is it, at a place where the other side may be `other`? */
bool anchor_holds(Join *j, Object *o, const Alternatives *other);
bool anchor_is_dead(const Join *j, const Object *o, Sym name);

/* ---- form.c ---- */

bool has_identity(Value v);
/* May two objects that hold this share a slot? */
bool form_alike(const Object *x, const Body *a, const Object *y, const Body *b);
bool parts_alike(Value a, Value b);
bool same_function(Value a, Value b);
bool is_part(Value v); /* a tuple or the like, joined part by part */
Value unsettled_value(Spec *s, Unsettled u);
Value no_join(Join *j, Value a, Value b);
Value no_join_form(Join *j, Value a, Value b);
Value no_join_many(Join *j, Bound bound, Value a, Value b);
Value no_way_out(Join *j, Value v);
Unsettled *no_join_item(Join *j, const Object *container, const Body *b, int i,
                        const Unsettled *item);
bool changes_length(Join *j, const Object *o);
bool unlike_item(Join *j, const Object *o, const Body *b, int i, Value item);
bool views_of_views(Join *j);

/* ---- growth.c: lists that have other lengths on the two sides ---- */

/* Is it a list that has no join as it is? What would help is in Spec.growth. */
bool growth_is_needed(Join *j, Object *o, const Body *a, const Body *b);
/* Where a list of numbers was asked for: is this one to be grown beside it? */
void growth_ask_beside(Join *j, Object *o, const Body *a, const Body *b);
/* May one more be asked for, of this object? */
bool growth_may_be_asked(const Spec *s, const Object *o);
struct NumberKind;
/* How many numbers each of its items has, which are lists: of side 1. 0: no. */
int64_t growth_width(Join *j, const Body *b, struct NumberKind *kind);
/* How many items it has at most is joined as the greater. */
bool growth_keeps(Join *j, const Body *a, const Body *b, Sym name, Cell **cell);

/* ---- replaced.c: lists, dicts and sets that each turn makes anew ---- */

/* Asks that what is before the loop be kept as the one that a turn puts into
 * its place: grown, with its room. */
bool growth_asks_alike(Join *j, const Object *o, int side, const Object *like);
/* Is there room for as many? */
bool growth_rooms_alike(const Join *j, const Object *x, int x_side,
                        const Object *y, int y_side);

#endif
