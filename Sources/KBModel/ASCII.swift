extension UInt8 {
    package var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    package var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// Space, tab, line feed, form feed, carriage return.
    package var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    /// ASCII capitals become small letters, everything else stays.
    package var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
