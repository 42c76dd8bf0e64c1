/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of elementwise operations.
 *
 * `n` stands for the value f(x) itself in the formulas: where a partial is
 * cheaper from the result than from the input, the result is what is used.
 * A partial is multiplied in by grad_scale() alone. */
#include "passes/grad.h"

#include <math.h>

/* ---- short names, so that code reads as its formula ---- */

static Node *neg(Grad *gr, Node *x)
{
    return build1(&gr->b, OP_negate, x);
}

static Node *add(Grad *gr, Node *x, Node *y)
{
    return build2(&gr->b, OP_add, x, y);
}

static Node *sub(Grad *gr, Node *x, Node *y)
{
    return build2(&gr->b, OP_subtract, x, y);
}

static Node *mul(Grad *gr, Node *x, Node *y)
{
    return build2(&gr->b, OP_multiply, x, y);
}

static Node *divide(Grad *gr, Node *x, Node *y)
{
    return build2(&gr->b, OP_divide, x, y);
}

static Node *pick(Grad *gr, Node *pred, Node *x, Node *y)
{
    return build3(&gr->b, OP_select, pred, x, y);
}

/* value / x */
static Node *over(Grad *gr, double value, Node *x)
{
    return divide(gr, grad_like(gr, x, value), x);
}

/* A math function on the path of n: the C library's if n is. */
static Node *function(Grad *gr, const Node *n, Op op, int ninput, Node **x)
{
    return build_function(&gr->b, op, ninput, x, node_int(n, ATTR_libm) != 0);
}

static Node *function1(Grad *gr, const Node *n, Op op, Node *x)
{
    return function(gr, n, op, 1, &x);
}

/* The gradient of f(x) with that partial. */
static void chain(Grad *gr, Node *n, Node *ct, Node *partial)
{
    grad_flow(gr, n->input[0], grad_scale(gr, ct, partial));
}

/* ---- one input ---- */

void grad_identity(Grad *gr, Node *n, Node *ct)
{
    grad_flow(gr, n->input[0], ct);
}

/* d(-x) = -dx */
void grad_negate(Grad *gr, Node *n, Node *ct)
{
    grad_flow(gr, n->input[0], neg(gr, ct));
}

/* d|x| = sign(x) dx, which is 0 at 0 */
void grad_abs(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, build1(&gr->b, OP_sign, n->input[0]));
}

/* d sqrt(x) = dx / (2 sqrt(x)) */
void grad_sqrt(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, 0.5, n));
}

/* d x^(-1/2) = -1/2 x^(-1/2) / x dx */
void grad_rsqrt(Grad *gr, Node *n, Node *ct)
{
    Node *half = mul(gr, grad_like(gr, n, -0.5), n);

    chain(gr, n, ct, divide(gr, half, n->input[0]));
}

/* d x^(1/3) = dx / (3 x^(2/3)) */
void grad_cbrt(Grad *gr, Node *n, Node *ct)
{
    Node *three = grad_like(gr, n, 3.0);

    chain(gr, n, ct, over(gr, 1.0, mul(gr, three, mul(gr, n, n))));
}

/* d e^x = e^x dx */
void grad_exp(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, n);
}

/* d 2^x = ln 2 2^x dx */
void grad_exp2(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, mul(gr, grad_like(gr, n, M_LN2), n));
}

/* d (e^x - 1) = e^x dx */
void grad_expm1(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, add(gr, n, grad_like(gr, n, 1.0)));
}

/* d ln x = dx / x */
void grad_log(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, 1.0, n->input[0]));
}

/* d log2 x = dx / (ln 2 x) */
void grad_log2(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, 1.0 / M_LN2, n->input[0]));
}

/* d log10 x = dx / (ln 10 x) */
void grad_log10(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, 1.0 / M_LN10, n->input[0]));
}

/* d ln(1 + x) = dx / (1 + x) */
void grad_log1p(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];

    chain(gr, n, ct, over(gr, 1.0, add(gr, grad_like(gr, x, 1.0), x)));
}

/* d sin x = cos x dx */
void grad_sin(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, function1(gr, n, OP_cos, n->input[0]));
}

/* d cos x = -sin x dx */
void grad_cos(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, neg(gr, function1(gr, n, OP_sin, n->input[0])));
}

/* d tan x = (1 + tan^2 x) dx */
void grad_tan(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, add(gr, grad_like(gr, n, 1.0), mul(gr, n, n)));
}

/* sqrt(1 - x^2), as sqrt((1 - x)(1 + x)) to be exact near |x| = 1 */
static Node *cosine_of_arc(Grad *gr, Node *x)
{
    Node *one = grad_like(gr, x, 1.0);
    Node *square = mul(gr, sub(gr, one, x), add(gr, one, x));

    return build1(&gr->b, OP_sqrt, square);
}

/* d arcsin x = dx / sqrt(1 - x^2) */
void grad_asin(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, 1.0, cosine_of_arc(gr, n->input[0])));
}

/* d arccos x = -dx / sqrt(1 - x^2) */
void grad_acos(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, over(gr, -1.0, cosine_of_arc(gr, n->input[0])));
}

/* d arctan x = dx / (1 + x^2) */
void grad_atan(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    Node *one = grad_like(gr, x, 1.0);

    chain(gr, n, ct, over(gr, 1.0, add(gr, one, mul(gr, x, x))));
}

/* d sinh x = cosh x dx */
void grad_sinh(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, function1(gr, n, OP_cosh, n->input[0]));
}

/* d cosh x = sinh x dx */
void grad_cosh(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, function1(gr, n, OP_sinh, n->input[0]));
}

/* d tanh x = (1 - tanh^2 x) dx */
void grad_tanh(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, sub(gr, grad_like(gr, n, 1.0), mul(gr, n, n)));
}

