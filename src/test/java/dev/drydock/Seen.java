package dev.drydock;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What somebody sees of a part of a page: its pixels, compared by how much they stand out from each other (WCAG's ratio). */
final class Seen {

    private final BufferedImage image;

    private Seen(BufferedImage image) {
        this.image = image;
    }

    /** An element, with so many pixels around it. */
    static Seen of(Locator element, double around) {
        var box = element.boundingBox();
        return of(element.page(), box.x - around, box.y - around, box.width + 2 * around, box.height + 2 * around);
    }

    /** No more than the page shows. */
    static Seen of(Page page, double x, double y, double width, double height) {
        double left = Math.max(0, Math.floor(x));
        double top = Math.max(0, Math.floor(y));
        double right = Math.min(page.viewportSize().width, Math.ceil(x + width));
        double bottom = Math.min(page.viewportSize().height, Math.ceil(y + height));
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setClip(left, top, right - left, bottom - top));
        try {
            return new Seen(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pixels stand out so much from what they were before. */
    long changedBy(double contrast, Seen before) {
        long changed = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                changed += contrast(luminance(image.getRGB(x, y)), luminance(before.image.getRGB(x, y))) >= contrast ? 1 : 0;
            }
        }
        return changed;
    }

    /** How much the lightest pixel stands out from the darkest one. */
    double contrast() {
        double darkest = 1;
        double lightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double luminance = luminance(image.getRGB(x, y));
                darkest = Math.min(darkest, luminance);
                lightest = Math.max(lightest, luminance);
            }
        }
        return contrast(darkest, lightest);
    }

    /** From 0, all black, to 1, all white. */
    double brightness() {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += luminance(image.getRGB(x, y));
            }
        }
        return sum / image.getHeight() / image.getWidth();
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int part) {
        double value = (part & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
