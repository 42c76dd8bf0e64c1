/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module _regex, which only the library's text of `re` sees: looking for
 * regular expressions in texts that are known while compiling.
 *
 * A match is a tuple: where it and its groups begin and end, in characters,
 * and the number of the group that was closed last. What goes through a whole
 * text is done here, at one step for each step of the matcher. */
#include "passes/python/protocol.h"

#include "base/regex.h"
#include "base/utf8.h"

enum { REGEX_SLOTS = 64 };

/* What was compiled, and the text that was last looked through. */
typedef struct RegexMemory {
    struct {
        Text pattern;
        int flags;
        const Regex *regex;
    } slot[REGEX_SLOTS];
    Arena part; /* for what is known of the text */
    Text text;
    int64_t size;
    uint32_t *chars;
    uint32_t *offset; /* of each character in bytes; NULL: of one each */
} RegexMemory;

static RegexMemory *memory_of(Spec *s)
{
    if (!s->regexes)
        s->regexes = ARENA_NEW(s->arena, RegexMemory);
    return s->regexes;
}

/* ---- errors ---- */

static Value out_of_steps(Spec *s)
{
    if (s->steps < SPEC_STEPS)
        s->steps = SPEC_STEPS;
    spec_steps_left(s);
    return value_poison();
}

/* (message, position), of what re.error is made of; or it is raised here. */
static Value error_value(Spec *s, const RegexError *e)
{
    Value pair[2];

    switch (e->status) {
    case REGEX_VALUE:
        return raise_error(s, "ValueError", e->message);
    case REGEX_OVERFLOW:
        return raise_error(s, "OverflowError", e->message);
    case REGEX_NOT_YET:
        return spec_not_yet(s, "%s", e->message);
    case REGEX_LIMIT:
        return e->message
                   ? spec_not_yet(s, "groups of a regular expression that are "
                                     "nested so deep are not there yet")
                   : out_of_steps(s);
    default:
        pair[0] = value_cstr(e->message);
        pair[1] = e->pos < 0 ? value_none() : value_int(e->pos);
        return value_tuple(s, 2, pair);
    }
}

static int64_t steps_left(const Spec *s)
{
    return s->steps < SPEC_STEPS ? SPEC_STEPS - s->steps : 0;
}

/* The pattern and flags that two arguments are; NULL after an error, which
 * `*out` is then. */
static const Regex *regex_of(Spec *s, const Value *arg, Value *out)
{
    RegexMemory *memory = memory_of(s);
    int64_t flags, steps = steps_left(s);
    RegexError error;
    const Regex *r;
    Text pattern;
    uint64_t at;

    *out = value_poison();
    if (!spec_need_str(s, arg[0], "the pattern", &pattern) ||
        !spec_need_int(s, arg[1], "the flags", &flags))
        return NULL;
    if (flags < 0 || flags >= 2 * REGEX_ASCII) {
        *out = spec_not_yet(s, "such flags of a regular expression");
        return NULL;
    }
    at =
        (text_hash(pattern.data, pattern.size) ^ (uint64_t)flags) % REGEX_SLOTS;
    r = memory->slot[at].regex;
    if (r && memory->slot[at].flags == flags &&
        text_equal(memory->slot[at].pattern, pattern))
        return r;
    r = regex_new(s->arena, pattern, (int)flags, &steps, &error);
    s->steps += steps_left(s) - steps;
    if (!r) {
        *out = error_value(s, &error);
        return NULL;
    }
    memory->slot[at].pattern = pattern;
    memory->slot[at].flags = (int)flags;
    memory->slot[at].regex = r;
    return r;
}

/* ---- texts ---- */

