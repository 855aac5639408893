package dev.drydock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test through the front door: the packaged application as a process, the real engine, the real database. One server for all
 * such tests, unless a class asks for rules or lessons that the others do not share: that class gets a server of its own, which
 * ends with it. A parameter of type {@link Server} is the class's server. They run after packaging ({@code mvn verify}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(RunningDrydock.TAG)
@ExtendWith(SharedServer.class)
@interface RunningDrydock {

    /** Surefire leaves these tests out and Failsafe runs only them, see pom.xml. */
    String TAG = "running";

    /** What this class's own server is told, each {@code key=value}, as in {@code drydock.lab.share.most=1}. */
    String[] settings() default {};

    /** Folders of courses that this class's own server shows, in place of the project's and those that all tests share. */
    String[] lessons() default {};
}
