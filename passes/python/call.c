/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls: of the script's functions, of methods, classes and builtins. */
#include "passes/python/grown.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include "base/os_error.h"

#include <string.h>

/* A function's parameters, as make_function's `params` spells them. */
typedef enum ParamKind {
    PARAM_PLAIN,
    PARAM_POSITIONAL, /* /name */
    PARAM_KEYWORD,    /* +name */
    PARAM_REST,       /* *name */
    PARAM_KEYWORDS    /* **name */
} ParamKind;

typedef struct Param {
    ParamKind kind;
    Sym name;
    bool has_default;
} Param;

static Param param_read(Spec *s, Text t)
{
    Param p = {.kind = PARAM_PLAIN};

    if (t.size > 1 && t.data[0] == '*' && t.data[1] == '*') {
        p.kind = PARAM_KEYWORDS;
        t = (Text){t.data + 2, t.size - 2};
    } else if (t.size && strchr("/+*", t.data[0])) {
        p.kind = t.data[0] == '/'   ? PARAM_POSITIONAL
                 : t.data[0] == '+' ? PARAM_KEYWORD
                                    : PARAM_REST;
        t = (Text){t.data + 1, t.size - 1};
    }
    if (t.size && t.data[t.size - 1] == '=') {
        p.has_default = true;
        t.size--;
    }
    p.name = sym_intern(&s->ctx->names, t.data, t.size);
    return p;
}

enum { LIBRARY_STEPS = 8 }; /* of the library, that count as one */

/* A body of so many nodes, without calls and control flow, is evaluated in
 * place each time. */
enum { SMALL_BODY = 8 };

static bool has_calls(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next)
        if (n->nregion || n->op == OP_py_call)
            return true;
    return false;
}

/* Is something called that has this name, or an attribute of it? */
static bool calls_name(const Graph *g, Text name)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Node *f = n->op == OP_py_call ? n->input[0] : NULL;

        if (f && (f->op == OP_load_name || f->op == OP_py_attribute) &&
            text_equal(node_text(f, ATTR_name), name))
            return true;
        for (int i = 0; i < n->nregion; i++)
            if (calls_name(n->region[i], name))
                return true;
    }
    return false;
}

/* The parameters and names of a function, read once. */
static FunctionInfo *info_of(Spec *s, const Object *function)
{
    const Node *n = function->function.node;
    FunctionInfo *info = function_info(s, n);
    const Attr *params = node_attr(n, ATTR_params);
    const Attr *locals = node_attr(n, ATTR_locals);

    if (info->name)
        return info;
    info->name = spec_sym(s, node_text(n, ATTR_name).data);
    info->calls = (CallMemory){
        .name = info->name,
        .is_small = info->nnode <= SMALL_BODY && !has_calls(n->region[0]),
        .recurs = calls_name(n->region[0], node_text(n, ATTR_name))};
    info->nparam = params ? params->n : 0;
    info->param = ARENA_ARRAY(s->arena, Param, info->nparam);
    for (int i = 0; i < info->nparam; i++)
        info->param[i] = param_read(s, params->texts[i]);
    info->nlocal = locals ? locals->n : 0;
    info->local = ARENA_ARRAY(s->arena, Sym, info->nlocal);
    for (int i = 0; i < info->nlocal; i++)
        info->local[i] = sym_intern(&s->ctx->names, locals->texts[i].data,
                                    locals->texts[i].size);
    return info;
}

/* Is a parameter given, by one of the places or a name? */
static bool is_given(const FunctionInfo *info, int i, int nplace, int nname,
                     const Text *name)
{
    const Param *p = &info->param[i];
    bool by_place = p->kind == PARAM_PLAIN || p->kind == PARAM_POSITIONAL;

    for (int k = 0; k < nname; k++)
        if (p->kind != PARAM_POSITIONAL && text_is(name[k], p->name))
            return !by_place || i >= nplace;
    return by_place && i < nplace;
}

bool function_takes(Spec *s, Value f, int nplace, int nname, const Text *name)
{
    const FunctionInfo *info;
    int places = 0, given = 0;

    if (!value_is_object(f, OBJECT_FUNCTION))
        return true;
    info = info_of(s, f.object);
    for (int i = 0; i < info->nparam; i++) {
        ParamKind kind = info->param[i].kind;

        if (kind == PARAM_KEYWORDS || kind == PARAM_REST)
            return true;
        places += kind == PARAM_PLAIN || kind == PARAM_POSITIONAL;
        if (is_given(info, i, nplace, nname, name))
            given++;
        else if (!info->param[i].has_default)
            return false;
    }
    return nplace <= places && given == nplace + nname;
}

