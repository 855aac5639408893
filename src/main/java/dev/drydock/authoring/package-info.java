/**
 * What authors do with lessons before learners meet them: make a new one, prove that it keeps its promise. Uses any room above;
 * needs no running server, and touches nothing of one but the small files that say which lessons were proven.
 */
package dev.drydock.authoring;
