"""`python -m factcheck` is the command `factcheck`."""

from .cli import main

if __name__ == "__main__":
    main()
