import KBModel
import KBReports
import Testing

/// What the schema of SARIF 2.1.0 (OASIS, section 3 and appendix) asks of the objects that Lacuna writes.
@Suite struct AuditSARIFTests {
    private let log: JSONValue

    init() throws {
        log = try JSONValue(parsing: AuditReport(AuditReportTests.result, hasBaseline: true, version: "1.2.3").text(as: .sarif))
    }

    private var run: JSONValue { get throws { try #require(log["runs"]?.array?.first) } }
    private var results: [JSONValue] { get throws { try #require(run["results"]?.array) } }
    private var rules: [JSONValue] { get throws { try #require(run["tool"]?["driver"]?["rules"]?.array) } }

    /// The object's members are among those of the schema, which forbids others.
    private func expect(_ object: JSONValue?, has required: [String], allows optional: [String], _ what: String) {
        let keys = (object?.object ?? []).map(\.key)
        #expect(Set(required).isSubset(of: keys), "\(what) lacks \(Set(required).subtracting(keys).sorted())")
        #expect(Set(keys).isSubset(of: required + optional), "\(what) has \(Set(keys).subtracting(required + optional).sorted())")
        #expect(Set(keys).count == keys.count, "\(what) names a member twice")
    }

    @Test func theLogHasARunOfANamedTool() throws {
        expect(log, has: ["version", "runs"], allows: ["$schema", "inlineExternalProperties", "properties"], "the log")
        #expect(log["version"] == "2.1.0")
        expect(
            try run, has: ["tool"], allows: ["results", "columnKind", "invocations", "originalUriBaseIds", "automationDetails"], "the run")
        expect(try run["tool"], has: ["driver"], allows: ["extensions", "properties"], "the tool")
        expect(try run["tool"]?["driver"], has: ["name"], allows: ["version", "semanticVersion", "informationUri", "rules"], "the driver")
        #expect(["utf16CodeUnits", "unicodeCodePoints"].contains(try run["columnKind"]?.string))
    }

    @Test func everyRuleIsDescribedOnce() throws {
        let ids = try rules.compactMap { $0["id"]?.string }
        #expect(Set(ids).count == (try rules).count)
        for rule in try rules {
            expect(
                rule, has: ["id"],
                allows: ["shortDescription", "fullDescription", "help", "defaultConfiguration", "properties", "helpUri", "name"], "a rule")
            for text in ["shortDescription", "fullDescription", "help"] { #expect(rule[text]?["text"]?.string?.isEmpty == false) }
            #expect(["none", "note", "warning", "error"].contains(rule["defaultConfiguration"]?["level"]?.string))
        }
    }

    @Test func everyResultHasWhatReadersTrackItBy() throws {
        let ids = try rules.compactMap { $0["id"]?.string }
        for result in try results {
            expect(
                result, has: ["message"],
                allows: [
                    "ruleId", "ruleIndex", "level", "locations", "relatedLocations", "partialFingerprints", "baselineState",
                    "suppressions", "fixes", "properties",
                ], "a result")
            #expect(result["message"]?["text"]?.string?.isEmpty == false)
            #expect(["none", "note", "warning", "error"].contains(result["level"]?.string))
            let index = try #require(result["ruleIndex"]?.int)
            #expect(ids.indices.contains(index) && ids[index] == result["ruleId"]?.string)
            #expect(["new", "unchanged", "updated", "absent"].contains(result["baselineState"]?.string))
            #expect(result["partialFingerprints"]?.object?.allSatisfy { $0.value.string?.isEmpty == false } == true)
        }
    }

    @Test func everyPlaceIsAReferenceWithALineFromOneUp() throws {
        for result in try results {
            for location in (result["locations"]?.array ?? []) + (result["relatedLocations"]?.array ?? []) {
                expect(location, has: [], allows: ["id", "physicalLocation", "logicalLocations", "message"], "a location")
                let place = try #require(location["physicalLocation"])
                expect(place, has: ["artifactLocation"], allows: ["region", "contextRegion"], "a physical location")
                let uri = try #require(place["artifactLocation"]?["uri"]?.string)
                #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !uri.contains("<"), "\(uri) is no URI reference")
                if let region = place["region"] { #expect((region["startLine"]?.int ?? 0) >= 1) }
            }
        }
    }

    @Test func acceptedFindingsStayInWithTheirReason() throws {
        let accepted = try results.filter { $0["suppressions"] != nil }
        #expect(accepted.map { $0["suppressions"]?.array?.first?["kind"] } == ["inSource", "external", "external"])
        #expect(accepted.compactMap { $0["suppressions"]?.array?.first?["justification"]?.string }.count == 3)
        #expect(accepted.map { $0["baselineState"] } == ["new", "new", "unchanged"])
    }
}
