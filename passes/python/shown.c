/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What values show: str(), repr(), format specs.
 *
 * A text of static parts is a string. With staged parts it is an OBJECT_TEXT:
 * its items are strings, and holes (tuples of a value and its format), and all
 * that can be done with it is join it to others and print it. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/numpy/extent.h"

#include <string.h>

#include "base/format.h"
#include "base/utf8.h"

/* How deep a text goes, and how many ones it may be at most, as values in it
 * may be one of several. */
enum { TEXT_DEPTH = 200, MOST_WAYS = 1024 };

/* A text that grows: whole parts, and the string that will be the next. */
typedef struct Parts {
    Object *text; /* an OBJECT_TEXT */
    TextBuffer piece;
    bool full; /* longer than a text may be, which was reported */
} Parts;

static void text_value(Spec *s, Parts *out, Value v, bool repr, int depth);

static Parts parts_new(Spec *s)
{
    return (Parts){object_new(s, OBJECT_TEXT), {.arena = s->arena}, false};
}

static void put_text(Spec *s, Parts *out, Text t)
{
    if (out->full || t.size > SPEC_TEXT - out->piece.size) {
        if (!out->full)
            spec_too_long(s);
        out->full = true;
        return;
    }
    buffer_put(&out->piece, t.data, t.size);
}

static void put(Spec *s, Parts *out, const char *t)
{
    put_text(s, out, text_from(t));
}

static void put_hole(Spec *s, Parts *out, Value hole)
{
    if (out->piece.size)
        object_append(s, out->text, value_str(buffer_text(&out->piece)));
    out->piece = (TextBuffer){.arena = s->arena};
    object_append(s, out->text, hole);
}

static void text_items(Spec *s, Parts *out, const Object *o, int depth)
{
    Value *element = NULL;

    if (o->kind == OBJECT_SET)
        set_items(s, o, &element);
    for (int i = 0; i < object_body(o)->nitem && !out->full; i++) {
        if (i)
            put(s, out, ", ");
        if (o->kind == OBJECT_TUPLE && o->tuple.field) {
            put(s, out, o->tuple.field[i + 1]);
            put(s, out, "=");
        }
        if (object_body(o)->key)
            text_value(s, out, element ? element[i] : object_body(o)->key[i],
                       true, depth);
        if (o->kind == OBJECT_DICT)
            put(s, out, ": ");
        if (o->kind != OBJECT_SET)
            text_value(s, out, object_body(o)->item[i], true, depth);
    }
}

static void text_hole(Spec *s, Parts *out, Value v, const char *format)
{
    Value pair[2] = {v, value_cstr(format)};

    /* The text is that of the elements now, whatever is stored later. */
    if (value_is_array(v) && !v.object->array.is_scalar)
        pair[0] = array_ragged(s, array_value(s, array_padded(s, v.object)),
                               v.object->array.extents);
    put_hole(s, out, value_tuple(s, 2, pair));
}

static bool is_text(Value v)
{
    return choice_is_text(v) || value_is_object(v, OBJECT_TEXT);
}

/* Is it a text, or one of several? */
static bool is_text_of_any(Value v)
{
    bool any = v.kind == VALUE_CHOICE;

    for (int i = 0; any && i < v.choice->n; i++)
        any = is_text(v.choice->item[i]);
    return any || is_text(v);
}

/* The text of an instance by its class's `__str__` or `__repr__`; undefined if
 * it has none. */
static Value shown_by_class(Spec *s, Value v, bool repr)
{
    Value method = {.kind = VALUE_UNDEFINED}, text;
    const char *name = "__str__";

    if (!repr)
        method = class_method(s, v, name);
    if (method.kind == VALUE_UNDEFINED)
        method = class_method(s, v, name = "__repr__");
    if (method.kind == VALUE_UNDEFINED)
        return method;
    if (spec_ended(s))
        return value_poison();
    text = call_function(s, method, 0, NULL);
    return text.kind == VALUE_POISON || spec_ended(s) || is_text_of_any(text)
               ? text
               : raise_certain(s, DIAG_H0516, "%s() gives a str, not %s", name,
                               value_describe(s, text));
}

