import { decideWithdrawal, listWithdrawals } from '../domain/withdrawals.ts';
import { changed } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const withdrawals = {
  'withdrawals.list': async ({ query }, { store, caller }) =>
    listWithdrawals(store.resource('withdrawals', caller.environment), query),

  'withdrawals.updateStatus': async ({ body }, { caller, now, change }) =>
    change(async (store) => {
      const { environment } = caller;
      const { withdrawal, affiliate } = await decideWithdrawal(store, environment, body, now);
      const { reply, audit } = changed(withdrawal);
      return { reply, audit: affiliate ? [...audit, ...changed(affiliate).audit] : audit };
    }),
} satisfies Handlers<'withdrawals'>;
