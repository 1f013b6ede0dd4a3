"""Lines that advertise the site and are no part of the article."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.model import Block, Body, Link

LONGEST = 240
"""Characters of a line that can be such an advertisement; a longer one says something."""

_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|tiktok|mastodon|bluesky"
    r"|threads|google news|social media|our channels?)"
)
_PROMOTION = re.compile(
    rf"""[\s•·*»>▶→–—\-|\[(]*(?:
    (?:(?:you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|(?:also\ )?read\ (?:also|more|next|on)
        |also\ read|see\ also|more\ on\ (?:this|the)\ (?:story|topic|subject)|related(?:\ \w+)?:
        |recommended(?:\ \w+)?:|(?:most|don.t)\ (?:read|miss)(?:\b|:)|more\ from\ |watch(?:\ also)?:)
    |(?:click|tap)\ (?:here|the\ link)\ (?:to|and|for)\b
    |(?:sign\ up|register)\ (?:now|here|today|to\ our|for\ (?:our|the|free))
    |subscribe\ (?:now|here|today|to\ (?:our|the)|for\ (?:our|free|more))
    |(?:follow|like|find|join)\ (?:us|@\w+)\b
    |follow\ [\w\ ]{{1,40}}\ on\ {_NETWORKS}\b
    |(?:download|get|install)\ (?:our|the)\ (?:free\ )?[\w\ ]{{0,20}}\bapp\b
    |get\ (?:the|our)\ [\w\ ,]{{0,60}}(?:inbox|newsletter)
    |share\ (?:this|on|via|the\ (?:article|story|post))\b
    |(?:share|tweet|print|e?-?mail|copy\ link|newsletters?|advertisement|comments?)\s*[:.]?$
    |(?:our|the|this)\ (?:free\ |daily\ |weekly\ |morning\ )*newsletters?\b
    |(?:©|\(c\)|copyright)\s.{{0,120}}(?:\d{{4}}|rights\ reserved)
    |all\ rights\ reserved
    |(?:lire|à\ lire)\ aussi\b|suivez[- ]nous\b|abonnez[- ]vous\b|inscrivez[- ]vous\b|cliquez\ ici\b
    |le[ea]\ también\b|lee\ también\b|leer\ más\b|s[íi]guenos\b|suscr[íi]bete\b|haga?\ clic\b
    |leggi\ anche\b|seguici\b|iscriviti\b|clicca\ qui\b
    |lesen\ sie\ auch\b|mehr\ zum\ thema\b|folgen\ sie\ uns\b|leia\ também\b|siga[- ]nos\b
    |читайте\ также|подписывайтесь|اقرأ\ أيضا|تابعونا
    ))""",
    re.IGNORECASE | re.VERBOSE,
)


def advertises(line: str) -> bool:
    """Whether a line that stands alone advertises the site, and says nothing of the news."""
    return len(line) <= LONGEST and bool(_PROMOTION.match(line))


def trim(text: str) -> str:
    """The text without the lines at its end that advertise the site; credits stay."""
    end = len(text)
    rest = text.rstrip()
    while rest:
        start = rest.rfind("\n") + 1
        if not advertises(rest[start:].strip()):
            break
        rest = rest[:start].rstrip()
        end = len(rest)
    return text[:end]


def without_promotion(body: Body) -> Body:
    """A body without the blocks that advertise the site, wherever they stand."""
    kept = [block for block in body.blocks if not advertises(body.text[block.start : block.end])]
    if len(kept) == len(body.blocks):
        return body
    texts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    length = 0
    for block in kept:
        start = length + 2 if texts else 0
        shift = start - block.start
        texts.append(body.text[block.start : block.end])
        length = start + block.end - block.start
        blocks.append(replace(block, start=start, end=length))
        links += [
            replace(link, start=link.start + shift, end=link.end + shift)
            for link in body.links
            if block.start <= link.start and link.end <= block.end
        ]
    return Body("\n\n".join(texts), tuple(blocks), tuple(links))
