"""Parts of countries and large cities, as shoppers name where a parcel shall go: each lies within what stands
        before it.

Names that are words as well (Bath, Nice, Cork, Mobile, Reading, Cologne, Oxford) are left out.
"""

# A name of several words is written with a low line.
WITHIN = {
    "US": """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
        illinois indiana
        iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
        nebraska nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma oregon
        pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington
        west_virginia wisconsin wyoming puerto_rico guam los_angeles chicago houston dallas austin san_francisco
        san_diego seattle boston philadelphia miami atlanta denver las_vegas detroit minneapolis new_orleans honolulu
        brooklyn""",
    "US.hawaii": "honolulu maui oahu",
    "US.alaska": "anchorage",
    "CA": """ontario quebec british_columbia alberta manitoba saskatchewan nova_scotia newfoundland yukon
        nunavut toronto
        montreal vancouver calgary ottawa edmonton winnipeg""",
    "GB": "england scotland wales northern_ireland isle_of_wight london",
    "GB.england": """london liverpool manchester birmingham leeds sheffield bristol newcastle nottingham
        leicester brighton
        southampton plymouth york cambridge cornwall yorkshire devon kent""",
    "GB.scotland": "edinburgh glasgow aberdeen dundee inverness highlands orkney shetland",
    "GB.scotland.highlands": "inverness",
    "GB.wales": "cardiff swansea",
    "GB.northern ireland": "belfast londonderry",
    "IE": "dublin galway limerick",
    "AU": """new_south_wales queensland tasmania western_australia south_australia sydney melbourne brisbane
        perth adelaide
        canberra hobart""",
    "NZ": "auckland christchurch dunedin north_island south_island",
    "FR": "paris lyon marseille toulouse bordeaux lille strasbourg nantes corsica corse",
    "DE": "berlin hamburg munich munchen koln frankfurt stuttgart dusseldorf leipzig dresden hannover bremen",
    "AT": "vienna wien salzburg innsbruck graz",
    "CH": "zurich geneva geneve basel bern lausanne",
    "IT": """rome roma milan milano naples napoli turin torino florence firenze venice venezia sicily sicilia
        sardinia sardegna""",
    "ES": """madrid barcelona valencia seville sevilla bilbao malaga canarias canary_islands islas_canarias baleares
        balearic_islands mallorca ibiza tenerife ceuta melilla peninsula""",
    "ES.canarias": "tenerife gran_canaria lanzarote fuerteventura",
    "ES.baleares": "mallorca ibiza menorca",
    "PT": "lisbon lisboa porto azores acores",
    "NL": "amsterdam rotterdam utrecht eindhoven den_haag",
    "BE": "brussels bruxelles brussel antwerp antwerpen ghent",
    "PL": "warsaw warszawa warszawy krakow krakowa gdansk wroclaw poznan",
    "DK": "copenhagen aarhus odense",
    "SE": "stockholm gothenburg goteborg malmo",
    "NO": "oslo bergen trondheim",
    "FI": "helsinki",
    "CZ": "prague praha",
    "HU": "budapest",
    "GR": "athens crete",
    "JP": "tokyo osaka kyoto okinawa hokkaido 東京 大阪 京都 沖縄 北海道",
    "KR": "seoul busan jeju 서울 부산 제주",
    "BR": "sao_paulo rio_de_janeiro brasilia",
    "MX": "mexico_city cancun guadalajara",
    "IN": "mumbai delhi bangalore bengaluru chennai kolkata hyderabad pune",
    "AE": "dubai abu_dhabi",
    "ZA": "cape_town johannesburg durban",
    "TH": "bangkok",
    "CN": "beijing shanghai shenzhen",
}


def codes() -> dict[str, str]:
    """Return the code of each name: {"new york": "US.new york", "belfast": "GB.northern ireland.belfast", ...}."""
    return {
        name.replace("_", " "): f"{around}.{name.replace('_', ' ')}"
        for around, names in WITHIN.items()
        for name in names.split()
    }
