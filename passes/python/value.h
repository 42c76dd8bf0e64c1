/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The specialiser's values and objects: what all three rooms speak of.
 *
 * A Value is what a Python expression has while the script is evaluated at
 * compile time. Static values are known; staged ones hold a node of the graph
 * under construction. Everything with identity is an Object on the heap.
 *
 * All objects keep their contents in one form (a Body), so that one mechanism,
 * the trail, can note what a branch or a loop body changes, take it back, and
 * merge it: see staging/heap.h and staging/control.c. */
#ifndef HOLO_PASSES_PYTHON_VALUE_H
#define HOLO_PASSES_PYTHON_VALUE_H

#include "base/bigint.h"
#include "ir/ir.h"

typedef struct Spec Spec;
typedef struct Object Object;
typedef struct Value Value;
typedef struct Builtin Builtin;
typedef struct BuiltinType BuiltinType;
typedef struct Unsettled Unsettled;
typedef struct KeyIndex KeyIndex;
typedef struct SetTable SetTable;
typedef struct Choice Choice;
typedef struct Raised Raised; /* where, and as what: protocol.h */

typedef enum ValueKind {
    VALUE_UNDEFINED, /* an unset name; never the value of an expression */
    VALUE_POISON,    /* follows a reported error */
    VALUE_NONE,
    VALUE_ELLIPSIS,
    VALUE_NOT_IMPLEMENTED,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_STR,
    VALUE_SCALAR, /* a staged Python bool, int or float: bool, i64, f64 */
    VALUE_OBJECT,
    VALUE_BUILTIN,     /* a function of ours */
    VALUE_TYPE,        /* int, float, list, np.ndarray, Exception, ... */
    VALUE_NUMBER_TYPE, /* np.float32, ...: the types of NumPy's scalars */
    VALUE_DTYPE,       /* what an array's `dtype` is */
    VALUE_CHOICE,      /* one of several values; which, is known when running */
    VALUE_LONG,        /* a static int that does not fit an int64: see long.c */
    VALUE_UNSETTLED    /* a name that branches or loops leave in doubt */
} ValueKind;

struct Value {
    ValueKind kind;
    union {
        bool b;
        int64_t i;
        double f;
        const BigInt *big;
        Text s;
        Node *node; /* may belong to an enclosing region: see spec_import */
        Object *object;
        const Builtin *builtin;
        const BuiltinType *type;
        DType dtype;
        const Choice *choice;
        Unsettled *unsettled;
    };
};

/* A reference that is one of several: objects, None, functions, types; beside
 * them one form of number or tuple. No item is a choice, and no two are the
 * same. An array of one dtype and shape among arrays is used as an array
 * object whose `choice` this is (choice_settle). */
struct Choice {
    Node *tag; /* i64, 0 <= tag < n; may belong to an enclosing region */
    int n;
    Value *item;
};

/* A name that only some paths define, or define differently: an error (or a
 * run-time check) where it is used, not where it arises. */
struct Unsettled {
    DiagCode code;
    const char *message; /* with `%s` for the name; NULL: only undefined */
    Span span, other;    /* the two places, for labels */
    const char *label, *other_label;
    const char *help; /* NULL: the usual one */
    Value value;      /* what it is if it is defined; UNDEFINED: never usable */
    Node *defined;    /* staged bool: does it have a value? */
    bool by_loop;     /* a loop of no turns leaves it undefined */
    bool is_alias;    /* of a generic: `list[int]` */
};

/* Is it set on some ways, and then settled? */
static inline bool value_is_perhaps(Value v)
{
    return v.kind == VALUE_UNSETTLED && v.unsettled->defined;
}

