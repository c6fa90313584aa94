"""Nouns of goods in English, by which the title of a product is read: its last one names the thing."""

NOUNS = frozenset(
    """
    accessory adapter adaptor alarm amplifier antenna apron arm armband armchair attachment backpack bag bait ball
    balm band bandage bandana banner bar barbell basin basket bassinet bat bath bathrobe battery bead bean beanie
    bed bedding belt bench bib bike bikini bin binder binoculars blade blanket blazer blender blind block blouse
    board bolt book bookcase bookshelf boot bottle bowl bowtie box boxer bra bracelet bracket briefcase broom brush
    bucket buckle bulb bundle bunting burner button cabinet cable cage cake calculator calendar camcorder camera
    candle candy cap cape card cardigan carpet carrier cart cartridge cartridges case cassette cd chain chair chalk
    charger chart chest chip chisel chocolate chopper chromebook clamp cleaner cleanser clip clock cloth clutch
    coaster coat coffee collar comb comforter compass computer conditioner console container controller converter
    cooker cookie cooler cord cork corset costume cot couch cover cradle crayon cream crib crown cuff cup cupboard
    curler curtain cushion cutter cymbal dart decal deck decoration desk desktop detergent diaper diffuser dish
    dishwasher dispenser display divider dock dog doll dongle door drawer dress dresser drill drink drive drone drum
    dryer dumbbell duster duvet dvd earbud earmuff earphone earpiece earring easel ebook enclosure eraser extension
    extractor eyeliner eyeshadow faucet feeder fence figure figurine file filter fitting flag flashlight flask
    flower foil folder food footrest fork foundation fountain frame freezer fridge frisbee fryer furniture fuser
    futon gadget game garland garment gate gateway gauge gel generator glass glasses glider gloss glove glue goggle
    gown grill grinder grip guard guide guitar hairbrush hairdryer halter hammer hammock handbag handle handset
    hanger harness hat headband headboard headlamp headphone headrest headset heater heel helmet hinge holder honey
    hood hoodie hook hoop horn hose hub incense ink insert insole iron jack jacket jam jar jean jeans jersey jewel
    jewelry jigsaw journal jug juicer jumper jumpsuit kayak kettle key keyboard keychain keyring kilt kimono kit
    knife knob label lace ladder lamp lampshade lancet lantern lanyard laptop lash latch lawnmower leash legging
    lens licence license lid lighter liner lingerie lipstick loafer lock locker locket lotion lounger loveseat lube
    luggage lunchbox machine magazine magnet makeup mallet mascara mask mat mattress measure medal memory microphone
    microscope microwave mirror mitt mitten mixer mobile moisturizer monitor mop motherboard mount mouse mousepad
    mouthwash mower mug multitool nail napkin necklace necktie needle net netbook nightgown nightstand notebook
    notepad nozzle oil ointment organizer ornament ottoman outfit outlet oven overall pacifier pack pad paint
    painting pajama palette pan panel panties pants paper parasol paste patch pedal peg pen pencil pendant perfume phone
    piano pill pillow pillowcase pin pipe pitcher plane planner plant planter plate player plier plug plunger pod
    pole polish polo poncho pool popcorn poster pot pouch powder press printer printhead processor projector
    protector puck pump puppet purse puzzle pyjamas quilt rack racket radiator radio rake ramp razor reader receiver
    recliner record refill refrigerator regulator remote repeater replacement retainer ribbon ring robe robot rocket
    rod roller romper rope router rower rucksack rug ruler runner sachet saddle safe salt sandal sander sari sauce
    saucepan saw scale scanner scarf scissors scoop scooter screen screwdriver scrub sculpture seal seat seed sensor
    serum server service serving set shade shaker shampoo sharpener shaver shawl shears sheet shelf shell shield
    shin shirt shoe short shorts shovel shower shredder shrug sideboard sign sink skate skateboard ski skillet skin
    skirt sled sleeve slide slipper smartphone smartwatch smoker snack sneaker soap sock sofa software soundbar
    spade speaker spice spinner splitter sponge spoon spray sprayer sprinkler squeegee stabilizer stake stand stapler
    steamer stencil stereo stick sticker stirrer stocking stool stopper storage stove strainer strap straw streamer
    stroller stylus subscription sugar suit suitcase sunglasses sunscreen supply surge swaddle swatch sweater
    sweatpants sweatshirt swimsuit swing switch sword syringe syrup table tablecloth tablet tag tank tape tapestry
    tart tea teapot teether telephone telescope television tent thermometer thermos thermostat thong throw tie
    tights tile timer tire toaster toilet token toner tongs tool toolbox toothbrush toothpaste torch tote totebag
    towel tower toy tracker tracksuit tractor trailer train trainer trampoline transceiver trap tray treadmill treat
    trellis tricycle trimmer tripod trouser trousers trowel truck trumpet trunk tshirt tub tube tumbler tunic
    turntable tuxedo tv tweezers tyre ukulele ultrabook umbrella underwear unicycle uniform ups urn vacuum valve
    vase vest vial videogame violin visor vitamin voucher wafer waffle wagon walker wallet wallpaper wardrobe washer
    watch wax webcam wedge wheel wheelchair whip whisk whistle wig windbreaker wire wok workbench workstation wrap
    wreath wrench wristband xylophone yarn yoyo zipper
    """.split()
)
