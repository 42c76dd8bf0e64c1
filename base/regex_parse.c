/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Regular expressions from text to a tree, by the rules and with the messages
 * of CPython's parser.
 *
 * What that parser rearranges is rearranged here, too: alternatives that begin
 * alike, or that are one character each, and groups that capture nothing. It
 * decides what is a repetition of one character, and so which groups of ways
 * that failed can be seen. */
#include "base/regex_tree.h"

typedef struct RegexReference {
    int64_t group, pos;
} RegexReference;

void regex_fail(RegexParse *p, int64_t offset, const char *format, ...)
{
    va_list args;

    if (p->error->status)
        return;
    va_start(args, format);
    *p->error = (RegexError){REGEX_BAD, arena_vprintf(p->arena, format, args),
                             p->next - offset};
    va_end(args);
    p->next = p->index = p->size;
}

void regex_refuse(RegexParse *p, const char *message)
{
    if (!p->error->status)
        *p->error = (RegexError){REGEX_NOT_YET, message, -1};
    p->next = p->index = p->size;
}

bool regex_spend(RegexParse *p, int64_t steps)
{
    *p->steps -= steps;
    if (*p->steps >= 0)
        return !p->error->status;
    if (!p->error->status)
        *p->error = (RegexError){REGEX_LIMIT, NULL, -1};
    p->next = p->index = p->size;
    return false;
}

static void sequence_add(RegexParse *p, RegexSequence *s, RegexItem item)
{
    *ARENA_PUSH(p->arena, s->item, s->n, s->capacity) = item;
}

static RegexSequence *parse_ways(RegexParse *p, bool verbose, bool is_whole);
static RegexSequence *parse_sequence(RegexParse *p, bool verbose, bool first);

/* ---- alternatives ---- */

/* Are two items the same to CPython? What holds others is itself alone. */
static bool item_equal(const RegexItem *a, const RegexItem *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case ITEM_LITERAL:
    case ITEM_NOT_LITERAL:
        return a->c == b->c;
    case ITEM_ANY:
        return true;
    case ITEM_IN:
        return regex_members_equal(a->set, b->set);
    case ITEM_AT:
        return a->at == b->at;
    case ITEM_GROUPREF:
        return a->group == b->group;
    default:
        return false;
    }
}

/* Moves what all ways begin with out of them. */
static void share_prefix(RegexParse *p, int n, RegexSequence *way,
                         RegexSequence *out)
{
    for (;;) {
        for (int i = 0; i < n; i++)
            if (!regex_spend(p, 1) || !way[i].n ||
                !item_equal(&way[i].item[0], &way[0].item[0]))
                return;
        sequence_add(p, out, way[0].item[0]);
        for (int i = 0; i < n; i++) {
            way[i].item++;
            way[i].n--;
            way[i].capacity = way[i].n;
        }
    }
}

/* The set that ways of one character each are; NULL if they are not. */
static RegexMembers *ways_as_set(RegexParse *p, int n, const RegexSequence *way)
{
    RegexMembers *m = regex_members_of(p->arena, 0, NULL);

    for (int i = 0; i < n; i++) {
        const RegexItem *item = way[i].item;

        if (way[i].n != 1 || (item->kind != ITEM_LITERAL &&
                              (item->kind != ITEM_IN || item->set->is_negated)))
            return NULL;
        if (item->kind == ITEM_LITERAL)
            regex_members_add(p, m, (RegexMember){MEMBER_LITERAL, item->c, 0});
        else
            for (int k = 0; k < item->set->n; k++)
                regex_members_add(p, m, item->set->item[k]);
    }
    return m;
}

/* `a|b|c`. Where it is the whole pattern, flags at its begin are global. */
static RegexSequence *parse_ways(RegexParse *p, bool verbose, bool is_whole)
{
    RegexSequence *way = NULL, *one, *out = ARENA_NEW(p->arena, RegexSequence);
    RegexMembers *set;
    int n = 0, capacity = 0;

    if (++p->depth > REGEX_DEPTH && !p->error->status) {
        *p->error = (RegexError){REGEX_LIMIT, "groups", -1};
        p->next = p->index = p->size;
    }
    do {
        if (n && is_whole)
            verbose = p->flags & REGEX_VERBOSE;
        one = parse_sequence(p, verbose, is_whole && !n);
        *ARENA_PUSH(p->arena, way, n, capacity) = *one;
    } while (regex_token_match(p, '|'));
    p->depth--;
    if (n == 1) {
        *out = way[0];
        return out;
    }
    share_prefix(p, n, way, out);
    set = ways_as_set(p, n, way);
    sequence_add(p, out,
                 set ? (RegexItem){.kind = ITEM_IN, .set = set}
                     : (RegexItem){.kind = ITEM_BRANCH, .nway = n, .way = way});
    return out;
}

