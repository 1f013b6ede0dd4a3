-- Version 14: the rows that an export writes are stored as it writes them.
--
-- A run of cells is one text (table_cells.py), since reading forty columns of a row takes longer
-- than writing it. Beside it stands what rows are chosen by.
DROP TABLE claim_rows;
DROP TABLE person_rows;
DROP TABLE place_rows;

CREATE TABLE claim_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    in_toll INTEGER NOT NULL,              -- 1: the article's toll stands on it
    point INTEGER NOT NULL,                -- 1: it has coordinates
    identity TEXT NOT NULL,                -- the claim's id
    statement TEXT NOT NULL,               -- what it says, up to its source
    evidence TEXT NOT NULL,                -- its sentence, certainties and what the reader decided
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    point INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;
