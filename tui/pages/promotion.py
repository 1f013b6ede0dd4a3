"""Lines that advertise the site and are no part of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

from tui.model import Block, Body
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

PARAGRAPHS = 4
"""Paragraphs for each linked heading, below which a text is a round-up whose headings lead on."""

WORDS = 6
"""Words of a headline; a list of names, each with a link, has fewer in each."""

EXCERPT = 250
"""Characters of the longest excerpt below the headline of another article."""

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|zip|jpe?g|png|mp[34])(?:$|[?#])", re.IGNORECASE)
_LABEL = re.compile(r"[^\d:：|]{2,40}[:：|]\s*|[\s•·*»>▶→–—|-]{1,4}")
_NETWORK = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|tiktok|mastodon|bluesky"
    r"|threads|google news|social media|(?:our|the) (?:social )?channels?)\b"
)
_PROFILES = r"(?:facebook|fb|twitter|x|t|instagram|youtube|tiktok|line|wa|paypal)\.(?:com|me)"
_BEGINNINGS = (
    r"(?:also )?read (?:also|more|next|on)\b(?! than)",
    r"also read\b|see also\b|read our (?:full|other|earlier|latest)\b",
    r"you (?:may|might) (?:also )?(?:like|be interested)",
    r"(?:related|recommended|watch|listen|in pictures|explainer)(?: \w+){0,2}: ",
    r"(?:video|photos|gallery|podcast): (?:\S+ ){3}",  # with fewer words it is a credit
    r"listen to (?:this|the) (?:article|story|report)\b",
    r"(?:reading time:? )?\d+[ -]min(?:ute)?s?\.? read$",
    r"(?:tiempo de lectura|temps de lecture|tempo di lettura|tempo de leitura|lesezeit|leestijd)\b",
    r"(?:story|article|text) continues (?:below|after)\b|continue reading(?: below)?$",
    r"(?:related|recommended|more|most read|trending)(?: \w+){0,2}:?$",
    r"(?:don['’]t|do not) miss\b|more from |more on (?:this|the) (?:story|topic|subject)",
    r"(?:click|tap) (?:here|the link)(?: below)? (?:to|and|for)\b",
    rf"(?:join|follow) (?:our|the) (?:[\w ]{{0,30}} )?{_NETWORK}",
    r"(?:add|make|choose) [\w .]{2,40} (?:as )?(?:a|your) preferred source\b",
    r"(?:sign up|register) (?:now|here|today|to our|for (?:our|the|free))",
    r"subscribe (?:now|here|today|to (?:our|the)|for (?:our|free|more))",
    r"(?:follow|find|join) us\b(?!,)|like us on\b|(?:follow|join) @\w+",
    rf"follow [\w ]{{1,40}} on {_NETWORK}",
    rf"(?:you can )?(?:also )?(?:read|find|get) (?:us|it|our \w+) on {_NETWORK}",
    r"(?:download|get|install) (?:our|the) (?:free )?(?:[\w ]{0,20} )?app\b",
    r"get (?:the|our) [\w ,]{0,60}(?:inbox|newsletter)",
    r"(?:our|the|this) (?:(?:free|daily|weekly|morning) )*newsletters? (?:is|comes|in|every|to)\b",
    r"(?:top|latest) (?:stories|news)$|get (?:the latest |breaking )?(?:news )?alerts\b",
    r"(?:tags|topics|filed under|labels|etiquetas|mots-clés|schlagwörter|теги|etiketler)\s?[:：]",
    r"(?:see|read|watch)(?: more)?: |mehr dazu\b ?:|lesetipp|lees meer\b|zie ook\b|lihat juga\b",
    r"(?:à lire|à voir)\s?[:：]|(?:mira|ver|vea|lee) también\b|(?:también )?te puede interesar\b",
    r"veja também\b|leia mais\b|saiba mais\b|guarda anche\b|leggi di più\b",
    r"(?:смотрите|читать) также",
    r"zobacz (?:też|także)\b|przeczytaj (?:też|także)\b|(?:更多|推荐|推薦)阅读|阅读更多",
    r"(?:must[- ]read|in case you missed it|icymi|from (?:our|the) archives?)\s?(?:[:：|]|$)",
    r"(?:más (?:información|noticias)|по теме|tin liên quan|weitere artikel)\s?(?:[:：|]|$)",
    r"voir aussi\b|sur le même thème\b|siehe auch\b|per approfondire\b|материалы по теме",
    r"дивіться також|більше новин|bunlar da ilginizi\b|(?:artikel|berita) terkait\b",
    r"baca selengkapnya|σχετικά (?:άρθρα|θέματα|νέα)|δείτε (?:επίσης|ακόμ)",
    r"(?:czytaj|zobacz) więcej\b|xem tiếp\b",
    r"(?:और|इसे भी) पढ़ें|یہ بھی پڑھ|شاهد أيضا|আরও দেখুন",
    r"related (?:posts|articles|stories)$|(?:editor|editors)['’]? (?:picks|recommendations)$",
    r"share (?:this|on|via|the (?:article|story|post))\b",
    r"(?:share|tweet|print|e-?mail|copy link|newsletters?|advertisement|\d* ?comments?)\s*[:.]?$",
    r"advertisement [-–—] ?(?:continue|story|scroll)\b.{0,40}$",
    r"(?:publicidade?|publicité|pubblicità|anzeige|werbung|advertentie|reklam[ae]?|annons|реклама|إعلان|اعلان|آگهی|广告|廣告)$",
    r"(?:広告|광고|iklan|quảng cáo|διαφήμιση|विज्ञापन|বিজ্ঞাপন|โฆษณา|פרסומת)$",
    r"this (?:content|video|post) is (?:provided|hosted) by\b",
    r"to (?:view|display) this (?:content|video)\b",
    r"an dieser stelle (?:befindet sich|finden sie) (?:\w+ )?(?:\w+ )?externe|click to share on\b",
    r"we(?: have|['’]ve) (?:recently )?(?:updated|changed) our (?:cookies?|privacy|terms)\b",
    r"(?:this|our) (?:web)?site uses cookies\b",
    r"anadolu ajansı web sitesinde\b",
    r"support (?:our|independent) (?:journalism|work|reporting)",
    r"[\w .'’-]{1,40} is a reader-supported (?:publication|newsletter)\b|thanks for reading \S",
    r".{1,120} was originally published in .{1,60} on medium\b",
    r"(?:\S{1,20}\s)?(?:™ & )?(?:©|\(c\)|copyright\b).{0,120}(?:\d{4}|rights reserved)",
    r"all rights reserved",
    r"(?:back to top|(?:\[\+\]|click to) enlarge|story tools|(?:\S+@\S+\s)?\(end\))$",
    r"(?:write to|e-?mail|contact) [\w .'’-]{3,40} (?:at|on|via)[: ] ?\S+@[\w.-]+$",
    rf".{{0,30}}https?://(?:www\.)?{_PROFILES}/\S{{1,60}}$",
    r"devenez fan\b.{0,40}suivez[- ]nous\b",
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
    r"この(?:記事|ニュース)をシェア|【纠错】|猜你喜欢|看过本文的人|大家都在看|(?:热门|精彩|为您)推荐$",
    r"อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க",
    r"مزید پڑھیں|یہ بھی پڑھیں|بیشتر بخوانید|همچنین بخوانید",
    r"اقرأ المزيد|إقرأ أيضا|اقرأ أيضًا|طالع أيضا|קראו (?:גם|עוד)|כתבות נוספות",
)
_PROMOTION = re.compile(rf"[\s•·*»>▶→–—\-|\[(]*(?:{'|'.join(_BEGINNINGS)})")
"""For small letters: to leave their case open takes five times as long, of every line of a feed."""


def advertises(line: str) -> bool:
    """Tell whether a line that stands alone advertises the site, and says nothing of the news."""
    if len(line) > LONGEST:
        return False
    lower = line.lower().replace("i\u0307", "i")
    return "your inbox" in lower or bool(_PROMOTION.match(lower))


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


def without_surroundings(body: Body, url: str) -> Body:
    """Remove what a feed sends of the page around a text, unless that is all there is of it."""
    rest = without_links_between(without_links_behind(without_promotion(body)), url)
    return rest if rest.text else body


def without_links_between(body: Body, url: str) -> Body:
    """Remove paragraphs, items and headings that are the headline of another article of the site.

    Not where they are more than a part of the text: that is a list of links. Names are too short,
    and a sentence that links cover is one all the same.
    """
    host = _host(url)
    leading = [
        block
        for place, block in enumerate(body.blocks)
        if _leads(body, block, host, url, first=not place)
    ]
    size = sum(block.end - block.start for block in leading)
    if not leading or size > PART * len(body.text):
        return body
    headings = sum(block.kind == "heading" for block in leading)
    leading += [
        block for block, behind in pairwise(body.blocks) if _announces(body, block, behind, leading)
    ]
    if headings * PARAGRAPHS > sum(block.kind == "paragraph" for block in body.blocks):
        leading = [block for block in leading if block.kind != "heading"]
    return with_blocks(body, [block for block in body.blocks if block not in leading])


def _announces(body: Body, block: Block, behind: Block, leading: list[Block]) -> bool:
    """Tell whether a block is no more than the head of a list of other articles, as "Must read"."""
    line = body.text[block.start : block.end]
    return (
        behind.kind == "item"
        and behind in leading
        and block.kind in ("heading", "paragraph")
        and len(line.split()) < WORDS
        and line[-1] not in ".!?…"
    )


def _leads(body: Body, block: Block, host: str, url: str, *, first: bool) -> bool:
    """Tell whether a block is a label and a link to another article, or such a link by itself."""
    if block.kind not in ("paragraph", "item", "heading") or not body.links:
        return False
    line = body.text[block.start : block.end]
    label = _LABEL.match(line) if block.kind == "paragraph" else None
    if label and _is_headline(body, host, block.start + label.end(), block.end):
        return True
    words = len(line.split())
    says_much = words >= WORDS or (words == 1 and not line.isascii())
    if first or not says_much or line.endswith((".", "…", "。", "।")):
        return False
    return _is_headline(body, host, block.start, block.end, apart_from=url)


def _is_headline(body: Body, host: str, start: int, end: int, *, apart_from: str = "") -> bool:
    """Tell whether one link to the site covers a stretch of a text; links are in their order."""
    place = bisect_right(body.links, start, key=lambda link: link.start) - 1
    if end - start < HEADLINE or place < 0:
        return False
    link = body.links[place]
    if apart_from and (link.start > start or _page(link.url) == _page(apart_from)):
        return False
    own = _host(link.url) == host and not _FILE.search(link.url)
    return own and end - LABEL_END <= link.end


def _page(url: str) -> str:
    return url.partition("#")[0].rstrip("/")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_links_behind(body: Body) -> Body:
    """Remove the links to other pages, and their headings, that stand behind an article.

    Not where they are half of the text: that is a list of links.
    """
    if not body.links:
        return body
    covered = Counter[int]()
    starts = [block.start for block in body.blocks]
    for link in body.links:
        covered[bisect_right(starts, link.start) - 1] += link.end - link.start
    links = {
        place
        for place, block in enumerate(body.blocks)
        if covered[place] >= LINKED * (block.end - _behind_label(body, block))
    }
    end, excerpts = _end_of_text(body, links, excerpts=True)
    if excerpts == 1:  # it may be the last section of the text itself
        end, _ = _end_of_text(body, links, excerpts=False)
    if not end or body.blocks[end - 1].end * 2 < len(body.text):
        return body
    if (
        body.text[body.blocks[end - 1].end - 1] in ":："
    ):  # which announces them, as names of the dead
        return body
    return with_blocks(body, body.blocks[:end])


def _behind_label(body: Body, block: Block) -> int:
    """Where a block begins, without a first line that only names what stands below it."""
    label, line_end, _ = body.text[block.start : block.end].partition("\n")
    named = line_end and len(label.split()) < WORDS and label[-1:] not in ".!?…"
    return block.start + (len(label) if named else 0)


def _end_of_text(body: Body, links: set[int], *, excerpts: bool) -> tuple[int, int]:
    """Where links and their headings begin to be all there is; how many of them have excerpts."""
    end, found = len(body.blocks), 0
    while end:
        block = body.blocks[end - 1]
        says = body.text[block.end - 1] in ".!?…"
        if end - 1 in links or (block.kind == "heading" and not says):
            end -= 1
        elif excerpts and end - 2 in links and _is_excerpt(body, end - 1):
            end, found = end - 2, found + 1
        else:
            break
    return end, found


def _is_excerpt(body: Body, place: int) -> bool:
    """Tell whether a block may be the beginning of the article whose heading is above it."""
    block = body.blocks[place]
    above = body.blocks[place - 1].kind if place else ""
    return above == "heading" and block.kind == "paragraph" and block.end - block.start < EXCERPT
