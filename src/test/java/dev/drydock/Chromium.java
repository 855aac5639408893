package dev.drydock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** The browser that this machine has, driven by Playwright; it downloads none. */
final class Chromium implements AutoCloseable {

    private static final double GENEROUS_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(GENEROUS_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program())
                // Tests run as root on a bare machine, where Chromium's own sandbox cannot; only our pages are opened
                .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update",
                        "--disable-sync", "--no-first-run")));
        return new Chromium(playwright, browser);
    }

    private static Path program() {
        String given = Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium");
        if (!Files.isExecutable(Path.of(given))) {
            throw new IllegalStateException("No browser at " + given + "; set CHROMIUM to one");
        }
        return Path.of(given);
    }

    /** A fresh profile's first window: nobody is known, nothing is remembered. */
    Page newLearner(Server server, int width, int height) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(server.url()).setViewportSize(width, height));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        context.setDefaultTimeout(GENEROUS_MILLIS);
        return context.newPage();
    }

    Page newLearner(Server server) {
        return newLearner(server, 1366, 900);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
