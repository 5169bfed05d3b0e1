"""All polite ways to stop a run end it as Ctrl-C does: nothing half-written, exit code 130."""

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Have signals that ask a process to end raise `KeyboardInterrupt`."""

    def stop(number: int, frame: object) -> None:
        del number, frame
        raise KeyboardInterrupt

    before = {one: signal.signal(one, stop) for one in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
