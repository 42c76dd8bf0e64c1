/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Diagnostics: one value for each thing that is wrong.
 *
 * A diagnostic is data: a stable code, a message, a primary span, labelled
 * spans, notes, help, and the user's calls that led there. Text, JSON and
 * other outputs are printers of that value (base/render.c). */
#ifndef HOLO_BASE_DIAG_H
#define HOLO_BASE_DIAG_H

#include "base/source.h"

typedef enum DiagCode {
    DIAG_NONE,
#define DIAG(code, slug, severity, kind, summary) DIAG_##code,
#include "base/diag.def"
    DIAG_COUNT
} DiagCode;

typedef enum { SEVERITY_ERROR, SEVERITY_WARNING } Severity;
typedef enum {
    KIND_USER,
    KIND_NOT_YET,
    KIND_NEVER,
    KIND_SYSTEM,
    KIND_BUG
} DiagKind;
typedef enum { PHASE_COMPILE, PHASE_RUN } DiagPhase;

typedef struct DiagInfo {
    const char *code; /* "H0401" */
    const char *slug;
    Severity severity;
    DiagKind kind;
    const char *summary;
} DiagInfo;

extern const DiagInfo diag_info[DIAG_COUNT];

/* One call (or loop, or branch) on the way to a place: the user's frames. */
typedef struct CallSite CallSite;
struct CallSite {
    const CallSite *caller; /* NULL at the script's top level */
    Sym function;           /* the function that was entered */
    Span span;              /* the call expression */
};

/* The calls `inner`, and then those that led to it. */
const CallSite *calls_join(Arena *a, const CallSite *inner,
                           const CallSite *outer);

typedef enum { PART_LABEL, PART_NOTE, PART_HELP } DiagPartKind;

typedef struct DiagPart DiagPart;
struct DiagPart {
    DiagPart *next;
    DiagPartKind kind;
    Span span; /* of a label; SPAN_NONE otherwise */
    const char *text;
};

typedef struct Diag Diag;
struct Diag {
    Diag *next;
    DiagCode code;
    DiagPhase phase;
    Span span;
    const char *message;
    DiagPart *part, **last_part;
    const CallSite *calls; /* innermost first; NULL if none */
};

/* Are calls of the script's functions that are alike compiled once? */
typedef enum Tracing {
    TRACING_ON,
    TRACING_CHECK, /* no: but that they are alike is checked */
    TRACING_OFF
} Tracing;

/* Everything a compilation shares; one compilation, one Context. Nothing here
 * is global: two contexts can be in use at once, each by one thread. */
typedef struct Context {
    Arena *kept;  /* lasts as long as the context: names, sources */
    Arena *arena; /* for all else: `kept`, or a part of it that ends before */
    Interner names;
    Sources sources;
    Diag *diag, **last_diag;
    int nerror;            /* that differ */
    int nfound;            /* each time one was found */
    int error_limit;       /* further errors are counted, not kept; 0: 20 */
    const CallSite *calls; /* attached to each new diagnostic */
    bool unchecked;        /* leave run-time checks out */
    bool verify;           /* check our own work; debug builds always do */
    Tracing tracing;
} Context;

void context_init(Context *ctx, Arena *arena);

/* Reports at a span, an error or, if the code is one, a warning, which stops
 * nothing; the same code at the same span is reported once. Never NULL: labels
 * and notes can be added to what comes back. The message is one
 * line, lower case, without a full stop, names and code in backquotes. */
Diag *diag_error(Context *ctx, DiagCode code, Span span, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));
/* One that nobody is shown; it takes labels and notes like any other. */
Diag *diag_unlisted(Context *ctx, DiagCode code, Span span,
                    const char *message);
Diag *diag_error_at_run(Context *ctx, DiagCode code, Span span,
                        const CallSite *calls, const char *message);
/* What a further place contributes. */
void diag_label(Context *ctx, Diag *d, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A fact needed to understand. */
void diag_note(Context *ctx, Diag *d, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Something to do, with the code to write. */
void diag_help(Context *ctx, Diag *d, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A diagnostic as its user is shown it: one that lies in a text of the library,
 * which he does not have, is moved to his call that led there, and says in
 * notes where it was found. */
Diag *diag_for_user(Arena *a, const Sources *s, const Diag *d);

/* Takes back what was reported since a mark: an attempt found it, and another
 * is made. `kept`, if not NULL, was reported since and stands. */
typedef struct DiagMark {
    Diag **last;
    int nerror, nfound;
} DiagMark;
DiagMark diag_mark(const Context *ctx);
void diag_take_back(Context *ctx, DiagMark m, Diag *kept);
/* The diagnostics since a mark, which are taken back; and in the place of those
 * that were found since then. */
typedef struct DiagsSince {
    Diag *first, **last;
    int nerror, nfound;
} DiagsSince;
DiagsSince diag_since(Context *ctx, DiagMark m);
void diag_put_back(Context *ctx, DiagMark m, const DiagsSince *d);

/* The code named `name` ("H0401" or "one-branch-def"), or DIAG_NONE. */
DiagCode diag_code_from(const char *name);

/* The nearest of `n` candidates to a misspelt name, or NULL if none is near
 * enough to be worth showing. */
const char *diag_nearest(const char *name, const char *const *candidate, int n);

/* base/render.c: the printers of a diagnostic. */
typedef struct RenderOptions {
    int width;    /* columns; 0: 100 */
    bool colour;  /* ANSI colours */
    bool unicode; /* box drawing characters */
} RenderOptions;
void diag_render_text(TextBuffer *out, const Sources *s, const Diag *d,
                      const RenderOptions *options);
void diag_render_short(TextBuffer *out, const Sources *s, const Diag *d);
/* One JSON object: code, slug, severity, kind, message, phase, spans, labels,
 * notes, help, stack. */
void diag_render_json(TextBuffer *out, const Sources *s, const Diag *d);

#endif
