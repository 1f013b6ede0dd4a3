-- Version 2: facts as rows that can be counted, and a tag's colour.
--
-- The compressed facts stay the whole truth. These rows are what counting and mapping ask for,
-- as the reader's verdicts leave it, and are made again from the whole at any time (rows.py).

-- Places, each once, whatever number of articles name it.
CREATE TABLE spots (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,              -- the GeoNames id, or else the name and the country
    name TEXT NOT NULL,
    country TEXT,
    lat REAL,                              -- null: nobody knows where it is
    lon REAL
) STRICT;

-- Which article names which place.
CREATE TABLE named (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    spot INTEGER NOT NULL REFERENCES spots,
    PRIMARY KEY (article, spot)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    nth INTEGER NOT NULL,                  -- in the order of the text
    kind TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    vague TEXT,
    precision TEXT NOT NULL,
    status TEXT NOT NULL,
    subset INTEGER NOT NULL,
    spot INTEGER REFERENCES spots,
    date TEXT,                             -- a day, a month or a year
    source TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

-- Where and when the toll of an article stands; null where it counts nobody.
ALTER TABLE articles ADD COLUMN day TEXT;  -- or a month or a year, where no more is told
ALTER TABLE articles ADD COLUMN spot INTEGER REFERENCES spots;
ALTER TABLE articles ADD COLUMN country TEXT;

ALTER TABLE tags ADD COLUMN colour TEXT;
