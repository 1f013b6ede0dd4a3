"""Days of claims: times that the text names, counted from the day that it is of."""
