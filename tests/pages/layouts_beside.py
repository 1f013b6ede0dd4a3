"""Pages where what belongs to the article and what stands beside it are told by more than a tag."""

from __future__ import annotations

from layouts import H1, LEAD, OTHER, STORY, Layout, page, paragraphs

LAYOUTS_BESIDE = {
    "article in an aside": Layout(
        page(
            f"<main><aside class='pane'><section><header><h2></h2>{H1}</header>"
            f"<article>{paragraphs(*STORY)}</article></section></aside></main>"
        ),
        STORY,
    ),
    "comments by other names": Layout(
        page(
            f"<div id='story_text'>{H1}{paragraphs(*STORY)}<div class='visitors_comment_block'>"
            "<h3>What you say</h3><p>My aunt saw 70 people go under that night.</p><p>Posted by:"
            " Boatman, 4 May 2026</p></div><div id='comentarios'><ol><li><div>Marta</div><p>They"
            " hide 80 more of them, as always.</p></li></ol></div></div>"
        ),
        STORY,
        ("70 people", "Boatman", "80 more"),
    ),
    "captions by their names": Layout(
        page(
            f"<article>{H1}<ul><li class='photo first'><img src='/a.jpg'><p>The weir in 2011, when"
            " 52 people drowned there in one night, as seen from the lock.</p></li></ul>"
            f"{paragraphs(*STORY[:2])}<div class='player'><p class='video-desc'>Relatives of the 52"
            f" dead of 2011 remember them at the quay.</p></div>{paragraphs(*STORY[2:])}</article>"
        ),
        STORY,
        ("52 people", "52 dead"),
    ),
    "caption beside a standfirst": Layout(
        page(
            f"<article><header>{H1}<div class='deck'>{LEAD}.<div class='by'>by Ana Ruiz</div></div>"
            "<div class='lead-asset'><figure><div>The weir in 2011, when 52 people drowned there in"
            f" one night.</div></figure></div></header>{paragraphs(*STORY)}</article>"
        ),
        (f"{LEAD}.", *STORY),
        ("52 people", "Ana Ruiz"),
    ),
    "standfirst at the head of the text": Layout(
        page(
            f"<article>{H1}<div class='column'><p class='x-chapo'>{LEAD}.</p>"
            f"<div class='article-body'>{paragraphs(*STORY)}</div></div></article>"
        ),
        (LEAD, *STORY),
    ),
    "lists in a table that sets the page": Layout(
        page(
            f"<table><tr><td>Quay 4</td><td><div class='post-body'>{H1}{paragraphs(*STORY[:2])}"
            "<p>The boat carried that night:</p><ul><li>41 people</li><li>two dogs</li></ul>"
            f"{paragraphs(*STORY[2:])}</div></td></tr></table>"
        ),
        (*STORY[:2], "41 people\n\ntwo dogs", *STORY[2:]),
    ),
    "boxes beside bare sentences": Layout(
        page(
            f"<div class='entry-content'>{H1}{paragraphs(*OTHER)}{STORY[0]}<br><br>{STORY[1]}"
            "<div><br></div>"
            f"<div>The lock stays shut until Friday.</div><div>{STORY[2]}</div>{STORY[3]}</div>"
        ),
        (*STORY[:2], "The lock stays shut until Friday.", *STORY[2:4]),
        ("Home", "morning letter"),
    ),
    "front page's news below": Layout(
        page(
            f"<div><div class='content'><div class='x-title'>{H1}</div><div class='x-body'>"
            f"{paragraphs(*STORY)}</div><div class='block'><h5>On the front page</h5>"
            + "".join(
                f"<div><h3><a href='/n/{n}'>Other news {n}</a></h3><p>{text}</p><p>By the desk"
                "</p></div>"
                for n, text in enumerate(OTHER)
            )
            + "</div></div></div>"
        ),
        STORY,
        ("Other news", "31 people", "tractor"),
    ),
    "article in a box that is named like a side bar": Layout(
        page(
            f"<main>{H1}<div class='content-sidebar-wrap'><div class='x'>{paragraphs(*STORY)}<ul>"
            "<li>9 drowned</li><li>two boats lost</li></ul></div></div><div class='about'><p>"
            "The River Post is a paper of the boatmen of Orlova. It has come out on each day since"
            " the great flood, and belongs to those who write it.</p><p>Its press stands on the"
            " quay and is older than the weir.</p></div></main>"
        ),
        (*STORY, "9 drowned", "two boats lost"),
    ),
    "words beside a video": Layout(
        page(
            f"<article>{H1}{paragraphs(*STORY[:2])}<div class='video-resource'><p>Survivors of the"
            f" 2011 wreck speak of that night.</p></div>{paragraphs(*STORY[2:])}</article>"
        ),
        STORY,
        ("2011",),
    ),
    "dateline in a box": Layout(
        page(
            f"<article>{H1}<div class='body'><div class='src'><cite><span>Orlova</span> <span>RPN"
            f"</span> &nbsp;&mdash;&nbsp;</cite></div>{paragraphs(*STORY)}</div></article>"
        ),
        (f"Orlova RPN — {STORY[0]}", *STORY[1:]),
    ),
}
