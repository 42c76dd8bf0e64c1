/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tree as text: what CPython's `ast.dump(tree, indent=1)` prints.
 *
 * One table says which fields each node has, of which type, and where they are
 * in its struct; the printer walks that table. */
#include "frontend/ast.h"

#include <assert.h>
#include <stddef.h>

#include "base/format.h"

typedef enum FieldType {
    FIELD_EXPR,
    FIELD_EXPRS, /* a NULL among them is printed as None */
    FIELD_STMTS,
    FIELD_PATTERN,
    FIELD_PATTERNS,
    FIELD_NAME,
    FIELD_NAMES,
    FIELD_INT,
    FIELD_BOOL, /* as 0 or 1 */
    FIELD_CONSTANT,
    FIELD_KIND, /* of a constant: 'u', or left out */
    FIELD_CONTEXT,
    FIELD_BOOL_OP,
    FIELD_OPERATOR,
    FIELD_UNARY_OP,
    FIELD_COMPARE_OPS,
    FIELD_ARGUMENTS,
    FIELD_ARG,
    FIELD_ARGS,
    FIELD_KEYWORDS,
    FIELD_COMPREHENSIONS,
    FIELD_ALIASES,
    FIELD_WITH_ITEMS,
    FIELD_MATCH_CASES,
    FIELD_HANDLERS,
    FIELD_NO_IGNORES /* type_ignores: always empty */
} FieldType;

typedef struct Field {
    const char *name;
    FieldType type;
    size_t offset;
} Field;

enum { MAX_FIELDS = 7 };

typedef struct NodeInfo {
    const char *name;
    Field field[MAX_FIELDS + 1]; /* up to one without a name */
} NodeInfo;

#define E(type, name, member) {name, FIELD_##type, offsetof(Expr, member)}
#define S(type, name, member) {name, FIELD_##type, offsetof(Stmt, member)}
#define P(type, name, member) {name, FIELD_##type, offsetof(Pattern, member)}

