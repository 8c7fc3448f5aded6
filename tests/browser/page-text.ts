import type { Page } from 'playwright-core';

/**
 * What a reader of this page could not read: text that is wider than the window, that its box cuts off, or that other
 * text covers. Text that scrolls within a box of its own is all right, and so is text that is only there to be heard.
 *
 * @returns one line a finding; empty if all is well
 */
export function unreadableText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Line {
      readonly text: string;
      readonly element: Element;
      readonly box: DOMRect;
    }

    const findings: string[] = [];
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      if (!element || text === '' || !element.checkVisibility() || element.closest('.skip, .sr-only')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scrolls = hasAncestor(element, (style) => /auto|scroll/.test(style.overflowX));
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        if (!scrolls && (box.left < -1 || box.right > window.innerWidth + 1)) {
          findings.push(`“${text.slice(0, 40)}” reaches from ${box.left} to ${box.right} in a window of ${innerWidth}`);
        }
        if (!scrolls) lines.push({ text, element, box: middleOf(box) });
      }
    }
    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || element.matches('.sr-only')) continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
        findings.push(`<${element.localName} class="${element.className}"> cuts off its text`);
      }
    }
    for (const [index, line] of lines.entries()) {
      const other = lines.slice(index + 1).find(({ box, element }) => element !== line.element && meet(line.box, box));
      if (other) findings.push(`“${line.text.slice(0, 40)}” and “${other.text.slice(0, 40)}” lie on each other`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth) {
      findings.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}`);
    }
    return findings;

    function hasAncestor(element: Element, is: (style: CSSStyleDeclaration) => boolean): boolean {
      for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement) {
        if (is(getComputedStyle(ancestor))) return true;
      }
      return false;
    }

    /** Without the room above and below the letters, which may lie on that of the next line. */
    function middleOf({ x, y, width, height }: DOMRect): DOMRect {
      return new DOMRect(x + 1, y + height * 0.3, Math.max(0, width - 2), height * 0.4);
    }

    function meet(one: DOMRect, two: DOMRect): boolean {
      return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
    }
  });
}
