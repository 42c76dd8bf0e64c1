/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets of characters in regular expressions: `[a-z\d]`.
 *
 * Where case is ignored a character is made lower and looked up among what the
 * members become: their lower letters and the fellows of these. That is a
 * table of bits, of characters below 0x10000. */
#include "base/regex_tree.h"

#include "base/letters.h"

enum { SET_FIRST = 256, SET_TABLE = 0x10000 };

RegexMembers *regex_members_of(Arena *a, int n, const RegexMember *item)
{
    RegexMembers *m = ARENA_NEW(a, RegexMembers);

    for (int i = 0; i < n; i++)
        *ARENA_PUSH(a, m->item, m->n, m->capacity) = item[i];
    return m;
}

static bool member_equal(RegexMember a, RegexMember b)
{
    return a.kind == b.kind && a.low == b.low &&
           (a.kind != MEMBER_RANGE || a.high == b.high);
}

/* Puts a member into it, if it is not there. */
void regex_members_add(RegexParse *p, RegexMembers *m, RegexMember member)
{
    if (!regex_spend(p, 1 + m->n / 16))
        return;
    for (int i = 0; i < m->n; i++)
        if (member_equal(m->item[i], member))
            return;
    *ARENA_PUSH(p->arena, m->item, m->n, m->capacity) = member;
}

bool regex_members_equal(const RegexMembers *a, const RegexMembers *b)
{
    if (a->n != b->n || a->is_negated != b->is_negated)
        return false;
    for (int i = 0; i < a->n; i++)
        if (!member_equal(a->item[i], b->item[i]))
            return false;
    return true;
}

/* ---- parsing ---- */

/* A character or an escape of a set: the token at `at`, which was taken. */
static RegexMember take_member(RegexParse *p, int64_t at)
{
    RegexItem item;

    if (p->text[at] != '\\')
        return (RegexMember){MEMBER_LITERAL, p->text[at], 0};
    regex_token_escape(p, at, true, &item);
    if (item.kind == ITEM_IN)
        return item.set->item[0];
    return (RegexMember){MEMBER_LITERAL, item.c, 0};
}

static void bad_range(RegexParse *p, int64_t at, int64_t minus, int64_t size)
{
    /* as CPython has it: the two tokens alone, of which an escape with digits
       is more */
    int64_t first = p->text[at] == '\\' ? 2 : 1;
    Text low = regex_token_text(p, at, at + first);
    Text high = regex_token_text(p, minus + 1, minus + 1 + size);

    regex_fail(p, first + 1 + size, "bad character range %.*s-%.*s",
               (int)low.size, low.data, (int)high.size, high.data);
}

static void unterminated(RegexParse *p, int64_t here)
{
    regex_fail(p, p->next - here, "unterminated character set");
}

/* What stands behind `x-`; true at the set's end. */
static bool take_range(RegexParse *p, RegexMembers *m, RegexMember low,
                       int64_t at, int64_t here)
{
    int64_t minus = p->next - 1, that = p->next, size = regex_token_size(p);
    RegexMember high;

    if (!size) {
        unterminated(p, here);
        return true;
    }
    regex_token_next(p);
    if (p->text[that] == ']') {
        regex_members_add(p, m, low);
        regex_members_add(p, m, (RegexMember){MEMBER_LITERAL, '-', 0});
        return true;
    }
    high = take_member(p, that);
    if (p->error->status)
        return true;
    if (low.kind != MEMBER_LITERAL || high.kind != MEMBER_LITERAL ||
        high.low < low.low)
        bad_range(p, at, minus, size);
    regex_members_add(p, m, (RegexMember){MEMBER_RANGE, low.low, high.low});
    return p->error->status != REGEX_GOOD;
}

/* Behind the `[`. */
void regex_parse_set(RegexParse *p, RegexItem *out)
{
    int64_t here = p->next - 1;
    RegexMembers *m = regex_members_of(p->arena, 0, NULL);
    bool is_first = true;

    m->is_negated = regex_token_match(p, '^');
    for (;; is_first = false) {
        int64_t at = p->next;
        RegexMember member;

        if (!regex_token_size(p)) {
            if (!p->error->status)
                unterminated(p, here);
            return;
        }
        regex_token_next(p);
        if (p->text[at] == ']' && !is_first)
            break;
        member = take_member(p, at);
        if (p->error->status)
            return;
        if (!regex_token_match(p, '-'))
            regex_members_add(p, m, member);
        else if (take_range(p, m, member, at, here))
            break;
    }
    if (m->n == 1 && m->item[0].kind == MEMBER_LITERAL)
        *out =
            (RegexItem){.kind = m->is_negated ? ITEM_NOT_LITERAL : ITEM_LITERAL,
                        .c = m->item[0].low};
    else
        *out = (RegexItem){.kind = ITEM_IN, .set = m};
}

