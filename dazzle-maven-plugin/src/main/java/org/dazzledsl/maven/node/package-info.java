/**
 * Node, which CDK needs underneath: found on the machine, or unpacked from a pinned artifact of Maven Central into a cache
 * that all builds of a user share.
 */
package org.dazzledsl.maven.node;
