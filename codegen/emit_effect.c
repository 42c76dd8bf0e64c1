/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Effects: prints, checks and tapes, as calls of the runtime. */
#include "codegen/emit.h"

#include "base/system.h"

/* ---- sites ---- */

static Text kept_text(Emit *e, Text t)
{
    return text_copy(e->kept, t);
}

/* A print without values right behind another print has its text printed
 * there: many lines are one text and one call. */
static bool is_absorbed(const Node *n)
{
    return n->op == OP_print && n->ninput == 1 && n->prev &&
           n->prev->op == OP_print && n->input[0] == n->prev;
}

static Text piece_of(const Node *n, int i)
{
    const Attr *pieces = node_attr(n, ATTR_pieces);

    return i < pieces->n ? pieces->texts[i] : (Text){0};
}

/* The text behind the last value, with that of absorbed prints. */
static Text last_piece(Emit *e, const Node *n, int nhole)
{
    TextBuffer all = {.arena = e->kept};
    Text own = piece_of(n, nhole);

    buffer_put(&all, own.data, own.size);
    for (const Node *p = n->next; p && is_absorbed(p); p = p->next)
        buffer_put(&all, piece_of(p, 0).data, piece_of(p, 0).size);
    return buffer_text(&all);
}

/* The text of a print or check; its values begin at input `first`. */
static Message site_message(Emit *e, const Node *n, int first)
{
    const Attr *formats = node_attr(n, ATTR_formats);
    const Attr *origins = node_attr(n, ATTR_origins);
    int nhole = n->ninput - first;
    Text *piece = ARENA_ARRAY(e->kept, Text, nhole + 1);
    Hole *hole = ARENA_ARRAY(e->kept, Hole, nhole + 1);

    for (int i = 0; i < nhole; i++)
        piece[i] = kept_text(e, piece_of(n, i));
    piece[nhole] = last_piece(e, n, nhole);
    for (int i = 0; i < nhole; i++) {
        const Type *type = &n->input[first + i]->type;

        hole[i] = (Hole){.dtype = type->dtype, .shape = type->shape};
        if (i < origins->n)
            hole[i].origin = (Origin)origins->ints[i];
        if (i < formats->n)
            hole[i].format = kept_text(e, formats->texts[i]);
    }
    return (Message){nhole, piece, hole};
}

static DiagCode check_code(Emit *e, const Node *n)
{
    Text code = text_copy(e->arena, node_text(n, ATTR_code));

    return diag_code_from(code.data);
}

/* A new site's number, as compiled code passes it. */
static LLVMValueRef add_site(Emit *e, const Node *n, int first)
{
    EffectSite *s = ARENA_PUSH(e->kept, e->site, e->nsite, e->site_capacity);

    *s = (EffectSite){.message = site_message(e, n, first),
                      .span = n->span,
                      .calls = n->calls,
                      .code = DIAG_H0515};
    if (n->op == OP_check)
        s->code = check_code(e, n);
    if (n->op == OP_system)
        s->code = DIAG_H0906;
    return LLVMConstInt(e->i32, (unsigned)e->nsite - 1, false);
}

/* ---- prints and checks ---- */

/* The values from input `first` on, as an array of pointers to them. */
static LLVMValueRef value_pointers(Control *f, const Node *n, int first)
{
    Emit *e = f->e;
    int count = n->ninput - first;
    LLVMValueRef array;

    if (count == 0)
        return LLVMConstNull(e->ptr);
    array = control_slots(f, 2 * count);
    for (int i = 0; i < count; i++) {
        const Node *in = n->input[first + i];
        LLVMValueRef p, at = index_constant(f->b, i);

        if (value_in_memory(in)) {
            p = control_place(f, in);
        } else {
            LLVMValueRef slot = index_constant(f->b, count + i);

            p = LLVMBuildInBoundsGEP2(f->b, e->i64, array, &slot, 1, "");
            LLVMBuildStore(
                f->b, math_to_memory(f->b, in->type.dtype, e->value[in->id]),
                p);
        }
        LLVMBuildStore(f->b, p,
                       LLVMBuildInBoundsGEP2(f->b, e->ptr, array, &at, 1, ""));
    }
    return array;
}

