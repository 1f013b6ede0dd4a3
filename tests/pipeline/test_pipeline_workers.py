"""Work that never ends is ended, and a process that it left large is another from then on."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest
from pipeline_processes import ended

from tui import worker_pool
from tui.errors import DatelineError, FeedError, TooMuch
from tui.worker_process import LARGE, ROOMY
from tui.workers import Workers

PARENT = """
import asyncio
import os
import signal
from tui.workers import Workers

async def work():
    workers = Workers(1)
    print(await workers.call("os.getpid", seconds=9), flush=True)
    await workers.call("time.sleep", 600, seconds={seconds})

asyncio.run(work())
"""


def call(function: str, *arguments: object, seconds: float = 30) -> object:
    return asyncio.run(Workers().call(function, *arguments, seconds=seconds))


def test_a_result_comes_back():
    assert call("math.gcd", 12, 18) == 6


def test_an_error_comes_back_as_itself():
    with pytest.raises(FeedError):
        call("tui.refresh.worker_tasks.read_feed", b"no feed", "http://example.org/", "")


def test_what_takes_too_long_is_killed():
    with pytest.raises(TooMuch, match="ended"):
        call("time.sleep", 3600, seconds=0.5)


def test_a_worker_that_dies_is_an_error_of_ours():
    with pytest.raises(DatelineError, match="died"):
        call("os._exit", 3)


def test_an_error_of_a_librarys_own_is_an_error_of_ours():
    with pytest.raises(DatelineError, match="ValueError"):
        call("math.sqrt", -1)


def test_others_go_on_when_one_is_killed():
    async def both() -> tuple[object, object]:
        workers = Workers(2)
        stuck = asyncio.create_task(workers.call("time.sleep", 3600, seconds=0.5))
        fine = await workers.call("math.gcd", 12, 18, seconds=30)
        return fine, (await asyncio.gather(stuck, return_exceptions=True))[0]

    fine, stuck = asyncio.run(both())
    assert fine == 6
    assert isinstance(stuck, TooMuch)


def test_a_worker_whose_work_was_called_off_ends_it_and_keeps_what_it_has_loaded():
    async def called_off() -> tuple[int, int]:
        workers = Workers(1)
        first = await workers.call("pipeline_heavy.keep", 0, seconds=30)
        before = asyncio.all_tasks()
        work = asyncio.create_task(workers.call("pipeline_heavy.keep", 10, seconds=30))
        await begun(work)
        work.cancel()
        await asyncio.wait({work})
        await workers.call("os.getpid", seconds=30)  # by another one, if that is still at work
        await asyncio.gather(*(asyncio.all_tasks() - before))
        return first, await workers.call("pipeline_heavy.keep", 0, seconds=30)

    first, kept = asyncio.run(called_off())
    assert kept == first


@pytest.mark.parametrize("patient", [True, False])
def test_a_worker_whose_work_was_called_off_is_killed_where_that_does_not_end(monkeypatch, patient):
    monkeypatch.setattr(worker_pool, "ENDING_SECONDS", 0.01)

    async def called_off() -> int:
        workers = Workers(1)
        process = await workers.call("os.getpid", seconds=30)
        endless = workers.call("time.sleep", 3600, seconds=3600, patient=patient)
        work = asyncio.create_task(endless)
        await begun(work)
        work.cancel()
        assert await asyncio.to_thread(ended, process, 20)
        return process

    assert asyncio.run(called_off())


async def begun(work: asyncio.Task[object]) -> None:
    """Wait until a worker was asked, which one that is idle is at once."""
    for _ in range(3):
        await asyncio.sleep(0)
    assert not work.done()


def test_a_worker_that_its_work_left_large_makes_room_for_another():
    async def one_after_the_other() -> list[int]:
        workers = Workers(1)
        sizes = (0, 0, LARGE, LARGE, 0, 0)
        return [await workers.call("pipeline_heavy.keep", int(size), seconds=30) for size in sizes]

    first, again, large, larger, fresh, kept = asyncio.run(one_after_the_other())
    assert first == again == large
    assert larger != large
    assert fresh not in (large, larger)
    assert kept == fresh


def test_what_a_large_worker_says_last_is_heard():
    async def failing() -> int:
        workers = Workers(1)
        with pytest.raises(FeedError, match="gives up"):
            await workers.call("pipeline_heavy.keep_and_fail", int(LARGE), seconds=30)
        return await workers.call("math.gcd", 12, 18, seconds=30)

    assert asyncio.run(failing()) == 6


def test_what_needs_room_is_run_by_a_worker_that_has_not_grown():
    async def one_after_the_other() -> list[int]:
        workers = Workers(1)
        works = ((0, True), (ROOMY, False), (0, False), (0, True), (0, True))
        return [
            await workers.call("pipeline_heavy.keep", int(size), seconds=30, roomy=roomy)
            for size, roomy in works
        ]

    small, grown, again, fresh, kept = asyncio.run(one_after_the_other())
    assert small == grown == again
    assert fresh != grown
    assert kept == fresh


def test_all_work_is_done_while_workers_make_room():
    async def crowd() -> list[int]:
        workers = Workers(2)
        calls = [
            workers.call("pipeline_heavy.keep", int(LARGE) * (number % 2), seconds=30)
            for number in range(12)
        ]
        return await asyncio.gather(*calls)

    assert len(set(asyncio.run(crowd()))) >= 6


@pytest.mark.parametrize(("seconds", "work"), [(1, "at work"), (0.01, "idle")])
def test_no_worker_outlives_a_program_that_was_killed(seconds, work):
    script = PARENT.format(seconds=seconds if work == "at work" else 600)
    if work == "idle":
        script = script.replace('"time.sleep", 600', '"time.sleep", 0').replace(
            "asyncio.run(work())", "import time; asyncio.run(work()); time.sleep(600)"
        )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
    assert ended(worker, 20)


def test_there_are_as_many_workers_as_cores_unless_a_number_is_asked_for():
    assert Workers().processes == len(os.sched_getaffinity(0))
    assert Workers(3).processes == 3


def test_a_file_in_the_current_folder_is_never_taken_for_a_library(tmp_path):
    marker = tmp_path / "taken"
    for name in ("anyio", "lxml", "msgspec", "trafilatura"):
        (tmp_path / f"{name}.py").write_text(f"open({str(marker)!r}, 'w').close()\n")
    program = (
        "import asyncio\nfrom tui.workers import Workers\nasync def run():\n"
        "    page = await Workers(1).call('tui.refresh.worker_tasks.read_page',"
        " b'<p>Rain fell.</p>', 'http://wire.example/', '', seconds=60)\n"
        "    print(page.state)\nasyncio.run(run())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "short"
    assert not marker.exists()


def test_a_worker_that_does_not_start_is_an_error_of_ours(monkeypatch):
    monkeypatch.setattr(worker_pool, "START_SECONDS", 0.2)

    async def run() -> None:
        workers = Workers(1)
        await asyncio.wait_for(workers.warm("pipeline_heavy.stay"), 30)
        await workers.call("math.gcd", 12, 18, seconds=30)

    with pytest.raises(DatelineError, match="no process could be started"):
        asyncio.run(run())


def test_what_is_loaded_before_is_there_in_every_worker():
    async def run() -> list[bool]:
        workers = Workers(2)
        await workers.warm("pipeline_heavy.load")
        calls = [workers.call("pipeline_heavy.loaded", seconds=30) for _ in range(4)]
        return await asyncio.gather(*calls)

    assert asyncio.run(run()) == [True] * 4


def test_a_server_that_died_is_started_again():
    async def run() -> tuple[int, object]:
        workers = Workers(1)
        server = await workers.call("os.getppid", seconds=30)
        os.kill(server, signal.SIGKILL)
        assert ended(server, 20)
        with pytest.raises(DatelineError, match="died"):
            await workers.call("os._exit", 3, seconds=30)
        return server, await workers.call("os.getppid", seconds=30)

    before, after = asyncio.run(run())
    assert before != after
