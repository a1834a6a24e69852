import { deleteContactMessage, listContactMessages } from '../domain/contact-messages.ts';
import { deleted } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const contactMessages = {
  'contactMessages.list': async ({ query }, { store, caller }) =>
    listContactMessages(store.resource('contactMessages', caller.environment), query),

  'contactMessages.delete': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const messages = store.resource('contactMessages', caller.environment);
      return deleted(await deleteContactMessage(messages, path.id));
    }),
} satisfies Handlers<'contactMessages'>;
