import KBModel

extension DraftResult {
    /// The form that CONTRACT "draft" fixes.
    package var json: JSONValue {
        .members([
            "drafts": .array(drafts.map(\.json)),
            "skipped": .array(skipped.map { .members(["transcripts": .strings($0.transcripts), "why": .string($0.why)]) }),
        ])
    }
}

extension Draft {
    package var json: JSONValue {
        .members([
            "id": .string(id), "kind": .string(kind.rawValue), "revises": revises.map(JSONValue.string) ?? .null,
            "gap": gap.map(JSONValue.string) ?? .null,
            "title": .string(article.title), "template": .string(template), "language": .string(language),
            "status": .string(status.rawValue), "article": article.json,
            "provenance": .array(provenance.map(\.json)), "questions": .strings(questions), "conflicts": .array(conflicts.map(\.json)),
            "redactions": .object(redactions.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key.rawValue, .int($0.value)) }),
            "nearest": .array(nearest.map { .members(["article": .string($0.article), "score": .number($0.score)]) }),
            "searchPhrases": .strings(searchPhrases), "audience": .string(audience.rawValue), "confidence": .number(confidence),
            "polish": polish.map(\.json) ?? .null,
            "used": .array(used.map { .members(["transcript": .string($0.transcript), "why": .string($0.why)]) }),
        ])
    }
}

extension Draft.Provenance {
    fileprivate var json: JSONValue {
        .members([
            "block": .int(block), "item": item.map { .int($0) } ?? .null, "support": .int(support), "of": .int(of),
            "sources": .array(sources.map(\.json)),
        ])
    }
}

extension Draft.Source {
    fileprivate var json: JSONValue { .members(["transcript": .string(transcript), "turn": .int(turn)]) }
}

extension Draft.Conflict {
    fileprivate var json: JSONValue {
        .members([
            "statements": .array(
                sides.map { .members(["text": .string($0.text), "support": .int($0.support), "sources": .array($0.sources.map(\.json))]) })
        ])
    }
}
