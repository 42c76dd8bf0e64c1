/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inflation of gzip files, bounded. */
#include "runtime/csv.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16 }; /* the largest, in the gzip format only */

bool gzip_is(Text bytes)
{
    return bytes.size >= 2 && (unsigned char)bytes.data[0] == 0x1f &&
           (unsigned char)bytes.data[1] == 0x8b;
}

/* A growing output. */
typedef struct Inflation {
    z_stream z;
    char *data;
    size_t size, capacity, limit;
} Inflation;

/* Makes room behind what there is; NULL, or why not. */
static const char *grow(Inflation *f)
{
    size_t capacity = f->capacity ? 2 * f->capacity : 65536;
    char *data;

    if (f->size >= f->limit)
        return "the inflated text is larger than the limit";
    if (capacity > f->limit)
        capacity = f->limit;
    data = realloc(f->data, capacity);
    if (!data)
        return "out of memory";
    f->data = data;
    f->capacity = capacity;
    return NULL;
}

/* One turn of inflate(), over as much as zlib's counters hold. */
static int inflate_some(Inflation *f)
{
    size_t room = f->capacity - f->size;
    uInt before = room > UINT_MAX ? UINT_MAX : (uInt)room;
    int status;

    f->z.next_out = (Bytef *)f->data + f->size;
    f->z.avail_out = before;
    status = inflate(&f->z, Z_NO_FLUSH);
    f->size += before - f->z.avail_out;
    return status;
}

/* The stream that is open in f, with all its members. */
static const char *inflate_all(Inflation *f, Text bytes)
{
    const char *next = bytes.data, *end = bytes.data + bytes.size;

    for (;;) {
        int status;

        if (f->z.avail_in == 0 && next < end) {
            size_t left = (size_t)(end - next);

            f->z.avail_in = left > UINT_MAX ? UINT_MAX : (uInt)left;
            f->z.next_in = (Bytef *)(uintptr_t)next;
            next += f->z.avail_in;
        }
        if (f->size == f->capacity) {
            const char *why = grow(f);

            if (why)
                return why;
        }
        status = inflate_some(f);
        if (status == Z_STREAM_END) {
            if (f->z.avail_in == 0 && next == end)
                return NULL;
            if (inflateReset(&f->z) != Z_OK)
                return "damaged gzip data";
        } else if (status == Z_BUF_ERROR && f->z.avail_in == 0 && next == end) {
            return "the gzip data end too early";
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            return status == Z_MEM_ERROR ? "out of memory"
                                         : "damaged gzip data";
        }
    }
}

const char *gzip_inflate(Text bytes, size_t limit, Text *out)
{
    Inflation f = {.limit = limit};
    const char *why;

    if (inflateInit2(&f.z, GZIP_WINDOW) != Z_OK)
        return "out of memory";
    why = inflate_all(&f, bytes);
    inflateEnd(&f.z);
    if (why) {
        free(f.data);
        return why;
    }
    *out = (Text){f.data, f.size};
    return NULL;
}
