-- Version 3: tags that articles got by a rule.

-- Which article got which tag by itself. It is kept when the reader takes the tag off again, so
-- that no later analysis gives it back.
CREATE TABLE ruled (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    tag TEXT NOT NULL,                     -- folded
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
