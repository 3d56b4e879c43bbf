# Shared by the scripts of this folder; to be sourced, not run.
#
# What it promises: nothing of its own on stdout (that belongs to the program that is run), no network once everything
# is installed, and a log that is shown where a step fails.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# Where builds go: a folder per preset. Checkouts on a slow or read-only disk may put it elsewhere.
build_root=${IMRLINT_BUILD_ROOT:-$root/build}
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}

# Debian packages: what the program needs, what its tests and its checks need beside that.
packages_build=(g++ cmake ninja-build pkg-config tao-pegtl-dev libyaml-cpp-dev libspdlog-dev libfmt-dev libcli11-dev
  nlohmann-json3-dev libpoppler-cpp-dev)
packages_test=(doctest-dev)
packages_bench=(libbenchmark-dev python3)
packages_ci=(clang clang-format clang-tidy libclang-rt-dev)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 2; }

# Runs a command with its output in $log; shows the end of the log where it fails.
quietly() {
  local code=0
  "$@" </dev/null >>"$log" 2>&1 || code=$?
  if [ "$code" != 0 ]; then
    say "failed: $*"
    # The first error is what a reader needs; the last lines are what is left where no line says "error".
    { grep -nE -m 5 -A 4 '(error|Error|ERROR|fatal)[: ]' "$log" || tail -n 40 "$log"; } >&2
    say "the whole log: $log"
    return 2
  fi
}

# need_packages PACKAGE...: installs those that are missing, or says what to install. Asks the network only then.
need_packages() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    # Not a Debian: the build itself tells what it does not find.
    for package in c++ cmake ninja pkg-config; do
      command -v "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    say "not found: ${missing[*]}"
    say "this system has no apt; install what corresponds to these Debian packages: $*"
    return 2
  fi
  for package; do
    case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
      *" installed") ;;
      *) missing+=("$package") ;;
    esac
  done
  [ ${#missing[@]} = 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && { [ -z "${CI:-}" ] && [ -t 2 ] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    else
      say "missing packages; as root: apt-get install ${missing[*]}"
      return 2
    fi
  fi
  say "installing ${missing[*]}"
  local apt=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300
    -o Acquire::Retries=3)
  quietly "${apt[@]}" update && quietly "${apt[@]}" install --no-install-recommends "${missing[@]}"
}

# configure PRESET PACKAGE... [-- CMAKE-ARGUMENT...]: a build folder that is ready for ninja. Does nothing where the
# folder was made for the same packages and arguments; ninja itself notices changed CMake files.
configure() {
  local preset=$1 packages=() wanted
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do packages+=("$1"); shift; done
  [ "${1:-}" = -- ] && shift
  build=$build_root/$preset
  log=$build/script.log
  wanted="$root ${packages[*]} $*"
  if [ -e "$build/build.ninja" ] && [ "$(cat "$build/.configured" 2>/dev/null)" = "$wanted" ]; then
    : >"$log"
    return 0
  fi
  mkdir -p "$build" 2>/dev/null || die "cannot write to $build_root; name another place in IMRLINT_BUILD_ROOT"
  : >"$log"
  need_packages "${packages[@]}" || return 2
  say "building ($preset), this takes a minute or two the first time"
  # A folder that was moved or copied from elsewhere is of no use to cmake.
  local fresh=()
  if [ -e "$build/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  if ! (cd "$root" && quietly cmake --preset "$preset" -B "$build" ${fresh[@]+"${fresh[@]}"} "$@"); then
    command -v apt-get >/dev/null 2>&1 || say "what the build needs, by Debian's names: ${packages[*]}"
    return 2
  fi
  printf '%s\n' "$wanted" >"$build/.configured"
}

# Builds TARGET... of the configured folder; a no-op costs some milliseconds.
build() { quietly ninja -C "$build" -j "$jobs" "$@"; }

# One script at a time in a build folder: two ninjas would write the same files.
lock() {
  mkdir -p "$build_root/$1" 2>/dev/null || die "cannot write to $build_root; name another place in IMRLINT_BUILD_ROOT"
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$build_root/$1/.lock"
    flock 9
  fi
}
unlock() { exec 9>&- || true; }
