/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The syntax tree: CPython 3.11's Python.asdl, node for node.
 *
 * Field names are CPython's, so that its documentation of `ast` is the
 * documentation of this tree, and `frontend_print_ast` prints what
 * `ast.dump(tree, indent=1)` prints. Where a field's name is a word of C it
 * has an underscore behind it. Everything belongs to the compilation's arena.
 *
 * A tree with reported errors is still whole: EXPR_POISON and PATTERN_POISON
 * stand where something could not be read, statements that could not be read
 * are left out (a body may then be empty), and nothing else is NULL than what
 * says "or NULL". Those who come after stay silent about poison. Depth is
 * bounded (AST_MAX_DEPTH), so recursion over the tree is safe. */
#ifndef HOLO_FRONTEND_AST_H
#define HOLO_FRONTEND_AST_H

#include "base/diag.h"
#include "frontend/frontend.h"

/* No path from the module to a leaf has more nodes than this. */
enum { AST_MAX_DEPTH = 2000 };

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;

typedef struct ExprList {
    int n, capacity;
    Expr **item;
} ExprList;

typedef struct StmtList {
    int n, capacity;
    Stmt **item;
} StmtList;

typedef struct PatternList {
    int n, capacity;
    Pattern **item;
} PatternList;

typedef struct NameList {
    int n, capacity;
    Sym *item;
} NameList;

/* ---- operators ---- */

typedef enum ExprContext {
    CONTEXT_LOAD,
    CONTEXT_STORE,
    CONTEXT_DEL
} ExprContext;

typedef enum BoolOp { BOOL_AND, BOOL_OR } BoolOp;

typedef enum Operator {
    OPERATOR_ADD,
    OPERATOR_SUB,
    OPERATOR_MULT,
    OPERATOR_MAT_MULT,
    OPERATOR_DIV,
    OPERATOR_MOD,
    OPERATOR_POW,
    OPERATOR_L_SHIFT,
    OPERATOR_R_SHIFT,
    OPERATOR_BIT_OR,
    OPERATOR_BIT_XOR,
    OPERATOR_BIT_AND,
    OPERATOR_FLOOR_DIV
} Operator;

typedef enum UnaryOp { UNARY_INVERT, UNARY_NOT, UNARY_ADD, UNARY_SUB } UnaryOp;

typedef enum CompareOp {
    COMPARE_EQ,
    COMPARE_NOT_EQ,
    COMPARE_LT,
    COMPARE_LT_E,
    COMPARE_GT,
    COMPARE_GT_E,
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN
} CompareOp;

typedef struct CompareOpList {
    int n, capacity;
    CompareOp *item;
} CompareOpList;

/* The operators as they are written: "+", "not", "is not". */
extern const char *const operator_text[];
extern const char *const unary_op_text[];
extern const char *const compare_op_text[];

/* ---- constants ---- */

typedef enum ConstantKind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,
    CONSTANT_FLOAT,
    CONSTANT_COMPLEX, /* an imaginary number: `number` times j */
    CONSTANT_STR,
    CONSTANT_BYTES
} ConstantKind;

typedef struct Constant {
    ConstantKind kind;
    bool u_prefix; /* u"...": `kind` of CPython's Constant */
    double number; /* of FLOAT and COMPLEX */
    /* INT: decimal digits, of any length; "0x..." past 4300 of them, as
     * Python does not print those either. STR: the characters in UTF-8, a lone
     * surrogate in three bytes as if it were a character. BYTES: the bytes. */
    Text text;
} Constant;

/* Writes a constant as repr() does. */
void constant_repr(TextBuffer *out, const Constant *c);

/* ---- the parts that are not nodes of their own in a list of kinds ---- */

typedef struct Comprehension {
    Span span;
    Expr *target, *iter;
    ExprList ifs;
    bool is_async;
} Comprehension;

typedef struct ComprehensionList {
    int n, capacity;
    Comprehension *item;
} ComprehensionList;

typedef struct Arg {
    Span span; /* of the name and its annotation */
    Span name_span;
    Sym arg;
    Expr *annotation; /* or NULL */
} Arg;

