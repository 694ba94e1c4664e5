/** Deploys what is generated to a CloudFormation engine on this machine, and asks the account what is there. */
package org.dazzledsl.maven.deployment;
