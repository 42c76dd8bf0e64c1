/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of Unicode: letters, digits, cases. */
#include "base/letters.h"

static const LetterRange alnum[] = {
#include "base/alnum.def"
};
static const LetterRange digit[] = {
#include "base/digit.def"
};
static const LetterRange cased[] = {
#include "base/cased.def"
};
static const LetterRange space[] = {
    {0x9, 0xD},       {0x1C, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
    {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
    {0x205F, 0x205F}, {0x3000, 0x3000},
};

/* Of each run of letters in steps, what is added to each. */
static const struct {
    uint32_t first, last;
    uint32_t step;
    int32_t by;
} lower[] = {
#include "base/lower.def"
};

static const struct {
    uint32_t of, fellow[3];
} fellows[] = {
    {0x69, {0x131}},           {0x73, {0x17F}},
    {0xB5, {0x3BC}},           {0x131, {0x69}},
    {0x17F, {0x73}},           {0x345, {0x3B9, 0x1FBE}},
    {0x390, {0x1FD3}},         {0x3B0, {0x1FE3}},
    {0x3B2, {0x3D0}},          {0x3B5, {0x3F5}},
    {0x3B8, {0x3D1}},          {0x3B9, {0x345, 0x1FBE}},
    {0x3BA, {0x3F0}},          {0x3BC, {0xB5}},
    {0x3C0, {0x3D6}},          {0x3C1, {0x3F1}},
    {0x3C2, {0x3C3}},          {0x3C3, {0x3C2}},
    {0x3C6, {0x3D5}},          {0x3D0, {0x3B2}},
    {0x3D1, {0x3B8}},          {0x3D5, {0x3C6}},
    {0x3D6, {0x3C0}},          {0x3F0, {0x3BA}},
    {0x3F1, {0x3C1}},          {0x3F5, {0x3B5}},
    {0x432, {0x1C80}},         {0x434, {0x1C81}},
    {0x43E, {0x1C82}},         {0x441, {0x1C83}},
    {0x442, {0x1C84, 0x1C85}}, {0x44A, {0x1C86}},
    {0x463, {0x1C87}},         {0x1C80, {0x432}},
    {0x1C81, {0x434}},         {0x1C82, {0x43E}},
    {0x1C83, {0x441}},         {0x1C84, {0x442, 0x1C85}},
    {0x1C85, {0x442, 0x1C84}}, {0x1C86, {0x44A}},
    {0x1C87, {0x463}},         {0x1C88, {0xA64B}},
    {0x1E61, {0x1E9B}},        {0x1E9B, {0x1E61}},
    {0x1FBE, {0x345, 0x3B9}},  {0x1FD3, {0x390}},
    {0x1FE3, {0x3B0}},         {0xA64B, {0x1C88}},
    {0xFB05, {0xFB06}},        {0xFB06, {0xFB05}},
};

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

bool letter_in_ranges(const LetterRange *range, size_t n, uint32_t c)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c > range[middle][1])
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && c >= range[low][0];
}

bool letter_is_alnum(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') ||
               ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return letter_in_ranges(alnum, LENGTH(alnum), c);
}

bool letter_is_digit(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9'
                    : letter_in_ranges(digit, LENGTH(digit), c);
}

bool letter_is_space(uint32_t c)
{
    return letter_in_ranges(space, LENGTH(space), c);
}

bool letter_is_cased(uint32_t c)
{
    return letter_in_ranges(cased, LENGTH(cased), c);
}

uint32_t letter_lower(uint32_t c)
{
    size_t low = 0, high = LENGTH(lower);

    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c > lower[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == LENGTH(lower) || c < lower[low].first ||
        (c - lower[low].first) % lower[low].step)
        return c;
    return (uint32_t)((int32_t)c + lower[low].by);
}

const uint32_t *letter_fellows(uint32_t c)
{
    size_t low = 0, high = LENGTH(fellows);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c > fellows[middle].of)
            low = middle + 1;
        else
            high = middle;
    }
    return low < LENGTH(fellows) && fellows[low].of == c ? fellows[low].fellow
                                                         : NULL;
}
