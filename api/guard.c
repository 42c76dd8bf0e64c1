/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Guards: arenas leave by longjmp when memory ends; the library's entry
 * points turn that into a result, so that no jump crosses the host's frames.
 * This is the only setjmp of the library.
 *
 * Compiling recurses over the script, to depths that are bounded everywhere;
 * how much stack the bounds amount to is known, but not how much the host's
 * thread has left. So compiling happens on a stack of its own. */
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

enum { STACK_SIZE = 64 << 20 }; /* reserved; used as far as touched */

typedef struct DeepCall {
    Arena *arena;
    void (*body)(void *self);
    void *self;
    bool done;
} DeepCall;

static void *deep_main(void *self)
{
    DeepCall *d = self;

    d->done = guard(d->arena, d->body, d->self);
    return NULL;
}

bool guard_deep(Arena *a, void (*body)(void *self), void *self)
{
    DeepCall d = {.arena = a, .body = body, .self = self};
    pthread_attr_t attributes;
    pthread_t thread;
    bool started;

    if (pthread_attr_init(&attributes))
        return false;
    started = !pthread_attr_setstacksize(&attributes, STACK_SIZE) &&
              !pthread_create(&thread, &attributes, deep_main, &d);
    pthread_attr_destroy(&attributes);
    if (started)
        pthread_join(thread, NULL);
    return started && d.done;
}
