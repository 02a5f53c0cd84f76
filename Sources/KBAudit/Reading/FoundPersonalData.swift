import KBModel
import KBText

/// Personal data or a secret in one unit of an article.
package struct FoundPersonalData: Sendable {
    package let unit: Int
    package let kind: PersonalData.Kind
    package let value: String
    private let offset: Int

    private static let detector = PersonalDataDetector()

    /// Texts shorter than this hold neither an address nor a number that names somebody.
    private static let shortestText = 6

    static func all(in units: [TextUnit]) -> [FoundPersonalData] {
        units.indices.flatMap { index -> [FoundPersonalData] in
            let text = units[index].text
            guard text.utf8.count >= shortestText, mayHoldSome(text) else { return [] }
            let bytes = text.utf8
            return detector.codes(in: text).map { span in
                let start = bytes.index(bytes.startIndex, offsetBy: span.range.lowerBound)
                let value = String(decoding: bytes[start..<bytes.index(start, offsetBy: span.range.count)], as: UTF8.self)
                return FoundPersonalData(unit: index, kind: span.kind, value: value, offset: span.range.lowerBound)
            }
        }
    }

    /// What stands before it in its unit.
    func before(in text: String) -> Substring { text[..<text.utf8.index(text.startIndex, offsetBy: offset)] }

    /// Everything looked for has a digit or an `@`, or follows a `:` or `=`, or is a key block, which has a `-`; tokens have a `_` or a digit.
    private static func mayHoldSome(_ text: String) -> Bool {
        text.utf8.contains { $0 == 0x40 || $0.isASCIIDigit || $0 == 0x3A || $0 == 0x3D || $0 == 0x2D || $0 == 0x5F }
    }
}
