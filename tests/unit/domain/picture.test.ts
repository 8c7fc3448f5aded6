import { expect, test } from 'vitest';
import { fileNameOf, isBeside } from '../../../src/domain/picture.ts';

test.each([
  ['bridge.jpg', true],
  ['./bridge.jpg', true],
  ['pictures/bridge.jpg', true],
  ['Bridge (1), Seoul.jpg', true],
  ['two..dots.jpg', true],
  ['../bridge.jpg', false],
  ['pictures/../../bridge.jpg', false],
  ['..', false],
  ['/bridge.jpg', false],
  ['//other.example/bridge.jpg', false],
  ['https://other.example/bridge.jpg', false],
  ['data:image/png;base64,x', false],
  ['C:\\bridge.jpg', false],
  ['..\\bridge.jpg', false],
])('whether %s lies beside its article: %s', (name, beside) => {
  expect(isBeside(name)).toBe(beside);
});

test.each([
  ['https://other.example/2024/bridge.jpg?width=800#top', 'bridge.jpg'],
  ['../22/bridge.png', 'bridge.png'],
  ['C:\\pictures\\bridge.gif', 'bridge.gif'],
  ['https://other.example/', 'picture.jpg'],
  ['data:image/png;base64,x', 'picture.jpg'],
])('a copy of %s is called %s', (address, name) => {
  expect(fileNameOf(address)).toBe(name);
});
