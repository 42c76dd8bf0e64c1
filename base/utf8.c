/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* UTF-8: decoding that accepts nothing else, encoding, and tables of Unicode.
 */
#include "base/utf8.h"
#include "base/letters.h"

static const LetterRange unprintable[] = {
#include "base/unprintable.def"
};
static const LetterRange wide[] = {
#include "base/wide.def"
};
static const LetterRange combining[] = {
#include "base/combining.def"
};

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

size_t utf8_decode(Text s, size_t at, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s.data[at];
    size_t n = lead < 0x80                   ? 1
               : lead >= 0xC2 && lead < 0xE0 ? 2
               : lead >= 0xE0 && lead < 0xF0 ? 3
               : lead >= 0xF0 && lead < 0xF5 ? 4
                                             : 0;

    if (!n || n > s.size - at)
        return 0;
    *c = n == 1 ? lead : lead & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if (((unsigned char)s.data[at + i] & 0xC0) != 0x80)
            return 0;
        *c = *c << 6 | ((unsigned char)s.data[at + i] & 0x3F);
    }
    return *c < least[n] || *c > 0x10FFFF ? 0 : n;
}

static void put_tail(TextBuffer *out, uint32_t c, int bytes)
{
    while (bytes-- > 0)
        buffer_putc(out, (char)(0x80 | (c >> 6 * bytes & 0x3F)));
}

void utf8_put(TextBuffer *out, uint32_t c)
{
    int tail = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};

    buffer_putc(out, (char)(lead[tail] | c >> 6 * tail));
    put_tail(out, c, tail);
}

bool utf8_is_ascii(Text s)
{
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)s.data[i] >= 0x80)
            return false;
    return true;
}

bool utf8_is_printable(uint32_t c)
{
    return !letter_in_ranges(unprintable, LENGTH(unprintable), c);
}

int utf8_width(uint32_t c)
{
    if (letter_in_ranges(combining, LENGTH(combining), c))
        return 0;
    return letter_in_ranges(wide, LENGTH(wide), c) ? 2 : 1;
}
