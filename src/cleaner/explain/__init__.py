"""What happened to every character of a page, for people.

`account` joins page, article and ledger into one model. `terminal` and `report` show it, `index` lists the reports of
many pages, `losers` tells which readings of the page lost, `verify` proves that a stored article gives its page back.
"""
