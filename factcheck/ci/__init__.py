"""The check of a new batch of articles: what is new in it, what of that is known or suppressed, what it fails on.

`batch` finds the articles and makes the report; `known` marks in it what people said before, `suppressions`,
`baseline` and `changed` know the files and git, `policy` decides what counts, `commands` is the command line.
"""
