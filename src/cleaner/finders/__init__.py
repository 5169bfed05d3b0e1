"""What stands where, and what it says: names, dates, sources, titles, sign-offs, blocks."""
