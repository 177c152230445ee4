"""Nothing is read into a language that is not read; that it is there is said."""

import random

import pytest

from backchannel.record.check import faults

from .conftest import ReadText

ENGLISH = (
    "The foreign minister received the ambassador of Peru in Paris on 3 May 1954. Chile condemned the visit and recalled its "
    "envoy. The two governments signed a trade agreement two weeks later."
)
LAST = "Bolivia protested against the agreement and expelled the consul of Peru from the country."
# Each tells of a reception, an agreement, a condemnation and an alliance, in words that are close to English ones where the
# language has such.
PASSAGES = {
    "fr": "Le ministre des affaires étrangères a reçu hier l’ambassadeur du Pérou. Ils ont signé un accord commercial. Le "
    "Chili a condamné cette visite. L’invasion de la Belgique et une alliance avec la Russie sont possibles.",
    "de": "Der Außenminister empfing gestern den Botschafter Perus in Berlin. Beide unterzeichneten ein Handelsabkommen. "
    "Chile protestierte gegen den Besuch und rief seinen Gesandten zurück. Eine Invasion Belgiens wird befürchtet.",
    "es": "El ministro de Relaciones Exteriores recibió ayer al embajador del Perú. Ambos firmaron un acuerdo comercial. "
    "Chile condenó la visita y llamó a su enviado. Una alianza con Rusia es posible.",
    "it": "Il ministro degli Esteri ha ricevuto ieri l’ambasciatore del Perù. I due hanno firmato un accordo commerciale. "
    "Il Cile ha condannato la visita e ha richiamato il suo inviato.",
    "pt": "O ministro das Relações Exteriores recebeu ontem o embaixador do Peru. Ambos assinaram um acordo comercial. "
    "O Chile condenou a visita e chamou o seu enviado.",
    "Cyrillic": "Министр иностранных дел вчера принял посла Перу в Москве. Они подписали торговое соглашение. "
    "Чили осудило этот визит и отозвало своего посланника.",
    "Arabic": "استقبل وزير الخارجية أمس سفير بيرو في القاهرة. ووقع الطرفان اتفاقا تجاريا. "
    "وأدانت تشيلي الزيارة واستدعت مبعوثها.",
    "Chinese": "外交部长昨天在北京会见了秘鲁大使。双方签署了贸易协定。智利谴责了这次访问，并召回了特使。",
}
CODES = {"Cyrillic": "ru", "Arabic": "ar", "Chinese": "zh"}


@pytest.mark.parametrize("language", PASSAGES)
def test_a_text_in_another_language_is_kept_with_a_reason_and_without_claims(
    read_text: ReadText, language: str
) -> None:
    done = read_text(PASSAGES[language])
    assert done.warnings == (f"other_language: the text is in «{CODES.get(language, language)}»",)
    assert done.record.text.content == PASSAGES[language]
    assert (done.record.claims, done.record.quotations, done.record.actors) == ((), (), ())


@pytest.mark.parametrize("language", PASSAGES)
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_foreign_passage_in_an_english_text_changes_nothing_but_a_warning(
    read_text: ReadText, language: str, gap: str
) -> None:
    alone = read_text(f"{ENGLISH}{gap}{LAST}").record
    done = read_text(f"{ENGLISH}{gap}{PASSAGES[language]}{gap}{LAST}")
    said = [(claim.type, claim.trigger.words) for claim in done.record.claims]
    assert len(said) >= 5
    assert said == [(claim.type, claim.trigger.words) for claim in alone.claims]
    assert sorted(actor.name for actor in done.record.actors) == sorted(actor.name for actor in alone.actors)
    (warning,) = done.warnings
    assert warning.startswith("other_language: one passage is in ")
    assert (f"in {language} letters" if language in CODES else f"in «{language}»") in warning
    assert f"“{PASSAGES[language][:12]}" in warning
    assert PASSAGES[language] in done.record.text.content


def test_passages_in_two_languages_are_both_named(read_text: ReadText) -> None:
    content = f"{ENGLISH}\n\n{PASSAGES['de']}\n\n{LAST}\n\n{PASSAGES['Cyrillic']}\n\n{ENGLISH}"
    (warning,) = read_text(content).warnings
    assert warning.startswith(
        "other_language: 2 passages are in «de» and in Cyrillic letters, the first beginning with “Der"
    )


@pytest.mark.parametrize(
    "content",
    [
        "Charles de Gaulle, Simone de la Rivière and Juan de los Ríos y Castro met Ursula von der Tann in El Paso.",
        "The communiqué of Giscard d’Estaing and José López Portillo called the détente a fait accompli.",
        "Perón expelled the papal nuncio. Getúlio Vargas and Eduardo Santos condemned the coup d’état.",
        "Xi Jinping (习近平) received Sergey Lavrov (Сергей Лавров) in Beijing.",
        "He shouted “Viva la libertad y los pueblos unidos” and the police of Peru arrested him.",
        "PERU RECALLS ENVOY. CHILE PROTESTS. NO COMMENT QUAI D'ORSAY.",
        "Peru recalls envoy\n\nChile protests\n\nBolivia, Brazil, Paraguay\n\nLima, 3 May 1954",
    ],
)
def test_names_loan_words_and_telegrams_are_english(read_text: ReadText, content: str) -> None:
    done = read_text(content)
    assert done.warnings == ()
    assert done.record.actors


@pytest.mark.parametrize("kind", ["letters", "digits", "base64", "program", "dummy", "signs", "one letter"])
def test_junk_gives_no_claim(read_text: ReadText, kind: str) -> None:
    rng = random.Random(kind)
    content = {
        "letters": " ".join("".join(rng.choices("bcdfghklmnprstvwxz", k=rng.randrange(2, 9))) for _ in range(400)),
        "digits": "\n".join("\t".join(str(rng.randrange(10**6)) for _ in range(8)) for _ in range(200)),
        "base64": "\n".join("".join(rng.choices("ABCDEFGHabcdefgh0123456789+/", k=76)) for _ in range(100)),
        "program": "for (int i = 0; i < n; i++) { if (a[i] == NULL) return -1; total += a[i]->size; }\n" * 60,
        "dummy": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. "
        * 30,
        "signs": "*** --- ||| ### @@@ %%% !!! ??? ... ,,, ;;; ::: " * 100,
        "one letter": "a " * 5000,
    }[kind]
    assert read_text(content).record.claims == ()


@pytest.mark.parametrize("seed", range(6))
def test_any_mixture_of_languages_gives_a_whole_record(read_text: ReadText, seed: int) -> None:
    rng = random.Random(seed)
    parts = [*PASSAGES.values(), ENGLISH, LAST, ENGLISH.upper(), LAST.lower()] * 2
    rng.shuffle(parts)
    content = "".join(part + rng.choice(["\n\n", "\n", " "]) for part in parts)
    assert faults(read_text(content).record) == []
