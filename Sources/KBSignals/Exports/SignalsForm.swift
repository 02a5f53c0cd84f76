import KBModel

/// What form a file of contacts or conversations has.
package enum SignalsForm: Sendable {
    /// Rows of neutral or mapped fields.
    case rows
    /// Conversations in the neutral form.
    case transcripts
    case export(any ExportReader)

    /// Which form is expected.
    package enum Choice: Sendable {
        /// Told by content; a mapping means rows.
        case auto
        case neutral
        case export(any ExportReader)

        /// `auto`, `neutral`, or a vendor's name.
        package init?(name: String) {
            switch name {
            case "auto": self = .auto
            case "neutral": self = .neutral
            case let name:
                guard let reader = ExportReaders.named(name) else { return nil }
                self = .export(reader)
            }
        }

        package static var names: [String] { ["auto", "neutral"] + ExportReaders.all.map(\.name) }
    }

    /// Reads ahead as far as is needed to tell.
    package init(of stream: inout ByteStream, choice: Choice, mapping: Mapping) throws {
        if case .export(let reader) = choice {
            self = .export(reader)
            return
        }
        if try Self.holdsTranscripts(&stream) {
            self = .transcripts
            return
        }
        let sample = try ExportSample(&stream)
        guard case .auto = choice, mapping.isEmpty, !Self.isNeutral(sample), let reader = ExportReaders.recognizing(sample) else {
            self = .rows
            return
        }
        self = .export(reader)
    }

    private static func isNeutral(_ sample: ExportSample) -> Bool {
        sample.hasColumns("id", "time") || sample.hasColumns("article", "vote") || sample.hasColumns("query", "time")
    }

    /// Whether the file's first object is a transcript.
    private static func holdsTranscripts(_ stream: inout ByteStream) throws -> Bool {
        while !stream.isAtEnd, !stream.bytes.contains(0x0A), stream.bytes.count < 1 << 24 { try stream.refill(from: 0) }
        guard RowForm(firstBytes: stream.bytes.span) != .csv else { return false }
        return ExportSample(stream.bytes).hasKeys("id", "turns")
    }
}
