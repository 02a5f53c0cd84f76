import KBModel

/// A recording's transcript as subtitles: WebVTT (W3C) with voice tags, or SubRip with `Name:` before the words. One file is one
/// conversation, read whole.
struct SubtitleReader: ExportReader {
    let name = "webvtt"

    func recognizes(_ sample: ExportSample) -> Bool {
        if sample.starts(with: "WEBVTT") { return true }
        guard case .text = sample.form else { return false }
        let lines = sample.bytes.split(maxSplits: 3) { $0 == 0x0A || $0 == 0x0D }
        return lines.count > 1 && lines[0].allSatisfy { $0.isASCIIDigit || $0.isSpace } && CueTiming(lines[1]) != nil
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        let file = SourceName.id(of: stream.name)
        let bytes = try stream.readToEnd()
        let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A }.map { $0.last == 0x0D ? $0.dropLast() : $0 }
        let cues = Cue.all(lines)
        sink.problems.rows += cues.count
        guard !cues.isEmpty else { throw SignalError("\(stream.name): it holds no cue. Export the transcript again.") }
        let speakers = Cue.hasNames(cues) ? cues.map(\.speaker) : cues.map(\.tag)
        let roles = SpeakerNames(speakers.compactMap { $0 })
        var conversation = ExportedConversation(id: file)
        conversation.channel = "voice"
        for (cue, speaker) in zip(cues, speakers) {
            let role = roles[speaker]
            if role == .system { sink.problems.count(.unknownSpeaker, line: cue.line) }
            let words = speaker == nil ? cue.whole : cue.words
            if let last = conversation.turns.indices.last, conversation.turns[last].speaker == role {
                conversation.turns[last].text += " " + words
            } else {
                conversation.turns.append(Transcript.Turn(speaker: role, text: words))
            }
        }
        if let end = cues.map(\.end).max() { conversation.minutes = end / 60 }
        try sink.add(.conversation(conversation))
    }
}

/// `00:01.500 --> 00:00:03.000 align:start`, with a comma for the point in SubRip. Seconds.
struct CueTiming {
    let start: Double
    let end: Double

    init?(_ line: ArraySlice<UInt8>) {
        let text = String(decoding: line, as: UTF8.self)
        guard let arrow = text.range(ofASCII: "-->") else { return nil }
        let right = text[arrow.upperBound...].drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
        guard let start = Self.seconds(text[..<arrow.lowerBound]), let end = Self.seconds(right) else { return nil }
        (self.start, self.end) = (start, end)
    }

    private static func seconds(_ text: some StringProtocol) -> Double? {
        let parts = text.utf8.filter { !$0.isSpace }.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var sum = 0.0
        for part in parts {
            guard let value = SignalValues.number(String(decoding: Array(part), as: UTF8.self)), value >= 0 else { return nil }
            sum = sum * 60 + value
        }
        return sum
    }
}

extension String {
    fileprivate func range(ofASCII needle: String) -> Range<Index>? {
        let (bytes, wanted) = (utf8, needle.utf8)
        var i = bytes.startIndex
        while i != bytes.endIndex {
            if bytes[i...].starts(with: wanted) { return i..<bytes.index(i, offsetBy: wanted.count) }
            i = bytes.index(after: i)
        }
        return nil
    }
}