static const NodeInfo expr_info[EXPR_KIND_COUNT] = {
    [EXPR_POISON] = {"Poison", {{0}}},
    [EXPR_BOOL_OP] = {"BoolOp",
                      {E(BOOL_OP, "op", bool_op.op),
                       E(EXPRS, "values", bool_op.values)}},
    [EXPR_NAMED_EXPR] = {"NamedExpr",
                         {E(EXPR, "target", named_expr.target),
                          E(EXPR, "value", named_expr.value)}},
    [EXPR_BIN_OP] = {"BinOp",
                     {E(EXPR, "left", bin_op.left),
                      E(OPERATOR, "op", bin_op.op),
                      E(EXPR, "right", bin_op.right)}},
    [EXPR_UNARY_OP] = {"UnaryOp",
                       {E(UNARY_OP, "op", unary_op.op),
                        E(EXPR, "operand", unary_op.operand)}},
    [EXPR_LAMBDA] = {"Lambda",
                     {E(ARGUMENTS, "args", lambda.args),
                      E(EXPR, "body", lambda.body)}},
    [EXPR_IF_EXP] = {"IfExp",
                     {E(EXPR, "test", if_exp.test),
                      E(EXPR, "body", if_exp.body),
                      E(EXPR, "orelse", if_exp.orelse)}},
    [EXPR_DICT] = {"Dict",
                   {E(EXPRS, "keys", dict.keys),
                    E(EXPRS, "values", dict.values)}},
    [EXPR_SET] = {"Set", {E(EXPRS, "elts", set.elts)}},
    [EXPR_LIST_COMP] = {"ListComp",
                        {E(EXPR, "elt", comp.elt),
                         E(COMPREHENSIONS, "generators", comp.generators)}},
    [EXPR_SET_COMP] = {"SetComp",
                       {E(EXPR, "elt", comp.elt),
                        E(COMPREHENSIONS, "generators", comp.generators)}},
    [EXPR_DICT_COMP] = {"DictComp",
                        {E(EXPR, "key", dict_comp.key),
                         E(EXPR, "value", dict_comp.value),
                         E(COMPREHENSIONS, "generators",
                           dict_comp.generators)}},
    [EXPR_GENERATOR_EXP] = {"GeneratorExp",
                            {E(EXPR, "elt", comp.elt),
                             E(COMPREHENSIONS, "generators", comp.generators)}},
    [EXPR_AWAIT] = {"Await", {E(EXPR, "value", await.value)}},
    [EXPR_YIELD] = {"Yield", {E(EXPR, "value", yield.value)}},
    [EXPR_YIELD_FROM] = {"YieldFrom", {E(EXPR, "value", yield.value)}},
    [EXPR_COMPARE] = {"Compare",
                      {E(EXPR, "left", compare.left),
                       E(COMPARE_OPS, "ops", compare.ops),
                       E(EXPRS, "comparators", compare.comparators)}},
    [EXPR_CALL] = {"Call",
                   {E(EXPR, "func", call.func), E(EXPRS, "args", call.args),
                    E(KEYWORDS, "keywords", call.keywords)}},
    [EXPR_FORMATTED_VALUE] = {"FormattedValue",
                              {E(EXPR, "value", formatted_value.value),
                               E(INT, "conversion", formatted_value.conversion),
                               E(EXPR, "format_spec",
                                 formatted_value.format_spec)}},
    [EXPR_JOINED_STR] = {"JoinedStr", {E(EXPRS, "values", joined_str.values)}},
    [EXPR_CONSTANT] = {"Constant",
                       {E(CONSTANT, "value", constant),
                        E(KIND, "kind", constant)}},
    [EXPR_ATTRIBUTE] = {"Attribute",
                        {E(EXPR, "value", attribute.value),
                         E(NAME, "attr", attribute.attr),
                         E(CONTEXT, "ctx", attribute.ctx)}},
    [EXPR_SUBSCRIPT] = {"Subscript",
                        {E(EXPR, "value", subscript.value),
                         E(EXPR, "slice", subscript.slice),
                         E(CONTEXT, "ctx", subscript.ctx)}},
    [EXPR_STARRED] = {"Starred",
                      {E(EXPR, "value", starred.value),
                       E(CONTEXT, "ctx", starred.ctx)}},
    [EXPR_NAME] = {"Name",
                   {E(NAME, "id", name.id), E(CONTEXT, "ctx", name.ctx)}},
    [EXPR_LIST] = {"List",
                   {E(EXPRS, "elts", sequence.elts),
                    E(CONTEXT, "ctx", sequence.ctx)}},
    [EXPR_TUPLE] = {"Tuple",
                    {E(EXPRS, "elts", sequence.elts),
                     E(CONTEXT, "ctx", sequence.ctx)}},
    [EXPR_SLICE] = {"Slice",
                    {E(EXPR, "lower", slice.lower),
                     E(EXPR, "upper", slice.upper),
                     E(EXPR, "step", slice.step)}},
};

static const NodeInfo pattern_info[PATTERN_KIND_COUNT] = {
    [PATTERN_POISON] = {"Poison", {{0}}},
    [PATTERN_VALUE] = {"MatchValue", {P(EXPR, "value", value.value)}},
    [PATTERN_SINGLETON] = {"MatchSingleton",
                           {P(CONSTANT, "value", singleton.value)}},
    [PATTERN_SEQUENCE] = {"MatchSequence",
                          {P(PATTERNS, "patterns", sequence.patterns)}},
    [PATTERN_MAPPING] = {"MatchMapping",
                         {P(EXPRS, "keys", mapping.keys),
                          P(PATTERNS, "patterns", mapping.patterns),
                          P(NAME, "rest", mapping.rest)}},
    [PATTERN_CLASS] = {"MatchClass",
                       {P(EXPR, "cls", class_.cls),
                        P(PATTERNS, "patterns", class_.patterns),
                        P(NAMES, "kwd_attrs", class_.kwd_attrs),
                        P(PATTERNS, "kwd_patterns", class_.kwd_patterns)}},
    [PATTERN_STAR] = {"MatchStar", {P(NAME, "name", star.name)}},
    [PATTERN_AS] = {"MatchAs",
                    {P(PATTERN, "pattern", as.pattern),
                     P(NAME, "name", as.name)}},
    [PATTERN_OR] = {"MatchOr", {P(PATTERNS, "patterns", sequence.patterns)}},
};

