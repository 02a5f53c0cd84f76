// Function words and courtesies of each language, folded, sorted. Danish to Turkish begin with the lists that Snowball distributes (3-clause BSD,
// © 2001 Dr Martin Porter, © 2004-2005 Richard Boulton); contractions, courtesies and the other languages were added by hand.
extension StopWords {
    /// Language code → its words, separated by white space.
    package static let lists: [String: String] = [
        "ar": """
        أحتاج أريد أن أنا أنت أنتم أو أي أيضا أين إذ إذا إلى إليه إن التي الذي الذين السلام بعد بعض به بها بين تكون تلك ثم جدا
        حتى حول خلال دون ذلك شكرا على عليكم عليه عليها عن عند عندما غير فضلك فقط في فيه فيها قبل قد كان كانت كل كما كيف لأن لا
        لقد لك لكن لم لماذا لن له لها لي ما ماذا متى مرحبا مساعدة مع من منذ منه منها نحن هؤلاء هذا هذه هل هم هن هنا هناك هو هي و
        يرجى يكون يمكن يمكنني
        """,
        "cs": """
        a aby aj ale ani asi až bez bude budou by byl byla bylo byly být co další den dnes do dobrý díky děkuji ho i jak jako
        jaké je jeho její jen jestli ještě ji jinak již jsem jsi jsme jsou jste k kam každý kde kdo když ke která které který
        kvůli ma mají mezi mi mne mnou moc mohu moje moji my má mám mít mě může můžu na nad ne nebo nebyl nejde než nic nich
        nyní nám nás o od ok on pak po pod podle pokud pomoc pomoci potřebuji pro prosím proto protože proč před přes při s se
        si snad svůj ta tak také takže tam tato tedy ten tento teď to tohle toho tom tomu toto tu tuto ty už v ve vám vás váš
        více však všechno všechny z za zda zde zdravím ze či že
        """,
        "da": """
        ad af alle alt altså anden at bare blev blive bliver både da de dem den denne der deres derfor det dette dig din disse
        dog du efter eller en end er et for fra få fået får gennem gerne gør gøre ham han hans har havde have hej hen hende
        hendes her hilsen hjælp hos hun hvad hvem hvilke hvilken hvis hvor hvordan hvorfor hvornår i igen igennem ikke ind ingen
        ja jeg jer jo kom kommer kunne lidt lige man mange med meget men mere mest mig min mine mit mod må måske måtte ned nej
        noget nogle nok nu når næsten og også ok om op os over på selv selvom siden sig sin sine sit skal skulle som så sådan
        tak thi til tror ud uden under var venligst vi vil ville vor vores være været øvrigt
        """,
        "de": """
        ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern anderr
        anders auch auf aus bei bekomme bin bis bist bitte brauche da dabei dadurch dafür daher damit danke dann daran darauf
        darf das dass dasselbe davon dazu dein deine deinem deinen deiner deines dem demselben den denn denselben der derer
        derselbe derselben des deshalb desselben dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir
        doch dort du durch eben ein eine einem einen einer eines einig einige einigem einigen einiger einiges einmal er es etwa
        etwas euch euer eure eurem euren eurer eures falls fast für ganz gar gegen geht gerade gern gewesen grüsse hab habe
        haben hallo hat hatte hatten hi hier hilfe hin hinter hätte ich ich's ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
        immer in indem ins irgendwie ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt kann kein
        keine keinem keinen keiner keines können könnt könnte lassen leider machen mal man manche manchem manchen mancher
        manches mehr mein meine meinem meinen meiner meines mich mir mit muss musste möchte möchten nach nein nicht nichts noch
        nun nur ob oben oder ohne ok okay schon sehr sein seine seinem seinen seiner seines seit selbst sich sie sind so solche
        solchem solchen solcher solches soll sollen sollte sondern sonst sowie trotzdem um und uns unse unsem unsen unser unses
        unter viel viele vielleicht vom von vor wann war waren warst warum was weg weil weiter welche welchem welchen welcher
        welches wenn wer werde werden weshalb wie wieder will wir wird wirst wo wohl wollen wollte während wären würde würden zu
        zum zur zwar zwischen über
        """,
        "en": """
        a about above after again against all also although am an and any anyone anything are aren't around as at away be became
        because become becomes been before being below between both but by can can't cannot cant could could've couldn't dear
        did didn't didnt do does doesn't doesnt doing don don't dont down during e.g each either else etc even ever every
        everything except few for from further get gets getting go goes going gone got had hadn't has hasn't have haven't having
        he he'd he'll he's hello help her here hers herself hey hi him himself his hope how how's however i i'd i'll i'm i've
        i.e id if im in into is isn't isnt it it'd it'll it's its itself ive just kind know let let's like may maybe me might
        more most much must mustn't my myself need needn't never no nor not now of off ok okay on once one only or other our
        ours ourselves out over own please really regards s same shall she she'd she'll she's should shouldn't since so some
        somehow something still such sure t than thank thanks that that'd that's the their theirs them themselves then there
        there's these they they'd they'll they're they've this those though through thus til to too under until up upon us very
        via want wanted wants was wasn't we we'd we'll we're we've were weren't what what's when where whether which while who
        who's whom why will with within without won't wont would would've wouldn't yes yet you you'd you'll you're you've your
        yours yourself yourselves
        """,
        "es": """
        a además ahora ahí al algo alguien algunas algunos algún allí ante antes aquel aquella aquí así aunque ayuda bien buenas
        buenos cada casi como con contra cual cualquier cuando cuál cuáles cuándo cuánto cómo de debe debo del desde después
        donde durante días dónde e el ella ellas ellos en entonces entre era erais eran eras eres es esa esas ese eso esos esta
        estaba estabais estaban estabas estad estada estadas estado estados estamos estando estar estaremos estará estarán
        estarás estaré estaréis estaría estaríais estaríamos estarían estarías estas este estemos esto estos estoy estuve
        estuviera estuvierais estuvieran estuvieras estuvieron estuviese estuvieseis estuviesen estuvieses estuvimos estuviste
        estuvisteis estuviéramos estuviésemos estuvo está estábamos estáis están estás esté estéis estén estés favor fue fuera
        fuerais fueran fueras fueron fuese fueseis fuesen fueses fui fuimos fuiste fuisteis fuéramos fuésemos gracias ha habida
        habidas habido habidos habiendo habremos habrá habrán habrás habré habréis habría habríais habríamos habrían habrías
        habéis había habíais habíamos habían habías hace hacer han has hasta hay haya hayamos hayan hayas hayáis he hemos hola
        hube hubiera hubierais hubieran hubieras hubieron hubiese hubieseis hubiesen hubieses hubimos hubiste hubisteis
        hubiéramos hubiésemos hubo igual la las le les lo los luego me mi mientras mis mismo mucho muchos muy más mí mía mías
        mío míos nada necesito ni ninguna ningún no nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o ok os otra
        otras otro otros para parece pero pesar poco poder podría por porque puede pueden puedo pues que quien quienes quiero
        quién qué saludos se sea seamos sean seas según sentid sentida sentidas sentido sentidos ser seremos será serán serás
        seré seréis sería seríais seríamos serían serías seáis si siempre siente siguiente sin sintiendo sobre sois solo somos
        son soy su sus suya suyas suyo suyos sí sólo también tan tanto te tendremos tendrá tendrán tendrás tendré tendréis
        tendría tendríais tendríamos tendrían tendrías tened tenemos tenga tengamos tengan tengas tengo tengáis tenida tenidas
        tenido tenidos teniendo tenéis tenía teníais teníamos tenían tenías ti tiene tienen tienes toda todas todo todos través
        tu tus tuve tuviera tuvierais tuvieran tuvieras tuvieron tuviese tuvieseis tuviesen tuvieses tuvimos tuviste tuvisteis
        tuviéramos tuviésemos tuvo tuya tuyas tuyo tuyos tú un una uno unos vez vosostras vosostros vuestra vuestras vuestro
        vuestros y ya yo él éramos
        """,
        "fa": """
        آن آنها آنکه آیا از است اما او اگر ایشان این اینکه با باشد باشند باید بدون بر برای بسیار بعد به بود بودن بین تا تو توانم
        جز خواهم خود خیلی دارد دارم دارند داشت داشته در دیگر را روی زیر سلام شد شده شما شود طور فقط قبل لطفا لطفاً ما متشکرم مثل
        ممنون من می میتوانم میخواهم میشود میکند میکنم نمی نمیتوانم نیز نیست ها های هر هست هستم هستند هم همان همه همین و وقتی ولی
        پس پیش چرا چطور چه چون چگونه کجا کدام کرد کرده کمک کند کنم کنید کنیم که کی یا یک
        """,
        "fi": """
        aina ainakin apua edes ehkä ei eikä eivät emme en enemmän ennen ensin enää erittäin esimerkiksi et ette että he hei
        heidän heidät heihin heille heillä heiltä heissä heistä heitä hieman hyvin hyvä hän häneen hänelle hänellä häneltä hänen
        hänessä hänestä hänet häntä ihan ilman itse ja jo johon johonkin joiden joihin joiksi joilla joille joilta joina joissa
        joista joita joka jokin joksi joku jolla jolle jolta jona jonka jos jossa jossain josta jota jotka juuri jälkeen kai
        kaikki kaikkia kanssa keiden keihin keiksi keille keillä keiltä keinä keissä keistä keitä keneen keneksi kenelle kenellä
        keneltä kenen kenenä kenessä kenestä kenet ketkä ketä kiitoksia kiitos koko koska koskaan kuin kuinka kuka kun kuten
        kyllä lisäksi lähes me meidän meidät meihin meille meillä meiltä meissä meistä meitä mihin miksi mikä mille milloin
        millä miltä minkä minua minulla minulle minulta minun minussa minusta minut minuun minä missä mistä miten mitkä mitä moi
        mukaan mutta muu muut myös ne niiden niihin niiksi niille niillä niiltä niin niinä niissä niistä niitä noiden noihin
        noiksi noilla noille noilta noin noina noissa noista noita nuo nyt nytten näiden näihin näiksi näille näillä näiltä
        näinä näissä näistä näitä nämä ok ole olemme olen olet olette olevan oli olimme olin olisi olisimme olisin olisit
        olisitte olisivat olit olitte olivat olla olleet ollut on onko ovat paljon pitäisi pitää poikki saa saada saan se sekä
        sen siihen siinä siis siitä siksi sille sillä siltä sinua sinulla sinulle sinulta sinun sinussa sinusta sinut sinuun
        sinä sitten sitä tai tallä te teidän teidät teihin teille teillä teiltä teissä teistä teitä terveisin todella tosin
        tulee tuo tuohon tuoksi tuolla tuolle tuolta tuon tuona tuossa tuosta tuotä tähän täksi tälle tältä tämä tämän tänä
        tässä tästä tätä vaan vai vaikka vain vielä voi voidaan voiko voin voisi vähän yhä yksi yli
        """,
        "fr": """
        ai aide aie aient aies ait alors après as au aucun aujourd'hui auquel aura aurai auraient aurais aurait auras aurez
        auriez aurions aurons auront aussi autre autres aux avaient avais avait avant avec avez aviez avions avons ayant ayante
        ayantes ayants ayez ayons bien bonjour bonsoir c c'est car ce cela celle celui ces cette ceux chaque chez ci comme
        comment cordialement d d'un d'une dans de depuis des donc dont du dès déjà elle en encore entre es est est-ce et eu eue
        eues eurent eus eusse eussent eusses eussiez eussions eut eux eûmes eût eûtes faire fait faut fois furent fus fusse
        fussent fusses fussiez fussions fut fûmes fût fûtes hors ici il j j'ai jamais je jusque l la laquelle le lequel leur
        leurs lors lorsque lui là m ma mais me merci mes moi moins mon même n n'est ne non nos notre nous on ont ou où par parce
        pas peu peut peuvent peux plus plusieurs possible pour pourquoi pouvez pouvoir qu qu'il quand que quel quelle quelles
        quelque quelques quels qui quoi s s'il sa salut sans sauf se selon sera serai seraient serais serait seras serez seriez
        serions serons seront ses seulement si soient sois soit sommes son sont sous souvent soyez soyons suis sur svp t ta te
        tes toi ton tous tout toute toutes trop très tu un une veux voici voilà vos votre voudrais vous vraiment y à étaient
        étais était étant étante étantes étants étiez étions été étée étées étés êtes
        """,
        "hu": """
        a abban ahhoz ahogy ahol aki akik akkor alatt amely amelyek amelyekben amelyeket amelyet amelynek ami amikor amit
        amolyan amíg annak arra arról az azok azon azonban azt aztán azután azzal azért be belül benne bár cikk cikkek cikkeket
        csak de e ebben eddig egy egyes egyetlen egyik egyre egyéb egész ehhez ekkor el ellen első elég elő először előtt
        emilyen ennek erre ez ezek ezen ezt ezzel ezért fel felé hanem hiszen hogy hogyan igen ill ill. illetve ilyen ilyenkor
        ismét ison itt jobban jó jól kell kellett keressünk keresztül ki kívül között közül legalább legyen lehet lehetett lenne
        lenni lesz lett maga magát majd meg mellett mely melyek mert mi mikor milyen minden mindenki mindent mindig mint mintha
        mit mivel miért most már más másik még míg nagy nagyobb nagyon ne nekem neki nem nincs néha néhány nélkül olyan ott
        pedig persze rá s saját sem semmi sok sokat sokkal szemben szerint szinte számára talán tehát teljes tovább továbbá több
        ugyanis utolsó után utána vagy vagyis vagyok valaki valami valamint való van vannak vele vissza viszont volna volt
        voltak voltam voltunk által általában át én éppen és így össze úgy új újabb újra ő ők őket
        """,
        "it": """
        a abbia abbiamo abbiano abbiate ad adesso agl agli ai aiuto al alcuni all alla alle allo allora altra altre altri altro
        anche ancora appena avemmo avendo avesse avessero avessi avessimo aveste avesti avete aveva avevamo avevano avevate
        avevi avevo avrai avranno avrebbe avrebbero avrei avremmo avremo avreste avresti avrete avrà avrò avuta avute avuti
        avuto bene buongiorno c che chi ci ciao cioè coi col come con contro cosa così cui da dagl dagli dai dal dall dalla
        dalle dallo degl degli dei del dell della delle dello di dopo dov dove dunque e ebbe ebbero ebbi ecco ed era erano
        eravamo eravate eri ero essendo essere faccia facciamo facciano facciate faccio facemmo facendo facesse facessero
        facessi facessimo faceste facesti faceva facevamo facevano facevate facevi facevo fai fanno far farai faranno fare
        farebbe farebbero farei faremmo faremo fareste faresti farete farà farò fece fecero feci forse fosse fossero fossi
        fossimo foste fosti fu fui fummo furono già gli grazie ha hai hanno ho i il in infatti invece io l la le lei li lo loro
        lui ma mai meno mentre mi mia mie miei mio molto ne negl negli nei nel nell nella nelle nello nessuno niente noi non
        nostra nostre nostri nostro o ogni ok oppure ora per perché però piu più po poi posso possono prego prima proprio pure
        può qua qualche qualcosa qualcuno quale quando quanta quante quanti quanto quasi quella quelle quelli quello questa
        queste questi questo quindi salve sarai saranno sarebbe sarebbero sarei saremmo saremo sareste saresti sarete sarà sarò
        se sei sempre senza si sia siamo siano siate siete solo soltanto sono sopra sotto sta stai stando stanno starai staranno
        starebbe starebbero starei staremmo staremo stareste staresti starete starà starò stava stavamo stavano stavate stavi
        stavo stemmo stesse stessero stessi stessimo stesso steste stesti stette stettero stetti stia stiamo stiano stiate sto
        su sua subito sue sugl sugli sui sul sull sulla sulle sullo suo suoi ti tra tramite troppo tu tua tue tuo tuoi tutta
        tutte tutti tutto un una uno vi voi volta volte vorrei vostra vostre vostri vostro è
        """,
        "ja": """
        あそこ あっ あなた あり ありがとう ある い いい いう いたし いたします いつ いる う および おり お願い か から が き くださ ください ここ こちら こと この これ こんにちは ございます さ さらに し しかし する
        ず せ そこ そちら その その他 その後 それ た たい たち ため たり だ だっ つ て で でき できる でし でした です でも と という として どう どこ どの な ない なお なかっ なく なぜ なっ など なに なら
        なり なる に において における について によって により による に対して に関する ね の ので のみ は ば へ まし ました ましたが ましょ ます ませ ません また まで も もの や よ よい よう より ら られ られる
        れ を ん 下さい 何 教え 私 致し 誰
        """,
        "ko": """
        감사합니다 같은 것 그 그러나 그리고 까지 나는 누가 다른 다시 당신 대한 대해 더 등 때 때문에 또 또는 매우 모든 무엇 및 부탁드립니다 부터 수 안녕하세요 어디 어떻게 언제 없는 없습니다 에게 에서 왜 우리 위해
        으로 이 있는 있습니다 저 저는 정말 제가 주세요 지금 하고 하는 하지만 한 할 합니다 해서 했는데
        """,
        "nb": """
        alle at av bare begge ble blei bli blir blitt både båe bør da de deg dei deim deira deires dem den denne der dere deres
        derfor det dette di din dine disse ditt du dykk dykkar då eg ein eit eitt eller elles en enn ennå er et ett etter for
        fordi fra få får fått før gjennom gjerne gjør gjøre gå går ha hadde han hans har hei hennar henne hennes her hilsen
        hjelp hjå ho hoe honom hoss hossen hun hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i igjen ikke ikkje ingen
        ingenting ingi inkje inn inne inni ja jeg kan kanskje kom kommer korleis korso kun kunne kva kvar kvarhelst kven kvi
        kvifor litt lurer man mange me med medan meg meget mellom men mer mest mi min mine mitt mot mykje må måtte ned nei no
        noe noen nok noka noko nokon nokor nokre nå når og også ok om opp oss over på samme seg selv si sia sidan siden sin sine
        sitt sjøl skal skulle slik so som somme somt så sånn takk til tror um upp ut uten var vart varte ved vennligst vere
        verte vet vi vil ville vore vors vort vår våre vårt være vært å
        """,
        "nl": """
        aan al alleen alles als alsjeblieft alstublieft altijd ander andere anders bedankt ben bij daar daarom dan dank dat de
        der deze die dit doch doen door dus echter een eens eerste elke en enkele er gaan gaat ge geen geweest graag groet
        groeten haar had hallo heb hebben heeft hem het hier hierbij hij hoe hoi hulp hun iemand iets ik in is ja je jouw jullie
        kan kon krijg krijgen kunnen maak maar me meer men met mij mijn moet na naar nee net niet niets nog nou nu of ok oké om
        omdat onder ons ook op over per reeds sinds staat steeds te tegen terug toch toen tot u uit uw van vanaf veel via voor
        vraag waar waarin waarom wanneer want waren was wat we weer wel welke werd wezen wie wij wil worden wordt zal ze zelf
        zich zij zijn zo zoals zonder zou zouden
        """,
        "pl": """
        a aby albo ale am ani aż bardzo bez bo by być był była było były będzie będę chce chcę choć ci co coś czemu cześć czy
        czyli dla dlaczego do dobry dzień dziękuję gdy gdzie go i ich ile im inne ja jak jakaś jaki jakie jako je jeden jednak
        jego jej jest jestem jeszcze jeśli jeżeli już każdy kiedy kto która które którego który których lub ma mają mam mi mnie
        mogę moja moje może można mu musi my mój na nad nam nas nasz nie niech nim no o od oraz pan pani po pod pomoc pomocy
        ponieważ potem pozdrawiam proszę przed przez przy raz s się skąd sobie swoje są ta tak także tam te tego tej ten też to
        tu tutaj tych tylko tym u w wam was we witam więc wszystkie wszystko wy z za zawsze ze że żeby
        """,
        "pt": """
        a agora ainda ajuda algo algum alguma algumas alguns alguém ali ambos antes ao aos apenas aquela aquelas aquele aqueles
        aqui aquilo as assim até bem boa bom cada cadê cima coisa com como contra cujo da daquele das de dela delas dele deles
        depois desde deve devo disso disto do dois dos e ela elas ele eles em embora entre então era eram essa essas esse esses
        esta estamos estar estas estava estavam este esteja estejam estejamos estes esteve estive estivemos estiver estivera
        estiveram estiverem estivermos estivesse estivessem estivéramos estivéssemos estou está estávamos estão eu favor faz
        fazer foi fomos for fora foram forem formos fosse fossem fui fôramos fôssemos gostaria haja hajam hajamos havemos hei
        houve houvemos houver houvera houveram houverei houverem houveremos houveria houveriam houvermos houverá houverão
        houveríamos houvesse houvessem houvéramos houvéssemos há hão isso isto já lhe lhes logo lá mais mas me menos mesmo meu
        meus mim minha minhas muita muitas muito muitos na nada nas nem nenhum nenhuma nesta neste nisso no nos nossa nossas
        nosso nossos num numa nunca não nós o obrigada obrigado oi ok olá onde os ou outra outras outro outros para pela pelas
        pelo pelos pode podem pois por porque porquê portanto posso pouco preciso quais qual qualquer quando quanto que quem
        quero se seja sejam sejamos sem sempre serei seremos seria seriam será serão seríamos seu seus si sim sob sobre somente
        somos sou sua suas são só tal também tanto te tem temos tenha tenham tenhamos tenho terei teremos teria teriam terá
        terão teríamos teu teus teve tinha tinham tive tivemos tiver tivera tiveram tiverem tivermos tivesse tivessem tivéramos
        tivéssemos toda todas todo todos tu tua tuas tudo tão tém tínhamos um uma vez você vocês vos à às éramos
        """,
        "ru": """
        а без более больше будет будто бы был была были было быть в вам вас вдруг ведь во вот впрочем все всегда всего всех всю
        всё вы где да даже два для до другой его ее ей ему если есть еще ещё ж же за зачем здесь здравствуйте и из или им иногда
        их к как какая какой когда конечно которая которое которые который кто куда ли лучше между меня мне много могу может
        можете можно мой моя мы на над надо наконец нас не него нее ней нельзя нет ни нибудь никогда ним них ничего но ну нужно
        о об один он она они опять от очень перед по под пожалуйста помогите после потом потому почему почти при привет про
        просто раз разве с сам свою себе себя сейчас со совсем спасибо так также такой там тебя тем теперь то тогда того тоже
        только том тот три тут ты у уж уже хорошо хоть чего чем через что чтоб чтобы чуть эти это этого этой этом этот эту я
        """,
        "sv": """
        alla allt att av bara blev bli blir blivit borde de dem den denna deras dess dessa det detta dig din dina ditt dock du
        där då efter ej eller en er era ert ett finnas finns från få får fått för gjort gå går gör göra ha hade han hans har hej
        hejsan henne hennes hjälp hon honom hos hur hälsningar här i icke igen ingen innan inom inte istället ja jag jo ju kan
        kanske kommer kommit kring kunde lite man med mellan men mig min mina mitt mot mvh mycket måste ni nog nu när någon
        något några och också ok om oss på samma sedan sig sin sina sitta själv ska skall skulle snälla som så sådan sådana
        sådant ta tack tar till tror trots under upp ut utan vad var vara vare varför varit varje vars vart vem vet vi vid vilka
        vilkas vilken vilket vill ville väl vänligen vår våra vårt än är även åt över
        """,
        "tr": """
        acaba ama aslında az bazı belki ben bir biri birkaç birşey biz bu da daha de defa değil diye en eğer gibi hem hep hepsi
        her hiç ile ise için kez ki kim lütfen merhaba mu mü mı nasıl ne neden nerde nerede nereye niye niçin o olarak onlar
        sanki sen siz teşekkür teşekkürler tüm var ve veya ya yani yok çok çünkü şey şu
        """,
        "zh": """
        一 一个 一些 上 下 不 与 个 中 为 为了 为什么 之 之前 之后 也 了 于 人 什么 从 他 他们 以 以及 会 但 但是 你 你们 你好 使 做 关于 其 其他 再 几 则 到 前 却 却是 去 又 及 只 只是 可 可以 可能
        各 后 向 吗 吧 呀 呢 和 哦 哪 哪个 哪里 啊 啦 嗯 嘛 因为 在 地 多少 她 好 如何 如果 它 它们 对 对于 就 已 已经 帮 帮助 帮忙 并 并且 应该 很 得 怎么 怎么办 怎样 您 您好 想 想要 我 我们 或 或者
        所以 才 把 时 时候 是 有 本 来 某 次 此 每 没 没有 然后 现在 用 由 的 看 着 等 给 而 而且 能 能够 自己 被 要 让 该 说 请 请问 谢谢 过 还 还是 这 这个 这些 这样 这里 那 那个 那些 那样 那里 都
        里 需要 麻烦
        """,
    ]
}
