"""Names that no label calls so: much that stands alone on a line only looks like one."""

import re

from cleaner.conventions import common_surnames, english_given_names, han_places, words
from cleaner.finders.names import is_han_name, is_latin_name

# Languages whose given names are listed well: a town or a paper of two words, `Puerto Mora`, is no writer there.
LISTED = frozenset({"de", "es", "fr", "id", "it", "pl", "pt"})
# How three characters end that begin with a surname and name a paper, a place or an office.
_NO_PERSON = re.compile("..[网網报報社台刊版界部市縣县区區镇鎮厅局院所员員队隊馆館店厂廠街校]|.家村")
# Characters of a surname and the shortest given name.
_SHORT_NAME = 2


def is_bare_name(token: str) -> bool:
    """Whether a Han name needs no label to be one: it is no place, section, button or office, `江西省`, `文化`.

    Many words of two characters begin with a surname: alone, such a name has to have one that is common.
    """
    known = words()
    if not is_han_name(token) or token in han_places() or _NO_PERSON.fullmatch(token):
        return False
    if any(token in one for one in (known.sections, known.places, known.edges, known.noise, known.standing)):
        return False
    return len(token) > _SHORT_NAME or token[0] in common_surnames()


def is_english_name(name: str) -> bool:
    """Whether a Latin name begins with a known given name: `New Delhi` and `Local News` do not."""
    return is_latin_name(name) and name.partition(" ")[0].partition("-")[0].casefold() in english_given_names()


def is_thing(name: str) -> bool:
    """Whether what begins like a name ends in a word for a place or a thing: `Victoria Park`, `Grace Period`."""
    return name.rpartition(" ")[2].casefold() in words().unnamed
