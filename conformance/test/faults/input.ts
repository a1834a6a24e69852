/** Servers that take what they should refuse, or the other way round. */
import { answering, type BrokenServer, understanding } from './broken-server.ts';
import {
  codeOf,
  type Fields,
  isOf,
  jsonOf,
  refused,
  valueIn,
  withHeader,
  withJson,
  withQuery,
  withValue,
} from './message.ts';

/** Creations of models, whose schema has a little of everything. */
const isModel = (asked: Parameters<typeof isOf>[0]) =>
  isOf(asked, 'models.create', 'models.update');

function isInvalid(answer: Parameters<typeof codeOf>[0]): boolean {
  return codeOf(answer) === 'VALIDATION_ERROR';
}

/** A model without what is no field of one. */
function knownFields(body: unknown): Fields {
  const known = [
    'name',
    'label',
    'tier',
    'supportsMedia',
    'description',
    'contextWindow',
    'active',
  ];
  return Object.fromEntries(Object.entries(Object(body)).filter(([name]) => known.includes(name)));
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

export const input: readonly BrokenServer[] = [
  {
    name: 'maxLength counts UTF-16 units',
    clause: 'I1',
    check: 'input.edges',
    standsFor: 'a length that the language counts in its own units, so that emoji count twice',
    breaks: (serve) => async (asked) => {
      const label = valueIn(asked, 'label');
      const answer = await serve(asked);
      if (!isModel(asked) || typeof label !== 'string' || label.length <= 255) return answer;
      return answer.status < 300 ? refused(answer, 400, 'VALIDATION_ERROR') : answer;
    },
  },
  {
    name: 'a text as long as it may be is refused',
    clause: 'I1',
    check: 'input.edges',
    standsFor: 'a bound that is compared with < instead of <=',
    breaks: answering(
      (asked, { status }) =>
        isModel(asked) && status < 300 && String(valueIn(asked, 'label')).length === 255,
      (answer) => refused(answer, 400, 'VALIDATION_ERROR'),
    ),
  },
  {
    name: 'unknown fields are ignored',
    clause: 'I2',
    check: 'input.violations',
    standsFor: 'a schema that is open by default, so that a mistyped field does nothing',
    breaks: understanding(
      (asked) => isModel(asked) && isObject(jsonOf(asked)),
      (asked) => withJson(asked, knownFields(jsonOf(asked))),
    ),
  },
  {
    name: 'numbers as texts are accepted',
    clause: 'I2',
    check: 'input.violations',
    standsFor: 'a validator that coerces, and stores what nobody meant',
    breaks: understanding(
      (asked) => isOf(asked, 'users.adjustTokens') && typeof valueIn(asked, 'tokens') === 'string',
      (asked) => withValue(asked, ['tokens'], Number(valueIn(asked, 'tokens')) || 0),
    ),
  },
  {
    name: 'long texts are cut off',
    clause: 'I2',
    check: 'input.violations',
    standsFor: 'a column that truncates, as MySQL does outside of strict mode',
    breaks: understanding(
      (asked) => isModel(asked) && isObject(jsonOf(asked)),
      (asked) => {
        const label = valueIn(asked, 'label');
        return typeof label === 'string' ? withValue(asked, ['label'], label.slice(0, 255)) : asked;
      },
    ),
  },
  {
    name: 'invalid bodies are 422',
    clause: 'I2',
    check: 'input.violations',
    standsFor: "a framework's own status for what does not validate",
    breaks: answering(
      (_, answer) => isInvalid(answer),
      (answer) => ({ ...answer, status: 422 }),
    ),
  },
  {
    name: 'a wrong type is 500',
    clause: 'I2',
    check: 'input.violations',
    standsFor: 'a method of texts that is called on whatever came',
    breaks: answering(
      (asked, answer) => isInvalid(answer) && typeof valueIn(asked, 'slug') === 'number',
      (answer) => refused(answer, 500, 'INTERNAL_ERROR'),
    ),
  },
  {
    name: 'a list may hold an item twice',
    clause: 'I2',
    check: 'input.violations',
    standsFor: 'uniqueItems, which many validators do not know',
    breaks: understanding(
      (asked) => isOf(asked, 'apiTokens.create') && Array.isArray(valueIn(asked, 'scopes')),
      (asked) => withValue(asked, ['scopes'], [...new Set(valueIn(asked, 'scopes') as unknown[])]),
    ),
  },
  {
    name: 'a body that is no JSON is 500',
    clause: 'I3',
    check: 'input.json',
    standsFor: 'a parser whose exception nobody catches',
    breaks: answering(
      (asked, answer) => isInvalid(answer) && asked.text !== '' && jsonOf(asked) === undefined,
      (answer) => refused(answer, 500, 'INTERNAL_ERROR'),
    ),
  },
  {
    name: 'any media type is taken for JSON',
    clause: 'I3',
    check: 'input.media-type',
    standsFor: 'a body that is parsed without a look at its type, which opens the way to CSRF',
    breaks: understanding(
      ({ headers }) => headers.has('content-type'),
      (asked) => withHeader(asked, 'content-type', 'application/json'),
    ),
  },
  {
    name: 'a charset beside the media type is refused',
    clause: 'I3',
    check: 'input.media-type',
    standsFor: 'a media type that is compared as a whole text',
    breaks: answering(
      (asked) => asked.headers.get('content-type')?.includes('charset') ?? false,
      (answer) => refused(answer, 415, 'UNSUPPORTED_MEDIA_TYPE'),
    ),
  },
  {
    name: 'a body of any size is read',
    clause: 'I3',
    check: 'input.size',
    standsFor: 'a limit that was set at the proxy only, or nowhere',
    breaks: understanding(
      ({ text }) => text.length > 1_048_576,
      (asked) => withValue(asked, ['surplus'], undefined),
    ),
  },
  {
    name: "a large body meets the proxy's own page",
    clause: 'I3',
    check: 'input.size',
    standsFor: 'a limit of the proxy that is below that of the application',
    breaks: answering(
      (_, { status }) => status === 413,
      (answer) => ({ ...withHeader(answer, 'content-type', 'text/html'), text: '<h1>413</h1>' }),
    ),
  },
  {
    name: 'NUL is taken out and the rest accepted',
    clause: 'I4',
    check: 'input.unicode',
    standsFor: 'a text that is cleaned because the database refuses NUL',
    breaks: understanding(
      ({ text }) => text.includes('\\u0000'),
      (asked) => ({ ...asked, text: asked.text.replaceAll('\\u0000', '') }),
    ),
  },
  {
    name: 'characters beyond the first plane become question marks',
    clause: 'I4',
    check: 'input.unicode',
    standsFor: 'a column with three bytes a character, such as utf8 of MySQL',
    breaks: understanding(isModel, (asked) => ({
      ...asked,
      text: asked.text.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
    })),
  },
  {
    name: 'texts are normalised',
    clause: 'I4',
    check: 'input.unicode',
    standsFor: 'NFC for every text, so that what is read is not what was written',
    breaks: understanding(isModel, (asked) => ({ ...asked, text: asked.text.normalize('NFC') })),
  },
  {
    name: 'texts are trimmed',
    clause: 'R1',
    check: 'generated.accepted',
    standsFor: 'a validator that trims what it checks',
    breaks: understanding(
      (asked) => isModel(asked) && typeof valueIn(asked, 'label') === 'string',
      (asked) => withValue(asked, ['label'], String(valueIn(asked, 'label')).trim() || 'x'),
    ),
  },
  {
    name: 'a boolean may be a text',
    clause: 'I2',
    check: 'generated.refused',
    standsFor: 'truthiness in the place of a type',
    breaks: understanding(
      (asked) => isModel(asked) && isObject(jsonOf(asked)),
      (asked) => withValue(asked, ['supportsMedia'], Boolean(valueIn(asked, 'supportsMedia'))),
    ),
  },
  {
    name: 'host bits of a network are accepted',
    clause: 'I6',
    check: 'input.networks',
    standsFor: 'a library that masks a network silently, so that it means more than was written',
    breaks: understanding(
      ({ text }) => text.includes('10.0.0.1/8'),
      (asked) => ({ ...asked, text: asked.text.replace('10.0.0.1/8', '10.0.0.0/8') }),
    ),
  },
  {
    name: 'of a repeated parameter the last counts',
    clause: 'I5',
    check: 'parameters.repeated',
    standsFor: 'a query parser that keeps the last, while the gateway before it looks at the first',
    breaks: understanding(
      ({ query }) => new Set(query.keys()).size < query.size,
      (asked) => withQuery(asked, 'page', asked.query.getAll('page').at(-1) ?? '1'),
    ),
  },
  {
    name: 'a parameter that is not declared is refused',
    clause: 'I5',
    check: 'parameters.repeated',
    standsFor: 'a strict schema for queries, which every tracking parameter breaks',
    breaks: answering(
      ({ query }) => query.has('utm_source'),
      (answer) => refused(answer, 400, 'VALIDATION_ERROR'),
    ),
  },
  {
    name: 'an id of another form is looked up',
    clause: 'I2',
    check: 'parameters.ids',
    standsFor: 'a path parameter that goes to the database as it came',
    breaks: answering(
      ({ path }, answer) => isInvalid(answer) && path.includes('x'.repeat(65)),
      (answer) => refused(answer, 404, 'NOT_FOUND'),
    ),
  },
  {
    name: 'days=0 means the default',
    clause: 'I2',
    check: 'parameters.days',
    standsFor: 'a default that is given with ||, which 0 and the empty text fall for',
    breaks: understanding(
      ({ query }) => query.get('days') === '0',
      (asked) => withQuery(asked, 'days', null),
    ),
  },
  {
    name: 'days beyond the most are cut to it',
    clause: 'I2',
    check: 'parameters.days',
    standsFor: 'a bound that is applied without telling, so that figures are for another time',
    breaks: understanding(
      ({ query }) => Number(query.get('days')) > 365,
      (asked) => withQuery(asked, 'days', '365'),
    ),
  },
];
