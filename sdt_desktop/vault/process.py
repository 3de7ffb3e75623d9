"""No core file and no debugger of the same user may carry an open vault's key out of the process."""

import os
import sys

_PR_SET_DUMPABLE = 4


def harden_process() -> None:
    """Called by the composition roots before the first unlock. Best effort: nothing is raised."""
    if os.name == "posix":
        _no_core_file()
    if sys.platform == "linux":
        _not_dumpable()


def _no_core_file() -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def _not_dumpable() -> None:
    """A core handler on a pipe ignores RLIMIT_CORE; this also keeps `ptrace` and /proc/PID/mem away."""
    import ctypes

    try:
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return