/* What an iterator gives, and what its items are. */
typedef enum IteratorKind {
    ITERATOR_ITEMS,     /* each of a sequence in turn */
    ITERATOR_REVERSED,  /* from its end */
    ITERATOR_ENUMERATE, /* (count, item of the first); second is the count */
    ITERATOR_ZIP,       /* tuples of one item of each */
    ITERATOR_MAP,       /* a function of one item of each behind it */
    ITERATOR_FILTER,    /* a function (or None), and what it chooses from */
    ITERATOR_GETITEM,   /* x[0], x[1], ... of an instance */
    ITERATOR_BACKWARDS, /* ..., x[1], x[0]: `position` are left */
    ITERATOR_GENERATOR, /* the iterators that its loops are in */
    ITERATOR_FUNCTION   /* of a function with `yield`: yield.c */
} IteratorKind;

typedef enum ObjectKind {
    OBJECT_TUPLE,     /* items */
    OBJECT_LIST,      /* items */
    OBJECT_DICT,      /* keys and items, in insertion order */
    OBJECT_SET,       /* keys */
    OBJECT_DICT_VIEW, /* items: a dict, and 0 for keys, 1 values, 2 items; a
                         third one: of an OrderedDict */
    OBJECT_SLICE,     /* items: start, stop, step */
    OBJECT_RANGE,     /* items: start, stop, step: ints, perhaps staged */
    OBJECT_ITERATOR,  /* enumerate, zip, ...: items are what it goes through */
    OBJECT_ARRAY,     /* node */
    OBJECT_FUNCTION,  /* a script's function */
    OBJECT_METHOD,    /* items: function, self */
    OBJECT_CLASS,     /* names and items */
    OBJECT_INSTANCE,  /* names and items */
    OBJECT_MODULE,    /* names and items */
    OBJECT_FRAME,     /* names and items: the locals of an activation */
    OBJECT_RNG,       /* items: key (static int); node: the u64 counter */
    OBJECT_TEXT,      /* a string with staged holes: items are its parts */
    OBJECT_CHOICE,    /* one of several strings: items are the staged index,
                         then the strings */
    OBJECT_SUPER,     /* items: class, self */
    OBJECT_PROPERTY,  /* items: getter, setter, deleter; or true and a class
                         method, false and a static one; or a slot's name */
    OBJECT_WRAPPER    /* items: what a transformation such as grad() wraps */
} ObjectKind;

/* What an object holds, and what a trail entry keeps of it. */
typedef struct Body {
    int nitem, capacity;
    Value *item;
    const Value *key; /* of dicts and sets */
    KeyIndex *index;  /* finds `key`; NULL: they are looked through */
    uint64_t *hash;   /* of each key: of sets, and where classes were asked */
    SetTable *table;  /* of a set: see python/set.c; NULL: empty */
    Sym *name;        /* of namespaces */
    Node *node;       /* of arrays and generators */
    int position;     /* of iterators: items already taken, or begun; -1: all;
                         -2: a loop has taken some, unknown how many */
    int nchange;      /* how often a key came or went */
    bool is_shared;   /* other lists or tuples begin in the same items */
    bool is_grown;    /* of a list: its items are in an array (grown.h); of a
                         dict or set: it is a table (table.h) */
    bool is_lost;     /* what is in it is unknown because of an error */
} Body;

/* How far apart, in elements, neighbours along each dimension of an array lie
 * in the memory that NumPy would keep it in: see numpy/order.h. */
typedef struct Strides {
    bool open; /* known only when running */
    int64_t of[MAX_RANK];
} Strides;

/* How a view's elements lie in its base: see numpy/view.h. */
typedef struct ViewKind ViewKind;

typedef struct View {
    Value base; /* an array */
    const ViewKind *kind;
    const void *fixed; /* what is known of the map, in the kind's form */
    int nstaged;
    Node **staged; /* its other offsets: i64 scalars */
    Node *seen;    /* the root's node that the view's node was read from */
} View;

/* Of an array that is ragged: how many elements it has along the dimensions
 * where only running knows, i64 scalars of perhaps an outer region, and NULL
 * elsewhere. The array's shape is the bound, `0 <= of[d] <= shape.dim[d]`, and
 * what lies behind has no meaning. */
typedef struct Extents {
    Node *of[MAX_RANK];
    Span made; /* where the first of them came up, for diagnostics */
} Extents;

