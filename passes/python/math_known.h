/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions of math that take known numbers alone, and those of ints. */
#ifndef HOLO_PASSES_PYTHON_MATH_KNOWN_H
#define HOLO_PASSES_PYTHON_MATH_KNOWN_H

#include "passes/python/python.h"

/* A Python float from a number or an array of one element (module_math.c). */
bool math_number(Spec *s, const Args *a, Value v, Value *out);
/* The same of what is known: a staged one is refused. */
bool math_known(Spec *s, const Args *a, Value v, double *out);

/* What the library computes of ints of which only running knows some;
 * UNDEFINED: they are all known. */
Value math_of_ints(Spec *s, Args *a, int n, const Value *arg);

Value math_of_one(Spec *s, Args *a);
Value math_of_two(Spec *s, Args *a);
Value math_ldexp(Spec *s, Args *a);
Value math_split(Spec *s, Args *a);
Value math_fsum(Spec *s, Args *a);
Value math_dist(Spec *s, Args *a);
Value math_hypot(Spec *s, Args *a);
Value math_choose(Spec *s, Args *a);
Value math_lcm(Spec *s, Args *a);

#endif
