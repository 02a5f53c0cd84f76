import Testing

@Suite struct KBSignalsTests {}
