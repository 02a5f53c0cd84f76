import KBSignals
import Testing

@Suite struct SipHashTests {
    /// Vectors of the reference code (vectors.h, `vectors_sip128`): key 00 01 … 0f, input 00 01 … of the given length.
    @Test(arguments: [
        (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"), (2, "8177228da4a45dc7fca38bdef60affe4"),
        (3, "9c70b60c5267a94e5f33b6b02985ed51"),
    ])
    func agreesWithTheReferenceVectors(length: Int, expected: String) {
        let hash = SipHash(k0: 0x0706_0504_0302_0100, k1: 0x0F0E_0D0C_0B0A_0908)
        let input = (0..<length).map { UInt8($0) }
        let digest = hash.digest(input.span)
        #expect(digest.hexadecimal == expected)
    }

    @Test func dependsOnTheSalt() {
        #expect(CustomerKey(salt: "a").hashed("anna") != CustomerKey(salt: "b").hashed("anna"))
        #expect(CustomerKey(salt: "a").hashed("anna") == CustomerKey(salt: "a").hashed("anna"))
    }
}
