"""Lines on the screen: what everything else is drawn with.

    wording     numbers, dates, countries and tolls in a reader's words
    ink         pieces of text with roles, lines of pieces, lines into strips
    chrome      titles, keys, the cursor and the thumb; bars: the widgets that carry them
    panes       a window of drawn lines over any number of items
    layout      which columns fit, and how wide
    widths      as the reader wants them; columns: the widgets that have them

Wording, ink, chrome and layout need no Textual: the first screen is drawn with them.
"""
