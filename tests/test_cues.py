"""Demanding and threatening sentences are marked in six languages; plain reports are not."""

import pytest

from briefing.cues import DEMAND, THREAT, demanding, marked, threatening

DEMANDS = [
    ("en", "The union urged the government to reopen talks."),
    ("en", "The ministers told Norland to open the border by 3 May."),
    ("en", "“You must let our people go,” she said."),
    ("en", "He called on both sides for restraint."),
    ("fr", "Le syndicat exige la réouverture du port."),
    ("fr", "La ministre a appelé au calme."),
    ("de", "Die Gewerkschaft fordert neue Gespräche."),
    ("de", "Sie rief beide Seiten zur Zurückhaltung auf."),
    ("es", "El sindicato exigió la reapertura."),
    ("ru", "Министр потребовал вывести войска."),
    ("uk", "Міністр закликав відкрити порт."),
]
THREATS = [
    ("en", "If they do not answer, we will block the coast road."),
    ("en", "Russia must agree or face massive sanctions."),
    ("en", "The army vowed to retaliate."),
    ("fr", "Le pays menace de fermer la frontière."),
    ("de", "Die Regierung droht mit einer Blockade."),
    ("es", "El gobierno amenazó con cerrar la frontera."),
    ("ru", "Они угрожают закрыть порт."),
    ("uk", "Вони погрожують закрити порт."),
]
PLAIN = [
    ("en", "The leaders arrived in Kyiv on Saturday."),
    ("en", "Rain fell on the village all night."),
    ("fr", "Les chefs sont arrivés à Kiev samedi."),
    ("de", "Die Präsidenten trafen am Samstag in Kiew ein."),
    ("es", "Los presidentes llegaron el sábado."),
    ("ru", "Президенты прибыли в Киев в субботу."),
    ("uk", "Президенти прибули до Києва в суботу."),
]


@pytest.mark.parametrize(("language", "sentence"), DEMANDS)
def test_a_demand_is_marked(language: str, sentence: str) -> None:
    assert demanding(sentence, language)
    assert marked(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), THREATS)
def test_a_threat_is_marked(language: str, sentence: str) -> None:
    assert threatening(sentence, language)
    assert marked(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), PLAIN)
def test_a_plain_report_is_not_marked(language: str, sentence: str) -> None:
    assert not marked(sentence, language)


@pytest.mark.parametrize("language", ["ar", "zh", "xx"])
def test_in_a_language_without_a_list_every_sentence_may_hold_either(language: str) -> None:
    assert demanding("下雨了", language)
    assert threatening("下雨了", language)


def test_an_unknown_language_is_screened_as_english() -> None:
    assert demanding("They demand peace.", None)
    assert not marked("Rain fell.", None)


def test_both_lists_know_the_same_languages() -> None:
    assert DEMAND.keys() == THREAT.keys()


def test_a_cue_inside_another_word_marks_nothing() -> None:
    assert not demanding("A mustard field and a shoulder.", "en")
