-- The library of Dateline, version 1.
--
-- An article's number is its time: the second of its publication (or of its arrival, where
-- the feed does not say) times 64, plus a slot. So every table, and the search index too,
-- holds articles in the order in which they are listed, and "newest first" is never a sort.
-- Texts and facts are compressed (zlib), since they are most of the file.

CREATE TABLE feeds (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    named INTEGER NOT NULL DEFAULT 0,      -- 1: the reader chose the title, the feed keeps off it
    folder TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    removed INTEGER NOT NULL DEFAULT 0,    -- 1: unsubscribed, kept to name what was kept of it
    articles INTEGER NOT NULL DEFAULT 0,   -- kept by the triggers below, as is
    unread INTEGER NOT NULL DEFAULT 0,     -- this one
    checked INTEGER,
    changed INTEGER,
    error TEXT,
    etag TEXT,
    last_modified TEXT,
    due INTEGER,
    hold INTEGER,                          -- until when its server wants to be left alone
    failures INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What changes often and is filtered by: small rows, so that a walk over all of them is cheap.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    reviewed INTEGER NOT NULL DEFAULT 0,
    tags INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT '',
    killed_low INTEGER,
    killed_high INTEGER,
    injured_low INTEGER,
    injured_high INTEGER,
    version TEXT NOT NULL DEFAULT ''       -- of the analysis whose facts are kept; '': none yet
) STRICT;

-- What a list shows.
CREATE TABLE headlines (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    feed INTEGER NOT NULL REFERENCES feeds,   -- the one that brought it first and may update it
    published INTEGER NOT NULL,
    dated INTEGER NOT NULL,                   -- 0: no feed gave a date, the page may
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    link TEXT NOT NULL,
    canonical INTEGER                         -- hash of the link without tracking; null: no link
) STRICT;
CREATE INDEX headlines_canonical ON headlines (canonical) WHERE canonical IS NOT NULL;

CREATE TABLE texts (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    page TEXT NOT NULL DEFAULT '',         -- the page's state once it came; '': the feed's own text
    due INTEGER,                           -- when its page is to be fetched; null: not wanted
    tries INTEGER NOT NULL DEFAULT 0,
    reason TEXT,                           -- why the last try failed
    setting BLOB NOT NULL,                 -- blocks and links as JSON, compressed
    text BLOB NOT NULL                     -- compressed
) STRICT;
CREATE INDEX texts_due ON texts (number, due) WHERE due IS NOT NULL;

-- Which feed knows an article by which key. A key without an article is one that expired: it is
-- kept while the feed still lists it, so that it does not come back as new.
CREATE TABLE entries (
    feed INTEGER NOT NULL REFERENCES feeds,
    key TEXT NOT NULL,
    article INTEGER REFERENCES articles ON DELETE SET NULL,
    digest INTEGER NOT NULL,               -- of what the feed last said, to know an update
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entries_article ON entries (article, feed);
CREATE INDEX entries_feed ON entries (feed, article);
CREATE INDEX entries_expired ON entries (feed, key) WHERE article IS NULL;

CREATE TABLE tags (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tagged (
    tag INTEGER NOT NULL REFERENCES tags,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (tag, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagged_article ON tagged (article, tag);

-- The facts of an article as JSON, compressed, and the words by which a query asks for them.
-- Names are parted by a private character, so that a phrase never runs over from one to the next.
CREATE TABLE facts (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    json BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE found USING fts5 (
    people, organisations, places, countries, weapons, groups,
    columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE verdicts (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    decision TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (article, kind, key)
) STRICT, WITHOUT ROWID;

-- What can be undone, last first. `steps` is JSON and says what to put back.
CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    description TEXT NOT NULL,
    count INTEGER NOT NULL,
    steps TEXT NOT NULL
) STRICT;

CREATE TABLE saved (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words of every article. It keeps no copy of them (they are in `headlines` and `texts`),
-- and `text` stands first, because the first column costs two bytes less a word.
CREATE VIRTUAL TABLE search USING fts5 (
    text, title, author,
    content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

-- Counts are kept, not counted.
CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
    UPDATE feeds SET articles = articles + 1,
        unread = unread + (SELECT NOT read FROM articles WHERE number = new.article)
    WHERE number = new.feed;
END;
CREATE TRIGGER tag_added AFTER INSERT ON tagged BEGIN
    UPDATE tags SET articles = articles + 1,
        unread = unread + (SELECT NOT read FROM articles WHERE number = new.article)
    WHERE number = new.tag;
    UPDATE articles SET tags = tags + 1 WHERE number = new.article;
END;
CREATE TRIGGER tag_removed AFTER DELETE ON tagged BEGIN
    UPDATE tags SET articles = articles - 1,
        unread = unread - coalesce((SELECT NOT read FROM articles WHERE number = old.article), 0)
    WHERE number = old.tag;
    UPDATE articles SET tags = tags - 1 WHERE number = old.article;
END;
CREATE TRIGGER entry_expired AFTER UPDATE OF article ON entries
WHEN new.article IS NULL AND old.article IS NOT NULL BEGIN
    UPDATE feeds SET articles = articles - 1,
        unread = unread - coalesce((SELECT NOT read FROM articles WHERE number = old.article), 0)
    WHERE number = old.feed;
END;
CREATE TRIGGER entry_removed AFTER DELETE ON entries WHEN old.article IS NOT NULL BEGIN
    UPDATE feeds SET articles = articles - 1,
        unread = unread - coalesce((SELECT NOT read FROM articles WHERE number = old.article), 0)
    WHERE number = old.feed;
END;
CREATE TRIGGER article_read AFTER UPDATE OF read ON articles WHEN new.read <> old.read BEGIN
    UPDATE feeds SET unread = unread + old.read - new.read
    WHERE number IN (SELECT feed FROM entries WHERE article = new.number);
    UPDATE tags SET unread = unread + old.read - new.read
    WHERE number IN (SELECT tag FROM tagged WHERE article = new.number);
END;
