/* The specialiser's values and its heap.
 *
 * A Value is what a Python expression has while the script is evaluated at
 * compile time. Static values are known; staged ones hold a node of the graph
 * under construction. Everything with identity is an Object on the heap.
 *
 * All objects keep their contents in one form (a Body), so that one mechanism,
 * the trail, can note what a branch or a loop body changes, take it back, and
 * merge it: see heap.c and control.c. */
#ifndef HOLO_PASSES_SPECIALISE_VALUE_H
#define HOLO_PASSES_SPECIALISE_VALUE_H

#include "ir/ir.h"

typedef struct Spec Spec;
typedef struct Object Object;
typedef struct Value Value;
typedef struct Builtin Builtin;
typedef struct BuiltinType BuiltinType;
typedef struct Unsettled Unsettled;

typedef enum ValueKind {
    VALUE_UNDEFINED, /* an unset name; never the value of an expression */
    VALUE_POISON,    /* follows a reported error */
    VALUE_NONE,
    VALUE_ELLIPSIS,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_STR,
    VALUE_SCALAR, /* a staged Python bool, int or float: bool, i64, f64 */
    VALUE_OBJECT,
    VALUE_BUILTIN,  /* a function of ours */
    VALUE_TYPE,     /* int, float, list, np.ndarray, Exception, ... */
    VALUE_DTYPE,    /* np.float32, ... */
    VALUE_UNSETTLED /* a name that branches or loops leave in doubt */
} ValueKind;

struct Value {
    ValueKind kind;
    union {
        bool b;
        int64_t i;
        double f;
        Text s;
        Node *node; /* may belong to an enclosing region: see spec_import */
        Object *object;
        const Builtin *builtin;
        const BuiltinType *type;
        DType dtype;
        Unsettled *unsettled;
    };
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
};

/* What an iterator yields of its items. */
typedef enum IteratorKind {
    ITERATOR_ITEMS,     /* each in turn */
    ITERATOR_ENUMERATE, /* (start + i, item of the first); second is start */
    ITERATOR_ZIP        /* tuples of one item of each */
} IteratorKind;

typedef enum ObjectKind {
    OBJECT_TUPLE,    /* items */
    OBJECT_LIST,     /* items */
    OBJECT_DICT,     /* keys and items, in insertion order */
    OBJECT_SET,      /* keys */
    OBJECT_SLICE,    /* items: start, stop, step */
    OBJECT_RANGE,    /* items: start, stop, step: ints, perhaps staged */
    OBJECT_ITERATOR, /* enumerate, zip, ...: items are what it goes through */
    OBJECT_ARRAY,    /* node */
    OBJECT_FUNCTION, /* a script's function */
    OBJECT_METHOD,   /* items: function, self */
    OBJECT_CLASS,    /* names and items */
    OBJECT_INSTANCE, /* names and items */
    OBJECT_MODULE,   /* names and items */
    OBJECT_FRAME,    /* names and items: the locals of an activation */
    OBJECT_RNG,      /* items: key (static int); node: the u64 counter */
    OBJECT_TEXT,     /* a string with staged holes: items are its parts */
    OBJECT_CHOICE,   /* one of several strings: items are the staged index,
                        then the strings */
    OBJECT_SUPER,    /* items: class, self */
    OBJECT_PROPERTY, /* items: getter, setter */
    OBJECT_WRAPPER   /* items: what a transformation such as grad() wraps */
} ObjectKind;

/* What an object holds, and what a trail entry keeps of it. */
typedef struct Body {
    int nitem, capacity;
    Value *item;
    const Value *key; /* of dicts and sets */
    Sym *name;        /* of namespaces */
    Node *node;       /* of arrays and generators */
    int position;     /* of iterators: items already taken; -1: all */
} Body;

/* How a view's elements lie in its base. */
typedef struct View {
    Object *base; /* an array; NULL: this array owns its elements */
    /* Reads the view from the base's node, and writes it back into it. */
    Node *(*read)(Spec *s, const struct View *v, Node *base);
    Node *(*write)(Spec *s, const struct View *v, Node *base, Node *value);
    const void *data; /* of the two functions */
    Node *seen;       /* the base's node that `node` was read from */
} View;

