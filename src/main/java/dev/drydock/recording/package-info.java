/**
 * What the terminals of labs printed, as asciicast files that belong to the learner and go with the lab unless they are kept.
 * Never sees what is typed, never makes a terminal wait, and writes nothing where it is switched off. Uses identity, lab and
 * sandbox.
 */
package dev.drydock.recording;
