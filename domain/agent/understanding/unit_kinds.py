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
BELOW = r"(?:minus |[-−]\s?)\d+"
# "Is it ok for -20" and "at 80 degrees" ask for another line than "is it warm".
TEMPERATURES = (
    kind_of(
        "frost",
        rf"""(?:for|at|to|below|until|under|down to) {BELOW}|{BELOW} ?(?:°|degrees|deg\b|celsius|fahrenheit)
        minus \d+|sub-?zero|below (?:zero|freezing)""",
        r"frost\w*|freezing|sub-?zero|(?:rated|comfort\w*|down) to [-−]?\d+.*",
        rf"{BELOW}\s?(?:°|degrees)",
    ),
    kind_of(
        "temperature",
        r"""how (?:hot|cold)|(?:what|which|max\w*|min\w*|highest|lowest) (?:\w+ )?temperatures?|temperature range
        \d+ ?(?:°|degrees)(?: ?[cf])?|\d+ (?:celsius|fahrenheit)""",
        "freezing point",
        rf"{NUMBER}\s?(?:°|degrees\b)",
    ),
)
UNIT_KINDS = tuple(kind_of(name, asks, rf"{NUMBER}\s?-?(?:{tells})") for name, (asks, tells) in UNITS.items())
