package org.silkwire.fetcher.parse;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zone abbreviations as feeds use them. Where several zones share one, the one with most news under it has it. */
final class ZoneNames {
    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
        add("+00:00", "UT", "UTC", "GMT", "Z", "WET");
        // RFC 822, section 5.1
        add("-05:00", "EST", "CDT");
        add("-06:00", "CST", "MDT");
        add("-07:00", "MST", "PDT");
        add("-04:00", "EDT", "AST", "BOT", "CLT", "VET");
        add("-08:00", "PST", "AKDT");
        add("-09:00", "AKST");
        add("-10:00", "HST");
        add("-03:00", "ADT", "BRT", "ART", "UYT", "CLST");
        add("-03:30", "NST");
        add("-02:30", "NDT");
        add("+01:00", "CET", "MEZ", "BST", "WEST", "WAT");
        add("+02:00", "CEST", "MESZ", "EET", "SAST", "CAT");
        add("+03:00", "EEST", "MSK", "TRT", "EAT");
        add("+03:30", "IRST");
        add("+04:00", "MSD", "GST", "SAMT", "AZT", "GET");
        add("+05:00", "PKT", "UZT", "YEKT");
        add("+05:30", "IST");
        add("+05:45", "NPT");
        add("+06:00", "BDT", "ALMT", "OMST");
        add("+07:00", "ICT", "WIB", "NOVT", "KRAT");
        add("+08:00", "SGT", "HKT", "MYT", "PHT", "AWST", "WITA", "IRKT", "ULAT");
        add("+09:00", "JST", "KST", "WIT", "YAKT");
        add("+09:30", "ACST");
        add("+10:00", "AEST", "VLAT");
        add("+10:30", "ACDT");
        add("+11:00", "AEDT");
        add("+12:00", "NZST");
        add("+13:00", "NZDT");
        ZONES.put("ET", ZoneId.of("America/New_York"));
        ZONES.put("CT", ZoneId.of("America/Chicago"));
        ZONES.put("MT", ZoneId.of("America/Denver"));
        ZONES.put("PT", ZoneId.of("America/Los_Angeles"));
    }

    private ZoneNames() {}

    /** The zone, or null where the name is of none we know. */
    static @Nullable ZoneId of(String name) {
        ZoneId known = ZONES.get(name.toUpperCase(Locale.ROOT));
        if (known != null || !name.contains("/")) {
            return known;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void add(String offset, String... names) {
        for (String name : names) {
            ZONES.put(name, ZoneOffset.of(offset));
        }
    }
}
