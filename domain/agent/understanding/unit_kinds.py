"""Kinds of things that are asked for by their unit: "how many watts", "what psi"."""

from domain.agent.understanding.axes import NUMBER
from domain.agent.understanding.fact_kinds import kind_of

BATTERY = r"(?:batter\w+|bateri\w+|akku\w*)"
HOLDS = "(?:capacity|capacite|capacidad|capacita|capacidade|pojemnosc|capaciteit|kapazitat)"
UNITS = {
    "watts": ("watts?|wattage", "w|watts?"),
    "volts": ("how many volts|voltage", "v|volts?"),
    "lumens": ("lumens?|how bright", "lm|lumens?"),
    "charge": (f"m?ah|milliamp\\w*|{BATTERY} (?:capacity|kapazitat)|{HOLDS} .{{0,12}}{BATTERY}", "m?ah"),
    "memory": ("(?:how many|how much) (?:gb|gigs?|gigabytes?|tb|storage|memory|ram)", "gb|tb|gigabytes?"),
    "pressure": ("psi|bars? of pressure", "psi|bar"),
    "frequency": ("hertz|hz|refresh rate", "hz|khz|hertz"),
}
UNIT_KINDS = tuple(kind_of(name, asks, rf"{NUMBER}\s?-?(?:{tells})") for name, (asks, tells) in UNITS.items())
