# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Sourced by tools/demo and tools/test: what has to be on the machine, from
# Debian's packages by name. Everything else goes below build/.

set -eu

# Debian's tools first: others in PATH may be of another version.
PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH
export PATH

build_packages="gcc libc6-dev cmake ninja-build pkg-config
    llvm-19-dev libffi-dev zlib1g-dev libsleef-dev"
test_packages="python3 python3-venv python3-pip clang-format-19"

say()
{
    printf '== %s\n' "$*"
}

as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

is_installed()
{
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of its arguments that are missing.
install_packages()
{
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing$missing"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing
}

# The CSV files inside Debian's package python3-sklearn (digits, iris, wine,
# ...), unpacked below build/data without installing anything.
fetch_data()
{
    [ ! -e build/data/digits.csv.gz ] || return 0
    say "fetching the data sets of python3-sklearn"
    rm -rf build/data.new
    mkdir -p build/data.new
    (cd build/data.new && {
        apt-get -q -o APT::Sandbox::User=root download python3-sklearn || {
            as_root apt-get update -q
            apt-get -q -o APT::Sandbox::User=root download python3-sklearn
        }
        dpkg-deb --fsys-tarfile python3-sklearn_*.deb |
            tar -x --wildcards --strip-components=8 \
                './usr/lib/python3/dist-packages/sklearn/datasets/data/*.csv*'
        rm -f python3-sklearn_*.deb
    })
    [ -e build/data.new/digits.csv.gz ] || {
        echo "digits.csv.gz is not in the package python3-sklearn" >&2
        return 1
    }
    rm -rf build/data
    mv build/data.new build/data
}

# Configures (once) and builds a preset: all of it, or the targets named.
build_preset()
{
    preset=$1
    shift
    [ -e "build/$preset/build.ninja" ] || {
        say "configuring the preset $preset"
        cmake --preset "$preset"
    }
    say "building the preset $preset"
    cmake --build --preset "$preset" ${1:+--target "$@"} -- --quiet
}
