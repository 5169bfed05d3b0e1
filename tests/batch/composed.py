"""What the tests of many pages share: a page."""


def text(number: int) -> str:
    """A composed page."""
    return (
        f"Report {number} from the harbour\n\nBy Ann Lee\n\nThe ferry number {number} was late this morning, and the "
        "school band waited on the pier.\n\nNobody knows when it will come back, said the council.\n"
    )