typedef struct Binding {
    Spec *s;
    Object *function, *frame;
    const FunctionInfo *info;
    const Param *param;
    int nparam;
    bool *bound;
    bool failed;
} Binding;

/* Reports at the call; at the definition if the host calls. */
static Diag *call_error(Binding *b, const char *message)
{
    Diag *d;

    if (!b->s->span.file)
        b->s->span = b->function->function.node->span;
    d = raise_found(b->s, DIAG_H0207, "%s() %s", b->info->name, message);
    b->failed = true;
    diag_label(b->s->ctx, d, b->function->function.node->span,
               "the function is defined here");
    return d;
}

static void bind_positional(Binding *b, int narg, const Value *arg)
{
    int next = 0;

    for (int i = 0; i < b->nparam && next < narg; i++) {
        const Param *p = &b->param[i];

        if (p->kind == PARAM_REST) {
            object_set(b->s, b->frame, p->name,
                       value_tuple(b->s, narg - next, arg + next));
            b->bound[i] = true;
            return;
        }
        if (p->kind != PARAM_PLAIN && p->kind != PARAM_POSITIONAL)
            break;
        object_set(b->s, b->frame, p->name, arg[next++]);
        b->bound[i] = true;
    }
    if (next < narg)
        call_error(b, arena_printf(b->s->arena,
                                   "takes %d positional argument%s, %d given",
                                   next, next == 1 ? "" : "s", narg));
}

static void no_parameter(Binding *b, const char *name)
{
    const char **known = ARENA_ARRAY(b->s->arena, const char *, b->nparam);
    const char *near;
    int n = 0;
    Diag *d;

    for (int i = 0; i < b->nparam; i++)
        if (b->param[i].kind == PARAM_PLAIN ||
            b->param[i].kind == PARAM_KEYWORD)
            known[n++] = b->param[i].name;
    near = diag_nearest(name, known, n);
    d = call_error(b, arena_printf(b->s->arena, "has no parameter `%s`", name));
    if (near)
        diag_help(b->s->ctx, d, "a similar one is `%s`", near);
}

static void bind_keyword(Binding *b, Text name, Value v, Object *rest)
{
    for (int i = 0; i < b->nparam; i++) {
        const Param *p = &b->param[i];

        if (p->kind != PARAM_PLAIN && p->kind != PARAM_KEYWORD)
            continue;
        if (!text_is(name, p->name))
            continue;
        if (b->bound[i])
            call_error(b, arena_printf(b->s->arena, "got `%s` twice", p->name));
        object_set(b->s, b->frame, p->name, v);
        b->bound[i] = true;
        return;
    }
    if (rest) {
        if (object_key(b->s, rest, value_str(name)) >= 0)
            call_error(b, arena_printf(b->s->arena, "got `%.*s` twice",
                                       (int)name.size, name.data));
        else
            object_set_key(b->s, rest, value_str(name), v);
        return;
    }
    no_parameter(b, text_copy(b->s->arena, name).data);
}

static void bind_defaults(Binding *b)
{
    int at = 0;

    for (int i = 0; i < b->nparam; i++) {
        const Param *p = &b->param[i];
        int mine = p->has_default ? at++ : -1;

        if (b->bound[i])
            continue;
        if (p->has_default)
            object_set(b->s, b->frame, p->name,
                       b->function->function.defaults[mine]);
        else if (p->kind == PARAM_REST)
            object_set(b->s, b->frame, p->name, value_tuple(b->s, 0, NULL));
        else if (p->kind != PARAM_KEYWORDS)
            call_error(b, arena_printf(b->s->arena, "needs a value for `%s`",
                                       p->name));
    }
}

