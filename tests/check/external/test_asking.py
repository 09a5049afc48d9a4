"""What one address answers."""

import pytest

from .conftest import Ask, Server


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/ok", "ok", ""),
        ("/for-now", "ok", ""),
        ("/empty", "ok", ""),
        ("/huge", "ok", ""),
        ("/packed", "ok", ""),
        ("/no-head", "ok", ""),
        ("/wrong-head", "ok", ""),
        ("/slow-body", "ok", ""),
        ("/busy", "ok", ""),
        ("/busy?Wed, 21 Oct 2015 07:28:00 GMT", "ok", ""),
        ("/missing", "gone", "404 Not Found"),
        ("/gone", "gone", "410 Gone"),
        ("/forbidden", "unknown", "403 Forbidden"),
        ("/broken", "unknown", "500 Internal Server Error"),
        ("/asks-for-an-hour", "unknown", "429 Too Many Requests"),
        ("/in-circles", "unknown", "more than 10 redirects"),
        ("/to-a-file", "unknown", "it leads to file:"),
        ("/to-nowhere", "unknown", "it leads to no valid address"),
    ],
)
def test_what_an_answer_means(server: Server, answers: Ask, path: str, state: str, reason: str) -> None:
    url = server.url(path).replace(" ", "%20")
    (answer,) = answers(url).values()
    assert (answer.state, answer.reason) == (state, reason)


@pytest.mark.parametrize(
    ("path", "moved"), [("/for-good", "/ok"), ("/for-good-too", "/ok"), ("/for-now", ""), ("/ok", "")]
)
def test_only_redirects_for_good_say_that_a_page_has_moved(
    server: Server, answers: Ask, path: str, moved: str
) -> None:
    (answer,) = answers(server.url(path)).values()
    assert answer.moved == (server.url(moved) if moved else "")


def test_a_timeout_is_no_proof(server: Server, answers: Ask) -> None:
    (answer,) = answers(server.url("/hangs"), timeout=0.3).values()
    assert answer.state == "unknown"
    assert server.asked == ["HEAD /hangs", "GET /hangs"]


def test_one_byte_is_asked_for_where_the_head_was_refused(server: Server, answers: Ask) -> None:
    answers(server.url("/no-head"))
    assert server.asked == ["HEAD /no-head", "GET /no-head"]


def test_a_host_that_asks_for_too_much_patience_is_not_asked_again(server: Server, answers: Ask) -> None:
    found = answers(server.url("/asks-for-an-hour"), *(server.url(f"/{number}") for number in range(5)), per_host=1)
    assert server.asked == ["HEAD /asks-for-an-hour"]
    assert {answer.state for answer in found.values()} == {"unknown"}


def test_a_certificate_that_nobody_signed_is_no_proof(secure_server: Server, answers: Ask) -> None:
    (answer,) = answers(secure_server.url("/ok", "localhost")).values()
    assert (answer.state, answer.reason) == ("unknown", "its certificate: self-signed certificate")


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:0/", "http://[bad/"]
)
def test_what_is_no_address_is_no_proof(answers: Ask, url: str) -> None:
    (answer,) = answers(url).values()
    assert (answer.state, answer.reason) == ("unknown", "it is no valid address")


def test_a_port_that_nobody_listens_at_is_no_proof(answers: Ask) -> None:
    (answer,) = answers("http://127.0.0.1:1/").values()
    assert answer.state == "unknown"
