package org.dazzledsl.maven.goal;

import org.dazzledsl.maven.deployment.DeploymentSettings;
import org.dazzledsl.maven.deployment.TeardownSettings;

/** The properties that users set with {@code -D}, each once. */
final class PluginProperties {

    static final String SKIP = "dazzle.skip";
    static final String ENVIRONMENT = "dazzle.environment";
    static final String CONFIG_FILE = "dazzle.configFile";
    static final String DSL_DIRECTORY = "dazzle.dslDirectory";
    static final String OUTPUT_DIRECTORY = "dazzle.outputDirectory";
    static final String REPORT_DIRECTORY = "dazzle.reportDirectory";
    static final String CACHE_DIRECTORY = "dazzle.cacheDirectory";
    static final String FAIL_ON_WARNINGS = "dazzle.failOnWarnings";
    static final String NODE = "dazzle.node";
    static final String MANIFEST_FILE = "dazzle.manifest.file";
    static final String FORCE = "dazzle.force";
    static final String PLAN_SKIP = "dazzle.plan.skip";
    static final String PLAN_DETAIL = "dazzle.plan.detail";
    static final String GENERATE_SKIP = "dazzle.generate.skip";
    static final String PREFLIGHT_SKIP = "dazzle.preflight.skip";
    static final String PREFLIGHT_FAIL_ON = "dazzle.preflight.failOn";
    static final String PREFLIGHT_PACKS = "dazzle.preflight.packs";
    static final String PREFLIGHT_TEMPLATES = "dazzle.preflight.templates";
    static final String PREFLIGHT_BASELINE = "dazzle.preflight.baseline";
    static final String PREFLIGHT_UPDATE_BASELINE = "dazzle.preflight.updateBaseline";
    static final String PREFLIGHT_TOOLS = "dazzle.preflight.tools";
    static final String PREFLIGHT_GUARD_RULES = "dazzle.preflight.guardRules";
    static final String RULES_PACK = "dazzle.rules.pack";
    static final String RULES_PREFIX = "dazzle.rules.prefix";
    static final String SCHEMA_FILE = "dazzle.schema.file";
    static final String VALIDATE_SKIP = "dazzle.validate.skip";
    static final String VALIDATE_SYNTAX_ONLY = "dazzle.validate.syntaxOnly";
    static final String DIFF_SKIP = "dazzle.diff.skip";
    static final String DIFF_AGAINST = "dazzle.diff.against";
    static final String DIFF_FAIL_ON = "dazzle.diff.failOn";
    static final String DIFF_DETAIL = "dazzle.diff.detail";

    static final String DEPLOY_SKIP = "dazzle.deploy.skip";
    static final String DEPLOY_STACKS = DeploymentSettings.STACKS;
    static final String DEPLOY_PARAMETERS = DeploymentSettings.PARAMETERS;
    static final String DEPLOY_ARGUMENTS = DeploymentSettings.ARGUMENTS;
    static final String DEPLOY_APPROVE = DeploymentSettings.APPROVE;
    static final String DESTROY_SKIP = "dazzle.destroy.skip";
    static final String DESTROY_STACKS = TeardownSettings.STACKS;
    static final String DESTROY_ARGUMENTS = TeardownSettings.ARGUMENTS;
    static final String DESTROY_APPROVE = TeardownSettings.APPROVE;

    private PluginProperties() {}
}
