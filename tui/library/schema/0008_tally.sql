-- Version 8: what a tally counts by, and the claims that each toll stands on.

ALTER TABLE claims ADD COLUMN basis INTEGER NOT NULL DEFAULT 0;  -- 1: the toll stands on it
ALTER TABLE claims ADD COLUMN victims TEXT;                      -- their group
ALTER TABLE claims ADD COLUMN agent TEXT;                        -- by whom
ALTER TABLE claims ADD COLUMN weapon TEXT;

ALTER TABLE spots ADD COLUMN admin1 TEXT;
