package org.silkwire.classifier.cluster;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The forms that an {@link Attribution} takes, in the languages of the taxonomy. Every pattern is bounded, so that no
 * line of a few hundred characters can keep it busy, and names the outlet in its group {@code name}.
 */
final class AttributionPhrases {

    /**
     * A form.
     *
     * @param stems one of which stands in every line, in lower case, that the pattern finds something in; a pattern is
     *     dear and most lines have none
     */
    record Form(Pattern pattern, List<String> stems) {
        boolean mayStandIn(String lowerCaseLine) {
            return stems.stream().anyMatch(lowerCaseLine::contains);
        }
    }

    private static final String WORD = "[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}\\p{Nd}&'’/-]*+(?:\\.[\\p{L}\\p{Nd}]++)*+";
    private static final String SMALL =
            "(?:of|the|and|for|&|de|la|le|les|des|du|del|di|da|do|dos|für|der|die|das|und|e|y|et|и)";
    private static final String DOMAIN =
            "(?:https?://)?(?:[a-z0-9-]{1,63}\\.){1,4}[a-z]{2,24}(?:/[^\\s,;)\\]]{0,200})?";

    /** A name in a script with capitals ("The Express Tribune", "Channel 5"), or a domain. */
    private static final String CASED = "[\"“«„'‘]?(?<name>" + DOMAIN + "|" + WORD + "(?: (?:" + SMALL + " ){0,2}"
            + WORD + "){0,6}(?: \\p{Nd}{1,3}(?=\\s?(?:[.;,)]|$)))?)[\"”»“'’]?";

    private static final String HAN = "[《「“\"]?(?<name>[\\p{IsHan}A-Za-z·][\\p{IsHan}A-Za-z\\p{Nd}·. ]{1,23}?)[》」”\"]?";
    private static final String ARABIC =
            "[«\"“]?(?<name>[\\p{IsArabic}&&\\p{L}][\\p{L}\\p{M}]*(?: [\\p{L}\\p{M}]+){0,5})[»\"”]?";

    /** What may stand before a sentence, and before a label that closes one. */
    private static final String START = "(?:^|[.!?…。！？۔؟)\\]»”\"|*•(\\[—–-])\\s?";

    private static final String AFTER_SENTENCE = "(?:^|[.!?…)»”\"۔؟] |[(\\[|] ?)";

    /** What may follow the name: the sentence's end, a date, or what is said of the article besides. */
    private static final String END =
            "(?=\\s?(?:[.;。)\\]|*]|$)|,? (?:(?:on|in|el|em|le|am|vom|pada|tanggal) )?(?:\\p{Nd}"
                    + "|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
                    + "|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b)"
                    + "| (?:and (?:is|has|was) |with permission|under the |con el título|sous le titre|unter dem Titel"
                    + "|dengan judul|com o título|под заголовком))";

    private static final String AGENCY = "(?<name>Xinhua|CGTN|CEN|APP|PPI|INP|NNI|PTI|ANI|IANS|UNI|BSS|UNB|BERNAMA"
            + "|Bernama|ANTARA|Antara|Thomson Reuters|Reuters|AFP|AP|UPI|DPA|dpa|EFE|ANSA|Lusa|TASS|ТАСС|РИА Новости"
            + "|Интерфакс|Синьхуа|Interfax|Sputnik|Kazinform|Казинформ|AKIpress|Anadolu|AA|IRNA|WAM|SPA|KUNA|QNA|MENA"
            + "|Yonhap|Kyodo|VNA|TNA|PNA|APS|PRNewswire|PR Newswire|BUSINESS WIRE|Business Wire|GLOBE NEWSWIRE"
            + "|GlobeNewswire|ACN Newswire|Media OutReach|شينخوا|شینخوا|اے پی پی|رويترز|واس|وام|قنا)";
    private static final String HAN_AGENCY = "(?<name>新华社|新華社|中新社|中新网|中新網|中通社|中央社|人民网|央视网|经济日报|中国经济网|法新社|路透社|美联社|彭博社)";