static bool text_instance(Spec *s, Parts *out, Value v, bool repr, int depth)
{
    Value text = shown_by_class(s, v, repr);

    if (text.kind != VALUE_UNDEFINED && !spec_ended(s))
        text_value(s, out, text, false, depth + 1);
    return text.kind != VALUE_UNDEFINED;
}

/* What an instance shows, which may be one of several texts, or the value
 * itself. */
static Value instance_shown(Spec *s, Value v, bool repr)
{
    Value text = {.kind = VALUE_UNDEFINED};

    if (asked_class(v))
        text = shown_by_class(s, v, repr);
    return text.kind == VALUE_UNDEFINED ? v : text;
}

/* A container whose text is under way: inside of itself it is `...`. */
typedef struct Shown {
    const Object *object;
    struct Shown *outer;
} Shown;

bool text_is_shown(const Spec *s, const Object *o)
{
    for (const Shown *shown = s->shown; shown; shown = shown->outer)
        if (shown->object == o)
            return true;
    return false;
}

static void text_view(Spec *s, Parts *out, Value v, int depth)
{
    Value *item;
    int n = dict_view_items(s, v, &item);
    Shown shown = {v.object, s->shown};

    if (text_is_shown(s, v.object)) {
        put(s, out, "...");
        return;
    }
    s->shown = &shown;
    put(s, out, dict_view_name(v));
    put(s, out, "([");
    if (n > 0)
        text_items(s, out, value_list(s, n, item).object, depth + 1);
    put(s, out, "])");
    s->shown = shown.outer;
}

/* A step that the run decides may be 1, which is not shown. */
static void text_range(Spec *s, Parts *out, const Value *part, int depth)
{
    int n = value_static_equal(part[2], value_int(1)) ? 2 : 3;

    if (value_is_staged(part[2])) {
        spec_not_yet(s, "the text of a range of a staged step");
        return;
    }
    put(s, out, "range(");
    for (int i = 0; i < n; i++) {
        if (i)
            put(s, out, ", ");
        text_value(s, out, part[i], true, depth);
    }
    put(s, out, ")");
}

static const char *opening(const Object *o)
{
    return o->kind == OBJECT_TUPLE  ? "("
           : o->kind == OBJECT_LIST ? "["
           : o->is_frozen           ? "frozenset({"
                                    : "{";
}

static const char *closing(const Object *o)
{
    if (o->kind == OBJECT_TUPLE)
        return object_body(o)->nitem == 1 ? ",)" : ")";
    return o->kind == OBJECT_LIST ? "]" : o->is_frozen ? "})" : "}";
}

static void text_container(Spec *s, Parts *out, Value v, int depth)
{
    const Object *o = v.object;
    Shown shown = {o, s->shown};

    if (o->kind == OBJECT_DICT_VIEW) {
        text_view(s, out, v, depth);
        return;
    }
    if (o->kind == OBJECT_RANGE) {
        text_range(s, out, object_body(o)->item, depth + 1);
        return;
    }
    if (text_is_shown(s, o)) {
        put(s, out,
            o->kind == OBJECT_TUPLE  ? "(...)"
            : o->kind == OBJECT_LIST ? "[...]"
            : o->kind == OBJECT_DICT ? "{...}"
            : o->is_frozen           ? "frozenset(...)"
                                     : "set(...)");
        return;
    }
    s->shown = &shown;
    if (o->kind == OBJECT_TUPLE && o->tuple.field)
        put(s, out, o->tuple.field[0]);
    if (o == s->environ)
        put(s, out, "environ(");
    put(s, out, opening(o));
    text_items(s, out, o, depth + 1);
    put(s, out, closing(o));
    if (o == s->environ)
        put(s, out, ")");
    s->shown = shown.outer;
}

static bool is_plain_container(Value v)
{
    return value_is_object(v, OBJECT_TUPLE) ||
           value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_DICT) ||
           value_is_object(v, OBJECT_DICT_VIEW) ||
           value_is_object(v, OBJECT_RANGE) ||
           (value_is_object(v, OBJECT_SET) && object_body(v.object)->nitem);
}

