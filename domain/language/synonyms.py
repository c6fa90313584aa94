"""Names of goods that mean nearly the same, for finding them: who types "thumb drive" sees USB sticks.

One line a thing, by its plainest name, which comes first; a name of several words has them joined by `_`. What a thing
is in other languages stands in wares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from domain.language.wares import wares_in
from domain.language.words import root

SAME = """
laptop notebook_pc notebook_computer laptop_computer ultrabook macbook chromebook
computer pc desktop desktop_pc workstation personal_computer
tablet tablet_pc ipad e_reader ereader
phone smartphone mobile_phone cell_phone cellphone cellular_phone handset iphone
headphone headset head_set earphone ear_phone earbud ear_bud airpods in_ear over_ear
speaker loudspeaker soundbar sound_bar boombox
tv television telly flat_screen
monitor computer_screen computer_display
camcorder video_camera action_camera
usb_stick usb_drive flash_drive thumb_drive pen_drive memory_stick usb_key pendrive jump_drive
memory_card sd_card micro_sd microsd sdhc sdxc microsdhc microsdxc flash_card compact_flash
hard_drive hard_disk hard_disc hdd
ssd solid_state_drive
optical_drive dvd_drive cd_drive disc_drive disk_drive dvd_writer dvd_burner cd_writer dvd_player
phone_case phone_cover mobile_cover iphone_cover iphone_case
charger power_adapter power_adaptor ac_adapter ac_adaptor wall_charger mains_adapter
power_bank powerbank portable_charger external_battery battery_pack
cable cord lead patch_cord
extension_cord extension_cable extension_lead power_strip surge_protector
game video_game
playstation ps
graphics_card video_card gpu graphic_card
smartwatch smart_watch fitness_tracker fitness_band activity_tracker
mouse_pad mousepad mouse_mat
router wifi_router wireless_router
printer_ink ink_cartridge toner toner_cartridge
flashlight torch flash_light head_torch headlamp
fridge refrigerator
vacuum vacuum_cleaner hoover
microwave microwave_oven
stove cooker hob
cooker_hood extractor_hood range_hood
sofa couch settee loveseat
wardrobe armoire closet
bedside_table nightstand night_stand
bookcase bookshelf book_shelf
rug carpet
curtain drape
duvet comforter quilt
dresser chest_of_drawers
bin trash_can rubbish_bin garbage_can waste_basket
lamp light lamps
tap faucet
frying_pan skillet fry_pan
saucepan cooking_pot
cutlery silverware flatware
thermos vacuum_flask insulated_bottle
water_bottle drinking_bottle
mug coffee_cup
shoe sneaker trainer running_shoe footwear tennis_shoe kicks
sandal flip_flop slider
trousers pants slacks chinos
jeans denim_pants
sweater jumper pullover
hoodie hooded_sweatshirt hoody
t_shirt tshirt tee
undershirt vest_top tank_top singlet
swimsuit bathing_suit swimwear bikini
pyjama pajama pjs pj jammies nightwear sleepwear
underwear boxers briefs panties
stockings tights pantyhose
backpack rucksack daypack back_pack knapsack
suitcase luggage trolley_case carry_on
handbag purse shoulder_bag
wallet billfold
glasses eyeglasses spectacles
sunglasses shades
earring ear_ring
nail_polish nail_varnish
lip_balm chapstick
sunscreen sun_cream sunblock
moisturizer moisturiser face_cream
soft_toy stuffed_animal stuffed_toy cuddly_toy plush_toy plushie
nappy diaper
bodysuit onesie babygrow romper
dungarees overalls
wellington_boot wellies welly gumboot rain_boot rubber_boot
tyre tire
handlebar handle_bar
lube lubricant chain_oil
leash dog_lead dog_leash
dog_food kibble
cat_litter kitty_litter
perfume fragrance cologne eau_de_parfum eau_de_toilette
jewellery jewelry
pram stroller pushchair buggy
dummy pacifier soother
cot crib
plaster band_aid adhesive_bandage
bicycle bike cycle
treadmill running_machine
dumbbell hand_weight free_weight
tent camping_tent
sleeping_bag
barbecue bbq grill
lawnmower lawn_mower
hosepipe garden_hose
spanner wrench
screwdriver screw_driver
glue adhesive
sellotape sticky_tape adhesive_tape
pen ballpoint biro
eraser rubber_eraser
sweets candy
crisps potato_chips
biscuit cookie
"""
LONGEST_NAME = 3  # words


@dataclass(frozen=True)
class Meant:
    """A thing that the words from `start` to `end` name."""

    start: int
    end: int
    thing: str


def things_in(words: Sequence[str]) -> list[Meant]:
    """Return what folded words name, alone or together; longer names first, and no word is read twice for one."""
    roots = [root(word) for word in words]
    found: list[Meant] = []
    at = 0
    while at < len(words):
        end, things = _name_at(words, roots, at)
        found.extend(Meant(at, end, thing) for thing in sorted(things))
        at = end
    return found


def _name_at(words: Sequence[str], roots: Sequence[str], at: int) -> tuple[int, frozenset[str]]:
    names = _names()
    if roots[at] in _beginnings():
        for end in range(min(len(words), at + LONGEST_NAME), at, -1):
            name = tuple(roots[at:end])
            if name in names:
                return end, names[name] | (wares_in(words[at]) if end == at + 1 else frozenset())
    return at + 1, wares_in(words[at])


@cache
def _names() -> dict[tuple[str, ...], frozenset[str]]:
    lines = [line.split() for line in SAME.strip().splitlines()]
    return {tuple(root(word) for word in name.split("_")): frozenset({line[0]}) for line in lines for name in line}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in _names())
