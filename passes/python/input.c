/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Standard input, and input(). It is read while compiling, so that what is read
 * is known: lines as they are asked for. Where the reading stands is kept by
 * the object sys.stdin, and lines that were read stay: evaluation that is taken
 * back, and done again, gets the same ones.
 *
 * A prompt is printed where it stands. Before a person is asked, the host may
 * want to show what the program is going to print up to there, as far as that
 * is known; then the program does not print it again (input_end). */
#include "passes/python/file.h"

#include <string.h>

bool input_more(Spec *s)
{
    const char *why = "";
    Text line;

    trace_unknown(s, "it reads input");
    if (!s->host || !s->host->read_line) {
        spec_not_yet(s, "input is read while compiling, and only `holo run`, "
                        "or a host that gives it, has some");
        return false;
    }
    if (!s->host->read_line(s->host->self, s->arena, &line, &why)) {
        spec_fail(s, DIAG_H0701, "cannot read standard input: %s", why);
        return false;
    }
    s->input.arena = s->arena;
    s->input_ended = !line.size;
    if (s->input.size + line.size > SPEC_TEXT) {
        spec_too_long(s);
        return false;
    }
    return text_decode(s, line, true, &line, "standard input") &&
           (buffer_put(&s->input, line.data, line.size), true);
}

/* ---- what is shown before ---- */

/* The text of a print that is known; false if it is none. */
static bool known_print(const Node *n, Text *out)
{
    if (n->op != OP_print || n->ninput != 1)
        return false;
    *out = node_attr(n, ATTR_pieces)->texts[0];
    return true;
}

/* Does an effect show nothing, whatever it does? */
static bool shows_nothing(const Node *token)
{
    const Node *n = token->op == OP_result ? token->input[0] : token;

    return n->op == OP_check ||
           (n->op == OP_system &&
            system_find(node_text(n, ATTR_call)) != SYSTEM_write);
}

/* The effect before one; NULL at the begin. */
static Node *effect_before(Node *token)
{
    Node *n = token->op == OP_result ? token->input[0] : token;

    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_TOKEN)
            return n->input[i];
    return NULL;
}

/* What the run prints at its begin, as far as it is known: is that all up to
 * `last`? The prints, from the first one on, in `*print`. */
static bool known_output(Spec *s, Node *last, int *n, Node ***print)
{
    Node *unknown = NULL;
    Text text;
    int count = 0;

    for (Node *at = last; at; at = effect_before(at)) {
        if (known_print(at, &text))
            count++;
        else if (effect_before(at) && !shows_nothing(at)) {
            unknown = at;
            count = 0;
        }
    }
    *n = count;
    *print = ARENA_ARRAY(s->arena, Node *, count);
    /* behind what is not known no print counts: they are met first */
    for (bool counts = !unknown; last; last = effect_before(last)) {
        if (counts && known_print(last, &text))
            (*print)[--count] = last;
        counts |= last == unknown;
    }
    return !unknown;
}

/* Behind what only running knows a prompt is shown alone, and is printed again
 * in its place. */
static void show_alone(Spec *s, Value prompt)
{
    if (prompt.kind == VALUE_STR)
        s->host->show(s->host->self, prompt.s.data, prompt.s.size);
}

static void input_show(Spec *s, Value prompt)
{
    TextBuffer all = {.arena = s->arena};
    Node **print;
    int n;

    if (!s->host || !s->host->show)
        return;
    if (!known_output(s, spec_token(s), &n, &print)) {
        show_alone(s, prompt);
        return;
    }
    for (int i = 0; i < n; i++) {
        Text text = {0};

        known_print(print[i], &text);
        buffer_put(&all, text.data, text.size);
    }
    if (all.size <= s->shown_output)
        return;
    s->host->show(s->host->self, all.data + s->shown_output,
                  all.size - s->shown_output);
    s->shown_output = all.size;
}

void input_end(Spec *s)
{
    Node **print;
    int n;

    if (!s->shown_output)
        return;
    known_output(s, spec_token(s), &n, &print);
    for (int i = 0; i < n && s->shown_output; i++) {
        Text text = {0};
        size_t cut;

        known_print(print[i], &text);
        cut = text.size < s->shown_output ? text.size : s->shown_output;
        s->shown_output -= cut;
        text = (Text){text.data + cut, text.size - cut};
        node_set_texts(print[i], ATTR_pieces, 1, &text);
    }
}

Value do_input(Spec *s, Args *a)
{
    Value line;

    if (!file_is_ready(s, s->input_file))
        return value_poison();
    if (a->arg[0].kind != VALUE_UNDEFINED)
        print_parts(s, 1, a->arg);
    if (spec_ended(s))
        return value_poison();
    if (input_is_asked(s))
        input_show(s, a->arg[0]);
    line = file_line(s, s->input_file);
    if (line.kind != VALUE_STR)
        return line;
    if (!line.s.size)
        return raise_error(s, "EOFError", "EOF when reading a line");
    if (line.s.data[line.s.size - 1] == '\n')
        line.s.size--;
    return line;
}
