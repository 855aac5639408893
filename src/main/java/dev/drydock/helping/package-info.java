/**
 * A learner raises a hand, an instructor watches a terminal and types in it: who may do what, by whose consent, and the log of
 * it.
 * It moves no bytes: the terminal room asks here. Nothing is allowed that is not in the database. Uses identity and lab.
 */
package dev.drydock.helping;
