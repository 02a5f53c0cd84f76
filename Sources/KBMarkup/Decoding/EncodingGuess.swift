import KBText

/// The encoding of bytes that declare none and are not UTF-8.
enum EncodingGuess {
    /// Encodings with the languages that are written in them, the stricter ones first: fewer byte sequences are valid in them.
    private static let candidates: [(encoding: String, languages: Set<String>)] = [
        ("EUC-JP", ["ja"]), ("CP932", ["ja"]), ("CP949", ["ko"]), ("GB18030", ["zh"]), ("BIG5-HKSCS", ["zh-Hant"]),
        ("CP1251", ["ru", "uk", "be", "bg", "sr", "mk"]), ("KOI8-R", ["ru"]), ("CP1253", ["el"]), ("CP1255", ["iw", "he"]),
        ("CP1256", ["ar", "fa", "ur"]), ("CP874", ["th"]), ("CP1250", ["pl", "cs", "sk", "hu", "sl", "hr", "ro"]), ("CP1254", ["tr"]),
    ]

    /// How many bytes are tried: enough for a language to show.
    private static let sampleSize = 1 << 16

    /// The first candidate in which the text between the tags is a language that is written in it; windows-1252 when none is.
    static func encoding(of source: [UInt8]) -> String {
        let sample = foreignText(source)
        var best = (encoding: EncodingLabel.windows1252, share: 0.0)
        for candidate in candidates {
            guard let converted = Transcoder.utf8(sample, from: candidate.encoding, replacementLimit: sample.count / 200),
                converted.replaced.count <= sample.count / 200,
                let guess = LanguageDetector.detect(String(decoding: converted.bytes, as: UTF8.self)), guess.reliable,
                candidate.languages.contains(guess.language), guess.share > best.share
            else { continue }
            best = (candidate.encoding, guess.share)
        }
        return best.encoding
    }

    /// The lines that hold bytes outside ASCII, without what stands inside tags.
    private static func foreignText(_ source: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for line in source.split(separator: 0x0A) where line.contains(where: { $0 >= 0x80 }) {
            var inTag = false
            for byte in line {
                if byte == 0x3C { inTag = true }
                if !inTag { out.append(byte) }
                if byte == 0x3E { inTag = false }
            }
            out.append(0x0A)
            if out.count > sampleSize { break }
        }
        return out
    }
}
