"""How good factcheck is: scored on labelled stories, which also teach it how sure to be, and what it misses."""
