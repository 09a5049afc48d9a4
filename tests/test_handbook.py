"""The handbook names every option and key that the program has, and no other; its examples are what is printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest
from msgspec.structs import fields

from biji import model, output
from biji.build import Request, load
from biji.check import advise
from biji.check.answers import Answer
from biji.cli import HELP, main
from biji.config import BijiConfig, Config, MathConfig
from biji.diagnostics import format_diagnostic
from biji.link.addresses import GENERATED
from biji.model import KramdownOptions, Reference
from biji.model.permalinks import PERMALINK_PLACEHOLDERS, PERMALINK_STYLES
from biji.parse.cells import NO, PARTIAL, YES, read_mark
from biji.parse.metadata import KNOWN_KEYS
from biji.render.exports import BIBLIOGRAPHY, EXPORTS
from biji.render.exports.schemas import schema
from biji.render.exports.works import Work

HANDBOOK = Path(__file__).parents[1] / "content" / "handbook"

pytestmark = pytest.mark.skipif(not HANDBOOK.is_dir(), reason="the handbook is not beside the tests")

#: Fields of the configuration that are no keys of the tables: the whole file as it is, the block of our own keys.
NOT_WRITTEN = {"values", "biji"}
#: A key of front matter that the Liquid stage reads among the author's own data.
READ_ELSEWHERE = {"render_with_liquid"}


def page(name: str) -> str:
    return (HANDBOOK / f"{name}.md").read_text(encoding="utf-8")


def part(name: str, title: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    level, body = re.search(rf"^(#+) {re.escape(title)}$\n(.*)", page(name), re.MULTILINE | re.DOTALL).groups()  # type: ignore[union-attr] # the heading is there
    return re.split(rf"^#{{1,{len(level)}}} ", body, maxsplit=1, flags=re.MULTILINE)[0]


def keys_of_tables(text: str) -> set[str]:
    """The code spans of the first cells of all rows."""
    rows = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def options_of(command: click.Command) -> set[str]:
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {name for option in options for name in option.opts}


def leaves(command: click.Command | None, name: str) -> Iterator[tuple[str, click.Command]]:
    """The commands that do something, with their whole names: `new post`."""
    if isinstance(command, click.Group):
        if command.invoke_without_command:
            yield name, command
        for below in command.commands:
            yield from leaves(command.commands[below], f"{name} {below}")
    elif command:
        yield name, command


COMMANDS = dict(leaf for name in HELP for leaf in leaves(main.get_command(click.Context(main), name), name))


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=COMMANDS)
def test_every_command_is_described_with_all_its_options_and_no_other(name: str, command: click.Command) -> None:
    described = part("commands", f"`biji {name}`")
    assert set(
        re.findall(r"(?<![\w-])--?[a-z][a-z-]*(?!\w)", re.sub(r"```.*?```", "", described, flags=re.DOTALL))
    ) == options_of(command)


def test_no_other_command_is_described() -> None:
    assert set(re.findall(r"^## `biji ([a-z ]+)`$", page("commands"), re.MULTILINE)) == set(COMMANDS)


def test_everything_that_can_be_exported_is_described() -> None:
    assert keys_of_tables(part("commands", "`biji export`")) == set(EXPORTS)


def test_every_key_of_the_configuration_is_described_and_no_other() -> None:
    jekyll = {field.name for field in fields(Config)} - NOT_WRITTEN
    own = {field.name for field in fields(BijiConfig)} - {"math"}
    math = {f"math.{field.name}" for field in fields(MathConfig)}
    assert keys_of_tables(page("configuration")) == jekyll | own | math


def test_every_option_of_kramdown_is_described_and_no_other() -> None:
    described = part("configuration", "`kramdown`").split("mean here what they mean there:")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", described)) == {field.name for field in fields(KramdownOptions)}


def test_every_key_of_front_matter_is_described_and_no_other() -> None:
    assert keys_of_tables(part("front-matter", "Keys")) == KNOWN_KEYS | READ_ELSEWHERE


def test_every_permalink_style_and_placeholder_is_described_and_no_other() -> None:
    addresses = part("posts", "Addresses")
    table = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", addresses, re.MULTILINE))
    assert table == PERMALINK_STYLES
    sentence = addresses.split("these placeholders")[1].split("\n")[0]
    assert set(re.findall(r"`:(\w+)`", sentence)) == PERMALINK_PLACEHOLDERS


def test_every_page_that_biji_makes_is_described_and_no_other() -> None:
    assert keys_of_tables(part("commands", "What it writes")) == {*GENERATED, "/assets/biji/"}


def test_every_room_and_every_module_of_link_is_named() -> None:
    package = HANDBOOK.parents[1] / "src" / "biji"
    rooms = {path.stem for path in package.glob("[!_]*") if path.is_dir() or path.suffix == ".py"}
    modules = {path.stem for path in (package / "link").glob("[!_]*.py")}
    assert rooms | modules <= set(re.findall(r"`([a-z_]+)`", page("architecture")))


def test_every_mark_of_a_table_is_described_and_no_other() -> None:
    described = re.findall(r"^(Yes|Partly|No)\n: (.*)$", part("tables", "Comparison tables"), re.MULTILINE)
    listed = {answer: {word.strip("`").lower() for word in words.split(", ")} for answer, words in described}
    circles = {word for word in listed["No"] - NO if read_mark(word, circle="partial") == "partial"}
    assert listed == {"Yes": YES, "Partly": PARTIAL, "No": NO | circles}


def test_every_noun_of_the_model_is_explained() -> None:
    assert set(model.__all__) <= set(re.findall(r"\b[A-Z]\w+\b", page("model")))


def fields_of(found: dict[str, Any], name: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The fields of a type of a schema with what they are, and those of the objects in its lists."""
    for key, field in found["$defs"][name]["properties"].items():
        yield f"{prefix}{key}", field["description"]
        inner = field.get("items", {}).get("$ref", "").rpartition("/")[2]
        if inner and inner != name:
            yield from fields_of(found, inner, f"{prefix}{key}.")


