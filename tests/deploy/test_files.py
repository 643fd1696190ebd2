"""The files of `deploy/` fit the program: its settings, its figures, its exit codes, its paths."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import drilled
from bot.metrics import Metrics
from bot.pages import PATH
from bot.settings import KEYS, read
from tests.street import Street

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
FILES = [file for file in sorted(DEPLOY.rglob("*")) if file.is_file() and file.suffix != ".png"]
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
RULES = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text("utf-8"))
BOARD = json.loads((DEPLOY / "grafana" / "burenhulp.json").read_text("utf-8"))
CADDY = (DEPLOY / "caddy" / "Caddyfile").read_text("utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
REPLICAS = [name for name in COMPOSE["services"] if name.startswith("bot-")]
TOKEN = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{30,}")
OWN_IMAGE = "burenhulp:local"


def unit(name: str = "burenhulp.service") -> dict[str, list[str]]:
    """Every key of a systemd unit, with its values."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DEPLOY)))
def test_every_setting_that_is_named_exists(file: Path) -> None:
    named = set(re.findall(r"BURENHULP_[A-Z_]*[A-Z]", file.read_text("utf-8", "replace")))
    assert {name for name in named if not name.startswith("BURENHULP_TEST_")} <= KEYS


@pytest.mark.threat("T15")
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DEPLOY)))
def test_nothing_secret_stands_in_it(file: Path) -> None:
    text = file.read_text("utf-8", "replace")
    assert not TOKEN.search(text)
    assert "PRIVATE KEY" not in text
    assert not re.search(r"postgresql\+psycopg://[^\s@/<]+:[^\s@<%]+@", text)


# -- compose -------------------------------------------------------------------------------------


def test_there_are_two_replicas_and_their_settings_can_be_read(tmp_path: Path) -> None:
    assert len(REPLICAS) == 2
    secrets = {
        "database_url": "postgresql+psycopg://burenhulp@database/burenhulp",
        "secret_key": "only for tests, and long enough to be a key",
        "telegram_token": "123:abc",
    }
    for name, value in secrets.items():
        (tmp_path / name).write_text(value, "utf-8")
    for replica in REPLICAS:
        given = {
            key: value.replace("/run/secrets", str(tmp_path)).replace(_domain(value), "bot.test")
            for key, value in COMPOSE["services"][replica]["environment"].items()
        }
        settings = read(given)
        assert settings.telegram_webhook == "https://bot.test/telegram"
        assert settings.database_url == secrets["database_url"]
        assert settings.http_port == 8750


def _domain(value: str) -> str:
    found = re.search(r"\$\{.*?\}", value)
    return found[0] if found else "nothing"


def test_what_is_used_is_declared() -> None:
    for kind in ("secrets", "networks"):
        used = {one for service in COMPOSE["services"].values() for one in service.get(kind, [])}
        assert used == set(COMPOSE[kind])
    mounted = {v.partition(":")[0] for s in COMPOSE["services"].values() for v in s["volumes"]}
    assert {name for name in mounted if not name.startswith(".")} == set(COMPOSE["volumes"])
    assert all((DEPLOY / name).exists() for name in mounted if name.startswith("."))
    needed = {n for s in COMPOSE["services"].values() for n in s.get("depends_on", {})}
    assert needed <= set(COMPOSE["services"])


def test_the_replicas_share_no_data_directory() -> None:
    assert len({tuple(COMPOSE["services"][name]["volumes"]) for name in REPLICAS}) == len(REPLICAS)


@pytest.mark.threat("T15")
def test_secrets_come_from_files_that_are_in_no_repository() -> None:
    ignored = (DEPLOY.parent / ".gitignore").read_text("utf-8").splitlines()
    assert "deploy/secrets/" in ignored
    assert all(s["file"].startswith("./secrets/") for s in COMPOSE["secrets"].values())


@pytest.mark.threat("T27")
def test_only_the_proxy_can_be_reached_from_outside() -> None:
    open_ = [name for name, service in COMPOSE["services"].items() if "ports" in service]
    assert open_ == ["proxy"]
    assert COMPOSE["services"]["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def images() -> Iterator[str]:
    yield from (service["image"] for service in COMPOSE["services"].values())
    yield from re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)


@pytest.mark.threat("T27")
@pytest.mark.parametrize("image", sorted(set(images()) - {OWN_IMAGE}))
def test_every_image_is_of_one_version(image: str) -> None:
    assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?(-[a-z-]+)?", image)


@pytest.mark.threat("T27")
def test_nobody_is_root_and_nothing_can_be_gained() -> None:
    assert re.search(r"^USER burenhulp$", DOCKERFILE, re.MULTILINE)
    for name in REPLICAS:
        service = COMPOSE["services"][name]
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"] is True
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_everything_that_is_installed_is_copied_into_the_image() -> None:
    copied = " ".join(re.findall(r"^COPY ([^-].*)", DOCKERFILE, re.MULTILINE)).split()
    assert {"bot", "handlers", "matching", "pyproject.toml"} <= set(copied)
    assert all((DEPLOY.parent / name).exists() for name in copied if name != "./")


# -- the proxy -----------------------------------------------------------------------------------


