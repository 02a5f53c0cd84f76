import Testing

@Suite struct KBReportsTests {}