static bool bind(Binding *b, int narg, const Value *arg, int nname,
                 const Text *name)
{
    Object *rest = NULL;

    for (int i = 0; i < b->nparam; i++) {
        if (b->param[i].kind != PARAM_KEYWORDS)
            continue;
        rest = object_new(b->s, OBJECT_DICT);
        object_set(b->s, b->frame, b->param[i].name, value_object(rest));
    }
    bind_positional(b, narg - nname, arg);
    for (int i = 0; i < nname; i++)
        bind_keyword(b, name[i], arg[narg - nname + i], rest);
    bind_defaults(b);
    return !b->failed;
}

/* A frame with every local name unset, so that lookups stop at it. The names
 * are the function's, until one is added. */
static Object *frame_fill(Object *f, Object *function, const FunctionInfo *info,
                          Value *item)
{
    Body *b = object_edit(f);

    f->frame.parent = function->function.frame;
    b->nitem = b->capacity = info->nlocal;
    b->name = info->local;
    b->item = item;
    return f;
}

Object *call_frame(Spec *s, Object *function)
{
    const FunctionInfo *info = info_of(s, function);
    Object *f = object_new(s, OBJECT_FRAME);

    f->frame.is_held = true;
    return frame_fill(f, function, info,
                      ARENA_ARRAY(s->arena, Value, info->nlocal));
}

Object *frame_hold(Object *frame)
{
    if (frame->kind != OBJECT_FRAME)
        return NULL;
    frame->frame.is_held = true;
    return frame;
}

/* The frame of a call, whose values lie on the stack. */
static Object *frame_new(Spec *s, Object *function, const FunctionInfo *info)
{
    Object *f = s->spare_frame;

    if (f) {
        s->spare_frame = f->frame.parent;
        object_init(s, f, OBJECT_FRAME);
    } else {
        f = object_new(s, OBJECT_FRAME);
    }
    return frame_fill(f, function, info, temps_push(s, info->nlocal));
}

/* After a call: its frame's values leave the stack, if anyone may ask for
 * them. What the trail knows of the frame nobody does: it is younger than all
 * marks that are open. A frame that nothing holds, and that no mark was opened
 * over, is used again. */
static void frame_leave(Spec *s, Object *f, const Value *on_stack,
                        uint64_t last_epoch)
{
    Body *b = object_edit(f);

    if (b->item != on_stack)
        return;
    if (f->frame.is_held) {
        b->item =
            arena_copy(s->arena, b->item, (size_t)b->nitem * sizeof *b->item);
        return;
    }
    *b = (Body){0};
    if (s->heap.last_epoch == last_epoch) {
        f->frame.parent = s->spare_frame;
        s->spare_frame = f;
    }
}

/* ---- the sites of calls ---- */

CallMark site_enter(Spec *s, Sym function)
{
    CallSite *site = s->spare_site;

    if (site)
        s->spare_site = (CallSite *)site->caller;
    else
        site = ARENA_NEW(s->arena, CallSite);
    *site = (CallSite){s->ctx->calls, function, s->span};
    s->ctx->calls = site;
    return (CallMark){site, s->nemit, s->ctx->nerror};
}

/* Nodes and errors that were made in the call refer to its site. */
void site_leave(Spec *s, const CallMark *m)
{
    s->ctx->calls = m->site->caller;
    if (s->nemit != m->nemit || s->ctx->nerror != m->nerror || s->gave_up)
        return;
    m->site->caller = s->spare_site;
    s->spare_site = m->site;
}

/* A parameter whose argument is known while compiling and unlike the caller's
 * own: no call is then like the one before. NULL if there is none. */
static const Param *changing_param(Spec *s, const CallArgs *args)
{
    const Activation *a = s->activation;
    const FunctionInfo *info = info_of(s, args->function);

    if (a->function != args->function)
        return NULL;
    for (int i = 0; i < args->narg - args->nname && i < info->nparam; i++) {
        const Value *mine = object_find(a->frame, info->param[i].name);
        Value v = args->arg[i];

        if (mine && info->param[i].kind == PARAM_PLAIN &&
            (v.kind == VALUE_STR ||
             (v.kind == VALUE_OBJECT && !value_is_array(v) && !class_of(v))) &&
            !value_same(*mine, v))
            return &info->param[i];
    }
    return NULL;
}

/* Which of the functions under way calls itself: the one that is called, or the
 * innermost that is under way twice, whatever it calls for help. */
