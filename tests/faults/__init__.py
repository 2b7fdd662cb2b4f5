"""What happens when the disk is full, a folder is sealed, or the process is killed."""
