"""What stands on a line of its own beside the day or below its label: pages print a head in many small boxes.

`Автор:` and the name below it, `2019年3月3日` and `11時15分`, a section above the day, a number of readers below it.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.finders.bare_names import is_thing
from cleaner.finders.dates import clock_time
from cleaner.finders.eastern_names import is_full_name, reader
from cleaner.finders.names import Signature, has_given_name, is_latin_name, people
from cleaner.finders.noise import is_noise
from cleaner.finders.sources import ENDING
from cleaner.model import Claim, Part, Span
from cleaner.scripts import script_of
from cleaner.sheet import Sheet

# Where the hour alone is not part of the claim of its day.
TIME_ALONE = "beside.time"
_TIME = re.compile(
    r"(?:(?:午前|午後|오전|오후|klo|kl\.?|at|um|à|alle|às|pukul|ore|saat|lúc|الساعة:?)?\s?)?[0-9٠-٩۰-۹]{1,2}\s?(?:[:.h]\s?[0-9٠-٩۰-۹]{2}"
    r"(?::[0-9٠-٩۰-۹]{2})?|時[0-9]{1,2}分|시\s?[0-9]{1,2}분)\s?(?:[AaPp]\.?[Mm]\.?|ص|م|صباحا|مساء|Uhr|h|WI(?:B|TA?)|GMT(?:\s?\+\s?[0-9]{1,2})?|UTC|CET|IST|МСК|мск|น\.)?"
)
_COUNT = re.compile(r"[0-9][0-9 .,]{0,6}")
_LABEL_ENDS = " \t\u3000\xa0:：-–—|｜/／•·"
# Marks alone between the halves of a head.
_MARKS = frozenset([",", "-", "–", "—", "|", "/", ":", "•", "·", "｜"])
# Before the items of a list.
_BULLETS = "•· \t\u3000\xa0"
# Width of a label and of a value; lines at the top that belong to a head, and lines between a label and its value.
_LABEL, _VALUE, _TOP, _STEP = 32, 40, 30, 4
# Lines before and behind the day among which a number alone counts readers or comments.
_AFTER = 5
# Units above a standfirst: kicker and headline.
_STANDFIRST = 2
_LANGUAGES = {"kana": "ja", "hangul": "ko", "arabic": "ar", "hebrew": "he"}
_ROLES = ("date", "updated", "byline", "source", "editors")
_RULE = "beside.label"


def beside(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the labels above their values, and for what stands right above and below the first day."""
    lines = _head(sheet)
    for index in lines:
        yield from _labelled(sheet, index)
    dated = [index for index in lines if sheet.shows(index, "date") and index < sheet.prose[0]]
    if dated:
        yield from _around(sheet, dated[0], timed=len(dated) > 1 or sheet.shows(dated[0], "time"))


def _head(sheet: Sheet) -> list[int]:
    """The lines above the text, and those behind it."""
    if not sheet.prose:
        return []
    first, last = sheet.prose[0], sheet.prose[-1]
    if first <= _STANDFIRST and first != last:
        first = sheet.prose[1]
    return [*range(max(0, first - _TOP), first), *range(last + 1, min(len(sheet.units), last + _TOP))]


def _labelled(sheet: Sheet, index: int) -> Iterator[Claim]:
    """A label alone on its line, and the value on the next one; a label without its value is of the site."""
    core = sheet.cores[index]
    if sheet.kinds[index] != "short" or width(core) > _LABEL:
        return
    role = _label(core.strip(_LABEL_ENDS).casefold())
    if role is None:
        return
    below = range(index + 1, min(len(sheet.units), index + 1 + _STEP))
    value = next((_value(sheet, at, role) for at in below if not _goes_on(sheet, at, role)), None)
    if value is not None:
        yield Claim(sheet.span(index), role, _RULE, 0.9, ())
        yield from value
    elif core[-1] in ":：" or (role == "byline" and core.islower() and _is_over_text(sheet, index)):
        yield Claim(sheet.span(index), "boilerplate", _RULE, 0.85, ())


def _is_over_text(sheet: Sheet, index: int) -> bool:
    """Whether a line stands alone between the title and the text: `par`, where the theme found no writer."""
    return index == 1 and sheet.is_title(0) and sheet.prose[:1] == [2]


def _goes_on(sheet: Sheet, index: int, role: str) -> bool:
    """Whether a line below a label only leads on to its value: `Publié`, `il y a 2 ans`, `le`, and then the day."""
    ago = any("dated" in claim.tags and not claim.parts for claim in sheet.by_unit[index])
    return sheet.cores[index] in _MARKS or ago or _label(sheet.cores[index].casefold()) == role


def _label(said: str) -> str | None:
    """The role that a label announces."""
    known = words()
    labels = (known.dated, known.revised, known.written, known.sourced, known.edited)
    return next((role for role, one in zip(_ROLES, labels, strict=True) if said in one), None)


