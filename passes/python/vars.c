/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* vars(x) and `x.__dict__`: an object of the library (_attributes.py) that is a
 * dict to who uses it, and whose items are the attributes of x. */
#include "passes/python/protocol.h"

Value attributes_of(Spec *s, Value x)
{
    return library_call(s, "_attributes", "attributes", 1, &x);
}

Value do_vars(Spec *s, Args *a)
{
    Value x = a->arg[0];

    if (!value_is_object(x, OBJECT_INSTANCE) || class_of(x)->class.exception)
        return spec_not_yet(s, "vars() of what is no object of a class");
    return class_of(x)->class.slots_only
               ? raise_error(s, "TypeError",
                             "vars() argument must have __dict__ attribute")
               : attributes_of(s, x);
}
