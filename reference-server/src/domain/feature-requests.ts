import type { QueryParams, RequestBody, Schema } from '@keyturn/contract';
import type { Change, Collection } from '../ports.ts';
import { found } from './api-error.ts';
import { listByStatus } from './list-by-status.ts';
import type { Page } from './page.ts';
import { patched } from './patch.ts';

type FeatureRequest = Schema<'FeatureRequest'>;

export async function listFeatureRequests(
  requests: Collection<FeatureRequest>,
  query: QueryParams<'featureRequests.list'>,
): Promise<Page<FeatureRequest>> {
  return listByStatus(requests, query, ['title', 'description']);
}

/**
 * Sets the status, the public answer, or both. Every status can follow every other.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND
 */
export async function updateFeatureRequest(
  requests: Collection<FeatureRequest>,
  id: string,
  fields: RequestBody<'featureRequests.update'>,
  now: number,
): Promise<Change<FeatureRequest>> {
  const updatedAt = new Date(now).toISOString();
  const change = await requests.update(id, (current) => patched(current, fields, updatedAt));
  return found(change, 'feature request');
}
