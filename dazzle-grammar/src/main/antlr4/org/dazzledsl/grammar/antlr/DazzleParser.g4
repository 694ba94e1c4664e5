/**
 * One top-level construct at a time: the reader splits a text at its margin and enters the rule {@code construct}.
 *
 * A construct on which infrastructure depends has its own rule. Whatever else stands at the margin or within a
 * construct is a {@code keptLine} with the lines below it. Each alternative of a block begins with another word, so
 * that one token decides and a mistake is found where it stands; the last alternative of a block takes the words that
 * the others do not begin with.
 *
 * Where reading goes on after a mistake, SyntaxErrors says.
 */
parser grammar DazzleParser;

options {
    tokenVocab = DazzleLexer;
}

construct
    : (moduleLine
      | useLine
      | app
      | entity
      | archetype
      | enumeration
      | service
      | foreignModel
      | integration
      | experience
      | channel
      | message
      | process
      | schedule
      | ledger
      | transaction
      | tenancy
      | webhook
      | job
      | llmModel
      | llmConfig
      | llmIntent
      | keptConstruct
      ) EOF
    ;

// ---------------------------------------------------------------------------------------------- parts of many lines

name: word;

word
    : ~(NEWLINE | INDENT | DEDENT | LINE | NUMBER | MEASURE | STRING | COLON | COMMA | DOT | LPAREN | RPAREN
      | LBRACKET
      | RBRACKET | EQUALS | ARROW | LARROW | BIARROW | DOUBLE_EQUALS | NOT_EQUALS | LESS_EQUAL | GREATER_EQUAL | LESS
      | GREATER | PLUS | MINUS | STAR | SLASH | PERCENT | QUESTION | DOLLAR | PIPE)
    ;

dottedName: word (DOT word)*;

names: name (COMMA name)*;

title: STRING;

text: STRING;

integer: NUMBER;

trueOrFalse: word;

/** 30s, 15m, 30 minutes, and in quotes */
duration: MEASURE | NUMBER word? | STRING;

/** A word, a number or a string on its own. */
value: STRING | NUMBER | MEASURE | word;

/** Anything to the end of the line, as it is written. */
raw: ~(NEWLINE | INDENT | DEDENT | LINE)+;

/** "…", param("key"), config("KEY"), or a word */
lookup: STRING | ('param' | 'config') (LPAREN text RPAREN)? | plainWord;

plainWord
    : ~('param' | 'config'
      | NEWLINE | INDENT | DEDENT | LINE | NUMBER | MEASURE | STRING | COLON | COMMA | DOT | LPAREN | RPAREN
      | LBRACKET | RBRACKET | EQUALS | ARROW | LARROW | BIARROW | DOUBLE_EQUALS | NOT_EQUALS | LESS_EQUAL
      | GREATER_EQUAL | LESS | GREATER | PLUS | MINUS | STAR | SLASH | PERCENT | QUESTION | DOLLAR | PIPE)
    ;

/** [a, b] or a, b */
list: LBRACKET (listEntry (COMMA listEntry?)*)? RBRACKET | listEntry (COMMA listEntry)*;

/** ST-001, customer.name */
listEntry: ~(NEWLINE | INDENT | DEDENT | LPAREN | RPAREN | LBRACKET | RBRACKET | COMMA)+;

option: name EQUALS value;

/** The end of a line below which nothing can stand; what does is a mistake. */
end: NEWLINE keptBlock?;

/** What is left of a line that is kept, and the lines below it. */
rest: raw? NEWLINE keptBlock?;

keptLine: (LINE | raw) NEWLINE keptBlock?;

keptBlock: INDENT keptLine+ DEDENT;

/** key: value */
setting: name COLON rest;

settings: NEWLINE INDENT setting+ DEDENT;

/** target -> source */
arrowSetting: name ARROW raw NEWLINE keptBlock?;

arrowSettings: NEWLINE INDENT arrowSetting+ DEDENT;

/** - "text" or - raw text */
dashItem: MINUS raw NEWLINE keptBlock?;

dashItems: NEWLINE INDENT dashItem+ DEDENT;

parameter: name COLON parameterType parameterEnd* NEWLINE keptBlock?;

