/** The Network stack: VPC, subnets, gateways, endpoints, security groups. */
package org.dazzledsl.model.aws.network;
