"""What rules say, where a fixture of one feature does not show it."""

from time import process_time

from msgspec.structs import replace

from cleaner import check, clean
from cleaner.checks.settings import Settings

BODY = "The bridge will be opened in the morning, said the council. Cars may use it from Monday, when the ferry stops."


def messages(text: str, name: str) -> list[str]:
    return [one.message for one in check(text) if one.name == name]


def test_a_line_of_the_site_is_one_finding_however_often_it_stands() -> None:
    page = f"By Ann Lee\n\n{BODY}\n\nAdvertisement\n\n{BODY[::-1].capitalize()}.\n\nAdvertisement\n\n-\n\nThe end.\n"
    assert messages(page, "boilerplate-line") == ["furniture of the site: “Advertisement” (2 places)"]


def test_a_page_that_nobody_can_read_is_a_finding_whatever_is_selected() -> None:
    found = check(b"%PDF-1.7", settings=Settings(select=("CLN2",)))
    assert [one.name for one in found] == ["unreadable-input"]
    assert check(b"%PDF-1.7", settings=Settings(ignore=("CLN001",))) == []


def test_a_byline_that_signs_the_text_before_it_heads_no_other_article() -> None:
    tail = f"{BODY} {BODY.replace('bridge', 'tunnel').replace('ferry', 'boat')}"
    signed = f"阿尔德河新桥通车\n\n本报记者 李安\n\n{'今天上午新桥正式通车，市民都来了。' * 9}本报记者 李安\n\n{tail}\n"
    assert messages(signed, "several-articles") == []


def test_a_copy_too_short_to_go_is_a_note_that_says_why() -> None:
    note = "Ann Lee writes about bridges.\nHer books are about the Alder, the ferries and the people of both banks"
    rest = "Nobody knew in spring whether the money would last. A baker gave half of it, and the rest came from a fair."
    page = f"New bridge opens\n\nBy Ann Lee\n\n{BODY}\n\n{rest}\n\n{note}\n…\n{note}, and she lives in Northbridge.\n"
    found = [one for one in check(page) if one.code.startswith("CLN2")]
    assert [(one.name, one.level) for one in found] == [("natural-repetition-kept", "info")]
    assert found[0].message.startswith(
        "“Ann Lee writes about bridges. Her books …” stands at character 251, too, and stays:"
    )


def test_a_long_quotation_is_cut() -> None:
    (said,) = messages(f"A headline\n\nBy Ann Lee\n\n{BODY * 4}\n\nBy Ann Lee\n\n{BODY * 4}\n", "doubled-body")[:1]
    assert len(said) < 120


def test_a_page_of_rules_and_bars_takes_linear_time() -> None:
    text = "A headline\n\nThe text of the page.\n" + "|---|\n|\n" * 30_000 + "The text goes on.\n"
    said = {one.code: one.message for one in check(text) if one.code < "CLN2"}
    assert said["CLN102"] == "30,000 rules of a table that is none"
    assert said["CLN101"] == "30,000 stray pipes on 30,000 lines"


def test_without_excerpts_a_finding_says_the_same() -> None:
    with_them, without = (check("|\nText \u202e here.\n", settings=Settings(excerpts=wish)) for wish in (True, False))
    assert [replace(one, excerpt=None) for one in with_them] == without
    assert any(one.excerpt for one in with_them)


def test_a_page_of_many_heads_takes_linear_time() -> None:
    heads = "\n\n".join(f"By Ann Lee{'abcdefgh'[at % 8]}\nMay {at % 28 + 1}, 2019\n\n{BODY}" for at in range(6000))
    start = process_time()
    whole = clean(heads)
    cleaning = process_time() - start
    start = process_time()
    assert check(heads)
    assert whole.article.body
    # Looking took four times as long as cleaning, and for twice the page eight times.
    assert process_time() - start < 2 * cleaning + 0.5