parameterType
    : 'ref' name
    | word (LPAREN listEntry (COMMA listEntry)* RPAREN | LBRACKET listEntry (COMMA listEntry)* RBRACKET)?
    ;

parameterEnd: EQUALS value | STRING | word;

parameters: NEWLINE INDENT parameter+ DEDENT;

keptConstruct: LINE NEWLINE keptBlock?;

// ------------------------------------------------------------------------------------------------- module, use, app

moduleLine: 'module' dottedName end;

useLine: 'use' dottedName ('as' name)? end;

app: 'app' name title? (COLON NEWLINE INDENT appItem+ DEDENT | end);

appItem
    : 'description' COLON text end                                                       # appDescription
    | 'multi_tenant' COLON trueOrFalse end                                               # appMultiTenant
    | 'audit_trail' COLON trueOrFalse end                                                # appAuditTrail
    | 'security_profile' COLON value end                                                 # appSecurityProfile
    | ~('description' | 'multi_tenant' | 'audit_trail' | 'security_profile' | NEWLINE | INDENT | DEDENT)
      rest                                                                               # appFeature
    ;

// ---------------------------------------------------------------------------------------- entity, archetype, fields

entity: 'entity' name title? COLON NEWLINE INDENT entityItem+ DEDENT;

archetype: 'archetype' name title? COLON NEWLINE INDENT entityItem+ DEDENT;

entityItem
    : 'intent' COLON text end                                                            # entityIntent
    | 'extends' COLON names end                                                          # entityExtends
    | 'archetype' COLON name end                                                         # entityArchetype
    | 'subtype_of' COLON name end                                                        # entitySubtypeOf
    | entityKept                                                                         # entityOther
    | entityFieldName field                                                              # entityField
    | text end                                                                           # entityText
    ;

entityKept
    : ('access' | 'audit' | 'auth_identity' | 'bulk' | 'constraint' | 'display_field' | 'domain' | 'examples'
      | 'expose' | 'fitness' | 'forbid' | 'graph_edge' | 'graph_node' | 'index' | 'invariant' | 'lifecycle'
      | 'managed_by' | 'membership' | 'on_transition' | 'patterns' | 'permissions' | 'permit' | 'publish'
      | 'scope' | 'seed' | 'signable' | 'signing_template' | 'signing_validator' | 'soft_delete' | 'temporal'
      | 'tenant_host' | 'transitions' | 'unique' | 'visible' | 'was')
      rest
    ;

/** The words that begin another alternative are no names of fields, unless FieldNames made names of them. */
entityFieldName
    : ~('intent' | 'extends' | 'archetype' | 'subtype_of' | 'access' | 'audit' | 'auth_identity' | 'bulk'
      | 'constraint' | 'display_field' | 'domain' | 'examples' | 'expose' | 'fitness' | 'forbid' | 'graph_edge'
      | 'graph_node' | 'index' | 'invariant' | 'lifecycle' | 'managed_by' | 'membership' | 'on_transition'
      | 'patterns' | 'permissions' | 'permit' | 'publish' | 'scope' | 'seed' | 'signable' | 'signing_template'
      | 'signing_validator' | 'soft_delete' | 'temporal' | 'tenant_host' | 'transitions' | 'unique' | 'visible'
      | 'was'
      | NEWLINE | INDENT | DEDENT | LINE | NUMBER | MEASURE | STRING | COLON | COMMA | DOT | LPAREN | RPAREN
      | LBRACKET | RBRACKET | EQUALS | ARROW | LARROW | BIARROW | DOUBLE_EQUALS | NOT_EQUALS | LESS_EQUAL
      | GREATER_EQUAL | LESS | GREATER | PLUS | MINUS | STAR | SLASH | PERCENT | QUESTION | DOLLAR | PIPE)
    ;

foreignFieldName
    : ~('key' | 'constraint'
      | NEWLINE | INDENT | DEDENT | LINE | NUMBER | MEASURE | STRING | COLON | COMMA | DOT | LPAREN | RPAREN
      | LBRACKET | RBRACKET | EQUALS | ARROW | LARROW | BIARROW | DOUBLE_EQUALS | NOT_EQUALS | LESS_EQUAL
      | GREATER_EQUAL | LESS | GREATER | PLUS | MINUS | STAR | SLASH | PERCENT | QUESTION | DOLLAR | PIPE)
    ;

