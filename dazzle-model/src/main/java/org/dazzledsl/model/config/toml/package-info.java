/**
 * TOML with places: night-config reads the values, and an outline of the text says where each key and value stands and
 * reports everything that is malformed, not only the first.
 */
package org.dazzledsl.model.config.toml;
