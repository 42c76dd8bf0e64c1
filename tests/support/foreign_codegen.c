/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A code generator's module of another version: no table but its number. */
#include "codegen/codegen.h"

const CodegenApi *holo_codegen_api(void)
{
    static const CodegenApi api = {.abi = CODEGEN_ABI + 1};

    return &api;
}
