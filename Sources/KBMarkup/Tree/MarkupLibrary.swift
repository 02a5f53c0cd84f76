import CLibXML2

/// The library that reads XML and HTML.
package enum MarkupLibrary {
    /// As built against, `2.9.14`.
    package static var version: String { LIBXML_DOTTED_VERSION }
}