/* ---- repetitions ---- */

static bool is_quantifier(RegexItemKind kind)
{
    return kind == ITEM_GREEDY || kind == ITEM_LAZY || kind == ITEM_POSSESSIVE;
}

/* The digits of a bound; -1: none. */
static int64_t take_bound(RegexParse *p)
{
    int64_t n = -1;

    while (regex_token_size(p) == 1 && p->text[p->next] >= '0' &&
           p->text[p->next] <= '9') {
        n = (n < 0 ? 0 : n) * 10 + (p->text[p->next] - '0');
        if (n > REGEX_MAX_REPEAT)
            n = REGEX_MAX_REPEAT;
        regex_token_next(p);
    }
    return n;
}

/* `{2,3}`, behind the brace; false if that is a literal brace. */
static bool take_bounds(RegexParse *p, int64_t here, int64_t *min, int64_t *max)
{
    int64_t low, high;

    if (regex_token_is(p, '}'))
        return false;
    low = high = take_bound(p);
    if (regex_token_match(p, ','))
        high = take_bound(p);
    if (!regex_token_match(p, '}')) {
        regex_token_seek(p, here);
        return false;
    }
    if ((low >= REGEX_MAX_REPEAT || high >= REGEX_MAX_REPEAT) &&
        !p->error->status) {
        *p->error = (RegexError){REGEX_OVERFLOW,
                                 "the repetition number is too large", -1};
        p->next = p->index = p->size;
    }
    *min = low < 0 ? 0 : low;
    *max = high < 0 ? REGEX_MAX_REPEAT : high;
    if (*max < *min)
        regex_fail(p, p->next - here, "min repeat greater than max repeat");
    return true;
}

/* The last item of the sequence is repeated; the token `this` was taken. */
static void parse_repeat(RegexParse *p, RegexSequence *s, uint32_t this)
{
    int64_t here = p->next, min = this == '+', max = REGEX_MAX_REPEAT;
    RegexItem *last = s->n ? &s->item[s->n - 1] : NULL;
    RegexSequence *body = ARENA_NEW(p->arena, RegexSequence);
    RegexItemKind kind = ITEM_GREEDY;

    if (this == '?')
        max = 1;
    if (this == '{' && !take_bounds(p, here, &min, &max)) {
        sequence_add(p, s, (RegexItem){.kind = ITEM_LITERAL, .c = this});
        return;
    }
    if (p->error->status)
        return;
    if (!last || last->kind == ITEM_AT) {
        regex_fail(p, p->next - here + 1, "nothing to repeat");
        return;
    }
    if (is_quantifier(last->kind)) {
        regex_fail(p, p->next - here + 1, "multiple repeat");
        return;
    }
    if (last->kind == ITEM_GROUP && last->group < 0 && !last->add && !last->del)
        body = last->body;
    else
        sequence_add(p, body, *last);
    if (regex_token_match(p, '?'))
        kind = ITEM_LAZY;
    else if (regex_token_match(p, '+'))
        kind = ITEM_POSSESSIVE;
    *last = (RegexItem){.kind = kind, .min = min, .max = max, .body = body};
}

/* ---- groups ---- */

/* The name of a group that is there, or -1 after an error. */
static int named_group(RegexParse *p, int64_t begin, int64_t size)
{
    Text name = regex_token_text(p, begin, begin + size);

    regex_spend(p, 1 + p->nname);
    for (int i = 0; i < p->nname; i++)
        if (text_equal(p->name[i].name, name))
            return p->name[i].group;
    regex_fail(p, size + 1, "unknown group name '%.*s'", (int)name.size,
               name.data);
    return -1;
}

/* May a lookbehind refer to it? */
static void check_lookbehind(RegexParse *p, int64_t group)
{
    if (!p->lookbehind)
        return;
    if (group >= p->ngroup || !p->group[group].is_closed)
        regex_fail(p, 0, "cannot refer to an open group");
    else if (group >= p->lookbehind)
        regex_fail(p, 0,
                   "cannot refer to group defined in the same lookbehind "
                   "subpattern");
}

