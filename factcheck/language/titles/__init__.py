"""What people are called: where a description stands in a sentence, and what it says."""
