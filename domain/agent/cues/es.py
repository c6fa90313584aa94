"""Spanish cues, without accents as words are folded."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "pedido pedidos ordername paquete paquetes compra compras envio orden encargo articulo articulos cosas",
    "person": """persona humano humana agente alguien representante asesor asesora operador operadora encargado
        atencion_al_cliente servicio_al_cliente soporte""",
    "topic": """devolucion devoluciones devolver regresar regresarlo regresarla reembolso reembolsos reembolsar cambio* cambiar envio envios enviar envian
        entrega entregas garantia* pago pagos pagar cancelar cancelacion privacidad politica politicas aduana* cupon*
        descuento* tarjeta_regalo newsletter boletin cuenta contrasena horario* factura internacional* gastos""",
    "ask": """puedo puede pueden como que cuando cual cuales cuanto cuanta es son hay quien donde tienen
        aceptan debo si""",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("suicid*", "matarme", "quiero morir", "no_quiero vivir", "quitarme la_vida"),
    I.THREAT: ("voy_a matar*|quemar", "bomba", "os|los|te matare"),
    I.LEGAL: ("abogado*", "demanda|demandar*", "juicio|juzgado|tribunal*", "denuncia*", "consumo|facua|profeco"),
    I.CHARGEBACK: ("contracargo*", "disputa|disputar", "fraude*", "devolver cargo"),
    I.ACCOUNT_TAKEOVER: (
        "hackead*|hackearon",
        "cuenta robada",
        "alguien uso|usando|compro cuenta|tarjeta",
        "yo_no hice|pedi",
    ),
    I.INJECTION: ("ignora* instruccion*|reglas|todo", "olvida* instruccion*|reglas", "acceso concedido", "prompt"),
    I.HUMAN: (
        "hablar|comunicar*|contactar|chatear|pasar|pasame|pone* con|a|un|una|al @person",
        "quiero|necesito un|una|hablar @person",
        "persona|agente real|humano|de_verdad",
        "^@person$",
        "^@person por_favor$",
        "atienda|atiende|ayude un|una|alguien @person",
        "no bot|robot|maquina",
        "hablar|paseme|pasame|llame|traigan con|al|a|el|la|su gerente|jefe|jefa|supervisor|supervisora|responsable",
    ),
    I.COMPLAINT: (
        "queja*|quejar*",
        "reclam*",
        "pesimo|horrible|terrible|fatal servicio|tienda|experiencia",
        "estafa*",
        "furios*|indignad*|verguenza",
        "estoy|muy|tan enfadad*|enojad*|cabread*|harto|harta",
    ),
    I.PAYMENT_PROBLEM: (
        "cobrado|cobraron|cobro|cobraste dos|doble|mas|mal",
        "problema*|error pago|pagar|tarjeta",
        "pago rechazado|fallo|falla|no_funciona",
    ),
    I.ACCOUNT_PROBLEM: ("eliminar|borrar|cerrar|cambiar cuenta", "no_puedo entrar|iniciar|registrar*|acceder"),
    I.ORDER_PROBLEM: (
        "danad*|rot*|defectuos*|estropead* llego|llegado|esta|estaba|producto|articulo",
        "llego|llegado danad*|rot*|mal|defectuos*|equivocad*|incorrect*",
        "equivocad*|incorrect* producto|articulo|talla|recib*|enviaron|envio",
        "recibi otro|equivocado|incorrecto",
        "falta|faltan articulo*|producto*|en",
        "nunca llego|recibi",
        "rasgad*|descosid*|agujero|manchad*|rayad*|gotea|quebrad*",
        "color|talla|modelo equivocad*|incorrect*|que_no",
        "vino|vinieron|llego rot*|mal|otro|otra|descosid*|sin",
    ),
    I.CHANGE_ADDRESS: (
        "cambiar|modificar|corregir|actualizar direccion",
        "direccion equivocada|incorrecta|mal|nueva",
        "otra|nueva direccion",
    ),
    I.CANCEL_ORDER: (
        "cancel* @order",
        "quiero|puedes cancelar",
        "anular",
        "^cancel*",
        "desistir|arrepent* compra|pedido",
    ),
    I.EXCHANGE_ITEM: ("cambiar por|talla|color", "cambio por|de_talla", "muy|demasiado pequen*|grande"),
    I.RETURN_ITEM: ("quiero|necesito|como devolver", "devolver mi|el|la|los|las|este|esta|lo|ordername"),
    I.ASK_REFUND: ("quiero|necesito|devuelv*|solicit* reembolso|dinero", "mi dinero", "reembols* me|mi"),
    I.CHANGE_ORDER: ("cambiar|modificar|editar @order", "anadir|agregar|quitar @order"),
    I.INVOICE: ("factura", "recibo"),
    I.ORDER_TRACKING: (
        "seguimiento|rastreo|rastrear|tracking|guia",
        "numero|codigo seguimiento|rastreo|guia|envio",
        "seguir paquete|pedido|envio",
    ),
    I.ORDER_LIST: ("todos|mis|ver|lista mis|pedidos pedidos", "mis_pedidos", "que pedidos", "historial"),
    I.ORDER_ITEMS: ("que compre|pedi|ordene|hay|incluye|contiene|lleva", "articulos|productos del|de|en @order"),
    I.ORDER_TOTAL: (
        "cuanto|cuanta pague|gaste|pago|costo|costaba|fue|era",
        "total|importe|monto",
        "precio* ... ordername",
        "cuanto cuesta|vale @order",
    ),
    I.ORDER_SHIP_TO: (
        "a_donde|adonde|donde envia*|enviado|llegara|mandan|entrega*|va",
        "que ciudad|direccion",
        "direccion de_envio",
    ),
    I.ORDER_REFUND: (
        "cuando|donde|estado reembolso|devolucion|dinero",
        "me_han|han|fue|ya|cuanto reembols*|devuelto|devolvieron",
        "reembolso llego|llegado|estado|cuando",
        "devolvieron|devuelto|reembolsaron|regresaron dinero|importe|pago",
    ),
    I.ORDER_STATUS: (
        "donde esta|estan|anda|va",
        "estado|estatus|status",
        "cuando llega|llegara|llegan|recibo|recibire|sale|envian",
        "ha|han|ya llegado|salido|enviado|enviaron|despachado",
        "no_ha|aun_no|todavia_no|sin llegado|recibido|recibi|llega|noticias",
        "que_pasa|paso con",
        "novedades|noticias",
        "esperando",
    ),
    I.PRODUCT_CHEAPEST: ("mas barat*|economic*", "menor precio", "precio mas_bajo"),
    I.PRODUCT_DEAREST: ("mas car*|costos*", "mayor precio", "precio mas_alto"),
    I.PRODUCT_OPTIONS: (
        "que|cuales|cual colores|color|tallas|talla|opciones|tamanos|materiales|modelos|variantes",
        "otros|otras|mas colores|tallas|tamanos|opciones",
    ),
    I.PRODUCT_PRICE: (
        "cuanto|cuanta cuesta|cuestan|vale|valen|sale|salen|es|piden",
        "precio*",
        "que precio",
        "a_cuanto|a_como",
    ),
    I.PRODUCT_STOCK: ("stock|disponible*|disponibilidad|agotad*|existencias", "queda|quedan|hay", "puedo comprar"),
    I.POLICY: (
        "@ask ... @topic",
        "politica*|condiciones|plazo*|terminos",
        "gastos|coste|costo|metodos|formas de envio|pago|devolucion",
        "cuanto|cuantos tarda|tardan|demora|dias",
        "envian|entregan a|en|al",
    ),
    I.OFF_TOPIC: ("cuentame|dime|contame un|una cuento|chiste|historia|poema|adivinanza",),
    I.PRODUCT_SEARCH: (
        "tienen|teneis|tienes|venden|vendeis|vendes",
        "busco|buscando",
        "muestra*|ensena*|recomienda*",
        "quiero|necesito un|una|comprar",
    ),
    I.WHO_ARE_YOU: ("eres|es|hablo un|una|con bot|robot|humano|persona|maquina|ia", "quien eres|es"),
    I.GREETING: (
        "^hola|buenas|buenos_dias|buenas_tardes|buenas_noches|saludos|hey",
        "^como_estas|como_esta_usted|como_te_va|como_le_va|que_tal|que_tal_estas$",
    ),
    I.THANKS: ("gracias", "^perfecto|genial|vale|adios|listo$"),
}
