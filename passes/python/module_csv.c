/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module _csv, which only the library's text of `csv` sees: one record of
 * lines, by CPython's states, and one field as it is written. */
#include "passes/python/protocol.h"

#include "base/utf8.h"

enum { NOT_SET = UINT32_MAX, END_OF_LINE = UINT32_MAX - 1 };
enum { QUOTE_NONNUMERIC = 2, QUOTE_NONE = 3 };
enum { FIELD_LIMIT = 131072 };

typedef struct Dialect {
    uint32_t delimiter, quote, escape;
    bool doublequote, skips_space, strict;
    int64_t quoting;
} Dialect;

/* A text of one character, or of none. */
static bool char_of(Spec *s, Value v, uint32_t *c)
{
    Text t;

    *c = NOT_SET;
    if (!spec_need_str(s, v, "the character", &t))
        return false;
    return !t.size || utf8_decode(t, 0, c) > 0;
}

/* What the seven arguments from the i-th on say. */
static bool dialect_of(Spec *s, const Value *arg, Dialect *d)
{
    d->doublequote = number_is_bool(arg[3], true);
    d->skips_space = number_is_bool(arg[4], true);
    d->strict = number_is_bool(arg[6], true);
    return char_of(s, arg[0], &d->delimiter) && char_of(s, arg[1], &d->quote) &&
           char_of(s, arg[2], &d->escape) &&
           spec_need_int(s, arg[5], "the quoting", &d->quoting);
}

/* ---- reading ---- */

typedef enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED,
    IN_FIELD,
    IN_QUOTED,
    ESCAPED_IN_QUOTED,
    QUOTE_IN_QUOTED,
    EAT_NEWLINE,
    AFTER_ESCAPED_NEWLINE
} State;

typedef struct Parse {
    Spec *s;
    Dialect d;
    State state;
    Object *fields;
    TextBuffer field;
    int64_t length; /* of the field, in characters */
    bool is_number;
    const char *error;
} Parse;

static void save(Parse *p)
{
    Value v = value_str(text_copy(p->s->arena, buffer_text(&p->field)));

    object_append(p->s, p->fields, p->is_number ? value_tuple(p->s, 1, &v) : v);
    p->field.size = 0;
    p->length = 0;
    p->is_number = false;
}

static void add(Parse *p, uint32_t c, State next)
{
    if (++p->length > FIELD_LIMIT)
        p->error = "field larger than field limit (131072)";
    utf8_put(&p->field, c);
    p->state = next;
}

static bool is_newline(uint32_t c)
{
    return c == '\n' || c == '\r' || c == END_OF_LINE;
}

/* A field, and with it the record, ends. */
static void end_record(Parse *p, uint32_t c)
{
    save(p);
    p->state = c == END_OF_LINE ? START_RECORD : EAT_NEWLINE;
}

static void start_field(Parse *p, uint32_t c)
{
    if (is_newline(c)) {
        end_record(p, c);
    } else if (c == p->d.quote && p->d.quoting != QUOTE_NONE) {
        p->state = IN_QUOTED;
    } else if (c == p->d.escape) {
        p->state = ESCAPED;
    } else if (c == ' ' && p->d.skips_space) {
        p->state = START_FIELD;
    } else if (c == p->d.delimiter) {
        save(p);
        p->state = START_FIELD;
    } else {
        p->is_number |= p->d.quoting == QUOTE_NONNUMERIC;
        add(p, c, IN_FIELD);
    }
}

static void in_field(Parse *p, uint32_t c)
{
    if (is_newline(c)) {
        end_record(p, c);
    } else if (c == p->d.escape) {
        p->state = ESCAPED;
    } else if (c == p->d.delimiter) {
        save(p);
        p->state = START_FIELD;
    } else {
        add(p, c, p->state); /* CPython, too, stays behind an escaped newline */
    }
}

static void in_quoted(Parse *p, uint32_t c)
{
    if (c == END_OF_LINE)
        return;
    if (c == p->d.escape)
        p->state = ESCAPED_IN_QUOTED;
    else if (c == p->d.quote && p->d.quoting != QUOTE_NONE)
        p->state = p->d.doublequote ? QUOTE_IN_QUOTED : IN_FIELD;
    else
        add(p, c, IN_QUOTED);
}

static void behind_quote(Parse *p, uint32_t c)
{
    TextBuffer words = {.arena = p->s->arena};

    if (c == p->d.quote && p->d.quoting != QUOTE_NONE) {
        add(p, c, IN_QUOTED);
    } else if (c == p->d.delimiter) {
        save(p);
        p->state = START_FIELD;
    } else if (is_newline(c)) {
        end_record(p, c);
    } else if (!p->d.strict) {
        add(p, c, IN_FIELD);
    } else {
        buffer_putc(&words, '\'');
        utf8_put(&words, p->d.delimiter);
        buffer_puts(&words, "' expected after '");
        utf8_put(&words, p->d.quote);
        buffer_putc(&words, '\'');
        p->error = text_copy(p->s->arena, buffer_text(&words)).data;
    }
}

