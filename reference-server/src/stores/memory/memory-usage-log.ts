/** A usage log over an immutable value in a cell; `UsageLog` in ports.ts states what holds. */
import { dayOf, hourOf } from '../../domain/calendar.ts';
import { groupRows, isOfToken, lastUses } from '../../domain/usage-rollup.ts';
import type { ApiTokenRecord, UsageLog, UsageMark, UsageRow } from '../../ports.ts';
import { tokenRules } from '../collection-rules.ts';
import { copyRecord } from '../copy-record.ts';
import { type Cell, part } from './cell.ts';
import { type Records, replaceRecord } from './memory-records.ts';
import type { MemoryState } from './memory-state.ts';
import { beginRecorder, completenessOf, endRecorder, setMark } from './memory-usage-marks.ts';
import {
  appendUsage,
  daysOf,
  forgetRows,
  forgetToken,
  summaryOf,
  tokenEndpointsOf,
  tokenHoursOf,
  topEndpointsOf,
  topTokensOf,
  totalsOf,
  type UsageState,
} from './memory-usage-state.ts';

export function createMemoryUsageLog(cell: Cell<MemoryState>): UsageLog {
  const usageCell = part(cell, 'usage');
  const change = (step: (usage: UsageState) => UsageState) =>
    usageCell.change((usage) => ({ state: step(usage), result: undefined }));

  return {
    begin: (recorder, now) =>
      change((usage) => ({ ...usage, marks: beginRecorder(usage.marks, recorder, now) })),

    end: (recorder) => change((usage) => ({ ...usage, marks: endRecorder(usage.marks, recorder) })),

    async completeness(sinceMs, now) {
      return completenessOf(usageCell.read().marks, sinceMs, now);
    },

    async append(rows, mark) {
      const added = rows.map((row) => ({ ...row }));
      await cell.change((state) => ({ state: withUsage(state, added, mark), result: undefined }));
    },

    async totals(tokenIds, now) {
      const usage = usageCell.read();
      return new Map(tokenIds.map((tokenId) => [tokenId, totalsOf(usage, tokenId, now)]));
    },

    async byDay(environment, sinceMs) {
      return daysOf(usageCell.read(), environment, dayOf(sinceMs));
    },

    async summary(environment, sinceMs) {
      return summaryOf(usageCell.read(), environment, hourOf(sinceMs));
    },

    async tokenHours(tokenId, sinceMs) {
      return tokenHoursOf(usageCell.read(), tokenId, hourOf(sinceMs));
    },

    async tokenEndpoints(tokenId, sinceMs) {
      return tokenEndpointsOf(usageCell.read(), tokenId, dayOf(sinceMs));
    },

    async topTokens(environments, sinceMs, limit) {
      return topTokensOf(usageCell.read(), environments, dayOf(sinceMs)).slice(0, limit);
    },

    async topEndpoints(environments, sinceMs, limit) {
      return topEndpointsOf(usageCell.read(), environments, dayOf(sinceMs)).slice(0, limit);
    },

    async recent(tokenId, limit, sinceMs = Number.NEGATIVE_INFINITY) {
      const rows = usageCell.read().tokens.get(tokenId)?.recent ?? [];
      return rows
        .filter(({ at }) => at >= sinceMs)
        .toReversed()
        .slice(0, limit)
        .map(copyRecord);
    },

    deleteRows: (beforeMs, limit) =>
      usageCell.change((usage) => {
        const { state, deleted } = forgetRows(usage, beforeMs, limit);
        return { state, result: deleted };
      }),

    deleteToken: (tokenId) => change((usage) => forgetToken(usage, tokenId)),
  };
}

/** The state with rows more. Takes the rows over: the caller must not change them afterwards. */
export function withUsage(
  state: MemoryState,
  rows: readonly UsageRow[],
  mark?: UsageMark,
): MemoryState {
  const known = (tokenId: number) => state.tokens.byId.get(tokenId) !== undefined;
  const groups = groupRows(rows);
  const uses = lastUses(groups.filter(isOfToken));
  const tokens = [...uses].reduce(moveLastUse, state.tokens);
  const usage = appendUsage(state.usage, rows, groups, known);
  const marks = mark === undefined ? usage.marks : setMark(usage.marks, mark);
  return { ...state, tokens, usage: { ...usage, marks } };
}

function moveLastUse(
  tokens: Records<ApiTokenRecord>,
  [tokenId, at]: readonly [number, number],
): Records<ApiTokenRecord> {
  const token = tokens.byId.get(tokenId)?.record;
  if (token === undefined || (token.lastUsedAt ?? Number.NEGATIVE_INFINITY) >= at) return tokens;
  return replaceRecord(tokens, tokenRules, { ...token, lastUsedAt: at });
}
