/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Structs of options. They begin with their size and grow at the end: an older
 * host's is shorter, and what it lacks is 0; a newer host's may be longer, as
 * long as it asks for nothing that is not known here. */
#include "api/api.h"

#include <string.h>

bool options_read(void *to, size_t size, const void *from)
{
    const char *bytes = from;
    size_t given;

    memset(to, 0, size);
    memcpy(to, &size, sizeof size);
    if (!from)
        return true;
    memcpy(&given, from, sizeof given);
    if (given < sizeof given)
        return false;
    for (size_t i = size; i < given; i++)
        if (bytes[i])
            return false;
    memcpy(to, from, given < size ? given : size);
    return true;
}