/* A name that is none, or of a character that repr() shows otherwise. */
static void bad_name(RegexParse *p, int64_t begin, int64_t size)
{
    Text name = regex_token_text(p, begin, begin + size);
    bool is_plain = true;

    for (size_t i = 0; i < name.size; i++)
        is_plain &= name.data[i] >= ' ' && name.data[i] < 0x7F &&
                    name.data[i] != '\\' && name.data[i] != '\'';
    if (!is_plain)
        regex_refuse(p, "the message of a bad name of a group that is not "
                        "plain ASCII is not there yet");
    regex_fail(p, size + 1, "bad character in group name '%.*s'",
               (int)name.size, name.data);
}

/* `(?P=name)`, behind the `=`. */
static void parse_named_reference(RegexParse *p, RegexSequence *s)
{
    int64_t begin, size;
    int group;

    if (!regex_token_name(p, ')', "group name", &begin, &size))
        return;
    if (!regex_token_is_identifier(p, begin, size)) {
        bad_name(p, begin, size);
        return;
    }
    group = named_group(p, begin, size);
    if (group < 0)
        return;
    if (!p->group[group].is_closed)
        regex_fail(p, size + 1, "cannot refer to an open group");
    check_lookbehind(p, group);
    sequence_add(p, s, (RegexItem){.kind = ITEM_GROUPREF, .group = group});
}

static void unterminated(RegexParse *p, int64_t start)
{
    regex_fail(p, p->next - start, "missing ), unterminated subpattern");
}

/* `(?=`, `(?!`, `(?<=`, `(?<!`: the first character was taken. */
static void parse_assertion(RegexParse *p, RegexSequence *s, bool verbose,
                            int64_t start, uint32_t c)
{
    RegexItem item = {.kind = ITEM_ASSERT};
    int outer = p->lookbehind;

    if (c == '<') {
        int64_t at = p->next, size = regex_token_size(p);
        Text t = regex_token_text(p, at, at + size);

        if (!size) {
            regex_fail(p, 0, "unexpected end of pattern");
            return;
        }
        c = p->text[at];
        regex_token_next(p);
        if (c != '=' && c != '!') {
            regex_fail(p, size + 2, "unknown extension ?<%.*s", (int)t.size,
                       t.data);
            return;
        }
        item.is_behind = true;
        if (!outer)
            p->lookbehind = p->ngroup;
    }
    item.body = parse_ways(p, verbose, false);
    p->lookbehind = outer;
    if (!regex_token_match(p, ')'))
        unterminated(p, start);
    if (c == '!')
        item.kind = ITEM_ASSERT_NOT;
    sequence_add(p, s, item);
}

int64_t regex_group_number(RegexParse *p, int64_t begin, int64_t size)
{
    int64_t n = 0, zeros = 0;
    bool is_number = true, is_perhaps = true;

    for (int64_t i = 0; i < size; i++) {
        uint32_t c = p->text[begin + i];

        is_number &= c >= '0' && c <= '9';
        is_perhaps &= c <= ' ' || (c >= '0' && c <= '9') || c == '_' ||
                      c == '+' || c == '-';
        n = is_number && n <= REGEX_MAX_GROUPS ? n * 10 + (c - '0') : n;
    }
    if (!is_number && is_perhaps)
        regex_refuse(p, "the number of a group in this form is not there yet");
    if (!is_number)
        bad_name(p, begin, size);
    while (is_number && zeros < size && p->text[begin + zeros] == '0')
        zeros++;
    if (n >= REGEX_MAX_GROUPS)
        regex_fail(p, size + 1, "invalid group reference %.*s",
                   (int)(size - zeros),
                   regex_token_text(p, begin + zeros, begin + size).data);
    return p->error->status ? -1 : n;
}

/* The group of a condition by its number; -1 after an error. */
static int numbered_group(RegexParse *p, int64_t begin, int64_t size)
{
    int64_t n = regex_group_number(p, begin, size);

    if (!n)
        regex_fail(p, size + 1, "bad group number");
    regex_spend(p, 1 + p->nreference);
    if (p->error->status)
        return -1;
    for (int i = 0; i < p->nreference; i++)
        if (p->reference[i].group == n)
            return (int)n;
    *ARENA_PUSH(p->arena, p->reference, p->nreference, p->reference_capacity) =
        (RegexReference){n, p->next - size - 1};
    return (int)n;
}

