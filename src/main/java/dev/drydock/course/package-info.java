/**
 * Lessons as they lie on disk, read into immutable records with sanitised HTML; every problem found on the way is kept
 * with file and line. Knows no database, no engine and no other room, and never lets one broken lesson harm another.
 * May use: nothing of ours.
 */
package dev.drydock.course;
