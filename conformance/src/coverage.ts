/** What a run has reached of the contract: operations, statuses and error codes. */
import { errorCatalogue } from '@keyturn/contract';
import { codeOf, type Exchange } from './exchange.ts';
import type { Reached, Unreached } from './result.ts';

/** Codes that nobody can provoke from outside, with the reason. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  INTERNAL_ERROR: 'A server that works has no way to answer it.',
  API_KEY_NOT_CONFIGURED: 'Only a server without a root key answers it.',
  SERVICE_UNAVAILABLE: 'Only a server whose store is gone answers it.',
};

export interface Coverage {
  add(exchange: Exchange): void;
  reached(): Reached[];
  /** The codes of the catalogue that no answer carried. */
  unreached(): Unreached[];
}

export function createCoverage(): Coverage {
  const counts = new Map<string, Reached>();
  return {
    add(exchange) {
      const operation = exchange.operation?.id ?? '';
      const code = codeOf(exchange) ?? '';
      const key = `${operation} ${exchange.status} ${code}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { operation, status: exchange.status, code, count });
    },
    reached: () => [...counts.values()],
    unreached() {
      const seen = new Set([...counts.values()].map(({ code }) => code));
      return Object.keys(errorCatalogue)
        .filter((code) => !seen.has(code))
        .map((code) => ({ code, reason: OUT_OF_REACH[code] ?? 'No check that ran provoked it.' }));
    },
  };
}
