/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The script library, lib/, as data of libholo: the build writes the table. */
#ifndef HOLO_API_SCRIPTS_H
#define HOLO_API_SCRIPTS_H

#include "base/text.h"

typedef struct ScriptFile {
    const char *name; /* "nn", "nets/resnet" */
    const char *path; /* as diagnostics show it: "holo/nn.py" */
    Text text;
} ScriptFile;

/* Ended by a NULL name. */
extern const ScriptFile script_library[];

#endif
