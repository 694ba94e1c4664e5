/** The Observability stack: dashboard, alarms, topic. */
package org.dazzledsl.model.aws.observability;
