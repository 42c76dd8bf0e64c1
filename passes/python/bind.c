/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The arguments of builtins, bound by their signatures.
 *
 * A signature is read when its builtin is first called, and kept in a table by
 * the builtin's address. An argument that is one of several is settled before,
 * or the call made once for each; of NumPy's functions also what is in a list.
 */
#include "passes/numpy/numpy.h"
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/python/table.h"
#include "passes/staging/many.h"

#include <assert.h>
#include <string.h>

typedef struct Signature {
    int n;
    Text name[MAX_BUILTIN_ARGS];
    bool optional[MAX_BUILTIN_ARGS];
    int rest; /* how many parameters stand before `*rest`; -1: there is none */
    int npositional;  /* those before `/` */
    bool bare;        /* a `*` without a name: keywords alone follow */
    bool names;       /* `**names` take other keywords */
    bool lacks_names; /* `**names?`: Python takes them, and we not yet */
    int nplace;   /* how many can stand by place, those not there among them */
    int nlacking; /* how many are not there yet */
    Text lacking[MAX_BUILTIN_ARGS];
    int ready; /* how many stand before the first that is not there yet */
    bool is_numpy, is_random; /* a function of NumPy's, or of its `random` */
    bool is_math;
    bool takes_scalars; /* and asks no class what a string or number is */
    bool makes_floats;  /* a float that it gives is no argument of it */
} Signature;

/* A parameter that Python has, `name?`, is not there yet. */
static void lacking_read(Arena *a, Text name, Signature *sig)
{
    if (!sig->nlacking)
        sig->ready = sig->n;
    if (sig->nlacking < MAX_BUILTIN_ARGS)
        sig->lacking[sig->nlacking++] = text_copy(a, name);
}

static void signature_read(Arena *a, const char *p, Signature *sig)
{
    sig->rest = -1;
    while (*p && sig->n < MAX_BUILTIN_ARGS) {
        size_t length = strcspn(p, ",=? ");

        sig->nplace += length && sig->rest < 0 && *p != '*' && *p != '/';

        if (*p == '*' && p[1] == '*') {
            sig->names = p[length] != '?';
            sig->lacks_names = !sig->names;
        } else if (*p == '/') {
            sig->npositional = sig->n;
        } else if (*p == '*') {
            sig->rest = sig->n;
            sig->bare = length == 1;
        } else if (p[length] == '?') {
            lacking_read(a, (Text){p, length}, sig);
        } else if (length) {
            sig->name[sig->n] = text_copy(a, (Text){p, length});
            sig->optional[sig->n++] = p[length] == '=';
        }
        p += length;
        p += strspn(p, ",=? ");
    }
}

/* ---- the signatures that were read ---- */

struct Signatures {
    uint32_t n, nslot;
    struct SignatureSlot {
        const Builtin *builtin; /* NULL: free */
        const Signature *signature;
    } *slot;
};

static struct SignatureSlot *signature_slot(const struct Signatures *t,
                                            const Builtin *b)
{
    uint32_t at = (uint32_t)(((uintptr_t)b * 0x9e3779b97f4a7c15u) >> 32);

    while (t->slot[at & (t->nslot - 1)].builtin &&
           t->slot[at & (t->nslot - 1)].builtin != b)
        at++;
    return &t->slot[at & (t->nslot - 1)];
}

static void signatures_grow(Arena *a, struct Signatures *t)
{
    struct Signatures more = {.n = t->n, .nslot = t->nslot ? t->nslot * 2 : 64};

    more.slot = ARENA_ARRAY(a, struct SignatureSlot, more.nslot);
    for (uint32_t i = 0; i < t->nslot; i++)
        if (t->slot[i].builtin)
            *signature_slot(&more, t->slot[i].builtin) = t->slot[i];
    *t = more;
}

static bool is_in(const Builtin *table, const Builtin *b)
{
    return builtin_find(table, b->name) == b;
}

/* Does it take an argument for the string or number that it is? Others keep
 * it, show it, or ask its class. */
