import KBModel

/// The elements of HTML that mean something to a reader of articles.
enum HTMLTag: String, Sendable {
    case html, head, body, title, meta, link, base, script, style, template, noscript
    case main, article, section, nav, header, footer, aside, address, div, p, hr, center, form, fieldset, legend, figure, figcaption
    case h1, h2, h3, h4, h5, h6, hgroup
    case ul, ol, menu, dir, li, dl, dt, dd
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
    case blockquote, pre, listing, xmp, plaintext, details, summary, dialog
    case a, b, strong, i, em, cite, dfn, code, tt, samp, kbd, `var`, u, ins, s, del, strike, sub, sup, q, span, font, small, big, mark,
        label
    case time, abbr, br, wbr, img, picture, source, ruby, rt, rp
    case svg, math, object, embed, applet, iframe, video, audio, canvas, map, area, noframes, noembed, frameset, frame
    case button, select, option, optgroup, datalist, input, textarea, output, progress, meter
    case other

    /// What is never readable text: code, styles, controls, embedded formats.
    var isUnreadable: Bool {
        switch self {
        case .head, .script, .style, .template, .noscript, .svg, .math, .object, .embed, .applet, .iframe, .video, .audio, .canvas, .map,
            .noframes, .noembed, .frameset, .button, .select, .input, .textarea, .progress, .meter, .title, .dialog:
            true
        default: false
        }
    }

    /// Whether the element stands in a line of text.
    var isInline: Bool {
        switch self {
        case .a, .b, .strong, .i, .em, .cite, .dfn, .code, .tt, .samp, .kbd, .var, .u, .ins, .s, .del, .strike, .sub, .sup, .q, .span,
            .font, .small, .big, .mark, .label, .time, .abbr, .br, .wbr, .img, .picture, .source, .ruby, .rt, .rp, .other, .output, .map,
            .button, .input, .select, .textarea, .svg, .math, .script, .style, .template, .noscript, .object, .embed, .iframe, .canvas,
            .video, .audio, .progress, .meter, .area, .link, .meta:
            true
        default: false
        }
    }

    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    var mark: Inline.Mark? {
        switch self {
        case .b, .strong: .strong
        case .i, .em, .cite, .dfn: .emphasis
        case .code, .tt, .samp: .code
        case .kbd: .key
        case .var: .variable
        case .u, .ins: .underline
        case .s, .del, .strike: .strike
        case .sub: .subscript
        case .sup: .superscript
        case .q: .quote
        default: nil
        }
    }
}