/* The characters of a text; those of the last one are kept. */
static RegexMemory *text_open(Spec *s, Text t)
{
    RegexMemory *m = memory_of(s);
    size_t at = 0;
    uint32_t c;

    if (m->chars && m->text.data == t.data && m->text.size == t.size)
        return m;
    s->steps += (int64_t)t.size / SPEC_STEP_BYTES;
    if (m->chars)
        arena_part_close(&m->part);
    m->chars = NULL;
    arena_part_open(&m->part, s->arena);
    m->text = t;
    m->offset = NULL;
    m->chars = regex_decode(&m->part, t, &m->size);
    if (utf8_is_ascii(t))
        return m;
    m->offset = ARENA_ARRAY(&m->part, uint32_t, m->size + 1);
    for (int64_t i = 0; i < m->size; i++) {
        m->offset[i] = (uint32_t)at;
        at += utf8_decode(t, at, &c);
    }
    m->offset[m->size] = (uint32_t)at;
    return m;
}

static Text part_of(const RegexMemory *m, int64_t begin, int64_t end)
{
    size_t from = m->offset ? m->offset[begin] : (size_t)begin;
    size_t to = m->offset ? m->offset[end] : (size_t)end;

    return (Text){m->text.data + from, to - from};
}

/* A pattern that is looked for in a text. */
typedef struct Look {
    Spec *s;
    Arena part; /* for the matcher */
    RegexMemory *text;
    RegexMatcher m;
    Value error;
} Look;

/* The arguments are: pattern, flags, text, pos, endpos. */
static bool look_open(Look *l, Spec *s, const Args *a, bool bounds)
{
    const Regex *r = regex_of(s, a->arg, &l->error);
    int64_t pos = 0, end = INT64_MAX;
    Text t;

    l->s = s;
    if (!r || !spec_need_str(s, a->arg[2], "the text", &t))
        return false;
    if (bounds && (!spec_need_index(s, a->arg[3], "pos", &pos) ||
                   !spec_need_index(s, a->arg[4], "endpos", &end)))
        return false;
    l->text = text_open(s, t);
    arena_part_open(&l->part, s->arena);
    if (end > l->text->size)
        end = l->text->size;
    regex_matcher_open(&l->m, &l->part, r, l->text->chars, end < 0 ? 0 : end);
    l->m.start = pos < 0 ? 0 : pos < l->text->size ? pos : l->text->size;
    l->m.steps = steps_left(s);
    l->error = value_none();
    return true;
}

static Value look_close(Look *l, Value v)
{
    int64_t left = l->m.steps > 0 ? l->m.steps : 0;

    l->s->steps = SPEC_STEPS - left;
    arena_part_close(&l->part);
    return v;
}

/* Was it found? False, too, after an error, which is in `error`. */
static bool look_found(Look *l, RegexAnswer answer)
{
    l->error = value_none();
    if (answer == REGEX_UNENDING) {
        l->error = out_of_steps(l->s);
        l->m.steps = 0;
    } else if (answer == REGEX_UNSURE) {
        l->error = spec_not_yet(
            l->s, "a possessive repetition in which CPython's own releases "
                  "do not agree");
    }
    return answer == REGEX_YES;
}

/* Looks for the next match; the first one may be empty, and one that is empty
 * is no match again. */
static bool look_next(Look *l)
{
    return look_found(l, regex_search(&l->m));
}

static void look_on(Look *l)
{
    l->m.must_advance = l->m.ptr == l->m.start;
    l->m.start = l->m.ptr;
    l->m.steps -= 1 + l->m.regex->ngroup / 8;
}

static Value match_value(const Look *l)
{
    int n = 2 * l->m.regex->ngroup + 3;
    Value *part = ARENA_ARRAY(l->s->arena, Value, n);
    int64_t begin, end;

    for (int i = 0; i <= l->m.regex->ngroup; i++) {
        regex_group(&l->m, i, &begin, &end);
        part[2 * i] = value_int(begin);
        part[2 * i + 1] = value_int(end);
    }
    part[n - 1] = l->m.lastindex < 0 ? value_none() : value_int(l->m.lastindex);
    return value_tuple(l->s, n, part);
}

/* The text of a group, or `none`. */
static Value group_value(const Look *l, int group, Value none)
{
    int64_t begin, end;

    return regex_group(&l->m, group, &begin, &end)
               ? value_str(part_of(l->text, begin, end))
               : none;
}

/* ---- what `re` asks ---- */

