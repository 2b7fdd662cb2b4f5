"""Quoted words: where they stand (`quotations`), who says them (`attribution`), how two wordings differ (`wording`)."""