/* str() of an OSError that has an errno; false of another one. */
static bool text_os_error(Spec *s, Parts *out, Value v, int depth)
{
    const Value *error = object_find(v.object, spec_sym(s, "errno"));
    const Value *words = object_find(v.object, spec_sym(s, "strerror"));
    const Value *file = object_find(v.object, spec_sym(s, "filename"));

    if (!exception_is(exception_type(v), "OSError") || !error || !words ||
        !file || error->kind == VALUE_NONE)
        return false;
    put(s, out, "[Errno ");
    text_value(s, out, *error, false, depth + 1);
    put(s, out, "] ");
    text_value(s, out, *words, false, depth + 1);
    if (file->kind == VALUE_NONE)
        return true;
    put(s, out, ": ");
    text_value(s, out, *file, true, depth + 1);
    return true;
}

/* str() of an exception is that of its one argument (repr() of a KeyError's),
 * repr() is `Type(args)`. */
static void text_exception(Spec *s, Parts *out, Value v, bool repr, int depth)
{
    const Value *own = object_find(v.object, spec_sym(s, "args"));
    Value args = own ? value_settle(s, *own, "args") : value_none();
    int n = 0;

    if (args.kind != VALUE_POISON && !value_is_object(args, OBJECT_TUPLE))
        spec_not_yet(s,
                     "the text of an exception whose `args` are %s is not "
                     "there yet",
                     value_describe(s, args));
    if (value_is_object(args, OBJECT_TUPLE))
        n = object_body(args.object)->nitem;
    if (repr) {
        put(s, out, value_type_name(s, v));
        put(s, out, "(");
        if (n)
            text_items(s, out, args.object, depth + 1);
        put(s, out, ")");
    } else if (text_os_error(s, out, v, depth)) {
        return;
    } else if (n == 1) {
        text_value(s, out, object_body(args.object)->item[0],
                   exception_is(exception_type(v), "KeyError"), depth + 1);
    } else if (n) {
        text_value(s, out, args, true, depth + 1);
    }
}

/* Does repr() show a part as it is, between single quotes? Numbers it does. */
static bool part_is_plain(Value part)
{
    Text t =
        part.kind == VALUE_STR ? part.s : object_body(part.object)->item[1].s;

    if (part.kind != VALUE_STR &&
        (value_shape(object_body(part.object)->item[0]).rank ||
         (t.size && t.data[t.size - 1] == 'c'))) /* any character */
        return false;
    for (size_t i = 0; i < t.size; i++)
        if (t.data[i] == '\'' || t.data[i] == '\\' || t.data[i] < ' ' ||
            t.data[i] > '~')
            return false;
    return true;
}

/* A hole whose value a loop or a branch left one of several, as it is known
 * here to be. */
static Value hole_settled(Spec *s, Value hole)
{
    Value pair[2] = {object_body(hole.object)->item[0],
                     object_body(hole.object)->item[1]};

    if (pair[0].kind != VALUE_CHOICE)
        return hole;
    pair[0] = mixed_shown(s, choice_settle(s, pair[0]));
    return value_tuple(s, 2, pair);
}

/* The parts of a text; quoted, by running where a part may need an escape. */
static void text_parts(Spec *s, Parts *out, Object *text, bool repr)
{
    const Body *b = object_body(text);

    for (int i = 0; i < b->nitem && repr; i++)
        if (!part_is_plain(b->item[i])) {
            text_parts(s, out, text_quoted(s, value_object(text)).object,
                       false);
            return;
        }
    if (repr)
        put(s, out, "'");
    for (int i = 0; i < b->nitem; i++) {
        Value part = b->item[i];

        if (part.kind == VALUE_STR)
            put_text(s, out, part.s);
        else
            put_hole(s, out, hole_settled(s, part));
    }
    if (repr)
        put(s, out, "'");
}

/* A number of Python's that is known is a string. */
static void text_of_complex(Spec *s, Parts *out, Value v, bool repr)
{
    Value part[2] = {complex_part(s, v, 0), complex_part(s, v, 1)};

    if (part[0].kind == VALUE_FLOAT && part[1].kind == VALUE_FLOAT) {
        TextBuffer text = {.arena = s->arena};

        format_complex(&text, DTYPE_F64, &part[0].f, &part[1].f);
        put_text(s, out, buffer_text(&text));
        return;
    }
    v = complex_snapshot(s, v);
    if (v.kind != VALUE_POISON)
        text_hole(s, out, v, repr ? "!r" : "");
}

