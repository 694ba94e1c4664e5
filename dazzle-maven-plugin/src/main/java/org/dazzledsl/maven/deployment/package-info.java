/** From generated stacks to deployed ones, and back: the CDK command line, and what is asked and said before it may run. */
package org.dazzledsl.maven.deployment;
