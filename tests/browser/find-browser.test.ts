import { expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

const onlyAt = (place: string) => (path: string) => path === place;

test('the browser named in CHROMIUM_PATH comes before any other', () => {
  expect(findBrowser({ CHROMIUM_PATH: '/opt/browser' }, () => true)).toBe('/opt/browser');
});

test('a CHROMIUM_PATH without a file is a mistake, not a machine without a browser', () => {
  expect(() => findBrowser({ CHROMIUM_PATH: '/opt/brwoser' }, onlyAt('/usr/bin/chromium'))).toThrow(
    'CHROMIUM_PATH is /opt/brwoser, but there is no such file.',
  );
});

test.for([
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
])('a browser is found at %s', (place) => {
  expect(findBrowser({}, onlyAt(place))).toBe(place);
});

test('a machine without a browser has none', () => {
  expect(findBrowser({ CHROMIUM_PATH: '' }, () => false)).toBeUndefined();
});
