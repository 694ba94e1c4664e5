/** AwsRequirements to CDK: a class for each stack. Nothing is decided here, and nothing else in the project knows CDK. */
package org.dazzledsl.stacks;