/* d erf x = 2 / sqrt(pi) e^(-x^2) dx */
void grad_erf(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    Node *bell = function1(gr, n, OP_exp, neg(gr, mul(gr, x, x)));

    chain(gr, n, ct, mul(gr, grad_like(gr, n, M_2_SQRTPI), bell));
}

/* With s = 1 / (1 + e^-x): ds = s (1 - s) dx */
void grad_logistic(Grad *gr, Node *n, Node *ct)
{
    chain(gr, n, ct, mul(gr, n, sub(gr, grad_like(gr, n, 1.0), n)));
}

/* Between floats; nothing flows to integers. */
void grad_convert(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];

    grad_flow(gr, x, build_convert(&gr->b, ct, x->type.dtype));
}

/* ---- two and three inputs ---- */

/* d(x + y) = dx + dy */
void grad_add(Grad *gr, Node *n, Node *ct)
{
    grad_flow(gr, n->input[0], ct);
    grad_flow(gr, n->input[1], ct);
}

/* d(x - y) = dx - dy */
void grad_subtract(Grad *gr, Node *n, Node *ct)
{
    grad_flow(gr, n->input[0], ct);
    grad_flow(gr, n->input[1], neg(gr, ct));
}

/* d(x y) = y dx + x dy */
void grad_multiply(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];

    grad_flow(gr, x, grad_scale(gr, ct, y));
    grad_flow(gr, y, grad_scale(gr, ct, x));
}

/* d(x / y) = 1/y dx - (x/y)/y dy */
void grad_divide(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];
    Node *reciprocal = over(gr, 1.0, y);

    grad_flow(gr, x, grad_scale(gr, ct, reciprocal));
    grad_flow(gr, y, neg(gr, grad_scale(gr, ct, mul(gr, n, reciprocal))));
}

/* x mod y = x - y floor(x/y): d = dx - floor(x/y) dy */
void grad_floor_mod(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];
    Node *quotient = build2(&gr->b, OP_floor_divide, x, y);

    grad_flow(gr, x, ct);
    grad_flow(gr, y, neg(gr, grad_scale(gr, ct, quotient)));
}

/* x rem y = x - y trunc(x/y): d = dx - trunc(x/y) dy */
void grad_remainder(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];
    Node *quotient = build1(&gr->b, OP_trunc, divide(gr, x, y));

    grad_flow(gr, x, ct);
    grad_flow(gr, y, neg(gr, grad_scale(gr, ct, quotient)));
}

/* y x^(y-1), which is 0 for y = 0 whatever x is */
static Node *power_by_base(Grad *gr, const Node *n)
{
    Node *x = n->input[0], *y = n->input[1];
    Node *zero = grad_zeros(gr, y);
    Node *less = sub(gr, y, grad_like(gr, y, 1.0));
    Node *power = function(gr, n, OP_power, 2, (Node *[]){x, less});
    Node *partial = mul(gr, y, power);

    return pick(gr, build2(&gr->b, OP_equal, y, zero), zero, partial);
}

/* x^y ln x, which is x^y 0 for x = 0 */
static Node *power_by_exponent(Grad *gr, Node *n, Node *x)
{
    Node *is_zero = build2(&gr->b, OP_equal, x, grad_zeros(gr, x));
    Node *safe = pick(gr, is_zero, grad_like(gr, x, 1.0), x);

    return mul(gr, n, function1(gr, n, OP_log, safe));
}

/* d x^y = y x^(y-1) dx + x^y ln x dy; the logarithm of a negative x is only
 * taken if y has a cotangent. */
void grad_power(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];

    if (grad_wants(gr, x))
        grad_flow(gr, x, grad_scale(gr, ct, power_by_base(gr, n)));
    if (grad_wants(gr, y))
        grad_flow(gr, y, grad_scale(gr, ct, power_by_exponent(gr, n, x)));
}

/* The angle of (y, x): d = (y dx - x dy) / (x^2 + y^2) */
void grad_atan2(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];
    Node *square = add(gr, mul(gr, x, x), mul(gr, y, y));

    grad_flow(gr, x, grad_scale(gr, ct, divide(gr, y, square)));
    grad_flow(gr, y, neg(gr, grad_scale(gr, ct, divide(gr, x, square))));
}

/* d = (x dx + y dy) / hypot(x, y), and 0 at the origin */
void grad_hypot(Grad *gr, Node *n, Node *ct)
{
    Node *none = build2(&gr->b, OP_equal, n, grad_like(gr, n, 0));
    Node *size = pick(gr, none, grad_like(gr, n, 1), n);

    for (int i = 0; i < 2; i++)
        grad_flow(gr, n->input[i],
                  grad_scale(gr, ct, divide(gr, n->input[i], size)));
}

/* The cotangent goes to one of two, and the other gets zeros. */
static void choose(Grad *gr, Node *pred, Node *x, Node *y, Node *ct)
{
    Node *zero = grad_zeros(gr, ct);

    gr->mask = true;
    grad_flow(gr, x, pick(gr, pred, ct, zero));
    grad_flow(gr, y, pick(gr, pred, zero, ct));
}

/* All to the larger, to x if they are equal. */
void grad_maximum(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];

    choose(gr, build2(&gr->b, OP_greater_equal, x, y), x, y, ct);
}

/* All to the smaller, to x if they are equal. */
void grad_minimum(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *y = n->input[1];

    choose(gr, build2(&gr->b, OP_less_equal, x, y), x, y, ct);
}

/* All to the one that was selected. */
void grad_select(Grad *gr, Node *n, Node *ct)
{
    choose(gr, n->input[0], n->input[1], n->input[2], ct);
}
