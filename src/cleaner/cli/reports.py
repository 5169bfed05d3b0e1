"""Where reports for the browser go: one file, or a folder with a list of all pages."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from cleaner.cli.output import Folder, OneFile
from cleaner.cli.pages import Found, Known, known
from cleaner.cli.protect import Protect
from cleaner.cli.terminal import say
from cleaner.errors import RefusedPage
from cleaner.explain.account import account
from cleaner.explain.index import Listed, index, listed
from cleaner.explain.markup import is_ours
from cleaner.explain.report import report
from cleaner.model import Options

_ODD = re.compile(r"[^A-Za-z0-9_-]+")
# Of a page's name, in its report's.
_SLUG = 60
# The file of a folder that lists its reports.
_LIST = "index.html"


class Reports:
    """Writes reports to `output`; `folder` is the folder for them, `None` where they are one file."""

    def __init__(self, paths: Sequence[str], output: str) -> None:
        self.path = Path("/dev/stdout" if output == "-" else output)
        many = len(paths) > 1 or any(Path(path).is_dir() for path in paths)
        as_folder = self.path.is_dir() or output.endswith("/") or (many and not self.path.suffix)
        self.folder = self.path if as_folder else None
        self.refuse = Protect(paths, (), self.folder)
        there = self.path / _LIST
        if self.folder is not None and there.exists() and not is_ours(there):
            raise click.UsageError(f"{there} is not of cleaner and would be replaced; name another folder")

    def write(self, pages: Iterable[Found], options: Options, given: dict[str, Any]) -> int:
        """Write the reports of all pages. Returns the exit code."""
        if self.folder is not None:
            return self._list(pages, options, given)
        ahead = list(islice(pages, 2))
        if len(ahead) > 1:
            raise click.UsageError("several pages do not fit into one report; name a folder, or one page with --id")
        self.refuse(self.path)
        for page in ahead:
            made = _made(page, options, given)
            if isinstance(made, str):
                return 1
            with OneFile(self.path) as sink:
                sink.write("", report(account(made.cleaned, page.id), made.lost if given["losers"] else ()))
        return 0

    def _list(self, pages: Iterable[Found], options: Options, given: dict[str, Any]) -> int:
        rows: list[Listed] = []
        with Folder(self.folder or self.path, "", self.refuse) as sink:
            for number, page in enumerate(pages, 1):
                made = _made(page, options, given)
                if isinstance(made, str):
                    rows.append(Listed(page.id, problem=made))
                    continue
                file = f"pages/{number:05}-{_ODD.sub('-', page.id)[-_SLUG:].strip('-')}.html"
                one = account(made.cleaned, page.id)
                sink.write(file, report(one, made.lost if given["losers"] else (), f"../{_LIST}"))
                rows.append(listed(one, file))
            sink.write(_LIST, index(rows))
        return 1 if any(row.problem for row in rows) else 0


def _made(page: Found, options: Options, given: dict[str, Any]) -> Known | str:
    """The page, or what is wrong with it."""
    try:
        return known(page, options)
    except RefusedPage as problem:
        if not given["quiet"]:
            say(f"{page.place}: {problem} [{problem.code}]")
        return f"{problem} [{problem.code}]"
