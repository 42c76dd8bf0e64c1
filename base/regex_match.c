/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Looks for a regular expression in a text, with CPython's answers.
 *
 * A way that may fail is a frame on a stack: what is done next if it does. So
 * the depth of C is the same for all patterns and texts, and each step is
 * counted. Where a group lies is a pair of marks, of which those up to
 * `lastmark` have a meaning. CPython takes the marks of a way that failed back
 * inside repetitions, and elsewhere `lastmark` alone; what groups show of that
 * is the same here, so the order in which marks are kept and taken back is,
 * too. */
#include "base/regex_tree.h"

enum {
    FRAME_ROOM = 1 << 20, /* frames at most */
    MARK_ROOM = 1 << 23   /* marks that are kept at most */
};

typedef struct Frame {
    const RegexInst *inst;
    int64_t ptr, count;
    int64_t last_ptr; /* where the last turn of a repetition began */
    int repeat;       /* the frame of the repetition in hand, or around it */
    int kept;         /* marks that were kept before */
    int lastmark, lastindex;
    uint8_t stage;
    bool toplevel, keeps;
} Frame;

struct RegexStack {
    Frame *frame;
    int n, capacity;
    int64_t *kept;
    int nkept, kept_capacity;
    int repeat; /* the frame of the innermost repetition; -1: none */
    const RegexInst *at;
    bool toplevel, match_all, is_full;
    /* In early releases of 3.11 a turn of a possessive repetition that fails
       leaves behind where it last began to look for something by itself. */
    int64_t home; /* where that turn began; -1: there is none */
    bool strayed; /* it looked elsewhere */
    bool unsure;
};

typedef enum Flow { FLOW_ON, FLOW_FAIL, FLOW_MATCH } Flow;

/* ---- frames ---- */

static Frame *frame_push(RegexMatcher *m, const RegexInst *inst)
{
    struct RegexStack *s = m->stack;
    Frame *f;

    if (s->n >= FRAME_ROOM)
        s->is_full = true;
    if (s->is_full && s->n)
        s->n--; /* it ends before anybody looks at it */
    f = ARENA_PUSH(m->arena, s->frame, s->n, s->capacity);
    *f = (Frame){.inst = inst,
                 .ptr = m->ptr,
                 .repeat = s->repeat,
                 .kept = s->nkept,
                 .lastmark = m->lastmark,
                 .lastindex = m->lastindex,
                 .toplevel = s->toplevel};
    return f;
}

static Frame *frame_top(const RegexMatcher *m)
{
    return &m->stack->frame[m->stack->n - 1];
}

static void frame_keep(RegexMatcher *m, Frame *f)
{
    struct RegexStack *s = m->stack;

    f->keeps = true;
    if (s->nkept + f->lastmark + 1 > MARK_ROOM)
        s->is_full = true;
    for (int i = 0; i <= f->lastmark && !s->is_full; i++)
        *ARENA_PUSH(m->arena, s->kept, s->nkept, s->kept_capacity) = m->mark[i];
    m->steps -= f->lastmark / 8;
}

/* The way from here failed: the marks are those of before. */
static void frame_restore(RegexMatcher *m, const Frame *f)
{
    if (f->keeps && !m->stack->is_full)
        for (int i = 0; i <= f->lastmark; i++)
            m->mark[i] = m->stack->kept[f->kept + i];
    m->lastmark = f->lastmark;
    m->lastindex = f->lastindex;
    m->steps -= f->keeps ? f->lastmark / 8 : 0;
}

static Flow frame_pop(RegexMatcher *m, bool ok)
{
    struct RegexStack *s = m->stack;

    s->nkept = s->frame[--s->n].kept;
    return ok ? FLOW_MATCH : FLOW_FAIL;
}

static Flow go(RegexMatcher *m, const RegexInst *at, int64_t ptr)
{
    m->stack->at = at;
    m->ptr = ptr;
    return FLOW_ON;
}

/* The same, of what is looked for by itself. */
static Flow jump(RegexMatcher *m, const RegexInst *at, int64_t ptr)
{
    m->stack->strayed |= ptr != m->stack->home;
    return go(m, at, ptr);
}

/* ---- single characters ---- */