/* `(?(group)yes|no)`, behind the second parenthesis. */
static void parse_condition(RegexParse *p, RegexSequence *s, bool verbose,
                            int64_t start)
{
    RegexItem item = {.kind = ITEM_EXISTS};
    int64_t begin, size;

    if (!regex_token_name(p, ')', "group name", &begin, &size))
        return;
    item.group = regex_token_is_identifier(p, begin, size)
                     ? named_group(p, begin, size)
                     : numbered_group(p, begin, size);
    if (item.group < 0)
        return;
    check_lookbehind(p, item.group);
    if (++p->depth > REGEX_DEPTH && !p->error->status) {
        *p->error = (RegexError){REGEX_LIMIT, "groups", -1};
        p->next = p->index = p->size;
    }
    item.body = parse_sequence(p, verbose, false);
    if (regex_token_match(p, '|')) {
        item.no = parse_sequence(p, verbose, false);
        if (regex_token_is(p, '|'))
            regex_fail(p, 0, "conditional backref with more than two branches");
    }
    p->depth--;
    if (!regex_token_match(p, ')'))
        unterminated(p, start);
    sequence_add(p, s, item);
}

static int flag_of(uint32_t c)
{
    switch (c) {
    case 'i':
        return REGEX_IGNORECASE;
    case 'L':
        return REGEX_LOCALE;
    case 'm':
        return REGEX_MULTILINE;
    case 's':
        return REGEX_DOTALL;
    case 'x':
        return REGEX_VERBOSE;
    case 'a':
        return REGEX_ASCII;
    case 't':
        return REGEX_TEMPLATE;
    case 'u':
        return REGEX_UNICODE;
    default:
        return 0;
    }
}

enum { TYPE_FLAGS = REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE };

/* The next character among the flags, taken: 0 after an error, of which
 * `missing` is what is said. */
static uint32_t take_flag(RegexParse *p, const char *missing, const char *ends)
{
    int64_t size = regex_token_size(p);
    uint32_t c = size ? p->text[p->next] : 0, low = c | 0x20;

    if (!size) {
        regex_fail(p, 0, "%s", missing);
        return 0;
    }
    regex_token_next(p);
    if (size == 1 && c < 0x80 && c && strchr(ends, (int)c))
        return c;
    if (size == 1 && flag_of(c))
        return c;
    if (c >= 0x80)
        regex_refuse(p, "a flag that is not ASCII");
    regex_fail(p, size, "%s",
               size == 1 && low >= 'a' && low <= 'z' ? "unknown flag"
                                                     : missing);
    return 0;
}

/* Flags to add, of which the first was taken; what ends them, 0 after an
 * error. */
static uint32_t added_flags(RegexParse *p, uint32_t c, int *add)
{
    do {
        int flag = flag_of(c);

        if (flag == REGEX_LOCALE)
            regex_fail(p, 0,
                       "bad inline flags: cannot use 'L' flag with a str "
                       "pattern");
        if (flag == REGEX_TEMPLATE)
            regex_refuse(p, "the flag `t` of regular expressions");
        *add |= flag;
        if ((flag & TYPE_FLAGS) && (*add & TYPE_FLAGS) != flag)
            regex_fail(p, 0,
                       "bad inline flags: flags 'a', 'u' and 'L' are "
                       "incompatible");
        if (p->error->status)
            return 0;
        c = take_flag(p, "missing -, : or )", ")-:");
    } while (c && !strchr(")-:", (int)c));
    return c;
}

static void removed_flags(RegexParse *p, int *del)
{
    uint32_t c = take_flag(p, "missing flag", "");

    while (c && c != ':') {
        int flag = flag_of(c);

        if (flag & TYPE_FLAGS)
            regex_fail(p, 0,
                       "bad inline flags: cannot turn off flags 'a', 'u' and "
                       "'L'");
        if (flag == REGEX_TEMPLATE)
            regex_refuse(p, "the flag `t` of regular expressions");
        if (p->error->status)
            return;
        *del |= flag;
        c = take_flag(p, "missing :", ":");
    }
}

