package org.dazzledsl.maven.generate;

import java.nio.file.Path;

/** Generates the small project in a program of its own, which can be killed: the folder, and the DSL to write there first. */
final class ShopGenerator {

    /** Printed when everything is loaded and the generation begins. */
    static final String BEGINS = "begins";

    private ShopGenerator() {}

    public static void main(String[] arguments) throws Exception {
        ShopProject shop = new ShopProject(Path.of(arguments[0]));
        shop.write("dsl/shop.dsl", ShopProject.DSL + arguments[1]);
        System.out.println(BEGINS);
        shop.generate();
    }
}
