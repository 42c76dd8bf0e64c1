/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Engines: limits, and codegen/ as a module that is loaded on first use. */
#include "api/api.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/runtime.h"

/* ---- options ---- */

/* Three quarters of the machine's memory. */
static size_t default_memory_limit(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);

    return pages > 0 && size > 0 ? (size_t)pages / 4 * 3 * (size_t)size : 0;
}

/* Copies a text that may be NULL; false when memory ends. */
static bool copy_option(char **out, const char *text)
{
    *out = text ? strdup(text) : NULL;
    return !text || *out;
}

/* What compiled code may call, in the form codegen/ takes. */
static bool copy_symbols(holo_engine *e)
{
    while (runtime_symbol[e->nsymbol].name)
        e->nsymbol++;
    e->symbol = calloc((size_t)e->nsymbol + 1, sizeof *e->symbol);
    for (int i = 0; e->symbol && i < e->nsymbol; i++)
        e->symbol[i] =
            (RuntimeSymbol){runtime_symbol[i].name, runtime_symbol[i].address};
    return e->symbol != NULL;
}

holo_status holo_engine_create(const holo_engine_options *options,
                               holo_engine **out, holo_diags *diags)
{
    holo_engine_options o;
    holo_engine *e;

    if (!out)
        return HOLO_E_USAGE;
    *out = NULL;
    if (!options_read(&o, sizeof o, options))
        return HOLO_E_USAGE;
    e = calloc(1, sizeof *e);
    if (!e)
        return diags_no_memory(diags);
    atomic_init(&e->references, 1);
    pthread_mutex_init(&e->lock, NULL);
    e->memory_limit = o.memory_limit ? o.memory_limit : default_memory_limit();
    if (!copy_option(&e->codegen_path, o.codegen_path) ||
        !copy_option(&e->cpu, o.cpu) || !copy_symbols(e)) {
        holo_engine_release(e);
        return diags_no_memory(diags);
    }
    *out = e;
    return HOLO_OK;
}

void holo_engine_retain(holo_engine *engine)
{
    if (engine)
        atomic_fetch_add(&engine->references, 1);
}

void holo_engine_release(holo_engine *engine)
{
    if (!engine || atomic_fetch_sub(&engine->references, 1) != 1)
        return;
    pthread_mutex_destroy(&engine->lock);
    free(engine->codegen_path);
    free(engine->cpu);
    free(engine->symbol);
    free(engine);
}

/* ---- the code generator ---- */

typedef const CodegenApi *CodegenEntry(void);

/* Does a file hold all that its headers speak of? The loader maps what is not
 * there, and touching it ends the process. */
static bool is_whole(int fd)
{
    Elf64_Ehdr head;
    Elf64_Phdr part;
    struct stat st;

    if (fstat(fd, &st) || pread(fd, &head, sizeof head, 0) != sizeof head ||
        memcmp(head.e_ident, ELFMAG, SELFMAG) ||
        head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_type != ET_DYN ||
        head.e_phentsize != sizeof part || head.e_phoff > INT64_MAX / 2)
        return false;
    for (int i = 0; i < head.e_phnum; i++) {
        off_t at = (off_t)head.e_phoff + i * (off_t)sizeof part;

        if (pread(fd, &part, sizeof part, at) != sizeof part ||
            part.p_filesz > (uint64_t)st.st_size ||
            part.p_offset > (uint64_t)st.st_size - part.p_filesz)
            return false;
    }
    return true;
}

static const char *module_refused(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool whole = fd >= 0 && is_whole(fd);

    if (fd < 0)
        return "it cannot be opened";
    close(fd);
    return whole ? NULL : "it is no whole module";
}

/* The module stays loaded for the life of the process: LLVM registers what
 * cannot be taken back. NULL with the reason in `*why`. */
static const CodegenApi *load(const char *path, const char **why)
{
    void *module, *symbol;
    const CodegenApi *api;
    CodegenEntry *entry;

    *why = module_refused(path);
    if (*why)
        return NULL;
    module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    symbol = module ? dlsym(module, "holo_codegen_api") : NULL;
    if (!symbol) {
        *why = dlerror();
        if (!*why)
            *why = "it is another library";
        return NULL;
    }
    memcpy(&entry, &symbol, sizeof entry);
    api = entry();
    if (api->abi == CODEGEN_ABI)
        return api;
    *why = "it is of another version than libholo";
    return NULL;
}

/* Beside libholo, as in a build folder; or in its subfolder, as installed. */
static const CodegenApi *load_beside(Context *ctx, const char **why)
{
    static const char *const name[] = {"holo-codegen.so", HOLO_MODULE_SUBFOLDER
                                       "/holo-codegen.so"};
    Dl_info self;
    const char *slash;

    *why = "libholo cannot be found";
    if (!dladdr((void *)runtime_symbol, &self) || !self.dli_fname)
        return NULL;
    slash = strrchr(self.dli_fname, '/');
    for (int i = 0; i < 2; i++) {
        int folder = slash ? (int)(slash - self.dli_fname) + 1 : 0;
        const char *path =
            arena_printf(ctx->arena, "%.*s%s", folder, self.dli_fname, name[i]);

        if (!access(path, F_OK))
            return load(path, why);
    }
    *why = "holo-codegen.so is not beside libholo";
    return NULL;
}

const CodegenApi *engine_codegen(holo_engine *engine, Context *ctx)
{
    const CodegenApi *api;
    const char *why;

    pthread_mutex_lock(&engine->lock);
    api = engine->codegen;
    pthread_mutex_unlock(&engine->lock);
    if (api)
        return api;
    api = engine->codegen_path ? load(engine->codegen_path, &why)
                               : load_beside(ctx, &why);
    if (!api) {
        diag_error(ctx, DIAG_H0701, SPAN_NONE,
                   "the code generator cannot be loaded: %s", why);
        return NULL;
    }
    pthread_mutex_lock(&engine->lock);
    engine->codegen = api;
    pthread_mutex_unlock(&engine->lock);
    return api;
}

CodegenOptions engine_codegen_options(const holo_engine *engine)
{
    return (CodegenOptions){.symbol = engine->symbol,
                            .nsymbol = engine->nsymbol,
                            .cpu = engine->cpu};
}
