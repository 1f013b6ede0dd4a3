-- Version 23: articles whose rows are still to be made from their facts (migrations.py, FILLED).
--
-- That takes half a minute for a hundred thousand articles, so it is done by pieces, beside all else.
CREATE TABLE IF NOT EXISTS unfilled (
    number INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE
) STRICT;
