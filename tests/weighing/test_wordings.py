"""Each kind of finding in other wordings than those that the rules were made with; texts written for these tests."""

import re

import pytest

from tests.weighing.test_findings import kinds

_PARAGRAPH = re.compile(r"((?<!\d)\.) ")
"""Where a sentence ends, a paragraph ends; a date of an entry stays with what it dates."""
FOUND = {
    "not_in_office": (
        "On 4 May 1975, Secretary of State Dean Rusk arrived in Cairo for talks with the Egyptian government.",
        "In February 1959 President Nixon ordered a new desk.",
        "A letter addressed to President Johnson on 2 March 1983 lay on the desk of the ambassador.",
        "The Defense Minister, Moshe Dayan, told the Americans on 2 February 1959 that Israel would not withdraw.",
        "President Richard Nixon flew to Lahore in 1968.",
        "In 1982 President Carter met the Israeli ambassador.",
        "In 1967 President Yahya Khan asked the United States for tanks.",
        "In 1980 Prime Minister Rajiv Gandhi visited Washington.",
        "In 1955 Kissinger, then Secretary of State, flew to Cairo.",
        "Egypt sent Ismail Fahmy, its envoy, home. In 1971 Ismail Fahmy, the Foreign Minister of Egypt, met Rogers.",
        "In 1995 Benazir Bhutto met the Israeli President Shimon Peres in New York.",
        "In 1975 President Saddam Hussein signed the agreement with the Shah.",
        "Nixon visited Rome in May 1970. The talks dragged on. The note was handed to Kissinger, then Secretary of State. "
        "In July 1970 Nixon received the ambassador of Norway.",
    ),
    "no_such_office": (
        "On 9 August 1974, Prime Minister Henry Kissinger flew to Moscow.",
        "President Harold Wilson signed the agreement on 3 March 1965.",
        "Foreign Minister Dean Acheson spoke to the press on 12 January 1950.",
    ),
    "not_alive": (
        "Joseph Stalin sent a letter to Tito in August 1958.",
        "John Foster Dulles visited Ankara on 14 May 1963.",
        "In 1972 Ho Chi Minh asked China for more rifles.",
    ),
    "state_not_existing": (
        "East Germany signed a trade agreement with Poland on 6 July 1995.",
        "In April 1998 the Soviet Union withdrew its troops from Poland.",
    ),
    "body_not_existing": (
        "The Warsaw Pact invaded Hungary on 2 March 1949.",
        "The League of Nations condemned Egypt in October 1956.",
    ),
    "two_dates": (
        "France recognized Algeria on 3 July 1962. Algeria was recognized by France on 9 August 1963.",
        "President Eisenhower went to Ankara on 6 December 1959. His visit to Ankara took place on 4 March 1958.",
    ),
    "two_places": (
        "President Ford toured Tokyo from 18 to 22 November 1974. The visit to Manila lasted from 18 to 22 November 1974.",
    ),
    "two_numbers": (
        "On 3 June 1948 Britain lent Turkey 40 million dollars. Britain lent Turkey 60 million dollars on 3 June 1948.",
        "Britain expelled 105 Soviet diplomats on 24 May 1971. On 24 May 1971, Britain expelled 90 Soviet diplomats.",
        "Iran freed 52 hostages on 20 January 1981. On 20 January 1981 Iran released 46 hostages.",
        "Norway delivered 77 trucks to Japan on 11 March 1965. Japan received 44 trucks from Norway on 11 March 1965.",
    ),
    "order": (
        "After France recognized Algeria on 3 July 1962, Tunisia recognized it on 1 June 1962.",
        "1 May 1950: Norway votes. 9 June 1950: Peru votes. July 1952: Chad votes. 7–9 August 1950: Iran votes. 1951: Iraq "
        "votes.",
        "May 1, 1950. Norway votes. June 9, 1950. Peru votes. 3 August 1950. Iraq votes. 2 July 1950. Iran votes. May 1951. "
        "Chad votes.",
    ),
    "weekday": ("On Friday, June 6th, 1944, the Allies landed in Normandy.",),
    "two_posts": (
        "The President, Ali Hadar, met the king on 2 May 1970. On 4 May 1970 the Prime Minister, Ali Hadar, flew to Amman.",
        "Prime Minister Bela Kuntz met the Soviet ambassador on 4 June 1950. On 6 June 1950 President Kuntz wrote to Stalin.",
    ),
    "denied_by": (
        "The Americans supplied rifles to the rebels. Washington denied supplying rifles to the rebels.",
        "Libya bombed the camp in Chad. Tripoli rejected the charge that Libya had bombed the camp in Chad.",
        "Iran sold oil to Israel in 1977. Iran dismissed the report that it had sold oil to Israel.",
    ),
}


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, texts in FOUND.items() for words in texts])
def test_a_clash_is_found_in_other_words(kind: str, words: str) -> None:
    """One text, one finding."""
    assert kinds(_PARAGRAPH.sub(r"\1\n\n", words) + "\n") == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "In February 1970 President Nixon ordered a new desk.",
        "A statue was shown to the ambassador. It was made in honour of President Johnson in March 1983.",
        "He saw the Prime Minister, Henry Kissinger and the ambassador on 3 May 1974.",
        "In 1969 President Lyndon Johnson met the Soviet ambassador.",
        "In 1981 President Jimmy Carter freed the prisoners.",
        "In 1960 President Kennedy promised to help Israel if he won the election.",
        "Hay returned to the service in 1896 when newly elected President McKinley appointed him ambassador to Britain.",
        "Powell was nominated for Secretary of State by President George W. Bush on December 16, 2000.",
        "Bertrand Russell visited China in 1920.",
        "In 1973 Kissinger, then Secretary of State, flew to Peking.",
        "In 1985 Dean Rusk, Secretary of State under Kennedy, wrote a letter to the ambassador.",
        "In 1985 Jimmy Carter, the former President, visited Cairo.",
        "In 1971 the envoy met Kissinger, the Secretary of State, and the ambassador.",
        "In 1994 Prime Minister Yitzhak Rabin met the king.",
        "Nixon visited Rome in May 1970. The envoy had known Dulles, then Secretary of State. In July 1970 Nixon left.",
        "Nixon visited Rome in May 1970. “I gave it to Dulles, then Secretary of State,” he said. In July 1970 Nixon left.",
        "1 May 1950: Norway votes. 9 June 1950: Peru votes. 1950: Chad votes. 7–9 August 1950: Iran votes. 1951: Iraq votes.",
        "1 May 1950: Norway votes. 9 June 1949: Peru votes. 3 July 1950: Chad votes. 8 August 1949: Iran votes. 1951: Votes.",
        "1 May 1950: Norway votes. 9 June 1953: Peru votes. 3 July 1950: Chad votes.",
        "In 1965 Ho Chi Minh asked China for more rifles.",
        "John Foster Dulles visited Ankara on 14 May 1953.",
        "The Warsaw Pact invaded Czechoslovakia in August 1968.",
        "On 3 June 1948 Britain lent Turkey 40 million dollars. Britain lent Turkey 40 million dollars on 3 June 1948.",
        "Britain expelled 105 Soviet diplomats on 24 May 1971. On 24 May 1971, Britain expelled 3 Czech diplomats.",
        "Iran killed 52 soldiers on 20 January 1981. On 20 January 1981 Iran killed 46 soldiers.",
        "Libya bombed the camp in Chad. Tripoli rejected the charge that Libya had bombed the camp in Sudan in 1950.",
        "Libya bombed the camp in Chad in 1986. Tripoli rejected the demand that Libya should withdraw.",
        "The Americans supplied rifles to the rebels. Washington denied supplying rifles to the students.",
    ],
)
def test_what_fits_gives_no_finding(words: str) -> None:
    """Held then, honoured later, a list, alive, other people counted, casualties, another charge."""
    assert kinds(_PARAGRAPH.sub(r"\1\n\n", words) + "\n") == []
