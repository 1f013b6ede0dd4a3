-- Version 16: what is done to feeds can be undone; tags wait only for servers that take them.
--
-- Articles that left belong to the change that took them, and stay as long as it can be undone.
DROP TABLE dropped;
CREATE TABLE dropped (
    change INTEGER NOT NULL,               -- its number in `changes`, be it undone or not
    article INTEGER NOT NULL,
    rows BLOB NOT NULL                     -- msgpack, see article_rows.py
) STRICT;
CREATE UNIQUE INDEX dropped_change ON dropped (change, article);

-- Steps of redo that asked for the old ones.
DELETE FROM changes WHERE number < 0 AND steps LIKE '%["restore",%';

-- The key of an article that expired comes back with its feed, and counts as none.
DROP TRIGGER entry_added;
CREATE TRIGGER entry_added AFTER INSERT ON entries WHEN new.article IS NOT NULL BEGIN
    UPDATE feeds SET articles = articles + 1,
        unread = unread + (SELECT NOT read FROM articles WHERE number = new.article)
    WHERE number = new.feed;
END;

-- Where the account's server has no labels, no tag waits for it.
DELETE FROM pending WHERE field = 'tag' AND NOT (SELECT labels FROM account);
DROP TRIGGER pending_tagged;
DROP TRIGGER pending_untagged;
DROP TRIGGER pending_renamed;
CREATE TRIGGER pending_tagged AFTER INSERT ON tagged WHEN (SELECT labels FROM account) BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', folded, 1 FROM remote_items JOIN tags ON tags.number = new.tag
    WHERE article = new.article;
END;
CREATE TRIGGER pending_untagged AFTER DELETE ON tagged WHEN (SELECT labels FROM account) BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', folded, 0 FROM remote_items JOIN tags ON tags.number = old.tag
    WHERE article = old.article;
END;
CREATE TRIGGER pending_renamed AFTER UPDATE OF folded ON tags
WHEN new.folded <> old.folded AND (SELECT labels FROM account) BEGIN
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', old.folded, 0 FROM tagged JOIN remote_items USING (article)
    WHERE tag = new.number;
    INSERT OR REPLACE INTO pending
    SELECT id, 'tag', new.folded, 1 FROM tagged JOIN remote_items USING (article)
    WHERE tag = new.number;
END;
