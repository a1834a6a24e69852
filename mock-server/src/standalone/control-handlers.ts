/** Time, faults, records, keys and limits of a session. */
import { jsonSchemasFor } from '@keyturn/contract/validators';
import type { Duration } from '../duration.ts';
import { insideOf, type Mock } from '../mock.ts';
import type { MockKeyOptions } from '../mock-keys.ts';
import type { RateLimitState } from '../mock-rate-limits.ts';
import type { MockSeed, SeedOptions } from '../mock-seed.ts';
import { type AdminAnswer, type AdminHandlers, DONE } from './admin-answer.ts';
import { AdminError, invalidFields } from './admin-error.ts';
import { problemsIn } from './admin-input.ts';
import { type FaultData, listFaults, setFault } from './fault-data.ts';
import { seedRecord } from './seed-data.ts';

type Keyed = { readonly key: string };

/** The settings of a key, of which none is required here. */
const keySettings = { ...jsonSchemasFor('apiTokens.create').body, required: [], minProperties: 0 };

export const controlHandlers = {
  'clock.get': ({ session }) => timeOf(session.mock),

  'clock.set'({ session: { mock }, body }) {
    mock.clock.set((body as { now: string }).now);
    return timeOf(mock);
  },

  async 'clock.advance'({ session: { mock }, body }) {
    await mock.clock.advance((body as { by: Duration }).by);
    return timeOf(mock);
  },

  'faults.list': ({ session }) => ({ status: 200, body: { faults: listFaults(session.mock) } }),

  'faults.set': ({ session, body }) => ({
    status: 201,
    body: setFault(session.mock, body as FaultData),
  }),

  'faults.clear'({ session }) {
    insideOf(session.mock).stage().faults.remove();
    return DONE;
  },

  'faults.remove'({ session, params: { id = '' } }) {
    const { faults } = insideOf(session.mock).stage();
    if (!faults.list().some((fault) => String(fault.id) === id)) {
      throw new AdminError(
        'NOT_FOUND',
        `There is no fault ${JSON.stringify(id)}: GET /__mock/faults tells which there are.`,
      );
    }
    faults.remove(Number(id));
    return DONE;
  },

  seed({ session, params, query, body }) {
    const { environment = 'live' } = query as SeedOptions;
    const factory = params['factory'] as keyof MockSeed;
    return {
      status: 201,
      body: seedRecord(session.mock, factory, body as object, { environment }),
    };
  },

  'keys.create'({ session, body }) {
    const problems = problemsIn(body, keySettings, 'body');
    if (problems.length > 0) throw invalidFields(problems);
    return { status: 201, body: session.mock.keys.create(body as MockKeyOptions) };
  },

  'keys.rotate'({ session, body }) {
    const { key, ...options } = body as Keyed & { readonly graceHours?: number };
    return { status: 201, body: session.mock.keys.rotate(key, options) };
  },

  'keys.revoke'({ session, body }) {
    session.mock.keys.revoke((body as Keyed).key);
    return DONE;
  },

  'tokens.expire'({ session, body }) {
    session.mock.tokens.expire((body as Partial<Keyed>).key);
    return DONE;
  },

  'rateLimit.set'({ session, body }) {
    const { key, ...state } = body as Keyed & RateLimitState;
    session.mock.rateLimit.set(key, state);
    return DONE;
  },

  'rateLimit.exhaust'({ session, body }) {
    const { key, ...options } = body as Keyed & Pick<RateLimitState, 'resetIn'>;
    session.mock.rateLimit.exhaust(key, options);
    return DONE;
  },
} satisfies Partial<AdminHandlers>;

function timeOf({ clock }: Mock): AdminAnswer {
  return { status: 200, body: { now: new Date(clock.now()).toISOString() } };
}
