"""Dates and times as printed to ISO. Only what can be read without doubt; nothing is ever shifted.

`int` reads digits of all scripts and `str.isdigit` says yes to `²`, so digits are mapped by hand.
"""

import re
from datetime import date

from cleaner.conventions import words

# Full-width, Arabic-Indic, Persian and Devanagari digits.
_WIDE = str.maketrans(
    "０１２３４５６７８９／－．：٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789/-.:012345678901234567890123456789"
)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YMD = re.compile(r"([0-9]{4})\D{1,5}?([0-9]{1,2})\D{1,5}?([0-9]{1,2})(?![0-9])")
_ROC = re.compile(r"民國\s?([0-9]{2,3})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})")
_ERA = re.compile(r"(令和|平成|昭和)\s?([0-9]{1,2}|元)\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})")
# The year before the first one of each Japanese era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_HAN = re.compile(
    r"(二[〇○零][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
# Other calendars: a day with its month and year, the month in figures or with a name.
_DAY_MONTH_YEAR = re.compile(r"(?<![0-9])([0-9]{1,2})\s?[\s/-]\s?([^\s/,-]+),?\s?[\s/-]\s?(?:ماه\s)?([0-9]{4})")
_FIGURES = re.compile(r"[0-9]+")
# Years from this one on are of the Buddhist era, which begins 543 years before the common one.
_BUDDHIST, _BUDDHIST_OFFSET = 2400, 543
# Vietnamese numbers its months: `3 tháng 3 năm 2019`.
_NUMBERED = re.compile(r"([0-9]{1,2})\s[Tt]háng\s([0-9]{1,2})\D{1,5}([0-9]{4})")
# Day, month and year in figures, in an order that the figures alone may not tell.
FIGURES = re.compile(
    r"(?<![0-9٠-٩])([0-9٠-٩]{1,2})\s?([./-])\s?([0-9٠-٩]{1,2})\s?[./-]\s?((?:19|20|١٩|٢٠)[0-9٠-٩]{2}|[0-9]{2}(?![0-9]))"
)
_SHORT = re.compile(r"([0-9]{1,2})\s([^\W\d_]{3,9})\.?\s([0-9]{2})")
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")
_TIME = re.compile(
    r"(午前|午後|오전|오후)?\s?([0-9]{1,2})\s?(?:[:.h]|時|시)\s?(?:([0-9]{2}|[0-9](?=分|분))(?::([0-9]{2}))?)?"
    r"(?:\s?(?:([AaPp])\.?\s?[Mm]|(صباح|مساء|[صم](?!\w))))?"
)
_MORNING, _AFTERNOON = (
    frozenset(("午前", "오전", "A", "a", "ص", "صباح")),
    frozenset(("午後", "오후", "P", "p", "م", "مساء")),
)
# The calendar of the Republic of China begins with 1912.
_ROC_OFFSET = 1911
_YEARS = range(1700, 2101)
# A year of two digits: the last seventy years of print, and the next thirty.
_CENTURY, _PIVOT = 100, 50


def iso_date(printed: str) -> str | None:
    """`YYYY-MM-DD` for a printed date, or `None` where it names no day of the calendar or more than one reading."""
    text = printed.translate(_WIDE)
    if found := _ROC.search(text):
        return _iso(int(found[1]) + _ROC_OFFSET, int(found[2]), int(found[3]))
    if found := _ERA.search(text):
        year = 1 if found[2] == "元" else int(found[2])
        return _iso(_ERAS[found[1]] + year, int(found[3]), int(found[4]))
    if found := _HAN.search(text):
        return _iso(int(found[1].translate(_HAN_DIGITS)), _han_number(found[2]), _han_number(found[3]))
    if found := _NUMBERED.search(text):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := _YMD.search(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    return _from_words(text) or _from_short(text)


def era_date(printed: str) -> str | None:
    """`YYYY-MM-DD` for a day of another calendar, or in a script that joins its letters by marks; `None` if it is none.

    Thai years are those of the Buddhist era; those of Iran have months of their own: `۱۲ اردیبهشت ۱۳۹۸`, `۱۳۹۸/۰۲/۱۲`.
    """
    text = printed.translate(_WIDE)
    if named := _DAY_MONTH_YEAR.search(text):
        day, year = int(named[1]), int(named[3])
        month = int(named[2]) if named[2].isdecimal() else words().months.get(named[2], 0)
    else:
        year, month, day = (int(part) for part in _FIGURES.findall(text)[:3])
    if year > _BUDDHIST:
        return _iso(year - _BUDDHIST_OFFSET, month, day)
    if year in _YEARS:
        return _iso(year, month, day)
    return _iranian(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iranian(year: int, month: int, day: int) -> str:
    """Six months of 31 days, then of 30; eight leap years in a cycle of thirty-three."""
    shifted = year + 1595
    days = -356033 + 365 * shifted + shifted // 33 * 8 + (shifted % 33 + 3) // 4 + day
    return date.fromordinal(days + ((month - 1) * 31 if month < 7 else (month - 7) * 30 + 186)).isoformat()


def _from_words(text: str) -> str | None:
    """A date with a month word: the four digits are the year, the other number is the day.

    `mar.` may be a weekday before the day, so a month behind the day wins over one before it.
    """
    month = day = year = 0
    before = ""
    behind = False
    for word in _WORDS.findall(text):
        if word.isascii() and word.isdecimal():
            if len(word) == 4:
                year = int(word)
            elif not day:
                day = int(word)
        elif not behind and (named := _month(before, word)):
            month, behind = named, day > 0
        before = word
    return _iso(year, month, day)


def _from_short(text: str) -> str | None:
    """A day, a month word and a year of two digits, which only stands behind a label: `29 April 22`."""
    found = _SHORT.fullmatch(text)
    return _iso(2000 + int(found[3]), _month("", found[2]), int(found[1])) if found else None


def _month(before: str, word: str) -> int:
    """The number of a month of one word or two."""
    months = words().months
    return months.get(f"{before} {word}".casefold(), 0) or months.get(word.casefold(), 0)


def readings(day_first: str, second: str, year: str) -> dict[str, str]:
    """What figures can mean, by the order that they have: `{"DMY": …, "MDY": …}`. Both are there if they differ."""
    one, other, last = (int(part.translate(_WIDE)) for part in (day_first, second, year))
    if last < _CENTURY:
        last += 1900 if last >= _PIVOT else 2000
    found = {"DMY": _iso(last, other, one), "MDY": _iso(last, one, other)}
    return {order: value for order, value in found.items() if value is not None}


def figures_date(printed: str) -> str | None:
    """A date in figures with the year last, `13/04/2021`; `None` where day and month could be exchanged."""
    found = FIGURES.search(printed)
    values = set(readings(found[1], found[3], found[4]).values()) if found else set()
    return values.pop() if len(values) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def _han_number(text: str) -> int:
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (int(tens.translate(_HAN_DIGITS)) if tens else 1) + (
            int(ones.translate(_HAN_DIGITS)) if ones else 0
        )
    return int(text.translate(_HAN_DIGITS))


def clock_time(printed: str) -> str | None:
    """`HH:MM[:SS]` on the 24-hour clock, or `None` where the text is no time of day."""
    found = _TIME.search(printed.translate(_WIDE))
    if found is None:
        return None
    hour, minute = int(found[2]), int(found[3] or 0)
    half = found[1] or found[5] or found[6]
    if half in _MORNING or half in _AFTERNOON:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    seconds = f":{found[4]}" if found[4] else ""
    return f"{hour:02}:{minute:02}{seconds}" if hour < 24 and minute < 60 else None