/* `(?i)`, or what stands before the `:` of `(?i-s:`: true of the latter. */
static bool parse_flags(RegexParse *p, uint32_t c, int *add, int *del)
{
    if (c != '-')
        c = added_flags(p, c, add);
    if (c == ')') {
        p->flags |= *add;
        return false;
    }
    if (c == '-')
        removed_flags(p, del);
    if (*add & *del)
        regex_fail(p, 1, "bad inline flags: flag turned on and off");
    return true;
}

/* `(?#...)`, behind the `#`. */
static void skip_comment(RegexParse *p, int64_t start)
{
    for (bool ends = false; !ends; regex_token_next(p)) {
        if (!regex_token_size(p)) {
            regex_fail(p, p->next - start, "missing ), unterminated comment");
            return;
        }
        ends = regex_token_is(p, ')');
    }
}

/* A group that captures; its number. */
static int open_group(RegexParse *p, int64_t begin, int64_t size)
{
    int group = p->ngroup;
    Text name = regex_token_text(p, begin, begin + size);

    *ARENA_PUSH(p->arena, p->group, p->ngroup, p->group_capacity) =
        (RegexGroupWidth){0};
    if (!size)
        return group;
    regex_spend(p, 1 + p->nname);
    for (int i = 0; i < p->nname; i++)
        if (text_equal(p->name[i].name, name)) {
            regex_fail(p, size + 1,
                       "redefinition of group name '%.*s' as group %d; was "
                       "group %d",
                       (int)name.size, name.data, group, p->name[i].group);
            return group;
        }
    *ARENA_PUSH(p->arena, p->name, p->nname, p->name_capacity) =
        (RegexName){name, group};
    return group;
}

/* What is in parentheses that may capture; `item` says how. */
static void parse_group(RegexParse *p, RegexSequence *s, bool verbose,
                        int64_t start, RegexItem item)
{
    verbose =
        (verbose || (item.add & REGEX_VERBOSE)) && !(item.del & REGEX_VERBOSE);
    item.body = parse_ways(p, verbose, false);
    if (!regex_token_match(p, ')'))
        unterminated(p, start);
    if (p->error->status)
        return;
    if (item.group > 0)
        p->group[item.group] =
            (RegexGroupWidth){true, regex_width(item.body, p->group)};
    sequence_add(p, s, item);
}

/* `(?P`, behind that: true if a group with a name begins. */
static bool parse_python(RegexParse *p, RegexSequence *s, int64_t *begin,
                         int64_t *size)
{
    int64_t at = p->next, n = regex_token_size(p);
    Text t;

    if (regex_token_match(p, '<')) {
        if (!regex_token_name(p, '>', "group name", begin, size))
            return false;
        if (!regex_token_is_identifier(p, *begin, *size))
            bad_name(p, *begin, *size);
        return true;
    }
    if (regex_token_match(p, '=')) {
        parse_named_reference(p, s);
        return false;
    }
    t = regex_token_text(p, at, at + n);
    regex_token_next(p);
    if (!n)
        regex_fail(p, 0, "unexpected end of pattern");
    regex_fail(p, n + 2, "unknown extension ?P%.*s", (int)t.size, t.data);
    return false;
}

/* Behind `(?`. `*verbose` is what it is from here on. */
static void parse_extension(RegexParse *p, RegexSequence *s, bool *verbose,
                            bool first, int64_t start)
{
    int64_t at = p->next, size = regex_token_size(p), begin = 0, name = 0;
    uint32_t c = size ? p->text[at] : 0;
    RegexItem item = {.kind = ITEM_GROUP, .group = -1};
    Text t = regex_token_text(p, at, at + size);

    if (!size) {
        regex_fail(p, 0, "unexpected end of pattern");
        return;
    }
    regex_token_next(p);
    if (c == 'P') {
        if (!parse_python(p, s, &begin, &name))
            return;
        item.group = open_group(p, begin, name);
    } else if (c == '#') {
        skip_comment(p, start);
        return;
    } else if (c == '=' || c == '!' || c == '<') {
        parse_assertion(p, s, *verbose, start, c);
        return;
    } else if (c == '(') {
        parse_condition(p, s, *verbose, start);
        return;
    } else if (c == '>') {
        item.kind = ITEM_ATOMIC;
    } else if (flag_of(c) || c == '-') {
        if (!parse_flags(p, c, &item.add, &item.del)) {
            if (!first || s->n)
                regex_fail(p, p->next - start,
                           "global flags not at the start of the expression");
            *verbose = p->flags & REGEX_VERBOSE;
            return;
        }
    } else if (c != ':') {
        regex_fail(p, size + 1, "unknown extension ?%.*s", (int)t.size, t.data);
    }
    parse_group(p, s, *verbose, start, item);
}

