"""Lines that advertise the site and are no part of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from urllib.parse import urlsplit

from tui.model import Body
from tui.pages.body_builder import with_blocks

LONGEST = 240
"""Characters of a line that can be such an advertisement; a longer one says something."""

LINKED = 0.9
"""Share of a block that links cover where it is nothing but links."""

HEADLINE = 15
"""Characters of a link from which on it is another article's headline; a name is shorter."""

LABEL_END = 2
"""Characters that may stand behind a link that a paragraph ends with."""

PART = 0.25
"""Share of a text up to which links between its paragraphs are beside the matter."""

_LABEL = re.compile(r"[^\d:：]{2,40}[:：]\s*")
_NETWORK = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|tiktok|mastodon|bluesky"
    r"|threads|google news|social media|(?:our|the) (?:social )?channels?)\b"
)
_BEGINNINGS = (
    r"(?:also )?read (?:also|more|next|on)\b(?! than)",
    r"also read\b|see also\b|read our (?:full|other|earlier|latest)\b",
    r"you (?:may|might) (?:also )?(?:like|be interested)",
    r"(?:related|recommended|watch|listen|in pictures|explainer)(?: \w+){0,2}: ",
    r"(?:related|recommended|more|most read|trending)(?: \w+){0,2}:?$",
    r"(?:don['’]t|do not) miss\b|more from |more on (?:this|the) (?:story|topic|subject)",
    r"(?:click|tap) (?:here|the link)(?: below)? (?:to|and|for)\b",
    r"(?:sign up|register) (?:now|here|today|to our|for (?:our|the|free))",
    r"subscribe (?:now|here|today|to (?:our|the)|for (?:our|free|more))",
    r"(?:follow|find|join) us\b(?!,)|like us on\b|(?:follow|join) @\w+",
    rf"follow [\w ]{{1,40}} on {_NETWORK}",
    rf"(?:you can )?(?:also )?(?:read|find|get) (?:us|it|our \w+) on {_NETWORK}",
    r"(?:download|get|install) (?:our|the) (?:free )?(?:[\w ]{0,20} )?app\b",
    r"get (?:the|our) [\w ,]{0,60}(?:inbox|newsletter)",
    r"(?:our|the|this) (?:(?:free|daily|weekly|morning) )*newsletters? (?:is|comes|in|every|to)\b",
    r"related (?:posts|articles|stories)$|(?:editor|editors)['’]? (?:picks|recommendations)$",
    r"share (?:this|on|via|the (?:article|story|post))\b",
    r"(?:share|tweet|print|e-?mail|copy link|newsletters?|advertisement|\d* ?comments?)\s*[:.]?$",
    r"we(?: have|['’]ve) (?:recently )?(?:updated|changed) our (?:cookies?|privacy|terms)\b",
    r"(?:this|our) (?:web)?site uses cookies\b",
    r"support (?:our|independent) (?:journalism|work|reporting)",
    r"(?:©|\(c\)|copyright\b).{0,120}(?:\d{4}|rights reserved)|all rights reserved",
    r"(?:à )?lire aussi\b|lire également\b|suivez[- ]nous\b|abonnez[- ]vous\b|inscrivez[- ]vous\b",
    r"le[ea] también\b|leer (?:más|también)\b|s[íi]guenos\b|suscr[íi]bete\b|haga? clic aquí\b",
    r"leggi anche\b|seguici\b|iscriviti alla\b|clicca qui\b",
    r"lesen sie auch\b|mehr zum thema\b|folgen sie uns\b|leia também\b|siga-nos\b",
    r"das (?:thema )?könnte (?:sie|dich|euch) (?:auch )?interessieren\b|auch interessant\b",
    r"ähnliche (?:artikel|beiträge)\b|teilen auf\b|sur le même sujet\b|(?:articles|contenus) liés$",
    r"art[íi]culos relacionados\b|not[íi]cias relacionadas\b|articoli correlati\b",
    r"lees ook\b|gerelateerde artikelen\b|czytaj (?:też|także)\b|powiązane artykuły\b",
    r"ilgili haberler\b|похожие (?:статьи|новости)|مواضيع ذات صلة|相关(?:新闻|阅读)|関連記事",
    r"читайте также|подписывайтесь|اقرأ أيضا|تابعونا",
    r"читайте (?:також|ще)\b|прочетете (?:още|също)\b|pročitajte (?:još|i)\b",
    r"прочитајте (?:још|и)\b|citește și\b|citeşte şi\b|olvassa el\b|lue myös\b",
    r"ilgili haber\b|(?:ayrıca|bunu da) okuyun\b|baca juga\b|simak juga\b|xem thêm\b|đọc thêm\b",
    r"διαβάστε (?:επίσης|ακόμη|περισσότερα)\b|čtěte (?:také|též)\b|čítajte (?:aj|tiež)\b",
    r"läs (?:också|även|mer)\b|les også\b|læs også\b|lee tamb[ée]\b|llegeix també\b",
    r"soma (?:pia|zaidi)\b|karanta (?:kuma|wannan)\b|sidoo kale akhri\b|ተጨማሪ ያንብቡ",
    r"延伸阅读|延伸閱讀|相關新聞|关联阅读|あわせて読みたい|관련 ?기사|같이 보기",
    r"อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க",
    r"مزید پڑھیں|یہ بھی پڑھیں|بیشتر بخوانید|همچنین بخوانید",
    r"اقرأ المزيد|إقرأ أيضا|اقرأ أيضًا|طالع أيضا|קראו (?:גם|עוד)|כתבות נוספות",
)
_PROMOTION = re.compile(rf"[\s•·*»>▶→–—\-|\[(]*(?:{'|'.join(_BEGINNINGS)})", re.IGNORECASE)


