-- Version 7: an account on a server that keeps feeds and marks for several machines.
--
-- What the reader decides waits in `pending` from the very transaction that makes the change, by
-- triggers, so that no way of changing a mark (keys, rules, undo, other programs) forgets it.

CREATE TABLE account (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    url TEXT NOT NULL,                     -- of the API
    name TEXT NOT NULL,
    labels INTEGER NOT NULL,               -- 1: the server can label articles
    newest INTEGER NOT NULL DEFAULT 0,     -- the highest id when the first run was done
    synced INTEGER,
    error TEXT
) STRICT;

ALTER TABLE feeds ADD COLUMN account INTEGER NOT NULL DEFAULT 0;  -- 1: the account's server asks it

CREATE TABLE remote_feeds (
    id TEXT PRIMARY KEY,                   -- as the server names the stream
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- An item without an article is one that expired here: it does not come back as new.
CREATE TABLE remote_items (
    id INTEGER PRIMARY KEY,                -- 64 bits, signed
    article INTEGER REFERENCES articles ON DELETE SET NULL
) STRICT;
CREATE INDEX remote_items_article ON remote_items (article) WHERE article IS NOT NULL;

CREATE TABLE pending (
    id INTEGER NOT NULL REFERENCES remote_items ON DELETE CASCADE,
    field TEXT NOT NULL,                   -- read, starred, tag
    name TEXT NOT NULL,                    -- of the tag, folded; '' else
    value INTEGER NOT NULL,
    PRIMARY KEY (id, field, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_feeds (
    url TEXT NOT NULL,
    field TEXT NOT NULL,                   -- subscribed, title, folder
    value TEXT NOT NULL,
    PRIMARY KEY (url, field)
) STRICT, WITHOUT ROWID;

-- Tags that the server cannot hold, each told once.
CREATE TABLE local_tags (
    folded TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pending_read AFTER UPDATE OF read ON articles WHEN new.read <> old.read BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'read', '', new.read FROM remote_items WHERE article = new.number;
END;
CREATE TRIGGER pending_starred AFTER UPDATE OF starred ON articles
WHEN new.starred <> old.starred BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'starred', '', new.starred FROM remote_items WHERE article = new.number;
END;
CREATE TRIGGER pending_tagged AFTER INSERT ON tagged BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', folded, 1 FROM remote_items JOIN tags ON tags.number = new.tag
    WHERE article = new.article;
END;
CREATE TRIGGER pending_untagged AFTER DELETE ON tagged BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', folded, 0 FROM remote_items JOIN tags ON tags.number = old.tag
    WHERE article = old.article;
END;
CREATE TRIGGER pending_renamed AFTER UPDATE OF folded ON tags WHEN new.folded <> old.folded BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', old.folded, 0 FROM tagged JOIN remote_items USING (article)
    WHERE tag = new.number;
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', new.folded, 1 FROM tagged JOIN remote_items USING (article)
    WHERE tag = new.number;
END;
CREATE TRIGGER pending_unsubscribed AFTER UPDATE OF removed ON feeds
WHEN new.account AND new.removed <> old.removed BEGIN
    INSERT OR REPLACE INTO pending_feeds VALUES (new.url, 'subscribed', 1 - new.removed);
END;
CREATE TRIGGER pending_deleted AFTER DELETE ON feeds WHEN old.account BEGIN
    INSERT OR REPLACE INTO pending_feeds VALUES (old.url, 'subscribed', 0);
END;
CREATE TRIGGER pending_title AFTER UPDATE OF title ON feeds
WHEN new.account AND new.title <> old.title BEGIN
    INSERT OR REPLACE INTO pending_feeds VALUES (new.url, 'title', new.title);
END;
CREATE TRIGGER pending_folder AFTER UPDATE OF folder ON feeds
WHEN new.account AND new.folder <> old.folder BEGIN
    INSERT OR REPLACE INTO pending_feeds VALUES (new.url, 'folder', new.folder);
END;
