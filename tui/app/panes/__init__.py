"""The four panes: widgets that take values and post messages, and know no screen.

feeds      everything that can be opened as a list; sidebar: its items, without Textual
headlines  the articles of that list; headline_row: how one is drawn, without Textual
article    the article, typeset for a width, and text selected in it
facts      what was found in it, as rows that lead to its sentences
"""
