"""Queries: the language, its fields, and the SQL that finds and sorts their articles."""
