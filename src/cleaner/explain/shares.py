"""Shares of a page's characters."""


def share(part: int, whole: int) -> str:
    """A share in per cent; what is there is never 0 %."""
    if not part or not whole:
        return "0 %"
    per_cent = 100 * part / whole
    return "< 1 %" if per_cent < 1 else f"{per_cent:.0f} %"
