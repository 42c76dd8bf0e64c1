# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Installs into a folder of its own; builds and runs a client against it.

    install_test.py CMAKE BUILD CC

The client is examples/embed.c, built once by pkg-config and once by CMake's
find_package(holo); the installed command runs from where it is, and libholo
exports nothing but holo_*.
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(client C)
find_package(holo 0.1 REQUIRED)
add_executable(client embed.c)
target_link_libraries(client holo::holo)
"""


def run(*words, **extra):
    env = dict(os.environ, **extra)
    done = subprocess.run(words, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)}: exit {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return done.stdout


def find(top, name):
    for folder, _, names in os.walk(top):
        if name in names:
            return os.path.join(folder, name)
    sys.exit(f"{name} was not installed")


def check_exports(library):
    names = [line.split()[-1] for line in run(
        "nm", "-D", "--defined-only", library).splitlines()]
    strange = [n for n in names if not n.startswith("holo_")
               and not n.startswith("HOLO_")]
    if strange:
        sys.exit(f"libholo exports {strange}")


def check_client(output):
    lines = output.splitlines()
    if len(lines) != 11 or not lines[10].startswith("w = [2.") and \
            not lines[10].startswith("w = [1.9"):
        sys.exit(f"the client printed\n{output}")


def by_pkg_config(folder, prefix, cc, flags):
    pc = os.path.dirname(find(prefix, "holo.pc"))
    words = run("pkg-config", "--cflags", "--libs", "holo",
                PKG_CONFIG_PATH=pc).split()
    client = os.path.join(folder, "client")
    lib = os.path.dirname(find(prefix, "libholo.so"))
    run(cc, *flags, os.path.join(ROOT, "examples", "embed.c"), *words, "-o",
        client)
    check_client(run(client, LD_LIBRARY_PATH=lib))


def by_cmake(folder, prefix, cmake, flags):
    source = os.path.join(folder, "project")
    os.mkdir(source)
    with open(os.path.join(source, "CMakeLists.txt"), "w") as f:
        f.write(PROJECT)
    with open(os.path.join(ROOT, "examples", "embed.c")) as f:
        text = f.read()
    with open(os.path.join(source, "embed.c"), "w") as f:
        f.write(text)
    build = os.path.join(folder, "build")
    run(cmake, "-G", "Ninja", "-S", source, "-B", build,
        "-DCMAKE_PREFIX_PATH=" + prefix, "-DCMAKE_C_FLAGS=" + " ".join(flags))
    run(cmake, "--build", build)
    check_client(run(os.path.join(build, "client")))


def main(cmake, build, cc, *flags):
    with tempfile.TemporaryDirectory(prefix="holo-install-") as folder:
        prefix = os.path.join(folder, "prefix")
        run(cmake, "--install", build, "--prefix", prefix)
        check_exports(os.path.realpath(find(prefix, "libholo.so")))
        script = os.path.join(folder, "hello.py")
        with open(script, "w") as f:
            f.write("print('hello')\n")
        command = os.path.join(prefix, "bin", "holo")
        if run(command, "run", script) != "hello\n":
            sys.exit("the installed command does not run")
        by_pkg_config(folder, prefix, cc, flags)
        by_cmake(folder, prefix, cmake, flags)


if __name__ == "__main__":
    main(*sys.argv[1:])
