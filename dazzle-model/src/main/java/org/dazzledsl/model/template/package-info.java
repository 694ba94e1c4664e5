/**
 * CloudFormation templates as they stand in a folder, whoever made them: stacks with their nested templates, and what the
 * values in them come to where functions and references stand.
 */
package org.dazzledsl.model.template;
