"""Quantities: the digits (`numerals`), the measure (`quantities`, `measures`), and what is counted (`subjects`)."""
