/// Postal addresses of China, Japan and Korea, largest part first.
enum EastAsianAddresses {
    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        findKorean(in: text, &claimed)
        guard text.words.contains(where: \.isUnspaced) else { return }
        let scalars = Array(text.string(0..<text.bytes.count).unicodeScalars)
        var offsets: [Int] = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        for range in chinese(scalars) + japanese(scalars) { claimed.claim(.address, offsets[range.lowerBound]..<offsets[range.upperBound]) }
    }

    /// `…市…区…路12号502室`: leftwards to the province or city, rightwards to the room.
    private static func chinese(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        scalars.indices.compactMap { i in
            guard scalars[i] == "号" || scalars[i] == "弄" else { return nil }
            var low = i
            while low > 0,
                scalars[low - 1].properties.numericType != nil || scalars[low - 1].isASCII && scalars[low - 1].properties.isAlphabetic
            { low -= 1 }
            guard low < i, low > 0, "路街道巷里村弄".unicodeScalars.contains(scalars[low - 1]) else { return nil }
            var start = low
            while start > 0, low - start < 24, scalars[start - 1].isHan, !"在到是于址为往住至给".unicodeScalars.contains(scalars[start - 1]) {
                start -= 1
            }
            var end = i + 1
            while end < scalars.count, end - i < 14,
                scalars[end].properties.numericType != nil || "室栋楼层单元幢座号房".unicodeScalars.contains(scalars[end]) || scalars[end] == "-"
            {
                end += 1
            }
            return start..<end
        }
    }

    /// `東京都新宿区西新宿2-8-1`: a prefecture, a city or ward, and a number.
    private static func japanese(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for i in scalars.indices where "都道府県".unicodeScalars.contains(scalars[i]) {
            var start = i
            while start > 0, i - start < 3, scalars[start - 1].isHan { start -= 1 }
            guard i - start >= 2 else { continue }
            var end = i + 1
            var hasWard = false
            while end < scalars.count, end - i < 24, scalars[end].isHan || scalars[end].isKana {
                hasWard = hasWard || "市区町村郡".unicodeScalars.contains(scalars[end])
                end += 1
            }
            let number = end
            while end < scalars.count, scalars[end].properties.numericType != nil || "-−ー丁目番地号".unicodeScalars.contains(scalars[end]) {
                end += 1
            }
            if hasWard, end > number { result.append(start..<end) }
        }
        return result
    }

    /// `서울특별시 강남구 테헤란로 123`: at least a district and a street before the number.
    private static func findKorean(in text: ScannedText, _ claimed: inout SpanSet) {
        for (index, word) in text.words.enumerated() where word.hasDigit && index >= 2 {
            guard ends(text.words[index - 1], with: ["로", "길"], in: text), AddressFinder.isAdjacent(text.words[index - 1], word, in: text)
            else { continue }
            var first = index - 1
            while first > 0, index - first < 4, ends(text.words[first - 1], with: ["시", "도", "구", "군"], in: text) { first -= 1 }
            if first < index - 1 { claimed.claim(.address, text.words[first].range.lowerBound..<word.range.upperBound) }
        }
    }

    private static func ends(_ word: ScannedText.Word, with endings: [String], in text: ScannedText) -> Bool {
        guard word.isCaseless, !word.hasDigit, word.range.count >= 6 else { return false }
        let string = text.string(word.range)
        return endings.contains { string.hasSuffix($0) }
    }
}

extension Unicode.Scalar {
    var isHan: Bool { (0x3400...0x9FFF).contains(value) || (0x20000...0x3134F).contains(value) }
    var isKana: Bool { (0x3040...0x30FF).contains(value) }
}
