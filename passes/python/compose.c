/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Strings composed of a form and values: str.format() and `%`.
 *
 * The form is known while compiling, the values need not be. It is taken apart
 * here, with CPython's errors; what stands for one value is said as a format
 * spec (text_format), and the parts are joined as those of an f-string are. */
#include "base/format.h"
#include "passes/python/protocol.h"
#include "base/utf8.h"
#include "passes/numpy/numpy.h"

#include <ctype.h>
#include <string.h>

/* A form that is read, and the parts that have come of it. */
typedef struct Form {
    Spec *s;
    Text t;
    size_t at;
    Object *parts;
    TextBuffer plain; /* characters since the last value */
} Form;

static Form form_new(Spec *s, Text t)
{
    return (Form){.s = s,
                  .t = t,
                  .parts = object_items(s, OBJECT_LIST, 0, NULL),
                  .plain = {.arena = s->arena}};
}

static char form_char(const Form *f)
{
    return f->at < f->t.size ? f->t.data[f->at] : 0;
}

static void form_plain(Form *f, char c)
{
    buffer_putc(&f->plain, c);
}

static void form_put(Form *f, Value text)
{
    object_append(f->s, f->parts, value_str(buffer_text(&f->plain)));
    object_append(f->s, f->parts, text);
    f->plain = (TextBuffer){.arena = f->s->arena};
}

static Value form_join(Form *f)
{
    object_append(f->s, f->parts, value_str(buffer_text(&f->plain)));
    return text_join(f->s, object_body(f->parts)->nitem,
                     object_body(f->parts)->item);
}

static Value bad_form(Spec *s, const char *message)
{
    return raise_certain(s, DIAG_H0515, "%s", message);
}

/* A number in decimal digits, which are passed; -1: there is none, -2: it has
 * too many. */
static int64_t form_number(Form *f)
{
    int64_t n = isdigit((unsigned char)form_char(f)) ? 0 : -1;

    for (; isdigit((unsigned char)form_char(f)); f->at++)
        n = n == -2 || n > INT32_MAX / 10 ? -2 : n * 10 + (form_char(f) - '0');
    return n;
}

/* ---- str.format(), as CPython's string_format.h reads it ---- */

typedef enum { NUMBERING_OPEN, NUMBERING_AUTO, NUMBERING_SAID } Numbering;

typedef struct Fields {
    Args *args;
    Numbering numbering;
    int next;
} Fields;

static Value positional(Spec *s, Fields *k, int64_t index)
{
    if (index < 0 || index >= k->args->nrest)
        return raise_certain(s, DIAG_H0506,
                             "Replacement index %lld out of range for "
                             "positional args tuple",
                             (long long)index);
    return k->args->rest[index];
}

/* The value that a field begins with: by its number, its name, or in turn. */
static Value field_first(Spec *s, Fields *k, Text name)
{
    Form digits = {.t = name};
    int64_t index = form_number(&digits);
    Numbering numbering = name.size ? NUMBERING_SAID : NUMBERING_AUTO;

    if (name.size && digits.at < name.size) {
        for (int i = 0; i < k->args->nkeyword; i++)
            if (text_equal(k->args->keyword[i], name))
                return k->args->named[i];
        return raise_other(s, "KeyError", DIAG_H0506,
                           arena_printf(s->arena, "format() has no `%.*s`",
                                        (int)name.size, name.data));
    }
    if (k->numbering && k->numbering != numbering)
        return bad_form(s, numbering == NUMBERING_AUTO
                               ? "cannot switch from manual field "
                                 "specification to automatic field numbering"
                               : "cannot switch from automatic field "
                                 "numbering to manual field specification");
    k->numbering = numbering;
    return positional(s, k, name.size ? index : k->next++);
}

static Text text_between(Text t, size_t begin, size_t end)
{
    return (Text){t.data + begin, end - begin};
}

