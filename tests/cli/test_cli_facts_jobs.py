"""Many documents: several processes, one order, a run that goes on, and documents that fail."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from cli_program import PROGRAM, wait_while_running

from tui.corpus.ordered_jobs import AHEAD, ordered_jobs
from tui.errors import DatelineError

TEXT = "{} people were killed in a flood in Basra on Tuesday, the police said."
LONG = " ".join(TEXT.format(n) for n in range(10, 99)) * 6


def written(path: Path, texts: list[str]) -> Path:
    rows = [{"id": f"d{number}", "text": text} for number, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def ids(lines: str) -> list[str]:
    return [json.loads(line)["id"] for line in lines.splitlines()]


def results(orders: list[str], *, seconds: float = 30, processes: int = 2) -> list[str]:
    handed: list[str] = []

    def deliver(result: str | None, error: DatelineError | None) -> None:
        handed.append(result or str(error))

    with ordered_jobs("cli_jobs.work", seconds, processes) as jobs:
        for order in orders:
            jobs.submit(deliver, order)
    return handed


@pytest.mark.parametrize("processes", [1, 3])
def test_results_come_in_the_order_of_the_jobs(processes):
    orders = [str(number) for number in range(AHEAD + 20)]
    assert results(orders, processes=processes) == orders


def test_a_job_that_kills_its_process_or_fails_costs_itself():
    handed = results(["a", "die", "b", "fail", "die", "c"])
    assert [handed[n] for n in (0, 2, 5)] == ["a", "b", "c"]
    assert "died" in handed[1]
    assert "died" in handed[4]
    assert "the model is gone" in handed[3]


def test_a_job_without_end_costs_itself():
    handed = results(["a", "hang", "b"], seconds=1)
    assert handed[::2] == ["a", "b"]
    assert "ended" in handed[1]


def test_who_cannot_take_a_result_hears_of_it_where_jobs_are_given():
    def deliver(result: str | None, error: DatelineError | None) -> None:
        raise BrokenPipeError(result)

    def give() -> None:
        with ordered_jobs("cli_jobs.work", 30, 1) as jobs:
            jobs.submit(deliver, "a")

    with pytest.raises(BrokenPipeError, match="a"):
        give()


def test_two_processes_print_what_one_prints(program, tmp_path):
    texts = [LONG if number % 5 == 0 else TEXT.format(number) for number in range(3, 14)]
    file = written(tmp_path / "many.jsonl", texts)
    one, two = (program("facts", "--json", "--jobs", jobs, str(file)) for jobs in ("1", "2"))
    assert ids(one.out) == [f"d{number}" for number in range(len(texts))]
    assert one.out == two.out


def started(arguments: list[str], **streams: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*PROGRAM, "facts", *arguments], **streams)


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def test_a_killed_run_goes_on_where_it_was(home, program, tmp_path):
    texts = [TEXT.format(number) for number in range(3, 33)]
    file, output = written(tmp_path / "many.jsonl", texts), tmp_path / "facts.jsonl"
    with started(["--output", str(output), "-"], stdin=subprocess.PIPE) as running:
        running.stdin.write(file.read_bytes())
        running.stdin.flush()
        wait_while_running(running, lambda: output.exists() and output.read_text().count("\n") > 4)
        running.kill()
    with output.open("a") as half:
        half.write('{"id": "d2')
    again = program("facts", "--output", str(output), "--jobs", "2", str(file))
    assert again.status == 0
    assert "documents already" in again.err
    assert ids(output.read_text()) == [f"d{number}" for number in range(30)]
    whole = program("facts", "--json", str(file))
    assert output.read_text() == whole.out


def test_documents_of_one_id_are_each_written_once(program, tmp_path):
    file, output = tmp_path / "many.jsonl", tmp_path / "facts.jsonl"
    file.write_text("".join(f'{{"id": "x", "text": "{TEXT.format(n)}"}}\n' for n in (3, 4, 5)))
    program("facts", "--output", str(output), str(file))
    whole = output.read_text()
    output.write_text("".join(whole.splitlines(keepends=True)[:2]))
    program("facts", "--output", str(output), str(file))
    assert output.read_text() == whole


def test_a_process_killed_at_work_costs_its_document(home, tmp_path):
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with started(["--json", "--jobs", "1", "-"], **streams) as running:

        def give(key: str, text: str) -> None:
            running.stdin.write(json.dumps({"id": key, "text": text}).encode() + b"\n")
            running.stdin.flush()

        give("first", TEXT.format(3))
        assert json.loads(running.stdout.readline())["id"] == "first"
        give("second", LONG * 3)
        (server,) = children(running.pid)  # which workers are forked from
        (worker,) = children(server)
        before = os.times().elapsed
        while Path(f"/proc/{worker}/stat").read_text().split()[2] != "R":
            assert os.times().elapsed - before < 60
        os.kill(worker, signal.SIGKILL)
        give("third", TEXT.format(4))
        assert json.loads(running.stdout.readline())["id"] == "third"
        running.stdin.close()
        assert b"second" in running.stderr.read()
        assert running.wait() == 1


def test_a_file_of_something_else_is_left_alone(program, tmp_path):
    file, output = written(tmp_path / "one.jsonl", [TEXT.format(3)]), tmp_path / "notes.txt"
    output.write_text("Milk, bread\n")
    ran = program("facts", "--output", str(output), str(file))
    assert ran.status == 1
    assert "line 1" in ran.err
    assert output.read_text() == "Milk, bread\n"


def test_a_file_that_cannot_be_written_is_named(program, tmp_path):
    file = written(tmp_path / "one.jsonl", [TEXT.format(3)])
    ran = program("facts", "--output", str(tmp_path / "none" / "facts.jsonl"), str(file))
    assert ran.status == 1
    assert "cannot be written" in ran.err


def test_two_runs_do_not_write_one_file(home, program, tmp_path):
    file, output = written(tmp_path / "one.jsonl", [TEXT.format(3)]), tmp_path / "facts.jsonl"
    with started(["--output", str(output), "-"], stdin=subprocess.PIPE) as running:
        running.stdin.write(file.read_bytes())
        running.stdin.flush()
        wait_while_running(running, lambda: output.exists() and output.read_text())
        second = program("facts", "--output", str(output), str(file))
        running.stdin.close()
        assert running.wait() == 0
    assert second.status == 1
    assert "another run" in second.err
    assert ids(output.read_text()) == ["d0"]


def test_a_terminal_sees_how_far_it_is(home, tmp_path):
    file, output = written(tmp_path / "two.jsonl", [TEXT.format(3), TEXT.format(4)]), tmp_path / "o"
    master, terminal = os.openpty()
    with (
        output.open("w") as out,
        started(["--json", str(file)], stdout=out, stderr=terminal) as running,
    ):
        os.close(terminal)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        assert running.wait() == 0
    os.close(master)
    assert "Facts of 2" in seen.decode()
    assert "100%" in seen.decode()
    assert ids(output.read_text()) == ["d0", "d1"]


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""
