import { type OperationId, operationTable } from '@keyturn/contract';
import { jsonSchemasFor } from '@keyturn/contract/validators';
import { checkAnswer } from '@keyturn/reference-server/internal/http/check-answer';
import { describe, expect, it } from 'vitest';
import { completeAnswer } from './complete-answer.ts';

const operations = Object.keys(operationTable) as OperationId[];
const schemaOf = (id: OperationId, status: number) => jsonSchemasFor(id).responses[status];

describe('a completed answer', () => {
  it.each(operations)('is valid for every status of %s, given nothing', (id) => {
    const wrong = operationTable[id].statuses.map((status) =>
      checkAnswer(id, status, completeAnswer(schemaOf(id, status), undefined, undefined)),
    );
    expect(wrong.filter((violation) => violation !== undefined)).toEqual([]);
  });

  it('has what is given, then what is lent, then what is made up', () => {
    const answer = completeAnswer(
      schemaOf('users.get', 200),
      { data: { name: 'Ann' } },
      { data: { id: 'user_7', name: 'Ben' } },
    );
    expect(answer).toMatchObject({ data: { id: 'user_7', name: 'Ann', plan: 'free' } });
  });

  it('completes each item of a list by the one in its place, or else by the first', () => {
    const answer = completeAnswer(
      schemaOf('users.list', 200),
      { data: [{ name: 'Ann' }, {}, {}] },
      { data: [{ id: 'user_1' }, { id: 'user_2' }] },
    );
    expect(answer).toMatchObject({
      data: [{ id: 'user_1', name: 'Ann' }, { id: 'user_2' }, { id: 'user_1' }],
    });
  });

  it('keeps what is wrong', () => {
    expect(
      completeAnswer(schemaOf('users.get', 200), { data: { nmae: 1 } }, undefined),
    ).toMatchObject({ data: { nmae: 1 } });
  });
});
