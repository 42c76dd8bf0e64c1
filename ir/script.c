/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The words of the script level's attributes. */
#include "ir/script.h"

const char *const name_place_text[PLACE_COUNT] = {
    [PLACE_LOCAL] = "local",     [PLACE_ENCLOSING] = "enclosing",
    [PLACE_GLOBAL] = "global",   [PLACE_BUILTIN] = "builtin",
    [PLACE_NOWHERE] = "nowhere",
};

NamePlace node_place(const Node *n)
{
    Text word = node_text(n, ATTR_scope);

    for (int i = 0; i < PLACE_COUNT; i++)
        if (text_is(word, name_place_text[i]))
            return (NamePlace)i;
    return PLACE_BUILTIN;
}
