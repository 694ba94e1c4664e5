package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateStack;
import org.dazzledsl.model.version.DataResource;

/** Lists the resources that hold data. */
public final class DataInventory {

    private DataInventory() {}

    /** In the order of the stacks, and in each by logical id. */
    public static List<DataResource> of(TemplateFolder folder) {
        ReplacementTable schemas = ReplacementTable.load();
        List<DataResource> inventory = new ArrayList<>();
        for (TemplateStack stack : folder.stacks()) {
            TreeMap<String, DataResource> byId = new TreeMap<>();
            for (FlatResource resource : FlatStack.of(stack).resources().values()) {
                if (HeldData.in(resource.type(), resource.properties(), schemas).isPresent()) {
                    byId.put(
                            resource.id(),
                            new DataResource(
                                    stack.name(),
                                    resource.part(),
                                    resource.id(),
                                    resource.type(),
                                    resource.definition().deletionPolicy(),
                                    createOnly(resource, schemas)));
                }
            }
            inventory.addAll(byId.values());
        }
        return inventory;
    }

    private static SortedMap<String, JsonNode> createOnly(FlatResource resource, ReplacementTable schemas) {
        SortedMap<String, JsonNode> properties = new TreeMap<>();
        Set<String> names = new TreeSet<>(schemas.createOnly(resource.type()));
        names.addAll(FixedVolume.properties(resource.type()));
        for (String name : names) {
            if (resource.properties().has(name)) {
                properties.put(name, resource.properties().get(name));
            }
        }
        return properties;
    }
}
