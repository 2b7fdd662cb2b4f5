"""What English news says, read from the words alone: the floor on which `tag` and every kind in `fields` stand.

`names` and `vocabulary` are single files; `numbers`, `clauses`, `quotes`, `times` and `places` read one sort of phrase.
"""
