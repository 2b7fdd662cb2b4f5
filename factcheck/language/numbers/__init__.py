"""Quantities: the digits (`numerals`), the measure (`quantities`, `measures`), and what is counted (`nouns` and on)."""
