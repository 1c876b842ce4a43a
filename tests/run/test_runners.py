"""What every runner keeps to, and what the local one survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ModelError, RunError, UsageError
from onrecord.run import InlineRunner, LocalRunner, Outcome, Runner, local, process
from onrecord.run.local import LOOK_AHEAD

HERE = Path(__file__).parent
TASK = "runner_tasks:obey"


@pytest.fixture(autouse=True)
def tasks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))


@pytest.fixture(params=["inline", "one worker", "two workers"])
def runner(request: pytest.FixtureRequest) -> Runner:
    if request.param == "inline":
        return InlineRunner(TASK)
    return LocalRunner(workers=1 if request.param == "one worker" else 2, task=TASK)


def items(*orders: str) -> list[tuple[str, bytes]]:
    return [(f"{n}.txt", order.encode()) for n, order in enumerate(orders)]


def told(outcomes: Iterator[Outcome]) -> list[str]:
    """Each outcome in short: its result, or the kind that set it aside."""
    return [
        o.value.decode() if o.value is not None else o.set_aside.kind if o.set_aside else "nothing"
        for o in outcomes
    ]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_results_come_in_the_order_of_the_items(runner: Runner) -> None:
    given = items("slow a", *(f"say {n}" for n in range(40)))

    outcomes = list(runner.map(given))

    assert [o.name for o in outcomes] == [name for name, _ in given]
    assert [o.value for o in outcomes] == [payload.upper() for _, payload in given]


def test_no_items_give_no_outcomes(runner: Runner) -> None:
    assert list(runner.map([])) == []


def test_an_item_that_raises_is_set_aside_with_type_and_message(runner: Runner) -> None:
    outcomes = list(runner.map(items("say a", "raise this one", "say b")))

    aside = outcomes[1].set_aside
    assert aside is not None
    assert (aside.name, aside.kind, aside.stage) == ("1.txt", "failed", "read")
    assert aside.reason == "ValueError: cannot do this one"
    assert told(iter(outcomes)) == ["SAY A", "failed", "SAY B"]


def test_a_reason_that_quotes_broken_text_can_be_written_down(runner: Runner) -> None:
    (outcome,) = runner.map(items("half"))

    assert outcome.set_aside is not None
    assert outcome.set_aside.reason == "ValueError: found \\ud800 there"


def test_a_missing_model_is_trouble_with_the_call_and_blames_no_item(runner: Runner) -> None:
    with pytest.raises(ModelError, match="pip install xx"):
        list(runner.map(items("say a", "model", "say b")))


def test_every_item_is_told_as_soon_as_it_is_done(runner: Runner) -> None:
    seen: list[str] = []

    list(runner.map(items("say a", "raise b", "say c"), on_done=lambda o: seen.append(o.name)))

    assert sorted(seen) == ["0.txt", "1.txt", "2.txt"]


def test_a_runner_can_be_used_again(runner: Runner) -> None:
    assert told(runner.map(items("say a"))) == told(runner.map(items("say a")))


@pytest.mark.parametrize("order", ["exit", "kill"])
@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_kills_its_worker_costs_no_other_item(order: str, workers: int) -> None:
    given = items(*(f"say {n}" for n in range(5)), order, *(f"say {n}" for n in range(5, 10)))

    outcomes = list(LocalRunner(workers=workers, task=TASK).map(given))

    assert [o.name for o in outcomes if o.set_aside] == ["5.txt"]
    assert [o.value for o in outcomes if o.value] == [f"SAY {n}".encode() for n in range(10)]
    aside = outcomes[5].set_aside
    assert aside is not None
    assert aside.kind == "killed-worker"
    assert ("SIGKILL" if order == "kill" else "exit code 3") in aside.reason


def test_an_item_that_hangs_is_set_aside_after_the_limit() -> None:
    runner = LocalRunner(workers=2, task=TASK, limit=0.5)

    outcomes = list(runner.map(items("say a", "hang", "say b", "say c")))

    assert told(iter(outcomes)) == ["SAY A", "timed-out", "SAY B", "SAY C"]


def test_an_item_whose_worker_died_by_chance_is_done_at_the_second_try(tmp_path: Path) -> None:
    runner = LocalRunner(workers=1, task=TASK)

    assert told(runner.map(items(f"once {tmp_path / 'mark'}"))) == [f"ONCE {tmp_path / 'mark'}".upper()]


def test_one_and_two_workers_and_none_give_the_same() -> None:
    given = items(*(f"{'raise' if n % 7 == 3 else 'say'} {n}" for n in range(60)))

    inline = list(InlineRunner(TASK).map(given))

    assert list(LocalRunner(workers=1, task=TASK).map(given)) == inline
    assert list(LocalRunner(workers=2, task=TASK).map(given)) == inline


def test_what_a_task_prints_is_not_taken_for_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(LocalRunner(workers=1, task=TASK).map(items("print a", "say b"))) == ["PRINT A", "SAY B"]
    assert "this is no answer" in capfd.readouterr().err


def test_each_worker_keeps_to_one_core() -> None:
    assert told(LocalRunner(workers=1, task=TASK).map(items("threads"))) == ["1"]


def test_an_item_of_ten_megabytes_comes_through() -> None:
    big = ("big.txt", b"say " + b"x" * 10_000_000)

    (outcome,) = LocalRunner(workers=1, task=TASK).map([big])

    assert outcome.value == big[1].upper()


def test_items_are_taken_a_bounded_number_ahead() -> None:
    taken = 0

    def endless() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        while True:
            taken += 1
            yield str(taken), b"say"

    outcomes = LocalRunner(workers=2, task=TASK).map(endless())
    for _ in range(100):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]

    assert taken <= 100 + 2 * LOOK_AHEAD


def test_closing_the_outcomes_early_ends_the_workers() -> None:
    outcomes = LocalRunner(workers=1, task="runner_tasks:pid").map(items("a", "b"))
    process = int(next(outcomes).value or b"0")
    assert alive(process)

    outcomes.close()  # type: ignore[attr-defined]

    assert not alive(process)


def test_workers_are_renewed_so_that_their_memory_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "RENEW_AFTER", 3)

    told_by = told(LocalRunner(workers=1, task="runner_tasks:pid").map(items(*"abcdefg")))

    assert [told_by.count(worker) for worker in dict.fromkeys(told_by)] == [3, 3, 1]


def test_a_long_item_gets_more_time() -> None:
    short, long_ = b"slow", b"slow " + b"x" * 2_000
    runner = LocalRunner(workers=1, task=TASK, limit=0.1)

    assert told(runner.map([("short", short), ("long", long_)])) == ["timed-out", long_.upper().decode()]


def test_a_worker_that_never_comes_up_is_an_error_and_blames_no_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_START", "import os; os._exit(5)")

    with pytest.raises(RunError, match=r"runner_tasks:obey comes up: the process ended with exit code 5"):
        list(LocalRunner(workers=2, task=TASK).map(items("say a")))


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_a_worker_that_is_stopped_is_given_up() -> None:
    runner = LocalRunner(workers=1, task=TASK, limit=0.5)

    assert told(runner.map(items("say a", "stop", "say b"))) == ["SAY A", "timed-out", "SAY B"]


def test_a_task_that_does_not_exist_is_named() -> None:
    for made in (InlineRunner("runner_tasks:nothing"), LocalRunner(workers=1, task="runner_tasks:nothing")):
        with pytest.raises(RunError, match="runner_tasks:nothing"):
            list(made.map(items("say a")))


def test_no_workers_at_all_makes_no_sense() -> None:
    with pytest.raises(UsageError, match="at least one"):
        LocalRunner(workers=0, task=TASK)


SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from onrecord.run import LocalRunner
items = [("a", b""), ("b", b"")]
outcomes = LocalRunner(workers=2, task="runner_tasks:pid").map(items)
print(*(next(outcomes).value.decode() for _ in items), flush=True)
list(LocalRunner(workers=1, task="runner_tasks:obey").map([("hang", b"hang")]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_script_without_a_main_guard_can_be_interrupted_and_leaves_nobody_behind(
    how: signal.Signals,
) -> None:
    code = SCRIPT.format(here=str(HERE))
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    parent.stdout.readline()
    time.sleep(0.5)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    threads = Path(f"/proc/{parent.pid}/task")
    if not children.exists():
        parent.kill()
        pytest.skip("no /proc to look for children in")
    born = [int(c) for task in threads.iterdir() for c in (task / "children").read_text().split()]
    assert born

    parent.send_signal(how)
    _, told_last = parent.communicate(timeout=10)

    deadline = time.monotonic() + 6
    while any(alive(child) for child in born) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(child) for child in born)
    if how is signal.SIGINT:
        assert "KeyboardInterrupt" in told_last
