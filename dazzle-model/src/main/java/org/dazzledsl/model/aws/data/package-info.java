/** The Data stack: database, object storage, cache. */
package org.dazzledsl.model.aws.data;
