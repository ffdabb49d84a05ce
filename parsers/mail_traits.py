"""What can be counted in a mail's own words: stems, neighbours, questions, subject and shape, by name.

    "Bitte stornieren Sie unsere Bestellung 4711."  ->  w:storni 1, b:bitte_storni 1, b:unsere_bestel 1, k:bestell 1,
                                                        w:#number 1, x:stornieren 1, ...

In: the newest part of the mail without greeting, closing and quoted mails, and its subject. Out: traits by name with
1 or a smaller number. The weights of them are in `parsers.mail_weights`; a trait without a weight counts nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from parsers.mail_concepts import count_concepts, tone_of_request

_FOLD: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "’": "'", "´": "'"})
_LONGEST: Final = 6_000
_STEM: Final = 6
_GREETING: Final = re.compile(
    r"^\W*(?:sehr geehrte|liebe|hallo|hi\b|hello|hey|dear|guten|gruezi|servus|moin|gruess gott|good (?:morning|"
    r"afternoon|day|evening)|morning|bonjour|selam)[^\n,!.]{0,60}(?:[,!.\n]|$)",
)
_TOKEN: Final = re.compile(
    r"(?P<link>https?://\S+|www\.\S+)|(?P<mail>\S+@\S+)|(?P<percent>\d+(?:[.,]\d+)? ?%)|"
    r"(?P<money>(?:eur|€|\$|£|usd|chf|gbp) ?\d[\d.,']*|\d[\d.,']* ?(?:eur\b|euro\b|€|\$|£|usd\b|chf\b|gbp\b|pounds\b))|"
    r"(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\bkw ?\d{1,2}\b)|"
    r"(?P<count>(?<![\w.-])\d{1,5} ?(?:x\b|stk\b|stck\b|stueck\w*|pcs\b|pieces\b|kartons?\b|kisten?\b|kaesten\b|"
    r"paletten?\b|pallets?\b|boxes\b|cases\b|packs?\b|packungen\b|sack\b|saecke\b|bags?\b|rollen?\b|rolls?\b|kg\b|"
    r"liter\b|ltr\b|flaschen\b|bottles\b|ve\b|eimer\b|m\b|t\b|units\b|drums\b|dosen\b))|"
    r"(?P<code>(?=[a-z]*[-/.]?\d)[a-z]{1,6}[-/.]?\d[\w./-]*)|(?P<number>\d{4,})|(?P<small>\d+)|"
    r"(?P<word>[a-z]+(?:'[a-z]+)?)|(?P<stop>[.!?\n;:]+)",
)
_KERNELS: Final = (
    "bestell", "order", "auftrag", "liefer", "rechnung", "angebot", "storn", "widerr", "reklam", "preis", "mangel",
    "schad", "aender", "termin", "rueck", "ruck", "invoice", "deliver", "quot", "cancel", "fehl", "falsch", "wrong",
    "urlaub", "abwesen", "office", "gutschrift", "mahnung", "versand", "retour", "kuend", "frag", "adress", "lager",
    "werb", "rabatt", "paket",
)  # fmt: skip
_ASKING: Final = frozenset({
    "wann", "wo", "wie", "was", "wer", "warum", "welche", "welcher", "welches", "welchen", "wieviel", "when",
    "where", "how", "what", "who", "why", "which", "kann", "koennen", "koennten", "koennte", "haben", "habt",
    "hat", "ist", "sind", "gibt", "kommt", "passt", "geht", "duerfen", "do", "does", "did", "is", "are", "can",
    "could", "would", "will", "have", "has", "may",
})  # fmt: skip
_NOT: Final = frozenset({
    "nicht", "nix", "kein", "keine", "keinen", "keiner", "nichts", "nie", "not", "no", "never", "don't", "doesn't",
    "didn't", "cannot", "can't", "won't", "isn't", "without", "ohne",
})  # fmt: skip
_ASKED_FOR: Final = frozenset({
    "bitte", "brauche", "brauchen", "braeuchte", "braeuchten", "benoetige", "benoetigen", "schick", "schickt",
    "schicken", "liefert", "liefern", "nehme", "nehmen", "haette", "haetten", "moechte", "moechten", "bestelle",
    "bestellen", "need", "please", "send", "want", "like", "take", "order", "book", "deliver",
})  # fmt: skip
_NO_GOODS: Final = frozenset({
    "uhr", "tag", "tage", "tagen", "woche", "wochen", "minuten", "stunden", "monate", "jahre", "mal", "prozent", "am",
    "pm", "day", "days", "week", "weeks", "hours", "minutes", "months", "years", "percent", "times", "euro", "cent",
})  # fmt: skip
_WITHIN: Final = 8
"""Words from a request to the number it asks for."""
_REPLY: Final = re.compile(r"^\s*(?:re|aw|antw|sv)\s*:", re.IGNORECASE)
_FORWARD: Final = re.compile(r"^\s*(?:wg|fwd?|fw|wtr)\s*:", re.IGNORECASE)


def folded(text: str) -> str:
    """Lower case, umlauts written out, as the weights were learnt."""
    return text[:_LONGEST].lower().translate(_FOLD)


def traits(text: str, subject: str = "") -> dict[str, float]:
    """Traits by name of a mail's own words and its subject. The subject of a reply is the words of another mail."""
    found: dict[str, float] = {}
    is_reply = _REPLY.match(subject) is not None
    if is_reply:
        found["is:reply"] = 1.0
    elif _FORWARD.match(subject):
        found["is:forward"] = 1.0
    else:
        for sentence, _ in sentences(folded(subject)):
            _count(sentence, "s", found)
            count_concepts(sentence, "s", found, first=False, asks=False)
    body = _GREETING.sub("", folded(text).lstrip("\ufeff \n\t"), count=1)
    spoken = list(sentences(body))
    for place, (sentence, is_question) in enumerate(spoken):
        _count(sentence, "", found)
        count_concepts(sentence, "", found, first=place == 0, asks=is_question)
        if place == 0:
            found.update((f"1:{stem(word)}", 1.0) for word in sentence)
        if not is_question and _asks_for_goods(sentence):
            tone = tone_of_request(sentence)
            found[f"a:{tone}" if tone else "a:goods"] = 1.0
        if is_question:
            found["is:question"] = 1.0
            found.update((f"q:{stem(word)}", 1.0) for word in sentence)
    _shape(spoken, found)
    return found


