"""The verbs of a sentence: each with its auxiliaries, its negation and how surely it is stated.

A verb is known by its form (`rules/words/verbs.yaml`) and by the words beside it; no parser. `reading` builds on this.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...text import Word, stem

BE = frozenset("be is are was were been being am".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
EMPTY_VERBS = frozenset(["", "be", "have", "do"])
"""Stems of the verbs that by themselves tell no act; of no verb as well."""
MODALS = frozenset("will would shall should can could may might must cannot".split())
AUXILIARIES = MODALS | HAVE | BE | DO
NEGATIONS = frozenset("not never no-one nobody nothing neither".split())
PREPOSITIONS = frozenset(
    """about above across after against along amid among around as at before behind below beneath beside besides
    between beyond by despite down during for from in inside into near of off on onto out outside over past per since
    through throughout to toward towards under until unto up upon via with within without""".split()
)
RELATIVES = frozenset("who whom which that whose".split())
BREAKS = frozenset(',;:()[]"“”–—―…!?')
_FINITE = MODALS | frozenset(["is", "are", "was", "were", "has"])
"""What no verb stands right before, as a noun does."""
DETERMINERS = frozenset("a an the this these those his its their our my your her whose no any some each every".split())
_PRONOUNS = frozenset("i he she it they we you who which that there".split())
_ADVERBS = frozenset(
    """also still now already just yet ever even always often soon later then again once only so far thus both further
    first finally long apparently initially since all very well""".split()
)


class Modality(StrEnum):
    """How surely a clause states its act; ALLEGED is also "is believed to", UNDONE "failed to", OPEN "whether"."""

    FACT = "fact"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    UNDONE = "undone"
    OPEN = "open"


def denies(word: str) -> bool:
    """True for a folded word that denies what follows: "not", "no", "didn't"."""
    return word in NEGATIONS or word in ("no", "none") or word.endswith("n't")


def verb_forms(word: str) -> frozenset[str]:
    """What `word` can be as a verb: among "base", "s", "past", "participle", "ing"; empty for no known verb form."""
    return _forms().get(word.lower(), frozenset())


def ends_in_verb(name: str) -> bool:
    """True for the "expires" of "1,450 nurses expires", read as what is counted, where another source has a noun."""
    return "s" in verb_forms(name.rsplit(" ", maxsplit=1)[-1])


def verb_stem(word: str) -> str:
    """The stem of the base form of a verb: that of "sleep" for "slept"."""
    return stem(_bases().get(word.lower(), word))


@lru_cache
def _bases() -> dict[str, str]:
    """Irregular past forms -> base; a form of two verbs is left to the stemmer."""
    lines = [line.split() for line in load_words("verbs")["irregular"]]
    bases = {base for base, *_ in lines}
    return {form: base for base, *forms in lines for form in forms if form not in bases}


class Group(Struct, frozen=True):
    """A verb with its auxiliaries: tokens `first` to `last`, the main verb at `main`."""

    first: int
    last: int
    main: int
    modality: Modality
    negated: bool
    passive: bool
    finite: bool
    future: bool
    progressive: bool


@lru_cache
def _forms() -> dict[str, frozenset[str]]:
    """The forms of every listed verb: regular ones by rule, with and without a doubled consonant, others as listed."""
    data = load_words("verbs")
    found: dict[str, set[str]] = {}
    irregular = {line.split()[0]: line.split() for line in data["irregular"]}
    for base in [*data["verbs"].split(), *irregular]:
        short = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        past_short = base.removesuffix("e")
        stems = {short, base + base[-1]} if base[-1] in "bdgklmnprst" else {short}
        soft = base[:-1] + "i" if base.endswith("y") and base[-2] not in "aeiou" else short
        plural = soft + "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) or soft.endswith("i") else base + "s"
        entries = {(base, "base"), (plural, "s"), *((s + "ing", "ing") for s in stems)}
        if base in irregular:
            _, past, participle = irregular[base]
            entries |= {(past, "past"), (participle, "participle")}
        if base not in irregular or not base.endswith("ee"):  # "burned" beside "burnt"; "seed" is no form of "see"
            pasts = {soft + "ed", *(s + "ed" for s in stems), past_short + "ed"}
            entries |= {(past, kind) for past in pasts for kind in ("past", "participle")}
        for form, kind in entries:
            found.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in found.items() if form not in _NEVER}


_NEVER = PREPOSITIONS | BE | HAVE | DO | MODALS | {"according", "including", "regarding", "concerning", "following"}
"""Forms that look like verbs and work as prepositions or auxiliaries."""


@lru_cache
def _listed(name: str) -> frozenset[str]:
    """The words of one list of the file, as written."""
    return frozenset(load_words("verbs")[name].split())


@lru_cache
def listed_stems(name: str) -> frozenset[str]:
    """The stems of one list of the file."""
    return frozenset(stem(word) for word in _listed(name))


def groups(tokens: tuple[Word, ...]) -> Iterator[Group]:
    """The verb groups, left to right, none overlapping."""
    at = 0
    while at < len(tokens):
        group = _group(tokens, at)
        if group:
            yield group
            at = group.last + 1
        else:
            at += 1


def _group(tokens: tuple[Word, ...], at: int) -> Group | None:
    """The verb group that begins at token `at`, if one does; an adverb that weakens it may come first."""
    lower = tokens[at].lower
    infinitive = lower == "to" and _is_infinitive(tokens, at + 1)
    if lower == "never":
        verb = next((n for n in range(at + 1, len(tokens)) if not _is_adverb(tokens[n].lower)), at)
        group = _group(tokens, verb) if verb > at and _is_verb(tokens, verb) else None
        return structs.replace(group, first=at, negated=True) if group else None
    weakened = load_words("verbs")["weakening"].get(lower)
    if weakened and at + 1 < len(tokens):
        group = _group(tokens, at + 1) if tokens[at + 1].lower not in load_words("verbs")["weakening"] else None
        return structs.replace(group, first=at, modality=Modality(weakened)) if group else None
    if not infinitive and not auxiliary(tokens[at]) and not _is_verb(tokens, at):
        return None
    return _Scan(tokens, at, infinitive).run()


def _is_adverb(lower: str) -> bool:
    """True for a word that may stand between the words of a verb group."""
    return lower.endswith("ly") or lower in _ADVERBS


class _Scan:
    """Walks one verb group from its first word; each token is looked at once."""

    def __init__(self, tokens: tuple[Word, ...], at: int, infinitive: bool) -> None:
        self.tokens, self.first, self.at = tokens, at, at
        self.main = self.last = at
        self.auxiliary = ""
        self.verb = False
        self.modality = Modality.FACT
        self.negated = self.passive = self.future = self.progressive = False
        self.finite = not infinitive and (bool(auxiliary(tokens[at])) or not verb_forms(tokens[at].lower) <= {"ing"})
        if infinitive:
            self.auxiliary, self.at = "to", at + 1

    def run(self) -> Group:
        """The group that begins here."""
        while self.at < len(self.tokens) and self._step(self.tokens[self.at]):
            self.at += 1
        past_only = self.verb and not self.auxiliary and "past" not in verb_forms(self.tokens[self.main].lower)
        finite = self.finite and not (past_only and "participle" in verb_forms(self.tokens[self.main].lower))
        return Group(
            self.first,
            self.last,
            self.main,
            self.modality,
            self.negated,
            self.passive,
            finite,
            self.future,
            self.progressive,
        )

    def _step(self, token: Word) -> bool:
        """Takes one token; False when the group is over before it."""
        lower, helper = token.lower, auxiliary(token)
        if lower in NEGATIONS and self.auxiliary:
            self.negated = True
        elif self._hedges(lower):
            pass
        elif lower == "to" and self.auxiliary == "be" and not self.verb and _is_infinitive(self.tokens, self.at + 1):
            self.modality, self.auxiliary, self.main, self.last = Modality.PLANNED, "to", self.at, self.at
        elif helper and not self.verb:
            self._take_auxiliary(token, helper)
        elif not self.verb and self._fits(lower):
            self._take_verb(lower)
        elif not _is_adverb(lower):
            return False
        else:
            self._weaken(lower)
        return True

    def _take_auxiliary(self, token: Word, helper: str) -> None:
        self.negated |= token.lower.endswith("n't") or token.lower == "cannot"
        self.future |= helper == "will"
        if helper == "will" and self.modality is Modality.FACT:
            self.modality = Modality.PLANNED
        can_be = helper == "be" and self.auxiliary == "can"  # what can be appealed has not been
        if can_be or (helper in MODALS and helper not in ("can", "must", "will")):
            self.modality = Modality.POSSIBLE
        if self.auxiliary == "be" and helper == "be" and token.lower == "being":
            self.progressive = True
        self.auxiliary, self.main, self.last = helper, self.at, self.at

    def _fits(self, lower: str) -> bool:
        """True when a verb of this form can follow the last auxiliary."""
        if not self.auxiliary:
            return self.at == self.first
        wanted = {"be": {"ing", "participle"}, "have": {"participle"}}.get(self.auxiliary, {"base"})
        if self.auxiliary == "do" and self.negated:
            wanted = {"base", "past"}  # "didn't posed", a slip that is common in print
        unknown = lower.endswith("ed") and len(lower) > 4 and "participle" in wanted
        unknown |= lower.endswith("ing") and len(lower) > 5 and "ing" in wanted and self.tokens[self.at].text.islower()
        return bool(verb_forms(lower) & wanted) or (unknown and not verb_forms(lower))

    def _take_verb(self, lower: str) -> None:
        ing = lower.endswith("ing") and "base" not in verb_forms(lower)
        self.passive = self.auxiliary == "be" and not ing
        self.progressive |= self.auxiliary == "be" and ing
        self.verb, self.main, self.last = True, self.at, self.at

    def _hedges(self, lower: str) -> bool:
        """Takes a hedge with its "to" ("expected to", "yet to"): the verb that counts comes after."""
        denied = self._next(self.at + 1) == "not"  # "chose not to attend"
        after = self.at + (2 if denied else 1)
        if not (self.auxiliary or self.verb or self.at == self.first) or self._next(after) != "to":
            return False
        if not _is_infinitive(self.tokens, after + 1):
            return False
        modality = self._hedge(lower)
        if modality is None:
            return False
        self.negated ^= denied
        if modality is Modality.FACT:
            modality = self.modality
        elif modality is Modality.UNDONE and self.negated:
            modality, self.negated = Modality.FACT, False
        self.modality, self.auxiliary, self.verb = modality, "to", False
        self.at = self.last = self.main = after
        return True

    def _hedge(self, lower: str) -> Modality | None:
        """What a word before "to" makes of the verb after it; None when it does not hedge."""
        listed = load_words("verbs")["hedges"].get(lower)
        if listed:
            return Modality(listed)
        if lower == "out" and self.verb and self.tokens[self.main].stem == _TURN:
            return Modality.FACT  # "turned out to have no licence"
        if self.verb or not (verb_forms(lower) and (not self.auxiliary or self._fits(lower))):
            return None
        base, passive = stem(lower), self.auxiliary == "be" and not lower.endswith("ing")
        if base in listed_stems("choosing") or (passive and base in listed_stems("finding_so")):
            return Modality.FACT
        if base in listed_stems("failing"):
            return Modality.UNDONE
        if base in listed_stems("planning"):
            return Modality.PLANNED
        return Modality.ALLEGED if base in listed_stems("believing") and (passive or base in _SEEMING) else None

    def _weaken(self, lower: str) -> None:
        modality = load_words("verbs")["weakening"].get(lower)
        if modality and self.modality is Modality.FACT:
            self.modality = Modality(modality)

    def _next(self, at: int) -> str:
        return self.tokens[at].lower if at < len(self.tokens) else ""


_TURN = stem("turn")
_SEEMING = frozenset(stem(word) for word in ("appear", "seem", "claim", "tend"))


def auxiliary(token: Word) -> str:
    """The auxiliary that `token` is or ends in ("be", "have", "do" or a modal); empty for none."""
    lower = token.lower
    if lower.endswith("n't"):
        lower = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is"}.get(lower, lower[:-3])
    elif "'" in lower:
        lower = {"ll": "will", "ve": "have", "re": "are", "d": "had", "m": "am"}.get(lower.rpartition("'")[2], lower)
    elif token.text.lower().endswith(("'s", "’s")):
        return "be" if lower in _PRONOUNS else ""
    for name, forms in (("be", BE), ("have", HAVE), ("do", DO)):
        if lower in forms:
            return name
    if lower == "may" and token.is_capital:
        return ""
    return {"cannot": "can"}.get(lower, lower) if lower in MODALS else ""


def _is_infinitive(tokens: tuple[Word, ...], at: int) -> bool:
    """True when a base form stands at `at`, adverbs skipped."""
    while at < len(tokens) and (tokens[at].lower.endswith("ly") and "base" not in verb_forms(tokens[at].lower)):
        at += 1
    return at < len(tokens) and (tokens[at].lower in ("be", "have", "do") or "base" in verb_forms(tokens[at].lower))


POSSESSIVE = ("'s", "’s", "s'", "s’")


def _is_verb(tokens: tuple[Word, ...], at: int) -> bool:
    """True when the token at `at`, which has no auxiliary before it, reads as a verb."""
    token, lower = tokens[at], tokens[at].lower
    kinds = verb_forms(lower)
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    often_noun = lower in _listed("often_nouns")
    possessive = token.text.lower().endswith(POSSESSIVE) or (at and tokens[at - 1].text.lower().endswith(POSSESSIVE))
    name = token.is_capital and at and not (kinds & {"past", "s"} and not often_noun and _is_headline(tokens))
    if not kinds or before in DETERMINERS or possessive or name or (lower == "back" and _is_way_back(tokens, at)):
        return False
    if kinds & {"s", "base"} and after in _FINITE and before not in _PRONOUNS - {"that"}:
        return False  # "that talks would go on"
    if "s" in kinds and before.endswith("ing") and at > 1 and tokens[at - 2].lower in PREPOSITIONS:
        return False  # "for taking bribes"
    if often_noun:
        return _is_verb_after_all(tokens, at, before, after)
    if "ing" in kinds or kinds & {"s", "past"}:
        return "ing" in kinds or before not in PREPOSITIONS
    if kinds == {"participle"}:
        return before not in PREPOSITIONS
    return (
        before in _PRONOUNS
        or before in ("and", "or", "people", "police", "officials", "authorities")
        or (before.endswith("s") and len(before) > 3 and after not in ("of", ""))
    )


@lru_cache(maxsize=4096)
def _is_headline(tokens: tuple[Word, ...]) -> bool:
    """True where most words that tell something have a capital: there a verb has one too ("Storm Hits Coast")."""
    telling = [token.is_capital for token in tokens if token.is_content]
    return 2 * sum(telling) > len(telling)


def _is_way_back(tokens: tuple[Word, ...], at: int) -> bool:
    """True for the adverb in "bring back the dead" and "give you back your dead"."""
    return any(verb_forms(word.lower) - {"s"} for word in tokens[max(0, at - 2) : at])


_OBJECTS = frozenset(["him", "them", "me", "us"])
_BEFORE_ING = frozenset(["while", "when", "after", "before", "by", "without"])


def _is_verb_after_all(tokens: tuple[Word, ...], at: int, before: str, after: str) -> bool:
    """True when a word that is more often a noun is a verb here: "they attack", "a storm hit Ostend"."""
    kinds = verb_forms(tokens[at].lower)
    inside = at > 0 and before not in PREPOSITIONS
    if before in _PRONOUNS or (inside and (after in DETERMINERS or after in _OBJECTS)):
        return True
    if "ing" in kinds and before in _BEFORE_ING:
        return True
    named = inside and at + 1 < len(tokens) and tokens[at + 1].is_capital
    if named and kinds & {"past", "s"}:
        return True
    return "participle" in kinds and "base" not in kinds and (after in PREPOSITIONS or after in BREAKS)
