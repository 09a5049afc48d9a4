"""Every plugin that is known has one answer."""

from biji.doctor.plugins import REPLACED, UNSUPPORTED


def test_no_plugin_is_both_replaced_and_unsupported() -> None:
    assert not REPLACED.keys() & UNSUPPORTED.keys()


def test_every_plugin_has_a_hint_without_a_full_stop() -> None:
    hints = [*REPLACED.values(), *UNSUPPORTED.values()]
    assert all(hint and not hint.endswith(".") for hint in hints)
