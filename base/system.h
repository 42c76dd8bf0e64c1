/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a running program asks of the system: the rows of base/system.def. */
#ifndef HOLO_BASE_SYSTEM_H
#define HOLO_BASE_SYSTEM_H

#include "base/text.h"

typedef enum SystemCall {
#define SYSTEM(name, arguments, doc) SYSTEM_##name,
#include "base/system.def"
    SYSTEM_COUNT
} SystemCall;

enum { SYSTEM_ARGUMENTS = 2 }; /* that are numbers, at most */

typedef enum Clock {
    CLOCK_OF_DAY,       /* since 1970 */
    CLOCK_IS_MONOTONIC, /* it is never set */
    CLOCK_OF_PROCESS,   /* the processor's time */
    CLOCK_OF_THREAD
} Clock;

/* Added to the number of what changes files: what goes wrong does not end the
 * run, but is answered, as an errno below 0. */
enum { SYSTEM_ANSWERS = 8 };

/* Numbers of the streams that are there; the files that are opened follow. */
enum { STREAM_OUT = 1, STREAM_ERROR = 2 };

typedef struct SystemInfo {
    const char *name;
    const char *arguments;
} SystemInfo;

extern const SystemInfo system_info[SYSTEM_COUNT];

/* SYSTEM_COUNT if there is none. */
SystemCall system_find(Text name);
/* How many of its arguments are numbers; is there a text behind them? */
int system_numbers(SystemCall call);
bool system_takes_text(SystemCall call);

#endif
