"""Write a folder of posts with the shape of a real knowledge base, the same for the same seed and number.

    python benchmarks/corpus.py /tmp/posts --posts 817 --seed 1

Measured on years of notes of one author: 10 kB a post in a hundred one-line paragraphs, 30 references as URL and
title in paragraphs of their own, seven headings, five formulas, two or three images, a table in ten posts; four posts
of five are parts of a series, a quarter goes on where the part before it ended, every fifth heading recurs elsewhere,
and half a dozen sentences in a post name such subjects. Words follow Zipf's law, so that indexes and compressors meet
what they meet in life. However many posts there are, they are written one by one, in as much memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

from biji.text import format_numeral

#: The 3,755 most common Han characters: level 1 of GB 2312.
HAN = bytes(
    byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA) for byte in (row, cell)
).decode("gb2312")
SYLLABLES = (
    "al",
    "bert",
    "con",
    "dis",
    "er",
    "former",
    "gan",
    "in",
    "lin",
    "mo",
    "net",
    "op",
    "per",
    "quan",
    "tor",
    "wave",
)
HOSTS = ("weixin",) * 54 + ("zhihu",) * 15 + ("question",) * 8 + ("github",) * 3 + ("other",) * 20
FORMULAS = (
    r"\hat{y} = \arg\max_{y} \sum_{i=1}^{N} w_i\, p_i(y \mid x)",
    r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}",
    r"\begin{align} f(x) &= \frac{1}{1+e^{-x}} \\ f'(x) &= f(x)(1-f(x)) \end{align}",
    r"\mathcal{L}(\theta) = -\mathbb{E}_{x \sim p}[\log q_\theta(x)]",
    r"O(n \log n)",
)
LABELS = ("代码：", "论文：", "官网：", "文档：", "教程：")
CODE = "```python\ndef {name}(x):\n    return [item ** 2 for item in x if item]\n```"
#: So many works may be cited again, the last ones.
CITABLE = 100_000
#: A post a week up to this number; of more, several are written on a day, so that none is in the future.
WEEKLY = 1000
#: A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)


class Language:
    """Words of a made-up author, frequent ones first.

    Args:
        chance: the source of all choices.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = ["".join(chance.choices(HAN, k=chance.choice((1, 2, 2, 2, 3)))) for _ in range(8000)]
        self.names = [self._name() for _ in range(2500)]
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self._name_weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(self.names))))

    def _name(self) -> str:
        word = "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 3)))
        return self.chance.choice((word, word.title(), word.upper(), f"{word.title()}-{self.chance.randint(2, 9)}"))

    def phrase(self, length: int) -> str:
        """So many words without a stop."""
        return "".join(self.chance.choices(self.words, cum_weights=self._weights, k=length))

    def name(self) -> str:
        """A Latin one."""
        return self.chance.choices(self.names, cum_weights=self._name_weights)[0]

    def sentence(self, subject: str = "") -> str:
        """One to four clauses, some of which hold a Latin name; about a subject if there is one."""
        clauses = []
        for _ in range(self.chance.randint(1, 4)):
            clause = self.phrase(self.chance.randint(3, 8))
            clauses.append(clause + self.name() + self.phrase(2) if self.chance.random() < 0.2 else clause)
        if subject:
            clauses.append(f"{subject}的{self.phrase(2)}")
        return "，".join(clauses) + "。"

    def title(self) -> str:
        """Of an outside work."""
        return self.phrase(self.chance.randint(3, 7)) + (self.name() if self.chance.random() < 0.4 else "")