/* A site without a message: where a call is. */
static LLVMValueRef add_call_site(Emit *e, const Node *call)
{
    EffectSite *s = ARENA_PUSH(e->kept, e->site, e->nsite, e->site_capacity);

    *s = (EffectSite){
        .span = call->span, .calls = call->calls, .code = DIAG_H0906};
    return LLVMConstInt(e->i32, (unsigned)e->nsite - 1, false);
}

void emit_called(Control *f, const Node *call)
{
    LLVMValueRef arg[2] = {f->run, add_call_site(f->e, call)};

    emit_runtime_call(f->e, f->b, "rt_called", f->e->none, 2, arg);
}

LLVMValueRef emit_enter(Control *f, const Node *call, int64_t size)
{
    Emit *e = f->e;
    LLVMBasicBlockRef next = control_block(f, "entered");
    LLVMValueRef arg[3] = {f->run, add_call_site(e, call),
                           LLVMConstInt(e->i64, (uint64_t)size, false)};
    LLVMValueRef arena = emit_runtime_call(e, f->b, "rt_enter", e->ptr, 3, arg);

    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, arena, ""), control_failed(f),
                    next);
    LLVMPositionBuilderAtEnd(f->b, next);
    return arena;
}

void emit_leave(Control *f, LLVMValueRef arena)
{
    LLVMValueRef arg[2] = {f->run, arena};

    emit_runtime_call(f->e, f->b, "rt_leave", f->e->none, 2, arg);
}

static LLVMValueRef call_site(Control *f, const Node *n, const char *function,
                              LLVMTypeRef result, int first)
{
    LLVMValueRef arg[3] = {f->run, add_site(f->e, n, first),
                           value_pointers(f, n, first)};

    return emit_runtime_call(f->e, f->b, function, result, 3, arg);
}

/* Can it be that a value does not fit its format? */
static bool may_not_fit(const Node *n)
{
    const Attr *formats = node_attr(n, ATTR_formats);

    for (int i = 0; i < formats->n; i++)
        if (formats->texts[i].size > 0)
            return true;
    return false;
}

/* Leaves the function if a value does not fit its format. */
void emit_print(Control *f, const Node *n)
{
    LLVMValueRef code;
    LLVMBasicBlockRef next;

    if (is_absorbed(n))
        return;
    code = call_site(f, n, "rt_print", f->e->i32, 1);
    if (!may_not_fit(n))
        return;
    next = control_block(f, "next");
    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, code, ""), next,
                    control_failed(f));
    LLVMPositionBuilderAtEnd(f->b, next);
}

void emit_check(Control *f, const Node *n)
{
    LLVMBasicBlockRef next = control_block(f, "next");
    LLVMBasicBlockRef fail = control_block(f, "fail");

    LLVMBuildCondBr(f->b, f->e->value[n->input[1]->id], next, fail);
    LLVMPositionBuilderAtEnd(f->b, fail);
    call_site(f, n, "rt_fail", f->e->none, 2);
    LLVMBuildBr(f->b, control_failed(f));
    LLVMPositionBuilderAtEnd(f->b, next);
}

/* Leaves the function if the run ends there. */
void emit_system(Control *f, const Node *n)
{
    Emit *e = f->e;
    SystemCall call = system_find(node_text(n, ATTR_call));
    const Node *result = tuple_result(n, 1);
    LLVMBasicBlockRef next = control_block(f, "next");
    LLVMValueRef answer = control_alloca(f, e->i64, 1);
    LLVMValueRef arg[5] = {f->run, add_site(e, n, 1 + system_numbers(call)),
                           LLVMConstInt(e->i32, call, false),
                           value_pointers(f, n, 1), answer};
    LLVMValueRef code = emit_runtime_call(e, f->b, "rt_system", e->i32, 5, arg);

    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, code, ""), next,
                    control_failed(f));
    LLVMPositionBuilderAtEnd(f->b, next);
    if (result)
        e->value[result->id] = LLVMBuildLoad2(f->b, e->i64, answer, "");
}

