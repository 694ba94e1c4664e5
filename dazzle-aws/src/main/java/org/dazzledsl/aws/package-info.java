/** What is deployed in an AWS account, through the AWS SDK. */
package org.dazzledsl.aws;
