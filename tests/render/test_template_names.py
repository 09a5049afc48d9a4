"""Every name that a template uses is a field of its view: its expressions are followed by type."""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from jinja2 import Environment, nodes
from msgspec import Struct

from biji.build import Request, load
from biji.package import package_folder
from biji.render import article_body, render
from biji.render.environment import Templates, template_names

CONTENT = Path(__file__).parents[2] / "content"

#: What `typing` makes of an annotation.
Kind: TypeAlias = Any
ANYTHING = object()
Names = Mapping[str, Kind]


def origin(kind: Kind) -> object:
    return typing.get_origin(kind)


def members(kind: Kind) -> tuple[Kind, ...]:
    """The types that a value may have, but for None."""
    found = typing.get_args(kind) if origin(kind) in {types.UnionType, typing.Union} else (kind,)
    return tuple(each for each in found if each is not type(None))


def item_of(kind: Kind) -> Kind:
    arguments = typing.get_args(kind)
    return arguments[0] if origin(kind) is tuple and arguments[-1] is ... else ANYTHING


class Reader:
    """Follows the expressions of one template and of what it imports, and remembers what no view has."""

    def __init__(self, name: str, view: Kind) -> None:
        self.wrong: list[str] = []
        self.used: set[str] = set()
        self._seen: set[tuple[Any, ...]] = set()
        self.template(name, {"view": view})

    def template(self, name: str, names: Names) -> dict[str, Any]:
        """Read a template, the one that it extends first; what stands at its top level is known to its blocks."""
        self.used.add(name)
        tree = Environment(autoescape=True).parse((package_folder("templates") / name).read_text(encoding="utf-8"))
        known = dict(names)
        for parent in tree.find_all(nodes.Extends):
            assert isinstance(parent.template, nodes.Const)
            known |= self.template(parent.template.value, known)
        self.statements(tree.body, known, name)
        return known

    def statements(self, body: list[nodes.Node], names: dict[str, Any], where: str) -> None:
        for node in body:
            self.statement(node, names, where)

    def statement(self, node: nodes.Node, names: dict[str, Any], where: str) -> None:
        if isinstance(node, nodes.Macro):
            names[node.name] = (node, names, where)
        elif isinstance(node, nodes.Import | nodes.FromImport):
            assert isinstance(node.template, nodes.Const)
            exported = self.template(node.template.value, {})
            if isinstance(node, nodes.Import):
                names[node.target] = exported
            else:
                for each in node.names:
                    key, alias = each if isinstance(each, tuple) else (each, each)
                    names[alias] = exported[key]
        elif isinstance(node, nodes.Include):
            assert isinstance(node.template, nodes.Const)
            self.template(node.template.value, names)
        elif isinstance(node, nodes.Assign):
            assert isinstance(node.target, nodes.Name)
            names[node.target.name] = self.kind(node.node, names, where)
        elif isinstance(node, nodes.For):
            assert isinstance(node.target, nodes.Name)
            inner = {**names, node.target.name: item_of(self.kind(node.iter, names, where)), "loop": ANYTHING}
            self.statements([*node.body, *node.else_], inner, where)
        elif isinstance(node, nodes.Expr):
            self.kind(node, names, where)
        else:
            for child in node.iter_child_nodes():
                self.statement(child, names, where)

    def kind(self, node: nodes.Node, names: Names, where: str) -> Kind:
        """The type of an expression."""
        if isinstance(node, nodes.Name):
            if node.name not in names:
                self.wrong.append(f"{where}:{node.lineno}: {node.name}")
            return names.get(node.name, ANYTHING)
        if isinstance(node, nodes.Getattr):
            return self.attribute(self.kind(node.node, names, where), node, where)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
            return self.kind(node.node, names, where)
        kinds = [self.kind(child, names, where) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Call) and isinstance(kinds[0], tuple):
            self.macro(node, names, kinds[0], where)
        return ANYTHING

    def attribute(self, kind: Kind, node: nodes.Getattr, where: str) -> Kind:
        if isinstance(kind, dict):
            return kind[node.attr]
        structs = [each for each in members(kind) if isinstance(each, type) and issubclass(each, Struct)]
        found = [hints[node.attr] for each in structs if node.attr in (hints := typing.get_type_hints(each))]
        if structs and not found:
            self.wrong.append(f"{where}:{node.lineno}: {' | '.join(each.__name__ for each in structs)}.{node.attr}")
        return found[0] if found else ANYTHING

    def macro(
        self, call: nodes.Call, names: Names, macro: tuple[nodes.Macro, dict[str, Any], str], where: str
    ) -> None:
        node, outside, there = macro
        given = [self.kind(argument, names, where) for argument in call.args]
        named = {each.key: self.kind(each.value, names, where) for each in call.kwargs}
        parameters = [parameter.name for parameter in node.args]
        inner = {
            **outside,
            **dict.fromkeys(parameters, ANYTHING),
            **dict(zip(parameters, given, strict=False)),
            **named,
        }
        key = (there, node.name, *(str(inner[parameter]) for parameter in parameters))
        if key not in self._seen:
            self._seen.add(key)
            self.statements(node.body, inner, there)


@pytest.fixture
def views(monkeypatch: pytest.MonkeyPatch) -> dict[str, type[Struct]]:
    """The type of the view of every template that the demo site and a body alone are made of."""
    demo = load(Request(CONTENT, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1, url="https://example.org"))
    seen: dict[str, type[Struct]] = {}

    def fill(_self: Templates, name: str, view: Struct, _page: str = "") -> str:
        seen[name] = type(view)
        return ""

    def fill_each(self: Templates, name: str, views: Iterable[Struct]) -> list[str]:
        return [self.fill(name, view) for view in views]

    monkeypatch.setattr(Templates, "fill", fill)
    monkeypatch.setattr(Templates, "fill_each", fill_each)
    list(render(demo.site, demo.render))
    article_body(next(iter(demo.site.articles.values())), demo.render)
    return seen


def test_every_name_that_a_template_uses_is_a_field_of_its_view(views: dict[str, type[Struct]]) -> None:
    readers = [Reader(name, view) for name, view in sorted(views.items())]
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert set(template_names()) - {name for reader in readers for name in reader.used} == set()


def test_a_name_that_the_view_lacks_is_seen() -> None:
    class Wrong(Struct):
        lang: str

    assert "redirect.html:3: Wrong.lang" not in Reader("redirect.html", Wrong).wrong
    assert any(wrong.endswith("Wrong.title") for wrong in Reader("redirect.html", Wrong).wrong)