@pytest.mark.parametrize("what", EXPORTS)
def test_every_field_of_an_export_is_described_as_its_schema_does(what: str) -> None:
    found = schema(what)
    name = (found.get("items") or found)["$ref"].rpartition("/")[2]
    described = re.findall(r"^\| `([a-z_.]+)` \| (.*) \|$", part("model", f"`{what}`"), re.MULTILINE)
    assert described == list(fields_of(found, name))


@pytest.mark.parametrize("kind", get_args(get_type_hints(Reference)["kind"]))
def test_the_table_of_kinds_of_works_is_what_the_formats_write(kind: str) -> None:
    work = Work("a-1", ("T",), "https://a.org", "a.org", kind)
    types = re.search(rf"^\| `{kind}` \| `(.*)` \| `(.*)` \| `(.*)` \|$", part("model", "Formats"), re.MULTILINE)
    assert types
    bibtex, csl, ris = (BIBLIOGRAPHY[form].entry(work) for form in ("bibtex", "csl-json", "ris"))
    assert bibtex.startswith(f"@{types[1]}{{")
    assert f'"type":"{types[2]}"' in csl
    assert ris.startswith(f"TY  - {types[3]}\r")


def test_the_examples_in_python_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(HANDBOOK.parents[1])
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", part("model", "Python"), re.MULTILINE | re.DOTALL))
    exec(code, {})  # noqa: S102 - the handbook's own
    printed = capsys.readouterr().out
    assert "Attention" in printed
    assert "@" in printed


#: A site in which everything goes wrong that the page *Diagnostics* shows, as its examples show it.
WORKS = "".join(f"https://example.org/{number}\n\n" for number in range(5))