/** What follows a field's name. */
field: COLON (type fieldEnd* NEWLINE keptBlock? | 'computed' raw NEWLINE keptBlock? | NEWLINE keptBlock);

type
    : 'str' LPAREN integer RPAREN                                                        # strType
    | 'decimal' LPAREN integer COMMA integer RPAREN                                      # decimalType
    | ('text' | 'int' | 'float' | 'bool' | 'date' | 'datetime' | 'uuid' | 'email' | 'slug' | 'json' | 'url'
      | 'timezone')                                                                      # scalarType
    | 'money' (LPAREN name RPAREN)?                                                      # moneyType
    | 'file' (LPAREN fileArgument (COMMA fileArgument)* RPAREN)?                         # fileType
    | 'enum' LBRACKET name (COMMA name)* RBRACKET                                        # enumType
    | 'ref' name                                                                         # refType
    | 'poly_ref' LBRACKET name (COMMA? name)* RBRACKET                                   # polyRefType
    | ('has_many' | 'has_one' | 'embeds' | 'belongs_to') name ('via' name)?
      ('cascade' | 'restrict' | 'nullify')? 'readonly'?                                  # relationshipType
    | 'latest_one' name 'via' name                                                       # latestOneType
    | ('descendants_of' | 'ancestors_of') 'self' 'via' name (DOT name)?                  # hierarchyType
    ;

fileArgument: MEASURE | NUMBER word | name COLON name;

fieldEnd
    : ('required' | 'optional' | 'pk' | 'auto_add' | 'auto_update' | 'sensitive' | 'searchable' | 'indexed') # flag
    | 'unique' QUESTION?                                                                 # uniqueFlag
    | 'pii' (LPAREN (piiArgument (COMMA piiArgument)*)? RPAREN)?                         # pii
    | 'storage' EQUALS name (PIPE name)*                                                 # storage
    | 'was' COLON name                                                                   # was
    | EQUALS defaultValue                                                                # default
    ;

piiArgument: name EQUALS name;

defaultValue
    : STRING
    | MINUS? NUMBER
    | MEASURE
    | ('today' | 'now') ((PLUS | MINUS) (MEASURE | NUMBER word))?
    | 'if' toEndOfLine?
    | firstOperand (operator toEndOfLine)?
    ;

firstOperand
    : ~('today' | 'now' | 'if'
      | NEWLINE | INDENT | DEDENT | LINE | NUMBER | MEASURE | STRING | COLON | COMMA | DOT | LPAREN | RPAREN
      | LBRACKET | RBRACKET | EQUALS | ARROW | LARROW | BIARROW | DOUBLE_EQUALS | NOT_EQUALS | LESS_EQUAL
      | GREATER_EQUAL | LESS | GREATER | PLUS | MINUS | STAR | SLASH | PERCENT | QUESTION | DOLLAR | PIPE)
    ;

/** What makes an expression of a word. */
operator
    : PLUS | MINUS | STAR | SLASH | PERCENT | DOUBLE_EQUALS | NOT_EQUALS | LESS | GREATER | LESS_EQUAL | GREATER_EQUAL
    | DOT | ARROW | LPAREN | 'and' | 'or' | 'in' | 'is' | 'not'
    ;

toEndOfLine: ~(NEWLINE | INDENT | DEDENT)+;

enumeration: 'enum' name title? COLON NEWLINE INDENT enumItem+ DEDENT;

enumItem: name (COLON rest | title? end);

// -------------------------------------------------------------------------- service, foreign_model, integration

service: 'service' name title? COLON NEWLINE INDENT serviceItem+ DEDENT;

