"""Sources of claims: whom the text names as the one who says so."""
