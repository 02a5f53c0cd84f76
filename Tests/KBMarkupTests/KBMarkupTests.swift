import Testing

@Suite struct KBMarkupTests {}
