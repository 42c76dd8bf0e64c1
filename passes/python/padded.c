/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Texts that are one as a whole: one that is repeated, that a width fills up,
 * that repr() shows. They have holes of their own kinds, which base/format.h
 * tells of. */
#include "base/format.h"
#include "passes/python/protocol.h"

Value text_of_hole(Spec *s, Value v, const char *format)
{
    Value pair[2] = {v, value_cstr(format)};
    Object *text = object_new(s, OBJECT_TEXT);

    object_append(s, text, value_tuple(s, 2, pair));
    return value_object(text);
}

static Value nothing(Spec *s)
{
    return value_scalar(spec_scalar_node(s, value_int(0)));
}

/* The text between two holes, of which the second says what becomes of it. */
static Value text_whole(Spec *s, Value text, Value value, const char *end)
{
    Value part[3] = {text_of_hole(s, nothing(s), "("), text,
                     text_of_hole(s, value, end)};

    return text_join(s, 3, part);
}

Value text_times(Spec *s, Value text, Value count)
{
    count = value_scalar(spec_scalar_node(s, count));
    return text_whole(s, text, count, ")*");
}

Value text_quoted(Spec *s, Value text)
{
    return text_whole(s, text, nothing(s), ")!r");
}

Value text_padded(Spec *s, Value text, Text spec)
{
    TextBuffer none = {.arena = s->arena};
    const char *why = "";

    if (!format_str(&none, (Text){"", 0}, spec, &why))
        return format_refused(s, spec, why);
    return text_whole(
        s, text, nothing(s),
        arena_printf(s->arena, ")%.*s", (int)spec.size, spec.data));
}
