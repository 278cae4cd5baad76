"""What the checks in this folder share: Swift files, their code without comments and text, and how to report."""

import pathlib
import re
import sys

# Earlier alternatives win, so a quote in a comment opens no string, and `//` in a string or a raw identifier no comment.
_TOKENS = re.compile(
    r"""
      (?P<identifier> `[^`\n]*` )
    | // [^\n]*
    | /\* .*? \*/
    | (?P<hashes> \#* ) \"\"\" .*? \"\"\" (?P=hashes)
    | \#+ " .*? " \#+
    | " (?: \\. | [^"\\\n] )* "
    """,
    re.VERBOSE | re.DOTALL,
)


def code_only(text):
    """`text` with comments and string literals blanked out; every line keeps its number."""

    def blank(match):
        return match[0] if match["identifier"] else re.sub(r"[^\n]", " ", match[0])

    return _TOKENS.sub(blank, text)


def swift_files(folder):
    """The Swift files below `folder`, in a fixed order."""
    return sorted(pathlib.Path(folder).rglob("*.swift"))


def line_of(text, offset):
    """The number, from 1, of the line in which `offset` lies."""
    return text.count("\n", 0, offset) + 1


def root():
    """The tree to check: the first argument, else the one that this script lies in."""
    return pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent


def report(name, problems, passed):
    """Prints one line a problem and exits: 1 if there is any, else 0 with the sentence `passed`."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        sys.exit(f"{name}: {len(problems)} problem{'s' if len(problems) > 1 else ''}")
    print(f"{name}: {passed}")
