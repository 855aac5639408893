package dev.drydock.course;

import org.commonmark.node.CustomBlock;

/** Something put around blocks that Markdown knows, for the sake of the page. */
final class Around extends CustomBlock {

    enum Purpose {
        /** A wide table scrolls by itself, not with the page. */
        TABLE,
        /** A picture that stands alone. */
        PICTURE,
        /** Blocks of code of which one is seen at a time. */
        TABS
    }

    final Purpose purpose;

    Around(Purpose purpose) {
        this.purpose = purpose;
    }
}
