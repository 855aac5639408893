package dev.drydock.course;

import org.commonmark.node.CustomNode;

/** A command within a sentence that is typed at a click. */
final class InlineRun extends CustomNode {

    final String command;

    InlineRun(String command) {
        this.command = command;
    }
}