    private static final String LABEL = "(?iu:source|courtesy|fuente|quelle|sumber|fonte|источник|джерело|źródło|kaynak"
            + "|chanzo|nguồn|bron) ?[:：] ?";
    private static final String HAN_LABEL = "(?:文章|本文|消息|稿件|新闻|新聞)?(?:来源|來源|出处|出處)(?:于|於)? ?[:：] ?";
    private static final String ARABIC_LABEL = "(?:ذریعہ|ماخذ|بشکریہ|سورس|المصدر|نقلا عن|نقلاً عن|منبع) ?[:：] ?";
    private static final List<String> COLON = List.of(":", "：");

    /** "This article was originally published at China Economic Net." */
    static final List<Form> SENTENCES = List.of(
            sentence(
                    List.of("originally ", "first "),
                    "(?i:(?:this|the) (?:article|story|report|piece|post|column|essay|op-ed|commentary|text) "
                            + "(?:[^.]{0,60}? )??(?:(?:was|is|has been) )?)?(?i:originally|first) (?i:published|appeared|posted) "
                            + "(?i:at|on|by|in|with) (?:(?i:the) )?(?i:website of )?" + CASED + END),
            // WordPress puts this under every entry of a feed; in the outlet's own it says nothing.
            sentence(
                    List.of("appeared first", "first appeared"),
                    "(?i:the post) .{1,200}? (?i:appeared first|first appeared) (?i:on) " + CASED + END),
            sentence(
                    List.of("republished", "reposted", "reprinted", "reproduced", "syndicated", "cross-posted"),
                    "(?i:(?:this|the) (?:article|story|report|piece|post|text) (?:is|was|has been) )?"
                            + "(?i:republished|reposted|reprinted|reproduced|syndicated|cross-posted) "
                            + "(?i:with (?:the )?(?:kind )?permission )?(?i:from|of|courtesy of) (?:(?i:the) )?" + CASED
                            + END),
            sentence(
                    List.of("publicado"),
                    "(?iu:(?:este (?:artículo|texto|reportaje|artigo) )?(?:fue |foi )?(?:publicado "
                            + "(?:originalmente|por primera vez|originariamente)|originalmente publicado)) "
                            + "(?i:en|por|em|no|na) " + CASED + END),
            sentence(
                    List.of("publié"),
                    "(?iu:(?:cet article (?:a été )?)?(?:publié (?:initialement|à l['’]origine)|initialement publié"
                            + "|originellement publié)) (?i:sur|dans|par) (?:(?i:le|la|les) )?" + CASED + END),
            sentence(
                    List.of("zuerst", "ursprünglich"),
                    "(?iu:(?:dieser (?:artikel|beitrag|text) )?(?:ist |wurde )?(?:zuerst|ursprünglich) "
                            + "(?:erschienen |veröffentlicht |erschien )?)(?i:auf|in|bei|im) (?:(?i:der|dem) )?" + CASED
                            + "(?=\\s?(?:[.;)|*]|$)| (?:erschienen|veröffentlicht))"),
            sentence(
                    List.of("artikel ini"),
                    "(?i:artikel ini (?:pertama kali (?:terbit|tayang|diterbitkan)|telah tayang|telah terbit)) "
                            + "(?i:di|oleh) " + CASED + END),
            sentence(
                    List.of("опубликован"),
                    "(?iu:(?:эта статья |статья |материал )?(?:впервые|первоначально) (?:был[ао]? )?опубликован[ао]?) "
                            + "(?iu:на сайте|на|в|изданием) " + CASED + END),
            sentence(List.of("перепечатано"), "(?iu:перепечатано из) " + CASED + END),
            sentence(
                    List.of("转", "轉", "原", "首"),
                    "(?:本文|本稿|文章)?(?:转载自|轉載自|转自|轉自|原载于?|原載於?|原刊于|原刊於|原文刊于|原文刊於|原文刊载于|原文刊載於|首发于|首發於)[:：]? ?" + HAN
                            + "(?=[，。；;,|)）】\\]》]|$)"),
            sentence(
                    List.of("شر"),
                    "(?:نُ?شر(?:ت)? (?:هذا المقال |المقال )?(?:أولا|أولاً|للمرة الأولى|في الأصل) (?:في|على)) " + ARABIC
                            + "(?=\\s?(?:[.،؛|)]|$))"));

