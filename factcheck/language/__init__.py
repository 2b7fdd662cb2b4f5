"""What English news says, read from the words alone: the floor on which `tag` and every kind in `fields` stand.

Each package reads one sort of phrase: names, titles, numbers, times, places, quotations, clauses, and parts of a list.
"""
