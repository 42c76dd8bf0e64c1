/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Specialisation's entry points: the whole script, or one call of a function
 * of it. */
#include "passes/specialise.h"
#include "passes/numpy/extent.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

#include <string.h>

enum { MODULE_DEPTH = 40 };

static void spec_open(Spec *s, Context *ctx, const SpecialiseHost *host)
{
    Graph *main;

    *s = (Spec){
        .ctx = ctx, .arena = ctx->arena, .host = host, .grows_early = true};
    s->most_steps = SPEC_STEPS;
    s->most_memory = (ctx->arena->used >> 20) + SPEC_MEMORY / 3;
    if (s->most_memory < SPEC_MEMORY)
        s->most_memory = SPEC_MEMORY;
    s->most_emits = INT64_MAX;
    s->heap.arena = ctx->arena;
    s->out = module_new(ctx);
    main = module_function(s->out, "main");
    s->region = ARENA_NEW(s->arena, Region);
    s->region->graph = main;
    s->region->token = graph_param(main, type_of_kind(TYPE_TOKEN));
    type_classes_open(s);
    modules_open(s);
    s->grown_class = grown_class_new(s);
}

/* Once more from the begin, where an error was found and a list was grown that
 * need not be: such a list can do less. What was read and shown stays so. */
static bool spec_again(Spec *s, DiagMark m, DiagsSince *first)
{
    Spec before = *s;

    if (!s->grows_early && s->ctx->nfound != m.nfound)
        diag_put_back(s->ctx, m, first);
    if (!s->grows_early || !s->grew_early || s->ctx->nfound == m.nfound)
        return false;
    *first = diag_since(s->ctx, m);
    spec_open(s, before.ctx, before.host);
    s->grows_early = false;
    s->input = before.input;
    s->input_ended = before.input_ended;
    s->shown_output = before.shown_output;
    return true;
}

/* Did the script come through without an error? What gave up has one. */
static bool spec_succeeded(Spec *s)
{
    if (spec_unwinds(s) && !s->ctx->nerror)
        spec_error(s, DIAG_H0999, "a limit was passed, and no error was kept");
    if (s->lost.file && !s->ctx->nerror) {
        s->span = s->lost;
        spec_error(s, DIAG_H0999,
                   "a value is missing here, and no error says "
                   "why");
    }
    return !s->ctx->nerror;
}

/* Runs a script module's top level in a namespace of its own. */
static Object *spec_run_module(Spec *s, const Module *script, Sym name)
{
    const Graph *body = module_find(script, "main");
    Object *m = object_new(s, OBJECT_MODULE);
    CallSite site;

    m->module.name = name;
    m->module.is_library = body && body->first &&
                           span_is_library(&s->ctx->sources, body->first->span);
    m->module.is_package =
        s->script && !m->module.is_library && s->host &&
        s->host->module_place &&
        s->host->module_place(s->host->self, name) == MODULE_PACKAGE;
    if (!s->script)
        s->script = m;
    *ARENA_PUSH(s->arena, s->module, s->nmodule, s->module_capacity) = m;
    site = (CallSite){s->ctx->calls, name, s->span};
    if (m->module.is_library) /* what is found there is shown at the import */
        s->ctx->calls = arena_copy(s->arena, &site, sizeof site);
    if (body)
        eval_body(s, body, m, m, NULL, NULL);
    s->ctx->calls = site.caller;
    return m;
}

/* Evaluates a text of the library, whatever the evaluation in hand is at: its
 * end, or an attempt that may take few steps. */
static void library_run(Spec *s, const Graph *main, Object *m)
{
    bool diverged = s->diverged, abandoned = s->abandoned;
    bool only_static = s->only_static, unguarded = s->unguarded;
    int64_t most_steps = s->most_steps, most_emits = s->most_emits;

    s->diverged = s->abandoned = s->only_static = s->unguarded = false;
    s->most_steps = s->most_emits = INT64_MAX;
    eval_body(s, main, m, m, NULL, NULL);
    s->diverged = diverged;
    s->abandoned = abandoned;
    s->only_static = only_static;
    s->unguarded = unguarded;
    s->most_steps = most_steps;
    s->most_emits = most_emits;
}

