package org.silkwire.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up reports of about 1 KB, one in ten about the Belt and Road; the same ones in every run. */
public final class News {
    /** One report in so many is about a topic. */
    public static final int ONE_IN = 10;

    /** Different reports; as many as a run of some minutes needs, since copies of one text would all be one story. */
    public static final int VARIANTS = 40_000;

    private static final int PARAGRAPHS = 3;
    private static final int SENTENCES = 4;
    private static final List<String> SILK_ROAD = List.of(
            "Belt and Road cooperation plan",
            "China-Pakistan Economic Corridor terminal",
            "Belt and Road forum declaration",
            "Belt and Road railway loan",
            "Maritime Silk Road harbour agreement");
    private static final List<String> SUBJECTS = words(
            "The council,A bakery,Three schools,The museum,The growers' union,A ferry company,The hospital,Two choirs,"
                    + "The water board,A carpenter,The lighthouse keeper,An orchard,The county court,A cycling club,"
                    + "The night market,A retired teacher,The fire brigade,A theatre group,The forestry office,A dairy,"
                    + "The harbour master,A printing house,The weather station,An architect,The planning board,A choir,"
                    + "The tram depot,A fishing crew,The library,A beekeeper,The sports ground,A glass works");
    private static final List<String> VERBS = words(
            "will open,has repaired,wants to sell,will lend,has counted,is looking for,will paint,has lost,is planning,"
                    + "has bought,will close,has moved,is testing,will share,has found,wants to rent,has cleaned,"
                    + "is measuring,will rebuild,has ordered,is restoring,will exhibit,has postponed,is financing,"
                    + "has photographed,will inspect,has insured,is designing,will remove,has surveyed,is heating,"
                    + "will name");
    private static final List<String> OBJECTS = words(
            "a stone bridge,twelve rowing boats,the northern road,an old mill,four hundred trees,a rye bread oven,"
                    + "two river paintings,the music room,a covered market,the swimming pool,a row of lamps,"
                    + "the station clock,a weaving shed,the winter fodder,a school bus,the harbour crane,a brass band,"
                    + "the flood barrier,a narrow lane,the town archive,a wooden pier,the cinema roof,a snow plough,"
                    + "the bell tower,a tool shop,the bus shelter,a fish ladder,the salt store,a chess hall,"
                    + "the hill path,a pump house,the tennis courts");
    private static final List<String> PLACES = words(
            "near Mill Street,in the upper valley,behind the town hall,on the east bank,beside the disused railway,"
                    + "at the edge of the moor,under the viaduct,in the fishing quarter,along the ring road,"
                    + "next to the orchard,on the market square,opposite the barracks,above the quarry,by the old gate,"
                    + "between the two lakes,south of the mill race,at the ferry landing,in the brick yards,"
                    + "beyond the allotments,on the cathedral hill,at the foot of the dam,in the tanners' lane,"
                    + "around the bandstand,past the toll house,near the new clinic,on the canal side,"
                    + "in the lower village,at the crossroads,behind the grain store,by the weir,near the chapel,"
                    + "on the training field");
    private static final List<String> TIMES = words(
            "before the end of the season,since last Tuesday,for the third time in a decade,during the school holidays,"
                    + "after a public hearing,in the first week of May,with help from volunteers,against some protest,"
                    + "for a fee of 180,without a permit,as early as next month,once the rain stops,"
                    + "following a long debate,under a ten-year contract,at a cost of 4.2 million,by the autumn fair,"
                    + "despite the cold,to the surprise of neighbours,within a fortnight,on a trial basis,"
                    + "with money from a lottery,until further notice,after an anonymous gift,as its founders wished,"
                    + "for the benefit of walkers,ahead of the jubilee,at the request of parents,in spite of the price,"
                    + "with a year's delay,on the advice of two experts,after an inspection,for the coming winter");

    private final List<String> titles = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();

    public News() {
        Random random = new Random(20260105);
        for (int i = 0; i < VARIANTS; i++) {
            String opening = i % ONE_IN == 0
                    ? any(SUBJECTS, random) + " " + any(VERBS, random) + " a " + any(SILK_ROAD, random) + " "
                            + any(PLACES, random)
                    : sentence(random);
            titles.add(opening);
            bodies.add(body(opening, random));
        }
    }

    private static List<String> words(String list) {
        return List.of(list.split(",", -1));
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String sentence(Random random) {
        return any(SUBJECTS, random) + " " + any(VERBS, random) + " " + any(OBJECTS, random) + " " + any(PLACES, random)
                + " " + any(TIMES, random);
    }

    private static String body(String opening, Random random) {
        StringBuilder html = new StringBuilder("<p>" + opening + ".");
        for (int paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
            for (int i = 0; i < SENTENCES; i++) {
                html.append(' ').append(sentence(random)).append('.');
            }
            html.append(
                    paragraph + 1 < PARAGRAPHS
                            ? "</p><p>"
                            : " <a href=\"https://news.example/more\" class=\"more\">More of this</a></p>");
        }
        return html.toString();
    }

    /** The headline of a report, without its number. */
    public String title(long report) {
        return titles.get((int) (report % VARIANTS));
    }

    /** Its HTML, three paragraphs with a link. */
    public String body(long report) {
        return bodies.get((int) (report % VARIANTS));
    }
}
