/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sorting, as compiled code calls it. */
#ifndef HOLO_CODEGEN_SORT_H
#define HOLO_CODEGEN_SORT_H

#include "base/tensor.h"

/* The name under which it is known to compiled code. */
#define SORT_SYMBOL "holo_sort"

/* Sorts each row of `n` elements, `inner` apart, of the `outer` * `inner` rows
 * of `in`: ascending, stable, NaNs last. `out` gets the elements or, for
 * `indices`, their i64 places. `scratch` has room for 2 n i64. */
void sort_rows(const void *in, void *out, int64_t *scratch, int64_t outer,
               int64_t n, int64_t inner, int32_t dtype, int32_t indices);

#endif