/* Arrays that are one to the script, where a gradient is taken by one of them
 * alone. A change of one makes the others out of date. */
typedef struct Twins {
    int64_t version;
} Twins;

/* Marks of a walk over what values hold (equal.c); empty between walks. */
typedef struct Walk {
    bool seen;
    Object *twin; /* known to be equal to it */
    Object *next; /* of those that are marked */
} Walk;

struct Object {
    ObjectKind kind;
    bool is_frozen; /* a frozenset */
    bool is_joined; /* a join made it of one of several older ones (a number, a
                       tuple or the like): which one it is, is not kept */
    bool may_grow;  /* a list, dict or set whose body is grown, or was: then it
                       is an instance of a class of ours, and else ... */
    ObjectKind plain_kind; /* ... of this kind */
    bool has_rows;         /* a list whose items were rows once: grown_rows.c */
    const struct Kept *kept; /* what it held before it was kept in columns:
                                grown_columns.c; or NULL. It is not on the
                                trail: it says of which columns it is, and
                                memory is never used again */
    bool is_ordered;         /* a dict that an OrderedDict holds */
    bool is_held;      /* a list that code of ours takes for one: it never is */
    bool is_immutable; /* a list or array whose items are kept a second time,
                          in a list that grows: by_value.c. It is not on the
                          trail: once kept, even in an attempt that is dropped,
                          it is never changed */
    uint64_t changed;  /* Heap.clock when it last was; 0: never */
    uint32_t joined_from; /* the least id of these */
    uint32_t id;
    uint64_t epoch; /* of the last mark that the trail saved it under */
    Span resized;   /* where it last grew or shrank, for diagnostics */
    uint64_t hash;  /* of a tuple that was asked for it; 0: not yet */
    Walk walk;
    /* Notes of the join that `visit` is the number of (staging/join.h): */
    uint64_t visit;
    bool reached;     /* it is anchored */
    uint8_t count[2]; /* by how many paths it is held on each side, if loose */
    struct Owner *owner[2];
    const Body *change[2]; /* its body on each side; NULL: as it is */
    struct Heap *heap;     /* it is of */
    Body guarded; /* what it holds: see object_body() and object_edit() */
    union {
        struct {
            const char *const *field; /* its type's name and its items'; NULL:
                                         a plain tuple */
        } tuple;
        struct {
            DType dtype;
            Shape shape;
            const Extents *extents; /* NULL: the shape is known */
            Strides strides;
            bool is_scalar; /* a NumPy scalar: immutable, hashable */
            bool read_only; /* a view that NumPy does not let write */
            bool has_views; /* some view of it was made */
            Object *mask;   /* array_masked(): elements where it is false are
                               none of it; NULL: all are */
            View *view;     /* NULL: it owns its elements */
            const Choice *choice; /* it is one of these arrays; or NULL */
            Object *original;     /* what it is to the script: array_twin() */
            Twins *twins;         /* the others that stand for it, of a base */
            int64_t version;      /* of its elements; the last is the twins' */
        } array;
        struct {
            const Node *node; /* make_function */
            Object *frame;    /* the enclosing activation; NULL: none */
            Object *module;   /* whose globals it sees */
            Object *owner;    /* the class it was defined in, for super() */
            Value *defaults;
            bool is_abstract;   /* a class that has it makes no instances */
            const Value *shown; /* whose name and docstring it has; or NULL */
        } function;
        struct {
            Sym name;
            const char *qualname; /* with what it stands in */
            Sym module;           /* that it was made in; NULL: in none */
            const Node *node;     /* make_class; NULL: it is ours */
            Object *meta;  /* of the library: what its own operations ask */
            Object **base; /* the linearised bases, without itself */
            int nbase;
            const BuiltinType *exception; /* derives from it */
            const BuiltinType *type;      /* the same of list, dict, ... */
            const BuiltinType *like; /* its instances count as such; or NULL */
            bool is_type;            /* it stands for that type, or exception */
            bool has_equal;          /* it or a base binds `__eq__` */
            bool has_hash;           /* the same of `__hash__` */
            const char *abstract; /* names of its abstract methods, of a class
                                     that may have any; NULL: none */
            uint8_t complex;      /* a ComplexKind: python/complex.h */
            bool slots_only; /* instances hold what `__slots__` says alone */
            const Builtin *methods; /* of a class of ours; or NULL */
        } class;
        struct {
            Object *class;
            const Raised *raised; /* of an exception; NULL: not yet */
        } instance;
        struct {
            Sym name;
            const Builtin *builtin; /* of a module of ours; NULL-named end */
            bool is_library;        /* its text is the library's */
            bool by_library;        /* it was such a text that needed it */
            bool is_package;        /* of a script */
        } module;
        struct {
            Object *parent; /* the enclosing function's frame */
            bool is_class;  /* a class body's: not seen from inside, but for
                               `__class__` */
            bool is_held;   /* by a function or class made in it */
        } frame;
        struct {
            IteratorKind kind;
            bool strict; /* zip() */
            struct Generator *generator;
            bool rolls; /* an expression whose loops are the program's */
            Object *function, *frame; /* of a generator */
        } iterator;
        struct {
            Value (*call)(Spec *s, Object *self, int narg, const Value *arg,
                          int nname, const Text *name);
        } wrapper;
    };
};

