package org.dazzledsl.maven.generate;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates the small project in a program of its own, which can be killed. Its arguments are the folder, the DSL to write there
 * first, and a file to make when everything is loaded and the generation begins.
 */
final class ShopGenerator {

    private ShopGenerator() {}

    public static void main(String[] arguments) throws Exception {
        ShopProject shop = new ShopProject(Path.of(arguments[0]));
        shop.write("dsl/shop.dsl", ShopProject.DSL + arguments[1]);
        Files.createFile(Path.of(arguments[2]));
        shop.generate();
    }
}
