/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The table of what running programs ask of the system. */
#include "base/system.h"

#include <string.h>

const SystemInfo system_info[SYSTEM_COUNT] = {
#define SYSTEM(name, arguments, doc) [SYSTEM_##name] = {#name, arguments},
#include "base/system.def"
};

SystemCall system_find(Text name)
{
    int i = 0;

    while (i < SYSTEM_COUNT &&
           !text_equal(name, text_from(system_info[i].name)))
        i++;
    return (SystemCall)i;
}

int system_numbers(SystemCall call)
{
    return (int)strspn(system_info[call].arguments, "if");
}

bool system_takes_text(SystemCall call)
{
    return strchr(system_info[call].arguments, 't') != NULL;
}
