"""The first page: answers, one tile a domain, the typical day, the year, running shares."""