static void text_of_instance(Spec *s, Parts *out, Value v, bool repr, int depth)
{
    if (text_instance(s, out, v, repr, depth))
        return;
    if (v.object->instance.class->class.exception) {
        text_exception(s, out, v, repr, depth);
        return;
    }
    put(s, out, instance_default_text(s, v));
}

/* A bound method, or one of a type of Python's. */
static void text_method(Spec *s, Parts *out, Value v, int depth)
{
    Value f = object_body(v.object)->item[0],
          self = object_body(v.object)->item[1];

    if (value_is_object(f, OBJECT_FUNCTION) && has_default_text(s, f.object)) {
        put(s, out, "<bound method ");
        put(s, out, made_qualname(s, f.object->function.node));
        put(s, out, " of ");
        text_value(s, out, self, true, depth + 1);
        put(s, out, ">");
    } else if (f.kind == VALUE_BUILTIN && self.kind == VALUE_TYPE) {
        put(s, out,
            arena_printf(s->arena,
                         special_is(f.builtin->name)
                             ? "<slot wrapper '%s' of '%s' objects>"
                             : "<method '%s' of '%s' objects>",
                         f.builtin->name, self.type->name));
    } else if (f.kind == VALUE_BUILTIN && !special_is(f.builtin->name) &&
               self.kind == VALUE_OBJECT) {
        put(s, out,
            arena_printf(s->arena, "<built-in method %s of %s object at %s>",
                         f.builtin->name, value_type_name(s, self),
                         object_address(s, self.object)));
    } else {
        spec_not_yet(s, "the text of this method is not there yet");
    }
}

static void text_value(Spec *s, Parts *out, Value v, bool repr, int depth)
{
    Value part[3];

    if (repr && mixed_repr(s, v, part)) {
        for (int i = 0; i < 3; i++)
            text_value(s, out, part[i], false, depth);
        return;
    }
    v = value_settle(s, v, "what this text shows");
    if (v.kind == VALUE_POISON)
        return;
    if (v.kind == VALUE_CHOICE) {
        spec_not_yet(s, "the text of one of several objects inside of another "
                        "is not there yet");
        return;
    }
    if (depth > TEXT_DEPTH) {
        spec_error(s, DIAG_H0908,
                   "the text of what is nested more than %d deep", TEXT_DEPTH);
        return;
    }
    if (value_is_object(v, OBJECT_TEXT)) {
        text_parts(s, out, v.object, repr);
        return;
    }
    if (value_is_object(v, OBJECT_CHOICE)) {
        put_hole(s, out, choice_hole(s, v, repr));
        return;
    }
    if (value_is_staged(v)) {
        text_hole(s, out, v, repr ? "!r" : "");
        return;
    }
    if (complex_is_data(v)) {
        text_of_complex(s, out, v, repr);
        return;
    }
    if (is_plain_container(v)) {
        text_container(s, out, v, depth);
        return;
    }
    if (value_is_object(v, OBJECT_CLASS) && asked_class(v) &&
        text_instance(s, out, v, repr, depth))
        return;
    if (value_is_object(v, OBJECT_INSTANCE)) {
        text_of_instance(s, out, v, repr, depth);
        return;
    }
    if (value_is_object(v, OBJECT_METHOD)) {
        text_method(s, out, v, depth);
        return;
    }
    if (v.kind == VALUE_LONG) {
        Text t;

        if (long_text(s, v, &t))
            put_text(s, out, t);
        return;
    }
    if (v.kind == VALUE_STR && !repr)
        put_text(s, out, v.s);
    else if (repr)
        out->full |= !value_repr_into(s, &out->piece, v);
    else
        out->full |= !value_str_into(s, &out->piece, v);
}

/* All parts in one: a string if nothing is staged. Long ones cost as much as
 * many steps. */
