/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python: the evaluator, and what operators, calls, classes, containers, texts
 * and builtins mean.
 *
 *   value.c     values: kinds, identity, equality, names for diagnostics
 *   eval.c      the evaluator: one rule for each script-level op
 *   convert.c   between values and nodes; static values on the spot
 *   number.c    numbers, static and staged, in one way
 *   scalar.c    operators on Python numbers, with checks
 *   long.c      static ints of more than 64 bits
 *   builtins_number.c  abs, round, divmod, pow, hex
 *   operator.c  operators and comparisons of all values; operand.c  of
 *               instances
 *   name.c      names: where a script finds and binds them
 *   sequence.c  slices, lengths, iteration of containers
 *   subscript.c  their items; item_staged.c  at an index that only running
 *               knows
 *   dict.c      dicts and their views; set.c, set_methods.c  sets
 *   hash.c      keys; keyed.c  which of those of a dict a staged one is;
 *               table.c  dicts and sets that get staged ones (table.h)
 *   ask.c       what is asked in order until an answer decides
 *   iterator.c  iterators and generator expressions; drain.c  all their items
 *   call.c      calls, parameters; class.c  classes
 *   attribute.c, attribute_set.c  attributes; unpack.c  `a, *b = x`
 *   derived.c   classes that derive from list, dict, ...; derived_scalar.c
 *               from str, int and float; grown.c  lists whose length is known
 *               only when running (grown.h)
 *   special.c   special names
 *   yield.c     functions that yield; resume.c  their items, one by one
 *   raise.c     exceptions, and who waits for them; try.c  try, with, raise
 *   lacking.c   what Python has and is not there yet
 *   object.c    what every object has; identity.c  names and addresses
 *   vars.c      `__dict__`
 *   exit.c      raising what is there; the end of a run
 *   file.c, file_read.c, look.c, input.c  files and input (file.h)
 *   match.c     what patterns ask
 *   bind.c      the arguments of builtins
 *   text.c      methods of strings
 *   shown.c     what values show; compose.c  str.format, `%`
 *   padded.c    texts that are repeated, filled up or quoted as a whole
 *   several.c   one of several texts with staged parts
 *   print.c     print, and messages
 *   builtins.c, types.c, methods.c, module*.c  what scripts find: tables
 *   mersenne.c  random numbers of a state that is known (mersenne.h)
 *
 * May use staging/ by staging.h, and arrays by numpy/numpy.h. */
#ifndef HOLO_PASSES_PYTHON_PYTHON_H
#define HOLO_PASSES_PYTHON_PYTHON_H

#include "base/system.h"
#include "ir/script.h"
#include "passes/staging/trace.h"
#include "passes/staging/staging.h"

/* ---- convert.c ---- */

/* A staged Python scalar, or a static number, as a scalar node of the region
 * in hand: bool, i64 or f64; NULL if it is no number. */
Node *spec_scalar_node(Spec *s, Value v);
/* A number or an array as a node; a Python number takes dtype `weak` when
 * that is not NONE, and must fit it. NULL after an error. */
Node *spec_node(Spec *s, Value v, DType weak);
/* The value of a node that depends on constants only: false if it does not. */
bool spec_static_literal(Spec *s, Node *n, Literal *out);
/* The same, where it costs little to find it. */
bool spec_cheap_literal(Spec *s, Node *n, Literal *out);
/* spec_static_*() say nothing where they are false; spec_need_*() report. An
 * `_int` is what NumPy takes for one, so that what is none is refused only: it
 * may take that as well. An `_index` is what Python asks for its `__index__`:
 * of what has none Python raises, here or in the run. */

/* A static int (or bool) from an int, a staged value that is constant, or a
 * 0-d integer array. */
bool spec_static_int(Spec *s, Value v, int64_t *out);
/* The same without np.bool, which has no `__index__`. */
bool spec_static_index(Spec *s, Value v, int64_t *out);
/* Is it an int to Python, which then asks for its truth? False after an
 * error. */
bool refuse_text(Spec *s, Value v); /* a staged one; false of all else */
bool spec_is_flag(Spec *s, Value v, const char *what);
/* H0301 of what is staged, H0516 of what is no int; `what`: "the axis". */
bool spec_need_int(Spec *s, Value v, const char *what, int64_t *out);
bool spec_need_index(Spec *s, Value v, const char *what, int64_t *out);
/* The same of one that CPython takes as an int of C. */
bool spec_need_c_int(Spec *s, Value v, const char *what, int64_t *out);
bool spec_need_float(Spec *s, Value v, const char *what, double *out);
bool spec_need_str(Spec *s, Value v, const char *what, Text *out);
/* A shape from an int or a tuple or list of ints. */
bool spec_need_shape(Spec *s, Value v, const char *what, Shape *out);
/* A dtype from np.float32, "float32", float, int, bool, an array's .dtype. */
bool spec_need_dtype(Spec *s, Value v, DType *out);
/* What "float", "int" and "bool" stand for; NONE of others. */
DType dtype_of_type(const char *name);
DType dtype_named(Spec *s, Text name); /* "float32", "f4", ...; NONE */
/* One axis, counted from the end if negative, of a rank. */
bool spec_need_axis(Spec *s, Value v, int rank, int *out);
/* Axis 0 or -1 of what has no dimensions: most of NumPy takes it, as none. */
bool axis_of_scalar(Spec *s, Value axis, int rank);
/* axis=None, int, or tuple: a mask of dimensions as a sorted list. */
bool spec_need_axes(Spec *s, Value v, int rank, int64_t *axis, int *n);

