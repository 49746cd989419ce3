package org.silkwire.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.testkit.FeedServer;

/**
 * The page in a real browser. It needs a Chromium: {@code CHROMIUM} names it, else the usual places are looked at. With
 * {@code -Dsilkwire.screenshots=DIR} it leaves the pictures of the README there.
 */
class BrowserTest {
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    // The stories of the pictures are some minutes old.
    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant NOW = Instant.now();

    @TempDir
    static Path directory;

    private static FeedServer feeds;
    private static RunningDesk desk;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable BrowserContext context;

    @BeforeAll
    static void start() {
        Optional<Path> chromium = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "no Chromium here: name one in CHROMIUM, or install it as /usr/bin/chromium");
        feeds = FeedServer.start();
        desk = RunningDesk.start(directory, "--silkwire.desk.http.allowed-addresses=" + feeds.address());
        desk.tell(stories());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
            desk.close();
            feeds.close();
        }
    }

    @AfterEach
    void nothingWasComplainedOf() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void storiesArriveLiveAndInTheirPlace() {
        Page page = open("/", 1280, 900, ColorScheme.LIGHT);
        Locator column = page.locator("section[aria-labelledby=column-belt-and-road]");
        assertThat(column.locator(".story")).hasCount(4);
        assertThat(page.locator("[data-live]")).hasText("Live");

        desk.tell(
                story("live-new").title("A pier is opened at Gwadar").at(NOW).on("belt-and-road", 0.9, "pier"),
                story("live-old")
                        .title("An older report")
                        .at(NOW.minus(Duration.ofDays(30)))
                        .on("belt-and-road", 0.9, "report"));

        assertThat(column.locator(".story")).hasCount(6);
        assertThat(column.locator(".story").first()).containsText("A pier is opened at Gwadar");
        assertThat(column.locator(".story").last()).containsText("An older report");
        assertThat(page.locator("[data-live]")).hasText("Live: 2 new stories");
        desk.tell(List.of(retraction("live-new"), retraction("live-old")));
        assertThat(column.locator(".story")).hasCount(4);
    }

    @Test
    void aCopyMakesItsStoryCountOneMoreAndNotTwice() {
        Page page = open("/stories?topic=digital-economy", 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator(".story")).hasCount(3);
        assertThat(page.locator("[data-live]")).hasText("Live");

        desk.tell(story("again").by("third.example.com").at(NOW).copyOf("forum").on("digital-economy", 0.8, "Report"));

        assertThat(page.locator(".story", new Page.LocatorOptions().setHasText("2 more copies")))
                .hasCount(1);
        assertThat(page.locator(".story")).hasCount(3);
        desk.tell(List.of(retraction("again", "third.example.com", "forum")));
    }

    @Test
    void aStoryOpensBesideTheListWithItsEvidenceMarked() {
        Page page = open("/", 1440, 900, ColorScheme.LIGHT);
        page.getByText("Pakistan expects IT exports to double").first().click();

        Locator reader = page.locator("#reader");
        assertThat(reader.locator("mark", new Locator.LocatorOptions().setHasText("Belt and Road"))
                        .first())
                .isVisible();
        assertThat(reader).containsText("Copy of Example Wire");
        assertThat(page).hasURL(Pattern.compile(".*/stories/" + storyId("forum")));
        reader.getByText("Why: 1 reason").first().click();
        assertThat(reader.locator("table").first()).containsText("names");
        check(page);
        picture(page, "story");

        page.keyboard().press("Escape");
        assertThat(reader).isEmpty();
        assertThat(page).hasURL(desk.base() + "/");
    }

    @Test
    void theKeyboardWalksOpensAndSearches() {
        Page page = open("/stories", 1280, 900, ColorScheme.LIGHT);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator(".story a").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#reader h1")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("freight");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/stories\\?q=freight"));
        assertThat(page.locator(".story")).hasCount(1);
    }

    @Test
    void filtersStandInTheAddress() {
        Page page = open("/stories", 1280, 900, ColorScheme.LIGHT);
        page.getByLabel("Country").selectOption("Uruguay");

        assertThat(page).hasURL(Pattern.compile(".*/stories\\?country=UY"));
        assertThat(page.locator(".story")).hasCount(1);
        check(page);
        picture(page, "search");
    }

    @Test
    void aPhoneShowsItAllWithoutScrollingAcross() {
        Page page = open("/", 375, 720, ColorScheme.DARK);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        page.getByText("Pakistan expects IT exports to double").first().click();
        assertThat(page.locator("#reader mark").first()).isVisible();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        check(page);
        picture(page, "phone");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Close").setExact(true))
                .click();
        assertThat(page.locator("#reader")).isEmpty();
    }

    @Test
    void darkIsDarkAndReadable() {
        Page page = open("/", 1440, 900, ColorScheme.DARK);

        assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(18, 23, 26)");
        check(page);
        picture(page, "board-dark");
    }

    @Test
    void theBoardIsReadable() {
        Page page = open("/", 1440, 900, ColorScheme.LIGHT);
        assertThat(page.locator("[data-live]")).hasText("Live");

        check(page);
        picture(page, "board");
    }

    @Test
    void whoLogsInAddsAFeedAfterLookingAtIt() {
        feeds.feed("/port.xml").add("A port reopens");
        feeds.serve(
                "/page",
                org.silkwire.testkit.Reply.html(
                        "<html><head><link rel=alternate type='application/rss+xml' href='/port.xml'></head></html>"));
        Page page = open("/feeds", 1280, 900, ColorScheme.LIGHT);
        assertThat(page.getByText("Add a feed")).hasCount(0);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .first()
                .click();
        check(page);
        page.getByLabel("Password").fill(RunningDesk.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Feeds"))
                .click();

        page.getByLabel("Address of a feed").fill(feeds.url("/page").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look"))
                .click();
        assertThat(page.locator(".previews")).containsText("A port reopens");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add this feed"))
                .click();

        assertThat(page.locator("table.feeds")).containsText("Feed of /port.xml");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Added Feed of /port.xml");
        check(page);
        picture(page, "feeds");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                .first()
                .click();
        assertThat(page.locator("table.feeds .badge").first()).hasText("paused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/charts?days=2", "/digest", "/try", "/stories", "/feeds", "/no-such-page"})
    void everyPageIsReadableInTheDarkAndOnAPhone(String path) {
        Page page = open(path, 375, 720, ColorScheme.DARK);

        assertThat(page.locator("h1").first()).isAttached();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        check(page);
        // The browser itself reports what wasn't found.
        complaints.removeIf(each -> path.equals("/no-such-page") && each.contains("404"));
    }

    @Test
    void chartsAreDrawn() {
        Page page = open("/charts?days=2", 1280, 900, ColorScheme.LIGHT);

        assertThat(page.locator(".chart canvas")).hasCount(2);
        check(page);
        picture(page, "charts");
    }

    @Test
    void aPastedTextIsJudgedWithReasons() {
        desk.publishTaxonomy();
        Page page = open("/try", 1280, 900, ColorScheme.LIGHT);
        page.getByLabel("Title").fill("Trains of the Belt and Road");
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
                .fill("The Belt and Road Initiative adds forty freight trains a week.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Judge it"))
                .click();

        assertThat(page.locator(".verdict").first()).containsText("yes, it is about it");
        assertThat(page.locator("mark").first()).hasText("Belt and Road");
        assertThat(page.getByLabel("Title")).hasValue("Trains of the Belt and Road");
        check(page);
        picture(page, "try");
    }

    @Test
    void whoLogsInSaysThatAVerdictIsWrongAndSavesASearch() {
        Page page = open("/login", 1280, 900, ColorScheme.LIGHT);
        page.getByLabel("Password").fill(RunningDesk.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.navigate(desk.base() + "/stories/"
                + story("port").by("selat.example.id").build().storyId());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Wrong"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("noted as wrong");
        check(page);
        assertThat(page.request().get(desk.base() + "/feedback.jsonl").text())
                .contains("\"labels\":{\"belt-and-road\":0}");

        page.navigate(desk.base() + "/stories?country=PK");
        page.getByLabel("Name of this search").fill("Pakistan");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator(".kept .tag")).containsText("Pakistan");
        check(page);
        String feed = page.locator(".kept .tag a").last().getAttribute("href");
        assertThat(page.request().get(desk.base() + feed).text())
                .contains("<title>Silkwire: Pakistan</title>", "Pakistan expects");

        page.navigate(desk.base() + "/webhooks");
        page.getByLabel("Address").fill("https://hooks.example.org/silkwire");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add"))
                .click();
        assertThat(page.locator("code")).containsText("whsec_");
        check(page);
    }

    private Page open(String path, int width, int height, ColorScheme scheme) {
        context = browser.newContext(new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(desk.base())) {
                complaints.add("asked elsewhere: " + request.url());
            }
        });
        page.navigate(desk.base() + path);
        return page;
    }

    /** WCAG 2.1, levels A and AA, as far as a program can tell. */
    private static void check(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .isEmpty();
    }

    private static void picture(Page page, String name) {
        String target = System.getProperty("silkwire.screenshots", "");
        if (!target.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")));
        }
    }

    private static org.silkwire.contract.Event retraction(String name) {
        return retraction(name, "wire.example.org", name);
    }

    private static org.silkwire.contract.Event retraction(String name, String outlet, String founder) {
        String article = story(name).by(outlet).build().article().id();
        return new org.silkwire.contract.Event.StoryRetracted(new org.silkwire.contract.StoryRetraction(
                storyId(founder), article, 2, List.of("belt-and-road"), NOW, "taken back"));
    }

    private static Stories[] stories() {
        return new Stories[] {
            story("forum")
                    .by("wire.example.org")
                    .title("Pakistan expects IT exports to double after the Belt and Road service trade forum")
                    .text("""
                            BEIJING — Exports of IT services could reach USD4 to 5 billion within five years, up from USD 2 billion, an ambassador told the 4th Belt and Road Service Trade Cooperation Forum on Tuesday.

                            Companies from Karachi and Lahore showed software for ports, customs and farms. Delegates from Uruguay spoke of a digital trade corridor that would spare small exporters weeks of paperwork.

                            The digital economy, the ambassador said, needs no mountain pass: it needs cables, standards and trust.""")
                    .at(NOW.minus(Duration.ofMinutes(12)))
                    .on("belt-and-road", 0.97, "Belt and Road", "service-trade")
                    .on("digital-economy", 0.91, "digital economy", "software")
                    .about("PK", "CN", "UY")
                    .sum(4_000_000_000L, 5_000_000_000L, "USD4 to 5 billion"),
            story("forum-copy")
                    .by("karachi-tech.example.com")
                    .title("IT exports may double, says ambassador")
                    .text("Originally published by Example Wire.")
                    .at(NOW.minus(Duration.ofMinutes(9)))
                    .copyOf("forum")
                    .on("belt-and-road", 0.95, "IT exports"),
            story("freight")
                    .by("corridor-ledger.example.org")
                    .title("Freight trains on the Belt and Road take the southern route for the winter")
                    .text(
                            "Operators moved forty trains a week to the southern corridor, past the snow of the northern passes. Shippers pay USD 950 more for a container and gain three days.")
                    .at(NOW.minus(Duration.ofMinutes(41)))
                    .on("belt-and-road", 0.94, "Belt and Road", "rail")
                    .about("KZ", "CN"),
            story("zh")
                    .by("silu.example.cn")
                    .title("一带一路沿线港口推进数字化转型")
                    .text("多个港口宣布启用统一的电子单证平台，货物通关时间缩短一半。业内人士认为，数字经济正在改变传统航运。")
                    .in("zh-CN")
                    .at(NOW.minus(Duration.ofHours(2)))
                    .on("belt-and-road", 0.92, "一带一路")
                    .on("digital-economy", 0.83, "数字经济")
                    .about("CN"),
            story("ur")
                    .by("urdu.example.pk")
                    .title("ڈیجیٹل معیشت کے لیے نئی پالیسی کا اعلان")
                    .text("حکومت نے ڈیجیٹل معیشت کو فروغ دینے کے لیے نئی پالیسی کا اعلان کیا ہے۔")
                    .in("ur")
                    .at(NOW.minus(Duration.ofHours(3)))
                    .on("digital-economy", 0.88, "ڈیجیٹل معیشت")
                    .about("PK"),
            story("port")
                    .by("selat.example.id")
                    .title("A harbour on the Maritime Silk Road reopens its second terminal")
                    .text(
                            "The terminal, closed since a fire, handles its first ship on Friday. The Maritime Silk Road calls there twice a week.")
                    .at(NOW.minus(Duration.ofHours(5)))
                    .on("belt-and-road", 0.78, "Maritime Silk Road", "ports")
                    .about("ID", "LK"),
            story("rain")
                    .by("courier.example.org")
                    .title("Rain in the hills, and a fair")
                    .at(NOW.minus(Duration.ofHours(1)))
        };
    }
}
