/** Writes users with their sessions until it is killed, and prints the id of each that was acknowledged. */
import { writeSync } from 'node:fs';
import { sampleSession, sampleUser } from '../sample-records.ts';
import { createSqliteStore } from './sqlite-store.ts';

const store = await createSqliteStore({ path: String(process.argv[2]) });
for (let n = 1; n <= 100_000; n += 1) {
  const user = sampleUser({ id: `user_${n}` });
  await store.transaction(async (access) => {
    await access.resource('users', 'live').insert(user);
    const session = sampleSession({ id: `sess_${n}`, userId: user.id });
    await access.resource('sessions', 'live').insert(session);
  });
  writeSync(1, `${user.id}\n`);
}