/* `.name` and `[key]` behind it, a key of digits being a number. */
static Value field_step(Spec *s, Form *f, Value v)
{
    bool item = form_char(f) == '[';
    size_t begin = ++f->at, end;
    Form digits;
    Text key;
    int64_t index;

    while (f->at < f->t.size &&
           (item ? form_char(f) != ']' : !strchr(".[", form_char(f))))
        f->at++;
    end = f->at;
    if (item && f->at >= f->t.size)
        return bad_form(s, "Missing ']' in format string");
    key = text_between(f->t, begin, end);
    if (!key.size)
        return bad_form(s, "Empty attribute in format string");
    if (!item)
        return value_get_attribute(s, v,
                                   spec_sym(s, text_copy(s->arena, key).data));
    f->at++;
    if (f->at < f->t.size && !strchr(".[", form_char(f)))
        return bad_form(s, "Only '.' or '[' may follow ']' in format field "
                           "specifier");
    digits = (Form){.t = key};
    index = form_number(&digits);
    if (index == -2)
        return bad_form(s, "Too many decimal digits in format string");
    return value_get_item(
        s, v, digits.at == key.size ? value_int(index) : value_str(key));
}

static Value field_value(Spec *s, Fields *k, Text name)
{
    Form f = {.s = s, .t = name};
    Value v;

    while (f.at < name.size && !strchr(".[", form_char(&f)))
        f.at++;
    v = field_first(s, k, text_between(name, 0, f.at));
    while (f.at < name.size && v.kind != VALUE_POISON && !spec_ended(s))
        v = field_step(s, &f, v);
    return v;
}

/* A field between its braces: its name, `!r`, and a spec behind a colon. */
typedef struct FormField {
    Text name, spec;
    char conversion;
} FormField;

static Value format_text(Spec *s, Text t, Fields *k, int depth);

/* Past the brace that closes what was opened before; false after an error. */
static bool field_end(Form *f)
{
    int open = 1;

    for (; f->at < f->t.size && open; f->at++)
        open += form_char(f) == '{' ? 1 : form_char(f) == '}' ? -1 : 0;
    if (open)
        bad_form(f->s, "expected '}' before end of string");
    return !open;
}

static bool field_read(Form *f, FormField *field)
{
    size_t begin = f->at, end, i = begin;
    bool inside = false; /* of brackets */

    if (f->at >= f->t.size) {
        bad_form(f->s, "Single '{' encountered in format string");
        return false;
    }
    if (!field_end(f))
        return false;
    end = f->at - 1;
    for (; i < end && (inside || !strchr("!:", f->t.data[i])); i++) {
        inside = inside ? f->t.data[i] != ']' : f->t.data[i] == '[';
        if (!inside && f->t.data[i] == '{') {
            bad_form(f->s, "unexpected '{' in field name");
            return false;
        }
    }
    *field = (FormField){.name = text_between(f->t, begin, i)};
    if (i < end && f->t.data[i] == '!') {
        if (i + 1 >= end) {
            bad_form(f->s, "unmatched '{' in format spec");
            return false;
        }
        field->conversion = f->t.data[i + 1];
        i += 2;
        if (i < end && f->t.data[i] != ':') {
            bad_form(f->s, "expected ':' after conversion specifier");
            return false;
        }
    }
    field->spec = i < end ? text_between(f->t, i + 1, end) : (Text){"", 0};
    return true;
}