static Value text_finish(Spec *s, Parts *parts)
{
    if (parts->full)
        return value_poison();
    s->steps += (int64_t)parts->piece.size / SPEC_STEP_BYTES;
    if (!object_body(parts->text)->nitem)
        return value_str(buffer_text(&parts->piece));
    if (parts->piece.size)
        object_append(s, parts->text, value_str(buffer_text(&parts->piece)));
    return value_object(parts->text);
}

/* ---- texts of what is one of several ---- */

/* A choice in what a text shows, that is no array; or None. Texts that a loop
 * or a branch made one hold such a choice in a hole. */
static Value choice_at(Spec *s, Object **seen, Value v, int depth)
{
    v = choice_settle(s, v);
    if (v.kind == VALUE_CHOICE)
        return mixed_shows(s, v) ? value_none() : v;
    if (!(is_plain_container(v) || value_is_object(v, OBJECT_TEXT)) ||
        depth > TEXT_DEPTH || !walk_enter(seen, v.object))
        return value_none();
    for (int i = 0; i < object_body(v.object)->nitem; i++) {
        Value found =
            choice_at(s, seen, object_body(v.object)->item[i], depth + 1);

        if (found.kind == VALUE_CHOICE)
            return found;
    }
    return value_none();
}

static Value choice_within(Spec *s, Value v)
{
    Object *seen = NULL;
    Value found = choice_at(s, &seen, v, 0);

    walk_end(seen);
    return found;
}

bool text_shows_choice(Spec *s, Value v)
{
    return choice_within(s, v).kind == VALUE_CHOICE;
}

/* The parts, as str() shows them: of a number it does not show whose it is. */
const Value *parts_shown(Spec *s, int n, const Value *part)
{
    Value *shown = NULL;

    for (int i = 0; i < n; i++) {
        if (part[i].kind != VALUE_CHOICE &&
            !value_is_object(part[i], OBJECT_INSTANCE))
            continue;
        if (!shown)
            shown = arena_copy(s->arena, part, (size_t)n * sizeof *part);
        shown[i] = part[i].kind == VALUE_CHOICE
                       ? mixed_shown(s, part[i])
                       : instance_shown(s, part[i], false);
    }
    return shown ? shown : part;
}

/* If a part shows a choice, a text is made of the parts, by `op`, in each way
 * of a branch on what it is. */
bool text_split(Spec *s, int n, const Value *part, SplitOp *op, void *data,
                Value *out)
{
    for (int i = 0; i < n; i++) {
        Value *all, choice = choice_within(s, part[i]);
        int nway = s->nway;

        if (choice.kind != VALUE_CHOICE)
            continue;
        s->nway = (nway ? nway : 1) * choice.choice->n;
        if (s->nway > MOST_WAYS) {
            s->nway = nway;
            *out = spec_not_yet(s,
                                "a text that may be more than %d ones, as of "
                                "its values each is one of several",
                                MOST_WAYS);
            return true;
        }
        /* the branch knows what the choice is, wherever it stands */
        all = ARENA_ARRAY(s->arena, Value, n + 1);
        all[0] = choice;
        memcpy(all + 1, part, (size_t)n * sizeof *part);
        *out = choice_split(s, 0, n + 1, all, op, data);
        s->nway = nway;
        return true;
    }
    return false;
}

static Value join_settled(Spec *s, const Value *all, void *data)
{
    return text_join(s, *(const int *)data, all + 1);
}

Value exception_text(Spec *s, Value v, bool repr)
{
    Parts out = parts_new(s);

    text_exception(s, &out, v, repr, 0);
    return text_finish(s, &out);
}

/* Where a string lies whole, and others may be put behind it: in the buffer of
 * the one that was put together last, if it ends where that ends. A new buffer,
 * with the string in it, takes the place of the oldest one. */
static TextBuffer *grown_of(Spec *s, Text x)
{
    enum { MOST = sizeof s->grown / sizeof *s->grown };
    TextBuffer *b;

    for (int i = 0; i < MOST; i++)
        if (s->grown[i].data == x.data && s->grown[i].size == x.size)
            return &s->grown[i];
    b = &s->grown[s->ngrown++ % MOST];
    *b = (TextBuffer){.arena = s->arena};
    buffer_put(b, x.data, x.size);
    s->steps += (int64_t)x.size / SPEC_STEP_BYTES;
    return b;
}

