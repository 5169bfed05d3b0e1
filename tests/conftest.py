"""Profiles and fixtures that all tests share."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from places import ROOT

# `ci` is bounded and draws the same examples everywhere; `long` looks for new ones: HYPOTHESIS_PROFILE=long pytest.
settings.register_profile(
    "shared",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
settings.register_profile("ci", settings.get_profile("shared"), max_examples=60, derandomize=True)
settings.register_profile("long", settings.get_profile("shared"), max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _interrupts_reach_processes() -> None:
    """Started in the background by a script, tests ignore Ctrl-C; their processes would, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def seed() -> bytes:
    """The bytes of the seed page."""
    return (ROOT / "seeds" / "000_cdda5a9ad51f992f.txt").read_bytes()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout, which not every machine has."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no reference material beside the checkout: {folder.name}/ is absent")
    return folder
