import { expect, test } from 'vitest';
import { printBuildReport, readNextDue } from '../../../src/formats/build-report.ts';

test('the report says in UTC when the next story becomes due, and nothing else', () => {
  const nextDue = { text: '2024-10-23T07:00:00-04:00', epoch: Date.parse('2024-10-23T11:00:00Z') };
  expect(printBuildReport({ nextDue })).toBe('{"nextDue":"2024-10-23T11:00:00Z"}\n');
  expect(readNextDue(printBuildReport({ nextDue }))?.epoch).toBe(nextDue.epoch);
});

test('the report says null if no story is scheduled', () => {
  expect(printBuildReport({})).toBe('{"nextDue":null}\n');
  expect(readNextDue(printBuildReport({}))).toBeUndefined();
});
