"""The two lists: what can be opened, and the headlines of what is open.

    shelf       what stands in the feeds pane: all, unread, searches, feeds by folder, tags
    feeds_pane  the pane that shows it; shelving: renaming, colouring, moving, removing
    rows        how a headline is drawn; titles: what stands above the lists, and in an empty one
    headlines   the pane of headlines, over any number of articles
    marking     read, starred, marked for bulk, undo; tagging: several tags at once

Shelf, rows and titles need no Textual.
"""
