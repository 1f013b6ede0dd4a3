-- Version 22: the indexes hold umlauts as two letters too, and the characters of Taiwan and Japan as
-- China writes them (search_terms.py). They are filled anew as in version 19.

INSERT INTO search (search) VALUES ('delete-all');
INSERT INTO name_search (name_search) VALUES ('delete-all');
DELETE FROM unindexed;
INSERT INTO unindexed SELECT number FROM articles;
