"""Everyday needs: what people ask without danger, money or care in it, and what is meant."""

import pytest

from matching import understand
from matching.lexicon.concept import concepts
from matching.profile import profile
from tests.matching.clock import TUESDAY

FOR_NEIGHBOURS = [
    "Ik krijg het bed niet omhoog, de lattenbodem zit los",
    "De rolstoel van mijn man krijg ik de brug niet op. Wie wil duwen naar de kapper?",
    "Ik wil weer gaan zwemmen maar durf niet alleen",
    "Als het donker wordt hoor ik van alles, wie tikt er 's avonds even op het raam",
    "Gewoon een keer lucht, maar alleen kom ik de drempel niet over",
    "Bij ons thuis ontploft de wasmand, wie helpt er strijken",
    "we zijn alles kwijt na de brand en zoeken huisraad",
    "de knuffel van mijn dochter heeft een los oor, ze huilt er elke avond om",
    "Kater van twaalf jaar heeft medicijnen in zijn voer nodig terwijl ik weg ben",
    "Ben twee keer uitgegleden onder de douche, wie monteert er een handgreep",
    "Elke ochtend bel ik drie mensen op. Er is een plekje vrij",
    "mijn man deed altijd de blauwe envelop, wie helpt mij",
    "toeslag stopgezet en ik snap niet waarom, wie leest de brief met mij",
    "hoe krijg ik twaalf dozen kerstpakketten voor de voedselbank in een Fiat Panda",
    "digid app installeren lukt mij niet",
    "de sleutel krijg je onder afspraak, wie voert onze poezen",
    "ik heb een boete gekregen van 95 euro, wie helpt mij bezwaar schrijven",
    "een taxi kost mij 40 euro dus zoek ik een lift naar het ziekenhuis",
    "nieuwe band kost 35 euro, kan hij nog geplakt?",
    "machtiging voor de apotheek heb ik geschreven, wie haalt mijn medicijnen",
    "de bank van mijn oma moet naar mijn kamer in Delft, ik heb geen rijbewijs",
    "My shower drain is completely blocked, who knows what to do?",
]


@pytest.mark.parametrize("text", FOR_NEIGHBOURS)
def test_an_everyday_need_goes_to_the_neighbours(text: str) -> None:
    assert understand(text, TUESDAY, expect="request").route == "neighbours"


NOT_FOR_NEIGHBOURS = [
    ("ik krijg mijn man niet overeind, hij ligt op de grond in de badkamer", "112"),
    ("ik krijg bijna geen lucht", "112"),
    ("ik wil niet verder leven", "113"),
    ("ik heb geen kracht meer om door te gaan", "113"),
    ("kun je voor mij inloggen met mijn digid, de code stuur ik", "refuse"),
    ("het kost 50 euro, kan iemand dat voorschieten tot vrijdag", "refuse"),
    ("de deurwaarder staat morgen voor de deur", "refer"),
    ("wie kan mijn moeder elke ochtend wassen en aankleden", "refer"),
    ("mijn man moet uit bed getild worden, wie kan dat", "refer"),
    ("ik zit al drie dagen zonder brood", "refer"),
    ("wij hebben niks te eten", "refer"),
    ("wij hebben niks te eten op het feest, wie bakt er iets", "neighbours"),
    ("kan iemand het bed naar boven tillen voor mijn moeder", "neighbours"),
]


@pytest.mark.parametrize(("text", "route"), NOT_FOR_NEIGHBOURS)
def test_and_what_is_near_it_is_still_heard(text: str, route: str) -> None:
    assert understand(text, TUESDAY, expect="request").route == route