static bool is_word_at(const RegexMatcher *m, int64_t i, bool is_ascii)
{
    return regex_category_holds(CATEGORY_WORD, m->text[i], is_ascii);
}

static bool at_holds(const RegexMatcher *m, const RegexInst *inst)
{
    int64_t p = m->ptr, end = m->end;
    bool before, behind;

    switch (inst->at) {
    case AT_BEGINNING:
    case AT_BEGINNING_STRING:
        return !p;
    case AT_BEGINNING_LINE:
        return !p || m->text[p - 1] == '\n';
    case AT_END:
        return p == end || (p == end - 1 && m->text[p] == '\n');
    case AT_END_LINE:
        return p == end || m->text[p] == '\n';
    case AT_END_STRING:
        return p == end;
    case AT_BOUNDARY:
    case AT_NON_BOUNDARY:
        break;
    }
    if (!end)
        return false;
    before = p > 0 && is_word_at(m, p - 1, inst->is_ascii);
    behind = p < end && is_word_at(m, p, inst->is_ascii);
    return (before != behind) == (inst->at == AT_BOUNDARY);
}

static bool is_unit(RegexOp op)
{
    return op >= REGEX_LITERAL && op <= REGEX_IN;
}

static bool unit_holds(RegexMatcher *m, const RegexInst *inst, uint32_t c)
{
    switch (inst->op) {
    case REGEX_LITERAL:
        return regex_fold(inst->fold, c) == inst->c;
    case REGEX_NOT_LITERAL:
        return regex_fold(inst->fold, c) != inst->c;
    case REGEX_ANY:
        return c != '\n';
    case REGEX_IN:
        if (c >= 0x80)
            m->steps -= inst->set->members->n / 16;
        return regex_set_holds(inst->set, c);
    default:
        return true;
    }
}

static int64_t count_units(RegexMatcher *m, const RegexInst *unit, int64_t ptr,
                           int64_t most)
{
    int64_t n = 0;

    if (most > m->end - ptr)
        most = m->end - ptr;
    if (most < 0)
        return -1; /* it begins behind the end */
    if (unit->op == REGEX_ANY_ALL)
        return most;
    while (n < most && unit_holds(m, unit, m->text[ptr + n]))
        n++;
    m->steps -= n / 8;
    m->stack->strayed |= unit->op == REGEX_IN && unit->set->fold;
    return n;
}

/* May what begins with it begin at a place? */
static bool may_begin(RegexMatcher *m, const RegexInst *inst, int64_t ptr)
{
    return !is_unit(inst->op) ||
           (ptr < m->end && unit_holds(m, inst, m->text[ptr]));
}

/* The same, where CPython asks before it looks. */
static bool may_look(RegexMatcher *m, const RegexInst *inst, int64_t ptr)
{
    bool asks = inst->op == REGEX_LITERAL
                    ? !inst->fold
                    : inst->op == REGEX_IN && !inst->set->fold;

    return !asks || may_begin(m, inst, ptr);
}

/* ---- marks ---- */

static void set_mark(RegexMatcher *m, int i)
{
    if (i & 1)
        m->lastindex = i / 2 + 1;
    for (; m->lastmark < i; m->lastmark++)
        m->mark[m->lastmark + 1] = -1;
    m->mark[i] = m->ptr;
}

static bool has_group(const RegexMatcher *m, int mark)
{
    return mark < m->lastmark && m->mark[mark] >= 0 && m->mark[mark + 1] >= 0 &&
           m->mark[mark + 1] >= m->mark[mark];
}

static Flow step_groupref(RegexMatcher *m, const RegexInst *inst)
{
    int64_t from, to;

    if (!has_group(m, inst->mark))
        return FLOW_FAIL;
    from = m->mark[inst->mark];
    to = m->mark[inst->mark + 1];
    m->steps -= (to - from) / 8;
    for (; from < to; from++, m->ptr++)
        if (m->ptr >= m->end || regex_fold(inst->fold, m->text[m->ptr]) !=
                                    regex_fold(inst->fold, m->text[from]))
            return FLOW_FAIL;
    return go(m, inst->next, m->ptr);
}

/* ---- alternatives ---- */

