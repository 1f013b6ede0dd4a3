-- Version 13: articles that are unread again on this machine alone.

-- They had been read, and their headline or toll has changed since. That is no decision of the
-- reader's, so no server hears of it, and what it says of the old text does not make them read.
CREATE TABLE unread_here (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE
) STRICT;
CREATE TRIGGER unread_here_over AFTER UPDATE OF read ON articles WHEN new.read <> old.read BEGIN
    DELETE FROM unread_here WHERE article = new.number;
END;
