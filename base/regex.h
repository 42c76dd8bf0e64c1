/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Regular expressions, as the module `re` of CPython 3.11 has them. */
#ifndef HOLO_BASE_REGEX_H
#define HOLO_BASE_REGEX_H

#include "base/text.h"

/* Python's own numbers. */
enum {
    REGEX_TEMPLATE = 1,
    REGEX_IGNORECASE = 2,
    REGEX_LOCALE = 4,
    REGEX_MULTILINE = 8,
    REGEX_DOTALL = 16,
    REGEX_UNICODE = 32,
    REGEX_VERBOSE = 64,
    REGEX_DEBUG = 128,
    REGEX_ASCII = 256
};

typedef enum RegexStatus {
    REGEX_GOOD,
    REGEX_BAD,      /* Python raises re.error */
    REGEX_VALUE,    /* ValueError */
    REGEX_OVERFLOW, /* OverflowError */
    REGEX_NOT_YET,  /* Python has a meaning for it: refused here */
    REGEX_LIMIT     /* the steps, or the depth of groups, are used up */
} RegexStatus;

typedef struct RegexError {
    RegexStatus status;
    const char *message;
    int64_t pos; /* in characters; -1: Python says none */
} RegexError;

typedef struct RegexInst RegexInst; /* regex_tree.h */

typedef struct RegexName {
    Text name;
    int group;
} RegexName;

typedef struct Regex {
    int flags;
    int ngroup; /* without group 0 */
    int nname;
    RegexName *name; /* in the order of the pattern */
    const RegexInst *first;
    bool is_anchored; /* it matches at the begin of a text alone */
} Regex;

/* What a pattern says. `*steps` are those that may be taken, and then what is
 * left of them. */
Regex *regex_new(Arena *a, Text pattern, int flags, int64_t *steps,
                 RegexError *error);

/* What sub() puts in place of a match: texts, and groups among them. */
typedef struct RegexPart {
    int group; /* -1: the text */
    Text text;
} RegexPart;

typedef struct RegexTemplate {
    int n, capacity;
    RegexPart *part;
    Text unknown; /* a name that is none: Python raises IndexError */
} RegexTemplate;

/* NULL after an error. */
RegexTemplate *regex_template_new(Arena *a, const Regex *regex, Text t,
                                  int64_t *steps, RegexError *error);

/* A text's characters; `*size` of them. */
uint32_t *regex_decode(Arena *a, Text t, int64_t *size);

/* A text of characters in which a pattern is looked for, and where it is. */
typedef struct RegexMatcher {
    Arena *arena; /* for its stack */
    const Regex *regex;
    const uint32_t *text;
    int64_t start, end; /* from where, and to where; then where it begins */
    bool must_advance;  /* what begins at `start` is not empty */
    int64_t steps;      /* that are left */
    int64_t ptr;        /* then where it ends */
    int64_t *mark;      /* begins and ends of the groups, from the first one */
    int lastmark, lastindex;
    struct RegexStack *stack;
} RegexMatcher;

void regex_matcher_open(RegexMatcher *m, Arena *a, const Regex *regex,
                        const uint32_t *text, int64_t size);

typedef enum RegexAnswer {
    REGEX_NO,
    REGEX_YES,
    REGEX_UNENDING, /* the steps or the memory are used up */
    REGEX_UNSURE    /* releases of CPython 3.11 do not agree */
} RegexAnswer;

RegexAnswer regex_match(RegexMatcher *m);
RegexAnswer regex_full_match(RegexMatcher *m);
RegexAnswer regex_search(RegexMatcher *m);
/* Of what was found, group i (0: all); false if it has no part in it. */
bool regex_group(const RegexMatcher *m, int i, int64_t *begin, int64_t *end);

#endif
