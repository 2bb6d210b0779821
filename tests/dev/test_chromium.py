"""A green run in CI means that the browser journeys were made."""

import pytest

from devenv import chromium
from devenv.console import Problem


@pytest.fixture
def bare(monkeypatch):
    """A computer without a browser, on which we may not install one."""
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "MAC", "/nowhere/{0}")


def browser(folder, name="chromium", code=0):
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_ci_without_a_browser_fails(bare, tmp_path):
    with pytest.raises(Problem, match="CI=true") as problem:
        chromium.browser_environment({"PATH": str(tmp_path), "CI": "true"})
    assert problem.value.code != 0


def test_a_person_without_a_browser_gets_the_rest_of_the_suite(bare, tmp_path, capsys):
    env = chromium.browser_environment({"PATH": str(tmp_path)})
    assert env == {"STILLWATER_NO_BROWSER": "1"}
    assert "apt-get install chromium" in capsys.readouterr().err


def test_the_browser_on_the_path_is_found(bare, tmp_path):
    path = browser(tmp_path)
    assert chromium.browser_environment({"PATH": str(tmp_path), "CI": "true"}) == {"CHROMIUM": path}


def test_a_script_that_only_asks_for_a_snap_is_no_browser(bare, tmp_path):
    """Ubuntu's package in a container; the journeys would all fail."""
    browser(tmp_path, "chromium-browser", code=1)
    real = browser(tmp_path, "google-chrome")
    assert chromium.find({"PATH": str(tmp_path)}) == real


def test_a_wrong_chromium_variable_is_named(bare, tmp_path):
    """Falling back in silence would test another browser than the one asked for."""
    browser(tmp_path)
    with pytest.raises(Problem, match="/no/such"):
        chromium.find({"PATH": str(tmp_path), "CHROMIUM": "/no/such"})