/* ---- asking ---- */

RegexFold regex_fold_of(int flags)
{
    return !(flags & REGEX_IGNORECASE) ? FOLD_NONE
           : flags & REGEX_UNICODE     ? FOLD_UNICODE
                                       : FOLD_ASCII;
}

uint32_t regex_fold(RegexFold fold, uint32_t c)
{
    return fold == FOLD_UNICODE             ? letter_lower(c)
           : fold == FOLD_ASCII && c < 0x80 ? letter_lower(c)
                                            : c;
}

bool regex_category_holds(uint32_t category, uint32_t c, bool is_ascii)
{
    bool holds = false;

    if (!is_ascii || c < 0x80)
        switch (category & ~1u) {
        case CATEGORY_DIGIT:
            holds = letter_is_digit(c);
            break;
        case CATEGORY_SPACE:
            /* four control characters are space in Unicode alone */
            holds = letter_is_space(c) && !(is_ascii && c >= 0x1C && c < 0x20);
            break;
        default:
            holds = letter_is_alnum(c) || c == '_';
        }
    return holds != (category & 1);
}

static bool bit_of(const uint8_t *bits, uint32_t i)
{
    return bits[i / 8] >> i % 8 & 1;
}

static void bit_set(uint8_t *bits, uint32_t i)
{
    bits[i / 8] |= (uint8_t)(1 << i % 8);
}

static bool member_holds(const RegexSet *set, RegexMember m, uint32_t c)
{
    if (m.kind == MEMBER_CATEGORY)
        return regex_category_holds(m.low, c, set->is_ascii);
    if (set->is_folded)
        return false;
    return m.kind == MEMBER_LITERAL ? c == m.low : c >= m.low && c <= m.high;
}

static bool look_up(const RegexSet *set, uint32_t c)
{
    const RegexMembers *m = set->members;
    bool holds = set->is_folded && c < SET_TABLE && bit_of(set->is_folded, c);

    for (int i = 0; !holds && i < m->n; i++)
        holds = member_holds(set, m->item[i], c);
    return holds != m->is_negated;
}

bool regex_set_holds(const RegexSet *set, uint32_t c)
{
    c = regex_fold(set->fold, c);
    return c < SET_FIRST ? bit_of(set->first, c) : look_up(set, c);
}

static bool is_cased(RegexFold fold, uint32_t c)
{
    return fold == FOLD_UNICODE
               ? letter_is_cased(c)
               : c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Notes what a character becomes; true if it has another case. */
static bool fold_into(uint8_t *bits, RegexFold fold, uint32_t c)
{
    uint32_t low = regex_fold(fold, c);
    const uint32_t *fellow = fold == FOLD_UNICODE ? letter_fellows(low) : NULL;

    bit_set(bits, low);
    for (; fellow && *fellow; fellow++)
        bit_set(bits, *fellow);
    return is_cased(fold, c);
}

/* The table of what the members become, if one of them has another case. */
static void fold_members(RegexParse *p, RegexSet *set, RegexFold fold)
{
    uint8_t *bits;
    bool any = false;

    if (!regex_spend(p, SET_TABLE / 128))
        return;
    bits = arena_alloc(p->arena, SET_TABLE / 8);
    for (int i = 0; i < set->members->n; i++) {
        RegexMember m = set->members->item[i];
        uint32_t high = m.kind == MEMBER_RANGE ? m.high : m.low;

        if (m.kind == MEMBER_CATEGORY)
            continue;
        if (high >= SET_TABLE) {
            regex_refuse(p, "characters beyond U+FFFF in a set, where case is "
                            "ignored, are not there yet");
            return;
        }
        if (!regex_spend(p, high - m.low))
            return;
        for (uint32_t c = m.low; c <= high; c++)
            any |= fold_into(bits, fold, c);
    }
    if (any) {
        set->fold = fold;
        set->is_folded = bits;
    }
}

RegexSet *regex_set_new(RegexParse *p, const RegexMembers *m, int flags)
{
    RegexSet *set = ARENA_NEW(p->arena, RegexSet);
    RegexFold fold = regex_fold_of(flags);

    *set = (RegexSet){.members = m, .is_ascii = !(flags & REGEX_UNICODE)};
    if (fold)
        fold_members(p, set, fold);
    if (p->error->status || !regex_spend(p, 16 + m->n))
        return set;
    set->first = arena_alloc(p->arena, SET_FIRST / 8);
    for (uint32_t c = 0; c < SET_FIRST; c++)
        if (look_up(set, c))
            bit_set(set->first, c);
    return set;
}
