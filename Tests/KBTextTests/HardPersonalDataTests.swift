import KBText
import Testing

/// Leaks that cues alone do not catch: names in the middle and at the start of sentences, in small letters, in other scripts; user names
/// in paths and addresses; device ids; addresses of several countries.
@Suite struct HardPersonalDataTests {
    @Test(arguments: [
        ("Yesterday I spoke with Wioletta Zawadzka about it.", "Yesterday I spoke with [name] about it."),
        ("Zbyněk told me to restart the router.", "[name] told me to restart the router."),
        ("Oluwaseun Adeyemi from support sent the steps.", "[name] from support sent the steps."),
        ("The ticket was assigned to Xóchitl.", "The ticket was assigned to [name]."),
        ("I am Priya Ramaswamy and my router fails.", "I am [name] and my router fails."),
        ("this is desmond okonkwo, the wifi drops", "this is [name], the wifi drops"),
        ("my name is anna lindqvist and it fails", "my name is [name] and it fails"),
        ("hi priya, open the settings", "hi [name], open the settings"), ("that worked, thanks margaret!", "that worked, thanks [name]!"),
        ("i talked with anna yesterday", "i talked with [name] yesterday"),
        ("Igår pratade jag med supporten. Torbjörn hjälpte mig.", "Igår pratade jag med supporten. [name] hjälpte mig."),
        ("Annegret hat mir geholfen.", "[name] hat mir geholfen."),
    ])
    func replacesNamesInsideSentences(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        ("Меня зовут Иван Петров.", "Меня зовут [name]."), ("Здравствуйте, Мария!", "Здравствуйте, [name]!"),
        ("С уважением,\nАлексей Смирнов", "С уважением,\n[name]"), ("Я говорил с Ольгой Соколовой.", "Я говорил с [name]."),
        ("اسمي أحمد العلي.", "اسمي [name]."), ("نام من رضا کریمی است", "نام من [name] است"), ("مع تحياتي،\nأحمد", "مع تحياتي،\n[name]"),
        ("田中さんに電話しました。", "[name]さんに電話しました。"), ("私は山田です。", "私は[name]です。"), ("スミス様、設定を開いてください。", "[name]様、設定を開いてください。"),
        ("제 이름은 김민수입니다", "제 이름은 [name]입니다"), ("박서연님 안녕하세요", "[name]님 안녕하세요"), ("请联系赵丽华处理。", "请联系[name]处理。"),
        ("我跟孙建国说了。", "我跟[name]说了。"), ("Με λένε Γιώργος Παππάς.", "Με λένε [name]."),
    ])
    func replacesNamesOfOtherScripts(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        (#"open C:\Users\Anna Lindqvist\AppData\Roaming"#, #"open C:\Users\[user]\AppData\Roaming"#),
        ("see https://portal.example.com/users/annlin/orders", "see https://portal.example.com/users/[user]/orders"),
        ("https://example.com/app?login=annlin&tab=2", "https://example.com/app?login=[user]&tab=2"),
        ("https://example.com/~annlin/index.html", "https://example.com/~[user]/index.html"),
        ("ftp://annlin:hemligt9@files.example.com/", "ftp://[user]@files.example.com/"),
        ("reset?mail=anna.l%40northmail.example", "reset?mail=[email]"),
        ("file:///Users/annlin/Library/Thunderbird", "file:///Users/[user]/Library/Thunderbird"),
    ])
    func replacesUserNamesInPathsAndAddresses(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        ("IMEI: 490154203237518", "IMEI: [device]"), ("The serial number is C02XG0FDJGH5.", "The serial number is [device]."),
        ("S/N 5CG1234XYZ", "S/N [device]"), ("Seriennummer FR-2210-9931", "Seriennummer [device]"), ("序列号：SN20240318A", "序列号：[device]"),
        ("udid 00008030001C2D223A90802E", "udid [device]"), ("Service Tag 7HK2M93", "Service Tag [device]"),
        ("key 9f86d081884c7d659a2feaa0c55ad015", "key [device]"),
    ])
    func replacesDeviceIdentifiers(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        ("J'habite au 12 rue de la Paix, 75002 Paris.", "J'habite au [address]."),
        ("Envío a Calle Mayor 12, 28013 Madrid", "Envío a [address]"), ("Abito in Via Roma 12, 00184 Roma", "Abito in [address]"),
        ("Ik woon op Kerkstraat 12, 1017 GC Amsterdam", "Ik woon op [address]"),
        ("ul. Marszałkowska 12/4, Warszawa", "[address]"), ("Rua Augusta, 123, São Paulo", "[address]"),
        ("Mannerheimintie 12, 00100 Helsinki", "[address]"), ("Nørregade 12, 1165 København", "[address]"),
        ("живу на ул. Ленина, д. 5, кв. 12", "живу на [address]"), ("住所は東京都新宿区西新宿2-8-1です", "住所は[address]です"),
        ("서울특별시 강남구 테헤란로 123", "[address]"), ("221B, MG Road, Bengaluru", "[address]"),
        ("123 Main St, Toronto, ON", "[address]"), ("i live at 12 maple avenue", "i live at [address]"),
    ])
    func replacesAddressesOfManyCountries(text: String, expected: String) {
        #expect(PersonalDataDetector().redact(text).text == expected)
    }

    @Test(arguments: [
        "I am using Windows 11 and Outlook.", "This is a known issue.", "I'm unable to open Account Manager.",
        "This is Thunderbird speaking.",
        "Hi, open the settings.", "thanks, the price is fine", "Open /home/user/.thunderbird or C:\\Users\\Public\\Documents.",
        "See https://support.example.com/kb/import?lang=en&page=2", "The serial console shows error 1042.", "仕様と多様な設定は同様です。",
        "请联系客服处理，联系方式在下面。", "お客様の設定を開いてください。", "고객님 설정을 여세요", "Go via Settings 2 to Advanced.", "The route to port 8080 is open.",
        "Take 3 steps down the road.", "Die Straße ist lang.", "Support told me to restart.",
    ])
    func leavesWhatNamesNobody(text: String) {
        #expect(PersonalDataDetector().redact(text).text == text)
    }

    @Test func findsPlaceholdersWhole() {
        let text = "[name]您好，卡[card] [note]"
        let bytes = Array(text.utf8)
        let found = PersonalData.placeholders(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(found == ["[name]", "[card]"])
        #expect(PersonalData.withoutPlaceholders(text) == " 您好，卡  [note]")
    }

    @Test func masksLearntNamesInSmallLettersUnlessTheyAreWords() {
        let turns = ConversationRedactor().redact([
            "My name is Anna Lindqvist.", "lindqvist called", "Mr Price wrote:", "the price is fine",
        ])
        #expect(turns.map(\.text) == ["My name is [name].", "[name] called", "Mr [name] wrote:", "the price is fine"])
    }
}
