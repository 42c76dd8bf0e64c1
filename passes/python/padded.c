/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Texts whose length only running knows: a string that is repeated, a text of
 * staged parts that a width fills up. They have holes of their own kinds, which
 * base/format.h tells of. */
#include "base/format.h"
#include "passes/python/protocol.h"

static Value text_of_hole(Spec *s, Value v, const char *format)
{
    Value pair[2] = {v, value_cstr(format)};
    Object *text = object_new(s, OBJECT_TEXT);

    object_append(s, text, value_tuple(s, 2, pair));
    return value_object(text);
}

Value text_times(Spec *s, Value text, Value count)
{
    if (text.kind != VALUE_STR)
        return spec_not_yet(s, "repeating a text with staged parts");
    if (memchr(text.s.data, 0, text.s.size))
        return spec_not_yet(s, "repeating a text that holds NUL");
    return text_of_hole(
        s, count,
        arena_printf(s->arena, "*%.*s", (int)text.s.size, text.s.data));
}

Value text_padded(Spec *s, Value text, Text spec)
{
    TextBuffer none = {.arena = s->arena};
    const char *why = "";
    Value part[3] = {{0}, text, {0}}, nothing;

    if (!format_str(&none, (Text){"", 0}, spec, &why))
        return format_refused(s, spec, why);
    nothing = value_scalar(spec_scalar_node(s, value_int(0)));
    part[0] = text_of_hole(s, nothing, "(");
    part[2] = text_of_hole(
        s, nothing, arena_printf(s->arena, ")%.*s", (int)spec.size, spec.data));
    return text_join(s, 3, part);
}
