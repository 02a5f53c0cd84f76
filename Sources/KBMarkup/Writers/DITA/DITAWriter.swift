import KBModel

/// DITA 1.3 (OASIS, 2015): an article whose blocks hold one procedure becomes a task, one told as symptom, cause and remedy becomes
/// a troubleshooting topic, any other a concept. Sections that DITA's topics cannot hold become topics inside the topic.
package struct DITAWriter: ArticleWriter {
    package let format = "dita"
    package let fileEnding = "dita"

    package init() {}

    package func write(_ article: Article) -> WrittenFile {
        let outline = SectionOutline(article.blocksBelowTitle)
        var writer = DITATopicWriter()
        let type = writer.topic(outline, of: article)
        var file = writer.body.finished()
        file.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(type.declaration)\n" + file.text
        return file
    }
}

/// The document type that declares all topics of a file.
enum DITADocumentType {
    case concept, task, troubleshooting
    /// Topics of several types.
    case mixed(root: String)

    var declaration: String {
        switch self {
        case .concept: #"<!DOCTYPE concept PUBLIC "-//OASIS//DTD DITA Concept//EN" "concept.dtd">"#
        case .task: #"<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd">"#
        case .troubleshooting: #"<!DOCTYPE troubleshooting PUBLIC "-//OASIS//DTD DITA Troubleshooting//EN" "troubleshooting.dtd">"#
        case .mixed(let root): #"<!DOCTYPE \#(root) PUBLIC "-//OASIS//DTD DITA Composite//EN" "ditabase.dtd">"#
        }
    }
}

/// A topic with the topics inside it.
struct DITATopicWriter {
    typealias Tag = XMLOutput.Tag

    var body = XMLBlocks(.dita)
    private var topics: Set<String> = []
    private var count = 0

    /// Writes the article's topic and says which document type holds it.
    mutating func topic(_ outline: SectionOutline, of article: Article) -> DITADocumentType {
        var outline = outline
        var opening: [Inline]?
        // A paragraph that says the summary is the short description.
        if case .paragraph(let runs)? = outline.blocks.first?.kind, runs.plainText == article.summary {
            opening = runs
            outline.blocks.removeFirst()
        }
        let form = DITATopicForm(outline)
        var root = Tag(form.element, ["id": Self.identifier(article.id)])
        if let language = article.language { root.attributes.append(.init(name: "xml:lang", value: language)) }
        begin(root, title: [Inline(article.title)])
        if let opening { line(Tag("shortdesc"), opening) }
        DITAProlog.write(article, holdsSummary: opening != nil, to: &body)
        content(outline, as: form)
        end(root)
        if topics.count > 1 { return .mixed(root: form.element) }
        return form.documentType
    }

    private mutating func begin(_ tag: Tag, title: [Inline]) {
        topics.insert(tag.name)
        body.out.open(tag)
        body.out.lineEnd()
        line(Tag("title"), title)
    }

    private mutating func line(_ tag: Tag, _ runs: [Inline]) {
        body.out.open(tag)
        body.inlines(runs)
        body.out.close(tag)
        body.out.lineEnd()
    }

    private mutating func end(_ tag: Tag) {
        body.out.close(tag)
        body.out.lineEnd()
    }

    /// The topic's body and the topics inside it.
    private mutating func content(_ outline: SectionOutline, as form: DITATopicForm) {
        switch form {
        case .task(let place): taskBody(outline.blocks, stepsAt: place)
        case .troubleshooting(let parts): parts.write(to: &body)
        case .concept(let holdsSections):
            body.out.open(Tag("conbody"))
            body.out.lineEnd()
            body.blocks(outline.blocks)
            if holdsSections { for section in outline.sections { self.section(section) } }
            end(Tag("conbody"))
        }
        if form.holdsTopics { for section in outline.sections { nested(section) } }
    }

    private mutating func section(_ section: SectionOutline) {
        check(section)
        body.section(Tag("section"), title: section.title)
        body.blocks(section.blocks)
        end(Tag("section"))
    }

    private mutating func nested(_ section: SectionOutline) {
        body.depth += 1
        check(section, depth: body.depth)
        count += 1
        let form = DITATopicForm(section)
        let tag = Tag(form.element, ["id": "part-\(count)"])
        begin(tag, title: section.title)
        content(section, as: form)
        end(tag)
        body.depth -= 1
    }

    private mutating func check(_ section: SectionOutline, depth: Int? = nil) {
        if section.isRaised || section.level != depth ?? body.depth + 1 { body.losses.add(.headingLevel) }
    }

    // MARK: Tasks

    private mutating func taskBody(_ blocks: [Block], stepsAt place: Int) {
        body.out.open(Tag("taskbody"))
        body.out.lineEnd()
        if place > 0 { body.container(Tag("context"), Array(blocks[..<place])) }
        body.steps(blocks[place])
        if place + 1 < blocks.count { body.container(Tag("result"), Array(blocks[(place + 1)...])) }
        end(Tag("taskbody"))
    }

    /// An XML name made of an article's id.
    private static func identifier(_ id: String) -> String {
        var bytes: [UInt8] = []
        for byte in id.utf8 {
            let isNameByte = byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F || byte == 0x2E || byte == 0x2D
            if isNameByte { bytes.append(byte) } else if bytes.last != 0x2D { bytes.append(0x2D) }
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        guard let first = bytes.first else { return "article" }
        return (first.isASCIILetter || first == 0x5F ? "" : "a-") + String(decoding: bytes, as: UTF8.self)
    }
}

extension XMLBlocks {
    /// An open section with its title.
    mutating func section(_ tag: Tag, title: [Inline]) {
        out.open(tag)
        out.lineEnd()
        out.open(Tag("title"))
        inlines(title)
        out.close(Tag("title"))
        out.lineEnd()
    }

    /// The steps of a task: the first paragraph of each is its command, lists of steps in it are substeps.
    mutating func steps(_ block: Block) {
        guard case .list(let list) = block.kind else { return }
        steps(list, Tag(list.ordered ? "steps" : "steps-unordered"), Tag("step"))
    }

    private mutating func steps(_ list: Block.List, _ tag: Tag, _ step: Tag) {
        out.open(tag)
        out.lineEnd()
        for item in list.items {
            out.open(step)
            out.lineEnd()
            out.open(Tag("cmd"))
            if case .paragraph(let runs)? = item.first?.kind { inlines(runs) }
            out.close(Tag("cmd"))
            out.lineEnd()
            information(item.dropFirst(), maySplit: step.name == "step")
            out.close(step)
            out.lineEnd()
        }
        out.close(tag)
        out.lineEnd()
    }

    private mutating func information(_ blocks: ArraySlice<Block>, maySplit: Bool) {
        var rest = blocks
        while let first = rest.first {
            if maySplit, case .list(let list) = first.kind, DITATopicForm.isProcedure(list), list.ordered {
                steps(list, Tag("substeps"), Tag("substep"))
                rest.removeFirst()
                continue
            }
            let plain = rest.prefix { block in
                if maySplit, case .list(let list) = block.kind { return !(DITATopicForm.isProcedure(list) && list.ordered) }
                return true
            }
            container(Tag("info"), Array(plain))
            rest = rest.dropFirst(plain.count)
        }
    }
}
