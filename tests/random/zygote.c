/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The command many times over: what a short run costs is loading the code
 * generator, and that happens here once, in the process that all others are
 * forked from.
 *
 *   zygote SECONDS BYTES WARM WORD...
 *
 * runs `holo WORD... WARM` for itself, then reads paths from standard input,
 * one a line. For each it runs `holo WORD... PATH` in a child with at most
 * SECONDS of time and BYTES of address space (0: as many as it likes), its
 * output in PATH.out and PATH.err, and answers with a line: the exit status,
 * or a signal's number, negative. tests/random/verdict.py drives it. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

int holo_main(int argc, char **argv);
#define main holo_main
#include "tools/holo.c"
#undef main

enum { MOST_WORDS = 16, MOST_PATH = 4096 };

static bool lead_to(int fd, const char *path, const char *ending)
{
    char name[MOST_PATH + 8];
    int file;

    snprintf(name, sizeof name, "%s%s", path, ending);
    file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    return file >= 0 && dup2(file, fd) == fd && !close(file);
}

static int run_here(int argc, char **argv, char *path)
{
    argv[argc] = path;
    if (!lead_to(STDOUT_FILENO, path, ".out") ||
        !lead_to(STDERR_FILENO, path, ".err"))
        return EXIT_FILE;
    return holo_main(argc + 1, argv);
}

static int run_in_child(int argc, char **argv, char *path, unsigned seconds,
                        rlim_t bytes)
{
    struct rlimit limit = {bytes, bytes};
    int status = 0;
    pid_t child = fork();

    if (!child) {
        alarm(seconds);
        if (bytes && setrlimit(RLIMIT_AS, &limit))
            _exit(EXIT_FILE);
        exit(run_here(argc, argv, path)); /* which looks for leaks */
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return EXIT_FILE;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int main(int argc, char **argv)
{
    char *word[MOST_WORDS + 3] = {"holo"};
    char path[MOST_PATH];
    int nword = 1, answers = dup(STDOUT_FILENO);

    if (argc < 5 || argc - 4 > MOST_WORDS || answers < 0)
        return EXIT_USAGE;
    for (int i = 4; i < argc; i++)
        word[nword++] = argv[i];
    if (run_here(nword, word, argv[3]))
        return EXIT_BUG;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        dprintf(answers, "%d\n",
                run_in_child(nword, word, path,
                             (unsigned)strtoul(argv[1], NULL, 10),
                             (rlim_t)strtoull(argv[2], NULL, 10)));
    }
    return 0;
}
