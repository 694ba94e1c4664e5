// Makes CDK constructs of what standard input says, a line for the application, for each stack and for lists of its elements,
// and has CDK write the cloud assembly when a line says that this was all. Without that it ends, and of all files there are
// templates of nested stacks at most: the build is gone that started it, or needs no templates after all.
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const readline = require('readline');

// CDK notes for each construct where in the program it was made. Nobody reads that here, and it takes a sixth of the time.
Error.stackTraceLimit = 0;

const cdk = require('aws-cdk-lib');

// What nearly every application needs, loaded while the build is still finding out what this one needs.
const USUAL = [
  'applicationautoscaling', 'cloudwatch', 'ec2', 'ecr', 'ecs', 'elasticloadbalancingv2', 'events', 'iam', 'kms', 'logs',
  'rds', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs', 'ssm'];

// A stack with a part, with what there may be many of. What Node does for the first time takes it many times as long.
const REHEARSAL = [
  {
    id: 'Stack',
    props: { env: { region: 'us-east-1' } },
    after: [],
    parts: [{ id: 'Part', logicalId: 'Part', description: 'A part', metadata: { key: 'value' } }],
  },
  [
    { type: 'aws_sns.CfnTopic', id: 'Topic', props: {}, metadata: {} },
    { type: 'aws_ssm.CfnParameter', id: 'Parameter', props: { type: 'String', value: { Ref: 'Topic' } }, metadata: {} },
    {
      type: 'aws_sqs.CfnQueue',
      id: 'Queue',
      part: 'Part',
      props: { queueName: 'queue', redrivePolicy: { maxReceiveCount: 1 } },
      metadata: {},
      removalPolicy: 'RETAIN',
    },
    {
      type: 'aws_sqs.CfnQueuePolicy',
      id: 'Policy',
      part: 'Part',
      props: { queues: [{ Ref: 'Queue' }], policyDocument: { Statement: [{ 'Fn::GetAtt': ['Queue', 'Arn'] }] } },
      metadata: {},
    },
    {
      type: 'aws_cloudwatch.CfnAlarm',
      id: 'Alarm',
      part: 'Part',
      props: {
        alarmActions: [{ $text: { Ref: 'Topic' } }],
        comparisonOperator: 'GreaterThanThreshold',
        dimensions: [{ name: 'name', value: 'value' }],
        evaluationPeriods: 1,
      },
      metadata: {},
      dependsOn: ['Queue'],
    },
  ],
];

function load() {
  for (const service of USUAL) {
    const module = cdk['aws_' + service];
    module[Object.keys(module).find(name => name.startsWith('Cfn'))];
  }
  // In a folder that is there, to which nothing is written.
  new AppBuilder({ assembly: __dirname, bootstrapRule: false }, () => {}).rehearse(REHEARSAL);
}

class AppBuilder {
  constructor({ assembly, context, qualifier, bootstrapRule }, write = fs.writeFileSync) {
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
    this.write = (file, text) => write(path.join(assembly, file), text);
    this.stacks = new Map();
    this.kinds = new Map();
  }

  rehearse(lines) {
    lines.forEach(line => this.say(line));
    this.current.finish();
    JSON.stringify(this.current.stack._toCloudFormation());
  }

  say(said) {
    if (Array.isArray(said)) {
      said.forEach(element => this.current.element(element));
      return;
    }
    this.current?.finish();
    if (said.complete) {
      this.app.synth();
    } else {
      this.add(said);
    }
  }

  add({ id, props, after, parts }) {
    const stack = new Stack(this.app, id, props);
    after
      .filter(name => this.stacks.has(name))
      .forEach(name => stack.addStackDependency(this.stacks.get(name)));
    this.stacks.set(id, stack);
    this.current = new StackBuilder(stack, this.kinds, this.write);
    parts.forEach(part => this.current.part(part));
  }
}

// With what constructs have made of its resources.
class Stack extends cdk.Stack {
  resources = {};

  _toCloudFormation() {
    const template = super._toCloudFormation();
    return { ...template, Resources: { ...template.Resources, ...this.resources } };
  }
}

// A nested stack. CDK would search all of it for references to the stack around it, and render it twice.
class Part {
  resources = {};
  #stack;
  #said;
  #given = new Map();
  #after = new Set();

  constructor(stack, said) {
    this.#stack = stack;
    this.#said = said;
  }

  get node() {
    return { path: this.#stack.node.path + '/' + this.#said.id };
  }

  // Hands over a value of the stack around this part.
  give(name, value) {
    const text = JSON.stringify(value);
    if (!this.#given.has(name)) {
      this.#given.set(name, { value, text });
    }
    const { text: before } = this.#given.get(name);
    if (before !== text) {
      throw new Error(`${this.#said.id} is given both ${before} and ${text} as ${name}`);
    }
    return { Ref: name };
  }

  dependOn(id) {
    this.#after.add(id);
  }

  // What it is in the stack around it.
  element(write) {
    const file = `${this.#stack.node.id}.${this.#said.id}.nested.template.json`;
    const text = this.#template();
    write(file, text);
    return {
      type: 'CfnStack',
      id: this.#said.logicalId,
      props: { templateUrl: this.#location(file, text), parameters: this.#ofGiven(({ value }) => value) },
      dependsOn: this.#after.size === 0 ? undefined : [...this.#after],
      removalPolicy: 'DESTROY',
      // By the last two the command line of CDK finds the template.
      metadata: { ...this.#said.metadata, 'aws:asset:path': file, 'aws:asset:property': 'TemplateURL' },
    };
  }

  #template() {
    const count = Object.keys(this.resources).length;
    const { maxResources } = this.#stack;
    if (maxResources > 0 && count > maxResources) {
      throw new Error(`${this.node.path} has ${count} resources, of which CloudFormation takes ${maxResources}`);
    }
    return JSON.stringify({
      Description: this.#said.description,
      Parameters: this.#ofGiven(() => ({ Type: 'String' })),
      Resources: this.resources,
    }, undefined, 1);
  }

  #ofGiven(what) {
    return this.#given.size === 0
      ? undefined
      : Object.fromEntries(Array.from(this.#given, ([name, given]) => [name, what(given)]));
  }

  #location(file, text) {
    const { bucketName, objectKey } = this.#stack.synthesizer.addFileAsset({
      fileName: file,
      packaging: cdk.FileAssetPackaging.FILE,
      sourceHash: crypto.createHash('sha256').update(text).digest('hex'),
      displayName: this.#said.id + ' Nested Stack Template',
    });
    const { region, urlSuffix } = this.#stack;
    return this.#stack.resolve(`https://s3.${region}.${urlSuffix}/${bucketName}/${objectKey}`);
  }
}

// A character that is none, for use inside a program (Unicode, "Noncharacters"). A text of a user that holds it is refused.
const MARK = '\uFDD0';

// Of each kind of resource it makes one construct, which renders the properties of all. CDK's constructs are large, and none
// is ever forgotten; it would visit each of them ten times, and look for references in all of its values.
//
// What is referred to stands in the same part of the stack, or in the stack around it; there it must come first.
class StackBuilder {
  constructor(stack, kinds, write) {
    this.stack = stack;
    this.kinds = kinds;
    this.write = write;
    this.parts = new Map();
    this.homes = new Map();
    this.functions = [];
    this.awaited = [];
  }

  finish() {
    for (const { id, home } of this.awaited) {
      if (this.homes.get(id) !== home) {
        throw new Error(`${home.node.path} refers to ${id}, and ` + (this.homes.has(id) ? 'it comes later' : 'there is none'));
      }
    }
    for (const part of this.parts.values()) {
      const element = part.element(this.write);
      this.resource(element, element.props, this.stack);
    }
  }

  part(said) {
    if (this.parts.has(said.id)) {
      throw new Error(`${this.stack.node.id} has two parts of the name ${said.id}`);
    }
    this.parts.set(said.id, new Part(this.stack, said));
    this.place(said.logicalId, this.stack);
  }

  place(id, home) {
    if (this.homes.has(id)) {
      throw new Error(`${this.stack.node.id} has two elements of the name ${id}`);
    }
    this.homes.set(id, home);
  }

  element(element) {
    const { id, part, props } = element;
    const home = part === undefined ? this.stack : this.parts.get(part);
    this.functions.length = 0;
    this.place(id, home);
    this.resource(element, this.given(props, home), home);
  }

  resource(element, given, home) {
    const { type, id } = element;
    // Tags are all that a construct changes of what it is given, before it renders it.
    const kind = given.tags === undefined ? this.kinds.get(type) : undefined;
    if (kind !== undefined) {
      home.resources[id] = this.rendered(kind, given, home, element);
      return;
    }
    const construct = new (classOf(type))(this.stack, id, given);
    if (construct instanceof cdk.CfnResource) {
      this.stack.node.tryRemoveChild(id);
      this.kinds.set(type, construct);
      home.resources[id] = this.rendered(construct, construct.cfnProperties, home, element);
    } else if (home !== this.stack) {
      throw new Error(`${id} is no resource, and is to stand in ${home.node.path}`);
    } else if (this.functions.length > 0) {
      throw new Error(`${id} is no resource, and has a function where CDK takes a text`);
    }
  }

  // As CDK's constructs render themselves: they check the properties, and know CloudFormation's names of them.
  rendered(construct, given, home, { metadata, dependsOn, removalPolicy, creationPolicy, updatePolicy }) {
    const properties = this.taken(construct.renderProperties(given));
    return {
      Type: construct.cfnResourceType,
      Properties: Object.keys(properties).length === 0 ? undefined : properties,
      DependsOn: dependsOn && this.dependencies(dependsOn, home),
      CreationPolicy: capitalized(this.taken(this.given(creationPolicy, home))),
      UpdatePolicy: capitalized(this.taken(this.given(updatePolicy, home))),
      ...this.removal(removalPolicy, construct),
      Metadata: metadata,
    };
  }

  removal(policy, construct) {
    if (policy !== undefined) {
      construct.applyRemovalPolicy(cdk.RemovalPolicy[policy]);
      const { updateReplacePolicy, deletionPolicy } = construct.cfnOptions;
      return { UpdateReplacePolicy: updateReplacePolicy, DeletionPolicy: deletionPolicy };
    }
  }

  // A part depends as a whole on what stands in the stack around it.
  dependencies(ids, home) {
    const here = [];
    for (const id of ids) {
      if (this.isAround(id, home)) {
        home.dependOn(id);
      } else {
        here.push(id);
      }
    }
    return here.length === 0 ? undefined : here;
  }

  // A value as CDK's constructs take it.
  given(value, home) {
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
      value[key] = this.given(value[key], home);
    }
    return value;
  }

  // What stands for a function of CloudFormation, where that is not the function as it stands.
  intrinsic(value, home) {
    const [name, another] = Object.keys(value);
    if (another === undefined) {
      const argument = value[name];
      switch (name) {
        case '$text':
          this.functions.push(this.given(argument, home));
          return MARK + (this.functions.length - 1);
        case '$endpointService':
          return this.stack.resolve(new cdk.aws_ec2.InterfaceVpcEndpointAwsService(argument).name);
        case 'Ref':
          return this.reference(argument, '', value, home);
        case 'Fn::GetAtt':
          return this.reference(argument[0], argument[1], value, home);
      }
    }
  }

  reference(id, attribute, value, home) {
    if (this.isAround(id, home)) {
      return home.give('From' + this.stack.node.id + id + attribute.replaceAll('.', ''), value);
    }
  }

  // Whether a resource stands in the stack around a part. What stands in a part is nobody else's.
  isAround(id, home) {
    if (id.startsWith('AWS::')) {
      return false;
    }
    if (!this.homes.has(id)) {
      this.awaited.push({ id, home });
      return false;
    }
    const there = this.homes.get(id);
    if (there !== home && there !== this.stack) {
      throw new Error(`${id} stands in ${there.node.path}, and is referred to from outside`);
    }
    return there !== home;
  }

  functionOf(number) {
    if (!(number in this.functions)) {
      throw new Error(`A text has the mark of a function, and is none: ${number}`);
    }
    return this.functions[number];
  }

  // A value that CDK's constructs have rendered, with functions where marks stand for them.
  taken(value) {
    if (typeof value === 'string') {
      return value.startsWith(MARK) ? this.functionOf(value.substring(1)) : value;
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map(element => this.taken(element));
    }
    const taken = {};
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined) {
        taken[key] = this.taken(value[key]);
      }
    }
    return taken;
  }
}

function classOf(type) {
  return type.split('.').reduce((module, name) => module[name], cdk);
}

// The policies that stand beside a resource's properties: CDK has no other names of theirs than this.
function capitalized(value) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(capitalized);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.charAt(0).toUpperCase() + key.substring(1), capitalized(part)]));
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
    const said = JSON.parse(line);
    if (app === undefined) {
      app = new AppBuilder(said);
    } else {
      app.say(said);
    }
  }));
