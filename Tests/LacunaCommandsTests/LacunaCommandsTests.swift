import Testing

@Suite struct LacunaCommandsTests {}