/* The module of which a script finds what is in a text of the library. */
static const char *shown_module(const char *module)
{
    return !strncmp(module, "_linalg", 7)  ? "numpy.linalg"
           : !strncmp(module, "_numpy", 6) ? "numpy"
                                           : module;
}

/* A text of the library is read when it is first needed, wherever that is: it
 * holds functions and classes alone, and stays whatever is taken back. */
static bool library_open(Spec *s, Object **m, const char *module)
{
    const char *why, *whole = arena_printf(s->arena, "holo.%s", module);
    const Module *script =
        *m || !s->host || !s->host->load_module
            ? NULL
            : s->host->load_module(s->host->self, whole, &why);

    if (!*m && !script)
        return false;
    if (*m)
        return true;
    *m = object_new(s, OBJECT_MODULE);
    (*m)->module.name = spec_sym(s, shown_module(module));
    (*m)->module.is_library = true;
    library_run(s, module_find(script, "main"), *m);
    return true;
}

Value list_function(Spec *s, const char *name)
{
    const Value *f;

    if (!library_open(s, &s->list_module, "_list"))
        return spec_not_yet(s, "lists that grow when running need the "
                               "library");
    f = object_find(s->list_module, spec_sym(s, name));
    return f ? *f
             : spec_not_yet(s,
                            "%s of a list whose length is known only when "
                            "running is not there yet",
                            name);
}

Value set_order_function(Spec *s)
{
    return library_open(s, &s->order_module, "_set_order")
               ? *object_find(s->order_module, spec_sym(s, "order_of_ints"))
               : spec_not_yet(s, "the order of a set needs the library");
}

bool table_library(Spec *s)
{
    if (library_open(s, &s->table_module, "_table"))
        return true;
    spec_not_yet(s, "keys known only when running need the library");
    return false;
}

/* What a text of the library binds to a name; UNDEFINED: nothing. No script
 * changes it: no trace notes that it was read, of a module that no path leads
 * to. */
static Value library_find(Spec *s, Object **m, const char *module,
                          const char *name)
{
    return library_open(s, m, module)
               ? body_find(object_peek(*m), spec_sym(s, name))
               : (Value){.kind = VALUE_UNDEFINED};
}

Value math_function(Spec *s, const char *name)
{
    return library_find(s, &s->math_module, "_math", name);
}

Value text_asked(Spec *s, const char *name, int n, const Value *arg)
{
    Value f = library_find(s, &s->text_module, "_text", name);

    return f.kind == VALUE_UNDEFINED
               ? spec_not_yet(s, "%s() of a string needs the library", name)
               : call_function(s, f, n, arg);
}

Value bytes_library(Spec *s, const char *name)
{
    Value v = library_find(s, &s->bytes_module, "_bytes", name);

    return v.kind == VALUE_UNDEFINED ? spec_not_yet(s, "bytes need the library")
                                     : v;
}

bool value_is_bytes(const Spec *s, Value v)
{
    return s->bytes_module && class_of(v) &&
           class_of(v) == body_find(object_peek(s->bytes_module),
                                    sym_intern(&s->ctx->names, "bytes", 5))
                              .object;
}

Value twister_function(Spec *s, const char *name)
{
    return library_find(s, &s->twister_module, "_twister", name);
}

Value random_state_name(Spec *s, const char *name)
{
    return library_find(s, &s->random_module, "_random_state", name);
}

Value distribution_function(Spec *s, const char *name)
{
    return library_find(s, &s->distributions, "_distributions", name);
}

/* A text of complex numbers, and what begins the names that are looked for in
 * it. */
static const struct {
    const char *module, *prefix;
} complex_text[] = {
    {"_complex", ""},          {"_complex_power", ""},    {"_complex_text", ""},
    {"_complex_numpy", "np_"}, {"_complex_order", "np_"}, {"_fft", "fft:"},
};

Value complex_find(Spec *s, const char *name)
{
    const char *prefix = !strncmp(name, "np_", 3)    ? "np_"
                         : !strncmp(name, "fft:", 4) ? "fft:"
                                                     : "";
    const char *bare = *prefix == 'f' ? name + 4 : name;

    for (size_t i = 0; i < sizeof complex_text / sizeof *complex_text; i++) {
        const Value *f;

        if (strcmp(complex_text[i].prefix, prefix))
            continue;
        if (!library_open(s, &s->complex_module[i], complex_text[i].module))
            return spec_not_yet(s, "complex numbers need the library");
        f = object_find(s->complex_module[i], spec_sym(s, bare));
        if (f)
            return *f;
    }
    return (Value){.kind = VALUE_UNDEFINED};
}

