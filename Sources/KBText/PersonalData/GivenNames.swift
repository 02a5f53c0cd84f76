/// Common given names in small letters, chosen by hand from ordinary knowledge of a dozen countries; recall beyond them comes from cues
/// and from the rule for rare words.
enum GivenNames {
    static let all = Set(
        """
        aaron abigail adam adrian agnes agnieszka ahmed aisha alan albert alejandro aleksandra alessandro alex alexander alexandra alexis alfred ali alice alicia alison amanda amber amelia amir amy ana anastasia anders andrea andreas andrei andrew \
        andrzej angela angelina anita anja ann anna anne annegret annelie annette annika anthony antonio arthur astrid axel barbara bartosz beatrice ben benjamin bernard bernd beth birgit birgitta björn bogdan brandon brenda brian bridget britta \
        bruce bruno bryan caleb callum cameron camilla carina carl carla carlos carmen carol caroline catherine cecilia charles charlotte chiara chloe chris christian christina christine christoph christopher claire clara claudia colin connor \
        craig cristina cynthia dagmar dan daniel daniela danielle dave david deborah denis denise dennis derek desmond diana diego dieter dimitri dmitri dominic donald donna dorothy doug douglas duncan dylan ebba eduardo edward eileen elaine eleanor elena \
        elias elin elisabeth elizabeth ella ellen emil emilia emily emma eric erica erik erika ernesto ester ethan eugene eva evelyn ewa fabian fatima felix fernando fiona florence florian francesca francesco francis francisco frank franziska fred fredrik \
        friedrich gabriel gabriela gareth gary gavin geoff george gerald gerhard gillian giovanni giulia giuseppe göran gordon graham greg gregory greta guillaume gunilla günter gunnar gustav hannah hans harald harry hassan heather heidi heike heinz helen helena \
        helga helmut henrik henry herbert hiroshi holger horst howard hugo hussein ian ibrahim igor ines inga inge ingrid irene irina isabel isabella ivan jack jacob jacqueline jakob jakub james jamie jan jane janet janice jason javier jean jeff jeffrey \
        jennifer jenny jens jeremy jerry jesper jesse jessica jill jim jimmy joan joanna joanne jochen joe joel johan johanna johannes john johnny jon jonas jonathan jordan jörg jorge josé josef joseph joshua juan judith judy julia julian julie jürgen justin kai \
        kamil karen karin karl karolina katarina katarzyna kate katherine kathleen kathryn kathy katja katrin kayla keith kelly ken kenji kenneth kerstin kevin khalid kim kirsten kjell klaus krystyna krzysztof kurt kyle lars laura lauren laurent leah lena lennart \
        leo leon leonard lewis liam linda linus lisa lorenzo lotta louis louise luca lucas lucia lucy luis lukas luke lynn maciej madeleine magdalena magnus malin manfred manuel marc marcel marcin marco marcus margaret margareta maria marian marie marina mario marion \
        marius mark markus marlene marta martha martin martina mary mateusz mathias mathieu mats matt matteo matthew matthias maureen max maximilian megan mehmet melanie melissa michael michaela michał michel michelle miguel mikael mike milan miriam mohamed mohammad mohammed \
        mona monica monika morgan muhammad nadia nancy natalia natalie nathan neil nicholas nick nicola nicolas nicole niklas nils nina noah nora norbert olaf ole oleg olga oliver olivia omar oscar otto pablo pamela paolo pascal patricia patrick paul paula paulina pavel pedro \
        peggy peter petra phil philip philipp phillip pierre piotr priya rachel raj rajesh ralf ralph ramon raphael raymond rebecca regina renate ricardo richard rita robert roberto robin rodrigo roger roland rolf roman ronald ronny rosa rosemary ross roy ruben rudolf russell \
        ruth ryan sabine sam samantha samuel sandra sanjay sara sarah scott sean sebastian sergei sergio shannon sharon sheila shirley silke silvia simon sofia sofie sonja sophia sophie stacy stefan stefanie steffen stella stephan stephanie stephen steve steven stuart sune susan \
        susanne suzanne sven svetlana sylvia tadeusz takashi tamara tanja tanya tara tatiana ted teresa terry thea theodor theresa thomas thorsten tim timothy tina tobias todd tom tomasz tony torbjörn torsten tracy trevor tyler ulf ulla ulrich ulrike ursula ute uwe valentina \
        valerie vanessa vera veronica veronika victor victoria viktor vincent virginia vladimir walter wanda wayne wendy werner wilhelm william wolfgang xavier yasmin yolanda yusuf yuki yvonne zachary zoe zofia åsa åke örjan élise émile
        """.split(separator: " ").map(String.init))

    /// Given names that are ordinary words, products or months: alone they are no name.
    static let alsoWords: Set<String> = [
        "mark", "max", "may", "grace", "rose", "bill", "will", "art", "amber", "jack", "jordan", "victoria", "virginia", "florence",
        "chase", "jean", "jan", "kai", "roman", "ruby", "julia", "scala", "oscar", "alex", "alexa", "otto", "rita", "ella",
        "inga", "tim", "ray", "sam", "robin", "dan", "milan", "ali", "ole", "roy", "leo", "ken", "don", "ines", "stella", "kim", "morgan",
        "axel", "anita", "mona", "frank", "basil", "cat", "dave", "lotta", "ben", "zoe", "pascal", "ada", "francis", "dylan", "ruth",
        "hugo",
        "linus", "harry", "george", "paris", "sydney",
    ]

    /// Whether a word in small letters is a given name and nothing else.
    static func isName(_ word: String) -> Bool { all.contains(word) && !alsoWords.contains(word) }

    /// Surnames that are ordinary words too: small, they are the word.
    static let surnamesAlsoWords: Set<String> = [
        "baker", "banks", "bell", "best", "black", "bond", "brown", "bush", "butler", "carpenter", "carter", "case", "chance", "church",
        "cook", "cooper", "cross", "day", "field", "fields", "fisher", "ford", "fox", "gold", "gray", "green", "hand", "hall", "hill",
        "house", "hunt", "hunter", "key", "king", "knight", "lake", "lane", "law", "little", "long", "love", "marsh", "mason", "miller",
        "moon", "moore", "north", "page", "park", "parks", "pool", "poole", "pope", "powers", "price", "read", "reader", "rice", "rich",
        "rivers", "rock", "sharp", "short", "silver", "small", "smart", "snow", "stone", "street", "strong", "sutton", "swift", "taylor",
        "turner", "waters", "way", "weaver", "west", "white", "wise", "wood", "woods", "young", "lang", "klein", "gross", "groß", "neu",
        "alt", "kurz", "berg", "stark", "koch", "weber", "schneider", "fischer", "richter", "sommer", "winter", "sonntag", "freitag",
        "strand", "sjö", "ek", "lind", "dahl", "holm",
    ]
}
