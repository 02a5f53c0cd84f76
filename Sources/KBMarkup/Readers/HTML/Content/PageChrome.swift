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
        case .html, .body, .main: return false
        default: break
        }
        guard tag.isInline == false, let role = page.tree.attribute("role", of: node) else { return false }
        return roles.contains(role.lowercased())
    }

    /// Words that name what is no part of the text, as a whole word of `class` or `id` after division at case changes and signs.
    private static let words = hashes(
        """
        nav navi navigation navbar subnav menu submenu sidebar sidenav breadcrumb breadcrumbs crumbs footer foot masthead topbar toolbar \
        cookie cookies consent gdpr ccpa onetrust paywall banner promo promos promotion promobox cta advert adverts advertisement advertising \
        ad ads adbox adslot dfp sponsor sponsored sponsors social socials share sharing sharebar sharethis addthis addtoany shareaholic \
        sharedaddy related relatedposts recommend recommended recommendation recommendations recirc recirculation teaser teasers newsletter \
        subscribe subscription signup signin login register comment comments commentlist disqus replies respond trackback trackbacks pingback \
        pagination pager paging pagenav authorbio biography authorbox bio byline bylines tags taglist tagcloud popup modal overlay lightbox \
        outbrain taboola zergnet revcontent print printonly noprint feedback helpful rating ratings vote votes votebox survey toc \
        tableofcontents skip skiplink screen sr visuallyhidden masthead loginbox searchbox searchform search trending popular mostread \
        mostpopular latest carousel slideshow gallery caption captions wpcaption figcaption credit credits copyright jumplinks backtotop widget widgets \
        hatnote infobox navbox metadata editsection mw-editsection reflist catlinks printfooter siteSub jump reactions likes follow following \
        werbung anzeige anzeigen kommentar kommentare teilen verwandte seitenleiste fusszeile weiterlesen mehrzumthema \
        publicite commentaires partage partager ariane pied lireaussi publicidad comentarios compartir relacionados relacionadas pie \
        commenti condividi correlati pubblicita reacties gerelateerd delen kommentarer dela relaterat annons sidfot komentarze reklama \
        powiazane udostepnij komentare souvisejici
        """)

    /// Words of `class` and `id` that name the text itself; they overrule the others.
    private static let contentWords = hashes(
        "article articlebody content maincontent contents body main entry post story text copy page richtext prose documentation")

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.utf8.split(whereSeparator: \.isASCIISpace).map { HTMLElementKind.hash(of: $0) })
    }

    /// Of a node: how many words of its class and id name chrome, and how many name content.
    struct Naming {
        var chrome = 0
        var content = 0
    }

    static func naming(_ node: Int, in page: HTMLDocument) -> Naming {
        var naming = Naming()
        for attribute in page.tree.attributes(of: node) where attribute.name == "class" || attribute.name == "id" {
            forEachWord(of: attribute.value) { word in
                if words.contains(word) { naming.chrome += 1 }
                if contentWords.contains(word) { naming.content += 1 }
            }
        }
        return naming
    }

    /// `relatedPosts main-nav` gives related, posts, main, nav, and each whole name with its signs taken out.
    private static func forEachWord(of names: String, _ body: (UInt64) -> Void) {
        let empty = HTMLElementKind.emptyHash
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
        for byte in names.utf8 {
            let capital = (0x41...0x5A).contains(byte)
            if byte.isASCIISpace {
                endName()
            } else if byte.isASCIILetter || byte >= 0x80 {
                if capital, previousIsSmall { endWord() }
                HTMLElementKind.hash(byte.asciiLowercased, into: &word)
                HTMLElementKind.hash(byte.asciiLowercased, into: &whole)
            } else {
                endWord()
            }
            previousIsSmall = byte.isASCIILetter && !capital
        }
        endName()
    }
}
