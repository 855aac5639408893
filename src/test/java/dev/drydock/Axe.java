package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** What axe says about a page to those who see little or use no mouse. */
final class Axe {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {
    }

    static void expectNothingGrave(Page page) {
        // Colours that are still fading would be measured half-way. They are ended rather than awaited: a page that is not in
        // front may draw nothing, and then never ends them itself. What turns while somebody waits has no end.
        page.evaluate("""
                document.getAnimations()
                  .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
                  .forEach(animation => animation.finish())""");
        List<String> found = new AxeBuilder(page).analyze().getViolations().stream()
                .filter(violation -> GRAVE.contains(violation.getImpact()))
                .map(violation -> violation.getId() + ": " + violation.getHelp() + " at "
                        + violation.getNodes().stream().map(node -> node.getTarget().toString()).toList())
                .toList();
        assertEquals(List.of(), found, page.url());
    }
}
