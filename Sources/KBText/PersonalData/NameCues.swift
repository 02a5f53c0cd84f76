/// Phrases that announce a name, in small letters, and words that are never one.
enum NameCues {
    static let prefixes: [(String, CueTable.Style)] =
        [
            "my name is", "my name's", "name is", "this is mr", "i am called", "jag heter", "mitt namn är", "namnet är", "mein name ist",
            "ich heiße", "ich heisse", "je m'appelle", "mon nom est",
            "me llamo", "mi nombre es", "mi chiamo", "il mio nome è", "ik heet", "mijn naam is", "meu nome é", "me chamo", "nazywam się",
            "mam na imię", "меня зовут", "minun nimeni on",
            "jeg heter", "jeg hedder", "mit navn er", "με λένε", "το όνομά μου είναι", "اسمي", "انا اسمي", "أنا اسمي", "اسم من", "نام من",
            "שמי", "קוראים לי", "मेरा नाम", "benim adım", "adım",
        ].map { ($0, .introduction) }
        + [
            "i am", "i'm", "im", "this is", "jag är", "det här är", "ich bin", "hier ist", "je suis", "soy", "sono", "ik ben", "sou",
            "jestem",
        ].map { ($0, .selfMention) }
        + [
            "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "hej", "hejsan", "hallå", "god morgon",
            "guten tag", "guten morgen", "guten abend", "hallo", "liebe", "lieber",
            "sehr geehrter", "sehr geehrte", "bonjour", "bonsoir", "cher", "chère", "hola", "estimado", "estimada", "querido", "querida",
            "buenos días", "ciao", "buongiorno", "gentile", "beste",
            "geachte", "dag", "olá", "prezado", "prezada", "caro", "cara", "cześć", "dzień dobry", "здравствуйте", "привет", "hei", "moi",
            "kära", "bäste", "kjære", "kære", "moin", "servus", "grüß gott", "добрый день", "уважаемый", "уважаемая", "مرحبا",
            "السلام عليكم",
            "عزيزي", "عزيزتي", "سلام", "שלום", "नमस्ते", "γεια σας", "merhaba", "안녕하세요",
        ].map { ($0, .greeting) }
        + [
            "thanks", "thank you", "many thanks", "cheers", "regards", "best regards", "kind regards", "warm regards", "best", "sincerely",
            "yours", "yours sincerely", "yours truly", "respectfully", "mvh", "hälsningar",
            "vänliga hälsningar", "med vänlig hälsning", "med vänliga hälsningar", "vänligen", "tack", "hilsen", "grüße", "viele grüße",
            "gruß", "grüßen", "freundlichen grüßen", "freundliche grüße", "mfg", "lg", "vg",
            "danke", "cordialement", "bien à vous", "merci", "saludos", "un saludo", "gracias", "cordiali saluti", "saluti", "grazie",
            "groeten", "groet", "groetjes", "met vriendelijke groet", "mvg", "bedankt", "atenciosamente", "obrigado",
            "obrigada", "pozdrawiam", "dziękuję", "с уважением", "спасибо", "signed", "sent by", "شكرا", "مع تحياتي", "تحياتي", "با احترام",
            "با تشکر", "ممنون",
            "בברכה", "धन्यवाद", "teşekkürler", "saygılarımla",
        ].map { ($0, .closing) }
        + [
            "mr", "mrs", "ms", "miss", "mister", "madam", "dr", "prof", "herr", "herrn", "frau", "fru", "fröken", "monsieur", "madame",
            "mme", "señor", "señora", "sr", "sra", "signor", "signora", "sig", "dhr", "mevrouw", "meneer", "pan", "pani",
            "herra", "rouva",
        ].map { ($0, .title) }
        + [
            "the account is under", "account is under", "account under", "account holder", "account holder is", "in the name of",
            "under the name", "registered to", "belongs to", "customer name", "full name", "first name", "last name", "surname",
            "my colleague", "our colleague", "my wife", "my husband", "my boss", "my son", "my daughter", "spoke with",
            "spoke to", "talked to", "speaking with", "talked with", "chatted with", "call from", "email from", "called by", "helped by",
            "assigned to", "agent named",
            "a colleague named", "person named", "ask for", "attention of", "я говорил с", "я говорила с", "разговаривал с", "talade med",
            "pratat med", "sprach mit", "parlé avec", "hablé con", "parlato con", "gesproken met", "تحدثت مع", "kontot står på",
            "kontot tillhör", "kontoinnehavare", "min kollega", "pratade med",
            "das konto läuft auf", "konto läuft auf", "auf den namen", "kontoinhaber", "mein kollege", "meine kollegin", "gesprochen mit",
            "kundenname", "kundnamn", "au nom de", "a nombre de", "op naam van",
        ].map { ($0, .holder) }

