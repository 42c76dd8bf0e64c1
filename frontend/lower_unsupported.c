/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Constructs of Python that are not converted: what is reported of each. */
#include "frontend/lower.h"

typedef struct UnsupportedInfo {
    const char *construct;
    const char *reason;
    const char *help;
} UnsupportedInfo;

static const UnsupportedInfo unsupported_info[] = {
    [UNSUPPORTED_EXCEPT_STAR] = {"`except*`",
                                 "there are no groups of exceptions",
                                 "write `except` for one exception at a time"},
    [UNSUPPORTED_ASYNC] =
        {"`async`",
         "the script becomes one program that runs in its own order; there is "
         "no event loop beside it",
         "write it without `async`"},
    [UNSUPPORTED_AWAIT] =
        {"`await`",
         "the script becomes one program that runs in its own order; there is "
         "no event loop beside it",
         "call the function without `await`"},
    [UNSUPPORTED_IMPORT_STAR] =
        {"`import *`", "every name must be known from the script itself",
         "import the names that are used: `from m import a, b`"},
};

void lower_unsupported(Lower *l, Unsupported what, Span span)
{
    const UnsupportedInfo *info = &unsupported_info[what];
    Diag *d = diag_error(l->ctx, DIAG_H0114, span, "%s is not converted",
                         info->construct);

    diag_note(l->ctx, d, "%s", info->reason);
    diag_help(l->ctx, d, "%s", info->help);
}
