package org.dazzledsl.model.preflight;

import org.dazzledsl.model.template.TemplateFolder;

/**
 * Templates to be looked at.
 *
 * @param origin where they came from, as people know it
 */
public record CheckedTemplates(TemplateFolder folder, String origin) {}
