/// Words that announce a number, in small letters.
enum ReferenceCues {
    static let orders = [
        "order", "order number", "invoice", "ticket", "case", "reservation", "booking", "tracking", "shipment", "rma", "beställning",
        "ordernummer", "order nr", "faktura", "ärende",
        "bestellung", "bestellnummer", "auftrag", "auftragsnummer", "rechnung", "vorgang", "commande", "facture", "pedido", "factura",
        "ordine", "bestelling", "zamówienie", "заказ",
        "订单", "订单号", "工单", "发票", "注文", "注文番号",
    ].map { Array($0.utf8) }
    static let accounts = [
        "account number", "account no", "account id", "customer number", "customer id", "customer no", "member number", "policy number",
        "contract number", "konto", "kontonummer", "kundnummer",
        "kundnr", "avtalsnummer", "kundennummer", "vertragsnummer", "kontonummer", "numéro client", "客户号", "账号", "账户", "会员号", "お客様番号",
    ].map { Array($0.utf8) }
    static let phones = [
        "phone", "phone number", "tel", "tel.", "telephone", "mobile", "cell", "call me", "call me on", "call me at", "call", "ring",
        "ring you at", "reach me on", "fax", "whatsapp", "telefon",
        "telefonnummer", "mobil", "handy", "rufen sie mich unter", "ring mig på", "nummer", "mobilnummer", "téléphone", "teléfono",
        "telefono", "电话", "手机", "拨打", "電話", "携帯",
    ].map { Array($0.utf8) }
    /// Prefixes of references that need no other cue, in small letters.
    static let prefixes = ["ord-", "#a-", "ord#", "inv-", "tkt-", "rma-", "sub-", "cus_", "inc00", "ritm00", "cs00", "sctask00", "pi_"].map
    { Array($0.utf8) }
}