static bool takes_scalars(const Builtin *b)
{
    static const char *const name[] = {"bin",  "chr", "hex",  "oct",
                                       "open", "ord", "range"};
    static const char *const other[] = {"format", "format_map", "join",
                                        "partition", "rpartition"};

    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (!strcmp(b->name, name[i]))
            return is_in(builtins, b);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (!strcmp(b->name, other[i]))
            return is_in(os_path_module, b);
    return is_in(str_methods, b) || is_in(int_methods, b) ||
           is_in(float_methods, b) || is_in(os_path_module, b) ||
           is_in(time_module, b) || is_in(regex_module, b) ||
           is_in(csv_module, b) || is_in(mersenne_module, b);
}

/* With what its table says of it: a call compares no names. */
static const Signature *signature_of(Spec *s, const Builtin *b)
{
    struct SignatureSlot *slot;
    Signature *read;

    if (!s->signatures)
        s->signatures = ARENA_NEW(s->arena, struct Signatures);
    if (s->signatures->n * 2 >= s->signatures->nslot)
        signatures_grow(s->arena, s->signatures);
    slot = signature_slot(s->signatures, b);
    if (slot->builtin)
        return slot->signature;
    read = ARENA_NEW(s->arena, Signature);
    signature_read(s->arena, b->signature, read);
    read->is_numpy = is_in(numpy_module, b) || is_in(numpy_linalg_module, b);
    read->is_random = is_in(numpy_random_module, b);
    read->is_math = is_in(math_module, b);
    read->makes_floats = b->call == builtin_abs || read->is_math;
    read->takes_scalars = takes_scalars(b);
    *slot = (struct SignatureSlot){b, read};
    s->signatures->n++;
    return read;
}

/* ---- binding ---- */

Value arg_named(Spec *s, const Args *a, const char *name)
{
    const Signature *sig = signature_of(s, a->builtin);

    for (int i = 0; i < sig->n; i++)
        if (text_is(sig->name[i], name))
            return a->arg[i];
    assert(!"a parameter of the signature");
    return (Value){.kind = VALUE_UNDEFINED};
}

bool arg_given(Value v)
{
    return v.kind != VALUE_UNDEFINED && v.kind != VALUE_NONE;
}

const Builtin *builtin_find(const Builtin *table, const char *name)
{
    for (; table && table->name; table++)
        if (!strcmp(table->name, name))
            return table;
    return NULL;
}

static bool lacks(Spec *s, const Builtin *b, Text name)
{
    spec_not_yet(s, "the parameter `%.*s` of %s() is not there yet",
                 (int)name.size, name.data, b->name);
    return false;
}

static void note_parameters(Spec *s, Diag *d, const Signature *sig,
                            const Builtin *b)
{
    diag_note(s->ctx, d, "its parameters are (%s)%s", b->signature,
              sig->nlacking || sig->lacks_names
                  ? "; those with `?` are not there yet"
                  : "");
}

static bool bind_keyword(Spec *s, const Signature *sig, Args *a, Text name,
                         Value v)
{
    const char *known[MAX_BUILTIN_ARGS], *near;
    Diag *d;

    for (int i = 0; i < sig->n; i++) {
        known[i] = i < sig->npositional ? "" : sig->name[i].data;
        if (i < sig->npositional || !text_equal(name, sig->name[i]))
            continue;
        if (a->arg[i].kind != VALUE_UNDEFINED) {
            raise_found(s, DIAG_H0207, "%s() got `%s` twice", a->builtin->name,
                        sig->name[i].data);
            return false;
        }
        a->arg[i] = v;
        return true;
    }
    for (int i = 0; i < a->nkeyword; i++)
        if (text_equal(a->keyword[i], name)) {
            raise_found(s, DIAG_H0207, "%s() got `%.*s` twice",
                        a->builtin->name, (int)name.size, name.data);
            return false;
        }
    if (sig->names) {
        a->keyword[a->nkeyword] = name;
        a->named[a->nkeyword++] = v;
        return true;
    }
    for (int i = 0; i < sig->nlacking; i++)
        if (text_equal(name, sig->lacking[i]))
            return lacks(s, a->builtin, name);
    if (sig->lacks_names) {
        spec_not_yet(s, "keywords of %s() are not there yet", a->builtin->name);
        return false;
    }
    for (int i = 0; i < sig->npositional; i++)
        if (text_equal(name, sig->name[i])) {
            spec_error(s, DIAG_H0207, "%s() takes `%s` by place, not by name",
                       a->builtin->name, sig->name[i].data);
            return false;
        }
    name = text_copy(s->arena, name);
    near = diag_nearest(name.data, known, sig->n);
    d = spec_error(s, DIAG_H0207, "%s() has no parameter `%s`",
                   a->builtin->name, name.data);
    if (near)
        diag_help(s->ctx, d, "a similar one is `%s`", near);
    note_parameters(s, d, sig, a->builtin);
    return false;
}

