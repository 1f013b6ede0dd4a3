-- Version 11: facts as the rows that an export writes, and when a text was fetched.
--
-- As `claims`, they are made from the whole facts as the reader's verdicts leave them, and are made
-- again at any time. Their columns are named as in the codebook (columns.py). They stand beside
-- `claims`, whose rows stay small for counting.

CREATE TABLE claim_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    in_toll INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    precision TEXT NOT NULL,
    quantity_word TEXT,
    status TEXT NOT NULL,
    part INTEGER NOT NULL,
    victims TEXT,
    "group" TEXT,
    civilians INTEGER,
    "by" TEXT,
    weapon TEXT,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    admin2 TEXT,
    lat REAL,
    lon REAL,
    geonames INTEGER,
    point_precision TEXT,
    date_start TEXT,
    date_end TEXT,
    date_precision TEXT,
    source TEXT,
    sentence TEXT,
    certainty_place TEXT,
    certainty_date TEXT,
    certainty_source TEXT,
    certainty_by TEXT,
    certainty_weapon TEXT,
    verdict TEXT,
    note TEXT,
    grade TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    aliases TEXT,
    mentions INTEGER NOT NULL,
    verdict TEXT,
    note TEXT,
    grade TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_rows (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT,
    country TEXT,
    admin1 TEXT,
    admin2 TEXT,
    lat REAL,
    lon REAL,
    geonames INTEGER,
    point_precision TEXT,
    mentions INTEGER NOT NULL,
    verdict TEXT,
    note TEXT,
    grade TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

ALTER TABLE articles ADD COLUMN event TEXT;    -- what its toll is counted under; null: no toll
CREATE INDEX articles_event ON articles (event) WHERE event IS NOT NULL;

ALTER TABLE headlines ADD COLUMN fetched INTEGER;  -- the text that is kept; null in what is older