/* Truth: 1 or 0 if static, else -1 with a bool scalar node in `*node`; -2
 * after an error. */
int spec_truth(Spec *s, Value v, Node **node);
/* The truth as a value: a bool, perhaps staged. */
Value value_truth(Spec *s, Value v);

/* ---- number.c: Python numbers, static or staged ---- */

/* bool, i64 or f64; NONE of what is no Python number. */
DType number_dtype(Value v);
int64_t number_int(Value v);          /* of a static bool or int */
double number_float(Value v);         /* of a static number */
bool number_is_bool(Value v, bool b); /* is it this static bool? */
/* Converted as OP_convert does. */
Value number_as(Spec *s, Value v, DType dtype);
/* An elementwise op on numbers converted to `dtype`: evaluated, or a node. */
Value number_op(Spec *s, Op op, DType dtype, int n, const Value *x);
Value number_op1(Spec *s, Op op, DType dtype, Value x);
Value number_op2(Spec *s, Op op, DType dtype, Value x, Value y);
/* Of bools; what is static decides by itself where it can. */
Value number_not(Spec *s, Value x);
/* sum() of an array, sum_array.c; UNDEFINED: it is none, or is added item by
 * item. */
Value sum_of_array(Spec *s, Value x, Value start);
Value number_and(Spec *s, Value x, Value y);
Value number_or(Spec *s, Value x, Value y);
/* A condition: reports `code` if it is known not to hold (then false), else
 * checks it. The second is of a limit of ours, which no `try` catches; the
 * third shows x behind the message. */
bool number_need(Spec *s, DiagCode code, Value ok, const char *message);
bool number_bound(Spec *s, DiagCode code, Value ok, const char *message);
bool number_need_of(Spec *s, DiagCode code, Value ok, const char *before,
                    Value x, const char *after);
/* Does the result of `what` fit 64 bits? */
bool number_need_room(Spec *s, Value overflows, const char *what);
/* Is the number, truncated, among those of a dtype? All are of floats' and
 * bool's. The second reports H0510 of a static one, checks a staged one. */
Value number_in_range(Spec *s, Value v, DType dtype);
/* The least (or the greatest) value of an integer dtype that is an int64. */
Value number_limit(DType dtype, bool is_low);
bool number_need_fit(Spec *s, Value v, DType dtype);
/* A number as a scalar node of a dtype that it must fit; NULL if it cannot. */
Node *number_node(Spec *s, Value v, DType dtype);

/* ---- long.c: static ints of more than 64 bits ---- */

bool value_is_static_int(Value v);
/* A Python number of any kind: NumPy's promotion calls them weak. */
bool value_is_weak(Value v);
Value long_from_u64(Spec *s, uint64_t x);
/* int(text, base); UNDEFINED if it is none. */
Value int_from_text(Spec *s, Text t, int base);
bool long_text(Spec *s, Value x, Text *out); /* false after an error */
/* Of static ints: bit_length() or bit_count(), pow() with a modulus,
 * math.gcd(), and of ones that are not negative math.isqrt(); rounded to a
 * multiple of 10^digits. */
Value int_bits(Spec *s, Value x, bool only_ones);
Value int_in_base(Spec *s, Value x, int base); /* hex(), oct(), bin() */
Value int_power_modulo(Spec *s, const Value arg[3]);
Value int_gcd(Spec *s, Value x, Value y);
Value int_root(Spec *s, Value x);
Value int_round(Spec *s, Value x, int64_t digits);
Value long_from_float(Spec *s, double x); /* a finite one, truncated */
Value long_to_float(Spec *s, Value x);
/* x = fraction * 2^exponent, 0.5 <= |fraction| < 1. */
double long_fraction(Spec *s, Value x, int *exponent);
/* Of static numbers, exactly: below 0, 0, above 0, or that one is NaN. */
enum { NUMBER_UNORDERED = 2 };
int number_order(Value a, Value b);

/* ---- scalar.c: their operators ---- */

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