typedef struct ArgList {
    int n, capacity;
    Arg *item;
} ArgList;

typedef struct Arguments {
    ArgList posonlyargs, args;
    Arg *vararg; /* or NULL */
    ArgList kwonlyargs;
    ExprList kw_defaults; /* as many as kwonlyargs; NULL: none */
    Arg *kwarg;           /* or NULL */
    ExprList defaults;    /* of the last ones of posonlyargs + args */
} Arguments;

typedef struct Keyword {
    Span span;
    Span name_span; /* of the name, or of the `**` */
    Sym arg;        /* or NULL: `**value` */
    Expr *value;
} Keyword;

typedef struct KeywordList {
    int n, capacity;
    Keyword *item;
} KeywordList;

typedef struct Alias {
    Span span;
    Sym name;   /* may be dotted; "*" for all */
    Sym asname; /* or NULL */
} Alias;

typedef struct AliasList {
    int n, capacity;
    Alias *item;
} AliasList;

typedef struct WithItem {
    Span span;
    Expr *context_expr;
    Expr *optional_vars; /* or NULL */
} WithItem;

typedef struct WithItemList {
    int n, capacity;
    WithItem *item;
} WithItemList;

typedef struct MatchCase {
    Span span; /* of the header */
    Pattern *pattern;
    Expr *guard; /* or NULL */
    StmtList body;
} MatchCase;

typedef struct MatchCaseList {
    int n, capacity;
    MatchCase *item;
} MatchCaseList;

typedef struct ExceptHandler {
    Span span;
    Expr *type; /* or NULL: all */
    Sym name;   /* or NULL */
    Span name_span;
    StmtList body;
} ExceptHandler;

typedef struct ExceptHandlerList {
    int n, capacity;
    ExceptHandler *item;
} ExceptHandlerList;

/* ---- expressions ---- */

typedef enum ExprKind {
    EXPR_POISON, /* not CPython's: an error was reported here */
    EXPR_BOOL_OP,
    EXPR_NAMED_EXPR,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF_EXP,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR_EXP,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_JOINED_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
    EXPR_KIND_COUNT
} ExprKind;

struct Expr {
    ExprKind kind;
    Span span;
    bool parenthesised; /* written in parentheses of its own */
    uint16_t height;    /* nodes of expressions below, on the longest path */
    union {
        struct {
            BoolOp op;
            ExprList values; /* two or more: `a and b and c` is one node */
        } bool_op;
        struct {
            Expr *target; /* a name */
            Expr *value;
        } named_expr;
        struct {
            Expr *left;
            Operator op;
            Expr *right;
            Span op_span;
        } bin_op;
        struct {
            UnaryOp op;
            Expr *operand;
        } unary_op;
        struct {
            Arguments *args;
            Expr *body;
        } lambda;
        struct {
            Expr *test, *body, *orelse; /* body if test else orelse */
        } if_exp;
        struct {
            ExprList keys; /* NULL: `**value` */
            ExprList values;
        } dict;
        struct {
            ExprList elts;
        } set;
        struct { /* list, set, generator */
            Expr *elt;
            ComprehensionList generators;
        } comp;
        struct {
            Expr *key, *value;
            ComprehensionList generators;
        } dict_comp;
        struct {
            Expr *value;
        } await;
        struct {
            Expr *value; /* or NULL, of `yield` alone */
        } yield;         /* and yield from */
        struct {
            Expr *left;
            CompareOpList ops;
            ExprList comparators;
        } compare;
        struct {
            Expr *func;
            ExprList args; /* `*x` is an EXPR_STARRED */
            KeywordList keywords;
        } call;
        struct {
            Expr *value;
            int conversion;    /* 's', 'r', 'a', or -1 */
            Expr *format_spec; /* an EXPR_JOINED_STR, or NULL */
        } formatted_value;
        struct {
            ExprList values; /* constants and formatted values */
        } joined_str;
        Constant constant;
        struct {
            Expr *value;
            Sym attr;
            Span attr_span;
            ExprContext ctx;
        } attribute;
        struct {
            Expr *value;
            Expr *slice; /* a tuple for x[a, b] */
            ExprContext ctx;
        } subscript;
        struct {
            Expr *value;
            ExprContext ctx;
        } starred;
        struct {
            Sym id;
            ExprContext ctx;
        } name;
        struct { /* list, tuple */
            ExprList elts;
            ExprContext ctx;
        } sequence;
        struct {
            Expr *lower, *upper, *step; /* each may be NULL */
        } slice;
    };
};

