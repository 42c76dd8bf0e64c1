/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of regular expressions share: the tree that a pattern is
 * parsed to, and the instructions that it becomes. */
#ifndef HOLO_BASE_REGEX_TREE_H
#define HOLO_BASE_REGEX_TREE_H

#include "base/regex.h"

#define REGEX_MAX_REPEAT INT64_C(4294967295)
enum { REGEX_MAX_GROUPS = 1073741823, REGEX_DEPTH = 200 };

/* ---- sets of characters ---- */

typedef enum RegexCategory {
    CATEGORY_DIGIT = 0,
    CATEGORY_SPACE = 2,
    CATEGORY_WORD = 4 /* one more: what is not in it */
} RegexCategory;

typedef enum RegexMemberKind {
    MEMBER_RANGE, /* of one character, too */
    MEMBER_CATEGORY,
    MEMBER_LITERAL
} RegexMemberKind;

typedef struct RegexMember {
    RegexMemberKind kind;
    uint32_t low, high; /* or the category */
} RegexMember;

typedef struct RegexMembers {
    bool is_negated;
    int n, capacity;
    RegexMember *item;
} RegexMembers;

/* How characters are compared. */
typedef enum RegexFold { FOLD_NONE, FOLD_ASCII, FOLD_UNICODE } RegexFold;

typedef struct RegexSet {
    const RegexMembers *members;
    bool is_ascii;      /* of the categories */
    RegexFold fold;     /* of a character, before it is looked up */
    uint8_t *first;     /* bits: the answers for the first 256 characters */
    uint8_t *is_folded; /* bits: what members become, below 0x10000; NULL */
} RegexSet;

/* ---- the tree ---- */

typedef enum RegexItemKind {
    ITEM_LITERAL,
    ITEM_NOT_LITERAL,
    ITEM_ANY,
    ITEM_IN,
    ITEM_AT,
    ITEM_GROUPREF,
    ITEM_EXISTS, /* (?(group)yes|no) */
    ITEM_GROUP,
    ITEM_BRANCH,
    ITEM_GREEDY,
    ITEM_LAZY,
    ITEM_POSSESSIVE,
    ITEM_ASSERT,
    ITEM_ASSERT_NOT,
    ITEM_ATOMIC
} RegexItemKind;

typedef enum RegexAt {
    AT_BEGINNING,
    AT_BEGINNING_LINE,
    AT_BEGINNING_STRING,
    AT_BOUNDARY,
    AT_NON_BOUNDARY,
    AT_END,
    AT_END_LINE,
    AT_END_STRING
} RegexAt;

typedef struct RegexItem RegexItem;

typedef struct RegexWidth {
    int64_t low, high;
} RegexWidth;

typedef struct RegexSequence {
    int n, capacity;
    RegexItem *item;
    bool has_width; /* it was asked for, and the items stand still */
    RegexWidth width;
} RegexSequence;

struct RegexItem {
    RegexItemKind kind;
    uint32_t c;     /* of a literal */
    int group;      /* a number; of a group -1: it is not captured */
    int add, del;   /* flags of a group */
    bool is_behind; /* of an assertion */
    RegexAt at;
    int64_t min, max; /* of a repetition */
    RegexMembers *set;
    RegexSequence *body; /* of all that has one; of EXISTS: yes */
    RegexSequence *no;   /* NULL: none */
    int nway;            /* of a branch */
    RegexSequence *way;
};

typedef struct RegexGroupWidth {
    bool is_closed;
    RegexWidth width;
} RegexGroupWidth;

/* How many characters a sequence takes. */
RegexWidth regex_width(RegexSequence *s, const RegexGroupWidth *group);

/* regex_parse.c */
typedef struct RegexParse {
    Arena *arena;
    const uint32_t *text;
    int64_t size;
    int64_t index, next; /* the token in hand is text[next:index] */
    int flags, depth;
    int64_t *steps;
    RegexError *error;
    int ngroup, group_capacity; /* with group 0 */
    RegexGroupWidth *group;
    int nname, name_capacity;
    RegexName *name;
    int lookbehind; /* groups that there were before it; 0: in none */
    int nreference, reference_capacity;
    struct RegexReference *reference; /* to groups perhaps not yet there */
} RegexParse;

/* NULL after an error. */
RegexSequence *regex_parse(RegexParse *p);
void regex_fail(RegexParse *p, int64_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The number of a group that stands between brackets; -1 after an error. */
int64_t regex_group_number(RegexParse *p, int64_t begin, int64_t size);
void regex_refuse(RegexParse *p, const char *message);
bool regex_spend(RegexParse *p, int64_t steps); /* false: none are left */

/* regex_token.c */
void regex_token_next(RegexParse *p);
int64_t regex_token_size(const RegexParse *p); /* 0: the end */
bool regex_token_is(const RegexParse *p, char c);
bool regex_token_match(RegexParse *p, char c);
void regex_token_seek(RegexParse *p, int64_t index);
/* The character of a token that is no escape; the one behind the `\`. */
uint32_t regex_token_char(const RegexParse *p, int64_t at);
/* A name up to a character; `what` is missing otherwise. False after an
 * error. */
bool regex_token_name(RegexParse *p, char end, const char *what, int64_t *begin,
                      int64_t *size);
Text regex_token_text(RegexParse *p, int64_t begin, int64_t end);
bool regex_token_is_identifier(const RegexParse *p, int64_t begin,
                               int64_t size);
/* What an escape at text[at] stands for, in a class or outside. */
void regex_token_escape(RegexParse *p, int64_t at, bool in_class,
                        RegexItem *out);

/* regex_set.c */
RegexMembers *regex_members_of(Arena *a, int n, const RegexMember *item);
void regex_members_add(RegexParse *p, RegexMembers *m, RegexMember member);
bool regex_members_equal(const RegexMembers *a, const RegexMembers *b);
void regex_parse_set(RegexParse *p, RegexItem *out);
bool regex_category_holds(uint32_t category, uint32_t c, bool is_ascii);
RegexSet *regex_set_new(RegexParse *p, const RegexMembers *m, int flags);
bool regex_set_holds(const RegexSet *set, uint32_t c);
uint32_t regex_fold(RegexFold fold, uint32_t c);
RegexFold regex_fold_of(int flags);

/* ---- instructions ---- */

typedef enum RegexOp {
    REGEX_MARK,
    REGEX_LITERAL,
    REGEX_NOT_LITERAL,
    REGEX_ANY,
    REGEX_ANY_ALL,
    REGEX_IN,
    REGEX_AT,
    REGEX_GROUPREF,
    REGEX_EXISTS,
    REGEX_BRANCH,
    REGEX_GREEDY_ONE, /* repetitions of one character */
    REGEX_LAZY_ONE,
    REGEX_POSSESSIVE_ONE,
    REGEX_REPEAT,
    REGEX_GREEDY_UNTIL, /* behind the body of a REPEAT */
    REGEX_LAZY_UNTIL,
    REGEX_POSSESSIVE,
    REGEX_ATOMIC,
    REGEX_ASSERT,
    REGEX_ASSERT_NOT,
    REGEX_SUCCESS
} RegexOp;

struct RegexInst {
    RegexOp op;
    RegexFold fold;
    RegexAt at;
    bool is_ascii;
    uint32_t c;
    int mark; /* a mark, or the first of a group */
    int64_t min, max, back;
    const RegexSet *set;
    const RegexInst *body; /* of EXISTS: yes */
    const RegexInst *no;   /* of REPEAT: the UNTIL */
    int nway;
    const RegexInst **way;
    const RegexInst *next;
};

#endif
