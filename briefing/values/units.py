"""Units and currencies: how they are written, and how many base units each one is."""

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit's dimension and its size in that dimension's base unit."""

    dimension: str
    size: float


# Sizes are those of the SI brochure (9th edition) and NIST Special Publication 811; a month is a twelfth of
# the Julian year of 365.25 days.
UNITS = {
    "second": Unit("duration", 1), "minute": Unit("duration", 60), "hour": Unit("duration", 3600),
    "day": Unit("duration", 86_400), "week": Unit("duration", 604_800), "month": Unit("duration", 2_629_800),
    "year": Unit("duration", 31_557_600), "decade": Unit("duration", 315_576_000),
    "century": Unit("duration", 3_155_760_000),
    "millimetre": Unit("length", 0.001), "centimetre": Unit("length", 0.01), "metre": Unit("length", 1),
    "kilometre": Unit("length", 1000), "mile": Unit("length", 1609.344), "nautical mile": Unit("length", 1852),
    "foot": Unit("length", 0.3048), "inch": Unit("length", 0.0254), "yard": Unit("length", 0.9144),
    "gram": Unit("mass", 0.001), "kilogram": Unit("mass", 1), "tonne": Unit("mass", 1000),
    "lb": Unit("mass", 0.45359237), "stone": Unit("mass", 6.35029318), "ounce": Unit("mass", 0.028349523125),
    "litre": Unit("volume", 1), "gallon": Unit("volume", 3.785411784), "barrel": Unit("volume", 158.987294928),
    "cubic metre": Unit("volume", 1000),
    "hectare": Unit("area", 10_000), "acre": Unit("area", 4046.8564224), "square metre": Unit("area", 1),
    "square kilometre": Unit("area", 1_000_000), "square mile": Unit("area", 2_589_988.110336),
    "square foot": Unit("area", 0.09290304),
    "km/h": Unit("speed", 1), "mph": Unit("speed", 1.609344), "knot": Unit("speed", 1.852),
    "watt": Unit("power", 1), "kilowatt": Unit("power", 1e3), "megawatt": Unit("power", 1e6),
    "gigawatt": Unit("power", 1e9),
    "megabyte": Unit("data", 1e6), "gigabyte": Unit("data", 1e9), "terabyte": Unit("data", 1e12),
    "celsius": Unit("celsius", 1), "fahrenheit": Unit("fahrenheit", 1), "degree": Unit("degree", 1),
}  # fmt: skip

_UNIT_FORMS = {
    "second": "second seconds secs sekunde sekunden seconde secondes segundo segundos секунд секунды секунду",
    "minute": "minute minutes min mins minuten minuto minutos минут минуты минуту хвилин хвилини хвилину",
    "hour": "hour hours hr hrs stunde stunden heure heures hora horas час часа часов годин години годину",
    "day": "day days tag tage tagen jour jours día días день дня дней суток днів дні доби",
    "week": "week weeks woche wochen semaine semaines semana semanas неделя недели недель тиждень тижні тижнів",
    "month": "month months monat monate monaten mois mes meses месяц месяца месяцев місяць місяці місяців",
    "year": "year years yr yrs jahr jahre jahren ans année années año años год года лет рік роки років",
    "decade": "decade decades jahrzehnt jahrzehnte décennie décennies décadas",
    "century": "century centuries",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "centimetre": "cm centimetre centimetres centimeter centimeters zentimeter",
    "metre": "metre metres meter meters mètre mètres metro metros м метр метра метров метрів",
    "kilometre": "km kms kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro"
    " kilómetros км километр километра километров кілометр кілометри кілометрів",
    "mile": "mile miles meile meilen milles milla millas миль милі",
    "nautical mile": "nautical_mile nautical_miles",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "yard": "yard yards yd yds",
    "gram": "gram grams gramme grammes gramm",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm кг килограмм"
    " килограммов кілограм кілограмів",
    "tonne": "tonne tonnes ton tons tonnen tonelada toneladas тонн тонна тонны тонни",
    "lb": "lb lbs",
    "stone": "stone",
    "ounce": "ounce ounces oz",
    "litre": "litre litres liter liters litro litros литр литра литров літр літра літрів",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels barril barriles barils баррелей барелів",
    "cubic metre": "cubic_metre cubic_metres cubic_meter cubic_meters",
    "hectare": "hectare hectares hektar hectárea hectáreas гектар гектара гектаров гектарів",
    "acre": "acre acres",
    "square metre": "square_metre square_metres square_meter square_meters sq_m quadratmeter",
    "square kilometre": "square_kilometre square_kilometres square_kilometer square_kilometers sq_km"
    " quadratkilometer",
    "square mile": "square_mile square_miles sq_mile sq_miles",
    "square foot": "square_foot square_feet sq_ft",
    "km/h": "km/h kmh kph kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour",
    "mph": "mph miles_per_hour miles_an_hour",
    "knot": "knot knots",
    "watt": "watt watts",
    "kilowatt": "kw kilowatt kilowatts",
    "megawatt": "mw megawatt megawatts",
    "gigawatt": "gw gigawatt gigawatts",
    "megabyte": "mb megabyte megabytes",
    "gigabyte": "gb gigabyte gigabytes",
    "terabyte": "tb terabyte terabytes",
    "celsius": "°c degrees_celsius degree_celsius degrees_c degrees_centigrade grad_celsius",
    "fahrenheit": "°f degrees_fahrenheit degrees_f",
    "degree": "degree degrees ° grad",
}

_PERCENT_FORMS = (
    "% percent per_cent pct percentage_point percentage_points prozent prozentpunkte pour_cent por_ciento"
    " процент процента процентов відсоток відсотки відсотків"
)

# Words before or after the amount; "dollar" and "pound" alone leave open which country's, or a weight.
_CURRENCY_FORMS = {
    "dollar": "$ dollar dollars dólares долларов доллара доларів долари",
    "usd": "us$ usd us_dollar us_dollars u.s._dollars american_dollars us-dollar",
    "aud": "a$ au$ aud australian_dollars", "cad": "c$ ca$ cad canadian_dollars",
    "nzd": "nz$ nzd new_zealand_dollars", "hkd": "hk$ hkd hong_kong_dollars", "sgd": "s$ sgd singapore_dollars",
    "eur": "€ eur euro euros евро євро", "gbp": "gbp pounds_sterling sterling",
    "pound": "£ pound pounds pfund livres libras фунтов фунтів", "cent": "cent cents", "penny": "pence penny",
    "jpy": "jpy yen", "cny": "cny rmb yuan renminbi юаней юанів", "yen or yuan": "¥", "chf": "chf swiss_francs",
    "franc": "franc francs franken", "rub": "₽ rub rouble roubles ruble rubles rubel рублей рубля рублів",
    "uah": "₴ uah hryvnia hryvnias hryvnya griwna гривен гривень гривні", "inr": "₹ inr", "pkr": "pkr",
    "rupee": "rupee rupees rs", "krw": "₩ krw won", "try": "₺ try lira liras", "ils": "₪ ils shekel shekels",
    "ngn": "₦ ngn naira", "brl": "r$ brl reais", "peso": "mxn peso pesos", "zar": "zar rand", "dkk": "dkk",
    "sek": "sek", "nok": "nok", "krone": "krona kronor krone kroner kronen", "pln": "pln zloty zlotys",
    "dinar": "dinar dinars", "riyal": "riyal riyals rial rials", "shilling": "shilling shillings", "bitcoin": "bitcoin"
    " bitcoins btc",
}  # fmt: skip

# A plain "$" or "pound" may be any of these.
OPEN_UNITS = {
    "dollar": {"usd", "aud", "cad", "nzd", "hkd", "sgd"},
    "pound": {"gbp", "lb"},
    "yen or yuan": {"jpy", "cny"},
    "rupee": {"inr", "pkr"},
    "franc": {"chf"},
    "krone": {"dkk", "sek", "nok"},
    "degree": {"celsius", "fahrenheit"},
}


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {form.replace("_", " "): name for name, forms in table.items() for form in forms.split()}


UNIT_OF = _forms(_UNIT_FORMS)
"""Lower-case form → unit, in English and a few other languages."""
CURRENCY_OF = _forms(_CURRENCY_FORMS)
"""Lower-case form, symbol or code → currency."""
PERCENT = frozenset(form.replace("_", " ") for form in _PERCENT_FORMS.split())


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units may be the same: equal, or one left open ("$" and "US$")."""
    if one == other:
        return True
    return other in OPEN_UNITS.get(one or "", ()) or one in OPEN_UNITS.get(other or "", ())