/* ---- patterns ---- */

typedef enum PatternKind {
    PATTERN_POISON,
    PATTERN_VALUE,
    PATTERN_SINGLETON,
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_STAR,
    PATTERN_AS,
    PATTERN_OR,
    PATTERN_KIND_COUNT
} PatternKind;

struct Pattern {
    PatternKind kind;
    Span span;
    union {
        struct {
            Expr *value;
        } value;
        struct {
            Constant value; /* None, True or False */
        } singleton;
        struct { /* sequence, or */
            PatternList patterns;
        } sequence;
        struct {
            ExprList keys;
            PatternList patterns;
            Sym rest; /* or NULL */
        } mapping;
        struct {
            Expr *cls;
            PatternList patterns;
            NameList kwd_attrs;
            PatternList kwd_patterns;
        } class_;
        struct {
            Sym name; /* or NULL: `*_` */
        } star;
        struct {
            Pattern *pattern; /* or NULL: a capture, or `_` */
            Sym name;         /* or NULL: `_` */
        } as;
    };
};

/* ---- statements ---- */

typedef enum StmtKind {
    STMT_PASS,
    STMT_FUNCTION_DEF,
    STMT_ASYNC_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_FOR,
    STMT_ASYNC_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_ASYNC_WITH,
    STMT_MATCH,
    STMT_RAISE,
    STMT_TRY,
    STMT_TRY_STAR,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_KIND_COUNT
} StmtKind;

struct Stmt {
    StmtKind kind;
    Span span;   /* from the first token (of a def: after the decorators) to
                  * the last one of the body */
    Span header; /* of a compound statement: its first line, to the colon;
                  * else the same as `span` */
    union {
        struct { /* and async def */
            Sym name;
            Span name_span;
            Arguments *args;
            StmtList body;
            ExprList decorator_list;
            Expr *returns; /* or NULL */
        } function_def;
        struct {
            Sym name;
            Span name_span;
            ExprList bases;
            KeywordList keywords;
            StmtList body;
            ExprList decorator_list;
        } class_def;
        struct {
            Expr *value; /* or NULL */
        } return_;
        struct {
            ExprList targets;
        } delete_;
        struct {
            ExprList targets; /* a = b = value has two */
            Expr *value;
        } assign;
        struct {
            Expr *target;
            Operator op;
            Expr *value;
            Span op_span;
        } aug_assign;
        struct {
            Expr *target, *annotation;
            Expr *value; /* or NULL */
            bool simple; /* a name without parentheses */
        } ann_assign;
        struct { /* and async for */
            Expr *target, *iter;
            StmtList body, orelse;
        } for_;
        struct {
            Expr *test;
            StmtList body, orelse;
        } while_;
        struct {
            Expr *test;
            StmtList body, orelse; /* elif: one STMT_IF in orelse */
        } if_;
        struct { /* and async with */
            WithItemList items;
            StmtList body;
        } with;
        struct {
            Expr *subject;
            MatchCaseList cases;
        } match;
        struct {
            Expr *exc, *cause; /* each may be NULL */
        } raise;
        struct { /* and except* */
            StmtList body;
            ExceptHandlerList handlers;
            StmtList orelse, finalbody;
        } try_;
        struct {
            Expr *test;
            Expr *msg; /* or NULL */
        } assert_;
        struct {
            AliasList names;
        } import;
        struct {
            Sym module; /* or NULL: from . import x */
            AliasList names;
            int level; /* how many leading dots */
        } import_from;
        struct { /* and nonlocal */
            NameList names;
        } global;
        struct {
            Expr *value;
        } expr;
    };
};

struct AstModule {
    uint32_t file;
    Context *ctx;
    StmtList body;
    bool complete; /* no part of the source was left out for an error */
};

#endif
