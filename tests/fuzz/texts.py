"""Hostile texts: news cut to pieces and put together again with whatever Unicode holds, and shapes that cost time.

`text_of` reads any bytes as such a text, so that hypothesis and atheris draw from the same pieces.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

NEWS = "The ferry Astrid sank off Lindholm on Monday, killing 24 people, deputy mayor Ina Holm said. "

PIECES: tuple[str, ...] = (
    "The ferry Astrid", "sank off Lindholm", "on Monday", " killed ", " 24 people", " three people",
    ", deputy mayor Ina Holm said. ", "Holm", "Ina Holm", "President Tomas Veld", "Mr Veld", "said",
    "told Coastal News", "“It sank,” ", "\"we saw nothing\"", "police", "the coast guard", "was arrested",
    "was released without charge", "was not", "will", "may", "about ", "more than ", "nearly ", "up to ",
    "between ", " and ", ", 34, ", "a 34-year-old man", "his wife", "two of the three", "half of", "a third of",
    "1,234", "1.2 million", "$5m", "£3bn", "6.2", "2-1/2", "3-4", "15th", "first", "1990s", "20%", "kilometres",
    "(6.2 miles)", "10 km", "5 p.m.", "at 07:30 GMT", "14 May 2024", "May 14", "2024-05-14", "30/05/16",
    "last year", "since Tuesday", "for two weeks", "in Kirkby", "near the town of Saltmere", ", 20 miles north of ",
    "SEOUL, May 4 (Reuters) - ", "LIMA (AP) — ", "(Reporting by Ann Lee)", "By Ann Lee", "Photo: Ann Lee/AP",
    "Published: 3 May 2024", "Read more", "World", "* ", "- ", "• ", "U.S. ", "Ft. ", "No. 5", "Dr. ", "Mr. ",
    "e.g. ", "www.example.com", "a@b.example", "#tag", "@name", "Jr.", "O'Neil", "al-Sayed", "Ministry of Defence",
    "North Korean", "Republicans", "the 17-year-old", "magnitude 6.1", "guilty of murder", "charged with",
    "sentenced to", "resigned", "denied", "did not say whether", "it was not clear how", "according to ", "Four ",
    "twenty-three", "hundred", "million", "dozen", "4,500", " years ago", "several", "a few",
    "“", "”", "\"", "'", "‘", "’", "«", "»", "(", ")", "[", "]", "{",
    "}", "<", ">", "&", "*", "_", "`", "~", "\\", "/", "#", "=", "+", "@", "-", "–", "—", "…", "...", "!", "?",
    "?!", ";", ":", ",", ".", "%", "$", "£", "€", "°", "½", "²", "٣", "१२", "Ⅷ", "㉓", "ǅ", "ß", "ﬁ", "İ", "ı", "ſ",
    "\u212a", "Å", "é", "é", "́", "\u200b", "\u200d", "\ufeff", "\xad", "\u202e", "\u2066", "\u2069", "\x1b[31m",
    "\x1b]8;;x\x07", "\x9b", "\x00", "\x07", "\x7f", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\xa0", "\u3000",
    "\r", "\r\n", "\t", "Pаris", "Ρaris", "沈没", "العربية", "भारत", "😀",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "🇬🇧", "\U000e0041", "\ud800", "\udcff", "\ufffe", "=cmd()",
    "@SUM(1)", "](http://x)", "<script>", "</td>", "-->", "::error::", "%0A", "{{7*7}}", "{0.__class__}", "\n\n",
    " ", "\n", "  ",
)  # fmt: skip
"""What texts are made of: words that the rules read, marks that they look for, characters that lead readers astray."""

SHAPES: dict[str, Callable[[int], str]] = {
    "news": lambda n: (NEWS * (n // len(NEWS) + 1))[:n],
    "short lines": lambda n: "ferry\n" * (n // 6),
    "short sentences": lambda n: "It sank.\n" * (n // 9),
    "one word": lambda n: "a" * n,
    "capital words": lambda n: "Aa " * (n // 3),
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "1,234 " * (n // 6),
    "digits and stops": lambda n: "1." * (n // 2),
    "ranges": lambda n: "3-" * (n // 2),
    "amounts": lambda n: "$1 " * (n // 3),
    "number words": lambda n: "million " * (n // 8),
    "open tens": lambda n: "twenty-" * (n // 7),
    "days": lambda n: "May 3 " * (n // 6),
    "weekdays": lambda n: "on Monday, " * (n // 11),
    "clocks": lambda n: "5 p.m. " * (n // 7),
    "quotation marks": lambda n: '"' * n,
    "open quotation marks": lambda n: "“" * n,
    "open quotations": lambda n: "“It sank " * (n // 9),
    "quotations": lambda n: "“It sank,” she said. " * (n // 21),
    "apostrophes": lambda n: "a'" * (n // 2),
    "open brackets": lambda n: "(" * n,
    "open credits": lambda n: "(Editing by Aa " * (n // 15),
    "stops": lambda n: "." * n,
    "hyphens": lambda n: "a-" * (n // 2),
    "slashes": lambda n: "A/" * (n // 2),
    "spaces": lambda n: "a" + " " * n + "b",
    "blank lines": lambda n: "a" + " \n" * (n // 2) + "b",
    "carriage returns": lambda n: "a\r" * (n // 2),
    "initials": lambda n: "U." * (n // 2),
    "abbreviations": lambda n: "Ft. " * (n // 4),
    "datelines": lambda n: "SEOUL, " * (n // 7),
    "agencies": lambda n: "It sank (Reuters) - " * (n // 20),
    "names": lambda n: "Ina Holm, " * (n // 10),
    "titles": lambda n: "deputy prime minister " * (n // 22),
    "victims": lambda n: "killed 3 people and " * (n // 20),
    "reports": lambda n: "who said that " * (n // 14),
    "bullets": lambda n: "* a\n" * (n // 4),
    "addresses": lambda n: "www.a.example/" * (n // 14),
    "at signs": lambda n: "x@" * (n // 2),
    "accents": lambda n: "a" + "\u0301" * n,
    "ideographs": lambda n: "沈" * n,
    "joiners": lambda n: "\u200d" * n + "a",
    "pictures": lambda n: "😀" * n + "a",
    "turned around": lambda n: "\u202ea" * (n // 2),
    "tolls": lambda n: "".join(f"The ferry sank off Lindholm, killing {i} people.\n" for i in range(n // 47)),
    "mayors": lambda n: "".join(
        f"Mayor Ana {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}olm, {i % 90}, said {i} died on {i % 28 + 1} May.\n"
        for i in range(n // 48)
    ),
}
"""Texts of about that many code points, each of one shape that costs time where a loop or a pattern is careless."""


LONGEST = 4_000
"""Code points of a text that `text_of` gives: what grows faster than that is measured elsewhere."""


def text_of(data: bytes) -> str:
    """The text that `data` spells: a byte is a piece, or announces a code point or a repetition."""
    made: list[str] = []
    last, at = "", 0
    while at < len(data):
        byte, rest = data[at], data[at + 1 : at + 4]
        at += 1
        if byte < 240:
            last = PIECES[byte % len(PIECES)]
        elif byte < 252:
            last = chr(int.from_bytes(rest, "little") % 0x110000)
            at += 3
        else:
            last, at = last * (rest[0] % 32 if rest else 1), at + 1
        last = last[:LONGEST]
        made.append(last)
    return "".join(made)[:LONGEST]


CHARACTERS = st.characters()  # lone surrogates too: a path or a bad decoder brings them
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.sampled_from(PIECES), st.just(" "), st.just(NEWS), st.text(CHARACTERS, max_size=6)
    ),
    max_size=60,
).map("".join)
REPEATED = st.builds(lambda piece, times: piece * times, st.sampled_from(PIECES), st.integers(1, 400))
TEXTS = st.one_of(PROSE, HOSTILE, REPEATED, st.text(CHARACTERS, max_size=200))
"""Any text."""
