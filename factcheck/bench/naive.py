"""What a competent user would script: sentence-transformers, a cosine matrix per story, pandas, rapidfuzz on the names.

    python naive.py MODEL FOLDER...

MODEL is a sentence-transformers model, each FOLDER holds the articles on one event. Prints a table of the sentences
that tell the same thing and differ in a number or in the spelling of a name. It is here to be measured against; it
stands alone on purpose, imports nothing of factcheck, and is run as a file.
"""

import re
import sys
from itertools import combinations
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz
from sentence_transformers import SentenceTransformer, util

ALIGNED = 0.6
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")


def sentences_of(path: Path) -> list[str]:
    """The sentences of an article."""
    paragraphs = path.read_text(encoding="utf-8").split("\n")
    return [s for p in paragraphs if p.strip() for s in re.split(r"(?<=[.!?])\s+(?=[A-Z\"'])", p.strip())]


def differences(left: str, right: str) -> list[tuple[str, str, str]]:
    """Kind and both values of what two sentences differ on."""
    numbers = set(NUMBER.findall(left)), set(NUMBER.findall(right))
    found = (
        [("number", ", ".join(sorted(numbers[0])), ", ".join(sorted(numbers[1])))] if numbers[0] != numbers[1] else []
    )
    names = [(a, b) for a in NAME.findall(left) for b in NAME.findall(right) if 80 <= fuzz.ratio(a, b) < 100]
    return [*found, *(("name", a, b) for a, b in names)]


def main() -> None:
    """Prints the differences in the stories named on the command line."""
    folders = [Path(folder) for folder in sys.argv[2:]]
    rows = [
        (folder.name, path.name, s)
        for folder in folders
        for path in sorted(folder.glob("*.txt"))
        for s in sentences_of(path)
    ]
    frame = pd.DataFrame(rows, columns=["story", "source", "sentence"])
    vectors = SentenceTransformer(sys.argv[1], device="cpu").encode(frame["sentence"].tolist(), show_progress_bar=False)
    found = []
    for story, part in frame.groupby("story"):
        cosine = util.cos_sim(vectors[part.index], vectors[part.index]).numpy()
        for one, other in combinations(range(len(part)), 2):
            left, right = part.iloc[one], part.iloc[other]
            if left["source"] != right["source"] and cosine[one, other] >= ALIGNED:
                found += [
                    (story, left["source"], right["source"], *d)
                    for d in differences(left["sentence"], right["sentence"])
                ]
    print(pd.DataFrame(found, columns=["story", "left", "right", "kind", "says", "other says"]).to_string())


if __name__ == "__main__":
    main()
