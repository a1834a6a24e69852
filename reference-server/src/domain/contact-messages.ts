import type { QueryParams, Schema } from '@keyturn/contract';
import type { Collection } from '../ports.ts';
import { found } from './api-error.ts';
import { listByStatus } from './list-by-status.ts';
import type { Page } from './page.ts';

type ContactMessage = Schema<'ContactMessage'>;

export async function listContactMessages(
  messages: Collection<ContactMessage>,
  query: QueryParams<'contactMessages.list'>,
): Promise<Page<ContactMessage>> {
  return listByStatus(messages, query, ['name', 'email', 'subject', 'message']);
}

/** @throws ApiError NOT_FOUND */
export async function deleteContactMessage(
  messages: Collection<ContactMessage>,
  id: string,
): Promise<ContactMessage> {
  return found(await messages.delete(id), 'message');
}