serviceItem
    : 'spec' COLON ('url' | 'inline') text end                                           # serviceSpec
    | 'auth_profile' COLON name option* end                                              # serviceAuth
    | 'owner' COLON text end                                                             # serviceOwner
    | 'kind' COLON name end                                                              # serviceKind
    | 'input' COLON parameters                                                           # serviceInput
    | 'output' COLON parameters                                                          # serviceOutput
    | 'guarantees' COLON dashItems                                                       # serviceGuarantees
    | 'stub' COLON name end                                                              # serviceStub
    | ~('spec' | 'auth_profile' | 'owner' | 'kind' | 'input' | 'output' | 'guarantees' | 'stub' | NEWLINE | INDENT
      | DEDENT) rest                                                                     # serviceOther
    ;

foreignModel: 'foreign_model' name 'from' name title? COLON NEWLINE INDENT foreignModelItem+ DEDENT;

foreignModelItem
    : 'key' COLON names end                                                              # foreignModelKey
    | 'constraint' name option* end                                                      # foreignModelConstraint
    | foreignFieldName field                                                             # foreignModelField
    ;

integration: 'integration' name title? COLON NEWLINE INDENT integrationItem+ DEDENT;

integrationItem
    : 'uses' ('service' names | 'foreign' names) end                                     # integrationUses
    | 'base_url' COLON text end                                                          # integrationBaseUrl
    | 'auth' COLON name ('from' environmentVariable (COMMA environmentVariable)*)? end   # integrationAuth
    | 'action' name COLON NEWLINE INDENT integrationActionItem+ DEDENT                   # integrationAction
    | 'sync' name COLON NEWLINE INDENT integrationSyncItem+ DEDENT                       # integrationSync
    | 'mapping' name ('on' name)? COLON NEWLINE keptBlock                                # integrationMapping
    | ~('uses' | 'base_url' | 'auth' | 'action' | 'sync' | 'mapping' | NEWLINE | INDENT | DEDENT)
      rest                                                                               # integrationOther
    ;

environmentVariable: 'env' LPAREN text RPAREN;

integrationActionItem
    : 'when' 'surface' name raw? end                                                     # actionSurface
    | 'call' ('service' name raw? end | 'operation' raw end | 'mapping' COLON NEWLINE keptBlock) # actionCall
    | 'response' (('foreign' | 'entity') name raw? end | 'mapping' COLON NEWLINE keptBlock) # actionResponse
    | ~('when' | 'call' | 'response' | NEWLINE | INDENT | DEDENT) rest                   # actionOther
    ;

integrationSyncItem
    : 'mode' COLON name text? end                                                        # syncMode
    | 'from' (('service' | 'foreign') name raw? end | 'operation' raw end)               # syncFrom
    | 'into' 'entity' name raw? end                                                      # syncInto
    | ~('mode' | 'from' | 'into' | NEWLINE | INDENT | DEDENT) rest                       # syncOther
    ;

// ------------------------------------------------------------------------------------------------------- experience

experience: 'experience' name title? COLON NEWLINE INDENT experienceItem+ DEDENT;

experienceItem
    : 'start' 'at' 'step' name end                                                       # experienceStart
    | 'step' name COLON NEWLINE INDENT experienceStepItem+ DEDENT                        # experienceStep
    | ~('start' | 'step' | NEWLINE | INDENT | DEDENT) rest                               # experienceOther
    ;

experienceStepItem
    : 'kind' COLON name end                                                              # experienceStepKind
    | 'surface' COLON? name end                                                          # experienceStepSurface
    | 'entity' COLON name end                                                            # experienceStepEntity
    | 'integration' name 'action' name end                                               # experienceStepIntegration
    | 'on' name ARROW 'step' name end                                                    # experienceStepOn
    | ~('kind' | 'surface' | 'entity' | 'integration' | 'on' | NEWLINE | INDENT | DEDENT) rest # experienceStepOther
    ;

// ------------------------------------------------------------------------------------------------- channel, message

channel: 'channel' name title? COLON NEWLINE INDENT channelItem+ DEDENT;

channelItem
    : 'kind' COLON name end                                                              # channelKind
    | 'provider' COLON name end                                                          # channelProvider
    | 'config' COLON settings                                                            # channelConfig
    | 'provider_config' COLON settings                                                   # channelProviderConfig
    | 'send' name COLON NEWLINE INDENT sendItem+ DEDENT                                  # channelSend
    | 'receive' name COLON NEWLINE INDENT receiveItem+ DEDENT                            # channelReceive
    | ~('kind' | 'provider' | 'config' | 'provider_config' | 'send' | 'receive' | NEWLINE | INDENT | DEDENT)
      rest                                                                               # channelOther
    ;

