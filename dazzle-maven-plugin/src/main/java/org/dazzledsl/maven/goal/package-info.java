/** The goals: parameters, their defaults and what they are handed to; the work is elsewhere. */
package org.dazzledsl.maven.goal;
