/**
 * What a host sees: whether the engine, the database and the lessons are well. It changes nothing. Uses the rooms it reports
 * on.
 */
package dev.drydock.admin;