static bool bind_positional(Spec *s, const Signature *sig, Args *a, int narg,
                            const Value *arg)
{
    int most = sig->rest >= 0 ? sig->rest : sig->n;

    if (sig->nlacking && narg > sig->ready && narg <= sig->nplace)
        return lacks(s, a->builtin, sig->lacking[0]);
    for (int i = 0; i < narg && i < most; i++)
        a->arg[i] = arg[i];
    if (narg > most && (sig->rest < 0 || sig->bare)) {
        Diag *d = spec_error(
            s, DIAG_H0207, "%s() takes at most %d argument%s, %d given",
            a->builtin->name, sig->nplace, sig->nplace == 1 ? "" : "s", narg);

        note_parameters(s, d, sig, a->builtin);
        return false;
    }
    if (narg > most) {
        a->nrest = narg - most;
        a->rest = arg + most;
    }
    return true;
}

typedef struct BuiltinSplit {
    const Builtin *builtin;
    int narg, nname;
    const Text *name;
} BuiltinSplit;

static Value call_settled(Spec *s, const Value *all, void *data)
{
    const BuiltinSplit *call = data;

    return builtin_call(s, call->builtin, all[0], call->narg, all + 1,
                        call->nname, call->name);
}

/* Is it str(), which of a number does not show whose it is? */
static bool is_str(const Builtin *b)
{
    return !strcmp(b->name, "str");
}

/* ---- what is one of several in a list that NumPy makes an array of ---- */

enum {
    NEST_DEPTH = 4,
    NEST_ITEMS = 256,
    NEST_CHOICES = 4 /* of different tags: each doubles the code */
};

typedef struct Choices {
    Value found[NEST_CHOICES + 1];
    int n;
} Choices;

static bool is_nest(Value v)
{
    return value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE);
}

/* Notes one of each tag that NumPy cannot take as it is. */
static void choices_of(Spec *s, Value v, int depth, Choices *c)
{
    Value *item;
    int n;

    if (v.kind == VALUE_CHOICE) {
        if (mixed_settle(s, choice_settle(s, v)).kind != VALUE_CHOICE)
            return;
        for (int i = 0; i < c->n; i++)
            if (c->found[i].choice->tag == v.choice->tag)
                return;
        if (c->n <= NEST_CHOICES)
            c->found[c->n++] = v;
    } else if (is_nest(v) && depth < NEST_DEPTH) {
        n = value_iterate(s, v, &item);
        for (int i = 0; i < n && n <= NEST_ITEMS; i++)
            choices_of(s, item[i], depth + 1, c);
    }
}

/* The same list, where `choice` is known, and what hangs on the same tag. */
static Value nest_known(Spec *s, Value v, Value choice, Value known, int depth)
{
    Value *item, *copy;
    int n;

    if (value_same(v, choice))
        return known;
    if (!is_nest(v) || depth == NEST_DEPTH)
        return choice_settle(s, v);
    n = value_iterate(s, v, &item);
    if (n < 0 || n > NEST_ITEMS)
        return v;
    copy = ARENA_ARRAY(s->arena, Value, n);
    for (int i = 0; i < n; i++)
        copy[i] = nest_known(s, item[i], choice, known, depth + 1);
    return value_object(object_items(s, v.object->kind, n, copy));
}

typedef struct NestSplit {
    BuiltinSplit call;
    Value choice;
} NestSplit;

