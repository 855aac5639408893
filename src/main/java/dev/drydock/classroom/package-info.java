/**
 * The pages and the API that a learner sees: the one place where the other rooms meet. It decides nothing by itself, it asks
 * the rooms
 * and shows their answers. May use every room of a lower level; nobody uses it.
 */
package dev.drydock.classroom;
