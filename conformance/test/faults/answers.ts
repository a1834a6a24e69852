/** Servers whose answers are wrong, or whose HTTP is. */
import { answering, type BrokenServer } from './broken-server.ts';
import {
  isOf,
  operationOf,
  recordOf,
  refused,
  valueIn,
  withFields,
  withHeader,
  withJson,
  withRecords,
  withValue,
} from './message.ts';

const LOCAL = /(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\.(\d{3})Z/g;

export const answers: readonly BrokenServer[] = [
  {
    name: 'deletions answer 204 without a body',
    clause: 'A1',
    check: 'answers.status',
    askedBy: 'life-cycles.ids',
    standsFor: 'the default of a framework, kept because a deletion has nothing to say',
    breaks: answering(
      (asked, { status }) => asked.method === 'DELETE' && status === 200,
      (answer) => ({ ...answer, status: 204, text: '' }),
    ),
  },
  {
    name: 'JSON is sent as text/html',
    clause: 'A2',
    check: 'answers.content-type',
    askedBy: 'system.health',
    standsFor: 'a body that was encoded by hand and given to the plain send function',
    breaks: answering(
      () => true,
      (answer) => withHeader(answer, 'content-type', 'text/html; charset=utf-8'),
    ),
  },
  {
    name: 'the limit is called unlimited',
    clause: 'A5',
    check: 'answers.headers',
    askedBy: 'pages.stable',
    standsFor: 'a word for people in a field that clients read as a number',
    breaks: answering(
      (_, { headers }) => headers.has('x-ratelimit-limit'),
      (answer) => withHeader(answer, 'x-ratelimit-limit', 'unlimited'),
    ),
  },
  {
    name: 'the request id holds spaces',
    clause: 'A5',
    check: 'answers.headers',
    askedBy: 'pages.stable',
    standsFor: 'an id that was put together from the time as people write it',
    breaks: answering(
      () => true,
      (answer) =>
        withHeader(answer, 'x-request-id', `at ${answer.headers.get('x-request-id')} today`),
    ),
  },
  {
    name: 'fields without a value are left out',
    clause: 'A2',
    check: 'answers.body',
    askedBy: 'pages.stable',
    standsFor: 'omitempty, or a serialiser that is told to skip nulls',
    breaks: answering(
      (_, { text }) => text.includes(':null'),
      (answer) => ({
        ...answer,
        text: JSON.stringify(JSON.parse(answer.text, (_, value) => value ?? undefined)),
      }),
    ),
  },
  {
    name: 'a balance is a text',
    clause: 'A2',
    check: 'answers.body',
    askedBy: 'pages.stable',
    standsFor: 'a bigint column, which the driver hands over as a text',
    breaks: answering(
      (asked) => isOf(asked, 'users.list'),
      (answer) =>
        withRecords(answer, (users) =>
          users.map((user) => ({ ...user, tokenBalance: String(user['tokenBalance']) })),
        ),
    ),
  },
  {
    name: 'a user has a field of the table that nobody declared',
    clause: 'A2',
    check: 'answers.body',
    askedBy: 'pages.stable',
    standsFor: 'SELECT * that goes out as it came, password hash and all',
    breaks: answering(
      (asked) => isOf(asked, 'users.list'),
      (answer) =>
        withRecords(answer, (users) =>
          users.map((user) => ({ ...user, password_hash: '$2b$10$x' })),
        ),
    ),
  },
  {
    name: 'timestamps have no milliseconds',
    clause: 'A7',
    check: 'answers.body',
    askedBy: 'system.health',
    standsFor: "a language's default format of times",
    breaks: answering(
      () => true,
      (answer) => ({ ...answer, text: answer.text.replace(LOCAL, '$1T$2Z') }),
    ),
  },
  {
    name: 'timestamps are in local time',
    clause: 'A7',
    check: 'answers.body',
    askedBy: 'system.health',
    standsFor: 'a server that prints times in its own time zone',
    breaks: answering(
      () => true,
      (answer) => ({ ...answer, text: answer.text.replace(LOCAL, '$1T$2.$3+02:00') }),
    ),
  },
  {
    name: 'unknown paths carry no request id',
    clause: 'A3',
    check: 'answers.headers',
    askedBy: 'http.unknown-path',
    standsFor: 'an id that a route hook sets, which never runs where there is no route',
    breaks: answering(
      (_, { status }) => status === 404,
      (answer) => withHeader(answer, 'x-request-id', null),
    ),
  },
  {
    name: 'the request id of the body is another than that of the header',
    clause: 'A3',
    check: 'answers.request-id',
    askedBy: 'system.health',
    standsFor: 'a gateway and an application that each make an id of their own',
    breaks: answering(
      (_, answer) => valueIn(answer, 'meta') !== undefined,
      (answer) => withValue(answer, ['meta', 'requestId'], 'req_of_the_application'),
    ),
  },
  {
    name: 'every answer has the same request id',
    clause: 'A3',
    check: 'answers.request-id',
    askedBy: 'system.health',
    standsFor: 'an id that is made when the module is loaded instead of once a request',
    breaks: answering(
      () => true,
      (answer) => {
        const changed = withHeader(answer, 'x-request-id', 'req_1');
        return valueIn(answer, 'meta') === undefined
          ? changed
          : withValue(changed, ['meta', 'requestId'], 'req_1');
      },
    ),
  },
  {
    name: 'the answer that creates a token may be cached',
    clause: 'A6',
    check: 'answers.headers',
    askedBy: 'tokens.defaults',
    standsFor: 'cache headers that are set for everything, by a proxy or a middleware',
    breaks: answering(
      (asked) => isOf(asked, 'apiTokens.create'),
      (answer) => withHeader(answer, 'cache-control', 'private, max-age=60'),
    ),
  },
  {
    name: 'the answer that holds a JWT may be cached',
    clause: 'A6',
    check: 'answers.headers',
    askedBy: 'jwts.claims',
    standsFor: 'cache headers that nobody thought of for a POST',
    breaks: answering(
      (asked) => isOf(asked, 'auth.validate'),
      (answer) => withHeader(answer, 'cache-control', null),
    ),
  },
  {
    name: 'unknown paths answer the page of the application',
    clause: 'E5',
    check: 'http.unknown-path',
    standsFor: 'the fallback of a single-page application that is in front of the API',
    breaks: answering(
      (_, { status }) => status === 404,
      (answer) => ({
        ...withHeader(answer, 'content-type', 'text/html'),
        status: 200,
        text: '<!doctype html>',
      }),
    ),
  },
  {
    name: 'who is not authenticated learns which paths exist',
    clause: 'E5',
    check: 'http.unknown-path',
    standsFor: 'a router that stands before authentication',
    breaks: answering(
      (asked, { status }) => status === 401 && operationOf(asked) === undefined,
      (answer) => refused(answer, 404, 'ENDPOINT_NOT_FOUND'),
    ),
  },
  {
    name: 'a method that a path does not have is 404',
    clause: 'E5',
    check: 'http.method',
    standsFor: 'a router that looks method and path up together',
    breaks: answering(
      (_, { status }) => status === 405,
      (answer) => refused(answer, 404, 'ENDPOINT_NOT_FOUND'),
    ),
  },
  {
    name: '405 comes without Allow',
    clause: 'E5',
    check: 'http.method',
    standsFor: 'an error handler that keeps the status and drops the headers',
    breaks: answering(
      (_, { status }) => status === 405,
      (answer) => withHeader(answer, 'allow', null),
    ),
  },
  {
    name: 'HEAD is refused where GET is answered',
    clause: 'A4',
    check: 'http.head',
    standsFor: 'a router in which only the declared methods exist',
    breaks: answering(
      ({ method }) => method === 'HEAD',
      (answer) => ({ ...answer, status: 405 }),
    ),
  },
  {
    name: 'HEAD lacks the headers of the limit',
    clause: 'A4',
    check: 'http.head',
    standsFor: 'a shortcut for HEAD that goes round the middleware',
    breaks: answering(
      ({ method }) => method === 'HEAD',
      (answer) => withHeader(answer, 'x-ratelimit-remaining', null),
    ),
  },
  {
    name: 'health needs a credential',
    clause: 'S1',
    check: 'system.health',
    standsFor: 'authentication for the whole of a mount, the probe of the orchestrator included',
    breaks: answering(
      (asked) => isOf(asked, 'system.health') && !asked.headers.has('authorization'),
      (answer) => refused(answer, 401, 'MISSING_AUTH_HEADER'),
    ),
  },
  {
    name: 'one self test runs all of them',
    clause: 'S2',
    check: 'system.self-tests',
    standsFor: 'a parameter that is read under another name, and so never',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'system.runTests')) return answer;
      const all = await serve({ ...asked, method: 'GET', text: '' });
      return withJson(answer, JSON.parse(all.text));
    },
  },
  {
    name: 'the overview counts otherwise than the lists',
    clause: 'S3',
    check: 'analytics.overview',
    standsFor: 'a figure that counts deleted records as well',
    breaks: answering(
      (asked) => isOf(asked, 'analytics.overview'),
      (answer) =>
        withFields(answer, { content: { ...Object(recordOf(answer)['content']), blogs: 1_000 } }),
    ),
  },
  {
    name: 'clearing the caches forgets the keys',
    clause: 'S4',
    check: 'system.cache',
    standsFor: 'a flush of everything in a Redis that keeps more than caches',
    breaks(serve) {
      let isCleared = false;
      return async (asked) => {
        const answer = await serve(asked);
        isCleared ||= isOf(asked, 'system.clearCache');
        return isCleared && isOf(asked, 'auth.me')
          ? refused(answer, 401, 'INVALID_API_KEY')
          : answer;
      };
    },
  },
  {
    name: 'analytics fail with nothing to count',
    clause: 'A1',
    check: 'analytics.answers',
    standsFor: 'a division by zero in the figures of a young database',
    breaks: answering(
      (asked) => isOf(asked, 'analytics.resources'),
      (answer) => refused(answer, 500, 'INTERNAL_ERROR'),
    ),
  },
];
