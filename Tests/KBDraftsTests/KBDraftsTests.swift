import Testing

@Suite struct KBDraftsTests {}
