/* The specialiser's state, and what its files offer each other.
 *
 *   value.c     values; heap.c  objects and the trail; share.c  aliases
 *   region.c    the graph under construction: regions, captured nodes, tokens
 *   convert.c   between values and nodes; static values on the spot
 *   scalar.c    operators on Python numbers, static and staged, with checks
 *   array.c     arrays: views, assignment, promotion, broadcasting
 *   index.c     subscripts of arrays
 *   operator.c  operators and comparisons of all values
 *   sequence.c  subscripts, iteration and unpacking of containers
 *   eval.c      the evaluator: one rule for each script-level op
 *   control.c   staged branches; loop.c staged loops; merge.c joining values
 *   call.c      calls, parameters; class.c classes, attributes
 *   bind.c      the arguments of builtins
 *   print.c     print, f-strings, str.format
 *   builtins.c, types.c, methods.c, module*.c, numpy*.c  what scripts find
 *   entry.c     specialise_script, specialise_call */
#ifndef HOLO_PASSES_SPECIALISE_SPEC_H
#define HOLO_PASSES_SPECIALISE_SPEC_H

#include "passes/specialise/specialise.h"
#include "passes/specialise/value.h"

/* A region under construction. Nodes of enclosing regions that are used in it
 * become params, remembered here. */
typedef struct Region {
    struct Region *outer;
    Graph *graph;
    int ncapture, capture_capacity;
    Node **captured; /* of the outer region */
    Node **param;    /* what stands for it here */
    int *slot;       /* hash table over captured: index + 1 */
    int nslot;
    Node *token; /* the last effect; NULL: the outer one's, not yet taken */
} Region;

/* One activation of a script's function (or a module's or class's body). */
typedef struct Activation {
    struct Activation *caller;
    Object *frame;  /* its names */
    Object *module; /* its globals */
    Object *class;  /* the class being defined, or NULL */
    Object *function;
    const uint32_t *local; /* script node id -> index into `temp` */
    Value *temp;           /* values of script nodes */
} Activation;

struct Spec {
    Context *ctx;
    Arena *arena;
    Heap heap;
    Module *out;
    Region *region;
    Activation *activation;
    const SpecialiseHost *host;
    Span span;       /* of the script node in hand: new nodes get it */
    int depth;       /* of calls, to bound recursion */
    int64_t steps;   /* script nodes evaluated at compile time */
    int64_t nemit;   /* nodes and effects made so far; a loop that makes none
                        is static */
    int nsweep;      /* gradients taken so far */
    bool diverged;   /* a raise was reached: nothing after it runs */
    bool gave_up;    /* a limit was passed: evaluation only unwinds */
    Object **module; /* loaded script modules */
    int nmodule, module_capacity;
    struct LoopMemo *memo;       /* what earlier visits of loops found out */
    struct Numbering *numbering; /* of the script modules' nodes */
    Graph *scratch;              /* holds placeholder nodes of templates */
    bool called; /* specialise_call: __name__ is not "__main__" */
};

enum {
    SPEC_CALL_DEPTH = 400,      /* nested calls of the script */
    SPEC_STATIC_STEPS = 100000, /* of one loop run at compile time */
    SPEC_UNROLL_STEPS = 5000000 /* in all */
};

static inline Sym spec_sym(Spec *s, const char *name)
{
    return sym_from(&s->ctx->names, name);
}

