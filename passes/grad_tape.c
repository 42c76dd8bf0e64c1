/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of tapes. The cotangent of a tape is a tape.
 *
 * A gradient of a gradient meets loops that push and loops that pop. What was
 * popped has a cotangent; it is pushed on the *cotangent tape*, and the sweep
 * of the loop that pushed pops it there: records come back in the order in
 * which they are wanted. Of a record only the floats have cotangents, so a
 * record of the cotangent tape holds one value for each float, in order. */
#include "passes/grad.h"

Node *tape_push_record(Build *b, Node *tape, int n, Node *const *value)
{
    Arena *a = b->graph->module->arena;
    Node **input = ARENA_ARRAY(a, Node *, n + 1);

    input[0] = tape;
    for (int i = 0; i < n; i++)
        input[1 + i] = value[i];
    return build_op(b, OP_tape_push, n + 1, input);
}

Node *tape_pop_record(Build *b, Node *tape, int n, const Type *type)
{
    Arena *a = b->graph->module->arena;
    Type *element = ARENA_ARRAY(a, Type, n + 1);
    Node *pop = build_bare(b, OP_tape_pop, 1, &tape);

    element[0] = tape->type;
    for (int i = 0; i < n; i++)
        element[1 + i] = type[i];
    pop->type = type_tuple(a, element, n + 1);
    return pop;
}

/* t' = push(t, v...): the cotangents of t and v are popped off that of t'. */
void grad_tape_push(Grad *gr, Node *n, Node *ct)
{
    Type *type = ARENA_ARRAY(gr->scratch, Type, n->ninput);
    int nfloat = 0, next = 1;
    Node *pop;

    for (int i = 1; i < n->ninput; i++)
        if (type_is_float(&n->input[i]->type))
            type[nfloat++] = n->input[i]->type;
    pop = tape_pop_record(&gr->b, ct, nfloat, type);
    grad_flow(gr, n->input[0], build_result(&gr->b, pop, 0));
    for (int i = 1; i < n->ninput; i++)
        if (type_is_float(&n->input[i]->type))
            grad_flow(gr, n->input[i], build_result(&gr->b, pop, next++));
}

/* (t', v...) = pop(t): the cotangents of v are pushed on that of t'. */
void grad_tape_pop(Grad *gr, Node *n, Node *ct)
{
    Node **element = grad_elements(gr, n);
    Node **value = ARENA_ARRAY(gr->scratch, Node *, n->type.nelement);
    int nfloat = 0;

    ct = element[0] ? element[0] : build_op(&gr->b, OP_tape_create, 0, NULL);
    for (int i = 1; i < n->type.nelement; i++)
        if (type_is_float(&n->type.element[i]))
            value[nfloat++] = element[i]
                                  ? element[i]
                                  : build_zeros(&gr->b, n->type.element[i]);
    grad_flow(gr, n->input[0], tape_push_record(&gr->b, ct, nfloat, value));
}
