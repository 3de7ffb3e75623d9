"""Changes the samples of all importers and reads them, for as long as one likes.

    python -m tests.fuzz --minutes 5
    python -m tests.fuzz --seed 7 --only 1234          # one case again, with its whole story

A worker process reads; this one watches it: a case that takes too long or too much memory costs the worker its
life and is reported like any other failure. Files that failed are kept in `--keep`.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from threading import Timer

from tests.fuzz.trial import case, judge

SECONDS_A_CASE = 20.0
MIB_ABOVE_START = 1024
_LOOK_EVERY, _TAKE_EVERY = 3, 4
_CURRENT = "current"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--only", type=int, help="this case alone")
    parser.add_argument("--keep", type=Path, help="folder for files that failed (a new one)")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.only is not None:
        return _again(chosen.seed, chosen.only)
    if chosen.worker:
        return _work(chosen.seed, chosen.first, chosen.worker)
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="sdt-fuzz-"))
    return _watch(chosen.seed, chosen.first, time.monotonic() + 60 * chosen.minutes, keep)


def _watch(seed: int, number: int, end: float, keep: Path) -> int:
    """Starts workers, one after the other, until the time is up."""
    found: dict[str, int] = {}
    first = number
    while time.monotonic() < end:
        number = _one_worker(seed, number, end, keep, found)
    print(f"seed {seed}: {number - first} cases, {sum(found.values())} failures of {len(found)} kinds")
    for story, count in sorted(found.items(), key=lambda item: -item[1]):
        print(f"{count:6d} x {story}")
    return 1 if found else 0


def _one_worker(seed: int, number: int, end: float, keep: Path, found: dict[str, int]) -> int:
    """Lines of a worker: `number sample` for a case begun, `number sample story` for one that failed."""
    command = [
        sys.executable, "-m", "tests.fuzz", "--worker", str(keep), "--seed", str(seed), "--first", str(number),
    ]  # fmt: skip
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    late, sample = False, "the first case"
    while True:
        timer = Timer(SECONDS_A_CASE + (60 if not late else 0), worker.kill)
        timer.start()
        line = worker.stdout.readline().strip()
        timer.cancel()
        if not line or time.monotonic() > end:
            break
        late = True
        number_text, sample, *story = line.split(" ", 2)
        number = int(number_text)
        if story:
            _report(f"case {number} of {sample}", story[0], found)
    if line:
        worker.kill()
    elif time.monotonic() <= end:
        _report(f"case {number}", f"took too long, or died ({sample})", found)
        (keep / _CURRENT).rename(keep / f"{number}-slow")
    worker.wait()
    return number + 1


def _report(case_name: str, story: str, found: dict[str, int]) -> None:
    if story not in found:
        print(f"{case_name}: {story}", flush=True)
    found[story] = found.get(story, 0) + 1


def _work(seed: int, number: int, keep: Path) -> int:
    """The file being read lies in `keep`, so that it can be had when this process had to be killed."""
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        while True:
            sample, data = case(seed, number)
            (keep / _CURRENT).write_bytes(data)
            print(number, sample, flush=True)
            try:
                judge(
                    sample, data, look=number % _LOOK_EVERY == 0,
                    folder=Path(folder) if number % _TAKE_EVERY == 0 else None,
                )  # fmt: skip
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                (keep / f"{number}-{sample.importer}-{sample.name}").write_bytes(data)
                print(number, sample, _story(error), flush=True)
            number += 1


def _limit_memory() -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        return
    now = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmSize"))
    most = (now << 10) + (MIB_ABOVE_START << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _story(error: Exception) -> str:
    """The kind of error and where in the program it happened, without a value of the file."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "sdt_desktop" in frame.filename]
    where = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "the judgement"
    return f"{type(error).__name__} at {where}: {' '.join(str(error).split())[:120]}"


def _again(seed: int, number: int) -> int:
    sample, data = case(seed, number)
    print(f"{sample}: {len(data)} bytes")
    with tempfile.TemporaryDirectory() as folder:
        judge(sample, data, look=True, folder=Path(folder))
    print("nothing wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
