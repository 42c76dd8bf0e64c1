/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's classes and words of what the system says went wrong. */
#include "base/os_error.h"

#include "base/format.h"

#include <errno.h>
#include <string.h>

const char *os_error_name(int error)
{
    static const struct {
        int error;
        const char *name;
    } names[] = {
        {ENOENT, "FileNotFoundError"}, {EEXIST, "FileExistsError"},
        {EISDIR, "IsADirectoryError"}, {ENOTDIR, "NotADirectoryError"},
        {EACCES, "PermissionError"},   {EPERM, "PermissionError"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].error == error)
            return names[i].name;
    return "OSError";
}

const char *os_error_words(int error)
{
    const char *words = strerrordesc_np(error);

    return words ? words : "Unknown error";
}

void os_error_text(TextBuffer *out, int error, Text path)
{
    buffer_printf(out, "[Errno %d] %s", error, os_error_words(error));
    if (!path.data)
        return;
    buffer_puts(out, ": ");
    format_str_repr(out, path);
}
