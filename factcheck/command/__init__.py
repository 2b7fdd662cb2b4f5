"""What the commands share: options, where a result goes, and an outcome that is known from before."""
