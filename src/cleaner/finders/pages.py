"""The list of a paper's pages, which e-papers print beside each article: `第01版：要闻`, `第02版：综合` and so on."""

from collections.abc import Iterator
from itertools import groupby

from cleaner.model import Claim
from cleaner.sheet import Sheet

# The rule of a line of such a list, and the lines of the shortest one; an article is told to stand on two pages.
PAGE_LIST, _SHORTEST = "page.list", 3


def without_page_list(sheet: Sheet) -> Sheet:
    """The sheet where no line of a list says on which page the article stands."""
    listed = {claim: claim._replace(role="boilerplate", rule=PAGE_LIST, parts=()) for claim in _listed(sheet)}
    return sheet.without(listed, *listed.values())


def _listed(sheet: Sheet) -> Iterator[Claim]:
    if sum(map(_is_mark, sheet.claims)) < _SHORTEST:
        return
    marks = [claims[0] if len(claims) == 1 and _is_mark(claims[0]) else None for claims in sheet.by_unit]
    for marked, run in groupby(marks, key=bool):
        found = [claim for claim in run if claim is not None]
        if marked and len(found) >= _SHORTEST:
            yield from found


def _is_mark(claim: Claim) -> bool:
    """Whether a line names a page, perhaps with its section, and nothing else."""
    return claim.role == "page" and {part.role for part in claim.parts} in ({"page"}, {"page", "section"})
