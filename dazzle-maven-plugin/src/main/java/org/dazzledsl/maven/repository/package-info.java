/** What comes from Maven's repositories, through Maven's own resolver. */
package org.dazzledsl.maven.repository;
