"""Undo and redo: the journal of what the reader changed, and the steps that it takes back."""
