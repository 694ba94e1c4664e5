package org.dazzledsl.model.app;

import com.fasterxml.jackson.databind.util.StdConverter;

/** In JSON, an element that is declared elsewhere stands as its name. */
final class NameOf extends StdConverter<AppElement, String> {

    @Override
    public String convert(AppElement element) {
        return element.name();
    }
}
