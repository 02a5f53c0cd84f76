import KBModel

/// A DocBook 5 `article` (OASIS, DocBook 5.2): headings become sections inside each other.
package struct DocBookWriter: ArticleWriter {
    private typealias Tag = XMLOutput.Tag

    package let format = "docbook"
    package let fileEnding = "xml"

    package init() {}

    package func write(_ article: Article) -> WrittenFile {
        var body = XMLBlocks(.docbook)
        var root = Tag(
            "article",
            ["xmlns": "http://docbook.org/ns/docbook", "xmlns:xlink": "http://www.w3.org/1999/xlink", "version": "5.0"])
        if let language = article.language { root.attributes.append(.init(name: "xml:lang", value: language)) }
        body.out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        body.out.open(root)
        body.out.lineEnd()
        information(of: article, to: &body)
        content(SectionOutline(article.blocksBelowTitle), to: &body)
        body.out.close(root)
        body.out.lineEnd()
        return body.finished()
    }

    private func information(of article: Article, to body: inout XMLBlocks) {
        body.out.open(Tag("info"))
        body.out.lineEnd()
        body.out.leaf(Tag("title"), article.title)
        if let owner = article.owner {
            body.out.open(Tag("author"))
            body.out.open(Tag("personname"))
            body.out.text(owner)
            body.out.close(Tag("personname"))
            body.out.close(Tag("author"))
            body.out.lineEnd()
        }
        if let created = article.created { body.out.leaf(Tag("pubdate"), created.iso8601) }
        if let updated = article.updated { body.out.leaf(Tag("date"), updated.iso8601) }
        if let summary = article.summary {
            body.out.open(Tag("abstract"))
            body.out.open(Tag("para"))
            body.out.text(summary)
            body.out.close(Tag("para"))
            body.out.close(Tag("abstract"))
            body.out.lineEnd()
        }
        if !article.labels.isEmpty {
            body.out.open(Tag("keywordset"))
            for label in article.labels { body.out.leaf(Tag("keyword"), label) }
            body.out.close(Tag("keywordset"))
            body.out.lineEnd()
        }
        body.out.close(Tag("info"))
        body.out.lineEnd()
        if article.state != nil { body.losses.add(.field("state")) }
        if article.reviewBy != nil { body.losses.add(.field("review_by")) }
        if !article.urls.isEmpty { body.losses.add(.field("urls")) }
    }

    private func content(_ outline: SectionOutline, to body: inout XMLBlocks) {
        body.blocks(outline.blocks)
        for section in outline.sections {
            body.depth += 1
            if section.isRaised || section.level != body.depth { body.losses.add(.headingLevel) }
            body.section(Tag("section"), title: section.title)
            // A section without content is no valid one.
            if section.blocks.isEmpty, section.isLeaf { body.out.empty(Tag("para")) }
            content(section, to: &body)
            body.out.close(Tag("section"))
            body.out.lineEnd()
            body.depth -= 1
        }
    }
}