/* ---- tapes ---- */

/* Leaves the function for want of memory where `p` is NULL. */
static void check_memory(Control *f, LLVMValueRef p)
{
    LLVMBasicBlockRef next = control_block(f, "next");
    LLVMBasicBlockRef fail = control_block(f, "fail");

    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, p, ""), fail, next);
    LLVMPositionBuilderAtEnd(f->b, fail);
    emit_runtime_call(f->e, f->b, "rt_out_of_memory", f->e->none, 1, &f->run);
    LLVMBuildBr(f->b, control_failed(f));
    LLVMPositionBuilderAtEnd(f->b, next);
}

void emit_tape_create(Control *f, const Node *n)
{
    LLVMValueRef tape =
        emit_runtime_call(f->e, f->b, "rt_tape_create", f->e->ptr, 1, &f->run);

    check_memory(f, tape);
    f->e->value[n->id] = tape;
}

/* A record holds its values one behind the other, each aligned to 8. */
static int64_t record_step(const Type *type)
{
    return type->kind == TYPE_TENSOR ? (value_bytes(type) + 7) / 8 * 8 : 0;
}

static LLVMValueRef record_field(Control *f, LLVMValueRef record, int64_t at)
{
    LLVMValueRef offset = index_constant(f->b, at);

    return LLVMBuildInBoundsGEP2(f->b, f->e->i8, record, &offset, 1, "");
}

void emit_tape_push(Control *f, const Node *n)
{
    Emit *e = f->e;
    LLVMValueRef record, arg[2] = {e->value[n->input[0]->id]};
    int64_t size = 0, at = 0;

    for (int i = 1; i < n->ninput; i++)
        size += record_step(&n->input[i]->type);
    arg[1] = index_constant(f->b, size);
    record = emit_runtime_call(e, f->b, "rt_tape_push", e->ptr, 2, arg);
    check_memory(f, record);
    for (int i = 1; i < n->ninput; i++) {
        const Node *in = n->input[i];
        LLVMValueRef field = record_field(f, record, at);

        if (value_in_memory(in))
            emit_copy(e, f->b, field, control_place(f, in),
                      value_bytes(&in->type));
        else if (in->type.kind == TYPE_TENSOR)
            LLVMBuildStore(
                f->b, math_to_memory(f->b, in->type.dtype, e->value[in->id]),
                field);
        at += record_step(&in->type);
    }
    e->value[n->id] = arg[0];
}

void emit_tape_pop(Control *f, const Node *n)
{
    Emit *e = f->e;
    LLVMValueRef record, arg[2] = {e->value[n->input[0]->id]};
    int64_t size = 0, at = 0;

    for (int i = 1; i < n->type.nelement; i++)
        size += record_step(&n->type.element[i]);
    arg[1] = index_constant(f->b, size);
    record = emit_runtime_call(e, f->b, "rt_tape_pop", e->ptr, 2, arg);
    for (int i = 0; i < n->type.nelement; i++) {
        const Node *r = tuple_result(n, i);
        LLVMValueRef field = record_field(f, record, at);

        at += record_step(&n->type.element[i]);
        if (!r)
            continue;
        if (r->type.kind == TYPE_TAPE)
            e->value[r->id] = arg[0];
        else if (value_in_memory(r))
            emit_copy(e, f->b, control_place(f, r), field,
                      value_bytes(&r->type));
        else
            e->value[r->id] = math_from_memory(
                f->b, r->type.dtype,
                LLVMBuildLoad2(f->b, math_memory_type(e->c, r->type.dtype, 0),
                               field, ""));
    }
}