/* `x op y` is `y operator_mirrored(op) x`, of comparisons. */
Operator operator_mirrored(Operator op);
/* Where one of two numbers is a long; long_ints() is of any static ints. */
Value long_binary(Spec *s, Operator op, Value x, Value y);
Value long_compare(Spec *s, Operator op, Value x, Value y);
Value long_unary(Spec *s, Operator op, Value x);
Value long_ints(Spec *s, Operator op, Value x, Value y);

Value scalar_unary(Spec *s, Operator op, Value x);
Value scalar_binary(Spec *s, Operator op, Value x, Value y);
Value scalar_compare(Spec *s, Operator op, Value x, Value y);
Value scalar_abs(Spec *s, Value x);
/* int(), float(), bool() of numbers and 0-d arrays. */
Value scalar_to_int(Spec *s, Value x);
Value scalar_to_float(Spec *s, Value x);

/* ---- operator.c ---- */

Value value_unary(Spec *s, Operator op, Value x);
Value value_binary(Spec *s, Operator op, Value x, Value y);
Value value_inplace(Spec *s, Operator op, Value x, Value y);
Value value_contains(Spec *s, Value item, Value container);
/* Appends what goes through; false after an error. */
bool list_extend(Spec *s, Object *list, Value iterable);
Value value_compare(Spec *s, Operator op, Value x, Value y);

/* ---- sequence.c, subscript.c ---- */

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
/* What is raised of a step of 0. */
void slice_needs_step(Spec *s);
/* How many numbers a range of these start, stop and step goes through. */
int64_t range_length(const int64_t part[3]);
/* Its number i, which is there. */
int64_t range_number(const int64_t part[3], int64_t i);
/* A range's step is not 0: an error, or a check. */
bool range_need_step(Spec *s, Value step);
/* Refuses a range whose length does not fit 64 bits. */
Value range_too_long(Spec *s);

/* ---- py_literal.c ---- */

Value literal_value(Spec *s, Text repr);

/* ---- activation.c ---- */

/* What is known of the function that a make_function node makes. */
typedef struct FunctionInfo {
    uint32_t nnode; /* of its body */
    Sym name;       /* NULL: what follows was not read yet (call.c) */
    int nparam, nlocal;
    struct Param *param;
    Sym *local;
    struct LiveFunction *live; /* what is read later (live.c) */
    CallMemory calls;          /* its calls so far (reuse.c) */
} FunctionInfo;

FunctionInfo *function_info(Spec *s, const Node *made);

/* What the attributes of a script node say in words: read once. */
typedef struct Words {
    bool is_read;
    Sym name;        /* NULL: it has none */
    NamePlace place; /* of a name */
    Operator op;     /* OPERATOR_NONE: it has none */
} Words;

const Words *node_words(Spec *s, const Node *n);

/* Values that end with the call in hand. */
typedef struct TempMark {
    TempBlock *block;
    size_t used;
} TempMark;

TempMark temps_mark(Spec *s);
Value *temps_push(Spec *s, int n); /* zeroed */
void temps_release(Spec *s, TempMark m);

/* ---- eval.c, activation.c, name.c ---- */

/* Evaluates a script graph's nodes in the activation in hand. */
void eval_nodes(Spec *s, const Graph *g);
/* Runs a whole script function body in a new activation and frame. */
Value eval_body(Spec *s, const Graph *g, Object *frame, Object *module,
                Object *class, Object *function);
/* Runs `run` with the names of a function, and new temporaries of its body. */
Value eval_with(Spec *s, const Graph *body, Object *frame, Object *function,
                Value (*run)(Spec *s, void *data), void *data);
/* The nodes in front of one of a region. */
void eval_nodes_before(Spec *s, const Graph *g, const Node *last);
Value eval_temp(Spec *s, const Node *n);
void eval_set_temp(Spec *s, const Node *n, Value v);
bool value_is_lost(Value v); /* unknown because of an error */
/* A value that is used: reports or checks what is unsettled. */
Value value_settle(Spec *s, Value v, const char *name);

/* ---- call.c, class.c, attribute.c ---- */

/* A frame that something holds beyond its call; NULL if it is none. */
Object *frame_hold(Object *frame);

Value value_call(Spec *s, Value f, int narg, const Value *arg, int nname,
                 const Text *name); /* keyword values are the last nname */
Value call_function(Spec *s, Value f, int narg, const Value *arg);
Object *call_frame(Spec *s, Object *function); /* its names, not yet bound */
Value value_get_attribute(Spec *s, Value x, Sym name);
/* VALUE_UNDEFINED if there is none; no error. */
Value value_find_attribute(Spec *s, Value x, Sym name);
void value_set_attribute(Spec *s, Value x, Sym name, Value v);
void value_delete_attribute(Spec *s, Value x, Sym name);
/* A class; the last `nname` values are what its keywords say. */
Value class_new(Spec *s, const Node *n, int nbase, const Value *base, int nname,
                const Text *name, const Value *value);
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
    int nkeyword; /* keywords of `**names` */
    Text *keyword;
    Value *named;
} Args;

