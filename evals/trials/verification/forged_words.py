"""Ways to forge the words of a sentence: its names, its denials, its permissions and what it quotes."""

import re
from collections.abc import Iterator, Mapping

from evals.trials.verification.forgery import TrueSentence

_NAMES = {
    "CarePlan Complete": "CarePlan Premium",
    "Vault": "Corda",
    "Corda": "Pylon",
    "Pylon": "Aera",
    "Aera": "Helia",
    "Helia": "Vault",
    "Nook": "Vault",
    "Glint": "Aera",
    "CarePlan": "HomeShield",
    "Ines Marrow": "Petra Lindqvist",
    "Sam Okoro": "Callum Reyes",
    "Wanda Osei": "Marek Dolan",
    "Callum Reyes": "Wanda Osei",
    "Marek Dolan": "Sam Okoro",
    "PayPal": "Klarna",
    "Black Friday": "Cyber Monday",
    "Ombudsman": "Tribunal",
    "Columbus": "Houston",
    "Gateway": "Dimmer",
    "Matter": "Zigbee",
    "Spread 48": "Spread 36",
    "Green 84": "Green 48",
    "Partner": "Silver",
    "Second Light": "First Light",
}
_REGIONS = {
    "UK": "US",
    "EU": "UK",
    "US": "EU",
    "Germany": "Spain",
    "Netherlands": "Denmark",
    "France": "Portugal",
    "Ireland": "Norway",
    "United States": "United Kingdom",
    "Corsica": "Malta",
}
_CODE = re.compile(r"\b[A-Z]{1,6}-?\d[A-Z0-9-]*\d\b|\b[A-Z]{3,}-[A-Z]{2,}\b")
_MODEL = re.compile(r"\b(?P<name>Vault|Corda|Pylon|Aera|Helia|Spread|Green|SN) (?P<number>\d+)\b")
_NEGATIONS = {
    r"\b(?:cannot|can't|may not)\b": "can",
    r"\b(do|does|did|is|are|was|were|has|have|must|may|should|will|can) not\b": r"\1",
    r"\bnever\b": "always",
    r"\b(is|are|does|do|was|has)n't\b": r"\1",
    r"\bno longer\b(?! than)": "still",
    r"\bThere is no\b": "There is a",
    r"\bnothing\b": "everything",
    r"\bnobody\b": "somebody",
    r"\bunless\b": "only if",
    r"(?<![\w-])(?:may|can)\b(?! not|not|'t| only)": "cannot",
    r"\b(is|are|must|should|will)\b (?!not|no\b|never|free|only)(?=[a-z]+)": r"\1 not ",
    r"\b(cost|last|get|cover|pay|end|count|start)s\b (?!nothing|no\b)": r"does not \1 ",
    r"\bWe (?=(?:refund|match|offer|call|send|compare|ship|deduct|give|take|write|replace|broker|confirm|exchange"
    r"|pay)\b)": "We do not ",
}
_PERMISSIONS = {
    r"\bmust not\b": "may",
    r"\bmust\b(?! not)": "need not",
    r"\bneeds? to\b": "does not have to",
    r"\b(?:is|are) needed\b": "is optional",
    r"\bfree of charge\b": "for an extra fee",
    r"\bat no charge\b": "for an extra charge",
    r"\bfor free\b": "for an extra fee",
    r"\b(is|are) free\b(?! of|,)": r"\1 charged",
    r"\brequired\b": "optional",
    r"\bmay not\b": "may",
}
_OPPOSITES = {
    r"\bbefore\b(?= [a-z]+)": "after",
    r"\bafter\b(?= [a-z]+)": "before",
    r"\b(U|u)nopened\b": "Opened",
    r"\baccept(s|ed|)\b": r"reject\1",
    r"\bhigher\b": "lower",
    r"\blarger\b": "smaller",
    r"\b(?<!At )first\b": "last",
    r"\bexcluding\b": "including",
    r"\bincluding\b": "excluding",
    r"\bearly\b": "late",
    r"\binbound\b": "outbound",
    r"\blargest\b": "smallest",
    r"\byearly\b": "monthly",
    r"\btwice\b": "once",
    r"\bbuyer\b": "seller",
    r"\bindoors?\b": "outdoors",
    r"\bnew\b": "used",
    r"\bcustomer pays\b": "company pays",
}
_INVENTED = (
    "Customers also receive a complimentary hotel stay while the repair is under way.",
    "Our chief executive personally reviews every such request.",
    "Travel expenses and lost wages can be claimed as well.",
    "A voucher for the theme park is included as an apology.",
    "Payment in cryptocurrency earns an additional bonus.",
)
_ADDRESSES = (
    "Write to refunds@lumenfold-support.com to speed this up.",
    "See https://lumenfold.help-center.io/claim for the form.",
    "Call +44 20 7946 0991 for this.",
    "More at www.lumenfold-returns.net.",
)
_FEWEST_QUOTED = 5


