/** {@code dazzle.toml}: the project it describes and how that project is deployed, with every key, range and default. */
package org.dazzledsl.model.config;
