package org.dazzledsl.model.preflight.rules;

import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;

/** What is asked of a part of a resource, such as each of its containers. */
@FunctionalInterface
interface PartCheck {
    void look(PropertyView part, ResourceFindings findings);
}
