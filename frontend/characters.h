/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Characters outside ASCII: which ones a name may hold, and what the others
 * are called. */
#ifndef HOLO_FRONTEND_CHARACTERS_H
#define HOLO_FRONTEND_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

/* May it begin, or be within, a name? Only characters that Unicode's NFKC
 * leaves as they are, since Python compares names after it. */
bool character_in_name(uint32_t c);

typedef enum CharacterClass {
    CHARACTER_OTHER,     /* perhaps a letter of Python's: not known here */
    CHARACTER_SPACE,     /* looks like a space, or like nothing */
    CHARACTER_BIDI,      /* changes the direction of the text around it */
    CHARACTER_QUOTE,     /* looks like a quote */
    CHARACTER_LOOKALIKE, /* stands for an ASCII operator */
    CHARACTER_SYMBOL     /* no Python program holds it outside strings */
} CharacterClass;

typedef struct CharacterInfo {
    CharacterClass class_;
    const char *name;  /* "no-break space", or NULL */
    const char *ascii; /* what was meant, or NULL */
} CharacterInfo;

CharacterInfo character_info(uint32_t c);

#endif
