"""Japanese cues: parts of words, for there are no spaces between them."""

from domain.agent.intents import Intent as I

WORDS = {
    "order": "注文 ordername 荷物 配送 商品 小包 オーダー",
    "person": "担当者 オペレーター 人間 人 スタッフ 係 店員",
    "topic": """返金 返品 交換 配送 送料 保証 支払 決済 キャンセル ポリシー 規約 個人情報 関税 クーポン 割引
        海外 営業時間 パスワード 手数料 無料 払い戻し""",
    "ask": "可能 どう いつ 何 なに いくら ですか ますか でき 方法 期間 日数 教え どの どんな",
}

CUES: dict[I, tuple[str, ...]] = {
    I.SELF_HARM: ("死にたい", "自殺", "消えたい"),
    I.THREAT: ("殺す", "殺して", "爆弾"),
    I.LEGAL: ("弁護士", "訴え", "訴訟", "消費者センター", "警察"),
    I.CHARGEBACK: ("チャージバック", "詐欺", "不正利用"),
    I.ACCOUNT_TAKEOVER: ("乗っ取", "ハッキング", "不正ログイン", "身に覚え"),
    I.INJECTION: ("指示|命令 無視", "プロンプト"),
    I.HUMAN: ("@person 話し|つない|代わ|チャット|相談|お願い", "担当者", "オペレーター"),
    I.COMPLAINT: ("苦情", "クレーム", "最悪", "ひどい"),
    I.PAYMENT_PROBLEM: ("二重|2回 請求|引き落|決済", "決済|支払 エラー|失敗|できない"),
    I.ACCOUNT_PROBLEM: ("アカウント 削除|退会|変更", "退会", "ログイン できない|エラー"),
    I.ORDER_PROBLEM: ("破損", "壊れ", "不良", "違う 届|来", "間違", "足りない", "入ってい ない"),
    I.CHANGE_ADDRESS: ("住所|届け先|配送先 変更|間違|変え",),
    I.CANCEL_ORDER: ("キャンセル し|お願い|たい", "取り消し"),
    I.EXCHANGE_ITEM: ("交換 し|お願い|たい|希望",),
    I.RETURN_ITEM: ("返品 し|お願い|たい|希望",),
    I.ASK_REFUND: ("返金 して|お願い|ほしい|希望|してほしい|求め",),
    I.CHANGE_ORDER: ("注文|ordername 変更|修正|追加",),
    I.INVOICE: ("領収書", "請求書", "レシート"),
    I.ORDER_TRACKING: ("追跡", "伝票番号", "送り状", "トラッキング"),
    I.ORDER_LIST: ("注文履歴", "注文一覧", "全て|すべて|全部|私 注文 見|教え|一覧"),
    I.ORDER_ITEMS: ("何 買|注文し|購入", "注文|ordername 内容|中身|商品"),
    I.ORDER_TOTAL: ("合計", "総額", "いくら 払|支払", "注文|ordername いくら|金額"),
    I.ORDER_SHIP_TO: ("届け先", "配送先", "どこ に届|へ"),
    I.ORDER_REFUND: ("返金 いつ|されま|され|いくら|状況|済",),
    I.ORDER_STATUS: (
        "どこ",
        "状況",
        "ステータス",
        "いつ 届|着|発送|配送|来",
        "発送 され|しました|済",
        "まだ 届|来|着",
        "届か ない",
        "@order どう",
    ),
    I.PRODUCT_CHEAPEST: ("一番|最も 安", "最安"),
    I.PRODUCT_DEAREST: ("一番|最も 高", "最高額"),
    I.PRODUCT_OPTIONS: (
        "どんな|何|他|ほか 色|カラー|サイズ|種類|オプション",
        "色|サイズ|カラー|種類 何|どんな|あります",
    ),
    I.PRODUCT_PRICE: ("いくら", "値段", "価格"),
    I.PRODUCT_STOCK: ("在庫", "売り切れ", "買え", "品切れ", "入荷"),
    I.POLICY: ("@topic @ask", "@ask @topic", "ポリシー", "規約", "送料", "返品条件", "支払方法|支払い方法"),
    I.PRODUCT_SEARCH: ("売って", "取り扱", "探し", "おすすめ", "ありますか", "見せて"),
    I.WHO_ARE_YOU: ("ロボット|ボット|人間|ai ですか|なの|でしょうか", "あなた 誰|だれ"),
    I.GREETING: ("こんにちは", "こんばんは", "おはよう", "はじめまして"),
    I.THANKS: ("ありがとう", "感謝", "どうも"),
}
