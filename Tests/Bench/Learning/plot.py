#!/usr/bin/env python3
"""Draws the gaps that `LearningBench` measured, a bar for each learner, beside what is to be reached.

usage: plot.py OUTPUT.svg TABLE...      each TABLE is the output of LearningBench for one learner, without --streams
"""

import sys

COLOURS = ["#2f6f9f", "#9aa5b1", "#d08a3c", "#6b8e5a"]
KINDS = ["stationary", "shift", "drift"]
LEFT, TOP, HEIGHT, GROUP, BAR, TALLEST = 50, 50, 240, 130, 24, 0.8


def read(path):
    """The learner's name and {(basis, kind): (gap, its standard error, target)}."""
    gaps, name = {}, path
    for line in open(path):
        cells = line.split()
        if line.startswith("learner "):
            name = cells[1]
        elif len(cells) > 6 and cells[0] in ("reported", "marked") and cells[1] in KINDS:
            gaps[cells[0], cells[1]] = tuple(float(cell) for cell in cells[3:6])
    return name, gaps


def y(gap):
    return TOP + HEIGHT * (1 - max(0, min(gap, TALLEST)) / TALLEST)


def main(output, paths):
    tables = [read(path) for path in paths]
    groups = [(basis, kind) for basis in ("reported", "marked") for kind in KINDS]
    width = LEFT + GROUP * len(groups) + 20
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">'
        % (width, TOP + HEIGHT + 50),
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for tenth in range(0, 9, 2):
        level = y(tenth / 10)
        out.append('<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="#dddddd"/>' % (LEFT, width - 10, level, level))
        out.append('<text x="%d" y="%.1f" text-anchor="end" fill="#444444">%.1f</text>' % (LEFT - 6, level + 4, tenth / 10))
    for place, (name, _) in enumerate(tables):
        x = LEFT + place * 180
        out.append('<rect x="%d" y="14" width="12" height="12" fill="%s"/>' % (x, COLOURS[place % len(COLOURS)]))
        out.append('<text x="%d" y="24" fill="#222222">%s</text>' % (x + 18, name))
    for place, group in enumerate(groups):
        left = LEFT + GROUP * place + (GROUP - BAR * len(tables)) / 2
        for number, (_, gaps) in enumerate(tables):
            if group not in gaps:
                continue
            gap, error, target = gaps[group]
            x = left + BAR * number
            out.append(
                '<rect x="%.1f" y="%.1f" width="%d" height="%.1f" fill="%s"/>'
                % (x, y(gap), BAR - 4, y(0) - y(gap), COLOURS[number % len(COLOURS)])
            )
            middle = x + BAR / 2 - 2
            out.append(
                '<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#222222"/>'
                % (middle, middle, y(gap - error), y(gap + error))
            )
            if number == 0:
                out.append(
                    '<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#b03030" stroke-width="2" stroke-dasharray="5 3"/>'
                    % (left - 6, left + BAR * len(tables) + 2, y(target), y(target))
                )
        centre = LEFT + GROUP * (place + 0.5)
        out.append('<text x="%.1f" y="%d" text-anchor="middle" fill="#222222">%s</text>' % (centre, TOP + HEIGHT + 18, group[1]))
        out.append('<text x="%.1f" y="%d" text-anchor="middle" fill="#666666">%s</text>' % (centre, TOP + HEIGHT + 34, group[0]))
    out.append("</svg>")
    with open(output, "w") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
