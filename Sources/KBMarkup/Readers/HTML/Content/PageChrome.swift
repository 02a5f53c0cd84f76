import KBModel

/// What surrounds an article on a page, by element, role and the words of `class` and `id`. The words are a vocabulary of the trade in
/// several languages, not of sites; they are weak evidence that `ContentPruning` weighs against the amount of prose.
enum PageChrome {
    private static let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist",
    ]

    /// By element or role: no matter how much text it holds. Notes in documentation are asides too.
    static func isChrome(_ node: Int, _ tag: HTMLTag, in page: HTMLDocument) -> Bool {
        switch tag {
        case .nav, .footer: return true
        case .aside: return HTMLNotes.note(node, in: page) == nil
        case .header: return isSiteHeader(node, in: page)
        case .html, .body, .main: return false
        default: break
        }
        guard tag.isInline == false, let role = page.tree.attribute("role", of: node) else { return false }
        return roles.contains(role.lowercased())
    }

    /// A header of the page, not of an article or section, without its title.
    private static func isSiteHeader(_ node: Int, in page: HTMLDocument) -> Bool {
        var ancestor = page.tree.parent(of: node)
        while let above = ancestor {
            if let tag = page.tag(above), tag == .article || tag == .main || tag == .section { return false }
            ancestor = page.tree.parent(of: above)
        }
        var hasTitle = false
        page.tree.forEachDescendant(of: node) { child in
            if page.tag(child) == .h1 { hasTitle = true }
            return !hasTitle
        }
        return !hasTitle
    }

    /// A list of the page's translations: most of its links say what language they lead to.
    static func isLanguageList(_ node: Int, in page: HTMLDocument) -> Bool {
        var links = 0
        var translations = 0
        page.tree.forEachDescendant(of: node) { child in
            guard page.tag(child) == .a else { return true }
            links += 1
            if page.tree.attribute("hreflang", of: child) != nil { translations += 1 }
            return false
        }
        return translations > 0 && translations * 2 >= links
    }

    /// Words that name what is no part of the text, as a whole word of `class` or `id` after division at case changes and signs.
    private static let strongWords = """
        nav navi navigation navbar subnav menu submenu sidebar sidenav breadcrumb breadcrumbs crumbs footer foot masthead topbar toolbar \
        cookie cookies consent gdpr ccpa onetrust banner promo promos promotion promobox cta advert adverts advertisement advertising \
        ad ads adbox adslot dfp sponsor sponsored sponsors social socials share sharing sharebar sharethis addthis addtoany shareaholic \
        sharedaddy relatedposts recirc recirculation newsletter subscribe signup signin disqus comment comments commentlist respond trackback \
        trackbacks pingback pagination pager paging pagenav authorbio biography authorbox bio byline bylines taglist tagcloud popup modal \
        overlay lightbox outbrain taboola zergnet revcontent printonly noprint feedback helpful votebox survey tableofcontents skip skiplink \
        visuallyhidden loginbox searchbox searchform trending mostread mostpopular carousel jumplinks backtotop widgets editsection catlinks \
        printfooter reactions werbung anzeige anzeigen kommentar kommentare teilen seitenleiste fusszeile weiterlesen mehrzumthema publicite \
        commentaires partage partager ariane pied lireaussi publicidad comentarios compartir pie commenti condividi pubblicita reacties delen \
        kommentarer dela annons sidfot komentarze reklama udostepnij komentare
        """

    /// Words that name what leads on to other pages or stands beside the text, but in documentation may name text as well.
    private static let weakWords = """
        related recommend recommended recommendation recommendations teaser teasers subscription login register replies tags rating ratings vote \
        votes toc search popular latest slideshow gallery caption captions wpcaption credit credits copyright widget hatnote infobox navbox \
        metadata reflist jump likes like follow following print verwandte relacionados relacionadas correlati gerelateerd relaterat powiazane \
        souvisejici seealso relatedtopics relatedbody relatedlinks relatedarticles relatedcontent relateditems relatedstories relatednews \
        relatedpost readnext readmore morefrom upnext
        """

    /// Words of `class` and `id` that name the text itself; they overrule the others.
    private static let contentWords =
        "article articlebody content maincontent contents body main entry post story text copy page richtext prose documentation"

    /// Words that name a line beside the text of a publication: who wrote it, when, under what heading, and what has to be paid for the rest.
    /// They count for a line or two only: on larger parts such words say where the text comes from.
    private static let labelWords = """
        meta postmeta entrymeta articlemeta postmetadata byline date dateline timestamp pubdate published publishdate posted postedon kicker \
        overline credits source author authors paywall regwall metered piano updated lastupdated readingtime
        """

    /// Words that name what stands between a publication's headline and its text.
    private static let leadWords = """
        lead lede standfirst dek deck subtitle subheadline subhead subheading intro introduction preamble ingress vorspann teasertext chapo \
        sapo entradilla bajada summary abstract excerpt sottotitolo occhiello zajawka anleser
        """

    private static let words: NameTable<Naming> = {
        var words: [String: Naming] = [:]
        for (naming, names) in [
            (Naming.strong, strongWords), (.weak, weakWords), (.content, contentWords), (.label, labelWords), (.lead, leadWords),
        ] {
            for name in names.split(separator: " ") { words[String(name), default: []].insert(naming) }
        }
        return NameTable(words.map { ($0.key, $0.value) })
    }()

    /// What the words of a node's class and id name.
    struct Naming: OptionSet {
        let rawValue: UInt8
        static let strong = Naming(rawValue: 1)
        static let weak = Naming(rawValue: 2)
        static let content = Naming(rawValue: 4)
        static let label = Naming(rawValue: 8)
        static let lead = Naming(rawValue: 16)
    }

    /// The id of a section or heading is made of its title in documentation, and says what the text is about, not what it is.
    static func naming(_ node: Int, _ tag: HTMLTag, in page: HTMLDocument) -> Naming {
        var naming: Naming = []
        let ignoresID = tag == .section || tag.headingLevel != nil || page.tree.attribute("class", of: node, is: "section")
        page.tree.forEachAttribute(of: node) { name, value in
            guard name.isEqual(to: "class") || !ignoresID && name.isEqual(to: "id") else { return }
            forEachWord(of: value) { word in if let named = words[word] { naming.insert(named) } }
        }
        return naming
    }

    /// `relatedPosts main-nav` gives related, posts, main, nav, and each whole name with its signs taken out.
    private static func forEachWord(of names: ArraySlice<UInt8>, _ body: (NameHash) -> Void) {
        let empty = NameHash()
        var word = empty
        var whole = empty
        var parts = 0
        func endWord() {
            guard word != empty else { return }
            parts += 1
            body(word)
            word = empty
        }
        func endName() {
            endWord()
            if parts > 1 { body(whole) }
            whole = empty
            parts = 0
        }
        var previousIsSmall = false
        for byte in names {
            let capital = (0x41...0x5A).contains(byte)
            if byte.isASCIISpace {
                endName()
            } else if byte.isASCIILetter || byte >= 0x80 {
                if capital, previousIsSmall { endWord() }
                word.add(byte.asciiLowercased)
                whole.add(byte.asciiLowercased)
            } else {
                endWord()
            }
            previousIsSmall = byte.isASCIILetter && !capital
        }
        endName()
    }
}
