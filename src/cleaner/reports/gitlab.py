"""GitLab's code quality report: a JSON array that merge requests show."""

import hashlib
from collections import Counter

from cleaner.finding import Finding
from cleaner.reports.data import Listed

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


class Gitlab(Listed):
    """`description`, `check_name`, `fingerprint`, `severity`, `location` for each finding."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Counter[str] = Counter()
        self._path = ""

    def item(self, one: Finding) -> object:
        """A finding in GitLab's words. Fingerprints must differ, or all but one are dropped."""
        if one.path != self._path:
            self._path = one.path
            self._seen.clear()
        self._seen[one.key] += 1
        mark = f"{one.path}\0{one.id}\0{one.key}\0{self._seen[one.key]}".encode("utf-8", "surrogatepass")
        return {
            "description": f"{one.code} {one.message}",
            "check_name": one.name,
            "fingerprint": hashlib.sha256(mark).hexdigest()[:32],
            "severity": _SEVERITY[one.level],
            "location": {"path": one.path.removeprefix("./"), "lines": {"begin": one.line or 1}},
        }
