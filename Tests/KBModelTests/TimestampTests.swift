import KBModel
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01", "1970-01-01T00:00:00Z"),
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
        ("2026-11-02T09:10:00.123+01:00", "2026-11-02T08:10:00Z"),
        ("2026-11-02 09:10", "2026-11-02T09:10:00Z"),
        ("1969-12-31T23:00:00-0200", "1970-01-01T01:00:00Z"),
        ("0001-03-01T00:00:00Z", "0001-03-01T00:00:00Z"),
    ])
    func readsISO8601(text: String, expected: String) {
        #expect(Timestamp(iso8601: text)?.iso8601 == expected)
    }

    @Test(arguments: ["", "2023-02-29", "2026-13-01", "2026-11-02T25:00:00Z", "2026-11-02T09:10:00Zz", "02/11/2026", "2026-11-02T09"])
    func refusesWhatIsNoTime(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test func everyDayOfFourCenturiesSurvivesARoundTrip() {
        for day in stride(from: Int64(-700_000), through: 900_000, by: 97) {
            let time = Timestamp(seconds: day * Timestamp.secondsPerDay + 3_661)
            #expect(Timestamp(iso8601: time.iso8601) == time)
        }
    }
}
