"""English that agrees with its numbers: counts, lists, shares, articles, years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extract.latex import plain_text

if TYPE_CHECKING:
    from viz.page import Inline

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AFTER_HEAD = re.compile(
    r"\s*\(|\s(?:of|to|from|for|about|that|which|with|without|based\s+on|using|into|in|on|against|between|by|over|via|and"
    r"|capable|designed|comprised|composed|consisting|comprising|equipped|(?<!man)made|(?<=formulation )as)\s"
)
# A letter read by its name begins with a vowel sound: an F1, an MAE, but a U-Net.
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
# Years that must have passed before "since" tells more than the span of all does.
TELLING_SPAN = 3


def count(n: int, one: str, many: str | None = None, *, beside: int = 0) -> str:
    """A number with its noun; small numbers as words, but figures beside a number that stands in figures.

    Examples
    --------
    >>> count(1, "paper"), count(10, "study", "studies"), count(1234, "paper")
    ('one paper', 'ten studies', '1,234 papers')
    >>> count(7, "paper", beside=35)
    '7 papers'
    """
    noun = one if n == 1 else many or f"{one}s"
    return f"{number_word(n, beside)} {noun}"


def number_word(n: int, beside: int = 0) -> str:
    """``n`` as a word up to ten, then in figures; ``beside``: the largest number of the same sentence.

    The rule of the pages: in running text words to ten, but figures for all counts of a sentence of which one is
    larger; figures in tables, on marks beside sentences and in pictures.

    Examples
    --------
    >>> number_word(0), number_word(10), number_word(11), number_word(5, beside=11)
    ('no', 'ten', '11', '5')
    """
    return _WORDS[n] if 0 <= n < len(_WORDS) and beside < len(_WORDS) else f"{n:,}"


def verb(n: int, one: str, many: str) -> str:
    """The form of the verb that goes with ``n`` things."""
    return one if n == 1 else many


def sentence(text: str) -> str:
    """``text`` with a capital at its head and a full stop at its end, names with odd capitals left alone.

    Examples
    --------
    >>> sentence("two papers"), sentence("mAP rises."), sentence("k-means wins"), sentence("hum2vec wins")
    ('Two papers.', 'mAP rises.', 'K-means wins.', 'hum2vec wins.')
    >>> sentence("q-HUM wins")
    'q-HUM wins.'
    """
    text = text.strip()
    if not text:
        return ""
    head = re.split(r"[\s-]", text, maxsplit=1)[0]
    if not any(c.isupper() or c.isdigit() for c in head[1:]) and not re.match(r"[a-z]-[A-Z]{2}", text):
        text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" or text[-2:] in {".”", "?”", "!”"} else f"{text}."


def stop_after(text: str) -> str:
    """The full stop that a sentence still needs when ``text`` ends it; none behind a title that is a question.

    Examples
    --------
    >>> stop_after("Bees in winter"), stop_after("Do bees sleep?"), stop_after("Bees in…")
    ('.', '', '')
    """
    return "" if text[-1:] in ".!?…" else "."


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Words joined as one writes them.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def listed_parts(parts: Iterable[Sequence[Inline]], last: str = "and") -> tuple[Inline, ...]:
    """The same for runs of words and links."""
    runs = [tuple(p) for p in parts]
    out: list[Inline] = []
    for i, run in enumerate(runs):
        if i:
            out.append(f" {last} " if i == len(runs) - 1 else ", ")
        out.extend(run)
    return tuple(out)


def aside(name: str, text: str) -> str:
    """A name with something in brackets after it: one pair of them, where the name ends in one already.

    Examples
    --------
    >>> aside("hum", "five papers"), aside("hive hum (HH)", "five"), aside("hum", "")
    ('hum (five papers)', 'hive hum (HH, five)', 'hum')
    """
    if not text:
        return name
    return f"{name[:-1]}, {text})" if name.endswith(")") and "(" in name else f"{name} ({text})"


def lower_first(text: str) -> str:
    """A heading within a sentence; what begins with a short form or a letter alone keeps its capital.

    Examples
    --------
    >>> lower_first("Few hives"), lower_first("ECG noise"), lower_first("A hum")
    ('few hives', 'ECG noise', 'A hum')
    """
    head = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in head[1:]) or len(head) == 1 else text[:1].lower() + text[1:]


def as_written(label: str, quote: str) -> str:
    """A label that was given a capital, with the first letter that the words it comes from have.

    Examples
    --------
    >>> as_written("Hum filter", "we use a hum filter"), as_written("Apis net", "the Apis net is new")
    ('hum filter', 'Apis net')
    >>> as_written("Masked Hum", "a hum that is masked"), as_written("Masked Hum", "a masked Hum")
    ('Masked Hum', 'masked Hum')
    >>> as_written("Adding a second hive", "Adding a second hive helps")
    'adding a second hive'
    >>> as_written("Removal of wax", "by removing wax"), as_written("Removal of wax", "the Removal of wax (RoW)")
    ('removal of wax', 'Removal of wax')
    """
    low = label[:1].lower() + label[1:]
    if re.match(r"[A-Z][a-z]+ing [a-z]", label):
        return low
    # A deed that was made a noun: its word, which is not the paper's, is nobody's name.
    deed = re.match(r"([A-Z][a-z]+) of ", label)
    if deed and deed[1] not in quote:
        return low
    head = re.escape(low if re.search(r"\s[A-Z][a-z]", low) else low.split(" ", 1)[0])
    return low if re.search(rf"(?<!\w){head}(?!\w)", quote) else label


def share(n: int, total: int) -> str:
    """How much of a whole, in words that are never more than the figures say.

    Examples
    --------
    >>> share(5, 5), share(19, 20), share(14, 20), share(11, 20), share(10, 20), share(3, 20)
    ('all', 'nearly all', 'most', 'more than half', 'half', 'some')
    """
    if total <= 0 or n <= 0:
        return "none"
    if n == total:
        return "both" if total == 2 else "all"
    if n / total >= 0.9:
        return "nearly all"
    if 3 * n >= 2 * total:
        return "most"
    if 2 * n > total:
        return "more than half"
    return "half" if 2 * n == total else "some"


def a(noun: str) -> str:
    """The noun with its article; plurals go without.

    Examples
    --------
    >>> a("F1"), a("ROUGE-1"), a("accuracy"), a("WER"), a("U-Net"), a("parameters"), a("unit"), a("mAP")
    ('an F1', 'a ROUGE-1', 'an accuracy', 'a WER', 'a U-Net', 'parameters', 'a unit', 'an mAP')
    """
    words = noun.split()
    if not words:
        return noun
    tail = words[-1].lower()
    if tail.endswith("s") and not tail.endswith(("ss", "us", "is")) and words[-1] == tail:
        return noun
    head = words[0]
    spelled = len(head) > 1 and head[0].islower() and head[1].isupper()
    if len(head) > 1 and (spelled or head[:2].isupper() or (head[0].isupper() and head[1].isdigit()) or head[1] == "-"):
        # What is long enough and has vowels is read as a word: a ROUGE score.
        word = len(head) > 4 and head[:5].isupper() and head[:5].isalpha() and re.search("[AEIOU]", head[1:4])
        an = head[0] in "AEIO" if word else head[0].upper() in _VOWEL_LETTERS
    else:
        an = re.match(r"[aeiouAEIOU]|8|1[18](?!\d)", head) is not None and not re.match(r"(?i)uni|use|eu|one\b", head)
    return f"{'an' if an else 'a'} {noun}"


# Nouns of research that one counts, so that a name that ends in one takes an article where it stands in a sentence.
_COUNTED = re.compile(
    r"(?:algorithm|analysis|approach|architecture|assistant|benchmark|classifier|corpus|dataset|decoder|detector|diagram|encoder"
    r"|engine|evaluation|experiment|framework|layer|loss|mechanism|method|methodology|model|module|network|operator"
    r"|optimi[sz]er|paradigm|pipeline|platform|procedure|process|protocol|representation|resource|scheme|solution|strategy|study|survey|system"
    r"|taxonomy|technique|tool|toolkit|variant|workflow"
    r"|\b(?:actuator|agent|application|array|arm|block|branch|camera|chatbot|collection|combination|component|concept"
    r"|constraint|controller|criterion|database|definition|device|dictionary|environment|estimator|extension|filter|finger"
    r"|formula|formulation"
    r"|function|generator|graph|gripper|guideline|hand|heuristic|hybrid|index|interface|kernel|lexicon|library"
    r"|manipulator|map|mask|matrix|measure|mechanism|metric|net|objective|ontology|parser|pathway|planner|policy|prior"
    r"|prompt|prototype|ranker|reader|recogni[sz]er|regulari[sz]er|retriever|reward|robot|rule|score|sensor|simulator"
    r"|operation|pad|term|stage|step|structure|subset|suite|systemati[sz]ation|task|template|test|tracker|transform|transformer|tree|unit|vehicle"
    r"|way|window|\w{3,}(?:ifier|izer|iser|ator|ensor)))$"
)
# "Six degrees of freedom arm": what stands before an arm is no head of a phrase.
_FREEDOM = re.compile(r"(?i)degrees?[ -]of[ -]freedom(?= \w)")
# A word that somebody made up as a name: a capital or a digit past the head of a part of it.
_COINED = re.compile(r"[^\W_][A-Z0-9]")
# What the words of a sentence call one certain thing: "the PTB dataset", "the private leaderboard".
_DEFINITE = re.compile(
    r"(?i)\b(?:benchmark|challenge|cohort|collection|corpus|data ?base|data ?set|leaderboard|repository|subset|task"
    r"|split|(?:test|training|validation|data|development|hold-?out) set)$"
)


def with_article(name: str) -> str:
    """A common noun as one names it first: with "a"; proper names, plurals and what is not counted stay as they are.

    Examples
    --------
    >>> with_article("two-stage framework"), with_article("BeeNet"), with_article("transfer learning")
    ('a two-stage framework', 'BeeNet', 'transfer learning')
    >>> with_article("Siamese network"), with_article("BeeNet model"), with_article("HEX model")
    ('a Siamese network', 'BeeNet model', 'HEX model')
    >>> with_article("approach of hives"), with_article("two compact models"), with_article("fish-bone diagram")
    ('an approach of hives', 'two compact models', 'a fish-bone diagram')
    >>> with_article("wind based filter"), with_article("3 axis (XYZ) robotic arm"), with_article("wing and leg sensor")
    ('a wind based filter', 'a 3 axis (XYZ) robotic arm', 'a wing and leg sensor')
    >>> with_article("Method to count bees"), with_article("Encoder"), with_article("bee-specific binary mask")
    ('a method to count bees', 'Encoder', 'a bee-specific binary mask')
    >>> with_article("Winter HiveSound dataset"), with_article("synthetic dataset")
    ('the Winter HiveSound dataset', 'a synthetic dataset')
    >>> with_article("counting method comprised of three hums"), with_article("wax term based on hums")
    ('a counting method comprised of three hums', 'a wax term based on hums')
    """
    # A bracket within a name is no end of it, nor is an "and" between the nouns before its head.
    bare = _FREEDOM.sub("freedom", re.sub(r"\s*\([^()]*\)(?=\s+[\w-])", "", name))
    words = _AFTER_HEAD.split(bare, maxsplit=1)[0].split()
    longer = _AFTER_HEAD.split(re.sub(r"\sand\s", " + ", bare), maxsplit=1)[0].split()
    if words and not _COUNTED.search(words[-1]) and len(longer) > len(words) and _COUNTED.search(longer[-1]):
        words = longer
    if is_definite(name) and any(_COINED.search(word) for word in words[:-1]):
        return definite(name)
    if not words or (_COINED.search(words[0]) and not words[0][0].isdigit()):
        return name
    if not _COUNTED.search(words[-1].lower() if len(words) == 1 else words[-1]):
        return name
    if len(words) == 1 and words[0][:1].isupper():
        # "Method to count bees" is none of its own name, as "Encoder" may be.
        return name if len(name) == len(words[0]) else with_article(name[:1].lower() + name[1:])
    if re.match(r"(?i)(?:an?|the|our|its|their|this|one|no)$", words[0]):
        return name
    return a(" ".join(words)).removesuffix(" ".join(words)) + name


def is_definite(name: str) -> bool:
    """Whether a name ends in a word for one certain thing: a data set, a task, a leader board."""
    return _DEFINITE.search(name) is not None


def definite(name: str) -> str:
    """A data set, a task or a leader board as a sentence names it: with "the" where its name ends in such a word.

    Examples
    --------
    >>> definite("HiveSound dataset"), definite("HiveSound"), definite("four hive datasets"), definite("the test set")
    ('the HiveSound dataset', 'HiveSound', 'four hive datasets', 'the test set')
    """
    first = name.split(" ", 1)[0].casefold()
    if not is_definite(name) or first in {"the", "a", "an", "our", "its", "their", "one", "each", "every", "this"}:
        return name
    return f"the {name}"


def span_of_years(years: Iterable[int]) -> str:
    """When: "in 2024", or "between 2014 and 2026"; empty where no year is known.

    Examples
    --------
    >>> span_of_years([2020, 2018]), span_of_years([2020])
    ('between 2018 and 2020', 'in 2020')
    """
    known = sorted(years)
    if not known:
        return ""
    return f"in {known[0]}" if known[0] == known[-1] else f"between {known[0]} and {known[-1]}"


def mostly_since(years: Sequence[int]) -> tuple[int, int] | None:
    """The latest year since which more than half appeared, with how many; None where that is the first year of all.

    Examples
    --------
    >>> mostly_since([2018, 2022, 2023, 2023])
    (2022, 3)
    """
    known = sorted(years)
    if len(known) < 3:
        return None
    for year in sorted(set(known), reverse=True):
        late = sum(y >= year for y in known)
        if 2 * late > len(known):
            return (year, late) if year > known[0] else None
    return None


def in_or_since(year: int, years: Iterable[int]) -> str:
    """How a year at which a late stretch begins is told: "in" where nothing is later.

    Examples
    --------
    >>> in_or_since(2023, [2020, 2023, 2024]), in_or_since(2024, [2020, 2024])
    ('since 2023', 'in 2024')
    """
    return f"{'in' if year >= max(years, default=year) else 'since'} {year}"


def told_when(n: int, years: Sequence[int]) -> str:
    """When ``n`` papers appeared, of which those with a date are from ``years``: a clause that begins with a comma.

    Examples
    --------
    >>> told_when(1, [2020]), told_when(3, [2020, 2020, 2020]), told_when(2, [2018, 2020])
    (', in 2020', ', all in 2020', ', in 2018 and 2020')
    >>> told_when(3, [2010, 2011, 2011])
    ', from 2010 to 2011'
    >>> told_when(4, [2018, 2022, 2023, 2023]), told_when(9, [2020, 2021])
    (', the first in 2018, three of them since 2022', ', the two with a date from 2020 to 2021')
    >>> told_when(20, [2020, 2021]), told_when(2, [2020])
    (', the 2 with a date from 2020 to 2021', ', of which one bears a date (2020)')
    """
    known = sorted(years)
    if not known:
        return ""
    dated = f"in {known[0]}" if known[0] == known[-1] else f"from {known[0]} to {known[-1]}"
    if len(known) < n and len(known) == 1:
        return f", of which one bears a date ({known[0]})"
    if len(known) < n:
        return f", the {number_word(len(known), n)} with a date {dated}"
    if n == 1:
        return f", {dated}"
    if known[0] == known[-1]:
        return f", {'both' if n == 2 else 'all'} {dated}"
    if n == 2:
        return f", in {known[0]} and {known[1]}"
    late = mostly_since(known)
    if not late or late[0] - known[0] < TELLING_SPAN:
        return f", {dated}"
    return f", the first in {known[0]}, {number_word(late[1], n)} of them {in_or_since(late[0], known)}"


def is_plural(noun: str) -> bool:
    """Whether a name reads as a plural, as far as its head word shows: the last one before "of", "for", a bracket.

    Examples
    --------
    >>> is_plural("compact CNNs (2 kinds)"), is_plural("imaging modalities")
    (True, True)
    >>> is_plural("a map of hives"), is_plural("mapping bee hives"), is_plural("four degrees of freedom robot")
    (False, False, False)
    >>> is_plural("hive bias"), is_plural("hive areas"), is_plural("knowledge about hives")
    (False, True, False)
    """
    noun = _FREEDOM.sub("freedom", noun)
    words = _AFTER_HEAD.split(noun, maxsplit=1)[0].split()
    if not words or (len(words) > 2 and words[0].endswith("ing")):
        return False
    return (
        re.fullmatch(
            r"(?:[\w-]*[a-z]{3,}|[\w-]*[A-Z]{2,})(?<![suiS])(?<!\bbia)(?<!\blen)(?<!\batla)(?<!\bcanva)(?<!\bchao)s",
            words[-1],
        )
        is not None
    )


def plain(text: str) -> str:
    r"""A name or a figure without LaTeX, for our own sentences; quotes stay as they are.

    Examples
    --------
    >>> plain(r"$95.8\%$"), plain(r"\textbf{MERIT}")
    ('95.8%', 'MERIT')
    >>> plain("a gain of ~30% (Fig.~2)")
    'a gain of ~30% (Fig. 2)'
    """
    if not any(c in text for c in "\\$~{"):
        return " ".join(text.split())
    # Before a figure it says "about"; behind a word it is a blank of LaTeX.
    kept = re.sub(r"(?<![^\s(\[=<>$])~(?=\s?\d)", "∼", text)
    return plain_text(kept).replace("∼", "~") if "~" in text else plain_text(text)
