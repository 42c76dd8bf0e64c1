/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Philox4x32-10, the counter-based generator of Salmon et al., "Parallel
 * random numbers: as easy as 1, 2, 3" (SC 2011). */
#ifndef HOLO_BASE_PHILOX_H
#define HOLO_BASE_PHILOX_H

#include <stdint.h>

/* The four words of the block `counter` (words 2 and 3 of the counter are 0)
 * under `key`. */
static inline void philox_block(uint64_t key, uint64_t counter,
                                uint32_t word[4])
{
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    uint32_t c0 = (uint32_t)counter, c1 = (uint32_t)(counter >> 32);
    uint32_t c2 = 0, c3 = 0;

    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * c0;
        uint64_t p1 = (uint64_t)0xCD9E8D57u * c2;
        uint32_t n0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        uint32_t n2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;

        c1 = (uint32_t)p1;
        c3 = (uint32_t)p0;
        c0 = n0;
        c2 = n2;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    word[0] = c0;
    word[1] = c1;
    word[2] = c2;
    word[3] = c3;
}

#endif