sendItem
    : 'message' COLON name end                                                           # sendMessage
    | 'when' COLON trigger end                                                           # sendWhen
    | 'delivery_mode' COLON name end                                                     # sendDeliveryMode
    | 'mapping' COLON arrowSettings                                                      # sendMapping
    | 'throttle' COLON NEWLINE INDENT throttle DEDENT                                    # sendThrottle
    | ~('message' | 'when' | 'delivery_mode' | 'mapping' | 'throttle' | NEWLINE | INDENT | DEDENT) rest # sendOther
    ;

throttle: name COLON settings;

receiveItem
    : 'message' COLON name end                                                           # receiveMessage
    | 'action' COLON (('create' | 'update' | 'upsert') name raw? | 'call' 'service' name) end # receiveAction
    | ~('message' | 'action' | NEWLINE | INDENT | DEDENT) rest                           # receiveOther
    ;

message: 'message' name title? COLON NEWLINE INDENT messageItem+ DEDENT;

messageItem
    : text end                                                                           # messageText
    | parameter                                                                          # messageField
    ;

/** What starts a process or makes a channel send. */
trigger
    : 'entity' name (DOT name 'changed' | name (name? ARROW name)?)                      # entityTrigger
    | 'service' name name?                                                               # serviceTrigger
    | 'every' duration                                                                   # everyTrigger
    | 'cron' text                                                                        # cronTrigger
    | 'manual' text?                                                                     # manualTrigger
    | 'signal' name                                                                      # signalTrigger
    | 'process' name name                                                                # processTrigger
    ;

// ------------------------------------------------------------------------------------------------ process, schedule

process: 'process' name title? COLON NEWLINE INDENT processItem+ DEDENT;

processItem
    : text end                                                                           # processText
    | 'description' COLON text end                                                       # processDescription
    | 'implements' COLON list end                                                        # processImplements
    | 'trigger' COLON (trigger end | NEWLINE INDENT processTriggerItem+ DEDENT)          # processStart
    | 'input' COLON parameters                                                           # processInput
    | 'output' COLON parameters                                                          # processOutput
    | 'steps' COLON steps                                                                # processSteps
    | 'compensations' COLON NEWLINE INDENT compensation+ DEDENT                          # processCompensations
    | 'timeout' COLON duration end                                                       # processTimeout
    | 'overlap' COLON name end                                                           # processOverlap
    | ~(STRING | 'description' | 'implements' | 'trigger' | 'input' | 'output' | 'steps' | 'compensations' | 'timeout'
      | 'overlap' | NEWLINE | INDENT | DEDENT) rest                                      # processOther
    ;

processTriggerItem
    : 'when' COLON trigger end                                                           # processWhen
    | ~('when' | NEWLINE | INDENT | DEDENT) rest                                         # processTriggerOther
    ;

steps: NEWLINE INDENT step+ DEDENT;

step: MINUS ('step' | 'parallel') name COLON NEWLINE INDENT stepItem+ DEDENT;

stepItem
    : 'service' COLON name end                                                           # stepService
    | 'llm_intent' COLON name end                                                        # stepLlmIntent
    | 'channel' COLON name end                                                           # stepChannel
    | 'message' COLON name end                                                           # stepMessage
    | 'subprocess' COLON name end                                                        # stepSubprocess
    | 'wait' COLON raw end                                                               # stepWait
    | 'timeout' COLON duration end                                                       # stepTimeout
    | 'compensate' COLON name end                                                        # stepCompensate
    | step                                                                               # stepNested
    | ~('service' | 'llm_intent' | 'channel' | 'message' | 'subprocess' | 'wait' | 'timeout' | 'compensate' | MINUS
      | NEWLINE | INDENT | DEDENT) rest                                                  # stepOther
    ;

compensation: MINUS name COLON NEWLINE (INDENT compensationItem+ DEDENT)?;

