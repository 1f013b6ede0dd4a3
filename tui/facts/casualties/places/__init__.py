"""Places of claims: of the clause, of the incident, of the article; and places of no harm."""
