"""Letters that are written together: fitted for the widest terminal, in their columns in any."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from tui.app.render.cells import cell_len, clusters, most_cells
from tui.app.render.text_layout import Run, fit, spread, wrap
from tui.app.start.anchors import anchored

WORDS = ("हिन्दी", "क्षेत्र", "மழை", "မြန်မာ", "ខ្មែរ", "👩‍🚒", "🇺🇦", "✈️", "각", "rain", "12", "北京")
SAMPLES = (
    "हिन्दी क्षेत्र में बारिश से 12 लोगों की मौत",
    "မြန်မာနိုင်ငံတွင် ရေကြီး၍ ၁၂ ဦး သေဆုံး",
    "កម្ពុជា ទឹកជំនន់ សម្លាប់ ១២ នាក់",
    "தமிழ்நாட்டில் மழை 👩‍🚒 🇺🇦 ✈️",
)
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def alone(text):
    """The cells of a terminal that counts each character by itself, spacing marks too."""
    return sum(1 if unicodedata.category(c) == "Mc" else cell_len(c) for c in text)


@given(texts, st.integers(1, 40))
def test_what_is_fitted_overflows_in_no_terminal(text, room):
    done = fit(text, room)
    assert max(alone(done), cell_len(done)) <= room
    assert done == text or most_cells(text) > room
    assert "".join(clusters(text)) == text


@given(texts, st.integers(8, 40))
def test_what_is_wrapped_overflows_in_no_terminal_and_loses_nothing(text, room):
    lines = wrap(text, room)
    assert all(most_cells(line) <= room for line, _ in lines)
    assert all(text[at : at + len(line)] == line for line, at in lines)
    assert "".join(line for line, _ in lines).replace(" ", "") == text.replace(" ", "")


def test_text_without_such_letters_is_counted_as_ever():
    for text in ("plain", "Cafe\u0301", "北京市", "עברית", "한국어"):
        assert most_cells(text) == cell_len(text)
    assert most_cells("हिन्दी") > cell_len("हिन्दी")


def written(text):
    """A line of the reader as the terminal gets it: a title, blanks, a rule, another pane."""
    line = spread((Run(f" {text}"),), (Run("12"),), 58)
    body = "".join(f"\x1b[1m{run.text}\x1b[0m" for run in line)
    return f"\x1b[2;3H{body}\x1b[38;5;8m│\x1b[0mnext\x1b[1;1H"


def screen(data, count):
    """What a terminal with such a count of cells shows, by column."""
    cells: dict[int, str] = {}
    column = 0
    for piece in re.finditer(r"\x1b\[([\d;:]*)([A-Za-z])|([^\x1b])", data):
        numbers, command, character = piece.groups()
        if command == "H":
            column = int(numbers.split(";")[1])
        elif command == "G":
            column = int(numbers)
        elif command == "X":
            cells |= dict.fromkeys(range(column, column + int(numbers)), " ")
        elif character:
            width = count(character)
            if width:
                cells[column] = character
            column += width
    return cells


@pytest.mark.parametrize("text", SAMPLES)
def test_what_stands_behind_such_letters_is_in_its_column(text):
    data = written(text)
    for count in (alone, cell_len):
        cells = screen(anchored(data), count)
        assert [cells[column] for column in range(59, 66)] == [*"12│next"]
        assert {text[-1], *clusters(text)[-1]} & set(cells.values())  # its end is not overwritten
    assert [screen(data, alone).get(column) for column in range(59, 66)] != [*"12│next"]


@given(st.text(alphabet="ab \x1b[1;2HmXGकि👩\u200d\n", max_size=60))
def test_nothing_is_lost_or_changed_by_it(data):
    kept = re.sub(r"\x1b\[\d+[GX]| ", "", anchored(data))
    assert kept == re.sub(r"\x1b\[\d+[GX]| ", "", data)


def test_plain_text_is_written_as_it_is():
    data = "\x1b[1;1H\x1b[1mplain 北京\x1b[0m │"
    assert anchored(data) == data


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here")
@pytest.mark.parametrize("text", SAMPLES)
def test_tmux_shows_the_rule_where_it_belongs(tmp_path, text):
    data = anchored(written(text)) + "\x1b[2;61HX"  # over the rule, and over nothing else
    (tmp_path / "line").write_text(data, encoding="utf-8")
    tmux = ["tmux", "-u", "-f", "/dev/null", "-S", str(tmp_path / "socket")]
    show = f"cat {tmp_path}/line; tmux -S {tmp_path}/socket wait-for -S shown; cat"
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*tmux, *arguments], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("new-session", "-d", "-x", "80", "-y", "6", show)
    try:
        run("wait-for", "shown")
        line = next(
            shown for _ in range(500) if "X" in (shown := run("capture-pane", "-p").splitlines()[1])
        )
    finally:
        run("kill-server")
    assert line.endswith("12Xnext")
    assert "│" not in line


SCRIPTS = {
    "hindi": "किताबों की दुकान क्षत्रिय",
    "punjabi": "ਪੰਜਾਬੀ ਖ਼ਬਰਾਂ",
    "gujarati": "ગુજરાતી ક્ષેત્ર",
    "bengali": "বাংলা সংবাদ",
    "odia": "ଓଡ଼ିଆ ଖବର",
    "tamil": "தமிழ்நாட்டில் மழை",
    "telugu": "తెలుగు వార్తలు",
    "kannada": "ಕನ್ನಡ ಸುದ್ದಿ",
    "malayalam": "മലയാളം വാർത്ത",
    "sinhala": "සිංහල පුවත්",
    "burmese": "ကျွန်တော် မြန်မာနိုင်ငံ",
    "shan": "ၵႂၢမ်းတႆး",
    "khmer": "ខ្ញុំ ទឹកជំនន់",
    "meitei": "ꯃꯩꯇꯩ ꯂꯣꯟ",
    "sundanese": "ᮞᮥᮔ᮪ᮓ",
    "tibetan": "བཀྲ་ཤིས་ གསར་འགྱུར",
    "thai": "ตลาดริมน้ำ สวัสดี",
    "lao": "ລາວ ຂ່າວ",
    "jamo": "각각",
    "emoji": "👩🏽‍🚒 👨‍👩‍👧 🇺🇦 ✈️ 1️⃣",
    "chinese": "中国矿难",
    "arabic": "مقتل شخص",
    "divehi": "ދިވެހި",
    "amharic": "አማርኛ",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_no_text_is_given_fewer_cells_than_the_fields_library_counts(text):
    assert most_cells(text) >= wcwidth.wcswidth(text) >= 0
    assert most_cells(text) >= cell_len(text)


LETTERS = [*clusters("".join(SCRIPTS.values())), "🇺", "🏽"]


@given(st.lists(st.sampled_from(LETTERS), max_size=20).map("".join))
def test_nor_for_any_mixture_of_letters(text):
    assert most_cells(text) >= wcwidth.wcswidth(text)


MEASURE = """
import os, re, sys, termios, tty
tty.setraw(0)
for text in {texts!r}:
    os.write(1, b"\\r\\x1b[2J" + text.encode() + b"\\x1b[6n")
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 1)
    print(int(re.search(rb";(\\d+)R", answer)[1]) - 1, file=open({out!r}, "a"))
os.system("tmux -S {socket} wait-for -S measured")
os.read(0, 1)
"""


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here")
def test_no_text_takes_more_cells_in_tmux_than_it_was_given(tmp_path):
    socket, out = str(tmp_path / "socket"), tmp_path / "cells"
    script = tmp_path / "measure.py"
    texts = [*SCRIPTS.values(), *(word for text in SCRIPTS.values() for word in text.split())]
    script.write_text(MEASURE.format(texts=texts, out=str(out), socket=socket), encoding="utf-8")
    tmux = ["tmux", "-u", "-f", "/dev/null", "-S", socket]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    command = f"{sys.executable} {script}"

    def run(*arguments: str) -> None:
        subprocess.run([*tmux, *arguments], env=environment, capture_output=True, check=True)

    run("new-session", "-d", "-x", "120", "-y", "6", command)
    try:
        run("wait-for", "measured")
    finally:
        run("kill-server")
    measured = [int(line) for line in out.read_text(encoding="utf-8").split()]
    assert len(measured) == len(texts)
    for text, cells in zip(texts, measured, strict=True):
        assert cells <= most_cells(text), text
