/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Parts of an arena: counted in the whole, given back before it or with it. */
#include "base/arena.h"

#include <stdio.h>
#include <string.h>

static int failures;

#define CHECK(what)                                                            \
    ((what) ? (void)0                                                          \
            : (void)(failures++,                                               \
                     printf("%s:%d: %s\n", __FILE__, __LINE__, #what)))

enum { MANY = 1 << 16 };

static void test_zeroed_and_counted(Arena *whole)
{
    size_t before = whole->used;
    Arena part;
    char *p;
    int set = 0;

    arena_part_open(&part, whole);
    CHECK(whole->used == before);
    p = arena_alloc(&part, MANY);
    for (int i = 0; i < MANY; i++)
        set += p[i] != 0;
    CHECK(!set);
    memset(p, 1, MANY);
    CHECK(part.used == MANY);
    CHECK(whole->used == before + MANY);
    arena_part_close(&part);
    CHECK(whole->used == before);
}

/* In any order, and what is left goes with the whole. */
static void test_order(Arena *whole)
{
    Arena *part[4];

    for (int i = 0; i < 4; i++) {
        part[i] = ARENA_NEW(whole, Arena);
        arena_part_open(part[i], whole);
        ARENA_ARRAY(part[i], int, 1000);
    }
    arena_part_close(part[1]);
    arena_part_close(part[3]);
    CHECK(whole->part == part[2] && part[2]->next == part[0]);
    arena_part_close(part[0]);
    CHECK(whole->part == part[2] && !part[2]->next);
}

/* Parts of a part go with it, and their bytes are those of all around. */
static void test_nested(Arena *whole)
{
    size_t before = whole->used;
    Arena *outer = ARENA_NEW(whole, Arena), *inner[2];

    arena_part_open(outer, whole);
    for (int i = 0; i < 2; i++) {
        inner[i] = ARENA_NEW(outer, Arena);
        arena_part_open(inner[i], outer);
        ARENA_ARRAY(inner[i], char, MANY);
    }
    CHECK(outer->used > 2 * MANY && whole->used > before + outer->used);
    arena_part_close(inner[0]);
    CHECK(outer->used > MANY && outer->used < 2 * MANY);
    arena_part_close(outer);
    CHECK(whole->used < before + MANY && !outer->part);
}

/* The whole's limit is that of the part, and so is where it goes then. */
static void test_limit(Arena *whole)
{
    jmp_buf escape, *outer = whole->escape;
    Arena *part = ARENA_NEW(whole, Arena);

    arena_part_open(part, whole);
    whole->limit = whole->used + 4096;
    whole->escape = &escape;
    if (!setjmp(escape)) {
        arena_alloc(part, 4096);
        arena_alloc(part, 16);
        CHECK(!"it is exhausted");
    }
    whole->escape = outer;
    whole->limit = 0;
    arena_part_open(ARENA_NEW(part, Arena), part); /* goes with the whole */
    ARENA_ARRAY(part->part, char, MANY);
}

/* A part that lies elsewhere may be closed when the whole has taken it along.
 */
static void test_taken_along(jmp_buf *escape)
{
    Arena whole = {.escape = escape}, part[2];

    for (int i = 0; i < 2; i++) {
        arena_part_open(&part[i], &whole);
        arena_alloc(&part[i], MANY);
    }
    arena_free(&whole);
    for (int i = 0; i < 2; i++) {
        CHECK(!part[i].whole && !part[i].next && !part[i].used);
        arena_part_close(&part[i]);
    }
    CHECK(!whole.part && !whole.used);
    arena_part_open(&part[0], &whole);
    arena_part_close(&part[0]);
    arena_part_close(&part[0]);
    CHECK(!whole.part && !whole.used);
}

int main(void)
{
    jmp_buf escape;
    Arena a = {.escape = &escape};

    if (setjmp(escape))
        return 1;
    test_zeroed_and_counted(&a);
    test_order(&a);
    test_nested(&a);
    test_limit(&a);
    arena_free(&a);
    CHECK(!a.part && !a.used);
    test_taken_along(&escape);
    return failures != 0;
}