def _asks_for_goods(words: list[str]) -> bool:
    """Whether a sentence asks for a number of something: "bitte 25 led roehren"."""
    for at, word in enumerate(words):
        if word in _ASKED_FOR:
            for number, after in itertools.pairwise(words[at + 1 : at + _WITHIN]):
                if number == "#count" or (number == "#small" and after[0] != "#" and after not in _NO_GOODS):
                    return True
    return False


def sentences(text: str) -> Iterator[tuple[list[str], bool]]:
    """Words of each sentence, and whether it asks: by its mark, or by the word it begins with and no full stop."""
    words: list[str] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "stop":
            if words:
                yield words, "?" in found[0]
            words = []
        else:
            words.append(found[0] if kind == "word" else f"#{kind}")
    if words:
        yield words, len(words) > 2 and words[0] in _ASKING and "please" not in words


def stem(word: str) -> str:
    """The first letters of a word: German inflection and most compounds begin alike."""
    return word if word.startswith("#") else word[:_STEM]


def _count(words: list[str], place: str, found: dict[str, float]) -> None:
    """Stems, whole words, pairs and kernels of one sentence."""
    stems = [stem(word) for word in words]
    for word, short in zip(words, stems, strict=True):
        found[f"{place}w:{short}"] = 1.0
        if len(word) > _STEM and not place:
            found[f"x:{word[:14]}"] = 1.0
        for kernel in _KERNELS:
            if kernel in word:
                found[f"{place}k:{kernel}"] = 1.0
    for one, two in itertools.pairwise(stems):
        found[f"{place}b:{one}_{two}"] = 1.0
    if place:
        return
    for one, three in zip(stems, stems[2:], strict=False):
        found[f"g:{one}_{three}"] = 1.0
    for at, word in enumerate(words):
        if word in _NOT:
            found.update((f"n:{near}", 1.0) for near in stems[at + 1 : at + 5])
            found.update((f"n:{near}", 1.0) for near in stems[max(at - 2, 0) : at])


def _shape(spoken: list[tuple[list[str], bool]], found: dict[str, float]) -> None:
    words = sum(len(sentence) for sentence, _ in spoken)
    counted = sum(word == "#count" for sentence, _ in spoken for word in sentence)
    found["is:long"] = min(words / 60, 2.0)
    if words <= 6:
        found["is:short"] = 1.0
    if counted:
        found["is:counted"] = 1.0
    if counted > 1:
        found["is:list"] = min(counted / 3, 2.0)
    found["always"] = 1.0
