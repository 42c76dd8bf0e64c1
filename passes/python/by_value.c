/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists and arrays of which a list that grows keeps a copy, instead of which
 * one it is.
 *
 * That is the same to a script as long as neither is changed afterwards and
 * nobody asks whether they are one object. So both are immutable from then on:
 * who changes one is refused (heap_touch), and whether it is another is not
 * known (identity_of). An object that was there before the turn of a loop may
 * have been kept in an earlier turn, though it is kept behind the place where
 * the turn changes it: that is refused here. */
#include "passes/numpy/numpy.h"
#include "passes/python/item_form.h"
#include "passes/staging/trace.h"

static bool keep(Spec *s, Object *o)
{
    if (o->is_immutable)
        return true;
    for (const Turn *t = s->turn; t; t = t->outer)
        if (o->id < t->nobject && o->changed > t->clock) {
            Diag *d = spec_error(
                s, DIAG_H0990,
                "putting %s that each turn of a loop changes into a list that "
                "grows when running is not there yet",
                o->kind == OBJECT_ARRAY ? "an array" : "a list");

            diag_help(s->ctx, d,
                      "put a copy there: it is one and the same in "
                      "all turns");
            return false;
        }
    if (o->id < s->heap.trace_first)
        trace_unknown(s, "it puts what is older into a list that grows");
    o->is_immutable = true;
    return true;
}

static bool keep_array(Spec *s, Object *a)
{
    Object *root = array_root(a);
    const Choice *c = root->array.choice;

    for (int i = 0; c && i < c->n; i++)
        if (!keep_array(s, c->item[i].object))
            return false;
    return keep(s, a) && keep(s, root);
}

bool value_keep(Spec *s, Value v)
{
    if (value_is_array(v))
        return keep_array(s, v.object);
    if (!keep(s, v.object))
        return false;
    return !value_is_grown(v) || keep_array(s, grown_data(s, v));
}
