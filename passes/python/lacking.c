/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What Python has and is not there yet, by name: its builtins, the functions of
 * math, the attributes of its types. A script that uses one is refused; any
 * other name that is not there is an error of the script, as in Python.
 *
 * The tables are what dir() of CPython 3.11 says without what stands in the
 * tables of methods. Special names are Python's throughout. NumPy's names are
 * in passes/numpy/names.c. */
#include "passes/numpy/numpy.h"
#include "passes/python/complex.h"
#include "passes/python/protocol.h"

#include <string.h>

/* clang-format off */
static const char builtin_words[] =
    "BaseExceptionGroup ExceptionGroup IndentationError RecursionError "
    "StopAsyncIteration SyntaxError TabError UnicodeDecodeError "
    "UnicodeEncodeError UnicodeTranslateError "
    "__annotations__ __build_class__ __builtins__ "
    "__cached__ __debug__ __doc__ __import__ __loader__ __package__ "
    "__spec__ aiter anext breakpoint bytearray compile "
    "copyright credits dir eval exec globals help id license locals "
    "memoryview";

/* Modules that CPython finds, or may find. */
static const char module_words[] =
    "abc aifc antigravity argparse array ast asynchat asyncio asyncore "
    "atexit audioop base64 bdb binascii bisect builtins bz2 cProfile "
    "calendar cgi cgitb chunk cmath cmd code codecs codeop collections "
    "colorsys compileall concurrent configparser contextlib contextvars "
    "copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal "
    "difflib dis distutils doctest email encodings ensurepip enum errno "
    "faulthandler fcntl filecmp fileinput fnmatch fractions ftplib "
    "functools gc genericpath getopt getpass gettext glob graphlib grp gzip "
    "hashlib heapq hmac holo html http idlelib imaplib imghdr imp importlib "
    "inspect io ipaddress itertools json keyword lib2to3 linecache locale "
    "logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder "
    "msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path "
    "numbers numpy opcode operator optparse os ossaudiodev pathlib pdb "
    "pickle pickletools pip pipes pkg_resources pkgutil platform plistlib "
    "poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr "
    "pydoc pydoc_data pyexpat queue quopri random re readline reprlib "
    "resource rlcompleter runpy sched secrets select selectors setuptools "
    "shelve shlex shutil signal site smtpd smtplib sndhdr socket "
    "socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat "
    "statistics string stringprep struct subprocess sunau symtable sys "
    "sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap "
    "this threading time timeit tkinter token tokenize tomllib trace "
    "traceback tracemalloc tty turtle turtledemo types typing unicodedata "
    "unittest urllib uu uuid venv warnings wave weakref webbrowser winreg "
    "winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib "
    "zoneinfo";

static const struct {
    const char *type, *words;
} attribute_words[] = {
    {"math", ""},
    {"sys", "__displayhook__ abiflags addaudithook api_version base_prefix "
            "breakpointhook builtin_module_names copyright displayhook "
            "dont_write_bytecode exc_info excepthook exception exec_prefix "
            "executable flags float_repr_style getdefaultencoding "
            "getfilesystemencoding getrefcount getsizeof hash_info hexversion "
            "implementation int_info intern is_finalizing meta_path modules "
            "orig_argv path path_hooks prefix setprofile settrace "
            "stdlib_module_names thread_info unraisablehook warnoptions"},
    {"time", "altzone asctime clock_getres clock_gettime clock_gettime_ns "
             "clock_settime clock_settime_ns ctime daylight get_clock_info "
             "gmtime localtime mktime pthread_getcpuclockid strftime strptime "
             "struct_time timezone tzname tzset"},
    {"os", "DirEntry PathLike abort access altsep chdir chmod chown chroot "
           "close closerange confstr cpu_count ctermid defpath devnull dup "
           "dup2 environb error execv execve execvp execvpe extsep fchdir "
           "fchmod fchown fdopen fork fpathconf fsdecode fsencode fstat "
           "fsync ftruncate fwalk get_exec_path get_terminal_size getcwdb "
           "getegid getenvb geteuid getgid getgroups getloadavg getlogin "
           "getpgid getpgrp getpid getppid getpriority getrandom getsid "
           "getuid getxattr isatty kill killpg link listxattr lseek lstat "
           "mkfifo nice open pathconf pipe popen posix_spawn pread putenv "
           "pwrite read readlink removedirs removexattr rename renames "
           "replace rmdir scandir sched_getaffinity sendfile setpgid "
           "setpriority setsid setuid setxattr spawnl spawnv stat statvfs "
           "strerror symlink sync sysconf system tcgetpgrp terminal_size "
           "times truncate ttyname umask uname unsetenv urandom utime wait "
           "waitpid walk write writev F_OK R_OK W_OK X_OK O_APPEND O_CREAT "
           "O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY SEEK_CUR SEEK_END "
           "SEEK_SET"},
    {"os.path", "altsep commonpath commonprefix curdir defpath devnull "
                "expandvars extsep getatime getctime getmtime islink ismount "
                "lexists normcase pardir pathsep realpath samefile "
                "sameopenfile samestat splitdrive "
                "supports_unicode_filenames"},
    {"TextIOWrapper", "buffer detach errors line_buffering newlines "
                      "reconfigure seekable tell truncate write_through"},
    {"int", "as_integer_ratio from_bytes to_bytes denominator imag numerator "
            "real"},
    {"bool", "as_integer_ratio bit_count bit_length conjugate from_bytes "
             "to_bytes denominator imag numerator real"},
    {"float", "as_integer_ratio fromhex hex imag real"},
    {"range", "count index start step stop"},
    {"frozenset", "copy difference intersection isdisjoint issubset issuperset "
                  "symmetric_difference union"},
    {"dict_keys", "mapping"},
    {"dict_values", "isdisjoint mapping"},
    {"dict_items", "mapping"},
    {"property", "deleter fdel fget fset getter setter"},
    {"generator", "close gi_code gi_frame gi_running gi_suspended gi_yieldfrom "
                  "send throw"},
    {"BaseException", "add_note args with_traceback"},
    {"ImportError", "msg name name_from path"},
    {"OSError", "characters_written filename2"},
    {"StopIteration", "value"},
    {"ImportError", "msg name name_from path"},
    {"NameError", "name"},
    {"AttributeError", "name obj"},
};
/* clang-format on */

