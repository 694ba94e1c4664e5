/** JSON as this project writes it: the same bytes on every machine. */
package org.dazzledsl.model.json;
