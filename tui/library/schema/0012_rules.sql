-- Version 12: what rules do outside the library.

-- What still waits to be done for an article that a rule found, as bits: 1 a line in the rule's
-- file, 2 a notification.
ALTER TABLE ruled ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ruled_waits ON ruled (article, tag) WHERE waits;
