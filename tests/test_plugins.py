"""Plugins, installed as packages are: the handbook's example, and those that fail."""

from __future__ import annotations

import datetime as dt
import importlib
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from biji import output
from biji.build import Built, Request, build, load
from biji.diagnostics import Diagnostic
from biji.model import CodeBlock

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CONTENT = Path(__file__).parents[1] / "content"

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package with one plugin where Python looks for packages; a process loads each version of it once."""
    packages = tmp_path / "packages"

    def put(code: str, pyproject: str) -> None:
        project = tomllib.loads(pyproject)["project"]
        ((name, value),) = project["entry-points"]["biji.plugins"].items()
        info = packages / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir(parents=True)
        metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        output.write_bytes(info / "METADATA", metadata.encode())
        output.write_bytes(info / "entry_points.txt", f"[biji.plugins]\n{name} = {value}\n".encode())
        output.write_bytes(packages / f"{value.partition(':')[0]}.py", code.encode())
        monkeypatch.syspath_prepend(packages)
        importlib.invalidate_caches()

    return put


def site(folder: Path, config: str, posts: dict[str, str]) -> Path:
    (folder / "blog" / "_posts").mkdir(parents=True)
    output.write_bytes(folder / "blog" / "_config.yml", config.encode())
    for name, text in posts.items():
        output.write_bytes(folder / "blog" / "_posts" / f"2020-1-1-{name}.md", text.encode())
    return folder / "blog"


def built(folder: Path, jobs: int = 1) -> tuple[Built, Path]:
    target = folder.parent / f"site{jobs}"
    return build(Request(folder, NOW, jobs), target), target


def problems(found: Built) -> list[Diagnostic]:
    return [problem for problem in found.diagnostics if problem.code == "plugin"]


def example() -> tuple[str, str]:
    """The code and the project file of the handbook's example."""
    article = load(Request(CONTENT, NOW, jobs=1)).site.articles["handbook/plugins.md"]
    blocks = [block for section in article.sections for block in section.blocks if isinstance(block, CodeBlock)]
    (code,) = (block.code for block in blocks if block.language == "python")
    (project,) = (block.code for block in blocks if block.language == "toml")
    return code, project


POSTS = {f"p{number}": f"---\ntitle: Post {number}\n---\n\nplain *and ==bright== text*\n" for number in range(40)} | {
    "book": "---\ntitle: A book\nbook: Dune\n---\n\n# One ==two==\n\n`==code==` and ==a < b==, a == b\n"
}


@pytest.mark.skipif(not CONTENT.is_dir(), reason="the handbook is not beside the tests")
@pytest.mark.parametrize("dialect", ["kramdown", "gfm"])
@pytest.mark.parametrize("jobs", [1, 4])
def test_the_example_of_the_handbook_does_all_that_it_promises(
    tmp_path: Path, install: Install, jobs: int, dialect: str
) -> None:
    install(*example())
    folder = site(tmp_path, f"title: notes\nmarkdown: {dialect}\nbiji: {{plugins: [marks]}}\n", POSTS)
    found, target = built(folder, jobs)
    assert found.diagnostics == ()
    page = (target / "2020/01/01/book.html").read_text("utf-8")
    assert "<mark>a &lt; b</mark>, a == b" in page
    assert ">==code==</code>" in page
    assert ">One <mark>two</mark></h1>" in page
    assert "<em>and <mark>bright</mark> text</em>" in (target / "2020/01/01/p7.html").read_text("utf-8")
    assert (target / "topics/dune.html").is_file()
    assert (target / "titles.txt").read_text("utf-8").startswith("A book\nPost 0\n")
    assert "Notes · CC BY 4.0</footer>" in page


def test_a_plugin_that_is_not_named_does_nothing(tmp_path: Path, install: Install) -> None:
    install(BROKEN.format(method="transform(self, article)"), PROJECT)
    found, _ = built(site(tmp_path, "plugins: [broken]\n", POSTS))
    assert found.diagnostics == ()


def test_a_plugin_that_is_not_installed_is_named_with_those_that_are(tmp_path: Path, install: Install) -> None:
    install(BROKEN.format(method="transform(self, article)"), PROJECT)
    found, _ = built(site(tmp_path, "biji: {plugins: [markz]}\n", POSTS))
    (problem,) = problems(found)
    assert problem.message == 'no plugin "markz" is installed'
    assert "broken" in problem.hint


TITLED = """
from msgspec.structs import replace
from biji.plugins import Plugin

class Titled(Plugin):
    def transform(self, article):
        return replace(article, metadata=replace(article.metadata, title=article.metadata.title + " {letter}"))
"""


def test_plugins_have_their_turns_in_order_of_names(tmp_path: Path, install: Install) -> None:
    for letter in "zab":
        project = PROJECT.format(module=f"biji_titled_{letter}").replace("Broken", "Titled")
        install(TITLED.format(letter=letter), project.replace("broken", f"titled-{letter}"))
    folder = site(
        tmp_path, "biji: {plugins: [titled-b, titled-z, titled-a, titled-b]}\n", {"x": "---\ntitle: X\n---\n"}
    )
    loaded = load(Request(folder, NOW, jobs=1))
    assert [article.metadata.title for article in loaded.site.articles.values()] == ["X a b z"]
    assert loaded.parse.plugins == ("titled-a==2.0", "titled-b==2.0", "titled-z==2.0") == loaded.render.plugins


