/**
 * What every page shares: the layout, the addresses of scripts and styles, and the pages for errors. It knows no course, no lab
 * and no
 * learner, and uses none of our rooms.
 */
package dev.drydock.web;
