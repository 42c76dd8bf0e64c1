/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The special names of classes (`__x__`), and catching what Python's own
 * protocols catch. */
#ifndef HOLO_PASSES_PYTHON_PROTOCOL_H
#define HOLO_PASSES_PYTHON_PROTOCOL_H

#include "passes/python/python.h"

/* ---- special.c ---- */

bool special_is(const char *name); /* does it have the form `__x__`? */
/* A class binds `name`: reported, at the script node in hand, if it is a
 * special name whose meaning is not honoured. */
bool special_check(Spec *s, const char *name);

/* ---- lacking.c ---- */

/* Of what has no such attribute here: and in Python? */
typedef enum Absence {
    ABSENCE_SURE,    /* neither */
    ABSENCE_NOT_YET, /* there it has one */
    ABSENCE_UNKNOWN  /* it may: NumPy's names are not listed */
} Absence;

Absence attribute_absence(Spec *s, Value x, Sym name);
/* Has Python a builtin of this name, which is not there here? */
bool builtin_is_missing(const char *name);
bool module_is_missing(const char *name); /* the same of a module */
/* May it find a module of this name, where only NumPy is installed? */
bool module_may_be_there(const char *name);

/* ---- raise.c: exceptions, and who waits for them ---- */

/* Who waits for an exception. Two kinds do: Python's own protocols (an
 * iteration for StopIteration, a search for an attribute for AttributeError),
 * which catch what is surely raised, and the statements `try`, `finally` and
 * `with`, which have a hidden name of their frame for what is raised: there it
 * is joined as what any name holds, so that an exception may be raised on some
 * runs only. */
typedef struct Catch {
    struct Catch *outer;
    const char *exception; /* NULL: any */
    int ntype;             /* of a `try`: those that it has handlers for, */
    Value *type;           /* types and classes; NULL: any */
    Region *region;
    uint32_t nobject; /* objects with this number or a later one are younger */
    Object *frame;
    Sym cell; /* NULL: a protocol's */
} Catch;

/* Where an exception was raised, for who does not catch it. */
struct Raised {
    Span span;
    DiagCode code;       /* NONE: by the script */
    const char *message; /* of the code */
};

typedef struct Handling {
    const struct Handling *outer;
    Value exception;
    Node *none; /* true where there is none, so that it is the outer one; NULL:
                   there is one for sure */
} Handling;

void catch_begin(Spec *s, Catch *c, const char *exception);
bool catch_end(Spec *s, Catch *c); /* was it raised? */
/* An exception of a type is raised here: true if that is caught (or refused)
 * by a protocol; what is evaluated then ends. */
bool raise_caught(Spec *s, const BuiltinType *type);
/* Would somebody catch it? */
bool catch_waits(const Spec *s, const char *exception);
/* An exception, an instance or one of several, is raised here. */
void raise_value(Spec *s, Value x);
Value raise_instance(Spec *s, Value x); /* the same; poison */
/* The code in hand ends: the exception that is on its way goes on. */
void raise_onward(Spec *s);
/* A check of which somebody may wait for the exception: a branch that raises
 * it. False if nobody does. */
bool raise_unless_as(Spec *s, const char *exception, DiagCode code, Node *ok,
                     const char *message);
/* What follows, if no exception is on its way. */
Value raise_then(Spec *s, Way *next, void *data);
/* The class of a builtin exception. */
Object *exception_class(Spec *s, const BuiltinType *type);
/* Raises an exception by name: caught, or the end of the program. */
Value raise_error(Spec *s, const char *exception, const char *message);
/* Is one type of exception the other, or derived from it? */
bool exception_is(const BuiltinType *type, const char *of);
/* The type of an exception's class; NULL if it is none. */
const BuiltinType *exception_type(Value v);

/* iterator.c: with what it goes through. */
Object *iterator_new(Spec *s, IteratorKind kind, int n, const Value *item);
/* Evaluates code of a generator, in its frame; false after an error. */
bool generator_eval(Spec *s, Object *it, const Graph *body, Way *run,
                    void *data);

/* ---- yield.c: functions that yield ---- */