static Flow next_way(RegexMatcher *m, Frame *f)
{
    while (f->count < f->inst->nway) {
        const RegexInst *way = f->inst->way[f->count++];

        m->steps--;
        if (may_look(m, way, f->ptr))
            return jump(m, way, f->ptr);
    }
    return frame_pop(m, false);
}

static Flow step_branch(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = frame_push(m, inst);

    if (m->stack->repeat >= 0)
        frame_keep(m, f);
    return next_way(m, f);
}

static Flow resume_branch(RegexMatcher *m, Frame *f, bool ok)
{
    if (ok)
        return frame_pop(m, true);
    frame_restore(m, f);
    return next_way(m, f);
}

/* ---- repetitions of one character ---- */

static bool is_too_early(const RegexMatcher *m, int64_t ptr)
{
    return m->stack->toplevel && m->must_advance && ptr == m->start;
}

static Flow matched(RegexMatcher *m, int64_t ptr)
{
    m->stack->strayed |= ptr != m->stack->home;
    m->ptr = ptr;
    return FLOW_MATCH;
}

/* As many as are left, with what follows behind them. */
static Flow greedy_one_next(RegexMatcher *m, Frame *f)
{
    const RegexInst *next = f->inst->next;

    while (f->count >= f->inst->min && next->op == REGEX_LITERAL &&
           !may_look(m, next, f->ptr)) {
        f->count--;
        f->ptr--;
        m->steps--;
    }
    if (f->count < f->inst->min)
        return frame_pop(m, false);
    return jump(m, next, f->ptr);
}

static Flow step_greedy_one(RegexMatcher *m, const RegexInst *inst)
{
    int64_t count = count_units(m, inst->body, m->ptr, inst->max);
    Frame *f;

    m->stack->strayed |= m->ptr != m->stack->home;
    if (count < inst->min)
        return FLOW_FAIL;
    if (inst->next->op == REGEX_SUCCESS && m->ptr + count == m->end &&
        !is_too_early(m, m->ptr + count)) {
        return matched(m, m->ptr + count);
    }
    f = frame_push(m, inst);
    f->count = count;
    f->ptr += count;
    if (m->stack->repeat >= 0)
        frame_keep(m, f);
    return greedy_one_next(m, f);
}

static Flow resume_greedy_one(RegexMatcher *m, Frame *f, bool ok)
{
    if (ok)
        return frame_pop(m, true);
    frame_restore(m, f);
    f->count--;
    f->ptr--;
    return greedy_one_next(m, f);
}

static Flow step_lazy_one(RegexMatcher *m, const RegexInst *inst)
{
    int64_t count = count_units(m, inst->body, m->ptr, inst->min);
    Frame *f;

    m->stack->strayed |= m->ptr != m->stack->home;
    if (count < inst->min)
        return FLOW_FAIL;
    m->ptr += count;
    if (inst->next->op == REGEX_SUCCESS && !is_too_early(m, m->ptr) &&
        !(m->stack->toplevel && m->stack->match_all && m->ptr != m->end))
        return matched(m, m->ptr);
    f = frame_push(m, inst);
    f->count = count;
    if (m->stack->repeat >= 0)
        frame_keep(m, f);
    return jump(m, inst->next, m->ptr);
}

static Flow resume_lazy_one(RegexMatcher *m, Frame *f, bool ok)
{
    if (ok)
        return frame_pop(m, true);
    frame_restore(m, f);
    if (count_units(m, f->inst->body, f->ptr, 1) < 1)
        return frame_pop(m, false);
    f->ptr++;
    f->count++;
    if (f->inst->max != REGEX_MAX_REPEAT && f->count > f->inst->max)
        return frame_pop(m, false);
    return jump(m, f->inst->next, f->ptr);
}

static Flow step_possessive_one(RegexMatcher *m, const RegexInst *inst)
{
    int64_t count = count_units(m, inst->body, m->ptr, inst->max);

    m->stack->strayed |= m->ptr != m->stack->home;
    if (count < inst->min)
        return FLOW_FAIL;
    return go(m, inst->next, m->ptr + count);
}

/* ---- repetitions ---- */

enum { STAGE_LEAST = 1, STAGE_MORE, STAGE_BEHIND };

/* The frame of a REPEAT counts its turns while they, and what is behind them,
 * are looked for. */
