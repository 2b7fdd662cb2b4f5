"""Clauses: who does what, how surely, and who says so (`clause`, `verbs`); what that means (`acts`, `ladders`, ...)."""
