/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The specialiser's state, the graph under construction, run-time checks.
 *
 * The base of the three rooms: everything in staging/, python/ and numpy/ may
 * use it. It knows values (python/value.h) and objects (heap.h), and nothing
 * of what Python or NumPy do with them. */
#ifndef HOLO_PASSES_STAGING_SPEC_H
#define HOLO_PASSES_STAGING_SPEC_H

#include "passes/specialise.h"
#include "passes/staging/heap.h"

/* A region under construction. Nodes of enclosing regions that are used in it
 * become params, remembered here. */
typedef struct LiveFunction LiveFunction;

/* What is known of a choice's tag in the region in hand: see alternative.c. */
typedef struct Fact {
    const struct Fact *outer;
    Node *tag;
    int k;
    bool is; /* tag == k, or tag != k */
} Fact;

/* What a condition says of tags. */
typedef struct Known {
    const Node *pred;
    const Fact *if_true, *if_false;
} Known;

/* The nodes that guards have become: alternative.c. */
typedef struct GuardNotes {
    struct GuardNote *note; /* a hash table */
    int n, size;
    uint64_t serial; /* of those in hand; 0: none are taken */
    uint64_t last_serial;
} GuardNotes;

/* A param in the midst of a graph: region.c. */
typedef struct FreeParam {
    Node *param, *argument;
} FreeParam;

typedef struct IntervalNote IntervalNote; /* interval.c */

typedef struct Region {
    struct Region *outer;
    Graph *graph;
    int ncapture, capture_capacity;
    Node **captured; /* of the outer region */
    Node **param;    /* what stands for it here */
    int *slot;       /* hash table over captured: index + 1 */
    int nslot;
    Node *token;  /* the last effect; NULL: the outer one's, not yet taken */
    bool certain; /* it runs, at least once, if the outer one does */
    const IntervalNote *intervals; /* of nodes of its graph */
} Region;

/* The temporaries of an activation that were live when it was last asked:
 * live_temps(). */
typedef struct HeldTemps {
    uint32_t at, next; /* asked there; those before `next` were looked at */
    int n, capacity;
    uint32_t *temp;
} HeldTemps;

/* One activation of a script's function (or a module's or class's body). */
typedef struct Activation {
    struct Activation *caller;
    Object *frame;  /* its names */
    Object *module; /* its globals */
    Object *class;  /* the class being defined, or NULL */
    Object *function;
    struct Consumer *consumer; /* of a generator: who goes through it */
    const uint32_t *local;     /* script node id -> index into `temp` */
    Value *temp;               /* values of script nodes */
    struct LiveFunction *live; /* what is read later: live.h */
    HeldTemps held;
    const Node *node; /* the script node in hand */
    uint32_t at;      /* its number; one more once its inputs are not needed */
} Activation;

/* A list that should be grown (python/grown.h) before what was joined. */
typedef struct Growth {
    Object *list; /* NULL: none */
    DType dtype;  /* of its numbers */
    bool is_numpy;
    bool is_matrix; /* its items are to be rows of one */
    bool is_kept;   /* its items are to be kept in columns, as they are */
    bool is_like;   /* it is to be kept as what each turn puts into its place, a
                       list, dict or set: with that `room` */
    bool is_capped; /* and what a turn makes is to have that very room */
    int64_t room;
    int64_t width; /* it gets lists of so many as rows; 0: numbers */
    const struct ItemForm *form;   /* of what it gets; NULL: numbers */
    const struct TableKind *table; /* a dict or set is to be a table of this
                                      kind; NULL: it is a list */
    bool is_staged;   /* how many it has comes to be known only when running */
    bool is_exact;    /* none is appended, not even in passing */
    int64_t from, to; /* how many there are at most, before and after */
    bool refused;     /* none is asked for */
    bool is_outward;  /* the branch around asks for it: control_branch_part() */
    int nagain;       /* branches and loops that are run again for one now */
    const struct Growth *more; /* of lists of numbers: others asked for, too */
} Growth;

/* What a recursion asks of its outermost call: see outward.c. */
typedef struct Outward {
    uint32_t first_new; /* objects of a lower id were there before the call */
    bool refused;       /* none is asked for */
    bool is_again;      /* the call is made again: it is known to recur */
    Growth growth;      /* no list: nothing is asked for yet */
    int ngrown, capacity;
    struct GrownSince {
        Object *object;
        Body before;
    } *grown; /* older objects that were grown since, perhaps in vain */
} Outward;

