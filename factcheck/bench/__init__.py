"""How fast and how large: `python -m factcheck.bench` measures on synthetic stories and writes a page of figures.

`stories` makes articles with planted differences, `usage` runs a command and reads what it cost, `sampled` is a run
with a clock on its stages, `naive` the script that a competent user would write, `embedding` the models against the
limit of the machine, `measure` all of it in turn, `promises` holds the figures against what was promised,
`page` and `plot` show them.
"""