static Flow step_repeat(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = frame_push(m, inst);

    f->count = -1;
    f->last_ptr = -1;
    m->stack->repeat = m->stack->n - 1;
    return jump(m, inst->no, f->ptr);
}

static Flow resume_repeat(RegexMatcher *m, Frame *f, bool ok)
{
    m->stack->repeat = f->repeat;
    return frame_pop(m, ok);
}

static Flow turn(RegexMatcher *m, Frame *f, int stage)
{
    Frame *repeat = &m->stack->frame[f->repeat];

    f->stage = (uint8_t)stage;
    repeat->count = f->count;
    if (stage == STAGE_MORE) {
        f->last_ptr = repeat->last_ptr;
        repeat->last_ptr = f->ptr;
    }
    return jump(m, repeat->inst->body, f->ptr);
}

/* A turn failed, or was made. */
static void turn_end(RegexMatcher *m, Frame *f, bool ok)
{
    Frame *repeat = &m->stack->frame[f->repeat];

    if (f->stage == STAGE_MORE)
        repeat->last_ptr = f->last_ptr;
    if (!ok)
        repeat->count = f->count - 1;
}

static Flow behind(RegexMatcher *m, Frame *f)
{
    f->stage = STAGE_BEHIND;
    m->stack->repeat = m->stack->frame[f->repeat].repeat;
    return jump(m, f->inst->next, f->ptr);
}

static Frame *until_push(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = frame_push(m, inst);

    f->count = m->stack->frame[f->repeat].count + 1;
    return f;
}

/* May there be one more turn, which is not empty as the last one was? */
static bool may_turn(const RegexMatcher *m, const Frame *f)
{
    const Frame *repeat = &m->stack->frame[f->repeat];
    int64_t max = repeat->inst->max;

    return (f->count < max || max == REGEX_MAX_REPEAT) &&
           f->ptr != repeat->last_ptr;
}

static Flow step_greedy_until(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = until_push(m, inst);

    if (f->count < m->stack->frame[f->repeat].inst->min)
        return turn(m, f, STAGE_LEAST);
    if (!may_turn(m, f))
        return behind(m, f);
    frame_keep(m, f);
    return turn(m, f, STAGE_MORE);
}

static Flow resume_greedy_until(RegexMatcher *m, Frame *f, bool ok)
{
    if (f->stage == STAGE_BEHIND) {
        m->stack->repeat = f->repeat;
        return frame_pop(m, ok);
    }
    turn_end(m, f, ok);
    if (ok || f->stage == STAGE_LEAST)
        return frame_pop(m, ok);
    frame_restore(m, f);
    return behind(m, f);
}

static Flow step_lazy_until(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = until_push(m, inst);

    if (f->count < m->stack->frame[f->repeat].inst->min)
        return turn(m, f, STAGE_LEAST);
    if (m->stack->frame[f->repeat].repeat >= 0)
        frame_keep(m, f);
    return behind(m, f);
}

static Flow resume_lazy_until(RegexMatcher *m, Frame *f, bool ok)
{
    if (f->stage != STAGE_BEHIND) {
        turn_end(m, f, ok);
        return frame_pop(m, ok);
    }
    m->stack->repeat = f->repeat;
    if (ok)
        return frame_pop(m, true);
    frame_restore(m, f);
    return may_turn(m, f) ? turn(m, f, STAGE_MORE) : frame_pop(m, false);
}

/* It ends at `ptr`; what is around it goes on behind it. */
static Flow possessive_end(RegexMatcher *m, Frame *f, int64_t ptr)
{
    struct RegexStack *s = m->stack;

    s->toplevel = f->toplevel;
    s->home = f->last_ptr;
    s->strayed = true;
    frame_pop(m, true);
    return go(m, f->inst->next, ptr);
}

/* One more turn that stays as it was found. */
static Flow possessive_turn(RegexMatcher *m, Frame *f)
{
    struct RegexStack *s = m->stack;
    const RegexInst *inst = f->inst;
    int64_t ptr = m->ptr;

    s->toplevel = false;
    s->home = ptr;
    s->strayed = false;
    if (f->count < inst->min)
        return go(m, inst->body, ptr);
    if ((f->count >= inst->max && inst->max != REGEX_MAX_REPEAT) ||
        (f->stage == STAGE_MORE && ptr == f->ptr))
        return possessive_end(m, f, ptr);
    f->stage = STAGE_MORE;
    f->ptr = ptr;
    f->lastmark = m->lastmark;
    f->lastindex = m->lastindex;
    s->nkept = f->kept;
    frame_keep(m, f);
    return go(m, inst->body, ptr);
}