/* A turn of a rolled loop under way: it is evaluated once, and stands for all.
 */
typedef struct Turn {
    const struct Turn *outer;
    uint32_t nobject; /* objects of a lower id were there before it */
    uint64_t clock;   /* Heap.clock when its round began */
} Turn;

typedef struct TempBlock TempBlock; /* python/activation.c */

enum { SPEC_MEMOS = 64, SPEC_TYPE_CLASSES = 16 };

struct Spec {
    Context *ctx;
    Arena *arena;
    Heap heap;
    Module *out;
    Region *region;
    Activation *activation;
    const SpecialiseHost *host;
    Span span;         /* of the script node in hand: new nodes get it */
    int depth;         /* of calls, to bound recursion */
    int deepest;       /* that it was since the innermost trace began */
    int call_height;   /* of the call nodes made since: how deep they nest */
    int compare_depth; /* of comparisons of containers, for the same */
    struct RegexMemory *regexes; /* python/module_regex.c */
    struct Shown *shown;         /* the containers whose text is under way */
    int64_t steps;               /* script nodes evaluated at compile time */
    int64_t most_steps; /* of these: SPEC_STEPS, or less in an attempt */
    size_t most_memory; /* MiB: SPEC_MEMORY, or more if the script is evaluated
                           once more */
    int64_t vain_steps; /* of static turns that took too many */
    int64_t nemit;      /* nodes and effects made so far; a loop that makes none
                           is static */
    int64_t most_emits; /* of these, in an attempt that may not be long */
    uint64_t nnan;      /* NaNs made so far */
    int nsweep;         /* gradients taken so far */
    bool described_choice; /* value_describe() told of one of several, in the
                              words of an error that was not made yet */
    bool described_ragged; /* the same of an array of staged extents */
    Span lost;     /* where a value was first missing without an error */
    bool diverged; /* a raise was reached: nothing after it runs */
    const Object *unknown_choice; /* the generator expression of which a
                                     condition was last found to be staged */
    bool only_static;  /* a loop's turn is under way that may make no nodes */
    bool runs_again;   /* it made none when it was tried */
    int static_errors; /* the errors before it */
    bool abandoned;    /* it made one, or an error was found, or one more than
                          `most_emits`: evaluation unwinds to who set that,
                          and takes it back */
    bool asks_outward; /* a recursion does: evaluation unwinds to its outermost
                          call */
    Outward *outward;  /* of the innermost function that may; NULL: none */
    Diag *gave_up;     /* a limit was passed: evaluation only unwinds, and this
                          error stands, whatever is taken back */
    bool recurred;     /* it was the limit of calls in calls: not so perhaps,
                          where a loop is not rolled */
    struct OpenCall **entered; /* calls under way that were met again */
    int nentered, entered_capacity;
    int nrecurred; /* how often a loop was not rolled for that, over the whole
                      compilation: at most SPEC_TRIES */
    int ntry;      /* attempts to roll a loop that are inside each other */
    int try_depth; /* calls around the outermost of these */
    struct Catch *catching;   /* who waits for an exception: python/raise.c */
    struct CopyMemo *copying; /* deep copies under way: python/copying.c */
    Span ended;               /* where a branch last ended the run one way */
    struct Catch *raised;     /* whom `diverged` leads to; NULL: the end */
    Object *type_class[SPEC_TYPE_CLASSES]; /* python/derived.c */
    int ntype_class;
    Object *file_class;                 /* of file objects */
    Object *grown_class, *list_module;  /* python/grown.c */
    Object *complex_module[6];          /* lib/_complex.py and its kin */
    Object *math_module;                /* lib/_math.py */
    Object *text_module, *bytes_module; /* lib/_text.py, lib/_bytes.py */
    Object *numpy_text[10];             /* lib/_numpy.py and its kin */
    Object *table_module;               /* lib/_table.py */
    Object *order_module;               /* lib/_set_order.py */
    const Turn *turn;                   /* the innermost; NULL: none */
    Object *twister_module;             /* lib/_twister.py */
    Object *random_module;              /* lib/_random_state.py */
    Object *distributions;              /* lib/_distributions.py */
    Object *numpy_random; /* it holds a generator: numpy/random_state.c */
    Node *random_block;   /* which begins with this one, until someone draws */
    Growth growth; /* what the last join that failed for a list asks for */
    const struct Alternatives *split; /* what choice_split() tries now */
    int nbranch_again; /* branches that are run again for lists, each in the
                          one before: again and again, that costs a product; */
    int nregrown;      /* so often that was since the outermost began */
    bool grows_early;  /* lists are grown where that may be of use, before it is
                          known that they must be: */
    bool grew_early;   /* one was */
    int64_t replaced_room; /* of lists that each turn of the loop in hand makes
                              anew, in whatever way; 0: their own */
    Object **settled; /* lists of rows that are plain again, in the attempt in
                         hand: python/grown_rows.c */
    int nsettled, settled_capacity;
    Object *environ; /* os.environ; NULL: it may not be read */
    Text *kept_text; /* strings that lists hold by a number: item_form.c */
    int nkept_text, kept_text_capacity;
    Value input_file; /* sys.stdin */
    TextBuffer input; /* what was read of it so far */
    bool input_ended;
    size_t shown_output; /* of what is printed, was shown already: input.c */
    Text *written;       /* paths that the program writes to */
    int nwritten, written_capacity;
    bool writes_anywhere;            /* to paths that only running knows */
    Object *script;                  /* the module of the script itself */
    const struct Handling *handling; /* exceptions that are being handled */
    bool may_raise; /* a `try` was handed an exception that only some runs
                       raise: from then on it is asked */
    Value words;    /* of Python, in what the node in hand raises next: an
                       exception's argument; UNDEFINED: not known */
    bool in_bounds; /* the index in hand was checked, and an error caught */
    bool key_read;  /* what is stored was made of the item that was there */
    bool unguarded; /* one may be on its way, and what is evaluated next does
                       not ask: nothing may be changed, checked or printed */
    Object **exception_class; /* of builtin exceptions; NULL: none yet */
    int nexception_class, exception_class_capacity;
    Object **module; /* loaded script modules */
    int nmodule, module_capacity;
    struct LoopMemo *memo[SPEC_MEMOS]; /* what earlier visits of loops found
                                          out, by the number of the node */
    uint32_t rolled_since;             /* id of the first object made since the
                                          outermost loop that is being rolled
                                          began; 0: there is none */
    struct Numbering *numbering;       /* of the script modules' nodes */
    struct Signatures *signatures;     /* of the builtins that were called */
    TempBlock *temps;                  /* the block of values in use */
    TextBuffer grown[4];  /* strings that were put behind others: shown.c */
    int ngrown;           /* so many, all in all */
    int nway;             /* that the text under way may be; 0: one */
    CallSite *spare_site; /* of calls that left nothing behind */
    Object *spare_frame;
    FreeParam *free; /* of the functions that are being differentiated */
    int nfree, free_capacity;
    const Fact *facts;
    Known *known;
    int nknown, known_capacity;
    GuardNotes notes;      /* of the join_flatten() under way */
    struct PathStep *step; /* room for a walk of path.c */
    int step_capacity;
    Value *pin; /* what C code holds over calls of the script */
    int npin, pin_capacity;
    bool direct_call; /* value_call() is the last that is done for a py_call */
    bool called;      /* specialise_call: __name__ is not "__main__" */
};

