package org.silkwire.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;

/** Texts that share words with the two topics shipped and nothing else. */
class FalseFriendsTest {
    private static final Classifier SHIPPED =
            Classifier.of(((TaxonomyOutcome.Loaded) TaxonomySource.shipped().read()).taxonomy());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Senate votes money for Rust Belt and road repair    | Potholes in Ohio and Michigan are to be filled before winter, and two bridges of the old steel towns mended.
            Rust Belt and road funds: what the governor promises | Toledo and Youngstown have waited for asphalt for years. China was not mentioned in the debate on the state's budget.
            Roadworks in the Bible Belt and road closures ahead  | Drivers in Tulsa should expect delays until Friday on three highways.
            Belt and road: a hiker's gear list                   | A leather belt, a map and good boots are all you need for the road, says the author of a walking guide.
            Nach dem Unfall: Sicherheitsgurt rettete Fahrer      | Der Mann war angeschnallt. Die Straße blieb zwei Stunden gesperrt.
            Court frees operator of the Silk Road darknet market | The website sold drugs for bitcoin until agents closed it. Ross Ulbricht had been jailed for life.
            How agents found the man behind Silk Road            | A laptop in a San Francisco library gave away Dread Pirate Roberts, whose dark web bazaar sold heroin and forged papers.
            La web oscura y la caída de Silk Road                | El mercado negro vendía drogas. Ulbricht fue condenado y años después indultado.
            Даркнет и его базар: история Silk Road               | Ульбрихт продавал наркотики и был осуждён пожизненно.
            Museum shows caravans of the ancient Silk Road       | Camels of glazed clay, glass beads and coins from Samarkand are on loan until spring. Marco Polo has a room of his own.
            Une exposition suit les caravanes de la route de la soie | Soieries, épices et céramiques racontent les voyages des marchands de l'Antiquité.
            Музей открывает выставку о древнем Шёлковом пути     | Археологи показали находки из могильников и рассказали о караванах верблюдов.
            متحف يعرض قوافل طريق الحرير القديم                  | يضم المعرض عملات وأواني زجاجية من آثار سمرقند.
            博物馆展出古丝绸之路商队文物                          | 展品包括唐代的骆驼俑、玻璃器和钱币，观众可以听考古学家讲解。
            Museum Jalur Sutra kuno dibuka                       | Pameran menampilkan kafilah unta, keramik dan koin dari Samarkand.
            Bank Rakyat Indonesia (BRI) lifts its dividend       | Shares of BBRI rose in Jakarta after the lender reported more loans to small farmers. An investor from China bought bonds of BRI.
            BRI salurkan KUR kepada petani                       | Direktur utama BRI mengatakan kredit usaha rakyat untuk nasabah di desa naik. Bank BRI membuka kantor baru.
            Persib menang di BRI Liga 1                          | Gol di menit akhir membawa klub dari Bandung ke puncak klasemen BRI Super League.
            Police remind drivers of seat belts and road rules   | Those without a seat belt pay a fine of eighty euros. A car crash on Sunday hurt two passengers.
            Cinturón de seguridad y ruta segura: consejos        | La policía de tráfico multará a quienes viajen sin cinturón de seguridad.
            سیٹ بیلٹ اور روڈ سیفٹی کی مہم                       | پولیس نے سیٹ بیلٹ نہ باندھنے پر جرمانے کیے۔ ٹریفک حادثہ میں ایک شخص زخمی ہوا۔
            系安全带，走平安路                                    | 交警提醒司机和乘客系好安全带，周末的交通事故造成两人受伤。
            Silk Road Medical raises its forecast                | Silk Road Medical makes stents for the carotid artery. Surgeons in Texas have used them in a trial.
            Carotid stent maker Silk Road Medical names a chief  | The company from California sells a device that keeps clots from the brain.
            """)
    void nothingIsAboutBeltAndRoad(String title, String text) {
        assertThat(topics(title, text)).doesNotContain("belt-and-road");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tested: the new phone's camera and battery life      | Our reviewer liked the screen and the lens, but not the price. The megapixel count is high and the case comes in blue.
            Hands-on with the season's best earbuds              | Sound is warm, the battery lasts a day, and the charging case is small. Read our buying guide for more.
            Five tricks for your smartwatch                      | How to change the wallpaper, use dark mode and make the battery last. Step by step, with pictures.
            Test: Kamera und Akku des neuen Handys               | Das Display ist hell, der Akku hält einen Tag, die Kamera enttäuscht bei Nacht. Unser Testbericht.
            Análisis del móvil: gran cámara y mucha batería      | La pantalla brilla y los auriculares vienen en la caja. La batería dura un día.
            Обзор смартфона: камера и аккумулятор                | Экран яркий, наушники в комплекте, камера снимает хорошо даже ночью.
            Review HP: kamera bagus, baterai tahan lama          | Layarnya terang, kameranya tajam, dan tersedia dalam warna biru.
            新机评测：摄像头出色，续航一般                         | 屏幕很亮，耳机音质不错，拍照体验优秀，像素更高。
            Striker greets supporters on his digital fan page    | The footballer scored twice and thanked his fans on the digital page that the club had made for him.
            Midfielder's digital fan page breaks a record        | More supporters than ever wrote to the player after the football match. He sent back a song.
            El delantero saluda en su página digital de aficionados | El futbolista marcó dos goles y dio las gracias a la hinchada. El fútbol vuelve el domingo.
            Penyerang menyapa penggemar di laman digital         | Pemain sepak bola itu mencetak dua gol dan berterima kasih kepada pendukung klub.
            Football: l'attaquant salue ses fans sur sa page     | Le joueur a marqué deux buts. Sa page numérique de supporters lui a souhaité un bon anniversaire.
            """)
    void nothingIsAboutTheDigitalEconomy(String title, String text) {
        assertThat(topics(title, text)).doesNotContain("digital-economy");
    }

    private static List<String> topics(String title, String text) {
        return SHIPPED.assess(title, text).stream()
                .filter(assessment -> assessment.match().isPresent())
                .map(Assessment::topic)
                .toList();
    }
}
