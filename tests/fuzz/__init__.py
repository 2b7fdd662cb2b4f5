"""Texts that nobody meant to write, and what must hold of every one of them."""
