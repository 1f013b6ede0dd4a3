-- Version 5: what an article said before its text or its headline changed in substance.

CREATE TABLE revisions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,                  -- 0 is the first
    replaced INTEGER NOT NULL,             -- when something else came
    title TEXT NOT NULL,
    killed_low INTEGER,                    -- the toll as it stood then
    killed_high INTEGER,
    injured_low INTEGER,
    injured_high INTEGER,
    counted INTEGER NOT NULL DEFAULT 0,    -- 1: the toll of what came instead was compared with it
    text BLOB NOT NULL,                    -- compressed
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

ALTER TABLE articles ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;  -- 1: it has revisions
