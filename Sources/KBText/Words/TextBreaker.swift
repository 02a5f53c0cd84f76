import CText

/// ICU's word or sentence boundaries for one locale. Not for sharing between tasks.
final class TextBreaker {
    enum Unit { case words, sentences }

    private let breaker: OpaquePointer?

    init(_ unit: Unit, language: String?) {
        breaker = ctext_breaker_open(unit == .words ? CTEXT_WORDS : CTEXT_SENTENCES, language ?? "")
    }

    deinit { ctext_breaker_close(breaker) }

    /// Calls `body` with the byte range of every piece and ICU's rule status (0 space or punctuation, 100 number, 200 letters, 300 kana,
    /// 400 ideographs). Without ICU data the whole text is one piece of letters.
    func forEachPiece(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Int32) -> Void) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        let started = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            breaker != nil && ctext_breaker_start(breaker, $0, bytes.count) == 1
        }
        guard started else {
            body(0..<bytes.count, 200)
            return
        }
        var start = 0
        var status: Int32 = 0
        while true {
            let end = Int(ctext_breaker_next(breaker, &status))
            if end < 0 { return }
            body(start..<end, status)
            start = end
        }
    }
}
