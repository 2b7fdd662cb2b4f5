"""People's decisions on findings: made on a page, kept in a log, and what is learned from them."""
