/* Guards: arenas leave by longjmp when memory ends; the library's entry
 * points turn that into a result, so that no jump crosses the host's frames.
 * This is the only setjmp of the library. */
#include "api/api.h"

bool guard(Arena *a, void (*body)(void *self), void *self)
{
    jmp_buf escape;
    jmp_buf *outer = a->escape;

    a->escape = &escape;
    if (setjmp(escape)) {
        a->escape = outer;
        return false;
    }
    body(self);
    a->escape = outer;
    return true;
}