static const Object *who_recurs(Spec *s, const Object *called)
{
    for (const Activation *a = s->activation; a; a = a->caller)
        if (a->function == called)
            return called;
    for (const Activation *a = s->activation; a; a = a->caller)
        for (const Activation *b = a->caller; b && a->function; b = b->caller)
            if (a->function == b->function)
                return a->function;
    return called;
}

static Value too_deep(Spec *s, const CallArgs *args)
{
    const Param *changing = changing_param(s, args);
    Diag *d;

    if (s->gave_up)
        return value_poison();
    d = spec_error(
        s, DIAG_H0308, "%s() calls itself more than %d deep while compiling",
        info_of(s, who_recurs(s, args->function))->name, SPEC_CALL_DEPTH);
    if (changing)
        diag_note(
            s->ctx, d,
            "recursion is followed while compiling, to an end that is known "
            "then, unless the calls are alike: the argument `%s` is "
            "another %s in each",
            changing->name,
            value_type_name(
                s, *object_find(s->activation->frame, changing->name)));
    else
        diag_note(s->ctx, d,
                  "recursion is followed while compiling, so what ends it must "
                  "be known then: a static number, not a staged value");
    diag_help(s->ctx, d,
              changing ? "hand on the same object, or numbers and arrays; or "
                         "write it as a loop"
                       : "write it as a loop");
    s->recurred = true;
    return spec_give_up(s, d);
}

/* What the library does in a call counts as less than what the script does:
 * a loop may draw its random numbers while compiling. */
static int64_t steps_counted(const Object *f, int64_t before, int64_t after)
{
    return f->function.module && f->function.module->module.is_library
               ? before + (after - before + LIBRARY_STEPS - 1) / LIBRARY_STEPS
               : after;
}

/* A call of a script's function. `data`: a bool; once they are bound, nobody
 * but the function reads the arguments by the call again. */
static Value run_call(Spec *s, const CallArgs *args, void *data)
{
    const bool *direct = data;
    Object *f = args->function;
    const FunctionInfo *info = info_of(s, f);
    TempMark mark = temps_mark(s);
    int64_t steps;
    uint64_t last_epoch = s->heap.last_epoch;
    Binding b = {.s = s, .function = f, .info = info};
    const Value *on_stack;
    CallMark site;
    Value v = value_poison();

    b.param = info->param;
    b.nparam = info->nparam;
    b.frame = frame_new(s, f, info);
    on_stack = object_body(b.frame)->item;
    b.bound = (bool *)temps_push(s, info->nparam);
    if (!bind(&b, args->narg, args->arg, args->nname, args->name)) {
    } else if (node_int(f->function.node, ATTR_generator)) {
        v = generator_of_call(s, f, b.frame);
    } else {
        site = site_enter(s, info->name);
        s->depth++;
        if (s->depth > s->deepest)
            s->deepest = s->depth;
        if (*direct)
            s->activation->at++;
        steps = s->steps;
        v = eval_body(s, f->function.node->region[0], b.frame,
                      f->function.module, NULL, f);
        s->steps = steps_counted(f, steps, s->steps);
        s->depth--;
        site_leave(s, &site);
        v = value_settle(s, v, ".value");
    }
    frame_leave(s, b.frame, on_stack, last_epoch);
    temps_release(s, mark);
    return v;
}

/* Is it unknown because of an error, or holds what is? */
static bool is_lost_argument(Value v)
{
    if (value_is_object(v, OBJECT_TUPLE))
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (value_is_lost(object_body(v.object)->item[i]))
                return true;
    return value_is_lost(v);
}

/* A function of NumPy's, with an argument that an error left unknown: as of
 * those in C, nothing comes of it, and no error more. */
static bool is_lost_to_numpy(const Spec *s, const Object *f, int narg,
                             const Value *arg)
{
    size_t ntext = sizeof s->numpy_text / sizeof *s->numpy_text;
    bool is_numpy = false;

    for (size_t i = 0; i < ntext; i++)
        is_numpy |=
            f->function.module && f->function.module == s->numpy_text[i];
    for (int i = 0; i < narg && is_numpy; i++)
        if (is_lost_argument(arg[i]))
            return true;
    return false;
}