def advertises(line: str) -> bool:
    """Tell whether a line that stands alone advertises the site, and says nothing of the news."""
    return len(line) <= LONGEST and bool(_PROMOTION.match(line))


def trim(text: str) -> str:
    """Cut the lines that advertise the site from the end of a text; credits stay."""
    rest = text.rstrip()
    end = len(text)
    while rest:
        start = rest.rfind("\n") + 1
        if not advertises(rest[start:].strip()):
            break
        rest = rest[:start].rstrip()
        end = len(rest)
    return text[:end]


def without_promotion(body: Body) -> Body:
    """Remove the blocks that advertise the site, wherever they stand."""
    return with_blocks(
        body, [block for block in body.blocks if not advertises(body.text[block.start : block.end])]
    )


def without_links_between(body: Body, url: str) -> Body:
    """Remove paragraphs that are a label and the headline of another article of the same site.

    Not where they are more than a part of the text: that is a list of links.
    """
    host = _host(url)
    lines = {block: body.text[block.start : block.end] for block in body.blocks}
    leading = {
        block
        for block, line in lines.items()
        if block.kind == "paragraph"
        and (label := _LABEL.match(line))
        and _is_headline(body, host, block.start + label.end(), block.end)
    }
    if sum(block.end - block.start for block in leading) > PART * len(body.text):
        return body
    return with_blocks(body, [block for block in body.blocks if block not in leading])


def _is_headline(body: Body, host: str, start: int, end: int) -> bool:
    """Tell whether one link to the site covers a stretch of a text; links are in their order."""
    place = bisect_right(body.links, start, key=lambda link: link.start) - 1
    if end - start < HEADLINE or place < 0:
        return False
    link = body.links[place]
    return end - LABEL_END <= link.end and _host(link.url) == host


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_links_behind(body: Body) -> Body:
    """Remove the links to other pages, and their headings, that stand behind an article.

    Not where they are half of the text: that is a list of links.
    """
    covered = Counter[int]()
    starts = [block.start for block in body.blocks]
    for link in body.links:
        covered[bisect_right(starts, link.start) - 1] += link.end - link.start
    end = len(body.blocks)
    while end:
        block = body.blocks[end - 1]
        linked = covered[end - 1] >= LINKED * (block.end - block.start)
        says = body.text[block.end - 1] in ".!?…"
        if not linked and (block.kind != "heading" or says):
            break
        end -= 1
    if not end or body.blocks[end - 1].end * 2 < len(body.text):
        return body
    return with_blocks(body, body.blocks[:end])
