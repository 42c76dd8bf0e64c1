/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* print(), and messages of failed checks: texts as nodes of the graph, whose
 * pieces are strings and whose holes are inputs with a format. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/numpy/extent.h"

#include "base/format.h"

typedef struct PrintNode {
    Spec *s;
    TextBuffer piece; /* the literal text since the last hole */
    Text *pieces, *formats;
    int64_t *origins;
    Node **input;
    int nfirst; /* inputs before the holes' values */
    int nhole;
} PrintNode;

static Origin origin_of(Value v)
{
    if (v.kind == VALUE_SCALAR)
        return ORIGIN_PYTHON;
    if (array_is_ragged(v.object))
        return ORIGIN_RAGGED;
    return v.object->array.is_scalar ? ORIGIN_NUMPY : ORIGIN_ARRAY;
}

static void put_input(PrintNode *p, Node *n, Origin origin, Text format)
{
    Spec *s = p->s;

    p->pieces[p->nhole] = text_copy(s->arena, buffer_text(&p->piece));
    p->formats[p->nhole] = format;
    p->origins[p->nhole] = origin;
    p->input[p->nfirst + p->nhole] = n;
    p->nhole++;
    p->piece = (TextBuffer){.arena = s->arena};
}

/* Behind the real part stands the imaginary one. */
static void complex_hole(PrintNode *p, Value v, Text format)
{
    Value real = complex_part(p->s, v, 0), imaginary = complex_part(p->s, v, 1);
    Origin origin = value_is_array(real) ? origin_of(real) : ORIGIN_PYTHON;

    put_input(p, operand_padded(p->s, real, DTYPE_F64), origin, format);
    if (value_is_ragged(real))
        put_input(p, array_shape_node(p->s, real.object), ORIGIN_SHAPE,
                  (Text){0});
    put_input(p, operand_padded(p->s, imaginary, DTYPE_F64), ORIGIN_IMAGINARY,
              (Text){0});
}

/* Behind a ragged array stands its shape. */
static void print_hole(PrintNode *p, Value v, Text format)
{
    Spec *s = p->s;

    if (complex_is_data(v)) {
        complex_hole(p, v, format);
        return;
    }

    put_input(p, operand_padded(s, v, DTYPE_NONE), origin_of(v), format);
    if (value_is_ragged(v))
        put_input(p, array_shape_node(s, v.object), ORIGIN_SHAPE, (Text){0});
}

static Node *print_emit(PrintNode *p, Op op)
{
    Spec *s = p->s;
    Build b = spec_build(s);
    Node *n;

    p->pieces[p->nhole] = text_copy(s->arena, buffer_text(&p->piece));
    p->input[0] = spec_token(s);
    n = node_new(b.graph, op, p->nfirst + p->nhole, p->input);
    n->span = b.span;
    n->calls = b.calls;
    node_set_texts(n, ATTR_pieces, p->nhole + 1, p->pieces);
    node_set_texts(n, ATTR_formats, p->nhole, p->formats);
    node_set_ints(n, ATTR_origins, p->nhole, p->origins);
    return n;
}

/* The parts as pieces and holes, behind `nfirst` inputs; false after an
 * error. */
static bool print_open(PrintNode *p, Spec *s, int nfirst, int n,
                       const Value *part)
{
    Value all = text_join(s, n, part);
    Object *text;
    int most;

    *p = (PrintNode){.s = s, .piece = {.arena = s->arena}, .nfirst = nfirst};
    if (all.kind != VALUE_POISON && text_shows_choice(s, all))
        all = spec_not_yet(s, "a message that shows one of several objects");
    if (all.kind == VALUE_POISON)
        return false;
    if (value_is_object(all, OBJECT_CHOICE))
        all = text_of_one(s, all);
    text = all.kind == VALUE_STR ? object_items(s, OBJECT_TEXT, 1, &all)
                                 : all.object;
    most = 3 * object_body(text)->nitem + 1;
    p->pieces = ARENA_ARRAY(s->arena, Text, most);
    p->formats = ARENA_ARRAY(s->arena, Text, most);
    p->origins = ARENA_ARRAY(s->arena, int64_t, most);
    p->input = ARENA_ARRAY(s->arena, Node *, most + nfirst);
    for (int i = 0; i < object_body(text)->nitem; i++) {
        Value v = object_body(text)->item[i];

        if (v.kind == VALUE_STR)
            buffer_put(&p->piece, v.s.data, v.s.size);
        else
            print_hole(p, object_body(v.object)->item[0],
                       object_body(v.object)->item[1].s);
    }
    return true;
}

void print_parts(Spec *s, int n, const Value *part)
{
    Value out = value_int(STREAM_OUT);

    print_to(s, out, n, part);
}

/* Text that goes out, where a branch says which of several it shows. */
typedef struct Printed {
    Value stream;
    int n;
} Printed;

static Value print_settled(Spec *s, const Value *all, void *data)
{
    const Printed *p = data;

    print_to(s, p->stream, p->n, all + 1);
    return value_none();
}

static bool holds_objects(int n, const Value *part)
{
    for (int i = 0; i < n; i++)
        if (part[i].kind == VALUE_OBJECT && !value_is_array(part[i]) &&
            part[i].object->kind != OBJECT_TEXT)
            return true;
    return false;
}

/* What is printed is an op of its own: many lines in a row become one. */
void print_to(Spec *s, Value stream, int n, const Value *part)
{
    Printed printed = {stream, n};
    PrintNode p;
    Node *print;
    Value split, all;

    part = parts_shown(s, n, part);
    if (text_split(s, n, part, print_settled, &printed, &split))
        return;
    if (holds_objects(n, part)) { /* whose text may show one of several */
        all = text_join(s, n, part);
        printed.n = n = 1;
        part = &all;
        if (text_split(s, n, part, print_settled, &printed, &split))
            return;
    }
    if (stream.kind != VALUE_INT || stream.i != STREAM_OUT) {
        system_ask(s, SYSTEM_write, &stream, n, part);
        return;
    }
    if (!print_open(&p, s, 1, n, part))
        return;
    print = print_emit(&p, OP_print);
    node_infer(print);
    spec_set_token(s, print);
}

Value system_ask(Spec *s, SystemCall call, const Value *number, int n,
                 const Value *part)
{
    int numbers = system_numbers(call);
    Value none = value_cstr("");
    Build b;
    PrintNode p;
    Node *ask;

    if (!print_open(&p, s, 1 + numbers, n ? n : 1, n ? part : &none))
        return value_poison();
    for (int i = 0; i < numbers; i++)
        p.input[1 + i] = spec_scalar_node(s, number[i]);
    ask = print_emit(&p, OP_system);
    node_set_text(ask, ATTR_call, text_from(system_info[call].name));
    node_infer(ask);
    b = spec_build(s);
    spec_set_token(s, build_result(&b, ask, 0));
    return value_scalar(build_result(&b, ask, 1));
}

void print_failure(Spec *s, DiagCode code, int n, const Value *part)
{
    Build b = spec_build(s);
    PrintNode p;
    Node *check;

    if (!print_open(&p, s, 2, n, part))
        return;
    p.input[1] = build_bool(&b, false);
    check = print_emit(&p, OP_check);
    node_set_text(check, ATTR_code, text_from(diag_info[code].code));
    node_infer(check);
    spec_set_token(s, check);
}
