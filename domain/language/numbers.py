"""Numbers in words, folded, in the languages that write them with spaces."""

FROM_TWO = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()
# What more often means something else is left out: "neuf" is new, "once" a time.
NUMBERS = {word: number for number, word in enumerate(FROM_TWO, 2)} | {
    **{"couple": 2, "dozen": 12, "twenty-one": 21, "twenty-eight": 28, "thirty": 30, "forty": 40, "forty-five": 45},
    **{"fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100},
    **dict.fromkeys("zwei deux dos due dois duas twee dwa dwoch dwie".split(), 2),
    **dict.fromkeys("drei trois tres tre drie trzy trzech".split(), 3),
    **dict.fromkeys("vier quatre cuatro quattro quatro cztery czterech".split(), 4),
    **dict.fromkeys("funf cinq cinco cinque vijf piec pieciu".split(), 5),
    **dict.fromkeys("sechs seis sei zes szesc szesciu".split(), 6),
    **dict.fromkeys("sieben sept siete sette sete zeven siedem siedmiu".split(), 7),
    **dict.fromkeys("acht huit ocho otto oito osiem osmiu".split(), 8),
    **dict.fromkeys("neun nueve nove negen dziewiec dziewieciu".split(), 9),
    **dict.fromkeys("zehn dix diez dieci dez tien dziesiec dziesieciu".split(), 10),
    **dict.fromkeys("zwolf douze doce dodici doze twaalf dwanascie".split(), 12),
    **dict.fromkeys("vierzehn quatorze catorce quattordici veertien czternascie czternastu".split(), 14),
    **dict.fromkeys("dreissig trente treinta trenta trinta dertig trzydziesci trzydziestu".split(), 30),
}