    /** "Source: Xinhua", "来源：新华网" and their like, as a line or the last words of one. */
    static final List<Form> CLOSING_LABELS = List.of(
            new Form(Pattern.compile(AFTER_SENTENCE + LABEL + CASED + " ?[.)\\]]?$"), COLON),
            new Form(
                    Pattern.compile("(?:^|[。！？.!?…)）】」” (（【\\[])" + HAN_LABEL + HAN + " ?[。.)）】\\]]?$"),
                    List.of("来源", "來源", "出处", "出處")),
            new Form(Pattern.compile(AFTER_SENTENCE + ARABIC_LABEL + ARABIC + " ?[.۔)\\]]?$"), COLON),
            new Form(Pattern.compile("(?:^|[۔.!] ?|[(])بشکریہ " + ARABIC + " ?[.۔)]?$"), List.of("بشکریہ")));

    /** The same as the first words of a line that goes on with an editor's name or a date. */
    static final List<Form> OPENING_LABELS = List.of(
            new Form(
                    Pattern.compile("^" + LABEL + CASED
                            + "(?= ?(?:\\||$|\\p{Nd}{4}|(?:Editor|Author|Updated|Published|Autor|Редактор)\\b))"),
                    COLON),
            new Form(
                    Pattern.compile("^[(（【\\[]?" + HAN_LABEL + HAN
                            + "(?= ?(?:[|)）】\\]，,]|$|作者|记者|記者|责任|责编|編輯|编辑|时间|日期|发布|\\p{Nd}{4}[-年/.]))"),
                    List.of("来源", "來源", "出处", "出處")),
            new Form(Pattern.compile("^" + ARABIC_LABEL + ARABIC + "(?= ?(?:\\||$|[.،۔]))"), COLON));

    /** "(Xinhua)" and "/Xinhua" as the last word. */
    static final List<Form> SIGNATURES = List.of(
            new Form(
                    Pattern.compile("(?:\\(|/|[—–] ?| - ?)" + AGENCY + "[)/]? ?\\.?$"),
                    List.of("(", "/", "—", "–", " -")),
            new Form(Pattern.compile("[（(]" + HAN_AGENCY + "[）)]$"), List.of("社", "网", "網", "报")));

    /** "BEIJING, March 2 (Xinhua) --", "МОСКВА, 2 марта. /ТАСС/.", "新华社北京3月2日电". */
    static final List<Form> DATELINES = List.of(
            new Form(
                    Pattern.compile("^\\p{L}[\\p{L}\\p{M}\\p{Nd} .,'’-]{1,70}?[(/]" + AGENCY
                            + "[)/] ?[.,:]* ?(?:--?|[—–:]|(?<=[.:] ?))"),
                    List.of("(", "/")),
            new Form(Pattern.compile("^[(/]" + AGENCY + "[)/] ?(?:--?|[—–:])"), List.of("(", "/")),
            new Form(
                    Pattern.compile(
                            "^\\p{Lu}[\\p{L}\\p{Nd} .,-]{1,60}? [—–-] (?<name>ТАСС|РИА Новости|Интерфакс|Казинформ)"
                                    + "[. ]"),
                    List.of("тасс", "риа", "интерфакс", "казинформ")),
            new Form(
                    Pattern.compile("^[^。！？]{0,60}?" + HAN_AGENCY
                            + "[\\p{IsHan}/·]{2,16}?(?:\\p{Nd}{1,2}月)?\\p{Nd}{1,2}日?(?:电|電|讯|訊)"),
                    List.of("电", "電", "讯", "訊")));

    private AttributionPhrases() {}

    private static Form sentence(List<String> stems, String phrase) {
        return new Form(Pattern.compile(START + phrase), stems);
    }
}
