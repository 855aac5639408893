/**
 * The learner's own web server in a browser: HTTP, streams and WebSockets, carried through the engine to a port of the lab, on
 * a
 * host name of its own. It believes nothing that a lab sends, never sees or sends a cookie of ours, and keeps no row. May use
 * identity, lab, sandbox.
 */
package dev.drydock.preview;
