"""Logging that can be shown to anybody: names of steps and codes, never a value, a path or a key."""

import logging


def get_log(name: str) -> logging.Logger:
    """A logger below `sdt`; callers log codes and counts only."""
    return logging.getLogger(f"sdt.{name}")


def configure(level: int = logging.WARNING) -> None:
    """One handler on standard error. Exceptions are logged by type and code, without their arguments."""
    handler = logging.StreamHandler()
    handler.setFormatter(_QuietFormatter("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("sdt")
    root.handlers[:] = [handler]
    root.setLevel(level)
    root.propagate = False


class _QuietFormatter(logging.Formatter):
    """Leaves out tracebacks: their locals and messages may hold what a person imported."""

    def formatException(self, ei: object) -> str:  # noqa: N802, ARG002 - logging's name
        return ""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = ""
        return super().format(record)