TROUBLED = {
    "_posts/2031-7-11-plans.md": "---\ntitle: Plans\n---\n",
    "_config.yml": "titel: x\nbaseurl: [1]\nbiji: {plugins: [marks]}\n",
    "_posts/2020-1-1-a.md": (
        "---\ntitle: A\ncatgory: Space\ndraft: maybe\n---\n\n# H\n\n参考：\n\n[x](/nowhere.html)\nand [y](#nope)\n\n"
        'See [the paper][undef].\n\nIt is so.[^q]\n\n<a href="/" onclick="alert(1)">home</a>\n\n$$\\frac{1}{2$$\n\n'
        "```nolang\nx\n```\n\nSee also {% youtube abc %}\n\nThe bar | is a pipe in a shell.\n\n"
        "[BERT]({% post_url 2019-1-3-brt %})\n\n![](/images/bert.png)\n\n```python\nx\n"
    ),
    "_posts/2019-1-3-bert.md": "---\ntitle: BERT\n---\n",
    "_posts/2020-1-2-b.md": "---\ntitle: B\npermalink: /2020/01/01/a.html\n---\n",
    "_posts/2020-1-3-history.md": "---\ntitle: Attention: a history\n---\n",
    "_posts/2020-1-6-notes.md": "---\ntitle: N\n---\n\nab\x01cd\n",
    "_posts/2020-1-9-up.md": "---\ntitle: N\npermalink: /con/../../x\n---\n",
    "_posts/2020-2-10-slash.md": "---\ntitle: N\npermalink: /a\\b\n---\n",
    "_posts/2020-2-6-nofm.md": "Text\n",
    "_posts/2020-3-1-nest.md": "---\ntitle: N\n---\n\n" + "> " * 400 + "x\n",
    "_posts/2020-3-2-table.md": "---\ntitle: N\n---\n\n" + "|a" * 30_000 + "|\n",
    "_posts/2020-3-3-gone.md": "---\ntitle: N\nredirect_to: /nowhere.html\n---\n",
    "_posts/nodate.md": "---\ntitle: N\n---\n",
    "_posts/2019-7-10-attention_0.markdown": "---\ntitle: Attention（一）\n---\n",
    "_posts/2019-7-11-attention_1.markdown": "---\ntitle: Attention（二）\n---\n",
    "_posts/2019-7-12-attention_2.markdown": "---\ntitle: Attention（四）\n---\n\n# ERNIE（续）\n",
    "_posts/2019-4-1-filters.md": "---\ntitle: Filters\n---\n\n" + WORKS,
    "_posts/2020-4-27-kalman.md": "---\ntitle: Kalman\n---\n\n" + WORKS,
    "_posts/2020-4-1-ids.md": (
        '---\ntitle: I\n---\n\n# Start\n\n<a name="start"></a>\n\n参考：\n\n'
        "https://arxiv.org/abs/1706.03762\n\n---\n\n"
        "https://arxiv.org/abs/1706.03762\n\nhttp://www.inference.org.uk/mackay/itila/\n\nITILA\n\n"
        "![](/images/img3/bert.png)\n\n<https://nlp.dev/gone> and <https://nlp.dev/old>\n\n"
        "My [own](C:/notes/nlp.pdf).\n"
    ),
    "images/img3/bert.png": "",
    "images/old.png": "",
    "style.scss": "---\n---\n",
    "templates/base.html": "",
    "2/_config.yml": "title: a: b\n",
}

#: Who runs the tests may be allowed to read everything; templates are filled only when a site is written.
NOT_TRIGGERED = {"unreadable-file", "template"}

#: What is said of outside addresses, as if they had been asked.
ANSWERED = {
    "https://nlp.dev/gone": Answer("gone", "404 Not Found"),
    "https://nlp.dev/old": Answer("ok", moved="https://nlp.dev/new"),
}

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def troubled_site(folder: Path) -> Path:
    for path, text in TROUBLED.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(folder / path, text.encode())
    old = "---\ntitle: x\n---\n\n中文字很多的中文文字\n".encode("gb18030")
    output.write_bytes(folder / "_posts/2015-3-1-old.md", old)
    (folder / "_posts/2020-1-7-link.md").symlink_to("/etc/passwd")
    return folder


def said(diagnostic: str) -> tuple[str, ...]:
    """Severity, message, code and hint of a printed diagnostic: all but its place and the excerpt."""
    first, *others = diagnostic.splitlines()
    return first.partition(": ")[2], *(line for line in others if line.startswith("   hint: "))


def examples() -> Iterator[str]:
    """The code blocks of the page as readers see them, after Liquid."""
    article = load(Request(HANDBOOK.parent, NOW, jobs=1)).site.articles["handbook/diagnostics.md"]
    for section in article.body.walk():
        yield from (block.code for block in section.blocks if isinstance(block, model.CodeBlock))


def test_every_example_of_a_diagnostic_is_what_is_printed(tmp_path: Path) -> None:
    folder = troubled_site(tmp_path)
    sites = [load(Request(each, NOW, jobs=1)) for each in (folder, folder / "2")]
    problems = [
        *advise(sites[0].site, folder, ANSWERED),
        *(problem for each in sites for problem in each.diagnostics),
    ]
    printed = {said(format_diagnostic(problem)) for problem in problems}
    shown = {said(example) for example in examples() if not any(f"[{code}]" in example for code in NOT_TRIGGERED)}
    assert len(shown) > 25
    assert shown - printed == set()
