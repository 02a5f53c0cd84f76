import Testing

@Suite struct KBDiffTests {}
