import CText

/// The language a text is written in, by CLD2 (quadgrams; 80 languages).
public enum LanguageDetector {
    public struct Guess: Sendable, Hashable {
        /// `en`, `sv`, `zh`, `zh-Hant`, …
        public var language: String
        /// Whether CLD2 calls it reliable: texts under some 20 characters rarely are.
        public var reliable: Bool
        /// How much of the text is in this language, 0…1.
        public var share: Double
    }

    /// `nil` when nothing can be said (empty, numbers only).
    public static func detect(_ text: String) -> Guess? {
        var text = text
        var percent: Int32 = 0
        var reliable: Int32 = 0
        let code = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer -> String in
            reliable = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    $0.baseAddress == nil ? 0 : ctext_detect_language($0.baseAddress, $0.count, buffer.baseAddress, &percent)
                }
            }
            return text.isEmpty ? "un" : String(cString: buffer.baseAddress!)
        }
        guard code != "un", code != "xxx" else { return nil }
        return Guess(language: code, reliable: reliable == 1, share: Double(percent) / 100)
    }
}
