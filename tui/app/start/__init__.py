"""Before and around the desk: how the reader begins.

opening     what it opens with
first       the first screen, on the terminal before Textual is there; plain: the same as text
driver      the terminal: asked for light or dark, and handed over from the first screen
welcome     the card of a first start
"""
