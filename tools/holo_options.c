/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Options: one table, from which they are read and their help is written. */
#include "tools/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

typedef struct OptionInfo {
    const char *name;
    const char *value;  /* the placeholder; NULL: a flag */
    const char *choice; /* the values it takes, separated by `|`; NULL: any */
    const char *doc;
} OptionInfo;

static const OptionInfo option_info[OPTION_COUNT] = {
    [OPTION_HELP] = {"help", NULL, NULL, "print this help"},
    [OPTION_DIAGNOSTICS] = {"diagnostics", "FORMAT", "text|short|json",
                            "how errors are shown: text, short or json"},
    [OPTION_COLOR] = {"color", "WHEN", "auto|always|never",
                      "colours in errors: auto, always or never"},
    [OPTION_WIDTH] = {"width", "N", NULL, "columns that errors are wrapped at"},
    [OPTION_ERROR_LIMIT] = {"error-limit", "N", NULL,
                            "how many errors are shown, 20 by default"},
    [OPTION_FILES] = {"files", "WHICH", NULL,
                      "files that may be used: any, none or below:DIR"},
    [OPTION_TIME] = {"time", NULL, NULL,
                     "print the times of start-up, compiling and running"},
    [OPTION_UNCHECKED] = {"unchecked", NULL, NULL,
                          "leave the run-time checks out"},
    [OPTION_CALLS] = {"calls", "HOW", "shared|inline|check",
                      "calls that are alike: shared, inline or check"},
    [OPTION_INTERPRET] = {"interpret", NULL, NULL,
                          "run by the reference interpreter, very slowly"},
    [OPTION_VERIFY] = {"verify", NULL, NULL,
                       "check the compiler's own work at each step"},
    [OPTION_JSONL] = {"jsonl", NULL, NULL,
                      "read the arguments of one call from each line of "
                      "standard input"},
    [OPTION_STAGE] = {"stage", "STAGE", NULL, "what is shown; see below"},
    [OPTION_FORMAT] = {"format", "FORMAT", "text|dot",
                       "text, or dot for Graphviz"},
    [OPTION_SPANS] = {"spans", NULL, NULL,
                      "each operation's place in the script"},
    [OPTION_PASSES] = {"passes", "NAMES", NULL,
                       "the passes to run, separated by commas"},
};

static OptionId option_find(const char *name, size_t size)
{
    int i = 0;

    while (i < OPTION_COUNT && (strlen(option_info[i].name) != size ||
                                memcmp(option_info[i].name, name, size)))
        i++;
    return (OptionId)i;
}

static bool takes(const Command *c, OptionId id)
{
    return id < OPTION_COUNT && (c->verb->options & 1u << id);
}

static bool unknown_option(Command *c, const char *name, size_t size)
{
    const char *candidate[OPTION_COUNT], *near;
    const char *copy = arena_printf(&c->arena, "%.*s", (int)size, name);
    int n = 0;

    for (int i = 0; i < OPTION_COUNT; i++)
        if (takes(c, (OptionId)i))
            candidate[n++] = option_info[i].name;
    near = diag_nearest(copy, candidate, n);
    if (near)
        usage_error(c, "`holo %s` has no option `--%s`; did you mean `--%s`?",
                    c->verb->name, copy, near);
    else
        usage_error(c, "`holo %s` has no option `--%s`", c->verb->name, copy);
    return false;
}

/* Is `value` one of the words between the bars? */
static bool among(const char *choice, const char *value)
{
    size_t n = strlen(value);

    for (const char *at = choice; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (!strncmp(at, value, n) && (!at[n] || at[n] == '|'))
            return true;
    }
    return false;
}

static bool set_option(Command *c, OptionId id, const char *value)
{
    const OptionInfo *info = &option_info[id];

    if (info->choice && !among(info->choice, value)) {
        usage_error(c, "`--%s` is one of %s, not `%s`", info->name,
                    info->choice, value);
        return false;
    }
    c->option[id] = value;
    return true;
}

/* Reads the long option at argv[*i], without its dashes; its value may be the
 * next word. */
static bool read_long(Command *c, int argc, char **argv, int *i)
{
    const char *name = argv[*i] + 2;
    const char *value = strchr(name, '=');
    size_t size = value ? (size_t)(value - name) : strlen(name);
    OptionId id = option_find(name, size);

    if (!takes(c, id))
        return unknown_option(c, name, size);
    if (!option_info[id].value && value) {
        usage_error(c, "`--%s` takes no value", option_info[id].name);
        return false;
    }
    if (!option_info[id].value)
        return set_option(c, id, "");
    if (!value && ++*i == argc) {
        usage_error(c, "`--%s` needs a value", option_info[id].name);
        return false;
    }
    return set_option(c, id, value ? value + 1 : argv[*i]);
}

/* A negative number is an argument, and so is `-`, standard input. */
static bool is_argument(const char *word)
{
    return word[0] != '-' || !word[1] || strchr("0123456789.I", word[1]);
}

static bool read_words(Command *c, int argc, char **argv)
{
    bool options = true;

    for (int i = 0; i < argc; i++) {
        if (!options || is_argument(argv[i])) {
            c->argument[c->nargument++] = argv[i];
            options &= !c->verb->ends_options;
        } else if (!strcmp(argv[i], "--")) {
            options = false;
        } else if (!strcmp(argv[i], "-h")) {
            c->option[OPTION_HELP] = "";
        } else if (argv[i][1] == '-') {
            if (!read_long(c, argc, argv, &i))
                return false;
        } else {
            usage_error(c, "there is no option `%s`", argv[i]);
            return false;
        }
    }
    return true;
}

static bool is_number(const char *text)
{
    return *text && strlen(text) <= 6 &&
           strspn(text, "0123456789") == strlen(text);
}

bool options_read(Command *c, int argc, char **argv)
{
    static const OptionId number[] = {OPTION_WIDTH, OPTION_ERROR_LIMIT};
    const Verb *v = c->verb;

    c->argument = ARENA_ARRAY(&c->arena, char *, argc + 1);
    if (!read_words(c, argc, argv))
        return false;
    for (int i = 0; i < 2; i++)
        if (c->option[number[i]] && !is_number(c->option[number[i]])) {
            usage_error(c, "`--%s` is a number, not `%s`",
                        option_info[number[i]].name, c->option[number[i]]);
            return false;
        }
    if (c->option[OPTION_HELP])
        return true;
    if (c->nargument < v->least || (v->most >= 0 && c->nargument > v->most)) {
        usage_error(c, "usage: holo %s %s", v->name, v->arguments);
        return false;
    }
    return true;
}

int option_number(const Command *c, OptionId id, int otherwise)
{
    return c->option[id] ? atoi(c->option[id]) : otherwise;
}

void options_help(TextBuffer *out, unsigned options)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionInfo *o = &option_info[i];
        char name[64];

        if (!(options & 1u << i))
            continue;
        snprintf(name, sizeof name, "--%s%s%s", o->name, o->value ? "=" : "",
                 o->value ? o->value : "");
        buffer_printf(out, "  %-22s %s\n", name, o->doc);
    }
}