/* (flags, groups, ((name, group), ...)), or (message, position). */
static Value do_compile(Spec *s, Args *a)
{
    Value out, *names, part[3];
    const Regex *r = regex_of(s, a->arg, &out);

    if (!r)
        return out;
    names = ARENA_ARRAY(s->arena, Value, r->nname + 1);
    for (int i = 0; i < r->nname; i++) {
        Value pair[2] = {value_str(r->name[i].name),
                         value_int(r->name[i].group)};

        names[i] = value_tuple(s, 2, pair);
    }
    part[0] = value_int(r->flags);
    part[1] = value_int(r->ngroup);
    part[2] = value_tuple(s, r->nname, names);
    return value_tuple(s, 3, part);
}

enum { HOW_MATCH, HOW_FULL, HOW_SEARCH };

static Value do_find(Spec *s, Args *a)
{
    Look l = {.error = {.kind = VALUE_POISON}};
    RegexAnswer answer;

    if (!look_open(&l, s, a, true))
        return l.error;
    answer = a->builtin->op == HOW_MATCH  ? regex_match(&l.m)
             : a->builtin->op == HOW_FULL ? regex_full_match(&l.m)
                                          : regex_search(&l.m);
    return look_close(&l, look_found(&l, answer) ? match_value(&l) : l.error);
}

/* A list of all matches, at most `most` if that is not 0. */
static Value do_all(Spec *s, Args *a)
{
    Look l = {.error = {.kind = VALUE_POISON}};
    Object *list = object_new(s, OBJECT_LIST);
    int64_t most;

    if (!spec_need_index(s, a->arg[5], "count", &most) ||
        !look_open(&l, s, a, true))
        return l.error;
    for (int64_t n = 0; (!most || n < most) && look_next(&l); n++) {
        object_append(s, list, match_value(&l));
        look_on(&l);
    }
    return look_close(&l, l.error.kind == VALUE_POISON ? l.error
                                                       : value_object(list));
}

/* What findall() gives of one match. */
static Value found_value(const Look *l)
{
    int n = l->m.regex->ngroup;
    Value *part;

    if (n < 2)
        return group_value(l, n, value_cstr(""));
    part = ARENA_ARRAY(l->s->arena, Value, n);
    for (int i = 0; i < n; i++)
        part[i] = group_value(l, i + 1, value_cstr(""));
    return value_tuple(l->s, n, part);
}

static Value do_findall(Spec *s, Args *a)
{
    Look l = {.error = {.kind = VALUE_POISON}};
    Object *list = object_new(s, OBJECT_LIST);

    if (!look_open(&l, s, a, true))
        return l.error;
    while (look_next(&l)) {
        object_append(s, list, found_value(&l));
        look_on(&l);
    }
    return look_close(&l, l.error.kind == VALUE_POISON ? l.error
                                                       : value_object(list));
}

/* The arguments are: pattern, flags, text, maxsplit. */
static Value do_split(Spec *s, Args *a)
{
    Look l = {.error = {.kind = VALUE_POISON}};
    Object *list = object_new(s, OBJECT_LIST);
    int64_t most, last = 0;

    if (!spec_need_index(s, a->arg[3], "maxsplit", &most) ||
        !look_open(&l, s, a, false))
        return l.error;
    for (int64_t n = 0; (!most || n < most) && look_next(&l); n++) {
        object_append(s, list, value_str(part_of(l.text, last, l.m.start)));
        for (int i = 1; i <= l.m.regex->ngroup; i++)
            object_append(s, list, group_value(&l, i, value_none()));
        last = l.m.ptr;
        look_on(&l);
    }
    object_append(s, list, value_str(part_of(l.text, last, l.text->size)));
    return look_close(&l, l.error.kind == VALUE_POISON ? l.error
                                                       : value_object(list));
}

/* ---- replacing ---- */