/* The generator of a call whose frame holds its arguments. */
Value generator_of_call(Spec *s, Object *function, Object *frame);
/* Is it one that nobody has asked for an item yet? */
bool generator_is_new(Value v);
/* Goes through it: a loop's body runs where it yields. */
void generator_run_loop(Spec *s, Value generator, const Node *loop);
/* The same of a `with`: its body runs where it yields. */
/* Has the generator under way caught GeneratorExit, so that it may not yield?
 * UNDEFINED: that is of no interest, and setting it does nothing. */
Value generator_closing(Spec *s);
void generator_set_closing(Spec *s, Value v);
void generator_run_with(Spec *s, Value generator, const Node *with);
void eval_py_yield(Spec *s, const Node *n);
/* iterator.c: likewise a generator expression, whose first loop goes through
 * what has a length that only running knows; and its loops, which end in
 * generator_item. */
bool expression_is_new(Value v);
/* Is it a generator expression that is in none of its inner loops, so that what
 * it gives is what its first loop makes of what its iterator has left? */
bool expression_is_between(Value v);
void expression_run(Spec *s, Object *it);
/* May it leave items out, by conditions of its own or of one that it goes
 * through? Was it one of these that Spec.unknown_choice says? */
bool expression_chooses(Value v);
/* The same, or is it a call of a function that yields, which nobody has asked
 * for an item? */
bool generator_may_choose(Value v);
/* Does an iterator that can be gone through by index, or a part of it, have a
 * length that only running knows? */
bool iterator_is_staged(Value v);
bool expression_met_unknown(const Spec *s, const Object *expression);
/* resume.c: the next item that it yields, as iterator_next() gives it. */
int generator_next(Spec *s, Object *it, Value *out);
/* Evaluates one node of a region. */
void eval_statement(Spec *s, const Node *n);

/* ---- module.c, unpack.c: the nodes of import and of unpacking ---- */

void eval_import(Spec *s, const Node *n);
void eval_import_from(Spec *s, const Node *n);
void eval_unpack(Spec *s, const Node *n);
void eval_unpacked(Spec *s, const Node *n);

/* ---- try.c ---- */

/* A statement that waits: what it is handed is in the name of its frame. */
void try_open(Spec *s, Catch *c, Object *frame, Sym cell);

void eval_py_try(Spec *s, const Node *n);
void eval_py_finally(Spec *s, const Node *n);
void eval_py_with(Spec *s, const Node *n);
/* The body of a `with`, where its manager is on its way. */
void with_body(Spec *s, const Node *n, Value item);
void eval_py_raise(Spec *s, const Node *n);
void eval_exception_matches(Spec *s, const Node *n);

/* ---- class.c ---- */

/* Makes descriptors of what its `__slots__` names. */
void class_slots(Spec *s, Object *class);
/* A name in a class or its bases, from the `from`-th in their order on; NULL
 * if there is none. */
const Value *class_find(const Object *class, Sym name, int from);
/* The class of an instance, or NULL. */
Object *class_of(Value v);

/* ---- attribute.c ---- */

/* The method `name` of a value's class by which a protocol asks, or NULL. */
const Value *type_find(Spec *s, Value v, const char *name);
bool value_is_property(Value v);
bool value_is_slot(Value v); /* one of `__slots__` */

/* The class that a protocol asks for its methods: of an instance its own, of a
 * class its metaclass; NULL: none of a script or the library. */
Object *asked_class(Value v);
/* By object's own rules: */

Value instance_plain(Spec *s, Value x, Sym name); /* UNDEFINED: none */
void instance_set(Spec *s, Value x, Sym name, Value v);
void instance_delete(Spec *s, Value x, Sym name);
Value method_bind(Spec *s, Value function, Value self);

/* ---- operand.c: operators of instances ---- */

/* What a special method answers; it may not be NotImplemented on some ways
 * only. */
Value settled_answer(Spec *s, Value v);
/* What a special method of x's class gives; NotImplemented if there is none. */
Value operand_ask(Spec *s, Value x, const char *name, int narg,
                  const Value *arg);
Value instance_binary(Spec *s, Operator op, Value x, Value y);
/* The same, or NotImplemented if both decline. */
Value instance_try(Spec *s, Operator op, Value x, Value y);
/* What the right operand says of `x op= y`, where x is an instance that is of a
 * sequence's type, and is asked after it; or NOT_IMPLEMENTED. */
