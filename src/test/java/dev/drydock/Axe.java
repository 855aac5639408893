package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** What axe says about a page to those who see little or use no mouse. */
final class Axe {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {
    }

    static void expectNothingGrave(Page page) {
        expectNothingGrave(page, new AxeBuilder(page));
    }

    /** As for who asked the system for more contrast: text stands out by 7 to 1, which axe asks for only when told to. */
    static void expectNothingGraveOfMoreContrast(Page page) {
        var enhanced = new AxeRuleOptions();
        enhanced.setEnabled(true);
        var options = new AxeRunOptions();
        options.setRules(Map.of("color-contrast-enhanced", enhanced));
        expectNothingGrave(page, new AxeBuilder(page).options(options));
    }

    /** Under a contrast theme axe compares colours that the styles ask for, and the browser shows others. */
    static void expectNothingGraveBesideColours(Page page) {
        expectNothingGrave(page, new AxeBuilder(page).disableRules(List.of("color-contrast")));
    }

    private static void expectNothingGrave(Page page, AxeBuilder axe) {
        // Colours that are still fading would be measured half-way. They are ended rather than awaited: a page that is not in
        // front may draw nothing, and then never ends them itself. What turns while somebody waits has no end.
        page.evaluate("""
                document.getAnimations()
                  .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
                  .forEach(animation => animation.finish())""");
        List<String> found = axe.analyze().getViolations().stream()
                .filter(violation -> GRAVE.contains(violation.getImpact()))
                .map(violation -> violation.getId() + ": " + violation.getHelp() + " at "
                        + violation.getNodes().stream().map(node -> node.getTarget().toString()).toList())
                .toList();
        assertEquals(List.of(), found, page.url());
    }
}
