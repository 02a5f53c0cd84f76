/// Names in scripts that write no spaces between words: after a phrase that announces one, before a form of address, after a word that
/// one speaks with.
enum UnspacedNameFinder {
    static func find(in text: ScannedText, word: ScannedText.Word, _ claimed: inout SpanSet) {
        let scalars = Array(text.string(word.range).unicodeScalars)
        var offsets = [word.range.lowerBound]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        func claim(_ range: Range<Int>) { claimed.claim(.name, offsets[range.lowerBound]..<offsets[range.upperBound]) }
        for cue in NameCues.unspacedPrefixes {
            for start in scalars.starts(of: cue) {
                let low = start + cue.count
                let isFree = cue == Array("我是".unicodeScalars)
                guard low < scalars.count, let length = ChineseNames.length(in: scalars[low...], needsSurname: isFree) else { continue }
                claim(low..<low + length)
            }
        }
        for cue in NameCues.unspacedContacts {
            for start in scalars.starts(of: cue) {
                let low = start + cue.count
                if ChineseNames.isWholeName(scalars, at: low) { claim(low..<low + 3) }
            }
        }
        for cue in NameCues.unspacedSuffixes {
            for end in scalars.starts(of: cue) where end > 0 {
                guard let length = ChineseNames.length(before: end, in: scalars) else { continue }
                claim(end - length..<end)
            }
        }
        for range in JapaneseNames.ranges(in: scalars) { claim(range) }
    }
}

/// Names in Han characters: a surname of one or two characters and a given name of one or two.
enum ChineseNames {
    private static let surnames = Set(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
            .unicodeScalars)
    private static let compound = ["欧阳", "慕容", "司马", "诸葛", "上官", "皇甫", "尉迟", "公孙", "令狐", "东方", "司徒", "端木", "南宫", "夏侯"].map {
        Array($0.unicodeScalars)
    }

    /// The length of the name at the start of `scalars`; without a known surname the whole rest counts when it has two to four characters.
    static func length(in scalars: ArraySlice<Unicode.Scalar>, needsSurname: Bool) -> Int? {
        let rest = scalars.prefix { $0.isHan }.count
        if !needsSurname, (2...4).contains(rest) { return rest }
        guard let surname = surnameLength(scalars), rest > surname else { return nil }
        let length = min(rest, surname + 2)
        return needsSurname && rest > surname + 2 ? nil : length
    }

    /// The length of the name that ends before `end`.
    static func length(before end: Int, in scalars: [Unicode.Scalar]) -> Int? {
        for length in stride(from: min(4, end), through: 1, by: -1) {
            let slice = scalars[(end - length)..<end]
            guard slice.allSatisfy(\.isHan), let surname = surnameLength(slice), length - surname <= 2 else { continue }
            // Four characters only with a surname of two.
            if length - surname >= 0, length < 4 || surname == 2 { return length }
        }
        return nil
    }

    /// Words that may follow a name directly.
    private static let followers = Set("的在是说讲帮已会给来去处做跟和与把将先女小".unicodeScalars)
    private static let neverInNames = Set("的了在是和与或及请个不有我您你他她它们这那式便法面于".unicodeScalars)

    /// Whether exactly a surname of one character and two more stand at `start`, and then the word is over.
    static func isWholeName(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
        guard start + 3 <= scalars.count, surnameLength(scalars[start..<start + 3]) == 1 else { return false }
        let given = scalars[(start + 1)..<(start + 3)]
        guard given.allSatisfy({ $0.isHan && !neverInNames.contains($0) }) else { return false }
        return start + 3 == scalars.count || followers.contains(scalars[start + 3])
    }

    private static func surnameLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        if compound.contains(where: { scalars.starts(with: $0) }) { return 2 }
        return scalars.first.map(surnames.contains) == true ? 1 : nil
    }
}

extension [Unicode.Scalar] {
    fileprivate func starts(of needle: [Unicode.Scalar]) -> [Int] {
        guard count >= needle.count else { return [] }
        return (0...(count - needle.count)).filter { self[$0] == needle[0] && self[$0...].starts(with: needle) }
    }
}

/// Names before Japanese forms of address (`田中さん`, `スミス様`) and in introductions (`私は田中です`, `田中と申します`).
enum JapaneseNames {
    private static let addresses = ["さん", "様", "さま", "くん", "ちゃん", "氏", "と申します", "ともうします", "と言います", "といいます"].map { Array($0.unicodeScalars) }
    private static let introductions = ["私は", "わたしは", "僕は", "名前は", "氏名は"].map { Array($0.unicodeScalars) }
    private static let copulas = ["です", "と申", "といい", "と言い"].map { Array($0.unicodeScalars) }
    /// Forms of address that name a role: お客様, 皆さん, 奥さん, お母さん, 同様, 仕様, 模様, 多様.
    private static let roles = Set("客皆奥娘孫母父兄姉仕同模多一各王神".unicodeScalars)

    static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for cue in addresses {
            for end in scalars.starts(of: cue) {
                var low = end
                while low > 0, end - low < 8, isSameScript(scalars[low - 1], as: scalars[end - 1]) { low -= 1 }
                let isHan = end > 0 && scalars[end - 1].isHan
                guard low < end, !roles.contains(scalars[end - 1]), isHan ? end - low <= 5 : end - low >= 2 else { continue }
                result.append(low..<end)
            }
        }
        for cue in introductions {
            for start in scalars.starts(of: cue) {
                let low = start + cue.count
                let name = scalars[min(low, scalars.count)...].prefix { $0.isHan || $0.isKatakana }
                if (2...8).contains(name.count), copulas.contains(where: { scalars[name.endIndex...].starts(with: $0) }) {
                    result.append(low..<name.endIndex)
                }
            }
        }
        return result
    }

    private static func isSameScript(_ scalar: Unicode.Scalar, as other: Unicode.Scalar) -> Bool {
        other.isHan ? scalar.isHan : other.isKatakana && scalar.isKatakana
    }
}

/// Names in Hangul before a form of address or in an introduction: a surname of one syllable and a given name of two.
enum KoreanNames {
    private static let surnames = Set("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공".unicodeScalars)
    private static let addresses = ["님", "씨"].map { Array($0.unicodeScalars) }
    private static let copulas = ["입니다", "이에요", "예요", "이라고", "라고"].map { Array($0.unicodeScalars) }
    private static let roles: Set<String> = ["고객님", "선생님", "사장님", "팀장님", "과장님", "이용자님", "손님", "하느님"]

    /// The name in `word`; `introduced` when a phrase such as `저는` or `제 이름은` stands before it.
    static func range(of word: ScannedText.Word, in text: ScannedText, introduced: Bool) -> Range<Int>? {
        let string = text.string(word.range)
        let scalars = Array(string.unicodeScalars)
        guard let first = scalars.first, surnames.contains(first), !roles.contains(string) else { return nil }
        for ending in addresses + (introduced ? copulas : [])
        where scalars.count == ending.count + 3 && scalars.suffix(ending.count).elementsEqual(ending) {
            return word.range.lowerBound..<word.range.lowerBound + 9
        }
        return introduced && scalars.count == 3 ? word.range : nil
    }
}

extension Unicode.Scalar {
    var isKatakana: Bool { (0x30A0...0x30FF).contains(value) && value != 0x30FB }
    var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }
}
