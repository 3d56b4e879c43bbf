#!/usr/bin/env python3
"""Makes a tree of synthetic letters by varying the samples of this project; the same seed gives the same bytes.

usage: tree.py OUTPUT-FOLDER [--letters 20000] [--seed 1] [--samples DIR] [--bytes 6000]

Each letter is a sample with other dates (all moved alike, so that their order stays), another age, case number and
side, and a case summary lengthened by sentences drawn from a bank, so that no two are the same and their mean length
is that of real letters. Speed is measured on them, and nothing else: what they claim is not to be believed.
"""
import argparse
import datetime
import pathlib
import random
import re
import sys

BANK = """
At the visit of {date} the worker rated pain at {n} out of ten.
Sleep was said to be poor because of the {part} complaints.
Grip was {n}0 pounds on the {side} and somewhat more on the other hand.
Flexion of the {part} measured {n}5 degrees with discomfort at the end of the range.
There was tenderness about the {part} without swelling or warmth.
Reflexes were equal on both sides.
Sensation to light touch was intact in both legs.
Ibuprofen was taken as needed and upset the stomach once.
{visits} visits of therapy for the {part} had been attended by {date}.
A home program of stretching was taught and is done most mornings.
Plain films of the {part} dated {date} showed no fracture.
The treating doctor placed the worker on modified duty with no lifting above {n}5 pounds.
An orthopedic colleague saw the worker on {date} and found no need for an operation.
Gabapentin {n}00 mg at night was started for burning in the {side} foot.
Blood pressure was 1{n}2/7{n} and the weight had not changed.
The worker walked without a cane and could rise on heels and toes.
No fever, weight loss or trouble with bladder or bowel was reported.
A brace for the {part} was worn at work and taken off at home.
By {date} pain had fallen from {m} to {n} after the injection, for about {visits} weeks.
The straight leg raise was negative on the {side} at {n}0 degrees.
Muscle strength was 5/5 throughout, apart from {side} shoulder abduction at 4/5.
The request for authorization dated {date} repeats the plan of the earlier note.
There was no documentation of a signed treatment agreement in the note of {date}.
The worker denied numbness, but spoke of stiffness on cold days.
Utilization review of {date} asked for records of the earlier care.
Hand use for more than {n} minutes brought on tingling.
Acupuncture was considered and put off.
A urine screen on {date} agreed with what was prescribed.
""".strip().splitlines()
PARTS = ["neck", "low back", "shoulder", "knee", "wrist", "ankle", "hip", "elbow"]

DATE = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
AGE = re.compile(r"\b([2-6]\d)(?=[ -]year)")
CASE = re.compile(r"\bCM(\d\d)-\d{7}\b")
SIDE = re.compile(r"\b(left|right|Left|Right|LEFT|RIGHT)\b")
OTHER = {"left": "right", "right": "left", "Left": "Right", "Right": "Left", "LEFT": "RIGHT", "RIGHT": "LEFT"}
# The heading after the case summary; sentences are added in front of it.
AFTER_SUMMARY = re.compile(r"^[ \t]*IMR (ISSUES|DECISION).*$|^[ \t]*MEDICAL TREATMENT GUIDELINE.*$", re.M)


def moved_dates(text, days):
    def move(match):
        month, mark, day, year = match.groups()
        try:
            date = datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        except ValueError:  # not a date, or one that no calendar has: part of what the sample shows
            return match.group()
        date += datetime.timedelta(days=days)
        pad = 2 if len(month) == 2 else 1
        return f"{date.month:0{pad}d}{mark}{date.day:0{pad}d}{mark}{date.year % 10 ** len(year):0{len(year)}d}"
    return DATE.sub(move, text)


def sentence(pattern, rng):
    m = rng.randint(3, 9)
    return pattern.format(
        n=rng.randint(1, m), m=m, side=rng.choice(["left", "right"]), part=rng.choice(PARTS),
        visits=rng.choice(["six", "8", "twelve", "10"]),
        date=f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(2013, 2017)}")


def wrapped(words, width, double):
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return ("\n\n" if double else "\n").join(lines) + "\n\n"


def letter(sample, rng, size):
    text = moved_dates(sample, rng.randint(-200, 200))
    older = rng.randint(-6, 12)
    text = AGE.sub(lambda m: str(int(m[1]) + older), text)
    text = CASE.sub(lambda m: f"CM{m[1]}-{rng.randrange(10 ** 7):07d}", text)
    if rng.random() < 0.5:
        text = SIDE.sub(lambda m: OTHER[m[1]], text)
    place = AFTER_SUMMARY.search(text)
    if place:
        lines = text.split("\n")
        double = sum(1 for line in lines if not line.strip()) > 0.4 * len(lines)
        missing = rng.gauss(size, size / 4) - len(text)
        words = []
        while missing > 0 or not words:
            for pattern in rng.sample(BANK, len(BANK)):  # each once before any comes again
                added = sentence(pattern, rng)
                words += added.split()
                missing -= len(added) + 1
                if missing <= 0:
                    break
        text = text[:place.start()] + wrapped(words, 96, double) + text[place.start():]
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--letters", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=6000, help="mean length to aim at")
    parser.add_argument("--samples", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "samples")
    options = parser.parse_args()

    samples = [path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(options.samples.rglob("*.txt"))]
    samples = [text for text in samples if AFTER_SUMMARY.search(text)]
    if not samples:
        sys.exit(f"tree.py: no letter with a case summary among the .txt files of {options.samples}")
    if options.output.exists() and any(options.output.iterdir()):
        sys.exit(f"tree.py: {options.output} is not empty")

    total = 0
    for number in range(options.letters):
        rng = random.Random(f"{options.seed}/{number}")  # a letter does not depend on how many there are
        data = letter(rng.choice(samples), rng, options.bytes).encode("utf-8", "surrogateescape")
        folder = options.output / f"{number // 500:03d}"
        if number % 500 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:06d}.txt").write_bytes(data)
        total += len(data)
    print(f"{options.letters} letters, {total / 1e6:.1f} MB, from {len(samples)} samples", file=sys.stderr)


if __name__ == "__main__":
    main()