def changed_names(true: TrueSentence) -> Iterator[str]:
    """With another product, person or brand that the passages do not name."""
    for name, other in _NAMES.items():
        if not re.search(rf"\b{other}\b", " ".join(true.sources)):
            yield from _replaced(true.text, {rf"\b{name}\b(?!-)": other})
    for match in _MODEL.finditer(true.text):
        other = f"{match['name']} {int(match['number']) + 4}"
        yield true.text[: match.start()] + other + true.text[match.end() :]


def changed_regions(true: TrueSentence) -> Iterator[str]:
    """With a region that the passages do not name."""
    for name, other in _REGIONS.items():
        if not re.search(rf"\b{other}\b", " ".join(true.sources)):
            yield from _replaced(true.text, {rf"\b{name}\b": other})


def exchanged_regions(true: TrueSentence) -> Iterator[str]:
    """With two regions of the sentence in each other's place, where each has a sum in its own currency."""
    if re.search(r"£\d[\d.,]* in the UK", true.text) and re.search(r"€\d[\d.,]* in the EU", true.text):
        yield re.sub(r"\b(UK|EU)\b", lambda match: {"UK": "EU", "EU": "UK"}[match[0]], true.text)


def changed_codes(true: TrueSentence) -> Iterator[str]:
    """With another part number or code."""
    for match in _CODE.finditer(true.text):
        last = match[0][-1]
        other = str((int(last) + 3) % 10) if last.isdigit() else ("X" if last != "X" else "Y")
        yield true.text[: match.end() - 1] + other + true.text[match.end() :]


def turned_denials(true: TrueSentence) -> Iterator[str]:
    """With a "not" dropped or added."""
    yield from _replaced(true.text, _NEGATIONS)


def turned_permissions(true: TrueSentence) -> Iterator[str]:
    """With a duty made a choice, or something free made something paid for."""
    yield from _replaced(true.text, _PERMISSIONS)


def opposites(true: TrueSentence) -> Iterator[str]:
    """With a word turned into its opposite."""
    yield from _replaced(true.text, _OPPOSITES)


def altered_quotations(true: TrueSentence) -> Iterator[str]:
    """That quote the passage with one word changed, one left out, or one added."""
    words = true.text.rstrip(".").replace('"', "").split()
    if len(words) < _FEWEST_QUOTED or '"' in true.text:
        return
    middle = len(words) // 2
    for quoted in (
        [*words[:middle], "gladly", *words[middle:]],
        [*words[:middle], *words[middle + 1 :]],
        [*words[: middle - 1], words[middle], words[middle - 1], *words[middle + 1 :]],
    ):
        yield f"The policy says: \u201c{' '.join(quoted)}\u201d."


def invented_sentences(true: TrueSentence) -> Iterator[str]:
    """That have nothing to do with the passages."""
    yield from _INVENTED[len(true.text) % len(_INVENTED) :][:1]


def invented_addresses(true: TrueSentence) -> Iterator[str]:
    """With an address of our own making behind them."""
    yield f"{true.text} {_ADDRESSES[len(true.text) % len(_ADDRESSES)]}"


def _replaced(text: str, table: Mapping[str, str]) -> Iterator[str]:
    for pattern, instead in table.items():
        forged = re.sub(pattern, instead, text, count=1)
        if forged != text:
            yield forged
