#!/usr/bin/env bash
# Measures imrlint on synthetic letters beside `wc -w`, then the phases one by one.
#
# usage: bench/run.sh [--letters N] [--rounds N] [--process-only]
# The letters are made once, under build/bench/, from the samples and a fixed seed.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/lib/common.sh"

letters=20000
rounds=5
phases=1
while [ $# -gt 0 ]; do
  case $1 in
    --letters) letters=${2:?}; shift 2 ;;
    --rounds) rounds=${2:?}; shift 2 ;;
    --process-only) phases=0; shift ;;
    *) die "unknown argument \`$1\`; see the head of ${BASH_SOURCE[0]}" ;;
  esac
done

lock bench
configure bench "${packages_build[@]}" "${packages_bench[@]}" || exit 2
build || exit 2

# Trees are named after what they were made from: other samples, other trees.
mark=$({
  cat "$root/bench/tree.py"
  find "$root/samples" -name '*.txt' -print0 | LC_ALL=C sort -z | xargs -0 cat
} | cksum | cut -d' ' -f1)
tree() {
  local folder=$build/tree-$1-$mark
  if [ ! -e "$folder/.made" ]; then
    rm -rf "$build/tree-$1-"*
    say "making $1 letters"
    python3 "$root/bench/tree.py" "$folder" --letters "$1" || exit 2
    touch "$folder/.made"
  fi
}
small=$((letters / 10))
tree "$letters"
tree "$small"
letter=$(find "$build/tree-$small-$mark" -name '*.txt' | LC_ALL=C sort | head -n 1)

python3 "$root/bench/measure.py" "$build/imrlint" "$build/tree-$letters-$mark" \
  --small "$build/tree-$small-$mark" --letter "$letter" --rounds "$rounds" || exit 2
if [ "$phases" = 1 ]; then
  "$build/bench/bench_phases" "$build/tree-$small-$mark" --benchmark_min_time=2 || exit 2
fi