static Value call_script(Spec *s, Object *f, bool direct, int narg,
                         const Value *arg, int nname, const Text *name)
{
    FunctionInfo *info = info_of(s, f);
    CallArgs args = {f, narg, arg, nname, name};

    if (is_lost_to_numpy(s, f, narg, arg))
        return value_poison();
    if (s->depth >= SPEC_CALL_DEPTH ||
        (s->ntry && s->nrecurred < SPEC_TRIES &&
         s->depth - s->try_depth >= SPEC_TRY_DEPTH))
        return too_deep(s, &args);
    return (info->calls.recurs && !info->calls.open && !s->only_static
                ? call_outermost
                : call_traced)(s, &info->calls, &args, run_call, &direct);
}

/* A static or class method, or a function, as the class itself gives it. */
static Value class_attribute_of(Spec *s, Object *class, const char *name)
{
    if (!class_find(class, spec_sym(s, name), 0))
        return (Value){.kind = VALUE_UNDEFINED};
    return value_find_attribute(s, value_object(class), spec_sym(s, name));
}

static Value *prepend(Spec *s, Value first, int narg, const Value *arg)
{
    Value *all = ARENA_ARRAY(s->arena, Value, narg + 1);

    all[0] = first;
    if (narg)
        memcpy(all + 1, arg, (size_t)narg * sizeof *arg);
    return all;
}

/* BaseException.__init__(). */
static Value init_exception(Spec *s, Value self, int narg, const Value *arg,
                            int nname, const Text *name)
{
    if (!exception_keywords(s, self, nname, name))
        return value_poison();
    exception_set_args(s, self, narg, arg);
    return self;
}

/* type.__call__(): `__new__` makes the object, and `__init__` sets it up if it
 * is of the class. */
static Value call_class(Spec *s, Object *class, int narg, const Value *arg,
                        int nname, const Text *name)
{
    Value new = class_attribute_of(s, class, "__new__"), self, init, r;
    bool direct = s->direct_call;

    s->direct_call = false;
    if (class->class.abstract)
        return raise_certain(s, DIAG_H0516,
                             "class %s cannot have instances: it leaves %s "
                             "abstract",
                             class->class.name, class->class.abstract);
    if (new.kind != VALUE_UNDEFINED)
        self =
            value_call(s, new, narg + 1,
                       prepend(s, value_object(class), narg, arg), nname, name);
    else
        self = object_make(s, class, narg - nname, arg);
    if (spec_ended(s) || !class_of(self) || !class_is(class_of(self), class))
        return self;
    spec_pin(s, 1, &self);
    init = class_method(s, self, "__init__");
    if (init.kind == VALUE_UNDEFINED && class->class.exception)
        return init_exception(s, self, narg, arg, nname, name);
    if (init.kind == VALUE_UNDEFINED) {
        if (narg && new.kind == VALUE_UNDEFINED)
            return raise_certain(
                s, DIAG_H0207,
                "%s() takes no arguments: the class has no __init__",
                class->class.name);
        return self;
    }
    s->direct_call = direct;
    r = value_call(s, init, narg, arg, nname, name);
    if (r.kind != VALUE_NONE && r.kind != VALUE_POISON && !spec_ended(s))
        return raise_certain(s, DIAG_H0516, "__init__() returns None, not %s",
                             value_describe(s, r));
    return self;
}

/* An exception of Python: of an OSError the errno says which. */
static Value call_exception(Spec *s, const BuiltinType *type, int narg,
                            const Value *arg, int nname, const Text *name)
{
    if (!strcmp(type->name, "OSError") && narg - nname >= 2) {
        if (arg[0].kind != VALUE_INT || narg > 4)
            return spec_not_yet(s, "OSError() of an errno that only running "
                                   "knows, or of two files");
        type = builtin_type_find(os_error_name((int)arg[0].i));
    }
    return call_class(s, exception_class(s, type), narg, arg, nname, name);
}

/* A method of a type. */
typedef struct UnboundCall {
    const Builtin *builtin;
    const BuiltinType *type;
    int narg, nname;
    const Text *name;
} UnboundCall;

static Value call_unbound(Spec *s, const Builtin *b, const BuiltinType *type,
                          int narg, const Value *arg, int nname,
                          const Text *name);

/* In each way it is known what the object holds. */
static Value call_unbound_settled(Spec *s, const Value *all, void *data)
{
    const UnboundCall *call = data;

    return call_unbound(s, call->builtin, call->type, call->narg, all + 1,
                        call->nname, call->name);
}

