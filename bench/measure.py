#!/usr/bin/env python3
"""Times the whole process beside `wc -w` on the same trees, in one run, alternating; prints ratios.

usage: measure.py IMRLINT TREE [--small TREE] [--letter FILE] [--rounds 5]

The machine's speed changes from minute to minute, so only figures of one run may be compared, and what counts is the
ratio: letters' bytes a second through imrlint, over those through `wc -w`, both over the same files, warm.
"""
import argparse
import os
import pathlib
import statistics
import sys
import time


def run(command):
    """Wall seconds, processor seconds and peak memory in MB of one process."""
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"measure.py: exit status {os.waitstatus_to_exitcode(status)}: {' '.join(command[:6])}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check(imrlint, path, jobs):
    return [imrlint, "check", str(path), "--jobs", str(jobs), "--format", "jsonl", "--fail-on", "never"]


def median(runs, column):
    return statistics.median(row[column] for row in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("imrlint")
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("--small", type=pathlib.Path, help="a smaller tree, for the growth of memory")
    parser.add_argument("--letter", type=pathlib.Path, help="one letter, for the time of a process")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    files = sorted(options.tree.rglob("*.txt"))
    size = sum(path.stat().st_size for path in files) / 1e6
    names = [str(path) for path in files]
    # One `wc` for every 5,000 names, as the command line allows; its start costs nothing beside its work.
    counts = [["wc", "-w", *names[i:i + 5000]] for i in range(0, len(names), 5000)]

    def count_words():
        parts = [run(command) for command in counts]
        return sum(p[0] for p in parts), sum(p[1] for p in parts), max(p[2] for p in parts)

    cases = {"wc -w": count_words,
             "imrlint --jobs 1": lambda: run(check(options.imrlint, options.tree, 1)),
             "imrlint --jobs 2": lambda: run(check(options.imrlint, options.tree, 2))}
    results = {name: [] for name in cases}
    count_words()  # warms the page cache
    for _ in range(options.rounds):
        for name, measure in cases.items():
            results[name].append(measure())

    # Ratios round by round, so that a slow minute hits both sides of a ratio.
    print(f"{len(files)} letters, {size:.1f} MB, {os.cpu_count()} cores, {options.rounds} rounds, medians")
    print(f"{'':18} {'seconds':>8} {'cpu':>8} {'MB/s':>8} {'times wc -w':>12} {'letters/s':>10} {'peak MB':>8}")
    for name, runs in results.items():
        ratio = statistics.median(w[0] / r[0] for w, r in zip(results["wc -w"], runs))
        seconds = median(runs, 0)
        print(f"{name:18} {seconds:8.2f} {median(runs, 1):8.2f} {size / seconds:8.1f} {ratio:12.2f} "
              f"{len(files) / seconds:10.0f} {median(runs, 2):8.1f}")

    if options.small:
        letters = sum(1 for _ in options.small.rglob("*.txt"))
        for jobs in (1, 2):
            small = run(check(options.imrlint, options.small, jobs))[2]
            large = median(results[f"imrlint --jobs {jobs}"], 2)
            print(f"peak memory, --jobs {jobs}: {small:.1f} MB for {letters} letters, {large:.1f} MB for {len(files)}")
    if options.letter:
        for name, command in {"imrlint --version": [options.imrlint, "--version"],
                              "one letter": check(options.imrlint, options.letter, 1)}.items():
            times = sorted(run(command)[0] * 1000 for _ in range(40))
            print(f"{name}: {statistics.median(times):.1f} ms a process (40 runs, fastest {times[0]:.1f})")


if __name__ == "__main__":
    main()
