/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's arithmetic that takes more than an instruction. Compiled code, the
 * reference interpreter and the compiler all call these functions. */
#ifndef HOLO_BASE_ARITHMETIC_H
#define HOLO_BASE_ARITHMETIC_H

#include <stdint.h>

/* x / y rounded once, also where an int is no double; of y = 0 what the
 * division of floats gives. */
double int_quotient(int64_t x, int64_t y);
/* round(x, places): the double nearest to the decimal with so many places
 * that is nearest to x, halves to even; x itself if it has no more places or
 * is not finite; infinite if the decimal is too large for a double. */
double round_decimal(double x, double places);

#endif
