#!/usr/bin/env python3
"""Writes the manual page etalon(1) from the description that `etalon --experimental-dump-help` prints.

usage: etalon --experimental-dump-help | manual.py VERSION DATE > etalon.1
"""

import json
import re
import sys

EXAMPLES = [
    ("Write a commented spec to start from", "etalon init mine.yaml"),
    ("List its points, runs and mistakes", "etalon plan mine.yaml"),
    ("Train all runs that have no record yet", "etalon run mine.yaml"),
    ("Train with other values than the spec's", "etalon run mine.yaml training.epochs=50"),
    ("Show the table of results again", "etalon show results/mine"),
]

EXIT_STATUS = [
    ("0", "Success."),
    ("1", "Runs failed, or nothing was measured."),
    ("2", "check: a metric regressed. reproduce: a difference was found."),
    ("3", "check: undecided. reproduce: nothing to compare."),
    ("64", "The command line is wrong."),
    ("65", "The spec or the data are wrong."),
    ("70", "The same run gave different bits, or this processor lacks instructions that the binary needs."),
    ("74", "A file could not be written."),
    ("75", "Interrupted; run the command again to continue."),
    ("130", "Ended at once by a second Ctrl-C."),
]


def escaped(text):
    """The text as roff prints it: no escapes, no requests at the starts of lines."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text)
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def paragraphs(text):
    return "\n.PP\n".join(escaped(part.strip()) for part in text.split("\n\n") if part.strip())


def is_inherited(argument):
    """--version and --help, which every command has."""
    return any(name["name"] in ("help", "version") for name in argument.get("names", []))


def shown(command, key):
    return [item for item in command.get(key, []) if item.get("shouldDisplay", True)]


def spelled(argument):
    """How the argument is written on the command line, in roff."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        return value
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = ", ".join(
        f"\\fB{escaped(dashes[name['kind']] + name['name'])}\\fR" for name in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} {value}"


def synopsis(command):
    parts = [f"\\fBetalon {escaped(command['commandName'])}\\fR"]
    if any(a["kind"] != "positional" for a in shown(command, "arguments") if not is_inherited(a)):
        parts.append("[\\fIoptions\\fR]")
    for argument in shown(command, "arguments"):
        if argument["kind"] == "positional":
            dots = " .\\|.\\|." if argument["isRepeating"] else ""
            word = spelled(argument) + dots
            parts.append(f"[{word}]" if argument["isOptional"] else word)
    return " ".join(parts)


def described(argument):
    text = argument.get("abstract", "")
    if argument.get("defaultValue"):
        text += f" Default: {argument['defaultValue']}."
    return f".TP\n{spelled(argument)}\n{escaped(text)}"


def section(command):
    lines = [f".SS {synopsis(command)}", escaped(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".PP", paragraphs(command["discussion"])]
    lines += [described(a) for a in shown(command, "arguments") if not is_inherited(a)]
    return "\n".join(lines)


def page(tool, version, date):
    commands = [c for c in shown(tool, "subcommands") if c["commandName"] != "help"]
    lines = [
        f'.TH ETALON 1 "{date}" "etalon {version}" "User Commands"',
        ".SH NAME",
        "etalon \\- train every point of a declared experiment, reproducible to the bit",
        ".SH SYNOPSIS",
        "\n.br\n".join(synopsis(command) for command in commands),
        ".SH DESCRIPTION",
        escaped(tool["abstract"]),
        ".PP",
        paragraphs(tool.get("discussion", "")),
        ".SH COMMANDS",
        "\n".join(section(command) for command in commands),
        ".SH OPTIONS",
        "Every command also has:",
        "\n".join(described(argument) for argument in tool["arguments"]),
        ".SH EXIT STATUS",
        "\n".join(f".TP\n.B {code}\n{escaped(text)}" for code, text in EXIT_STATUS),
        ".SH ENVIRONMENT",
        ".TP\n.B NO_COLOR\nIf set and not empty, nothing is printed in color.",
        ".TP\n.B COLUMNS\nThe width of tables that are written to a file or a pipe. Default: 110.",
        ".SH EXAMPLES",
        "\n".join(f".TP\n{escaped(what)}:\n.B {escaped(line)}" for what, line in EXAMPLES),
    ]
    return "\n".join(lines) + "\n"


def main():
    version, date = sys.argv[1:]
    sys.stdout.write(page(json.load(sys.stdin)["command"], version, date))


if __name__ == "__main__":
    main()
