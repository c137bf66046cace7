"""The language of a text is told when there is enough of it."""

import pytest

from briefing.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said the talks would continue next week in the capital.", "en"),
        ("Міністр повідомив, що переговори триватимуть наступного тижня у столиці.", "uk"),
        ("Министр сообщил, что переговоры продолжатся на следующей неделе в столице.", "ru"),
        ("Le ministre a déclaré que les discussions continueraient la semaine prochaine.", "fr"),
        ("Der Minister sagte, die Gespräche würden nächste Woche fortgesetzt.", "de"),
        ("El ministro dijo que las conversaciones continuarían la próxima semana.", "es"),
        ("قال الوزير إن المحادثات ستستمر الأسبوع المقبل في العاصمة.", "ar"),
        ("部长表示，会谈将于下周在首都继续进行，双方尚未就条件达成一致意见。", "zh"),
    ],
)
def test_the_language_is_an_iso_639_1_code(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12.5 % — 2025", "Kyiv, Monday"])
def test_too_few_letters_tell_nothing(text: str) -> None:
    assert detect_language(text) is None
