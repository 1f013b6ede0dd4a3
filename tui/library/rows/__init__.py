"""Rows of the exported tables: their columns, their cells, and their lines in each format."""
