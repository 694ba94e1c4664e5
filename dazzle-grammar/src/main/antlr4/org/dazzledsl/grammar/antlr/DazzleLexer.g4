/**
 * Words, numbers, strings and the block structure of the Dazzle DSL.
 *
 * Indentation, strings, comments and whole kept lines are read by DazzleLexerBase; it sends NEWLINE, INDENT and DEDENT.
 * Keywords are soft: the parser takes any word as a name, so a new keyword never takes a name away from anybody.
 */
lexer grammar DazzleLexer;

options {
    superClass = DazzleLexerBase;
}

tokens { INDENT, DEDENT }

// Constructs
MODULE: 'module';
USE: 'use';
AS: 'as';
APP: 'app';
ENTITY: 'entity';
ARCHETYPE: 'archetype';
ENUM: 'enum';
SERVICE: 'service';
FOREIGN_MODEL: 'foreign_model';
FROM: 'from';
INTEGRATION: 'integration';
EXPERIENCE: 'experience';
CHANNEL: 'channel';
MESSAGE: 'message';
PROCESS: 'process';
SCHEDULE: 'schedule';
LEDGER: 'ledger';
TRANSACTION: 'transaction';
TENANCY: 'tenancy';
WEBHOOK: 'webhook';
JOB: 'job';
LLM_MODEL: 'llm_model';
LLM_CONFIG: 'llm_config';
LLM_INTENT: 'llm_intent';

// Field types and their arguments
STR: 'str';
TEXT: 'text';
INT: 'int';
DECIMAL: 'decimal';
FLOAT: 'float';
BOOL: 'bool';
DATE: 'date';
DATETIME: 'datetime';
UUID: 'uuid';
EMAIL: 'email';
SLUG: 'slug';
JSON: 'json';
MONEY: 'money';
FILE: 'file';
URL: 'url';
TIMEZONE: 'timezone';
REF: 'ref';
POLY_REF: 'poly_ref';
HAS_MANY: 'has_many';
HAS_ONE: 'has_one';
EMBEDS: 'embeds';
BELONGS_TO: 'belongs_to';
LATEST_ONE: 'latest_one';
DESCENDANTS_OF: 'descendants_of';
ANCESTORS_OF: 'ancestors_of';
COMPUTED: 'computed';
VIA: 'via';
SELF: 'self';
CASCADE: 'cascade';
RESTRICT: 'restrict';
NULLIFY: 'nullify';
READONLY: 'readonly';

// Field modifiers
REQUIRED: 'required';
OPTIONAL: 'optional';
PK: 'pk';
UNIQUE: 'unique';
AUTO_ADD: 'auto_add';
AUTO_UPDATE: 'auto_update';
SENSITIVE: 'sensitive';
SEARCHABLE: 'searchable';
INDEXED: 'indexed';
PII: 'pii';
STORAGE: 'storage';
WAS: 'was';

// Values
TODAY: 'today';
NOW: 'now';
IF: 'if';
AND: 'and';
OR: 'or';
IN: 'in';
IS: 'is';
NOT: 'not';