/* Reports at the script node in hand. */
Diag *spec_error(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Reports and gives poison. */
Value spec_fail(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* What is not there yet (H0990). */
Value spec_not_yet(Spec *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- region.c ---- */

Region *region_open(Spec *s);
void region_close(Spec *s); /* back to the outer region */
/* The node as the region in hand sees it: itself, a param, or, of a scalar
 * constant, a copy. */
Node *spec_import(Spec *s, Node *n);
/* A builder at the end of the region in hand. */
Build spec_build(Spec *s);
/* The token in hand, and the next one. */
Node *spec_token(Spec *s);
void spec_set_token(Spec *s, Node *token);
/* Gives two regions the same captured values in the same order; `*captured`
 * is what they are outside. */
int region_align(Spec *s, Region *a, Region *b, Node ***captured);
/* Sets a region's params, in order, renumbering them. */
void region_set_params(Graph *g, int n, Node *const *param);

/* ---- convert.c ---- */

/* A staged Python scalar, or a static number, as a scalar node of the region
 * in hand: bool, i64 or f64; NULL if it is no number. */
Node *spec_scalar_node(Spec *s, Value v);
/* A number or an array as a node; a Python number takes dtype `weak` when
 * that is not NONE (an overflow of it is H0510). NULL after an error. */
Node *spec_node(Spec *s, Value v, DType weak);
/* The value of a node that depends on constants only: false if it does not. */
bool spec_static_literal(Spec *s, Node *n, Literal *out);
/* A static int (or bool) from an int, a staged value that is constant, or a
 * 0-d integer array; false, silently, if it is none. */
bool spec_static_int(Spec *s, Value v, int64_t *out);
/* The same, reporting H0301 or H0516 with `what`, e.g. "the axis". */
bool spec_need_int(Spec *s, Value v, const char *what, int64_t *out);
bool spec_need_float(Spec *s, Value v, const char *what, double *out);
bool spec_need_str(Spec *s, Value v, const char *what, Text *out);
/* A shape from an int or a tuple or list of ints. */
bool spec_need_shape(Spec *s, Value v, const char *what, Shape *out);
/* A dtype from np.float32, "float32", float, int, bool, an array's .dtype. */
bool spec_need_dtype(Spec *s, Value v, DType *out);
/* One axis, counted from the end if negative, of a rank. */
bool spec_need_axis(Spec *s, Value v, int rank, int *out);
/* axis=None, int, or tuple: a mask of dimensions as a sorted list. */
bool spec_need_axes(Spec *s, Value v, int rank, int64_t *axis, int *n);

/* Truth: 1 or 0 if static, else -1 with a bool scalar node in `*node`; -2
 * after an error. */
int spec_truth(Spec *s, Value v, Node **node);

/* ---- checks ---- */

/* A run-time check: when `ok` (a bool scalar) is false the program ends with
 * `code` and the message; `%` pieces as in build of Message: pieces are the
 * texts around the values. Left out under --unchecked. */
void spec_check(Spec *s, DiagCode code, Node *ok, const char *message);
void spec_check_values(Spec *s, DiagCode code, Node *ok, int n,
                       const char *const *piece, Node *const *value);

/* ---- scalar.c: Python numbers ---- */

typedef enum Operator {
    OPERATOR_NONE,
    OPERATOR_ADD,
    OPERATOR_SUB,
    OPERATOR_MUL,
    OPERATOR_DIV,
    OPERATOR_FLOORDIV,
    OPERATOR_MOD,
    OPERATOR_POW,
    OPERATOR_MATMUL,
    OPERATOR_LSHIFT,
    OPERATOR_RSHIFT,
    OPERATOR_AND,
    OPERATOR_OR,
    OPERATOR_XOR,
    OPERATOR_LT,
    OPERATOR_LE,
    OPERATOR_GT,
    OPERATOR_GE,
    OPERATOR_EQ,
    OPERATOR_NE,
    OPERATOR_IS,
    OPERATOR_IS_NOT,
    OPERATOR_IN,
    OPERATOR_NOT_IN,
    OPERATOR_NEG,
    OPERATOR_POS,
    OPERATOR_INVERT,
    OPERATOR_NOT,
    OPERATOR_COUNT
} Operator;

typedef struct OperatorInfo {
    const char *text;      /* "+" */
    const char *method;    /* "__add__" */
    const char *reflected; /* "__radd__" */
    Op op;                 /* the elementwise op it becomes on arrays */
} OperatorInfo;

extern const OperatorInfo operator_info[OPERATOR_COUNT];
Operator operator_from_text(Text t, bool is_unary);

Value scalar_unary(Spec *s, Operator op, Value x);
Value scalar_binary(Spec *s, Operator op, Value x, Value y);
Value scalar_compare(Spec *s, Operator op, Value x, Value y);
/* int(), float(), bool() of numbers and 0-d arrays. */
Value scalar_to_int(Spec *s, Value x);
Value scalar_to_float(Spec *s, Value x);

/* ---- array.c ---- */

/* A new array (or NumPy scalar) that owns its elements. */
Value array_value(Spec *s, Node *n);
Value array_scalar(Spec *s, Node *n);
/* A scalar if the node has rank 0, as NumPy's reductions give; else array. */
Value array_result(Spec *s, Node *n);
/* The node that holds its elements now, in the region in hand. */
Node *array_node(Spec *s, Object *a);
/* Changes its elements in place (and its base's, if it is a view). */
void array_store(Spec *s, Object *a, Node *value);
Value array_view(Spec *s, Object *base, Type type, const View *view);
/* NumPy's (NEP 50) result dtype: Python numbers are weak. */
DType array_promote(Spec *s, int n, const Value *v);
DType dtype_promote(DType a, DType b);
/* The dtype of a value: an array's, or a Python number's default. */
DType value_dtype(Value v);
Shape value_shape(Value v);
/* Numbers, arrays, and nested lists and tuples of them as one array node;
 * dtype NONE: by promotion. NULL after an error. */
Node *array_from(Spec *s, Value v, DType dtype);
/* Elementwise with promotion and broadcasting, the result as a value. */
Value array_map(Spec *s, Op op, int n, const Value *v);
Value array_unary(Spec *s, Operator op, Value x);
Value array_binary(Spec *s, Operator op, Value x, Value y);
Value array_inplace(Spec *s, Operator op, Value x, Value y);
Value array_matmul(Spec *s, Value x, Value y);
/* Broadcasts two nodes to their common shape; false after H0502. */
bool array_broadcast(Spec *s, Node **x, Node **y);

/* ---- index.c ---- */

Value array_get(Spec *s, Object *a, Value index);
void array_set(Spec *s, Object *a, Value index, Value value);
/* x along its first dimension at a staged or static index, unchecked. */
Value array_row(Spec *s, Object *a, Node *index);

/* ---- affine.c ---- */

/* stop - start, if it is the same number whatever the running values are. */
bool affine_difference(Spec *s, Node *stop, Node *start, int64_t *out);

/* ---- operator.c ---- */

Value value_unary(Spec *s, Operator op, Value x);
Value value_binary(Spec *s, Operator op, Value x, Value y);
Value value_inplace(Spec *s, Operator op, Value x, Value y);
Value value_compare(Spec *s, Operator op, Value x, Value y);

/* ---- sequence.c ---- */

Value value_get_item(Spec *s, Value x, Value index);
void value_set_item(Spec *s, Value x, Value index, Value v);
void value_delete_item(Spec *s, Value x, Value index);
/* The elements of a static-length iterable; -1 after an error. */
int value_iterate(Spec *s, Value x, Value **item);
int64_t value_length(Spec *s, Value x); /* -1 after an error */
Value value_tuple(Spec *s, int n, const Value *item);
Value value_list(Spec *s, int n, const Value *item);
/* A slice object against a length: start, stop, step, count. */
bool slice_resolve(Spec *s, Value slice, int64_t length, int64_t out[4]);

/* ---- py_literal.c ---- */

Value literal_value(Spec *s, Text repr);

/* ---- eval.c ---- */

/* Evaluates a script graph's nodes in the activation in hand. */
void eval_nodes(Spec *s, const Graph *g);
/* Runs a whole script function body in a new activation and frame. */
Value eval_body(Spec *s, const Graph *g, Object *frame, Object *module,
                Object *class, Object *function);
Value eval_temp(Spec *s, const Node *n);
void eval_set_temp(Spec *s, const Node *n, Value v);
/* A value that is used: reports or checks what is unsettled. */
Value value_settle(Spec *s, Value v, const char *name);

/* ---- merge.c, control.c, loop.c ---- */

/* Runs one of two ways by a staged condition, and merges their effects. A way
 * yields a value (none for statements). */
typedef Value Way(Spec *s, void *data);
Value control_branch(Spec *s, Node *pred, Way *then_way, Way *else_way,
                     void *data);
void control_if(Spec *s, const Node *n); /* also the expression */
void control_short_circuit(Spec *s, const Node *n);
void control_while(Spec *s, const Node *n);
void control_for(Spec *s, const Node *n);

/* ---- call.c, class.c ---- */

Value value_call(Spec *s, Value f, int narg, const Value *arg, int nname,
                 const Text *name); /* keyword values are the last nname */
Value call_function(Spec *s, Value f, int narg, const Value *arg);
Value value_get_attribute(Spec *s, Value x, Sym name);
/* VALUE_UNDEFINED if there is none; no error. */
Value value_find_attribute(Spec *s, Value x, Sym name);
void value_set_attribute(Spec *s, Value x, Sym name, Value v);
Value class_new(Spec *s, const Node *n, int nbase, const Value *base);
bool class_is(const Object *class, const Object *of);
/* A dunder method of an instance's class, or UNDEFINED. */
Value class_method(Spec *s, Value x, const char *name);

/* ---- bind.c: builtins ---- */

enum { MAX_BUILTIN_ARGS = 16 };

/* The arguments of a builtin, in the order of its signature; what was left
 * out is UNDEFINED. `self` is the receiver of a method. */
typedef struct Args {
    const Builtin *builtin;
    Value self;
    Value arg[MAX_BUILTIN_ARGS];
    int nrest; /* positional arguments behind `*rest` */
    const Value *rest;
} Args;

/* A function of ours. The signature is Python's, e.g. "a, axis=, keepdims=",
 * "*args, sep=, end=": `=` marks what may be left out. */
struct Builtin {
    const char *name;
    const char *signature;
    Value (*call)(Spec *s, Args *a);
    int op;               /* for calls that serve several names */
    const char *constant; /* not a function: see module_constant */
};

struct BuiltinType {
    const char *name;
    const Builtin *call;   /* what calling the type does, or NULL */
    const Builtin *method; /* ended by a NULL name */
    bool is_exception;
};

Value builtin_call(Spec *s, const Builtin *b, Value self, int narg,
                   const Value *arg, int nname, const Text *name);
const Builtin *builtin_find(const Builtin *table, const char *name);
bool arg_given(Value v); /* neither left out nor None */

/* ---- choice.c: strings that staged branches choose ---- */

bool choice_is_text(Value v); /* a string or a choice */
/* The strings of both, at an index; UNDEFINED if there are too many. */
Value choice_join(Spec *s, Value index, Value a, Value b);
/* The index of `v` among the strings of a choice. */
Node *choice_index(Spec *s, const Object *among, Value v);
Value choice_equal(Spec *s, Value choice, Value other);
typedef Value ChoiceMap(Spec *s, Value string, const void *data);
Value choice_map(Spec *s, Value choice, ChoiceMap *map, const void *data);
/* A hole of a text: the index, and `?size:string` for each. */
Value choice_hole(Spec *s, Value choice, bool repr);

/* ---- print.c ---- */

/* A text with staged holes from parts (strings and values). */
Value text_format(Spec *s, Value v, char conversion, Value spec);
Value text_join(Spec *s, int n, const Value *part);
void print_parts(Spec *s, int n, const Value *part);
/* The program ends here with `code` and the text of the parts as message. */
void print_failure(Spec *s, DiagCode code, int n, const Value *part);

/* ---- what scripts find ---- */

extern const Builtin builtins[];          /* builtins.c */
extern const BuiltinType builtin_types[]; /* types.c */
const BuiltinType *builtin_type_find(const char *name);
extern const Builtin list_methods[], dict_methods[], str_methods[],
    set_methods[], tuple_methods[], number_methods[], property_methods[];
extern const Builtin array_methods[];
Value array_attribute(Spec *s, Object *a, Sym name);
Value rng_attribute(Spec *s, Object *rng, Sym name);
/* A module of ours ("numpy", "math", "holo.autograd"), or UNDEFINED. */
Value module_import(Spec *s, const char *name);
Value module_attribute(Spec *s, Object *m, Sym name);
/* Reports H0204 or H0205; `why` may be NULL. */
Value module_missing(Spec *s, const char *name, const char *why);
/* A script beside this one, or of the library (entry.c); UNDEFINED: none. */
Value script_module_import(Spec *s, const char *name);

#endif
