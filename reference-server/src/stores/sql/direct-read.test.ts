import { DatabaseSync } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectRead, type DirectRead } from './direct-read.ts';
import type { SqlRow } from './sql-database.ts';

let database: DatabaseSync;
let direct: DirectRead;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('create table colours (id integer primary key, name text)');
  database.exec("insert into colours values (1, 'red')");
  direct = createDirectRead(database);
});
afterEach(() => database.close());

const nameOf = (id: number) =>
  direct.read({
    sql: 'select name from colours where id = ?',
    parameters: [id],
  } as unknown as CompiledQuery<SqlRow>);

describe('a direct read', () => {
  it('answers nothing while a transaction is open', () => {
    nameOf(1);
    database.exec('begin');
    expect(nameOf(1)).toBeUndefined();
    database.exec('commit');
    expect(nameOf(1)).toEqual({ row: { name: 'red' } });
  });

  it('tells that there is no row', () => {
    expect(nameOf(2)).toEqual({ row: undefined });
  });

  it('remembers a row, as the same object, until it is told to forget', () => {
    const first = nameOf(1)?.row;
    database.exec("update colours set name = 'blue'");
    expect(nameOf(1)?.row).toBe(first);
    direct.forget();
    expect(nameOf(1)).toEqual({ row: { name: 'blue' } });
  });

  it('remembers that there is none until it is told to forget', () => {
    nameOf(2);
    database.exec("insert into colours values (2, 'green')");
    expect(nameOf(2)).toEqual({ row: undefined });
    direct.forget();
    expect(nameOf(2)).toEqual({ row: { name: 'green' } });
  });

  it('remembers a bounded number of rows', () => {
    nameOf(1);
    for (let id = 2; id <= 5000; id += 1) nameOf(id);
    database.exec("update colours set name = 'blue'");
    expect(nameOf(1)).toEqual({ row: { name: 'blue' } });
  });
});
