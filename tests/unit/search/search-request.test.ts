import { describe, expect, test } from 'vitest';
import {
  asksForStories,
  noRequest,
  readSearchRequest,
  toIndexQuery,
  writeSearchRequest,
  type SearchRequest,
} from '../../../src/search/search-request.ts';

const full: SearchRequest = {
  query: 'drones & “boats”',
  filters: { topic: 'ukraine-war', person: 'mike-firn', year: '2024' },
  order: 'newest',
};

describe('the address of a search', () => {
  test('tells words, filters and order, and is read as it was written', () => {
    const address = writeSearchRequest(full);
    expect(address).toBe(
      '?q=drones+%26+%E2%80%9Cboats%E2%80%9D&topic=ukraine-war&person=mike-firn&year=2024&sort=newest',
    );
    expect(readSearchRequest(address)).toEqual(full);
  });

  test('is empty if nothing is asked', () => {
    expect(writeSearchRequest(noRequest)).toBe('');
    expect(writeSearchRequest({ ...noRequest, query: '  ' })).toBe('');
    expect(readSearchRequest('')).toEqual(noRequest);
  });

  test.each([
    ['?q=%20a%20%20b%20', { ...noRequest, query: 'a b' }],
    ['?sort=toString', noRequest],
    ['?sort=relevance', noRequest],
    ['?sort=oldest', { ...noRequest, order: 'oldest' }],
    ['?topic=&year=2024&colour=red', { ...noRequest, filters: { year: '2024' } }],
    ['?q=%E0%A4%A&topic=%20', { ...noRequest, query: '\uFFFD%A' }],
  ])('is read however it was typed: %s', (address, request) => {
    expect(readSearchRequest(address)).toEqual(request);
  });

  test('has the same order whatever was chosen first', () => {
    const { year, topic } = full.filters;
    expect(writeSearchRequest({ ...noRequest, filters: { ...(year && { year }), ...(topic && { topic }) } })).toBe(
      '?topic=ukraine-war&year=2024',
    );
  });
});

test('words or a filter ask for stories, an order alone does not', () => {
  expect(asksForStories({ ...noRequest, query: 'a' })).toBe(true);
  expect(asksForStories({ ...noRequest, filters: { year: '2024' } })).toBe(true);
  expect(asksForStories({ ...noRequest, order: 'newest', query: ' ' })).toBe(false);
});

describe('the index is asked', () => {
  test('for words with filters and order', () => {
    expect(toIndexQuery(full)).toEqual({
      term: 'drones & "boats"',
      options: {
        filters: { 'topic/ukraine-war': '1', 'person/mike-firn': '1', 'year/2024': '1' },
        sort: { date: 'desc' },
      },
    });
  });

  test('for filters alone', () => {
    expect(toIndexQuery({ ...noRequest, filters: { year: '2024' } })).toEqual({
      term: null,
      options: { filters: { 'year/2024': '1' }, sort: {} },
    });
  });

  test.each([
    ['oldest', { date: 'asc' }],
    ['relevance', {}],
  ] as const)('for the order %s', (order, sort) => {
    expect(toIndexQuery({ ...noRequest, order, query: 'a' }).options.sort).toEqual(sort);
  });

  test('for words that the typing has not separated, and for a phrase in whatever quotation marks', () => {
    expect(toIndexQuery({ ...noRequest, query: '純屬虛構 中文報道' }).term).toBe('純屬虛構 中文 報道');
    expect(toIndexQuery({ ...noRequest, query: '“the odds”' }).term).toBe('"the odds"');
    expect(toIndexQuery({ ...noRequest, query: '「中文報道」' }).term).toBe('"中文 報道"');
  });
});
