import Testing

@Suite struct KBGapsTests {}
