"""Portuguese cues, without accents as words are folded."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "pedido pedidos encomenda encomendas ordername pacote compra entrega produto item",
    "person": "pessoa humano humana atendente alguem agente suporte atendimento operador gerente",
    "topic": """devolucao devolver reembols* troca* trocar envio enviam frete entrega entregam garantia* pagamento* pagar
        cancelar cancelamento politica* privacidade alfandega cupom desconto* newsletter conta senha horario*
        nota_fiscal
        prazo*""",
    "ask": "posso pode podem como quando qual quais quanto quanta sao ha quem onde aceitam voces se",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("suicid*", "me matar", "quero morrer"),
    I.THREAT: ("vou matar", "bomba"),
    I.LEGAL: ("advogado*", "processar|processo", "procon", "justica|tribunal"),
    I.CHARGEBACK: ("chargeback", "estorno cartao|banco", "fraude*", "contestar compra|cobranca"),
    I.ACCOUNT_TAKEOVER: ("hackead*|hackearam|invadi*", "nao_fui eu|comprei", "alguem usou|comprou conta|cartao"),
    I.INJECTION: ("ignor* instruc*|regras", "esque* instruc*", "acesso concedido"),
    I.HUMAN: (
        "falar|conversar|contatar|quero com|um|uma @person",
        "pessoa|atendente real|de_verdade",
        "^@person$",
        "^@person por_favor$",
        "passa|chama|chame|quero um|uma|o|a @person",
        "falar|chame|chama|passe supervisor|supervisora|responsavel|chefe",
    ),
    I.COMPLAINT: (
        "reclam*",
        "pessimo|horrivel|absurdo|vergonha",
        "golpe",
        "furios*|indignad*|com_raiva",
        "estou irritad*|farto|farta|zangad*|puto|puta",
    ),
    I.PAYMENT_PROBLEM: (
        "cobrado|cobraram|cobranca duas|dobro|dupl*",
        "problema*|erro pagamento|pagar",
        "pagamento recusado|falhou",
    ),
    I.ACCOUNT_PROBLEM: ("excluir|apagar|encerrar|alterar conta", "nao_consigo entrar|acessar|cadastr*"),
    I.ORDER_PROBLEM: (
        "danificad*|quebrad*|defeito|estragad*",
        "errad* produto|item|tamanho|cor|veio|recebi",
        "recebi errad*|outro",
        "falta|faltando",
        "nunca chegou",
        "rasgad*|furad*|manchad*|riscad*|vaza|vazando|descosturad*|rachad*",
        "veio|chegou errad*|rasgad*|outro|outra|sem|faltando",
        "nao funciona|liga|fecha",
    ),
    I.CHANGE_ADDRESS: ("mudar|alterar|trocar|corrigir endereco|morada", "endereco errad*|novo"),
    I.CANCEL_ORDER: (
        "cancelar meu|minha|o|a|ordername|pedido|encomenda",
        "quero cancelar",
        "cancele*",
        "desistir|desisti da|do|compra|pedido",
    ),
    I.EXCHANGE_ITEM: ("trocar por|tamanho|meu|minha", "muito pequen*|grande"),
    I.RETURN_ITEM: ("quero|preciso devolver", "devolver meu|minha|o|a|este|esta"),
    I.ASK_REFUND: ("quero|preciso reembolso|dinheiro", "reembols* meu", "dinheiro de_volta"),
    I.CHANGE_ORDER: ("alterar|mudar|modificar pedido|ordername|encomenda", "adicionar|remover pedido|ordername"),
    I.INVOICE: ("nota_fiscal|fatura|recibo",),
    I.ORDER_TRACKING: (
        "rastre*",
        "codigo|numero rastreio|rastreamento|envio",
        "acompanhar pedido|encomenda",
        "tracking",
    ),
    I.ORDER_LIST: ("meus pedidos", "todos|quais|lista pedidos", "historico"),
    I.ORDER_ITEMS: ("que comprei|pedi|tem", "itens|produtos do|no|em @order"),
    I.ORDER_TOTAL: ("quanto paguei|custou|gastei|foi", "total|valor do|da|pago", "preco* ... ordername"),
    I.ORDER_SHIP_TO: ("que|qual cidade|endereco", "para_onde|aonde", "endereco de_entrega"),
    I.ORDER_REFUND: (
        "quando|onde|status|quanto reembols*|estorno",
        "fui|foi reembols*",
        "devolveram|estornaram|reembolsaram dinheiro|valor|pagamento",
    ),
    I.ORDER_STATUS: (
        "onde|cade esta|meu|minha|anda|o|a",
        "status|situacao",
        "quando chega*|vou|recebo|vem",
        "ja|foi enviad*|saiu|entreg*|chegou",
        "nao_chegou|nao_recebi|ainda_nao",
        "alguma novidade|noticia",
        "esperando",
    ),
    I.PRODUCT_CHEAPEST: ("mais barat*", "menor preco"),
    I.PRODUCT_DEAREST: ("mais car*", "maior preco"),
    I.PRODUCT_OPTIONS: ("quais|que|qual|outras cores|cor|tamanhos|tamanho|opcoes|modelos|versoes|materiais",),
    I.PRODUCT_PRICE: ("quanto custa*|e|sai|fica|vale", "custa* quanto", "preco*"),
    I.PRODUCT_STOCK: ("estoque|stock|disponive*|disponibilidade|esgotad*", "posso comprar", "ainda tem"),
    I.POLICY: (
        "@ask ... @topic",
        "politica*|condicoes",
        "prazo*|formas|custo de envio|entrega|pagamento|devolucao",
        "entregam|enviam para|em",
    ),
    I.PRODUCT_SEARCH: (
        "vendem|tem|voces_tem|vende",
        "procuro|procurando",
        "mostr*|recomend*|indic*",
        "quero|preciso um|uma|comprar",
    ),
    I.WHO_ARE_YOU: ("voce|e|es um|uma robo|bot|humano|pessoa|ia", "quem e|es"),
    I.GREETING: (
        "^ola|oi|bom_dia|boa_tarde|boa_noite|e_ai",
        "^como_vai|como_vai_voce|como_voce_esta|como_estas|tudo_bem|tudo_bem_com_voce$",
    ),
    I.THANKS: ("obrigad*|valeu", "^perfeito|otimo|tchau$"),
}