Value value_poison(void);
Value value_none(void);
Value value_bool(bool b);
Value value_int(int64_t i);
Value value_float(double f);
/* A float that was just made: a NaN is one object, told from others by its
 * payload. */
Value value_new_float(Spec *s, Value v);
Value value_str(Text s);
Value value_cstr(const char *s);
Value value_object(Object *o);
Value value_scalar(Node *n); /* a staged Python scalar */
bool value_is_object(Value v, ObjectKind kind);
bool value_is_number(Value v);        /* static bool, int or float */
bool value_is_python_number(Value v); /* the same, or staged */
bool value_is_array(Value v);
bool value_is_numpy_scalar(Value v); /* an array, too */
bool value_is_ndarray(Value v);      /* an array that is no NumPy scalar */
bool value_is_staged(Value v);       /* a scalar or an array */
bool value_is_integral(Value v); /* static or staged bool or int, or array */
bool value_counts(Value v); /* the same of one, as Python counts by: an index */
bool value_same(Value a, Value b); /* `is`: same static value or identity */
/* Python's == of static values; false for what is staged or unlike. */
bool value_static_equal(Value a, Value b);
/* The same; -1 if they are nested more than VALUE_DEPTH deep, or hold
 * themselves: Python raises RecursionError there. Nor is such a value a key. */
enum { VALUE_DEPTH = 1000 };
int value_find_equal(Value a, Value b);
/* As keys: equal, and of one type throughout. */
bool value_alike(Value a, Value b);
bool value_is_hashable(Value v);
bool value_has_hash(Value v); /* perhaps one that only running knows */
/* Does it hold an instance whose class says what it is equal to? */
bool value_has_equal(Value v);
/* As a key: is the script asked for its hash, or for what is equal to it? */
bool value_asks_for_key(Value v);
/* Is its hash that of CPython, in any process? */
bool value_hash_is_known(Value v);
/* A walk over objects that hold each other meets each once: marks one as seen,
 * false if it was; walk_end() takes the marks back. Walks do not overlap. */
bool walk_enter(Object **seen, Object *o);
void walk_end(Object *seen);
/* Equal values have equal hashes; numbers and tuples of them have CPython's. */
uint64_t value_hash(Value v);
/* "int = 3", "f32[3]", "list of 2": how diagnostics name a value. */
const char *value_describe(Spec *s, Value v);
/* The Python name of its type: "int", "numpy.ndarray", "Layer". */
const char *value_type_name(Spec *s, Value v);
/* str() and repr(); false (after a diagnostic) if a part is staged. */
bool value_str_into(Spec *s, TextBuffer *out, Value v);
bool value_repr_into(Spec *s, TextBuffer *out, Value v);
/* Does it hold staged parts (so that its text is known only when running)? */
bool value_has_staged(Value v);

#endif
