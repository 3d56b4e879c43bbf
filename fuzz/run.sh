#!/usr/bin/env bash
# Fuzzes each target for SECONDS, starting from fuzz/corpus/<target> and what earlier runs found.
#
# usage: fuzz/run.sh [SECONDS [TARGET...]]     default: 60 seconds each of letter, yaml, pdf
# What is found lies in build/fuzz/found/<target>/; new inputs that reach further are kept in build/fuzz/grown/<target>.
# Exit status: 0 nothing found, 1 something, 2 not built.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/lib/common.sh"

seconds=${1:-60}
case $seconds in '' | *[!0-9]*) die "not a number of seconds: $seconds" ;; esac
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(letter yaml pdf)

lock fuzz
configure fuzz "${packages_build[@]}" clang libclang-rt-dev || exit 2
build "${targets[@]/#/fuzz_}" || exit 2

failed=0
for target in "${targets[@]}"; do
  grown=$build/grown/$target
  found=$build/found/$target
  mkdir -p "$grown" "$found"
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$found/")
  [ -e "$root/fuzz/$target.dict" ] && options+=(-dict="$root/fuzz/$target.dict")
  # Leaks inside poppler's font cache are not ours to find.
  if [ "$target" = pdf ]; then export ASAN_OPTIONS=detect_leaks=0; else unset ASAN_OPTIONS; fi
  if "$build/fuzz/fuzz_$target" "${options[@]}" "$grown" "$root/fuzz/corpus/$target" >"$build/$target.log" 2>&1; then
    say "$target: nothing found in $seconds s, $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log") runs"
  else
    failed=1
    say "$target: FOUND something, see $found and $build/$target.log"
    grep -m 3 -E 'ERROR|SUMMARY|runtime error' "$build/$target.log" >&2 || tail -n 5 "$build/$target.log" >&2
  fi
done
exit $failed