Value numpy_text(Spec *s, const char *name)
{
    static const char *const module[] = {"_numpy",          "_numpy_statistics",
                                         "_numpy_elements", "_numpy_products",
                                         "_linalg",         "_linalg_eigen",
                                         "_linalg_general", "_linalg_svd",
                                         "_linalg_complex", "_numpy_einsum"};
    const char *colon = strchr(name, ':');
    const Value *f;

    for (size_t i = 0; i < sizeof module / sizeof *module; i++) {
        if (!text_equal(text_from(module[i] + 1),
                        (Text){name, (size_t)(colon - name)}))
            continue;
        if (!library_open(s, &s->numpy_text[i], module[i]))
            return spec_not_yet(s, "`%s` needs the library", colon + 1);
        f = object_find(s->numpy_text[i], spec_sym(s, colon + 1));
        return f ? *f : value_poison();
    }
    return value_poison();
}

/* Would it be a part of a module of the library? */
static bool is_in_library(Spec *s, const char *name)
{
    const char *dot = strrchr(name, '.');

    for (int i = 0; dot && i < s->nmodule; i++)
        if (s->module[i]->module.is_library &&
            text_equal(text_from(s->module[i]->module.name),
                       (Text){name, (size_t)(dot - name)}))
            return true;
    return false;
}

/* A module of NumPy's, which holds functions and classes alone: `np.testing`
 * may be met in a loop first. */
static Value import_anywhere(Spec *s, const char *name)
{
    const char *why;
    const Module *script = s->host && s->host->load_module
                               ? s->host->load_module(s->host->self, name, &why)
                               : NULL;
    Object *m = object_new(s, OBJECT_MODULE);

    if (!script)
        return (Value){.kind = VALUE_UNDEFINED};
    m->module.name = spec_sym(s, name);
    m->module.is_library = true;
    library_run(s, module_find(script, "main"), m);
    *ARENA_PUSH(s->arena, s->module, s->nmodule, s->module_capacity) = m;
    return value_object(m);
}

Value script_module_import(Spec *s, const char *name)
{
    const char *why = NULL;
    Module *script;
    Sym sym = spec_sym(s, name);

    for (int i = 0; i < s->nmodule; i++)
        if (s->module[i]->module.name == sym)
            return value_object(s->module[i]);
    if (s->region->outer && !strncmp(name, "numpy.", 6))
        return import_anywhere(s, name);
    if (s->region->outer)
        return spec_not_yet(s,
                            "the first import of `%s` is in a staged loop or "
                            "branch: import it at the top of the script",
                            name);
    if (!s->host || !s->host->load_module || s->nmodule > MODULE_DEPTH)
        return (Value){.kind = VALUE_UNDEFINED};
    script = s->host->load_module(s->host->self, name, &why);
    if (!script && !why)
        return module_absent(s, name);
    if (!script)
        return !is_in_library(s, name) ? module_missing(s, name, why)
                                       : (Value){.kind = VALUE_UNDEFINED};
    return value_object(spec_run_module(s, script, sym));
}

Module *specialise_script(Context *ctx, const Module *script,
                          const SpecialiseHost *host)
{
    DiagMark m = diag_mark(ctx);
    DiagsSince first = {0};
    bool done;
    Node *token;
    Spec s;

    spec_open(&s, ctx, host);
    do {
        spec_run_module(&s, script, spec_sym(&s, "__main__"));
        done = spec_succeeded(&s);
    } while (spec_again(&s, m, &first));
    if (!done)
        return NULL;
    input_end(&s);
    token = spec_token(&s);
    random_state_close(&s);
    graph_set_outputs(s.region->graph, 1, &token);
    return s.out;
}

/* ---- calls from the host ---- */

/* An input of compiled code, of the kind that it has. */
static Value value_of_staged(Spec *s, const HostValue *h)
{
    Node *n = graph_param(s->region->graph,
                          type_tensor(h->array.dtype, h->array.shape));

    if (h->kind == HOST_ARRAY)
        return array_value(s, n);
    return h->kind == HOST_SCALAR ? array_scalar(s, n) : value_scalar(n);
}

