/**
 * The directory of an installation: its database, and the secrets that were made for it.
 *
 * - Directory and secrets are readable for their owner only.
 * - A secret is made once and then kept; two processes that start together get the same one.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

export class DataDirectoryError extends Error {
  constructor(directory: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The data directory ${directory} cannot be used: ${reason}`, { cause });
    this.name = 'DataDirectoryError';
  }
}

export interface DataDirectory {
  /** Path of the database file. */
  readonly database: string;
  /** A secret of this installation: read when it is there, made and kept when not. */
  secret(name: string, make: () => string): Promise<string>;
}

/** @throws DataDirectoryError when it cannot be made */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error) => {
    throw new DataDirectoryError(directory, error);
  });

  return {
    database: path.join(directory, 'keyturn.sqlite'),
    async secret(name, make) {
      const file = path.join(directory, name);
      try {
        await writeOnce(file, `${make()}\n`);
        return (await readFile(file, 'utf8')).trim();
      } catch (error) {
        throw new DataDirectoryError(directory, error);
      }
    },
  };
}

async function writeOnce(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text).finally(() => handle.close());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
