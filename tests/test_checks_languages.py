"""The checker on articles that are not in English: no flood of false alarms, and it says what it did not look at."""

from functools import cache

import pytest

from briefing.checks import Checker
from briefing.checks.foreign import script
from briefing.checks.prepared import prepare
from briefing.nouns.checked import Checked

TEXTS = {
    "uk": (
        "Міська рада Велмара у вівторок проголосувала за закриття старого порту на 90 днів. Міністр транспорту Ілля "
        "Горан заявив, що судна більше не заходитимуть до гавані. За його словами, ремонт причалів коштуватиме "
        "4,5 мільйона крон. Рибалки вимагають від уряду компенсації за втрачені місяці роботи."
    ),
    "ru": (
        "Городской совет Велмара во вторник проголосовал за закрытие старого порта на 90 дней. Министр транспорта "
        "Илья Горан заявил, что суда больше не будут заходить в гавань. По его словам, ремонт причалов обойдётся в "
        "4,5 миллиона крон. Рыбаки требуют от правительства компенсации за потерянные месяцы работы."
    ),
    "fr": (
        "Le conseil municipal de Velmar a voté mardi la fermeture du vieux port pendant 90 jours. Le ministre des "
        "Transports, Ilia Goran, a déclaré que les navires n’entreraient plus dans la rade. Selon lui, la réparation "
        "des quais coûtera 4,5 millions de couronnes. Les pêcheurs exigent du gouvernement une indemnité."
    ),
    "de": (
        "Der Stadtrat von Velmar hat am Dienstag beschlossen, den alten Hafen für 90 Tage zu schließen. "
        "Verkehrsminister Ilja Goran erklärte, dass keine Schiffe mehr einlaufen würden. Die Reparatur der Kaimauern "
        "werde 4,5 Millionen Kronen kosten. Die Fischer verlangen von der Regierung eine Entschädigung."
    ),
    "es": (
        "El consejo municipal de Velmar votó el martes el cierre del viejo puerto durante 90 días. El ministro de "
        "Transporte, Ilia Goran, declaró que los barcos ya no entrarían en la bahía. Según él, la reparación de los "
        "muelles costará 4,5 millones de coronas. Los pescadores exigen del gobierno una indemnización."
    ),
    "ar": (
        "صوت مجلس مدينة فلمار يوم الثلاثاء على إغلاق الميناء القديم لمدة 90 يوما. وقال وزير النقل إيليا غوران إن السفن "
        "لن تدخل المرفأ بعد الآن. وأضاف أن إصلاح الأرصفة سيكلف 4 ملايين كرونة. ويطالب الصيادون الحكومة بتعويض عن أشهر "
        "العمل الضائعة."
    ),
    "zh": (
        "维尔马市议会星期二投票决定将旧港口关闭90天。交通部长伊利亚·戈兰宣布船只将不再进入港湾。他说修理码头将花费450万克朗。"
        "渔民要求政府赔偿他们失去的几个月工作。"
    ),
}  # fmt: skip

REWORDED = {
    "uk": "У вівторок рада міста проголосувала за те, щоб закрити старий порт Велмара на 90 днів.",
    "ru": "Во вторник городской совет проголосовал за то, чтобы закрыть старый порт Велмара на 90 дней.",
    "fr": "Mardi, le conseil municipal a voté pour fermer pendant 90 jours le vieux port de Velmar.",
    "de": "Am Dienstag beschloss der Stadtrat die Schließung des alten Hafens von Velmar für 90 Tage.",
    "es": "El martes, el consejo votó cerrar durante 90 días el viejo puerto de Velmar.",
    "ar": "صوت المجلس يوم الثلاثاء على إغلاق ميناء فلمار القديم 90 يوما.",
    "zh": "市议会星期二决定将维尔马的旧港口关闭90天。",
}

ENGLISH = {
    "en": "The city council of Velmar voted on Tuesday to close the old port for 90 days. Transport Minister Ilia Goran "
    "said that ships would no longer enter the harbour."
}
ALL = {**TEXTS, **ENGLISH}
LANGUAGES = sorted(TEXTS)


@cache
def checker(language: str) -> Checker:
    return Checker.of(ALL[language], language)