class Writer:
    """Writes posts one after the other.

    Args:
        posts: how many there will be.
        seed: of all choices.
    """

    def __init__(self, posts: int, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret: the choices only have to be the same again
        self.language = Language(self.chance)
        self.posts = posts
        self.subjects = [self._subject(number) for number in range(max(8, posts * 490 // 817))]
        self._subject_weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(self.subjects))))
        names = [self.language.name() for _ in range(max(3, min(48, posts // 17)))]
        # No folder can have the name of a device of Windows.
        self.categories = ["cone" if name.lower() == "con" else name for name in names]
        self._images = 0
        self._cited: list[str] = []
        self._works = 0
        self._ended = ""

    @property
    def images(self) -> Iterator[str]:
        """Paths of the images in the posts that were written."""
        return (f"/images/img{number % 6}/{number}.png" for number in range(self._images))

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every post."""
        posts_of_a_day = -(-self.posts // WEEKLY)
        day, written = dt.date(2012, 1, 3), 0
        while written < self.posts:
            parts = (
                1 if self.chance.random() < 0.5 else min(2 + int(self.chance.expovariate(0.3)), self.posts - written)
            )
            name, category = self.language.phrase(2) + str(written), self.chance.choice(self.categories)
            self._ended = ""
            for part in range(1, parts + 1):
                title = f"{name}（{format_numeral(part)}）" if parts > 1 else name
                subtitle = f"——{self.chance.choice(self.subjects)}" if self.chance.random() < 0.4 else ""
                text = (
                    f"---\nlayout: post\ntitle:  {title}{subtitle}\ncategory: {category} \n---\n\n* toc\n{{:toc}}\n\n"
                )
                named = f"《{name}（{format_numeral(part - 1)}）》" if part > 1 and self.chance.random() < 0.2 else ""
                yield f"_posts/{day.year}-{day.month}-{day.day}-post_{written}.markdown", text + self._body(named)
                written += 1
                if written % posts_of_a_day == 0:
                    day += dt.timedelta(days=self.chance.randint(2, 7))

    def _subject(self, number: int) -> str:
        """Another one for every number: in life the places of a subject stay as many, however long a site grows."""
        name = f"{self.language.name()}{number}"
        return self.chance.choice(
            (f"{name}net", f"{name} {self.language.name()}", f"{name}{self.language.phrase(2)}")
        )

    def _body(self, named: str) -> str:
        sections = []
        if self._ended and self.chance.random() < 0.35:
            sections.append(f"# {self._ended}（续）\n\n" + self._section())
        for number in range(self.chance.randint(4, 9)):
            recurs = self.chance.random() < 0.2
            subject = self.chance.choice(self.subjects) if recurs else self.language.phrase(4)
            self._ended = subject
            if self.chance.random() < 0.012:
                subject = f"{self.chance.choice(self.subjects)}+"
            sections.append(f"{'#' if number % 3 == 0 else '##'} {subject}\n\n" + self._section())
        if named:
            sections.append(f"参见{named}。")
        return "\n\n".join(sections) + "\n"

    def _section(self) -> str:
        makers = (self._prose, self._references, self._formula, self._image, self._table, self._code)
        blocks = self.chance.choices(makers, weights=(46, 41, 8, 7, 0.3, 1), k=self.chance.randint(3, 8))
        return "\n\n".join(block() for block in blocks)

    def _prose(self) -> str:
        paragraphs = ["".join(self._sentence() for _ in range(self.chance.randint(1, 3))) for _ in range(2)]
        if self.chance.random() < 0.15:
            paragraphs[0] = f"**{self.language.phrase(3)}。**{paragraphs[0]}"
        return "\n\n".join(paragraphs)

    def _sentence(self) -> str:
        named = self.chance.random() < 0.13
        return self.language.sentence(
            self.chance.choices(self.subjects, cum_weights=self._subject_weights)[0] if named else ""
        )

    def _references(self) -> str:
        pairs = [self._pair() for _ in range(self.chance.randint(1, 3))]
        return "\n\n".join([self.chance.choice(LABELS), *pairs] if self.chance.random() < 0.1 else pairs)

    def _pair(self) -> str:
        if self._cited and self.chance.random() < 0.02:
            return self.chance.choice(self._cited)
        pair = f"{self._url()}\n\n{self.language.title()}"
        place = self._works % CITABLE
        self._cited[place : place + 1] = [pair]
        self._works += 1
        return pair

    def _url(self) -> str:
        letters = "".join(self.chance.choices(string.ascii_letters + string.digits + "_-", k=22))
        number = self.chance.randrange(10**8)
        return {
            "weixin": f"https://mp.weixin.qq.com/s/{letters}",
            "zhihu": f"https://zhuanlan.zhihu.com/p/{number}",
            "question": f"https://www.zhihu.com/question/{number}/answer/{number + 7}",
            "github": f"https://github.com/{self.language.name()}/{self.language.name()}",
            "other": f"https://{self.language.name().lower()}.org/{number % 9999}/",
        }[self.chance.choice(HOSTS)]

    def _formula(self) -> str:
        formula = self.chance.choice(FORMULAS)
        return (
            f"$${formula}$$"
            if self.chance.random() < 0.4
            else f"{self.language.phrase(4)}$$x_{{{self.chance.randrange(9)}}}$$，即$${FORMULAS[-1]}$$。"
        )

    def _image(self) -> str:
        self._images += 1
        return f"![](/images/img{(self._images - 1) % 6}/{self._images - 1}.png)"

    def _table(self) -> str:
        columns = [self.language.name() for _ in range(self.chance.randint(2, 5))]
        rows = [
            f"| {self.language.title()} | {' | '.join(self.chance.choice(('Y', '', 'Y', '12')) for _ in columns)} |"
            for _ in range(self.chance.randint(3, 9))
        ]
        return "\n".join((f"| | {' | '.join(columns)} |", f"|:--{'|:--:' * len(columns)}|", *rows))

    def _code(self) -> str:
        return CODE.format(name=self.language.name().lower().replace("-", "_"))


def write(folder: Path, posts: int, seed: int) -> None:
    """Make the folder.

    Raises:
        FileExistsError: when it is there already.
    """
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Notes\nmarkdown: kramdown\npermalink: date\n", encoding="utf-8")
    writer = Writer(posts, seed)
    for path, text in writer.files():
        (folder / path).write_text(text, encoding="utf-8")
    for path in writer.images:
        (folder / path[1:]).parent.mkdir(parents=True, exist_ok=True)
        (folder / path[1:]).write_bytes(PNG)


def made(work: Path, posts: int) -> Path:
    """A folder of so many posts below a work folder, written when it is not there yet."""
    folder = work / f"posts-{posts}"
    if not folder.exists():
        unfinished = work / f"{folder.name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        write(unfinished, posts, seed=1)
        unfinished.rename(folder)
    return folder


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="to make; it must not be there")
    parser.add_argument("--posts", type=int, default=817)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.posts, arguments.seed)


if __name__ == "__main__":
    main()
