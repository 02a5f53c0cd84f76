import KBModel

/// Names of character encodings: what a document declares, and what glibc's `iconv` calls it.
package enum EncodingLabel {
    /// The encoding that browsers use for a declared label (WHATWG Encoding Standard, section 4.2), as `iconv` names it: `iso-8859-1`
    /// and `us-ascii` mean windows-1252, `gb2312` means GB18030, `shift_jis` means CP932. `nil` for an unknown label.
    package static func canonical(_ label: some StringProtocol) -> String? {
        let name = String(decoding: label.utf8.filter { !$0.isASCIISpace }.map(\.asciiLowercased), as: UTF8.self)
        if let known = table[name] { return known }
        if name.hasPrefix("iso-8859-") || name.hasPrefix("iso8859-"), let part = name.split(separator: "-").last, let number = Int(part),
            (2...16).contains(number), number != 12
        {
            return "ISO-8859-\(number)"
        }
        if let number = codePage(name) { return "CP\(number)" }
        return nil
    }

    /// `windows-1251`, `cp1251`, `x-cp1251`.
    private static func codePage(_ name: String) -> Int? {
        for prefix in ["windows-", "x-cp", "cp"] where name.hasPrefix(prefix) {
            guard let number = Int(name.dropFirst(prefix.count)),
                (1250...1258).contains(number) || [437, 850, 852, 866, 874].contains(number)
            else { return nil }
            return number
        }
        return nil
    }

    package static let utf8 = "UTF-8"
    package static let windows1252 = "CP1252"

    private static let table: [String: String] = {
        let names: [(String, String)] = [
            (utf8, "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8"),
            (windows1252, "iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 iso_8859-1 iso-ir-100 cp819 ansi"),
            ("CP1254", "iso-8859-9 iso8859-9 latin5 l5"), ("CP874", "iso-8859-11 iso8859-11 tis-620 dos-874"),
            ("GB18030", "gb2312 gbk gb18030 gb_2312 gb_2312-80 x-gbk chinese csgb2312 iso-ir-58 cp936 windows-936"),
            ("BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950"),
            ("CP932", "shift_jis shift-jis sjis x-sjis ms_kanji ms932 csshiftjis windows-31j cp932"), ("EUC-JP", "euc-jp x-euc-jp eucjp"),
            ("ISO-2022-JP", "iso-2022-jp csiso2022jp"),
            ("CP949", "euc-kr euckr ks_c_5601-1987 ksc5601 ks_c_5601-1989 korean cp949 windows-949"),
            ("KOI8-R", "koi8-r koi8 koi koi8_r cskoi8r"), ("KOI8-U", "koi8-u koi8-ru"), ("MACINTOSH", "macintosh mac x-mac-roman"),
            ("UTF-16LE", "utf-16 utf-16le utf16 ucs-2 unicode"), ("UTF-16BE", "utf-16be"), ("ISO-8859-8", "iso-8859-8-i visual logical"),
        ]
        return names.reduce(into: [:]) { table, entry in
            for label in entry.1.split(separator: " ") { table[String(label)] = entry.0 }
        }
    }()
}