/* `str.upper("a")`, `object.__setattr__(x, ...)`: the first argument is the
 * object, which must be of the type. A method that is not special gets what an
 * instance holds of the type. */
static Value call_unbound(Spec *s, const Builtin *b, const BuiltinType *type,
                          int narg, const Value *arg, int nname,
                          const Text *name)
{
    UnboundCall call = {b, type, narg, nname, name};
    Value self;

    if (narg == nname)
        return raise_certain(s, DIAG_H0207, "%s.%s() needs an object",
                             type->name, b->name);
    self = choice_settle(s, arg[0]);
    if (self.kind == VALUE_CHOICE && type_class(s, type))
        return choice_split(s, 1, narg + 1, prepend(s, self, narg, arg),
                            call_unbound_settled, &call);
    if (self.kind == VALUE_POISON)
        return self;
    if (!value_is_of(s, arg[0], (Value){.kind = VALUE_TYPE, .type = type}))
        return raise_certain(s, DIAG_H0516, "%s.%s() takes a %s, not %s",
                             type->name, b->name, type->name,
                             value_describe(s, arg[0]));
    self = derived_held(s, arg[0]);
    if (self.kind == VALUE_CHOICE && class_of(arg[0]))
        return choice_split(s, 0, narg + 1, prepend(s, self, narg, arg),
                            call_unbound_settled, &call);
    if (self.kind == VALUE_POISON || self.kind == VALUE_UNDEFINED)
        return value_poison();
    if (!value_same(self, arg[0]) && !value_is_grown(arg[0]) &&
        type_special(type, b->name))
        b = type_special(type, b->name);
    if (!type_class(s, type) || type_special(type, b->name) == b)
        self = arg[0];
    return builtin_call(s, b, self, narg - 1, arg + 1, nname, name);
}

static Value call_type(Spec *s, const BuiltinType *t, int narg,
                       const Value *arg, int nname, const Text *name)
{
    if (t->is_exception)
        return call_exception(s, t, narg, arg, nname, name);
    if (t->call)
        return builtin_call(s, t->call, value_none(), narg, arg, nname, name);
    return spec_not_yet(s, "%s() is not there yet", t->name);
}

static Value call_dtype(Spec *s, DType dtype, int narg, const Value *arg);

static Value call_dtype_settled(Spec *s, const Value *x, void *data)
{
    return call_dtype(s, *(DType *)data, 1, x);
}

/* np.float32(x): a NumPy scalar, or an array for a list. */
static Value call_dtype(Spec *s, DType dtype, int narg, const Value *arg)
{
    Value x = value_int(0);
    Node *n;

    if (narg > 1)
        return raise_certain(s, DIAG_H0207,
                             "%s() takes at most one argument, %d given",
                             dtype_info[dtype].numpy, narg);
    if (narg)
        x = mixed_settle(s, derived_for_numpy(s, choice_settle(s, arg[0])));
    if (x.kind == VALUE_CHOICE)
        return choice_split(s, 0, 1, &x, call_dtype_settled, &dtype);
    if (value_is_number(x) || x.kind == VALUE_SCALAR)
        n = spec_node(s, x, dtype);
    else
        n = array_from(s, x, dtype);
    return array_result(s, n);
}

/* A builtin with the object, or type, that it was found at. */
typedef struct BuiltinCall {
    const Builtin *builtin;
    int narg, nname;
    const Text *name;
} BuiltinCall;

static Value call_builtin_of(Spec *s, const Value *all, void *data)
{
    const BuiltinCall *c = data;

    return all[0].kind == VALUE_TYPE
               ? call_unbound(s, c->builtin, all[0].type, c->narg, all + 1,
                              c->nname, c->name)
               : builtin_call(s, c->builtin, all[0], c->narg, all + 1, c->nname,
                              c->name);
}

/* Are types among what it may be? */
static bool may_be_type(Value v)
{
    for (int i = 0; v.kind == VALUE_CHOICE && i < v.choice->n; i++)
        if (v.choice->item[i].kind == VALUE_TYPE)
            return true;
    return false;
}

