package org.dazzledsl.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Eclipse marks a POM with an error for each goal in it of which it isn't told what to do. */
class EditorMappingTest {

    private static final Path CLASSES = Path.of("target", "classes", "META-INF");

    @Test
    void everyGoalIsMappedOnce() throws Exception {
        List<String> goals = texts("maven/plugin.xml", "/plugin/mojos/mojo/goal");
        assertTrue(goals.contains("generate"), goals.toString());
        assertEquals(goals, texts("m2e/lifecycle-mapping-metadata.xml", "//pluginExecutionFilter/goals/goal"));
    }

    /** Sorted. */
    private static List<String> texts(String file, String path) throws XPathExpressionException {
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(path, new InputSource(CLASSES.resolve(file).toUri().toString()), XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        Collections.sort(texts);
        return texts;
    }
}
