"""What an action does, a module for each group of actions; the ids and keys are in `actions`.

navigate        the cursor, the panes, from article to article; resize: columns and lines
mark            read, starred, marked for bulk, undo; tag: tags of articles
organise        feeds, folders, tags and searches renamed, coloured, moved, removed
search          searches, feeds, links, the browser; copy: the clipboard
export          what is shown, to a file
review_fact     to the sentence, confirm, reject, correct; review_run: from article to article
select_text     text of the article; add_fact: a fact of it that the analysis missed
open_timeline   the timeline of what is shown
"""
