package dev.drydock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test through the front door: the packaged application as a process, the real engine, the real database. One server for all
 * such tests; a parameter of type {@link Server} is it. They run after packaging ({@code mvn verify}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(RunningDrydock.TAG)
@ExtendWith(SharedServer.class)
@interface RunningDrydock {

    /** Surefire leaves these tests out and Failsafe runs only them, see pom.xml. */
    String TAG = "running";
}
