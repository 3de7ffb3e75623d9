"""From readings to answers: cells, typical days, calendars, comparisons. Numbers and codes, never sentences."""
