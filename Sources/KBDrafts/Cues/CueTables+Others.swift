extension CueTables {
    static let swedish: CuePhrases = [
        .yes: "ja|japp|jo|absolut|precis|stämmer|det stämmer|korrekt",
        .no: "nej|nä|inte|inte än|nej det",
        .social:
            "hej|hejsan|god morgon|tack|tack så mycket|tack för|varsågod|ingen orsak|mvh|hälsningar|med vänlig hälsning|vänliga hälsningar|beklagar|ledsen|tråkigt att höra|lycka till|hoppas det hjälper|ha en bra|trevlig dag|hör av dig|något mer|kan jag hjälpa|vad kan jag|ett ögonblick|vänta lite|jag förstår|återkom",
        .filler:
            "ja|nej|jo|absolut|självklart|visst|okej|ok|då|alltså|så|i så fall|i det fallet|precis|bra|och|men|även|sedan|först|faktiskt|egentligen|tyvärr",
        .lead:
            "vänligen|var snäll och|du behöver|du måste|du ska|du bör|försök att|prova att|testa att|jag föreslår att du|jag rekommenderar att du|gärna|bara|först|sedan|därefter|till sist|slutligen|och|så|nu|då|kanske|se till att|börja med att",
        .auxiliary:
            "har du|är du|kan du|vill du|ska du|använder du|får du|ser du|behöver du|gick|går det|är det|finns det|har ni|kan ni|är ni|fungerar|kommer du|har|är|kan|får|syns|står|heter|visas",
        .questionWord: "vad|vilken|vilket|vilka|vem|när|var|varför|hur|vart",
        .imperative:
            "öppna|klicka|högerklicka|dubbelklicka|välj|gå till|gå in|gå|tryck|ändra|sätt|ställ|spara|starta|installera|avinstallera|uppdatera|uppgradera|ta bort|ta|lägg till|lägg|skriv|kontrollera|stäng|logga|kopiera|dra|radera|skapa|byt|testa|prova|kolla|använd|aktivera|inaktivera|avaktivera|bocka|markera|avmarkera|ladda|hämta|anslut|koppla|vänta|upprepa|sök|leta|hitta|ring|skicka|fyll|ange|mata|se till|slå|håll|flytta|klistra|exportera|importera|säkerhetskopiera|återställ|rensa|töm|godkänn|tillåt|blockera|läs|följ|beställ|betala|ansök|kontakta|meddela|boka|avboka|lämna|undvik|scanna|skanna|bekräfta|verifiera|registrera|verkställ|peka|justera|ersätt",
        .condition: "om|när|ifall|såvida|förutsatt|så snart|så fort|beroende på",
        .negation: "inte|ej|aldrig|ingen|inget|inga|utan|varken|icke",
        .gone: "inte längre|inte mer|aldrig mer",
        .cause: "eftersom|beror på|därför att|på grund av|orsaken|orsakas av|känt fel|känd bugg|krockar med|till följd av|anledningen",
        .knownError: "känt fel|känd bugg|känt problem",
        .hedge: "kanske|troligen|förmodligen|verkar|tycks|kan bero|möjligen",
        .caveat:
            "obs|observera|tänk på|notera|var försiktig|viktigt|innan du|säkerhetskopiera|fungerar bara|gäller bara|varning|kom ihåg|går inte att ångra",
        .opinion: "jag tror|jag tycker|jag gissar|kanske|förmodligen|antagligen|troligen|jag antar|vet inte|jag vet inte|osäker|låter som",
        .rant: "idiotiskt|löjligt|skit|hatar|värdelöst|dumt|pinsamt|bedrövligt",
        .pointer: "se här|följande länk|denna länk|länken|den här artikeln|läs mer|mer information|se även|klicka här|här är|här finns",
        .deictic:
            "din skärmbild|skärmdumpen|skärmbilden|ovan|du skrev|du skriver|ditt inlägg|din fråga|bifogad|den här tråden|som du|ditt ärende",
        .dataRequest:
            "kan du skicka|kan du berätta|kan du beskriva|berätta|vilken version|återkoppla|skicka en|skicka in en skärmdump|meddela oss|låt mig veta|kan du bekräfta|vad menar du",
        .offer: "vill du veta|vill du att|kan jag hjälpa|behöver du hjälp|något annat|något mer|är du intresserad",
        .accountAction:
            "jag har skickat|jag har återställt|jag har ändrat ditt|jag har ändrat din|jag har bokat|jag har lagt|jag har beställt|jag har återbetalat|jag har aktiverat|jag skickar|jag ringer|vi har skickat|vi har återställt|vi har ändrat|pengarna går till|den nya skickas|kontot står på|jag ser det här|loggen visar|kortet i systemet|eller hur|jag har åtgärdat|har åtgärdats",
        .meToo: "samma problem|samma här|jag också|jag har samma|har också",
        .firstPerson: "jag|mig|min|mitt|mina", .secondPerson: "du|dig|din|ditt|dina|ni|er|ert|era",
        .expletive: "det är viktigt|det är bäst|det går|det finns|det tar|det kostar|det är möjligt",
        .pronoun: "det|den|detta|denna|dessa|de|dem|han|hon|detsamma",
        .worked:
            "det fungerade|fungerade|fungerar nu|funkade|funkar nu|det löste|löst|löste sig|nu går det|tack|perfekt|toppen|det hjälpte",
        .failed: "fungerade inte|fungerar inte|hjälpte inte|funkade inte|fortfarande|samma fel|ingen skillnad|tyvärr|inte löst",
        .ownFix: "visade sig|lösningen var|det löstes|jag löste|problemet var|felet var|jag hittade|det berodde på",
        .organisation: "vi|vår|vårt|våra|oss",
        .empty:
            "sätt|metod|sak|saker|information|info|detalj|detaljer|ämne|avsnitt|sida|sidan|sidor|webbplats|webbplatsen|resurs|guide|hjälp|alternativ|omständigheter|situation|kriterier|krav|villkor|process|steg|allt|något|olika|flera|andra|nödvändig|behöver|relevant|viktigt|tydlig|förstå|veta|lära|hitta|titta|kolla|se|besök|få|göra|ta|kan|möjligt|viss|vissa|särskild|använda|bra|bäst|rätt|plats|problem|fråga|frågor|svar|vill|säker|typ|del|söka|fråga|kontakta",
    ]

    static let german: CuePhrases = [
        .yes: "ja|jawohl|genau|richtig|stimmt|korrekt|doch|natürlich",
        .no: "nein|nicht|noch nicht|nee|leider nicht|keine",
        .social:
            "hallo|guten tag|guten morgen|guten abend|liebe|lieber|sehr geehrte|sehr geehrter|danke|vielen dank|dankeschön|bitte sehr|gern geschehen|gerne|viele grüße|mit freundlichen grüßen|grüße|mfg|tut mir leid|es tut mir leid|entschuldigung|viel erfolg|ich hoffe das hilft|schönen tag|melden sie sich|noch etwas|kann ich ihnen|wie kann ich|einen moment|ich verstehe|danke für ihre geduld",
        .filler:
            "ja|nein|natürlich|selbstverständlich|sicher|gut|okay|ok|also|nun|dann|in diesem fall|in dem fall|genau|richtig|und|aber|auch|zuerst|danach|eigentlich|leider|übrigens|gern|gerne",
        .lead:
            "bitte|sie müssen|du musst|sie sollten|du solltest|sie brauchen nur|versuchen sie zu|ich schlage vor|ich empfehle ihnen|einfach|zuerst|zunächst|dann|danach|anschließend|schließlich|zum schluss|und|nun|jetzt|vielleicht|nur|als erstes|als nächstes",
        .auxiliary:
            "haben sie|sind sie|können sie|wollen sie|möchten sie|nutzen sie|verwenden sie|hast du|bist du|kannst du|ist|sind|hat|gibt es|funktioniert|wird|werden|war|waren|benutzen sie|sehen sie|ist es|erscheint|leuchtet",
        .questionWord: "was|welche|welcher|welches|wer|wann|wo|warum|wie|wieso|weshalb|wohin|womit",
        .imperative:
            "öffne|klicke|klick|wähle|geh|gehe|drücke|stell|stelle|starte|installiere|deinstalliere|aktualisiere|entferne|lösche|füge|gib|schreibe|prüfe|überprüfe|schließe|melde|kopiere|ziehe|speichere|erstelle|wechsle|teste|versuche|probiere|nutze|verwende|aktiviere|deaktiviere|markiere|lade|verbinde|trenne|warte|wiederhole|suche|ändere|setze|schalte|nimm|lass",
        .condition: "wenn|falls|sofern|sobald|vorausgesetzt|im fall|es sei denn|je nachdem",
        .negation: "nicht|kein|keine|keinen|keiner|keinem|nie|niemals|ohne|weder|nichts|nur",
        .gone: "nicht mehr|nie mehr|keine mehr|kein mehr",
        .cause:
            "weil|da|wegen|aufgrund|liegt an|liegt daran|ursache|verursacht durch|der grund|bekannter fehler|bekanntes problem|kollidiert mit|hängt zusammen",
        .knownError: "bekannter fehler|bekanntes problem",
        .hedge: "vielleicht|vermutlich|wahrscheinlich|könnte|möglicherweise|scheint|dürfte",
        .caveat:
            "achtung|hinweis|beachten sie|vorsicht|wichtig|bevor sie|sichern sie|funktioniert nur|gilt nur|warnung|denken sie daran|unwiderruflich|nicht rückgängig",
        .opinion:
            "ich glaube|ich denke|ich vermute|meiner meinung|vielleicht|vermutlich|wahrscheinlich|möglicherweise|ich nehme an|ich weiß nicht|keine ahnung|klingt nach|ich meine",
        .rant: "dumm|lächerlich|mist|scheiße|hasse|furchtbar|schrecklich|unsinn|blödsinn|unverschämt",
        .pointer:
            "siehe hier|folgender link|folgenden link|dieser link|diesen link|der link|dieser artikel|diesen artikel|weitere informationen|mehr dazu|klicken sie hier|hier ist|hier finden|siehe auch",
        .deictic:
            "ihr screenshot|ihrem screenshot|der screenshot|screenshot|oben|sie schrieben|sie schreiben|ihre frage|ihr beitrag|im anhang|dieser thread|wie sie",
        .dataRequest:
            "können sie mir|könnten sie mir|bitte senden sie|bitte schicken sie|welche version|teilen sie uns|teilen sie mir|geben sie mir|sagen sie mir|beschreiben sie|was meinen sie",
        .offer: "möchten sie wissen|möchten sie|kann ich ihnen helfen|brauchen sie hilfe|noch etwas|sonst noch",
        .accountAction:
            "ich habe die|ich habe ihnen|ich habe ihr|ich habe ihre|ich habe ihren|ich habe das|ich habe den|ich habe zurückgesetzt|ich habe erstattet|ich schicke|ich sende|ich melde mich|wir haben ihr|wir haben ihre|wir haben ihnen|die erstattung geht|das ersatzgerät geht|das konto läuft auf|ich sehe es hier|im protokoll steht|die hinterlegte karte|wurde erstattet|wurde storniert",
        .meToo: "gleiches problem|das gleiche problem|dasselbe problem|bei mir auch|ich auch|geht mir genauso|habe auch",
        .firstPerson: "ich|mir|mich|mein|meine|meinen|meinem|meiner",
        .secondPerson: "sie|ihr|ihre|ihren|ihrem|ihnen|du|dein|deine|dir|dich",
        .expletive: "es ist wichtig|es ist möglich|es gibt|es dauert|es kostet|es empfiehlt|es ist besser|es ist notwendig",
        .pronoun: "es|das|dies|diese|dieser|dieses|er|sie|davon|damit|daran|dadurch|denen",
        .worked:
            "hat funktioniert|funktioniert jetzt|funktioniert wieder|klappt|hat geklappt|geht jetzt|geht wieder|gelöst|behoben|danke|super|perfekt|hat geholfen",
        .failed:
            "funktioniert nicht|hat nicht funktioniert|hilft nicht|hat nicht geholfen|immer noch|noch immer|gleicher fehler|keine änderung|leider|nicht gelöst|geht nicht",
        .ownFix:
            "es lag an|lag daran|die lösung war|gelöst durch|ich habe gelöst|das problem war|der fehler war|ich habe gefunden|stellte sich heraus",
        .organisation: "wir|unser|unsere|uns",
        .empty:
            "weg|wege|methode|sache|dinge|information|informationen|einzelheiten|thema|abschnitt|seite|seiten|webseite|website|online|ressource|anleitung|hilfe|option|optionen|alternative|umstände|situation|kriterien|anforderung|anforderungen|bedingung|bedingungen|verfahren|schritt|schritte|alles|etwas|verschiedene|mehrere|andere|nötig|notwendig|brauchen|relevant|wichtig|klar|verstehen|wissen|erfahren|finden|schauen|prüfen|sehen|besuchen|geben|bekommen|machen|nehmen|möglich|bestimmte|besondere|allgemein|nutzen|gut|beste|richtig|ort|problem|frage|fragen|antwort|antworten|möchten|sicher|art|teil|suchen|fragen|kontaktieren",
    ]

    static let chinese: CuePhrases = [
        .yes: "是|是的|对|对的|好|好的|嗯|有|可以|没错|当然",
        .no: "不|不是|没有|没|否|还没|不行|还没有",
        .social: "您好|你好|谢谢|感谢|非常感谢|不客气|不用谢|抱歉|对不起|不好意思|再见|祝您|祝你|很高兴|请稍等|稍等|还有什么|有什么可以|可以帮|我明白|我理解|感谢您的等待|希望能帮",
        .filler: "您好|你好|是的|好的|当然|嗯|那么|那|对|对的|没错|可以|首先|然后|其实|这样的话|另外",
        .lead: "请|麻烦|请您|您需要|你需要|您可以先|先|然后|再|接着|接下来|最后|之后|首先|建议您|建议|尝试|试着|试试",
        .auxiliary: "是否|有没有|是不是|能不能|可不可以|您是|您有|你是|你有",
        .questionWord: "什么|哪个|哪些|哪里|谁|何时|为什么|怎么|怎样|如何|几|多少",
        .imperative:
            "打开|点击|单击|双击|右键|选择|选|进入|修改|改成|改为|更改|设置为|设为|保存|升级|更新|重启|重新启动|安装|卸载|删除|添加|输入|检查|关闭|开启|启用|禁用|登录|退出|下载|上传|复制|粘贴|移动|拖动|清除|清空|连接|断开|等待|重试|使用|尝试|联系|提交|填写|确认|勾选|取消|备份|恢复|导入|导出|前往|切换|按下|扫描|绑定|解绑|允许|授权|拨打|申请|调整",
        .condition: "如果|若|当|假如|要是|除非|一旦|的话",
        .negation: "不|没|没有|无法|不能|别|勿|不要|未|无",
        .gone: "不再|不会再|没有再",
        .cause: "因为|由于|原因|导致|引起|造成|已知问题|冲突",
        .knownError: "已知问题|已知错误",
        .hedge: "可能|也许|似乎|好像|大概|或许",
        .caveat: "注意|请注意|务必|小心|提前|之前请|备份|仅适用|只适用|警告|不可恢复|无法撤销|重要",
        .opinion: "我觉得|我认为|我猜|可能是|大概|也许|应该是|估计|不确定|不知道",
        .rant: "垃圾|愚蠢|讨厌|可笑|气死",
        .pointer: "请看|参考以下|以下链接|此链接|这个链接|这篇文章|点击这里|详见|更多信息|参见",
        .deictic: "您的截图|截图|上面|您说的|你说的|您发的|附件|如图|上述",
        .dataRequest: "请提供|请发|请告诉|能否提供|能告诉|什么版本|哪个版本|请描述|请问您",
        .offer: "您想知道|需要我|需要帮|还需要|您想了解|要不要",
        .accountAction: "我已经把|我已经|我已为您|已为您|已经为您|我们已经|我们已|退款会|新的会寄|我会拨打|我在订单|日志显示|系统里的卡|账户的名字|我看到您|帮您",
        .meToo: "我也是|我也有|同样的问题|一样的问题|我也遇到",
        .firstPerson: "我|我的", .secondPerson: "您|你|您的|你的",
        .pronoun: "它|这|那|这个|那个|这些|那些|他|她|此",
        .worked: "可以了|好了|成功了|解决了|能用了|正常了|谢谢|搞定|没问题了|恢复了",
        .failed: "不行|还是不|没用|没有用|依然|仍然|还是一样|没解决|失败了",
        .ownFix: "原来是|后来发现|我发现|解决办法是|解决方法是|问题是|是因为",
        .organisation: "我们|我司|本公司",
        .empty:
            "方法|方式|办法|信息|详情|内容|主题|部分|页面|网页|网站|资源|指南|帮助|选项|情况|条件|要求|流程|步骤|一些|各种|其他|需要|相关|重要|了解|知道|找到|查看|看看|访问|可以|可能|使用|问题|答案|想要|确定|类型|联系|询问",
    ]
}