    /// What follows a name.
    static let suffixes = [
        " speaking", " here,", " here.", " here and", " am apparat", " hier.", " wrote:", " writes:", " said:", " skrev:", " schrieb:",
        " a écrit", " escribió", " ha scritto", " told me", " told us", " called me", " asked me", " helped me", " sent me", " e-mailed me",
        " emailed me", " replied", " from support", " from billing", " from the support", " from your", " from customer", " said that",
        " said the", " said to", " said i", " hat mir", " sagte", " från supporten", " sa att", " sade att", " ringde", " hjälpte mig",
        " vom support", " aus dem support", " m'a dit", " me dijo", " mi ha detto", " сказал", " сказала",
    ].map { Array($0.utf8) }

    static let unspacedPrefixes = ["我叫", "我是", "我的名字是", "名字是", "名字叫", "姓名是", "姓名", "户名是", "联系人是", "客户是", "収件人是"].map {
        Array($0.unicodeScalars)
    }
    /// What one does with a person: a surname and exactly two characters may follow.
    static let unspacedContacts = ["联系", "经办人", "客服", "经理", "工程师", "同事", "找", "告诉", "问", "跟", "和", "由", "叫"].map {
        Array($0.unicodeScalars)
    }
    static let unspacedSuffixes = ["您好", "你好", "先生", "女士", "小姐", "太太", "同志", "经理", "老师", "先森"].map { Array($0.unicodeScalars) }