Value operand_ask_right(Spec *s, Operator op, Value x, Value y);
/* What x's class says of a comparison by its method `name`. */
Value compare_ask(Spec *s, Operator op, const char *name, Value x, Value y);
Value compare_instances(Spec *s, Operator op, Value x, Value y);
/* What `*=` of x asks before the type that x derives from. */
Value multiply_inplace(Spec *s, Value x, Value y);
/* len() of an instance: its `__len__`, checked. */
Value instance_length(Spec *s, Value x);
/* operator.c: the type of neither operand has such an operator. */
Value operand_error(Spec *s, Operator op, Value x, Value y);
bool operator_is_of_sets(Operator op); /* `|`, `&`, `-`, `^` */

/* ---- keyed.c: keys of dicts that are known only when running ---- */

bool key_is_staged(Value key);
/* `key in dict`, `dict[key]`, `dict.get(key, other)`, `dict[key] = v`; the last
 * is false after an error. */
Value keyed_has(Spec *s, Object *dict, Value key);
Value keyed_get(Spec *s, Object *dict, Value key);
/* The item, if `*there` (NULL: for sure); UNDEFINED if it is nowhere. */
bool keyed_look(Spec *s, Object *dict, Value key, Value *v, Node **there);
Value keyed_find(Spec *s, Object *dict, Value key, Value other);
bool keyed_set(Spec *s, Object *dict, Value key, Value v);

/* ---- mixed.c ---- */

typedef Value BinaryOperation(Spec *s, Operator op, Value x, Value y);

/* Is it a number, or one of several? */
bool mixed_is_number(Spec *s, Value v);
/* A number of Python's or NumPy's as NumPy's, for who asks for its value. */
Value mixed_settle(Spec *s, Value v);
/* Of floats and other numbers, that as a float of NumPy's: the value, whatever
 * its kind. */
Value mixed_promoted(Spec *s, Value v);
/* As str() and format() show it: neither whose it is nor how wide an int is. */
Value mixed_shown(Spec *s, Value v);
/* An index of an array whose numbers are such, or that of one item. */
Value mixed_index(Spec *s, Value index);
/* repr() of such a number, in parts: what NumPy's is in, the value as Python
 * shows it, what is behind it; false if v is none whose value is the same. */
bool mixed_repr(Spec *s, Value v, Value part[3]);
bool mixed_shows(Spec *s, Value v);
/* As mixed_settle(), where a dtype (NONE: its own) does not ask whose it is. */
Value mixed_as(Spec *s, Value v, DType dtype);
/* The same, where `v op other` is the same in both worlds, as `other` is an
 * array or a scalar of NumPy's. */
Value mixed_beside(Spec *s, Operator op, Value v, Value other);
/* `x op y` without a branch, where one is such a number and floats do not need
 * it. */
bool mixed_binary(Spec *s, Operator op, BinaryOperation *operation, Value x,
                  Value y, Value *out);

/* ---- call.c ---- */

/* Has a function of the script parameters for so many arguments by place, and
 * for those names? */
bool function_takes(Spec *s, Value f, int nplace, int nname, const Text *name);

/* The place of a call of a function of this name, for the nodes and errors that
 * are made in it. */
typedef struct CallMark {
    CallSite *site;
    int64_t nemit;
    int nerror;
} CallMark;

CallMark site_enter(Spec *s, Sym function);
void site_leave(Spec *s, const CallMark *m);

/* ---- derived.c: classes that derive from list, dict, ... ---- */

/* The class that stands for a type of Python's; NULL if no class may derive
 * from it yet. */
Object *type_class(Spec *s, const BuiltinType *t);
/* A special method of such a type; NULL if it has none. */
const Builtin *type_special(const BuiltinType *t, const char *name);
void type_classes_open(Spec *s);
/* What an instance of a derived class holds: a plain list, or one of several;
 * any other value as it is. */
Value derived_held(Spec *s, Value v);
void derived_fill(Spec *s, Value self); /* a new instance holds nothing */
/* What an instance holds knows of it: a list is a plain one for ever, the dict
 * of an OrderedDict keeps CPython's rule of loops through one. */
void derived_mark(Spec *s, Value self);
Value derived_new(Spec *s, Args *a); /* list.__new__() */
Object *deque_type(Spec *s);
/* The list of a deque, which stands still while a loop goes through it; NULL of
 * anything else, or of what says itself how to go through it. */
Object *deque_items(Spec *s, Value v);
/* Has the type, and no class of the script, the say about a special name of
 * an instance? */
