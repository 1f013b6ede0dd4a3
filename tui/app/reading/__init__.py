"""The article: set for reading, and text selected in it.

typeset     headings, quotations, lists, tables, links, mentions; plain values
reader      the pane that shows it
selection   a stretch of text by words and sentences; selecting: the keys that do it
"""
