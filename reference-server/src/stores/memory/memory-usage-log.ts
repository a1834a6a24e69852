/** A usage log over an immutable value in a cell; `UsageLog` in ports.ts states what holds. */
import { dayOf, hourOf, isOfToken, lastUses } from '../../domain/usage-rollup.ts';
import type { ApiTokenRecord, UsageLog } from '../../ports.ts';
import { tokenRules } from '../collection-rules.ts';
import { copyRecord } from '../copy-record.ts';
import type { Cell } from './cell.ts';
import { type Records, replaceRecord } from './memory-records.ts';
import type { MemoryState } from './memory-state.ts';
import { appendUsage, daysOf, forgetToken, summaryOf, totalsOf } from './memory-usage-state.ts';

export function createMemoryUsageLog(cell: Cell<MemoryState>): UsageLog {
  return {
    async append(rows) {
      const added = rows.map((row) => ({ ...row }));
      await cell.change((state) => {
        const known = (tokenId: number) => state.tokens.byId.get(tokenId) !== undefined;
        const uses = lastUses(added.filter(isOfToken));
        const tokens = [...uses].reduce(moveLastUse, state.tokens);
        const usage = appendUsage(state.usage, added, known);
        return { state: { ...state, tokens, usage }, result: undefined };
      });
    },

    async totals(tokenIds, now) {
      const { usage } = cell.read();
      return new Map(tokenIds.map((tokenId) => [tokenId, totalsOf(usage, tokenId, now)]));
    },

    async byDay(environment, sinceMs) {
      return daysOf(cell.read().usage, environment, dayOf(sinceMs));
    },

    async summary(environment, sinceMs) {
      return summaryOf(cell.read().usage, environment, hourOf(sinceMs));
    },

    async recent(tokenId, limit) {
      const rows = cell.read().usage.tokens.get(tokenId)?.recent ?? [];
      return rows.toReversed().slice(0, limit).map(copyRecord);
    },

    async deleteToken(tokenId) {
      await cell.change((state) => ({
        state: { ...state, usage: forgetToken(state.usage, tokenId) },
        result: undefined,
      }));
    },
  };
}

function moveLastUse(
  tokens: Records<ApiTokenRecord>,
  [tokenId, at]: readonly [number, number],
): Records<ApiTokenRecord> {
  const token = tokens.byId.get(tokenId)?.record;
  if (token === undefined || (token.lastUsedAt ?? Number.NEGATIVE_INFINITY) >= at) return tokens;
  return replaceRecord(tokens, tokenRules, { ...token, lastUsedAt: at });
}
