/// `body` of every index below `count`, in order, worked off by as many tasks as there are chunks.
func concurrentMap<Value: Sendable>(
    _ count: Int, chunk: Int = 64, _ body: @escaping @Sendable (Int) -> Value
) async -> [Value] {
    await withTaskGroup(of: (Int, [Value]).self) { group in
        for start in stride(from: 0, to: count, by: chunk) {
            group.addTask { (start, (start..<min(start + chunk, count)).map(body)) }
        }
        var parts: [(Int, [Value])] = []
        for await part in group { parts.append(part) }
        return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
}
