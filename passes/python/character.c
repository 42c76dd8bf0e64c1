/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ord() and chr(). */
#include "passes/python/protocol.h"

#include "base/utf8.h"

Value do_ord(Spec *s, Args *a)
{
    Text t;
    uint32_t c;

    if (value_is_bytes(s, a->arg[0]))
        return call_function(s, bytes_library(s, "ord_of"), 1, a->arg);
    if (!spec_need_str(s, a->arg[0], "the argument of ord()", &t))
        return value_poison();
    if (text_characters(t) != 1)
        return raise_certain(s, DIAG_H0516,
                             "ord() expected a character, but string of "
                             "length %lld found",
                             (long long)text_characters(t));
    if (utf8_decode(t, 0, &c) != t.size)
        return spec_not_yet(s, "ord() of half a character (a surrogate)");
    return value_int(c);
}

/* Of an int that only running knows: what the format `c` makes of it,
 * before what may raise. */
static Value chr_staged(Spec *s, Value v)
{
    Value low = scalar_compare(s, OPERATOR_LE, value_int(0), v);
    Value high = scalar_compare(s, OPERATOR_LE, v, value_int(0x10FFFF));
    Value below = scalar_compare(s, OPERATOR_LT, v, value_int(0xD800));
    Value above = scalar_compare(s, OPERATOR_GE, v, value_int(0xE000));
    Value text = text_format(s, v, 0, value_cstr("c"));

    if (!number_bound(s, DIAG_H0990, number_or(s, below, above),
                      "half a character (a surrogate alone)"))
        return value_poison();
    raise_says(s, "chr() arg not in range(0x110000)");
    if (!number_need(s, DIAG_H0515, number_and(s, low, high),
                     "chr() arg not in range(0x110000)"))
        return value_poison();
    return text;
}

Value do_chr(Spec *s, Args *a)
{
    TextBuffer text = {.arena = s->arena};
    Value v = choice_settle_number(s, a->arg[0]);
    int64_t c;

    if (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_I64 &&
        !spec_static_int(s, v, &c))
        return chr_staged(s, v);
    if (!spec_need_c_int(s, a->arg[0], "the argument of chr()", &c))
        return value_poison();
    if (c < 0 || c > 0x10FFFF)
        return raise_certain(s, DIAG_H0515, "chr() arg not in range(0x110000)");
    if (c >= 0xD800 && c < 0xE000)
        return spec_not_yet(s, "half a character (a surrogate alone)");
    utf8_put(&text, (uint32_t)c);
    return value_str(buffer_text(&text));
}