bool type_gives(Spec *s, Value v, const char *name);
/* The set that an instance holds, or the value as it is: another set is never
 * asked how to go through it. */
Value derived_set(Spec *s, Value v);
Value derived_tuple(Spec *s, Value v); /* likewise */
/* What the hash of an instance is that of, if the type has the say; NULL. */
const Value *derived_hashed(const Object *o);
/* A nest of lists as NumPy sees it, which takes derived ones for plain ones. */
Value derived_nest(Spec *s, Value v, int depth);
/* What methods of such a class are: `__new__` of what never changes,
 * `__hash__`, the text of what is held. */
Value derived_make(Spec *s, Args *a);
Value derived_hash(Spec *s, Args *a);
Value derived_text(Spec *s, Args *a);
/* What a loop over it goes through: what it holds, where its class leaves
 * iter() to the type; any other value as it is. */
Value derived_iterable(Spec *s, Value v);

/* ---- derived_scalar.c: classes that derive from str, int and float ---- */

bool derived_is_scalar(Value v);
bool derived_is_number(Value v); /* of int and float */
/* The string or number that an instance of such a class is; any other value as
 * it is. */
Value derived_scalar(Spec *s, Value v);
/* The same where CPython asks an int for its `__float__`, or a float for its
 * `__int__`, if the class has one of its own. */
Value derived_as_float(Spec *s, Value v);
Value derived_as_int(Spec *s, Value v);
Value derived_for_numpy(Spec *s, Value v); /* refused if it has one */
/* The NumPy scalar as which an array takes it: unlike a plain number it has a
 * say in the result's dtype. */
Value derived_beside_array(Spec *s, Value v);
/* An operator, or a comparison, where one operand is such an instance. */
Value derived_binary(Spec *s, Operator op, Value x, Value y);
Value derived_compare(Spec *s, Operator op, Value x, Value y);
extern const Builtin str_special[], int_special[], float_special[];

/* ---- grown.c: what the rest of the room asks of it ---- */

Object *grown_class_new(Spec *s);
/* The method of a grown list that stands for one of list's. */
const Builtin *grown_method(const Builtin *b);
/* Its arguments: where an item becomes one of several kinds, the run checks
 * that it is of the list's. */
const Value *grown_arguments(Spec *s, const Builtin *b, Value list, int n,
                             const Value *arg);
Value grown_fit(Spec *s, Value list, Value v);
/* A function of lib/_list.py. */
Value list_function(Spec *s, const char *name);
/* order_of_ints() of lib/_set_order.py. */
Value set_order_function(Spec *s);
/* Is lib/_table.py there (Spec.table_module)? False after an error. */
bool table_library(Spec *s);
/* One of lib/_math.py; UNDEFINED: it has none of this name. */
Value math_function(Spec *s, const char *name);
/* What a function of lib/_text.py gives. */
Value text_asked(Spec *s, const char *name, int n, const Value *arg);
/* What lib/_bytes.py binds to a name; poison: nothing. */
Value bytes_library(Spec *s, const char *name);
bool value_is_bytes(const Spec *s, Value v);
/* One of lib/_twister.py; what lib/_random_state.py binds to a name, and
 * lib/_distributions.py; UNDEFINED: nothing. */
Value twister_function(Spec *s, const char *name);
Value random_state_name(Spec *s, const char *name);
Value distribution_function(Spec *s, const char *name);
/* What lib/_complex.py, or _complex_numpy.py, binds to a name; UNDEFINED:
 * nothing. */
Value complex_find(Spec *s, const char *name);
/* What the functions of NumPy that are written in the language bind to a name:
 * `linalg:inv` is inv() of lib/_linalg.py. */
Value numpy_text(Spec *s, const char *name);
/* A method of a plain list that asks what only running knows: the list is grown
 * for it. UNDEFINED if it cannot be. */
Value grown_instead(Spec *s, Value list, const char *name, int n,
                    const Value *arg);
Value grown_copy(Spec *s, Value list); /* UNDEFINED: it cannot be */
/* sorted() of a grown list. */
Value grown_sorted(Spec *s, Value list, Value reverse);
/* What such a function gives. */
Value grown_builtin(Spec *s, const char *name, int n, const Value *arg);

/* ---- deque.c ---- */

extern const Builtin deque_special[];
void deque_fill(Spec *s, Object *class);

/* ---- identity.c ---- */