/* Is it one of the words, which stand apart by a space? */
static bool is_word(const char *words, const char *name)
{
    size_t n = strcspn(name, " ");

    if (!n || name[n])
        return false;
    for (const char *at = strstr(words, name); at; at = strstr(at + 1, name))
        if ((at == words || at[-1] == ' ') && (!at[n] || at[n] == ' '))
            return true;
    return false;
}

/* Modules of Python's own that are not there. */
bool module_is_missing(const char *name)
{
    static const char words[] =
        "aifc antigravity ast asynchat asyncio asyncore atexit "
        "audioop base64 bdb binascii builtins bz2 cProfile calendar cgi "
        "cgitb chunk cmath cmd code codecs codeop colorsys compileall "
        "concurrent configparser contextvars copyreg crypt ctypes curses "
        "dbm decimal difflib dis distutils email encodings ensurepip errno "
        "faulthandler fcntl filecmp fileinput fnmatch ftplib genericpath "
        "getopt getpass gettext glob graphlib grp gzip hashlib hmac html "
        "http idlelib imaplib imghdr imp importlib inspect ipaddress "
        "keyword lib2to3 linecache locale lzma mailbox mailcap marshal "
        "mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc "
        "nis nntplib nt ntpath nturl2path opcode ossaudiodev pdb "
        "pickle pickletools pipes pkgutil platform plistlib poplib posix "
        "posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc "
        "pydoc_data pyexpat queue quopri readline reprlib resource "
        "rlcompleter runpy sched secrets select selectors shelve shlex "
        "shutil signal site smtpd smtplib sndhdr socket socketserver spwd "
        "sqlite3 sre_compile sre_constants sre_parse ssl stat stringprep "
        "struct subprocess sunau symtable sysconfig syslog tabnanny tarfile "
        "telnetlib tempfile termios this threading timeit tkinter token "
        "tokenize tomllib trace traceback tracemalloc tty turtle turtledemo "
        "unicodedata unittest urllib uu uuid venv wave weakref webbrowser "
        "winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport "
        "zlib zoneinfo";
    return is_word(words, name);
}

bool builtin_is_missing(const char *name)
{
    return is_word(builtin_words, name);
}

bool module_may_be_there(const char *name)
{
    return *name == '_' || is_word(module_words, name);
}

/* NULL if the type, or module, has no row. */
static const char *words_of(const char *type)
{
    for (size_t i = 0; i < sizeof attribute_words / sizeof *attribute_words;
         i++)
        if (!strcmp(attribute_words[i].type, type))
            return attribute_words[i].words;
    return numpy_words(type);
}

static bool is_attribute(const char *type, Sym name)
{
    const char *words = words_of(type);

    return words && is_word(words, name);
}