    static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "herrn", "frau", "fru", "monsieur", "madame", "señor", "señora", "signor",
        "signora", "meneer", "mevrouw", "pan", "pani",
    ]
    static let particles: Set<String> = [
        "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "af", "av", "al", "bin", "ibn", "la", "le", "zu", "y", "e",
        "ten", "ter", "du",
    ]

    /// Words after which a clause goes on.
    static let joints: Set<String> = [
        "and", "from", "with", "but", "here", "speaking", "at", "och", "från", "men", "här", "und", "von", "aber", "hier", "et", "y", "e",
    ]

    /// Words that follow a cue but name nobody: forms of address, weekdays, months, what sentences begin with, and products.
    static let ordinary: Set<String> = [
        "someone", "somebody", "nobody", "anyone", "technician", "representative", "technical", "billing", "sales", "service", "both",
        "each",
        "another", "one", "once", "unable", "trying", "using", "able", "sure", "having", "getting", "looking",
        "all", "there", "everyone", "everybody", "folks", "guys", "team", "support", "sir", "madam", "again", "friend", "friends",
        "customer", "customers", "user", "users", "agent", "community", "forum", "moderator", "admin",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "i", "i'm", "i'd", "i've", "i'll", "it", "it's", "we", "you", "he", "she", "they", "the", "a", "an", "this", "that", "these",
        "those", "my", "your", "our", "his", "her", "their", "what", "when", "where", "why", "how", "who", "which", "is", "are",
        "was", "were", "do", "does", "did", "can", "could", "would", "should", "will", "have", "has", "had", "not", "no", "yes", "ok",
        "okay", "so", "but", "and", "or", "if", "in", "on", "at", "to", "for", "from", "of", "with", "by", "as", "because",
        "about", "after", "before", "then", "now", "just", "also", "please", "thanks", "thank", "sorry", "any", "some", "still", "only",
        "open", "click", "select", "go", "try", "see", "use", "for", "here", "regards", "cheers", "best", "kind", "let", "well",
        "windows", "linux", "mac", "macos", "android", "ios", "iphone", "ipad", "google", "gmail", "microsoft", "outlook", "office",
        "yahoo", "apple", "icloud", "aol", "mozilla", "firefox", "thunderbird", "chrome", "safari", "edge", "dell", "lenovo", "acer",
        "asus",
        "hp", "samsung", "avast", "norton", "mcafee", "kaspersky", "bitdefender", "windows", "ubuntu", "debian", "fedora", "facebook",
        "amazon", "paypal", "visa", "mastercard", "imap", "pop", "smtp", "vpn", "pc", "internet", "email", "mail", "e-mail",
        "tools", "settings", "options", "preferences", "file", "edit", "view", "help", "account", "inbox", "address", "book", "messages",
        "message", "profile", "folder",
        "jag", "vi", "du", "ni", "det", "den", "och", "tack", "hej", "kan", "har", "är", "när", "om", "på", "från", "till", "för", "min",
        "mitt", "mina", "igen", "alla", "kund", "supporten",
        "ich", "wir", "sie", "du", "es", "das", "der", "die", "ein", "eine", "mein", "meine", "und", "oder", "aber", "wenn", "wie", "was",
        "wo", "danke", "bitte", "hallo", "zusammen", "leute", "alle", "kunde", "kundin", "kunden", "herren", "damen", "dame", "nein", "ja",
        "je", "nous", "vous", "le", "la", "les", "un", "une", "à", "tous", "tout", "merci", "yo", "el", "los", "las", "no", "sí", "gracias",
        "todos", "ik", "wij", "u", "het", "een", "allemaal", "bedankt",
    ]

    /// What a name of two or three words is called that is no person's: parts of a screen, offices, papers, plans.
    static let things: Set<String> = [
        "alt", "ctrl", "shift", "enter", "esc", "key", "keys", "bar", "toolbar", "menu", "pane", "panel", "tab", "button", "window",
        "dialog", "wizard", "editor", "manager", "viewer", "hub",
        "list", "view", "mode", "screen", "icon", "checkbox", "box", "field", "setting", "settings", "options", "preferences", "folder",
        "folders", "inbox", "calendar", "events", "tasks", "contacts", "information", "security", "server", "client", "browser", "driver",
        "firewall", "antivirus", "extension", "add-on", "addon", "plugin", "app", "store", "cloud", "drive", "suite", "pro",
        "service", "services", "office", "department", "administration", "agency", "bureau", "commission", "committee", "council",
        "association", "university", "college", "school", "bank", "company", "corporation", "insurance", "state", "states", "county",
        "certificate", "license", "permit", "card", "form", "application", "program", "programme", "act", "plan", "loan", "loans",
        "benefits", "credit", "account", "number", "report", "course", "record", "fee", "tax",
        "meny", "knapp", "fönster", "fält", "inställningar", "mapp", "myndigheten", "verket", "bolaget", "försäkring",
        "menü", "schaltfläche", "fenster", "leiste", "symbolleiste", "einstellungen", "ordner", "amt", "behörde", "versicherung",
        "gesellschaft",
    ]

    /// `i'd`, `don't`, `it's`: an apostrophe and at most two letters; `O'Brien` is a name.
    static func isContraction(_ word: String) -> Bool {
        guard let apostrophe = word.utf8.lastIndex(of: 0x27) else { return false }
        return word.utf8.distance(from: apostrophe, to: word.utf8.endIndex) <= 3
    }
}
