/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The JSON reader: what it takes, what it refuses and where; the writer. */
#include "base/json.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static int failures;

static void expect(bool condition, const char *text, const char *what)
{
    if (condition)
        return;
    printf("%s: %s\n", text, what);
    failures++;
}

static const Json *parse(Arena *a, const char *text, JsonError *error)
{
    return json_parse(a, text_from(text), JSON_NONFINITE, error);
}

static void accepted(Arena *a)
{
    static const struct {
        const char *text;
        JsonKind kind;
    } row[] = {
        {"null", JSON_NULL},
        {" true ", JSON_BOOL},
        {"0", JSON_INT},
        {"-0", JSON_INT},
        {"1e2", JSON_FLOAT},
        {"-1.5E-3", JSON_FLOAT},
        {"\"\"", JSON_STRING},
        {"[]", JSON_ARRAY},
        {"{}", JSON_OBJECT},
        {"[[1],{\"a\":[]}]", JSON_ARRAY},
        {"NaN", JSON_FLOAT},
        {"-Infinity", JSON_FLOAT},
        {"\"\\ud83d\\ude00\"", JSON_STRING},
        {"9223372036854775807", JSON_INT},
        {"-9223372036854775808", JSON_INT},
        {"9223372036854775808", JSON_UINT},
        {"18446744073709551615", JSON_UINT},
        {"18446744073709551616", JSON_LONG},
        {"-9223372036854775809", JSON_LONG},
    };

    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        JsonError error;
        const Json *value = parse(a, row[i].text, &error);

        expect(value != NULL, row[i].text, "is refused");
        expect(!value || value->kind == row[i].kind, row[i].text, "kind");
    }
}

static void refused(Arena *a)
{
    static const struct {
        const char *text;
        size_t at;
    } row[] = {
        {"", 0},
        {"nul", 0},
        {"01", 1},
        {"1.", 2},
        {".5", 0},
        {"+1", 0},
        {"-", 0},
        {"1e", 2},
        {"1e400", 0},
        {"[1,]", 3},
        {"[1 2]", 3},
        {"{a:1}", 1},
        {"{\"a\":1,}", 7},
        {"\"\t\"", 1},
        {"\"\\x\"", 2},
        {"\"\\ud83d\"", 3},
        {"\"\xff\"", 1},
        {"\"\xc0\x80\"", 1},
        {"\"a", 2},
        {"1 2", 2},
        {"'a'", 0},
        {"{\"a\":1,\"a\":2}", 11},
        {"[\"\\u12g4\"]", 6},
        {"\"\xed\xa0\x80\"", 1},
        {"infinity", 0},
    };

    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        JsonError error;

        expect(!parse(a, row[i].text, &error), row[i].text, "is accepted");
        expect(error.begin == row[i].at, row[i].text, "place of the error");
        expect(error.end <= strlen(row[i].text), row[i].text, "end");
    }
}

static void deep(Arena *a)
{
    char text[4096];
    JsonError error;

    memset(text, '[', sizeof text);
    expect(!json_parse(a, (Text){text, sizeof text}, 0, &error), "[[[...",
           "is accepted");
    expect(error.begin == JSON_DEPTH, "[[[...", "place of the error");
    expect(!json_parse(a, text_from("NaN"), 0, &error), "NaN", "is accepted");
    expect(!json_parse(a, (Text){"1\0", 2}, 0, &error), "1 and NUL",
           "is accepted");
}

static void round_trip(Arena *a)
{
    static const char bytes[] = "a\"\\\n\x01\x7f\xc3\xa9\xff\0b";
    TextBuffer out = {.arena = a};
    JsonError error;
    const Json *back;

    json_put_string(&out, (Text){bytes, sizeof bytes - 1});
    back = json_parse(a, buffer_text(&out), 0, &error);
    expect(back && text_equal(back->s, (Text){"a\"\\\n\x01\x7f\xc3\xa9"
                                              "\xef\xbf\xbd\0b",
                                              13}),
           out.data, "does not read back");
}

int main(void)
{
    jmp_buf escape;
    Arena a = {.escape = &escape};

    if (setjmp(escape)) {
        puts("out of memory");
        return 1;
    }
    accepted(&a);
    refused(&a);
    deep(&a);
    round_trip(&a);
    arena_free(&a);
    return failures > 0;
}
