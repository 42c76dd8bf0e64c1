/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a Specialised is made of: this file is for query.c, template.c and
 * reuse.c. */
#ifndef HOLO_PASSES_STAGING_REUSE_H
#define HOLO_PASSES_STAGING_REUSE_H

#include "passes/python/python.h"
#include "passes/staging/trace.h"

/* What a query was answered. */
typedef enum AnswerKind {
    ANSWER_ABSENT, /* nothing has the name; or an unset one */
    ANSWER_VALUE,  /* a static value, or an object that only itself is like */
    ANSWER_LEAF,   /* the staged scalar number `index` */
    ANSWER_OBJECT, /* the object number `index` */
    ANSWER_CHOICE  /* one of some numbers, by the tag that is leaf `index` */
} AnswerKind;

typedef struct Answer {
    AnswerKind kind;
    int index;
    Value value;
    int nitem; /* of a choice */
    struct Answer *item;
} Answer;

/* An object met: its form, which never changes. A later call's object in its
 * place has the same. */
typedef struct Met {
    Object head; /* with the body emptied */
    Object *object;
    Answer base; /* of a view */
    int nstaged; /* the leaves of its offsets */
    int *staged;
    bool is_fresh; /* the view's node is its base's of now */
} Met;

/* A node met. */
typedef struct MetNode {
    Node *node; /* where it was made, not where it is used */
    Type type;
    bool is_asked;   /* its constant value counts */
    bool is_counter; /* of random numbers: it does not, unless it is asked */
    const void *constant;
    int param; /* of the graph; -1: not used in it */
} MetNode;

/* A query with its answers. */
typedef struct Asked {
    int subject; /* the object's number; -1: `object` itself */
    const Object *object;
    Sym name; /* NULL: of all it holds */
    Answer answer;
    Body body; /* nitem, names, position */
    Answer *item, *key;
    int leaf; /* of the node it holds; -1: none */
} Asked;

/* Where a node of what comes back is from. */
typedef enum SourceKind {
    FROM_NONE,
    FROM_OUTPUT,
    FROM_LEAF,
    FROM_CONSTANT
} SourceKind;

typedef struct NodeSource {
    SourceKind kind;
    int index;
    Type type;
    const void *data;
} NodeSource;

/* A value that comes back. */
typedef enum MadeKind {
    MADE_VALUE,
    MADE_SCALAR,
    MADE_MET,
    MADE_NEW,
    MADE_CHOICE
} MadeKind;

typedef struct Made {
    MadeKind kind;
    Value value;       /* MADE_VALUE */
    NodeSource source; /* MADE_SCALAR; the tag of MADE_CHOICE */
    int index;         /* of the object met, or of the new one */
    bool is_array;     /* the choice is an array */
    int nitem;         /* of MADE_CHOICE */
    struct Made *item;
} Made;

/* An object that each call makes anew, or what one that is there is filled
 * with. */
typedef struct MadeObject {
    const Object *object;
    bool is_there;
    int met; /* its number */
    Object head;
    int nitem, position;
    Made *item, *key;
    Sym *name;
    NodeSource node, seen;
    Made base; /* of a view */
    NodeSource *staged;
} MadeObject;

/* A field of what is older that each call changes. */
typedef struct Written {
    int subject; /* the object's number; -1: `object` itself */
    Object *object;
    Sym name;   /* NULL: all it holds */
    Made value; /* of the name */
    int made;   /* all it holds */
} Written;

struct Specialised {
    Specialised *next; /* in the list, or in the table */
    uint64_t key;
    const char *why; /* it cannot be used: why not; NULL: it can */
    Object *function;
    int narg, nname;
    Text *keyword;
    Answer *arg, *default_arg; /* all defaults, one of which an argument may be
                                */
    int nmet, met_capacity;
    Met *met;
    int nleaf, leaf_capacity;
    MetNode *leaf;
    int nasked, asked_capacity;
    Asked *asked;
    Made result;
    int nmade, made_capacity;
    MadeObject *made;
    int nwritten;
    Written *written; /* in the order of the changes */
    Graph *graph;     /* a region: params are the token, if any, then leaves */
    bool has_token, is_recursive;
    bool is_loose; /* which is why it cannot */
    int deepest;   /* calls in it are nested so deep */
    int height;    /* call nodes in it are nested so deep */
    int nsweep;    /* gradients taken in it */
    Graph *callee; /* the function of the module; NULL: not called yet */
    int noutput, output_capacity;
    Node **output; /* while it is made: of the region in hand */
};

