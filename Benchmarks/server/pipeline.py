"""The SQL that a request runs, as a script for pgbench: taken from PostgreSQL's own log, so that it is the same SQL."""

import re

ENTRY = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ UTC \[(\d+)\] \S* ?(LOG|DETAIL):  (.*)$", re.DOTALL)
EXECUTED = re.compile(r"duration: [\d.]+ ms  execute [^:]+: (.*)$", re.DOTALL)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


def recorded(log):
    """Each statement of a log with its parameters, in order: (process, SQL, {number: text}).

    A continued line begins with a tab.
    """
    statements = []
    for text in re.split(r"\n(?!\t)", log):
        entry = ENTRY.match(text.replace("\n\t", "\n"))
        if not entry:
            continue
        process, kind, rest = entry.groups()
        executed = EXECUTED.match(rest)
        if kind == "LOG":
            statements.append((process, executed[1], {}) if executed else None)
        elif statements and statements[-1]:
            statements[-1][2].update(PARAMETER.findall(rest))
    return [statement for statement in statements if statement]


def last_trip(statements, table):
    """The statements of the last round trip that read a table: from the one that sets the scope."""
    last = max(index for index, (_, sql, _) in enumerate(statements) if table in sql)
    own = [statement for statement in statements[: last + 1] if statement[0] == statements[last][0]]
    first = max(index for index, (_, sql, _) in enumerate(own) if "set_config(" in sql)
    return own[first:]


def script(statements):
    """(pgbench's script, its variables): the statements in one pipeline with one Sync, the scope as `:scope`."""
    lines, variables = ["\\startpipeline"], {}
    for at, (_, sql, parameters) in enumerate(statements):
        for number, literal in sorted(parameters.items(), key=lambda pair: -int(pair[0])):
            value = literal[1:-1].replace("''", "'")
            name = f"v{at}_{number}"
            if value.count("|") == 5:
                name = "scope"
            else:
                variables[name] = value
            # The wrapper names the types of its parameters, pgbench does not: of an array none could be guessed.
            kind = "::text[]" if value.startswith("{") else ""
            sql = sql.replace(f"${number}", f":{name}{kind}")
        lines.append(sql + ";")
    return "\n".join(lines + ["\\endpipeline", ""]), variables
