"""Arguments of triggers: which counted people were harmed, along lists and parts of totals."""
