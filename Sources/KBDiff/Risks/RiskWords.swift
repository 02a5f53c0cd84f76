/// Words that go with numbers, of all languages together: they are hardly ever mistaken for each other.
enum RiskWords {
    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map { FactWord.folded(String($0)) }) }

    static let months = set(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov \
        dec januari februari mars maj juni juli augusti oktober januar februar märz mai dezember janvier février avril juin juillet août \
        septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre \
        ottobre dicembre maart mei augustus marts stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
        listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря ocak şubat mart nisan mayıs \
        haziran temmuz ağustos eylül ekim kasım aralık يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر \
        ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن \
        اسفند มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
        """)

    static let ambiguousMonths: Set<String> = ["may", "mar", "march", "jan", "dec", "sep", "august", "mars", "mart", "mei"]

    static let units = set(
        """
        % ‰ ° b kb mb gb tb kib mib gib bit bits byte bytes hz khz mhz ghz ms s sec secs second seconds min mins minute minutes h hr hrs hour \
        hours day days week weeks month months year years px pt em dpi mm cm m km in inch inches ft feet mi mile miles mg g kg lb lbs oz ml \
        cl l liter liters litre litres gallon gallons °c °f v w kw kwh a mah bar psi kpa mbps kbps gbps fps \
        sekund sekunder minut minuter timme timmar dag dagar vecka veckor månad månader år \
        sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren \
        seconde secondes heure heures jour jours semaine semaines mois an ans année années \
        segundo segundos minuto minutos hora horas día días semana semanas mes meses año años \
        secondo secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni dia dias mês ano anos \
        секунд секунды минут минуты час часа часов день дня дней недель месяц месяца месяцев год года лет \
        秒 分 分钟 分鐘 小时 小時 時間 天 日間 周 週 週間 星期 个月 ヶ月 か月 年間 초 분 시간 일 주 개월 วินาที นาที ชั่วโมง วัน สัปดาห์ เดือน ปี \
        ثانية ثوان دقيقة دقائق ساعة ساعات يوم أيام أسبوع شهر سنة ثانیه دقیقه ساعت روز هفته ماه سال
        """)

    static let currencies = set(
        "$ € £ ¥ ₹ ₽ ₩ ₪ ₫ ฿ usd eur gbp jpy cny sek nok dkk chf inr kr kronor euro euros dollar dollars 元 円 圓 원 บาท")

    static let versions = set(
        "version versions v release releases build versión versione versão wersja версия версии versionen 版本 バージョン 버전 รุ่น เวอร์ชัน نسخه الإصدار"
    )

    /// Number words up to twelve.
    static let numerals: [String: Int] = {
        let lists = [
            "zero one two three four five six seven eight nine ten eleven twelve",
            "noll ett två tre fyra fem sex sju åtta nio tio elva tolv",
            "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
            "零 一 二 三 四 五 六 七 八 九 十",
        ]
        var values: [String: Int] = [:]
        for list in lists {
            for (value, word) in list.split(separator: " ").enumerated() where values[FactWord.folded(String(word))] == nil {
                values[FactWord.folded(String(word))] = value
            }
        }
        return values
    }()
}
