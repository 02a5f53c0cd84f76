import KBModel

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Cut to about `length` characters, with `…` where something was cut: for quoting in a message.
    func quoted(_ length: Int = 60) -> String {
        let text = trimmed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.count <= length ? text : text.prefix(length - 1) + "…"
    }
}

extension String {
    /// `%20` and the like decoded; what is no valid escape, or no UTF-8 after decoding, stays as it is.
    var percentDecoded: String {
        guard utf8.contains(0x25) else { return self }
        let bytes = Array(utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x25, i + 2 < bytes.count, let high = bytes[i + 1].hexValue, let low = bytes[i + 2].hexValue {
                out.append(high << 4 | low)
                i += 3
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(validating: out, as: UTF8.self) ?? self
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