static Value value_of_host(Spec *s, const HostValue *h)
{
    Object *o;

    if (h->staged)
        return value_of_staged(s, h);
    switch (h->kind) {
    case HOST_NONE:
        return value_none();
    case HOST_BOOL:
        return value_bool(h->b);
    case HOST_INT:
        return value_int(h->i);
    case HOST_FLOAT:
        return value_float(h->f);
    case HOST_STR:
        return value_str(text_copy(s->arena, h->s));
    case HOST_LONG:
        return int_from_text(s, h->s, 10);
    case HOST_ARRAY:
    case HOST_SCALAR:
    case HOST_ONE_OF:
    case HOST_SIZED:
    case HOST_NUMBERS:
        break; /* always staged, or only of a result */
    case HOST_LIST:
    case HOST_TUPLE:
        o = object_items(s, h->kind == HOST_LIST ? OBJECT_LIST : OBJECT_TUPLE,
                         0, NULL);
        for (int i = 0; i < h->items.n; i++)
            object_append(s, o, value_of_host(s, &h->items.item[i]));
        return value_object(o);
    case HOST_DICT:
        o = object_new(s, OBJECT_DICT);
        for (int i = 0; i < h->items.n; i++)
            object_set_key(s, o, value_of_host(s, &h->items.key[i]),
                           value_of_host(s, &h->items.item[i]));
        return value_object(o);
    }
    return value_none();
}

/* The host gets a tree: what is held more than once is given as often. */
enum { MOST_AGAIN = 1 << 20 };

typedef struct Results {
    Node **node;
    int n, capacity;
    int nchoice;    /* that the part in hand lies in */
    uint64_t visit; /* of the objects that were given: Object.visit */
    int64_t nagain; /* parts of those that were given again */
} Results;

/* What a staged number of Python's is to the host. */
static HostKind number_kind(DType dtype)
{
    return dtype == DTYPE_BOOL  ? HOST_BOOL
           : dtype == DTYPE_F64 ? HOST_FLOAT
                                : HOST_INT;
}

/* What a staged value is to the host: a number of Python's, or NumPy's. */
static HostKind staged_kind(Value v)
{
    if (v.kind != VALUE_SCALAR)
        return v.object->array.is_scalar ? HOST_SCALAR : HOST_ARRAY;
    return number_kind(v.node->type.dtype);
}

static bool host_of_value(Spec *s, Value v, HostValue *out, Results *r,
                          int depth);

static bool give_again(Spec *s, const Object *o, Results *r)
{
    r->nagain += object_body(o)->nitem;
    if (r->nagain <= MOST_AGAIN)
        return true;
    spec_error(s, DIAG_H0908,
               "the result holds the same lists, tuples or dicts so often that "
               "the host would get more than %d parts twice",
               MOST_AGAIN);
    return false;
}

static bool host_of_items(Spec *s, Object *o, HostKind kind, HostValue *out,
                          Results *r, int depth)
{
    if (o->visit == r->visit && !give_again(s, o, r))
        return false;
    o->visit = r->visit;
    out->kind = kind;
    out->items.n = object_body(o)->nitem;
    out->items.item =
        ARENA_ARRAY(s->ctx->kept, HostValue, object_body(o)->nitem);
    if (kind == HOST_DICT)
        out->items.key =
            ARENA_ARRAY(s->ctx->kept, HostValue, object_body(o)->nitem);
    for (int i = 0; i < object_body(o)->nitem; i++) {
        if (kind == HOST_DICT && !host_of_value(s, object_body(o)->key[i],
                                                &out->items.key[i], r, depth))
            return false;
        if (!host_of_value(s, object_body(o)->item[i], &out->items.item[i], r,
                           depth))
            return false;
    }
    return true;
}

static void host_of_node(Spec *s, Node *n, HostKind kind, HostValue *out,
                         Results *r)
{
    *ARENA_PUSH(s->arena, r->node, r->n, r->capacity) = n;
    out->kind = kind;
    out->staged = true;
    out->array = (TensorView){.dtype = n->type.dtype, .shape = n->type.shape};
}

