"""Before Textual is there: how the reader begins.

first    the first screen, on the terminal at once; plain: the same as text
driver   the terminal: asked for light or dark, and handed over from the first screen
"""
