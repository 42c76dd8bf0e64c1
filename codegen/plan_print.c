/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The kernel level as text: the graph, and below it the plan of each function,
 * one line for each buffer: where it is, how large, and which values live in it
 * by their numbers in the text. */
#include "codegen/buffers.h"

static const char *const kind_name[] = {
    [BUFFER_ARENA] = "arena",
    [BUFFER_PARAM] = "param",
    [BUFFER_CONSTANT] = "constant",
    [BUFFER_RESULT] = "result",
};

static int count_nodes(const Graph *g)
{
    int count = 0;

    for (const Node *n = g->first; n; n = n->next)
        count++;
    return count;
}

/* Values are numbered as the printer of the text form numbers them. */
static void print_residents(TextBuffer *out, const ModulePlan *p, int buffer,
                            const Graph *g, int *number)
{
    for (const Node *n = g->first; n; n = n->next, ++*number) {
        int own = *number;

        if (n->op == OP_kernel)
            *number += count_nodes(n->region[0]);
        for (int i = 0; i < n->nregion && n->op != OP_kernel; i++) {
            ++*number;
            print_residents(out, p, buffer, n->region[i], number);
            --*number;
        }
        if (value_in_memory(n) && p->value[n->id] == buffer)
            buffer_printf(out, " %%%d", own);
    }
}

static void print_plan(TextBuffer *out, const ModulePlan *p, const Plan *plan)
{
    buffer_printf(out, "# plan of %s: an arena of %lld bytes\n",
                  plan->function->name, (long long)plan->arena_size);
    for (int i = 0; i < plan->nbuffer; i++) {
        const Buffer *b = &plan->buffer[i];
        int number = 0;

        buffer_printf(
            out, "#   buffer %d: %s %lld, %lld bytes:", i, kind_name[b->kind],
            (long long)(b->kind == BUFFER_ARENA ? b->offset : b->index),
            (long long)b->size);
        print_residents(out, p, i, plan->function, &number);
        buffer_putc(out, '\n');
    }
}

void plan_print(TextBuffer *out, const Module *m, const ModulePlan *p)
{
    module_print(out, m, NULL);
    for (int i = 0; i < p->nplan; i++)
        print_plan(out, p, &p->plan[i]);
}
