/**
 * What a change of an infrastructure does when it is deployed: what is replaced, lost or opened, and because of which line.
 * Compares templates, or what a manifest keeps of them; knows which properties CloudFormation can't change in place.
 */
package org.dazzledsl.model.diff;
