/**
 * Who is asking: a guest by signed cookie, an instructor by one-time link, a program by bearer token. It never writes a row for
 * a
 * GET and knows nothing of labs or lessons. Uses nothing of ours.
 */
package dev.drydock.identity;