/* A function of ours. The signature is Python's, e.g. "a, axis=, keepdims=",
 * "x, /", "*args, sep=, end=", "**names": `=` marks what may be left out, `?`
 * what Python has and is not there yet, as in "**names?". */
enum { BUILTIN_OF_CLASS = 1000 }; /* the `op` of a class method */

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
    const char *base; /* of an exception: the one it derives from */
};

Value builtin_call(Spec *s, const Builtin *b, Value self, int narg,
                   const Value *arg, int nname, const Text *name);
const Builtin *builtin_find(const Builtin *table, const char *name);
bool arg_given(Value v); /* neither left out nor None */
/* What was given for a parameter of the builtin's signature. */
Value arg_named(Spec *s, const Args *a, const char *name);

Value value_class(Spec *s, Value v); /* builtins.c: type(v) */

/* ---- raise.c ---- */

/* Python raises the exception that a code stands for: an error that is found
 * while compiling, where evaluation surely comes to, and elsewhere one of the
 * run, which ends that way. It is not for what is only refused here
 * (spec_fail). */
Value raise_certain(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same; what comes back takes labels and notes. */
Diag *raise_found(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same of another exception than most of this code: of H0506 IndexError;
 * NULL: of one that NumPy has for itself. */
Value raise_other(Spec *s, const char *exception, DiagCode code,
                  const char *message);
/* A limit of ours is passed, which no `try` catches. */
void raise_limit(Spec *s, DiagCode code, const char *message);
/* What Python says in what is raised next by the node in hand: in a check, by
 * raise_certain() and the like. */
void raise_says_out_of_range(Spec *s, Value x); /* an index into x */
void raise_says(Spec *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- shown.c, compose.c, print.c ---- */

/* A text with staged holes from parts (strings and values). */
Value text_format(Spec *s, Value v, char conversion, Value spec);
Value text_join(Spec *s, int n, const Value *part);
/* A staged float as Python's `json` writes it. */
Value text_json(Spec *s, Value v);
/* The elements of arrays of one length as a container shows them; `pattern` is
 * that of `!c` (base/format.h). */
Value text_columns(Spec *s, int n, const Value *column, const char *pattern);
/* str.format(), and `form % values`. */
Value text_do_format(Spec *s, Args *a);
Value text_percent(Spec *s, Value form, Value values);
void print_parts(Spec *s, int n, const Value *part);
/* The same to a stream, an int. */
void print_to(Spec *s, Value stream, int n, const Value *part);
/* What the system answers when the program runs, an int; `number` are those of
 * the call, of their types, and the parts its text. Poison after an error. */
Value system_ask(Spec *s, SystemCall call, const Value *number, int n,
                 const Value *part);
/* The program ends here with `code` and the text of the parts as message. */
void print_failure(Spec *s, DiagCode code, int n, const Value *part);

/* ---- builtins_number.c ---- */

Value builtin_abs(Spec *s, Args *a);
Value builtin_in_base(Spec *s, Args *a);
Value builtin_round(Spec *s, Args *a);
Value builtin_divmod(Spec *s, Args *a);
Value builtin_pow(Spec *s, Args *a);

/* ---- what scripts find ---- */

extern const Builtin math_module[], os_module[], os_path_module[], sys_module[],
    time_module[], holo_module[], autograd_module[], collections_module[],
    python_module[], complex_module[], mersenne_module[], regex_module[],
    csv_module[], time_of_library[], random_state_module[];
extern const Builtin builtins[];          /* builtins.c */
extern const BuiltinType builtin_types[]; /* types.c */
const BuiltinType *builtin_type_find(const char *name);
extern const Builtin list_methods[], dict_methods[], dict_view_methods[],
    str_methods[], set_methods[], tuple_methods[], int_methods[],
    float_methods[], property_methods[], slice_methods[];
/* As a script begins: what modules of ours hold. */
void modules_open(Spec *s);
/* A module of ours ("numpy", "math", "holo.autograd"), or UNDEFINED. */
Value module_import(Spec *s, const char *name);
Value module_attribute(Spec *s, Object *m, Sym name);
/* Reports H0204 or H0205; `why` may be NULL. */
Value module_missing(Spec *s, const char *name, const char *why);
/* Nothing is of that name: a ModuleNotFoundError, where someone waits for one
 * and CPython has no such module either. */
Value module_absent(Spec *s, const char *name);
/* A script beside this one, or of the library (entry.c); UNDEFINED: none. */
Value script_module_import(Spec *s, const char *name);

#endif