// Keys within constructs
DESCRIPTION: 'description';
MULTI_TENANT: 'multi_tenant';
AUDIT_TRAIL: 'audit_trail';
SECURITY_PROFILE: 'security_profile';
INTENT: 'intent';
EXTENDS: 'extends';
SUBTYPE_OF: 'subtype_of';
ACCESS: 'access';
AUDIT: 'audit';
AUTH_IDENTITY: 'auth_identity';
BULK: 'bulk';
CONSTRAINT: 'constraint';
DISPLAY_FIELD: 'display_field';
DOMAIN: 'domain';
EXAMPLES: 'examples';
EXPOSE: 'expose';
FITNESS: 'fitness';
FORBID: 'forbid';
GRAPH_EDGE: 'graph_edge';
GRAPH_NODE: 'graph_node';
INDEX: 'index';
INVARIANT: 'invariant';
LIFECYCLE: 'lifecycle';
MANAGED_BY: 'managed_by';
MEMBERSHIP: 'membership';
ON_TRANSITION: 'on_transition';
PATTERNS: 'patterns';
PERMISSIONS: 'permissions';
PERMIT: 'permit';
PUBLISH: 'publish';
SCOPE: 'scope';
SEED: 'seed';
SIGNABLE: 'signable';
SIGNING_TEMPLATE: 'signing_template';
SIGNING_VALIDATOR: 'signing_validator';
SOFT_DELETE: 'soft_delete';
TEMPORAL: 'temporal';
TENANT_HOST: 'tenant_host';
TRANSITIONS: 'transitions';
VISIBLE: 'visible';
SEMANTIC: 'semantic';
SPEC: 'spec';
INLINE: 'inline';
AUTH_PROFILE: 'auth_profile';
OWNER: 'owner';
KIND: 'kind';
INPUT: 'input';
OUTPUT: 'output';
GUARANTEES: 'guarantees';
STUB: 'stub';
KEY: 'key';
USES: 'uses';
FOREIGN: 'foreign';
ACTION: 'action';
SYNC: 'sync';
MAPPING: 'mapping';
ON: 'on';
BASE_URL: 'base_url';
AUTH: 'auth';
ENV: 'env';
WHEN: 'when';
SURFACE: 'surface';
CALL: 'call';
OPERATION: 'operation';
RESPONSE: 'response';
RULES: 'rules';
MATCH: 'match';
MODE: 'mode';
INTO: 'into';
SCHEDULED: 'scheduled';
START: 'start';
AT: 'at';
STEP: 'step';
PROVIDER: 'provider';
CONFIG: 'config';
PROVIDER_CONFIG: 'provider_config';
SEND: 'send';
RECEIVE: 'receive';
DELIVERY_MODE: 'delivery_mode';
THROTTLE: 'throttle';
CREATE: 'create';
UPDATE: 'update';
UPSERT: 'upsert';
CHANGED: 'changed';
EVERY: 'every';
CRON: 'cron';
MANUAL: 'manual';
SIGNAL: 'signal';
IMPLEMENTS: 'implements';
TRIGGER: 'trigger';
STEPS: 'steps';
PARALLEL: 'parallel';
COMPENSATIONS: 'compensations';
TIMEOUT: 'timeout';
OVERLAP: 'overlap';
WAIT: 'wait';
SUBPROCESS: 'subprocess';
COMPENSATE: 'compensate';
INTERVAL: 'interval';
CATCH_UP: 'catch_up';
PARAM: 'param';
ACCOUNT_CODE: 'account_code';
LEDGER_ID: 'ledger_id';
ACCOUNT_TYPE: 'account_type';
CURRENCY: 'currency';
FLAGS: 'flags';
SYNC_TO: 'sync_to';
TENANT_SCOPED: 'tenant_scoped';
METADATA_MAPPING: 'metadata_mapping';
EXECUTION: 'execution';
PRIORITY: 'priority';
TRANSFER: 'transfer';
DEBIT: 'debit';
CREDIT: 'credit';
AMOUNT: 'amount';
CODE: 'code';
PENDING_ID: 'pending_id';
USER_DATA: 'user_data';
IDEMPOTENCY_KEY: 'idempotency_key';
VALIDATION: 'validation';
PARTITION_KEY: 'partition_key';
TOPICS: 'topics';
EVENTS: 'events';
METHOD: 'method';
SECRET: 'secret';
RUN: 'run';
RETRY: 'retry';
RETRY_BACKOFF: 'retry_backoff';
DEAD_LETTER: 'dead_letter';
MODEL_ID: 'model_id';
TIER: 'tier';
MAX_TOKENS: 'max_tokens';
API_KEY_ENV: 'api_key_env';
DEFAULT_MODEL: 'default_model';
DEFAULT_PROVIDER: 'default_provider';
ARTIFACT_STORE: 'artifact_store';
MODEL: 'model';
PROMPT: 'prompt';
OUTPUT_SCHEMA: 'output_schema';
ON_ENTITY: 'on_entity';

// Any other word
WORD: [\p{L}_] [\p{L}\p{N}_]*;

// 1001, 0.80
NUMBER: [0-9] [0-9.]*;

// 30s, 15m, 7d, 200MB: digits with letters right behind them
MEASURE: [0-9]+ [\p{L}]+;

STRING: ["'] { readString(); };

COLON: ':';
COMMA: ',';
DOT: '.';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
EQUALS: '=';
ARROW: '->';
LARROW: '<-';
BIARROW: '<->';
DOUBLE_EQUALS: '==';
NOT_EQUALS: '!=';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
LESS: '<';
GREATER: '>';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
QUESTION: '?';
DOLLAR: '$';
PIPE: '|';

NEWLINE: '\n';

BLANKS: [ \t\r]+ -> skip;
COMMENT: '#' { skipToEndOfLine(); } -> skip;
STRAY: . { reportStrayCharacter(); } -> skip;

// A line of a construct that is kept as it stands; the base class switches to this mode and back.
mode KEPT;

LINE: . { readKeptLine(); };
