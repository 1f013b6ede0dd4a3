"""What actions do, a module for each group of them; their ids, keys and words are in `actions`.

navigate        the cursor, the panes, from article to article, help and palette
resize          columns, the feeds' part, lines of text
mark            read, starred, marked for bulk, undo; tag: tags of articles
organise        feeds, folders, tags and searches renamed, coloured, moved, removed
search          searches, and the other articles with a name
feeds           feeds fetched and added; links: the browser; copy: the clipboard
account         an account on a server, connected and left
export          what is shown, to a file
review_fact     to the sentence, confirm, reject, correct; review_run: from article to article
find_text       words in the article
select_text     text of the article; add_fact: a fact of it that the analysis missed
open_map        the map of what is shown; open_timeline: its timeline
"""
