/**
 * What a learner has completed. It records passes and counts them; it never judges and knows no lab. Uses course and identity.
 */
package dev.drydock.progress;
