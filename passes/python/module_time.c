/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module time: clocks, which are read when the program runs, in order with
 * what it prints, and sleep(). */
#include "passes/python/protocol.h"

static Value read_clock(Spec *s, Args *a)
{
    Value which = value_int(a->builtin->op);

    return system_ask(s, SYSTEM_clock, &which, 0, NULL);
}

/* Seconds, as CPython makes them of nanoseconds. */
static Value do_clock(Spec *s, Args *a)
{
    Value ns = read_clock(s, a);

    if (ns.kind == VALUE_POISON)
        return ns;
    return number_op2(s, OP_divide, DTYPE_F64, ns, value_float(1e9));
}

static Value do_offset(Spec *s, Args *a)
{
    Value t = scalar_to_int(s, a->arg[0]);

    return t.kind == VALUE_POISON ? t
                                  : system_ask(s, SYSTEM_offset, &t, 0, NULL);
}

static Value do_sleep(Spec *s, Args *a)
{
    static const char negative[] = "sleep length must be non-negative";
    Value seconds = choice_settle(s, a->arg[0]), fits;

    if (!value_is_weak(seconds) && !value_is_array(seconds))
        return raise_certain(s, DIAG_H0516, "time.sleep() of %s",
                             value_describe(s, seconds));
    seconds = scalar_to_float(s, seconds);
    if (seconds.kind == VALUE_POISON)
        return seconds;
    fits = number_op2(s, OP_greater_equal, DTYPE_F64, seconds, value_float(0));
    if (number_is_bool(fits, false))
        return raise_error(s, "ValueError", negative);
    if (!number_need(s, DIAG_H0515, fits, negative))
        return value_poison();
    system_ask(s, SYSTEM_sleep, &seconds, 0, NULL);
    return value_none();
}

/* What is about days and hours. */
static Value do_of_days(Spec *s, Args *a)
{
    int n = 0;

    while (n < 2 && a->arg[n].kind != VALUE_UNDEFINED)
        n++;
    return library_call(s, "_times", a->builtin->name, n, a->arg);
}

const Builtin time_module[] = {
    {"asctime", "t=, /", do_of_days, 0, NULL},
    {"ctime", "secs=, /", do_of_days, 0, NULL},
    {"gmtime", "secs=, /", do_of_days, 0, NULL},
    {"localtime", "secs=, /", do_of_days, 0, NULL},
    {"mktime", "t, /", do_of_days, 0, NULL},
    {"monotonic", "", do_clock, CLOCK_IS_MONOTONIC, NULL},
    {"monotonic_ns", "", read_clock, CLOCK_IS_MONOTONIC, NULL},
    {"perf_counter", "", do_clock, CLOCK_IS_MONOTONIC, NULL},
    {"perf_counter_ns", "", read_clock, CLOCK_IS_MONOTONIC, NULL},
    {"process_time", "", do_clock, CLOCK_OF_PROCESS, NULL},
    {"process_time_ns", "", read_clock, CLOCK_OF_PROCESS, NULL},
    {"sleep", "secs, /", do_sleep, 0, NULL},
    {"thread_time", "", do_clock, CLOCK_OF_THREAD, NULL},
    {"thread_time_ns", "", read_clock, CLOCK_OF_THREAD, NULL},
    {"strftime", "format, t=, /", do_of_days, 0, NULL},
    {"strptime", "string, format=, /", do_of_days, 0, NULL},
    {"time", "", do_clock, CLOCK_OF_DAY, NULL},
    {"time_ns", "", read_clock, CLOCK_OF_DAY, NULL},
    {0},
};

/* What only texts of the library find. */
const Builtin time_of_library[] = {
    {"offset", "t, /", do_offset, 0, NULL},
    {"time_ns", "", read_clock, CLOCK_OF_DAY, NULL},
    {0},
};
