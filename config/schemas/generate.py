"""Writes resource-schemas.json of dazzle-model's tests from CloudFormation's resource schemas, as cfn-lint publishes them.

What checks a template is kept, and nothing that is meant for people or for other tools. What cfn-lint says in keywords of
its own is said in those of JSON Schema.
"""

import importlib.metadata
import json
import re
from pathlib import Path

import cfnlint
from cfnlint.data.schemas.providers.us_east_1 import types as files

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "dazzle-model/src/test/resources/org/dazzledsl/model/template/resource-schemas.json"
SCHEMAS = Path(cfnlint.__file__).parent / "data/schemas/resources"

# Where a type that a template may hold is named.
SOURCES = ["dazzle-model/src/main/java/org/dazzledsl/model/aws", "dazzle-stacks/src/main/java"]
TYPE = re.compile(r'"(AWS::\w+::\w+)"')

# Built by constructs for which no code names the type.
OF_CONSTRUCTS = [
    "AWS::EC2::EIP",
    "AWS::EC2::Route",
    "AWS::EC2::RouteTable",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::EC2::SubnetRouteTableAssociation",
    "AWS::EC2::VPCGatewayAttachment",
    "AWS::Events::EventBusPolicy",
    "AWS::RDS::DBClusterParameterGroup",
    "AWS::RDS::DBParameterGroup",
    "AWS::RDS::DBSubnetGroup",
    "AWS::ElastiCache::SubnetGroup",
    "AWS::IAM::Policy",
    "AWS::S3::BucketPolicy",
    "AWS::SES::ConfigurationSetEventDestination",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
]

BY_NAME = {"properties", "patternProperties", "definitions"}
INSIDE = {"items", "additionalProperties", "not"}
EACH = {"anyOf", "oneOf", "allOf"}
KEPT = {
    "$ref", "type", "enum", "const", "required", "dependentRequired", "minimum", "maximum", "multipleOf",
    "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
}


def of_java(pattern):
    """The pattern with what stands for itself in a class of ECMAScript, and opens a class or an intersection in one of Java."""
    result, inside, escaped = [], False, False
    for at, char in enumerate(pattern):
        if inside and not escaped and (char == "[" or pattern[at : at + 2] == "&&"):
            result.append("\\")
        if not escaped:
            inside = (inside or char == "[") and char != "]"
        escaped = char == "\\" and not escaped
        result.append(char)
    return "".join(result)


def plain(schema):
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key in BY_NAME:
            result[key] = {name: plain(each) for name, each in value.items()}
        elif key in INSIDE:
            result[key] = plain(value)
        elif key in EACH:
            result[key] = [plain(each) for each in value]
        elif key == "pattern":
            result[key] = of_java(value)
        elif key in KEPT:
            result[key] = value
    alternatives = [
        (key, [{"required": [name]} for name in schema[own]])
        for own, key in (("requiredXor", "oneOf"), ("requiredOr", "anyOf"))
        if own in schema
    ]
    excluded = [
        {"not": {"required": [name, other]}} for name, others in schema.get("dependentExcluded", {}).items() for other in others
    ]
    if alternatives or excluded:
        result["allOf"] = result.get("allOf", []) + [{key: value} for key, value in alternatives] + excluded
    if "enumCaseInsensitive" in schema:
        result["pattern"] = "^(?i:" + "|".join(map(re.escape, schema["enumCaseInsensitive"])) + ")$"
    # A choice among nothing but formats, which are not kept, chooses nothing.
    for key in EACH & result.keys():
        if all(each == {} for each in result[key]):
            del result[key]
    return result


def entry(name):
    schema = json.loads((SCHEMAS / f"{files[name]}.json").read_text())
    result = plain(schema)
    result["readOnlyProperties"] = sorted(schema.get("readOnlyProperties", []))
    return result


names = set(OF_CONSTRUCTS)
for source in SOURCES:
    for file in (ROOT / source).rglob("*.java"):
        names.update(TYPE.findall(file.read_text()))
lines = [f"    {json.dumps(name)}: {json.dumps(entry(name), sort_keys=True)}" for name in sorted(names)]
package = importlib.metadata.metadata("cfn-lint")
source = {"package": "cfn-lint", "version": package["Version"], "license": package["License-Expression"]}
TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text(
    '{\n  "schemaVersion": 1,\n  "source": ' + json.dumps(source) + ',\n  "types": {\n' + ",\n".join(lines) + "\n  }\n}\n"
)
print(f"{len(lines)} types from cfn-lint {package['Version']}")
