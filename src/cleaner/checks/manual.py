"""The manual pages of the rules as Markdown."""

from collections.abc import Sequence

from cleaner.checks.rule import Rule

_FAMILIES = {
    "0": "Input",
    "1": "Layout residue",
    "2": "Repeats",
    "3": "Fields",
    "4": "Unicode",
    "5": "Integrity of cleaned output",
}
_HEAD = """\
# Rules

What `cleaner check` looks for. This page is made from the rules by `make rules`; `cleaner rule CODE` prints one.
"""
_LOOKS_AT = {
    "page": "pages",
    "article": "cleaned articles",
    "broken": "cleaned articles that cannot be read",
    "unreadable": "what is no page",
}


def page(rule: Rule) -> str:
    """One rule: its facts, then its docstring."""
    looks_at = ", ".join(said for kind, said in _LOOKS_AT.items() if kind in rule.on)
    options = "".join(f"\nOption `{name}`, by default `{value}`, in `[rules.{rule.name}]` of the configuration."
                      for name, value in rule.options.items())  # fmt: skip
    facts = f"Level: {rule.level} · since {rule.since} · looks at {looks_at}{options}"
    return f"# {rule.code} {rule.name}\n\n{facts}\n\n{rule.page.rstrip(chr(10))}\n"


def manual(rules: Sequence[Rule]) -> str:
    """All rules, by family."""
    pieces = [_HEAD, _table(rules)]
    for digit, family in _FAMILIES.items():
        pieces.append(f"## {family}\n")
        pieces += [f"##{page(one)}" for one in rules if one.code[3] == digit]
    return "\n".join(pieces)


def _table(rules: Sequence[Rule]) -> str:
    rows = [
        f"| [{one.code}](#{one.code.lower()}-{one.name}) | {one.name} | {one.level} | {one.summary} |" for one in rules
    ]
    return "\n".join(["| code | name | level | finds |", "|---|---|---|---|", *rows, ""])