/* A call that has ended, and what is kept of it. */
typedef struct Recorder {
    Spec *s;
    const Trace *t;
    Specialised *r;
} Recorder;

/* ---- query.c ---- */

/* It cannot be used again, and this is the first reason; false. */
bool record_refuse(Recorder *k, const char *why);

/* Objects that are like none but themselves. */
bool object_is_pinned(const Object *o);
/* Fills in the answers; false with `why` if some cannot be compared. */
bool queries_record(Spec *s, const Trace *t, const CallArgs *args,
                    Specialised *r);
/* The constants that were asked for, after all else. */
bool constants_record(Spec *s, const Trace *t, Specialised *r);
int met_object(const Specialised *r, const Object *o); /* -1: not met */
int met_node(const Specialised *r, const Node *origin);

/* What of a call in hand stands where objects and leaves stood. */
typedef struct Match {
    Spec *s;
    bool is_loose; /* two leaves may be one node, and a static number a leaf */
    struct OpenCall *widens; /* whose static numbers may be others */
    const Specialised *r;
    int nobject, nnode;
    Object **object;
    Node **node;
} Match;

bool queries_match(Match *m, const CallArgs *args);

/* ---- reuse.c ---- */

/* What a closed trace did; with `why` if it cannot be used again. A recursive
 * one takes all leaves as params, and has no graph if `callee` is NULL. */
Specialised *specialised_new(Spec *s, Trace *t, const CallArgs *args, Value v,
                             bool is_recursive, Graph *callee);
/* The call node of what was matched, and its value. */
Value specialised_call(Match *m, const Specialised *r, const Graph *callee,
                       Sym name);
/* A name for a function that the module does not have. */
Graph *new_function(Spec *s, const char *name);
/* What it was made of. */
Match own_match(Spec *s, const Specialised *r);

/* ---- recurse.c ---- */

/* What is static where a function is first called, and another number where it
 * calls itself: it is taken for a staged one. */
typedef struct Widened {
    Field field; /* without object: argument `arg` */
    int arg;
    Value value; /* what it was */
    Node *node;
} Widened;

/* A call under way. */
struct OpenCall {
    OpenCall *outer; /* of the same function */
    const CallArgs *args;
    Trace *trace;   /* NULL: it notes nothing */
    Region *region; /* that it is evaluated in */
    int ncall;      /* the calls of the function before it */
    bool is_entered, is_provisional;
    const Specialised *known; /* what the round before found */
    Specialised *asked;       /* what it asked so far, when it was last met */
    uint64_t asked_version;   /* its trace's then */
    int nwidened, widened_capacity;
    Widened *widened;
    Graph *callee;
};

/* outward.c: asks for what the outermost call changed, where its function is
 * called again. */
void outward_ask_changed(Spec *s, const Trace *t);
/* May a static number of a call under way be another? Then it is noted. */
bool recursion_widens(Match *m, const Asked *q, Value v);
/* Is a call one of those under way, met where only running decides? */
bool recursion_meets(Spec *s, CallMemory *m, const CallArgs *args, Value *out);
/* Where it was met, Spec.entered notes it: of an attempt that is dropped, what
 * was noted since there were `n` is forgotten, and so is a call at its end. */
void recursion_forget(Spec *s, int n);
void recursion_leave(Spec *s, const OpenCall *open);
/* The same of what became a function before; static numbers are passed. */
bool recursion_use(Spec *s, CallMemory *m, const CallArgs *args, Value *out);
/* After a round in place in which the call met itself. */
Value recursion_close(Spec *s, CallMemory *m, OpenCall *open, Value v,
                      CallRun *run, void *data, Specialised **made);

/* ---- template.c ---- */

/* Describes the value that comes back and what changed, gathering `output`. */
bool result_record(Spec *s, const Trace *t, Specialised *r, Value v);
/* The same with the outputs of a call: the changes are made. */
Value result_make(Match *m, Node *const *output);
/* As text, with what stands in the places of objects and leaves. */
void result_print(TextBuffer *out, const Match *m);

#endif