/* What `__qualname__` is of what a make_function or make_class node makes, and
 * `__name__` in a module. */
const char *made_qualname(Spec *s, const Node *n);
const char *module_dunder_name(const Spec *s, Sym module);
const char *class_full_name(Spec *s, const Object *class); /* "__main__.A" */
/* "0x7f0000000140": no other object has it. */
const char *object_address(Spec *s, const Object *o);
/* By `object`, whatever the class says; and of a function, if it has one. */
const char *instance_default_text(Spec *s, Value v);
bool has_default_text(Spec *s, const Object *f);
const char *function_default_text(Spec *s, const Object *f);
/* ---- copying.c ---- */

Value copy_deep(Spec *s, Args *a);
Value copy_shallow(Spec *s, Args *a);

/* ---- object.c ---- */

extern const Builtin object_methods[], exception_methods[];
/* Python's exceptions take no keywords, but for a few that are not there yet:
 * an error, and false, if there are any. */
bool exception_keywords(Spec *s, Value v, int nname, const Text *name);
/* What BaseException.__init__() does. */
void exception_set_args(Spec *s, Value x, int narg, const Value *arg);
/* An instance, of an exception with these arguments. */
Value object_make(Spec *s, Object *class, int narg, const Value *arg);

/* ---- exit.c ---- */

/* A SystemExit that nobody catches: the run ends with its `code`. */
void exit_by(Spec *s, Value exception);
/* sys.exit(), exit(), quit(). */
Value do_exit(Spec *s, Args *a);

/* ---- module.c ---- */

/* Calls a function of a text of the library that no script imports. */
Value library_call(Spec *s, const char *module, const char *name, int n,
                   const Value *arg);

/* ---- vars.c ---- */

Value attributes_of(Spec *s, Value x); /* `x.__dict__` */
Value do_vars(Spec *s, Args *a);

/* ---- compose.c ---- */

Value do_ascii(Spec *s, Args *a);

/* ---- match.c ---- */

extern const Builtin match_functions[];

/* ---- input.c ---- */

/* As the script is done: what was shown is not printed again. */
void input_end(Spec *s);

/* ---- module_sys.c, module_os.c ---- */

void sys_module_open(Spec *s, Object *m);
void os_module_open(Spec *s, Object *m);
/* What the module holds itself, where it may not be asked for: an error. */
Value os_module_own(Spec *s, Sym name);

/* ---- file.c ---- */

/* The class of file objects, and one that writes to a stream. */
Object *file_class_new(Spec *s);
Value file_of_stream(Spec *s, const char *name, const char *mode, Value stream);
/* What print() does with its `file`: the texts go to it one by one, if it is
 * none of ours. */
void file_print(Spec *s, Value file, int n, const Value *part);
Value file_flush(Spec *s, Value file);

/* ---- iterator.c ---- */

/* Of a list that may not change under it, or back from its end. */
Value iterator_of_keyed(Spec *s, Object *list, bool is_reversed);
/* iter() and next(): the latter is 1, 0 at the end, -1 after an error. */
Value iterator_of(Spec *s, Value x);
int iterator_next(Spec *s, Value it, Value *out);
/* Hands on what is left, one item after the other, while compiling: what takes
 * them may be what the iterator looks at. False after an error, or if one is
 * not taken. */
typedef bool TakeItem(Spec *s, Value item, void *data);
bool iterator_each(Spec *s, Value it, TakeItem *take, void *data);
/* The same with all items of an iterable. */
bool value_each(Spec *s, Value iterable, TakeItem *take, void *data);
/* Asks for the length of what has one, as list() does before it takes items;
 * false after an error. */
bool iterator_asks_length(Spec *s, Value x);
/* All that is left; -1 after an error. */
int iterator_drain(Spec *s, Value it, Value **item);
/* The items of an iterable that become a list or tuple: CPython asks an object
 * for its length, to make room. */
int iterator_collect(Spec *s, Value x, Value **item);
/* Does it go through arrays and ranges alone, from their begin, so that a loop
 * over it can be rolled? */
bool iterator_is_plain(Value v);
/* How many items a loop took of it, or these. */
enum { ITERATOR_AT_END = -1, ITERATOR_LOST = -2 };
void iterator_leave(Spec *s, Value it, int position);
/* Are the keys of a dict or set those of when there were `size` of them, and
 * `nchange` had come or gone? False after an error. */