#define FUNCTION_FIELDS                                                        \
    {                                                                          \
        S(NAME, "name", function_def.name),                                    \
        S(ARGUMENTS, "args", function_def.args),                               \
        S(STMTS, "body", function_def.body),                                   \
        S(EXPRS, "decorator_list", function_def.decorator_list),               \
        S(EXPR, "returns", function_def.returns),                              \
    }
#define FOR_FIELDS                                                             \
    {                                                                          \
        S(EXPR, "target", for_.target),                                        \
        S(EXPR, "iter", for_.iter),                                            \
        S(STMTS, "body", for_.body),                                           \
        S(STMTS, "orelse", for_.orelse),                                       \
    }
#define TRY_FIELDS                                                             \
    {                                                                          \
        S(STMTS, "body", try_.body),                                           \
        S(HANDLERS, "handlers", try_.handlers),                                \
        S(STMTS, "orelse", try_.orelse),                                       \
        S(STMTS, "finalbody", try_.finalbody),                                 \
    }
#define WITH_FIELDS                                                            \
    {S(WITH_ITEMS, "items", with.items), S(STMTS, "body", with.body)}

static const NodeInfo stmt_info[STMT_KIND_COUNT] = {
    [STMT_PASS] = {"Pass", {{0}}},
    [STMT_FUNCTION_DEF] = {"FunctionDef", FUNCTION_FIELDS},
    [STMT_ASYNC_FUNCTION_DEF] = {"AsyncFunctionDef", FUNCTION_FIELDS},
    [STMT_CLASS_DEF] = {"ClassDef",
                        {S(NAME, "name", class_def.name),
                         S(EXPRS, "bases", class_def.bases),
                         S(KEYWORDS, "keywords", class_def.keywords),
                         S(STMTS, "body", class_def.body),
                         S(EXPRS, "decorator_list", class_def.decorator_list)}},
    [STMT_RETURN] = {"Return", {S(EXPR, "value", return_.value)}},
    [STMT_DELETE] = {"Delete", {S(EXPRS, "targets", delete_.targets)}},
    [STMT_ASSIGN] = {"Assign",
                     {S(EXPRS, "targets", assign.targets),
                      S(EXPR, "value", assign.value)}},
    [STMT_AUG_ASSIGN] = {"AugAssign",
                         {S(EXPR, "target", aug_assign.target),
                          S(OPERATOR, "op", aug_assign.op),
                          S(EXPR, "value", aug_assign.value)}},
    [STMT_ANN_ASSIGN] = {"AnnAssign",
                         {S(EXPR, "target", ann_assign.target),
                          S(EXPR, "annotation", ann_assign.annotation),
                          S(EXPR, "value", ann_assign.value),
                          S(BOOL, "simple", ann_assign.simple)}},
    [STMT_FOR] = {"For", FOR_FIELDS},
    [STMT_ASYNC_FOR] = {"AsyncFor", FOR_FIELDS},
    [STMT_WHILE] = {"While",
                    {S(EXPR, "test", while_.test),
                     S(STMTS, "body", while_.body),
                     S(STMTS, "orelse", while_.orelse)}},
    [STMT_IF] = {"If",
                 {S(EXPR, "test", if_.test), S(STMTS, "body", if_.body),
                  S(STMTS, "orelse", if_.orelse)}},
    [STMT_WITH] = {"With", WITH_FIELDS},
    [STMT_ASYNC_WITH] = {"AsyncWith", WITH_FIELDS},
    [STMT_MATCH] = {"Match",
                    {S(EXPR, "subject", match.subject),
                     S(MATCH_CASES, "cases", match.cases)}},
    [STMT_RAISE] = {"Raise",
                    {S(EXPR, "exc", raise.exc), S(EXPR, "cause", raise.cause)}},
    [STMT_TRY] = {"Try", TRY_FIELDS},
    [STMT_TRY_STAR] = {"TryStar", TRY_FIELDS},
    [STMT_ASSERT] = {"Assert",
                     {S(EXPR, "test", assert_.test),
                      S(EXPR, "msg", assert_.msg)}},
    [STMT_IMPORT] = {"Import", {S(ALIASES, "names", import.names)}},
    [STMT_IMPORT_FROM] = {"ImportFrom",
                          {S(NAME, "module", import_from.module),
                           S(ALIASES, "names", import_from.names),
                           S(INT, "level", import_from.level)}},
    [STMT_GLOBAL] = {"Global", {S(NAMES, "names", global.names)}},
    [STMT_NONLOCAL] = {"Nonlocal", {S(NAMES, "names", global.names)}},
    [STMT_EXPR] = {"Expr", {S(EXPR, "value", expr.value)}},
    [STMT_BREAK] = {"Break", {{0}}},
    [STMT_CONTINUE] = {"Continue", {{0}}},
};

