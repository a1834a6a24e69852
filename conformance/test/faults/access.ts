/** Servers on which a key may do more than it should, or less. */
import { admitting, answering, type BrokenServer } from './broken-server.ts';
import {
  as,
  codeOf,
  credentialOf,
  isJwt,
  isOf,
  operationOf,
  refused,
  valueIn,
  withValue,
} from './message.ts';

export const access: readonly BrokenServer[] = [
  {
    name: 'one operation checks no scope',
    clause: 'C8',
    check: 'access.scope',
    standsFor: 'a decorator that was forgotten on the newest route',
    breaks: admitting(['INSUFFICIENT_SCOPE'], (asked) => isOf(asked, 'system.clearCache')),
  },
  {
    name: 'the scope for writing also deletes',
    clause: 'C8',
    check: 'access.scope',
    standsFor: 'a scope by method in which everything but GET is one case',
    breaks: answering(
      (asked, answer) => asked.method === 'DELETE' && codeOf(answer) === 'INSUFFICIENT_SCOPE',
      (answer, { path }) => {
        const [, , , resource = ''] = path.split('/');
        return withValue(answer, ['error', 'details', 'requiredScope'], `${resource}:write`);
      },
    ),
  },
  {
    name: 'the missing scope is not named',
    clause: 'C8',
    check: 'access.scope',
    standsFor: 'one 403 for everything',
    breaks: answering(
      (_, answer) => valueIn(answer, 'error', 'details', 'requiredScope') !== undefined,
      (answer) => withValue(answer, ['error', 'details'], undefined),
    ),
  },
  {
    name: 'a single scope opens nothing',
    clause: 'C8',
    check: 'access.scope-opens',
    standsFor: 'rights that were only ever tried with the key that may do everything',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'users.list') && status === 200,
      (answer) => refused(answer, 403, 'INSUFFICIENT_SCOPE'),
    ),
  },
  {
    name: '*:read opens writing',
    clause: 'C8',
    check: 'access.wildcards',
    standsFor: 'a star that is looked for anywhere in the scope',
    breaks: admitting(['INSUFFICIENT_SCOPE'], (asked) => isOf(asked, 'models.reorder')),
  },
  {
    name: 'models:* opens nothing',
    clause: 'C8',
    check: 'access.wildcards',
    standsFor: 'wildcards of actions that are documented and not built',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'models.list') && status === 200,
      (answer) => refused(answer, 403, 'INSUFFICIENT_SCOPE'),
    ),
  },
  {
    name: 'allowed_endpoints do not hold for JWTs',
    clause: 'C9',
    check: 'access.endpoints',
    standsFor: 'a restriction in the middleware of keys, which JWTs do not pass',
    breaks: admitting(['ENDPOINT_NOT_ALLOWED'], isJwt),
  },
  {
    name: 'a star at the end of allowed_endpoints is taken literally',
    clause: 'C9',
    check: 'access.endpoints',
    standsFor: 'patterns that are compared as texts',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'models.list') && status === 200,
      (answer) => refused(answer, 403, 'ENDPOINT_NOT_ALLOWED'),
    ),
  },
  {
    name: 'an encoded path gets round allowed_endpoints',
    clause: 'C9',
    check: 'access.endpoint-spellings',
    standsFor: 'a pattern that is matched on the path as it came, and a router that decodes it',
    breaks:
      (serve, { authority }) =>
      (asked) => {
        const path = decodeURIComponent(asked.path).replace(/\/[^/]+\/\.\.\//g, '/');
        return serve(path === asked.path ? asked : as({ ...asked, path }, authority));
      },
  },
  {
    name: 'X-Forwarded-For is believed',
    clause: 'C9',
    check: 'access.addresses',
    standsFor: 'trust proxy for everybody, so that whoever asks may name an address',
    breaks: admitting(['IP_NOT_ALLOWED'], ({ headers }) => headers.has('x-forwarded-for')),
  },
  {
    name: '/auth looks at no address',
    clause: 'C9',
    check: 'access.addresses',
    standsFor: 'one exemption for endpoints and addresses, so that a stolen key yields JWTs',
    breaks: admitting(
      ['IP_NOT_ALLOWED'],
      (asked) => operationOf(asked)?.startsWith('auth.') ?? false,
    ),
  },
  {
    name: 'keys of the other environment see the same data',
    clause: 'C10',
    check: 'access.environments',
    standsFor: 'test keys that are a label, and nothing behind it',
    breaks(serve) {
      let creator: string | undefined;
      return (asked) => {
        if (isOf(asked, 'models.create')) creator = credentialOf(asked);
        const isRead = isOf(asked, 'models.get', 'models.list');
        return serve(isRead && creator !== undefined ? as(asked, creator) : asked);
      };
    },
  },
];
