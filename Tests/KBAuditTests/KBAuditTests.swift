import Testing

@Suite struct KBAuditTests {}
