/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Traced calls: what a call of a script's function read, and using what it
 * made again.
 *
 * A trace is a call under way. It learns about what is older than itself only
 * by queries, reads of the heap's accessors, and each is noted. Evaluation is
 * deterministic: where the same queries have the same answers, the same graph
 * is made and the same value comes back. So when a call ends well, what it
 * asked, the graph and the value are kept as a Specialised of its function; a
 * later call asks the same, and where all answers are alike it becomes a
 * `call` node. An answer is a static value, an object (which one: each is
 * numbered where it is first met) or a node (likewise).
 *
 * What a trace changes of what is older is noted too, before it changes: by
 * name of a namespace, as a whole of all others. What these fields are in the
 * end comes back like a result, and is put in place again by each later call.
 * Even a change to what was there before is one: another call may find another
 * value there. A field that is changed is asked about no more.
 *
 * A trace that did what cannot be used again (it was answered by a choice,
 * imported a module, ...) is *unknown* from then on: the call is evaluated in
 * place each time. A read that is not noted is the one
 * way to a wrong answer; `--calls=check` looks for it: it evaluates each call
 * that could be a `call` node all the same, and compares. */
#ifndef HOLO_PASSES_STAGING_TRACE_H
#define HOLO_PASSES_STAGING_TRACE_H

#include "ir/eval.h"
#include "passes/staging/attempt.h"

/* What is noted of a field of an older object. It is asked about as long as it
 * is what it was when the trace began; what it is from the first change on is
 * the trace's own doing. */
typedef struct Noted {
    Field field;
    bool is_asked;
    bool is_written; /* and not taken back */
    Value value;     /* of a name that is written: what it was before */
    Body body;       /* of what is written whole, likewise */
} Noted;

/* An older node whose constant value was asked for. */
typedef struct Constant {
    Node *node;
    bool is_known;
    Literal literal; /* without data: it is none */
} Constant;

typedef struct Trace {
    Trace *outer;
    Progress before; /* objects and nodes that were made since are its own */
    int deepest, call_height;
    int nnoted, noted_capacity, nslot;
    Noted *noted; /* each once, in the order in which they were met first */
    int *slot;    /* a hash table of them */
    int nwritten, written_capacity;
    int *written; /* of them, in the order of the first change */
    int nasked, asked_capacity;
    Constant *asked;
    uint64_t version;    /* another one whenever what is noted changes */
    const char *unknown; /* why it cannot be used again; NULL: it can */
    bool is_unstable;    /* how it was made hangs on the calls under way */
    bool is_provisional; /* it calls a function that is not finished */
    bool is_loose;       /* it joins an older object that nothing else may hold:
                            unknown, and one that is held is joined as well */
    bool is_undone;      /* what it changes is put back in the end: it notes
                            that even if it cannot be used again */
} Trace;

/* Puts back what a closed trace changed. */
void trace_undo(Spec *s, const Trace *t);

/* How a function is called. */
typedef struct CallArgs {
    Object *function;
    int narg;
    const Value *arg;
    int nname; /* the last arguments are these keywords' */
    const Text *name;
} CallArgs;

typedef struct Specialised Specialised;
typedef struct OpenCall OpenCall;

/* What is known of a function's calls so far. */
typedef struct CallMemory {
    Sym name;
    bool is_small; /* its calls are evaluated in place */
    bool recurs;   /* it calls something of its own name */
    int ncall, nhit, nmiss, nkept;
    Specialised *first; /* of those that call themselves */
    int nslot;          /* of a hash table of the others, a power of two */
    Specialised **slot; /* by static arguments and kinds of the others */
    OpenCall *open;     /* the innermost that is under way; recurse.c */
} CallMemory;

void trace_open(Spec *s, Trace *t);
/* Ends the innermost trace; what it asked, the outer one asked too. */
void trace_close(Spec *s, Trace *t);
/* Asks first what another trace asked. */
void trace_again(Spec *s, Trace *t, Field f);
/* What is noted of a field, or NULL. */
const Noted *trace_noted(const Trace *t, const Object *o, Sym name);
/* None of the open traces can be used again. */
void trace_unknown(Spec *s, const char *why);
/* The same of those that began when there were `first` objects, or later. */
void trace_unknown_since(Spec *s, uint32_t first, const char *why);
/* How values are kept depends on what else holds an older object. */
void trace_loose(Spec *s, const Object *o);
/* Where a node was made, of one that the region in hand may use. */
Node *node_origin(const Spec *s, Node *n);
/* Of a param, what comes in is not known; had the call been in the region where
 * that is made, it might be. */
void trace_param(Spec *s, Trace *t, Node *param);
/* Notes that the constant value of an older node is asked for. */
Constant *trace_constant(Spec *s, Trace *t, Node *n);
/* A constant is copied into a region. */
void trace_copied(Spec *s, Node *n);

/* ---- reuse.c ---- */

/* Evaluates a call by `run`, or uses what an earlier one made. */
typedef Value CallRun(Spec *s, const CallArgs *args, void *data);
Value call_traced(Spec *s, CallMemory *m, const CallArgs *args, CallRun *run,
                  void *data);
/* outward.c: the same, of a call of a function of which none is under way, and
 * which calls itself. */
Value call_outermost(Spec *s, CallMemory *m, const CallArgs *args, CallRun *run,
                     void *data);

#endif
