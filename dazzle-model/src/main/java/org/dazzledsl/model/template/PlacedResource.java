package org.dazzledsl.model.template;

/** A resource with the part of its stack that it stands in. */
public record PlacedResource(StackPart part, TemplateResource resource) {}