/* `x + y` of two strings: x, and y behind it. What is before the end of a
 * buffer never changes, so a string and what grew from it share it, and to
 * make one by appending costs what is appended. */
static Value text_add(Spec *s, Text x, Text y)
{
    TextBuffer *b;

    if (!x.size || !y.size)
        return value_str(x.size ? x : y);
    if (y.size > SPEC_TEXT - x.size)
        return spec_too_long(s);
    b = grown_of(s, x);
    buffer_put(b, y.data, y.size);
    s->steps += (int64_t)y.size / SPEC_STEP_BYTES;
    return value_str(buffer_text(b));
}

/* A string that is one of several, as a text with a hole. */
Value text_of_one(Spec *s, Value v)
{
    Parts text = parts_new(s);

    text_value(s, &text, v, false, 0);
    return text_finish(s, &text);
}

Value text_join(Spec *s, int n, const Value *part)
{
    Parts all;
    Value split;

    if (n == 2 && part[0].kind == VALUE_STR && part[1].kind == VALUE_STR)
        return text_add(s, part[0].s, part[1].s);
    part = parts_shown(s, n, part);
    if (text_split(s, n, part, join_settled, &n, &split))
        return split;
    all = parts_new(s);
    for (int i = 0; i < n; i++) {
        if (part[i].kind == VALUE_POISON)
            return part[i];
        text_value(s, &all, part[i], false, 0);
    }
    return text_finish(s, &all);
}

/* A format spec that does not fit: what Python raises for it, or a limit of
 * ours. Of what is no character Python says that it is too large. */
Value format_refused(Spec *s, Text spec, const char *why)
{
    if (why == format_too_long)
        return spec_fail(s, DIAG_H0901, "the format `%.*s`: %s", (int)spec.size,
                         spec.data, why);
    return raise_certain(s, strncmp(why, "%c arg", 6) ? DIAG_H0515 : DIAG_H0510,
                         "the format `%.*s`: %s", (int)spec.size, spec.data,
                         why);
}

static Value static_format(Spec *s, Value v, Text spec)
{
    TextBuffer out = {.arena = s->arena};
    const char *why = "";
    bool ok;

    if (v.kind == VALUE_STR)
        ok = format_str(&out, v.s, spec, &why);
    else if (v.kind == VALUE_LONG)
        ok = format_bigint(&out, v.big, spec, &why);
    else if (v.kind == VALUE_FLOAT)
        ok = format_float(&out, v.f, spec, &why);
    else
        ok = format_int(&out, v.kind == VALUE_BOOL ? v.b : v.i, spec, &why);
    return ok ? value_str(buffer_text(&out)) : format_refused(s, spec, why);
}

static Value format_choice(Spec *s, Value string, const void *spec)
{
    return static_format(s, string, *(const Text *)spec);
}

/* Does a format spec fit a dtype? Tried on a sample, so that the error is
 * found while compiling. */
static bool format_fits(Spec *s, Value v, Text spec)
{
    TextBuffer out = {.arena = s->arena};
    DType d = value_dtype(v);
    const char *why = "";
    bool ok;

    if (value_shape(v).rank) {
        raise_found(s, DIAG_H0516,
                    "an array (%s) takes no format spec: format its elements",
                    value_describe(s, v));
        return false;
    }
    ok = dtype_info[d].is_float ? format_float(&out, 1.5, spec, &why)
                                : format_int(&out, 1, spec, &why);
    if (!ok)
        format_refused(s, spec, why);
    return ok;
}

static Value format_settled(Spec *s, const Value *all, void *data)
{
    return text_format(s, all[1], *(const char *)data, all[2]);
}

static Value format_by_class(Spec *s, Value v, Value spec)
{
    Value text = call_function(s, class_method(s, v, "__format__"), 1, &spec);

    if (text.kind == VALUE_POISON || spec_ended(s) || is_text_of_any(text))
        return text;
    return raise_certain(s, DIAG_H0516, "__format__() gives a str, not %s",
                         value_describe(s, text));
}

/* format() of a NumPy float goes by Python's float. */
static bool is_numpy_float(Value v)
{
    return value_is_array(v) && !v.object->array.shape.rank &&
           dtype_info[v.object->array.dtype].is_float;
}

