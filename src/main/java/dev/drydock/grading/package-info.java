/**
 * Runs a task's check, in a lab or from outside, and says what it saw. It writes nothing: who passed what is recorded by
 * others. Uses
 * course, lab and sandbox.
 */
package dev.drydock.grading;