compensationItem
    : 'service' COLON name end                                                           # compensationService
    | 'timeout' COLON duration end                                                       # compensationTimeout
    | ~('service' | 'timeout' | NEWLINE | INDENT | DEDENT) rest                          # compensationOther
    ;

schedule: 'schedule' name title? COLON NEWLINE INDENT scheduleItem+ DEDENT;

scheduleItem
    : text end                                                                           # scheduleText
    | 'description' COLON text end                                                       # scheduleDescription
    | 'implements' COLON list end                                                        # scheduleImplements
    | 'cron' COLON lookup end                                                            # scheduleCron
    | 'interval' COLON duration end                                                      # scheduleInterval
    | 'timezone' COLON lookup end                                                        # scheduleTimezone
    | 'catch_up' COLON trueOrFalse end                                                   # scheduleCatchUp
    | 'overlap' COLON name end                                                           # scheduleOverlap
    | 'steps' COLON steps                                                                # scheduleSteps
    | 'timeout' COLON (duration | 'param' LPAREN text RPAREN) end                        # scheduleTimeout
    | ~(STRING | 'description' | 'implements' | 'cron' | 'interval' | 'timezone' | 'catch_up' | 'overlap' | 'steps'
      | 'timeout' | NEWLINE | INDENT | DEDENT) rest                                      # scheduleOther
    ;

// ---------------------------------------------------------------------------------------------- ledger, transaction

ledger: 'ledger' name title? COLON NEWLINE INDENT ledgerItem+ DEDENT;

ledgerItem
    : text end                                                                           # ledgerText
    | 'intent' COLON text end                                                            # ledgerIntent
    | 'account_code' COLON integer end                                                   # ledgerAccountCode
    | 'ledger_id' COLON integer end                                                      # ledgerLedgerId
    | 'account_type' COLON name end                                                      # ledgerAccountType
    | 'currency' COLON name end                                                          # ledgerCurrency
    | 'flags' COLON list end                                                             # ledgerFlags
    | 'sync_to' COLON dottedName ('trigger' COLON name text?)? end                       # ledgerSyncTo
    | 'tenant_scoped' COLON trueOrFalse end                                              # ledgerTenantScoped
    | 'metadata_mapping' COLON settings                                                  # ledgerMetadata
    | ~(STRING | 'intent' | 'account_code' | 'ledger_id' | 'account_type' | 'currency' | 'flags' | 'sync_to'
      | 'tenant_scoped' | 'metadata_mapping' | NEWLINE | INDENT | DEDENT) rest           # ledgerOther
    ;

transaction: 'transaction' name title? COLON NEWLINE INDENT transactionItem+ DEDENT;

transactionItem
    : text end                                                                           # transactionText
    | 'intent' COLON text end                                                            # transactionIntent
    | 'execution' COLON name end                                                         # transactionExecution
    | 'priority' COLON name end                                                          # transactionPriority
    | 'timeout' COLON integer end                                                        # transactionTimeout
    | 'transfer' name COLON NEWLINE INDENT transferItem+ DEDENT                          # transactionTransfer
    | 'idempotency_key' COLON raw end                                                    # transactionIdempotencyKey
    | 'validation' COLON dashItems                                                       # transactionValidation
    | ~(STRING | 'intent' | 'execution' | 'priority' | 'timeout' | 'transfer' | 'idempotency_key' | 'validation'
      | NEWLINE | INDENT | DEDENT) rest                                                  # transactionOther
    ;

transferItem
    : 'debit' COLON name end                                                             # transferDebit
    | 'credit' COLON name end                                                            # transferCredit
    | 'amount' COLON raw end                                                             # transferAmount
    | 'code' COLON integer end                                                           # transferCode
    | 'flags' COLON list end                                                             # transferFlags
    | 'pending_id' COLON value end                                                       # transferPendingId
    | 'user_data' COLON settings                                                         # transferUserData
    | ~('debit' | 'credit' | 'amount' | 'code' | 'flags' | 'pending_id' | 'user_data' | NEWLINE | INDENT
      | DEDENT) rest                                                                     # transferOther
    ;

// -------------------------------------------------------------------------------------- tenancy, webhook, job, llm_*

