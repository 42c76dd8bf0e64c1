/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Questions that only running knows whether they come: see ask.c. */
#ifndef HOLO_PASSES_PYTHON_ASK_H
#define HOLO_PASSES_PYTHON_ASK_H

#include "passes/python/protocol.h"

typedef struct Asking {
    Mark mark;
    Node *token;
    int npart, part_capacity;
    Object **part; /* of the iterator that items are taken from */
} Asking;

void asking_begin(Spec *s, Asking *a, Value it);
/* False after H0990, if what was asked since left something behind, other than
 * in the iterator; `what` begins the sentence: "any() of". */
bool asking_end(Spec *s, const Asking *a, const char *what);
/* Nobody knows how far the iterator was taken: to use it on is refused. */
void asking_lose(Spec *s, const Asking *a);

/* Truths that are folded by OP_or or OP_and, until one decides. */
typedef struct Answers {
    Op op;
    const char *what;
    Value iterator; /* that items are taken from; UNDEFINED: none */
    Value sofar;    /* a bool: nothing staged was said yet */
    bool is_behind; /* what is asked now stands behind a staged answer */
    Asking asking;
} Answers;

static inline Answers answers_of(Op op, const char *what)
{
    return (Answers){.op = op,
                     .what = what,
                     .iterator = {.kind = VALUE_UNDEFINED},
                     .sofar = value_bool(op == OP_and)};
}

void answers_ask(Spec *s, Answers *a); /* before each question */
/* Its answer: true if that decides, or is an error; `sofar` is the result. */
bool answers_take(Spec *s, Answers *a, Value next);
/* There was no answer any more: the result. */
Value answers_end(Spec *s, Answers *a, bool failed);

/* The answers to a question about each item. */
typedef Value AnswerTo(Spec *s, Value item, void *data);

/* A function of lib/_list.py that asks the same in a loop; its first argument
 * is what it goes through. */
typedef struct AskedLoop {
    const char *name;
    int n;
    const Value *arg;
} AskedLoop;

/* What may not be asked behind a staged answer, as it prints or raises, stands
 * in a loop that the answer ends. */
Value answers_or_loop(Spec *s, Answers *a, const AskedLoop *loop,
                      AnswerTo *answer, void *data);

#endif
