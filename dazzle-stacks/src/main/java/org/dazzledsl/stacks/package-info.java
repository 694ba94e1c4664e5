/**
 * AwsRequirements to CDK: a class for each stack. Nothing is decided here, and nothing else in the project knows CDK.
 *
 * <p>With loops in place of streams and lambdas: all of it runs once in a build, and for each lambda the virtual machine makes a
 * class, which takes longer than what it is for.
 */
package org.dazzledsl.stacks;
