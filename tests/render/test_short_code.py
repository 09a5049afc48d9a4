"""What is written quicker is what Jinja would write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from biji.model import ThemeFile
from biji.render.environment import Templates
from biji.render.fragments import Html
from biji.render.short_code import escaped
from biji.render.strings import ENGLISH
from biji.render.views import RedirectView

VIEW = RedirectView("en", ENGLISH, "i.svg", "a.html", "a.html", "<b>&")


@given(st.one_of(st.text(), st.text(alphabet="<>&'\"a "), st.integers(), st.none(), st.text().map(Html)))
def test_text_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == escape(value)


def test_a_template_of_the_users_may_ask_for_what_is_not_there() -> None:
    text = "{{ view.nothing | default('none') }}{{ {'a': view.title}.a }}{{ view.nothing is defined }}"
    own = Templates({"redirect.html": ThemeFile("_theme/templates/redirect.html", text.encode())})
    assert own.fill("redirect.html", VIEW) == "none&lt;b&gt;&amp;False"


@pytest.mark.parametrize("call", ["facts(view.title[:2])", "facts(items=view.title[:2])"])
def test_a_template_of_the_users_may_call_bijis_macros_as_it_likes(call: str) -> None:
    text = '{% import "_parts.html" as parts %}{{ parts.' + call + " }}"
    own = Templates({"redirect.html": ThemeFile("_theme/templates/redirect.html", text.encode())})
    assert own.fill("redirect.html", VIEW).strip() == "&lt; · b"
