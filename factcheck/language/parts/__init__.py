"""Parts: who takes part in an act, who stands in a list, whose relative someone is."""
