"""Lines on the screen: what every pane and screen is drawn with.

    formatting     numbers, dates, countries and tolls in a reader's words; languages: by code
    text_layout    runs of text with roles, lines of runs, lines into strips
    chrome         titles, keys, the cursor, the thumb; bars: the widgets that carry them
    themed         what every widget that draws in the theme is
    footer         which keys the footer names
    list_pane      a window of drawn lines over any number of items
    column_widths  which columns fit, and how wide
    cells          how many cells a text takes, in the terminal that gives it the most

Formatting, text_layout, chrome, footer and column_widths need no Textual: the first screen is
drawn with them.
"""