/* `item`: the function, and what it is bound to. */
static Value call_method(Spec *s, const Value *item, bool direct, int narg,
                         const Value *arg, int nname, const Text *name)
{
    Value *all = prepend(s, choice_settle(s, item[1]), narg, arg);
    BuiltinCall c = {item[0].builtin, narg, nname, name};

    if (item[0].kind == VALUE_BUILTIN)
        return may_be_type(all[0])
                   ? choice_split(s, 0, narg + 1, all, call_builtin_of, &c)
                   : call_builtin_of(s, all, &c);
    all[0] = item[1];
    s->direct_call = direct;
    return value_call(s, item[0], narg + 1, all, nname, name);
}

static Value call_object(Spec *s, Value f, bool direct, int narg,
                         const Value *arg, int nname, const Text *name)
{
    Value method;

    switch (f.object->kind) {
    case OBJECT_FUNCTION:
        return call_script(s, f.object, direct, narg, arg, nname, name);
    case OBJECT_METHOD:
        return call_method(s, object_body(f.object)->item, direct, narg, arg,
                           nname, name);
    case OBJECT_CLASS:
        method = class_method(s, f, "__call__");
        s->direct_call = direct;
        if (method.kind != VALUE_UNDEFINED)
            return value_call(s, method, narg, arg, nname, name);
        return call_class(s, f.object, narg, arg, nname, name);
    case OBJECT_WRAPPER:
        return f.object->wrapper.call(s, f.object, narg, arg, nname, name);
    case OBJECT_INSTANCE:
        method = class_method(s, f, "__call__");
        if (method.kind == VALUE_UNDEFINED)
            break;
        s->direct_call = direct;
        return value_call(s, method, narg, arg, nname, name);
    default:
        break;
    }
    raise_says(s, "'%s' object is not callable", value_type_name(s, f));
    return raise_certain(s, DIAG_H0511, "%s cannot be called",
                         value_describe(s, f));
}

typedef struct CallSplit {
    int narg, nname;
    const Text *name;
} CallSplit;

static Value call_settled(Spec *s, const Value *all, void *data)
{
    const CallSplit *call = data;

    return value_call(s, all[0], call->narg, all + 1, call->nname, call->name);
}

/* A call of one of several functions: a branch on which it is. */
static Value call_choice(Spec *s, Value f, int narg, const Value *arg,
                         int nname, const Text *name)
{
    CallSplit call = {narg, nname, name};
    Value *all;

    f = choice_settle(
        s,
        choice_require(s, f, "TypeError: 'NoneType' object is not callable"));
    all = prepend(s, f, narg, arg);
    if (f.kind != VALUE_CHOICE)
        return call_settled(s, all, &call);
    return value_settle(
        s, choice_split(s, 0, narg + 1, all, call_settled, &call), ".value");
}

static Value call_any(Spec *s, Value f, bool direct, int narg, const Value *arg,
                      int nname, const Text *name)
{
    switch (f.kind) {
    case VALUE_POISON:
        return f;
    case VALUE_CHOICE:
        return call_choice(s, f, narg, arg, nname, name);
    case VALUE_BUILTIN:
        return builtin_call(s, f.builtin, value_none(), narg, arg, nname, name);
    case VALUE_TYPE:
        return call_type(s, f.type, narg, arg, nname, name);
    case VALUE_NUMBER_TYPE:
        if (nname)
            return raise_certain(s, DIAG_H0207, "%s() has no parameter `%.*s`",
                                 dtype_info[f.dtype].numpy, (int)name[0].size,
                                 name[0].data);
        return call_dtype(s, f.dtype, narg, arg);
    case VALUE_OBJECT:
        return call_object(s, f, direct, narg, arg, nname, name);
    default:
        raise_says(s, "'%s' object is not callable", value_type_name(s, f));
        return raise_certain(s, DIAG_H0511, "%s cannot be called",
                             value_describe(s, f));
    }
}

/* What C code holds while it calls the script is pinned until the script node
 * in hand is done: the function, its arguments, and its result. */
Value value_call(Spec *s, Value f, int narg, const Value *arg, int nname,
                 const Text *name)
{
    bool direct = s->direct_call;
    Value v;

    s->direct_call = false;
    if (!direct) {
        spec_pin(s, 1, &f);
        spec_pin(s, narg, arg);
    }
    v = call_any(s, f, direct, narg, arg, nname, name);
    if (!direct)
        spec_pin(s, 1, &v);
    return v;
}

Value call_function(Spec *s, Value f, int narg, const Value *arg)
{
    return value_call(s, f, narg, arg, 0, NULL);
}
