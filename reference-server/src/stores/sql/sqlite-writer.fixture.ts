/** Writes users with their sessions until it is killed, and prints the id of each that was acknowledged. */
import { writeSync } from 'node:fs';
import { sampleUser } from '../sample-records.ts';
import { createSqliteStore } from './sqlite-store.ts';

const store = await createSqliteStore({ path: String(process.argv[2]) });
for (let n = 1; n <= 100_000; n += 1) {
  const user = sampleUser({ id: `user_${n}` });
  await store.transaction(async (access) => {
    await access.resource('users', 'live').insert(user);
    await access.resource('sessions', 'live').insert({
      id: `sess_${n}`,
      userId: user.id,
      device: 'Firefox on Linux',
      ipAddress: '127.0.0.1',
      userAgent: null,
      createdAt: user.createdAt,
      lastSeenAt: user.createdAt,
      expiresAt: user.createdAt,
    });
  });
  writeSync(1, `${user.id}\n`);
}
