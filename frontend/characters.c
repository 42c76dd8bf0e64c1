/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Characters outside ASCII.
 *
 * Python reads a name as Unicode's XID_Start XID_Continue*, and compares names
 * in the normal form NFKC. The ranges below are those letters that NFKC leaves
 * alone and that combine with nothing; a letter that is in no table is
 * reported as not read yet, so no two names are ever confused. */
#include "frontend/characters.h"

#include <stddef.h>

typedef struct Range {
    uint32_t first, last;
} Range;

static const Range name_range[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},       {0xF8, 0x131},      {0x134, 0x13E},
    {0x141, 0x148},   {0x14A, 0x17E},     {0x180, 0x1C3},     {0x1CD, 0x1F0},
    {0x1F4, 0x2AF},   {0x370, 0x373},     {0x376, 0x377},     {0x37B, 0x37D},
    {0x37F, 0x37F},   {0x386, 0x386},     {0x388, 0x38A},     {0x38C, 0x38C},
    {0x38E, 0x3A1},   {0x3A3, 0x3CF},     {0x3D7, 0x3EF},     {0x3F3, 0x3F3},
    {0x3F7, 0x3F8},   {0x3FA, 0x481},     {0x48A, 0x52F},     {0x531, 0x556},
    {0x561, 0x586},   {0x5D0, 0x5EA},     {0x620, 0x63F},     {0x641, 0x64A},
    {0x10A0, 0x10C5}, {0x10D0, 0x10FA},   {0x1E00, 0x1E99},   {0x1EA0, 0x1EFF},
    {0x3041, 0x3096}, {0x30A1, 0x30FA},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B734},
};

/* Code points with a name of their own in diagnostics, in order. */
static const struct {
    uint32_t code;
    CharacterInfo info;
} named[] = {
    {0x85, {CHARACTER_SPACE, "next line", NULL}},
    {0xA0, {CHARACTER_SPACE, "no-break space", NULL}},
    {0xAD, {CHARACTER_SPACE, "soft hyphen", NULL}},
    {0xB4, {CHARACTER_QUOTE, "acute accent", "'"}},
    {0xD7, {CHARACTER_LOOKALIKE, "multiplication sign", "*"}},
    {0xF7, {CHARACTER_LOOKALIKE, "division sign", "/"}},
    {0x200B, {CHARACTER_SPACE, "zero width space", NULL}},
    {0x200C, {CHARACTER_SPACE, "zero width non-joiner", NULL}},
    {0x200D, {CHARACTER_SPACE, "zero width joiner", NULL}},
    {0x200E, {CHARACTER_BIDI, "left-to-right mark", NULL}},
    {0x200F, {CHARACTER_BIDI, "right-to-left mark", NULL}},
    {0x2010, {CHARACTER_LOOKALIKE, "hyphen", "-"}},
    {0x2011, {CHARACTER_LOOKALIKE, "non-breaking hyphen", "-"}},
    {0x2012, {CHARACTER_LOOKALIKE, "figure dash", "-"}},
    {0x2013, {CHARACTER_LOOKALIKE, "en dash", "-"}},
    {0x2014, {CHARACTER_LOOKALIKE, "em dash", "-"}},
    {0x2018, {CHARACTER_QUOTE, "left single quotation mark", "'"}},
    {0x2019, {CHARACTER_QUOTE, "right single quotation mark", "'"}},
    {0x201A, {CHARACTER_QUOTE, "low quotation mark", "'"}},
    {0x201C, {CHARACTER_QUOTE, "left double quotation mark", "\""}},
    {0x201D, {CHARACTER_QUOTE, "right double quotation mark", "\""}},
    {0x201E, {CHARACTER_QUOTE, "double low quotation mark", "\""}},
    {0x2026, {CHARACTER_LOOKALIKE, "ellipsis", "..."}},
    {0x202A, {CHARACTER_BIDI, "left-to-right embedding", NULL}},
    {0x202B, {CHARACTER_BIDI, "right-to-left embedding", NULL}},
    {0x202C, {CHARACTER_BIDI, "pop directional formatting", NULL}},
    {0x202D, {CHARACTER_BIDI, "left-to-right override", NULL}},
    {0x202E, {CHARACTER_BIDI, "right-to-left override", NULL}},
    {0x2032, {CHARACTER_QUOTE, "prime", "'"}},
    {0x2060, {CHARACTER_SPACE, "word joiner", NULL}},
    {0x2066, {CHARACTER_BIDI, "left-to-right isolate", NULL}},
    {0x2067, {CHARACTER_BIDI, "right-to-left isolate", NULL}},
    {0x2068, {CHARACTER_BIDI, "first strong isolate", NULL}},
    {0x2069, {CHARACTER_BIDI, "pop directional isolate", NULL}},
    {0x2192, {CHARACTER_LOOKALIKE, "rightwards arrow", "->"}},
    {0x2212, {CHARACTER_LOOKALIKE, "minus sign", "-"}},
    {0x2217, {CHARACTER_LOOKALIKE, "asterisk operator", "*"}},
    {0x2227, {CHARACTER_LOOKALIKE, "logical and", "and"}},
    {0x2228, {CHARACTER_LOOKALIKE, "logical or", "or"}},
    {0x2260, {CHARACTER_LOOKALIKE, "not equal to", "!="}},
    {0x2264, {CHARACTER_LOOKALIKE, "less-than or equal to", "<="}},
    {0x2265, {CHARACTER_LOOKALIKE, "greater-than or equal to", ">="}},
    {0x3000, {CHARACTER_SPACE, "ideographic space", NULL}},
    {0x3001, {CHARACTER_LOOKALIKE, "ideographic comma", ","}},
    {0xFEFF, {CHARACTER_SPACE, "byte order mark", NULL}},
};

