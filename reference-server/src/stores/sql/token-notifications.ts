import { type Kysely, sql } from 'kysely';

/** Where the ids of changed tokens are told. */
export const TOKEN_CHANNEL = 'keyturn_tokens';

/**
 * Tells everyone who listens of each token that was changed or deleted. A change through the store
 * writes all columns; the usage log moves `last_used_at` alone, and nobody needs to know of that.
 */
export async function notifyOfTokens(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function notify_of_token() returns trigger language plpgsql as $$
    begin
      perform pg_notify(${sql.lit(TOKEN_CHANNEL)}, old.id::text);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger api_tokens_changed after delete or update of updated_at on api_tokens
    for each row execute function notify_of_token()`.execute(db);
}
