/**
 * The application's frame: how it starts, where its data lives, which database it uses and the one-line facts a host reads on
 * the terminal. Rooms below never use this package.
 */
package dev.drydock;
