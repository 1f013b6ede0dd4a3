"""The facts beside an article, and what the reader decides about them.

    claims      which claims belong together, and which disagree
    decided     an article's facts with the reader's verdicts
    findings    all of it as lines; claim_lines: the claims; found: one item of them
    facts_pane  the pane that shows it
    checking    to the sentence, confirm, reject; reviewing: from article to article
    correcting  a fact as fields and back; offers: what can stand in a field; fact_card: the card
    adding      a fact that the analysis missed
    elsewhere   the other articles that have a name

Claims, decided, found, correcting and offers need no Textual.
"""
