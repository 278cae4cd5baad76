#!/usr/bin/env python3
"""Compares a program with score.py over generated documents.

    compare.py --program 'thidua score' --seeds 1-300 [--kind valid|invalid|both] [--certain] [--keep DIR]
    compare.py --program 'thidua score' --files FILE…

The program gets the document's path as its last argument. A document that score.py accepts must be
answered with exit 0 and an equal answer: numbers by their text, `units` and `missing` in order, any
one-line `because`. One that score.py refuses must be refused with exit 65, nothing on standard
output and the same set of pointers. Divergences are printed with the document's path, its mutations
and both answers; the last line is `N passed, M failed`, and any failure exits 1.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

import generate
import score
from reader import at

SHOWN = 12  # differences shown of one document


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    kind: str  # "valid", "invalid", or "" for a file
    mutations: list


@dataclass(frozen=True)
class Run:
    code: int
    out: bytes
    err: bytes


class RepeatedKey(ValueError):
    pass


def tree(data: bytes) -> Any:
    """JSON with numbers as ("number", text), so that 5, 5.0 and "5" differ."""

    def text(number: str) -> tuple:
        return ("number", number)

    def unique(pairs: list) -> dict:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise RepeatedKey("a key of the answer stands twice")
        return found

    hooks = {"parse_float": text, "parse_int": text, "parse_constant": text, "object_pairs_hook": unique}
    return json.loads(data.decode("utf-8"), **hooks)


def differences(expected: Any, found: Any, path: str = "") -> Iterator[str]:
    if path.endswith("/because"):
        if not isinstance(found, str) or not found.strip() or len(found.splitlines()) != 1:
            yield f"{path}: must be one line of text, found {found!r}"
    elif isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            here = at(path, key)
            if key not in found:
                yield f"{here}: absent, expected {shown(expected[key])}"
            elif key not in expected:
                yield f"{here}: unexpected {shown(found[key])}"
            else:
                yield from differences(expected[key], found[key], here)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found)):
            yield from differences(one, other, at(path, index))
    elif type(expected) is not type(found) or expected != found:
        yield f"{path}: expected {shown(expected)}, found {shown(found)}"


def shown(value: Any) -> str:
    text = value[1] if isinstance(value, tuple) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "…"


def judge_answer(expected: Any, run: Run) -> list[str]:
    if run.code != 0:
        return [f"exit {run.code}, expected 0", *run.err.decode("utf-8", "replace").splitlines()[:SHOWN]]
    try:
        return list(differences(tree(score.canonical(expected).encode()), tree(run.out)))
    except ValueError as error:  # also RepeatedKey and UnicodeDecodeError
        return [f"the answer is no JSON: {error}"]


def judge_refusal(problems: list[tuple[str, str]], run: Run) -> list[str]:
    wrong = []
    if run.code != 65:
        wrong.append(f"exit {run.code}, expected 65")
    if run.out:
        wrong.append("standard output is not empty")
    lines = run.err.decode("utf-8", "replace").split("\n")
    if lines.pop() != "":
        wrong.append("standard error does not end with a line end")
    for line in lines:
        if not line.partition("\t")[2].strip():
            wrong.append(f"no `pointer TAB message`: {line!r}")
    if len(problems) > score.LIMIT:  # which problems come first is not defined: any thousand of them
        if len(lines) != score.LIMIT + 1 or not lines[-1].startswith("\t"):
            wrong.append(f"{len(lines)} lines, expected {score.LIMIT} and one at the empty pointer")
        lines = lines[: score.LIMIT]
    expected = {score.one_line(pointer): message for pointer, message in problems}
    found = {pointer: message for pointer, _, message in (line.partition("\t") for line in lines)}
    if len(problems) > score.LIMIT:
        expected = {pointer: message for pointer, message in expected.items() if pointer in found}
    wrong += [f"lacks   {pointer!r}: {expected[pointer]}" for pointer in expected if pointer not in found]
    wrong += [f"has too {pointer!r}: {found[pointer]}" for pointer in found if pointer not in expected]
    return wrong


def judge(case: Case, run: Run) -> list[str]:
    answer, problems = score.score(case.data)
    if problems and case.kind == "valid":
        return [f"score.py refuses a valid document: {problems[:3]}"]
    return judge_refusal(problems, run) if problems else judge_answer(answer, run)


def run_program(program: list[str], path: Path, seconds: float) -> Run:
    try:
        done = subprocess.run([*program, str(path)], capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds)
        return Run(done.returncode, done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        return Run(-1, b"", f"no answer within {seconds} s\n".encode())


def cases(arguments: argparse.Namespace) -> Iterator[Case]:
    for file in arguments.files:
        yield Case(Path(file).stem, Path(file).read_bytes(), "", [])
    first, last = arguments.seeds
    for seed in range(first, last + 1):
        for kind in ["valid", "invalid"] if arguments.kind == "both" else [arguments.kind]:
            data, mutations = generate.generate(seed, kind, arguments.certain)
            yield Case(f"{seed}-{kind}", data, kind, mutations)


def examine(case: Case, arguments: argparse.Namespace) -> str:
    """An empty text if the program agrees, else the report of its divergence."""
    path = arguments.keep / f"{case.name}.json"
    path.write_bytes(case.data)
    run = run_program(arguments.program, path, arguments.timeout)
    wrong = judge(case, run)
    if not wrong:
        path.unlink()
        return ""
    expected, problems = score.score(case.data)
    wanted = "".join(f"{p}\t{m}\n" for p, m in problems) if problems else score.canonical(expected) + "\n"
    path.with_suffix(".expected").write_text(wanted, "utf-8", "surrogatepass")
    path.with_suffix(".found").write_bytes(run.out + run.err)
    mutations = f" ({', '.join(case.mutations)})" if case.mutations else ""
    more = [f"… and {len(wrong) - SHOWN} more"] if len(wrong) > SHOWN else []
    answers = [f"expected: {clipped(wanted)}", f"found:    {clipped((run.out + run.err).decode('utf-8', 'replace'))}"]
    return "\n  ".join([f"{path}{mutations}", *wrong[:SHOWN], *more, *answers])


def clipped(text: str) -> str:
    text = text.strip().replace("\n", "\n            ")
    return text if len(text) <= 600 else text[:600] + "… (whole beside the document)"


def seeds(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compares a program with score.py.")
    parser.add_argument("--program", type=shlex.split, required=True, help="the document's path is appended")
    parser.add_argument("--seeds", type=seeds, default=(1, 0), metavar="A-B")
    parser.add_argument("--kind", choices=["valid", "invalid", "both"], default="both")
    parser.add_argument("--certain", action="store_true", help="only mutations that need no reading of docs/decisions/0001")
    parser.add_argument("--files", nargs="*", default=[], help="documents to compare besides the generated ones")
    parser.add_argument("--keep", type=Path, default=Path("divergences"), help="directory of divergent documents")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--timeout", type=float, default=60)
    arguments = parser.parse_args()
    arguments.keep.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for report in pool.map(lambda case: examine(case, arguments), cases(arguments)):
            failed, passed = failed + bool(report), passed + (not report)
            if report:
                print(report, flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
