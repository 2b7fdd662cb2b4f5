"""Models as files: those that come with factcheck, and those that others made."""
