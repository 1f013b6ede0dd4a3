-- Version 19: the indexes hold more forms of words (search_terms.py), and are filled anew as in
-- version 4: article by article, in the background or by the first command.
--
-- Those of notes are filled at once, which takes more than SQL, see migrations.py.

INSERT INTO search (search) VALUES ('delete-all');
INSERT INTO name_search (name_search) VALUES ('delete-all');
DELETE FROM unindexed;
INSERT INTO unindexed SELECT number FROM articles;
