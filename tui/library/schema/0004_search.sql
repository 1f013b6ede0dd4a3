-- Version 4: an index of normalised terms (search_terms.py), so that what stands there is found.
--
-- It is filled article by article, in the background or by the first command, because a hundred
-- thousand articles take a minute: until then the articles in `unindexed` are not searched.

DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    text, title, author,
    content = '', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- The names in an article's facts as they are written, to be completed and to be indexed. They are
-- parted by a private character, so that a phrase never runs over from one to the next.
CREATE TABLE names (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    people TEXT NOT NULL,
    organisations TEXT NOT NULL,
    places TEXT NOT NULL,
    countries TEXT NOT NULL,
    weapons TEXT NOT NULL,
    groups TEXT NOT NULL
) STRICT;
INSERT INTO names
    SELECT rowid, people, organisations, places, countries, weapons, groups FROM found
    WHERE rowid IN (SELECT number FROM articles);
DROP TABLE found;
CREATE VIRTUAL TABLE name_search USING fts5 (
    people, organisations, places, countries, weapons, groups,
    content = '', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE TABLE unindexed (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE
) STRICT;
INSERT INTO unindexed SELECT number FROM articles;