enum {
    SPEC_CALL_DEPTH = 400,      /* nested calls of the script */
    SPEC_TRY_DEPTH = 64,        /* the same in an attempt to roll a loop */
    SPEC_TRIES = 24,            /* attempts that are given up for it */
    SPEC_STATIC_STEPS = 100000, /* of one loop run at compile time */
    SPEC_VAIN_STEPS = 8000000,  /* that were taken back for being too many */
    SPEC_STEPS = 50000000,      /* in all */
    SPEC_MEMORY = 3072,   /* MiB that may be in use before the next step */
    SPEC_STEP_BYTES = 16, /* of a text that is made, as long as a step */
    SPEC_TEXT = 1 << 24   /* bytes of one text */
};

/* As many steps may the static turns of a loop take: fewer, the more came to
 * nothing before; if that ends in an error, there is another evaluation. */
static inline int64_t spec_static_steps(const Spec *s)
{
    int64_t n = s->grows_early ? s->vain_steps / SPEC_VAIN_STEPS : 0;

    return SPEC_STATIC_STEPS >> 2 * (n < 5 ? n : 5);
}

static inline void spec_in_vain(Spec *s, int64_t steps)
{
    s->grew_early |= spec_static_steps(s) < SPEC_STATIC_STEPS;
    s->vain_steps += steps;
}

