"""Which model is asked: precedence, profiles, keys, local-only, and the sentence about the host."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.endpoint import Choice, Embedded, Endpoint, is_loopback, refuse_remote
from briefing.errors import UsageError
from briefing.settings import Flags, brief_language, config_files, reach, resolve, said_host

LAB = "https://lab.example/v1"


@pytest.fixture(autouse=True)
def no_openai_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


class Desk:
    """A working folder with its two config files."""

    def __init__(self, folder: Path) -> None:
        self.project, self.user = folder / "briefing.toml", folder / "config.toml"

    def write(self, project: str = "", user: str = "") -> None:
        self.project.write_text(project, encoding="utf-8")
        self.user.write_text(user, encoding="utf-8")

    def choice(self, environ: dict[str, str] | None = None, **flags: object) -> Choice:
        return resolve(Flags.model_validate(flags), environ or {}, self.project, self.user)

    def error(self, environ: dict[str, str] | None = None, **flags: object) -> UsageError:
        with pytest.raises(UsageError) as caught:
            self.choice(environ, **flags)
        return caught.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_without_any_setting_the_embedded_model_is_asked(desk: Desk) -> None:
    assert desk.choice() == Embedded(model="qwen2.5-coder-1.5b")
    assert resolve(Flags(), {}, None, None) == Embedded()


def test_a_key_or_openai_address_alone_sends_nothing_anywhere(desk: Desk) -> None:
    environ = {"OPENAI_API_KEY": "secret", "OPENAI_BASE_URL": LAB}
    assert desk.choice(environ) == Embedded()


def test_once_a_model_is_named_the_openai_variables_count(desk: Desk) -> None:
    environ = {"OPENAI_API_KEY": "secret", "OPENAI_BASE_URL": LAB}
    assert desk.choice(environ, model="m") == Endpoint(model="m", base_url=LAB, api_key="secret")


def test_a_model_alone_goes_to_openai(desk: Desk) -> None:
    choice = desk.choice(model="gpt-x")
    assert choice == Endpoint(model="gpt-x")
    assert isinstance(choice, Endpoint)
    assert choice.host == "api.openai.com"


@pytest.mark.parametrize("model", ["weights/my.gguf", "MY.GGUF", "qwen2.5-coder-1.5b"])
def test_weights_and_catalogue_names_mean_the_embedded_model(model: str, desk: Desk) -> None:
    assert desk.choice({"OPENAI_BASE_URL": LAB}, model=model) == Embedded(model=model)
    assert desk.choice(model=model, base_url=LAB) == Endpoint(model=model, base_url=LAB)


def test_each_key_comes_from_the_strongest_place_that_says_it(desk: Desk) -> None:
    desk.write(
        project='profile = "p"\nmodel = "project"\n[profiles.p]\nmodel = "project profile"',
        user='model = "user"\nbase_url = "http://user.example/v1"\ntimeout_s = 5\nattempts = 2\n'
        '[profiles.p]\nmodel = "user profile"\nattempts = 3',
    )
    environ = {"BRIEFING_MODEL": "environment", "BRIEFING_BASE_URL": "http://environment.example/v1"}
    rest = {"timeout_s": 5, "attempts": 3}
    assert desk.choice(environ, model="flag") == Endpoint(
        model="flag", base_url="http://environment.example/v1", **rest
    )
    assert desk.choice(environ) == Endpoint(
        model="environment", base_url="http://environment.example/v1", **rest
    )
    assert desk.choice() == Endpoint(model="project profile", base_url="http://user.example/v1", **rest)


def test_the_project_file_goes_before_the_user_file(desk: Desk) -> None:
    desk.write(project='model = "project"', user='model = "user"')
    assert desk.choice() == Endpoint(model="project")


@pytest.mark.parametrize("by", ["flag", "environment", "project", "user"])
def test_a_profile_can_be_chosen_in_four_places(by: str, desk: Desk) -> None:
    chosen = 'profile = "lab"\n'
    desk.write(
        project=chosen if by == "project" else "",
        user=(chosen if by == "user" else "") + f'[profiles.lab]\nmodel = "m"\nbase_url = "{LAB}"\n',
    )
    environ = {"BRIEFING_PROFILE": "lab"} if by == "environment" else {}
    flags = {"profile": "lab"} if by == "flag" else {}
    assert desk.choice(environ, **flags) == Endpoint(model="m", base_url=LAB)


def test_an_unknown_profile_lists_the_known_ones(desk: Desk) -> None:
    desk.write(project='[profiles.lab]\nmodel = "m"', user='[profiles.home]\nmodel = "m"')
    error = desk.error(profile="office")
    assert (error.message, error.hint) == ("There is no profile 'office'.", "Known profiles: home, lab.")


@pytest.mark.parametrize("where", ["flag", "environment", "project", "profile"])
def test_an_address_without_a_model_is_a_usage_error(where: str, desk: Desk) -> None:
    desk.write(
        {"project": f'base_url = "{LAB}"', "profile": f'profile = "p"\n[profiles.p]\nbase_url = "{LAB}"'}.get(
            where, ""
        )
    )
    environ = {"BRIEFING_BASE_URL": LAB} if where == "environment" else {}
    flags = {"base_url": LAB} if where == "flag" else {}
    error = desk.error(environ, **flags)
    assert error.message == "A base URL is set (lab.example), but no model."
    assert "--model" in (error.hint or "")


def test_the_key_is_taken_from_the_named_variable(desk: Desk) -> None:
    desk.write(user=f'[profiles.lab]\nmodel = "m"\nbase_url = "{LAB}"\napi_key_env = "LAB_KEY"')
    environ = {"LAB_KEY": "lab secret", "OPENAI_API_KEY": "other"}
    assert desk.choice(environ, profile="lab") == Endpoint(model="m", base_url=LAB, api_key="lab secret")
    assert "LAB_KEY" in desk.error({"OPENAI_API_KEY": "other"}, profile="lab").message


def test_a_key_named_for_one_address_is_not_sent_to_a_stronger_one(desk: Desk) -> None:
    desk.write(
        project='base_url = "http://elsewhere.example/v1"',
        user=f'model = "m"\nbase_url = "{LAB}"\napi_key_env = "LAB_KEY"',
    )
    choice = desk.choice({"LAB_KEY": "lab secret"})
    assert choice == Endpoint(model="m", base_url="http://elsewhere.example/v1", api_key=None)


def test_a_key_is_never_shown(desk: Desk) -> None:
    choice = desk.choice({"OPENAI_API_KEY": "secret"}, model="m")
    assert "secret" not in repr(choice) + choice.model_dump_json()


@pytest.mark.parametrize("name", ["api_key", "openai_api_key", "token", "profiles.lab.api_key"])
def test_a_key_in_a_file_is_refused_and_not_repeated(name: str, desk: Desk) -> None:
    desk.write(user=f'{name} = "sk-123"')
    error = desk.error()
    assert error.message == f"{desk.user}: `{name}` would put a secret into a file."
    assert "api_key_env" in (error.hint or "")


def test_a_key_in_the_place_of_its_variables_name_is_refused_and_not_repeated(desk: Desk) -> None:
    desk.write(project='[profiles.lab]\napi_key_env = "sk-123"')
    error = desk.error()
    assert str(desk.project) in error.message
    assert "sk-123" not in error.message + (error.hint or "")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('modell = "m"', "modell"),
        ("[profiles.lab]\ntimeout = 3", "profiles.lab.timeout"),
        ("model = 3", "model"),
        ('timeout_s = "long"', "timeout_s"),
        ("timeout_s = 0", "timeout_s"),
        ("attempts = 0", "attempts"),
        ("attempts = true", "attempts"),
        ('local_only = "yes"', "local_only"),
        ('profiles = "lab"', "profiles"),
        ('[profiles.lab]\nprofile = "other"', "profiles.lab.profile"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_key(line: str, key: str, desk: Desk) -> None:
    desk.write(project=line)
    error = desk.error()
    assert str(desk.project) in error.message
    assert f"`{key}`" in error.message


@pytest.mark.parametrize("content", [b"model = ", b"\xff\xfe\x00", b"model = 'a'\nmodel = 'b'"])
def test_a_file_that_is_not_toml_is_named(content: bytes, desk: Desk) -> None:
    desk.project.write_bytes(content)
    assert f"{desk.project} cannot be read" in desk.error().message


def test_a_file_with_a_byte_order_mark_is_read(desk: Desk) -> None:
    desk.project.write_bytes(b"\xef\xbb\xbfmodel = 'm'\r\n")
    assert desk.choice() == Endpoint(model="m")


def test_empty_variables_and_flags_say_nothing(desk: Desk) -> None:
    names = ("MODEL", "BASE_URL", "PROFILE", "LOCAL_ONLY")
    environ = {f"BRIEFING_{name}": " " for name in names} | {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""}
    assert desk.choice(environ) == Embedded()
    assert desk.choice(environ, model="") == Embedded()
    assert desk.choice(environ, model="m") == Endpoint(model="m")


@pytest.mark.parametrize("where", ["flag", "environment", "project", "user", "profile"])
def test_local_only_refuses_a_remote_host_by_name(where: str, desk: Desk) -> None:
    line = "local_only = true\n"
    desk.write(
        project=line if where == "project" else "",
        user={"user": line, "profile": f'profile = "p"\n[profiles.p]\n{line}'}.get(where, ""),
    )
    environ = {"BRIEFING_LOCAL_ONLY": "1"} if where == "environment" else {}
    flags: dict[str, object] = {"local_only": True} if where == "flag" else {}
    error = desk.error(environ, model="m", base_url=LAB, **flags)
    assert error.message == "The article's text would go to lab.example, but local-only is set."
    assert desk.choice(environ, **flags) == Embedded()
    local = "http://127.0.0.1:8080/v1"
    assert desk.choice(environ, model="m", base_url=local, **flags) == Endpoint(model="m", base_url=local)


def test_local_only_also_sees_the_address_that_the_openai_client_would_take(desk: Desk) -> None:
    assert "lab.example" in desk.error({"OPENAI_BASE_URL": LAB}, model="m", local_only=True).message
    assert "api.openai.com" in desk.error(model="m", local_only=True).message


def test_a_project_file_cannot_lift_the_users_local_only_but_a_flag_can(desk: Desk) -> None:
    desk.write(project=f'local_only = false\nmodel = "m"\nbase_url = "{LAB}"', user="local_only = true")
    assert "local-only" in desk.error().message
    assert "local-only" in desk.error({"BRIEFING_LOCAL_ONLY": "0"}, local_only=True).message
    assert desk.choice(local_only=False) == Endpoint(model="m", base_url=LAB)
    assert desk.choice({"BRIEFING_LOCAL_ONLY": "no"}) == Endpoint(model="m", base_url=LAB)


def test_a_local_only_that_is_neither_yes_nor_no_is_an_error(desk: Desk) -> None:
    assert "'maybe'" in desk.error({"BRIEFING_LOCAL_ONLY": "maybe"}).message


def test_the_config_files_are_in_the_working_folder_and_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project, user = config_files()
    assert project == tmp_path / "briefing.toml"
    assert (user.name, user.parent.name) == ("config.toml", "briefing")


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (
            Endpoint(model="m", base_url="https://API.example.com/v1"),
            "The article's text goes to api.example.com (model m).",
        ),
        (
            Endpoint(model="m", base_url="http://10.0.0.7:8000/v1"),
            "The article's text goes to 10.0.0.7:8000 (model m), unencrypted.",
        ),
        (Endpoint(model="m"), "The article's text goes to api.openai.com (model m)."),
        (
            Endpoint(model="m", base_url="http://127.0.0.1:8080/v1"),
            "The article's text stays on this machine (model m at 127.0.0.1:8080).",
        ),
        (Embedded(), "The article's text stays on this machine (embedded model qwen2.5-coder-1.5b)."),
    ],
)
def test_the_sentence_names_who_receives_the_text(choice: Choice, sentence: str) -> None:
    assert said_host(choice) == sentence


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/v1",
        "http://LOCALHOST:8080",
        "https://localhost:1/v1",
        "http://127.0.0.1:8080/v1",
        "http://127.255.0.3/v1",
        "http://[::1]:8080/v1",
    ],
)
def test_plain_loopback_is_local(url: str) -> None:
    assert is_loopback(url)
    refuse_remote(Endpoint(model="m", base_url=url))


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost.evil.com/v1",
        "http://127.0.0.1.nip.io/v1",
        "http://127.0.0.1@evil.com/v1",
        "http://localhost:8080@evil.com/v1",
        "http://evil.com\\@127.0.0.1/v1",
        "http://evil.com#@127.0.0.1/v1",
        "http://evil.com?@127.0.0.1/v1",
        "http://127.0.0.1%2eevil.com/v1",
        "http://127.0.0.1\n.evil.com/v1",
        "http://127.0.0.1\t/v1",
        "http://2130706433/v1",
        "http://0x7f000001/v1",
        "http://0177.0.0.1/v1",
        "http://127.1/v1",
        "http://0.0.0.0/v1",
        "http://[::]/v1",
        "http://[::ffff:127.0.0.1]/v1",
        "http://[::1%25eth0]/v1",
        "http://１２７.0.0.1/v1",
        "http://128.0.0.1/v1",
        "http://localhost:99999/v1",
        "ftp://localhost/v1",
        "localhost:8080",
        "http://",
        "http:///v1",
        "http://[::1/v1",
        "",
    ],
)
def test_anything_else_is_not_local(url: str) -> None:
    assert not is_loopback(url)


@pytest.mark.parametrize(
    "url", ["http://user:pass@lab.example/v1", "lab.example/v1", "ftp://lab.example", "http://"]
)
def test_an_odd_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Endpoint(model="m", base_url=url)
    assert "pass@" not in caught.value.message


@given(st.text(alphabet="127.0:@/\\[]lochastevi#?%", max_size=25))
def test_a_local_address_has_a_local_host_for_the_http_client_too(rest: str) -> None:
    httpx2 = pytest.importorskip("httpx2")
    if is_loopback(f"http://{rest}"):
        host = httpx2.URL(f"http://{rest}").host
        assert host in ("localhost", "::1") or host.startswith("127.")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_nameless_model_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        Endpoint(model=name)


def test_the_briefs_language_comes_from_the_strongest_place_that_says_it(desk: Desk) -> None:
    def said(environ: dict[str, str] | None = None, **flags: object) -> str | None:
        return brief_language(Flags.model_validate(flags), environ or {}, desk.project, desk.user)

    assert said() is None
    desk.write(user='brief_language = "de"')
    assert said() == "de"
    desk.write(
        project='brief_language = "fr"\n[profiles.p]\nbrief_language = "es"', user='brief_language = "de"'
    )
    assert said() == "fr"
    assert said(profile="p") == "es"
    assert said({"BRIEFING_BRIEF_LANGUAGE": "it"}, profile="p") == "it"
    assert said({"BRIEFING_BRIEF_LANGUAGE": "it"}, brief_language="uk") == "uk"
    assert isinstance(desk.choice(), Embedded)


def test_the_reach_comes_from_the_strongest_place_that_says_it(desk: Desk) -> None:
    def said(environ: dict[str, str] | None = None, **flags: object) -> str | None:
        return reach(Flags.model_validate(flags), environ or {}, desk.project, desk.user)

    assert said() is None
    desk.write(user='reach = "small"')
    assert said() == "small"
    desk.write(user='reach = "small"\n[profiles.p]\nreach = "passages"')
    assert said(profile="p") == "passages"
    desk.write(project='reach = "large"\n[profiles.p]\nreach = "passages"', user='reach = "small"')
    assert said() == "large"
    assert said(profile="p") == "passages"
    assert said({"BRIEFING_REACH": " small "}, profile="p") == "small"
    assert said({"BRIEFING_REACH": " "}, profile="p") == "passages"
    assert said({"BRIEFING_REACH": "small"}, reach="large", profile="p") == "large"
    assert said({"BRIEFING_REACH": "small"}, reach="") == "small"
    assert isinstance(desk.choice(), Embedded)


@pytest.mark.parametrize("line", ["reach = 3", "[profiles.p]\nreach = true"])
def test_a_reach_that_is_no_name_is_named_with_its_file(line: str, desk: Desk) -> None:
    desk.write(project=line)
    with pytest.raises(UsageError, match="reach` does not fit") as caught:
        reach(Flags(), {}, desk.project, desk.user)
    assert str(desk.project) in caught.value.message
