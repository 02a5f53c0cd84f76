import KBModel

/// A film that is the whole explanation.
struct VideoWithoutText: Rule {
    let manual = RuleManual(
        id: "video-without-text", group: .accessibility, severity: .suggestion,
        summary: "A section links a video and says next to nothing itself.",
        rationale: "Who cannot hear or watch it here and now gets no answer, and neither does a text index.",
        bad:
            "<h1>Mail</h1><p>About mail.</p><h2>Move a folder</h2><p><a href=\"https://www.youtube.com/watch?v=abc\">Watch how to move a folder</a></p>",
        good:
            "<h1>Mail</h1><p>About mail.</p><h2>Move a folder</h2><p>Drag the folder onto another one in the list on the left, and let go when its name is marked. Its messages and its subfolders move with it. <a href=\"https://www.youtube.com/watch?v=abc\">Watch how to move a folder</a></p>",
        fix: "Write the steps as text; keep the video beside them.")

    private static let hosts: Set<String> = [
        "youtube.com", "youtu.be", "m.youtube.com", "vimeo.com", "player.vimeo.com", "loom.com", "wistia.com", "bilibili.com",
        "nicovideo.jp",
    ]
    private static let fewestWords = 25

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        let videos = base.links.links[article.index].filter { link in
            if case .external(let host) = link.target { Self.hosts.contains(host) } else { false }
        }
        guard !videos.isEmpty else { return [] }
        return article.sections.compactMap { section in
            guard let video = videos.first(where: { section.body.contains($0.unit) }) else { return nil }
            let words = article.units[section.body].reduce(into: TextLength()) { $0.add($1.text) }.equivalentWords
            guard words < Self.fewestWords else { return nil }
            return article.observation("a video is the only explanation here", at: article.units[video.unit], subject: video.href)
        }
    }
}