def test_a_faithful_build_leaves_articles_alone(tmp_path: Path, install: Install) -> None:
    project = PROJECT.format(module="biji_titled_q").replace("Broken", "Titled")
    install(TITLED.format(letter="q"), project.replace("2.0", "2.1"))
    folder = site(tmp_path, "biji: {plugins: [broken]}\n", {"x": "---\ntitle: X\n---\n"})
    loaded = load(Request(folder, NOW, jobs=1, faithful=True))
    assert [article.metadata.title for article in loaded.site.articles.values()] == ["X"]


PROJECT = """
[project]
name = "biji-broken"
version = "2.0"
[project.entry-points."biji.plugins"]
broken = "{module}:Broken"
"""
BROKEN = """
from biji.plugins import Plugin

class Broken(Plugin):
    def {method}:
        raise RuntimeError("no luck")
"""
RULE = """
from biji.plugins import Plugin

def rule(state{silent}):
    raise RuntimeError("no luck")

class Broken(Plugin):
    def extend_parser(self, parser):
        parser.{kind}.ruler.push("rule", rule)
"""


@pytest.mark.parametrize(
    ("code", "reports", "dialect"),
    [
        (BROKEN.format(method="extend_parser(self, parser)"), 1, "kramdown"),
        (BROKEN.format(method="extend_templates(self, environment)"), 1, "kramdown"),
        (BROKEN.format(method="generate(self, site, options)"), 1, "kramdown"),
        (BROKEN.format(method="transform(self, article)"), len(POSTS), "kramdown"),
        (BROKEN.format(method="__init__(self)"), 1, "kramdown"),
        (RULE.format(kind="inline", silent=", silent"), len(POSTS), "kramdown"),
        (RULE.format(kind="core", silent=""), len(POSTS), "kramdown"),
        (RULE.format(kind="core", silent=""), len(POSTS), "gfm"),
        (
            BROKEN.format(method="transform(self, article)").replace("RuntimeError", "SystemExit"),
            len(POSTS),
            "kramdown",
        ),
        (BROKEN.format(method="generate(self, site, options)").replace("RuntimeError", "SystemExit"), 1, "kramdown"),
        ("raise SystemExit(3)", 1, "kramdown"),
        ("raise RuntimeError('no luck')", 1, "kramdown"),
        ("class Broken:\n    pass", 1, "kramdown"),
    ],
    ids=[
        *("parser", "templates", "generate", "transform", "init", "inline", "core", "gfm"),
        *("transform ends", "generate ends", "import ends", "import", "no subclass"),
    ],
)
def test_a_plugin_that_fails_is_named_and_the_rest_is_built(
    tmp_path: Path, install: Install, request: pytest.FixtureRequest, code: str, reports: int, dialect: str
) -> None:
    module = f"biji_broken_{abs(hash(request.node.name))}"
    version = f'version = "{abs(hash(request.node.name))}"'
    install(code, PROJECT.format(module=module).replace('version = "2.0"', version))
    found, target = built(site(tmp_path, f"markdown: {dialect}\nbiji: {{plugins: [broken]}}\n", POSTS))
    said = problems(found)
    assert len(said) == reports
    assert all('the plugin "broken"' in problem.message for problem in said)
    assert len(list(target.rglob("p*.html"))) >= 40
    assert "bright" in (target / "2020/01/01/p1.html").read_text("utf-8")


FILES = """
from biji.model import OutputFile
from biji.plugins import Plugin

PATHS = [
    "../out.txt", "/etc/out.txt", "a/../../b", "", "a//b", "back\\\\slash", ".biji-unfinished/x", "a\\nb",
    "2020/01/01/P1.HTML", "2020/01/01/p1.html/x", "2020/01", "old.html", "mine.txt", "mine.txt", "fine.txt",
    "404.html", "a" * 300, "\\ud800", 5, None,
]

class Files(Plugin):
    def generate(self, site, options):
        yield from (OutputFile(path, b"from a plugin") for path in PATHS)
        yield "no file"
"""


def test_files_of_plugins_stay_inside_and_take_no_ones_place(tmp_path: Path, install: Install) -> None:
    install(FILES, PROJECT.format(module="biji_files").replace("Broken", "Files").replace("2.0", "2.2"))
    folder = site(tmp_path, "biji: {plugins: [broken]}\n", POSTS | {"x": "---\nredirect_from: /old.html\n---\n"})
    output.write_bytes(folder / "mine.txt", b"mine")
    found, target = built(folder)
    assert len(problems(found)) == 19
    assert (target / "mine.txt").read_bytes() == b"mine"
    assert (target / "fine.txt").read_bytes() == b"from a plugin"
    assert (target / "404.html").read_bytes() == b"from a plugin"
    made = {path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == b"from a plugin"}
    assert made == {target / "fine.txt", target / "404.html"}
