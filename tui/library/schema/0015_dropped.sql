-- Version 15: articles that undo took away stand by themselves, each with its rows.
--
-- A hand-over of many articles is undone one by one, in the memory of one.
CREATE TABLE dropped (
    article INTEGER PRIMARY KEY,
    rows TEXT NOT NULL                     -- JSON, see article_rows.py
) STRICT;

-- Steps of redo had all of these rows in themselves.
DELETE FROM changes WHERE number < 0 AND steps LIKE '%["restore",%';
