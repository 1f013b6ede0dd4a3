"""Pages in the layouts that news sites have, with what must and must not be read of each.

The wording is made for them. What surrounds the article is as noisy as it is elsewhere: menus,
teasers with other tolls, notices, sign-ups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

STORY = (
    (
        "A river ferry capsized below the weir of Orlova on Sunday night and 9 people drowned, the"
        " water police said. Another 23 were pulled out by barge crews and taken to two hospitals."
    ),
    (
        "The boat, the Zora, was licensed for 30 passengers and carried 41 home from a fair, said"
        " Inspector Katya Moravec, who leads the inquiry. Its captain is among the dead."
    ),
    (
        "Divers searched the lock until four in the morning with lamps lent by the theatre, and"
        " the bodies were laid out in the customs shed, where relatives came to name them."
    ),
    (
        "The regional governor, Emil Strand, said the ferries would stay tied up until each hull"
        " had been looked at. He promised the families their funerals would be paid for."
    ),
    (
        "The weir has no light, although the boatmen's union has asked for one since the winter in"
        " which a coal barge went down in the same place with its crew of three."
    ),
)
OTHER = (
    (
        "A coach left the pass road above Tarn on Saturday and 31 people died, the traffic police"
        " said. Its brakes had been repaired twice that month, according to the garage."
    ),
    (
        "Villagers tied ropes to a tractor to bring the injured up, and the road stays closed until"
        " the wreck is lifted out of the gorge with a crane from the coast."
    ),
    (
        "The company said that the driver had slept at the terminal, and that it mourns with the"
        " families of all who were on board of the coach that evening."
    ),
)
TITLE = "Ferry capsizes at the weir of Orlova"
MENU = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("Home", "World", "Region", "Sport"))
TEASERS = "".join(
    f"<article class='card'><h3><a href='/t/{n}'>{text}</a></h3></article>"
    for n, text in enumerate(
        ("Coach falls into gorge, 31 dead", "Fire in a mill kills 14", "Storm leaves 6 dead")
    )
)
SIGN_UP = (
    "<div class='newsletter'><p>Get the morning letter in your inbox every day at six.</p></div>"
)


@dataclass(frozen=True)
class Layout:
    """A page, what must stand in its text in this order, and what must not."""

    html: str
    texts: tuple[str, ...]
    absent: tuple[str, ...] = field(default=("31", "Fire in a mill", "morning letter", "Home"))


def paragraphs(*texts: str) -> str:
    """Each text as a paragraph."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "") -> str:
    """A page around an article: menu before, teasers and sign-up behind."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{TITLE} | River Post"
        f"</title><meta property='og:site_name' content='River Post'>{head}</head><body>"
        f"<header class='top'><nav><ul>{MENU}</ul></nav></header>{body}"
        f"<section class='related'><h2>More from the region</h2>{TEASERS}</section>{SIGN_UP}"
        "<footer><p>River Post, Quay 4, Orlova. All rights reserved.</p></footer></body></html>"
    )


def data(**fields: object) -> str:
    """JSON-LD for a head."""
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(thing)}</script>"


def _posts(tag: str, name: str, heading: str = "h2") -> str:
    return "".join(
        f"<{tag} class='{name}' id='post-{n}'><time datetime='2026-05-03T2{n}:10Z'>2{n}:10</time>"
        f"<{heading}>Report {n}</{heading}><p>{text}</p></{tag}>"
        for n, text in enumerate(STORY[:4])
    )


H1 = f"<h1>{TITLE}</h1>"
LEAD = (
    "Nine drowned on the way home from a fair, in a boat with eleven people more than it may carry"
)

LAYOUTS = {
    "article": Layout(page(f"<article>{H1}{paragraphs(*STORY)}</article>"), STORY),
    "main": Layout(page(f"<main>{H1}<div class='story'>{paragraphs(*STORY)}</div></main>"), STORY),
    "standfirst in a header": Layout(
        page(f"<header>{H1}<p>{LEAD}</p></header><article>{paragraphs(*STORY)}</article>"),
        (LEAD, *STORY),
    ),
    "standfirst in a box": Layout(
        page(
            f"<main>{H1}<div class='standfirst'><p>{LEAD}</p></div>"
            f"<div class='article-body'>{paragraphs(*STORY)}</div></main>"
        ),
        (LEAD, *STORY),
    ),
    "standfirst as a heading": Layout(
        page(f"<div class='q'>{H1}<h2>{LEAD}</h2>{paragraphs(*STORY)}</div>"), (LEAD, *STORY)
    ),
    "headings in a box without a name": Layout(
        page(
            f"<div class='q'>{H1}{paragraphs(*STORY[:2])}<h3>The captain</h3>"
            f"{paragraphs(*STORY[2:])}</div>"
        ),
        (*STORY[:2], "The captain", *STORY[2:]),
    ),
    "lead in bold": Layout(
        page(f"<article>{H1}<p><strong>{LEAD}.</strong></p>{paragraphs(*STORY)}</article>"),
        (LEAD, *STORY),
    ),
    "live page": Layout(
        page(f"<main>{H1}<div class='posts'>{_posts('article', 'post')}</div></main>"),
        (STORY[0], "Report 1", STORY[1], STORY[2], "Report 3", STORY[3]),
    ),
    "live blog by its data": Layout(
        page(
            f"<main>{H1}<div>{_posts('article', 'entry')}</div></main>",
            data(**{"@type": "LiveBlogPosting", "headline": TITLE}),
        ),
        STORY[:4],
    ),
    "headings": Layout(
        page(
            f"<article>{H1}<p>{STORY[0]}</p><h2>The boat</h2><p>{STORY[1]}</p><h2>The search</h2>"
            f"{paragraphs(*STORY[2:])}</article>"
        ),
        (STORY[0], "The boat", STORY[1], "The search", STORY[2], STORY[4]),
    ),
    "list in a table": Layout(
        page(
            f"<article>{H1}{paragraphs(*STORY)}<table><tr><th>Bank</th><th>Closed</th></tr>"
            "<tr><td>East</td><td><ul><li>Lock 2</li><li>Towpath</li></ul></td></tr>"
            "<tr><td>West</td><td><ul><li>Customs shed</li></ul></td></tr></table></article>"
        ),
        (*STORY, "East | Lock 2; Towpath", "West | Customs shed"),
    ),
    "sentences in bare boxes": Layout(
        page(
            f"<div class='text'>{H1}"
            + "".join(
                f"<div>{text.replace('said', '<a href=/who>said</a>', 1)}</div>" for text in STORY
            )
            + "</div>"
        ),
        STORY,
    ),
    "line breaks": Layout(
        page(f"<div class='article-text'>{H1}{'<br><br>'.join(STORY)}</div>"), STORY
    ),
    "next story below": Layout(
        page(
            f"<div class='stream'><article>{H1}{paragraphs(*STORY)}</article>"
            f"<article><h1>Coach falls from Tarn</h1>{paragraphs(*OTHER)}</article></div>"
        ),
        STORY,
        ("Tarn", "tractor"),
    ),
    "teasers with times": Layout(
        page(
            f"<main>{H1}<div class='body'>{paragraphs(*STORY)}</div><section>"
            + "".join(
                f"<article><time datetime='2026-05-0{n}'>{n} May</time><h3><a href='/t{n}'>Older"
                f" report {n}</a></h3><p>{text}</p></article>"
                for n, text in enumerate(OTHER, 1)
            )
            + "</section></main>"
        ),
        STORY,
        ("Older report",),
    ),
    "text in the data alone": Layout(
        page(
            "<div id='app'></div>",
            data(headline=TITLE, articleBody="\n\n".join(STORY)),
        ),
        STORY,
    ),
    "notice in the text": Layout(
        page(
            "<main><div><p>We and our 312 partners store and access information on a device and"
            " process personal data. Accept all or manage preferences at any time.</p></div>"
            f"<article>{H1}{paragraphs(*STORY)}</article></main>"
        ),
        STORY,
        ("312 partners",),
    ),
    "notice in the article": Layout(
        page(
            f"<article>{H1}<p>We use cookies on this site. You can accept all, or withdraw your"
            f" consent whenever you like.</p>{paragraphs(*STORY)}</article>"
        ),
        STORY,
        ("use cookies",),
    ),
    "comments": Layout(
        page(
            f"<article>{H1}{paragraphs(*STORY)}</article><section id='comments'><div"
            " class='comment'><p>My neighbour says that 70 people drowned and that they hide it"
            " from us, as they always do in this town.</p></div></section>"
        ),
        STORY,
        ("70 people",),
    ),
    "lists of links around the article": Layout(
        page(
            "<div class='wrap'><div class='ticker-box'><p>Now on the site</p><ul>"
            + "".join(
                f"<li><a href='/n/{n}'>{text}</a></li>"
                for n, text in enumerate(("Coach falls, 31 dead", "Fire in a mill kills 14"))
            )
            + f"</ul></div><div class='q'>{H1}<div>{paragraphs(*STORY)}</div></div><div><h4>Themes"
            "</h4><a href='/x'>Coach lines and the 31 victims</a></div></div>"
        ),
        STORY,
        ("31", "Fire in a mill", "Now on the site", "Themes"),
    ),
    "captions and a box": Layout(
        page(
            f"<article>{H1}<figure><img src='/a.jpg'><figcaption>The weir in 2011, when 52 people"
            f" drowned there.</figcaption></figure>{paragraphs(*STORY[:2])}<aside><h3>Read more"
            "</h3><ul><li><a href='/1'>Coach crash kills 31</a></li></ul></aside>"
            f"{paragraphs(*STORY[2:])}</article>"
        ),
        STORY,
        ("52 people", "Coach crash"),
    ),
}
