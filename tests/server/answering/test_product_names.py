from pathlib import Path

from ingest.index.documents import Description, DocumentKind
from server.answering.holding import asked_tags, holds_for
from server.answering.product_names import ProductNames
from server.answering.question import Question, Ticket
from server.deskside import Deskside
from tests.server.api import company
from tests.server.api.company import Paper, open_company


def product(title: str, *tags: str) -> Paper:
    path = f"products/{title.lower().replace(' ', '-')}.md"
    return Paper(path, (f"{title} is quiet.",), Description(title, DocumentKind.PRODUCT, tags={"product": tags}))


def opened(folder: Path, *papers: Paper) -> Deskside:
    deskside = open_company(folder)
    for paper in papers:
        company._publish(deskside.index, paper)
    return deskside


def test_a_name_in_the_title_of_a_product_document_stands_for_its_product(tmp_path: Path) -> None:
    deskside = opened(tmp_path, product("Vault datasheet", "battery"), product("Nook guide", "thermostat"))
    names = ProductNames(deskside.index.catalog)
    assert names.tags_in("can a VAULT be returned") == {"battery"}
    assert names.tags_in("what does it cost") == frozenset()
    deskside.close()


def test_a_word_in_the_titles_of_many_products_names_none(tmp_path: Path) -> None:
    papers = [product(f"Guide {name}", name.lower()) for name in ("Vault", "Nook", "Pylon")]
    deskside = opened(tmp_path, *papers)
    names = ProductNames(deskside.index.catalog)
    assert names.tags_in("is there a guide") == frozenset()
    assert names.tags_in("Pylon") == {"pylon"}
    deskside.close()


def test_new_documents_are_known_at_once(tmp_path: Path) -> None:
    deskside = opened(tmp_path)
    names = ProductNames(deskside.index.catalog)
    assert names.tags_in("Vault") == frozenset()
    company._publish(deskside.index, product("Vault datasheet", "battery"))
    assert names.tags_in("Vault") == {"battery"}
    deskside.close()


def test_the_ticket_says_what_the_question_leaves_open(tmp_path: Path) -> None:
    deskside = opened(tmp_path, product("Vault datasheet", "battery"), product("Nook guide", "thermostat"))
    names = ProductNames(deskside.index.catalog)
    ticket = Ticket("desk", "1", "Return", fields={"product": "Vault 10"})
    assert names.asked(Question("Can it be returned?", ticket=ticket)) == {"battery"}
    assert names.asked(Question("Can a Nook be returned?", ticket=ticket)) == {"thermostat"}
    asked = asked_tags(Question("Can a Vault be returned in the UK?"), names)
    assert holds_for({"product": ("battery",), "region": ("UK", "eu")}, asked)
    assert not holds_for({"product": ("thermostat",)}, asked)
    assert not holds_for({"region": ("us",)}, asked)
    assert holds_for({}, asked)
    deskside.close()