/* Of `!r` and `!a`. */
static bool is_repr(char conversion)
{
    return conversion == 'r' || conversion == 'a';
}

/* Does `!a` show it as repr() does? */
static bool is_all_ascii(Value text)
{
    const Body *b;
    bool all = true;

    if (text.kind == VALUE_STR)
        return utf8_is_ascii(text.s);
    if (!is_text(text))
        return false;
    b = object_body(text.object);
    for (int i = 0; i < b->nitem && all; i++)
        all = b->item[i].kind != VALUE_STR || utf8_is_ascii(b->item[i].s);
    return all;
}

/* Is an instance's text asked for, and not its `__format__`? */
static bool is_shown_whole(Spec *s, Value v, char conversion, Value spec)
{
    return conversion ||
           (class_method(s, v, "__format__").kind == VALUE_UNDEFINED &&
            (spec.kind == VALUE_NONE || spec.kind == VALUE_UNDEFINED ||
             (spec.kind == VALUE_STR && !spec.s.size)));
}

Value text_format(Spec *s, Value v, char conversion, Value spec)
{
    Value part[2] = {is_repr(conversion) ? v : mixed_shown(s, v), spec}, split;
    Parts out;
    Text t;

    if (value_is_object(v, OBJECT_INSTANCE) && conversion != 'a' &&
        is_shown_whole(s, v, conversion, spec)) {
        part[0] = instance_shown(s, v, is_repr(conversion));
        conversion = part[0].kind == VALUE_OBJECT && part[0].object == v.object
                         ? conversion
                         : 's';
    }
    if (text_split(s, 2, part, format_settled, &conversion, &split))
        return split;
    v = choice_settle(s, part[0]);
    spec = choice_settle(s, spec);
    out = parts_new(s);

    if (v.kind == VALUE_POISON || spec.kind == VALUE_POISON)
        return value_poison();
    if (spec.kind == VALUE_NONE || spec.kind == VALUE_UNDEFINED)
        spec = value_cstr("");
    if (!spec_need_str(s, spec, "a format spec", &t))
        return value_poison();
    if (!conversion && class_method(s, v, "__format__").kind != VALUE_UNDEFINED)
        return format_by_class(s, v, spec);
    if (!conversion && is_numpy_float(v))
        v = scalar_to_float(s, v);
    if (value_is_object(v, OBJECT_CHOICE) && t.size && !conversion)
        return choice_map(s, v, format_choice, &t);
    if (conversion || !t.size) {
        text_value(s, &out, v, is_repr(conversion), 0);
        if (spec_ended(s))
            return value_poison();
        v = text_finish(s, &out);
        if (conversion == 'a' && v.kind != VALUE_POISON && !is_all_ascii(v))
            return spec_not_yet(s, "`!a` of more than ASCII is not there yet");
        if (!t.size)
            return v;
        if (v.kind == VALUE_STR)
            return static_format(s, v, t);
        return text_padded(s, v, t);
    }
    if (v.kind == VALUE_STR || value_is_number(v) || v.kind == VALUE_LONG)
        return static_format(s, v, t);
    if (is_text(v))
        return text_padded(s, v, t);
    if (!value_is_staged(v))
        return raise_certain(s, DIAG_H0516, "%s takes no format spec",
                             value_describe(s, v));
    if (!format_fits(s, v, t))
        return value_poison();
    text_hole(s, &out, v, arena_printf(s->arena, ":%.*s", (int)t.size, t.data));
    return text_finish(s, &out);
}

Value text_complex(Spec *s, Value v, bool repr)
{
    Parts out = parts_new(s);

    text_of_complex(s, &out, v, repr);
    return text_finish(s, &out);
}

Value text_columns(Spec *s, int n, const Value *column, const char *pattern)
{
    Parts out = parts_new(s);

    for (int i = 0; i < n; i++)
        text_hole(s, &out, column[i],
                  i ? "!&" : arena_printf(s->arena, "!c%s", pattern));
    return text_finish(s, &out);
}

Value text_json(Spec *s, Value v)
{
    Parts out = parts_new(s);

    text_hole(s, &out, v, "!j");
    return text_finish(s, &out);
}
