/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an errno is to Python. */
#ifndef HOLO_BASE_OS_ERROR_H
#define HOLO_BASE_OS_ERROR_H

#include "base/text.h"

/* "FileNotFoundError", ...; "OSError" of one that has no class of its own. */
const char *os_error_name(int error);
const char *os_error_words(int error); /* "No such file or directory" */
/* str() of the exception, of a file, or of none: no data. */
void os_error_text(TextBuffer *out, int error, Text path);

#endif
