"""Articles whose inside is kept as bytes."""

from msgspec.structs import replace

from biji.cache.entries import decode, encode
from biji.model import Article, ParseOptions, Source, SourceKind
from biji.model.kept import KeptArticle, opening
from biji.parse import parse

POST = (
    b"---\ntitle: GAN\n---\n\n# GAN+\n\nSome words and [a link](/x.html).\n\n|a|b|\n|-|-|\n|1|2|\n\nAnd more words\n"
)


def parsed(text: bytes = POST) -> Article:
    article = parse(Source("a.md", SourceKind.PAGE, text), ParseOptions(keep_text=True)).article
    assert article
    return article


def kept(text: bytes = POST) -> KeptArticle:
    sent = encode(parse(Source("a.md", SourceKind.PAGE, text), ParseOptions(keep_text=True)))
    found = decode(sent) if sent else None
    assert found
    assert isinstance(found.article, KeptArticle)
    return found.article


def test_a_kept_article_is_the_one_that_was_parsed() -> None:
    assert kept() == parsed()
    assert parsed() == kept()
    assert kept() != kept(POST + b"more")
    assert kept().sections == parsed().sections
    assert kept().words == parsed().words > 0
    assert kept().text == parsed().text != ""


def test_what_is_opened_is_told_and_read_once() -> None:
    article = kept()
    with opening() as opened:
        assert not opened
        assert article.metadata.title == "GAN"
        assert not opened
        assert article.body is article.body
        assert list(opened) == [("a.md", article.inside_digest)]
    assert article.body is not article.body


def test_running_texts_are_a_part_of_the_inside() -> None:
    article = kept()
    with opening() as opened:
        assert article.texts == parsed().texts
        assert opened


def test_an_edit_of_a_sentence_changes_the_inside_alone() -> None:
    one, other = kept(), kept(POST.replace(b"And more", b"And many"))
    assert one.facts_digest == other.facts_digest
    assert one.inside_digest != other.inside_digest


def test_lines_are_no_facts_but_their_order_is() -> None:
    first, second = b"\nhttps://a.example/b\n", b"\nhttps://a.example/c\n"
    text = b"---\ntitle: A\n---\n\n# A\n\n[a link](/x.html)\n" + first
    one, other = kept(text + second), kept(text.replace(b"# A", b"\n\n# A") + second)
    assert one.facts_digest == other.facts_digest
    assert one.outline != other.outline
    assert one.inside_digest != other.inside_digest
    assert one.facts_digest != kept(text.replace(first, second) + first).facts_digest


def test_an_edit_of_a_heading_changes_the_facts() -> None:
    assert kept().facts_digest != kept(POST.replace(b"GAN+", b"GAN")).facts_digest


def test_other_things_are_said_of_the_headings_inside_too() -> None:
    said = [replace(heading, name="GAN", key="gan", form="overflow") for heading in parsed().outline.headings]
    assert kept().with_headings(said) == parsed().with_headings(said) != parsed()


def test_bytes_of_a_stranger_are_an_empty_inside() -> None:
    forged = replace(kept(), inside=memoryview(b"\xc1"), running=memoryview(b"\xc1"))
    assert (forged.sections[0].blocks, forged.words, forged.texts) == ((), 0, ())
