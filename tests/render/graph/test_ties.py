"""Which topics are close."""

from __future__ import annotations

from biji.diagnostics import Span
from biji.model import Backlink, Citation, Concept, Place, Reference, ReferenceIndex, Resource, Site, Topic
from biji.render.graph.ties import find_ties, in_sight

TOPICS_OF = {"a1": ("A",), "a2": ("A",), "b1": ("B",), "c1": ("C", "B"), "none": ()}


def concept(name: str, *sources: str) -> Concept:
    return Concept(name, name, f"/{name}", tuple(Place(source, name, name) for source in sources))


def topics(*names: str) -> tuple[Topic, ...]:
    return tuple(
        Topic(name, f"/{name}", tuple(source for source, own in TOPICS_OF.items() if name in own)) for name in names
    )


def site(**more: object) -> Site:
    values: dict[str, object] = {"articles": {}, "urls": {}, "topics": topics("A", "B", "C"), "topics_of": TOPICS_OF}
    return Site(**(values | more))  # type: ignore[arg-type] # keywords of the test's choice


def test_topics_share_the_concepts_of_their_articles() -> None:
    ties = find_ties(site(concepts=(concept("x", "a1", "b1"), concept("y", "a1", "a2"), concept("z", "none", "a1"))))
    assert [(tie.topics, tie.count("concepts")) for tie in ties if tie.count("concepts")] == [(("A", "B"), 1)]


def test_an_article_counts_for_its_first_topic_and_ties_all_of_them() -> None:
    (own,) = find_ties(site())
    assert (own.topics, own.count("articles")) == (("B", "C"), 1)
    ties = find_ties(site(concepts=(concept("x", "a1", "c1"),)))
    assert {tie.topics for tie in ties} == {("A", "C"), ("B", "C")}


def test_topics_share_works_and_links() -> None:
    citations = tuple(Citation(source, "", "", Reference("u", "k", "h", Span("x"), "n")) for source in ("a1", "b1"))
    index = ReferenceIndex(shared=(Resource("k", "u", "n", "h", citations),))
    ties = find_ties(site(references=index, backlinks={"a2": (Backlink("b1", "", ""), Backlink("a1", "", ""))}))
    tie = next(tie for tie in ties if tie.topics == ("A", "B"))
    assert (tie.count("resources"), tie.count("links")) == (1, 1)


def test_what_two_topics_share_weighs_more_than_what_many_share() -> None:
    alone = concept("x", "a1", "b1")
    several = concept("y", "a1", "b1", "c1")
    tie = next(tie for tie in find_ties(site(concepts=(several, alone))) if tie.topics == ("A", "B"))
    assert [bond.key for bond in tie.bonds] == ["x", "y"]


def test_what_more_than_eight_topics_share_is_left_out() -> None:
    sources = {f"s{number}": (f"T{number}",) for number in range(9)}
    many = tuple(Topic(names[0], "/", (source,)) for source, names in sources.items())
    of = Site({}, {}, topics=many, topics_of=sources, concepts=(concept("x", *sources),))
    assert find_ties(of) == ()


def test_close_topics_stand_beside_each_other() -> None:
    of = site(concepts=(concept("x", "a1", "c1"), concept("y", "a2", "c1")))
    assert in_sight(["A", "B", "C"], find_ties(of)) == ["A", "C", "B"]
    assert in_sight(["A", "B", "C"], ()) == ["A", "B", "C"]
