/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Kinds and cases of characters, as Python's re module sees them. */
#ifndef HOLO_BASE_LETTERS_H
#define HOLO_BASE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Characters from the one to the other. */
typedef uint32_t LetterRange[2];

/* Is it in one of n ranges that are apart, in their order? */
bool letter_in_ranges(const LetterRange *range, size_t n, uint32_t c);

/* As str.isalnum(), str.isdecimal() and str.isspace(). */
bool letter_is_alnum(uint32_t c);
bool letter_is_digit(uint32_t c);
bool letter_is_space(uint32_t c);
/* Has it another case? */
bool letter_is_cased(uint32_t c);
/* The simple mapping: one character for each. */
uint32_t letter_lower(uint32_t c);

/* Lower letters that are one letter where case is ignored, though their simple
 * mappings differ (`s` and the long s): those beside c, at most two, ended by
 * 0; NULL: none. */
const uint32_t *letter_fellows(uint32_t c);

#endif