static Value field_text(Spec *s, const FormField *field, Fields *k, int depth)
{
    Value v = field_value(s, k, field->name), spec;

    if (v.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    if (field->conversion && !strchr("rsa", field->conversion))
        return raise_certain(s, DIAG_H0515, "Unknown conversion specifier '%c'",
                             field->conversion);
    spec = memchr(field->spec.data, '{', field->spec.size)
               ? format_text(s, field->spec, k, depth + 1)
               : value_str(field->spec);
    if (spec.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    return text_format(s, v, field->conversion, spec);
}

/* Specs may hold fields, and those none again. */
static Value format_text(Spec *s, Text t, Fields *k, int depth)
{
    Form f = form_new(s, t);

    if (depth > 1)
        return bad_form(s, "Max string recursion exceeded");
    while (f.at < t.size) {
        char c = t.data[f.at++];
        FormField field;
        Value text;

        if ((c != '{' && c != '}') || form_char(&f) == c) {
            f.at += c == '{' || c == '}';
            form_plain(&f, c);
            continue;
        }
        if (c == '}')
            return bad_form(s, "Single '}' encountered in format string");
        if (!field_read(&f, &field))
            return value_poison();
        text = field_text(s, &field, k, depth);
        if (text.kind == VALUE_POISON || spec_ended(s))
            return value_poison();
        form_put(&f, text);
    }
    return form_join(&f);
}

Value text_do_format(Spec *s, Args *a)
{
    Fields k = {.args = a};
    Text t;

    return spec_need_str(s, a->self, "the string", &t)
               ? format_text(s, t, &k, 0)
               : value_poison();
}

/* ---- `%`, as CPython's unicode_format_arg_parse() reads it ---- */

/* What stands behind a percent sign. */
typedef struct Directive {
    bool left, sign, space, alternate, zero;
    int64_t width, precision; /* -1: none */
    char type;
} Directive;

typedef struct Percent {
    Form form;
    Value values; /* on the right */
    bool is_tuple;
    Value only; /* the one, if that is no tuple, or chosen by a key */
    int next;
} Percent;

static Value percent_next(Percent *p)
{
    Spec *s = p->form.s;
    int n = p->is_tuple ? object_body(p->values.object)->nitem : 1;

    if (p->next >= n)
        return raise_certain(s, DIAG_H0516,
                             "not enough arguments for format string");
    p->next++;
    return p->is_tuple ? object_body(p->values.object)->item[p->next - 1]
                       : p->only;
}

/* `(name)`: the value is an item of the dict on the right. */
static bool percent_key(Percent *p)
{
    Form *f = &p->form;
    size_t begin = f->at + 1;
    int open = 1;

    if (form_char(f) != '(')
        return true;
    for (f->at++; f->at < f->t.size && open; f->at++)
        open += form_char(f) == '(' ? 1 : form_char(f) == ')' ? -1 : 0;
    if (open) {
        bad_form(f->s, "incomplete format key");
        return false;
    }
    if (derived_is_scalar(p->values) ||
        (!value_is_object(p->values, OBJECT_DICT) &&
         class_method(f->s, p->values, "__getitem__").kind ==
             VALUE_UNDEFINED)) {
        raise_certain(f->s, DIAG_H0516, "format requires a mapping");
        return false;
    }
    p->next = 0;
    p->only = value_get_item(f->s, p->values,
                             value_str(text_between(f->t, begin, f->at - 1)));
    return p->only.kind != VALUE_POISON && !spec_ended(f->s);
}

/* A width or a precision: digits, or `*` for a value; -1: none. CPython reads
 * the value of a precision as an int of C, that of a width as a size, of which
 * it has the memory for less: both are read as an int of C. */
static bool percent_size(Percent *p, bool is_width, int64_t *size)
{
    Form *f = &p->form;
    Value v;

    if (form_char(f) != '*') {
        *size = form_number(f);
        if (*size == -2 && is_width)
            spec_fail(f->s, DIAG_H0901, "%s", format_too_long);
        else if (*size == -2)
            bad_form(f->s, "precision too big");
        return *size != -2;
    }
    f->at++;
    v = percent_next(p);
    if (v.kind == VALUE_POISON)
        return false;
    if (!value_is_integral(v) || value_is_array(v)) {
        raise_certain(f->s, DIAG_H0516, "* wants int");
        return false;
    }
    return spec_need_c_int(f->s, v, "a width or precision of `%`", size);
}

static bool percent_read(Percent *p, Directive *d)
{
    Form *f = &p->form;

    *d = (Directive){.width = -1, .precision = -1};
    if (!percent_key(p))
        return false;
    for (; form_char(f) && strchr("-+ #0", form_char(f)); f->at++) {
        d->left |= form_char(f) == '-';
        d->sign |= form_char(f) == '+';
        d->space |= form_char(f) == ' ';
        d->alternate |= form_char(f) == '#';
        d->zero |= form_char(f) == '0';
    }
    if (!percent_size(p, true, &d->width))
        return false;
    if (d->width < -1) {
        d->left = true;
        d->width = d->width < -INT64_MAX ? INT64_MAX : -d->width;
    }
    if (form_char(f) == '.') {
        f->at++;
        if (!percent_size(p, false, &d->precision))
            return false;
        if (d->precision < 0)
            d->precision = 0;
    }
    if (form_char(f) && strchr("hlL", form_char(f)))
        f->at++;
    if (f->at >= f->t.size) {
        bad_form(f->s, "incomplete format");
        return false;
    }
    d->type = f->t.data[f->at++];
    return true;
}

static void put_size(TextBuffer *out, const char *before, int64_t size)
{
    if (size >= 0)
        buffer_printf(out, "%s%lld", before, (long long)size);
}

/* A text, cut and filled up. */
static Value percent_text(Spec *s, const Directive *d, Value text)
{
    TextBuffer spec = {.arena = s->arena};

    if (text.kind == VALUE_POISON || spec_ended(s) ||
        (d->width < 1 && d->precision < 0))
        return text;
    buffer_puts(&spec, d->left ? "<" : ">");
    if (d->width > 0)
        put_size(&spec, "", d->width);
    put_size(&spec, ".", d->precision);
    return text_format(s, text, 0, value_str(buffer_text(&spec)));
}

/* A number, by the spec that says the same. */
static Value percent_number(Spec *s, const Directive *d, Value v)
{
    TextBuffer spec = {.arena = s->arena};

    if (v.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    if (d->left)
        buffer_puts(&spec, "<");
    if (d->sign || d->space)
        buffer_puts(&spec, d->sign ? "+" : " ");
    if (d->alternate)
        buffer_puts(&spec, "#");
    if (d->zero && !d->left)
        buffer_puts(&spec, "0");
    if (d->width > 0)
        put_size(&spec, "", d->width);
    put_size(&spec, ".", d->precision);
    buffer_putc(&spec, d->type);
    return text_format(s, v, 0, value_str(buffer_text(&spec)));
}

static bool is_real(Value v)
{
    return value_is_python_number(v) || v.kind == VALUE_LONG ||
           value_is_numpy_scalar(v);
}

/* What is no number; objects may say what they are as one. */
static Value no_number(Spec *s, const Directive *d, Value v)
{
    if (value_is_array(v) || value_is_object(v, OBJECT_INSTANCE) ||
        v.kind == VALUE_CHOICE)
        return spec_not_yet(s, "`%%%c` of %s is not there yet", d->type,
                            value_describe(s, v));
    if (strchr("dxXo", d->type))
        return raise_certain(s, DIAG_H0516,
                             "%%%c format: %s is required, not %s", d->type,
                             d->type == 'd' ? "a real number" : "an integer",
                             value_type_name(s, v));
    return raise_certain(s, DIAG_H0516, "must be real number, not %s",
                         value_type_name(s, v));
}

static bool is_float(Value v)
{
    return v.kind == VALUE_FLOAT ||
           (value_is_staged(v) && dtype_info[value_dtype(v)].is_float);
}

static Value percent_int(Spec *s, Directive *d, Value v)
{
    if (d->type == 'i' || d->type == 'u')
        d->type = 'd';
    if (!is_real(v) || (d->type != 'd' && is_float(v)))
        return no_number(s, d, v);
    if (d->precision >= 0)
        return spec_not_yet(s, "a precision of `%%%c` is not there yet",
                            d->type);
    return percent_number(s, d, v.kind == VALUE_LONG ? v : scalar_to_int(s, v));
}

static Value percent_char(Spec *s, const Directive *d, Value v)
{
    Directive whole = *d;
    Value c = v;

    whole.precision = -1; /* it does not count */
    if (v.kind == VALUE_STR ? value_length(s, v) != 1 : !value_is_integral(v))
        return raise_certain(s, DIAG_H0516, "%%c requires int or char");
    if (v.kind != VALUE_STR)
        c = text_format(s, scalar_to_int(s, v), 0, value_cstr("c"));
    return percent_text(s, &whole, c);
}

/* What derives from a number, as its class converts it to an int or float. A
 * string whose class does is left for who refuses it. */
static Value number_said(Spec *s, char type, Value v)
{
    if (strchr("eEfFgG", type) && derived_is_number(derived_as_float(s, v)))
        return convert_by(s, v, "__float__", "float");
    if (strchr("diu", type) && derived_is_number(derived_as_int(s, v)))
        return convert_by(s, v, "__int__", "int");
    if (type != 'c' && derived_is_scalar(v) && !derived_is_number(v) &&
        (class_method(s, v, "__int__").kind != VALUE_UNDEFINED ||
         class_method(s, v, "__float__").kind != VALUE_UNDEFINED ||
         class_method(s, v, "__index__").kind != VALUE_UNDEFINED))
        return v;
    return derived_scalar(s, v);
}

static Value percent_value(Spec *s, Directive *d, Value v);

static Value percent_settled(Spec *s, const Value *v, void *data)
{
    Directive d = *(const Directive *)data;

    return percent_value(s, &d, *v);
}

static Value percent_value(Spec *s, Directive *d, Value v)
{
    if (!strchr("sra", d->type)) {
        v = number_said(s, d->type, v);
        v = mixed_settle(s, v);
        if (v.kind == VALUE_CHOICE && mixed_is_number(s, v))
            return choice_split(s, 0, 1, &v, percent_settled, d);
    }
    switch (d->type) {
    case 's':
    case 'r':
    case 'a':
        return percent_text(s, d, text_format(s, v, d->type, value_none()));
    case 'c':
        return percent_char(s, d, v);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
        return percent_int(s, d, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return is_real(v) ? percent_number(s, d, scalar_to_float(s, v))
                          : no_number(s, d, v);
    default:
        return raise_certain(s, DIAG_H0515,
                             "unsupported format character '%c' (0x%x)",
                             d->type, (unsigned char)d->type);
    }
}

/* What has keys or indices, no text and no tuple, is a mapping to `%`. */
static bool is_mapping(Spec *s, Value v)
{
    return value_is_object(v, OBJECT_DICT) || value_is_object(v, OBJECT_LIST) ||
           value_is_object(v, OBJECT_RANGE) || value_is_array(v) ||
           v.kind == VALUE_DTYPE ||
           (!derived_is_scalar(v) &&
            class_method(s, v, "__getitem__").kind != VALUE_UNDEFINED);
}

/* Is there nothing that the form should have asked for? A mapping may have
 * more. */
static bool percent_took_all(const Percent *p)
{
    Spec *s = p->form.s;
    const Choice *c = p->values.choice;
    int n = 0;

    if (p->is_tuple)
        return p->next >= object_body(p->values.object)->nitem;
    if (p->next || p->values.kind != VALUE_CHOICE)
        return p->next || is_mapping(s, p->values);
    for (int i = 0; i < c->n; i++)
        n += is_mapping(s, c->item[i]);
    if (n && n < c->n)
        spec_not_yet(s, "`%%` formatting of %s is not there yet",
                     value_describe(s, p->values));
    return n > 0;
}

/* The values, one of which may be one of several, as in any text; but what may
 * be a tuple of them, or none, says how many there are. */
static bool percent_values(Spec *s, Value *values)
{
    *values = choice_settle(s, *values);
    for (int i = 0; values->kind == VALUE_CHOICE && i < values->choice->n; i++)
        if (value_is_object(values->choice->item[i], OBJECT_TUPLE)) {
            spec_not_yet(s, "`%%` formatting of %s is not there yet",
                         value_describe(s, *values));
            return false;
        }
    return values->kind != VALUE_POISON;
}

Value text_percent(Spec *s, Value form, Value values)
{
    Percent p = {0};
    Form *f = &p.form;

    if (form.kind != VALUE_STR)
        return spec_not_yet(s, "`%%` formatting by a string that is known only "
                               "when running is not there yet");
    if (!percent_values(s, &values))
        return value_poison();
    *f = form_new(s, form.s);
    values = derived_tuple(s, values);
    p.values = p.only = values;
    p.is_tuple = value_is_object(values, OBJECT_TUPLE);
    while (f->at < f->t.size) {
        char c = f->t.data[f->at++];
        Directive d;
        Value text;

        if (c != '%' || form_char(f) == '%') {
            f->at += c == '%';
            form_plain(f, c);
            continue;
        }
        if (!percent_read(&p, &d))
            return value_poison();
        text = percent_next(&p);
        if (text.kind != VALUE_POISON && !spec_ended(s))
            text = percent_value(s, &d, text);
        if (text.kind == VALUE_POISON || spec_ended(s))
            return value_poison();
        form_put(f, text);
    }
    return percent_took_all(&p)
               ? form_join(f)
               : raise_certain(s, DIAG_H0516,
                               "not all arguments converted during string "
                               "formatting");
}

/* ---- ascii() ---- */

/* A text without what is not ASCII. */
static Text ascii_of(Spec *s, Text t)
{
    TextBuffer out = {.arena = s->arena};
    uint32_t c;

    for (size_t at = 0; at < t.size;) {
        at += utf8_decode(t, at, &c);
        if (c < 0x80)
            buffer_putc(&out, (char)c);
        else
            buffer_printf(&out,
                          c < 0x100     ? "\\x%02x"
                          : c < 0x10000 ? "\\u%04x"
                                        : "\\U%08x",
                          (unsigned)c);
    }
    return buffer_text(&out);
}

Value do_ascii(Spec *s, Args *a)
{
    Value v = text_format(s, a->arg[0], 'r', value_none());

    if (v.kind == VALUE_STR)
        return utf8_is_ascii(v.s) ? v : value_str(ascii_of(s, v.s));
    return v.kind == VALUE_POISON
               ? v
               : spec_not_yet(s, "ascii() of what only running knows");
}
