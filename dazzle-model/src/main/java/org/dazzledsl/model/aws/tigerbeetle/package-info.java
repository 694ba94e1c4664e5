/** The TigerBeetle stack: a cluster of replicas, each with a volume and an address that stay. */
package org.dazzledsl.model.aws.tigerbeetle;
