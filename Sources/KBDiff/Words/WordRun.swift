/// A run of words that stayed, went or came, as a reader sees it; what stayed is in the new spelling.
public struct WordRun: Sendable, Hashable {
    public enum Operation: String, Sendable {
        case equal = "="
        case insert = "+"
        case delete = "-"
    }

    public var operation: Operation
    public var text: String

    public init(_ operation: Operation, _ text: String) {
        self.operation = operation
        self.text = text
    }
}
