"""Tables that are written out: rows read by pieces, and their writers."""
