/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Files and folders, as scripts ask for them while they are compiled.
 *
 *   file.c      file objects: reading, writing
 *   look.c      what is there, and what may be read: the host says
 *   module_os.c, module_os_path.c  what scripts find
 *
 * What is read is what is there while compiling: so nothing is read where the
 * run may not come to, or more than once, and nothing that the program itself
 * writes. */
#ifndef HOLO_PASSES_PYTHON_FILE_H
#define HOLO_PASSES_PYTHON_FILE_H

#include "passes/python/protocol.h"

/* ---- look.c ---- */

/* A path that is a string without NUL; false after an error. */
bool need_path(Spec *s, Value v, Text *out);
/* What lies there; false after an error, as of what may not be looked at. */
bool file_look(Spec *s, Text path, FileLook *out);
/* The names in a folder, sorted, as a list. */
Value folder_list(Spec *s, Text path);
/* The bytes of a file; UNDEFINED if there was nothing wrong. */
Value file_contents(Spec *s, Text path, Text *out);
/* The folder that the process is in. */
bool file_folder(Spec *s, Text *out);
/* Raises the OSError that an errno is. */
Value file_error(Spec *s, int error, Value path);
/* Has the system change a file when the program runs, and gives its answer;
 * then raises the OSError that it may be, if a `try` waits for it: after that
 * nothing is changed any more. */
Value file_ask(Spec *s, SystemCall call, int mode, Value path);
void file_changed(Spec *s, Value answer, Value path);
/* May what a path names be written, or removed? It becomes a text. False after
 * an error. What the program changes is not looked at after. */
bool file_may_change(Spec *s, Value *path);
/* UTF-8, with lines that end as Python's do if `newlines`; false after an
 * error. `what` holds it. */
bool text_decode(Spec *s, Text t, bool newlines, Text *out, const char *what);

/* ---- file.c ---- */

Value file_get(Spec *s, Value file, const char *name); /* None: it has none */
void file_set(Spec *s, Value file, const char *name, Value v);
bool file_is_open(Spec *s, Value file); /* false after an error */
Value do_open(Spec *s, Args *a);

/* ---- file_read.c ---- */

Value file_do_next_line(Spec *s, Args *a);
Value file_do_read(Spec *s, Args *a);
Value file_do_readline(Spec *s, Args *a);
Value file_do_readlines(Spec *s, Args *a);
Value file_do_seek(Spec *s, Args *a);
/* The next line of a file, empty at its end. */
Value file_line(Spec *s, Value file);
/* May it be read here? False after an error. */
bool file_is_ready(Spec *s, Value file);
/* Is there no whole line left of what was read of standard input? */
bool input_is_asked(Spec *s);

/* ---- input.c ---- */

/* Reads one more line of standard input; false after an error. */
bool input_more(Spec *s);
Value do_input(Spec *s, Args *a);

/* ---- module_os.c ---- */

/* The environment, a dict; NULL after an error: it may not be read. */
Object *os_environ(Spec *s);

/* ---- module_os_path.c ---- */

bool path_absolute(Spec *s, Text path, Text *out);

#endif
