-- Version 21: what is unread and what is starred stand in indexes of their own.
--
-- The reader counts both before its first screen, and went through every article for each.
CREATE INDEX articles_unread ON articles (number) WHERE NOT read;
CREATE INDEX articles_starred ON articles (number) WHERE starred;
