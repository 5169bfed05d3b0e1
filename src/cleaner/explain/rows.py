"""One stretch of a page as rows for a terminal: text, fold, rule and score, where a copy stays."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from cleaner.columns import columns
from cleaner.explain.account import Account, Stretch
from cleaner.explain.names import FATES
from cleaner.explain.wrap import clipped, ending, shown, wrapped

# The name of a place in the article, in columns.
_NAMES = range(11, 16)
# Columns of text below which nothing can be read.
NARROWEST = 24
# Rows of one stretch; what is longer is folded.
_FOLD = 6
# So many code points fill a column in any script: most take one or two columns, marks take none.
_DENSE = 4
# Differing places of a near copy that are listed.
_DIFFERENCES = 8
_DIM = FATES["layout"].colour


class Row(Struct):
    """Texts side by side, each with its colour."""

    parts: list[tuple[str, str | None]]

    @property
    def columns(self) -> int:
        """How wide it is."""
        return sum(columns(text) for text, _ in self.parts)


class Rows:
    """Makes the rows of stretches, `width` columns wide; `full` folds nothing."""

    def __init__(self, account: Account, width: int, *, full: bool) -> None:
        self.account = account
        self.full = full
        self.width = width
        self.digits = max(2, len(str(account.lines)))
        longest = max((len(one.name) for one in account.prints.values()), default=0)
        self.name = min(max(longest, _NAMES.start), _NAMES.stop)
        self.room = max(NARROWEST, width - self.digits - self.name - 4)

    def of(self, stretch: Stretch) -> list[Row]:
        """The rows of one stretch. The gutter of each says its fate."""
        entry = stretch.entry
        fate = FATES[entry.fate]
        colour = fate.colour if entry.fate != "kept" or entry.rule else None
        rows = [[(line, colour)] for line in self._text(stretch)]
        rows += [[(line, _DIM)] for line in self._notes(stretch)]
        rule = "" if entry.rule is None else f"{entry.rule} {'' if entry.score is None else f'{entry.score:g}'}"
        if rule and columns(rows[-1][0][0]) + columns(rule) + 2 > self.room:
            rows.append([(rule, _DIM)])
        elif rule:
            rows[-1].append((f"  {rule}", _DIM))
        name = self.account.prints[entry.at].name if entry.at in self.account.prints else entry.fate
        first = f"{stretch.line:>{self.digits}} {fate.mark} {self._padded(clipped(shown(name), self.name))} "
        rest = f"{'':{self.digits}} {fate.mark} {'':{self.name}} "
        return [Row([(first if not at else rest, colour or _DIM), *row]) for at, row in enumerate(rows)]

    def joined(self, row: Row, stretch: Stretch) -> bool:
        """Put short layout at the end of the row before it, if it fits there; a lone line end needs no sign."""
        if stretch.text in {"\n", "\r\n"}:
            return True
        signs = self._signs(stretch.text)
        if row.columns + columns(signs) + 1 > self.width:
            signs = "⏎…" if "\n" in stretch.text else "·"
            if "|" not in stretch.text and row.columns + 3 > self.width:
                return True
        if row.columns + columns(signs) + 1 > self.width:
            return False
        row.parts.append((f" {signs}", _DIM))
        return True

    def _signs(self, text: str) -> str:
        if len(text) <= self.width // 3:
            return shown(text).replace(" ", "·")
        return f"{clipped(shown(text[:40]), 16)} {len(text):,} characters"

    def _text(self, stretch: Stretch) -> list[str]:
        """The text, folded where it is long: a copy to its ends, all else in the middle."""
        text, fate = stretch.text, stretch.entry.fate
        if fate == "layout":
            return [clipped(self._signs(text), self.room)]
        most = 1 if fate == "duplicate" else _FOLD
        if self.full:
            return list(wrapped(text, self.room))
        lines = list(islice(wrapped(text[: _DENSE * most * self.room], self.room), most + 1))
        if len(lines) <= most and len(text) <= _DENSE * most * self.room:
            return lines
        if fate == "duplicate":
            return [f"{clipped(shown(text[: _DENSE * self.room]), self.room - self.room // 3 - 2)} {self._end(text)}"]
        told = f"… {len(text):,} characters, --full shows them all …"
        return [*lines[: most - 2], told, self._end(text)]

    def _end(self, text: str) -> str:
        return ending(shown(text[-_DENSE * self.room :]), self.room // 3)

    def _notes(self, stretch: Stretch) -> Iterator[str]:
        """Where a copy stays and how it differs; what is printed differently; what else the text serves."""
        entry, prints = stretch.entry, self.account.prints
        if entry.of is not None:
            yield from self._copy(stretch)
        if entry.fate == "kept" and entry.at in prints and entry.raw not in {None, prints[entry.at].text}:
            yield clipped(f"→ {shown(prints[entry.at].text)}", self.room)
        for also in entry.also:
            if also in prints:
                yield clipped(f"also {shown(prints[also].name)}: {shown(prints[also].text)}", self.room)

    def _copy(self, stretch: Stretch) -> Iterator[str]:
        of = stretch.entry.of or stretch.entry.span
        stays = self.account.at(of.start)
        yield f"↳ {len(stretch.text):,} characters that line {stays.line} says, too: that copy stays"
        differing = [one for one in stretch.pieces if one.kind != "same"]
        most = len(differing) if self.full else _DIFFERENCES
        for one in differing[:most]:
            where = "only here: " if one.kind == "added" else f"only in line {stays.line}: "
            yield clipped(f"  {where}{shown(one.text[: _DENSE * self.room])}", self.room)
        if len(differing) > most:
            yield f"  and {len(differing) - most:,} more places, --full shows them all"

    def _padded(self, name: str) -> str:
        return name + " " * (self.name - columns(name))