static Value call_nests(Spec *s, const Value *all, void *data)
{
    const NestSplit *nest = data;
    const BuiltinSplit *call = &nest->call;
    Value *arg = ARENA_ARRAY(s->arena, Value, call->narg);

    for (int i = 0; i < call->narg; i++)
        arg[i] =
            nest_known(s, all[i + 1], nest->choice, all[call->narg + 1], 0);
    return builtin_call(s, call->builtin, all[0], call->narg, arg, call->nname,
                        call->name);
}

static bool is_of_numpy(const Signature *sig, Value self)
{
    return value_is_array(self) || sig->is_numpy;
}

/* May it be one of the functions that complex numbers have, too? */
static bool meets_complex(const Signature *sig, const Builtin *b, Value self)
{
    return is_of_numpy(sig, self) || sig->is_random ||
           value_is_object(self, OBJECT_RNG) || b->call == complex_only;
}

static Value plain_nest(Spec *s, Value v)
{
    return derived_nest(s, v, 0);
}

static Value nest_beside_array(Spec *s, Value v)
{
    return derived_is_number(v) ? derived_beside_array(s, v)
                                : derived_nest(s, v, 0);
}

/* May an array be among the arguments, or made of one of them? */
static bool has_array(Value self, int narg, const Value *arg)
{
    bool has = value_is_array(self);

    for (int i = 0; i < narg; i++)
        has |= (arg[i].kind == VALUE_OBJECT && !derived_is_number(arg[i])) ||
               arg[i].kind == VALUE_CHOICE;
    return has;
}

/* The arguments without classes that derive from lists and numbers, each by
 * `as`. */
static const Value *arguments_as(Spec *s, Value (*as)(Spec *s, Value v),
                                 int narg, const Value *arg)
{
    Value *plain = NULL;

    for (int i = 0; i < narg; i++) {
        Value v = as(s, arg[i]);

        if (value_same(v, arg[i]))
            continue;
        if (!plain)
            plain = arena_copy(s->arena, arg, (size_t)narg * sizeof *arg);
        plain[i] = v;
    }
    return plain ? plain : arg;
}

static const Value *plain_arguments(Spec *s, const Signature *sig,
                                    const Builtin *b, Value self, int narg,
                                    const Value *arg)
{
    if (is_of_numpy(sig, self) && has_array(self, narg, arg))
        return arguments_as(s, nest_beside_array, narg, arg);
    if (is_of_numpy(sig, self) || sig->is_random ||
        (value_is_object(self, OBJECT_RNG) && strcmp(b->name, "shuffle") != 0))
        return arguments_as(s, plain_nest, narg, arg);
    if (sig->is_math)
        return arguments_as(s, derived_as_float, narg, arg);
    return sig->takes_scalars ? arguments_as(s, derived_scalar, narg, arg)
                              : arg;
}

/* True if that made a branch on what is in a list, and the call is done. */
static bool nests_split(Spec *s, const BuiltinSplit *call, Value self,
                        const Value *arg, Value *out)
{
    NestSplit nest = {.call = *call};
    Choices c = {0};
    Value *all;

    if (!is_of_numpy(signature_of(s, call->builtin), self))
        return false;
    for (int i = 0; i < call->narg; i++)
        if (is_nest(arg[i]))
            choices_of(s, arg[i], 0, &c);
    if (!c.n || c.n > NEST_CHOICES)
        return false;
    nest.choice = c.found[0];
    all = ARENA_ARRAY(s->arena, Value, call->narg + 2);
    all[0] = self;
    memcpy(all + 1, arg, (size_t)call->narg * sizeof *arg);
    all[call->narg + 1] = nest.choice;
    *out =
        choice_split(s, call->narg + 1, call->narg + 2, all, call_nests, &nest);
    return true;
}

/* The string of which a builtin must know what it says, and a staged branch
 * chose it: receiver or argument; -1: none. str.format() shows what it gets. */
static int chosen_text(const Builtin *b, int n, const Value *all)
{
    static const char *const asking[] = {"float", "int", "len", "ord"};
    bool asks = value_is_text(all[0]) && strncmp(b->name, "format", 6) != 0;

    if (value_is_object(all[0], OBJECT_CHOICE))
        return 0;
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        asks |= !value_is_text(all[0]) && !strcmp(b->name, asking[i]);
    for (int i = 1; asks && i < n; i++)
        if (value_is_object(all[i], OBJECT_CHOICE))
            return i;
    return -1;
}