/* Have the steps or the memory of a compilation come to an end? */
static inline bool spec_is_spent(const Spec *s)
{
    return s->steps >= s->most_steps || s->arena->used >> 20 >= s->most_memory;
}

/* Is evaluation on its way out of what it was at? */
static inline bool spec_unwinds(const Spec *s)
{
    return s->abandoned || s->asks_outward || s->gave_up;
}

/* A poison follows an error that was found, or the end of a way. If there was
 * neither, something was lost in silence, and no program is made of the rest.
 */
static inline void spec_met(Spec *s, Value v)
{
    if (v.kind == VALUE_POISON && !s->ctx->nfound && !s->diverged &&
        !spec_unwinds(s) && !s->lost.file)
        s->lost = s->span;
}

/* Does nothing that follows run? */
static inline bool spec_ended(const Spec *s)
{
    return s->diverged || spec_unwinds(s);
}

static inline Sym spec_sym(Spec *s, const char *name)
{
    return sym_from(&s->ctx->names, name);
}

/* Values that C code holds while it calls the script, until the script node in
 * hand is done. */
void spec_pin(Spec *s, int n, const Value *v);

/* Reports at the script node in hand. */
Diag *spec_error(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Reports and gives poison. */
Value spec_fail(Spec *s, DiagCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, for a limit of the compilation: nothing more is evaluated. */
Value spec_give_up(Spec *s, Diag *d);
/* May evaluation go on? Past the limit of steps that is H0306. */
bool spec_steps_left(Spec *s);
/* What is not there yet (H0990). */
Value spec_not_yet(Spec *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Something is changed, printed or checked while Spec.unguarded: refused. */
void spec_unguarded(Spec *s);
/* Reports a text longer than SPEC_TEXT. */
Value spec_too_long(Spec *s);

/* ---- region.c ---- */

Region *region_open(Spec *s);
/* Is what is evaluated now certain to run, not in a branch that may not be
 * taken or a loop that may have no turns? */
bool region_is_certain(Spec *s);
void region_close(Spec *s); /* back to the outer region */
/* The node as the region in hand sees it: itself, a param, or, of a scalar
 * constant, a copy. */
Node *spec_import(Spec *s, Node *n);
/* The same, and of a constant too a param: no code may hang on how many random
 * numbers were drawn before. */
Node *spec_import_counter(Spec *s, Node *n);
/* A free param: it stands for an argument, in the region in hand, until the
 * params that are free since there were `n` are bound. Then those that use it
 * use the argument, and where a value still is the param, it is the argument
 * that is meant. What is known of the argument is known of the param. */
Node *param_free(Spec *s, Node *argument);
void params_bind(Spec *s, int n);
/* What a param stands for, or stood for; NULL: an ordinary one. */
Node *param_argument(const Spec *s, const Node *param);
/* What is meant by a node that a value is. */
Node *node_bound(const Node *n);
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

/* ---- checks ---- */

/* A run-time check: when `ok` (a bool scalar) is false the program ends with
 * `code` and the message; `%` pieces as in build of Message: pieces are the
 * texts around the values. Left out under --unchecked. */
void spec_check(Spec *s, DiagCode code, Node *ok, const char *message);
/* Of a limit of ours, where Python raises nothing: no `try` catches it. */
void spec_limit_values(Spec *s, DiagCode code, Node *ok, int n,
                       const char *const *piece, Node *const *value);
void spec_check_values(Spec *s, DiagCode code, Node *ok, int n,
                       const char *const *piece, Node *const *value);
/* The same, where Python raises another exception than the code stands for. */
void spec_check_as(Spec *s, const char *exception, DiagCode code, Node *ok,
                   int n, const char *const *piece, Node *const *value);

#endif
