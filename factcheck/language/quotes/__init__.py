"""Quoted words: where they stand (`quotations`), who says them (`speakers`), how two wordings differ (`wording`)."""