static bool may_be_several(Value v)
{
    return v.kind == VALUE_CHOICE || value_is_object(v, OBJECT_CHOICE);
}

/* Settles receiver and arguments; true if that made a branch on what one of
 * them is, and the call is done. */
static bool call_split(Spec *s, const Builtin *b, Value *self, int narg,
                       const Value **arg, int nname, const Text *name,
                       Value *out)
{
    BuiltinSplit call = {b, narg, nname, name};
    bool any = may_be_several(*self);
    Value *all;
    int which;

    for (int i = 0; i < narg; i++)
        any |= may_be_several((*arg)[i]);
    if (!any)
        return nests_split(s, &call, *self, *arg, out);
    all = ARENA_ARRAY(s->arena, Value, narg + 1);
    all[0] = *self;
    memcpy(all + 1, *arg, (size_t)narg * sizeof **arg);
    for (int i = 1; is_str(b) && i <= narg; i++)
        all[i] = mixed_shown(s, all[i]);
    which = choice_settle_all(s, narg + 1, all);
    *self = all[0];
    *arg = all + 1;
    if (which < 0) {
        which = chosen_text(b, narg + 1, all);
        if (which >= 0)
            all[which] = choice_opened(s, all[which]);
    }
    if (which < 0)
        return nests_split(s, &call, *self, *arg, out);
    *out = choice_split(s, which, narg + 1, all, call_settled, &call);
    return true;
}

/* The first of its arguments that may give items by conditions. */
static Object *choosing_argument(const Args *a)
{
    for (int i = 0; i < MAX_BUILTIN_ARGS; i++)
        if (generator_may_choose(a->arg[i]))
            return a->arg[i].object;
    for (int i = 0; i < a->nrest; i++)
        if (generator_may_choose(a->rest[i]))
            return a->rest[i].object;
    return NULL;
}

static Value call_bound(Spec *s, void *args)
{
    Args *a = args;

    return a->builtin->call(s, a);
}

Value builtin_call(Spec *s, const Builtin *b, Value self, int narg,
                   const Value *arg, int nname, const Text *name)
{
    Value split;
    const Signature *sig;
    Args a = {0};

    if (value_is_table(self)) /* bound while it was none yet */
        return table_call(s, self, b->name, narg, arg);
    if (value_is_grown(self)) {
        b = grown_method(b); /* the same */
        arg = grown_arguments(s, b, self, narg, arg);
    }
    a.builtin = b;
    sig = signature_of(s, b);
    arg = plain_arguments(s, sig, b, self, narg, arg);
    if (call_split(s, b, &self, narg, &arg, nname, name, &split))
        return value_settle(s, split, "the result of this call");
    if (meets_complex(sig, b, self) &&
        complex_call(s, b, self, narg, arg, nname, name, &split))
        return value_settle(s, split, "the result of this call");
    a.self = self;
    for (int i = 0; i < narg; i++)
        if (value_is_lost(arg[i])) {
            if (self.kind == VALUE_OBJECT)
                object_lose(s, self.object);
            return b->call == do_next ? next_of_lost(s, narg, arg)
                                      : value_poison();
        }
    if (!bind_positional(s, sig, &a, narg - nname, arg))
        return value_poison();
    if (sig->names) {
        a.keyword = ARENA_ARRAY(s->arena, Text, nname);
        a.named = ARENA_ARRAY(s->arena, Value, nname);
    }
    for (int i = 0; i < nname; i++)
        if (!bind_keyword(s, sig, &a, name[i], arg[narg - nname + i]))
            return value_poison();
    for (int i = 0; i < sig->n; i++)
        if (a.arg[i].kind == VALUE_UNDEFINED && !sig->optional[i])
            return raise_certain(s, DIAG_H0207, "%s() needs a value for `%s`",
                                 b->name, sig->name[i].data);
    split = choices_tried(s, choosing_argument(&a), call_bound, &a);
    if (split.kind == VALUE_FLOAT && sig->makes_floats)
        split = value_new_float(s, split);
    return value_settle(s, split, "the result of this call");
}