/* Punctuation, symbols, controls, spaces: never part of a name. */
static const Range symbol_range[] = {
    {0x80, 0xA9},        {0xAB, 0xB4},       {0xB6, 0xB9},
    {0xBB, 0xBF},        {0x2000, 0x203E},   {0x2041, 0x2053},
    {0x2055, 0x206F},    {0x20A0, 0x20CF},   {0x2190, 0x2BFF},
    {0x3001, 0x3004},    {0x3008, 0x3020},   {0xE000, 0xF8FF},
    {0xFF5F, 0xFF65},    {0x1F000, 0x1FAFF}, {0xE0000, 0xE0FFF},
    {0xF0000, 0x10FFFF},
};

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E };

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static bool in_ranges(const Range *range, int n, uint32_t c)
{
    for (int i = 0; i < n; i++)
        if (c >= range[i].first && c <= range[i].last)
            return true;
    return false;
}

bool character_in_name(uint32_t c)
{
    return in_ranges(name_range, COUNT(name_range), c);
}

/* The full-width forms repeat ASCII's printable characters in order. */
static CharacterInfo full_width_info(uint32_t c)
{
    static const char ascii[][2] = {"!", "\"", "#", "$", "%", "&", "'", "(",
                                    ")", "*",  "+", ",", "-", ".", "/", "0",
                                    "1", "2",  "3", "4", "5", "6", "7", "8",
                                    "9", ":",  ";", "<", "=", ">", "?", "@"};
    static const char late[][2] = {"[", "\\", "]", "^", "_", "`"};
    static const char last[][2] = {"{", "|", "}", "~"};
    uint32_t a = c - FULL_WIDTH_FIRST + '!';
    CharacterInfo info = {CHARACTER_LOOKALIKE, "full-width form", NULL};
    CharacterInfo letter = {CHARACTER_OTHER, NULL, NULL};

    if ((a >= '0' && a <= '9') || (a >= 'A' && a <= 'Z') ||
        (a >= 'a' && a <= 'z') || a == '_')
        return letter;
    if (a <= '@')
        info.ascii = ascii[a - '!'];
    else if (a >= '[' && a <= '`')
        info.ascii = late[a - '['];
    else if (a >= '{')
        info.ascii = last[a - '{'];
    return info;
}

CharacterInfo character_info(uint32_t c)
{
    for (int i = 0; i < COUNT(named); i++)
        if (named[i].code == c)
            return named[i].info;
    if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
        return full_width_info(c);
    if (in_ranges(symbol_range, COUNT(symbol_range), c))
        return (CharacterInfo){CHARACTER_SYMBOL, NULL, NULL};
    return (CharacterInfo){CHARACTER_OTHER, NULL, NULL};
}
