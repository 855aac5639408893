/**
 * What a learner has completed, and what checks saw on the way. It records passes and attempts and counts them; it never judges
 * and
 * knows no lab but by its name. Uses course and identity.
 */
package dev.drydock.progress;
