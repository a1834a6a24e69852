// Generated from mock-server/admin.openapi.yaml by `npm run generate`. Do not edit.

export const adminDocument = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: {
    title: 'Keyturn mock administration',
    version: '1.0.0',
    summary: 'Sessions, time, faults, data and keys of the standalone mock.',
    description: '`npx @keyturn/mock-server serve` answers the Keyturn Admin API, and these requests beside it.\n\nEach session is a mock of its own. The one that is there from the start has no prefix; another is\nmade by `sessions.create`, and its address is `/s/{session}`. Whatever stands here under\n`/__mock/…` is asked of the session that the address begins with; only the requests about\nsessions are asked without a prefix.\n\nErrors are `{error: {code, message, fields?}}`; the message says what was wrong and what would\nbe right. Bodies are `application/json`; unknown fields are refused. Nobody needs a credential:\nthe process listens on the loopback address alone unless it is told otherwise.\n',
    contact: { name: 'The Keyturn maintainers', url: 'https://your-domain.com' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [
    { url: 'http://127.0.0.1:3020', description: 'The first session' },
    {
      url: 'http://127.0.0.1:3020/s/{session}',
      description: 'A session of its own',
      variables: { session: { default: '1', description: 'Its id, as `sessions.create` answered it.' } },
    },
  ],
  security: [],
  tags: [
    { name: 'sessions', description: 'Mocks that share nothing.' },
    { name: 'time', description: 'The one clock of a session. It stands still until it is moved.' },
    { name: 'faults', description: 'What shall happen to calls, on purpose.' },
    { name: 'data', description: 'Records, and states to go back to.' },
    { name: 'credentials', description: 'Keys, JWTs and limits.' },
    { name: 'findings', description: 'What the program under test has done.' },
  ],
  paths: {
    '/__mock/openapi.json': {
      servers: [{ url: 'http://127.0.0.1:3020', description: 'This process' }],
      get: {
        operationId: 'document.get',
        tags: ['sessions'],
        summary: 'This document',
        description: 'This document as JSON.',
        responses: {
          200: {
            description: 'An OpenAPI document.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/__mock/sessions': {
      servers: [{ url: 'http://127.0.0.1:3020', description: 'This process' }],
      get: {
        operationId: 'sessions.list',
        tags: ['sessions'],
        summary: 'All sessions',
        description: 'The sessions in the order in which they were made.',
        responses: {
          200: {
            description: 'The sessions, and how many there can be.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['sessions', 'limit'],
                  properties: {
                    sessions: { type: 'array', items: { $ref: '#/components/schemas/Session' } },
                    limit: { type: 'integer', description: 'The most sessions at once.' },
                  },
                },
              },
            },
          },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
      post: {
        operationId: 'sessions.create',
        tags: ['sessions'],
        summary: 'Make a session',
        description: 'What is not given is as the command line says. Delete the session when the test has ended: their\nnumber is limited.\n',
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/SessionOptions' },
              example: { seed: 7, now: '2026-01-01T00:00:00Z', data: 'empty' },
            },
          },
        },
        responses: {
          201: {
            description: 'The session. Give `baseUrl` to the program under test.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Session' } } },
          },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          409: { $ref: '#/components/responses/Conflict' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/sessions/{id}': {
      servers: [{ url: 'http://127.0.0.1:3020', description: 'This process' }],
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'The id of a session.',
          schema: { type: 'string' },
        },
      ],
      get: {
        operationId: 'sessions.get',
        tags: ['sessions'],
        summary: 'One session',
        description: 'One session, by its id.',
        responses: {
          200: {
            description: 'The session.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Session' } } },
          },
          403: { $ref: '#/components/responses/Refused' },
          404: { $ref: '#/components/responses/Missing' },
        },
      },
      delete: {
        operationId: 'sessions.delete',
        tags: ['sessions'],
        summary: 'Delete a session',
        description: 'Deletes the session with all that is in it. The first one stays.',
        responses: {
          204: { description: 'It is gone.' },
          403: { $ref: '#/components/responses/Refused' },
          404: { $ref: '#/components/responses/Missing' },
          409: { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/__mock/reset': {
      post: {
        operationId: 'reset',
        tags: ['sessions'],
        summary: 'Start anew',
        description: 'Everything as it was when the session was made: data, keys, clock, limits, faults, calls.',
        responses: {
          204: { description: 'It is as it was.' },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/__mock/clock': {
      get: {
        operationId: 'clock.get',
        tags: ['time'],
        summary: 'What time it is',
        description: 'What the clock of the session shows.',
        responses: {
          200: { $ref: '#/components/responses/Time' },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
      put: {
        operationId: 'clock.set',
        tags: ['time'],
        summary: 'Set the clock',
        description: 'Puts the clock to another moment, before or after the present one.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['now'],
                properties: { now: { $ref: '#/components/schemas/Moment' } },
              },
              example: { now: '2026-06-01T12:00:00Z' },
            },
          },
        },
        responses: {
          200: { $ref: '#/components/responses/Time' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/clock/advance': {
      post: {
        operationId: 'clock.advance',
        tags: ['time'],
        summary: 'Let time pass',
        description: 'Moves the clock on. JWTs expire, quota comes back, idempotency keys are forgotten.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['by'],
                properties: { by: { $ref: '#/components/schemas/Duration' } },
              },
              example: { by: '2h' },
            },
          },
        },
        responses: {
          200: { $ref: '#/components/responses/Time' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/faults': {
      get: {
        operationId: 'faults.list',
        tags: ['faults'],
        summary: 'The faults that are set',
        description: 'The faults in the order in which they were set, and how many calls each has met.',
        responses: {
          200: {
            description: 'The faults.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['faults'],
                  properties: { faults: { type: 'array', items: { $ref: '#/components/schemas/SetFault' } } },
                },
              },
            },
          },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
      post: {
        operationId: 'faults.set',
        tags: ['faults'],
        summary: 'Set a fault',
        description: 'Faults of an operation go before those of all (`*`), then the one that was set first; one that is\nused up is passed over. One `latency` and one other fault apply to a call.\n',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Fault' },
              example: {
                operation: 'users.get',
                kind: 'fail',
                code: 'RATE_LIMIT_EXCEEDED',
                retryAfter: 2,
                times: 1,
              },
            },
          },
        },
        responses: {
          201: {
            description: 'The fault with its id.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/SetFault' } } },
          },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
      delete: {
        operationId: 'faults.clear',
        tags: ['faults'],
        summary: 'Take all faults away',
        description: 'Takes all faults away. None of them is told of as unused any more.',
        responses: {
          204: { description: 'No fault is set.' },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/__mock/faults/{id}': {
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'The id of a fault.',
          schema: { type: 'string' },
        },
      ],
      delete: {
        operationId: 'faults.remove',
        tags: ['faults'],
        summary: 'Take a fault away',
        description: 'Takes one fault away. It is not told of as unused any more.',
        responses: {
          204: { description: 'It is not set any more.' },
          403: { $ref: '#/components/responses/Refused' },
          404: { $ref: '#/components/responses/Missing' },
        },
      },
    },
    '/__mock/seed/{factory}': {
      parameters: [
        {
          name: 'factory',
          in: 'path',
          required: true,
          description: 'What to make.',
          schema: {
            type: 'string',
            enum: [
              'user', 'session', 'model', 'affiliate', 'withdrawal', 'blog', 'featureRequest',
              'contactMessage', 'visit', 'generation'
            ],
          },
        },
        {
          name: 'environment',
          in: 'query',
          description: 'Whose keys see the record. `live` when not given.',
          schema: { type: 'string', enum: ['live', 'test'] },
        },
      ],
      post: {
        operationId: 'seed',
        tags: ['data'],
        summary: 'Put a record into the store',
        description: 'The body holds fields of the record, as the mocked API shows it; those that are not given are made\nup. What a record refers to exists: a session without a `userId` gets a user of its own.\n',
        requestBody: {
          required: false,
          content: {
            'application/json': { schema: { type: 'object' }, example: { name: 'Ann', plan: 'professional' } },
          },
        },
        responses: {
          201: {
            description: 'The whole record.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          409: { $ref: '#/components/responses/Conflict' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/snapshots': {
      post: {
        operationId: 'snapshots.take',
        tags: ['data'],
        summary: 'Remember the present state',
        description: 'Remembers what is stored, the clock, limits, JWTs, faults and calls. It copies nothing.',
        responses: {
          201: {
            description: 'The id of the snapshot.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['id'],
                  properties: { id: { type: 'string' } },
                },
              },
            },
          },
          403: { $ref: '#/components/responses/Refused' },
          409: { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/__mock/snapshots/{id}': {
      parameters: [{ $ref: '#/components/parameters/SnapshotId' }],
      delete: {
        operationId: 'snapshots.delete',
        tags: ['data'],
        summary: 'Forget a snapshot',
        description: 'Forgets a snapshot. The present state stays.',
        responses: {
          204: { description: 'It is forgotten.' },
          403: { $ref: '#/components/responses/Refused' },
          404: { $ref: '#/components/responses/Missing' },
        },
      },
    },
    '/__mock/snapshots/{id}/restore': {
      parameters: [{ $ref: '#/components/parameters/SnapshotId' }],
      post: {
        operationId: 'snapshots.restore',
        tags: ['data'],
        summary: 'Go back to a snapshot',
        description: 'Goes back to a snapshot, as often as wanted.',
        responses: {
          204: { description: 'It is as it was.' },
          403: { $ref: '#/components/responses/Refused' },
          404: { $ref: '#/components/responses/Missing' },
        },
      },
    },
    '/__mock/keys': {
      post: {
        operationId: 'keys.create',
        tags: ['credentials'],
        summary: 'Make a key',
        description: 'The body holds settings as `POST /api/api-tokens` takes them, all of them optional. Without any, the\nkey has all rights on live data. It is made with nobody\'s permission and is not a recorded call.\n',
        requestBody: {
          required: false,
          content: {
            'application/json': { schema: { type: 'object' }, example: { scopes: ['users:read'], rate_limit: 60 } },
          },
        },
        responses: {
          201: { $ref: '#/components/responses/Key' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/keys/rotate': {
      post: {
        operationId: 'keys.rotate',
        tags: ['credentials'],
        summary: 'Rotate a key',
        description: 'Makes a key in the place of another, as rotating it through the API does.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['key'],
                properties: {
                  key: { $ref: '#/components/schemas/KeyText' },
                  graceHours: {
                    type: 'integer',
                    minimum: 0,
                    maximum: 720,
                    description: 'How long the old key goes on. 24 when not given.',
                  },
                },
              },
              example: { key: 'sk_live_the_key_that_keys_create_answered', graceHours: 0 },
            },
          },
        },
        responses: {
          201: { $ref: '#/components/responses/Key' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/keys/revoke': {
      post: {
        operationId: 'keys.revoke',
        tags: ['credentials'],
        summary: 'Revoke a key',
        description: 'Deletes a key. From now on it is unknown, and its JWTs are invalid.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['key'],
                properties: { key: { $ref: '#/components/schemas/KeyText' } },
              },
              example: { key: 'sk_live_the_key_that_keys_create_answered' },
            },
          },
        },
        responses: {
          204: { description: 'It is gone.' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/tokens/expire': {
      post: {
        operationId: 'tokens.expire',
        tags: ['credentials'],
        summary: 'End JWTs before their time',
        description: 'Ends every JWT that was issued so far, or those of one key.',
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                properties: { key: { $ref: '#/components/schemas/KeyText' } },
              },
              example: {},
            },
          },
        },
        responses: {
          204: { description: 'They have expired.' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/rate-limit': {
      put: {
        operationId: 'rateLimit.set',
        tags: ['credentials'],
        summary: 'Say how much of a limit is left',
        description: 'Puts the limit of a key where it is wanted; 0 for nothing left.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['key', 'remaining'],
                properties: {
                  key: { $ref: '#/components/schemas/KeyText' },
                  remaining: {
                    type: 'integer',
                    minimum: 0,
                    description: 'Requests that the key may still make.',
                  },
                  resetIn: { $ref: '#/components/schemas/ResetIn' },
                },
              },
              example: { key: 'sk_live_the_key_that_keys_create_answered', remaining: 3, resetIn: '30s' },
            },
          },
        },
        responses: {
          204: { description: 'It is there.' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/rate-limit/exhaust': {
      post: {
        operationId: 'rateLimit.exhaust',
        tags: ['credentials'],
        summary: 'Use a limit up',
        description: 'Nothing is left of the key\'s limit.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['key'],
                properties: {
                  key: { $ref: '#/components/schemas/KeyText' },
                  resetIn: { $ref: '#/components/schemas/ResetIn' },
                },
              },
              example: { key: 'sk_live_the_key_that_keys_create_answered' },
            },
          },
        },
        responses: {
          204: { description: 'It is used up.' },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
          413: { $ref: '#/components/responses/TooLarge' },
          415: { $ref: '#/components/responses/WrongType' },
        },
      },
    },
    '/__mock/calls': {
      get: {
        operationId: 'calls.list',
        tags: ['findings'],
        summary: 'The calls so far',
        description: 'The calls to the mocked API in the order of their ends, without credentials.',
        parameters: [
          {
            name: 'operation',
            in: 'query',
            description: 'Only calls of this operation.',
            schema: { type: 'string' },
          },
          {
            name: 'method',
            in: 'query',
            description: 'Only calls with this method.',
            schema: { type: 'string' },
          },
          {
            name: 'path',
            in: 'query',
            description: 'Only calls of this path; `*` stands for any text.',
            schema: { type: 'string' },
          },
          {
            name: 'status',
            in: 'query',
            description: 'Only calls that were answered with this status.',
            schema: { type: 'integer', minimum: 100, maximum: 599 },
          },
          {
            name: 'code',
            in: 'query',
            description: 'Only calls that were answered with this error code.',
            schema: { type: 'string' },
          },
          {
            name: 'last',
            in: 'query',
            description: 'Only so many, the latest.',
            schema: { type: 'integer', minimum: 1, maximum: 1000000 },
          },
        ],
        responses: {
          200: {
            description: 'The calls.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['calls'],
                  properties: { calls: { type: 'array', items: { $ref: '#/components/schemas/Call' } } },
                },
              },
            },
          },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/__mock/coverage': {
      get: {
        operationId: 'coverage.get',
        tags: ['findings'],
        summary: 'What of the API was used',
        description: 'The operations and error codes seen since the session was made, resets and all.',
        parameters: [
          {
            name: 'format',
            in: 'query',
            description: '`table` answers text for a terminal.',
            schema: { type: 'string', enum: ['json', 'table'] },
          },
        ],
        responses: {
          200: {
            description: 'A row for every operation.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['operations'],
                  properties: {
                    operations: { type: 'array', items: { $ref: '#/components/schemas/OperationCoverage' } },
                  },
                },
              },
              'text/plain': { schema: { type: 'string' } },
            },
          },
          400: { $ref: '#/components/responses/Invalid' },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
    '/__mock/verify': {
      get: {
        operationId: 'verify',
        tags: ['findings'],
        summary: 'Whether the test was right',
        description: 'To be asked at the end of a test: every fault that was not used, every request for something outside\nof the API, and every answer that broke the contract. Nothing is wrong where the session is not strict.\n',
        responses: {
          200: {
            description: 'What is wrong; nothing where `ok` is true.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['ok', 'problems'],
                  properties: {
                    ok: { type: 'boolean' },
                    problems: { type: 'array', items: { type: 'string' } },
                  },
                },
              },
            },
          },
          403: { $ref: '#/components/responses/Refused' },
        },
      },
    },
  },
  components: {
    parameters: {
      SnapshotId: {
        name: 'id',
        in: 'path',
        required: true,
        description: 'The id of a snapshot.',
        schema: { type: 'string' },
      },
    },
    responses: {
      Invalid: {
        description: 'The request is wrong; the fields at fault are named.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Refused: {
        description: 'The request comes from a page, a host or a machine that may not ask.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Missing: {
        description: 'Nothing has this id.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Conflict: {
        description: 'It cannot be done as things are.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      TooLarge: {
        description: 'The body is larger than 1 MiB.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      WrongType: {
        description: 'The body is not sent as application/json.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Time: {
        description: 'What the clock shows.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['now'],
              properties: { now: { $ref: '#/components/schemas/Moment' } },
            },
          },
        },
      },
      Key: {
        description: 'The settings of the key, and the key itself as `token`.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['id', 'token'],
              properties: { id: { type: 'integer' }, token: { $ref: '#/components/schemas/KeyText' } },
            },
          },
        },
      },
    },
    schemas: {
      Moment: {
        type: 'string',
        format: 'date-time',
        description: 'ISO 8601, such as `2026-01-01T00:00:00Z`.',
      },
      Duration: {
        type: ['string', 'integer'],
        minimum: 0,
        maxLength: 32,
        description: 'Text such as `500ms`, `2s`, `1.5m`, `1h`, `7d`; or milliseconds.',
      },
      ResetIn: {
        $ref: '#/components/schemas/Duration',
        description: 'When what was used comes back. A whole window when not given.',
      },
      KeyText: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description: 'A key of this session, the root key included.',
      },
      SessionOptions: {
        type: 'object',
        additionalProperties: false,
        properties: {
          seed: {
            type: 'integer',
            minimum: 0,
            maximum: 4294967295,
            description: 'Keys and ids follow from it.',
          },
          now: { $ref: '#/components/schemas/Moment' },
          data: { type: 'string', enum: ['demo', 'empty'], description: 'What the store starts with.' },
          strict: { type: 'boolean', description: 'Whether answers and faults are held to the contract.' },
          latency: { $ref: '#/components/schemas/Duration' },
          jwtTtlSeconds: { type: 'integer', minimum: 1, maximum: 2592000, description: 'Lifetime of a JWT.' },
          settings: { $ref: '#/components/schemas/ServerSettings' },
        },
      },
      ServerSettings: {
        type: 'object',
        additionalProperties: false,
        description: 'What the operator of a real server would decide.',
        properties: {
          rootKey: {
            type: ['string', 'null'],
            minLength: 16,
            maxLength: 255,
            description: 'Null for none.',
          },
          jwtSecret: { type: 'string', minLength: 32, maxLength: 255 },
          rootRequestsPerHour: { type: 'integer', minimum: 1, maximum: 1000000000 },
          authFailureLimit: { type: 'integer', minimum: 1, maximum: 1000000000 },
          corsOrigins: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 255 } },
          trustedProxies: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 64 } },
          version: { type: 'string', maxLength: 255 },
        },
      },
      Session: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'baseUrl', 'adminUrl', 'adminKey', 'now'],
        properties: {
          id: { type: 'string', description: '`first` for the one that is there from the start.' },
          baseUrl: {
            type: 'string',
            description: 'What the program under test takes as the address of the API.',
          },
          adminUrl: {
            type: 'string',
            description: 'Where this session is administered: `{adminUrl}/clock`.',
          },
          adminKey: { type: ['string', 'null'], description: 'The root key; null where there is none.' },
          now: { $ref: '#/components/schemas/Moment' },
        },
      },
      Fault: {
        type: 'object',
        required: ['operation', 'kind'],
        description: 'Beside what is here, each kind has fields of its own.',
        oneOf: [
          { $ref: '#/components/schemas/FailFault' },
          { $ref: '#/components/schemas/RespondFault' },
          { $ref: '#/components/schemas/LatencyFault' },
          { $ref: '#/components/schemas/NetworkErrorFault' },
          { $ref: '#/components/schemas/StallFault' },
          { $ref: '#/components/schemas/MalformedFault' },
          { $ref: '#/components/schemas/CommitThenFault' },
        ],
        discriminator: {
          propertyName: 'kind',
          mapping: {
            fail: '#/components/schemas/FailFault',
            respond: '#/components/schemas/RespondFault',
            latency: '#/components/schemas/LatencyFault',
            networkError: '#/components/schemas/NetworkErrorFault',
            stall: '#/components/schemas/StallFault',
            malformed: '#/components/schemas/MalformedFault',
            commitThen: '#/components/schemas/CommitThenFault',
          },
        },
      },
      FailFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind', 'code'],
        description: 'The server\'s own error of this code, where a real one would stand.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['fail'] },
          code: { type: 'string', description: 'An error code that the operation can answer.' },
          retryAfter: {
            type: 'integer',
            minimum: 1,
            description: 'Seconds, for codes that tell when to come back.',
          },
          message: { type: 'string', maxLength: 500, description: 'Replaces the usual text.' },
          fields: {
            type: 'array',
            maxItems: 100,
            description: 'For `VALIDATION_ERROR`, what was wrong.',
            items: { $ref: '#/components/schemas/FieldProblem' },
          },
          shouldRetry: { type: 'boolean', description: 'For `CONFLICT`: the request is worth sending again.' },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      RespondFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind', 'status'],
        description: 'Some fields of the data over the real answer. The request stores nothing.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['respond'] },
          status: {
            type: 'integer',
            minimum: 100,
            maximum: 599,
            description: 'One that the operation can answer.',
          },
          data: { description: 'Fields of the data, or of the error.' },
          headers: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'Replace or add to those of the real answer.',
          },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      LatencyFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind', 'duration'],
        description: 'Waits, in real time, before the server gets the request.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['latency'] },
          duration: { $ref: '#/components/schemas/Duration' },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      NetworkErrorFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind'],
        description: 'The connection is reset, and the server never sees the request.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['networkError'] },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      StallFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind'],
        description: 'No answer comes, or half of one, until the caller gives up.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['stall'] },
          part: { type: 'string', enum: ['headers', 'body'], description: '`headers` when not given.' },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      MalformedFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind'],
        description: 'The real answer with half of its JSON.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['malformed'] },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      CommitThenFault: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'kind', 'end'],
        description: 'The server does what it is asked for, and the answer is lost or an error.',
        properties: {
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string', enum: ['commitThen'] },
          end: {
            type: 'string',
            enum: ['networkError', 'stall', 'INTERNAL_ERROR', 'SERVICE_UNAVAILABLE'],
          },
          times: { $ref: '#/components/schemas/Times' },
          when: { $ref: '#/components/schemas/When' },
        },
      },
      Target: {
        type: 'string',
        description: 'An operation of the mocked API such as `users.get`, or `*` for all.',
      },
      Times: {
        type: 'integer',
        minimum: 1,
        description: 'At most so many calls; `verify` tells when fewer came. Every call when not given.',
      },
      When: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        description: 'Only calls of which all of this is true.',
        properties: {
          method: { type: 'string', description: 'Such as `GET`.' },
          path: { type: 'string', description: 'Below the base URL; `*` stands for any text.' },
          params: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'Path parameters.',
          },
          query: { type: 'object', additionalProperties: { type: 'string' } },
          headers: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'By name in any case. Credentials cannot be compared.',
          },
          body: {
            description: 'An object matches one that has these fields at least; anything else matches its equal.',
          },
        },
      },
      SetFault: {
        type: 'object',
        required: ['id', 'operation', 'kind', 'used'],
        description: 'A fault as it was set, with its id.',
        properties: {
          id: { type: 'string' },
          operation: { $ref: '#/components/schemas/Target' },
          kind: { type: 'string' },
          used: { type: 'integer', description: 'How many calls it has met.' },
        },
      },
      FieldProblem: {
        type: 'object',
        additionalProperties: false,
        required: ['field', 'location', 'message'],
        properties: {
          field: { type: 'string', maxLength: 255 },
          location: { type: 'string', enum: ['body', 'query', 'path', 'header'] },
          message: { type: 'string', maxLength: 500 },
        },
      },
      Problem: {
        type: 'object',
        additionalProperties: false,
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            additionalProperties: false,
            required: ['code', 'message'],
            properties: {
              code: {
                type: 'string',
                enum: [
                  'INVALID_REQUEST', 'REFUSED', 'NOT_FOUND', 'METHOD_NOT_ALLOWED', 'CONFLICT',
                  'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BROKEN_CONTRACT', 'INTERNAL_ERROR'
                ],
              },
              message: { type: 'string', description: 'What was wrong and what would be right.' },
              fields: { type: 'array', items: { $ref: '#/components/schemas/FieldProblem' } },
            },
          },
        },
      },
      Call: {
        type: 'object',
        additionalProperties: false,
        required: ['method', 'path', 'params', 'query', 'headers', 'at', 'faults'],
        properties: {
          operation: { type: 'string', description: 'Absent where the request reached no operation.' },
          method: { type: 'string' },
          path: { type: 'string', description: 'Below the base URL, without the query.' },
          params: { type: 'object', additionalProperties: { type: 'string' } },
          query: { type: 'object', additionalProperties: { type: 'string' } },
          headers: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'Names in lower case. Credentials are replaced.',
          },
          body: { description: 'The parsed JSON, or the text where it is none. Absent without a body.' },
          at: { $ref: '#/components/schemas/Moment' },
          status: { type: 'integer', description: 'Absent where no answer came.' },
          code: { type: 'string', description: 'Absent where the call went well.' },
          requestId: { type: 'string' },
          faults: {
            type: 'array',
            description: 'What was done to it on purpose.',
            items: { type: 'string' },
          },
        },
      },
      OperationCoverage: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'calls', 'succeeded', 'failed', 'unseen'],
        properties: {
          operation: { type: 'string' },
          calls: { type: 'integer' },
          succeeded: { type: 'integer' },
          failed: {
            type: 'object',
            additionalProperties: { type: 'integer' },
            description: 'How often each error code was answered.',
          },
          unseen: {
            type: 'array',
            description: 'Codes that the operation can answer, and never did.',
            items: { type: 'string' },
          },
        },
      },
    },
  },
} as const;
