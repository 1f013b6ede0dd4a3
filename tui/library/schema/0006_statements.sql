-- Version 6: the outlet's own clock, and what a source says in elements made for it.

-- Minutes east of UTC of the clock by which the outlet dated the article, or of ours where it did
-- not; null in what is older. "On Wednesday" in a text is a Wednesday of that clock.
ALTER TABLE headlines ADD COLUMN utc_offset INTEGER;

-- Place, time, alert level and the like, as JSON; only of articles that have any.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT;
