import Foundation
import KBTestSupport
import Testing

/// What goes wrong around a job: the files, the reader of its output, the disk, the user. The real binary names it, does the rest and leaves
/// nothing half-written.
@Suite struct FaultTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("<h1>One</h1><p>first</p>", to: "kb/a.html")
    }

    // MARK: Names and files

    @Test func namesThatAreNoTextAndNamesOfSeveralLinesAreRead() throws {
        let made = try binary.shell(#"printf '<h1>T</h1><p>two</p>' | tee "kb/$(printf 'b\nc.html')" > "kb/$(printf 'd\377.html')""#)
        #expect(made.code == 0)
        let run = try binary.run("ingest", "kb")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        #expect(run.output.split(separator: "\n").count == 3)
        #expect(run.output.contains(#""path":"kb/b\nc.html""#) && run.output.contains("\"path\":\"kb/d\u{FFFD}.html\""))
    }

    @Test func anEmptyFileIsNamedAndTheRestIsRead() throws {
        try binary.write("", to: "kb/empty.html")
        let run = try binary.run("ingest", "kb")
        #expect(run.code == 2)
        #expect(run.errors == "lacuna: kb/empty.html: no article was read: it is empty.\n")
        #expect(run.output.contains("first"))
    }

    /// Fifos would be waited for without end; what a link leads to may not be there.
    @Test func whatIsNoFileIsPassedBy() throws {
        #expect(try binary.shell("mkfifo kb/pipe.html; ln -s gone kb/gone.html; ln -s . kb/loop").code == 0)
        let run = try binary.run("ingest", "kb")
        #expect(run.code == 0)
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test(.enabled(if: canBecomeNobody)) func whatMayNotBeReadIsNamedAndTheRestIsRead() throws {
        try binary.write("<p>x</p>", to: "kb/denied.html")
        try binary.write("<p>x</p>", to: "kb/folder/b.html")
        let run = try binary.shell(
            "chmod 755 . kb; chmod 000 kb/denied.html kb/folder; \(Self.asNobody) \"$0\" ingest kb; code=$?; chmod 755 kb/folder; exit $code"
        )
        #expect(run.code == 2)
        #expect(
            run.errors == """
                lacuna: kb/folder: no article was read: the folder cannot be read: permission denied.
                lacuna: kb/denied.html: no article was read: it cannot be opened: permission denied.

                """)
        #expect(run.output.contains("first"))
    }

    @Test func filesThatVanishMeanwhileAreNamed() throws {
        for number in 0..<3_000 { try binary.write("<p>\(number)</p>", to: "kb/n\(number).html") }
        let run = try binary.shell("rm -f kb/n[5-9]* & \"$0\" ingest kb; code=$?; wait; exit $code")
        #expect(run.code == 0 || run.code == 2)
        for line in run.errors.split(separator: "\n") {
            #expect(line.hasSuffix("no article was read: it cannot be opened: no such file or folder."), "\(line)")
        }
    }

    // MARK: Sizes

    /// Files of 4 GB, nearly all of it a hole: none is read as far as it is long, and none is waited for.
    @Test(arguments: [
        (
            "kb/big.html", "<h1>Big</h1>", "ingest kb",
            "lacuna: kb/big.html: no article was read: it cannot be opened: it has more than 2 GB; unpack or split it.\n"
        ),
        ("kb/film.mp4", "x", "ingest kb", "lacuna: kb: 1 file is no article and was skipped.\n"),
        ("big.csv", "id,time,question\n1,2026-01-01T00:00:00Z,how\n", "contacts big.csv", Self.longRecord("big.csv")),
        ("big.jsonl", "{\"id\":\"1\",\"time\":\"2026-01-01T00:00:00Z\"}\n", "contacts big.jsonl", Self.longRecord("big.jsonl")),
        ("big.jsonl", "{\"id\":\"1\"", "topics big.jsonl", Self.longRecord("big.jsonl")),
        (
            "big.json", "{\"changes\":", "apply big.json kb/a.html",
            "lacuna: big.json: it has more than 2 GB; unpack or split it. Check the path; it is relative to the working folder.\n"
        ),
    ])
    func aFileOfFourGigabytesIsNamedInBoundedTimeAndMemory(name: String, start: String, command: String, sentence: String) throws {
        try binary.write(start, to: name)
        #expect(try binary.shell("truncate -s 4G \(name)").code == 0)
        let run = try binary.shell("ulimit -v 2000000; ulimit -t 60; exec \"$0\" \(command)")
        #expect(run.code == (name == "kb/film.mp4" ? 0 : 2))
        #expect(run.errors.hasPrefix(sentence), "\(run.errors)")
        if command == "ingest kb" { #expect(run.output.contains("first")) }
    }

    private static func longRecord(_ name: String) -> String {
        "lacuna: \(name): a record is longer than 64 MB: a quote is never closed, or this is no text. Export the file again.\n"
    }

    /// Memory is that of the files in work, however many there are.
    @Test func thousandsOfFilesAreReadInTheMemoryOfAFew() throws {
        let folder = binary.folder.appendingPathComponent("kb")
        for number in 0..<3_000 {
            try Data("<h1>\(number)</h1><p>page</p>".utf8).write(to: folder.appendingPathComponent("n\(number).html"))
        }
        let run = try binary.measured("ingest", "kb", "--output", "out.jsonl")
        #expect(run.code == 0)
        #expect(try binary.read("out.jsonl").utf8.count { $0 == 0x0A } == 3_001)
        #expect(run.peakBytes < 100_000_000, "\(run.peakBytes)")
    }

    // MARK: Output

    @Test func aResultThatCannotBeWrittenIsAnError() throws {
        let run = try binary.shell("\"$0\" ingest kb > /dev/full")
        #expect(run.code == 2)
        #expect(run.errors.contains("the result could not be written: No space left on device"))
    }

    @Test func aReaderThatStopsReadingEndsTheJobQuietly() throws {
        for number in 0..<200 { try binary.write("<p>\(String(repeating: "word ", count: 500))</p>", to: "kb/n\(number).html") }
        let run = try binary.shell("{ \"$0\" ingest kb; echo $? > code; } | head -c 1")
        #expect(run.errors.isEmpty)
        #expect(try ["0\n", "\(128 + SIGPIPE)\n"].contains(binary.read("code")))
    }

    @Test(.enabled(if: canBecomeNobody)) func aFolderThatMayNotBeWrittenKeepsWhatItHas() throws {
        try binary.write("old", to: "out/articles.jsonl")
        let run = try binary.shell("chmod 755 . kb out; \(Self.asNobody) \"$0\" ingest kb --output out/articles.jsonl")
        #expect(run.code == 2)
        #expect(run.errors == "lacuna: cannot write out/articles.jsonl: permission denied. Choose another --output.\n")
        #expect(try binary.read("out/articles.jsonl") == "old")
    }

    @Test(arguments: [SIGINT, SIGTERM]) func stoppingAJobLeavesNoPartOfAResult(signal: Int32) throws {
        for number in 0..<2_000 { try binary.write("<p>\(String(repeating: "word ", count: 500))</p>", to: "kb/n\(number).html") }
        let run = try binary.shell("\"$0\" ingest kb --output out.jsonl & sleep 0.3; kill -\(signal) $!; wait $!; echo $? > code; ls -A")
        // The shell starts what is in the background with SIGINT ignored, unless the program wants it.
        #expect(["0", "\(128 + signal)"].contains(try binary.read("code").dropLast()))
        let left = run.output.split(separator: "\n").filter { $0.contains("out.jsonl") }
        #expect(left.isEmpty || left == ["out.jsonl"], "\(left)")
        if left == ["out.jsonl"] { #expect(try binary.read("out.jsonl").split(separator: "\n").count == 2_001) }
    }

    @Test(arguments: ["ingest kb", "audit kb --fail-on never --format json"]) func aPipeOrDeviceIsWrittenToAndNotReplaced(command: String)
        throws
    {
        let run = try binary.shell(
            "mkfifo pipe; \"$0\" \(command) --output pipe & cat pipe; wait $!; code=$?; test -p pipe && test -c /dev/null || exit 9; exit $code"
        )
        #expect(run.code == 0, "\(run.errors)")
        #expect(!run.output.isEmpty)
    }

    @Test func aLedgerThatIsNoDatabaseIsNamedAndKept() throws {
        try binary.write(String(repeating: "not a database ", count: 100), to: "ledger.sqlite")
        try binary.write("id,time,customer,escalated,articles,question\nc1,2026-10-01T08:00:00Z,u1,true,a,how\n", to: "contacts.csv")
        try binary.write(
            "sources: {articles: kb, contacts: contacts.csv}\nledger: ledger.sqlite\nreport: {publish: site}\n", to: "lacuna.yaml")
        let run = try binary.run("report")
        #expect(run.code == 2)
        #expect(run.errors.contains("the file is damaged; restore it from a copy, or move it away to start a new one"), "\(run.errors)")
        #expect(try binary.read("ledger.sqlite").hasPrefix("not a database"))
    }

    // MARK: The machine

    /// Half a gigabyte of addresses is what the program and its libraries are mapped into, and some.
    @Test(arguments: [
        "ingest kb", "audit kb --cache off --fail-on never", "contacts contacts.csv", "gaps --kb kb --contacts contacts.csv",
        "topics contacts.csv", "diff kb/a.html kb/b.html",
    ])
    func aMemoryLimitIsEnoughForTheCommonJob(command: String) throws {
        let rows = (1...2_000).map { "c\($0),2026-10-0\(1 + $0 % 9)T08:00:00Z,u\($0 % 700),true,a,how do I print page \($0)" }
        try binary.write("id,time,customer,escalated,articles,question\n" + rows.joined(separator: "\n") + "\n", to: "contacts.csv")
        try binary.write("<h1>Two</h1><p>second</p>", to: "kb/b.html")
        let run = try binary.shell("ulimit -v 1000000; \"$0\" \(command)")
        #expect(run.code == (command.hasPrefix("diff") ? 1 : 0), "\(run.errors)")
    }

    /// What is too large for the memory that a job may have is named; the rest of the job goes on.
    @Test func aFileTooLargeForTheMemoryLimitIsNamedAndTheRestIsRead() throws {
        try binary.write("<h1>Big</h1>", to: "kb/big.html")
        let run = try binary.shell("truncate -s 500M kb/big.html; ulimit -v 1500000; exec \"$0\" ingest kb")
        #expect(run.code == 2)
        #expect(run.errors == "lacuna: kb/big.html: no article was read: it cannot be opened: there is not enough memory to read it.\n")
        #expect(run.output.contains("first"))
    }

    /// No command opens a connection by itself: the system calls are looked at, the commands' results are those of any other run.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
    func nothingConnectsToTheNetwork() throws {
        try binary.write("id,time,customer,escalated,articles,question\nc1,2026-10-01T08:00:00Z,u1,true,a,how\n", to: "contacts.csv")
        for command in [
            "ingest kb", "audit kb --fail-on never", "contacts contacts.csv", "gaps --kb kb --contacts contacts.csv", "topics contacts.csv",
            "diff kb/a.html kb/a.html",
        ] {
            let run = try binary.shell("strace -f -qq -e trace=%network -o calls \"$0\" \(command)")
            #expect(run.code == 0, "\(command): \(run.errors)")
            let calls = try binary.read("calls").split(separator: "\n").filter { !$0.contains("AF_UNIX") && $0.contains("(") }
            #expect(calls.isEmpty, "\(command)")
        }
    }

    /// Root may read everything; the tests of permissions run the program as another user.
    static let asNobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    static let canBecomeNobody = geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
}