def own_sentences(language: str) -> list[str]:
    mark = "。" if language == "zh" else ". "
    return [f"{one.strip().rstrip('.')}{mark.strip()}" for one in ALL[language].split(mark) if one.strip()]


def says(checked: Checked, words: str) -> bool:
    return any(words in finding.message for finding in checked.findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_articles_own_sentences_are_supported(language: str) -> None:
    for sentence in own_sentences(language):
        assert checker(language).check(sentence).verdict == "supported"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reworded_sentence_is_not_unsupported(language: str) -> None:
    assert checker(language).check(REWORDED[language]).verdict != "unsupported"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_number_is_found_in_every_language(language: str) -> None:
    wrong = own_sentences(language)[0].replace("90", "60")
    assert checker(language).check(wrong).verdict == "unsupported"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_about_something_else_is_not_supported(language: str) -> None:
    other = {
        "uk": "Астрономи відкрили невідому комету поблизу далекої зірки.",
        "ru": "Астрономы открыли неизвестную комету возле далёкой звезды.",
        "fr": "Des astronomes ont découvert une comète inconnue près d’une étoile lointaine.",
        "de": "Astronomen haben einen unbekannten Kometen nahe einem fernen Stern entdeckt.",
        "es": "Unos astrónomos descubrieron un cometa desconocido cerca de una estrella lejana.",
        "ar": "اكتشف علماء الفلك مذنبا مجهولا قرب نجم بعيد.",
        "zh": "天文学家在遥远恒星附近发现了未知彗星。",
    }[language]
    checked = checker(language).check(other)
    assert checked.verdict == "unsupported"
    assert not says(checked, "were not compared")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_looked_at_is_said_and_stays_out(language: str) -> None:
    checked = checker(language).check(REWORDED[language])
    assert says(checked, "only numbers and quotations were checked")
    assert {finding.check for finding in checked.findings} <= {"language", "values", "quotations"}


@pytest.mark.parametrize("article", sorted(ALL))
@pytest.mark.parametrize("claim", sorted(ALL))
def test_a_claim_in_another_language_is_unclear_and_says_that_words_were_not_compared(
    article: str, claim: str
) -> None:
    for sentence in own_sentences(claim):
        checked = checker(article).check(sentence)
        assert says(checked, "the words were not compared") == (article != claim)
        if article != claim:
            assert checked.verdict == "unclear"


def test_numbers_in_digits_are_still_compared_across_languages() -> None:
    right = checker("uk").check(ENGLISH["en"])
    wrong = checker("uk").check(ENGLISH["en"].replace("90", "60"))
    assert "values" not in {finding.check for finding in right.findings}
    assert next(one for one in wrong.findings if one.check == "values").words == ("60",)
    assert right.verdict == wrong.verdict == "unclear"


def test_a_quotation_left_in_the_original_does_not_hide_the_language_of_the_claim() -> None:
    claim = "The minister told the fishermen that “судна більше не заходитимуть до гавані” after that day."
    assert says(checker("uk").check(claim), "the words were not compared")
    frame = "Міністр заявив рибалкам старого порту про закриття гавані: “ships would no longer enter the old harbour of the city”."
    assert not says(checker("uk").check(frame), "the words were not compared")


def test_an_invented_claim_in_the_articles_own_language_stays_unsupported() -> None:
    checked = checker("en").check("A comet was seen near a distant star by two astronomers.")
    assert checked.verdict == "unsupported"
    assert not says(checked, "were not compared")


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("порт порту портом портів портами", True),
        ("старий старого старому старих старими", True),
        ("рада раді радою", True),
        ("порт порядок", False),
        ("мир мирний", False),
    ],
)
def test_case_endings_do_not_part_ukrainian_words(words: str, same: bool) -> None:
    keys = {word.key for word in prepare(words, "uk").words}
    assert (len(keys) == 1) == same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velmar", "Latin"),
        ("Élysée über", "Latin"),
        ("Велмар і NATO", "Cyrillic"),
        ("فلمار", "Arabic"),
        ("旧港口", "Chinese or Japanese"),
        ("90 – 4,5 %", None),
        ("", None),
    ],
)
def test_the_script_of_a_text_is_that_of_most_of_its_letters(text: str, name: str | None) -> None:
    assert script(text) == name
