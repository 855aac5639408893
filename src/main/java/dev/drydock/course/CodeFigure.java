package dev.drydock.course;

import org.commonmark.node.CustomBlock;

/** A block of code, its words understood. */
final class CodeFigure extends CustomBlock {

    final Fence fence;
    final String text;

    CodeFigure(Fence fence, String text) {
        this.fence = fence;
        this.text = text;
    }

    boolean isMermaid() {
        return fence.language().equals("mermaid");
    }
}
