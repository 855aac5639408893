package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A vm lab holds two kernels: the host's, which every container shares, and that of the emulated machine. */
@Tag("running")
class VmLabTest {

    @Test
    void the_machine_prints_another_kernel_release_than_its_container() throws InterruptedException {
        try (TypedLab lab = new TypedLab("vm")) {
            String outside = lab.type("uname -r").text();
            TypedLab.Answer inside = lab.type("vm uname -r");
            assertEquals(0, inside.exit(), inside.text());
            assertTrue(inside.text().matches("\\d+\\.\\d+\\S*"), inside.text());
            assertNotEquals(outside, inside.text());
        }
    }
}
