"""What comes from outside is harmless once it was cleaned."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import clean

HOSTILE = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("\x1b\x9b\u202e\u200b\ufeff\x00\r\n\x07"))
)


def harmless(text: str, allowed: str) -> bool:
    return all(
        char in allowed or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        for char in text
        if not 0x600 <= ord(char) <= 0x8FF and ord(char) not in range(0x110BD, 0x1BCA4)
        if not 0x13430 <= ord(char) <= 0x1343F and not 0x1D173 <= ord(char) <= 0x1D17A
    )


@given(HOSTILE)
def test_a_cleaned_text_has_no_control_or_invisible_character(raw: str):
    assert harmless(clean.text(raw), "\n\t")


@given(HOSTILE)
def test_a_cleaned_line_is_one_line(raw: str):
    line = clean.line(raw)
    assert harmless(line, "")
    assert line == line.strip()
    assert "  " not in line


@given(HOSTILE)
def test_cleaning_twice_changes_nothing(raw: str):
    assert clean.text(clean.text(raw)) == clean.text(raw)
    assert clean.line(clean.line(raw)) == clean.line(raw)


@given(HOSTILE)
def test_masking_keeps_every_offset(raw: str):
    masked = clean.masked(raw)
    assert len(masked) == len(raw)
    assert harmless(masked, "\n\t")


@given(HOSTILE)
def test_an_address_is_harmless_or_refused(raw: str):
    for candidate in (raw, f"https://example.org/{raw}", f"http://{raw}/"):
        address = clean.address(candidate)
        assert harmless(address, "")
        assert not set(address) & set(" \"'<>\\")
        assert address == "" or address.startswith(("http://", "https://"))


def test_what_moves_the_cursor_or_writes_the_clipboard_is_gone():
    raw = "\x1b[31mred\x1b]52;c;aGk=\x07 \u202eevil\u2066 a\u00adb\u200bc"
    assert clean.line(raw) == "[31mred]52;c;aGk= evil abc"


def test_writing_systems_and_punctuation_stay():
    kept = "Café “Zürich” — محمد شياع, דני, 東京, naïve coöperation 🚑"
    assert clean.line(kept) == kept


def test_a_title_of_megabytes_is_cut():
    assert len(clean.line("a" * 5_000_000)) == clean.MAX_LINE


def test_towers_of_accents_are_cut():
    assert clean.text("a" + "\u0301" * 1000) == "a" + "\u0301" * 4


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org/",
        "http://",
        "https://a b/",
        "http://a:99999/",
        "http://[::1",
        "mailto:a@example.org",
        "https://example.org/" + "a" * 5000,
    ],
)
def test_no_address_but_http_and_https(raw: str):
    assert clean.address(raw) == ""


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" HTTPS://example.org/ ", "https://example.org/"),
        ("https://example.org/a b\"c'd", "https://example.org/a%20b%22c%27d"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
    ],
)
def test_an_address_becomes_one_safe_word(raw: str, address: str):
    assert clean.address(raw) == address


def test_c1_is_read_as_every_browser_reads_it():
    assert clean.text("10\x9612 people, \x93so\x94\x85 \x81\x9d") == "10–12 people, “so”… "
    assert clean.masked("a\x96b\x81c") == "a–b c"


@pytest.mark.parametrize("word", ["می\u200cشود", "क्\u200dष", "ശ്രീ\u0d7b", "র\u200d্যা"])
def test_joiners_stay_where_they_shape_a_word(word):
    assert clean.text(word) == word


@pytest.mark.parametrize(
    "word", ["pay\u200cpal", "\u200cمی", "می\u200c", "م\u200c\u200cی", "a\u200db", "ع\u200d1"]
)
def test_joiners_go_where_they_could_deceive(word):
    assert clean.text(word) == word.replace("\u200c", "").replace("\u200d", "")


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("koi8_r", "Пожар на складе, погибли три человека, сообщает полиция"),
        ("koi8_u", "Пожежа на складі, загинули троє людей, є поранені"),
        ("cp1251", "Пожар на складе, погибли три человека, сообщает полиция"),
        ("shift_jis", "港で火災があり、三人が死亡したと警察が発表した。"),
        ("euc_kr", "항구에서 불이 나 세 명이 숨졌다고 경찰이 밝혔다"),
        ("gb18030", "港口发生火灾，三人死亡，警方称。"),
        ("cp1252", "Três mortos após inundações no porto, diz a polícia"),
        ("cp1256", "قتل ثلاثة أشخاص في حريق في الميناء"),
    ],
)
def test_an_encoding_that_nobody_names_is_recognised(codec, words):
    body = f"<rss><channel><title>{words}</title></channel></rss>".encode(codec)
    assert words in clean.decode(body)


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("windows-874", "cp874", "ไฟไหม้ท่าเรือ"),
        ("x-sjis", "shift_jis", "港で火災"),
        ("x-mac-cyrillic", "mac_cyrillic", "Пожар на складе"),
    ],
)
def test_an_encoding_is_known_by_the_web_s_name_for_it(label, codec, words):
    head = f'<?xml version="1.0" encoding="{label}"?>'.encode()
    assert clean.decode(head + words.encode(codec)).endswith(words)


ACCENTS = "Überfall in Košice, sagte Łukasz. " * 3


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"\x93Flut\x94 10\x9612", "“Flut” 10–12"),
        (b"Caf\xe9 Br\xfcnn", "Café Brünn"),
        (b"\xd0\xb4\xd0\xb5\xd0...", "де\ufffd..."),
        (b"Ko\xc5<br>", "Ko\ufffd<br>"),
        (b"\xed\xa0\xbd\xed\xb4\xb4", "🔴"),
    ],
)
def test_a_few_bytes_of_windows_in_utf_8_are_read_and_the_rest_stays_as_it_is(raw, read):
    assert clean.decode(ACCENTS.encode() + raw) == ACCENTS + read


def test_one_wrong_byte_does_not_outweigh_one_right_letter():
    assert clean.decode("<t>Café</t>".encode() + b"<t>It\xffem</t>") == "<t>Café</t><t>Itÿem</t>"


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("windows-31j", "cp932", "ダム①決壊"),
        ("shift_jis", "cp932", "ダム①決壊"),
        ("ks_c_5601-1987", "cp949", "똠방각하 댐 붕괴"),
        ("tis-620", "cp874", "“เขื่อนแตก”"),
    ],
)
def test_an_encoding_is_that_which_browsers_take_it_for(label, codec, words):
    assert clean.decode(words.encode(codec), f"text/html; charset={label}") == words
