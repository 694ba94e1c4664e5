/** What was generated, and whether it changed: checksums, the cloud assembly's contents, the manifest. */
package org.dazzledsl.model.version;
