"""Tells tags of HTML from what only looks like one: <redacted>, <ann@coast.example>, x<y."""

from __future__ import annotations

import re

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rtc", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u",
    "var", "wbr"
})  # fmt: skip
"""Names of tags that leave no blank between the words beside them."""

BLOCK = frozenset({
    "address", "applet", "article", "aside", "audio", "blockquote", "body", "br", "button",
    "caption", "center", "col", "dd", "details", "div", "dl", "dt", "embed", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "iframe", "img", "input", "li", "link", "main", "meta", "nav",
    "object", "ol", "p", "param", "picture", "pre", "section", "source", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "video"
})  # fmt: skip
"""Names of tags that part the words before them from those behind."""

_OTHERS = frozenset({
    "area", "base", "basefont", "bgsound", "canvas", "colgroup", "command", "datalist",
    "dialog", "dir", "fieldset", "hgroup", "isindex", "keygen", "legend", "map", "marquee",
    "math", "menu", "meter", "multicol", "noframes", "noindex", "noscript", "optgroup",
    "option", "output", "plaintext", "portal", "progress", "rp", "rt", "script", "search",
    "select", "slot", "spacer", "style", "template", "textarea", "track", "xmp"
})  # fmt: skip
_KNOWN = INLINE | BLOCK | _OTHERS
_NAME = re.compile(r"<([A-Za-z][^\s<>/]{0,60})")
_OWN = re.compile(r"[a-z]\w*[:-][a-z][\w:-]*", re.IGNORECASE)
"""A name that a page or a namespace gives its own elements, which no parser shows."""

MAX_STRANGE = 50
"""Names of no tag that are looked after in one text; those of a drawing are more."""


def escape_strange(text: str) -> str:
    """Escape what looks like a tag in HTML and is none: no name of one, and nothing that ends it.

    A parser would leave it out, with all up to the next ">".
    """
    names = {*_NAME.findall(text)} - _KNOWN
    if not names or len(names) > MAX_STRANGE:
        return text
    lower = text.lower()
    lone = [
        re.escape(name)
        for name in names
        if (key := name.lower()) not in _KNOWN
        and f"</{key}" not in lower
        and not _OWN.fullmatch(key)
    ]
    if not lone or "<svg" in lower or "<math" in lower:
        return text
    pattern = rf"<(?=(?:{'|'.join(lone)})(?=[\s<>/]|$)(?!\s*/>|\s+[\w:-]+\s*=))"
    return re.sub(pattern, "&lt;", text)