/* NULL after an error, which `*out` is then. */
static const RegexTemplate *template_of(Spec *s, const Regex *r, Value text,
                                        Value *out)
{
    int64_t steps = steps_left(s);
    RegexTemplate *t;
    RegexError error;
    Text text_of;

    *out = value_poison();
    if (!spec_need_str(s, text, "the replacement", &text_of))
        return NULL;
    t = regex_template_new(s->arena, r, text_of, &steps, &error);
    s->steps += steps_left(s) - steps;
    if (!t)
        *out = error_value(s, &error);
    else if (t->unknown.size)
        *out = raise_error(s, "IndexError",
                           arena_printf(s->arena, "unknown group name '%.*s'",
                                        (int)t->unknown.size, t->unknown.data));
    return t && !t->unknown.size ? t : NULL;
}

/* Puts a text behind others; false if that is too long. */
static bool put(Look *l, TextBuffer *out, Text t)
{
    if (out->size + t.size > SPEC_TEXT) {
        l->error = spec_too_long(l->s);
        return false;
    }
    buffer_put(out, t.data, t.size);
    l->m.steps -= (int64_t)t.size / SPEC_STEP_BYTES;
    return true;
}

static bool put_template(Look *l, TextBuffer *out, const RegexTemplate *t)
{
    for (int i = 0; i < t->n; i++) {
        Value group = value_str(t->part[i].text);

        if (t->part[i].group >= 0)
            group = group_value(l, t->part[i].group, value_cstr(""));
        l->m.steps--;
        if (!put(l, out, group.s))
            return false;
    }
    return true;
}

/* The arguments are: pattern, flags, text, replacement, count. (text, how
 * often), or (message, position, None). */
static Value do_sub(Spec *s, Args *a)
{
    Look l = {.error = {.kind = VALUE_POISON}};
    TextBuffer out = {.arena = s->arena};
    const RegexTemplate *t;
    int64_t most, last = 0, n = 0;
    Value pair[2];

    if (!spec_need_index(s, a->arg[4], "count", &most) ||
        !look_open(&l, s, a, false))
        return l.error;
    t = template_of(s, l.m.regex, a->arg[3], &l.error);
    l.m.steps = steps_left(s);
    if (!t)
        return look_close(&l, l.error);
    l.error = value_none();
    for (; (!most || n < most) && look_next(&l); n++) {
        if (!put(&l, &out, part_of(l.text, last, l.m.start)) ||
            !put_template(&l, &out, t))
            break;
        last = l.m.ptr;
        look_on(&l);
    }
    if (l.error.kind == VALUE_POISON ||
        !put(&l, &out, part_of(l.text, last, l.text->size)))
        return look_close(&l, l.error);
    pair[0] = value_str(buffer_text(&out));
    pair[1] = value_int(n);
    return look_close(&l, value_list(s, 2, pair));
}

/* What a match makes of a template: its parts, texts and numbers of groups, or
 * (message, position). */
static Value do_template(Spec *s, Args *a)
{
    Object *list = object_new(s, OBJECT_LIST);
    const RegexTemplate *t;
    const Regex *r;
    Value out;

    r = regex_of(s, a->arg, &out);
    t = r ? template_of(s, r, a->arg[2], &out) : NULL;
    if (!t)
        return out;
    for (int i = 0; i < t->n; i++)
        object_append(s, list,
                      t->part[i].group < 0 ? value_str(t->part[i].text)
                                           : value_int(t->part[i].group));
    return value_object(list);
}

const Builtin regex_module[] = {
    {"all", "pattern, flags, text, pos, endpos, count, /", do_all, 0, NULL},
    {"compile", "pattern, flags, /", do_compile, 0, NULL},
    {"findall", "pattern, flags, text, pos, endpos, /", do_findall, 0, NULL},
    {"fullmatch", "pattern, flags, text, pos, endpos, /", do_find, HOW_FULL,
     NULL},
    {"match", "pattern, flags, text, pos, endpos, /", do_find, HOW_MATCH, NULL},
    {"search", "pattern, flags, text, pos, endpos, /", do_find, HOW_SEARCH,
     NULL},
    {"split", "pattern, flags, text, maxsplit, /", do_split, 0, NULL},
    {"sub", "pattern, flags, text, replacement, count, /", do_sub, 0, NULL},
    {"template", "pattern, flags, replacement, /", do_template, 0, NULL},
    {0},
};