static Flow step_possessive(RegexMatcher *m, const RegexInst *inst)
{
    Frame *f = frame_push(m, inst);

    f->last_ptr = m->stack->home;
    return possessive_turn(m, f);
}

static Flow resume_possessive(RegexMatcher *m, Frame *f, bool ok)
{
    if (ok) {
        f->count++;
        return possessive_turn(m, f);
    }
    if (f->stage != STAGE_MORE) {
        possessive_end(m, f, f->ptr);
        return FLOW_FAIL;
    }
    m->stack->unsure |= m->stack->strayed;
    frame_restore(m, f);
    return possessive_end(m, f, f->ptr);
}

/* ---- what is looked for by itself ---- */

static Flow inside(RegexMatcher *m, const RegexInst *inst, int64_t ptr)
{
    m->stack->toplevel = false;
    return jump(m, inst->body, ptr);
}

static Flow step_atomic(RegexMatcher *m, const RegexInst *inst)
{
    frame_push(m, inst);
    return inside(m, inst, m->ptr);
}

static Flow resume_atomic(RegexMatcher *m, Frame *f, bool ok)
{
    frame_pop(m, ok);
    return ok ? go(m, f->inst->next, m->ptr) : FLOW_FAIL;
}

static Flow step_assert(RegexMatcher *m, const RegexInst *inst)
{
    bool is_not = inst->op == REGEX_ASSERT_NOT;
    Frame *f;

    if (m->ptr < inst->back)
        return is_not ? go(m, inst->next, m->ptr) : FLOW_FAIL;
    f = frame_push(m, inst);
    if (is_not && m->stack->repeat >= 0)
        frame_keep(m, f);
    return inside(m, inst, m->ptr - inst->back);
}

static Flow resume_assert(RegexMatcher *m, Frame *f, bool ok)
{
    bool is_not = f->inst->op == REGEX_ASSERT_NOT;

    if (is_not && !ok)
        frame_restore(m, f);
    frame_pop(m, ok);
    return ok != is_not ? go(m, f->inst->next, f->ptr) : FLOW_FAIL;
}

/* ---- the machine ---- */

static Flow step_success(RegexMatcher *m)
{
    const struct RegexStack *s = m->stack;

    if (s->toplevel && s->match_all && m->ptr != m->end)
        return FLOW_FAIL;
    return is_too_early(m, m->ptr) ? FLOW_FAIL : matched(m, m->ptr);
}

static Flow step(RegexMatcher *m)
{
    const RegexInst *inst = m->stack->at;

    switch (inst->op) {
    case REGEX_MARK:
        set_mark(m, inst->mark);
        return go(m, inst->next, m->ptr);
    case REGEX_LITERAL:
    case REGEX_NOT_LITERAL:
    case REGEX_ANY:
    case REGEX_ANY_ALL:
    case REGEX_IN:
        return may_begin(m, inst, m->ptr) ? go(m, inst->next, m->ptr + 1)
                                          : FLOW_FAIL;
    case REGEX_AT:
        return at_holds(m, inst) ? go(m, inst->next, m->ptr) : FLOW_FAIL;
    case REGEX_GROUPREF:
        return step_groupref(m, inst);
    case REGEX_EXISTS:
        return go(m, has_group(m, inst->mark) ? inst->body : inst->no, m->ptr);
    case REGEX_BRANCH:
        return step_branch(m, inst);
    case REGEX_GREEDY_ONE:
        return step_greedy_one(m, inst);
    case REGEX_LAZY_ONE:
        return step_lazy_one(m, inst);
    case REGEX_POSSESSIVE_ONE:
        return step_possessive_one(m, inst);
    case REGEX_REPEAT:
        return step_repeat(m, inst);
    case REGEX_GREEDY_UNTIL:
        return step_greedy_until(m, inst);
    case REGEX_LAZY_UNTIL:
        return step_lazy_until(m, inst);
    case REGEX_POSSESSIVE:
        return step_possessive(m, inst);
    case REGEX_ATOMIC:
        return step_atomic(m, inst);
    case REGEX_ASSERT:
    case REGEX_ASSERT_NOT:
        return step_assert(m, inst);
    case REGEX_SUCCESS:
        return step_success(m);
    }
    return FLOW_FAIL;
}

