#!/usr/bin/env python3
"""The independent reference for `thidua score FILE|-`, written from scoring.md alone.

    score.py FILE     score the document in FILE ("-": standard input)

It prints the answer as canonical JSON, or refuses: exit 65 and one line a problem on standard
error (pointer, TAB, message). 64: wrong usage; 66: the file cannot be read.

Stages: bytes -> JSON tree (`model.parse`) -> checked model or problems (`reader.Reader`) ->
points of every leaf of every unit and the ranking (`arithmetic.answer`) -> text (`canonical`).
"""

import json
import re
import sys
from typing import Any

from arithmetic import answer
from model import Malformed, decimal, parse
from reader import Reader

LIMIT = 1000  # problems told one by one


def canonical(value: Any) -> str:
    """JSON without spaces, keys sorted by scalars."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, (bool, str)) or value is None:
        return json.dumps(value, ensure_ascii=False)
    return decimal(value)


def score(data: bytes) -> tuple[Any, list[tuple[str, str]]]:
    """(answer, []) for a document, or (None, all its problems)."""
    try:
        tree = parse(data)
    except Malformed as error:
        return None, [("", str(error))]
    reader = Reader()
    scale, units = reader.document(tree)
    if reader.problems:
        return None, reader.problems
    return answer(scale, units), []


def limited(problems: list[tuple[str, str]]) -> list[tuple[str, str]]:
    # "after 1,000 problems one last line at the empty pointer counts the rest"
    rest = len(problems) - LIMIT
    return problems if rest <= 0 else [*problems[:LIMIT], ("", f"and {rest} more")]


def one_line(text: str) -> str:
    """Control characters, which a key in a pointer may hold, as \\uXXXX: [A22]."""
    return re.sub("[\u0000-\u001f\u007f-\u009f\u2028\u2029]", lambda c: f"\\u{ord(c[0]):04x}", text)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        sys.stderr.write("usage: score.py FILE|-\n")
        return 64
    try:
        if arguments[0] == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(arguments[0], "rb") as file:
                data = file.read()
    except OSError as error:
        sys.stderr.write(f"{arguments[0]}: {error.strerror}\n")
        return 66
    found, problems = score(data)
    if problems:
        lines = (f"{one_line(pointer)}\t{one_line(message)}\n" for pointer, message in limited(problems))
        sys.stderr.buffer.write("".join(lines).encode("utf-8"))
        return 65
    sys.stdout.buffer.write((canonical(found) + "\n").encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