bool keys_stand_still(Spec *s, const Object *keyed, int64_t size,
                      int64_t nchange);
/* The frame of a generator expression, if nobody else looks into it. */
Object *iterator_frame(const Object *it);
/* A generator expression: its function, and what its first loop goes through.
 */
Value generator_new(Spec *s, Object *function, Value iterable);
Value do_iter(Spec *s, Args *a);
Value do_next(Spec *s, Args *a);
/* next() of what was lost by an error gives nothing: who goes on until it ends
 * would never end. */
Value next_of_lost(Spec *s, int narg, const Value *arg);
Value do_enumerate(Spec *s, Args *a);
Value do_zip(Spec *s, Args *a);
Value do_map(Spec *s, Args *a);
Value do_filter(Spec *s, Args *a);
Value do_reversed(Spec *s, Args *a);

/* ---- sort.c ---- */

Value do_sorted(Spec *s, Args *a);

/* ---- builtins.c ---- */

bool value_is_type(Value v); /* to Python, which has range and zip among them */
/* isinstance(); false, and an error, if `type` is no type. */
bool value_is_of(Spec *s, Value v, Value type);

/* ---- operator.c ---- */

bool value_is_text(Value v); /* a string, known or not */
/* Equal as elements of containers are: the same object, or `==`. */
Value value_equal(Spec *s, Value x, Value y);
bool value_is_bool(Value v); /* static or staged */

/* types.c: what a special method makes of an instance, of the type that it
 * must be of. */
Value convert_by(Spec *s, Value x, const char *method, const char *type);
/* What an index is to Python: an object is asked for its `__index__`, also in a
 * tuple; anything else is itself. */
Value value_indexed(Spec *s, Value x);

/* ---- hash.c ---- */

/* The hash of a key; false after an error, as of what can be none. */
bool key_hash(Spec *s, Value key, uint64_t *hash);
/* Is a key of the same hash the one that is there? -2 after an error. */
int keys_equal(Spec *s, Value old, Value key);
Value builtin_hash(Spec *s, Args *a);

/* ---- dict.c ---- */

/* What update() does with a mapping, or with pairs; and with keywords. */
bool dict_update(Spec *s, Object *dict, Value other);
bool dict_update_names(Spec *s, Object *dict, const Args *a);
Object *dict_of_view(Spec *s, Value v); /* NULL after an error */
const char *dict_view_name(Value v);    /* "dict_keys" */
int dict_view_items(Spec *s, Value v, Value **item);
Value dict_view_item(Spec *s, Value v, int64_t at); /* which is there */
/* UNDEFINED where a view has no answer of its own. */
Value dict_view_contains(Spec *s, Value item, Value v);
Value dict_view_compare(Spec *s, Operator op, Value x, Value y);
Value dict_view_binary(Spec *s, Operator op, Value x, Value y);

/* ---- set.c ---- */

Object *set_new(Spec *s, bool is_frozen);
bool set_add(Spec *s, Object *set, Value key, uint64_t hash);
bool set_update(Spec *s, Object *set, Value other); /* any iterable */
/* 1: it was there, 0: it was not, -1: an error. */
int set_discard(Spec *s, Object *set, Value key, uint64_t hash);
Value set_pop(Spec *s, Object *set); /* of a set that is not empty */
void set_clear(Spec *s, Object *set);
Object *set_copy(Spec *s, const Object *of);
/* What is in both goes into an empty set; what is in the other is taken away,
 * or exchanged; an operator's elements go into an empty set. */
bool set_intersect(Spec *s, Object *out, Object *x, Value other);
/* Is any of an iterable in it; is any not? As far as that is known: what comes
 * after is not looked at. -1 after an error. */
