/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values of the host: what goes into a script's function from outside, and
 * what comes back. A tree of plain data with dense tensors as leaves. */
#ifndef HOLO_BASE_HOST_VALUE_H
#define HOLO_BASE_HOST_VALUE_H

#include "base/tensor.h"

typedef enum HostKind {
    HOST_NONE,
    HOST_BOOL,
    HOST_INT,
    HOST_FLOAT,
    HOST_STR,
    HOST_ARRAY,
    HOST_LIST,
    HOST_TUPLE,
    HOST_DICT,
    HOST_SCALAR, /* NumPy's: immutable, with a dtype */
    HOST_LONG,   /* an int that does not fit an int64: its digits are `s` */
    HOST_ONE_OF, /* of a result: item 0, a staged int, says which of the others
                    it is, counted from 0 */
    HOST_SIZED,  /* of a result: item 0 is an array within its bound, and the
                    others are the sizes that it has, ints, staged or known */
    HOST_NUMBERS /* of a result, a list: item 0 is an array, item 1 the int that
                    says how many of its elements are there, item 2 of which
                    kind they are as numbers */
} HostKind;

typedef struct HostValue HostValue;
struct HostValue {
    HostKind kind;
    /* Is it a tensor that the program gets or gives? Arrays and scalars always
     * are; a bool, an int or a float may be. Then `array` is in use. */
    bool staged;
    union {
        bool b;
        int64_t i;
        double f;
        Text s;
        TensorView array; /* data NULL where only the type is known */
        struct {
            int n;
            HostValue *item;
            HostValue *key; /* of a dict, as many as items */
        } items;
    };
};

#endif
