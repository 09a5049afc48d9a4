"""The machine under the span rules: one walk over a run of text, with frames for what is open, and no recursion.

kramdown reads spans by trial: at `*` it parses on until the emphasis closes, and takes everything back when it never
does. Here each element in progress is a `Frame` on a stack. A frame that meets the end of the text fails: its tokens
go, its opener becomes text, and the walk starts again behind it. What a failed walk has passed is remembered, by
kind and context, so that no opener walks the same way to the same failure: the whole stays linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.characters import decode_entities, join_cjk_lines
from biji.parse.kramdown.frames import HTML, NOTHING, RAW_SPECIAL, Frame, Rules, never
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.kramdown.document import DocumentState

#: Marks that a run of text is walked for, walks that are repeated included. Real paragraphs have a hundred; a line of
#: a megabyte of `*a*` has half a million, and each costs what a whole plain paragraph does.
MAX_STEPS = 50_000


class Scanner:
    """One run of text on its way to tokens; the rules are functions `(scanner, position) -> next position`.

    Attributes:
        text: the run.
        line: of the body, counted from 0, on which it begins.
        tokens: what is finished.
        mark: the end of the last thing that a rule has looked at; quotes do not look behind it.
        last: the element that ends exactly here, for an attribute list to follow.
        absorbed: the end of something that an attribute list may follow without effect.
    """

    __slots__ = (
        "_buffer", "_counted", "_failed", "_from", "_missing", "absorbed", "brackets", "broken", "frames", "last",
        "line", "mark", "memo", "pending", "rules", "state", "text", "tokens", "top",
    )  # fmt: skip

    def __init__(self, text: str, state: DocumentState, line: int, rules: Rules, context: int = 0) -> None:
        self.text, self.state, self.line, self.rules = text, state, line, rules
        self.tokens: list[Token] = []
        self.mark, self.absorbed = 0, -1
        self.last: Token | None = None
        self.top = Frame("", 0, 0, context, never)
        self.frames = [self.top]
        self.pending = 0
        self.broken = False
        #: Where a square bracket closes, by its position and context; -1 for never.
        self.brackets: dict[tuple[int, int], int] = {}
        #: What a rule wants to know only once per run.
        self.memo: dict[str, object] = {}
        self._buffer: list[str] = []
        #: A position, and how many lines end before it.
        self._counted = 0, 0
        self._from = 0
        self._failed: dict[tuple[str, int], set[int]] = {}
        self._missing: dict[str, int] = {}

    def run(self) -> list[Token]:
        """Walk to the end and return the tokens."""
        text, rules = self.text, self.rules
        position = steps = 0
        while True:
            steps += 1
            if steps > MAX_STEPS:
                return self._give_up(position)
            top = self.top
            found = top.special.search(text, position)
            if found is None:
                if self.pending:
                    position = self._fail()
                    continue
                self._finish()
                return self.tokens
            at = found.start()
            if at in top.dead and self.pending:
                position = self._fail()
                continue
            if self.pending:
                top.visited.append(at)
            character = text[at]
            if character == top.closer and (position := top.close(self, top, at)) >= 0:
                continue
            rule = rules.get(character)
            position = rule(self, at) if rule else at + 1

    def nested(self, start: int, end: int) -> list[Token]:
        """The tokens of a part of the text that is parsed on its own, each part once."""
        known = self.memo.get(f"{start}:{end}")
        if not isinstance(known, list):
            inner = Scanner(self.text[start:end], self.state, self.line, self.rules, HTML)
            known = self.memo[f"{start}:{end}"] = inner.run()
        return known

    # --- text

    def flush(self, at: int) -> None:
        """What was plain up to here becomes a text token."""
        content = self.text[self._from : at]
        self._from = at
        if self._buffer:
            self._buffer.append(content)
            content = "".join(self._buffer)
            self._buffer.clear()
        if content:
            self.last = None
            self._add_text(content)

    def replace(self, at: int, end: int, content: str) -> int:
        """The source from `at` to `end` stands for the text `content`; returns `end`."""
        self._buffer.append(self.text[self._from : at])
        self._buffer.append(content)
        self._from = self.mark = end
        return end

    def literal(self, end: int) -> int:
        """Up to here it is plain text after all, but a rule has looked at it; returns `end`."""
        self.mark = end
        return end

    def emit(self, at: int, end: int, *tokens: Token) -> int:
        """The source from `at` to `end` stands for tokens of which the first takes attributes; returns `end`."""
        self.flush(at)
        self.tokens.extend(tokens)
        self._from = self.mark = end
        self.last = tokens[0] if tokens else None
        return end

    def skip(self, end: int, last: Token) -> int:
        """The element that was ended last takes the source up to `end` with it; returns `end`."""
        self._from = self.mark = end
        self.last = last
        return end

    def report(self, code: str, at: int, message: str, hint: str = "") -> None:
        """Note a finding at a position of the text, once."""
        key = f"{code}:{at}"
        if key not in self.memo:
            self.memo[key] = True
            position, lines = self._counted if self._counted[0] <= at else (0, 0)
            lines += self.text.count("\n", position, at)
            self._counted = at, lines
            self.state.report(code, self.line + lines, message, hint)

    def holds_plain(self, start: int) -> bool:
        """Whether everything from `start` on is still plain text that no rule has replaced."""
        return start >= self._from

    def is_plain_before(self, at: int) -> bool:
        """Whether text stands directly before this position, and not the end of an element."""
        return bool(self._buffer) or self._from < at

    def find(self, needle: str, start: int) -> int:
        """`str.find`, which does not look again for what is known to be missing from an earlier position on."""
        if start >= self._missing.get(needle, len(self.text) + 1):
            return -1
        found = self.text.find(needle, start)
        if found < 0:
            self._missing[needle] = start
        return found

    def _add_text(self, content: str) -> None:
        if self.top.special is RAW_SPECIAL:
            content = decode_entities(content)
        if "\n" in content and self.state.kramdown.remove_line_breaks_for_cjk:
            content = join_cjk_lines(content)
        if "\n" not in content:
            self.tokens.append(Token("text", "", 0, content=content))
            return
        hard = self.state.kramdown.hard_wrap and not self.top.context & HTML
        for number, piece in enumerate(content.split("\n")):
            if number:
                self.tokens.append(Token("hardbreak" if hard else "softbreak", "br", 0))
            if piece:
                self.tokens.append(Token("text", "", 0, content=piece))

    # --- frames

    def open(self, frame: Frame, token: Token) -> int:
        """Begin an element with its opening token; returns where its content begins."""
        self.flush(frame.start)
        frame.base = len(self.tokens)
        frame.token = token
        self.tokens.append(token)
        if frame.closer != "]":
            frame.dead = self._failed.get(frame.key, NOTHING)
        self.frames.append(frame)
        self.top = frame
        self.pending += bool(frame.literal)
        self._from = self.mark = frame.content
        self.last = None
        return frame.content

    def pop(self, at: int, end: int) -> Frame:
        """End the innermost element at `at`; the walk goes on at `end`."""
        self.flush(at)
        frame = self.frames.pop()
        self.top = self.frames[-1]
        self.pending -= bool(frame.literal)
        self._from = self.mark = end
        self.last = frame.token
        return frame

    def undo(self, frame: Frame) -> None:
        """Take back a frame that was popped: its opener is text again, and what it knows of brackets stays known."""
        outer = self.top.context
        self.brackets.update(((start, outer), end) for start, end in frame.pairs.items())
        del self.tokens[frame.base :]
        self._buffer.clear()
        self._from = frame.start
        self.mark = frame.start + frame.literal
        self.last = None
        self.broken = True

    def _fail(self) -> int:
        """The innermost frame that can fail has met the end; returns where the walk goes on."""
        while True:
            frame = self.frames.pop()
            if frame.closer != "]":
                self._failed.setdefault(frame.key, set()).update(frame.visited)
            if frame.literal:
                break
        self.top = self.frames[-1]
        self.pending -= 1
        if frame.closer == "]":
            frame.pairs.update(dict.fromkeys(frame.depth, -1))
        self.undo(frame)
        return frame.retry(self, frame) if frame.retry else frame.start + frame.literal

    def _give_up(self, at: int) -> list[Token]:
        """The rest is text, and so is what may not stay open."""
        self.report("nesting", at, f"more than {MAX_STEPS} marks in one run of text", "the rest is shown as text")
        while self.pending:
            self._fail()
        self._finish()
        return self.tokens

    def _finish(self) -> None:
        end = len(self.text)
        self.flush(end)
        while len(self.frames) > 1:
            self.tokens.append(closing(self.pop(end, end).token))
        if self.broken:
            self.tokens = join_texts(self.tokens)


def closing(token: Token) -> Token:
    """The token that ends what `token` began."""
    if token.type == "html_inline":
        end = Token("html_inline", token.tag, -1)
        end.content = f"</{token.tag}>"
        return end
    return Token(token.type.replace("_open", "_close"), token.tag, -1)


def join_texts(tokens: list[Token]) -> list[Token]:
    """The same tokens with neighbouring texts joined, as taken back elements leave them."""
    joined: list[Token] = []
    pieces: list[str] = []
    for token in tokens:
        if token.type == "text" and not token.meta:
            if not pieces:
                joined.append(token)
            pieces.append(token.content)
            continue
        if len(pieces) > 1:
            joined[-1].content = "".join(pieces)
        pieces.clear()
        joined.append(token)
    if len(pieces) > 1:
        joined[-1].content = "".join(pieces)
    return joined