int set_meets(Spec *s, Object *x, Value other);
int set_lacks(Spec *s, Object *x, Value other);
bool set_take_away(Spec *s, Object *set, Value other);
bool set_exchange(Spec *s, Object *set, Value other);
bool set_operate(Spec *s, Operator op, Object *out, Object *x, Value y);
void set_become(Spec *s, Object *set, const Object *other);
/* Is there an element of this hash, or of a value? -1 after an error. */
int set_has(Spec *s, Object *set, Value key, uint64_t hash);
int set_contains(Spec *s, Object *set, Value x);
/* Where a key stands among the body's; no class is asked. */
int set_place(const Object *set, Value key);
/* The elements in the set's order. */
int set_items(Spec *s, const Object *set, Value **item);
bool set_order_is_known(const Object *set); /* is it CPython's? */
bool set_tables_same(const SetTable *a, const SetTable *b);
SetTable *set_table_new(Spec *s); /* of an empty set */
SetTable *set_table_copy(Spec *s, const SetTable *t);
/* `|`, `&`, `-`, `^` of a set and any iterable; the same in place. */
Value set_binary(Spec *s, Operator op, Value x, Value y);
bool set_change(Spec *s, Operator op, Object *set, Value y);
Value set_compare(Spec *s, Operator op, Value x, Value y);
/* ---- set_methods.c ---- */

/* What a build_set node makes of its elements. */
Value set_display(Spec *s, const Node *n, int count, const Value *item);

/* ---- name.c: the evaluator's rules ---- */

void eval_load_name(Spec *s, const Node *n);
/* What a load_name would find, without a word; UNDEFINED: nothing. */
Value name_peek(Spec *s, const Node *n);
void eval_store_name(Spec *s, const Node *n);
void eval_delete_name(Spec *s, const Node *n);

/* ---- sequence.c, subscript.c ---- */

/* An index of `x`, as a number that is known; false after an error. */
bool index_position(Spec *s, Value x, Value index, int64_t *out);
/* Is it a range whose start, stop and step are known, of 64 bits? */
bool range_static(Spec *s, const Object *range, int64_t part[3]);
Value key_error(Spec *s, Value key);
/* Does what a script node makes stand in the brackets of a generic, alone or
 * in a tuple, and nowhere else? */
bool generic_takes(Spec *s, const Node *n);

/* ---- item_staged.c ---- */

/* The item of a list, tuple, range or string at an index that only running
 * knows, checked; and storing in a list there. */
Value item_get_staged(Spec *s, Value x, Value index);
void item_set_staged(Spec *s, Value x, Value index, Value v);

/* ---- character.c ---- */

Value do_ord(Spec *s, Args *a);
Value do_chr(Spec *s, Args *a);

/* ---- text.c ---- */

Text text_strip(Text t); /* without white space at its ends */

/* ---- shown.c ---- */

/* The parts, as str() shows them: of a number it does not show whose it is. */
const Value *parts_shown(Spec *s, int n, const Value *part);
/* If a part shows a choice, a text is made of the parts, by `op`, in each way
 * of a branch on what it is. */
bool text_split(Spec *s, int n, const Value *part, SplitOp *op, void *data,
                Value *out);
Value text_of_one(Spec *s, Value v);
/* Is it a text in which a loop or a branch left one of several values? */
bool text_shows_choice(Spec *s, Value v);
Value text_complex(Spec *s, Value v, bool repr);
/* A format spec that does not fit: what Python raises, or a limit of ours. */
Value format_refused(Spec *s, Text spec, const char *why);

/* ---- padded.c ---- */

/* A text as many times as an int says; one with staged parts as repr() shows
 * it, and as a format spec for strings fills it up. */
Value text_times(Spec *s, Value text, Value count);
Value text_quoted(Spec *s, Value text);
/* A text of one hole. */
Value text_of_hole(Spec *s, Value v, const char *format);
Value text_padded(Spec *s, Value text, Text spec);

/* ---- compare.c ---- */

/* Of what is neither a number nor an array, an instance or a view of a dict. */
Value compare_others(Spec *s, Operator op, Value x, Value y);
/* Of two floats of lists that running knows: Python takes a NaN for equal to
 * itself, as one object, and which one it is nobody knows. */
void compare_need_one_nan(Spec *s, Value x, Value y);
/* Less than 0, 0, more than 0 as x comes before y, is it, or comes behind it:
 * bytes of UTF-8 are in the order of its characters. */
int text_order(Text x, Text y);
static inline bool both_are(Value x, Value y, ObjectKind kind)
{
    return value_is_object(x, kind) && value_is_object(y, kind);
}

/* ---- several.c ---- */

/* Of one of more than a few texts, some with staged parts, a text with parts
 * that are shown or not; anything else as it is. */
Value text_of_several(Spec *s, Value v);
/* Is the text of a container under way, so that it is `...` inside? */
bool text_is_shown(const Spec *s, const Object *o);
Value exception_text(Spec *s, Value v, bool repr);

#endif
