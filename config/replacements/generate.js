// Writes replacements.json of dazzle-model from CloudFormation's resource schemas, as @aws-cdk/aws-service-spec publishes them.
// A property is given by its path below Properties, with * for the elements of lists and maps.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const TARGET = new URL(
  '../../dazzle-model/src/main/resources/org/dazzledsl/model/diff/replacements.json', import.meta.url);

const db = loadAwsServiceSpecSync();

// Below a property that replaces, everything does: it is not looked into.
function collect(properties, prefix, open, found) {
  for (const [name, property] of Object.entries(properties)) {
    const path = prefix + name;
    if (property.causesReplacement === 'yes') {
      found.always.push(path);
    } else if (property.causesReplacement === 'maybe') {
      found.sometimes.push(path);
    } else {
      descend(property.type, path, open, found);
    }
  }
}

function descend(type, path, open, found) {
  if (type.type === 'array' || type.type === 'map') {
    descend(type.element, path + '/*', open, found);
  } else if (type.type === 'union') {
    type.types.forEach(each => descend(each, path, open, found));
  } else if (type.type === 'ref' && !open.includes(type.reference.$ref)) {
    const definition = db.get('typeDefinition', type.reference.$ref);
    collect(definition.properties, path + '/', [...open, type.reference.$ref], found);
  }
}

function entry(resource) {
  const found = { always: [], sometimes: [] };
  collect(resource.properties, '', [], found);
  const sorted = paths => [...new Set(paths)].sort();
  const result = {};
  if (found.always.length > 0) result.always = sorted(found.always);
  if (found.sometimes.length > 0) result.sometimes = sorted(found.sometimes);
  if (resource.isStateful) result.stateful = true;
  return result;
}

const manifest = name => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8'));
const { name, version, license } = manifest('@aws-cdk/aws-service-spec');
const lines = db.all('resource')
  .map(resource => [resource.cloudFormationType, entry(resource)])
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([type, value]) => `    ${JSON.stringify(type)}: ${JSON.stringify(value)}`);
writeFileSync(TARGET, `{
  "schemaVersion": 1,
  "source": ${JSON.stringify({ package: name, version, license })},
  "types": {
${lines.join(',\n')}
  }
}
`);
console.log(`${lines.length} types from ${name} ${version}`);
