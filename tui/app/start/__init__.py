"""Before Textual is there: how the reader begins.

first    the first screen, on the terminal at once; plain: the same as text
anchors  what stands behind letters that are written together, in its column
driver   the terminal: asked for light or dark, and handed over from the first screen
"""
