-- Version 20: the rows that an export writes stand together, those of an article as one text.
--
-- An export reads a third of the rows then, and puts what an article has alike into its rows at
-- once. In place of a cell that is made when it is read stands a mark (table_cells.py).
DROP TABLE claim_rows;
DROP TABLE person_rows;
DROP TABLE place_rows;

CREATE TABLE claim_rows (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    rows INTEGER NOT NULL,
    points INTEGER NOT NULL,               -- rows that have coordinates
    cells TEXT NOT NULL
) STRICT;

CREATE TABLE person_rows (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    rows INTEGER NOT NULL,
    points INTEGER NOT NULL,
    cells TEXT NOT NULL
) STRICT;

CREATE TABLE place_rows (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    rows INTEGER NOT NULL,
    points INTEGER NOT NULL,
    cells TEXT NOT NULL
) STRICT;

-- What tolls stand on, with all that a tally counts it by: few of the claims, and read alone.
-- `basis` is in it, since SQLite else looks it up in the table.
CREATE INDEX claims_basis
ON claims (article, nth, kind, low, high, source, weapon, victims, agent, basis) WHERE basis;