/* A list whose length is known only when running. */
static bool host_of_grown(Spec *s, Value list, HostValue *out, Results *r)
{
    Value all, n;
    NumberKind kind = {DTYPE_NONE, false};

    if (!number_kind_of(s, object_body(list.object), &kind)) {
        spec_not_yet(s, "a list whose length is known only when running, of "
                        "other items than numbers, as the result of a program");
        return false;
    }
    all = grown_array(s, list);
    n = grown_length(s, list);
    if (all.kind == VALUE_POISON)
        return false;
    out->kind = HOST_NUMBERS;
    out->items.n = 3;
    out->items.item = ARENA_ARRAY(s->ctx->kept, HostValue, 3);
    host_of_node(s, array_padded(s, all.object), HOST_ARRAY,
                 &out->items.item[0], r);
    host_of_node(s, spec_scalar_node(s, n), HOST_INT, &out->items.item[1], r);
    out->items.item[2] = (HostValue){
        .kind = kind.is_numpy ? HOST_SCALAR : number_kind(kind.dtype)};
    return true;
}

/* All that it may be, and which of them it is. */
static bool host_of_choice(Spec *s, Node *tag, int n, const Value *item,
                           HostValue *out, Results *r, int depth)
{
    bool good = true;

    out->kind = HOST_ONE_OF;
    out->items.n = n + 1;
    out->items.item = ARENA_ARRAY(s->ctx->kept, HostValue, n + 1);
    host_of_node(s, tag, HOST_INT, &out->items.item[0], r);
    r->nchoice++;
    for (int i = 0; i < n && good; i++) {
        const Fact *before = s->facts;

        facts_push(s, fact_add(s, NULL, tag, i, true));
        good = host_of_value(s, item[i], &out->items.item[i + 1], r, depth + 1);
        s->facts = before;
    }
    r->nchoice--;
    return good;
}

/* An array of a size that only running knows. */
static void host_of_ragged(Spec *s, Object *a, HostValue *out, Results *r)
{
    int rank = a->array.shape.rank;

    out->kind = HOST_SIZED;
    out->items.n = rank + 1;
    out->items.item = ARENA_ARRAY(s->ctx->kept, HostValue, rank + 1);
    host_of_node(s, array_padded(s, a), HOST_ARRAY, &out->items.item[0], r);
    for (int d = 0; d < rank; d++) {
        Node *extent = array_extent(s, a, d);

        out->items.item[d + 1] =
            (HostValue){.kind = HOST_INT, .i = a->array.shape.dim[d]};
        if (extent)
            host_of_node(s, extent, HOST_INT, &out->items.item[d + 1], r);
    }
}

/* What no value of the host stands for. */
static bool host_has_none(Spec *s, Value v)
{
    if (value_is_object(v, OBJECT_TEXT))
        spec_not_yet(s, "a string that is known only when running cannot be "
                        "given to the host: return what it is made of");
    else
        spec_error(s, DIAG_H0516,
                   "this %s cannot be given to the host: return "
                   "numbers, arrays, strings, or lists, tuples and "
                   "dicts of them",
                   value_type_name(s, v));
    return false;
}

