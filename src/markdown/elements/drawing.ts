import type { Element, ElementContent, Properties } from 'hast';

/** A drawing as wide as its place. The table beside it says the same in words. */
export function drawing(height: number, children: ElementContent[]): Element {
  return svg('svg', { width: '100%', height, ariaHidden: 'true', focusable: 'false' }, children);
}

/** An SVG element. Classes are given as lists. */
export function svg(
  tagName: string,
  properties: Readonly<Record<string, string | number | string[]>>,
  children: ElementContent[] = [],
): Element {
  const texts = Object.entries(properties).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : value,
  ]);
  return { type: 'element', tagName, properties: Object.fromEntries(texts) as Properties, children };
}
