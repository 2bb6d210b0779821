"""A green run in CI means that the browser journeys were made."""

from pathlib import Path

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


@pytest.fixture
def apt(monkeypatch, tmp_path):
    """A computer on which we are root and packages can be installed, unless they are in the set it yields."""
    missing, asked = set(), []

    def install(package, *, failure):
        asked.append(package)
        if package in missing:
            raise Problem(failure)
        browser(tmp_path, package)

    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium.shutil, "which", _which)
    monkeypatch.setattr(chromium, "apt_install", install)
    monkeypatch.setattr(chromium, "MAC", "/nowhere/{0}")
    return missing, asked


def _which(name, path=None):
    if name == "apt-get":
        return "/usr/bin/apt-get"
    return str(Path(path) / name) if path and (Path(path) / name).exists() else None


def test_ci_walks_in_the_browser_without_windows(apt, tmp_path):
    """With the whole browser, which may be there already, the suite takes half as long again."""
    browser(tmp_path)
    env = chromium.browser_environment({"PATH": str(tmp_path), "CI": "true"})
    assert env == {"CHROMIUM": str(tmp_path / "chromium-headless-shell")}


def test_a_person_with_a_browser_gets_nothing_installed(apt, tmp_path):
    path = browser(tmp_path)
    assert chromium.browser_environment({"PATH": str(tmp_path)}) == {"CHROMIUM": path}
    assert apt[1] == []


def test_without_that_package_the_whole_browser_does(apt, tmp_path, capsys):
    apt[0].add("chromium-headless-shell")
    env = chromium.browser_environment({"PATH": str(tmp_path), "CI": "true"})
    assert env == {"CHROMIUM": str(tmp_path / "chromium")}
    assert apt[1] == ["chromium-headless-shell", "chromium"]


def test_the_browser_that_is_there_does_where_nothing_can_be_installed(apt, tmp_path, capsys):
    apt[0].add("chromium-headless-shell")
    path = browser(tmp_path)
    assert chromium.browser_environment({"PATH": str(tmp_path), "CI": "true"}) == {"CHROMIUM": path}
    assert apt[1] == ["chromium-headless-shell"]


def test_the_browser_that_was_chosen_is_left_alone(apt, tmp_path):
    path = browser(tmp_path, "google-chrome")
    chosen = {"PATH": str(tmp_path), "CI": "true", "CHROMIUM": path}
    assert chromium.browser_environment(chosen) == {"CHROMIUM": path}
    assert apt[1] == []