def _value(sheet: Sheet, index: int, role: str) -> list[Claim] | None:
    """What the line below a label says, if it is what the label promises; it may have been read already."""
    span, core = sheet.span(index), sheet.cores[index]
    if role == "updated" and sheet.shows(index, "date"):
        return [Claim(span, "updated", _RULE, 0.99, (Part("updated", span),))]
    if sheet.shows(index, role):
        return []
    if role in {"date", "updated"} or sheet.kinds[index] != "short" or width(core) > _VALUE:
        return None
    parts = _paper(span, core) if role == "source" else _people(span, names(sheet, core), role)
    return [Claim(span, role, _RULE, 0.9, parts)] if parts else None


def _paper(span: Span, core: str) -> tuple[Part, ...]:
    return (Part("source", span),) if core in publications() or ENDING.search(core) else ()


def names(sheet: Sheet, core: str) -> Signature | None:
    """A line as a signature, in the way of its script."""
    return reader(_language(sheet, core))(core)


def _language(sheet: Sheet, core: str) -> str:
    """The language of names that are written without capitals; Han characters are Japanese beside kana."""
    script = next((script_of(letter) for letter in core if letter.isalpha()), None)
    if script == "han" and "kana" in sheet.scripts:
        script = "kana"
    return _LANGUAGES.get(script or "", "")


def _people(span: Span, named: Signature | None, role: str) -> tuple[Part, ...]:
    return people(span.start, named, role) if named is not None else ()


def _around(sheet: Sheet, dated: int, *, timed: bool) -> Iterator[Claim]:
    """The hour, the weekday, the section, the counts and the writer around the line of the first day."""
    top = sheet.prose[0]
    above = next((at for at in range(dated - 1, -1, -1) if not _is_between(sheet, at)), dated)
    # A name with a comma behind it goes on below: `Budi Santoso,` and `Siti Aminah`.
    goes_on = dated + 1 < top and sheet.cores[dated + 1].endswith(",")
    for index in (above, dated + 1, *([dated + 2] if goes_on else [])):
        if not 0 <= index < len(sheet.units) or sheet.kinds[index] != "short":
            continue
        core, span = _without_bullet(sheet, index)
        said = core.strip("（）()[]., ").casefold()
        value = clock_time(core) if not timed and _TIME.fullmatch(core) else None
        if value is not None:
            timed = True
            yield Claim(span, "date", TIME_ALONE, 0.9, (Part("time", span, value),))
        elif said in words().weekdays:
            yield Claim(span, "date", "beside.weekday", 0.85, ())
        elif said in words().sections and _is_titled(sheet, index):
            yield Claim(span, "page", "beside.section", 0.85, (Part("section", span),))
        elif is_shown(sheet, index):
            continue
        elif index < top and _is_titled(sheet, index):
            named = _writers(sheet, core, listed=goes_on and index > dated)
            if named is not None:
                yield Claim(span, "byline", "beside.writer", 0.8, _people(span, named, "byline"))
    yield from _counts(sheet, range(max(1, dated - _AFTER), min(top, dated + _AFTER)))


def _is_between(sheet: Sheet, index: int) -> bool:
    """Whether a line parts the writer from the day: a mark, or the paper."""
    core = sheet.cores[index]
    return core in _MARKS or core in publications() or sheet.shows(index, "source")


def is_shown(sheet: Sheet, index: int) -> bool:
    """Whether a line stands next to itself, and the text speaks of the name in it."""
    core, surname = sheet.cores[index], sheet.cores[index].rpartition(" ")[2]
    again = core in (*sheet.cores[index - 1 : index], *sheet.cores[index + 1 : index + 2])
    return again and any(surname in sheet.cores[at] for at in sheet.prose)


def _is_titled(sheet: Sheet, index: int) -> bool:
    """Whether another line above or below could be the title."""
    return any(sheet.is_title(at) for at in range(max(0, index - 3), min(len(sheet.units), index + 4)) if at != index)


def _writers(sheet: Sheet, core: str, *, listed: bool) -> Signature | None:
    """Names that no label calls so: with a given name that is known, or a surname and as much behind it as it wants.

    A comma behind the name below a day tells that it is one of a list of names.
    """
    if listed and is_latin_name(core.rstrip(",")):
        return names(sheet, core)
    named = names(sheet, core) if width(core) <= _VALUE else None
    if named is None or not named.people or named.offices or any(is_thing(one.name) for one in named.people):
        return None
    surnamed = named.people if _language(sheet, core) in {"ja", "ko"} else ()
    known = all(has_given_name(one.name) or (surnamed and is_full_name(one.name)) for one in named.people)
    return named if known else None


def _without_bullet(sheet: Sheet, index: int) -> tuple[str, Span]:
    """A line of a head that is printed as a list, `• 20:06`, without its bullet."""
    core = sheet.cores[index].lstrip(_BULLETS)
    return core, Span(sheet.units[index].end - len(core), sheet.units[index].end)


def _counts(sheet: Sheet, lines: Sequence[int]) -> Iterator[Claim]:
    """Numbers alone below the day, its hour, a button or another number: readers and comments."""
    for index in lines:
        above = _without_bullet(sheet, index - 1)[0]
        below_field = (
            sheet.shows(index - 1, "date") or _TIME.fullmatch(above) or _COUNT.fullmatch(above) or is_noise(above)
        )
        if below_field and _COUNT.fullmatch(_without_bullet(sheet, index)[0]) and sheet.kinds[index] == "short":
            yield Claim(sheet.span(index), "boilerplate", "beside.count", 0.85, ())
