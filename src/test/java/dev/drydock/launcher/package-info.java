/**
 * The launcher, as the person at the terminal meets it: it runs as a process of its own, and only what it says and how it
 * ends is looked at. Nothing here installs a package or starts an engine.
 */
package dev.drydock.launcher;