static bool host_of_value(Spec *s, Value v, HostValue *out, Results *r,
                          int depth)
{
    *out = (HostValue){.kind = HOST_NONE};
    if (r->nchoice && value_is_perhaps(v)) {
        spec_not_yet(s, "a result that is one of several, with a part that is "
                        "set on some ways only");
        return false;
    }
    v = value_settle(s, v, "a part of the result");
    if (depth > 64) {
        spec_error(s, DIAG_H0908, "the result is nested too deeply");
        return false;
    }
    switch (v.kind) {
    case VALUE_POISON:
        return false;
    case VALUE_NONE:
        return true;
    case VALUE_BOOL:
        *out = (HostValue){.kind = HOST_BOOL, .b = v.b};
        return true;
    case VALUE_INT:
        *out = (HostValue){.kind = HOST_INT, .i = v.i};
        return true;
    case VALUE_FLOAT:
        *out = (HostValue){.kind = HOST_FLOAT, .f = v.f};
        return true;
    case VALUE_LONG:
        out->kind = HOST_LONG;
        if (!long_text(s, v, &out->s))
            return false;
        out->s = text_copy(s->ctx->kept, out->s);
        return true;
    case VALUE_STR:
        *out = (HostValue){.kind = HOST_STR, .s = text_copy(s->ctx->kept, v.s)};
        return true;
    default:
        break;
    }
    if (v.kind == VALUE_CHOICE)
        return host_of_choice(s, v.choice->tag, v.choice->n, v.choice->item,
                              out, r, depth);
    if (value_is_object(v, OBJECT_CHOICE))
        return host_of_choice(
            s, spec_scalar_node(s, object_body(v.object)->item[0]),
            object_body(v.object)->nitem - 1, object_body(v.object)->item + 1,
            out, r, depth);
    if (value_is_ragged(v)) {
        host_of_ragged(s, v.object, out, r);
        return true;
    }
    if (value_is_staged(v)) {
        host_of_node(s, spec_node(s, v, DTYPE_NONE), staged_kind(v), out, r);
        return true;
    }
    if (value_is_grown(v))
        return host_of_grown(s, v, out, r);
    if (value_is_table(v)) {
        spec_not_yet(s,
                     "a %s whose keys are known only when running, as the "
                     "result of a program",
                     value_type_name(s, v));
        return false;
    }
    if (value_is_object(v, OBJECT_LIST))
        return host_of_items(s, v.object, HOST_LIST, out, r, depth + 1);
    if (value_is_object(v, OBJECT_TUPLE))
        return host_of_items(s, v.object, HOST_TUPLE, out, r, depth + 1);
    if (value_is_object(v, OBJECT_DICT))
        return host_of_items(s, v.object, HOST_DICT, out, r, depth + 1);
    return host_has_none(s, v);
}

/* The script's function, or an error that names what there is. */
static Value find_function(Spec *s, Object *module, const char *name)
{
    const char *known[256], *near;
    int n = 0;
    const Value *v = object_find(module, spec_sym(s, name));
    Diag *d;

    if (v && v->kind == VALUE_OBJECT)
        return *v;
    for (int i = 0; i < object_body(module)->nitem && n < 256; i++)
        if (value_is_object(object_body(module)->item[i], OBJECT_FUNCTION))
            known[n++] = object_body(module)->name[i];
    s->span = SPAN_NONE;
    d = spec_error(s, DIAG_H0201, "the script has no function `%s`", name);
    near = diag_nearest(name, known, n);
    if (near)
        diag_help(s->ctx, d, "a similar name exists: `%s`", near);
    return value_poison();
}

/* What a call of the host is made with, and what comes of it. */
typedef struct HostCall {
    const Module *script;
    const char *function;
    const HostValue *arg;
    int narg;
    HostValue *result;
} HostCall;

static Module *host_call(Spec *s, const HostCall *c)
{
    Value *value = ARENA_ARRAY(s->arena, Value, c->narg), f, v;
    Results r = {0};
    Node **output;
    Object *module;

    s->called = true;
    for (int i = 0; i < c->narg; i++)
        value[i] = value_of_host(s, &c->arg[i]);
    module = spec_run_module(s, c->script, spec_sym(s, "module"));
    if (!spec_succeeded(s))
        return NULL;
    f = find_function(s, module, c->function);
    v = s->diverged ? value_none() : call_function(s, f, c->narg, value);
    r.visit = ++s->heap.visit;
    if (!spec_succeeded(s) || !host_of_value(s, v, c->result, &r, 0) ||
        !spec_succeeded(s))
        return NULL;
    output = ARENA_ARRAY(s->arena, Node *, r.n + 1);
    output[0] = spec_token(s);
    for (int i = 0; i < r.n; i++)
        output[i + 1] = spec_import(s, r.node[i]);
    random_state_close(s);
    graph_set_outputs(s->region->graph, r.n + 1, output);
    return s->out;
}

Module *specialise_call(Context *ctx, const Module *script,
                        const SpecialiseHost *host, const char *function,
                        const HostValue *arg, int narg, HostValue *result)
{
    HostCall call = {script, function, arg, narg, result};
    DiagMark m = diag_mark(ctx);
    DiagsSince first = {0};
    Module *out;
    Spec s;

    spec_open(&s, ctx, host);
    do
        out = host_call(&s, &call);
    while (spec_again(&s, m, &first));
    return out;
}
