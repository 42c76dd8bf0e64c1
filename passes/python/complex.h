/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Complex numbers: Python's, NumPy's scalars, and NumPy's arrays of them.
 *
 * The graph knows real numbers alone. What is complex is an instance of a class
 * of the library (lib/_complex.py), and holds two real values under names that
 * no script can write: two floats, two of NumPy's scalars of one dtype, or two
 * arrays of one dtype and shape that nobody else holds. So whatever joins,
 * carries, views and differentiates objects needs to know nothing of it, and
 * code that takes a value for a number or an array never meets one by accident.
 * A number is joined part by part, as a tuple is.
 *
 * What they do is written in the language. Operators, and functions of NumPy
 * where an argument is complex, come here and are handed on: to the function of
 * that name there, or they are refused. */
#ifndef HOLO_PASSES_PYTHON_COMPLEX_H
#define HOLO_PASSES_PYTHON_COMPLEX_H

#include "passes/python/python.h"

typedef enum ComplexKind {
    COMPLEX_NONE,
    COMPLEX_PYTHON,
    COMPLEX_SCALAR, /* of NumPy's */
    COMPLEX_ARRAY,
    COMPLEX_DTYPE /* what an array's `dtype` is */
} ComplexKind;

ComplexKind complex_kind(Value v);
bool complex_is_data(Value v);         /* a number, or an array */
bool value_is_complex_number(Value v); /* Python's or NumPy's scalar */
/* The part of what is complex: 0 real, 1 imaginary. */
Value complex_part(Spec *s, Value v, int i);
/* What the library binds to a name. */
Value complex_library(Spec *s, const char *name);
Value complex_imaginary(Spec *s, double x); /* the literal */
/* What has these parts; poison after an error. */
Value complex_new(Spec *s, Value real, Value imaginary);
/* As a text keeps it: the elements now, whatever is stored later. */
Value complex_snapshot(Spec *s, Value v);

/* Is an operator with these operands ours? If so: what it gives. */
bool complex_meets(Value x, Value y);
Value complex_binary(Spec *s, Operator op, Value x, Value y);
Value complex_inplace(Spec *s, Operator op, Value x, Value y);
Value complex_compare(Spec *s, Operator op, Value x, Value y);
/* A comparison of an array with what no operator meets; UNDEFINED of others. */
Value complex_unlike(Spec *s, Operator op, Value x, Value y);

/* A call of NumPy with what is complex among its arguments, or of what is the
 * library's alone: true if it is done. */
bool complex_call(Spec *s, const Builtin *b, Value self, int narg,
                  const Value *arg, int nname, const Text *name, Value *out);
/* An attribute of a real array; UNDEFINED if it is another one. */
Value complex_of_real(Spec *s, Object *a, Sym name);
/* Of the rows of tables that are functions of the library alone. */
Value complex_only(Spec *s, Args *a);

#endif