/* What the innermost frame does with an answer. */
static Flow resume(RegexMatcher *m, bool ok)
{
    Frame *f = frame_top(m);

    m->stack->toplevel = f->toplevel;
    switch (f->inst->op) {
    case REGEX_BRANCH:
        return resume_branch(m, f, ok);
    case REGEX_GREEDY_ONE:
        return resume_greedy_one(m, f, ok);
    case REGEX_LAZY_ONE:
        return resume_lazy_one(m, f, ok);
    case REGEX_REPEAT:
        return resume_repeat(m, f, ok);
    case REGEX_GREEDY_UNTIL:
        return resume_greedy_until(m, f, ok);
    case REGEX_LAZY_UNTIL:
        return resume_lazy_until(m, f, ok);
    case REGEX_POSSESSIVE:
        return resume_possessive(m, f, ok);
    case REGEX_ATOMIC:
        return resume_atomic(m, f, ok);
    default:
        return resume_assert(m, f, ok);
    }
}

/* Looks for it at `ptr` alone. */
static RegexAnswer run(RegexMatcher *m, int64_t ptr, bool toplevel)
{
    struct RegexStack *s = m->stack;
    Flow flow = FLOW_ON;

    s->n = s->nkept = 0;
    s->repeat = -1;
    s->home = -1;
    s->toplevel = toplevel;
    s->at = m->regex->first;
    m->ptr = m->start = ptr;
    m->lastmark = m->lastindex = -1;
    while (flow == FLOW_ON || s->n) {
        if (--m->steps < 0 || s->is_full)
            return REGEX_UNENDING;
        flow = flow == FLOW_ON ? step(m) : resume(m, flow == FLOW_MATCH);
        if (s->unsure)
            return REGEX_UNSURE;
    }
    for (int i = 0; flow == FLOW_MATCH && i + 1 <= m->lastmark; i += 2)
        if (m->mark[i] >= 0 && m->mark[i + 1] >= 0 &&
            m->mark[i + 1] < m->mark[i])
            return REGEX_UNSURE;
    return flow == FLOW_MATCH ? REGEX_YES : REGEX_NO;
}

void regex_matcher_open(RegexMatcher *m, Arena *a, const Regex *regex,
                        const uint32_t *text, int64_t size)
{
    *m = (RegexMatcher){.arena = a, .regex = regex, .text = text, .end = size};
    m->stack = ARENA_NEW(a, struct RegexStack);
    m->mark = ARENA_ARRAY(a, int64_t, 2 * regex->ngroup + 1);
    m->lastmark = m->lastindex = -1;
}

RegexAnswer regex_match(RegexMatcher *m)
{
    m->stack->match_all = false;
    return run(m, m->start, true);
}

RegexAnswer regex_full_match(RegexMatcher *m)
{
    m->stack->match_all = true;
    return run(m, m->start, true);
}

RegexAnswer regex_search(RegexMatcher *m)
{
    int64_t last = m->regex->is_anchored ? m->start : m->end;
    RegexAnswer answer = REGEX_NO;
    bool toplevel = true;

    m->stack->match_all = false;
    for (int64_t ptr = m->start; ptr <= last && !answer; ptr++) {
        if (may_begin(m, m->regex->first, ptr))
            answer = run(m, ptr, toplevel);
        else if (--m->steps < 0)
            answer = REGEX_UNENDING;
        m->must_advance = toplevel = false;
    }
    return answer;
}

bool regex_group(const RegexMatcher *m, int i, int64_t *begin, int64_t *end)
{
    int mark = 2 * i - 2;

    *begin = i ? -1 : m->start;
    *end = i ? -1 : m->ptr;
    if (!i)
        return true;
    if (!has_group(m, mark))
        return false;
    *begin = m->mark[mark];
    *end = m->mark[mark + 1];
    return true;
}
