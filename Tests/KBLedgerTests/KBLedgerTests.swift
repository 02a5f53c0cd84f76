import Testing

@Suite struct KBLedgerTests {}
