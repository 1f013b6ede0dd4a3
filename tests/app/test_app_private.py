"""What is used of Textual's and Rich's inside: another version of them is caught here first."""

from __future__ import annotations

import inspect
import weakref

from rich._wrap import divide_line
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key


def test_rich_says_where_a_text_is_divided():
    assert divide_line("one two three", 8) == [8]
    assert divide_line("三四五", 4) == [2]


def test_textual_reads_keys_from_what_a_terminal_sends():
    parser = XTermParser(debug=False)
    keys = [event for event in parser.feed("a\x1b[B") if isinstance(event, Key)]
    assert [key.key for key in keys] == ["a", "down"]
    assert list(parser.tick()) == []


async def test_textual_writes_to_a_terminal_in_a_thread_of_its_own():
    driver = LinuxDriver(App())
    assert driver._writer_thread is None
    assert driver._debug is False
    assert isinstance(driver._app, App)


def test_textual_keeps_drawn_lines_in_a_cache_that_can_be_cleared():
    StylesCache.get_inner_outer.cache_clear()
    cache = StylesCache()
    cache.get_inner_outer(Color(0, 0, 0), Color(1, 1, 1))
    assert StylesCache.get_inner_outer.cache_info().currsize == 1
    StylesCache.get_inner_outer.cache_clear()
    gone = weakref.ref(cache)
    del cache
    assert gone() is None


def test_textual_ends_after_a_fault_through_the_methods_that_are_overridden():
    assert list(inspect.signature(App._handle_exception).parameters) == ["self", "error"]
    assert list(inspect.signature(App._close_messages_no_wait).parameters) == ["self"]
    assert list(inspect.signature(App._fatal_error).parameters) == ["self"]