static bool is_of_exception(const BuiltinType *type, Sym name)
{
    for (; type; type = type->base ? builtin_type_find(type->base) : NULL)
        if (is_attribute(type->name, name))
            return true;
    return false;
}

/* Attributes of every object, beside what its class says. */
static bool is_of_objects(Sym name)
{
    static const char words[] =
        "__class__ __delattr__ __dict__ __dir__ __doc__ __eq__ __format__ "
        "__ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ "
        "__init_subclass__ __le__ __lt__ __module__ __ne__ __new__ __reduce__ "
        "__reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ "
        "__subclasshook__ __weakref__";
    return is_word(words, name);
}

static bool is_of_exceptions(Sym name)
{
    static const char words[] =
        "__cause__ __context__ __setstate__ __suppress_context__ "
        "__traceback__";
    return is_word(words, name);
}

/* By whose name a value's attributes stand in the table. */
static const char *table_of(Spec *s, Value x)
{
    if (x.kind == VALUE_TYPE)
        return x.type->name;
    if (x.kind == VALUE_BUILTIN)
        return builtin_find(numpy_module, x.builtin->name) == x.builtin
                   ? "ufunc"
                   : x.builtin->name;
    if (value_is_array(x))
        return "numpy.ndarray";
    if (value_is_object(x, OBJECT_RNG))
        return "numpy.random.Generator";
    if (value_is_object(x, OBJECT_MODULE))
        return x.object->module.builtin ? x.object->module.name : "module";
    if (value_is_object(x, OBJECT_ITERATOR) &&
        (x.object->iterator.kind == ITERATOR_GENERATOR ||
         x.object->iterator.kind == ITERATOR_FUNCTION))
        return "generator";
    return value_type_name(s, x);
}

/* What is complex has the attributes of NumPy's arrays and scalars. */
static bool is_unknown_complex(Value x, Sym name)
{
    return complex_kind(x) >= COMPLEX_SCALAR &&
           !builtin_find(array_methods, name);
}

/* Some of NumPy's, and functions that a transformation of ours makes. */
static bool is_unknown(Value x, Sym name)
{
    if (value_is_object(x, OBJECT_MODULE))
        return x.object->module.builtin && !words_of(x.object->module.name);
    if (x.kind == VALUE_TYPE)
        return !strcmp(x.type->name, "numpy.ndarray");
    if (x.kind == VALUE_BUILTIN)
        return builtin_find(builtins, x.builtin->name) != x.builtin &&
               builtin_find(math_module, x.builtin->name) != x.builtin &&
               builtin_find(numpy_module, x.builtin->name) != x.builtin;
    return is_unknown_complex(x, name) || x.kind == VALUE_NUMBER_TYPE ||
           x.kind == VALUE_DTYPE || value_is_object(x, OBJECT_WRAPPER);
}

/* The type of Python's that a class, or an instance's, derives from. */
static const BuiltinType *derived_from(Value x)
{
    const Object *class =
        value_is_object(x, OBJECT_CLASS) ? x.object : class_of(x);

    return class ? class->class.type : NULL;
}

static bool is_missing(Spec *s, Value x, Sym name)
{
    const BuiltinType *exception = exception_type(x);

    if (value_is_object(x, OBJECT_MODULE) && x.object->module.is_library)
        return true;
    if (complex_kind(x) >= COMPLEX_SCALAR && builtin_find(array_methods, name))
        return true;
    if (complex_kind(x) && special_is(name))
        return true;
    if (derived_from(x) &&
        (special_is(name) || is_attribute(derived_from(x)->name, name)))
        return true;
    if (value_is_object(x, OBJECT_INSTANCE))
        return is_of_objects(name) ||
               (exception &&
                (is_of_exceptions(name) || is_of_exception(exception, name)));
    if (value_is_object(x, OBJECT_SUPER))
        return special_is(name) ||
               is_missing(s, object_body(x.object)->item[1], name);
    if (value_is_object(x, OBJECT_CHOICE) || value_is_object(x, OBJECT_TEXT))
        return special_is(name) || builtin_find(str_methods, name);
    if (special_is(name) || (value_is_type(x) && !strcmp(name, "mro")))
        return true;
    return exception ? is_of_exception(exception, name)
                     : is_attribute(table_of(s, x), name);
}

Absence attribute_absence(Spec *s, Value x, Sym name)
{
    return is_unknown(x, name)      ? ABSENCE_UNKNOWN
           : is_missing(s, x, name) ? ABSENCE_NOT_YET
                                    : ABSENCE_SURE;
}