tenancy: 'tenancy' COLON NEWLINE INDENT tenancyItem+ DEDENT;

tenancyItem
    : 'mode' COLON name end                                                              # tenancyMode
    | 'partition_key' COLON name end                                                     # tenancyPartitionKey
    | 'topics' COLON name end                                                            # tenancyTopics
    | ~('mode' | 'partition_key' | 'topics' | NEWLINE | INDENT | DEDENT) rest            # tenancyOther
    ;

webhook: 'webhook' name title? COLON NEWLINE INDENT webhookItem+ DEDENT;

webhookItem
    : 'entity' COLON name end                                                            # webhookEntity
    | 'events' COLON list end                                                            # webhookEvents
    | 'url' COLON lookup end                                                             # webhookUrl
    | 'auth' COLON NEWLINE INDENT webhookAuthItem+ DEDENT                                # webhookAuth
    | ~('entity' | 'events' | 'url' | 'auth' | NEWLINE | INDENT | DEDENT) rest           # webhookOther
    ;

webhookAuthItem
    : 'method' COLON name end                                                            # webhookAuthMethod
    | 'secret' COLON lookup end                                                          # webhookAuthSecret
    | ~('method' | 'secret' | NEWLINE | INDENT | DEDENT) rest                            # webhookAuthOther
    ;

job: 'job' name title? COLON NEWLINE INDENT jobItem+ DEDENT;

jobItem
    : 'trigger' COLON name name (DOT name)? ('when' raw)? end                            # jobTrigger
    | 'schedule' COLON 'cron' LPAREN text RPAREN end                                     # jobSchedule
    | 'run' COLON raw end                                                                # jobRun
    | 'retry' COLON integer end                                                          # jobRetry
    | 'retry_backoff' COLON name end                                                     # jobRetryBackoff
    | 'dead_letter' COLON name end                                                       # jobDeadLetter
    | 'timeout' COLON duration end                                                       # jobTimeout
    | ~('trigger' | 'schedule' | 'run' | 'retry' | 'retry_backoff' | 'dead_letter' | 'timeout' | NEWLINE | INDENT
      | DEDENT) rest                                                                     # jobOther
    ;

llmModel: 'llm_model' name title? COLON NEWLINE INDENT llmModelItem+ DEDENT;

llmModelItem
    : 'provider' COLON name end                                                          # llmModelProvider
    | 'model_id' COLON raw end                                                           # llmModelId
    | 'tier' COLON name end                                                              # llmModelTier
    | 'max_tokens' COLON integer end                                                     # llmModelMaxTokens
    | 'api_key_env' COLON value end                                                      # llmModelApiKeyEnv
    | ~('provider' | 'model_id' | 'tier' | 'max_tokens' | 'api_key_env' | NEWLINE | INDENT | DEDENT)
      rest                                                                               # llmModelOther
    ;

llmConfig: 'llm_config' COLON NEWLINE INDENT llmConfigItem+ DEDENT;

llmConfigItem
    : 'default_model' COLON name end                                                     # llmConfigModel
    | 'default_provider' COLON name end                                                  # llmConfigProvider
    | 'artifact_store' COLON name end                                                    # llmConfigArtifactStore
    | ~('default_model' | 'default_provider' | 'artifact_store' | NEWLINE | INDENT | DEDENT) rest # llmConfigOther
    ;

llmIntent: 'llm_intent' name title? COLON NEWLINE INDENT llmIntentItem+ DEDENT;

llmIntentItem
    : 'model' COLON name end                                                             # llmIntentModel
    | 'prompt' COLON text end                                                            # llmIntentPrompt
    | 'output_schema' COLON name end                                                     # llmIntentOutputSchema
    | 'trigger' COLON NEWLINE INDENT llmTriggerItem+ DEDENT                              # llmIntentTrigger
    | ~('model' | 'prompt' | 'output_schema' | 'trigger' | NEWLINE | INDENT | DEDENT) rest # llmIntentOther
    ;

llmTriggerItem
    : 'on_entity' COLON name end                                                         # llmTriggerEntity
    | ~('on_entity' | NEWLINE | INDENT | DEDENT) rest                                    # llmTriggerOther
    ;
