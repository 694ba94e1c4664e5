/**
 * AwsRequirements: every AWS resource of an application, sized, named and wired, with its reasons. The planner decides
 * here; what builds from it decides nothing again. A package of its own for each stack.
 */
package org.dazzledsl.model.aws;
