"""Clauses: who does what, how surely, and who says so (`clause`, `reading`); what that means (`acts`, `states` ...)."""