#define PART(type, name, struct_, member)                                      \
    {name, FIELD_##type, offsetof(struct_, member)}

static const NodeInfo arguments_info = {
    "arguments",
    {PART(ARGS, "posonlyargs", Arguments, posonlyargs),
     PART(ARGS, "args", Arguments, args),
     PART(ARG, "vararg", Arguments, vararg),
     PART(ARGS, "kwonlyargs", Arguments, kwonlyargs),
     PART(EXPRS, "kw_defaults", Arguments, kw_defaults),
     PART(ARG, "kwarg", Arguments, kwarg),
     PART(EXPRS, "defaults", Arguments, defaults)}};
static const NodeInfo arg_info = {
    "arg",
    {PART(NAME, "arg", Arg, arg), PART(EXPR, "annotation", Arg, annotation)}};
static const NodeInfo keyword_info = {
    "keyword",
    {PART(NAME, "arg", Keyword, arg), PART(EXPR, "value", Keyword, value)}};
static const NodeInfo comprehension_info = {
    "comprehension",
    {PART(EXPR, "target", Comprehension, target),
     PART(EXPR, "iter", Comprehension, iter),
     PART(EXPRS, "ifs", Comprehension, ifs),
     PART(BOOL, "is_async", Comprehension, is_async)}};
static const NodeInfo alias_info = {
    "alias",
    {PART(NAME, "name", Alias, name), PART(NAME, "asname", Alias, asname)}};
static const NodeInfo with_item_info = {
    "withitem",
    {PART(EXPR, "context_expr", WithItem, context_expr),
     PART(EXPR, "optional_vars", WithItem, optional_vars)}};
static const NodeInfo match_case_info = {
    "match_case",
    {PART(PATTERN, "pattern", MatchCase, pattern),
     PART(EXPR, "guard", MatchCase, guard),
     PART(STMTS, "body", MatchCase, body)}};
static const NodeInfo handler_info = {
    "ExceptHandler",
    {PART(EXPR, "type", ExceptHandler, type),
     PART(NAME, "name", ExceptHandler, name),
     PART(STMTS, "body", ExceptHandler, body)}};
static const NodeInfo module_info = {"Module",
                                     {PART(STMTS, "body", AstModule, body),
                                      {"type_ignores", FIELD_NO_IGNORES, 0}}};

static const char *const context_name[] = {"Load()", "Store()", "Del()"};
static const char *const bool_op_name[] = {"And()", "Or()"};
static const char *const operator_name[] = {
    "Add()",    "Sub()",    "Mult()",    "MatMult()", "Div()",
    "Mod()",    "Pow()",    "LShift()",  "RShift()",  "BitOr()",
    "BitXor()", "BitAnd()", "FloorDiv()"};
static const char *const unary_op_name[] = {"Invert()", "Not()", "UAdd()",
                                            "USub()"};
static const char *const compare_op_name[] = {
    "Eq()",  "NotEq()", "Lt()",    "LtE()", "Gt()",
    "GtE()", "Is()",    "IsNot()", "In()",  "NotIn()"};

/* ---- lists ---- */

/* The list behind a field: how many, and the node i with its description. */
static int field_count(FieldType type, const void *at)
{
    switch ((int)type) {
    case FIELD_EXPRS:
        return ((const ExprList *)at)->n;
    case FIELD_STMTS:
        return ((const StmtList *)at)->n;
    case FIELD_PATTERNS:
        return ((const PatternList *)at)->n;
    case FIELD_NAMES:
        return ((const NameList *)at)->n;
    case FIELD_COMPARE_OPS:
        return ((const CompareOpList *)at)->n;
    case FIELD_ARGS:
        return ((const ArgList *)at)->n;
    case FIELD_KEYWORDS:
        return ((const KeywordList *)at)->n;
    case FIELD_COMPREHENSIONS:
        return ((const ComprehensionList *)at)->n;
    case FIELD_ALIASES:
        return ((const AliasList *)at)->n;
    case FIELD_WITH_ITEMS:
        return ((const WithItemList *)at)->n;
    case FIELD_MATCH_CASES:
        return ((const MatchCaseList *)at)->n;
    case FIELD_HANDLERS:
        return ((const ExceptHandlerList *)at)->n;
    case FIELD_NO_IGNORES:
        return 0;
    default:
        return -1; /* not a list */
    }
}

typedef struct NodeRef {
    const NodeInfo *info; /* NULL: no node there */
    const void *node;
} NodeRef;

static NodeRef expr_ref(const Expr *e)
{
    return e ? (NodeRef){&expr_info[e->kind], e} : (NodeRef){0};
}

static NodeRef pattern_ref(const Pattern *p)
{
    return p ? (NodeRef){&pattern_info[p->kind], p} : (NodeRef){0};
}

/* Element i of a list of nodes. */
static NodeRef field_element(FieldType type, const void *at, int i)
{
    switch ((int)type) {
    case FIELD_EXPRS:
        return expr_ref(((const ExprList *)at)->item[i]);
    case FIELD_STMTS: {
        const Stmt *s = ((const StmtList *)at)->item[i];

        return (NodeRef){&stmt_info[s->kind], s};
    }
    case FIELD_PATTERNS:
        return pattern_ref(((const PatternList *)at)->item[i]);
    case FIELD_ARGS:
        return (NodeRef){&arg_info, &((const ArgList *)at)->item[i]};
    case FIELD_KEYWORDS:
        return (NodeRef){&keyword_info, &((const KeywordList *)at)->item[i]};
    case FIELD_COMPREHENSIONS:
        return (NodeRef){&comprehension_info,
                         &((const ComprehensionList *)at)->item[i]};
    case FIELD_ALIASES:
        return (NodeRef){&alias_info, &((const AliasList *)at)->item[i]};
    case FIELD_WITH_ITEMS:
        return (NodeRef){&with_item_info, &((const WithItemList *)at)->item[i]};
    case FIELD_MATCH_CASES:
        return (NodeRef){&match_case_info,
                         &((const MatchCaseList *)at)->item[i]};
    case FIELD_HANDLERS:
        return (NodeRef){&handler_info,
                         &((const ExceptHandlerList *)at)->item[i]};
    default:
        return (NodeRef){0};
    }
}

/* The one node behind a field. */
static NodeRef field_node(FieldType type, const void *at)
{
    switch ((int)type) {
    case FIELD_EXPR:
        return expr_ref(*(Expr *const *)at);
    case FIELD_PATTERN:
        return pattern_ref(*(Pattern *const *)at);
    case FIELD_ARGUMENTS:
        return (NodeRef){&arguments_info, *(Arguments *const *)at};
    case FIELD_ARG: {
        const Arg *a = *(Arg *const *)at;

        return a ? (NodeRef){&arg_info, a} : (NodeRef){0};
    }
    default:
        return (NodeRef){0};
    }
}

/* ---- printing ---- */

static bool is_node_field(FieldType type)
{
    return type == FIELD_EXPR || type == FIELD_PATTERN ||
           type == FIELD_ARGUMENTS || type == FIELD_ARG;
}

/* ast.dump leaves out what is None and optional. */
static bool is_shown(const Field *f, const void *at)
{
    if (f->type == FIELD_NAME)
        return *(const Sym *)at != NULL;
    if (f->type == FIELD_KIND)
        return ((const Constant *)at)->u_prefix;
    return !is_node_field(f->type) || field_node(f->type, at).info != NULL;
}

static const void *field_at(const Field *f, const void *node)
{
    return (const char *)node + f->offset;
}

/* A node without fields that are shown is as simple as a value. */
static bool has_fields(NodeRef ref)
{
    for (const Field *f = ref.info->field; f->name; f++)
        if (is_shown(f, field_at(f, ref.node)))
            return true;
    return false;
}

/* At most three fields, and no lists or nodes with fields in them, stand on
 * one line. */
static bool fits_line(NodeRef ref)
{
    int n = 0;

    assert(ref.info->field);
    for (const Field *f = ref.info->field; f->name; f++) {
        const void *at = field_at(f, ref.node);

        if (!is_shown(f, at))
            continue;
        n++;
        if (field_count(f->type, at) > 0)
            return false;
        if (is_node_field(f->type) && has_fields(field_node(f->type, at)))
            return false;
    }
    return n <= 3;
}

static void put_break(TextBuffer *out, int level)
{
    buffer_putc(out, '\n');
    for (int i = 0; i < level; i++)
        buffer_putc(out, ' ');
}

static void print_node(TextBuffer *out, NodeRef ref, int level);

static void print_element(TextBuffer *out, FieldType type, const void *at,
                          int i, int level)
{
    NodeRef ref = field_element(type, at, i);

    if (type == FIELD_NAMES)
        format_str_repr(out, text_from(((const NameList *)at)->item[i]));
    else if (type == FIELD_COMPARE_OPS)
        buffer_puts(out, compare_op_name[((const CompareOpList *)at)->item[i]]);
    else if (ref.info)
        print_node(out, ref, level);
    else
        buffer_puts(out, "None");
}

static void print_list(TextBuffer *out, FieldType type, const void *at,
                       int level)
{
    int n = field_count(type, at);

    buffer_putc(out, '[');
    for (int i = 0; i < n; i++) {
        if (i > 0)
            buffer_putc(out, ',');
        put_break(out, level + 1);
        print_element(out, type, at, i, level + 1);
    }
    buffer_putc(out, ']');
}

static void print_value(TextBuffer *out, FieldType type, const void *at)
{
    switch ((int)type) {
    case FIELD_NAME:
        format_str_repr(out, text_from(*(const Sym *)at));
        return;
    case FIELD_INT:
        buffer_printf(out, "%d", *(const int *)at);
        return;
    case FIELD_BOOL:
        buffer_putc(out, *(const bool *)at ? '1' : '0');
        return;
    case FIELD_CONSTANT:
        constant_repr(out, at);
        return;
    case FIELD_KIND:
        buffer_puts(out, "'u'");
        return;
    case FIELD_CONTEXT:
        buffer_puts(out, context_name[*(const ExprContext *)at]);
        return;
    case FIELD_BOOL_OP:
        buffer_puts(out, bool_op_name[*(const BoolOp *)at]);
        return;
    case FIELD_OPERATOR:
        buffer_puts(out, operator_name[*(const Operator *)at]);
        return;
    case FIELD_UNARY_OP:
        buffer_puts(out, unary_op_name[*(const UnaryOp *)at]);
        return;
    default:
        return;
    }
}

static void print_field(TextBuffer *out, const Field *f, const void *at,
                        int level)
{
    buffer_puts(out, f->name);
    buffer_putc(out, '=');
    if (is_node_field(f->type))
        print_node(out, field_node(f->type, at), level);
    else if (field_count(f->type, at) >= 0)
        print_list(out, f->type, at, level);
    else
        print_value(out, f->type, at);
}

static void print_node(TextBuffer *out, NodeRef ref, int level)
{
    bool line, first = true;

    assert(ref.info);
    line = fits_line(ref);
    buffer_puts(out, ref.info->name);
    buffer_putc(out, '(');
    for (const Field *f = ref.info->field; f->name; f++) {
        const void *at = field_at(f, ref.node);

        if (!is_shown(f, at))
            continue;
        if (!first)
            buffer_puts(out, line ? ", " : ",");
        if (!line)
            put_break(out, level + 1);
        print_field(out, f, at, level + 1);
        first = false;
    }
    buffer_putc(out, ')');
}

void frontend_print_ast(TextBuffer *out, const AstModule *ast)
{
    print_node(out, (NodeRef){&module_info, ast}, 0);
    buffer_putc(out, '\n');
}