static void take(Parse *p, uint32_t c)
{
    switch (p->state) {
    case START_RECORD:
        if (c == END_OF_LINE)
            return;
        if (is_newline(c))
            p->state = EAT_NEWLINE;
        else
            start_field(p, c);
        return;
    case START_FIELD:
        start_field(p, c);
        return;
    case ESCAPED:
        if (c == '\n' || c == '\r')
            add(p, c, AFTER_ESCAPED_NEWLINE);
        else
            add(p, c == END_OF_LINE ? '\n' : c, IN_FIELD);
        return;
    case AFTER_ESCAPED_NEWLINE:
        if (c == END_OF_LINE)
            return;
        in_field(p, c);
        return;
    case IN_FIELD:
        in_field(p, c);
        return;
    case IN_QUOTED:
        in_quoted(p, c);
        return;
    case ESCAPED_IN_QUOTED:
        add(p, c == END_OF_LINE ? '\n' : c, IN_QUOTED);
        return;
    case QUOTE_IN_QUOTED:
        behind_quote(p, c);
        return;
    case EAT_NEWLINE:
        if (c == END_OF_LINE)
            p->state = START_RECORD;
        else if (!is_newline(c))
            p->error = "new-line character seen in unquoted field - do you "
                       "need to open the file in universal-newline mode?";
        return;
    }
}

static bool take_line(Parse *p, Value line)
{
    uint32_t c;
    size_t step;
    Text t;

    if (!spec_need_str(p->s, line, "a line of csv", &t))
        return false;
    p->s->steps += (int64_t)t.size / SPEC_STEP_BYTES;
    for (size_t at = 0; at < t.size && !p->error; at += step) {
        step = utf8_decode(t, at, &c);
        take(p, c);
    }
    if (!p->error)
        take(p, END_OF_LINE);
    return true;
}

/* (fields, error) of a record that is made of lines; fields that are numbers
 * are in tuples. None if it does not end there, or, where there is no line
 * more, if there is none. */
static Value do_parse(Spec *s, Args *a)
{
    Parse p = {.s = s,
               .fields = object_new(s, OBJECT_LIST),
               .field = {.arena = s->arena}};
    bool at_end = number_is_bool(a->arg[1], true);
    Value *line, pair[2];
    int n = value_iterate(s, a->arg[0], &line);

    if (n < 0 || !dialect_of(s, a->arg + 2, &p.d))
        return value_poison();
    for (int i = 0; i < n && !p.error; i++)
        if (!take_line(&p, line[i]))
            return value_poison();
    if (!p.error && p.state != START_RECORD) {
        if (!at_end || (!p.length && p.state != IN_QUOTED))
            return value_none();
        if (p.d.strict)
            p.error = "unexpected end of data";
        else
            save(&p);
    }
    pair[0] = value_object(p.fields);
    pair[1] = p.error ? value_cstr(p.error) : value_none();
    return value_tuple(s, 2, pair);
}

/* ---- writing ---- */

static bool has_char(Text t, uint32_t c)
{
    uint32_t d;

    for (size_t at = 0; at < t.size; at += utf8_decode(t, at, &d))
        if (utf8_decode(t, at, &d) && c == d)
            return true;
    return false;
}

/* A field as it is written; None if it cannot be. The arguments are: text,
 * is it quoted, lineterminator, and the dialect. */
static Value do_quote(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena}, whole = {.arena = s->arena};
    bool quoted = number_is_bool(a->arg[1], true);
    Text t, end;
    uint32_t c;
    Dialect d;

    if (!spec_need_str(s, a->arg[0], "the field", &t) ||
        !spec_need_str(s, a->arg[2], "lineterminator", &end) ||
        !dialect_of(s, a->arg + 3, &d))
        return value_poison();
    for (size_t at = 0; at < t.size;) {
        bool escapes = false;

        at += utf8_decode(t, at, &c);
        if (c == d.delimiter || c == d.escape || c == d.quote ||
            has_char(end, c)) {
            if (c == d.quote && d.quoting != QUOTE_NONE && d.doublequote)
                utf8_put(&out, c);
            else
                escapes =
                    d.quoting == QUOTE_NONE || c == d.quote || c == d.escape;
            quoted |= !escapes;
        }
        if (escapes && d.escape == NOT_SET)
            return value_none();
        if (escapes)
            utf8_put(&out, d.escape);
        utf8_put(&out, c);
    }
    s->steps += (int64_t)t.size / SPEC_STEP_BYTES;
    if (!quoted || d.quote == NOT_SET)
        return value_str(buffer_text(&out));
    utf8_put(&whole, d.quote);
    buffer_put(&whole, out.data, out.size);
    utf8_put(&whole, d.quote);
    return value_str(buffer_text(&whole));
}

#define DIALECT                                                                \
    "delimiter, quotechar, escapechar, doublequote, skipinitialspace, "        \
    "quoting, strict, /"

const Builtin csv_module[] = {
    {"parse", "lines, at_end, " DIALECT, do_parse, 0, NULL},
    {"quote", "field, quoted, lineterminator, " DIALECT, do_quote, 0, NULL},
    {0},
};