def test_the_proxy_passes_on_the_webhook_and_the_page_and_nothing_else() -> None:
    address = COMPOSE["services"][REPLICAS[0]]["environment"]["BURENHULP_TELEGRAM_WEBHOOK"]
    path = "/" + address.rpartition("/")[2]
    assert re.findall(r"^\s*path (.+)$", CADDY, re.MULTILINE) == [path, f"{PATH} {PATH}/*"]
    assert re.findall(r"^\s*method (.+)$", CADDY, re.MULTILINE) == ["POST", "GET HEAD POST"]
    for passed in re.findall(r"reverse_proxy (.+) \{", CADDY):
        assert passed.split() == [f"{name}:8750" for name in REPLICAS]
    assert "respond 404" in CADDY
    assert CADDY.count("{") == CADDY.count("}")


# -- systemd -------------------------------------------------------------------------------------


def test_the_unit_starts_the_program_and_gives_up_where_that_helps_nobody() -> None:
    found = unit()
    assert found["ExecStart"] == ["/opt/burenhulp/bin/burenhulp run"]
    codes = {int(code) for code in found["RestartPreventExitStatus"][0].split()}
    assert codes == ending_codes()
    assert int(found["TimeoutStopSec"][0]) > 10


def ending_codes() -> set[int]:
    """Exit codes that a start gives again however often: all but the platform's and a finding."""
    readme = (DEPLOY.parent / "README.md").read_text("utf-8")
    told = readme.split("Exit codes:")[1].split("\n\n")[0]
    return {int(code) for code in re.findall(r"(?:^|· )\s*(\d) ", told)} - {1, 4}


@pytest.mark.threat("T29")
def test_a_copy_is_made_each_hour_and_leaves_no_network() -> None:
    assert unit("burenhulp-copy.timer")["OnCalendar"] == ["hourly"]  # so much is lost at most
    found = unit("burenhulp-copy.service")
    folder = found["ExecStart"][0].removeprefix("/opt/burenhulp/bin/burenhulp backup ")
    assert Path(folder).name in found["StateDirectory"][0].split()
    assert found["PrivateNetwork"] == ["yes"]


@pytest.mark.threat("T27")
@pytest.mark.parametrize("name", ["burenhulp.service", "burenhulp-copy.service"])
def test_the_unit_may_do_little(name: str) -> None:
    found = unit(name)
    for key in (
        "NoNewPrivileges", "PrivateDevices", "PrivateTmp", "PrivateUsers", "ProtectHome",
        "ProtectClock", "ProtectKernelLogs", "ProtectKernelModules", "ProtectKernelTunables",
        "ProtectControlGroups", "ProtectHostname", "RestrictNamespaces", "RestrictRealtime",
        "RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute", "RemoveIPC",
    ):  # fmt: skip
        assert found[key] == ["yes"], key
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]
    assert "root" not in found["User"]


# -- alerts and the board ------------------------------------------------------------------------


def asked() -> dict[str, set[str]]:
    """Every figure that a rule or a panel asks for, and where."""
    found: dict[str, set[str]] = {}
    rules = [rule for group in RULES["groups"] for rule in group["rules"]]
    queries = [(rule["alert"], rule["expr"]) for rule in rules]
    queries += [(p["title"], t["expr"]) for p in BOARD["panels"] for t in p["targets"]]
    for where, query in queries:
        for name in re.findall(r"burenhulp_\w+", query):
            found.setdefault(name, set()).add(where)
    return found


def shown(street: Street) -> set[str]:
    """Every figure the program has."""
    with street.app.session() as db:
        drilled.begin(db, street.clock.now())
    metrics = Metrics(street.app)
    metrics.beat(0.1, 1)
    metrics.update("street", "text", "kept", 0.1)
    metrics.letter("street", "ping", "sent", 0.1)
    text = metrics.text().decode()
    named = set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))
    named |= set(re.findall(r"^(burenhulp_\w+)[ {]", text, re.MULTILINE))
    return named


def test_every_figure_that_is_asked_for_exists(street: Street) -> None:
    street.pulse.beat()
    assert set(asked()) - shown(street) == set()
    street.planted = True  # a beat, and nothing else


def test_every_figure_is_looked_at(street: Street) -> None:
    street.pulse.beat()
    series = {re.sub(r"_(bucket|count|sum|created|total)$", "", name) for name in shown(street)}
    seen = {re.sub(r"_(bucket|count|sum|created|total)$", "", name) for name in asked()}
    assert series - seen == set()
    street.planted = True  # as above


def test_labels_are_those_of_the_figures() -> None:
    allowed = {"platform", "kind", "ended", "state", "rung", "le"}
    for text in [*map(str, RULES["groups"]), json.dumps(BOARD["panels"])]:
        for names in re.findall(r"by \(([^)]*)\)", text):
            assert {name.strip() for name in names.split(",")} <= allowed


def test_each_alert_says_what_it_is_and_whom_it_wakes() -> None:
    rules: list[dict[str, Any]] = [rule for group in RULES["groups"] for rule in group["rules"]]
    assert len({rule["alert"] for rule in rules}) == len(rules) > 5
    for rule in rules:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"]
        assert rule["annotations"]["description"]


def test_the_panels_do_not_lie_on_top_of_each_other() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        assert at["x"] + at["w"] <= 24
        for x in range(at["x"], at["x"] + at["w"]):
            for y in range(at["y"], at["y"] + at["h"]):
                assert (x, y) not in taken
                taken.add((x, y))
    assert len({panel["id"] for panel in BOARD["panels"]}) == len(BOARD["panels"])
