"""What a pack holds: occupations, values, titles to search, ratings, provenance."""
