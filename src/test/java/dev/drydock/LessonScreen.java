package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The lesson page as a person meets it: found by role and name, read as text. One method for each thing that one does. */
final class LessonScreen {

    static final String SEVERAL_TERMINALS = "/courses/terminals/01-several";
    static final String ONE_KERNEL = "/courses/containers/01-one-kernel";
    /** A lab may have to wait for a busy engine. */
    private static final double LAB_MILLIS = 60_000;

    private final Page page;

    LessonScreen(Page page) {
        this.page = page;
    }

    static LessonScreen open(Page page) {
        return open(page, ONE_KERNEL);
    }

    static LessonScreen open(Page page, String path) {
        page.navigate(path);
        return new LessonScreen(page);
    }

    void startLab() {
        button("Start lab").click();
        awaitPrompt();
    }

    /** The shell has drawn its prompt, so what is typed now is the shell's. */
    void awaitPrompt() {
        assertThat(terminal()).isVisible(new IsVisibleOptions().setTimeout(LAB_MILLIS));
        awaitOutput("root@drydock");
    }

    Locator terminal() {
        return terminal(1);
    }

    Locator terminal(int n) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Terminal " + n));
    }

    void type(String line) {
        typeInto(1, line);
    }

    void typeInto(int terminal, String line) {
        terminal(terminal).focus();
        page.keyboard().type(line);
        page.keyboard().press("Enter");
    }

    /** What the terminal shows, by the page's own way to read it as plain text. */
    void awaitOutput(String expected) {
        Eventually.holds(() -> output().contains(expected), () -> "the terminal shows: " + output());
    }

    String output() {
        choose("Output as plain text");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        String text = dialog.getByRole(AriaRole.REGION).innerText();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();
        return text;
    }

    /** The button that types a block of the lesson into a terminal. */
    void run(String beginning) {
        code(beginning).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Run"))).click();
    }

    void choose(String menuItem) {
        button("Terminal settings").click();
        button(menuItem).click();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator task(String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
    }

    void check(String task) {
        task(task).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Check"))).click();
    }

    void expectTask(String task, String saying) {
        assertThat(task(task).getByRole(AriaRole.STATUS)).containsText(saying,
                new ContainsTextOptions().setTimeout(LAB_MILLIS));
    }

    void expectProgress(String words) {
        assertThat(page.getByRole(AriaRole.BANNER)).containsText(words);
    }

    /** The block of code that begins so, with its buttons. */
    Locator code(String beginning) {
        // Escaped by hand: the pattern is read by JavaScript, which does not know Pattern.quote's way
        String literally = beginning.replaceAll("[^\\w\\s]", "\\\\$0");
        return page.getByRole(AriaRole.FIGURE).filter(
                new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + literally)));
    }

    void endLab() {
        page.evaluate("""
                async () => {
                  for (const lab of await (await fetch('/api/labs')).json()) {
                    await fetch('/api/labs/' + lab.id, { method: 'DELETE' });
                  }
                }""");
    }
}
