// Makes CDK constructs of what standard input says, a line for the application and one for each stack, and has CDK write the
// cloud assembly. Without input it ends: the build is gone that started it, or needs no templates after all.
'use strict';

const readline = require('readline');

// CDK notes for each construct where in the program it was made. Nobody reads that here, and it takes a sixth of the time.
Error.stackTraceLimit = 0;

const cdk = require('aws-cdk-lib');

// What nearly every application needs, loaded while the build is still finding out what this one needs.
const USUAL = [
  'applicationautoscaling', 'cloudwatch', 'ec2', 'ecr', 'ecs', 'elasticloadbalancingv2', 'events', 'iam', 'kms', 'logs',
  'rds', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs', 'ssm'];

function load() {
  new cdk.App({ analyticsReporting: false, treeMetadata: false });
  for (const service of USUAL) {
    const module = cdk['aws_' + service];
    module[Object.keys(module).find(name => name.startsWith('Cfn'))];
  }
}

class AppBuilder {
  constructor({ assembly, context, qualifier, bootstrapRule, stacks }) {
    this.app = new cdk.App({
      outdir: assembly,
      analyticsReporting: false,
      treeMetadata: false,
      context,
      defaultStackSynthesizer: new cdk.DefaultStackSynthesizer({
        qualifier,
        generateBootstrapVersionRule: bootstrapRule,
      }),
    });
    this.expected = stacks;
    this.stacks = new Map();
  }

  add(description) {
    const stack = new Whole(this.app, description.id, description.props);
    new StackBuilder(stack).build(description);
    description.after
      .filter(name => this.stacks.has(name))
      .forEach(name => stack.addStackDependency(this.stacks.get(name)));
    this.stacks.set(description.id, stack);
  }

  // Not of a part of the stacks: then the build is gone that was writing them.
  synthesize() {
    if (this.stacks.size === this.expected) {
      this.app.synth();
    }
  }
}

// CDK looks at each resource twice: for references to other parts of its stack, and then to write the template.
let writing = false;

const Written = Stack => class extends Stack {
  #template;

  // Once: CDK asks for the template of a nested stack to sum it up, and again to write it.
  _toCloudFormation() {
    if (this.#template === undefined) {
      writing = true;
      try {
        this.#template = super._toCloudFormation();
      } finally {
        writing = false;
      }
    }
    return this.#template;
  }

  // CDK resolves what each construct has for a template, and then all of the template again.
  resolve(value) {
    const isTemplate = writing && value instanceof Object && 'AWSTemplateFormatVersion' in value;
    return isTemplate ? value : super.resolve(value);
  }
};

class Whole extends Written(cdk.Stack) {}

class Part extends Written(cdk.NestedStack) {}

// For what refers to nothing that CDK hasn't found before. To look at it takes as long as to write it.
function onlyToBeWritten(construct) {
  const toCloudFormation = construct._toCloudFormation;
  construct._toCloudFormation = () => writing ? toCloudFormation.call(construct) : {};
}

class StackBuilder {
  constructor(stack) {
    this.stack = stack;
    this.parts = new Map();
    this.resources = new Map();
    this.references = new Set();
  }

  build({ parts, elements }) {
    parts.forEach(part => this.part(part));
    elements.forEach(element => this.element(element));
    elements
      .filter(({ dependsOn }) => dependsOn)
      .forEach(({ id, dependsOn }) => {
        const { construct } = this.resources.get(id);
        dependsOn.forEach(other => construct.addResourceDependency(this.resources.get(other).construct));
      });
  }

  part({ id, logicalId, description, metadata }) {
    const nested = new Part(this.stack, id, { description });
    const resource = nested.nestedStackResource;
    resource.overrideLogicalId(logicalId);
    addMetadata(resource, metadata);
    this.parts.set(id, nested);
  }

  element({ type, id, part, props, metadata, removalPolicy, creationPolicy, updatePolicy }) {
    const home = part === undefined ? this.stack : this.parts.get(part);
    const before = this.references.size;
    const construct = new (classOf(type))(home, id, this.value(props, home));
    if (this.references.size === before) {
      onlyToBeWritten(construct);
    }
    if (construct instanceof cdk.CfnResource) {
      this.resources.set(id, { construct, home });
      addMetadata(construct, metadata);
      if (removalPolicy !== undefined) {
        construct.applyRemovalPolicy(cdk.RemovalPolicy[removalPolicy]);
      }
      Object.assign(construct.cfnOptions, { creationPolicy, updatePolicy });
    }
  }

  // A value with CDK's own references where it names a resource of another part of the stack: CDK hands those over.
  value(value, home) {
    if (value === null || typeof value !== 'object') {
      return value;
    }
    if (!Array.isArray(value)) {
      const intrinsic = this.intrinsic(value, home);
      if (intrinsic !== undefined) {
        return intrinsic;
      }
    }
    for (const key of Object.keys(value)) {
      value[key] = this.value(value[key], home);
    }
    return value;
  }

  // What CDK has for a function of CloudFormation, where that is not the function as it stands.
  intrinsic(value, home) {
    const [name, another] = Object.keys(value);
    if (another === undefined) {
      const argument = value[name];
      switch (name) {
        case '$text':
          return cdk.Token.asString(this.value(argument, home));
        case '$endpointService':
          return new cdk.aws_ec2.InterfaceVpcEndpointAwsService(argument).name;
        case 'Ref':
          return this.reference(argument, '', home, resource => cdk.Token.asAny(resource.ref));
        case 'Fn::GetAtt':
          return this.reference(argument[0], argument[1], home, resource => resource.getAtt(argument[1]));
      }
    }
  }

  reference(id, attribute, home, read) {
    const found = this.resources.get(id);
    if (found !== undefined && found.home !== home) {
      this.references.add(`${home.node.id} ${id} ${attribute}`);
      return read(found.construct);
    }
  }
}

function classOf(type) {
  return type.split('.').reduce((module, name) => module[name], cdk);
}

function addMetadata(resource, metadata) {
  Object.entries(metadata).forEach(([key, value]) => resource.addMetadata(key, value));
}

function orFail(step) {
  try {
    step();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

load();
let app;
readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on('line', line => orFail(() => {
    if (app === undefined) {
      app = new AppBuilder(JSON.parse(line));
    } else {
      app.add(JSON.parse(line));
    }
  }))
  .on('close', () => orFail(() => app?.synthesize()));
