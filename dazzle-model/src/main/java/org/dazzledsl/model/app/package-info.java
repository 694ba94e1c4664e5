/** AppSpec: the whole application, its modules linked with each other, every reference resolved. */
package org.dazzledsl.model.app;
