import KBModel
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        #"{"a":[1,2.5,-3e4,true,false,null,"x\"\\\nå\ud83d\ude00"],"b":{}}"#, "[]", "\"\"", " 0 ",
    ])
    func writesWhatItRead(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(try JSONValue(parsing: value.serialized()) == value)
        #expect(try JSONValue(parsing: value.serialized(pretty: true)) == value)
    }

    @Test(arguments: [
        ("{\"a\":1", JSONError.Reason.cutOff), ("[1,]", .unexpected), ("nul", .cutOff), ("[01x]", .unexpected), ("\"\\q\"", .badEscape),
        ("{} {}", .trailing), (String(repeating: "[", count: 5000), .tooDeep), ("", .cutOff), ("+1", .badNumber),
    ])
    func saysWhyATextIsNotJSON(text: String, reason: JSONError.Reason) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        do throws(JSONError) { _ = try JSONValue(parsing: text) } catch { #expect(error.reason == reason) }
    }

    @Test func keepsMembersInOrderAndLeavesOutUnknownOnes() {
        let value = JSONValue.members(["z": 1, "a": nil, "b": .null])
        #expect(value.serialized() == #"{"z":1,"b":null}"#)
    }
}
