"""Elements of feeds by the field's names, whatever namespace or prefix a feed writes them with.

{http://purl.org/dc/elements/1.1/}creator, dc:creator without a declaration -> "dc:creator"
title in RSS, in Atom, or in a namespace that a feed made up for all of RSS -> "title"
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from functools import lru_cache

from lxml import etree

from tui import clean
from tui.feeds.html_tags import escape_strange

_MODULES = {
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns#": "atom",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.w3.org/1999/xhtml": "xhtml",
    "www.georss.org/georss": "georss",
    "www.georss.org/georss/10": "georss",
    "www.opengis.net/gml": "gml",
    "www.opengis.net/gml/3.2": "gml",
    "www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "www.w3.org/2003/01/geo": "geo",
    "www.gdacs.org": "gdacs",
    "urn:oasis:names:tc:emergency:cap:1.1": "cap",
    "urn:oasis:names:tc:emergency:cap:1.2": "cap",
    "www.nhc.noaa.gov": "nhc",
    "news.yandex.ru": "yandex",
    "turbo.yandex.ru": "turbo",
    "news.rambler.ru": "rambler",
    "news.mail.ru": "mailru",
    "prismstandard.org/namespaces/basic/2.0": "prism",
    "www.w3.org/xml/1998/namespace": "xml",
}
"""Modules by their namespaces, which feeds write with https, too, and with a slash behind."""

_SCHEME = re.compile(r"https?://")
_PLAIN = frozenset({"", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"})
_TYPED = frozenset(
    {"title", "content", "summary", "tagline", "subtitle", "info"}
    | {"atom:title", "atom:content", "atom:summary", "media:description"}
)
"""Elements that say by `type` or `mode` how their text is written."""

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"})
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|center|code|div|em|figure|font|h[1-6]|i|img|li|ol|p|pre|section"
    r"|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_WRITTEN_TWICE = re.compile(
    r"&lt;/?(?:a|b|blockquote|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|table|ul)\b[^<>]*?&gt;",
    re.IGNORECASE,
)
_SHELL = re.compile(r"<(?=[aefio])(applet|embed|frame|iframe|object)\b", re.IGNORECASE)
Fields = dict[str, list[etree._Element]]  # noqa: SLF001 lxml has no public name for it


@lru_cache(maxsize=4096)
def name_of(tag: str, own: str, prefix: str | None = None) -> str:
    """Name an element with this tag; `own` is the namespace of the item it stands in.

    Where nobody knows the namespace, as where it is misspelt, its prefix says what was meant.
    """
    namespace, _, local = tag.rpartition("}")
    namespace = namespace.removeprefix("{").strip()
    local = local.lower()
    if namespace == own or namespace in _PLAIN:
        return local
    module = _MODULES.get(_SCHEME.sub("", namespace.lower()).rstrip("/"), prefix)
    return f"{module or namespace}:{local}"


def namespace_of(element: etree._Element) -> str:
    """Return the namespace that an element's tag is written in; "" where there is none."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def fields_of(element: etree._Element, own: str | None = None) -> Fields:
    """Group an element's children by name; `own` is the feed's namespace, if not its own."""
    own = namespace_of(element) if own is None else own
    fields: Fields = {}
    for child in element.iterchildren("*"):
        fields.setdefault(name_of(child.tag, own, child.prefix), []).append(child)
    return fields


def text_of(element: etree._Element) -> str:
    """Return all the text in an element, without what stands around it."""
    if len(element):
        return "".join(element.itertext()).strip()
    return (element.text or "").strip()


def first_text(fields: Fields, names: tuple[str, ...]) -> str:
    """Return the text of the first element by one of these names that has any."""
    for name in names:
        if name in fields:
            for element in fields[name]:
                if text := text_of(element):
                    return text
    return ""


def html_of(element: etree._Element, name: str) -> str:
    """Return an element's content as HTML, be it escaped, in CDATA, as elements or plain.

    Feeds call HTML plain text as often as not: text with tags of HTML in it is HTML.
    """
    text = _markup(element) if len(element) else element.text or ""
    if "<" in text:
        if "<![CDATA[" in text:
            text = text.replace("<![CDATA[", "").replace("]]>", "")
        if _SHELL.search(text):
            text = _without_shells(text)
        text = escape_strange(text)
    if len(element):
        return text
    if name in _TYPED:
        kind = element.get("type", "text").lower()
        if element.get("mode") == "base64" or kind == "application/octet-stream":
            text = _from_base64(text)
        elif element.get("mode") is None and kind in ("text", "text/plain", "plain"):
            return plain_as_html(text)
    if "&" in text and "&lt;" in text and not _MARKUP.search(text) and _WRITTEN_TWICE.search(text):
        return html.unescape(text)
    return text


def _without_shells(text: str) -> str:
    """HTML without tags that a parser would take for the beginning of what nobody sees."""
    for name in {shell[1].lower() for shell in _SHELL.finditer(text)}:
        if name == "embed" or f"</{name}" not in text.lower():
            text = re.sub(rf"<{name}\b[^<>]*>", "", text, flags=re.IGNORECASE)
    return text


def plain_as_html(text: str) -> str:
    """Write what a feed calls plain text as HTML, which it is where it has tags of HTML."""
    return text if _MARKUP.search(text) else as_html(text)


def as_html(text: str) -> str:
    """Escape plain text to HTML, its empty lines kept."""
    if "&" in text or "<" in text:
        text = html.escape(text, quote=False)
        return text.replace("\n\n", "<p>").replace("\n", "<br>")
    return text


def _markup(element: etree._Element) -> str:
    """Elements that stand in a feed unescaped as HTML, without their namespaces.

    Some feeds escape the inner tags of what they leave as elements: these are tags as well.
    """
    literal = element.get("type") == "xhtml" or not _MARKUP.search("".join(element.itertext()))
    write = _escaped if literal else str
    parts = [write(element.text or "")]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node is element:
            continue
        if event == "start":
            parts += [_start_tag(node), write(node.text or "")]
        else:
            name = _local(node)
            parts += ["" if name in _VOID else f"</{name}>", write(node.tail or "")]
    return "".join(parts)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _start_tag(node: etree._Element) -> str:
    pairs = "".join(
        f' {key.rpartition("}")[2]}="{html.escape(value)}"'
        for key, value in node.items()
        if len(value) <= clean.MAX_ADDRESS
    )
    return f"<{_local(node)}{pairs}>"


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text