MEANT = [  # the kind of help, requests as people write them
    ("groceries", "de bezorgdienst komt pas donderdag en het brood is op"),
    ("groceries", "kattenvoer en wc-papier zijn op, ga jij langs de Jumbo?"),
    ("errands", "dekbed ophalen bij de stomerij voor vijf uur"),
    ("errands", "bestelling staat bij het tankstation en ze zijn dicht als ik uit mijn werk kom"),
    ("ride", "met druppels in mijn ogen mag ik niet zelf rijden na de oogarts"),
    ("ride", "mijn zus trouwt in Deventer en er rijden geen treinen zondag"),
    ("accompany", "zitting bij de kantonrechter, ik wil er niet alleen staan"),
    ("accompany", "mijn buurvrouw is blind en wil nieuwe schoenen kopen, wie gaat mee"),
    ("goods_transport", "tuinset via marktplaats ophalen, past niet in de polo"),
    ("goods_transport", "6 zakken puin wegbrengen"),
    ("moving_lifting", "betonnen plantenbak verschuiven"),
    ("moving_lifting", "matras van 180 omdraaien, dat kan ik niet meer"),
    ("odd_jobs", "tochtstrips plakken, het waait hier dwars door de kozijnen"),
    ("odd_jobs", "laminaat leggen in een klein kamertje"),
    ("odd_jobs", "de klink is van de deur gevallen"),
    ("repair_items", "klok van mijn opa staat stil"),
    ("repair_items", "rugzak bandje losgescheurd"),
    ("bike_repair", "standaard afgebroken van de moederfiets"),
    ("bike_repair", "mijn fietslampje is stuk"),
    ("garden", "de voortuin is een jungle"),
    ("garden", "voegen krabben tussen de tegels van het terras"),
    ("house_watch", "de ramenwasser komt morgen en de poort moet open"),
    ("house_watch", "brievenbus legen in de vakantie"),
    ("dog", "hond mag niet mee naar het vakantiehuis"),
    ("pet_care", "onze twee poezen zijn 10 dagen alleen thuis"),
    ("company", "nieuw in de straat en ik ken niemand"),
    ("company", "tante Jo krijgt nooit visite"),
    ("outing_buddy", "aquajoggen, met zijn tweeën is leuker"),
    ("outing_buddy", "opera in Amsterdam, tweede kaart over"),
    ("check_in", "mijn ouders wonen alleen en wij zitten in het buitenland"),
    ("check_in", "graag een belletje voor het slapengaan"),
    ("meals", "eenpersoonsportie warm eten op doordeweekse dagen"),
    ("meals", "taart zonder noten voor een klas van 28"),
    ("childcare", "lesuitval morgen en ik sta in de winkel"),
    ("childcare", "de gastouder heeft afgezegd"),
    ("tutoring", "redactiesommen voor groep 7"),
    ("tutoring", "keyboardles voor een beginner"),
    ("language_practice", "ik begrijp mensen niet als zij snel praten, wie oefent met mij"),
    ("interpreting", "de leraar praat en ik begrijp niks, turks graag"),
    ("admin", "mijn vader is overleden en er komt zoveel papierwerk"),
    ("admin", "studiefinanciering, ik snap er niks van"),
    ("digital", "mijn modem knippert rood"),
    ("digital", "mijn hoortoestel koppelen met bluetooth"),
    ("lend_tools", "verticuteermachine dit weekend"),
    ("lend_tools", "wie heeft een tacker"),
    ("lend_items", "10 klapstoelen voor een verjaardag"),
    ("lend_items", "krukken nodig, enkel verzwikt"),
    ("give_away", "zoek een tafel, net gescheiden en alles kwijt"),
    ("give_away", "rompers en boxpakjes"),
    ("housework", "het is hier een zwijnenstal"),
    ("housework", "bed verschonen lukt niet met mijn schouder"),
    ("respite", "mijn vrouw kan na haar hersenbloeding niet alleen blijven"),
    ("event_help", "wie grilt er de hamburgers"),
    ("event_help", "spelletjes begeleiden bij de kinderdag"),
    ("groceries", "Could anyone pick up milk and bread, I've got the flu"),
    ("garden", "my hedge is overgrown, who can trim it?"),
    ("odd_jobs", "Lavabo tıkandı, su gitmiyor"),
    ("house_watch", "Tatildeyken çiçekleri sulayacak biri lazım"),
    ("repair_items", "أحتاج من يقصر بنطلون"),
    ("moving_lifting", "نحتاج من يساعد في حمل الثلاجة إلى الطابق الثاني"),
    ("house_watch", "Хто міг би поливати квіти під час відпустки?"),
    ("housework", "Мені треба помити вікна, сама не можу"),
    ("ride", "Kto mógłby mnie zawieźć do szpitala w środę?"),
    ("bike_repair", "Złapałem gumę, trzeba załatać dętkę w rowerze"),
]


@pytest.mark.parametrize(("kind", "text"), MEANT)
def test_what_is_meant(kind: str, text: str) -> None:
    told = next(iter(profile(text).weights))
    known = concepts()[told]
    assert kind in (known.category, *known.also)
