/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Specialisation's entry points: script level -> graph level. */
#ifndef HOLO_PASSES_SPECIALISE_H
#define HOLO_PASSES_SPECIALISE_H

#include "base/host_value.h"
#include "passes/passes.h"

/* Compiles a call of a script's function: the graph's "main" runs the script's
 * top level (with __name__ not "__main__") and then calls the function.
 *
 * Of what is staged in `arg` only kind, dtype and shape count; it becomes
 * main's tensor params in the order in which a walk of the arguments meets it,
 * behind a token param. `*result` is the structure of what the function
 * returns; what is staged of it is, in the order of a walk, main's tensor
 * outputs behind the token output; it lies in what the context keeps. NULL
 * after errors. */
Module *specialise_call(Context *ctx, const Module *script,
                        const SpecialiseHost *host, const char *function,
                        const HostValue *arg, int narg, HostValue *result);

#endif
