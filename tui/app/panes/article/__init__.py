"""The article: typeset for reading, and text selected in it.

typeset    headings, quotations, lists, tables, links, mentions; plain values
pane       the widget that shows it
selection  a stretch of text, by words and sentences
"""