/* ---- sequences ---- */

/* Groups that do nothing but hold others are what they hold. */
static RegexSequence *unpacked(RegexParse *p, RegexSequence *s)
{
    RegexSequence *out = ARENA_NEW(p->arena, RegexSequence);

    for (int i = 0; i < s->n; i++) {
        const RegexItem *item = &s->item[i];

        if (item->kind != ITEM_GROUP || item->group >= 0 || item->add ||
            item->del) {
            sequence_add(p, out, *item);
            continue;
        }
        for (int k = 0; k < item->body->n; k++)
            sequence_add(p, out, item->body->item[k]);
    }
    return out;
}

/* In a verbose pattern, space and comments say nothing: was the token one? */
static bool is_skipped(RegexParse *p, uint32_t c)
{
    if (c == '#') {
        while (regex_token_size(p) && !regex_token_is(p, '\n'))
            regex_token_next(p);
        regex_token_next(p);
        return true;
    }
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The token at `at`, which was taken. */
static void parse_item(RegexParse *p, RegexSequence *s, bool *verbose,
                       bool first, int64_t at)
{
    uint32_t c = p->text[at];
    RegexItem item = {.kind = ITEM_LITERAL, .c = c};

    if (c == '\\') {
        regex_token_escape(p, at, false, &item);
    } else if (c == '[') {
        regex_parse_set(p, &item);
    } else if (c == '*' || c == '+' || c == '?' || c == '{') {
        parse_repeat(p, s, c);
        return;
    } else if (c == '.') {
        item.kind = ITEM_ANY;
    } else if (c == '(') {
        int64_t start = p->next - 1;

        if (regex_token_match(p, '?'))
            parse_extension(p, s, verbose, first, start);
        else
            parse_group(
                p, s, *verbose, start,
                (RegexItem){.kind = ITEM_GROUP, .group = open_group(p, 0, 0)});
        return;
    } else if (c == '^' || c == '$') {
        item = (RegexItem){.kind = ITEM_AT,
                           .at = c == '^' ? AT_BEGINNING : AT_END};
    }
    sequence_add(p, s, item);
}

static RegexSequence *parse_sequence(RegexParse *p, bool verbose, bool first)
{
    RegexSequence *s = ARENA_NEW(p->arena, RegexSequence);

    while (regex_token_size(p) && !regex_token_is(p, '|') &&
           !regex_token_is(p, ')') && regex_spend(p, 1)) {
        int64_t at = p->next;

        regex_token_next(p);
        if (p->error->status)
            break;
        if (!verbose || !is_skipped(p, p->text[at]))
            parse_item(p, s, &verbose, first, at);
    }
    return unpacked(p, s);
}

/* Flags that go together; what is said of others. */
static void fix_flags(RegexParse *p)
{
    const char *message = NULL;

    if (p->flags & REGEX_LOCALE)
        message = "cannot use LOCALE flag with a str pattern";
    else if (!(p->flags & REGEX_ASCII))
        p->flags |= REGEX_UNICODE;
    else if (p->flags & REGEX_UNICODE)
        message = "ASCII and UNICODE flags are incompatible";
    if (message && !p->error->status)
        *p->error = (RegexError){REGEX_VALUE, message, -1};
}

RegexSequence *regex_parse(RegexParse *p)
{
    RegexSequence *s;

    *ARENA_PUSH(p->arena, p->group, p->ngroup, p->group_capacity) =
        (RegexGroupWidth){0};
    regex_token_next(p);
    s = parse_ways(p, p->flags & REGEX_VERBOSE, true);
    fix_flags(p);
    if (regex_token_size(p))
        regex_fail(p, 0, "unbalanced parenthesis");
    for (int i = 0; i < p->nreference && !p->error->status; i++)
        if (p->reference[i].group >= p->ngroup)
            *p->error = (RegexError){
                REGEX_BAD,
                arena_printf(p->arena, "invalid group reference %lld",
                             (long long)p->reference[i].group),
                p->reference[i].pos};
    return p->error->status ? NULL : s;
}