struct Object {
    ObjectKind kind;
    bool is_template;  /* made by merge.c: its staged parts are placeholders */
    bool was_joined;   /* one of the two that stand in another's `joined` */
    Object *joined[2]; /* made by merge.c: the objects it stands for */
    uint32_t id;
    uint64_t epoch; /* of the last mark that the trail saved it under */
    Span resized;   /* where it last grew or shrank, for diagnostics */
    uint64_t visit; /* the last search that came by (share.c) */
    Body body;
    union {
        struct {
            DType dtype;
            Shape shape;
            bool is_scalar; /* a NumPy scalar: immutable, hashable */
            View *view;
        } array;
        struct {
            const Node *node; /* make_function */
            Object *frame;    /* the enclosing activation; NULL: none */
            Object *module;   /* whose globals it sees */
            Object *owner;    /* the class it was defined in, for super() */
            Value *defaults;
        } function;
        struct {
            Sym name;
            Object **base; /* the linearised bases, without itself */
            int nbase;
            const BuiltinType *exception; /* derives from it */
        } class;
        struct {
            Object *class;
        } instance;
        struct {
            Sym name;
            const Builtin *builtin; /* of a module of ours; NULL-named end */
        } module;
        struct {
            Object *parent; /* the enclosing function's frame */
            bool is_class;  /* a class body's: not seen from inside, but for
                               `__class__` */
        } frame;
        struct {
            IteratorKind kind;
        } iterator;
        struct {
            Value (*call)(Spec *s, Object *self, int narg, const Value *arg,
                          int nname, const Text *name);
        } wrapper;
    };
};

/* ---- values (value.c) ---- */

Value value_poison(void);
Value value_none(void);
Value value_bool(bool b);
Value value_int(int64_t i);
Value value_float(double f);
Value value_str(Text s);
Value value_cstr(const char *s);
Value value_object(Object *o);
Value value_scalar(Node *n); /* a staged Python scalar */
bool value_is_object(Value v, ObjectKind kind);
bool value_is_number(Value v);        /* static bool, int or float */
bool value_is_python_number(Value v); /* the same, or staged */
bool value_is_array(Value v);
bool value_is_staged(Value v);     /* a scalar or an array */
bool value_is_integral(Value v);   /* static or staged bool or int, or array */
bool value_same(Value a, Value b); /* `is`: same static value or identity */
/* Python's == of static values; false for what is staged or unlike. */
bool value_static_equal(Value a, Value b);
bool value_is_hashable(Value v);
/* "int = 3", "f32[3]", "list of 2": how diagnostics name a value. */
const char *value_describe(Spec *s, Value v);
/* The Python name of its type: "int", "numpy.ndarray", "Layer". */
const char *value_type_name(Spec *s, Value v);
/* str() and repr(); false (after a diagnostic) if a part is staged. */
bool value_str_into(Spec *s, TextBuffer *out, Value v);
bool value_repr_into(Spec *s, TextBuffer *out, Value v);
/* Does it hold staged parts (so that its text is known only when running)? */
bool value_has_staged(Value v);

/* ---- objects and the trail (heap.c) ---- */

typedef struct TrailEntry {
    Object *object;
    Body before;
    uint64_t epoch; /* the object's, before */
} TrailEntry;

typedef struct Heap {
    Arena *arena;
    uint32_t nobject;
    uint64_t epoch; /* the innermost open mark; 0: none */
    uint64_t last_epoch;
    uint64_t visit; /* the last search of share.c */
    TrailEntry *trail;
    int ntrail, trail_capacity;
} Heap;

typedef struct Mark {
    uint64_t outer; /* the epoch to return to */
    int ntrail;
    uint32_t nobject; /* objects with this id or a later one are younger */
} Mark;

/* One object that changed since a mark: its contents before and after. */
typedef struct Change {
    Object *object;
    Body before, after;
} Change;

typedef struct Changes {
    int n;
    Change *item;
} Changes;

Object *object_new(Spec *s, ObjectKind kind);
Object *object_items(Spec *s, ObjectKind kind, int n, const Value *item);
/* Call before any change of o->body: keeps what it was for open marks. */
void heap_touch(Spec *s, Object *o);
Mark heap_mark(Spec *s);
/* Takes back everything since the mark and says what it was. */
Changes heap_take_back(Spec *s, Mark m);
/* The body an object had at the end of what was taken back. */
const Body *changes_body(const Changes *c, const Object *o);
/* Forgets the mark and keeps the changes. */
void heap_keep(Spec *s, Mark m);
/* Sets an object's body (after touching it). */
void heap_put(Spec *s, Object *o, const Body *body);
/* Before `changed` changes in place: other places that hold it on some ways
 * only become unsettled (share.c). */
void share_unsettle(Spec *s, Object *changed);

/* Namespaces: frames, modules, classes, instances. NULL if absent. */
Value *object_find(const Object *o, Sym name);
void object_set(Spec *s, Object *o, Sym name, Value v);
bool object_delete(Spec *s, Object *o, Sym name);
void object_append(Spec *s, Object *o, Value v); /* lists, items in general */
/* Dicts and sets: the index of a key, or -1. */
int object_key(const Object *o, Value key);
void object_set_key(Spec *s, Object *o, Value key, Value v);
void object_remove_at(Spec *s, Object *o, int index);

#endif
