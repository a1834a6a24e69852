import type { QueryParams, Schema } from '@keyturn/contract';
import type { Collection } from '../ports.ts';
import { found } from './api-error.ts';
import { listByStatus } from './list-by-status.ts';
import type { Page } from './page.ts';

type Affiliate = Schema<'Affiliate'>;

export async function listAffiliates(
  affiliates: Collection<Affiliate>,
  query: QueryParams<'affiliates.list'>,
): Promise<Page<Affiliate>> {
  return listByStatus(affiliates, query, ['name', 'email', 'code', 'id']);
}

/** @throws ApiError NOT_FOUND */
export async function getAffiliate(
  affiliates: Collection<Affiliate>,
  id: string,
): Promise<Affiliate> {
  return found(await affiliates.get(id), 'affiliate');
}

/**
 * Deletes an affiliate. The withdrawals stay: they are financial records.
 *
 * @throws ApiError NOT_FOUND
 */
export async function deleteAffiliate(
  affiliates: Collection<Affiliate>,
  id: string,
): Promise<Affiliate> {
  return found(await affiliates.delete(id), 'affiliate');
}
