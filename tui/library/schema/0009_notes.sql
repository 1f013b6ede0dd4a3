-- Version 9: notes and grades, the reader's own and those that others handed over.

CREATE TABLE notes (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    kind TEXT NOT NULL,                    -- article, or the kind of the fact that it is about
    key TEXT NOT NULL,                     -- of the fact, as in verdicts; '' for the article
    note TEXT NOT NULL,                    -- '' is none
    grade TEXT NOT NULL,                   -- source A to F, information 1 to 6, or one of the two
    PRIMARY KEY (article, kind, key)
) STRICT, WITHOUT ROWID;

-- The terms of an article's notes. The row's number is the article's.
CREATE VIRTUAL TABLE note_search USING fts5 (
    note, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- What another reader decided and wrote, as it was handed over; it stands beside the reader's own.
CREATE TABLE opinions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    reader TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    decision TEXT,                         -- null: none
    value TEXT,
    note TEXT NOT NULL,
    grade TEXT NOT NULL,
    PRIMARY KEY (article, reader, kind, key)
) STRICT, WITHOUT ROWID;
