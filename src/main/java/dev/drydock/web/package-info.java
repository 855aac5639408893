/**
 * What every page shares: the layout, the addresses of scripts and styles, the pages for errors, and the time that a request
 * has to
 * arrive. It knows no course, no lab and no learner, and uses none of our rooms.
 */
package dev.drydock.web;
