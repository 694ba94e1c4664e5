/**
 * The plan as a drawing: what stands where, and what talks to what. The library that lays it out is loaded only where a
 * drawing isn't there yet.
 */
package org.dazzledsl.maven.picture;
